"""``/search.csv`` and ``/search.json``: all rows of a search, sent as they are made."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Generator, Iterator, Mapping
from threading import BoundedSemaphore
from typing import Any

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from kg.query.rows import all_answers, answer_row, harmless
from kg.serve.failures import Overloaded
from kg.serve.pages.asked import asked
from kg.serve.site import site_of

__all__ = ["routes"]

_AT_ONCE = 2  # downloads; the other threads are for those who read pages
Rows = Iterator[Mapping[str, Any]]
_running = BoundedSemaphore(_AT_ONCE)


def routes() -> list[Route]:
    """``/search.csv`` and ``/search.json``"""
    return [Route("/search.csv", as_csv), Route("/search.json", as_json)]


def as_csv(request: Request) -> Response:
    """A line for each article, with its sentences, for spreadsheets."""
    return _download(request, "csv", "text/csv; charset=utf-8", _csv)


def as_json(request: Request) -> Response:
    """An array of what ``kg search --json`` prints."""
    return _download(request, "json", "application/json", _json)


def _download(
    request: Request, kind: str, media_type: str, written: Callable[[Rows], Iterator[str]]
) -> Response:
    wanted = asked(request.query_params)
    tree, within = wanted.tree(), wanted.within()  # what is malformed is told before all else
    current = site_of(request).current

    def parts() -> Generator[str, None, None]:
        with current.reading() as reader:
            answers = all_answers(reader, tree, sort=wanted.sort, within=within)
            yield from written(answer_row(one, kind) for one in answers)

    if not _running.acquire(blocking=False):
        raise Overloaded("other rows are being downloaded; try again soon")
    name = f'attachment; filename="search.{kind}"'
    return _Rows(parts(), media_type=media_type, headers={"Content-Disposition": name})


class _Rows(StreamingResponse):
    """Rows on their way; what they hold is let go of when they are sent, or nobody waits."""

    def __init__(self, parts: Generator[str, None, None], **more: Any) -> None:
        super().__init__(parts, **more)
        self._parts = parts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await super().__call__(scope, receive, send)
        finally:
            self._parts.close()
            _running.release()


def _csv(rows: Rows) -> Iterator[str]:
    yield "\ufeff"  # without it spreadsheets do not take the file for UTF-8
    for number, row in enumerate(rows):
        line = io.StringIO()
        writer = csv.writer(line, lineterminator="\r\n")
        if not number:
            writer.writerow(row)
        writer.writerow(harmless("" if one is None else str(one)) for one in row.values())
        yield line.getvalue()


def _json(rows: Rows) -> Iterator[str]:
    before = "["
    for row in rows:
        yield f"{before}\n{json.dumps(row, ensure_ascii=False)}"
        before = ","
    yield "[]\n" if before == "[" else "\n]\n"
