"""A host's name in, a connection to an address that was looked at out, until time is up.

The name is looked up once, each address that it has is checked, and one of these very addresses is
connected to: a name that leads elsewhere a moment later (DNS rebinding) gains nothing.
"""

from __future__ import annotations

import socket
import ssl
import time
from collections.abc import Callable, Iterable
from typing import Any

import httpcore

from kg.errors import SourceRefused
from kg.read.fetch.public import is_public

__all__ = ["CheckedNetwork", "Resolve", "looked_up"]

Resolve = Callable[[str, int], list[str]]

_MOST_ADDRESSES = 4  # of one host that are tried


def looked_up(host: str, port: int) -> list[str]:
    """The IP addresses that the system knows a host by; also 0x7f.1 and 2130706433 have one."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(one[4][0]) for one in found))


class CheckedNetwork(httpcore.NetworkBackend):
    """Connects to public addresses only, and gives up all that it does at ``deadline``."""

    def __init__(self, private_addresses: bool, resolve: Resolve = looked_up) -> None:
        self._private, self._resolve = private_addresses, resolve
        self.deadline = 0.0

    def begin(self, seconds: float) -> None:
        """Let what follows take that long, all in all."""
        self.deadline = time.monotonic() + seconds

    def left(self, kind: type[Exception]) -> float:
        """The seconds that are left; raises an error of that *kind* where there are none."""
        seconds = self.deadline - time.monotonic()
        if seconds <= 0:
            raise kind("time is up")
        return seconds

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to one of the addresses of *host*; raises SourceRefused for private ones."""
        failed: Exception = httpcore.ConnectError("the host has no address")
        for address in self._checked(host, port)[:_MOST_ADDRESSES]:
            try:
                stream = httpcore.SyncBackend().connect_tcp(
                    address, port, self.left(httpcore.ConnectTimeout), None, socket_options
                )
                return _TimedStream(stream, self)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failed = error
        raise failed

    def _checked(self, host: str, port: int) -> list[str]:
        try:
            addresses = self._resolve(host, port)
        except (OSError, UnicodeError) as error:
            raise httpcore.ConnectError(f"the host is not known ({error})") from error
        private = [one for one in addresses if not is_public(one)]
        if private and not self._private:
            raise SourceRefused(
                f"{host} is {private[0]}, no address of the public internet",
                hint="if that is meant: KG_PRIVATE_ADDRESSES=true",
            )
        return addresses


class _TimedStream(httpcore.NetworkStream):
    """A stream whose every step ends when the time of its network is up."""

    def __init__(self, stream: httpcore.NetworkStream, network: CheckedNetwork) -> None:
        self._stream, self._network = stream, network

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._network.left(httpcore.ReadTimeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._network.left(httpcore.WriteTimeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        left = self._network.left(httpcore.ConnectTimeout)
        secured = self._stream.start_tls(ssl_context, server_hostname, left)
        return _TimedStream(secured, self._network)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)
