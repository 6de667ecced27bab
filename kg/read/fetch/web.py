"""One request in, the server's whole reply out, within the limits of time and size.

No cookies, no proxies, no passwords: neither a site nor the environment changes what is asked.
"""

from __future__ import annotations

import ssl
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from types import TracebackType
from typing import Any

import certifi
import httpcore
import httpx

from kg.errors import SourceRefused, SourceTooLarge, SourceUnreachable
from kg.read.fetch.manners import Manners
from kg.read.fetch.network import CheckedNetwork, Resolve, looked_up
from kg.read.fetch.unpacking import unpacked

__all__ = ["BrokenOff", "Reply", "Web"]

_KEPT_OPEN_SECONDS = 60.0
_COMPRESSED = ("gzip", "x-gzip", "deflate")
_NO_TEXT = ("image/", "video/", "audio/", "font/")


class BrokenOff(SourceUnreachable):
    """The connection failed or was cut: asking again may help."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What a server sent: its headers by lower-case name; the body only of a page that is there."""

    status: int
    headers: Mapping[str, str]
    content: bytes = b""

    @property
    def reason(self) -> str:
        """The status in words, such as ``404 Not Found``."""
        known = {one.value: one.phrase for one in HTTPStatus}
        return f"{self.status} {known.get(self.status, '')}".strip()


class Web:
    """Asks web servers, over connections that may only lead where *manners* allow."""

    def __init__(self, manners: Manners, resolve: Resolve | None = None) -> None:
        self._manners = manners
        self._network = CheckedNetwork(manners.private_addresses, resolve or looked_up)
        self._pool = httpcore.ConnectionPool(
            ssl_context=_trusted(),
            max_connections=1,
            max_keepalive_connections=1,
            keepalive_expiry=_KEPT_OPEN_SECONDS,
            network_backend=self._network,
        )

    def __enter__(self) -> Web:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._pool.close()

    def ask(self, address: str, headers: Mapping[str, str]) -> Reply:
        """The reply to one GET of *address*.

        Raises BrokenOff, SourceUnreachable where it takes too long or is no text, SourceRefused
        where the host is in a private network, SourceTooLarge.
        """
        with self._told(address):
            self._network.begin(self._manners.fetch_seconds)
            with self._pool.stream("GET", _target(address), headers=self._all(headers)) as response:
                said = {
                    name.decode("latin-1").lower(): value.decode("latin-1")
                    for name, value in response.headers
                }
                content = b""
                if response.status in (200, 203):
                    content = self._body(response, said, address)
                return Reply(response.status, said, content)

    def _all(self, headers: Mapping[str, str]) -> list[tuple[str | bytes, str | bytes]]:
        return [
            ("User-Agent", self._manners.signature),
            ("Accept", "text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.8"),
            ("Accept-Language", "kk, *;q=0.5"),
            ("Accept-Encoding", "gzip"),
            *headers.items(),
        ]

    def _body(self, response: httpcore.Response, said: Mapping[str, str], address: str) -> bytes:
        limit = self._manners.source_bytes
        kind, encoding = said.get("content-type", ""), said.get("content-encoding", "").lower()
        if kind.lower().startswith(_NO_TEXT):
            raise SourceUnreachable(
                f"no page: {kind}", place=address, hint="give the address of an article"
            )
        if encoding not in ("", "identity", *_COMPRESSED):
            raise SourceUnreachable(
                f"compressed as {encoding}, which nobody asked for", place=address, hint=_SAVE
            )
        stated = said.get("content-length", "")
        if stated.isdecimal() and int(stated) > limit:
            hint = f"raise the limit: KG_MAX_SOURCE_BYTES={int(stated)}"
            raise SourceTooLarge(f"{stated} bytes, more than {limit}", place=address, hint=hint)
        is_compressed = encoding in _COMPRESSED
        return unpacked(response.iter_stream(), limit, address, compressed=is_compressed)

    @contextmanager
    def _told(self, address: str) -> Iterator[None]:
        """Tell in our own errors what became of a request to *address*."""
        seconds = self._manners.fetch_seconds
        try:
            yield
        except SourceRefused as error:  # from the network, which knows the host alone
            raise SourceRefused(error.message, place=address, hint=error.hint) from error
        except httpcore.TimeoutException as error:
            hint = f"give it more: KG_FETCH_SECONDS={10 * seconds:g}"
            message = f"no whole answer within {seconds:g} s"
            raise SourceUnreachable(message, place=address, hint=hint) from error
        except (httpcore.NetworkError, httpcore.ProtocolError, OSError) as error:
            reason = str(error) or "no reason given"
            if "CERTIFICATE_VERIFY_FAILED" in reason:
                hint = "if you trust it, name its authority's certificate: SSL_CERT_FILE=ca.pem"
                message = f"its certificate is not trusted: {reason}"
                raise SourceUnreachable(message, place=address, hint=hint) from error
            raise BrokenOff(
                f"the connection failed: {reason}", place=address, hint=_SAVE
            ) from error


_SAVE = "open it in a browser; if it is there, try again or save it as a file"


def _target(address: str) -> httpcore.URL:
    url = httpx.URL(address)
    return httpcore.URL(
        scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path
    )


def _trusted() -> Any:
    """The authorities that the system, or SSL_CERT_FILE, trusts, and those of certifi."""
    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context
