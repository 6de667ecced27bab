"""A person's name in, its parts out: surname, given name, patronymic, initials, gender."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from kg.extract.lists import lists
from kg.resolve.spelling import cyrillic, folded, letters_of_name
from kg.text import lower

__all__ = ["PersonName", "is_bare", "person_name"]

_DOTTED = re.compile(r"[^\W\d_]\.")
_INITIALS = re.compile(r"(?:[^\W\d_]\.-?)+")
# As folded: Серікұлы, Серікқызы, Серикович, Сериковна (Қазақ грамматикасы, 2002, § 76)
_PATRONYMIC = re.compile(r"(.{2,}?)(?:(улы|ули)|(кызы|кизи)|([оеи]вич|ич)|([оеи]вна|ична))")
_SURNAME = re.compile(r"(.{2,}?(?:[оеё]в|[иы]н|ск|цк))(?:(а|ая)|(ий|ой)?)")  # Омаров, Омарова


@dataclass(frozen=True, slots=True)
class PersonName:
    """The parts of a name as ``letters_of_name`` gives them; empty where the name leaves one out.

    ``initials`` begin the given names (``қж`` of Қасым-Жомарт), ``patronymic_initial`` is known of
    ``Б.Б. Жәмішев``, too.  ``gender`` is ``m`` or ``f`` where an ending tells it.
    """

    surname: str
    given: str = ""
    initials: str = ""
    patronymic: str = ""
    patronymic_initial: str = ""
    gender: str = ""


@lru_cache(maxsize=1 << 18)
def is_bare(name: str) -> bool:
    """Whether *name* is one word: a surname or given name that any number of people have."""
    return len(_words(name)) < 2


@lru_cache(maxsize=1 << 18)
def person_name(name: str) -> PersonName:
    """The parts of *name*, whichever comes first: ``Болат Жәмішев``, ``Жәмішев Б.``."""
    words = _words(name)
    letters = [one for one in words if _INITIALS.fullmatch(one)]
    full = [one for one in words if not _INITIALS.fullmatch(one)]
    if not full:
        return PersonName(letters_of_name(name))
    if letters:
        return _of_initials(full[-1], "".join(letters))
    at = _surname_at(full)
    surname, others = full[at], [*full[:at], *full[at + 1 :]]
    middle = next((one for one in others[1:] if _patronymic(one)), "")
    given = [one for one in others if one != middle]
    stem, gender = _surname(surname)
    father, told = _patronymic(middle) or ("", "")
    return PersonName(
        stem,
        "".join(map(letters_of_name, given)),
        "".join(_first(part) for one in given for part in one.split("-") if part),
        father,
        father[:1],
        told or gender,
    )


def _of_initials(surname: str, letters: str) -> PersonName:
    """``Қ.-Ж. Тоқаев`` has two given names, ``Б.Б. Жәмішев`` one and a patronymic."""
    stem, gender = _surname(surname)
    given, *behind = [
        "".join(_first(one) for one in part.split("-") if one)
        for part in re.split(r"(?<=\.)(?=[^\W\d_])", letters)
    ]
    return PersonName(
        stem,
        initials=given,
        patronymic_initial=behind[0][:1] if behind else "",
        gender=gender,
    )


def _words(name: str) -> list[str]:
    """The words of a name; initials that belong together are one: ``Б. Ж.``, ``Б.Ж.Омаров``."""
    return _DOTTED.sub(lambda mark: f"{mark[0]} ", name).replace(". -", ".-").split()


def _first(word: str) -> str:
    return letters_of_name(word)[:1]


def _surname_at(words: list[str]) -> int:
    """Where the surname stands: at the end, or first as in lists and acts: ``Омаров Асқар``."""
    last, given = len(words) - 1, lists().all_given_names
    if last == 0 or lower(words[0]) in given:
        return last
    second_is_given = lower(words[1]) in given and not _is_surname(words[-1])
    if last > 1 and _patronymic(words[-1]) is not None:
        return 0 if second_is_given or _is_surname(words[0]) else last
    return 0 if second_is_given and (last == 1 or _is_surname(words[0])) else last


def _is_surname(word: str) -> bool:
    return _SURNAME.fullmatch(folded(word)) is not None


def _surname(word: str) -> tuple[str, str]:
    """The surname without the ending of its gender, and the gender: Омарова -> омаров, f."""
    told = _patronymic(word)
    if told:
        return f"{told[0]}*", told[1]  # Серікұлы is no Серіков
    shaped = _SURNAME.fullmatch(folded(word))
    if shaped is None:
        return letters_of_name(word), ""
    return letters_of_name(cyrillic(word)[: shaped.end(1)]), "f" if shaped[2] else "m"


def _patronymic(word: str) -> tuple[str, str] | None:
    """The father's name and the child's gender: ``Кемелұлы``, ``Кемелевич`` -> кемел, m."""
    shaped = _PATRONYMIC.fullmatch(folded(word))
    if shaped is None:
        return None
    father = letters_of_name(cyrillic(word)[: shaped.end(1)])
    return father.rstrip("и"), "f" if shaped[3] or shaped[5] else "m"
