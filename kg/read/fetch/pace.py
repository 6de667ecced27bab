"""A host in, nothing out before it is time for the next request to it."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field

__all__ = ["Clock", "Pace"]


@dataclass(frozen=True, slots=True)
class Clock:
    """How time is told and passed; tests have their own."""

    now: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    today: Callable[[], float] = time.time


@dataclass
class Pace:
    """Keeps two requests to one host apart."""

    clock: Clock
    _last: dict[str, float] = field(default_factory=dict)

    def wait(self, host: str, seconds: float) -> None:
        """Return when *seconds* have gone by since ``done`` was told of *host*."""
        left = self._last.get(host, float("-inf")) + seconds - self.clock.now()
        if left > 0:
            self.clock.sleep(left)

    def done(self, host: str) -> None:
        """Take down that a request to *host* has just come to its end."""
        self._last[host] = self.clock.now()
