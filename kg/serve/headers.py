"""An answer in, the same with the headers out that keep browsers from what pages never need."""

from __future__ import annotations

import re

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kg.serve.conditions import COMPRESSED

__all__ = ["EMBEDDED", "HEADERS", "SecurityHeaders"]

_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
# Of the one page that other sites put into frames: nothing on it can be clicked but links.
EMBEDDED = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; base-uri 'none'; "
    "form-action 'none'; frame-ancestors *",
}
HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
_HOST = re.compile(r"(?:[A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\])(?::\d{1,5})?")


class SecurityHeaders:
    """Puts the headers on each answer; refuses large heads, and a Host that no host is called.

    A compressed answer gets an ETag of its own, since a strong tag is of the bytes that are sent.
    """

    def __init__(self, app: ASGIApp, head_bytes: int) -> None:
        self._app, self._head_bytes = app, head_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                if headers["Content-Security-Policy"] == EMBEDDED["Content-Security-Policy"]:
                    del headers["X-Frame-Options"]
                tag = headers.get("etag", "")
                if headers.get("content-encoding") == "gzip" and tag.endswith('"'):
                    headers["ETag"] = f'{tag[:-1]}{COMPRESSED}"'
            await send(message)

        await (self._refusal(scope) or self._app)(scope, receive, sent)

    def _refusal(self, scope: Scope) -> Response | None:
        """The answer to a head that is wrong; uvicorn passes on a large one that comes at once."""
        hosts = Headers(scope=scope).getlist("host")
        if len(scope["raw_path"]) + len(scope["query_string"]) > self._head_bytes:
            return PlainTextResponse("the address is too long\n", 414)
        if sum(len(name) + len(value) for name, value in scope["headers"]) > self._head_bytes:
            return PlainTextResponse("the headers are too long\n", 431)
        if len(hosts) > 1 or not all(map(_HOST.fullmatch, hosts)):
            return PlainTextResponse("this is no host\n", 400)
        return None
