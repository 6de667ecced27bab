"""A list of articles as a site sent it in, what a function reads out of it out: here or apart.

Feeds and sitemaps are opened by the process that runs the whole build.  Whoever runs it may have
them read by another one, which can be ended.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol, TypeVar

__all__ = ["Apart", "Unread", "here"]

Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Unread:
    """A feed or sitemap: its file or address, its bytes, the encoding that the server declares."""

    location: str
    content: bytes
    charset: str | None = None


class Apart(Protocol):
    """Who has *unread* read by *make*, and returns or raises what that does."""

    def __call__(self, make: Callable[[Unread], Made], unread: Unread) -> Made:
        """What *make* makes of it."""


def here(make: Callable[[Unread], Made], unread: Unread) -> Made:
    """What *make* makes of *unread*, in this very process."""
    return make(unread)
