"""A function in, what it writes out: run in a process that is ended where it takes too much.

Oxigraph has no query timeout and its threads cannot be stopped, so the process is.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
import time
from collections.abc import Callable, Generator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.errors import KgError, QueryTimeout, QueryTooLarge
from kg.query.apart import GREW, WRITTEN, serve
from kg.query.channel import Channel, pair

__all__ = ["Apart", "Bounds"]

_PROGRAM = (
    "import sys; sys.path[:] = sys.argv[5:]; from kg.query.apart import serve;"
    " serve(*map(int, sys.argv[1:5]))"
)


@dataclass(frozen=True, slots=True)
class Bounds:
    """What one query or update may take; a query also its letters, and rows or triples it gives."""

    seconds: float = 60.0
    memory_bytes: int = 4_000_000_000
    rows: int = 10_000_000
    letters: int = 200_000


class Apart:
    """A process that calls one function after the other, started when it is first needed."""

    def __init__(self, bounds: Bounds) -> None:
        self.bounds = bounds
        self._process: int | None = None
        self._channel: Channel

    def run(
        self, function: Callable[..., Any], *arguments: Any, seconds: float | None = None
    ) -> Generator[bytes, None, Any]:
        """Yield what ``function(output, *arguments)`` writes; what it returns is returned.

        Only the seconds that are waited here for the process count, against *seconds* or else those
        of the bounds.  Raises QueryTimeout, QueryTooLarge, and each KgError of the function.  The
        process is ended by all of these but the last, by Ctrl-C, and where what it writes is not
        read to its end.
        """
        if self._process is None:
            self._start()
        is_done = False
        try:
            self._channel.send(pickle.dumps((function, arguments)))
            left = self.bounds.seconds if seconds is None else seconds
            while not is_done:
                began = time.monotonic()
                if not self._channel.has_more(left):
                    raise self._too_slow()
                left = max(0.0, left - (time.monotonic() - began))
                answer = self._channel.receive()
                if answer.startswith(WRITTEN):
                    yield answer[1:]
                else:
                    is_done = True
        except (EOFError, OSError) as error:
            raise self._lost() from error
        finally:
            if not is_done:
                self.end()
        outcome = pickle.loads(answer[1:])  # noqa: S301  # from our own child
        if isinstance(outcome, BaseException):
            raise outcome
        return outcome

    @property
    def is_running(self) -> bool:
        """Whether there is a process, so that the next call need not wait for one."""
        return self._process is not None

    def interrupt(self) -> None:
        """End what runs, from another thread than that which waits for it."""
        process = self._process
        if process is not None:
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)

    def close(self) -> None:
        """End the process."""
        self.end()

    def end(self) -> int:
        """End the process, whatever it does; what it has ended with."""
        process, self._process = self._process, None
        if process is None:
            return 0
        self._channel.close()
        with suppress(ProcessLookupError):
            os.kill(process, signal.SIGKILL)
        return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])

    def _start(self) -> None:
        self._channel, theirs = pair()
        begin = _forked if _has_one_thread() else _spawned
        try:
            self._process = begin(self._channel, theirs, self.bounds.memory_bytes)
        finally:
            theirs.close()

    def _too_slow(self) -> KgError:
        seconds = self.bounds.seconds
        return QueryTimeout(
            f"the query took longer than {seconds:g} s",
            hint=f"give it more: --timeout {seconds * 10:g}",
        )

    def _lost(self) -> KgError:
        """Why the process is gone."""
        code = self._awaited()
        if code == GREW:
            most = self.bounds.memory_bytes
            return QueryTooLarge(
                f"the query took more than {most / 1e9:g} GB of memory",
                hint=f"ask for less, or allow it more: KG_QUERY_BYTES={most * 2}",
            )
        how = signal.Signals(-code).name if code < 0 else f"exit {code}"
        return QueryTooLarge(
            f"the query broke the process that it ran in ({how})",
            hint="it is nested too deep, or too long: ask in parts",
        )

    def _awaited(self) -> int:
        """What a process that has closed its end of the pipe ends with by itself."""
        assert self._process is not None
        process, self._process = self._process, None
        self._channel.close()
        return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])


def _has_one_thread() -> bool:
    """Whether a fork is safe: it has a copy of all memory, but only of this thread."""
    tasks = Path("/proc/self/task")  # Linux; elsewhere forks are not safe with the system's own
    return tasks.is_dir() and len(list(tasks.iterdir())) == 1


def _forked(ours: Channel, theirs: Channel, memory_bytes: int) -> int:
    """The quick way, for commands: all that is loaded here is loaded there."""
    parent = os.getpid()
    sys.stdout.flush()
    sys.stderr.flush()
    child = os.fork()
    if child == 0:
        try:
            ours.close()
            serve(theirs.reading, theirs.writing, parent, memory_bytes)
        finally:
            os._exit(3)
    return child


def _spawned(_: Channel, theirs: Channel, memory_bytes: int) -> int:
    import subprocess

    numbers = map(str, (theirs.reading, theirs.writing, os.getpid(), memory_bytes))
    process = subprocess.Popen(  # noqa: S603  # our own program
        [sys.executable, "-P", "-c", _PROGRAM, *numbers, *sys.path],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        pass_fds=[theirs.reading, theirs.writing],
        process_group=0,  # Ctrl-C on the terminal is ours to answer
    )
    process.returncode = 0  # it is ours to wait for, and none that Popen should warn of
    return process.pid
