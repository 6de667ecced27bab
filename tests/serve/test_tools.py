"""What assistants are answered: sources with everything, and never more than they can read."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.errors import DocumentMissing, EntityMissing, QueryMalformed, QueryTimeout
from kg.query.limits import Bounds
from kg.serve.current import Current
from kg.serve.settings import Settings
from kg.serve.tools import MOST_ROWS, Tools
from tests.conftest import Kg

AKIMAT = "https://w3id.org/agglo-kg/id/akimat/kato-750000000"


@pytest.fixture(scope="module")
def tools(own_store: Path) -> Iterator[Tools]:
    """Tools over a store whose queries may take five seconds."""
    settings = Settings(bounds=Bounds(seconds=5.0))
    current = Current(own_store, settings)
    made = Tools(current, settings)
    yield made
    made.close()
    current.close()


def test_a_search_gives_sentences_and_where_they_stand(tools: Tools) -> None:
    found = tools.search("мектептерде")
    [article] = found["articles"]
    assert article["title"] == "Мектеп ашылды"
    assert article["iri"].startswith("https://w3id.org/agglo-kg/doc/")
    assert any("Мектептерде 600 бала" in one for one in article["sentences"])
    assert tools.article(article["iri"])["text"].startswith("Талғар ауданында жаңа мектеп")


def test_a_search_has_conditions_and_bounds(tools: Tools) -> None:
    assert tools.search("мектеп", date_from="1900", date_to="1901")["total"] == 0
    assert len(tools.search("әкім OR мектеп OR кеңес", limit=1)["articles"]) == 1
    with pytest.raises(QueryMalformed, match="sort is one of"):
        tools.search("мектеп", sort="loudest")
    with pytest.raises(QueryMalformed):
        tools.search("мектеп", date_from="yesterday")
    with pytest.raises(QueryMalformed, match="between 1 and"):
        tools.search(" ")


@pytest.mark.parametrize("name", ["Болат Жәмішев", "Жамишев Болат", "Bolat Zhamishev"])
def test_an_entity_comes_with_facts_and_their_sentences(tools: Tools, name: str) -> None:
    found = tools.entity(name)
    assert found["name"] == "Болат Жәмішев"
    assert found["facts"]
    for fact in found["facts"]:
        assert fact["sentence"]
        assert fact["article"].startswith("https://w3id.org/agglo-kg/doc/")
    assert found["facts_in_all"] == len(found["facts"])
    assert len(tools.entity(name, facts=1)["facts"]) == 1


def test_a_name_of_several_things_lists_them(tools: Tools) -> None:
    candidates = tools.entity("Жамбыл ауданы")["candidates"]
    assert len({one["iri"] for one in candidates}) > 1
    chosen = tools.entity(candidates[0]["iri"])
    assert chosen["iri"] == candidates[0]["iri"]
    with pytest.raises(EntityMissing):
        tools.entity("зщщзйцу")


def test_sparql_gives_rows_as_many_as_can_be_read(tools: Tools) -> None:
    few = tools.sparql(f"SELECT ?label {{ <{AKIMAT}> skos:prefLabel ?label }} ORDER BY ?label")
    assert few["columns"] == ["label"]
    assert ["Алматы қаласының әкімдігі"] in few["rows"]
    assert few["is_all"]
    many = tools.sparql("SELECT * { ?s ?p ?o }")
    assert len(many["rows"]) == MOST_ROWS
    assert not many["is_all"]
    texts = tools.sparql("SELECT ?a ?b { ?a agl:text ?t . ?b a agl:Akimat BIND(?t AS ?u) }")
    assert len(json.dumps(texts, ensure_ascii=False)) < 100_000
    assert tools.sparql("ASK { ?s a agl:Akimat }") == {"answer": True}


@pytest.mark.parametrize(
    "query",
    [
        "SELEC ?x",
        "CONSTRUCT WHERE { ?s ?p ?o }",
        "DELETE WHERE { ?s ?p ?o }",
        "SELECT * { ?s ?p }",
    ],
)
def test_what_is_no_question_is_refused(tools: Tools, query: str) -> None:
    with pytest.raises(QueryMalformed):
        tools.sparql(query)


def test_a_query_that_takes_too_long_is_ended_and_the_next_is_answered(tools: Tools) -> None:
    with pytest.raises(QueryTimeout):
        tools.sparql("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }")
    assert tools.sparql("ASK { ?s a agl:Akimat }") == {"answer": True}


def test_evidence_leads_from_a_claim_to_its_sentence(tools: Tools) -> None:
    rows = tools.sparql("SELECT ?claim ?thing { ?claim a agl:Claim ; rdf:subject ?thing } LIMIT 1")
    claim, thing = rows["rows"][0]
    [found] = tools.evidence(claim)["claims"]
    assert found["claim"] == claim
    text = tools.article(found["article"])["text"]
    assert found["sentence"] in " ".join(text.split())
    assert claim in [one["claim"] for one in tools.evidence(thing, limit=50)["claims"]]
    with pytest.raises(EntityMissing):
        tools.evidence("https://example.org/none")
    with pytest.raises(QueryMalformed):
        tools.evidence("no iri")


def test_an_article_comes_in_parts(tools: Tools, seed: Path) -> None:
    [hit] = tools.search("агломерация", limit=1)["articles"]
    whole = tools.article(hit["iri"], letters=20_000)
    first = tools.article(hit["iri"], letters=100)
    rest = tools.article(hit["iri"], start=first["end"], letters=20_000)
    assert first["text"] + rest["text"] == whole["text"]
    assert whole["length"] == len(whole["text"])
    with pytest.raises(DocumentMissing):
        tools.article("none")


def test_a_new_generation_is_read(tmp_path: Path, seed: Path, kg: Kg) -> None:
    store, news = tmp_path / "store", tmp_path / "news.txt"
    assert kg("build", seed, "--store", store).exit_code == 0
    current = Current(store, Settings())
    tools = Tools(current, Settings())
    try:
        assert tools.search("шахмат")["total"] == 0
        news.write_text("Жарыс өтті\nТалғар қаласында шахмат жарысы өтті.\n", "utf-8")
        assert kg("build", news, "--store", store).exit_code == 0
        assert tools.search("шахмат")["total"] == 1
        assert tools.sparql('ASK { ?a dct:title "Жарыс өтті"@kk }') == {"answer": True}
    finally:
        tools.close()
        current.close()
