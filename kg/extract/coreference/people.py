"""People under several names in, which of them are one person out.

``Болат Бидахметұлы`` and ``Б. Жәмішев`` are ``Болат Бидахметұлы Жәмішев``, if the article has only
one person whose name theirs shortens.
"""

from __future__ import annotations

from kg.extract.draft import Draft
from kg.extract.surnames import PATRONYMIC
from kg.text import lower

__all__ = ["one_person"]

_PAIR = 2
_BEARERS = 12  # of one word of a name: a surname with more bearers tells nobody


def one_person(draft: Draft) -> dict[int, int]:
    """For each person named in short the one who is named in full."""
    names = {
        number: _words(one.name)
        for number, one in enumerate(draft.referents)
        if one.type == "agl:Person"
    }
    bearers: dict[str, list[int]] = {}
    for number, words in names.items():
        for word in words:
            bearers.setdefault(word, []).append(number)
    same: dict[int, int] = {}
    for number in sorted(names, key=lambda one: (-_fullness(names[one]), one)):
        longest = max(names[number], key=len, default="")
        several = bearers.get(longest, [])
        if len(several) > _BEARERS:
            continue
        fuller = {
            same.get(one, one)
            for one in several
            if one != number and _shortens(names[number], names[one])
        }
        if len(fuller) == 1:
            same[number] = fuller.pop()
        elif not fuller and (addressed := _addressed(number, names, same)) is not None:
            same[number] = addressed
    return same


def _addressed(number: int, names: dict[int, tuple[str, ...]], same: dict[int, int]) -> int | None:
    """Who is called by given name and patronymic, as people are when they are spoken to.

    ``Мадияр Серікұлы`` is Мадияр Оспанбеков if the article told of no other Мадияр before.
    """
    words = names[number]
    if len(words) != _PAIR or not PATRONYMIC.fullmatch(words[1]):
        return None
    called = {same.get(one, one) for one, other in names.items() if other[:1] == words[:1]}
    called.discard(number)
    one = called.pop() if len(called) == 1 else None
    is_earlier = one is not None and one < number and len(names[one]) == _PAIR
    return (
        one if is_earlier and one is not None and not PATRONYMIC.fullmatch(names[one][1]) else None
    )


def _words(name: str) -> tuple[str, ...]:
    """The words of a name in lower case, of initials each letter: ``б. жәмішев``."""
    return tuple(word for word in lower(name).replace(".", " ").replace("-", " ").split() if word)


def _fullness(words: tuple[str, ...]) -> int:
    return sum(map(len, words))


def _shortens(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether each word of *short*, or what its letter begins, is another word of *full*."""
    if _fullness(short) >= _fullness(full) or len(short) > len(full) or len(short) < 2:
        return False
    left = list(full)
    for word in sorted(short, key=len, reverse=True):
        found = next((one for one in left if one == word), None)
        if found is None and len(word) == 1:
            found = next((one for one in left if one[0] == word), None)
        if found is None:
            return False
        left.remove(found)
    return True
