"""The bytes of sources: kept once, found by their hash, gone when nothing needs them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kg.store import Originals, Seen, content_hash, packed

TEXT = "Шымкент қаласында жаңа көпір ашылды. ".encode() * 50
NAME = content_hash(TEXT)


@pytest.fixture
def originals(tmp_path: Path) -> Originals:
    """A folder for the bytes of sources, not made yet."""
    return Originals(tmp_path / "sources")


def files(folder: Path) -> list[str]:
    """The files below *folder* by their path in it."""
    return sorted(str(one.relative_to(folder)) for one in folder.rglob("*") if one.is_file())


def test_bytes_come_out_as_they_were_put_in_and_take_less_room(
    originals: Originals, tmp_path: Path
) -> None:
    originals.put(NAME, packed(TEXT))
    assert originals.get(NAME) == TEXT
    assert files(tmp_path) == [f"sources/{NAME[:2]}/{NAME}"]
    assert (tmp_path / "sources" / NAME[:2] / NAME).stat().st_size < len(TEXT) / 5


def test_the_same_bytes_are_written_once(originals: Originals, tmp_path: Path) -> None:
    originals.put(NAME, packed(TEXT))
    written = (tmp_path / "sources" / NAME[:2] / NAME).stat()
    originals.put(NAME, packed(TEXT))
    assert (tmp_path / "sources" / NAME[:2] / NAME).stat().st_ino == written.st_ino


@pytest.mark.parametrize("damaged", [b"", packed(TEXT)[:-9], packed(TEXT + b"!"), TEXT])
def test_damaged_bytes_are_none(originals: Originals, tmp_path: Path, damaged: bytes) -> None:
    assert originals.get(NAME) is None
    originals.put(NAME, packed(TEXT))
    (tmp_path / "sources" / NAME[:2] / NAME).write_bytes(damaged)
    assert originals.get(NAME) is None


def test_what_nothing_needs_is_removed_and_what_a_killed_writer_left(
    originals: Originals, tmp_path: Path
) -> None:
    assert not list(originals.unreferenced(lambda beginning: set()))  # there is no folder yet
    other = content_hash(b"2")
    originals.put(NAME, packed(TEXT))
    originals.put(other, packed(b"2"))
    (tmp_path / "sources" / NAME[:2] / f"{NAME}.partial").write_bytes(b"half")
    used = originals.unreferenced(lambda beginning: {NAME} if NAME.startswith(beginning) else set())
    originals.remove(used)
    assert files(tmp_path) == [f"sources/{NAME[:2]}/{NAME}"]
    assert os.listdir(tmp_path / "sources") == [NAME[:2]]


def test_a_run_knows_what_it_has_met() -> None:
    seen = Seen()
    seen.add("мектеп.txt", "news/мектеп.txt", "hash")
    assert seen.first("мектеп.txt") == ("news/мектеп.txt", "hash", False)
    assert "мектеп.txt" in seen
    assert "көпір.txt" not in seen
    seen.close()
