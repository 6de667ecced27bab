"""The worked queries are standard SPARQL and find in a built store the rows that stand beside them.

The rows are written anew from what is found now:
``KG_WRITE_DOCUMENTS=1 python -m pytest tests/ontology/test_queries.py``
"""

from __future__ import annotations

import csv
import os
import re
from collections.abc import Iterator
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from rdflib.plugins.sparql import prepareQuery

from kg.query import Reader, open_store, write_results
from tests.conftest import ROOT, Kg

QUERIES = sorted((ROOT / "ontology" / "queries").glob("*.rq"))
ARTICLES = ROOT / "tests" / "evaluate" / "development" / "second" / "articles"
REPRINTED = ARTICLES / "g2-02-shymkent-minutes.txt"


@pytest.fixture(scope="session")
def asked(tmp_path_factory: pytest.TempPathFactory, kg: Kg, seed: Path) -> Iterator[Reader]:
    """A store of the seed and twelve articles of our own, one of which was reprinted."""
    folder = tmp_path_factory.mktemp("asked")
    reprint = folder / "reprint.txt"
    text = REPRINTED.read_text("utf-8").partition("\n")[2]
    reprint.write_text(f"Шымкентте кеңес отырысы өтті\n{text}\nДереккөзі: хаттама.\n", "utf-8")
    result = kg("build", seed, ARTICLES, reprint, "--store", folder / "store")
    assert result.exit_code == 0, result.output
    with open_store(folder / "store") as reader:
        yield reader


def rows(text: str) -> list[list[str]]:
    """The lines of a CSV in any order but the first, which names the columns."""
    first, *others = csv.reader(StringIO(text))
    return [first, *sorted(others)]


def test_there_are_at_least_25_questions() -> None:
    assert len(QUERIES) >= 25
    beside = {path.stem for path in (ROOT / "ontology" / "queries").glob("*.csv")}
    assert beside == {path.stem for path in QUERIES}


@pytest.mark.parametrize("path", QUERIES, ids=lambda path: path.stem)
def test_a_query_opens_with_its_question_in_three_languages(path: Path) -> None:
    comment = path.read_text("utf-8").partition("\n\n")[0]
    questions = r"# en: [A-Z][^?]*\?\n# kk: [^?]*\?\n# ru: [^?]*\?\n#\n# \S.*"
    assert re.fullmatch(questions, comment, flags=re.DOTALL)


@pytest.mark.parametrize("path", QUERIES, ids=lambda path: path.stem)
def test_a_query_is_standard_sparql(path: Path) -> None:
    assert prepareQuery(path.read_text("utf-8")).algebra.name == "SelectQuery"


@pytest.mark.parametrize("path", QUERIES, ids=lambda path: path.stem)
def test_a_query_finds_the_rows_that_stand_beside_it(path: Path, asked: Reader) -> None:
    output = BytesIO()
    assert write_results(asked.query(path.read_text("utf-8")), output, "csv"), "no row"
    found, expected = output.getvalue().decode().replace("\r\n", "\n"), path.with_suffix(".csv")
    if os.environ.get("KG_WRITE_DOCUMENTS"):
        expected.write_text(found, "utf-8")
    assert rows(found) == rows(expected.read_text("utf-8"))


@pytest.mark.parametrize("above", ["agl:PublicBody", "agl:Organization", "org:FormalOrganization"])
def test_an_akimat_is_found_by_each_class_above_it(above: str, asked: Reader) -> None:
    question = "ASK { ?x a agl:Akimat FILTER NOT EXISTS { ?x a %s } }"
    assert bool(asked.query("ASK { ?x a agl:Akimat }"))
    assert not bool(asked.query(question % above))


def test_every_type_is_written_with_all_its_superclasses(asked: Reader) -> None:
    missing = asked.query(
        """SELECT DISTINCT ?class ?above { GRAPH ?g { ?x a ?class } ?class rdfs:subClassOf+ ?above
             FILTER NOT EXISTS { ?x a ?above } }"""
    )
    assert not [str(row) for row in missing]
