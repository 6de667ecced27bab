"""What is wrong with a store is found, named with its command, and mended."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.config import Config
from kg.doctor import NOTE, WRONG, Finding, examine, mend
from kg.doctor.examination import store_findings
from kg.doctor.installation import installation
from kg.errors import StoreInUse, StoreUnusable
from kg.query import open_store
from kg.store import writing
from tests.conftest import Kg
from tests.small_world import World, agreed, dumped, write

WHOLE = World({"мектеп": 0, "кеңес": 1})
BEFORE = World({"мектеп": 0})


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of two generations."""
    store = tmp_path_factory.mktemp("built") / "store"
    write(Config(store=store), BEFORE.articles)
    write(Config(store=store), {"кеңес": 1})
    return store


@pytest.fixture
def config(built: Path, tmp_path: Path) -> Config:
    """A copy of it to damage."""
    shutil.copytree(built, tmp_path / "store", symlinks=True)
    return Config(store=tmp_path / "store")


def wrong(store: Path) -> list[Finding]:
    return [one for one in store_findings(store) if one.state == WRONG]


def texts(store: Path) -> list[str]:
    with open_store(store) as reader:
        return agreed(reader)


def test_a_whole_store_has_nothing_wrong(config: Config) -> None:
    before = dumped(config.store)
    parts = {one.part for one in store_findings(config.store)}
    assert parts >= {"store", "leftovers", "rights", "room", "articles", "sources", "index"}
    assert not wrong(config.store)
    assert not list(mend(config))
    assert dumped(config.store) == before


def kill_a_writer(store: Path) -> None:
    (store / "generations" / "3.partial" / "graph").mkdir(parents=True)
    (store / "generations" / "3").mkdir()
    (store / "current.next").symlink_to("generations/3")


def leave_bytes(store: Path) -> None:
    (store / "sources" / "ab").mkdir(exist_ok=True)
    (store / "sources" / "ab" / ("ab" * 32)).write_bytes(b"")


def lose_link(store: Path) -> None:
    (store / "current").unlink()


def break_link(store: Path) -> None:
    lose_link(store)
    (store / "current").symlink_to("generations/9")


def lose_hold(store: Path) -> None:
    (store / "current" / "in-use").unlink()


def damage_index(store: Path) -> None:
    for one in (store / "current" / "index").iterdir():
        one.unlink()


def lose_index(store: Path) -> None:
    shutil.rmtree(store / "current" / "index")
    shutil.copytree(store / "generations" / "1" / "index", store / "current" / "index")


def damage_graph(store: Path) -> None:
    path = store / "current" / "graph" / "CURRENT"
    path.unlink()
    path.write_bytes(b"damaged")


def change_graph(store: Path, update: str) -> None:
    from pyoxigraph import Store

    Store(str(store / "current" / "graph")).update(update)


def lose_article_graph(store: Path) -> None:
    change_graph(
        store,
        "DELETE WHERE { GRAPH ?g { ?s dct:source 'кеңес' } }".replace(
            "dct:source", "<http://purl.org/dc/terms/source>"
        ),
    )


def lose_entities(store: Path) -> None:
    change_graph(store, "DROP GRAPH <https://w3id.org/agglo-kg/graph/entities>")


def lose_of_the_union(store: Path) -> None:
    change_graph(store, "DELETE WHERE { ?s <http://purl.org/dc/terms/title> ?title }")


def add_to_the_union(store: Path) -> None:
    change_graph(store, "INSERT DATA { <x:s> <x:p> 1 }")


def add_graph(store: Path) -> None:
    graph = "https://w3id.org/agglo-kg/graph/doc/0123456789abcdef"
    change_graph(store, f"INSERT DATA {{ GRAPH <{graph}> {{ <x:s> <x:p> 1 }} }}")


