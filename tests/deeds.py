"""What the workers of the tests are given to do: a module of its own, quickly imported by them."""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kg.errors import SourceEmpty, StoreUnusable
from kg.read.alive import sign
from kg.read.apart import Unread
from kg.workers import Bounds

QUICK = Bounds(seconds=0.5)
SMALL = Bounds(memory_bytes=600_000_000)


@dataclass(frozen=True)
class Sheet:
    """Something with a place, as sources have."""

    text: str
    location: str = ""


SHEETS = [Sheet(f"{number} қаулы", f"қаулы-{number}.txt") for number in range(20)]


def length(sheet: Sheet) -> int:
    if sheet.text in DEEDS:
        DEEDS[sheet.text](sheet)
    return len(sheet.text)


def _refuse(sheet: Sheet) -> None:
    raise SourceEmpty("the text is empty", place=sheet.location, hint="remove it")


def _fault(_: Sheet) -> None:
    raise ZeroDivisionError("бірінші жол\nекінші жол" + "!" * 1000)


def _progress(_: Sheet) -> None:
    deadline = time.monotonic() + 3 * QUICK.seconds
    while time.monotonic() < deadline:
        sign()


def _hang(_: Sheet) -> None:
    while True:
        pass


def _hang_with_a_child(sheet: Sheet) -> None:
    with subprocess.Popen(["/bin/sh", "-c", f"echo $$ > {sheet.location}; sleep 1000"]) as child:
        child.wait()


def _grow(_: Sheet) -> None:
    held = []
    while True:
        held.append(bytearray(50_000_000))


DEEDS: dict[str, Callable[[Sheet], object]] = {
    "бос": _refuse,
    "ақау": _fault,
    "тереңдік": length,
    "өлім": lambda _: os.kill(os.getpid(), signal.SIGKILL),
    "құлау": lambda _: ctypes.string_at(0),
    "шығу": lambda _: os._exit(7),
    "ұйқы": lambda _: signal.pause(),
    "айналым": _hang,
    "бала": _hang_with_a_child,
    "өсу": _grow,
    "ілгері": _progress,
}


def process_number(_: Sheet) -> int:
    return os.getpid()


def tell_and_hang(sheet: Sheet) -> None:
    Path(sheet.location).write_text(str(os.getpid()))
    _hang(sheet)


@dataclass(frozen=True)
class Bill:
    """Something with an identity, as articles have."""

    identity: str = "заң-42"


class Unprepared:
    """Cannot load what it needs."""

    def prepare(self) -> None:
        raise StoreUnusable("the list is damaged", hint="reinstall")

    def __call__(self, sheet: Sheet) -> int:
        return 0


def first_word(unread: Unread) -> str:
    DEEDS.get(unread.content.decode(), lambda _: None)(Sheet("", unread.location))
    return unread.content.decode().partition(" ")[0]
