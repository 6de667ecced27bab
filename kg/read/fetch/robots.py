"""An address in, what the robots.txt of its host says of it out (RFC 9309)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from kg.errors import SourceError, SourceRefused, SourceUnreachable
from kg.read.fetch.addresses import origin
from kg.read.fetch.web import Reply

__all__ = ["Robots"]

_LONGEST_DELAY_SECONDS = 60.0
_READ_BYTES = 512_000  # RFC 9309 2.5: at least 500 KiB are to be read
_BUSY = 429


@dataclass(frozen=True, slots=True)
class _Rules:
    """What one host allows; ``error`` is why nothing of it may be fetched."""

    parsed: Any = None
    error: SourceError | None = None


class Robots:
    """The rules of each host that was met, fetched once a run by *ask*."""

    def __init__(self, ask: Callable[[str], Reply], user_agent: str) -> None:
        self._ask, self._agent = ask, user_agent
        self._known: dict[str, _Rules] = {}

    def require_allowed(self, address: str) -> None:
        """Raise SourceRefused where the site does not want *address* fetched.

        Also where its robots.txt exists and cannot be had, since nobody knows what it says; and
        SourceUnreachable where the host does not answer.
        """
        rules = self._rules(address)
        if rules.error:
            raise type(rules.error)(rules.error.message, place=address, hint=rules.error.hint)
        if rules.parsed and not rules.parsed.can_fetch(address, self._agent):
            raise SourceRefused(
                "robots.txt forbids to fetch it",
                place=address,
                hint="ask the site for leave, or save the page as a file",
            )

    def delay(self, address: str) -> float:
        """The seconds that the site wants between two requests, a minute at most; 0 if it is told
        nowhere.
        """
        known = self._known.get(origin(address))
        stated = known.parsed.crawl_delay(self._agent) if known and known.parsed else None
        return min(float(stated or 0), _LONGEST_DELAY_SECONDS)

    def sitemaps(self, address: str) -> list[str]:
        """The sitemaps that the site's robots.txt names."""
        rules = self._rules(address)
        return list(rules.parsed.sitemaps) if rules.parsed else []

    def _rules(self, address: str) -> _Rules:
        site = origin(address)
        if site not in self._known:
            self._known[site] = self._read(f"{site}/robots.txt")
        return self._known[site]

    def _read(self, address: str) -> _Rules:
        from protego import Protego

        try:
            reply = self._ask(address)
        except SourceUnreachable as error:
            message = f"robots.txt cannot be had: {error.message}"
            return _Rules(error=SourceUnreachable(message, hint=error.hint))
        except SourceRefused as error:
            return _Rules(error=error)
        except SourceError as error:
            return _Rules(error=SourceRefused(f"robots.txt: {error.message}", hint=error.hint))
        if reply.status >= 500 or reply.status == _BUSY:
            message = f"robots.txt cannot be had ({reply.reason}), which counts as a refusal"
            return _Rules(error=SourceRefused(message, hint="build again later"))
        text = reply.content[:_READ_BYTES].decode("utf-8-sig", "replace")
        return _Rules(Protego.parse(text))  # empty, and so without rules, for 404 and the like
