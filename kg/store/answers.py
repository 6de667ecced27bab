"""Answers of the web in and out of the generation's SQLite file, by the address that gave them."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from typing import Any

from kg.errors import StoreUnusable
from kg.model import Answer

__all__ = ["Answers"]

_GET = "SELECT content_type, content, etag, last_modified FROM answers WHERE address = ?"
_PUT = "INSERT OR REPLACE INTO answers VALUES (?, ?, ?, ?, ?)"


class Answers:
    """What each address answered the last time, where its server can tell that nothing changed.

    It has the two methods of ``kg.read.fetch.Memory``.  ``changed`` tells whether there is
    something to keep that the generation before has not.
    """

    def __init__(
        self,
        rows: Callable[..., Iterator[tuple[Any, ...]]],
        change: Callable[..., None],
    ) -> None:
        self._rows, self._change = rows, change
        self.changed = False

    def get(self, address: str) -> Answer | None:
        """The last answer that can be asked for again, None where there is none."""
        for content_type, content, etag, last_modified in self._rows(_GET, (address,)):
            try:
                whole = zlib.decompress(content)
            except zlib.error as error:
                hint = "build anew into another --store"
                message = f"a kept answer cannot be unpacked: {error}"
                raise StoreUnusable(message, place=address, hint=hint) from error
            return Answer(address, content_type, whole, etag, last_modified)
        return None

    def put(self, address: str, answer: Answer) -> None:
        """Keep *answer* in the place of the last one, if it can be asked for again."""
        known = self.get(address)
        if known and not answer.has_validator:
            self.forget(address)
        elif answer.has_validator and answer != known:
            packed = zlib.compress(answer.content)
            self._change(
                _PUT, address, answer.content_type, answer.etag, answer.last_modified, packed
            )
            self.changed = True

    def forget(self, address: str) -> None:
        """Drop what *address* answered."""
        if next(self._rows(_GET, (address,)), None):
            self._change("DELETE FROM answers WHERE address = ?", address)
            self.changed = True
