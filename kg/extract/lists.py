"""The package's lists in, looked-up names out: units, bodies, given names, head nouns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from kg.authority import AUTHORITY_FOLDER, Body, Row, Unit, authority, list_rows
from kg.authority.rows import text_rows
from kg.model import Referent
from kg.text import lower

__all__ = ["Body", "Entry", "HeadNoun", "Lists", "lists", "rows", "rule_rows"]

_WORD = re.compile(r"[\w-]+|[^\w\s]")


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


Entry = tuple[tuple[str, ...], Body]  # a name's words in lower case, and whose name it is


@dataclass(frozen=True)
class Lists:
    """Everything that people wrote down for extraction and resolution to look things up in.

    ``places`` maps the lower-case words of a unit's short name (``алматы``; ``батыс қазақстан``) to
    all units that go by it, ``longest_place`` a first word to the words of the longest one.
    ``bodies_by_name`` has lower-case full names as keys, ``body_names`` their first words, with the
    words of each name, the longest first.  Given names that are words of every day (``Алтын``,
    gold) are left out.  ``natural`` are places that are no units, by the first word of each name.
    ``written_forms`` has legal forms in full by their number of words, the longest first, and then
    by their first word.
    """

    units: dict[str, Unit]
    places: dict[tuple[str, ...], tuple[Unit, ...]]
    longest_place: dict[str, int]
    bodies: dict[str, Body]
    bodies_by_name: dict[str, Body]
    body_names: dict[str, list[Entry]]
    given_names: frozenset[str]
    all_given_names: frozenset[str]
    nouns: dict[str, HeadNoun]
    legal_forms: dict[str, str]
    written_forms: dict[int, dict[str, list[tuple[list[str], str]]]]
    agglomerations: dict[str, Unit]
    natural: dict[str, list[tuple[tuple[str, ...], Referent]]]


@cache
def lists() -> Lists:
    """The lists that come with the package, read once a process.

    Raises ListError that names file, line and rule of what is damaged.
    """
    known = authority()
    bodies = known.bodies
    by_name = {
        lower(name): body for body in bodies.values() for name in (body.name, *body.other_names)
    }
    places = _by_short_name([*known.units.values()])
    longest_place: dict[str, int] = {}
    for name in places:
        longest_place[name[0]] = max(longest_place.get(name[0], 0), len(name))
    return Lists(
        units=known.units,
        places=places,
        longest_place=longest_place,
        bodies=bodies,
        bodies_by_name=by_name,
        body_names=_by_first_word(by_name),
        given_names=frozenset(
            lower(row["name"]) for row in rows("given_names.csv", "name") if not row["common_noun"]
        ),
        all_given_names=frozenset(lower(row["name"]) for row in rows("given_names.csv", "name")),
        nouns={row["lemma"]: _head_noun(row) for row in rule_rows("nouns.csv")},
        legal_forms={row["form"]: row["type"] for row in rule_rows("legal_forms.csv")},
        written_forms=_written_forms(),
        agglomerations=known.agglomerations,
        natural=_natural(),
    )


def rows(name: str, *needed: str) -> Iterator[Row]:
    """Each row of an authority list.

    Raises ListError where one of the *needed* columns is absent or empty, or a row is too short.
    """
    yield from list_rows(AUTHORITY_FOLDER, name, needed)


def rule_rows(name: str) -> Iterator[dict[str, str]]:
    """Each row of a list of the rules as a mapping; raises ListError as ``rows`` does."""
    text = files("kg.extract").joinpath(name).read_text("utf-8")
    for row in text_rows(text, name, ("type",)):
        yield row.cells


def _natural() -> dict[str, list[tuple[tuple[str, ...], Referent]]]:
    """Places of the list that are no units, by the first word of each name."""
    found: dict[str, list[tuple[tuple[str, ...], Referent]]] = {}
    for row in rows("places.csv", "code", "name_kk", "source"):
        others = row.several("other_names")
        place = Referent("agl:Place", row["name_kk"], others, row["code"])
        for name in (row["name_kk"], *others):
            words = tuple(lower(name).split())
            found.setdefault(words[0], []).append((words, place))
    for same in found.values():
        same.sort(key=lambda one: (-len(one[0]), one[0]))
    return found


def _written_forms() -> dict[int, dict[str, list[tuple[list[str], str]]]]:
    found: dict[int, dict[str, list[tuple[list[str], str]]]] = {}
    for row in sorted(rule_rows("legal_forms.csv"), key=lambda row: -row["full"].count(" ")):
        words = row["full"].split()
        same = found.setdefault(len(words), {}).setdefault(words[0], [])
        same.append((words, row["form"]))
    return found


def _by_first_word(bodies: dict[str, Body]) -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = {}
    for name, body in bodies.items():
        words = tuple(_WORD.findall(name))
        found.setdefault(words[0], []).append((words, body))
    for same in found.values():
        same.sort(key=lambda one: (-len(one[0]), one[0]))
    return found


def _head_noun(row: dict[str, str]) -> HeadNoun:
    return HeadNoun(row["lemma"], row["citation"], row["role"], row["type"], row["label"])


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
