"""What an assistant asks in, bounded answers with their sources out."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from threading import Lock
from typing import Any

from kg.errors import EntityMissing, QueryMalformed
from kg.graph.names import shorten
from kg.graph.union import select
from kg.query.alike import is_sure
from kg.query.cards import Card, CardFact, card, label_of
from kg.query.guard import form
from kg.query.limited import Limited
from kg.query.naming import Naming
from kg.query.reader import Reader
from kg.search.dates import day_range
from kg.serve.current import Current
from kg.serve.kept import Kept
from kg.serve.settings import Settings

__all__ = ["MOST_HITS", "MOST_LETTERS", "MOST_ROWS", "Tools"]

MOST_HITS, MOST_ROWS, MOST_LETTERS = 20, 200, 20_000
_FACTS, _MOST_FACTS, _NAMES, _CANDIDATES = 20, 60, 20, 8
_SENTENCE, _CELL, _SNIPPETS, _ANSWER = 700, 1000, 3, 60_000  # letters; sentences of a hit
_ORDERS = ("relevance", "newest", "oldest")
_CLAIMS = """
SELECT ?claim ?subject ?predicate ?object ?modality ?confidence ?sentence ?article ?title ?date
  ?publisher ?source WHERE {
  { BIND(?given AS ?claim) ?claim a agl:Claim } UNION { ?claim rdf:subject ?given }
  UNION { ?claim rdf:object ?given }
  ?claim rdf:subject ?subject ; rdf:predicate ?predicate ; rdf:object ?object ;
    agl:modality ?modality ; agl:confidence ?confidence ; agl:supportedBy ?evidence .
  ?evidence a nif:Sentence ; nif:anchorOf ?sentence ; agl:inArticle ?article .
  OPTIONAL { ?article dct:title ?title } OPTIONAL { ?article dct:issued ?date }
  OPTIONAL { ?article dct:publisher ?publisher } OPTIONAL { ?article dct:source ?source }
} ORDER BY ?article ?claim LIMIT %d OFFSET %d"""


class Tools:
    """The tools over the store of *current*, which publishes new generations meanwhile."""

    def __init__(self, current: Current, settings: Settings) -> None:
        self._current, self._settings = current, settings
        self._limited: Limited | None = None
        self._asking, self._naming = Lock(), Kept(1)

    def close(self) -> None:
        """End the process for queries."""
        if self._limited is not None:
            self._limited.end()

    def search(
        self,
        query: str,
        date_from: str = "",
        date_to: str = "",
        sort: str = "relevance",
        limit: int = 8,
        offset: int = 0,
    ) -> dict[str, Any]:
        """The articles that hold the words, each with the sentences that do."""
        if sort not in _ORDERS:
            raise QueryMalformed(f"sort is one of {', '.join(_ORDERS)}", place=sort)
        try:
            within = day_range(date_from, date_to) if date_from or date_to else None
        except ValueError as error:
            raise QueryMalformed(str(error), hint="date_from=2014-02, date_to=2020") from error
        with self._current.reading() as reader:
            answers, total, _ = reader.search(
                _text(query, 1000, "query"),
                limit=_within(limit, MOST_HITS),
                offset=_within(offset, 10_000, least=0),
                sort=sort,
                within=within,
            )
            found: dict[str, Any] = {"total": total, "articles": [_hit(one) for one in answers]}
            if not total:
                found["did_you_mean"] = reader.suggest(query, within=within)
            return found

    def entity(self, name: str, facts: int = _FACTS, offset: int = 0) -> dict[str, Any]:
        """The card of what goes by the name, or the things that it may mean."""
        with self._current.reading() as reader:
            if "://" in name:
                [found] = card(reader.graph, name)
            else:
                iri, candidates = self._meant(reader, _text(name, 500, "name"))
                if not iri:
                    return {"candidates": candidates}
                [found] = card(reader.graph, iri)
            return _told_card(found, _within(facts, _MOST_FACTS), _within(offset, 100_000, least=0))

    def sparql(self, query: str) -> dict[str, Any]:
        """The rows of a SELECT, or the answer to an ASK."""
        if form(query) not in ("SELECT", "ASK"):
            raise QueryMalformed("this is neither SELECT nor ASK", hint="SELECT * { ... } LIMIT 50")
        output = io.BytesIO()
        with self._current.reading() as reader, self._asking:
            if self._limited is None:
                self._limited = Limited(reader, self._settings.bounds)
            self._limited.reader = reader
            self._limited.write(query, output, "table")
        head, *rows = map(json.loads, output.getvalue().splitlines())
        if isinstance(head, bool):
            return {"answer": head}
        kept = _as_many(([_cut(cell, _CELL) for cell in row] for row in rows[:MOST_ROWS]), _ANSWER)
        return {"columns": head, "rows": kept, "is_all": len(kept) == len(rows)}

    def evidence(self, iri: str, limit: int = 10, offset: int = 0) -> dict[str, Any]:
        """The claims that an IRI is, or is a part of, each with its sentence and article."""
        import pyoxigraph as ox

        try:
            given = ox.NamedNode(iri.strip().strip("<>"))
        except ValueError as error:
            raise QueryMalformed(f"no IRI: {error}", place=iri) from error
        most = _within(limit, 50)
        query = _CLAIMS % (most + 1, _within(offset, 100_000, least=0))
        with self._current.reading() as reader:
            solutions: Any = select(reader.graph, query.replace("?given", str(given)))
            names = [one.value for one in solutions.variables]
            rows = [
                {name: row[name].value for name in names if row[name] is not None}
                for row in solutions
            ]
            if not rows:
                raise EntityMissing(
                    "there is no claim of that IRI, or about it",
                    place=given.value,
                    hint="SELECT ?claim { ?claim a agl:Claim ; rdf:subject ?thing } finds some",
                )
            claims = [_claim(reader, row) for row in rows[:most]]
        return {"claims": _as_many(claims, _ANSWER), "is_all": len(rows) <= most}

    def article(self, iri: str, start: int = 0, letters: int = 6000) -> dict[str, Any]:
        """The text of an article, or a part of it."""
        with self._current.reading() as reader:
            resolved = reader.resolved(iri.strip().strip("<>"))
        article = resolved.extraction.article
        begin = _within(start, len(article.text), least=0)
        end = min(len(article.text), begin + _within(letters, MOST_LETTERS))
        return _full(
            {
                "iri": reader.iri(article.key),
                **_about(article.metadata),
                "text": article.text[begin:end],
                "start": begin,
                "end": end,
                "length": len(article.text),
            }
        )

    def _meant(self, reader: Reader, name: str) -> tuple[str, Sequence[Mapping[str, Any]]]:
        """The IRI of the thing that *name* surely is of, or else what it may be of."""
        naming = self._naming.of(reader, "naming", lambda: Naming(reader.graph, reader.base_iri))
        matches = naming.matches(name)[:_CANDIDATES]
        if not matches or matches[0].score < 25:
            raise EntityMissing(
                "nothing goes by that name", place=name, hint="look for it with the tool search"
            )
        behind = matches[1].score if len(matches) > 1 else 0.0
        if is_sure(matches[0].score, behind):
            return naming.things.iris[matches[0].thing], ()
        return "", [
            {
                "name": naming.things.label(one.thing),
                "iri": naming.things.iris[one.thing],
                "class": naming.things.kind(one.thing),
                "score": round(one.score),
                "articles": naming.things.articles[one.thing],
            }
            for one in matches
        ]


def _hit(answer: Any) -> dict[str, Any]:
    sentences = [_cut(" ".join(one.text.split()), _SENTENCE) for one in answer.snippets[:_SNIPPETS]]
    return _full({"iri": answer.iri, **_about(answer.article.metadata), "sentences": sentences})


def _about(metadata: Any) -> dict[str, Any]:
    names = ("title", "date", "publisher", "url", "author", "license")
    return {name: getattr(metadata, name) for name in names}


def _told_card(found: Card, most: int, offset: int) -> dict[str, Any]:
    facts = [_fact(one) for one in found.facts[offset : offset + most]]
    return _full(
        {
            "iri": found.iri,
            "name": found.label,
            "names": [f"{name} @{code}" for name, code in found.names[:_NAMES]],
            "classes": [one for one in found.types if one.startswith(("agl:", "org:"))],
            "mentions": found.mentions,
            "posts": [_full(asdict(one)) for one in found.posts[:_NAMES]],
            "facts": _as_many(facts, _ANSWER),
            "facts_in_all": len(found.facts),
        }
    )


def _fact(fact: CardFact) -> dict[str, Any]:
    told = {**asdict(fact), "sentence": _cut(" ".join(fact.sentence.split()), _SENTENCE)}
    return _full({**told, "also_in": fact.also_in[:5], "contradicted_by": fact.contradicted_by[:5]})


def _claim(reader: Reader, row: Mapping[str, str]) -> dict[str, Any]:
    return _full(
        {
            "claim": row["claim"],
            "subject": label_of(reader.graph, row["subject"]),
            "predicate": shorten(row["predicate"]),
            "object": label_of(reader.graph, row["object"]),
            "modality": shorten(row["modality"]).removeprefix("agl:"),
            "confidence": float(row["confidence"]),
            "sentence": _cut(" ".join(row["sentence"].split()), _SENTENCE),
            **{name: row.get(name) for name in ("article", "title", "date", "publisher", "source")},
        }
    )


def _full(told: Mapping[str, Any]) -> dict[str, Any]:
    """*told* without what is empty: assistants pay for each letter."""
    return {name: value for name, value in told.items() if value not in (None, "", (), [])}


def _as_many(rows: Iterable[Any], letters: int) -> list[Any]:
    """The first of *rows*, as many as fit into so many letters of JSON."""
    kept: list[Any] = []
    for row in rows:
        letters -= len(json.dumps(row, ensure_ascii=False))
        if letters < 0 and kept:
            break
        kept.append(row)
    return kept


def _cut(text: Any, letters: int) -> Any:
    return f"{text[:letters]}…" if isinstance(text, str) and len(text) > letters else text


def _within(given: int, most: int, least: int = 1) -> int:
    return max(least, min(given, most))


def _text(given: str, most: int, name: str) -> str:
    text = given.strip()
    if not text or len(text) > most:
        raise QueryMalformed(f"{name} has between 1 and {most} characters")
    return text
