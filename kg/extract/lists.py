"""The package's lists in, looked-up names out: units, bodies, given names, head nouns."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from kg.errors import ListError
from kg.model import Unit
from kg.text import lower

__all__ = ["Body", "HeadNoun", "Lists", "lists", "rows"]

UNIT_LISTS = ("units.csv", "world.csv")


@dataclass(frozen=True, slots=True)
class HeadNoun:
    """The noun that says what a name is the name of: ``министрлік`` in ``Қаржы министрлігі``.

    ``citation`` is its form at the end of a name; ``role`` tells which rule reads it.
    """

    lemma: str
    citation: str
    role: str
    type: str
    label: str


@dataclass(frozen=True, slots=True)
class Body:
    """A state body of the authority lists."""

    code: str
    type: str
    name: str
    name_ru: str
    name_en: str
    other_names: tuple[str, ...]
    jurisdiction: str
    source: str


@dataclass(frozen=True)
class Lists:
    """Everything that people wrote down for extraction and resolution to look things up in.

    ``places`` maps the lower-case words of a unit's short name (``алматы``; ``батыс қазақстан``) to
    all units that go by it.  ``bodies_by_name`` has lower-case full names as keys.  Given names
    that are words of every day (``Алтын``, gold) are left out.
    """

    units: dict[str, Unit]
    places: dict[tuple[str, ...], tuple[Unit, ...]]
    bodies: dict[str, Body]
    bodies_by_name: dict[str, Body]
    given_names: frozenset[str]
    nouns: dict[str, HeadNoun]
    legal_forms: dict[str, str]
    agglomerations: dict[str, Unit]


@cache
def lists() -> Lists:
    """The lists that come with the package, read once a process.

    Raises ListError that names the file and line of a row with a column too few.
    """
    units = {unit.code: unit for name in UNIT_LISTS for unit in _units(name)}
    bodies = {body.code: body for body in _bodies()}
    agglomerations = {unit.code: unit for unit in _agglomerations()}
    return Lists(
        units=units,
        places=_by_short_name([*units.values()]),
        bodies=bodies,
        bodies_by_name={
            lower(name): body for body in bodies.values() for name in (body.name, *body.other_names)
        },
        given_names=frozenset(
            lower(row["name"]) for row in rows("given_names.csv", "name") if not row["common_noun"]
        ),
        nouns={row["lemma"]: _head_noun(row) for row in _rule_rows("nouns.csv")},
        legal_forms={row["form"]: row["type"] for row in _rule_rows("legal_forms.csv")},
        agglomerations=agglomerations,
    )


def rows(name: str, *needed: str) -> Iterator[dict[str, str]]:
    """Each row of an authority list as a mapping.

    Raises ListError where one of the *needed* columns is absent or empty, or a row is too short.
    """
    yield from _rows(
        files("kg.corpus").joinpath("authority", name).read_text("utf-8"), name, needed
    )


def _rule_rows(name: str) -> Iterator[dict[str, str]]:
    text = files("kg.extract").joinpath(name).read_text("utf-8")
    yield from _rows(text, name, ("type",))


def _rows(text: str, name: str, needed: tuple[str, ...]) -> Iterator[dict[str, str]]:
    reader = csv.DictReader(text.splitlines())
    for row in reader:
        absent = [key for key in needed if not row.get(key)]
        if absent or None in row.values():
            raise ListError(
                f"column {', '.join(absent) or 'at the end'} is missing",
                place=f"{name}:{reader.line_num}",
                hint="compare the row with the header line",
            )
        yield row


def _units(name: str) -> Iterator[Unit]:
    for row in rows(name, "code", "kind", "name_kk", "source"):
        yield Unit(
            code=row["code"],
            kind=row["kind"],
            name=row["name_kk"],
            name_ru=row["name_ru"],
            name_en=row["name_en"],
            other_names=_several(row["other_names"]),
            parent=row["parent"],
            wikidata=row["wikidata"],
            kato=row["kato"],
            latitude=row["lat"],
            longitude=row["lon"],
            source=row["source"],
            ambiguous="short name is" in row["note"],
        )


def _agglomerations() -> Iterator[Unit]:
    for row in rows("agglomerations.csv", "code", "name_kk", "source"):
        yield Unit(
            code=row["code"],
            kind="agglomeration",
            name=row["name_kk"],
            name_ru=row["name_ru"],
            name_en=row["name_en"],
            parent=row["core"],
            source=row["source"],
        )


def _bodies() -> Iterator[Body]:
    for row in rows("bodies.csv", "code", "type", "name_kk", "source"):
        yield Body(
            code=row["code"],
            type=f"agl:{row['type']}",
            name=row["name_kk"],
            name_ru=row["name_ru"],
            name_en=row["name_en"],
            other_names=_several(row["other_names"]),
            jurisdiction=row["jurisdiction"],
            source=row["source"],
        )


def _head_noun(row: dict[str, str]) -> HeadNoun:
    return HeadNoun(row["lemma"], row["citation"], row["role"], row["type"], row["label"])


def _several(names: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in names.split(";") if name.strip())


def _by_short_name(units: list[Unit]) -> dict[tuple[str, ...], tuple[Unit, ...]]:
    """Units by each name of theirs without its kind word: ``Талғар ауданы`` by ``талғар``."""
    found: dict[tuple[str, ...], list[Unit]] = {}
    kind_words = {"облысы", "қаласы", "ауданы", "республикасы", "федерациясы", "ауылы", "кенті"}
    for unit in units:
        for name in (unit.name, *unit.other_names):
            words = tuple(lower(name).split())
            short = words[:-1] if len(words) > 1 and words[-1] in kind_words else words
            known = found.setdefault(short, [])
            if unit not in known:
                known.append(unit)
    return {name: tuple(known) for name, known in found.items()}
