"""The main job: what a build does to a store, again and again."""

from __future__ import annotations

import json
import random
import shutil
import sqlite3
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from kg.config import Config
from kg.errors import (
    ConfigError,
    DocumentMissing,
    IdentityClash,
    SourceError,
    StoreOlder,
    StoreUnusable,
)
from kg.model import Resolved, Source
from kg.pipeline import annotate, build, remove
from kg.publish import Made
from kg.query import open_store
from kg.read import alive
from kg.store import packed


def dumped(store: Path) -> list[bytes]:
    """The store's quads as sorted N-Quads lines."""
    import pyoxigraph as ox

    with open_store(store) as reader:
        return sorted((ox.serialize(reader.graph, format=ox.RdfFormat.N_QUADS) or b"").splitlines())


def config(folder: Path, **settings: object) -> Config:
    return Config(store=folder, **settings)  # type: ignore[arg-type]  # settings are of its types


def articles(store: Path) -> int:
    with open_store(store) as reader:
        return reader.generation.manifest.counts["articles"]


def write_records(file: Path, records: list[dict[str, str]]) -> Path:
    lines = (json.dumps(record, ensure_ascii=False) for record in records)
    file.write_text("\n".join(lines) + "\n", "utf-8")
    return file


ATTENDED = "Отырысқа Қаржы министрлігінің өкілдері қатысты."


@dataclass(frozen=True)
class FaultyMaker:
    """What a worker makes of a source, with a fault in it."""

    base_iri: str

    def __call__(self, source: Source) -> Made:
        return Made(FaultyRemaker(self.base_iri)(source), packed(source.content))


@dataclass(frozen=True)
class FaultyRemaker:
    """What a worker makes anew of a source, with the same fault."""

    base_iri: str

    def __call__(self, source: Source) -> Resolved:
        if source.given_id in ("council", "r2"):
            raise ZeroDivisionError("бөлу қатесі")
        return annotate(source, self.base_iri)


def record(number: int, text: str = ATTENDED) -> dict[str, str]:
    return {"id": f"r{number}", "title": f"Жаңалық {number}", "text": text}


def test_order_and_workers_do_not_change_the_graph(news: Path, tmp_path: Path) -> None:
    files = sorted(str(path) for path in news.iterdir())
    build(files, config(tmp_path / "one"))
    build(files[::-1], config(tmp_path / "two", workers=2))
    assert dumped(tmp_path / "one") == dumped(tmp_path / "two")
    assert len(dumped(tmp_path / "one")) >= 1000


def test_several_builds_make_the_same_graph_as_one(tmp_path: Path) -> None:
    records = [record(number) for number in range(6)]
    build([str(write_records(tmp_path / "all.jsonl", records))], config(tmp_path / "one"))
    random.Random(7).shuffle(records)
    for part in range(3):
        some = records[part * 2 : part * 2 + 2]
        build([str(write_records(tmp_path / f"{part}.jsonl", some))], config(tmp_path / "many"))
    assert dumped(tmp_path / "one") == dumped(tmp_path / "many")


def test_an_unchanged_source_costs_nothing(news: Path, tmp_path: Path) -> None:
    first = build([str(news)], config(tmp_path / "store"))
    second = build([str(news)], config(tmp_path / "store"))
    assert (first.read, first.new, first.unchanged) == (5, 5, 0)
    assert (second.read, second.new, second.unchanged) == (0, 0, 5)
    assert (second.entities, second.facts) == (first.entities, first.facts)
    with open_store(tmp_path / "store") as reader:
        assert reader.generation.manifest.number == 1


def test_a_changed_source_replaces_its_article(tmp_path: Path) -> None:
    store = config(tmp_path / "store")
    file = write_records(tmp_path / "a.jsonl", [record(1), record(2)])
    build([str(file)], store)
    write_records(file, [record(1, "Шымкент қаласында көпір салынды деп хабарланды."), record(2)])
    summary = build([str(file)], store)
    assert (summary.changed, summary.unchanged, summary.new) == (1, 1, 0)
    with open_store(store.store) as reader:
        assert [one.article.id for one in reader.search("көпір")[0]] == ["r1"]
        assert [one.article.id for one in reader.search("министрлік")[0]] == ["r2"]
        assert reader.query("ASK { ?a agl:text ?t FILTER(CONTAINS(?t, 'көпір')) }")
    build([str(file)], config(tmp_path / "fresh"))
    assert dumped(store.store) == dumped(tmp_path / "fresh")


