"""text:query in the WHERE of an update."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from kg.errors import QueryRefused
from kg.graph.names import PREFIXES
from kg.query.text import TEXT_PREFIX, with_hits
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
