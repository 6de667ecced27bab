"""What a check found: the one record that all checks give."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["FINE", "MEND", "NOTE", "WRONG", "Finding"]

FINE, NOTE, WRONG = "fine", "note", "wrong"
MEND = "kg doctor --mend"


@dataclass(frozen=True, slots=True)
class Finding:
    """The *state* of a *part*, what was found there, and the *command* that mends it.

    A note is nothing wrong.  *cure* names what ``mend`` does about it, where it can do something.
    """

    part: str
    state: str
    detail: str
    command: str = ""
    cure: str = ""
