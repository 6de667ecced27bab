from __future__ import annotations

import datetime
import sys
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest

import kg
from kg.errors import ExtraMissing, QueryMalformed
from kg.query import Reader

VALUES = """SELECT * { VALUES (?name ?count ?share ?held ?day ?year ?of ?none) {
    ("Алматы"@kk 21 0.5 true "2014-02-26"^^xsd:date "2014"^^xsd:gYear org:Post UNDEF) } }"""


@pytest.fixture
def reader(store: Any) -> Iterator[Reader]:
    with kg.open(store) as opened:
        yield opened


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_a_frame_has_values_of_python(reader: Reader, library: Any) -> None:
    table = reader.table(VALUES, library)
    assert type(table).__module__.startswith(library)
    row = {name: table[name][0] for name in table.columns}
    assert row == {
        "name": "Алматы",
        "count": 21,
        "share": Decimal("0.5"),
        "held": True,
        "day": datetime.date(2014, 2, 26),
        "year": "2014",
        "of": "http://www.w3.org/ns/org#Post",
        "none": None,
    }


def test_pandas_is_taken_where_both_are_installed(reader: Reader) -> None:
    assert type(reader.table(VALUES)).__module__.startswith("pandas")


def test_a_frame_without_rows_has_its_columns(reader: Reader) -> None:
    table = reader.table("SELECT ?x ?y { ?x a agl:NoSuchThing ; skos:prefLabel ?y }")
    assert list(table.columns) == ["x", "y"]
    assert len(table) == 0


def test_a_date_that_is_none_stays_a_text(reader: Reader) -> None:
    table = reader.table('SELECT ("2024-02-31"^^xsd:date AS ?day) {}', "polars")
    assert table["day"][0] == "2024-02-31"


@pytest.mark.parametrize("query", ["ASK {}", "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }"])
def test_only_a_select_has_rows(reader: Reader, query: str) -> None:
    with pytest.raises(QueryMalformed, match="SELECT"):
        reader.table(query)


def test_without_the_library_the_hint_names_the_extra(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("pandas", "polars"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    monkeypatch.setattr("kg.query.frame.find_spec", lambda name: None)
    with pytest.raises(ExtraMissing, match="not installed") as caught:
        reader.table(VALUES)
    assert "agglo-kg[frames]" in caught.value.hint
