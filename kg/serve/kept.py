"""What is worked out once for a generation, given to all requests that ask for the same."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from threading import Lock
from typing import Any, TypeVar

from kg.query.reader import Reader
from kg.serve.conditions import state_of

__all__ = ["Kept"]

Made = TypeVar("Made")


class Kept:
    """The *most* things that were asked for last; those of an older generation fall out."""

    def __init__(self, most: int = 128) -> None:
        self._most, self._lock = most, Lock()
        self._known: OrderedDict[Hashable, Future[Any]] = OrderedDict()

    def of(self, reader: Reader, key: Hashable, make: Callable[[], Made]) -> Made:
        """What *make* gives for *key* in the generation that *reader* reads.

        Of those who ask at one time one makes it, the others wait; what it raises all raise.
        """
        whole = (state_of(reader), key)
        with self._lock:
            found: Future[Made] | None = self._known.get(whole)
            if found is not None:
                self._known.move_to_end(whole)
            else:
                mine: Future[Made] = Future()
                self._known[whole] = mine
                while len(self._known) > self._most:
                    self._known.popitem(last=False)
        if found is not None:
            return found.result()
        try:
            mine.set_result(make())
        except BaseException as error:
            with self._lock:
                self._known.pop(whole, None)
            mine.set_exception(error)
            raise
        return mine.result()
