"""What those who run the server ask: is it alive, can it answer, how much does it do."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from kg import __version__
from kg.serve.counts import gauge
from kg.serve.site import site_of

__all__ = ["routes"]


def routes() -> list[Route]:
    """``/health``, ``/ready``, ``/metrics``."""
    return [Route("/health", health), Route("/ready", ready), Route("/metrics", metrics)]


def health(request: Request) -> Response:
    """That the server is alive, and what it serves."""
    with site_of(request).current.reading() as reader:
        manifest = reader.generation.manifest
    told = {
        "status": "ok",
        "version": __version__,
        "generation": manifest.number,
        "created": manifest.created,
        **manifest.counts,
    }
    return JSONResponse(told, headers={"Cache-Control": "no-store"})


async def ready(request: Request) -> Response:
    """Whether a query would be answered now: 503 while others wait for a process."""
    is_free = not site_of(request).pool.waiting
    return PlainTextResponse(
        "ready\n" if is_free else "busy\n",
        200 if is_free else 503,
        headers={"Cache-Control": "no-store"},
    )


def metrics(request: Request) -> Response:
    """What Prometheus collects, in its text format."""
    site = site_of(request)
    with site.current.reading() as reader:
        number = reader.generation.manifest.number
    lines = [
        *site.counts.lines(),
        *gauge("kg_generation", "The generation that is read.", number),
        *gauge("kg_queries_running", "SPARQL queries that run.", site.pool.running),
        *gauge("kg_queries_waiting", "SPARQL queries that wait.", site.pool.waiting),
    ]
    return Response(
        "\n".join(lines) + "\n",
        media_type="text/plain; version=0.0.4; charset=utf-8",
        headers={"Cache-Control": "no-store"},
    )
