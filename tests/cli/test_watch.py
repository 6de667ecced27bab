"""Stored searches tell of what builds bring in: each article once, as rows or as a feed."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import feedparser
import pytest

from kg.clean import article_key
from kg.config import Config
from kg.doctor.folder import folder_findings
from kg.export.atom import add_entry
from kg.model import Article, Metadata, Span
from kg.query import Answer
from kg.search import Snippet
from kg.store import relink
from tests.conftest import Kg
from tests.small_world import NAMES, write

NAME_OF = {article_key(name): name for name in NAMES}
CONTRACT = "watch id iri title date url score matched snippets".split()

Run = Callable[..., list[tuple[str, str]]]


@pytest.fixture(scope="session")
def two_builds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store whose first build has an article on a school, the second one more, on a bridge."""
    config = Config(store=tmp_path_factory.mktemp("watch") / "store")
    write(config, {"мектеп": 0})
    write(config, {"көпір": 0})
    return config.store


@pytest.fixture
def config(two_builds: Path, tmp_path: Path) -> Config:
    """That store before its second build."""
    config = Config(store=tmp_path / "store")
    shutil.copytree(two_builds, config.store, symlinks=True)
    relink(config.store, 1)
    return config


def build(config: Config) -> None:
    """Bring in the article on a bridge."""
    relink(config.store, 2)


@pytest.fixture
def run(kg: Kg, config: Config) -> Run:
    """The watches' names and the articles' ids of ``kg watch run --json``."""

    def told(*arguments: str) -> list[tuple[str, str]]:
        result = kg("watch", "run", *arguments, "--json", "--store", config.store)
        rows = [json.loads(line) for line in result.stdout.splitlines()]
        assert result.exit_code == (0 if rows else 1), result.stderr
        return [(row["watch"], NAME_OF[row["id"]]) for row in rows]

    return told


@pytest.fixture
def add(kg: Kg, config: Config) -> Callable[..., str]:
    def added(*arguments: str) -> str:
        result = kg("watch", "add", "--store", config.store, *arguments)
        assert result.exit_code == 0, result.stderr
        return result.stdout

    return added


def test_what_a_build_brings_in_is_told_once(config: Config, run: Run, add: Run) -> None:
    assert "1 articles fit already" in add("әкім", "әкім")
    assert run() == []
    build(config)
    assert run() == [("әкім", "көпір")]
    assert run() == []


def test_what_was_there_is_shown_where_all_is_asked_for(config: Config, run: Run, add: Run) -> None:
    add("әкім", "әкім")
    build(config)
    assert sorted(run("--all", "--peek")) == [("әкім", "көпір"), ("әкім", "мектеп")]
    assert run() == [("әкім", "көпір")]


def test_peeking_notes_nothing(config: Config, run: Run, add: Run) -> None:
    add("әкім", "әкім")
    build(config)
    assert run("--peek") == run("--peek") == [("әкім", "көпір")]
    assert run() == [("әкім", "көпір")]
    assert run("--peek") == []


def test_builds_that_make_articles_again_tell_nothing_new(
    config: Config, run: Run, add: Run
) -> None:
    add("әкім", "әкім")
    build(config)
    run()
    write(config, {}, afresh=True)
    assert run() == []
    write(config, {"көпір": 1, "мектеп": 2})
    assert run() == []


def test_an_article_that_fits_at_last_is_told(config: Config, run: Run, add: Run) -> None:
    add("нөмір", "1377")
    assert run() == []
    write(config, {"мектеп": 2})
    assert run() == [("нөмір", "мектеп")]


def test_an_article_that_is_removed_and_taken_in_again_is_not_told_again(
    kg: Kg, config: Config, run: Run, add: Run
) -> None:
    add("көпір", "көпір")
    build(config)
    assert run() == [("көпір", "көпір")]
    assert kg("remove", article_key("көпір"), "--store", config.store).exit_code == 0
    assert run("--all") == []
    assert kg("remove", "--restore", article_key("көпір"), "--store", config.store).exit_code == 0
    write(config, {"көпір": 0})
    assert run() == []


