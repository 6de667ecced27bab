"""text:query in the WHERE of an update."""

from __future__ import annotations

import shutil
from pathlib import Path

import pyoxigraph as ox
import pytest

import kg
from kg.errors import QueryMalformed, QueryRefused
from kg.graph.names import PREFIXES
from kg.query.text import TEXT_PREFIX, with_hits
from tests.conftest import Kg
from tests.query.text.conftest import Searched, article_graph, doc

UPDATES = [
    (
        "INSERT { ?doc agl:found ?score } WHERE { (?doc ?score) text:query 'бюджет' }",
        {"budget"},
    ),
    (
        "DELETE { ?doc a agl:Article } INSERT { ?doc agl:found 1 }"
        " WHERE { ?doc a agl:Article ; text:query 'мектеп' }",
        {"talgar", "almaty"},
    ),
    (
        "INSERT DATA { <http://x/doc> text:query 'бюджет' } ;"
        " INSERT { ?doc agl:found 1 } WHERE { ?doc text:query 'бюджет' }",
        {"budget"},
    ),
    (
        "DELETE DATA { <http://x/doc> text:query 'бюджет' } ;"
        " INSERT { ?doc agl:found 1 } WHERE { ?doc text:query 'бюджет' }",
        {"budget"},
    ),
]


@pytest.mark.parametrize("number", range(len(UPDATES)))
def test_an_update_searches_in_its_where(number: int, searched: Searched) -> None:
    update, expected = UPDATES[number]
    store = ox.Store()
    for key in ("budget", "talgar", "almaty"):
        for quad in article_graph(key):
            store.add(ox.Quad(quad.subject, quad.predicate, quad.object))
    store.update(with_hits(update, searched, store.query), prefixes=PREFIXES | TEXT_PREFIX)
    found = store.query("SELECT ?doc { ?doc agl:found ?x }", prefixes=PREFIXES)
    assert {row["doc"] for row in found} == {doc(key) for key in expected}


def test_an_update_that_deletes_what_it_looks_for_cannot_search(searched: Searched) -> None:
    with pytest.raises(QueryRefused, match="no triple that could be made"):
        with_hits("DELETE WHERE { ?doc text:query 'бюджет' }", searched, lambda _: [])


@pytest.fixture
def own(store: Path, tmp_path: Path) -> Path:
    """A store of one's own to change."""
    return Path(shutil.copytree(store, tmp_path / "store", symlinks=True))


THROUGH_A_READER = """
# ?doc text:query 'мектеп'
INSERT {
  GRAPH <https://example.org/notes> { ?doc rdfs:comment ?snippet ; text:query 'мектеп' }
}
WHERE {
  (?doc ?score ?snippet) text:query ('көпір' 5) .  # ?x text:query 'мектеп' }
  ?doc a agl:Article
}
"""


def test_a_reader_s_update_searches_in_its_where_alone(own: Path) -> None:
    with kg.open(own) as reader:
        expected = {
            row["doc"].value: row["snippet"].value
            for row in reader.query("SELECT * { (?doc ?score ?snippet) text:query 'көпір' }")
        }
        assert len(expected) == 1
        assert reader.update(THROUGH_A_READER).inserted == 2
        written = reader.query(
            "SELECT * { GRAPH <https://example.org/notes> { ?doc rdfs:comment ?snippet ; ?p ?word }"
            " FILTER(STRENDS(STR(?p), '#query')) }"
        )
        rows = [(row["doc"].value, row["snippet"].value, row["word"].value) for row in written]
    assert rows == [(doc, snippet, "мектеп") for doc, snippet in expected.items()]
    assert "↦" in rows[0][1]


def test_an_update_finds_what_stands_in_the_store_that_it_changes(own: Path) -> None:
    with kg.open(own) as reader:
        reader.update(THROUGH_A_READER)
        graph = "GRAPH <https://example.org/notes>"
        changes = reader.update(
            f"DELETE {{ {graph} {{ ?d ?p ?o }} }}"
            f" WHERE {{ {graph} {{ ?d ?p ?o }} ?d text:query 'мектеп' }}"
        )
        assert changes.deleted == 0
        changes = reader.update(
            f"DELETE {{ {graph} {{ ?d ?p ?o }} }}"
            f" WHERE {{ {graph} {{ ?d ?p ?o }} ?d text:query 'көпір' }}"
        )
        assert changes.deleted == 2


def test_an_update_searches_the_generation_that_it_changes(
    own: Path, request: pytest.FixtureRequest
) -> None:
    update = (
        "INSERT { GRAPH <https://example.org/notes> { ?doc rdfs:comment 'found' } }"
        " WHERE { ?doc text:query 'мектеп' }"
    )
    with kg.open(own) as reader:
        run: Kg = request.getfixturevalue("kg")  # the name is the package's here
        assert run("remove", "school.txt", "--store", own).exit_code == 0
        assert list(reader.query("SELECT * { ?doc text:query 'мектеп' }"))
        assert reader.update(update).inserted == 0


def test_a_search_that_an_update_cannot_read_leaves_the_store_as_it_was(own: Path) -> None:
    with kg.open(own) as reader:
        number = reader.generation.manifest.number
        with pytest.raises(QueryMalformed, match="never closed"):
            reader.update(THROUGH_A_READER.replace("'көпір'", "'(көпір'"))
        assert reader.generation.manifest.number == number
    assert (own / "current").readlink().name == str(number)


def test_an_update_calls_the_functions_of_queries(own: Path) -> None:
    update = (
        "INSERT { GRAPH <https://example.org/notes> { ?doc rdfs:label ?latin } } WHERE {"
        " ?doc dct:title ?title FILTER agl:matches(?title, 'мектептер')"
        " BIND(agl:latin(?title) AS ?latin) }"
    )
    with kg.open(own) as reader:
        assert reader.update(update).inserted == 1
        [row] = reader.query("SELECT ?latin { GRAPH <https://example.org/notes> { ?d ?p ?latin } }")
        assert row["latin"].value == "Mektep aşyldy"
