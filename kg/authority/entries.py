"""What the rows of the authority lists say, as dataclasses."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Body", "Former", "Person", "Post", "Term", "Unit"]


@dataclass(frozen=True, slots=True)
class Unit:
    """An entry of the authority lists: a country, oblast, city, district or agglomeration.

    ``code`` stands in its IRI; strings are empty where nothing is known.  The short name of an
    *ambiguous* one is a word of every day or a person's, and names it only beside its kind word.
    ``valid_to`` is the first day on which it was no more; ``successors`` are codes of those in its
    place.  Dates are as precise as known: ``1997``, ``2022-06``, ``2022-06-08``.
    """

    code: str
    kind: str
    name: str
    name_ru: str = ""
    name_en: str = ""
    other_names: tuple[str, ...] = ()
    parent: str = ""
    wikidata: str = ""
    kato: str = ""
    latitude: str = ""
    longitude: str = ""
    source: str = ""
    ambiguous: bool = False
    valid_from: str = ""
    valid_to: str = ""
    successors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Body:
    """A state body or another organisation that recurs.

    ``valid_to`` is the first day on which it was no more; ``successors`` are the codes of the
    bodies that took its work over.
    """

    code: str
    type: str
    name: str
    name_ru: str
    name_en: str
    other_names: tuple[str, ...]
    jurisdiction: str
    source: str
    valid_from: str = ""
    valid_to: str = ""
    successors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Former:
    """What was said of a unit for a time: an official name, the larger unit, the seat.

    ``value`` is the name or the code of the other unit; empty dates are not known.
    """

    code: str
    value: str
    valid_from: str
    valid_to: str
    source: str
    value_ru: str = ""


@dataclass(frozen=True, slots=True)
class Post:
    """An office that one person holds at a time; ``organization`` is a body's code, or empty."""

    code: str
    name: str
    name_ru: str
    name_en: str
    other_names: tuple[str, ...]
    organization: str
    source: str
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """A person of public office; ``name`` is given name, patronymic if known, and surname.

    ``given_name`` is the first word of it and ``surname`` the last one.
    """

    code: str
    name: str
    name_ru: str
    name_en: str
    other_names: tuple[str, ...]
    wikidata: str
    source: str

    @property
    def short_name(self) -> str:
        """``Қасым-Жомарт Тоқаев``: the name without the patronymic, as the news write it."""
        return f"{self.given_name} {self.surname}"

    @property
    def given_name(self) -> str:
        """``Қасым-Жомарт`` of ``Қасым-Жомарт Кемелұлы Тоқаев``."""
        return self.name.split()[0]

    @property
    def surname(self) -> str:
        """``Тоқаев`` of ``Қасым-Жомарт Кемелұлы Тоқаев``."""
        return self.name.split()[-1]


@dataclass(frozen=True, slots=True)
class Term:
    """That a person held a post for a time; ``valid_to`` is the day on which it ended."""

    person: str
    post: str
    valid_from: str
    valid_to: str
    source: str
    note: str
