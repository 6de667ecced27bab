from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import Kg

TEXT = "Мектеп ашылды\nТалғар ауданында жаңа мектеп ашылды.\n"
PAGE = (
    "<!doctype html><html><head><title>Мектеп</title></head><body><article><h1>Мектеп ашылды</h1>"
    "<p>Талғар ауданында жаңа мектеп ашылды. Мектептерде алты жүз бала оқиды, деп хабарлады"
    " аудан әкімдігінің баспасөз қызметі.</p></article></body></html>"
)
RECORD = json.dumps({"id": "1", "title": "Мектеп", "text": "Талғар ауданында мектеп ашылды."})


@pytest.mark.parametrize("stdin", [TEXT, PAGE, RECORD + "\n"], ids=["text", "page", "record"])
@pytest.mark.parametrize("arguments", [[], ["-"]])
def test_standard_input_may_be_text_page_or_record(
    kg: Kg, stdin: str, arguments: list[str]
) -> None:
    result = kg("annotate", *arguments, "--json", stdin=stdin)
    assert result.exit_code == 0, result.output
    (made,) = map(json.loads, result.stdout.splitlines())
    assert made["title"].startswith("Мектеп")
    assert "Талғар ауданы" in {one["lemma"] for one in made["mentions"]}


def test_each_record_is_an_object_of_its_own(kg: Kg) -> None:
    other = RECORD.replace('"1"', '"2"').replace("мектеп ашылды", "көпір салынды")
    result = kg("annotate", "--json", stdin=f"{RECORD}\n{other}\n")
    assert len(result.stdout.splitlines()) == 2


def test_a_table_shows_names_and_facts(kg: Kg, seed: Path) -> None:
    result = kg("annotate", seed)
    assert result.exit_code == 0
    assert result.stdout.startswith("Алматыда ҚР-да агломерацияны басқару моделі таныстырылды\n")
    assert "Болат Жәмішев" in result.stdout
    assert "agl:jurisdiction" in result.stdout


def test_rows_are_the_names(kg: Kg, seed: Path) -> None:
    header, *rows = kg("annotate", seed, "--csv").stdout.splitlines()
    assert header == "name,label,type,in text"
    assert rows


def test_html_is_one_page_and_nothing_is_stored(
    kg: Kg, seed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = kg("annotate", seed, "--html")
    assert result.stdout.startswith("<!doctype html>")
    assert result.stdout.endswith("</html>\n")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "stdin", "code", "message"),
    [
        ([], "", 3, ""),
        ([], b"\x00\x01\x02\xff", 3, ""),
        ([], "Президент подписал указ о развитии агломераций в стране.", 3, ""),
        (["жоқ.txt"], None, 3, "no such file"),
        (["--html", "--json"], TEXT, 2, "not both"),
        (["--html"], f"{RECORD}\n{RECORD.replace('1', '2')}\n", 2, "there are more"),
    ],
)
def test_what_is_no_article_is_told(
    kg: Kg, arguments: list[str], stdin: str | bytes | None, code: int, message: str
) -> None:
    result = kg("annotate", *arguments, stdin=stdin)
    assert result.exit_code == code
    assert message in result.stderr
    assert result.stderr
    assert "Traceback" not in result.stderr
