"""What is published outlives a power cut: what reaches the disk, and in which order."""

from __future__ import annotations

import errno
import fcntl
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.store import Originals, content_hash, durable, packed, writing
from kg.store.durable import sync_file, sync_folder, sync_tree
from tests.store.conftest import SETTINGS, Publish

Events = list[tuple[str, str]]


@pytest.fixture
def events(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Events:
    """What is synced, renamed and removed in the store from now on, in order."""
    found: Events = []
    synced, rename, replace, rmtree = durable._synced, os.rename, os.replace, shutil.rmtree

    def note(kind: str, path: Path | str) -> None:
        found.append((kind, str(Path(path).relative_to(folder.parent))))

    def sync(path: Path, by: Callable[[int], None]) -> None:
        synced(path, by)
        note("sync", path)

    def moved(whole: Callable[..., None]) -> Callable[..., None]:
        def move(one: Path, other: Path) -> None:
            whole(one, other)
            note("name", other)

        return move

    def removed(path: Path, **_: object) -> None:
        rmtree(path)
        note("remove", path)

    monkeypatch.setattr(durable, "_synced", sync)
    monkeypatch.setattr(os, "rename", moved(rename))
    monkeypatch.setattr(os, "replace", moved(replace))
    monkeypatch.setattr(shutil, "rmtree", removed)
    return found


def test_all_of_a_generation_is_on_the_disk_before_its_name_and_that_before_the_link(
    folder: Path, events: Events
) -> None:
    with writing(folder) as draft:
        (draft.generation.folder / "graph" / "терең").mkdir(parents=True)
        for name in ("graph/CURRENT", "graph/терең/1.sst", "articles.sqlite"):
            (draft.generation.folder / name).write_bytes(b"1")
        draft.originals.put(content_hash(b"1"), packed(b"1"))
        draft.publish("0.1", SETTINGS, {})
    order = {event: number for number, event in enumerate(events)}
    partial, final = "қойма/generations/1.partial", "қойма/generations/1"
    named, linked = order["name", final], order["name", "қойма/current"]
    within = ["generation.json", "in-use", "graph/CURRENT", "graph/терең/1.sst", "articles.sqlite"]
    for path in within:
        at = order["sync", f"{partial}/{path}"]
        assert at < order["sync", str(Path(partial, path).parent)] < named
    assert order["sync", f"{partial}/graph/терең"] < order["sync", f"{partial}/graph"]
    assert order["sync", f"{partial}/graph"] < order["sync", partial] < named
    assert named < order["sync", "қойма/generations"] < linked
    assert linked < len(events) - 1 - events[::-1].index(("sync", "қойма"))
    hashed = content_hash(b"1")
    source = f"қойма/sources/{hashed[:2]}/{hashed}"
    assert order["sync", f"{source}.partial"] < order["name", source]
    assert order["name", source] < order["sync", str(Path(source).parent)] < linked
    assert order["sync", "қойма/sources"] < linked
    assert order["sync", "."] < named  # the folder in which the store is new


def test_nothing_old_goes_before_the_new_link_is_on_the_disk(
    folder: Path, publish: Publish, events: Events
) -> None:
    publish("а")
    publish("б")
    events.clear()
    publish("в")
    linked = events.index(("name", "қойма/current"))
    assert events.index(("sync", "қойма"), linked) < events.index(
        ("remove", "қойма/generations/1.partial")
    )


def test_bytes_that_are_kept_already_are_not_synced_again(folder: Path, events: Events) -> None:
    originals = Originals(folder)
    for _ in range(2):
        originals.put(content_hash(b"1"), packed(b"1"))
        originals.sync()
    assert [kind for kind, _ in events] == ["sync", "name", "sync", "sync"]


@pytest.mark.parametrize("number", [errno.EINVAL, errno.ENOTSUP])
def test_a_file_system_that_cannot_sync_folders_is_no_failure(
    number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: int) -> None:
        raise OSError(number, "no")

    monkeypatch.setattr(os, "fsync", refuse)
    sync_tree(tmp_path)


def test_a_disk_that_fails_is_told_with_its_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: int) -> None:
        raise OSError(errno.EIO, "Input/output error")

    (tmp_path / "а").write_bytes(b"1")
    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match="Input/output") as caught:
        sync_file(tmp_path / "а")
    assert caught.value.filename == str(tmp_path / "а")


def test_on_macos_the_drive_itself_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    monkeypatch.setattr(durable, "_FULL_SYNC", 51)
    monkeypatch.setattr(fcntl, "fcntl", lambda handle, what: asked.append(what))
    monkeypatch.setattr(os, "fsync", lambda handle: asked.append(0))
    sync_folder(tmp_path)
    assert asked == [51]
    (tmp_path / "а").write_bytes(b"1")
    sync_file(tmp_path / "а")
    assert asked == [51, 0]


def test_where_macos_cannot_wait_for_the_drive_it_is_handed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: int, __: int) -> None:
        raise OSError(errno.ENOTSUP, "Operation not supported")

    asked: list[int] = []
    monkeypatch.setattr(durable, "_FULL_SYNC", 51)
    monkeypatch.setattr(fcntl, "fcntl", refuse)
    monkeypatch.setattr(os, "fsync", lambda handle: asked.append(0))
    sync_folder(tmp_path)
    assert asked == [0]
