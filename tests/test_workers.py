"""Work spread over processes that hang, crash and grow without harm to the others."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from pickle import PicklingError

import pytest

from kg.errors import KgError, SourceEmpty, SourceError, SourceFatal, SourceTooSlow, StoreUnusable
from kg.read.apart import Unread
from kg.workers import Bounds, elsewhere, spread
from tests.deeds import (
    QUICK,
    SHEETS,
    SMALL,
    Bill,
    Sheet,
    Unprepared,
    first_word,
    length,
    process_number,
)


@pytest.mark.parametrize("workers", [1, 2])
def test_outcomes_come_in_the_order_of_what_was_given(workers: int) -> None:
    found = list(spread(length, iter(SHEETS), workers))
    assert found == [(sheet, len(sheet.text)) for sheet in SHEETS]


@pytest.mark.parametrize("workers", [1, 2])
def test_the_error_of_one_is_its_outcome_and_the_others_go_on(workers: int) -> None:
    given = [Sheet("қаулы"), Sheet("бос", "бос.txt"), Sheet("ақау", "ақау.txt"), Sheet("шешім")]
    (_, first), (_, empty), (_, fault), (_, last) = spread(length, given, workers)
    assert (first, last) == (5, 5)
    assert isinstance(empty, SourceEmpty)
    assert (empty.place, empty.hint) == ("бос.txt", "remove it")
    assert type(fault) is SourceError
    assert fault.place == "ақау.txt"
    assert "ZeroDivisionError: бірінші жол екінші жол" in fault.message
    assert "deeds.py:" in fault.message
    assert len(fault.message) < 300


def test_an_exception_without_end_is_an_outcome_too() -> None:
    (_, fault), (_, last) = spread(length, [Sheet("тереңдік"), Sheet("шешім")], 1)
    assert isinstance(fault, SourceError)
    assert last == 5


def test_what_has_no_location_is_named_by_its_identity() -> None:
    [(_, fault)] = spread(length, [Bill()], 1)  # type: ignore[list-item]  # which is the fault
    assert isinstance(fault, KgError)
    assert fault.place == "заң-42"


@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize("text", ["ұйқы", "айналым"])
def test_what_hangs_is_ended_and_the_others_go_on(text: str, workers: int) -> None:
    given = [*SHEETS[:3], Sheet(text, "баяу.pdf"), *SHEETS[3:]]
    outcomes = [outcome for _, outcome in spread(length, given, workers, QUICK)]
    slow = outcomes.pop(3)
    assert isinstance(slow, SourceTooSlow)
    assert (slow.place, slow.message) == ("баяу.pdf", "no sign of progress within 0.5 s")
    assert "KG_SOURCE_SECONDS=5" in slow.hint
    assert outcomes == [len(sheet.text) for sheet in SHEETS]


def test_what_goes_on_with_signs_of_life_is_not_ended() -> None:
    assert list(spread(length, [Sheet("ілгері")], 1, QUICK)) == [(Sheet("ілгері"), 6)]


def test_what_a_hanging_worker_has_started_ends_with_it(tmp_path: Path) -> None:
    told = tmp_path / "pid"
    [(_, slow)] = spread(length, [Sheet("бала", str(told))], 1, QUICK)
    assert isinstance(slow, SourceTooSlow)
    assert is_gone(int(told.read_text()))


@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize(
    ("text", "how"), [("өлім", "SIGKILL"), ("құлау", "SIGSEGV"), ("шығу", "exit 7")]
)
def test_what_crashes_a_worker_costs_itself_alone(text: str, how: str, workers: int) -> None:
    given = [*SHEETS[:3], Sheet(text, "қате.pdf"), Sheet(text, "тағы.pdf"), *SHEETS[3:]]
    outcomes = [outcome for _, outcome in spread(length, given, workers)]
    for place in ("қате.pdf", "тағы.pdf"):
        fatal = outcomes.pop(3)
        assert isinstance(fatal, SourceFatal)
        assert (fatal.place, fatal.message) == (place, f"it ended a worker process ({how})")
        assert "KG_WORKER_BYTES" in fatal.hint
    assert outcomes == [len(sheet.text) for sheet in SHEETS]


@pytest.mark.skipif(sys.platform == "darwin", reason="macOS bounds no process's memory")
def test_what_takes_too_much_memory_costs_itself_alone() -> None:
    given = [SHEETS[0], Sheet("өсу", "үлкен.pdf"), SHEETS[1]]
    (_, first), (_, fatal), (_, last) = spread(length, given, 1, SMALL)
    assert (first, last) == (7, 7)
    assert isinstance(fatal, SourceFatal)
    assert (fatal.place, fatal.message) == (
        "үлкен.pdf",
        "it takes more memory than a worker may have",
    )
    assert "KG_WORKER_BYTES=1200000000" in fatal.hint


def test_a_worker_that_dies_between_two_calls_is_replaced() -> None:
    [(_, process)] = spread(process_number, [SHEETS[0]], 1)
    assert isinstance(process, int)
    assert list(spread(process_number, [SHEETS[0]], 1)) == [(SHEETS[0], process)]
    os.kill(process, signal.SIGKILL)
    until(lambda: is_gone(process))
    [(_, other)] = spread(process_number, [SHEETS[0]], 1)
    assert isinstance(other, int)
    assert other != process


def test_what_all_inputs_need_is_loaded_first_and_no_input_is_blamed_for_it() -> None:
    with pytest.raises(StoreUnusable, match="list is damaged"):
        list(spread(Unprepared(), SHEETS, 2))


@pytest.mark.skipif(sys.platform == "darwin", reason="macOS bounds no process's memory")
def test_a_worker_without_the_memory_to_start_is_told_with_a_way_out() -> None:
    with pytest.raises(StoreUnusable) as caught:
        list(spread(length, SHEETS, 1, Bounds(memory_bytes=1_000_000)))
    assert "KG_WORKER_BYTES=2000000" in caught.value.hint


def test_inputs_are_taken_as_they_are_needed() -> None:
    taken = []

    def given() -> Iterator[Sheet]:
        for sheet in SHEETS:
            taken.append(sheet)
            yield sheet

    outcomes = spread(length, given(), 2)
    next(outcomes)
    assert len(taken) < len(SHEETS)
    outcomes.close()  # type: ignore[attr-defined]


def test_an_error_of_what_is_given_ends_the_work() -> None:
    def given() -> Iterator[Sheet]:
        yield SHEETS[0]
        yield Sheet("ұйқы")
        raise StoreUnusable("the disk is full")

    with pytest.raises(StoreUnusable, match="disk is full"):
        list(spread(length, given(), 2))


INTERRUPTED = """
from pathlib import Path
from kg.workers import spread
from tests.deeds import Sheet, length
list(spread(length, [Sheet("бала", PLACE + "1"), Sheet("бала", PLACE + "2")], 2))
"""


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_an_interrupted_run_leaves_no_process_behind(
    ending: signal.Signals, root: Path, tmp_path: Path
) -> None:
    program = INTERRUPTED.replace("PLACE", repr(str(tmp_path / "pid")))
    if ending != signal.SIGINT:  # nobody is left to end the workers: they do it themselves
        program = program.replace('"бала", PLACE + ', '"себеп", PLACE + ')
        program = program.replace("length, [", "tell_and_hang, [").replace(
            "length\n", "tell_and_hang\n"
        )
        program = program.replace(", 2))", ", 2, QUICK))").replace("Sheet,", "QUICK, Sheet,")
    with subprocess.Popen(
        [sys.executable, "-c", program], cwd=root, stderr=subprocess.DEVNULL
    ) as run:
        told = [tmp_path / "pid1", tmp_path / "pid2"]
        until(lambda: all(one.exists() and one.read_text() for one in told))
        run.send_signal(ending)
        run.wait()
    for one in told:
        process = int(one.read_text())
        until(lambda process=process: is_gone(process))  # type: ignore[misc]


def is_gone(process: int) -> bool:
    """Whether no process of that number runs; one that nobody has waited for does not run."""
    state = subprocess.run(
        ["/bin/ps", "-o", "stat=", "-p", str(process)], capture_output=True, text=True, check=False
    )
    return state.stdout.strip()[:1] in ("", "Z")


def until(is_so: Callable[[], bool]) -> None:
    """Wait for something that another process does; the test fails where it never comes."""
    for _ in range(6000):
        if is_so():
            return
        time.sleep(0.01)
    raise AssertionError("it never came")


def test_one_thing_is_read_elsewhere_also_while_others_are_at_work() -> None:
    apart = elsewhere(QUICK)
    given = (Sheet(apart(first_word, Unread("", b"ab c"))) for _ in range(3))
    assert [outcome for _, outcome in spread(length, given, 1)] == [2, 2, 2]


@pytest.mark.parametrize(
    ("text", "kind"), [("бос", SourceEmpty), ("айналым", SourceTooSlow), ("өлім", SourceFatal)]
)
def test_what_is_read_elsewhere_raises_what_keeps_it_from_being_read(
    text: str, kind: type[SourceError]
) -> None:
    with pytest.raises(kind) as caught:
        elsewhere(QUICK)(first_word, Unread("таспа.xml", text.encode()))
    assert caught.value.place == "таспа.xml"
    assert elsewhere(QUICK)(first_word, Unread("таспа.xml", b"a b")) == "a"


@pytest.mark.parametrize("workers", [1, 2])
def test_an_input_that_cannot_be_sent_is_raised_and_leaves_nobody_waiting(workers: int) -> None:
    given: list[object] = [Sheet("қаулы"), lambda: "жіберілмейді", Sheet("шешім")]
    with pytest.raises((AttributeError, PicklingError)):
        list(spread(length, given, workers))  # type: ignore[arg-type]  # no sheet is meant
