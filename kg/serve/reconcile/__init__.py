"""Names of a spreadsheet in, the things of the graph that they mean out: W3C Reconciliation API.

``/reconcile`` speaks version 0.2, which OpenRefine speaks, ``/reconcile/1.0`` the draft of 1.0.
"""

from __future__ import annotations

from starlette.routing import BaseRoute

from kg.serve.reconcile import draft, service

__all__ = ["routes"]


def routes() -> list[BaseRoute]:
    """Both versions."""
    return [*draft.routes(), *service.routes()]
