"""A function and its inputs in, each input with its outcome out, in the order of the inputs.

One bad input never stops the others: its error is its outcome, also where it makes a process hang,
crash or run out of memory.
"""

from __future__ import annotations

import atexit
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future
from queue import SimpleQueue
from threading import Thread
from typing import TypeVar

from kg.errors import KgError
from kg.workers.bounds import Bounds
from kg.workers.worker import Jobs, Worker

__all__ = ["spread"]

Given = TypeVar("Given")
Made = TypeVar("Made")

_WAITING_PER_WORKER = 4  # inputs in memory: enough to keep a worker busy, few enough to stay flat
_idle: list[Worker] = []  # their start takes seconds, so they wait for the next call of the process


def spread(
    make: Callable[[Given], Made],
    given: Iterable[Given],
    workers: int,
    bounds: Bounds | None = None,
) -> Iterator[tuple[Given, Made | KgError]]:
    """Each of *given* with what *make* makes of it, or with the error that it raises.

    All *workers* are processes of their own, so *make*, which stands in a module, and all that
    passes through it must pickle.  ``make.prepare``, where there is one, loads what it needs, and
    no input is blamed for the time of that.  An input without a sign of life (``kg.read.alive``)
    in the seconds of *bounds* is a SourceTooSlow, one that crashes its process a SourceFatal.
    Raises StoreUnusable where no process can be started.
    """
    waiting: deque[tuple[Given, Future[Made | KgError]]] = deque()
    team = _team(make, workers, bounds or Bounds())
    jobs: Jobs = SimpleQueue()
    threads = [Thread(target=worker.work, args=(jobs,), name="worker") for worker in team]
    for thread in threads:
        thread.start()
    try:
        for one in given:
            future: Future[Made | KgError] = Future()
            jobs.put((one, future))
            waiting.append((one, future))
            if len(waiting) >= workers * _WAITING_PER_WORKER:
                first, future = waiting.popleft()
                yield first, future.result()
        while waiting:
            first, future = waiting.popleft()
            yield first, future.result()
    except BaseException:
        for worker in team:  # nobody waits for what they are at
            worker.dismiss()
        _join(threads, jobs)
        for worker in team:
            worker.end()
        raise
    _join(threads, jobs)
    _idle.extend(team)


def _join(threads: Sequence[Thread], jobs: Jobs) -> None:
    for _ in threads:
        jobs.put(None)
    for thread in threads:
        thread.join()


def _team(make: object, workers: int, bounds: Bounds) -> list[Worker]:
    """As many workers for *make*, of those that an earlier call left before new ones.

    Those that were for something else end.
    """
    left = [worker for worker in _idle if worker.is_ours()]
    fitting = [worker for worker in left if worker.does(make, bounds)]
    for worker in left:
        if worker not in fitting:
            worker.end()
    _idle[:] = fitting[workers:]
    return fitting[:workers] + [Worker(make, bounds) for _ in range(workers - len(fitting))]


@atexit.register
def _end_all() -> None:
    for worker in _idle:
        if worker.is_ours():
            worker.end()
