"""The authority lists are well formed: codes, parents, dates, names and sources."""

import csv
import json
import re
import unicodedata
from collections import Counter
from math import hypot
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
AUTHORITY = ROOT / "corpus" / "authority"
GAZETTEERS = ROOT.parent / "shared" / "data" / "gazetteers"

Row = dict[str, str]

UNIT_COLUMNS = [
    *["code", "kind", "name_kk", "name_ru", "name_en", "other_names", "wikidata", "kato"],
    *["geonames", "lat", "lon", "parent", "valid_from", "valid_to", "source", "note"],
]
COLUMNS = {
    "units.csv": [*UNIT_COLUMNS[:14], "successor", *UNIT_COLUMNS[14:]],
    "names.csv": ["code", "name_kk", "name_ru", "valid_from", "valid_to", "source", "note"],
    "parents.csv": ["code", "parent", "valid_from", "valid_to", "source", "note"],
    "seats.csv": ["code", "seat", "valid_from", "valid_to", "source", "note"],
    "persons.csv": [
        *["code", "name_kk", "name_ru", "name_en", "other_names", "wikidata", "source", "note"],
    ],
    "posts.csv": [
        *["code", "name_kk", "name_ru", "name_en", "other_names", "organization"],
        *["source", "note"],
    ],
    "terms.csv": ["person", "post", "valid_from", "valid_to", "source", "note"],
    "world.csv": UNIT_COLUMNS,
    "agglomerations.csv": ["code", "name_kk", "name_ru", "name_en", "core", "source", "note"],
    "agglomeration_members.csv": ["agglomeration", "unit", "source", "note"],
    "bodies.csv": [
        *["code", "type", "name_kk", "name_ru", "name_en", "other_names"],
        *["jurisdiction", "valid_from", "valid_to", "successor", "source", "note"],
    ],
    "organisations.csv": [
        *["code", "type", "name_kk", "name_ru", "name_en", "other_names"],
        *["jurisdiction", "valid_from", "valid_to", "successor", "source", "note"],
    ],
    "places.csv": [
        "code",
        "kind",
        "name_kk",
        "name_ru",
        "name_en",
        "other_names",
        "source",
        "note",
    ],
    "given_names.csv": ["name", "gender", "source", "common_noun"],
}
KINDS = {"country", "oblast", "republican_city", "city", "district", "city_district"}
TYPE_WORDS = {
    "oblast": {"облысы"},
    "republican_city": {"қаласы"},
    "city": {"қаласы"},
    "district": {"ауданы", "аудан"},
    "city_district": {"ауданы"},
}
CODED = [
    *["units.csv", "world.csv", "agglomerations.csv", "bodies.csv"],
    *["organisations.csv", "places.csv", "persons.csv", "posts.csv"],
]
BODY_TYPES = {"Government", "Ministry", "Agency", "PublicBody", "Council"}
# A year, a month or a day: no precision is invented.
DATE = re.compile(r"[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?")
CODE = re.compile(
    r"kato-[0-9]{9}|geonames-[0-9]+|(unit|body|agglomeration|place|person|post)-[a-z0-9]+(-[a-z0-9]+)*"
)


