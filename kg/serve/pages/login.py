"""``/login``: a token in, a cookie out, so that an editor may judge from pages."""

from __future__ import annotations

from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from kg.serve.forms import check_same_site, fields_of
from kg.serve.rendering import page
from kg.serve.site import address, site_of
from kg.serve.tokens import COOKIE, cookie_value, is_token

__all__ = ["routes"]

_DAY_SECONDS = 86_400


def routes() -> list[Route]:
    """``/login`` and ``/logout``"""
    return [
        Route("/login", login, methods=["GET"]),
        Route("/login", entered, methods=["POST"]),
        Route("/logout", logout, methods=["POST"]),
    ]


def login(request: Request) -> Response:
    """The form for a token, or what can be done with one."""
    return _page(request, is_wrong=False)


async def entered(request: Request) -> Response:
    """A cookie for who has a token; the form again for who has none."""
    check_same_site(request)
    given = (await fields_of(request)).get("token", "").strip()
    if not is_token(request, given.encode()):
        return await run_in_threadpool(_page, request, is_wrong=True, status=403)
    response = RedirectResponse(site_of(request).url("/judgements"), 303)
    response.set_cookie(
        COOKIE,
        cookie_value(given),
        max_age=30 * _DAY_SECONDS,
        path=site_of(request).url("/"),
        secure=address(request).startswith("https:"),
        httponly=True,
        samesite="strict",
    )
    return response


def logout(request: Request) -> Response:
    """Without the cookie."""
    check_same_site(request)
    response = RedirectResponse(site_of(request).url("/"), 303)
    response.delete_cookie(COOKIE, path=site_of(request).url("/"))
    return response


def _page(request: Request, *, is_wrong: bool, **more: Any) -> Response:
    has_tokens = bool(site_of(request).settings.tokens)
    made = page(request, "login.html", is_wrong=is_wrong, has_tokens=has_tokens, **more)
    made.headers["Cache-Control"] = "no-store"
    return made
