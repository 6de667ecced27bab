from __future__ import annotations

import os
import signal
import time

import pytest

from kg.errors import QueryTimeout
from kg.query.limits import run_limited


@pytest.mark.parametrize("code", [0, 1, 2, 3])
def test_the_child_s_exit_code_comes_back(code: int) -> None:
    assert run_limited(lambda: code, 10) == code


def test_a_child_that_takes_too_long_is_killed() -> None:
    def forever() -> int:
        signal.pause()
        return 0

    started = time.monotonic()
    with pytest.raises(QueryTimeout, match=r"longer than 0\.2 s") as raised:
        run_limited(forever, 0.2)
    assert 0.2 <= time.monotonic() - started < 5
    assert raised.value.hint == "give it more: --timeout 2"


def test_what_the_child_printed_arrives_whole(capfd: pytest.CaptureFixture[str]) -> None:
    def prints() -> int:
        print("әкім " * 20_000, end="")
        return 0

    assert run_limited(prints, 10) == 0
    assert capfd.readouterr().out == "әкім " * 20_000


def test_an_error_in_the_child_is_a_failure_that_shows_itself(
    capfd: pytest.CaptureFixture[str],
) -> None:
    assert run_limited(lambda: 1 // 0, 10) == 3
    assert "ZeroDivisionError" in capfd.readouterr().err


def test_a_child_that_was_killed_is_no_success() -> None:
    def dies() -> int:
        os.kill(os.getpid(), signal.SIGKILL)
        return 0

    assert run_limited(dies, 10) not in (0, 1, 2)
