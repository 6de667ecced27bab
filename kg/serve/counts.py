"""Requests in, what they were and how long they took out: for Prometheus, and a line of the log."""

from __future__ import annotations

import json
import logging
import time
from collections import Counter
from collections.abc import Iterator

from starlette.types import ASGIApp, Message, Receive, Scope, Send

__all__ = ["Counted", "Counts", "gauge"]

_BOUNDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)  # seconds
_METHODS = ("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS")
_PARTS = ("search", "sparql", "graphs", "reconcile", "doc", "id", "static", "health", "metrics")
_log = logging.getLogger("kg.serve.access")


class Counts:
    """The requests that were answered, by the first part of their path."""

    def __init__(self) -> None:
        self._answered: Counter[tuple[str, str, int]] = Counter()
        self._within: Counter[tuple[str, float]] = Counter()
        self._seconds: Counter[str] = Counter()

    def add(self, method: str, path: str, status: int, seconds: float) -> None:
        """Count one; no names come from those who ask, so that there are never many."""
        part = path.split("/")[1] if path.startswith("/") else ""
        part = part if part in _PARTS else "other"
        self._answered[part, method if method in _METHODS else "other", status] += 1
        self._seconds[part] += seconds  # type: ignore[assignment]  # a Counter adds fractions, too
        for bound in _BOUNDS:
            self._within[part, bound] += seconds <= bound

    def lines(self) -> Iterator[str]:
        """All of it in Prometheus's text format."""
        yield "# HELP kg_requests_total Requests that were answered."
        yield "# TYPE kg_requests_total counter"
        totals: Counter[str] = Counter()
        for (part, method, status), count in sorted(self._answered.items()):
            totals[part] += count
            labels = f'part="{part}",method="{method}",status="{status}"'
            yield f"kg_requests_total{{{labels}}} {count}"
        yield "# HELP kg_request_seconds How long answers took."
        yield "# TYPE kg_request_seconds histogram"
        for part, total in sorted(totals.items()):
            for bound in _BOUNDS:
                count = self._within[part, bound]
                yield f'kg_request_seconds_bucket{{part="{part}",le="{bound:g}"}} {count}'
            yield f'kg_request_seconds_bucket{{part="{part}",le="+Inf"}} {total}'
            yield f'kg_request_seconds_sum{{part="{part}"}} {self._seconds[part]:.6f}'
            yield f'kg_request_seconds_count{{part="{part}"}} {total}'


class Counted:
    """Counts each request, and logs it as a line of JSON without what its client asked for.

    Queries and searches tell what people look for, so an address is logged without its ``?``.
    """

    def __init__(self, app: ASGIApp, counts: Counts) -> None:
        self._app, self._counts = app, counts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began, status, size = time.perf_counter(), 500, 0

        async def sent(message: Message) -> None:
            nonlocal status, size
            if message["type"] == "http.response.start":
                status = message["status"]
            size += len(message.get("body", b""))
            await send(message)

        try:
            await self._app(scope, receive, sent)
        finally:
            seconds = time.perf_counter() - began
            self._counts.add(scope["method"], scope["path"], status, seconds)
            told = {
                "method": scope["method"],
                "path": scope["path"],
                "status": status,
                "bytes": size,
                "ms": round(seconds * 1000, 1),
            }
            _log.info("%s", json.dumps(told, ensure_ascii=True))


def gauge(name: str, meaning: str, value: float) -> Iterator[str]:
    """One number that goes up and down."""
    yield f"# HELP {name} {meaning}"
    yield f"# TYPE {name} gauge"
    yield f"{name} {value}"
