"""A copy of a store while it is in use, and back: whole and verified, or nothing at all."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from hashlib import sha256
from pathlib import Path

import pytest

from kg.errors import BackupDamaged, KgError, NotAStore, StoreInUse, StoreNewer, StoreUnusable
from kg.store import (
    FORMAT,
    ArticleStore,
    backup,
    content_hash,
    open_generation,
    packed,
    restore,
    writing,
)
from tests.store.conftest import SETTINGS, Publish, article, source_of, state

MAIN = "generation/articles.sqlite"


@pytest.fixture
def kept(folder: Path, publish: Publish) -> Path:
    """A store of one article with the bytes of its source, and an older one without."""
    publish("а.txt")
    with writing(folder) as draft:
        assert draft.previous
        with ArticleStore(draft.previous.articles) as before:
            before.copy_to(draft.generation.articles)
        for part in ("graph", "index"):
            shutil.copytree(draft.previous.folder / part, draft.generation.folder / part)
        original = content_hash(b"bytes")
        draft.originals.put(original, packed(b"bytes"))
        with ArticleStore(draft.generation.articles, writable=True) as articles:
            made = article("б.txt")
            articles.put(source_of(made), "h", made, original)
            articles.commit()
        draft.publish("0.1", SETTINGS, {"articles": 2})
    return folder


@pytest.fixture
def copy(kept: Path, tmp_path: Path) -> Path:
    """A backup of it."""
    backup(kept, tmp_path / "көшірме")
    return tmp_path / "көшірме"


def content(store: Path) -> dict[str, str]:
    """What a reader sees, but for when it was published; and the sources."""
    with open_generation(store) as generation:
        seen = state(generation.folder)
    del seen["generation.json"]
    return seen | {one.name: "" for one in (store / "sources").rglob("*") if one.is_file()}


def refused(copy: Path, store: Path, kind: type[KgError]) -> KgError:
    """The error with which a backup is refused, which leaves the store as it was."""
    before = state(store) if store.exists() else None
    with pytest.raises(kind) as caught:
        restore(copy, store)
    assert (state(store) if store.exists() else None) == before
    assert caught.value.place
    assert caught.value.hint
    return caught.value


def test_what_was_backed_up_is_what_is_restored(kept: Path, copy: Path, tmp_path: Path) -> None:
    before = content(kept)
    copied = restore(copy, tmp_path / "жаңа")
    assert content(tmp_path / "жаңа") == before
    assert copied.articles == 2
    assert copied.files == len((copy / "SHA256SUMS").read_text("utf-8").splitlines())


def test_a_restored_store_takes_the_place_of_what_there_was(
    kept: Path, copy: Path, publish: Publish
) -> None:
    before = content(kept)
    publish("в.txt")
    with open_generation(kept) as reading:
        restore(copy, kept)
        with ArticleStore(reading.articles) as articles:
            assert articles.count() == 3  # a reader keeps its generation
    assert content(kept) == before
    with open_generation(kept) as generation:
        assert generation.manifest.number == 4


def test_a_backup_is_made_while_others_read_and_write(kept: Path, tmp_path: Path) -> None:
    before = content(kept)
    with open_generation(kept), writing(kept) as draft:
        (draft.generation.folder / "graph").mkdir()
        draft.originals.put(content_hash(b"3"), packed(b"3"))
        backup(kept, tmp_path / "көшірме")
    restore(tmp_path / "көшірме", tmp_path / "жаңа")
    assert content(tmp_path / "жаңа") == before


def test_a_tool_that_everybody_has_checks_a_backup(copy: Path) -> None:
    command = ["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"]
    if shutil.which("sha256sum") is None:
        command = ["shasum", "-a", "256", "--check", "--strict", "--quiet", "SHA256SUMS"]
    assert subprocess.run(command, cwd=copy, check=False).returncode == 0


def test_a_backup_is_no_store_that_somebody_could_write_to(copy: Path) -> None:
    with pytest.raises(NotAStore), writing(copy):
        pass


def test_sources_that_the_store_has_lost_are_counted(kept: Path, tmp_path: Path) -> None:
    shutil.rmtree(kept / "sources")
    assert backup(kept, tmp_path / "көшірме").missing == 1
    assert restore(tmp_path / "көшірме", tmp_path / "жаңа").articles == 2


def test_a_backup_needs_a_folder_of_its_own(kept: Path, tmp_path: Path) -> None:
    other = tmp_path / "хаттар"
    other.mkdir()
    (other / "хат.txt").write_text("Сәлем", "utf-8")
    for place in (other, other / "хат.txt", kept, kept / "көшірме"):
        with pytest.raises(NotAStore):
            backup(kept, place)
    assert os.listdir(other) == ["хат.txt"]
    (other / "хат.txt").unlink()
    backup(kept, other)


@pytest.mark.parametrize("is_new", [True, False], ids=["new", "empty"])
def test_a_backup_that_fails_leaves_nothing_behind(
    is_new: bool, kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    copy = tmp_path / "көшірме"
    if not is_new:
        copy.mkdir()
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StoreUnusable, match="No space left") as caught:
        backup(kept, copy)
    assert caught.value.hint
    assert copy.exists() != is_new
    assert is_new or not os.listdir(copy)


@pytest.mark.parametrize("name", [MAIN, "generation/graph/1.bin", "generation/generation.json"])
@pytest.mark.parametrize("damage", ["changed", "gone", "a link"])
def test_a_damaged_backup_is_refused_with_its_file(
    damage: str, name: str, copy: Path, kept: Path, tmp_path: Path
) -> None:
    path = copy / name
    whole = path.read_bytes()
    path.unlink()
    if damage == "changed":
        path.write_bytes(whole.replace(b"0", b"1", 1) if b"0" in whole else whole + b"1")
    if damage == "a link":
        outside = tmp_path / "сыртта"
        outside.write_bytes(whole)
        path.symlink_to(outside)
    error = refused(copy, kept, KgError)
    assert error.place == str(path)
    refused(copy, tmp_path / "жаңа", KgError)


@pytest.mark.parametrize(
    "line",
    [
        "{hash}  generation/../../сыртта",
        "{hash}  generation/../../a",
        "{hash}  /etc/passwd",
        "{hash}  sources/ab/../../../a",
        "{hash}  current",
        "{hash} generation/articles.sqlite",
        "",
        "x",
    ],
)
def test_a_backup_that_names_other_places_is_refused(line: str, copy: Path, kept: Path) -> None:
    with (copy / "SHA256SUMS").open("a", encoding="utf-8") as sums:
        sums.write(line.format(hash=sha256(b"").hexdigest()) + "\n")
    refused(copy, kept, BackupDamaged)


def test_a_backup_without_a_part_is_refused(copy: Path, kept: Path) -> None:
    sums = copy / "SHA256SUMS"
    lines = sums.read_text("utf-8").splitlines()
    sums.write_text("\n".join(one for one in lines if "/index/" not in one), "utf-8")
    refused(copy, kept, BackupDamaged)


def test_what_is_no_whole_backup_is_refused(copy: Path, kept: Path, tmp_path: Path) -> None:
    (copy / "SHA256SUMS").unlink()  # as when a backup was cut off
    for place in (copy, tmp_path / "жоқ", kept):
        refused(place, kept, NotAStore)


def test_a_backup_of_a_newer_version_is_refused(copy: Path, kept: Path) -> None:
    path = copy / "generation" / "generation.json"
    known = json.loads(path.read_text("utf-8"))
    path.write_text(json.dumps({**known, "format": FORMAT + 1}), "utf-8")
    refused(copy, kept, StoreNewer)


def test_a_backup_of_an_older_version_is_restored_as_what_it_is(kept: Path, tmp_path: Path) -> None:
    path = kept / "current" / "generation.json"
    known = json.loads(path.read_text("utf-8"))
    path.write_text(json.dumps({**known, "format": 1}), "utf-8")
    backup(kept, tmp_path / "көшірме")
    restore(tmp_path / "көшірме", tmp_path / "жаңа")
    with open_generation(tmp_path / "жаңа") as generation:
        assert generation.manifest.format == 1


def test_nothing_is_restored_while_another_writes(copy: Path, kept: Path) -> None:
    with writing(kept), pytest.raises(StoreInUse):
        restore(copy, kept)


@pytest.mark.parametrize("failing", ["fsync", "rename", "replace", "open"])
def test_a_disk_that_is_full_leaves_the_store_as_it_was(
    failing: str, copy: Path, kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, failing, full)
        for store in (kept, tmp_path / "жаңа"):
            before = state(store) if store.exists() else None
            with pytest.raises(StoreUnusable, match="No space left"):
                restore(copy, store)
            assert (state(store) if store.exists() else None) == before
    restore(copy, kept)
