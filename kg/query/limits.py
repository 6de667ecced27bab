"""A function in, its exit code out: run in a child process that can be ended at any moment.

Oxigraph has no query timeout and its threads cannot be stopped, so the process is.
"""

from __future__ import annotations

import os
import signal
import sys
import time
import traceback
from collections.abc import Callable
from contextlib import suppress

from kg.errors import QueryTimeout

__all__ = ["run_limited"]

_LOOKS_A_SECOND = 200


def run_limited(function: Callable[[], int], timeout_seconds: float) -> int:
    """The exit code that *function* returns in a forked child, which is killed when time is up.

    To be called before anything has started threads: the child has a copy of this process.  Raises
    QueryTimeout; Ctrl-C ends the child, too.
    """
    sys.stdout.flush()
    sys.stderr.flush()
    child = os.fork()
    if child == 0:
        os._exit(_code(function))
    try:
        return _wait(child, timeout_seconds)
    except BaseException:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        raise


def _code(function: Callable[[], int]) -> int:
    """What *function* returns, or what a process of its own would have exited with."""
    try:
        code = function()
        sys.stdout.flush()
    except BrokenPipeError:
        return 1  # nobody reads on, as with ``| head -1``; click exits so, too
    except KeyboardInterrupt:
        return 130  # the parent was interrupted as well and says so
    except BaseException:
        traceback.print_exc()
        return 3
    finally:
        with suppress(OSError):
            sys.stderr.flush()
    return code


def _wait(child: int, timeout_seconds: float) -> int:
    deadline = time.monotonic() + timeout_seconds
    pause = 0.001
    while True:
        ended, status = os.waitpid(child, os.WNOHANG)
        if ended:
            return os.waitstatus_to_exitcode(status)
        if time.monotonic() > deadline:
            raise QueryTimeout(
                f"the query took longer than {timeout_seconds:g} s",
                hint=f"give it more: --timeout {timeout_seconds * 10:g}",
            )
        time.sleep(pause)
        pause = min(pause * 1.5, 1 / _LOOKS_A_SECOND)
