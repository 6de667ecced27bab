"""A query in, the response with its results out: whole where they are few, else as they come."""

from __future__ import annotations

import asyncio
import logging
from functools import partial

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.types import Receive, Scope, Send

from kg.errors import KgError
from kg.serve.conditions import etag, state_of, unchanged
from kg.serve.current import Current
from kg.serve.pool import Results
from kg.serve.site import site_of
from kg.serve.worker import Asked

__all__ = ["answer"]

_log = logging.getLogger(__name__)


async def answer(
    request: Request, asked: Asked, media_type: str, *, is_steady: bool = True
) -> Response:
    """The results of *asked*; raises as ``Pool.ask``.

    A *steady* query has the same results as long as the generation is the same, so who knows them
    is told so without asking it.
    """
    site = site_of(request)
    if is_steady and "if-none-match" in request.headers:
        known = unchanged(request, await run_in_threadpool(_tag, site.current, asked))
        if known is not None:
            return known
    results = await site.pool.ask(asked, partial(_gone, request))
    headers = {"Vary": "Accept", "Cache-Control": "no-cache" if is_steady else "no-store"}
    if is_steady:
        headers["ETag"] = etag(results.state, asked)
    if results.is_all:
        return Response(results.first, media_type=media_type, headers=headers)
    return _Streamed(results, site.settings.answer_seconds, media_type, headers)


class _Streamed(StreamingResponse):
    """Results that are sent as they come; who stops reading them ends the query."""

    def __init__(
        self, results: Results, seconds: float, media_type: str, headers: dict[str, str]
    ) -> None:
        super().__init__(results.parts(), media_type=media_type, headers=headers)
        self._results, self._seconds = results, seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send all, in no more time than is allowed."""
        try:
            async with asyncio.timeout(self._seconds):
                await super().__call__(scope, receive, send)
        except TimeoutError:
            _log.warning("results were cut off: their client took longer than %g s", self._seconds)
        finally:
            self._results.close()

    async def stream_response(self, send: Send) -> None:
        """Send what comes; where that ends with an error the client gets no proper end."""
        try:
            await super().stream_response(send)
        except KgError as error:
            _log.warning("results were cut off: %s", error)


def _tag(current: Current, asked: Asked) -> str:
    with current.reading() as reader:
        return etag(state_of(reader), asked)


async def _gone(request: Request) -> None:
    """Done when the client is gone."""
    while (await request.receive())["type"] != "http.disconnect":
        pass
