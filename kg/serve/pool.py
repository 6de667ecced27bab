"""SPARQL queries in, their results out, a bounded number at a time in processes that can be ended.

Each process is started before it is needed and keeps the generation open.  One that was ended, for
a query that took too much or whose client is gone, is replaced while others go on.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from typing import Any, TypeVar

from kg.errors import KgError
from kg.serve.current import Current
from kg.serve.failures import Overloaded
from kg.serve.settings import Settings
from kg.serve.worker import Asked, Worker

__all__ = ["Pool", "Results"]

_log = logging.getLogger(__name__)
Made = TypeVar("Made")


class Results:
    """The results of one query; who gets them closes them, whether they were read or not."""

    def __init__(self, pool: Pool, worker: Worker, first: bytes) -> None:
        self._pool, self._worker, self._is_closed = pool, worker, False
        self.first, self.state = first, worker.state
        self.is_all = not worker.is_busy
        if self.is_all:
            self.close()

    async def parts(self) -> AsyncIterator[bytes]:
        """Yield what is there and what comes; raises as ``Worker.begin``."""
        yield self.first
        while not self._is_closed:
            part = await self._pool.call(self._worker.next)
            if not part:
                self.close()
                return
            yield part

    def close(self) -> None:
        """Free the worker; a query that still runs is ended."""
        if not self._is_closed:
            self._is_closed = True
            self._pool.give_back(self._worker)


class Pool:
    """Workers that answer queries, as many as ``settings.queries``."""

    def __init__(self, current: Current, settings: Settings) -> None:
        self._current, self._settings = current, settings
        self._threads = ThreadPoolExecutor(2 * settings.queries, "query")
        self._workers: list[Worker] = []
        self._free: asyncio.LifoQueue[Worker] = asyncio.LifoQueue()
        self._renewals: set[asyncio.Task[None]] = set()
        self._calls: dict[Worker, Future[Any]] = {}
        self.waiting = 0

    @property
    def running(self) -> int:
        """How many queries run now."""
        return len(self._workers) - self._free.qsize()

    async def start(self) -> None:
        """Start all processes; raises as ``Current.reading``."""
        bounds = self._settings.bounds
        self._workers = [Worker(self._current, bounds) for _ in range(self._settings.queries)]
        await asyncio.gather(*(self.call(one.prepare) for one in self._workers))
        for one in self._workers:
            self._free.put_nowait(one)

    async def close(self) -> None:
        """End all processes, and with them what still runs."""
        for renewal in self._renewals:
            renewal.cancel()
        for worker in self._workers:
            worker.interrupt()
        await asyncio.to_thread(self._threads.shutdown)
        for worker in self._workers:
            worker.end()

    async def ask(
        self, asked: Asked, gone: Callable[[], Awaitable[object]] | None = None
    ) -> Results:
        """The results of *asked*; raises as ``Limited.stream`` does, and Overloaded.

        The query is ended when *gone()* is done: nobody waits for the results any longer.
        """
        worker = await self._take()
        begun = self.call(worker.begin, asked)
        watch = asyncio.ensure_future(gone()) if gone is not None else None
        try:
            waited: set[asyncio.Future[Any]] = {begun, *([watch] if watch else [])}
            await asyncio.wait(waited, return_when="FIRST_COMPLETED")
            if not begun.done():
                worker.interrupt()
            first = await asyncio.shield(begun)
            return Results(self, worker, first)
        except BaseException:
            self.give_back(worker)
            raise
        finally:
            if watch is not None:
                watch.cancel()

    def call(self, work: Callable[..., Made], *arguments: object) -> asyncio.Future[Made]:
        """What *work*, a method of a worker, returns; it is run in a thread.

        Who stops waiting for it does not stop the thread, so what it does is remembered.
        """
        begun = self._threads.submit(work, *arguments)
        self._calls[work.__self__] = begun  # type: ignore[attr-defined]  # of a method
        return asyncio.wrap_future(begun)

    def give_back(self, worker: Worker) -> None:
        """Let others ask *worker*, at once where it can answer them at once."""
        call = self._calls.get(worker)
        if call is not None and call.done() and worker.is_ready:
            self._free.put_nowait(worker)
            self._renew_idle(worker.number)
        else:
            self._renew(worker)

    async def _take(self) -> Worker:
        if self._free.empty() and self.waiting >= self._settings.waiting:
            raise Overloaded("too many queries wait already")
        self.waiting += 1
        try:
            async with asyncio.timeout(self._settings.waiting_seconds):
                return await self._free.get()
        except TimeoutError:
            raise Overloaded("too many queries run") from None
        finally:
            self.waiting -= 1

    def _renew_idle(self, number: int) -> None:
        """Have no idle process keep a generation that is not current: it takes space on disk."""
        idle = []
        while not self._free.empty():
            idle.append(self._free.get_nowait())
        for one in reversed(idle):
            if one.number == number:
                self._free.put_nowait(one)
            else:
                self._renew(one)

    def _renew(self, worker: Worker) -> None:
        task = asyncio.get_running_loop().create_task(self._renewed(worker))
        self._renewals.add(task)
        task.add_done_callback(self._renewals.discard)

    async def _renewed(self, worker: Worker) -> None:
        call = self._calls.get(worker)
        if call is not None and not call.done():
            worker.interrupt()
            with suppress(KgError):
                await asyncio.shield(asyncio.wrap_future(call))
        while not worker.is_ready:
            try:
                await self.call(worker.prepare)
            except (KgError, OSError) as error:
                _log.error("a process for queries cannot be started: %s", error)
                await asyncio.sleep(1)
        self._free.put_nowait(worker)
