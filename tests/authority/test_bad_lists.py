"""A damaged list is refused with its file, line and rule, and nothing of it is loaded."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from kg.authority import read_authority
from kg.errors import ListError

SHYMKENT = "kato-790000000"
TALGAR = "unit-talgar-audany"


def changed(folder: Path, name: str, key: str, cells: dict[str, str]) -> int:
    """Write *cells* into the first row of the list whose first cell is *key*; its line."""
    path = folder / name
    with path.open(encoding="utf-8", newline="") as lines:
        table = list(csv.DictReader(lines))
    number = next(i for i, row in enumerate(table) if next(iter(row.values())) == key)
    table[number] |= cells
    written(path, table)
    return number + 2


def added(folder: Path, name: str, cells: dict[str, str]) -> int:
    """Write a row with *cells* at the end of the list; its line."""
    path = folder / name
    with path.open(encoding="utf-8", newline="") as lines:
        table = list(csv.DictReader(lines))
    table.append(dict.fromkeys(table[0], "") | {"source": "a test"} | cells)
    written(path, table)
    return len(table) + 1


def written(path: Path, table: list[dict[str, str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, list(table[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(table)


def refused(folder: Path) -> ListError:
    with pytest.raises(ListError) as caught:
        read_authority(folder)
    assert caught.value.hint
    return caught.value


@pytest.mark.parametrize(
    ("name", "key", "cells", "told"),
    [
        ("units.csv", SHYMKENT, {"kato": "79000000"}, "kato '79000000' is not well formed"),
        ("units.csv", SHYMKENT, {"wikidata": "P31"}, "wikidata 'P31' is not well formed"),
        ("units.csv", SHYMKENT, {"lat": "42° N"}, "lat '42° N' is not well formed"),
        ("units.csv", SHYMKENT, {"valid_from": "19.06.2018"}, "is no date: not of the form"),
        ("units.csv", SHYMKENT, {"valid_from": "2018-13"}, "'2018-13' is no date: month must"),
        ("units.csv", SHYMKENT, {"valid_to": "2023-02-30"}, "'2023-02-30' is no date: day"),
        (
            "units.csv",
            SHYMKENT,
            {"valid_from": "2018-06-19", "valid_to": "2017"},
            "valid_to 2017 is before valid_from 2018-06-19",
        ),
        ("units.csv", SHYMKENT, {"code": TALGAR}, f"code {TALGAR} stands at units.csv:"),
        ("units.csv", SHYMKENT, {"parent": "unit-atlantida"}, "parent unit-atlantida is in no"),
        ("units.csv", SHYMKENT, {"parent": SHYMKENT}, f"cycle of parents: {SHYMKENT} > {SHYMKENT}"),
        ("units.csv", SHYMKENT, {"name_kk": ""}, "column name_kk is missing"),
        ("units.csv", SHYMKENT, {"successor": "kato-1"}, "successor kato-1 is in no list"),
        ("names.csv", SHYMKENT, {"code": "kato-000000000"}, "code kato-000000000 is in no list"),
        ("parents.csv", SHYMKENT, {"parent": "kato-1"}, "parent kato-1 is in no list"),
        ("seats.csv", "kato-190000000", {"seat": "kato-1"}, "seat kato-1 is in no list"),
        ("agglomerations.csv", "agglomeration-almaty", {"core": "x"}, "core x is in no list"),
        ("bodies.csv", "body-ukimet", {"jurisdiction": "x"}, "jurisdiction x is in no list"),
        ("bodies.csv", "body-ukimet", {"successor": "body-ukimet"}, "body-ukimet succeeds itself"),
        ("persons.csv", "person-asqar-mamin", {"name_kk": "Мамин"}, "'Мамин' is no full name"),
        ("persons.csv", "person-asqar-mamin", {"wikidata": "Q200881"}, "Q200881 is person-"),
        ("posts.csv", "post-president", {"organization": "body-x"}, "organization body-x is in no"),
        ("terms.csv", "person-asqar-mamin", {"post": "akim-kato-1"}, "post akim-kato-1 is in no"),
        ("terms.csv", "person-asqar-mamin", {"person": "person-x"}, "person person-x is in no"),
    ],
)
def test_the_file_line_and_rule_of_a_fault_are_named(
    folder: Path, name: str, key: str, cells: dict[str, str], told: str
) -> None:
    line = changed(folder, name, key, cells)
    error = refused(folder)
    assert told in error.message
    assert error.place.startswith(f"{name}:")
    if "stands at" not in told:  # the second of two is the one that is one too many
        assert error.place == f"{name}:{line}" or name == "persons.csv"


@pytest.mark.parametrize(
    ("name", "cells", "told"),
    [
        (
            "terms.csv",
            {"person": "person-asqar-mamin", "post": "post-president", "valid_from": "2020"},
            "post-president at the time of terms.csv:",
        ),
        (
            "seats.csv",
            {"code": "kato-190000000", "seat": "kato-750000000", "valid_from": "2023"},
            "kato-190000000 at the time of seats.csv:",
        ),
        (
            "parents.csv",
            {"code": "unit-aqsu-audany", "parent": "kato-350000000", "valid_from": "2020"},
            "unit-aqsu-audany at the time of parents.csv:",
        ),
        (
            "units.csv",
            {
                "code": "unit-talgar-audany-2",
                "kind": "district",
                "name_kk": "Талғар ауданы",
                "parent": "kato-190000000",
            },
            "Талғар ауданы, district, kato-190000000 at the time of units.csv:",
        ),
        (
            "agglomeration_members.csv",
            {"agglomeration": "agglomeration-almaty", "unit": TALGAR},
            f"{TALGAR} is in it already",
        ),
    ],
)
def test_what_cannot_hold_at_one_time_needs_a_note(
    folder: Path, name: str, cells: dict[str, str], told: str
) -> None:
    line = added(folder, name, cells)
    error = refused(folder)
    assert told in error.message
    assert error.place == f"{name}:{line}"


def test_a_note_explains_two_terms_of_one_post_at_one_time(folder: Path) -> None:
    mamin = {"person": "person-asqar-mamin", "post": "post-president", "valid_from": "2020"}
    added(folder, "terms.csv", mamin | {"note": "acting while the president was abroad"})
    assert read_authority(folder).terms[-1].note.startswith("acting")


def test_a_cycle_through_several_units_is_told_in_full(folder: Path) -> None:
    changed(folder, "units.csv", "kato-190000000", {"parent": TALGAR})
    error = refused(folder)
    assert "unit-talgar-audany > kato-190000000" in error.message


def test_a_missing_column_or_list_is_told(folder: Path) -> None:
    path = folder / "terms.csv"
    path.write_text(path.read_text("utf-8").replace("valid_to", "until", 1), encoding="utf-8")
    assert str(refused(folder)) == "terms.csv:1: column valid_to is missing"
    path.unlink()
    assert str(refused(folder)) == "terms.csv: the list is missing"


@pytest.mark.parametrize(("cells", "told"), [("x,y", "fewer cells"), ("x" + ",y" * 20, "more")])
def test_a_row_with_too_few_or_too_many_cells_is_told(folder: Path, cells: str, told: str) -> None:
    path = folder / "seats.csv"
    path.write_text(path.read_text("utf-8") + cells + "\n", encoding="utf-8")
    error = refused(folder)
    assert told in error.message or "source is missing" in error.message
    assert error.place == f"seats.csv:{path.read_text('utf-8').count(chr(10))}"


def test_a_list_that_is_no_text_is_told(folder: Path) -> None:
    (folder / "bodies.csv").write_bytes(b"\xff\xfe\x00")
    assert str(refused(folder)) == "bodies.csv: not UTF-8"
