"""Answers of the web in and out of the generation's SQLite file, by the address that gave them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from kg.model import Answer
from kg.store.originals import Originals, content_hash, packed

__all__ = ["Answers"]

_GET = "SELECT content_type, content, etag, last_modified FROM answers WHERE address = ?"
_PUT = "INSERT OR REPLACE INTO answers VALUES (?, ?, ?, ?, ?)"


class Answers:
    """What each address answered the last time, where its server can tell that nothing changed.

    It has the two methods of ``kg.read.fetch.Memory``.  The bytes stand among the *originals*, once
    for the answer and the article that is made of it.  ``changed`` tells whether there is something
    to keep that the generation before has not.
    """

    def __init__(
        self,
        rows: Callable[..., Iterator[tuple[Any, ...]]],
        change: Callable[..., None],
        originals: Originals,
    ) -> None:
        self._rows, self._change, self._originals = rows, change, originals
        self.changed = False

    def get(self, address: str) -> Answer | None:
        """The last answer that can be asked for again; None where there is none, or its bytes."""
        for content_type, name, etag, last_modified in self._rows(_GET, (address,)):
            content = self._originals.get(name)
            if content is not None:
                return Answer(address, content_type, content, etag, last_modified)
        return None

    def put(self, address: str, answer: Answer) -> None:
        """Keep *answer* in the place of the last one, if it can be asked for again."""
        known = self.get(address)
        if not answer.has_validator:
            self.forget(address)
        elif answer != known:
            name = content_hash(answer.content)
            self._originals.put(name, packed(answer.content))
            self._change(
                _PUT, address, answer.content_type, answer.etag, answer.last_modified, name
            )
            self.changed = True

    def forget(self, address: str) -> None:
        """Drop what *address* answered."""
        if next(self._rows(_GET, (address,)), None):
            self._change("DELETE FROM answers WHERE address = ?", address)
            self.changed = True
