"""Links between names in, the groups that are one thing out: best links first, vetoes kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.judgement import TYPE, Judgement
from kg.resolve.body_names import body_name
from kg.resolve.person_names import person_name
from kg.resolve.spelling import alike
from kg.resolve.verdicts import NameRecord

__all__ = ["Clash", "Link", "Partition", "contradictory", "traits", "type_clashes"]


@dataclass(frozen=True, slots=True)
class Link:
    """That two names are one thing, the smaller IRI first: how sure, why, and who judged so."""

    one: str
    other: str
    score: float
    because: str
    judgement: str = ""


@dataclass(frozen=True, slots=True)
class Clash:
    """Two judgements that cannot both hold."""

    one: Judgement
    other: Judgement


def type_clashes(judgements: Iterable[Judgement]) -> list[Clash]:
    """The judgements that give one name another class than the one before, which they replace."""
    last: dict[str, Judgement] = {}
    found = []
    for one in sorted(judgements):
        if one.verdict not in TYPE:
            continue
        before = last.get(one.one)
        if before is not None and before.other != one.other:
            found.append(Clash(before, one))
        last[one.one] = one
    return found


class Partition:
    """Names in groups.  Groups that a trait or a judgement keeps apart are never joined.

    Kruskal's way: whoever joins in the order of a sort gets the same groups from the same links,
    whatever order they came in.
    """

    def __init__(self, names: Mapping[str, NameRecord]) -> None:
        self._parent = {iri: iri for iri in names}
        self._members = {iri: [iri] for iri in names}
        self._traits = {iri: traits(one) for iri, one in names.items()}
        self._apart: dict[str, dict[str, Judgement]] = {}  # root -> members of others -> why

    def keep_apart(self, judgement: Judgement) -> None:
        """Never join the two sides of a ``not same``; called before any ``join``."""
        one, other = judgement.sides
        self._apart.setdefault(one, {})[other] = judgement
        self._apart.setdefault(other, {})[one] = judgement

    def kept_apart(self, one: str, other: str) -> Judgement | None:
        """The judgement that keeps the groups of two names apart, the first in sorted order."""
        a, b = self.root(one), self.root(other)
        found = [why for name, why in self._apart.get(a, {}).items() if self.root(name) == b]
        return min(found) if found else None

    def contradict(self, one: str, other: str) -> bool:
        """Whether a trait of the one's group is another in the other's: a patronymic, a code."""
        return contradictory(self._traits[self.root(one)], self._traits[self.root(other)])

    def join(self, one: str, other: str) -> None:
        """Make one group of the groups of two names."""
        a, b = self.root(one), self.root(other)
        if a == b:
            return
        if (-len(self._members[a]), a) > (-len(self._members[b]), b):
            a, b = b, a
        self._parent[b] = a
        self._members[a] += self._members.pop(b)
        for kind, values in self._traits.pop(b).items():
            self._traits[a][kind] = self._traits[a].get(kind, frozenset()) | values
        self._apart.setdefault(a, {}).update(self._apart.pop(b, {}))

    def root(self, name: str) -> str:
        """The name that stands for the group of *name* until groups are joined."""
        while self._parent[name] != name:
            self._parent[name] = self._parent[self._parent[name]]
            name = self._parent[name]
        return name

    def groups(self) -> Iterable[list[str]]:
        """Every group of two names or more, sorted."""
        return sorted(sorted(one) for one in self._members.values() if len(one) > 1)


Traits = dict[str, frozenset[str]]


def traits(one: NameRecord) -> Traits:
    """What no two names of one thing may have different: patronymic, code, unit, legal form."""
    values = {"code": one.code}
    if one.type == "agl:Person":
        parts = person_name(one.name)
        values |= {
            "given": parts.given,
            "initial": parts.initials[:1],
            "patronymic": parts.patronymic,
            "initial of the patronymic": parts.patronymic_initial,
            "gender": parts.gender,
        }
    else:
        body = body_name(one.name)
        values |= {"unit": body.unit, "form": body.form}
    return {kind: frozenset({value}) for kind, value in values.items() if value}


def contradictory(one: Traits, other: Traits) -> bool:
    """Whether a trait that both have has no value in common."""
    return any(
        kind in other
        and values.isdisjoint(other[kind])
        and not any(alike(a, b) for a in values for b in other[kind])
        for kind, values in one.items()
    )
