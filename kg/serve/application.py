"""A store and settings in, the ASGI application that serves it out."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.resources import files
from pathlib import Path

from anyio import to_thread
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from kg.serve import (
    downloads,
    feeds,
    graph_store,
    opensearch,
    operations,
    pages,
    protocol,
    reconcile,
    sitemaps,
    things,
    void,
)
from kg.serve.bodies import BodyLimits
from kg.serve.bundles import FOLDER
from kg.serve.counts import Counted, Counts
from kg.serve.current import Current
from kg.serve.failures import FAILURES
from kg.serve.headers import SecurityHeaders
from kg.serve.pool import Pool
from kg.serve.rendering import environment
from kg.serve.settings import Settings
from kg.serve.site import Site
from kg.serve.writer import Writer

__all__ = ["create_application"]

# Things last: they take every path.
_MODULES = (
    *(operations, protocol, graph_store, downloads, feeds, opensearch, sitemaps, void),
    *(reconcile, pages, things),
)


def create_application(store: Path, settings: Settings | None = None) -> Starlette:
    """The application for the store in that folder; any ASGI server can run it.

    Raises StoreMissing, NotAStore, StoreNewer or StoreUnusable.
    """
    settings = settings or Settings()
    counts, current = Counts(), Current(store, settings)
    pool, writer = Pool(current, settings), Writer(current, settings)

    @asynccontextmanager
    async def running(_: Starlette) -> AsyncIterator[None]:
        to_thread.current_default_thread_limiter().total_tokens = settings.threads
        await pool.start()
        try:
            yield
        finally:
            await pool.close()
            writer.close()
            current.close()

    application = Starlette(
        routes=_routes(),
        middleware=_middleware(settings, counts),
        exception_handlers=FAILURES,
        lifespan=running,
    )
    application.state.site = Site(settings, current, pool, writer, environment(), counts)
    return application


def _routes() -> list[BaseRoute]:
    static = Mount("/static", _Static(directory=str(files(__package__).joinpath("static"))))
    return [static, *(one for module in _MODULES for one in module.routes())]


def _middleware(settings: Settings, counts: Counts) -> list[Middleware]:
    """From the outside in."""
    return [
        Middleware(Counted, counts=counts),
        Middleware(SecurityHeaders, head_bytes=settings.head_bytes),
        Middleware(
            CORSMiddleware,
            allow_origins=["*"],  # all may read; cookies are never sent along to write
            allow_methods=["GET", "HEAD", "POST", "PUT", "DELETE"],
            allow_headers=["Accept", "Authorization", "Content-Type", "If-Match", "If-None-Match"],
            expose_headers=["ETag", "Link", "Location", "Retry-After"],
            max_age=86400,
        ),
        Middleware(GZipMiddleware, minimum_size=1000, compresslevel=5),
        Middleware(BodyLimits, settings=settings),
    ]


class _Static(StaticFiles):
    """Files of the package, which browsers may keep: for ever if their names tell what they hold,
    else for an hour."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        kept = "max-age=31536000, immutable" if path.startswith(f"{FOLDER}/") else "max-age=3600"
        if response.status_code in (200, 206, 304):
            response.headers.setdefault("Cache-Control", f"public, {kept}")
        return response
