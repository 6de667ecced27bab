"""A connection in, ended where its client sends its head too slowly or takes no answer."""

from __future__ import annotations

import asyncio
import sys
from typing import Any

import h11
from uvicorn.protocols.http.h11_impl import STATUS_PHRASES, H11Protocol

from kg.serve.settings import Settings

__all__ = ["patient"]

_PERCENT = [f"%{one:02X}".encode() for one in range(256)]


def patient(settings: Settings) -> type[asyncio.Protocol]:
    """uvicorn's protocol with the time limits of *settings*, and the right status of bad heads."""
    return type("Connection", (_Connection,), {"settings": settings})


class _Connection(H11Protocol):
    """uvicorn itself waits for ever for a head, and for a client that takes nothing."""

    settings: Settings

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._head_ends: asyncio.TimerHandle | None = None
        self._stall_ends: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._await_head()

    def data_received(self, data: bytes) -> None:
        if self.conn.their_state is h11.IDLE and not self.conn.trailing_data[0]:
            data = _with_ascii_target(data)
        super().data_received(data)
        if self.conn.their_state is not h11.IDLE:
            self._stop()
        elif self._head_ends is None:
            self._await_head()

    def connection_lost(self, exc: Exception | None) -> None:
        self._stop()
        self.resume_writing()
        super().connection_lost(exc)

    def pause_writing(self) -> None:
        super().pause_writing()
        self._stall_ends = self.loop.call_later(self.settings.stalled_seconds, self.transport.abort)

    def resume_writing(self) -> None:
        if self._stall_ends is not None:
            self._stall_ends.cancel()
            self._stall_ends = None
        super().resume_writing()

    def send_400_response(self, msg: str) -> None:
        """Answer a head that is not HTTP with the status that h11 hints at, such as 431."""
        error = sys.exception()
        status = getattr(error, "error_status_hint", 400)
        if self.conn.our_state not in (h11.IDLE, h11.SEND_RESPONSE):
            self.transport.close()  # an answer is on its way, and cannot be taken back
            return
        headers = [(b"content-type", b"text/plain"), (b"connection", b"close")]
        reason = STATUS_PHRASES[status]
        for event in (
            h11.Response(status_code=status, headers=headers, reason=reason),
            h11.Data(data=reason + b"\n"),
            h11.EndOfMessage(),
        ):
            self.transport.write(self.conn.send(event) or b"")
        self.transport.close()

    def _await_head(self) -> None:
        self._head_ends = self.loop.call_later(self.settings.head_seconds, self._close)

    def _close(self) -> None:
        if self.conn.their_state is h11.IDLE:
            self.transport.close()

    def _stop(self) -> None:
        if self._head_ends is not None:
            self._head_ends.cancel()
            self._head_ends = None


def _with_ascii_target(data: bytes) -> bytes:
    """*data* with letters in the address as people type them, ``?q=әкім``, written as RFC 3986 has
    them."""
    line, end, rest = data.partition(b"\r\n")
    if line.isascii():
        return data
    return b"".join(_PERCENT[one] if one > 127 else bytes([one]) for one in line) + end + rest
