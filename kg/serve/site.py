"""What every request finds: settings, readers of the store, processes for queries, templates."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from anyio import CapacityLimiter
from starlette.requests import Request

from kg.serve.current import Current
from kg.serve.kept import Kept
from kg.serve.settings import Settings

if TYPE_CHECKING:
    from jinja2 import Environment

    from kg.serve.counts import Counts
    from kg.serve.pool import Pool
    from kg.serve.writer import Writer

__all__ = ["Site", "address", "site_of"]

_WEB = re.compile(r"https?://", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Site:
    """A server's parts, the same for all requests."""

    settings: Settings
    current: Current
    pool: Pool
    writer: Writer
    templates: Environment
    counts: Counts
    kept: Kept = field(default_factory=Kept)
    naming: Kept = field(default_factory=lambda: Kept(1))  # large, and slow to make
    matching: CapacityLimiter = field(default_factory=lambda: CapacityLimiter(4))  # threads of it
    counted: Kept = field(default_factory=Kept)  # what takes long, so that nothing pushes it out

    def url(self, path: str, **parameters: object) -> str:
        """*path*, which begins with a slash, as links within the site have it."""
        given = {name: value for name, value in parameters.items() if value not in (None, "")}
        asked = f"?{urlencode(given, doseq=True)}" if given else ""
        return f"{self.settings.root}{path}{asked}"

    def link(self, iri: str, base_iri: str) -> str:
        """Where *iri* is served: here if it is below the base, else itself; empty if nowhere."""
        if iri.startswith(base_iri):
            return self.url(f"/{iri.removeprefix(base_iri)}")
        return iri if _WEB.match(iri) else ""


def site_of(request: Request) -> Site:
    """The parts of the server that answers *request*."""
    site: Site = request.app.state.site
    return site


def address(request: Request, path: str = "/", **parameters: object) -> str:
    """The full address of *path* for what must tell one: sitemaps, feeds, descriptions.

    It begins with ``base_url``, or else with the host that was asked.
    """
    site = site_of(request)
    if site.settings.base_url:
        given = site.settings.base_url.removesuffix("/").removesuffix(site.settings.root)
        return given + site.url(path, **parameters)
    return f"{request.url.scheme}://{request.url.netloc}{site.url(path, **parameters)}"
