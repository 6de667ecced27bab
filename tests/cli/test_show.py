from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import Kg

AKIMAT = "Алматы облысының әкімдігі"


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
    assert list(one) == ["iri", "label", "names", "types", "mentions", "facts", "sources"]
    keys = "subject predicate object modality confidence sentence title article also_in".split()
    assert {tuple(fact) for fact in one["facts"]} == {tuple(keys)}


def test_csv_has_a_row_for_each_fact(kg: Kg, store: Path) -> None:
    header, *rows = kg("show", AKIMAT, "--store", store, "--csv").stdout.splitlines()
    assert header == "subject,predicate,object,modality,confidence,sentence,title,article,also_in"
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
