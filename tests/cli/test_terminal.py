"""How commands look in a terminal, and that they keep it to themselves elsewhere."""

from __future__ import annotations

import re
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.cli.table import table_lines, width
from kg.cli.terminal import line_ranges, one_line
from tests.cli.conftest import InTerminal

_ESCAPE = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")
COMMANDS = [
    ["search", "әкім"],
    ["search", "әкім", "--facets"],
    ["show", "Алматы облысы"],
    ["stats"],
    ["config"],
    ["sparql", "SELECT ?g ?s ?o { GRAPH ?g { ?s dct:title|skos:prefLabel ?o } } LIMIT 20"],
]


@pytest.mark.parametrize("columns", [60, 80, 100])
@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: " ".join(command)[:20])
def test_no_line_is_longer_than_the_terminal_is_wide(
    in_terminal: InTerminal, store: Path, command: list[str], columns: int
) -> None:
    code, written = in_terminal(*command, "--store", store, columns=columns)
    assert code == 0
    for line in _ESCAPE.sub("", written).splitlines():
        assert width(line) <= columns or "://" in line.split()[0], line


def test_matched_words_have_a_colour_in_a_terminal(in_terminal: InTerminal, store: Path) -> None:
    _, written = in_terminal("search", "мектептерде", "--store", store)
    assert "\x1b[33m\x1b[1mМектептерде\x1b[0m 600 бала" in written


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: " ".join(command)[:20])
def test_no_color_leaves_no_escape_code(
    in_terminal: InTerminal, store: Path, command: list[str]
) -> None:
    code, written = in_terminal(*command, "--store", store, NO_COLOR="1")
    assert code == 0
    assert "\x1b" not in written


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: " ".join(command)[:20])
def test_a_pipe_gets_no_escape_code(kg_process, store: Path, command: list[str]) -> None:  # type: ignore[no-untyped-def]
    result = kg_process(*command, "--store", store)
    assert result.returncode == 0
    assert "\x1b" not in result.stdout + result.stderr


def test_a_build_tells_its_progress_in_a_terminal(
    in_terminal: InTerminal, tmp_path: Path, news: Path
) -> None:
    code, written = in_terminal("build", news / "school.txt", "--store", tmp_path / "store")
    assert code == 0
    assert re.search(r"\r\x1b\[K1 .*school\.txt", written)
    assert re.search(r"1 read, 1 new, .* in [0-9.]+ s -> ", _ESCAPE.sub("", written))


def test_a_build_tells_a_pipe_its_summary_alone(kg_process, tmp_path: Path, news: Path) -> None:  # type: ignore[no-untyped-def]
    result = kg_process("build", news / "school.txt", "--store", tmp_path / "store")
    assert result.stderr == ""
    assert len(result.stdout.splitlines()) == 1


_INTERRUPTED = """
import sys, kg.publish
def interrupted(self, *_):
    raise KeyboardInterrupt
kg.publish.Publication.put = interrupted
from kg.cli import main
main(sys.argv[1:])
"""


def test_ctrl_c_is_exit_130_and_leaves_the_store_as_it_was(
    store: Path, news: Path, tmp_path: Path
) -> None:
    from kg.query import open_store

    def state() -> tuple[int, list[str]]:
        with open_store(store) as reader:
            number = reader.generation.manifest.number
        return number, sorted(path.name for path in (store / "generations").iterdir())

    before = state()
    (tmp_path / "жаңа.txt").write_text("Жаңа мақала\nҚалада жаңа мектеп ашылды.\n", "utf-8")
    command = [sys.executable, "-c", _INTERRUPTED, "build", str(tmp_path), "--store", str(store)]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 130
    assert result.stderr == "kg: interrupted; the store is as it was\n"
    assert state() == before


@given(st.text(max_size=80))
def test_what_steers_a_terminal_becomes_a_blank_at_the_same_place(text: str) -> None:
    plain = one_line(text)
    assert len(plain) == len(text)
    assert plain.isprintable()


@given(st.text(st.sampled_from("аәқ \u0301漢"), max_size=120), st.integers(2, 30))
def test_lines_fit_and_nothing_but_blanks_is_lost(text: str, room: int) -> None:
    ranges = list(line_ranges(text, room))
    assert all(width(text[begin:end]) <= room for begin, end in ranges)
    shown = "".join(text[begin:end] for begin, end in ranges)
    assert shown.replace(" ", "") == text.replace(" ", "")
    for (_, end), (begin, _) in pairwise(ranges):
        assert text[end:begin] in ("", " ")


def test_a_table_shrinks_its_widest_columns_to_the_terminal() -> None:
    rows = [["1", "Алматы облысының әкімдігі", "asserted"], ["2", "漢" * 20, "planned"]]
    for room in (30, 50, 80):
        lines = list(table_lines(["n", "name", "modality"], rows, room))
        assert all(width(line) <= room for line in lines)
        assert any("…" in line for line in lines) == (room < 80)


def test_a_table_has_a_line_for_each_row_whatever_stands_in_it() -> None:
    lines = list(table_lines(["a\nb"], [["қала\nәкім\x1b[2J"], [""], ["x" * 500]]))
    assert lines[0] == "a b"
    assert lines[2:] == ["қала әкім [2J", "", "x" * 59 + "…"]
