"""What an answer depends on in, an ETag out; and what a client knows already, told by it.

A compressed answer has the tag of the plain one with ``-gzip`` at its end.
"""

from __future__ import annotations

import re
from hashlib import sha256

from starlette.requests import Request
from starlette.responses import Response

from kg import __version__
from kg.query.reader import Reader

__all__ = ["COMPRESSED", "etag", "has_state", "state_of", "unchanged"]

COMPRESSED = "-gzip"
_TAG = re.compile(r'(?:W/)?"([^"]*)"')


def state_of(reader: Reader) -> str:
    """A word that is another for each generation of each store, and for each version of ours."""
    manifest = reader.generation.manifest
    return _short(f"{manifest.number} {manifest.created} {reader.base_iri} {__version__}")


def etag(state: str, *parts: object) -> str:
    """The tag of an answer that follows from the generation of *state* and from *parts* alone."""
    return f'"{state}.{_short(repr(parts))}"'


def unchanged(request: Request, tag: str) -> Response | None:
    """304 where the client has the answer of that tag already."""
    known = _tags(request, "if-none-match")
    if "*" in known or tag.strip('"') in known:
        return Response(status_code=304, headers={"ETag": tag})
    return None


def has_state(request: Request, reader: Reader | None) -> bool:
    """Whether If-Match and If-None-Match allow a change of what *reader* reads, if that is there.

    A tag of any representation of this generation tells that the client has seen it.
    """
    wanted, refused = _tags(request, "if-match"), _tags(request, "if-none-match")
    state = state_of(reader) if reader else None
    known = {one.partition(".")[0] for one in wanted}
    if wanted and (state is None or not ({"*", state} & known)):
        return False
    return not (state is not None and {"*", state} & {one.partition(".")[0] for one in refused})


def _tags(request: Request, header: str) -> set[str]:
    text = ",".join(request.headers.getlist(header))
    found = {one.removesuffix(COMPRESSED) for one in _TAG.findall(text)}
    return found | ({"*"} if text.strip() == "*" else set())


def _short(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
