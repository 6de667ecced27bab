"""A resolved article in, its paragraphs out: sentences with names and hits marked, and facts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kg.judgement import Judgement
from kg.model import Article, Fact, Mention, Resolved, Span
from kg.query.marked import apart
from kg.resolve import fact_key, resolve

__all__ = ["GROUPS", "Paragraph", "Run", "Sentence", "Shown", "Told", "facts", "paragraphs"]

# Kinds of names as readers tell them apart, by KazNERD's labels; all others look alike.
GROUPS = {
    "PERSON": "person",
    "ORGANISATION": "body",
    "GPE": "place",
    "LOCATION": "place",
    "FACILITY": "place",
    "POSITION": "post",
    "LAW": "instrument",
    "PROJECT": "instrument",
    "EVENT": "event",
}


@dataclass(frozen=True, slots=True)
class Shown:
    """Some letters; ``hit`` is where an occurrence of the query begins, with its neighbours."""

    text: str
    hit: int | None = None
    before: int | None = None
    after: int | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """Letters that are one name, or none: its group, its entity's IRI, type, and full form."""

    parts: tuple[Shown, ...]
    group: str = ""
    iri: str = ""
    type: str = ""
    name: str = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """A fact in words.  ``code`` is an object that is a value, such as ``signed`` or a date."""

    key: str
    subject: tuple[str, str]
    predicate: str
    object: tuple[str, str]
    code: str
    modality: str
    confidence: float
    speaker: tuple[str, str] | None
    wrong: Judgement | None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, or a part of it, or what stands between two.

    ``whole`` is the sentence as in the IRI of evidence, ``anchor`` the same where it begins here,
    and ``facts`` stand where it ends.
    """

    whole: str
    anchor: str
    runs: tuple[Run, ...]
    facts: tuple[Told, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph in a language."""

    language: str
    sentences: tuple[Sentence, ...]


def paragraphs(
    resolved: Resolved, hits: Sequence[Span], told: Mapping[int, Sequence[Told]]
) -> Iterator[Paragraph]:
    """The text of the article; *told* has the facts by the first letter of their sentence."""
    article = resolved.extraction.article
    marks = _Marks(resolved, hits)
    start = 0
    for text in article.text.split("\n"):
        inside = Span(start, start + len(text))
        start = inside.end + 1
        if text.strip():
            parts = _parts(article, inside)
            yield Paragraph(
                _language(article, inside),
                tuple(_sentence(marks, part, whole, told) for part, whole in parts),
            )


def facts(
    resolved: Resolved, base_iri: str, wrong: Mapping[str, Judgement]
) -> dict[int, list[Told]]:
    """What the article tells, by the first letter of the sentence that tells it."""
    extraction, entities = resolved.extraction, resolved.entities
    alone = resolve(extraction, base_iri).entities
    found: dict[int, list[Told]] = defaultdict(list)
    seen: set[tuple[int, str]] = set()

    def named(number: int) -> tuple[str, str]:
        return entities[number].label, entities[number].iri

    for fact in sorted(extraction.facts, key=lambda one: (one.start, one.end)):
        start = extraction.article.sentence_at(fact.start, fact.end).start
        key = fact_key(extraction.article.key, fact, alone)
        if (start, key) in seen:  # found by another rule as well
            continue
        seen.add((start, key))
        is_thing = isinstance(fact.object, int)
        found[start].append(
            Told(
                key,
                named(fact.subject),
                fact.predicate,
                named(fact.object) if isinstance(fact.object, int) else ("", ""),
                "" if is_thing else _code(fact),
                fact.modality,
                fact.confidence,
                None if fact.speaker is None else named(fact.speaker),
                wrong.get(key),
            )
        )
    return found


def _code(fact: Fact) -> str:
    value = str(fact.object)
    return f"agl:{value}" if fact.predicate == "agl:status" else value


class _Marks:
    """What is marked in a text: names, and the words that a query matched."""

    def __init__(self, resolved: Resolved, hits: Sequence[Span]) -> None:
        self.text, self.entities = resolved.extraction.article.text, resolved.entities
        self.names, self.hits = apart(resolved.extraction.mentions), list(hits)
        self._neighbours = _neighbours(self.text, self.hits)

    def runs(self, part: Span) -> Iterator[Run]:
        """The letters of *part*, a run for each name and for what stands between names."""
        at = part.start
        for one in self.names:
            if one.end <= part.start or one.start >= part.end:
                continue
            first, last = max(one.start, part.start), min(one.end, part.end)
            if at < first:
                yield Run(tuple(self._shown(Span(at, first))))
            yield self._named(one, Span(first, last))
            at = last
        if at < part.end:
            yield Run(tuple(self._shown(Span(at, part.end))))

    def _named(self, one: Mention, part: Span) -> Run:
        parts = tuple(self._shown(part))
        entity = None if one.referent is None else self.entities[one.referent]
        return Run(
            parts,
            GROUPS.get(one.label, "other"),
            entity.iri if entity else "",
            entity.type if entity else "",
            entity.label if entity else one.lemma,
            f"char={one.start},{one.end}" if one.start == part.start else "",
        )

    def _shown(self, part: Span) -> Iterator[Shown]:
        at = part.start
        for one in self.hits:
            first, last = max(one.start, part.start), min(one.end, part.end)
            if first >= last:
                continue
            if at < first:
                yield Shown(self.text[at:first])
            known = self._neighbours.get(one.start) if last == one.end else None
            before, after = known or (None, None)
            begin = one.start if first == one.start else -1  # the anchor stands once
            yield Shown(self.text[first:last], begin, before, after)
            at = last
        if at < part.end:
            yield Shown(self.text[at : part.end])


def _neighbours(text: str, hits: Sequence[Span]) -> dict[int, tuple[int | None, int | None]]:
    """For the last word of each occurrence where the one before begins, and the one after."""
    groups: list[list[Span]] = []
    for one in hits:
        if groups and not text[groups[-1][-1].end : one.start].strip():
            groups[-1].append(one)
        else:
            groups.append([one])
    begins: list[int | None] = [None, *(group[0].start for group in groups), None]
    return {
        group[-1].start: (before, after)
        for group, before, after in zip(groups, begins, begins[2:], strict=False)
    }


def _parts(article: Article, paragraph: Span) -> Iterator[tuple[Span, Span | None]]:
    """The parts of a paragraph, each with the sentence that it is of, or None between two."""
    inside = [
        one for one in article.sentences if one.start < paragraph.end and one.end > paragraph.start
    ]
    ends = [paragraph.start]
    for one in inside:
        ends += [max(one.start, paragraph.start), min(one.end, paragraph.end)]
    for number, (first, last) in enumerate(pairwise([*ends, paragraph.end])):
        if first < last:
            yield Span(first, last), inside[number // 2] if number % 2 else None


def _sentence(
    marks: _Marks, part: Span, whole: Span | None, told: Mapping[int, Sequence[Told]]
) -> Sentence:
    runs = tuple(marks.runs(part))
    if whole is None:
        return Sentence("", "", runs)
    name = f"char={whole.start},{whole.end}"
    begun = name if part.start == whole.start else ""
    ended = tuple(told.get(whole.start, ())) if part.end == whole.end else ()
    return Sentence(name, begun, runs, ended)


def _language(article: Article, paragraph: Span) -> str:
    for one in article.passages:
        if one.start <= paragraph.start < one.end and one.language != "und":
            return one.language
    return article.language
