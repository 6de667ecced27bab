"""A store in, what people should judge out: names that may be one thing, and doubtful facts.

Their judgements go back by ``judge`` and ``take_back``, each as a generation of the store.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kg.config import Config
from kg.errors import JudgementMalformed
from kg.judgement import FACT, PAIR, TYPE, VERDICTS, Judgement
from kg.model import Fact, Resolved
from kg.publish import Publication
from kg.query import Reader, open_store
from kg.query.contradictions import Statement, contradictions
from kg.resolve import Clash, Doubt, Resolution, fact_key, resolution, resolve, telling
from kg.store import writing

__all__ = [
    "Evidence",
    "Question",
    "Review",
    "checked",
    "judge",
    "judgements",
    "review",
    "take_back",
]

UNSURE = 0.7  # facts below this confidence are asked about
_SHOWN = 2  # sentences for each side


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence, and the article that it stands in."""

    article: str
    title: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Question:
    """Something for people to judge: a *pair* of names, or a *fact*.

    ``one`` and ``other`` are what a Judgement takes, ``one_text`` and ``other_text`` what people
    read; ``other_text`` of a fact is what contradicts it.
    """

    kind: str
    one: str
    other: str
    one_text: str
    other_text: str
    score: float
    because: str
    evidence: tuple[Evidence, ...] = ()
    other_evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Review:
    """The open questions, likeliest pairs first; judgements that contradict each other; all."""

    questions: tuple[Question, ...]
    clashes: tuple[Clash, ...]
    judgements: tuple[Judgement, ...]


def review(config: Config, *, limit: int = 50) -> Review:
    """What is open in the store: at most *limit* pairs and as many facts.

    Reads every stored article twice.
    """
    with open_store(config.store) as reader:
        base = reader.base_iri
        judged = tuple(reader.articles.judgements)
        extractions = (one.extraction for one in reader.articles.all_resolved())
        known = resolution((telling(one, base) for one in extractions), judged, base)
        doubts = known.doubts[:limit]
        sentences = _sentences(reader, {iri for one in doubts for iri in _sides(one)})
        pairs = tuple(_pair(one, sentences) for one in doubts)
        facts = tuple(_facts(reader, known, limit))
        return Review((*pairs, *facts), known.clashes, judged)


def judgements(config: Config) -> tuple[Judgement, ...]:
    """All that people have judged in the store, the earliest first."""
    with open_store(config.store) as reader:
        return tuple(reader.articles.judgements)


def judge(given: Iterable[Judgement], config: Config) -> Resolution:
    """Take what people decided and publish what follows: who is who now, and what contradicts what.

    All or none: raises JudgementMalformed for one that is none.
    """
    well_formed = [checked(one) for one in given]
    with writing(config.store) as draft, Publication(draft, config) as publication:
        for one in well_formed:
            publication.judge(one)
        publication.publish()
        return publication.resolution


def take_back(id: str, config: Config) -> Judgement:
    """Undo a judgement and publish what follows; raises JudgementMissing."""
    with writing(config.store) as draft, Publication(draft, config) as publication:
        undone = publication.take_back(id)
        publication.publish()
        return undone


def checked(one: Judgement, place: str = "") -> Judgement:
    """*one* as it is; raises JudgementMalformed where it cannot be a judgement."""
    fault = ""
    if one.verdict not in VERDICTS:
        fault = f"{one.verdict!r} is none of {', '.join(VERDICTS)}"
    elif not one.one or (one.verdict in PAIR and (not one.other or one.one == one.other)):
        fault = f"{one.verdict!r} needs the IRIs of two names"
    elif one.verdict in TYPE and ":" not in one.other:
        fault = "wrong type needs the right class, such as agl:Company"
    elif one.verdict in FACT and "/" not in one.one:
        fault = "wrong fact needs the key of a fact"
    if fault:
        hint = "kg review --export FILE.csv shows how they are written"
        raise JudgementMalformed(fault, place=place, hint=hint)
    return one