def test_each_search_tells_by_itself(config: Config, run: Run, add: Run) -> None:
    add("б", "көпір")
    add("а", "мост", "көпір", "--any")
    build(config)
    assert run("б") == [("б", "көпір")]
    assert run() == [("а", "көпір")]


def test_options_are_kept_with_the_search(kg: Kg, config: Config, run: Run, add: Run) -> None:
    add("ескі", "көпір", "--to", "1990")
    add("дәл", "көпірлер", "--levels", "verbatim")
    build(config)
    assert run() == []
    listed = kg("watch", "list", "--json", "--store", config.store).stdout.splitlines()
    rows = {row["watch"]: row for row in map(json.loads, listed)}
    assert rows["ескі"]["to"] == "1990"
    assert rows["дәл"]["levels"] == "verbatim"


def test_rows_are_the_hits_of_search_with_the_name(kg: Kg, config: Config, add: Run) -> None:
    add("көпір", "көпір")
    build(config)
    [line] = kg("watch", "run", "--peek", "--json", "--store", config.store).stdout.splitlines()
    [hit] = kg("search", "көпір", "--json", "--store", config.store).stdout.splitlines()
    assert list(json.loads(line)) == CONTRACT
    assert json.loads(line) == {"watch": "көпір", **json.loads(hit)}


def test_people_see_the_search_above_its_hits(kg: Kg, config: Config, add: Run) -> None:
    add("к", "көпір")
    build(config)
    result = kg("watch", "run", "--store", config.store)
    assert result.stdout.splitlines()[0] == "к: көпір"
    assert "Шымкент қаласында көпір салынды" in result.stdout
    assert result.stderr == "1 new articles for 1 stored searches\n"


@pytest.mark.parametrize(
    ("query", "place"),
    [
        (["әкім", '"ашық'], "character 6"),
        (["әкім)"], "character 5"),
        (["жоқөріс:әкім"], "character 1"),
        (["date:жаз"], "character 6"),
        (["әкім", "--from", "2014-13"], "--from 2014-13"),
    ],
)
def test_a_query_that_does_not_parse_is_not_stored(
    kg: Kg, config: Config, query: list[str], place: str
) -> None:
    result = kg("watch", "add", "а", *query, "--store", config.store)
    assert result.exit_code == 2
    assert place in result.stderr
    assert kg("watch", "list", "--store", config.store).exit_code == 1


def test_slips_of_the_hand_are_misuse_and_missing_names_are_nothing_found(
    kg: Kg, config: Config, add: Run
) -> None:
    add("а", "әкім")
    for arguments, code in (
        (("add", "а", "әкім"), 2),
        (("add", "а б", "әкім"), 2),
        (("add", "б", "әкім", "--limt"), 2),
        (("run", "--atom", "-", "--json"), 2),
        (("run", "жоқ"), 1),
        (("remove", "жоқ"), 1),
    ):
        result = kg("watch", *arguments, "--store", config.store)
        assert (result.exit_code, result.stdout) == (code, ""), arguments
    assert kg("watch", "remove", "а", "--store", config.store).exit_code == 0


def feed(kg: Kg, config: Config, *arguments: str) -> feedparser.FeedParserDict:
    result = kg("watch", "run", "--atom", "-", "--store", config.store, *arguments)
    parsed = feedparser.parse(result.stdout_bytes)
    assert not parsed.bozo
    assert parsed.version == "atom10"
    for one in (parsed.feed, *parsed.entries):
        assert one.id.startswith("https://")
        assert one.title
        assert one.updated_parsed
    return parsed


