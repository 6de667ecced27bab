"""A place in the text that tells of an event: its phrase, its clause and its verb."""

from __future__ import annotations

from dataclasses import dataclass

from kg.extract.draft import Draft, Named
from kg.extract.holding import Verb

__all__ = ["Telling", "evidence", "said_of"]


@dataclass(frozen=True, slots=True)
class Telling:
    """One place that tells of ``event``: its phrase, its clause from *first* on, and its verb.

    ``outer`` is behind the last token that the adverbials of the holding may stand at, ``core`` is
    where the phrase goes on behind them if they stand inside: ``Үкіметтің кеше өткен | отырысы``.
    """

    event: int
    phrase: Named
    first: int
    outer: int
    verb: Verb | None
    is_held: bool
    core: int


def evidence(draft: Draft, told: Telling) -> tuple[int, int]:
    """The characters from the beginning of the clause to the verb or the end of the phrase."""
    last = max(told.phrase.last - 1, told.verb.at if told.verb else 0)
    return draft.tokens[min(told.first, told.phrase.first)].start, draft.tokens[last].end


def said_of(draft: Draft, told: Telling) -> str:
    """The modality of what is told of the event: what somebody says of it is quoted."""
    said = told.verb.modality if told.verb else "asserted"
    return draft.speech.told_at(told.phrase.last - 1, said)[0]
