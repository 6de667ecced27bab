"""The name of a body, post or instrument in, its parts out: unit, words, quotes, legal form."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from kg.extract.lists import lists
from kg.resolve.spelling import folded, plain_words, skeleton
from kg.resolve.unit_names import unit_at

__all__ = ["BodyName", "body_name", "is_abbreviation", "without_country"]

_QUOTED = re.compile(r"[«“„\"]([^«»“”„\"]+)[»”\"]")
_LETTERS = re.compile(r"[^\W\d_]{2,8}")
_COUNTRY = (
    ("қазақстан", "республикасы"),
    ("республики", "казахстан"),
    ("of", "the", "republic", "of", "kazakhstan"),
    ("of", "kazakhstan"),
    ("қр",),
    ("рк",),
)
# Russian legal forms and the Kazakh ones that they are
_RUSSIAN_FORMS = {"ао": "АҚ", "тоо": "ЖШС", "нао": "КеАҚ", "ргп": "РМК", "гу": "ММ", "нк": "ҰК"}
_KAZAKHSTAN = "unit-qazaqstan-respublikasy"
_RUSSIAN_HEADS = {"аким": "әкімі", "акимат": "әкімдігі", "маслихат": "мәслихаты"}
_NAMED_AFTER = frozenset({"атындағы", "имени"})
_JOINING = frozenset({"және", "мен", "бен", "пен", "жөніндегі", "и", "по"})


@dataclass(frozen=True, slots=True)
class BodyName:
    """What tells one body from others; skeletons of words, empty where the name has none.

    ``core`` are the words without unit, country and legal form.  ``unit`` is a code of the lists.
    ``letters`` are the abbreviation that the words make, or that the name is.
    """

    core: str
    spelt: str
    quoted: str = ""
    form: str = ""
    unit: str = ""
    letters: str = ""
    is_abbreviation: bool = False

    @property
    def head(self) -> str:
        """The last word, which says what kind of thing it is."""
        return self.core.rpartition(" ")[2]


@lru_cache(maxsize=1 << 18)
def body_name(name: str) -> BodyName:
    """The parts of *name*; ``ҚР Қаржы министрлігі`` has the core of ``Қаржы министрлігі``."""
    quoted = _QUOTED.search(name)
    words, form = _without_form(plain_words(name))
    country, words = len(words), without_country(words)
    # Президент alone may be any country's: there the country is no ornament
    unit = _KAZAKHSTAN if len(words) == 1 < country else ""
    while True:  # Алматы облысының Іле ауданының әкімі: the last unit is the body's
        code, length = unit_at(words)
        if not code or length == len(words):
            break
        unit, words = code, words[length:]
    is_short = len(words) == 1 and is_abbreviation(name)
    letters = "".join(word[0] for word in words if word not in _JOINING)
    if not unit and words and words[0] in _RUSSIAN_HEADS:  # аким Карагандинской области
        code, length = unit_at(words[1:])
        if code and length == len(words) - 1:
            unit, words = code, (_RUSSIAN_HEADS[words[0]],)
    return BodyName(
        " ".join(map(skeleton, _without_initials(words))),
        " ".join(map(folded, words)),
        skeleton(quoted[1]) if quoted else "",
        form,
        unit,
        folded(words[0]) if is_short else folded(letters) if len(letters) > 2 else "",
        is_short,
    )


def is_abbreviation(name: str) -> bool:
    """Whether *name* is two to eight letters, all of them capitals but one at most: ``БҰҰ``."""
    bare = "".join(_LETTERS.findall(name))
    return 2 <= len(bare) <= 8 and sum(letter.isupper() for letter in bare) >= len(bare) - 1


def _without_initials(words: tuple[str, ...]) -> tuple[str, ...]:
    """Without those of whom it is named after: Ш.Ш. Уәлиханов, Ш. Уәлиханов, Уәлиханов атындағы."""
    if _NAMED_AFTER.isdisjoint(words):
        return words
    return tuple(word for word in words if len(word) > 1)


def without_country(words: tuple[str, ...]) -> tuple[str, ...]:
    """*words* without the country that every state body's name may have or leave out."""
    for country in _COUNTRY:
        size = len(country)
        if words[:size] == country and len(words) > size:
            return words[size:]
        if words[-size:] == country and len(words) > size:
            return words[:-size]  # Министерство финансов Республики Казахстан
    return words


def _without_form(words: tuple[str, ...]) -> tuple[tuple[str, ...], str]:
    """The words without the legal form at either end, and that form as an abbreviation."""
    for size in range(min(4, len(words) - 1), 0, -1):
        for part, rest in ((words[-size:], words[:-size]), (words[:size], words[size:])):
            form = _forms().get(part)
            if form:
                return rest, form
    return words, ""


@cache
def _forms() -> dict[tuple[str, ...], str]:
    found = {plain_words(form): form for form in lists().legal_forms}
    in_full = [
        (plain_words(" ".join(words)), form)
        for by_first in lists().written_forms.values()
        for same in by_first.values()
        for words, form in same
    ]
    first: dict[tuple[str, ...], str] = {}
    for words, form in sorted(in_full):  # ЖШС and ТОО are one form
        found[words] = found[plain_words(form)] = first.setdefault(words, form)
    found.update({(short,): form for short, form in _RUSSIAN_FORMS.items()})
    return found
