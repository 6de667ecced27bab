"""Names that no list knows, and a list of Wikidata entries that the user supplies."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from kg.errors import ListError
from kg.resolve import read_wikidata
from tests.conftest import Kg

HEADER = "wikidata,type,name_kk,name_ru,name_en,other_names\n"
ENTRIES = (
    "Q11,Company,«Тұлпар Сервис» ЖШС,,Tulpar Service,\n"
    "Q12,Person,Асқар Ноғаев,Аскар Ногаев,Askar Nogayev,Асқар Маратұлы Ноғаев;Ноғаев\n"
    "Q13,Person,Серік Құсайынов,,,\n"
    "Q14,Person,Серік Құсайынов,,,\n"
)


def written(folder: Path, rows: str) -> Path:
    file = folder / "wikidata.csv"
    file.write_text(HEADER + rows, "utf-8")
    return file


@pytest.mark.parametrize(
    ("kind", "names", "id"),
    [
        ("agl:Company", ["«Тулпар Сервис» ЖШС"], "Q11"),
        ("agl:Organization", ["Тұлпар Сервис ЖШС"], "Q11"),
        ("agl:Person", ["Аскар Ногаев", "А. Ноғаев"], "Q12"),
        ("agl:Person", ["Askar Nogayev"], "Q12"),
        ("agl:Person", ["Ноғаев"], ""),
        ("agl:Person", ["Асқар Ноғаева"], ""),
        ("agl:Person", ["Серік Құсайынов"], ""),
        ("agl:Company", ["Асқар Ноғаев"], ""),
    ],
)
def test_only_the_same_name_of_the_same_class_is_an_entrys(
    tmp_path: Path, kind: str, names: list[str], id: str
) -> None:
    assert read_wikidata(written(tmp_path, ENTRIES)).only(kind, names) == id


@pytest.mark.parametrize(
    ("rows", "place"),
    [
        ("Q11,Person,Асқар Ноғаев,,,\n11,Person,Серік,,,\n", "wikidata.csv:3"),
        ("Q11,Person,,,,\n", "wikidata.csv:2"),
        ("Q11,Person\n", "wikidata.csv:2"),
    ],
)
def test_a_fault_of_the_list_is_told_with_its_line(tmp_path: Path, rows: str, place: str) -> None:
    with pytest.raises(ListError) as error:
        read_wikidata(written(tmp_path, rows))
    assert error.value.place == place


def test_a_build_links_what_the_list_knows(
    tmp_path: Path,
    kg: Kg,
    kg_process: Callable[..., CompletedProcess[str]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    article = tmp_path / "a.txt"
    article.write_text("Тақырып\n\nҚаржы министрі Асқар Ноғаев жиынға қатысты.\n", "utf-8")
    monkeypatch.setenv("KG_WIKIDATA", str(written(tmp_path, ENTRIES)))
    assert kg("build", "--store", tmp_path / "store", article).exit_code == 0
    query = "SELECT ?o { ?s owl:sameAs ?o FILTER(STRENDS(STR(?o), '/Q12')) }"
    told = kg_process("sparql", "--store", tmp_path / "store", query)
    assert "/Q12" in told.stdout


def test_a_list_that_is_not_there_stops_a_build(
    tmp_path: Path, kg: Kg, monkeypatch: pytest.MonkeyPatch
) -> None:
    article = tmp_path / "a.txt"
    article.write_text("Тақырып\n\nЖиын өтті.\n", "utf-8")
    monkeypatch.setenv("KG_WIKIDATA", str(tmp_path / "none.csv"))
    told = kg("build", "--store", tmp_path / "store", article)
    assert told.exit_code != 0
    assert "none.csv" in told.stderr
    assert "Traceback" not in told.stderr
