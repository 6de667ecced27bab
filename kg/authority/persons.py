"""The lists of persons and terms in, who held which post when, and by which names, out."""

from __future__ import annotations

from importlib.resources.abc import Traversable

from kg.authority.checks import check_known, indexed, no_overlap
from kg.authority.entries import Person, Post, Term
from kg.authority.rows import list_rows
from kg.text import lower, nfc

__all__ = ["by_name", "name_keys", "persons", "terms"]

_NAMES = ("name_ru", "name_en", "other_names")


def persons(folder: Traversable) -> dict[str, Person]:
    """Each person by the code; raises ListError for a code or Wikidata id that stands twice."""
    needed = ("code", "name_kk", "source")
    rows = list_rows(folder, "persons.csv", needed, (*_NAMES, "wikidata", "note"))
    by_code = indexed(rows)
    known: dict[str, str] = {}
    for row in rows:
        first = known.setdefault(row["wikidata"], row["code"])
        if row["wikidata"] and first != row["code"]:
            raise row.fault(f"{row['wikidata']} is {first} too", "one person has one row")
        if len(row["name_kk"].split()) < 2:
            raise row.fault(f"{row['name_kk']!r} is no full name", "given name and surname")
    return {
        code: Person(
            code=code,
            name=row["name_kk"],
            name_ru=row["name_ru"],
            name_en=row["name_en"],
            other_names=row.several("other_names"),
            wikidata=row["wikidata"],
            source=row["source"],
        )
        for code, row in by_code.items()
    }


def terms(
    folder: Traversable, known: dict[str, Person], offices: dict[str, Post]
) -> tuple[Term, ...]:
    """Who held which post when, in the order of the list.

    Raises ListError for a person or post of no list, and for two terms of one post that overlap
    without a note.  A term without an end is open: it overlaps each that begins later.
    """
    columns = ("valid_from", "valid_to", "note")
    rows = list_rows(folder, "terms.csv", ("person", "post", "source"), columns)
    check_known(rows, "person", known)
    check_known(rows, "post", offices)
    no_overlap(rows, ("post",), "one person holds a post at a time, else a note says why")
    return tuple(
        Term(
            row["person"],
            row["post"],
            row["valid_from"],
            row["valid_to"],
            row["source"],
            row["note"],
        )
        for row in rows
    )


def by_name(persons: dict[str, Person]) -> dict[str, tuple[Person, ...]]:
    """The persons that go by each name in lower case, whole or with an initial for the given name.

    A name with one person tells who it is; one with several does not.
    """
    found: dict[str, list[Person]] = {}
    for person in persons.values():
        for key in name_keys(person):
            found.setdefault(key, []).append(person)
    return {key: tuple(same) for key, same in found.items()}


def name_keys(person: Person) -> tuple[str, ...]:
    """How *person* is written, in lower case: in full, without the patronymic, with an initial.

    >>> from kg.authority import Person
    >>> list(name_keys(Person("x", "Әлихан Асханұлы Смайылов", "", "", (), "", "")))
    ['әлихан асханұлы смайылов', 'әлихан смайылов', 'ә. смайылов']
    """
    keys = []
    for name in (person.name, *person.other_names):
        words = lower(nfc(name)).split()
        keys.append(" ".join(words))
        keys.append(f"{words[0]} {words[-1]}")
        keys.append(f"{words[0][0]}. {words[-1]}")
    return tuple(dict.fromkeys(keys))