def test_a_removed_article_is_gone_and_stays_gone_until_restored(tmp_path: Path) -> None:
    store = config(tmp_path / "store")
    file = write_records(tmp_path / "a.jsonl", [record(1), record(2, "Семейде вокзал ашылды.")])
    build([str(file)], store)
    remove(["r2"], store)
    write_records(tmp_path / "b.jsonl", [record(1)])
    build([str(tmp_path / "b.jsonl")], config(tmp_path / "without"))
    assert dumped(store.store) == dumped(tmp_path / "without")
    with open_store(store.store) as reader:
        assert reader.search("вокзал")[1] == 0
    again = build([str(file)], store)
    assert [one.kind for one in again.skipped] == ["Removed"]
    assert articles(store.store) == 1
    remove(["r2"], store, restore=True)
    assert build([str(file)], store).new == 1
    assert articles(store.store) == 2


def test_removing_what_is_not_there_changes_nothing(tmp_path: Path) -> None:
    store = config(tmp_path / "store")
    build([str(write_records(tmp_path / "a.jsonl", [record(1)]))], store)
    before = dumped(store.store)
    with pytest.raises(DocumentMissing):
        remove(["r1", "r9"], store)
    assert dumped(store.store) == before


def test_prune_removes_articles_whose_file_is_gone(news: Path, tmp_path: Path) -> None:
    store, folder = config(tmp_path / "store"), tmp_path / "news"
    folder.mkdir()
    for path in news.iterdir():
        (folder / path.name).write_bytes(path.read_bytes())
    build([str(folder)], store)
    (folder / "school.txt").unlink()
    assert build([str(folder)], store).removed == 0
    assert build([str(folder)], store, prune=True).removed == 1
    build([str(folder)], config(tmp_path / "fresh"))
    assert dumped(store.store) == dumped(tmp_path / "fresh")


def test_extracting_again_needs_no_source(tmp_path: Path) -> None:
    store = config(tmp_path / "store")
    file = write_records(tmp_path / "a.jsonl", [record(1), record(2)])
    build([str(file)], store)
    before = dumped(store.store)
    file.unlink()
    assert build([], store, again=True).changed == 2
    assert dumped(store.store) == before


def test_one_bad_article_never_stops_a_build(tmp_path: Path, seed: Path) -> None:
    folder = tmp_path / "mixed"
    folder.mkdir()
    (folder / "good.txt").write_bytes(seed.read_bytes())
    (folder / "empty.txt").write_bytes(b"")
    (folder / "binary.txt").write_bytes(b"\0\1\2")
    (folder / "russian.txt").write_text("Президент подписал новый закон о бюджете.", "utf-8")
    (folder / "broken.jsonl").write_text('{"text": "үзік', "utf-8")
    summary = build([str(folder)], config(tmp_path / "store"))
    assert summary.read == 1
    assert sorted(one.kind for one in summary.skipped) == [
        "SourceEmpty",
        "SourceMalformed",
        "SourceNotKazakh",
        "SourceNotText",
    ]
    assert all(one.reason and one.hint and one.location for one in summary.skipped)


