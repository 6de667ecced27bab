"""Requests in, pages for people out: a module for each kind of page, with its template."""

from __future__ import annotations

from starlette.routing import Route

from kg.serve.pages import home, judging, login, search

__all__ = ["routes"]


def routes() -> list[Route]:
    """The pages that have an address of their own; those of things are in ``kg.serve.things``."""
    return [route for module in (home, search, login, judging) for route in module.routes()]
