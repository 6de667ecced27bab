"""Stored searches: one file beside the generations, whole whoever writes at the same time."""

from __future__ import annotations

import json
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from kg.errors import StoreUnusable, WatchMissing, WatchRefused
from kg.store import WATCHES, Watch, Watches, backup, restore
from tests.store.conftest import Publish


@pytest.fixture
def watches(tmp_path: Path) -> Watches:
    return Watches(tmp_path)


def names(watches: Watches) -> list[str]:
    return [one.name for one in watches.all()]


def test_what_is_stored_is_read_again_by_its_name(watches: Watches) -> None:
    one = Watch("қала", "әкім -көпір", True, "2014", "2020-02", ("lemma",), "2024", {"а1": ""})
    watches.add(one)
    assert Watches(watches._store).get("қала") == one


def test_the_file_does_not_depend_on_the_order_of_its_making(tmp_path: Path) -> None:
    files = []
    for order in (("әкім", "қала", "b"), ("b", "қала", "әкім")):
        folder = tmp_path / order[0]
        folder.mkdir()
        for name in order:
            Watches(folder).add(Watch(name, "мектеп", told={"б": "2", "а": "1"}))
        files.append((folder / WATCHES).read_bytes())
    assert files[0] == files[1]


@pytest.mark.parametrize("name", ["қала-2", "a.b_c", "1", "Ә" * 60])
def test_names_have_letters_of_any_script(watches: Watches, name: str) -> None:
    watches.add(Watch(name, "әкім"))
    assert names(watches) == [name]


@pytest.mark.parametrize(
    "name", ["", " ", "a b", "../a", ".a", "-a", "_", "а\0", "\ud800", "Ә" * 61]
)
def test_other_names_are_refused_with_one_that_would_do(watches: Watches, name: str) -> None:
    with pytest.raises(WatchRefused) as caught:
        watches.add(Watch(name, "әкім"))
    like = caught.value.hint.split()[3]
    watches.add(Watch(like, "әкім"))


def test_a_name_is_given_once_however_its_letters_are_composed(watches: Watches) -> None:
    watches.add(Watch("қайрат", "әкім"))
    with pytest.raises(WatchRefused, match="there is a stored search"):
        watches.add(Watch("қаи\u0306рат", "мектеп"))
    assert watches.get("қаи\u0306рат").query == "әкім"


def test_what_is_not_there_is_named(watches: Watches) -> None:
    for call in (watches.get, watches.remove):
        with pytest.raises(WatchMissing, match="жоқ"):
            call("жоқ")


def test_nothing_is_lost_where_many_write_at_once(watches: Watches) -> None:
    watches.add(Watch("бәрі", "әкім"))

    def write(number: int) -> None:
        mine = Watches(watches._store)
        mine.add(Watch(f"w{number}", "әкім"))
        mine.note([(mine.get("бәрі"), {f"{number}": "2024"})])
        if number % 2:
            mine.remove(f"w{number}")

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(write, range(24)))
    assert names(watches) == sorted(["бәрі", *(f"w{one}" for one in range(0, 24, 2))])
    assert set(watches.get("бәрі").told) == set(map(str, range(24)))


def test_what_was_told_first_stays(watches: Watches) -> None:
    watches.add(Watch("а", "әкім", told={"1": ""}))
    watches.note([(watches.get("а"), {"1": "2024", "2": "2024"})])
    watches.note([(watches.get("а"), {"2": "2025"})])
    assert watches.get("а").told == {"1": "", "2": "2024"}


def test_a_search_that_was_removed_or_stored_anew_meanwhile_is_left_alone(watches: Watches) -> None:
    watches.add(Watch("а", "әкім"))
    old = watches.get("а")
    watches.remove("а")
    watches.note([(old, {"1": "2024"})])
    assert names(watches) == []
    watches.add(Watch("а", "мектеп"))
    watches.note([(old, {"1": "2024"})])
    assert watches.get("а").told == {}


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{",
        "[]",
        '{"format": 2, "watches": []}',
        '{"format": 1}',
        '{"format": 1, "watches": [{}]}',
        '{"format": 1, "watches": [{"name": 1, "query": "a"}]}',
        '{"format": 1, "watches": [{"name": "a", "query": "a", "told": {"1": 2}}]}',
        '{"format": 1, "watches": [{"name": "a", "query": "a", "levels": 1}]}',
        '{"format": 1, "watches": [{"name": "a", "query": "a", "more": 1}]}',
    ],
)
def test_a_damaged_file_is_told_and_left_as_it_is(watches: Watches, content: str) -> None:
    file = watches._store / WATCHES
    file.write_text(content)
    for call in (watches.all, lambda: watches.add(Watch("а", "әкім"))):
        with pytest.raises(StoreUnusable, match="watches"):
            call()
    assert file.read_text() == content


def test_a_writer_that_was_killed_leaves_the_file_whole(watches: Watches) -> None:
    watches.add(Watch("а", "әкім"))
    (watches._store / f"{WATCHES}.partial").write_text('{"form')
    assert names(watches) == ["а"]
    watches.add(Watch("б", "әкім"))
    assert names(watches) == ["а", "б"]


def test_a_backup_has_them_and_gives_them_back(
    folder: Path, publish: Publish, tmp_path: Path
) -> None:
    publish("а.txt")
    Watches(folder).add(Watch("қала", "әкім", told={"1": "2024"}))
    backup(folder, tmp_path / "copy")
    Watches(folder).remove("қала")
    Watches(folder).add(Watch("кейінгі", "әкім"))
    restore(tmp_path / "copy", folder)
    assert names(Watches(folder)) == ["қала"]
    restore(tmp_path / "copy", tmp_path / "new")
    assert Watches(tmp_path / "new").get("қала").told == {"1": "2024"}


def test_a_backup_without_them_takes_none_away(
    folder: Path, publish: Publish, tmp_path: Path
) -> None:
    publish("а.txt")
    backup(folder, tmp_path / "copy")
    Watches(folder).add(Watch("қала", "әкім"))
    restore(tmp_path / "copy", folder)
    assert names(Watches(folder)) == ["қала"]
    shutil.rmtree(tmp_path / "copy")


def test_the_file_says_of_which_format_it_is(watches: Watches) -> None:
    watches.add(Watch("а", "әкім"))
    assert json.loads((watches._store / WATCHES).read_text())["format"] == 1
