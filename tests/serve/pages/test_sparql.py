"""The page for queries works without scripts: a form, examples, a table, errors with their line."""

from __future__ import annotations

import httpx
import pytest

from kg.serve.examples import examples
from kg.serve.settings import LANGUAGES
from kg.serve.table import Cell, table
from tests.conftest import ROOT
from tests.serve.pages.conftest import HOSTILE, Page

EDITOR = "/sparql/editor"


def test_rows_are_a_table_whose_things_are_links(page: Page) -> None:
    query = "SELECT ?a ?name WHERE { ?a a agl:Agglomeration ; skos:prefLabel ?name } ORDER BY ?name"
    found = page(EDITOR, query=query)
    assert found.xpath("//thead//th/text()") == ["a", "name"]
    rows = found.xpath("//tbody/tr")
    assert any("Алматы агломерациясы" in row.text_content() for row in rows)
    assert all(row.xpath("./td[1]/a/@href")[0].startswith("/id/agglomeration/") for row in rows)
    assert found.xpath("//td[@lang='kk']")
    assert found.xpath("//textarea/text()")[0].strip() == query


@pytest.mark.parametrize(
    ("query", "words"), [("ASK { ?x a agl:Article }", "Yes"), ("ASK { ?x a agl:Akim }", "No")]
)
def test_a_question_is_answered(page: Page, query: str, words: str) -> None:
    [found] = page(EDITOR, query=query, lang="en").xpath("//section[@id='query-results']//strong")
    assert found.text == words


def test_triples_are_shown_as_turtle(page: Page) -> None:
    query = "CONSTRUCT { ?x a agl:Akimat } WHERE { ?x a agl:Akimat } LIMIT 2"
    [found] = page(EDITOR, query=query).xpath("//section[@id='query-results']/pre/text()")
    assert "agl:Akimat" in found or "ontology#Akimat" in found


def test_the_line_of_an_error_is_marked(page: Page) -> None:
    query = "SELECT ?x\nWHERE {\n  ?x nothing:such ?y .\n}"
    found = page(EDITOR, 400, query=query)
    [line] = found.xpath("//mark/text()")
    assert line == "  ?x nothing:such ?y ."


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("SELECT * WHERE { SERVICE <http://127.0.0.1/> { ?x a ?y } }", 403),
        ("CLEAR ALL", 403),
        (f"SELECT '{HOSTILE}", 400),
    ],
    ids=["service", "update", "markup"],
)
def test_what_is_refused_is_told_and_escaped(site: httpx.Client, query: str, status: int) -> None:
    answer = site.get(EDITOR, params={"query": query}, headers={"Accept": "text/html"})
    assert answer.status_code == status
    assert HOSTILE not in answer.text


def test_markup_in_results_is_text(page: Page) -> None:
    found = page(EDITOR, query=f'SELECT ("{HOSTILE}" AS ?x) WHERE {{}}')
    assert found.xpath("//tbody//td/text()") == [HOSTILE]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_example_has_a_title_and_can_be_asked(page: Page, language: str) -> None:
    known = examples(language)
    assert len(known) == len(list((ROOT / "ontology" / "queries").glob("*.rq")))
    links = page(EDITOR, lang=language).xpath("//ul[@id='examples']//a")
    assert [one.text for one in links] == [one.title for one in known]
    assert page(links[0].get("href")).xpath("//textarea/text()")[0].strip()


@pytest.mark.parametrize(
    ("line", "cell"),
    [
        ("<http://a/b>", Cell("http://a/b", iri="http://a/b")),
        ('"Алматы"@kk', Cell("Алматы", language="kk")),
        (r'"a \"b\" \\ \t c"', Cell('a "b" \\ \t c')),
        ('"2020"^^<http://www.w3.org/2001/XMLSchema#gYear>', Cell("2020")),
        ("12", Cell("12")),
        ("", Cell("")),
    ],
    ids=["iri", "language", "escapes", "type", "number", "unbound"],
)
def test_a_cell_is_read_as_it_was_written(line: str, cell: Cell) -> None:
    assert table(f"?x\n{line}\n", is_all=True).rows == ((cell,),)


def test_a_cut_table_has_whole_rows() -> None:
    found = table("?x\t?y\n1\t2\n3\t4", is_all=False)
    assert len(found.rows) == 2
    assert not found.is_all
