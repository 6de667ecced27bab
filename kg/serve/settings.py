"""What a server is told: its address, its tokens, its limits."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from kg.query.limits import Bounds
from kg.query.reader import DefaultGraph

__all__ = ["LANGUAGES", "Settings"]

LANGUAGES = ("kk", "ru", "en")  # of the pages, the first where nobody asks for one


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of one server; those that are not given fit a server that strangers ask.

    ``base_url`` is the address under which the world knows it; without one, links and redirects
    stay on the host that was asked.  Whoever has one of ``tokens`` may write; without any nobody
    may.  With ``only_licensed_texts`` an article that tells no licence is shown by its evidence
    alone.  ``engine`` and ``wikidata`` are as in ``kg.config``, for what judgements publish.
    ``queries`` run side by side, and ``waiting`` more wait for at most ``waiting_seconds``.
    """

    base_url: str = ""
    tokens: tuple[str, ...] = field(default=(), repr=False)
    default_graph: DefaultGraph = "union"
    outside: tuple[str, ...] = ()
    only_licensed_texts: bool = False
    engine: str = "auto"
    wikidata: str = ""
    bounds: Bounds = field(default_factory=Bounds)
    queries: int = 2
    waiting: int = 32
    waiting_seconds: float = 10.0
    threads: int = 8
    connections: int = 1000
    body_bytes: int = 16_000_000
    head_bytes: int = 32_768
    head_seconds: float = 10.0
    body_seconds: float = 60.0
    stalled_seconds: float = 30.0
    answer_seconds: float = 600.0

    @property
    def root(self) -> str:
        """What the paths of links begin with: the path of ``base_url`` without its last slash."""
        return urlsplit(self.base_url).path.rstrip("/")
