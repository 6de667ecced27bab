"""A server on a free port of the loopback interface, and a client of it."""

from __future__ import annotations

import os
import shutil
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
import uvicorn

from kg.serve import Settings, create_application
from kg.serve.server import configured
from tests.conftest import ROOT
from tests.serve.rich import fetch, own, paths, reading, rich  # noqa: F401 (fixtures)

TOKEN = "qazan-2026"
NODE = "apt-get install nodejs npm, then: make front"

Serving = Callable[..., AbstractContextManager[httpx.Client]]


@contextmanager
def serving(store: Path, **chosen: Any) -> Iterator[httpx.Client]:
    """A client of a server of *store* that runs, on a real socket, as long as the context lasts."""
    settings = Settings(**{"tokens": (TOKEN,), **chosen})
    config = configured(create_application(store, settings), settings, "127.0.0.1", 0)
    server = uvicorn.Server(config)
    # With its protocol named, else asyncio does not know that it may send small parts at once.
    bound = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    bound.bind(("127.0.0.1", 0))
    bound.listen()  # connections wait in its queue until the server takes them
    thread = threading.Thread(target=server.run, kwargs={"sockets": [bound]})
    thread.start()
    address = f"http://127.0.0.1:{bound.getsockname()[1]}"
    try:
        with httpx.Client(base_url=address, trust_env=False, timeout=60) as client:
            assert client.get("/health").status_code == 200
            yield client
    finally:
        server.should_exit = True
        thread.join()
        bound.close()


@pytest.fixture(scope="session", name="serving")
def _serving() -> Serving:
    """``serving(store, queries=1)``: a client of a server with these settings."""
    return serving


@pytest.fixture(scope="session")
def own_store(store: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of ``store`` that servers may hold while other tests look whether somebody does."""
    folder = tmp_path_factory.mktemp("served") / "store"
    return Path(shutil.copytree(store, folder, symlinks=True))


@pytest.fixture(scope="session")
def client(own_store: Path) -> Iterator[httpx.Client]:
    """A client of a server of ``own_store``, which all tests of a process share: to read only."""
    with serving(own_store) as running:
        yield running


@pytest.fixture(scope="session")
def writing() -> dict[str, str]:
    """The headers of those who may write."""
    return {"Authorization": f"Bearer {TOKEN}"}


@pytest.fixture(scope="session")
def built() -> None:
    """The bundles of scripts; the test is skipped where nobody built them."""
    if not (ROOT / "kg" / "serve" / "static" / "built" / "manifest.json").exists():
        missing(f"the scripts of pages are not built: {NODE}")


def missing(what: str) -> None:
    """Skip the test for want of something that can be installed; fail it where all must be."""
    (pytest.fail if os.environ.get("KG_REQUIRE_ALL") else pytest.skip)(what)