def damage_articles(store: Path) -> None:
    path = store / "current" / "articles.sqlite"
    content = bytearray(path.read_bytes())
    content[len(content) // 4 : len(content) // 2] = b"\xff" * (len(content) // 4)
    path.write_bytes(content)


def lose_articles(store: Path) -> None:
    (store / "current" / "articles.sqlite").unlink()


def damage_manifest(store: Path) -> None:
    (store / "current" / "generation.json").write_text("{", "utf-8")


Damage = Callable[[Path], None]
# what is done to the store, the part that is named, and what the store holds once it is mended
DAMAGES: list[tuple[Damage, str, World]] = [
    (kill_a_writer, "leftovers", WHOLE),
    (leave_bytes, "leftovers", WHOLE),
    (lose_link, "store", WHOLE),
    (break_link, "store", WHOLE),
    (lose_hold, "generation", WHOLE),
    (damage_index, "index", WHOLE),
    (lose_index, "index", WHOLE),
    (damage_graph, "graph", WHOLE),
    (lose_article_graph, "graph", WHOLE),
    (lose_entities, "graph", WHOLE),
    (add_graph, "graph", WHOLE),
    (lose_of_the_union, "graph", WHOLE),
    (add_to_the_union, "graph", WHOLE),
    (damage_articles, "articles", BEFORE),
    (lose_articles, "store", BEFORE),
    (damage_manifest, "store", BEFORE),
]


@pytest.mark.parametrize(
    ("damage", "part", "world"), DAMAGES, ids=[one[0].__name__ for one in DAMAGES]
)
def test_damage_is_found_named_with_its_command_and_mended(
    damage: Damage, part: str, world: World, config: Config
) -> None:
    damage(config.store)
    [found] = [one for one in wrong(config.store) if one.part == part]
    assert found.detail
    assert found.command == "kg doctor --mend"
    assert list(mend(config))
    assert not wrong(config.store)
    assert texts(config.store) == world.texts()


@pytest.mark.parametrize("damage", [damage_graph, damage_index, lose_entities])
def test_what_is_written_anew_is_as_it_was(damage: Damage, built: Path, config: Config) -> None:
    damage(config.store)
    list(mend(config))
    assert dumped(config.store) == dumped(built)


def test_several_faults_are_mended_at_once(built: Path, config: Config) -> None:
    for damage in (lose_hold, damage_index, kill_a_writer, lose_link):
        damage(config.store)
    assert len(list(mend(config))) == 4
    assert not wrong(config.store)
    assert dumped(config.store) == dumped(built)


def test_graphs_of_ones_own_outlive_that_the_others_are_written_anew(config: Config) -> None:
    own = "https://example.org/own"
    change_graph(config.store, f"INSERT DATA {{ GRAPH <{own}> {{ <x:s> <x:p> 1 }} }}")
    lose_entities(config.store)
    list(mend(config))
    with open_store(config.store) as reader:
        assert reader.query(f"ASK {{ GRAPH <{own}> {{ <x:s> <x:p> 1 }} }}")


def test_sources_that_are_lost_are_named_with_what_to_build(config: Config) -> None:
    shutil.rmtree(config.store / "sources")
    [found] = wrong(config.store)
    assert (found.part, found.command) == ("sources", "kg build мектеп.txt")
    assert not list(mend(config))


def test_a_store_of_which_nothing_is_whole_is_not_touched(config: Config) -> None:
    for number in (1, 2):
        (config.store / "generations" / str(number) / "articles.sqlite").unlink()
    [found] = wrong(config.store)
    assert "kg restore" in found.command
    assert not list(mend(config))
    for number in (1, 2):
        (config.store / "generations" / str(number) / "articles.sqlite").write_bytes(b"damaged")
    with pytest.raises(StoreUnusable, match="no generation of the store is whole"):
        list(mend(config))


def test_a_store_of_an_older_version_is_wrong_and_says_how_to_renew_it(config: Config) -> None:
    path = config.store / "current" / "generation.json"
    known = json.loads(path.read_text("utf-8"))
    path.write_text(json.dumps({**known, "format": 1}), "utf-8")
    [found] = wrong(config.store)
    assert (found.part, found.command) == ("format", f"kg build --again --store {config.store}")


def test_nothing_is_mended_while_another_writes(config: Config) -> None:
    damage_index(config.store)
    with writing(config.store):
        notes = [one.part for one in store_findings(config.store) if one.state == NOTE]
        assert notes == ["leftovers"]
        with pytest.raises(StoreInUse):
            list(mend(config))


def test_a_disk_that_is_nearly_full_is_told(
    config: Config, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = type(shutil.disk_usage(config.store))(10**9, 10**9 - 5, 5)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage)
    [found] = wrong(config.store)
    assert (found.part, found.command) == ("room", "df -h")


def test_a_folder_that_is_only_read_is_a_note(
    config: Config, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    found = {one.part: one for one in store_findings(config.store)}
    assert found["rights"].state == NOTE
    assert "chmod" in found["rights"].command


@pytest.mark.parametrize("place", ["жоқ", "file"])
def test_where_no_store_is_that_is_what_is_wrong(place: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    [found] = wrong(tmp_path / place)
    assert found.part == "store"
    assert found.command
    assert not list(mend(Config(store=tmp_path / place)))


def test_this_installation_has_nothing_wrong() -> None:
    assert not [one for one in installation() if one.state == WRONG]


def test_a_package_that_is_missing_or_too_old_is_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = [
        "click >=99",
        "no-such-package",
        'pandas-99 ; extra == "frames"',
        "other ; python_version < '3'",
    ]
    monkeypatch.setattr("kg.doctor.installation.requires", lambda _: wanted)
    [found] = [one for one in installation() if one.part == "packages"]
    assert found.state == WRONG
    assert "click" in found.detail
    assert "no-such-package is not installed" in found.detail
    assert "pip install" in found.command


def test_without_tesseract_it_is_a_note_with_the_line_that_installs_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    [found] = [one for one in installation() if one.part == "tesseract"]
    assert found.state == NOTE
    assert "tesseract-ocr-kaz" in found.command


def test_the_command_prints_rows_and_exits_with_3_where_anything_is_wrong(
    config: Config, kg: Kg
) -> None:
    fine = kg("doctor", "--store", config.store, "--json")
    assert fine.exit_code == 0, fine.output
    rows = [json.loads(line) for line in fine.stdout.splitlines()]
    assert {"python", "packages", "store", "graph"} <= {row["part"] for row in rows}
    assert list(rows[0]) == ["part", "state", "found", "command"]
    damage_index(config.store)
    assert kg("doctor", "--store", config.store).exit_code == 3
    mended = kg("doctor", "--store", config.store, "--mend")
    assert mended.exit_code == 0, mended.output
    assert "anew" in mended.stderr


def test_examining_changes_nothing(config: Config) -> None:
    kill_a_writer(config.store)
    before = sorted(map(str, config.store.rglob("*")))
    list(examine(config.store))
    assert sorted(map(str, config.store.rglob("*"))) == before
