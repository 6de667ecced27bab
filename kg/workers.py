"""A function and its inputs in, each input with its outcome out, in the order of the inputs.

One bad input never stops the others: its error is its outcome.
"""

from __future__ import annotations

import signal
import traceback
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path
from typing import TypeVar

from kg.errors import KgError, SourceError, StoreUnusable

__all__ = ["spread"]

Given = TypeVar("Given")
Made = TypeVar("Made")

_WAITING_PER_WORKER = 4  # inputs in memory: enough to keep a worker busy, few enough to stay flat
_SHOWN_LETTERS = 200  # of an unexpected exception, which may quote the whole article


def spread(
    make: Callable[[Given], Made], given: Iterable[Given], workers: int
) -> Iterator[tuple[Given, Made | KgError]]:
    """Each of *given* with what *make* makes of it, or with the error that it raises.

    More than one of *workers* are processes of their own, so *make* and all that passes through it
    must pickle.  Raises StoreUnusable where a worker is killed.
    """
    if workers == 1:
        for one in given:
            yield one, _outcome(make, one)
        return
    waiting: deque[tuple[Given, Future[Made | KgError]]] = deque()
    # spawn: a forked child of a process with threads may lock up (Python docs, multiprocessing)
    # ctrl-C reaches every process of a terminal: this one alone answers it
    with ProcessPoolExecutor(
        workers, get_context("spawn"), signal.signal, (signal.SIGINT, signal.SIG_IGN)
    ) as pool:
        try:
            for one in given:
                with _told_of_a_killed_worker():
                    waiting.append((one, pool.submit(_outcome, make, one)))
                if len(waiting) >= workers * _WAITING_PER_WORKER:
                    yield _next(waiting)
            while waiting:
                yield _next(waiting)
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def _next(
    waiting: deque[tuple[Given, Future[Made | KgError]]],
) -> tuple[Given, Made | KgError]:
    one, future = waiting.popleft()
    with _told_of_a_killed_worker():
        return one, future.result()


@contextmanager
def _told_of_a_killed_worker() -> Iterator[None]:
    try:
        yield
    except BrokenProcessPool as error:
        raise StoreUnusable(
            "a worker process was killed, perhaps for want of memory",
            hint="try fewer at a time: kg build --workers 1",
        ) from error


def _outcome(make: Callable[[Given], Made], one: Given) -> Made | KgError:
    try:
        return make(one)
    except KgError as error:
        return error
    except Exception as error:  # one bad article must not stop a build; it is counted and shown
        last = traceback.extract_tb(error.__traceback__)[-1]
        said = " ".join(str(error).split())[:_SHOWN_LETTERS]
        place = str(getattr(one, "location", getattr(one, "identity", "")))
        return SourceError(
            f"a fault in agglo-kg: {type(error).__name__}: {said}"
            f" ({Path(last.filename).name}:{last.lineno})",
            place=place,
            hint="please report it with the source",
        )
