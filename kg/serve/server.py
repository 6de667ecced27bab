"""An application and an address in, a server that listens there until it is told to stop."""

from __future__ import annotations

import logging
import signal
from typing import Any

import uvicorn
from starlette.applications import Starlette

from kg.errors import ConfigError, StoreUnusable
from kg.serve.connection import patient
from kg.serve.settings import Settings

__all__ = ["configured", "run"]

_GRACE_SECONDS = 10
_log = logging.getLogger(__name__)


def configured(application: Starlette, settings: Settings, host: str, port: int) -> uvicorn.Config:
    """How uvicorn is to serve *application*."""
    return uvicorn.Config(
        application,
        host=host,
        port=port,
        http=patient(settings),
        loop="asyncio",
        ws="none",
        interface="asgi3",
        lifespan="on",
        log_config=None,
        access_log=False,
        server_header=False,
        limit_concurrency=settings.connections,
        timeout_keep_alive=15,
        timeout_graceful_shutdown=_GRACE_SECONDS,
        h11_max_incomplete_event_size=settings.head_bytes,
    )


def run(application: Starlette, settings: Settings, host: str, port: int) -> None:
    """Serve until SIGINT or SIGTERM; requests that run then have ten seconds to end.

    Raises ConfigError where nobody can listen at that address.
    """
    server = uvicorn.Server(configured(application, settings, host, port))
    # uvicorn raises the signal again when it has ended: to stop a server is no failure of it.
    before = {one: signal.signal(one, _stopped) for one in (signal.SIGINT, signal.SIGTERM)}
    try:
        server.run()
    except SystemExit as error:
        if server.lifespan.should_exit:
            raise StoreUnusable(
                "the server cannot be started; the log above tells why", hint="kg doctor"
            ) from error
        raise ConfigError(
            "nobody can listen there: the port is taken, or not ours to take",
            place=f"{host}:{port}",
            hint="kg serve --port 8001",
        ) from error
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)


def _stopped(number: int, _: Any) -> None:
    _log.info("stopped by %s", signal.Signals(number).name)
