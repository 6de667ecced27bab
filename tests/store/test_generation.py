"""The current generation of a store, and what is refused as none."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from kg.errors import NotAStore, StoreError, StoreMissing, StoreNewer, StoreUnusable
from kg.store import FORMAT, ArticleStore, open_generation, writing
from tests.store.conftest import SETTINGS, Publish, state


def opened(store: Path) -> int:
    """The number of the current generation."""
    with open_generation(store) as generation:
        return generation.manifest.number


def refused(store: Path) -> StoreError:
    """The error with which readers and writers are refused, which leaves all as it was."""
    before = state(store) if store.is_dir() else None
    with pytest.raises(StoreError) as reading:
        opened(store)
    with pytest.raises(StoreError) as at_work, writing(store):
        pass
    assert type(reading.value) is type(at_work.value)
    assert before == (state(store) if store.is_dir() else None)
    assert reading.value.place
    assert reading.value.hint
    return reading.value


def test_what_was_published_is_what_is_opened(folder: Path, publish: Publish) -> None:
    publish("а.txt")
    with open_generation(folder) as generation:
        assert generation.manifest.settings == SETTINGS
        assert generation.manifest.counts == {"articles": 1}
        assert generation.manifest.format == FORMAT
        with ArticleStore(generation.articles) as articles:
            assert [one.identity for one in articles.known()] == ["а.txt"]


def test_a_reader_keeps_its_generation_while_others_are_published(
    folder: Path, publish: Publish
) -> None:
    publish("а.txt")
    with open_generation(folder) as generation:
        for name in ("б.txt", "в.txt", "г.txt"):
            publish(name)
        assert generation.folder.is_dir()
        with ArticleStore(generation.articles) as articles:
            assert [one.identity for one in articles.known()] == ["а.txt"]
        assert opened(folder) == 4
    publish("д.txt")
    assert not generation.folder.exists()


def test_the_current_generation_and_the_one_before_are_kept(folder: Path, publish: Publish) -> None:
    for name in "абвгд":
        publish(name)
    assert sorted(os.listdir(folder / "generations")) == ["4", "5"]


def test_a_reader_that_comes_too_late_looks_again(
    folder: Path, publish: Publish, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish("а.txt")
    publish("б.txt")
    look = os.readlink
    looks: list[Path] = []

    def late(path: Path) -> str:
        looks.append(path)
        return "generations/77" if len(looks) == 1 else look(path)

    monkeypatch.setattr(os, "readlink", late)
    assert opened(folder) == 2
    assert len(looks) == 2


def test_a_reader_whose_generation_is_collected_before_it_holds_it_looks_again(
    folder: Path, publish: Publish, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish("а.txt")
    whole = os.open
    opens: list[Path] = []

    def slow(path: Path, *flags: int, **options: int) -> int:
        handle = whole(path, *flags, **options)
        if Path(path).name == "in-use" and not opens:
            opens.append(path)
            for name in ("б.txt", "в.txt", "г.txt"):
                publish(name)
        return handle

    monkeypatch.setattr(os, "open", slow)
    assert opened(folder) == 4


def test_a_folder_that_is_not_there_or_empty_is_no_store_yet(folder: Path) -> None:
    for _ in range(2):
        with pytest.raises(StoreMissing) as caught:
            opened(folder)
        assert f"kg build --store {folder}" in caught.value.hint
        folder.mkdir(exist_ok=True)


def test_what_a_first_build_left_when_it_was_killed_is_no_store_yet(folder: Path) -> None:
    (folder / "generations" / "1.partial").mkdir(parents=True)
    (folder / "lock").touch()
    with pytest.raises(StoreMissing):
        opened(folder)


def test_a_folder_of_other_things_is_refused(folder: Path) -> None:
    folder.mkdir()
    (folder / "хат.txt").write_text("Сәлем", "utf-8")
    assert isinstance(refused(folder), NotAStore)


def test_a_file_is_refused(folder: Path) -> None:
    folder.write_text("Сәлем", "utf-8")
    assert isinstance(refused(folder), NotAStore)
    assert folder.read_text("utf-8") == "Сәлем"


def test_a_store_whose_current_is_no_link_is_refused(folder: Path, publish: Publish) -> None:
    publish("а.txt")
    (folder / "current").unlink()
    (folder / "current").write_text("1", "utf-8")
    assert isinstance(refused(folder), NotAStore)


@pytest.mark.parametrize("target", ["generations/бір", "generations/", "/", "generations/²"])
def test_a_link_that_leads_to_no_generation_is_damage(
    folder: Path, publish: Publish, target: str
) -> None:
    publish("а.txt")
    (folder / "current").unlink()
    (folder / "current").symlink_to(target)
    assert isinstance(refused(folder), StoreUnusable)


def test_a_generation_that_is_gone_is_damage(folder: Path, publish: Publish) -> None:
    publish("а.txt")
    (folder / "current").unlink()
    (folder / "current").symlink_to("generations/9")
    assert isinstance(refused(folder), StoreUnusable)


def test_a_store_of_a_newer_version_is_refused_with_the_upgrade(
    folder: Path, publish: Publish
) -> None:
    publish("а.txt")
    manifest = folder / "generations" / "1" / "generation.json"
    content = json.loads(manifest.read_text("utf-8"))
    manifest.write_text(json.dumps({**content, "format": FORMAT + 1, "жаңа": []}), "utf-8")
    error = refused(folder)
    assert isinstance(error, StoreNewer)
    assert "pip install --upgrade" in error.hint


DAMAGED = [
    "",
    "{",
    "null",
    "[]",
    "{}",
    '{"format": "1"}',
    '{"format": null}',
    '{"format": 1, "number": "1"}',
    '{"format": 1, "settings": []}',
    '{"format": 1, "counts": {"articles": "көп"}}',
    '{"format": 1, "белгісіз": 1}',
    "[" * 100_000,
    '{"format": 1, "software": "\udcff"}',
]


@pytest.mark.parametrize("content", DAMAGED)
def test_a_damaged_manifest_is_told_with_its_file(
    folder: Path, publish: Publish, content: str
) -> None:
    publish("а.txt")
    manifest = folder / "generations" / "1" / "generation.json"
    manifest.write_bytes(content.encode("utf-8", "surrogateescape"))
    error = refused(folder)
    assert isinstance(error, StoreUnusable)
    assert error.place == str(manifest)


def test_a_generation_that_may_not_be_read_is_told(
    folder: Path, publish: Publish, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish("а.txt")

    def refuse(path: Path, *_: int) -> int:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(StoreUnusable, match="Permission denied"):
        opened(folder)
