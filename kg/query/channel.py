"""Messages in at one end, out at the other: what a process for queries and its parent talk by.

As ``multiprocessing.Pipe``, which takes longer to load than most queries take to run.
"""

from __future__ import annotations

import os
import select
import weakref

__all__ = ["Channel", "pair"]

_LENGTH_BYTES = 8
_MOST_AT_ONCE = 1 << 20  # bytes; a read sets room aside for all that it asks for


class Channel:
    """One end: the files to read from and to write to, closed with it and where it is forgotten."""

    def __init__(self, reading: int, writing: int) -> None:
        self.reading, self.writing = reading, writing
        self._closing = weakref.finalize(self, _close, reading, writing)

    def send(self, message: bytes) -> None:
        """Pass *message* on whole; raises BrokenPipeError where the other end is closed."""
        left = memoryview(len(message).to_bytes(_LENGTH_BYTES, "big") + message)
        while left:
            left = left[os.write(self.writing, left) :]

    def receive(self) -> bytes:
        """The next message; raises EOFError where the other end is closed."""
        return self._bytes(int.from_bytes(self._bytes(_LENGTH_BYTES), "big"))

    def has_more(self, seconds: float) -> bool:
        """Whether there is a message, or the end, before that many *seconds* have passed."""
        poll = select.poll()
        poll.register(self.reading, select.POLLIN)
        return bool(poll.poll(seconds * 1000))

    def close(self) -> None:
        """Let go of both files."""
        self._closing()

    def _bytes(self, count: int) -> bytes:
        found = bytearray()
        while len(found) < count:
            part = os.read(self.reading, min(count - len(found), _MOST_AT_ONCE))
            if not part:
                raise EOFError
            found += part
        return bytes(found)


def _close(reading: int, writing: int) -> None:
    os.close(reading)
    os.close(writing)


def pair() -> tuple[Channel, Channel]:
    """Both ends of a new channel; no program that is started inherits them unasked."""
    (ours_reading, theirs_writing), (theirs_reading, ours_writing) = os.pipe(), os.pipe()
    return Channel(ours_reading, ours_writing), Channel(theirs_reading, theirs_writing)
