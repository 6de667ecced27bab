"""From a site to a store and back: a feed is built, built again, and built when a page changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.config import Config
from kg.pipeline import Summary, build, remove
from kg.query import open_store
from kg.store.originals import Originals
from tests.conftest import Kg
from tests.read.fetch.conftest import Site, page, site

__all__ = ["site"]

DELAY_SECONDS = 0.001


@pytest.fixture
def feed(site: Site, root: Path) -> str:
    """The address of a feed of three articles, one of which robots.txt forbids."""
    text = (root / "corpus" / "articles" / "seed.txt").read_text("utf-8")
    for name in ("mektep", "kopir", "zhabyq"):
        site.put(f"/n/{name}", page(f"Жаңалық {name}", text.replace("\n", "</p><p>")))
    site.put("/robots.txt", "User-agent: *\nDisallow: /n/zhabyq", "text/plain")
    return site.feed("/feed.xml", "/n/mektep", "/n/kopir", "/n/zhabyq")


def run(store: Path, *addresses: str, prune: bool = False) -> Summary:
    settings = Config(store=store, private_addresses=True, delay_seconds=DELAY_SECONDS)
    return build(addresses, settings, prune=prune)


def generation(store: Path) -> int:
    with open_store(store) as reader:
        return reader.generation.manifest.number


def test_a_feed_is_built_and_the_second_time_nothing_is_sent(
    feed: str, site: Site, tmp_path: Path
) -> None:
    first = run(tmp_path / "store", feed)
    assert (first.new, len(first.skipped)) == (2, 1)
    assert first.skipped[0].kind == "SourceRefused"
    assert first.skipped[0].location == site.url("/n/zhabyq")
    sent = site.sent_bytes
    second = run(tmp_path / "store", feed)
    assert (second.read, second.unchanged, len(second.skipped)) == (0, 2, 1)
    assert site.sent_bytes == sent
    assert generation(tmp_path / "store") == 1


def test_a_changed_page_replaces_its_article(feed: str, site: Site, tmp_path: Path) -> None:
    run(tmp_path / "store", feed)
    text = "Шымкент қаласында жаңа көпір салынды деп хабарлады қала әкімдігінің баспасөз қызметі."
    site.put("/n/kopir", page("Көпір салынды", text))
    summary = run(tmp_path / "store", feed)
    assert (summary.changed, summary.unchanged, summary.new) == (1, 1, 0)
    with open_store(tmp_path / "store") as reader:
        assert reader.generation.manifest.counts["articles"] == 2
        hits, _, _ = reader.search("Шымкент")
        assert len(hits) == 1


def test_articles_of_the_web_are_made_again_without_asking_anybody(
    feed: str, site: Site, tmp_path: Path
) -> None:
    run(tmp_path / "store", feed)
    asked = len(site.asked)
    summary = build([], Config(store=tmp_path / "store"), again=True)
    assert (summary.read, summary.skipped, summary.notices) == (2, [], [])
    assert len(site.asked) == asked
    with open_store(tmp_path / "store") as reader:
        dates = {one.metadata.date for one in reader.articles.articles()}
    assert dates == {"2014-02-26"}  # which the feed alone tells


def test_what_a_feed_no_longer_lists_stays(feed: str, site: Site, tmp_path: Path) -> None:
    run(tmp_path / "store", feed)
    site.feed("/feed.xml", "/n/kopir")
    summary = run(tmp_path / "store", feed, prune=True)
    assert (summary.removed, summary.unchanged) == (0, 1)
    with open_store(tmp_path / "store") as reader:
        assert reader.generation.manifest.counts["articles"] == 2


def test_a_new_validator_alone_is_kept_without_extracting_anything(
    feed: str, site: Site, tmp_path: Path
) -> None:
    run(tmp_path / "store", feed)
    site.feed("/feed.xml", "/n/kopir", "/n/mektep")
    before = run(tmp_path / "store", feed)
    assert (before.read, before.unchanged) == (0, 2)
    assert generation(tmp_path / "store") == 2
    sent = site.sent_bytes
    assert run(tmp_path / "store", feed).entities == before.entities
    assert site.sent_bytes == sent


def test_a_removed_page_is_kept_nowhere(feed: str, site: Site, tmp_path: Path) -> None:
    store = tmp_path / "store"
    run(store, feed)
    remove([site.url("/n/mektep")], Config(store=store))
    summary = run(store, feed)
    assert "Removed" in {one.kind for one in summary.skipped}
    with open_store(store) as reader:
        answers = reader.articles.answers(Originals(store / "sources"))
        assert answers.get(site.url("/n/mektep")) is None
        assert answers.get(site.url("/n/kopir")) is not None


def test_a_page_that_differs_from_its_copy_in_a_file_does_not_end_the_build(
    feed: str, site: Site, tmp_path: Path
) -> None:
    own = site.url("/n/kopir")
    file = tmp_path / "kopir.html"
    file.write_bytes(page("Ескі көшірме", head=f"<link rel=canonical href='{own}'>"))
    summary = run(tmp_path / "store", str(file), own)
    assert [one.kind for one in summary.skipped] == ["SourceGivenTwice"]


def test_the_commands_take_addresses(
    feed: str, site: Site, tmp_path: Path, kg: Kg, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = tmp_path / "store"
    refused = kg("build", feed, "--store", store)
    assert refused.exit_code == 3
    assert "KG_PRIVATE_ADDRESSES=true" in refused.stderr
    monkeypatch.setenv("KG_PRIVATE_ADDRESSES", "true")
    monkeypatch.setenv("KG_DELAY_SECONDS", str(DELAY_SECONDS))
    built = kg("build", feed, "--store", store)
    assert built.exit_code == 0, built.output
    assert "robots.txt forbids" in built.stderr
    annotated = kg("annotate", site.url("/n/kopir"))
    assert annotated.exit_code == 0, annotated.output
    assert "2014-02-26" not in annotated.stdout.splitlines()[1]  # no feed led there
    assert kg("annotate", site.url("/n/zhabyq")).exit_code == 3
