"""Functions in from a pipe, what they write and give back out: what a process for queries runs.

The process ends itself where it grows too large, and where its parent is gone: threads of Oxigraph
cannot be stopped, and they leave Python free to look at the clock.
"""

from __future__ import annotations

import os
import pickle
import resource
import signal
import time
from collections.abc import Callable
from pathlib import Path
from threading import Thread
from typing import Any

from kg.errors import KgError, QueryTooLarge
from kg.query.channel import Channel

__all__ = ["ENDED", "GREW", "WRITTEN", "Output", "serve"]

WRITTEN, ENDED = b"\0", b"\1"  # what a message begins with: a part of the output, the outcome
GREW = 97  # the exit code of a process that has taken more memory than it may
_LOOKS_A_SECOND = 50
_LETTERS_AT_ONCE = 1 << 16
_SHOWN_LETTERS = 200


class Output:
    """An output that sends on what is written, in large parts."""

    def __init__(self, channel: Channel) -> None:
        self._channel, self._waiting = channel, bytearray()

    def write(self, content: bytes) -> int:
        """Pass *content* on, sooner or later."""
        self._waiting += content
        if len(self._waiting) >= _LETTERS_AT_ONCE:
            self.flush()
        return len(content)

    def flush(self) -> None:
        """Pass it on now."""
        if self._waiting:
            self._channel.send(WRITTEN + self._waiting)
            self._waiting = bytearray()


def serve(reading: int, writing: int, parent: int, memory_bytes: int) -> None:
    """Call what the process *parent* sends, one after the other, and never end.

    A call is a function and its arguments but the first, which is the output.  What is sent is read
    from the file *reading*, what comes of it goes to *writing*.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is answered by the parent, who ends us
    Thread(target=_watch, args=(parent, memory_bytes), daemon=True).start()
    channel = Channel(reading, writing)
    try:
        while True:
            function, arguments = pickle.loads(channel.receive())  # noqa: S301  # our parent's
            output = Output(channel)
            outcome = _outcome(function, output, arguments)
            output.flush()
            channel.send(ENDED + pickle.dumps(outcome, pickle.HIGHEST_PROTOCOL))
    except (EOFError, OSError):
        os._exit(0)  # nobody listens any longer


def _outcome(function: Callable[..., Any], output: Output, arguments: tuple[Any, ...]) -> Any:
    try:
        return function(output, *arguments)
    except (KgError, BrokenPipeError, EOFError) as error:
        return error
    except MemoryError:
        return QueryTooLarge("it takes more memory than there is", hint="ask for less")
    except Exception as error:
        import traceback

        traceback.print_exc()
        said = " ".join(f"{type(error).__name__}: {error}".split())[:_SHOWN_LETTERS]
        return KgError(f"a fault in agglo-kg: {said}", hint="please report it with the query")


def _watch(parent: int, memory_bytes: int) -> None:
    while os.getppid() == parent:
        if _resident_bytes() > memory_bytes:
            os._exit(GREW)
        time.sleep(1 / _LOOKS_A_SECOND)
    os._exit(0)


def _resident_bytes() -> int:
    try:
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE")
    except OSError:  # macOS, which tells how large the process has been at most, in bytes
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
