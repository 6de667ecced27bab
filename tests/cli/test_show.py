from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from kg.cli.show import echo_card
from kg.query import Card, CardFact, open_store
from tests.conftest import Kg

AKIMAT = "Алматы облысының әкімдігі"

COLUMNS = (
    "subject predicate object modality confidence sentence title article also_in contradicted_by"
).split()


def test_an_entity_shows_names_types_and_facts_with_their_sentences(kg: Kg, store: Path) -> None:
    result = kg("show", AKIMAT, "--store", store)
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[0] == AKIMAT
    assert lines[1].startswith("https://w3id.org/agglo-kg/id/akimat/")
    assert f"{AKIMAT}  agl:jurisdiction  Алматы облысы" in lines
    sentence = " ".join(result.stdout.split())
    assert "“Отырыстың қорытындысы бойынша, Алматы мен Алматы облысының әкімдіктері" in sentence
    assert "    Алматыда ҚР-да агломерацияны басқару моделі таныстырылды" in lines


def test_json_is_one_object_for_each_entity(kg: Kg, store: Path) -> None:
    (one,) = map(json.loads, kg("show", AKIMAT, "--store", store, "--json").stdout.splitlines())
    assert list(one) == [
        "iri",
        "label",
        "names",
        "types",
        "mentions",
        "facts",
        "sources",
        "posts",
        "merged",
    ]
    assert {tuple(fact) for fact in one["facts"]} == {tuple(COLUMNS)}


def test_csv_has_a_row_for_each_fact(kg: Kg, store: Path) -> None:
    header, *rows = kg("show", AKIMAT, "--store", store, "--csv").stdout.splitlines()
    assert header == ",".join(COLUMNS)
    assert rows


@pytest.mark.parametrize(
    ("name", "code"), [("Атлантида", 1), ("", 1), ("http://a b/", 2), ("http://<x>", 2)]
)
def test_what_is_not_there_is_exit_1_and_what_cannot_be_exit_2(
    kg: Kg, store: Path, name: str, code: int
) -> None:
    result = kg("show", name, "--store", store)
    assert result.exit_code == code
    assert result.stdout == ""
    assert result.stderr.startswith("kg: ")


def test_texts_of_strangers_do_not_steer_the_terminal(kg: Kg, tmp_path: Path) -> None:
    record = {
        "id": "x",
        "title": "Кеңес\x1b[2J",
        "text": "Ақтөбе облысының әкімі\x1b]0;x\x07 келді.",
    }
    (tmp_path / "a.jsonl").write_text(json.dumps(record) + "\n")
    store = tmp_path / "store"
    assert kg("build", tmp_path / "a.jsonl", "--store", store).exit_code == 0
    for command in (["search", "келді"], ["show", "Ақтөбе облысы"], ["stats"]):
        result = kg(*command, "--store", store)
        assert result.exit_code == 0, result.output
        assert not {"\x1b", "\x07"} & set(result.output)
    assert not {"\x1b", "\x07"} & set(kg("annotate", tmp_path / "a.jsonl").output)


def test_what_is_contradicted_says_by_what(capsys: pytest.CaptureFixture[str]) -> None:
    fact = CardFact(
        "№ 38 қаулы", "agl:status", "бекітілді", "asserted", 0.9, "Бекітілді.", "", "x:1"
    )
    fact = replace(fact, contradicted_by=("бекітілді (denied)",))
    echo_card(Card("x:2", "№ 38 қаулы", (), (), 1, (fact,)))
    assert "    contradicted by: бекітілді (denied)\n" in capsys.readouterr().out


def test_two_articles_that_contradict_each_other_are_both_shown(kg: Kg, tmp_path: Path) -> None:
    plan = "Ақтөбе облысының мәслихаты Ақтөбе агломерациясының кешенді жоспарын"
    texts = {"said": f"{plan} бекітті.", "denied": f"{plan} бекіткен жоқ."}
    records = [json.dumps({"id": id, "text": text}) for id, text in texts.items()]
    (tmp_path / "a.jsonl").write_text("\n".join(records), "utf-8")
    assert kg("build", tmp_path / "a.jsonl", "--store", tmp_path / "store").exit_code == 0
    shown = kg("show", "Ақтөбе агломерациясының кешенді жоспары", "--store", tmp_path / "store")
    assert f"“{texts['said']}”\n    contradicted by: " in shown.stdout
    assert f"“{texts['denied']}”\n    contradicted by: " in shown.stdout
    query = Path(__file__).parents[2] / "ontology" / "queries" / "contradictory-claims.rq"
    with open_store(tmp_path / "store") as reader:
        found = list(reader.query(query.read_text("utf-8")))
    assert {row["predicate"].value.rpartition("#")[2] for row in found} >= {"approvedBy"}
