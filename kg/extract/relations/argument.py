"""A name in its clause: who or what it is, and what marks its part."""

from __future__ import annotations

from dataclasses import dataclass

from kg.extract.classes import kinds_of

__all__ = ["ACTING", "STAND_INS", "Argument"]

ACTING = kinds_of("agl:Organization") | {"agl:Person"}
# People who stand for the body before them: what they did it did.
STAND_INS = frozenset(
    {"өкіл", "депутат", "маман", "қызметкер", "мүше", "ғалым", "басшылық", "ұжым", "сарапшы"}
    | {"хатшылық", "филиал"}
)


@dataclass(frozen=True, slots=True)
class Argument:
    """A name at ``tokens[first:last]`` with what marks its part in the clause, up to ``end``.

    ``case`` is that of its last word, or of the last noun of ``through``: the nouns between it and
    the verb, by their lemmas; ``ending`` is that of the name itself.  ``date`` is set instead of
    *referents* where it is a date; its value is as precise as the text.  The type of one is
    ``DATE``, of a beginning ``SINCE``, of an end ``UNTIL``; ``2012–2015 жылдары`` is one of each.
    A *titled* one is a person with a post before the name, which is part of it.  ``group`` is the
    same for members of one coordination.
    """

    first: int
    last: int
    end: int
    referents: tuple[int, ...]
    types: frozenset[str]
    case: str
    ending: str
    through: tuple[str, ...] = ()
    adposition: str = ""
    date: str = ""
    group: int = -1
    titled: bool = False
