"""``kg annotate --why``: which rule made each fact, of which words."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from pathlib import Path

import pytest

from kg.cli.why import echo_reasons
from kg.model import Article, Entity, Extraction, Fact, Metadata, Referent, Resolved, Span
from tests.cli.conftest import InTerminal
from tests.conftest import Kg

TEXT = "Абай облысының әкімі Асқар Омаров келді. Отырысқа Абай облысының әкімдігі қатысты.\n"
FACT = Fact(0, "agl:holds", 1, 0, 33, "quoted", 0.9, "post-before-person")


def resolved(text: str, *facts: Fact) -> Resolved:
    article = Article("1", "1", "1", text, Metadata(), sentences=(Span(0, len(text)),))
    names = ("Асқар Омаров", "Абай облысының әкімі")
    kinds = ("agl:Person", "org:Post")
    referents = tuple(Referent(kind, name) for kind, name in zip(kinds, names, strict=True))
    entities = tuple(Entity(f"x:{one.name}", one.type, one.name) for one in referents)
    return Resolved(Extraction(article, (), referents, facts), entities)


def test_each_fact_has_its_rule_and_its_words_in_brackets(kg: Kg) -> None:
    result = kg("annotate", "--why", stdin=TEXT)
    assert result.exit_code == 0, result.output
    assert "Асқар Омаров  agl:holds  Абай облысының әкімі\n" in result.stdout
    assert "asserted, confidence 0.9, rule post-before-person\n" in result.stdout
    assert "[Абай облысының әкімі] [Асқар Омаров] келді." in result.stdout
    assert " names" not in result.stdout


def test_json_says_of_each_fact_what_made_it_and_only_when_it_is_asked(kg: Kg) -> None:
    plain = json.loads(kg("annotate", "--json", stdin=TEXT).stdout)
    asked = json.loads(kg("annotate", "--json", "--why", stdin=TEXT).stdout)
    assert asked["facts"]
    for before, fact in zip(plain["facts"], asked["facts"], strict=True):
        assert fact["rule"]
        assert all(0 <= a < b <= len(asked["text"]) for a, b in fact["spans"])
        assert set(fact) - set(before) == {"rule", "spans", "speaker"}


def test_rows_are_the_facts(kg: Kg) -> None:
    rows = list(csv.DictReader(kg("annotate", "--csv", "--why", stdin=TEXT).stdout.splitlines()))
    assert rows[0]["rule"] == "post-before-person"
    assert rows[0]["sentence"] == "Абай облысының әкімі Асқар Омаров келді."


@pytest.mark.parametrize("other", ["--html", "--pretokenized"])
def test_it_goes_with_no_page_and_no_tokens(kg: Kg, other: str) -> None:
    result = kg("annotate", "--why", other, stdin=TEXT)
    assert result.exit_code == 2


def test_exact_words_are_marked_where_a_rule_names_them(capsys: pytest.CaptureFixture[str]) -> None:
    spans = (Span(21, 33), Span(0, 14), Span(5, 20))
    echo_reasons(resolved(TEXT, replace(FACT, spans=spans, speaker=0)))
    printed = capsys.readouterr().out
    assert "[Абай облысының әкімі] [Асқар Омаров] келді." in printed
    assert "quoted, confidence 0.9, rule post-before-person, said by Асқар Омаров" in printed


def test_of_an_endless_sentence_the_part_round_the_words_is_shown(
    capsys: pytest.CaptureFixture[str],
) -> None:
    text = "және " * 1000 + "Асқар Омаров" + " және" * 1000
    fact = replace(FACT, start=5000, end=5012)
    echo_reasons(resolved(text, fact))
    printed = capsys.readouterr().out
    assert "[Асқар Омаров]" in printed
    assert len(printed) < 700


def test_a_terminal_shows_the_words_in_bold(in_terminal: InTerminal, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(TEXT, "utf-8")
    code, printed = in_terminal("annotate", "--why", file)
    assert code == 0
    bold = "\x1b[1m[{}]\x1b[0m"
    assert f"{bold.format('Абай облысының әкімі')} {bold.format('Асқар Омаров')} келді." in printed
