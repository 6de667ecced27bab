"""The body of a request in, its triples out as N-Triples: one graph, or a form with several."""

from __future__ import annotations

from collections.abc import Iterator
from email import message_from_bytes
from email.policy import HTTP

import pyoxigraph as ox
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request

from kg.errors import SourceMalformed
from kg.query.rdf_file import read_rdf

__all__ = ["triples_of"]

_FORMATS = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
    "application/ld+json": ox.RdfFormat.JSON_LD,
}
_UTF8 = ("utf-8", "utf8", "us-ascii", "ascii")


async def triples_of(request: Request, base: str) -> str:
    """The triples of the body, whose relative IRIs begin at *base*.

    Raises the 415 of a type that is no graph's, the 400 of what cannot be read.
    """
    kind, body = request.headers.get("content-type", ""), await request.body()
    return await run_in_threadpool(_triples, kind, body, base)


def _triples(content_type: str, body: bytes, base: str) -> str:
    lines = []
    for kind, content in _parts(content_type, body):
        try:
            store = read_rdf(content, kind, "the body", base)
        except SourceMalformed as error:
            raise HTTPException(400, "\n".join(filter(None, (str(error), error.hint)))) from error
        if any(store.named_graphs()):
            raise HTTPException(400, "the body has named graphs, and one graph is meant here")
        lines += [f"{quad.triple} ." for quad in store]
    return "\n".join(lines)


def _parts(content_type: str, body: bytes) -> Iterator[tuple[ox.RdfFormat, bytes]]:
    try:
        head = f"Content-Type: {content_type}\r\n\r\n".encode("ascii")
        message = message_from_bytes(head + body, policy=HTTP)
    except UnicodeEncodeError as error:
        raise HTTPException(400, "this is no content type") from error
    if message.get_content_type() != "multipart/form-data":
        yield _format(message.get_content_type(), message.get_content_charset()), body
        return
    for part in message.iter_parts():
        content = part.get_payload(decode=True)
        kind = _format(part.get_content_type(), part.get_content_charset())
        yield kind, content if isinstance(content, bytes) else b""


def _format(media_type: str, charset: str | None) -> ox.RdfFormat:
    kind = _FORMATS.get(media_type)
    if kind is None:
        raise HTTPException(415, f"a graph is sent as {', '.join(_FORMATS)}")
    if charset is not None and charset not in _UTF8:
        raise HTTPException(415, "what is sent is in UTF-8")
    return kind