def rows(name: str) -> list[Row]:
    with (AUTHORITY / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def kazakh_names(row: Row) -> list[str]:
    others = row.get("other_names", "")
    return [row["name_kk"], *(others.split(";") if others else [])]


def has_letter(text: str, script: str) -> bool:
    return any(unicodedata.name(letter).startswith(script) for letter in text)


def gazetteer(name: str) -> Path:
    path = GAZETTEERS / name
    if not path.exists():
        pytest.skip(f"{path} is not here to check against")
    return path


@pytest.mark.parametrize("name", COLUMNS)
def test_a_list_has_its_columns_and_no_ragged_or_padded_cell(name: str) -> None:
    content = (AUTHORITY / name).read_text(encoding="utf-8")
    assert content.endswith("\n")
    assert "\r" not in content
    table = list(csv.reader(content.splitlines()))
    assert table[0] == COLUMNS[name]
    assert all(len(cells) == len(table[0]) for cells in table)
    assert all(cell == cell.strip() for cells in table for cell in cells)
    assert unicodedata.is_normalized("NFC", content)


@pytest.mark.parametrize("name", COLUMNS)
def test_every_row_names_its_source(name: str) -> None:
    assert all(row["source"] for row in rows(name))


@pytest.mark.parametrize("name", CODED)
def test_codes_are_well_formed_and_sorted(name: str) -> None:
    codes = [row["code"] for row in rows(name)]
    assert [code for code in codes if not CODE.fullmatch(code)] == []
    assert codes == sorted(codes)


def test_no_code_occurs_twice_in_all_lists_together() -> None:
    names = CODED
    counted = Counter(row["code"] for name in names for row in rows(name))
    assert [code for code, times in counted.items() if times > 1] == []


@pytest.mark.parametrize("name", ["units.csv", "world.csv"])
def test_a_code_says_the_best_identifier_that_is_known(name: str) -> None:
    for row in rows(name):
        if row["kato"]:
            assert row["code"] == f"kato-{row['kato']}"
        elif row["geonames"]:
            assert row["code"] == f"geonames-{row['geonames']}"
        else:
            assert row["code"].startswith("unit-")


@pytest.mark.parametrize("name", ["units.csv", "world.csv"])
def test_identifiers_dates_and_coordinates_are_well_formed(name: str) -> None:
    for row in rows(name):
        assert row["kind"] in KINDS
        assert re.fullmatch(r"([0-9]{9})?", row["kato"])
        assert re.fullmatch(r"(Q[1-9][0-9]*)?", row["wikidata"])
        assert re.fullmatch(r"([1-9][0-9]*)?", row["geonames"])
        assert bool(row["geonames"]) == bool(row["lat"]) == bool(row["lon"])
        if row["lat"]:
            assert 40 < float(row["lat"]) < 56
            assert 46 < float(row["lon"]) < 88


@pytest.mark.parametrize("name", ["units.csv", "world.csv", "bodies.csv", "terms.csv"])
def test_dates_are_iso_and_in_order(name: str) -> None:
    for row in rows(name):
        for column in ("valid_from", "valid_to"):
            assert not row[column] or DATE.fullmatch(row[column]), row
        if row["valid_from"] and row["valid_to"]:
            assert row["valid_from"] < row["valid_to"], row


def test_no_wikidata_id_stands_at_two_units() -> None:
    ids = [row["wikidata"] for name in ("units.csv", "world.csv") for row in rows(name)]
    counted = Counter(filter(None, ids))
    assert [one for one, times in counted.items() if times > 1] == []


@pytest.mark.parametrize("name", ["units.csv", "world.csv"])
def test_parents_exist_and_lead_to_a_country_without_a_cycle(name: str) -> None:
    units = {row["code"]: row for row in rows(name)}
    for first in units.values():
        row, seen = first, set[str]()
        while row["parent"]:
            assert row["code"] not in seen, f"cycle through {row['code']}"
            seen.add(row["code"])
            row = units[row["parent"]]
        assert row["kind"] == "country" or row["note"].startswith("no parent given")


def test_a_unit_lies_in_a_larger_kind_of_unit() -> None:
    units = {row["code"]: row for row in rows("units.csv")}
    allowed = {
        "oblast": {"country"},
        "republican_city": {"country"},
        "district": {"oblast"},
        "city": {"oblast", "district"},
        "city_district": {"city", "republican_city"},
    }
    for row in units.values():
        if row["kind"] != "country":
            assert units[row["parent"]]["kind"] in allowed[row["kind"]], row["name_kk"]


def test_the_country_has_20_units_of_the_top_level_today() -> None:
    top = {"oblast", "republican_city"}
    today = [row for row in rows("units.csv") if row["kind"] in top and not row["valid_to"]]
    assert len(today) == 20
    assert all(row["kato"].endswith("0000000") and row["wikidata"] for row in today)


def test_all_cities_and_districts_are_listed() -> None:
    counted = Counter(row["kind"] for row in rows("units.csv"))
    assert counted["city"] + counted["republican_city"] == 90
    assert counted["district"] == 170
    assert counted["city_district"] == 23


@pytest.mark.parametrize("name", ["units.csv", "world.csv"])
def test_a_full_name_ends_in_its_type_word(name: str) -> None:
    for row in rows(name):
        if row["kind"] in TYPE_WORDS:
            assert row["name_kk"].split()[-1] in TYPE_WORDS[row["kind"]], row["name_kk"]


def test_two_units_of_one_parent_never_share_a_name() -> None:
    counted = Counter(
        (row["parent"], name) for row in rows("units.csv") for name in kazakh_names(row)
    )
    assert [key for key, times in counted.items() if times > 1] == []


@pytest.mark.parametrize(
    "name", ["units.csv", "world.csv", "agglomerations.csv", "bodies.csv", "persons.csv"]
)
def test_kazakh_names_are_cyrillic_and_never_repeated_in_a_row(name: str) -> None:
    for row in rows(name):
        names = kazakh_names(row)
        assert len(names) == len(set(names)), row
        assert all(names), row
        assert not [one for one in names if has_letter(one, "LATIN")], row
        assert not has_letter(row["name_ru"], "LATIN"), row
        assert not has_letter(row["name_en"], "CYRILLIC"), row


def test_agglomerations_and_their_members_are_units_that_exist() -> None:
    units = {row["code"] for row in rows("units.csv")}
    agglomerations = {row["code"]: row for row in rows("agglomerations.csv")}
    members = {(row["agglomeration"], row["unit"]) for row in rows("agglomeration_members.csv")}
    assert len(members) == len(rows("agglomeration_members.csv"))
    for code, row in agglomerations.items():
        assert row["core"] in units
        assert (code, row["core"]) in members
    for agglomeration, unit in members:
        assert agglomeration in agglomerations
        assert unit in units


def test_bodies_have_a_class_of_the_ontology_and_a_unit_as_jurisdiction() -> None:
    units = {row["code"] for row in rows("units.csv")}
    for row in rows("bodies.csv"):
        assert row["type"] in BODY_TYPES
        assert row["jurisdiction"] in units


def test_organisations_have_a_class_of_the_ontology() -> None:
    kinds = {"Company", "Organization", "ResearchInstitute"}
    assert {row["type"] for row in rows("organisations.csv")} <= kinds


def test_no_name_belongs_to_two_bodies() -> None:
    counted = Counter(
        name
        for listed in ("bodies.csv", "organisations.csv")
        for row in rows(listed)
        for name in kazakh_names(row)
    )
    assert [name for name, times in counted.items() if times > 1] == []


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Үкімет", "Қазақстан Республикасының Үкіметі"),
        ("Мәжіліс", "Қазақстан Республикасы Парламентінің Мәжілісі"),
        ("Өңірлік даму министрлігі", "Қазақстан Республикасының Өңірлік даму министрлігі"),
    ],
)
def test_a_body_is_found_by_a_shorter_name(name: str, expected: str) -> None:
    found = [row["name_kk"] for row in rows("bodies.csv") if name in kazakh_names(row)]
    assert found == [expected]


