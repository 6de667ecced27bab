"""A form that was sent in, its fields out; and whether an editor sent it from a page of ours."""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from urllib.parse import parse_qsl

from starlette.exceptions import HTTPException
from starlette.requests import Request

from kg.serve.tokens import COOKIE, check_may_write, is_from_elsewhere

__all__ = ["FORM_TOKEN", "check_form", "check_same_site", "fields_of", "form_token"]

FORM_TOKEN = "form_token"  # noqa: S105 the name of a field
_MOST_BYTES, _MOST_FIELDS = 65_536, 20
_MEDIA_TYPE = "application/x-www-form-urlencoded"


async def fields_of(request: Request) -> Mapping[str, str]:
    """The fields by name, the last of those of one name; 413, 415 or 400 for what is no form."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != _MEDIA_TYPE:
        raise HTTPException(415, f"a form is {_MEDIA_TYPE}")
    body = await request.body()
    if len(body) > _MOST_BYTES:
        raise HTTPException(413, f"a form has at most {_MOST_BYTES} bytes")
    try:
        pairs = parse_qsl(
            body.decode(), keep_blank_values=True, max_num_fields=_MOST_FIELDS, errors="strict"
        )
    except ValueError:
        raise HTTPException(400, "this form cannot be read") from None
    return dict(pairs)


def form_token(request: Request) -> str:
    """What a form of this editor holds, which no page of another site can know."""
    cookie = request.cookies.get(COOKIE, "")
    return hmac.new(cookie.encode(), b"agglo-kg form", "sha256").hexdigest()


def check_same_site(request: Request) -> None:
    """Raise 403 where a page of another site made the browser send this."""
    if is_from_elsewhere(request):
        raise HTTPException(403, "this form stands on a page of another site")


def check_form(request: Request, fields: Mapping[str, str]) -> None:
    """Raise 401 or 403 where no editor sent the form, or a page of another site made them do it.

    Programs with a token in Authorization need no form's token: browsers do not send that header
    by themselves, Basic apart, for which the origin is checked.
    """
    check_same_site(request)
    check_may_write(request)
    given = fields.get(FORM_TOKEN, "")
    is_cookie = "authorization" not in request.headers
    if is_cookie and not hmac.compare_digest(given.encode(), form_token(request).encode()):
        raise HTTPException(403, "this form is too old; open the page again")
