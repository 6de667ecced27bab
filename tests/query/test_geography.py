"""Distances and areas in queries, over the points of the lists and a boundary that a user loads."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from kg.graph import authority_quads
from kg.query.sparql import results

BASE = "https://w3id.org/agglo-kg/"
GEOF = "PREFIX geof: <http://www.opengis.net/def/function/geosparql/>\n"
BOUNDARY = """
PREFIX geo: <http://www.opengis.net/ont/geosparql#>
INSERT DATA { GRAPH <https://example.org/boundaries> {
  <https://example.org/valley> geo:hasGeometry <https://example.org/valley-area> .
  <https://example.org/valley-area> geo:asWKT
    "POLYGON((76.7 43.1, 77.4 43.1, 77.4 43.5, 76.7 43.5, 76.7 43.1))"^^geo:wktLiteral .
} }"""


@pytest.fixture(scope="module")
def graph() -> ox.Store:
    """The authority graph with a boundary that somebody drew."""
    store = ox.Store()
    store.bulk_extend(authority_quads(BASE))
    store.update(BOUNDARY)
    return store


@pytest.mark.parametrize(
    ("one", "other", "least", "most"),
    [
        # As maps have them: the units' points are those of their centres.
        ("Алматы қаласы", "Астана қаласы", 960, 985),
        ("Алматы қаласы", "Талдықорған қаласы", 215, 240),
        ("Шымкент қаласы", "Тараз қаласы", 145, 170),
    ],
)
def test_the_distance_of_two_cities_is_that_of_maps(
    graph: ox.Store, one: str, other: str, least: int, most: int
) -> None:
    query = f"""{GEOF} SELECT DISTINCT ?metres {{
      ?one skos:prefLabel "{one}"@kk ; geo:hasGeometry/geo:asWKT ?here .
      ?other skos:prefLabel "{other}"@kk ; geo:hasGeometry/geo:asWKT ?there .
      BIND (geof:distance(?here, ?there, <http://www.opengis.net/def/uom/OGC/1.0/metre>) AS ?metres)
    }}"""
    [row] = results(graph, query)
    assert least * 1000 < float(row["metres"].value) < most * 1000


def test_what_lies_within_a_boundary_that_was_loaded_is_found(graph: ox.Store) -> None:
    query = f"""{GEOF} SELECT DISTINCT ?name {{
      <https://example.org/valley> geo:hasGeometry/geo:asWKT ?area .
      ?unit a agl:AdministrativeUnit ; geo:hasGeometry/geo:asWKT ?point ; skos:prefLabel ?name .
      FILTER (LANG(?name) = "kk" && geof:sfWithin(?point, ?area))
    }}"""
    names = {row["name"].value for row in results(graph, query)}
    assert {"Алматы қаласы", "Талғар қаласы"} <= names
    assert "Астана қаласы" not in names
