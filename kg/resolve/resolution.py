"""What all articles tell, and people's judgements, in; which entity each name is, and why, out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from kg.judgement import FACT, PAIR, TYPE, Judgement
from kg.model import Entity, Resolved
from kg.resolve.candidates import pairs
from kg.resolve.canonical import entity_of
from kg.resolve.components import (
    Clash,
    Link,
    Partition,
    contradictory,
    traits,
    type_clashes,
)
from kg.resolve.identity import resolve, type_segment
from kg.resolve.judged_facts import article_key, without
from kg.resolve.told import Telling, article_of, gathered
from kg.resolve.verdicts import NameRecord, same

__all__ = ["Doubt", "Merge", "Resolution", "resolution"]

_MARGIN = 0.1  # by which one of two that cannot both be it must be the better
_COMPARED = 20  # links of one name that are looked at for rivals


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two names that may be one thing, for people to judge."""

    one: NameRecord
    other: NameRecord
    score: float
    because: str


@dataclass(frozen=True, slots=True)
class Merge:
    """Why *name* and *with_name* are names of the entity *iri*; *judgement* is that of a person."""

    iri: str
    name: str
    with_name: str
    score: float
    because: str
    judgement: str = ""


@dataclass(frozen=True, slots=True)
class Resolution:
    """Which entity each name is.  Names that are not in ``entities`` stand for themselves.

    ``unmet`` are judgements about names that no article has (any more).
    """

    base_iri: str
    entities: Mapping[str, Entity]
    merges: tuple[Merge, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    clashes: tuple[Clash, ...] = ()
    wrong_facts: Mapping[str, set[str]] = field(default_factory=dict)
    unmet: tuple[Judgement, ...] = ()

    def rightly(self, resolved: Resolved) -> Resolved:
        """*resolved* without the facts that people said are wrong."""
        return without(resolved, self.wrong_facts, self.base_iri)

    def applied(self, resolved: Resolved) -> Resolved:
        """*resolved* with the entities that its names are, each with the names of its article."""
        extraction = resolved.extraction
        alone = resolve(extraction, self.base_iri).entities
        return Resolved(
            extraction, tuple(self._known(one, extraction.article.key) for one in alone)
        )

    def _known(self, alone: Entity, key: str) -> Entity:
        known = self.entities.get(f"{alone.iri}@{key}") or self.entities.get(alone.iri)
        if known is None:
            return alone
        names = dict.fromkeys((alone.label, *alone.other_labels))
        return replace(known, other_labels=tuple(one for one in names if one != known.label))


def resolution(
    tellings: Iterable[Telling], judgements: Iterable[Judgement], base_iri: str
) -> Resolution:
    """Which names are one thing: a pure function of the sets of *tellings* and *judgements*.

    Neither the order of the articles nor of the judgements matters.  Memory is that of the
    different names; time is n log n in their number.
    """
    judged = tuple(sorted(set(judgements)))
    names = {iri: one.record() for iri, one in sorted(gathered(tellings, judged).items())}
    names.update(_retyped(names, judged))
    groups = Partition(names)
    links, clashes = _by_people(groups, names, judged)
    sure, doubts = _by_machine(names, judged)
    for link in sure:
        if groups.root(link.one) == groups.root(link.other):
            continue
        if groups.contradict(link.one, link.other) or groups.kept_apart(link.one, link.other):
            doubts.append(link)
            continue
        groups.join(link.one, link.other)
        links.append(link)
    entities = _entities(groups, names, base_iri)
    return Resolution(
        base_iri,
        entities,
        tuple(sorted((_merge(one, names, entities) for one in links), key=_order_of_merges)),
        tuple(_doubt(one, names) for one in _open(doubts, groups, judged)),
        (*clashes, *type_clashes(judged)),
        _wrong_facts(judged),
        tuple(one for one in judged if not _is_met(one, names)),
    )


def _is_met(one: Judgement, names: Mapping[str, NameRecord]) -> bool:
    sides = one.sides if one.verdict in PAIR else [one.one] if one.verdict in TYPE else []
    return all(side in names for side in sides)


def _wrong_facts(judgements: Iterable[Judgement]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for one in judgements:
        if one.verdict in FACT:
            found[article_key(one.one)].add(one.one)
    return dict(found)


def _retyped(
    names: Mapping[str, NameRecord], judgements: Sequence[Judgement]
) -> dict[str, NameRecord]:
    """The names whose class a person set right; of several judgements the last."""
    return {
        one.one: replace(names[one.one], type=one.other, code="")
        for one in judgements
        if one.verdict in TYPE and one.one in names
    }


def _by_people(
    groups: Partition, names: Mapping[str, NameRecord], judgements: Sequence[Judgement]
) -> tuple[list[Link], tuple[Clash, ...]]:
    """Join what people say is the same, in the order of their judgements.

    ``not same`` is kept even where a chain of ``same`` leads across it; both are told then.
    """
    known = [one for one in judgements if all(side in names for side in one.sides)]
    for one in known:
        if one.verdict == "not same":
            groups.keep_apart(one)
    links, clashes = [], []
    for one in known:
        if one.verdict != "same":
            continue
        against = groups.kept_apart(*one.sides)
        if against:
            clashes.append(Clash(against, one))
            continue
        groups.join(*one.sides)
        links.append(Link(*one.sides, 1.0, f"judged the same by {one.by}".strip(), one.id))
    return links, tuple(clashes)


def _by_machine(
    names: Mapping[str, NameRecord], judgements: Sequence[Judgement]
) -> tuple[list[Link], list[Link]]:
    """The links that score enough to join, best first, and those that people are asked about."""
    unsure = {one.sides for one in judgements if one.verdict == "not sure"}
    sure, doubts = [], []
    for one, other in pairs(names.values()):
        verdict = same(one, other)
        link = Link(one.iri, other.iri, verdict.score, verdict.because)
        if verdict.decision == "merge" and (one.iri, other.iri) not in unsure:
            sure.append(link)
        elif verdict.decision != "different":
            doubts.append(link)
    sure.sort(key=lambda link: (-link.score, link.one, link.other))
    rivalled = _rivalled(sure, names)
    doubts += [link for link in sure if link in rivalled]
    return [link for link in sure if link not in rivalled], doubts


def _rivalled(links: Sequence[Link], names: Mapping[str, NameRecord]) -> set[Link]:
    """The links of a name that fits two things nearly as well: whose ``А. Омаров`` is unknown."""
    of_name: dict[str, list[Link]] = defaultdict(list)
    for link in links:
        for name in (link.one, link.other):
            if len(of_name[name]) < _COMPARED:
                of_name[name].append(link)
    found: set[Link] = set()
    for name, own in of_name.items():
        others = [traits(names[one.other if one.one == name else one.one]) for one in own]
        for at, link in enumerate(own):
            for to in range(at):
                if contradictory(others[at], others[to]):
                    found.add(link)
                    if own[to].score - link.score < _MARGIN:
                        found.add(own[to])
    return found


def _entities(
    groups: Partition, names: Mapping[str, NameRecord], base_iri: str
) -> dict[str, Entity]:
    """The entity of each name that does not stand for itself under its own IRI."""
    found: dict[str, Entity] = {}
    grouped = list(groups.groups())
    in_groups = {iri for one in grouped for iri in one}
    alone = [[iri] for iri in names if iri not in in_groups and _needs_iri(iri, names[iri])]
    for group in (*grouped, *alone):
        entity = entity_of([names[iri] for iri in group], base_iri)
        found.update(dict.fromkeys(group, entity))
    return found


def _needs_iri(iri: str, name: NameRecord) -> bool:
    """Whether a judgement moved a name that nothing else shares: into an article, or a class."""
    return bool(article_of(iri)[1]) or f"/{type_segment(name.type)}/" not in iri


def _open(
    doubts: Iterable[Link], groups: Partition, judgements: Sequence[Judgement]
) -> Iterator[Link]:
    """Those that nobody has judged and nothing else has made one thing, the likeliest first."""
    judged = {one.sides for one in judgements}
    for link in sorted(set(doubts), key=lambda one: (-one.score, one.one, one.other)):
        is_one = groups.root(link.one) == groups.root(link.other)
        is_judged = (link.one, link.other) in judged
        if not (is_one or is_judged or groups.kept_apart(link.one, link.other)):
            yield link


def _doubt(link: Link, names: Mapping[str, NameRecord]) -> Doubt:
    return Doubt(names[link.one], names[link.other], link.score, link.because)


def _merge(link: Link, names: Mapping[str, NameRecord], entities: Mapping[str, Entity]) -> Merge:
    one, other = names[link.one].name, names[link.other].name
    label = entities[link.one].label
    if one == label:
        one, other = other, one
    return Merge(entities[link.one].iri, one, other, link.score, link.because, link.judgement)


def _order_of_merges(one: Merge) -> tuple[str, float, str, str]:
    return one.iri, -one.score, one.name, one.with_name
