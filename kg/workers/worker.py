"""An input in, its outcome out: made in a process that is ended where it hangs or grows large."""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
from collections import deque
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from queue import Empty, SimpleQueue
from typing import Any

from kg.errors import KgError, SourceFatal, SourceTooSlow, StoreUnusable
from kg.workers.bounds import Bounds
from kg.workers.child import SIGN, place_of

__all__ = ["Jobs", "Worker"]

Jobs = SimpleQueue[tuple[Any, Future[Any]] | None]

_AHEAD = 2  # inputs that are in the process or on their way to it
# numpy's libraries would take a thread a core in each worker, and all would wait for each other
_ONE_THREAD = dict.fromkeys(
    ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS"), "1"
)
_START_SECONDS = 300.0  # for imports from a cold disk under load; nothing is blamed for these
# not multiprocessing: it would run the script of the person who calls us again in each process
_PROGRAM = (
    "import sys; sys.path[:] = sys.argv[2:]; from kg.workers.child import serve;"
    " serve(int(sys.argv[1]))"
)


@dataclass(frozen=True, slots=True)
class _Sent:
    """An input on its way: where it comes from, its pickle, and who waits for the outcome."""

    place: str
    content: bytes
    future: Future[Any]


class Worker:
    """One process that makes outcomes with *make*, started when it is first needed."""

    def __init__(self, make: Any, bounds: Bounds) -> None:
        self._make = pickle.dumps(make, pickle.HIGHEST_PROTOCOL)
        self._bounds = bounds
        self._process: subprocess.Popen[bytes] | None = None
        self._connection: Connection
        self._is_dismissed = False
        self._ahead: deque[_Sent] = deque()
        self._owner = os.getpid()

    def does(self, make: Any, bounds: Bounds) -> bool:
        """Whether a new worker for *make* would do just the same."""
        asked = pickle.dumps(make, pickle.HIGHEST_PROTOCOL), bounds
        return asked == (self._make, self._bounds) and self.is_ours()

    def is_ours(self) -> bool:
        """Whether this very process has made it, not one that we are a fork of."""
        return self._owner == os.getpid()

    def dismiss(self) -> None:
        """End what another thread waits for in ``work``, and let it not begin anew."""
        self._is_dismissed = True
        if self._process is not None:
            self._kill(self._process)

    def work(self, jobs: Jobs) -> None:
        """Give each of *jobs* the outcome of its input, until there is a None among them.

        The outcome is a SourceTooSlow or SourceFatal where the process had to be ended, and a
        StoreUnusable is raised by the Future where none can be started.  The next input is sent
        before the outcome of the one before is there, so that the process never waits.
        """
        is_last = False
        while not self._is_dismissed:
            while not is_last and len(self._ahead) < _AHEAD:
                try:
                    job = jobs.get(block=not self._ahead)
                except Empty:
                    break
                is_last = job is None
                if job is not None:
                    self._take(*job)
            if self._ahead:
                self._finish_first()
            elif is_last:
                return

    def _take(self, one: Any, future: Future[Any]) -> None:
        try:
            content = pickle.dumps(one, pickle.HIGHEST_PROTOCOL)
        except Exception as error:  # whoever asked is told, and this thread goes on
            future.set_exception(error)
            return
        self._ahead.append(_Sent(place_of(one), content, future))
        self._try_to_send(content)

    def _try_to_send(self, content: bytes) -> None:
        """Send an input; where the process is gone it is sent again with all the others."""
        if self._process is not None and self._process.poll() is None:
            with suppress(OSError):
                self._connection.send_bytes(content)

    def _finish_first(self) -> None:
        first = self._ahead[0]
        try:
            if self._process is None or self._process.poll() is not None:
                self._start()
                for sent in self._ahead:
                    self._try_to_send(sent.content)
            outcome = self._received(first.place)
        except Exception as error:  # raised where the outcome is waited for
            first.future.set_exception(error)
        else:
            first.future.set_result(outcome)
        self._ahead.popleft()

    def _received(self, place: str) -> Any:
        """What comes of the input that was sent first, or what became of the process."""
        try:
            while self._connection.poll(self._bounds.seconds):
                answer = self._connection.recv_bytes()
                if answer != SIGN:
                    return self._outcome(answer, place)
        except (EOFError, OSError):
            return self._lost(place)
        self.end()
        return self._too_slow(place)

    def end(self) -> None:
        """End the process and what it has started, whatever they do."""
        process, self._process = self._process, None
        if process is not None:
            self._kill(process)
            process.wait()
            self._connection.close()

    def _kill(self, process: subprocess.Popen[bytes]) -> None:
        with suppress(ProcessLookupError, PermissionError):  # the latter is macOS for a zombie
            os.killpg(process.pid, signal.SIGKILL)

    def _start(self) -> None:
        self.end()
        self._connection, theirs = Pipe()
        with theirs:
            self._process = subprocess.Popen(  # noqa: S603  # our own program
                [sys.executable, "-P", "-c", _PROGRAM, str(theirs.fileno()), *sys.path],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                pass_fds=[theirs.fileno()],
                env=os.environ | _ONE_THREAD,
                process_group=0,  # to be ended with all that it starts
            )
        if self._is_dismissed:
            self._kill(self._process)
        try:
            self._connection.send_bytes(pickle.dumps(self._bounds, pickle.HIGHEST_PROTOCOL))
            self._connection.send_bytes(self._make)
            if not self._connection.poll(_START_SECONDS):
                raise EOFError
            error: KgError | None = pickle.loads(self._connection.recv_bytes())  # noqa: S301
        except (EOFError, OSError) as failure:
            self.end()
            raise StoreUnusable("a worker process does not start", hint=self._more()) from failure
        if error is not None:
            self.end()
            error.hint = error.hint or self._more()
            raise error

    def _outcome(self, answer: bytes, place: str) -> Any:
        outcome = pickle.loads(answer)  # noqa: S301  # from our own child
        if isinstance(outcome, SourceFatal):  # a process that ran out of memory is not gone on with
            self.end()
            return SourceFatal(outcome.message, place=place, hint=self._more())
        return outcome

    def _lost(self, place: str) -> KgError:
        """Why the process is gone."""
        assert self._process is not None
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(1)
        code = self._process.poll() or 0
        self.end()
        if code == -signal.SIGALRM:
            return self._too_slow(place)
        how = signal.Signals(-code).name if code < 0 else f"exit {code}"
        return SourceFatal(f"it ended a worker process ({how})", place=place, hint=self._more())

    def _too_slow(self, place: str) -> SourceTooSlow:
        seconds = self._bounds.seconds
        return SourceTooSlow(
            f"no sign of progress within {seconds:g} s",
            place=place,
            hint=f"give its text as .txt, or more time: KG_SOURCE_SECONDS={seconds * 10:g}",
        )

    def _more(self) -> str:
        more = self._bounds.memory_bytes * 2
        return f"give its text as .txt, or more memory: KG_WORKER_BYTES={more}"
