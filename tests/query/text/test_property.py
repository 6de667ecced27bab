"""For random stores and searches, a join by SPARQL is the join that Python makes by hand."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pyoxigraph as ox
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.graph.names import expand
from kg.model import Resolved
from kg.query.guard import checked
from kg.query.sparql import results
from kg.search import open_index
from kg.search.engine import open_writer
from tests.query.text.conftest import Searched, analysed_article, doc, node

# Each a word with some of its forms: a search by any of them finds all of them.
WORDS = (
    ("мектеп", "мектептерде", "мектебіне"),
    ("министр", "министрдің", "министрлерге"),
    ("өзен", "өзендер", "өзеннен"),
    ("кітап", "кітаптар", "кітабында"),
)
PLACES = ("almaty", "taraz", "semei")


@dataclass(frozen=True)
class Told:
    """An article made up: which words it holds, by their numbers, and what it mentions."""

    words: frozenset[int]
    mentioned: frozenset[str]


@dataclass(frozen=True)
class Asked:
    """A search: all of some words, or any of them, and none of others."""

    words: tuple[int, ...]
    any_word: bool
    unwanted: frozenset[int]
    form: int

    def __str__(self) -> str:
        wanted = (" OR " if self.any_word else " ").join(self._forms(self.words))
        return f"({wanted}) " + " ".join(f"-{one}" for one in self._forms(sorted(self.unwanted)))

    def _forms(self, words: tuple[int, ...] | list[int]) -> Iterator[str]:
        return (WORDS[one][(self.form + one) % 3] for one in words)

    def finds(self, article: Told) -> bool:
        """By hand, without an index."""
        met = [one in article.words for one in self.words]
        return (any(met) if self.any_word else all(met)) and not self.unwanted & article.words


NUMBERS = st.integers(0, len(WORDS) - 1)
TOLD = st.builds(Told, st.frozensets(NUMBERS, min_size=1), st.frozensets(st.sampled_from(PLACES)))
ASKED = st.builds(
    Asked,
    st.lists(NUMBERS, min_size=1, max_size=2, unique=True).map(tuple),
    st.booleans(),
    st.frozensets(NUMBERS, max_size=1),
    st.integers(0, 2),
)


@cache
def analysed(words: frozenset[int], form: int) -> Resolved:
    """An article of some form of each word."""
    text = ". ".join(WORDS[one][(form + one) % 3].capitalize() for one in sorted(words)) + "."
    return analysed_article("-", "", text)


@contextmanager
def opened(articles: list[Told]) -> Iterator[tuple[ox.Store, Searched]]:
    """Graph and index of *articles*, whose keys are ``a0``, ``a1`` ..."""
    from dataclasses import replace

    graph = ox.Store()
    with TemporaryDirectory() as folder:
        writer = open_writer(Path(folder) / "index", "whoosh")
        kept = {}
        for number, told in enumerate(articles):
            key = f"a{number}"
            article = replace(analysed(told.words, number % 3).extraction.article, key=key)
            kept[key] = article
            writer.put(Resolved(replace(analysed(told.words, 0).extraction, article=article)))
            where = ox.NamedNode(f"https://example.org/graph/{key}")
            kind = ox.NamedNode(expand("agl:Article"))
            graph.add(ox.Quad(doc(key), ox.NamedNode(expand("rdf:type")), kind, where))
            for place in told.mentioned:
                mentions = ox.NamedNode(expand("agl:mentions"))
                graph.add(ox.Quad(doc(key), mentions, node(place), where))
        writer.commit()
        index = open_index(Path(folder) / "index")
        try:
            yield graph, Searched(index, kept)
        finally:
            index.close()


@settings(max_examples=12, deadline=None)
@given(articles=st.lists(TOLD, min_size=1, max_size=6), one=ASKED, other=ASKED)
def test_a_join_with_a_search_is_the_join_by_hand(
    articles: list[Told], one: Asked, other: Asked
) -> None:
    first = {number for number, told in enumerate(articles) if one.finds(told)}
    second = {number for number, told in enumerate(articles) if other.finds(told)}
    everything = set(range(len(articles)))
    pairs = [(number, place) for number, told in enumerate(articles) for place in told.mentioned]
    expected = {
        "?d { ?d text:query %1 }": [(number,) for number in first],
        "?d ?p { ?d agl:mentions ?p ; text:query %1 }": [it for it in pairs if it[0] in first],
        "?d { ?d text:query %1, %2 }": [(number,) for number in first & second],
        "?d { { ?d text:query %1 } UNION { ?d text:query %2 } }": [
            *((number,) for number in first),
            *((number,) for number in second),
        ],
        "?d { ?d a agl:Article MINUS { ?d text:query %1 } }": [
            (number,) for number in everything - first
        ],
        "?d { ?d text:query %1 FILTER NOT EXISTS { ?d text:query %2 } }": [
            (number,) for number in first - second
        ],
        "?d (BOUND(?s) AS ?b) { ?d a agl:Article OPTIONAL { (?d ?s) text:query %1 } }": [
            (number, str(number in first).lower()) for number in everything
        ],
        "?d ?p { GRAPH ?g { ?d text:query %1 ; agl:mentions ?p } }": [
            it for it in pairs if it[0] in first
        ],
        "?d ?e { ?d text:query %1 ; agl:mentions ?p . ?e agl:mentions ?p ; text:query %2 }": [
            (it[0], other_it[0])
            for it in pairs
            for other_it in pairs
            if it[1] == other_it[1] and it[0] in first and other_it[0] in second
        ],
        "?d ?n { VALUES (?q ?n) { (%1 1) (%2 2) } OPTIONAL { ?d text:query ?q } }": [
            *((number, "1") for number in first or [""]),
            *((number, "2") for number in second or [""]),
        ],
        "?d { { SELECT ?q { BIND(CONCAT(%1, ' ', %1) AS ?q) } } ?d text:query ?q }": [
            (number,) for number in first
        ],
    }
    with opened(articles) as (graph, searched):
        for query, rows in expected.items():
            if "?q ?n" in query and str(one) == str(other):
                continue  # two equal rows of VALUES
            text = query.replace("%1", f"'{one}'").replace("%2", f"'{other}'")
            assert sorted(found(graph, searched, f"SELECT {text}")) == sorted(
                tuple(map(str, row)) for row in rows
            ), text


def found(graph: ox.Store, searched: Searched, query: str) -> list[tuple[str, ...]]:
    """The rows, articles by their numbers and things by their names."""
    rows = []
    for row in results(graph, checked(query), searched=searched):
        terms = (term.value.rpartition("/")[2] if term else "" for term in row)
        rows.append(tuple(term.removeprefix("a") if term[1:].isdigit() else term for term in terms))
    return rows
