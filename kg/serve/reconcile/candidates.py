"""A query in, candidates out, best first: what its names may mean, weighed by its conditions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.extract.classes import kinds_of
from kg.query.alike import SURE, Match, is_sure
from kg.query.named_things import CLASSES, short_class
from kg.query.naming import Naming
from kg.query.reader import Reader
from kg.resolve.spelling import skeleton
from kg.serve.reconcile.properties import Property, property_of, subjects, values
from kg.serve.reconcile.wanted import Condition, Wanted

if TYPE_CHECKING:
    from pyoxigraph import Literal, NamedNode

__all__ = ["Candidate", "Matching"]

_Conditions = Sequence[tuple[Condition, Property]]

_FITS, _CONTRADICTS, _UNKNOWN = 5.0, -25.0, -5.0  # what a condition adds
_BY_CONDITIONS = 85.0  # where there is no name, before what conditions add
_WEIGHED = 40  # things whose properties are looked at
_LEAST = 15.0  # less is no candidate


@dataclass(frozen=True, slots=True)
class Candidate:
    """A thing that may be meant: how surely, what tells so, and whether nothing else can be."""

    match: Match
    score: float
    is_match: bool = False
    conditions: Mapping[str, bool] = field(default_factory=dict)


class Matching:
    """Queries of one request to one generation; values that come again are looked up once."""

    def __init__(self, reader: Reader, naming: Naming) -> None:
        self._reader, self._naming = reader, naming
        self._meant: dict[str, frozenset[int]] = {}

    def candidates(self, wanted: Wanted) -> list[Candidate]:
        """The candidates of a query, at most as many as it wants; one at most is a match."""
        kinds = _kinds(wanted.types)
        known = [property_of(one.property) for one in wanted.conditions]
        if any(one.is_required and not p for one, p in zip(wanted.conditions, known, strict=True)):
            return []
        conditions = [(one, p) for one, p in zip(wanted.conditions, known, strict=True) if p]
        found = self._named(wanted, kinds)[:_WEIGHED]
        if not wanted.ids:
            found += self._by_conditions(wanted, conditions, kinds, {one.thing for one in found})
        weighed = [self._weighed(one, conditions) for one in found]
        kept = [one for one in weighed if one is not None and one.score >= _LEAST]
        kept.sort(key=lambda one: -one.score)
        return _decided(kept)[: wanted.limit]

    def _named(self, wanted: Wanted, kinds: Sequence[str]) -> list[Match]:
        naming = self._naming
        given = [thing for one in wanted.ids if (thing := naming.thing(one)) is not None]
        if wanted.ids:
            return [
                Match(one, 100.0, "", is_identifier=True)
                for one in given
                if naming.things.kind(one) in kinds
            ]
        best: dict[int, Match] = {}
        for name in wanted.names:
            for match in naming.matches(name, kinds):
                if match.thing not in best or match.score > best[match.thing].score:
                    best[match.thing] = match
        return sorted(best.values(), key=lambda one: -one.score)

    def _by_conditions(
        self, wanted: Wanted, conditions: _Conditions, kinds: Sequence[str], named: Set[int]
    ) -> list[Match]:
        """The things that fit any of the conditions, and are not *named*."""
        things = self._naming.things
        found: dict[int, None] = {}
        for condition, known in conditions:
            for value in self._terms(condition) if condition.quantifier != "none" else ():
                for iri in subjects(self._reader.graph, known, value):
                    thing = things.number.get(iri)
                    if thing is not None and things.kind(thing) in kinds and thing not in named:
                        found[thing] = None
        if not wanted.names:
            return [Match(one, _BY_CONDITIONS, "") for one in found]
        compared = [self._naming.compared(name, one) for one in found for name in wanted.names]
        best = sorted(compared, key=lambda one: -one.score)[:_WEIGHED]
        return list({one.thing: one for one in reversed(best)}.values())

    def _terms(self, condition: Condition) -> Iterable[NamedNode | Literal]:
        """The terms of the graph that the values of a condition may be."""
        from pyoxigraph import Literal, NamedNode

        from kg.graph.names import expand

        for value in condition.values:
            for thing in sorted(self._things_of(value)):
                yield NamedNode(self._naming.things.iris[thing])
            yield Literal(value)
            yield Literal(value, language="kk")
            for kind in ("agl:kato", "xsd:date", "xsd:gYear", "xsd:gYearMonth", "xsd:integer"):
                yield Literal(value, datatype=NamedNode(expand(kind)))

    def _weighed(self, match: Match, conditions: _Conditions) -> Candidate | None:
        """The candidate; None where it lacks what is required."""
        score, fits = match.score, dict[str, bool]()
        for condition, known in conditions:
            fit = self._fits(match.thing, condition, known)
            if condition.is_required and not fit:
                return None
            if fit is not None:
                fits[known.id] = fit
            score += _UNKNOWN if fit is None else _FITS if fit else _CONTRADICTS
        return Candidate(match, round(min(max(score, 0.0), 100.0), 1), False, fits)

    def _fits(self, thing: int, condition: Condition, known: Property) -> bool | None:
        """Whether the thing has the values; None where the graph says nothing of the property."""
        there = values(self._reader.graph, self._naming.things.iris[thing], known)
        if not there:
            return True if condition.quantifier == "none" else None
        fitting = [any(self._is(one, value) for one in there) for value in condition.values]
        if condition.quantifier == "none":
            return not any(fitting)
        return all(fitting) if condition.quantifier == "all" else any(fitting)

    def _is(self, value: NamedNode | Literal, wanted: str) -> bool:
        from pyoxigraph import NamedNode

        if isinstance(value, NamedNode):
            number = self._naming.things.number.get(value.value)
            is_last = value.value.endswith((f"/{wanted}", f"#{wanted.partition(':')[2] or wanted}"))
            return value.value == wanted or is_last or number in self._things_of(wanted)
        # A year fits each of its days: 2014, 2014-08-06.
        is_begun = value.datatype is not None and value.value.startswith(f"{wanted}-")
        return value.value == wanted or is_begun or skeleton(value.value) == skeleton(wanted)

    def _things_of(self, value: str) -> frozenset[int]:
        """What a value surely is a name of."""
        known = self._meant.get(value)
        if known is None:
            matches = self._naming.matches(value)
            known = frozenset(one.thing for one in matches if one.score >= SURE)
            self._meant[value] = known
        return known


def _kinds(types: Sequence[str]) -> Sequence[str]:
    """The classes that are of any of *types*; all where none is given."""
    if not types:
        return CLASSES
    wanted = {kind for one in types for kind in kinds_of(short_class(one))}
    return [one for one in CLASSES if one in wanted]


def _decided(found: list[Candidate]) -> list[Candidate]:
    """The first is a match if it is sure and the next is far behind."""
    if not found:
        return []
    first, *others = found
    behind = others[0].score if others else 0.0
    is_meant = first.match.is_identifier or is_sure(first.score, behind)
    is_match = is_meant and all(first.conditions.values())
    return [Candidate(first.match, first.score, is_match, first.conditions), *others]
