"""A request of the SPARQL 1.1 Protocol in, the query or update that it asks out.

Section 2.1 and 2.2: a query comes by GET, in a form or as the whole body, an update by POST alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl

from starlette.exceptions import HTTPException
from starlette.requests import Request

from kg.query.guard import based
from kg.query.sparql import Graphs
from kg.serve.site import address

__all__ = ["Operation", "operation"]

_FORM = "application/x-www-form-urlencoded"
_DIRECT = {"application/sparql-query": "query", "application/sparql-update": "update"}
_GRAPHS = {
    "query": ("default-graph-uri", "named-graph-uri"),
    "update": ("using-graph-uri", "using-named-graph-uri"),
}
_MOST_FIELDS = 1000
_Pairs = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Operation:
    """What a request asks: the text of a query, or of an update, and which graphs it names."""

    text: str
    is_update: bool
    graphs: Graphs | None
    format_name: str


async def operation(request: Request) -> Operation | None:
    """What *request* asks; None where it asks nothing, which gets the service description.

    Raises the 400 or 415 of a request that is none of the protocol.
    """
    pairs = _pairs(request.scope["query_string"])
    if request.method != "POST":
        if _values(pairs, "update"):
            raise HTTPException(400, "an update is sent by POST")
        return _operation(request, pairs, "query") if _values(pairs, "query") else None
    media_type, charset = _content_type(request)
    if charset not in ("utf-8", "utf8", ""):
        raise HTTPException(415, "what is sent is in UTF-8")
    body = await request.body()
    if media_type in _DIRECT:
        kind = _DIRECT[media_type]
        if _values(pairs, "query") or _values(pairs, "update"):
            raise HTTPException(400, "there are two: one in the address and one in the body")
        return _operation(request, [*pairs, (kind, _decoded(body))], kind)
    if media_type != _FORM:
        raise HTTPException(415, f"what is sent is one of {_FORM}, {', '.join(_DIRECT)}")
    pairs = [*pairs, *_pairs(body)]
    kinds = [kind for kind in _GRAPHS if _values(pairs, kind)]
    if len(kinds) != 1:
        raise HTTPException(400, "there is to be either a query or an update")
    return _operation(request, pairs, kinds[0])


def _operation(request: Request, pairs: _Pairs, kind: str) -> Operation:
    texts = _values(pairs, kind)
    if len(texts) != 1:
        raise HTTPException(400, f"there is more than one {kind}")
    default, named = (tuple(_values(pairs, name)) for name in _GRAPHS[kind])
    return Operation(
        text=based(texts[0], address(request, "/sparql")),
        is_update=kind == "update",
        graphs=Graphs(default, named) if default or named else None,
        format_name="".join(_values(pairs, "format")[:1]),
    )


def _values(pairs: _Pairs, name: str) -> list[str]:
    return [value for known, value in pairs if known == name]


def _pairs(content: bytes) -> _Pairs:
    try:
        return parse_qsl(
            content.decode("utf-8"),
            keep_blank_values=True,
            errors="strict",
            max_num_fields=_MOST_FIELDS,
        )
    except ValueError as error:
        raise HTTPException(400, "this is no form in UTF-8") from error


def _decoded(body: bytes) -> str:
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise HTTPException(400, "what is sent is not UTF-8") from error


def _content_type(request: Request) -> tuple[str, str]:
    """The media type and the charset that the request says, both in small letters."""
    media_type, *parameters = request.headers.get("content-type", "").lower().split(";")
    charsets = [one.partition("=")[2].strip(' "') for one in parameters if "charset=" in one]
    return media_type.strip(), "".join(charsets[:1])
