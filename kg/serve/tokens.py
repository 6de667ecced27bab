"""A request in, whether it may write out: who has a token may, and no page of another site."""

from __future__ import annotations

import base64
import binascii
import hmac
from urllib.parse import urlsplit

from starlette.exceptions import HTTPException
from starlette.requests import Request

from kg.serve.site import address, site_of

__all__ = [
    "COOKIE",
    "check_may_write",
    "cookie_value",
    "is_from_elsewhere",
    "is_token",
    "may_write",
]

COOKIE = "kg_token"  # of those who write in pages; other programs say Authorization


def may_write(request: Request) -> bool:
    """Whether the request brings a token, as Bearer, as password of Basic, or in the cookie.

    What browsers send by themselves does not count where a page of another site made them.
    """
    kind, _, given = request.headers.get("authorization", "").partition(" ")
    if kind.lower() == "bearer":
        return is_token(request, given.strip().encode("latin-1"))  # as headers are decoded
    if is_from_elsewhere(request):
        return False
    if kind.lower() == "basic":
        return is_token(request, _password(given))
    cookie = request.cookies.get(COOKIE, "")
    known = [cookie_value(one) for one in site_of(request).settings.tokens]
    return any(hmac.compare_digest(one.encode(), cookie.encode()) for one in known)


def check_may_write(request: Request) -> None:
    """Raise the 401 or 403 that tells why the request may not write."""
    if may_write(request):
        return
    if not site_of(request).settings.tokens:
        raise HTTPException(403, "this server has no token, so that nobody can write to it")
    if "authorization" in request.headers or COOKIE in request.cookies:
        raise HTTPException(403, "this token may not write here")
    raise HTTPException(
        401, "writing needs a token", headers={"WWW-Authenticate": 'Bearer realm="agglo-kg"'}
    )


def cookie_value(token: str) -> str:
    """What the cookie of one who has *token* holds: not the token, which other programs have."""
    return hmac.new(token.encode(), b"agglo-kg cookie", "sha256").hexdigest()


def is_token(request: Request, given: bytes) -> bool:
    """Whether *given* is one of the tokens."""
    known = site_of(request).settings.tokens
    return any(hmac.compare_digest(one.encode(), given) for one in known)


def _password(given: str) -> bytes:
    try:
        return base64.b64decode(given.strip(), validate=True).partition(b":")[2]
    except (binascii.Error, ValueError):
        return b""


def is_from_elsewhere(request: Request) -> bool:
    """Whether a page of another site made the browser send the request."""
    fetched = request.headers.get("sec-fetch-site")
    if fetched is not None and fetched not in ("same-origin", "none"):
        return True
    origin = request.headers.get("origin")
    return origin is not None and urlsplit(origin).netloc != urlsplit(address(request)).netloc