def test_a_fault_of_ours_is_counted_as_one_skip(
    news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kg.pipeline._Maker", FaultyMaker)
    summary = build([str(news)], config(tmp_path / "store"))
    assert summary.read == 4
    assert "ZeroDivisionError" in summary.skipped[0].reason


def test_two_files_with_one_identity_stop_the_build_and_both_are_named(tmp_path: Path) -> None:
    for name, text in (("a", "Бірінші мәтін осында жазылған."), ("b", "Екінші мәтін басқа.")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "news.txt").write_text(text, "utf-8")
    with pytest.raises(IdentityClash) as caught:
        build([str(tmp_path / "a"), str(tmp_path / "b")], config(tmp_path / "store"))
    assert str(tmp_path / "a" / "news.txt") in caught.value.message
    assert str(tmp_path / "b" / "news.txt") in caught.value.message
    assert not (tmp_path / "store").exists()


def test_the_same_file_given_twice_is_read_once(seed: Path, tmp_path: Path) -> None:
    summary = build([str(seed), str(seed)], config(tmp_path / "store"))
    assert (summary.read, [one.kind for one in summary.skipped]) == (1, ["SourceGivenTwice"])


def test_one_store_has_one_base_iri(tmp_path: Path) -> None:
    file = str(write_records(tmp_path / "a.jsonl", [record(1)]))
    build([file], config(tmp_path / "store"))
    with pytest.raises(ConfigError, match="base IRI"):
        build([file], config(tmp_path / "store", base_iri="https://data.example/"))


def test_the_base_iri_is_what_all_things_begin_with(tmp_path: Path) -> None:
    file = str(write_records(tmp_path / "a.jsonl", [record(1)]))
    build([file], config(tmp_path / "store", base_iri="https://data.example/kg/"))
    text = b"\n".join(dumped(tmp_path / "store"))
    assert b"<https://data.example/kg/doc/" in text
    assert b"<https://w3id.org/agglo-kg/id/" not in text


def test_claims_below_the_threshold_are_not_asserted(tmp_path: Path) -> None:
    file = str(write_records(tmp_path / "a.jsonl", [record(1)]))
    build([file], config(tmp_path / "store", confidence=0.95))
    with open_store(tmp_path / "store") as reader:
        assert reader.query("ASK { ?c rdf:predicate schema:attendee }")
        assert not reader.query("ASK { ?e schema:attendee ?who }")


def test_annotate_stores_nothing_and_raises_what_is_wrong() -> None:
    good = Source("a", "a.txt", "-", "text/plain", "Шымкент қаласында көпір салынды.".encode())
    assert annotate(good, "https://data.example/").entities[0].label == "Шымкент қаласы"
    bad = Source("b", "b.txt", "-", "text/plain", b"\xff\xfe\xfd")
    with pytest.raises(SourceError, match=r"b\.txt"):
        annotate(bad, "https://data.example/")


def test_a_long_article_gives_signs_of_life_paragraph_by_paragraph() -> None:
    signs: list[None] = []
    text = "Шымкент қаласында көпір салынды.\n" * 40
    alive.set_hook(lambda: signs.append(None))
    try:
        annotate(Source("a", "a.txt", "-", "text/plain", text.encode()), "https://data.example/")
    finally:
        alive.set_hook(lambda: None)
    assert len(signs) > 40


@pytest.mark.parametrize(
    "failing", ["kg.store.ArticleStore.commit", "kg.search.whoosh_engine.WhooshWriter.commit"]
)
def test_a_failure_while_publishing_leaves_the_store_as_it_was(
    failing: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = config(tmp_path / "store")
    build([str(write_records(tmp_path / "a.jsonl", [record(1)]))], store)
    before = dumped(store.store)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(failing, full)
    with pytest.raises(StoreUnusable, match="No space left"):
        build([str(write_records(tmp_path / "b.jsonl", [record(2)]))], store)
    monkeypatch.undo()
    assert dumped(store.store) == before
    assert build([str(tmp_path / "b.jsonl")], store).new == 1


@pytest.mark.parametrize("damaged", ["graph/CURRENT", "index/_MAIN_1.toc", "articles.sqlite"])
def test_a_damaged_store_is_named_and_no_traceback(damaged: str, tmp_path: Path) -> None:
    store = config(tmp_path / "store")
    file = str(write_records(tmp_path / "a.jsonl", [record(1)]))
    build([file], store)
    path = tmp_path / "store" / "current" / damaged
    path.unlink()
    if path.suffix != ".toc":  # Whoosh leaves a damaged one open, a missing one not
        path.write_bytes(b"damaged")
    write_records(tmp_path / "a.jsonl", [record(1, "Шымкент қаласында көпір салынды.")])
    with pytest.raises(StoreUnusable) as caught:
        build([file], store)
    assert caught.value.hint
    if damaged != "articles.sqlite":
        build([], store, again=True)  # which writes graph and index anew from the articles
        assert build([file], store).changed == 1


def test_an_article_that_cannot_be_extracted_again_stays_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = config(tmp_path / "store")
    build([str(write_records(tmp_path / "a.jsonl", [record(1), record(2)]))], store)
    before = dumped(store.store)
    monkeypatch.setattr("kg.pipeline._Remaker", FaultyRemaker)
    summary = build([], store, again=True)
    assert (summary.changed, len(summary.skipped)) == (1, 1)
    assert dumped(store.store) == before
    with open_store(store.store) as reader:
        assert reader.search("министрлік")[1] == 2


def originals(store: Path) -> list[Path]:
    """The files in which the bytes of sources are kept."""
    return sorted(path for path in (store / "sources").rglob("*") if path.is_file())


def test_articles_are_made_again_from_the_bytes_of_their_sources(
    news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, folder = config(tmp_path / "store"), tmp_path / "news"
    shutil.copytree(news, folder)
    build([str(folder)], store)
    before = dumped(store.store)
    shutil.rmtree(folder)
    again = build([], store, again=True)
    assert (again.changed, again.skipped, again.notices) == (5, [], [])
    assert dumped(store.store) == before
    monkeypatch.setattr("kg.pipeline._Remaker", Retitling)
    build([], store, again=True)
    with open_store(store.store) as reader:
        assert {one.article.metadata.title for one in reader.search("мектеп")[0]} == {
            "Жаңа тақырып"
        }


@dataclass(frozen=True)
class Retitling:
    """A reading that has become better since the store was built."""

    base_iri: str

    def __call__(self, source: Source) -> Resolved:
        assert source.content
        better = replace(source, given=replace(source.given, title="Жаңа тақырып"))
        return annotate(better, self.base_iri)


@pytest.mark.parametrize("damaged", [None, b"", b"\x78\x9c damaged"])
def test_an_article_without_its_source_s_bytes_is_made_again_from_its_text(
    damaged: bytes | None, tmp_path: Path
) -> None:
    store = config(tmp_path / "store")
    file = write_records(tmp_path / "a.jsonl", [record(1), record(2)])
    build([str(file)], store)
    before = dumped(store.store)
    path = originals(store.store)[0]
    path.unlink() if damaged is None else path.write_bytes(damaged)
    again = build([], store, again=True)
    assert (again.changed, again.skipped) == (2, [])
    [notice] = again.notices
    assert notice.location in ("r1", "r2")
    assert notice.hint
    assert dumped(store.store) == before


def test_the_bytes_of_sources_are_kept_as_long_as_a_generation_needs_them(tmp_path: Path) -> None:
    store = config(tmp_path / "store")
    file = write_records(tmp_path / "a.jsonl", [record(1), record(2)])
    build([str(file)], store)
    first = originals(store.store)
    assert len(first) == 2
    write_records(file, [record(1), record(2, "Семейде вокзал ашылды."), record(3)])
    build([str(file)], store)
    assert len(originals(store.store)) == 4
    assert set(first) < set(originals(store.store))  # the generation before has them
    remove(["r3"], store)
    assert len(originals(store.store)) == 3
    build([], store, again=True)
    assert len(originals(store.store)) == 2


def test_a_build_that_fails_leaves_no_bytes_of_sources_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    store = config(tmp_path / "store")
    build([str(write_records(tmp_path / "a.jsonl", [record(1)]))], store)
    before = originals(store.store)
    monkeypatch.setattr("kg.store.ArticleStore.commit", full)
    with pytest.raises(StoreUnusable, match="No space left"):
        build([str(write_records(tmp_path / "b.jsonl", [record(2)]))], store)
    assert originals(store.store) == before
    with pytest.raises(StoreUnusable, match="No space left"):
        build([str(tmp_path / "b.jsonl")], config(tmp_path / "new"))
    assert not (tmp_path / "new").exists()


def test_bytes_that_cannot_be_kept_stop_the_build_and_are_named(tmp_path: Path) -> None:
    store = config(tmp_path / "store")
    build([str(write_records(tmp_path / "a.jsonl", [record(1)]))], store)
    shutil.rmtree(store.store / "sources")
    (store.store / "sources").write_bytes(b"")
    with pytest.raises(StoreUnusable, match="sources"):
        build([str(write_records(tmp_path / "b.jsonl", [record(2)]))], store)
    assert articles(store.store) == 1


@pytest.mark.parametrize("older", [1, 2])
def test_an_older_store_is_read_and_written_only_when_it_is_made_anew(
    older: int, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    store = config(tmp_path / "store")
    file = str(write_records(tmp_path / "a.jsonl", [record(1), record(2)]))
    build([file], store)
    before = dumped(store.store)
    make_older(store.store, older)
    assert dumped(store.store) == before
    with open_store(store.store) as reader:
        assert reader.search("министрлік")[1] == 2
        assert reader.generation.manifest.format == older
    command = f"kg build --again --store {store.store}"
    assert command in caplog.messages[-1]
    for change in (lambda: build([file], store), lambda: remove(["r1"], store)):
        with pytest.raises(StoreOlder) as caught:
            change()
        assert caught.value.hint == command
    assert len(build([], store, again=True).notices) == (2 if older == 1 else 0)
    assert build([file], store).unchanged == 2
    assert len(originals(store.store)) == 2
    assert build([], store, again=True).notices == []
    assert dumped(store.store) == before


def make_older(store: Path, older: int) -> None:
    """Turn a store of now into one as an older version wrote it."""
    generation = store / "current"
    manifest = json.loads((generation / "generation.json").read_text("utf-8"))
    (generation / "generation.json").write_text(json.dumps({**manifest, "format": older}), "utf-8")
    with closing(sqlite3.connect(generation / "articles.sqlite")) as connection:
        connection.execute("DROP TABLE judgements")
        if older == 1:
            connection.execute("DROP INDEX articles_by_original")
            connection.execute("ALTER TABLE articles DROP COLUMN original")
            connection.execute("ALTER TABLE articles DROP COLUMN source")
        connection.commit()
    if older == 1:
        shutil.rmtree(store / "sources")
