"""Inputs in from a pipe, outcomes out: what a worker process runs.

It is told a function and its bounds first, and then one input after the other.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from queue import SimpleQueue
from threading import Thread
from typing import Any

from kg.errors import KgError, SourceError, SourceFatal, StoreUnusable
from kg.read.alive import set_hook
from kg.workers.bounds import Bounds

__all__ = ["SIGN", "place_of", "serve"]

SIGN = b""  # no pickle is empty
_SIGNS_WITHIN_BOUND = 20  # of those that are given, so many are sent within the seconds allowed
_SHOWN_LETTERS = 200  # of an unexpected exception, which may quote the whole article


def serve(channel: int) -> None:
    """Work for the process at the other end of *channel* until it is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # ctrl-C is answered by the parent alone
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    connection = Connection(channel)
    try:
        bounds: Bounds = pickle.loads(connection.recv_bytes())  # noqa: S301  # from our parent
        make, error = _prepared(connection.recv_bytes(), bounds)
        _send(connection, error)
        signs = _Signs(connection, bounds)
        set_hook(signs.give)
        inputs = _inputs(connection)
        while make is not None:
            content = inputs.get()
            signs.begin()
            outcome = _outcome(make, content)
            signs.end()
            _send(connection, outcome)
    except (EOFError, OSError):
        os._exit(0)  # nobody listens any longer


def _inputs(connection: Connection) -> SimpleQueue[bytes]:
    """All that comes, taken at once: who sends never waits for us while we wait for them."""
    inputs: SimpleQueue[bytes] = SimpleQueue()

    def take() -> None:
        try:
            while True:
                inputs.put(connection.recv_bytes())
        finally:
            os._exit(0)  # nobody listens any longer, or an input is larger than our memory

    Thread(target=take, daemon=True).start()
    return inputs


class _Signs:
    """Signs of life on their way to the parent.

    Where even the parent is gone, and cannot end a worker that hangs, the alarm clock does.
    """

    def __init__(self, connection: Connection, bounds: Bounds) -> None:
        self._connection, self._seconds = connection, bounds.seconds
        self._next = 0.0

    def begin(self) -> None:
        """Work on one input begins."""
        signal.setitimer(signal.ITIMER_REAL, self._seconds * 2)
        self._next = time.monotonic() + self._seconds / _SIGNS_WITHIN_BOUND

    def end(self) -> None:
        """Work on one input has ended."""
        signal.setitimer(signal.ITIMER_REAL, 0)

    def give(self) -> None:
        """The work goes on."""
        if time.monotonic() >= self._next:
            self.begin()
            self._connection.send_bytes(SIGN)


def _prepared(content: bytes, bounds: Bounds) -> tuple[Callable[[Any], Any] | None, KgError | None]:
    """The function that was sent, when it has loaded what all inputs need; else what is wrong."""
    try:
        _bound_memory(bounds.memory_bytes)
        make = pickle.loads(content)  # noqa: S301  # from our parent
        if hasattr(make, "prepare"):
            make.prepare()
    except KgError as error:
        return None, error
    except Exception as error:
        return None, StoreUnusable(f"a worker process does not start: {error!r}"[:_SHOWN_LETTERS])
    return make, None


def _bound_memory(most: int) -> None:
    if sys.platform == "darwin":  # which does not hold to it
        return
    import resource

    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    soft = most if hard == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


def place_of(one: object) -> str:
    """Where an input comes from, as its errors name it."""
    return str(getattr(one, "location", getattr(one, "identity", "")))


def _outcome(make: Callable[[Any], Any], content: bytes) -> Any:
    place = ""
    try:
        one = pickle.loads(content)  # noqa: S301  # from our parent
        place = place_of(one)
        return make(one)
    except KgError as error:
        return error
    except MemoryError:
        return SourceFatal("it takes more memory than a worker may have", place=place)
    except Exception as error:  # one bad article must not stop a build; it is counted and shown
        return SourceError.of_fault(error, place)


def _send(connection: Connection, outcome: Any) -> None:
    connection.send_bytes(pickle.dumps(outcome, pickle.HIGHEST_PROTOCOL))