def test_a_feed_keeps_what_earlier_runs_told(
    kg: Kg, config: Config, add: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    add("әкім", "әкім")
    add("бәрі", "қала OR облыс")
    for time, name in (("1700000000", "көпір"), ("1700003600", "кеңес")):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", time)
        write(config, {name: 0})
        first = feed(kg, config)
    assert feed(kg, config) == first
    assert [NAME_OF[one.id.rpartition("/")[2]] for one in first.entries] == ["кеңес", "көпір"]
    assert [one.updated for one in first.entries] == [
        "2023-11-14T23:13:20+00:00",
        "2023-11-14T22:13:20+00:00",
    ]
    assert {tag.term for tag in first.entries[0].tags} == {"бәрі", "әкім"}
    assert len(feed(kg, config, "--all").entries) == 3


def test_a_feed_is_written_whole_also_where_nothing_is_new(
    kg: Kg, config: Config, add: Run, tmp_path: Path
) -> None:
    add("әкім", "әкім")
    file = tmp_path / "news.xml"
    assert kg("watch", "run", "--atom", file, "--store", config.store).exit_code == 1
    parsed = feedparser.parse(file.read_bytes())
    assert (parsed.bozo, parsed.entries) == (False, [])
    build(config)
    assert kg("watch", "run", "--atom", file, "--store", config.store).exit_code == 0
    assert len(feedparser.parse(file.read_bytes()).entries) == 1
    assert sorted(os.listdir(tmp_path)) == ["news.xml", "store"]


def test_what_could_not_be_written_is_told_again(
    kg: Kg, config: Config, run: Run, add: Run, tmp_path: Path
) -> None:
    add("әкім", "әкім")
    build(config)
    result = kg("watch", "run", "--atom", tmp_path / "жоқ" / "a.xml", "--store", config.store)
    assert result.exit_code == 2
    assert run() == [("әкім", "көпір")]


def test_texts_of_strangers_are_escaped_in_a_feed() -> None:
    metadata = Metadata(title="A & B <i> ]]> \1", date="2024-02-01", url="javascript:alert(1)")
    text = "Әкім <b>жиынға</b> қатысты & сөз сөйледі."
    article = Article(id="x", key="x", identity="x", text=text, metadata=metadata)
    snippet = Snippet(text, 0, len(text), (Span(0, 4),))
    answer = Answer(article, "https://example.org/doc/x", 1.0, {}, [snippet])
    feed = ElementTree.Element("feed", {"xmlns": "http://www.w3.org/2005/Atom"})
    add_entry(feed, answer, "2024-02-01T00:00:00+00:00", categories=("а",))
    parsed = feedparser.parse(ElementTree.tostring(feed), sanitize_html=False)
    [entry] = parsed.entries
    assert not parsed.bozo
    assert entry.title == "A & B <i> ]]> \ufffd"
    assert entry.link == "https://example.org/doc/x"
    assert entry.summary == (
        "<p><mark>Әкім</mark> &lt;b&gt;жиынға&lt;/b&gt; қатысты &amp; сөз сөйледі.</p>"
    )
    assert entry.published == "2024-02-01T00:00:00Z"


def test_a_store_that_is_only_read_can_be_peeked_at(
    kg: Kg, config: Config, run: Run, add: Run
) -> None:
    add("әкім", "әкім")
    (config.store / "watches.lock").unlink()
    (config.store / "watches.lock").mkdir()  # nobody, not even root, can open it to write
    result = kg("watch", "run", "--store", config.store)
    assert (result.exit_code, result.stdout) == (3, "")
    assert "cannot be written" in result.stderr
    assert run("--all", "--peek") == [("әкім", "мектеп")]


def test_doctor_tells_of_damage(config: Config, add: Run) -> None:
    add("әкім", "әкім")
    found = {one.part: one for one in folder_findings(config.store)}
    assert found["watches"].detail == "1 stored searches"
    (config.store / "watches.json").write_text("{")
    found = {one.part: one for one in folder_findings(config.store)}
    assert found["watches"].state == "wrong"
    assert "kg restore" in found["watches"].command
