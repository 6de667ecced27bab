"""Requests in, pages for people out: a module for each kind of page, with its template."""

from __future__ import annotations

from starlette.routing import Route

from kg.serve.pages import compare, home, judging, login, search, sparql

__all__ = ["routes"]


def routes() -> list[Route]:
    """The pages that have an address of their own; those of things are in ``kg.serve.things``."""
    modules = (home, search, compare, sparql, login, judging)
    return [route for module in modules for route in module.routes()]
