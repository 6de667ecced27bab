"""Writers: one at a time, all or nothing, whatever ends them."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from kg.errors import ConfigError, KgError, StoreInUse, StoreUnusable
from kg.store import open_generation, writing
from tests.store.conftest import SETTINGS, Publish, state

# A writer that gets as far as *place* and then waits to be killed.
WRITER = """
import os, sys, time
from pathlib import Path
from kg.store import writing, ArticleStore

def wait(*_):
    print("here", flush=True)
    time.sleep(600)

place = sys.argv[2]
if place == "rename":
    os.rename = wait
if place == "link":
    os.replace = wait
if place == "collect":
    import shutil
    shutil.rmtree = wait
with writing(Path(sys.argv[1])) as draft:
    with ArticleStore(draft.generation.articles, writable=True) as articles:
        articles.commit()
    if place == "draft":
        wait()
    draft.publish("0.1", {}, {})
"""


def killed_at(place: str, store: Path) -> None:
    """Start a writer on *store* and kill it (SIGKILL) when it has come to *place*."""
    command = [sys.executable, "-c", WRITER, str(store), place]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout
        assert writer.stdout.readline() == "here\n"
        with pytest.raises(StoreInUse), writing(store):
            pass
        writer.send_signal(signal.SIGKILL)


def published(store: Path) -> dict[str, str]:
    """What a reader of the current generation sees."""
    with open_generation(store) as generation:
        return state(generation.folder)


@pytest.mark.parametrize("place", ["draft", "rename", "link"])
def test_a_writer_killed_before_it_publishes_leaves_the_store_as_it_was(
    place: str, folder: Path, publish: Publish
) -> None:
    publish("а.txt")
    before = published(folder)
    killed_at(place, folder)
    assert published(folder) == before
    assert publish("б.txt") == 2
    assert sorted(os.listdir(folder)) == ["current", "generations", "lock"]
    assert sorted(os.listdir(folder / "generations")) == ["1", "2"]


@pytest.mark.parametrize("place", ["draft", "link"])
def test_a_first_writer_that_is_killed_does_not_hinder_the_next(
    place: str, folder: Path, publish: Publish
) -> None:
    killed_at(place, folder)
    assert publish("а.txt") == 1
    assert os.listdir(folder / "generations") == ["1"]


def test_a_writer_killed_while_it_collects_has_published(folder: Path, publish: Publish) -> None:
    for name in "аб":
        publish(name)
    killed_at("collect", folder)
    with open_generation(folder) as generation:
        assert generation.manifest.number == 3
    publish("в")
    assert sorted(os.listdir(folder / "generations")) == ["3", "4"]


def test_a_second_writer_is_told_to_wait_and_the_first_goes_on(
    folder: Path, publish: Publish
) -> None:
    publish("а.txt")
    with writing(folder) as draft:
        with pytest.raises(StoreInUse) as caught, writing(folder):
            pass
        assert caught.value.place == str(folder)
        assert "wait" in caught.value.hint
        draft.publish("0.1", SETTINGS, {})
    with writing(folder) as draft:
        assert draft.generation.manifest.number == 3


def test_a_lock_that_was_taken_away_meanwhile_is_no_lock(
    folder: Path, publish: Publish, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish("а.txt")
    whole = os.open
    opens: list[Path] = []

    def late(path: Path, *flags: int, **options: int) -> int:
        handle = whole(path, *flags, **options)
        if Path(path).name == "lock":
            opens.append(path)
            if len(opens) == 1:
                Path(path).unlink()
        return handle

    monkeypatch.setattr(os, "open", late)
    assert publish("б.txt") == 2
    assert len(opens) == 2


def test_a_writer_that_fails_leaves_the_store_as_it_was(folder: Path, publish: Publish) -> None:
    publish("а.txt")
    before = state(folder)

    def fail(error: BaseException) -> None:
        with writing(folder) as draft:
            (draft.generation.folder / "graph").mkdir()
            raise error

    for error in (KgError("жоқ"), KeyboardInterrupt(), ZeroDivisionError()):
        with pytest.raises(type(error)):
            fail(error)
        assert state(folder) == before


def test_a_writer_that_publishes_nothing_leaves_the_store_as_it_was(
    folder: Path, publish: Publish
) -> None:
    publish("а.txt")
    before = state(folder)
    with writing(folder):
        pass
    assert state(folder) == before


def test_a_first_writer_that_fails_leaves_nothing_behind(tmp_path: Path) -> None:
    with writing(tmp_path / "а" / "б" / "қойма"):
        pass
    assert not (tmp_path / "а").exists()
    empty = tmp_path / "бос"
    empty.mkdir()
    with writing(empty):
        pass
    assert os.listdir(empty) == []


@pytest.mark.parametrize(
    ("module", "name"),
    [(os, "rename"), (os, "replace"), (Path, "mkdir"), (Path, "write_text"), (Path, "symlink_to")],
)
def test_a_full_or_read_only_disk_is_told_and_leaves_the_store_as_it_was(
    module: object, name: str, folder: Path, publish: Publish, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish("а.txt")
    before = state(folder)

    def refuse(*_: object, **__: object) -> None:
        raise OSError(30, "Read-only file system", str(folder / "generations"))

    with monkeypatch.context() as patch:
        patch.setattr(module, name, refuse)
        with pytest.raises(StoreUnusable, match="Read-only file system") as caught:
            publish("б.txt")
    assert "df -h" in caught.value.hint
    assert state(folder) == before
    assert publish("б.txt") == 2


def test_a_store_where_no_folder_can_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "файл").write_text("", "utf-8")
    with pytest.raises(KgError) as caught, writing(tmp_path / "файл" / "қойма"):
        pass
    assert caught.value.place
    assert caught.value.hint


def test_what_cannot_be_collected_does_not_undo_the_publication(
    folder: Path, publish: Publish, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish("а")
    publish("б")

    def refuse(path: Path, **_: object) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    with monkeypatch.context() as patch:
        patch.setattr(shutil, "rmtree", refuse)
        assert publish("в") == 3
    assert publish("г") == 4
    assert sorted(os.listdir(folder / "generations")) == ["3", "4"]


def test_an_interrupt_right_after_the_publication_does_not_undo_it(
    folder: Path, publish: Publish, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish("а.txt")
    whole = os.replace

    def interrupted(*paths: Path) -> None:
        whole(*paths)
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", interrupted)
        with pytest.raises(KeyboardInterrupt):
            publish("б.txt")
    with open_generation(folder) as generation:
        assert generation.manifest.number == 2


def test_the_time_of_a_generation_can_be_set(
    folder: Path, publish: Publish, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1393372800")
    publish("а.txt")
    with open_generation(folder) as generation:
        assert generation.manifest.created == "2014-02-26T00:00:00+00:00"


@pytest.mark.parametrize("stated", ["кеше", "2014-02-26", "9" * 30, "9" * 5000])
def test_a_time_that_cannot_be_is_refused(
    stated: str, folder: Path, publish: Publish, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", stated)
    with pytest.raises(ConfigError, match="SOURCE_DATE_EPOCH"):
        publish("а.txt")
    assert not folder.exists()
