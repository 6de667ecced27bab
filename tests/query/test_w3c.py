"""The W3C tests of SPARQL 1.1 query and update, as ``docs/sparql-earl.ttl`` publishes them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from tests.query import w3c

SUITE = Path("data/standards/w3c-sparql11")
EARL = "http://www.w3.org/ns/earl#"
GROUPS = (
    *("add", "aggregates", "basic-update", "bind", "bindings", "cast", "clear", "construct"),
    *("copy", "csv-tsv-res", "delete", "delete-data", "delete-insert", "delete-where", "drop"),
    *("exists", "functions", "grouping", "json-res", "move", "negation", "project-expression"),
    *("property-path", "subquery", "syntax-query", "syntax-update-1", "syntax-update-2"),
    "update-silent",
)


@pytest.fixture(scope="session")
def suite(shared: Path) -> Path:
    """The tests, whose licence does not let them stand in this repository."""
    if not (shared / SUITE).is_dir():
        pytest.skip(f"no W3C tests in {shared / SUITE}")
    return shared / SUITE


@pytest.fixture(scope="session")
def published(root: Path) -> dict[str, str]:
    """The outcome of each test by its IRI, as it was published."""
    graph = ox.Store()
    graph.load((root / "docs" / "sparql-earl.ttl").read_bytes(), ox.RdfFormat.TURTLE)
    query = f"SELECT * {{ ?a <{EARL}test> ?test ; <{EARL}result>/<{EARL}outcome> ?outcome }}"
    rows = graph.query(query)
    return {
        row["test"].value: row["outcome"].value.removeprefix(EARL)
        for row in rows  # type: ignore[union-attr]  # SELECT gives rows
    }


@pytest.fixture
def on_disk(tmp_path: Path) -> Iterator[w3c.OnDisk]:
    running = w3c.OnDisk(tmp_path)
    yield running
    running.close()


def test_the_published_results_are_of_the_whole_suite(
    suite: Path, published: dict[str, str]
) -> None:
    assert set(published) == {one.iri for one in w3c.tests(suite)}
    assert {str(one).split("/")[0] for one in w3c.tests(suite)} == set(GROUPS)


@pytest.mark.slow
@pytest.mark.parametrize("group", GROUPS)
def test_each_outcome_is_the_published_one_and_no_worse_than_pyoxigraph_alone(
    group: str, suite: Path, published: dict[str, str], on_disk: w3c.OnDisk
) -> None:
    chosen = [one for one in w3c.tests(suite) if str(one).startswith(f"{group}/")]
    assert chosen
    for test in chosen:
        outcome = on_disk.outcome(test)
        assert (outcome == "passed") == (published[test.iri] == "passed"), f"{test}: {outcome}"
        if outcome != "passed":
            assert w3c.alone(test) != "passed", f"{test}: {outcome}"


def test_at_most_one_in_forty_fails(published: dict[str, str]) -> None:
    counts = Counter(published.values())
    assert set(counts) == {"passed", "failed"}
    assert counts["failed"] * 40 <= sum(counts.values())
