"""A site on loopback that answers as it is told to, and a visitor whose clock does not tick."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from kg.errors import SourceError
from kg.model import Source
from kg.read import Limits, sources
from kg.read.fetch import Clock, Manners, Memory, Notes, fetching

TEXT = (
    "Талғар ауданында жаңа мектеп ашылды деп хабарлады аудан әкімдігінің баспасөз қызметі."
    " Мектепте алты жүз бала оқиды, мұғалімдер саны елуге жетті."
)

Behaviour = Callable[[BaseHTTPRequestHandler], None]


def page(title: str, text: str = TEXT, head: str = "") -> bytes:
    """A page of an article."""
    return (
        f"<!doctype html><html lang='kk'><head><meta charset='utf-8'><title>{title}</title>{head}"
        f"</head><body><article><h1>{title}</h1><p>{text}</p></article></body></html>"
    ).encode()


@dataclass
class Site:
    """What stands at which path, and what was asked and sent."""

    address: str = ""
    pages: dict[str, tuple[str, bytes]] = field(default_factory=dict)
    behaviours: dict[str, Behaviour] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    sent_bytes: int = 0
    is_compressing: bool = False
    has_validators: bool = True

    def url(self, path: str) -> str:
        """The address of a path."""
        return f"{self.address}{path}"

    def put(self, path: str, content: bytes | str, kind: str = "text/html; charset=utf-8") -> str:
        """Let *content* stand at *path*; its address."""
        raw = content.encode() if isinstance(content, str) else content
        self.pages[path] = (kind, raw)
        return self.url(path)

    def feed(self, path: str, *links: str, items: str = "") -> str:
        """Let an RSS feed of *links* stand at *path*; its address."""
        listed = "".join(
            f"<item><title>{link}</title><link>{self.url(link)}</link>"
            "<pubDate>Wed, 26 Feb 2014 23:30:00 +0600</pubDate></item>"
            for link in links
        )
        content = (
            '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel>'
            f"<title>Хабаршы</title>{listed}{items}</channel></rss>"
        )
        return self.put(path, content, "application/rss+xml")

    def behave(self, path: str, behaviour: Behaviour) -> str:
        """Let requests of *path* be answered by *behaviour*; its address."""
        self.behaviours[path] = behaviour
        return self.url(path)

    def redirect(self, path: str, to: str) -> str:
        """Let *path* lead to *to*; its address."""
        return self.behave(path, lambda handler: status(handler, 302, Location=to))

    def fail(self, path: str, code: int, **headers: str) -> str:
        """Let *path* answer with a status; its address."""
        names = {name.replace("_", "-"): value for name, value in headers.items()}
        return self.behave(path, lambda handler: status(handler, code, **names))

    def answer(self, handler: BaseHTTPRequestHandler) -> None:
        """Answer one request, as a server does that knows validators."""
        path = handler.path.partition("?")[0]
        self.asked.append(path)
        if path in self.behaviours:
            self.behaviours[path](handler)
            return
        if path not in self.pages:
            status(handler, 404)
            return
        kind, content = self.pages[path]
        etag = f'"{sha256(content).hexdigest()[:16]}"'
        if self.has_validators and handler.headers.get("If-None-Match") == etag:
            status(handler, 304)
            return
        headers = {"Content-Type": kind, **({"ETag": etag} if self.has_validators else {})}
        if self.is_compressing:
            content, headers["Content-Encoding"] = gzip.compress(content), "gzip"
        handler.send_response(200)
        for name, value in {**headers, "Content-Length": str(len(content))}.items():
            handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(content)
        self.sent_bytes += len(content)


def status(handler: BaseHTTPRequestHandler, code: int, **headers: str) -> None:
    """Answer with a status and no body."""
    handler.send_response(code)
    for name, value in headers.items():
        handler.send_header(name, value)
    handler.send_header("Content-Length", "0")
    handler.end_headers()


@pytest.fixture
def site() -> Iterator[Site]:
    """A site of its own for the test."""
    served = Site()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        timeout = 5

        def do_GET(self) -> None:
            served.answer(self)

        def log_message(self, *arguments: object) -> None:
            """Nothing is to be logged."""

    with closing(_Quiet(("127.0.0.1", 0), Handler)) as server:
        served.address = f"http://127.0.0.1:{server.server_address[1]}"
        thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        yield served
        server.shutdown()
        thread.join()


class _Quiet(ThreadingHTTPServer):
    daemon_threads = True

    def close(self) -> None:
        self.server_close()

    def handle_error(self, *arguments: object) -> None:
        """A client that hangs up is meant."""


@dataclass
class FrozenTime:
    """A clock that only sleeping moves on."""

    seconds: float = 1000.0
    slept: list[float] = field(default_factory=list)

    def sleep(self, seconds: float) -> None:
        self.slept.append(round(seconds, 3))
        self.seconds += seconds

    @property
    def clock(self) -> Clock:
        return Clock(now=lambda: self.seconds, sleep=self.sleep, today=lambda: self.seconds)


@pytest.fixture
def frozen() -> FrozenTime:
    """Time that stands still."""
    return FrozenTime()


Fetched = Callable[..., list[Source | SourceError]]


@pytest.fixture
def fetch(frozen: FrozenTime) -> Fetched:
    """All that is found at addresses, of one run."""

    def run(*addresses: str, memory: Memory | None = None, **manners: object) -> list[object]:
        visits = Manners(**{"private_addresses": True, **manners})  # type: ignore[arg-type]
        notes = memory if memory is not None else Notes()
        with fetching(visits, notes, frozen.clock) as got:
            return list(sources(addresses, Limits(visits.source_bytes), got))

    return run  # type: ignore[return-value]  # a list of what sources yields


def the_source(found: list[Source | SourceError]) -> Source:
    """The one source that was found and nothing else."""
    [source] = found
    assert isinstance(source, Source), source
    return source


def the_error(found: list[Source | SourceError], kind: type[SourceError]) -> SourceError:
    """The one error that was found and nothing else; it tells place and next step."""
    [error] = found
    assert type(error) is kind, repr(error)
    assert error.place
    assert error.hint
    return error
