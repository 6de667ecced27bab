"""An error in, an answer out: with the right status, in HTML, JSON or plain text as asked for."""

from __future__ import annotations

import logging
from http import HTTPStatus

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from kg.errors import (
    DocumentMissing,
    EntityMissing,
    JudgementMalformed,
    JudgementMissing,
    KgError,
    QueryError,
    QueryMalformed,
    QueryRefused,
    QueryTimeout,
    QueryTooLarge,
    StoreError,
    UpdateInvalid,
)
from kg.serve.headers import HEADERS
from kg.serve.negotiation import best
from kg.serve.rendering import page

__all__ = ["FAILURES", "Overloaded", "status_of"]

_STATUS: dict[type[KgError], int] = {
    QueryMalformed: 400,
    JudgementMalformed: 400,
    QueryRefused: 403,
    DocumentMissing: 404,
    EntityMissing: 404,
    JudgementMissing: 404,
    QueryTooLarge: 422,
    UpdateInvalid: 422,
    QueryTimeout: 503,
    StoreError: 503,
}
_RETRY_SECONDS = "10"
_LETTERS = 1000  # of an error that are told: it may quote the whole request
_FORMATS = ("text/plain", "text/html", "application/json")
_log = logging.getLogger(__name__)


class Overloaded(HTTPException):
    """So much is asked at once that this cannot be answered now."""

    def __init__(self, reason: str) -> None:
        super().__init__(503, reason, headers={"Retry-After": _RETRY_SECONDS})


def status_of(error: KgError) -> int:
    """The status that tells what kind of failure it was."""
    return next((_STATUS[kind] for kind in type(error).__mro__ if kind in _STATUS), 500)


def _of_library(request: Request, error: Exception) -> Response:
    assert isinstance(error, KgError)
    status = status_of(error)
    headers = {"Retry-After": _RETRY_SECONDS} if isinstance(error, StoreError) else {}
    if status >= 500 and not isinstance(error, QueryError):
        _log.error("%s: %s", type(error).__name__, error)  # it may tell of folders: for us alone
        return _answer(request, status, "the store cannot do this now", "", headers)
    hint = (
        "" if isinstance(error, QueryTimeout | QueryTooLarge) else error.hint
    )  # of options of ours
    return _answer(request, status, str(error)[:_LETTERS], hint[:_LETTERS], headers)


def _of_http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if error.status_code in (204, 304):
        return Response(status_code=error.status_code, headers=error.headers)
    return _answer(request, error.status_code, error.detail, "", dict(error.headers or {}))


def _of_fault(request: Request, _: Exception) -> Response:
    # Outside of all middleware; uvicorn logs the error itself.
    return _answer(request, 500, "a fault in agglo-kg; its log tells more", "", HEADERS)


def _answer(
    request: Request, status: int, message: str, hint: str, headers: dict[str, str]
) -> Response:
    made: Response
    phrase = HTTPStatus(status).phrase
    kind = best(request.headers.get("accept"), _FORMATS)
    if kind == "text/html":
        made = page(request, "error.html", status=status, title=phrase, message=message, hint=hint)
    elif kind == "application/json":
        told = {"status": status, "error": phrase, "message": message, "hint": hint}
        made = JSONResponse({name: value for name, value in told.items() if value}, status)
    else:
        made = PlainTextResponse("\n".join(filter(None, (message, hint))) + "\n", status)
    made.headers.update({"Cache-Control": "no-store", **headers})
    return made


FAILURES = {KgError: _of_library, HTTPException: _of_http, Exception: _of_fault}
