"""Words in, the unit of the authority lists that they name out, in Kazakh, Russian or Latin."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from kg.authority import Body, Unit, authority
from kg.extract.lists import lists
from kg.resolve.spelling import folded, plain_words

__all__ = ["is_valid", "unit_at", "unit_key", "units_of"]

Key = tuple[str, ...]

_LONGEST = 5
_KIND_WORDS = {
    "облысы": ("oblast",),
    "облыстық": ("oblast",),
    "қаласы": ("city", "republican_city"),
    "қалалық": ("city", "republican_city"),
    "ауданы": ("district", "city_district"),
    "аудандық": ("district", "city_district"),
}
_NAMED_ALONE = ("republican_city", "city", "country")  # Алматы alone is never the oblast
# The genitive of Russian units stands behind their bodies: акимат Алматинской области
_CONSONANTS = frozenset("бвгджзклмнпрстфхцчшщ")
_RUSSIAN_GENITIVE = (("ая область", "ой области"), ("ий район", "ого района"))


def unit_at(words: Sequence[str]) -> tuple[str, int]:
    """The code of the unit that *words* begin with, and how many words name it; ``("", 0)``.

    *words* are those of ``plain_words``.  A name without its kind word is a city's: ``Алматы
    әкімдігі``.  What may be several units is none.
    """
    keys = [folded(word) for word in words[: _LONGEST + 1]]
    for length in range(min(_LONGEST, len(keys)), 0, -1):
        found = _in_full().get(tuple(keys[:length]), ())
        if len(found) == 1:
            return found[0].code, length
        if found:
            return "", 0
    for length in range(min(_LONGEST, len(keys)), 0, -1):
        named = _short().get(tuple(keys[:length]), ())
        if not named:
            continue
        kinds = _KIND_WORDS.get(words[length], ()) if length < len(words) else ()
        for wanted in (kinds,) if kinds else [(one,) for one in _NAMED_ALONE]:
            fitting = [unit for unit in named if unit.kind in wanted]
            if len(fitting) == 1:
                return fitting[0].code, length + bool(kinds)
            if fitting:
                return "", 0
    return "", 0


def units_of(name: str, date: str = "") -> tuple[Unit, ...]:
    """The units that go by *name* in full, former names too, and were there on *date*."""
    found = _in_full().get(unit_key(name), ())
    if not found:
        words = plain_words(name)
        code, length = unit_at(words)
        unit = lists().units.get(code)
        is_everyday = unit and unit.ambiguous and unit_key(name)[0] == unit_key(unit.name)[0]
        if unit and length == len(words) and not is_everyday:
            return (unit,)
    return tuple(unit for unit in found if is_valid(unit, date)) or found


def is_valid(entry: Unit | Body, date: str) -> bool:
    """Whether an entry of the lists was in force on *date*, as far as the lists tell."""
    begun, ended = entry.valid_from, entry.valid_to
    if not date:
        return True
    is_early = bool(begun) and date[: len(begun)] < begun[: len(date)]
    is_late = bool(ended) and date[: len(ended)] > ended[: len(date)]
    return not (is_early or is_late)


def unit_key(name: str) -> Key:
    """*name* as the index of units has it."""
    return tuple(folded(word) for word in plain_words(name))


@cache
def _in_full() -> dict[Key, tuple[Unit, ...]]:
    """Units by their names with the kind word, in Kazakh, Russian, the Russian genitive, English.

    A name of one word belongs here where it is no shortened one: ``Нұр-Сұлтан`` is listed as such.
    """
    found: dict[Key, dict[str, Unit]] = {}
    for unit in lists().units.values():
        for name in (*_written(unit), *unit.other_names):
            key = unit_key(name)
            if len(key) > 1:
                found.setdefault(key, {})[unit.code] = unit
    for former in authority().former_names:  # in Russian; the Kazakh ones are among other_names
        key = unit_key(former.value_ru)
        if len(key) > 1:
            found.setdefault(key, {})[former.code] = lists().units[former.code]
    return {key: tuple(units.values()) for key, units in found.items()}


@cache
def _short() -> dict[Key, tuple[Unit, ...]]:
    found: dict[Key, dict[str, Unit]] = {}
    for words, units in lists().places.items():
        for key in _cases(unit_key(" ".join(words))):
            found.setdefault(key, {}).update({one.code: one for one in units})
    for unit in lists().units.values():
        for name in (unit.name_ru.removeprefix("город "), unit.name_en):
            if name and unit.kind in _NAMED_ALONE:
                for key in _cases(unit_key(name)):
                    found.setdefault(key, {})[unit.code] = unit
    return {key: tuple(units.values()) for key, units in found.items()}


def _cases(key: Key) -> list[Key]:
    """*key*, and as its Russian genitive: акимат Астаны, акимат Нур-Султана."""
    *before, last = key
    if last[-1] == "а":
        return [key, (*before, f"{last[:-1]}ы")]
    return [key, (*before, f"{last}а")] if last[-1] in _CONSONANTS else [key]


def _written(unit: Unit) -> list[str]:
    names = [unit.name, unit.name_ru, unit.name_en]
    for nominative, genitive in _RUSSIAN_GENITIVE:
        if unit.name_ru.endswith(nominative):
            names.append(unit.name_ru.removesuffix(nominative) + genitive)
    if unit.name_ru.startswith("город "):
        names += [unit.name_ru.replace("город", word, 1) for word in ("города", "городе", "г")]
        if unit.name_ru.endswith("а"):  # город Астана, акимат города Астаны
            names.append(unit.name_ru.replace("город", "города", 1)[:-1] + "ы")
    return [name for name in names if name]
