"""An update in, the generation with what it changes out; one after the other on this server."""

from __future__ import annotations

import asyncio
import logging

from starlette.concurrency import run_in_threadpool

from kg.query.limits import Apart
from kg.query.sparql import Graphs
from kg.query.update import Changes, publish_update
from kg.serve.current import Current
from kg.serve.settings import Settings

__all__ = ["Writer"]

_log = logging.getLogger(__name__)


class Writer:
    """Makes the changes of those who may write; ``turn`` is held by who looks before writing."""

    def __init__(self, current: Current, settings: Settings) -> None:
        self._current, self._apart = current, Apart(settings.bounds)
        self.turn = asyncio.Lock()

    async def update(self, text: str, using: Graphs | None = None) -> Changes:
        """Wait for one's turn and make *text*'s changes; raises as ``Reader.update`` does."""
        async with self.turn:
            return await self.update_now(text, using)

    def close(self) -> None:
        """End the process for updates, which goes on from one to the next."""
        self._apart.end()

    async def update_now(self, text: str, using: Graphs | None = None) -> Changes:
        """Make the changes, for who has the turn."""
        changes = await run_in_threadpool(self._publish, text, using)
        _log.info("an update: %d inserted, %d deleted", changes.inserted, changes.deleted)
        return changes

    def _publish(self, text: str, using: Graphs | None) -> Changes:
        with self._current.reading() as reader:
            return publish_update(reader, text, self._apart, using)
