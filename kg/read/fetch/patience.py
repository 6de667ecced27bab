"""A request that may fail in, its reply out, after as many tries as are polite."""

from __future__ import annotations

from collections.abc import Callable
from email.utils import parsedate_to_datetime

from kg.errors import SourceUnreachable
from kg.read.fetch.pace import Clock
from kg.read.fetch.web import BrokenOff, Reply

__all__ = ["patiently"]

_TRIES = 3
_LATER = (429, 502, 503, 504)
_FIRST_PAUSE_SECONDS = 1.0
_LONGEST_WAIT_SECONDS = 60.0  # a server that asks for more is left until the next build


def patiently(ask: Callable[[], Reply], address: str, clock: Clock) -> Reply:
    """What *ask* replies at last: it is asked anew where the server is busy or the line is cut.

    The pauses double, and are longer where the server asks for it (``Retry-After``).  Raises what
    *ask* raises in the end, and SourceUnreachable where the server wants us much later.
    """
    for tried in range(1, _TRIES + 1):
        pause = _FIRST_PAUSE_SECONDS * 2 ** (tried - 1)
        try:
            reply = ask()
        except BrokenOff as error:
            if tried == _TRIES:
                message = f"{error.message}, {_TRIES} times"
                raise SourceUnreachable(message, place=error.place, hint=error.hint) from error
        else:
            if reply.status not in _LATER:
                return reply
            wanted = _wanted_pause(reply.headers.get("retry-after", ""), clock)
            if wanted > _LONGEST_WAIT_SECONDS:
                message = f"the server answers {reply.reason} and asks to wait {wanted:.0f} s"
                raise SourceUnreachable(message, place=address, hint="build again then")
            if tried == _TRIES:
                return reply
            pause = max(pause, wanted)
        clock.sleep(pause)
    raise AssertionError("the last try returns or raises")


def _wanted_pause(stated: str, clock: Clock) -> float:
    """The seconds of a ``Retry-After`` header, which may be a number or a date; else 0."""
    if stated.strip().isdecimal():
        return float(stated)
    try:
        return max(0.0, parsedate_to_datetime(stated).timestamp() - clock.today())
    except (ValueError, TypeError, OverflowError):
        return 0.0
