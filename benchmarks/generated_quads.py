"""A number of quads in, so many of generated articles out, as a store has them, graph by graph.

The articles of ``generated.py`` with posts added, what follows from all of them, the lists and the
ontology.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from random import Random

from generated import BASE, articles, sentences

from kg.authority import authority
from kg.graph import Quads, article_quads, authority_quads, entity_quads, ontology_quads
from kg.model import Fact, Referent, Resolved
from kg.resolve import resolve

__all__ = ["made"]

_CONFIDENCE = 0.5
_MOST_ARTICLES = 10**9


def made(wanted: int) -> tuple[list[Quads], str]:
    """So many quads, graph by graph, and the title of one of their articles."""
    sentences()  # analyses them, so that the pace below is that of writing
    graphs = [authority_quads(BASE), ontology_quads(BASE)]
    listed, left = graphs[0], wanted - sum(len(set(one)) for one in graphs)
    spent, count, title = 0.0, 0, ""

    def passing() -> Iterator[Resolved]:
        nonlocal left, spent, count, title
        for one in map(with_posts, articles(_MOST_ARTICLES)):
            started = time.perf_counter()
            quads = article_quads(one, BASE, _CONFIDENCE)
            spent += time.perf_counter() - started
            graphs.append(quads)
            left, count = left - len(set(quads)), count + 1
            title = one.extraction.article.metadata.title or title
            yield one
            if left <= count // 2:  # what is left is about what the entities take
                return

    graphs.append(entity_quads(passing(), BASE, _CONFIDENCE, listed))
    written = sum(len(one) for one in graphs[2:-1])
    print(f"{count:,} articles, {written / spent:,.0f} quads/s made of analysed ones", flush=True)
    return graphs, title


def with_posts(one: Resolved) -> Resolved:
    """The article, with a post of the lists for each person, more often than not always the same.

    One claim in ten is planned, and so has no plain triple.
    """
    extraction, posts = one.extraction, list(authority().posts.values())
    chance = Random(extraction.article.key)
    referents, facts = list(extraction.referents), list(extraction.facts)
    start, end = (facts[0].start, facts[0].end) if facts else (0, 0)
    for number, person in enumerate(extraction.referents):
        if person.type == "agl:Person":
            usual = Random(person.name) if chance.random() < 0.8 else chance
            post = usual.choice(posts)
            referents.append(Referent("org:Post", post.name, code=post.code))
            modality = "planned" if chance.random() < 0.1 else "asserted"
            made_by = Fact(number, "agl:holds", len(referents) - 1, start, end, modality, 0.8)
            facts.append(replace(made_by, rule="generated"))
    return resolve(replace(extraction, referents=tuple(referents), facts=tuple(facts)), BASE)
