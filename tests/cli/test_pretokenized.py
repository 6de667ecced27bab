"""``kg annotate --pretokenized``: as many lines out as in."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import Kg

WORDS = "Болат\nЖәмішев\nАлматы\nоблысында\n.\n\n\nОл\nкелді\n.\n"


def test_every_token_gets_its_analysis_and_tag(kg: Kg, tmp_path: Path) -> None:
    file = tmp_path / "words.txt"
    file.write_text(WORDS, "utf-8")
    lines = kg("annotate", "--pretokenized", file).stdout.split("\n")
    rows = [line.split("\t") for line in lines]
    assert [row[0] for row in rows] == WORDS.split("\n")
    assert [row[-1] for row in rows if len(row) > 1] == [
        "B-PERSON",
        "I-PERSON",
        "B-GPE",
        "I-GPE",
        *["O"] * 4,
    ]
    assert rows[3][1:3] == ["облыс", "NOUN"]
    assert "Case=Loc" in rows[3][3]


def test_standard_input_is_read_as_well(kg: Kg) -> None:
    result = kg("annotate", "--pretokenized", "-", stdin=WORDS)
    assert result.exit_code == 0
    assert result.stdout.count("\n") == WORDS.count("\n")


def test_what_cannot_be_read_is_one_line(kg: Kg, tmp_path: Path) -> None:
    result = kg("annotate", "--pretokenized", tmp_path / "none.txt")
    assert result.exit_code == 3
    assert "no such file" in result.stderr
    (tmp_path / "binary").write_bytes(b"\0\0\1")
    assert kg("annotate", "--pretokenized", tmp_path / "binary").exit_code == 3
    assert kg("annotate", "--pretokenized", "--json", "-", stdin=WORDS).exit_code == 2
