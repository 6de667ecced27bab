"""What claims state in, which of them contradict each other out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

__all__ = ["Statement", "contradictions"]

_SAYS = ("asserted", "quoted")  # a plan that came to nothing contradicts nothing
_ONE_VALUE = {"agl:number", "schema:datePublished", "schema:startDate"}
_ONE_VALUE_OF_MEMBERSHIP = {"agl:statedFrom", "agl:statedTo"}
_SHOWN = 10  # of the statements that contradict one; there may be thousands, each with each


@dataclass(frozen=True, slots=True)
class Statement:
    """What one claim states.  *of_membership* tells that the subject is one post of a person."""

    subject: str
    predicate: str
    value: str
    modality: str
    of_membership: bool = False


def contradictions(statements: Sequence[Statement]) -> list[tuple[Statement, ...]]:
    """For each of *statements* those that contradict it, sorted, each once and ten at most.

    One denies what the other says, or both give a value of what can have only one: a number, the
    date of a decision or an event, the beginning or end of one membership.  A month does not
    contradict a day of it.  As ``ontology/queries/contradictory-claims.rq`` finds them.
    """
    said: dict[tuple[str, ...], set[Statement]] = defaultdict(set)
    for one in statements:
        said[_about(one)].add(one)
    ordered = {
        about: sorted(found, key=lambda one: (one.value, one.modality))
        for about, found in said.items()
    }
    return [_against(one, ordered[_about(one)]) for one in statements]


def _about(one: Statement) -> tuple[str, ...]:
    """What two statements have in common if they may contradict each other."""
    has_one_value = one.predicate in _ONE_VALUE or (
        one.predicate in _ONE_VALUE_OF_MEMBERSHIP and one.of_membership
    )
    about = (one.subject, one.predicate)
    return about if has_one_value else (*about, one.value)


def _against(one: Statement, others: Iterable[Statement]) -> tuple[Statement, ...]:
    found: list[Statement] = []
    for other in others:
        if _contradict(one, other):
            found.append(other)
            if len(found) == _SHOWN:
                break
    return tuple(found)


def _contradict(one: Statement, other: Statement) -> bool:
    if one.value == other.value:
        modalities = {one.modality, other.modality}
        return "denied" in modalities and not modalities.isdisjoint(_SAYS)
    if one.modality not in _SAYS or other.modality not in _SAYS:
        return False
    is_prefix = one.value.startswith(other.value) or other.value.startswith(one.value)
    return one.predicate == "agl:number" or not is_prefix
