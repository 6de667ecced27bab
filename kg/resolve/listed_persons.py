"""A person's name in, the code of the one listed person who goes by it out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from kg.authority import Person
from kg.resolve.person_names import PersonName, person_name
from kg.resolve.spelling import alike, rounded

__all__ = ["Listing", "indexed", "person_code"]


Listing = Mapping[tuple[str, str], Mapping[str, PersonName]]


def indexed(persons: Iterable[Person]) -> Listing:
    """The persons by surname and given name, in whatever spelling: code and parts of the name."""
    found: dict[tuple[str, str], dict[str, PersonName]] = defaultdict(dict)
    for one in persons:
        for name in (one.name, one.name_ru, one.name_en, *one.other_names):
            parts = person_name(name)
            if name and parts.given:
                known = found[_key(parts)].get(one.code)
                if known is None or not known.patronymic:
                    found[_key(parts)][one.code] = parts
    return found


def person_code(name: str, listing: Listing) -> str | None:
    """The code of the only one whom *name* fits: ``Касым-Жомарт Токаев``.

    A patronymic that the list has not, or another gender, fits nobody; an initial is too little.
    """
    parts = person_name(name)
    if not parts.given:
        return None
    fitting = [
        code
        for code, known in listing.get(_key(parts), {}).items()
        if alike(parts.surname, known.surname)
        and alike(parts.given, known.given)
        and (not parts.patronymic or alike(parts.patronymic, known.patronymic))
        and _agree(parts.gender, known.gender)
    ]
    return fitting[0] if len(fitting) == 1 else None


def _agree(one: str, other: str) -> bool:
    return not (one and other) or alike(one, other)


def _key(parts: PersonName) -> tuple[str, str]:
    return rounded(parts.surname), rounded(parts.given)
