"""A server on the loopback interface, for what asks the web."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

NOTES = b'<http://x/1> <http://p> "1" .\n'


@pytest.fixture
def server() -> Iterator[str]:
    """The address of a server that has one file, ``notes.nt``."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if self.path != "/notes.nt":
                self.send_error(404)
                return
            self.send_response(200)
            self.send_header("Content-Type", "application/n-triples")
            self.send_header("Content-Length", str(len(NOTES)))
            self.end_headers()
            self.wfile.write(NOTES)

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as running:
        thread = threading.Thread(target=running.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{running.server_port}/"
        running.shutdown()
        thread.join()