def _sides(one: Doubt) -> tuple[str, str]:
    return one.one.iri, one.other.iri


def _pair(one: Doubt, sentences: dict[str, list[Evidence]]) -> Question:
    return Question(
        "pair",
        *_sides(one),
        one.one.name,
        one.other.name,
        one.score,
        one.because,
        tuple(sentences[one.one.iri]),
        tuple(sentences[one.other.iri]),
    )


def _sentences(reader: Reader, wanted: set[str]) -> dict[str, list[Evidence]]:
    """The first sentences that hold each of the wanted names, in the order of the articles."""
    found: dict[str, list[Evidence]] = defaultdict(list)
    for resolved in reader.articles.all_resolved():
        extraction = resolved.extraction
        alone = [one.iri for one in resolve(extraction, reader.base_iri).entities]
        key = extraction.article.key
        if wanted.isdisjoint({*alone, *(f"{iri}@{key}" for iri in alone)}):
            continue
        article = reader.articles.resolved(key)
        for mention in extraction.mentions:
            iri = "" if mention.referent is None else alone[mention.referent]
            for name in (iri, f"{iri}@{key}"):
                if name in wanted and len(found[name]) < _SHOWN:
                    found[name].append(_evidence(reader, article, mention.start, mention.end))
    return found


def _evidence(reader: Reader, resolved: Resolved, start: int, end: int) -> Evidence:
    article = resolved.extraction.article
    span = article.sentence_at(start, end)
    sentence = " ".join(article.text[span.start : span.end].split())
    iri = f"{reader.base_iri}doc/{article.key}"
    return Evidence(iri, article.metadata.title or article.identity, sentence)


@dataclass(frozen=True, slots=True)
class _Said:
    """One fact of one article."""

    key: str
    fact: Fact
    statement: Statement
    text: str


def _facts(reader: Reader, known: Resolution, limit: int) -> Iterator[Question]:
    """The facts that are contradicted or less sure than UNSURE, the least sure first."""
    said = [
        fact
        for one in reader.articles.all_resolved()
        for fact in _said(known.rightly(one), reader.base_iri)
    ]
    against = contradictions([one.statement for one in said])
    of_statement: dict[Statement, _Said] = {}
    for one in said:
        of_statement.setdefault(one.statement, one)
    doubtful = [
        (one, others)
        for one, others in zip(said, against, strict=True)
        if others or one.fact.confidence < UNSURE
    ]
    doubtful.sort(key=lambda pair: (pair[0].fact.confidence, pair[0].key, pair[0].fact.start))
    for one, others in list({pair[0].key: pair for pair in doubtful[::-1]}.values())[::-1][:limit]:
        yield _question(reader, one, [of_statement[other] for other in others])


def _said(resolved: Resolved, base_iri: str) -> Iterator[_Said]:
    alone = resolve(resolved.extraction, base_iri).entities
    entities, key = resolved.entities, resolved.extraction.article.key
    for fact in resolved.extraction.facts:
        value = fact.object
        iri, label = (
            (entities[value].iri, entities[value].label) if isinstance(value, int) else (value,) * 2
        )
        statement = Statement(entities[fact.subject].iri, fact.predicate, iri, fact.modality)
        text = f"{entities[fact.subject].label}  {fact.predicate}  {label}  ({fact.modality})"
        yield _Said(fact_key(key, fact, alone), fact, statement, text)


def _question(reader: Reader, one: _Said, against: Sequence[_Said]) -> Question:
    because = f"confidence {one.fact.confidence:g}"
    return Question(
        "fact",
        one.key,
        "",
        one.text,
        "; ".join(other.text for other in against),
        one.fact.confidence,
        f"contradicted; {because}" if against else because,
        (_evidence_of(reader, one),),
        tuple(_evidence_of(reader, other) for other in against[:_SHOWN]),
    )


def _evidence_of(reader: Reader, one: _Said) -> Evidence:
    resolved = reader.articles.resolved(one.key.partition("/")[0])
    return _evidence(reader, resolved, one.fact.start, one.fact.end)
