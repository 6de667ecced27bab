"""Work spread over processes."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from kg.errors import KgError, SourceEmpty, SourceError, StoreUnusable
from kg.workers import spread


@dataclass(frozen=True)
class Sheet:
    """Something with a place, as sources have."""

    text: str
    location: str = ""


SHEETS = [Sheet(f"{number} қаулы", f"қаулы-{number}.txt") for number in range(20)]


def _length(sheet: Sheet) -> int:
    if sheet.text == "бос":
        raise SourceEmpty("the text is empty", place=sheet.location, hint="remove it")
    if sheet.text == "ақау":
        raise ZeroDivisionError("бірінші жол\nекінші жол" + "!" * 1000)
    if sheet.text == "тереңдік":
        return _length(sheet)
    if sheet.text == "өлім":
        os.kill(os.getpid(), signal.SIGKILL)
    return len(sheet.text)


@pytest.mark.parametrize("workers", [1, 2])
def test_outcomes_come_in_the_order_of_what_was_given(workers: int) -> None:
    found = list(spread(_length, iter(SHEETS), workers))
    assert found == [(sheet, len(sheet.text)) for sheet in SHEETS]


@pytest.mark.parametrize("workers", [1, 2])
def test_the_error_of_one_is_its_outcome_and_the_others_go_on(workers: int) -> None:
    given = [Sheet("қаулы"), Sheet("бос", "бос.txt"), Sheet("ақау", "ақау.txt"), Sheet("шешім")]
    (_, first), (_, empty), (_, fault), (_, last) = spread(_length, given, workers)
    assert (first, last) == (5, 5)
    assert isinstance(empty, SourceEmpty)
    assert (empty.place, empty.hint) == ("бос.txt", "remove it")
    assert type(fault) is SourceError
    assert fault.place == "ақау.txt"
    assert "ZeroDivisionError: бірінші жол екінші жол" in fault.message
    assert "test_workers.py:" in fault.message
    assert len(fault.message) < 300


def test_an_exception_without_end_is_an_outcome_too() -> None:
    (_, fault), (_, last) = spread(_length, [Sheet("тереңдік"), Sheet("шешім")], 1)
    assert isinstance(fault, SourceError)
    assert last == 5


def test_what_has_no_location_is_named_by_its_identity() -> None:
    class Bill:
        identity = "заң-42"

    [(_, fault)] = spread(_fail, [Bill()], 1)
    assert isinstance(fault, KgError)
    assert fault.place == "заң-42"


def _fail(_: object) -> int:
    raise KeyError("жоқ")


def test_a_killed_worker_is_told_with_a_way_out() -> None:
    given = [Sheet("өлім"), *SHEETS]
    with pytest.raises(StoreUnusable, match="worker process was killed") as caught:
        list(spread(_length, given, 2))
    assert "--workers 1" in caught.value.hint


def test_inputs_are_taken_as_they_are_needed() -> None:
    taken = []

    def given() -> Iterator[Sheet]:
        for sheet in SHEETS:
            taken.append(sheet)
            yield sheet

    outcomes = spread(_length, given(), 2)
    next(outcomes)
    assert len(taken) < len(SHEETS)
    outcomes.close()  # type: ignore[attr-defined]


def test_an_error_of_what_is_given_ends_the_work() -> None:
    def given() -> Iterator[Sheet]:
        yield SHEETS[0]
        raise StoreUnusable("the disk is full")

    with pytest.raises(StoreUnusable, match="disk is full"):
        list(spread(_length, given(), 2))
