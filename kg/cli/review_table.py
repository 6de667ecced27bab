"""Open questions and judgements in, a CSV for spreadsheets out; and judgements back from it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import JudgementMalformed
from kg.judgement import FACT, TYPE, Judgement
from kg.query.rows import harmless

if TYPE_CHECKING:
    from kg.review import Question, Review

__all__ = ["read_table", "write_table"]

_TO_FILL = ("judgement", "right_type", "why", "by", "when")
_TO_READ = ("kind", "one_text", "other_text", "score", "because", "evidence", "other_evidence")
_SIDES = ("one", "other")
_COLUMNS = (*_TO_FILL, *_TO_READ, *_SIDES)
_NEEDED = ("judgement", *_SIDES)


def write_table(file: Path, found: Review) -> None:
    """Write a row for each open question and each judgement to *file*, for Excel with a BOM."""
    with file.open("w", encoding="utf-8-sig", newline="") as output:
        writer = csv.DictWriter(output, _COLUMNS, restval="")
        writer.writeheader()
        for question in found.questions:
            writer.writerow({name: harmless(text) for name, text in _asked(question).items()})
        for one in found.judgements:
            writer.writerow({name: harmless(text) for name, text in _given(one).items()})


def read_table(file: Path, by: str, when: str) -> list[Judgement]:
    """The judgements of *file*: rows whose ``judgement`` is filled in.

    *by* and *when* are taken where the row has none.  Raises JudgementMalformed that names file,
    line and rule.
    """
    from kg.review import checked

    judgements = []
    for line, row in _rows(file):
        if row["judgement"].strip():
            judgements.append(checked(_judgement(row, by, when), f"{file}:{line}"))
    return judgements


def _rows(file: Path) -> Iterator[tuple[int, dict[str, str]]]:
    try:
        text = file.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise JudgementMalformed(
            f"cannot be read as UTF-8: {error}", place=str(file), hint="save it as CSV UTF-8"
        ) from error
    first = text.partition("\n")[0]
    separator = max(",;\t", key=first.count)  # spreadsheets of our countries write semicolons
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=separator, restval="")
    absent = [name for name in _NEEDED if name not in (reader.fieldnames or ())]
    if absent:
        hint = "kg review --export FILE.csv writes them"
        raise JudgementMalformed(f"no column {', '.join(absent)}", place=f"{file}:1", hint=hint)
    try:
        for row in reader:
            yield reader.line_num, {name: _plain(row.get(name) or "") for name in _COLUMNS}
    except csv.Error as error:
        raise JudgementMalformed(str(error), place=f"{file}:{reader.line_num}") from error


def _judgement(row: dict[str, str], by: str, when: str) -> Judgement:
    verdict = " ".join(row["judgement"].lower().split())
    other = row["other"]
    if verdict in TYPE:
        other = row["right_type"] or other
    elif verdict in FACT:
        other = ""
    return Judgement(row["when"] or when, verdict, row["one"], other, row["by"] or by, row["why"])


def _plain(cell: str) -> str:
    """A cell without the apostrophe that keeps spreadsheets from taking it for a formula."""
    cell = cell.strip()
    return cell[1:] if cell[:1] == "'" and harmless(cell[1:]) == cell else cell


def _asked(one: Question) -> dict[str, str]:
    return {
        "kind": one.kind,
        "one_text": one.one_text,
        "other_text": one.other_text,
        "score": f"{one.score:g}",
        "because": one.because,
        "evidence": " / ".join(each.sentence for each in one.evidence),
        "other_evidence": " / ".join(each.sentence for each in one.other_evidence),
        "one": one.one,
        "other": one.other,
    }


def _given(one: Judgement) -> dict[str, str]:
    is_type = one.verdict in TYPE
    return {
        "judgement": one.verdict,
        "right_type": one.other if is_type else "",
        "why": one.why,
        "by": one.by,
        "when": one.when,
        "kind": "judged",
        "one": one.one,
        "other": "" if is_type else one.other,
    }
