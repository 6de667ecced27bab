"""A request in, the same out with no more of a body than is allowed, in no more time."""

from __future__ import annotations

import asyncio
import time

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kg.serve.settings import Settings

__all__ = ["BodyLimits"]

_CLOSE = {"Connection": "close"}


class BodyLimits:
    """Raises the 413 or 408 of a body that is too large or comes too slowly."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app, self._settings = app, settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        most, ends = self._settings.body_bytes, time.monotonic() + self._settings.body_seconds
        said = Headers(scope=scope).get("content-length", "")
        size, has_all = 0, False

        async def received() -> Message:
            nonlocal size, has_all
            if has_all:  # what comes now is that the client is gone
                return await receive()
            if said.isdecimal() and int(said) > most:
                raise HTTPException(413, f"a body has at most {most:,} bytes here", _CLOSE)
            try:
                message = await asyncio.wait_for(receive(), max(0.0, ends - time.monotonic()))
            except TimeoutError:
                raise HTTPException(408, "the body comes too slowly", _CLOSE) from None
            size += len(message.get("body", b""))
            has_all = not message.get("more_body", False)
            if size > most:
                raise HTTPException(413, f"a body has at most {most:,} bytes here", _CLOSE)
            return message

        await self._app(scope, received, send)
