"""An address in, the answer of its site out: as robots.txt allows, at its pace, after redirects."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

from kg.errors import SourceUnreachable
from kg.model import Answer
from kg.read.fetch.addresses import checked
from kg.read.fetch.manners import Manners
from kg.read.fetch.memory import Memory
from kg.read.fetch.pace import Clock, Pace
from kg.read.fetch.patience import patiently
from kg.read.fetch.robots import Robots
from kg.read.fetch.web import Reply, Web

__all__ = ["Visitor"]

_MOST_REDIRECTS = 5
_MOVED = (301, 302, 303, 307, 308)
_NOT_MODIFIED = 304
_LONGEST_VALIDATOR = 1000
_HINTS = {
    401: "it needs a password: save it as a file",
    403: "the site does not show it to programs: save it as a file",
    404: "check the address in a browser",
    410: "it was taken away for good",
}


class Visitor:
    """Visits sites, one request at a time, and asks only for what has changed since *memory*."""

    def __init__(self, web: Web, manners: Manners, memory: Memory, clock: Clock) -> None:
        self._web, self._manners, self._memory, self._clock = web, manners, memory, clock
        self._pace = Pace(clock)
        self.robots = Robots(lambda address: self._followed(address)[1], manners.user_agent)

    def get(self, address: str) -> Answer:
        """What stands at *address*, or where that has moved to.

        Raises SourceRefused, SourceUnreachable or SourceTooLarge.
        """
        place, reply = self._followed(address, self.robots.require_allowed)
        if reply.status not in (200, 203):
            hint = _HINTS.get(reply.status, "try again later")
            message = f"the server answers {reply.reason}"
            raise SourceUnreachable(message, place=place, hint=hint)
        if not reply.content.strip():
            hint = "open it in a browser; if text is there, save it as a file"
            raise SourceUnreachable("the answer is empty", place=place, hint=hint)
        return _answer(place, reply)

    def _followed(
        self, address: str, require_allowed: Callable[[str], None] = lambda address: None
    ) -> tuple[str, Reply]:
        """The address that a chain of redirects ends at, and its reply."""
        met = [address]
        while True:
            require_allowed(address)
            reply = self._asked(address)
            if reply.status not in _MOVED or not reply.headers.get("location"):
                return address, reply
            address = checked(reply.headers["location"], base=address)
            hint = "open it in a browser and give the address that it ends at"
            if address in met:
                message = f"it leads round in a circle, by {address}"
                raise SourceUnreachable(message, place=met[0], hint=hint)
            met.append(address)
            if len(met) > _MOST_REDIRECTS + 1:
                message = f"more than {_MOST_REDIRECTS} redirects"
                raise SourceUnreachable(message, place=met[0], hint=hint)

    def _asked(self, address: str) -> Reply:
        """The reply of one address; what has not changed comes from memory."""
        known = self._memory.get(address)
        headers = {}
        if known and known.etag:
            headers["If-None-Match"] = known.etag
        if known and known.last_modified:
            headers["If-Modified-Since"] = known.last_modified
        reply = patiently(lambda: self._one(address, headers), address, self._clock)
        if known and reply.status == _NOT_MODIFIED:
            return Reply(200, {"content-type": known.content_type}, known.content)
        if reply.status in (200, 203):
            self._memory.put(address, _answer(address, reply))
        return reply

    def _one(self, address: str, headers: dict[str, str]) -> Reply:
        host = urlsplit(address).netloc
        self._pace.wait(host, max(self._manners.delay_seconds, self.robots.delay(address)))
        try:
            return self._web.ask(address, headers)
        finally:
            self._pace.done(host)


def _answer(address: str, reply: Reply) -> Answer:
    return Answer(
        address=address,
        content_type=reply.headers.get("content-type", ""),
        content=reply.content,
        etag=_validator(reply, "etag"),
        last_modified=_validator(reply, "last-modified"),
    )


def _validator(reply: Reply, name: str) -> str:
    value = reply.headers.get(name, "")
    is_fit = value.isascii() and value.isprintable() and len(value) <= _LONGEST_VALIDATOR
    return value if is_fit else ""
