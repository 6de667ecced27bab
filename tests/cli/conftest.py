"""A terminal to run commands in."""

from __future__ import annotations

import fcntl
import os
import pty
import struct
import sys
import termios
from collections.abc import Callable

import pytest

InTerminal = Callable[..., tuple[int, str]]


@pytest.fixture(scope="session")
def in_terminal() -> InTerminal:
    """Run ``kg`` in a terminal of some columns: its exit code, and all that it wrote there."""

    def run(*arguments: object, columns: int = 80, **environment: str) -> tuple[int, str]:
        child, terminal = pty.fork()
        if child == 0:  # pragma: no cover
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
            own = ("NO_COLOR", "COLUMNS", "LINES")  # xdist sets the latter for its workers
            kept = {name: value for name, value in os.environ.items() if name not in own}
            command = [sys.executable, "-m", "kg", *map(str, arguments)]
            os.execve(sys.executable, command, {**kept, "TERM": "xterm-256color", **environment})
        written = b""
        while True:
            try:
                part = os.read(terminal, 65536)
            except OSError:  # Linux ends a terminal so
                break
            if not part:
                break
            written += part
        os.close(terminal)
        _, status = os.waitpid(child, 0)
        return os.waitstatus_to_exitcode(status), written.decode().replace("\r\n", "\n")

    return run