def test_given_names_are_cyrillic_words_with_a_gender() -> None:
    names = rows("given_names.csv")
    assert [row["name"] for row in names] == sorted({row["name"] for row in names})
    for row in names:
        assert all(part.istitle() for part in row["name"].split("-")), row
        assert not has_letter(row["name"], "LATIN"), row
        assert row["gender"] in {"male", "female", "both"}
        assert row["common_noun"] in {"yes", ""}


def test_top_level_wikidata_ids_agree_with_the_gazetteer() -> None:
    path = gazetteer("kz_regions_dr5hn.tsv")
    with path.open(encoding="utf-8", newline="") as lines:
        known = {row["iso3166_2"]: row for row in csv.DictReader(lines, delimiter="\t")}
    for row in rows("units.csv"):
        if row["kato"]:
            region = known.pop(f"KZ-{row['kato'][:2]}")
            assert region["wikidata"] == row["wikidata"]
            assert region["name_kk"] == row["name_kk"].rsplit(" ", 1)[0]
    assert known == {}


def test_a_citys_wikidata_id_stands_at_the_same_place_in_the_gazetteer() -> None:
    path = gazetteer("kz_cities_districts_dr5hn.tsv")
    with path.open(encoding="utf-8", newline="") as lines:
        known = list(csv.DictReader(lines, delimiter="\t"))
    for row in rows("units.csv"):
        if row["wikidata"] and row["kind"] == "city":
            places = [one for one in known if one["wikidata"] == row["wikidata"]]
            distances = [
                hypot(float(one["lat"]) - float(row["lat"]), float(one["lon"]) - float(row["lon"]))
                for one in places
            ]
            assert min(distances, default=360) < 0.2, row["name_kk"]


def test_geonames_ids_and_coordinates_agree_with_geonames() -> None:
    path = gazetteer("kz_cities500_geonames.json")
    places = {str(one["geonameid"]): one for one in json.loads(path.read_text(encoding="utf-8"))}
    for row in rows("units.csv"):
        if row["geonames"]:
            place = places[row["geonames"]]
            assert float(row["lat"]) == place["latitude"], row["name_kk"]
            assert float(row["lon"]) == place["longitude"], row["name_kk"]
