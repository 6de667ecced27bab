"""A word that an index does not know in, the words of the index that may be meant out.

The index is asked only for words that begin as this one does, or with letters that are taken for
each other, or as it would with one mistake there and the next two letters as they are: some hundred
words out of a vocabulary of hundreds of thousands.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from kg.search.engine import Index
from kg.search.words import VERBATIM, lemma_of, readings
from kg.text import fold, lower

__all__ = ["misspelt"]

_SHORT = 5  # letters up to which a word differs by one letter, not two, from what was meant
_SHORTEST = 3  # letters up to which it differs by a slip
_MOST = 8  # words of one that are told
_LETTERS = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"
# Letters that stand for each other by ear or by habit, beside those that fold alike.
_ALIKE = frozenset(
    frozenset(pair)
    for pair in "ыи ыі эе иі йи ао ае аы еи шщ ұү уы бп дт гк жш зс хқ уо юу вф яа үі".split()
)
# The same as classes: vowels, and pairs of consonants.
_BY_EAR = str.maketrans("әеёиійоөуұүыэюябдгғқхһжщзвң", "а" * 15 + "пткккккшшсфн")
_SLIP = 0.5  # the weight of such a letter, and of one that is doubled or not


def misspelt(word: str, index: Index) -> list[str]:
    """The likeliest first: the nearest, of equally near ones the most frequent."""
    spelt = dict.fromkeys((lower(word), lemma_of(word), *map(lemma_of, readings(word))))
    near: dict[str, float] = {}
    for wanted in (one for one in spelt if one.isalpha() and len(one) >= _SHORTEST):
        reach = _reach(len(wanted))
        for term in _alike_begun(wanted, index):
            away = _distance(wanted, term, min(reach, near.get(term, reach)))
            if away is not None and term.isalpha():
                near[term] = away
    nearest = sorted(near, key=lambda one: (near[one], one))[: 4 * _MOST]
    known = {one: index.knows(one) or index.knows(VERBATIM + one) for one in nearest}
    return sorted(known, key=lambda one: (near[one], -known[one], one))[:_MOST]


def _reach(letters: int) -> float:
    """How far what was meant may be from a word of so many letters."""
    if letters <= _SHORTEST:
        return _SLIP
    return 1.0 if letters <= _SHORT else 2.0


def _alike_begun(word: str, index: Index) -> set[str]:
    """Words and lemmas of the index that begin so, and lemmas with a mistake in the beginning."""
    head = 3 if len(word) > _SHORT else 2
    kept = word[head : head + 2]
    found: set[str] = set()
    for beginning in _slipped(word[:head]):
        found.update(index.begun(beginning))
        found.update(one.removeprefix(VERBATIM) for one in index.begun(VERBATIM + beginning))
    for beginning in {one + kept for one in _mistaken(word[:head])}:
        found.update(index.begun(beginning))
    return found


def _slipped(head: str) -> Iterator[str]:
    """*head*, and with one letter in the place of another that is taken for it."""
    yield head
    for i, letter in enumerate(head):
        alike = (one for one in _LETTERS if one != letter and _changed(letter, one) == _SLIP)
        yield from (head[:i] + one + head[i + 1 :] for one in alike)


def _mistaken(head: str) -> Iterator[str]:
    """*head* with one letter changed, added, left out, or changed places with the next."""
    for i in range(len(head) + 1):
        yield from (head[:i] + letter + head[i:] for letter in _LETTERS)
    for i in range(len(head)):
        yield head[:i] + head[i + 1 :]
        yield head[:i] + head[i + 1 : i + 2] + head[i] + head[i + 2 :]
        yield from (head[:i] + letter + head[i + 1 :] for letter in _LETTERS)


def _distance(one: str, other: str, most: float) -> float | None:
    """The letters to change, add, drop or let change places, slips counted less.

    The restricted edit distance of Damerau (1964) with weights; None where it is more than *most*,
    which mostly shows after a few letters.
    """
    heard, meant = _heard(one), _heard(other)
    if max(abs(len(one) - len(other)), len(heard - meant), len(meant - heard)) > most:
        return None
    differ = (i for i, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1])
    same = max(next(differ, 1) - 1, 0)  # the last is looked at for doubled letters
    one, other = one[same:], other[same:]
    last: list[float] = []
    before: list[float] = []
    row = [float(j) for j in range(len(other) + 1)]
    for i, letter in enumerate(one, 1):
        last, before, row = before, row, [float(i)]
        for j, target in enumerate(other, 1):
            if letter == target:
                row.append(before[j - 1])
                continue
            least = min(
                before[j - 1] + _changed(letter, target),
                before[j] + _added(one, i - 1),
                row[j - 1] + _added(other, j - 1),
            )
            if i > 1 and j > 1 and letter == other[j - 2] and target == one[i - 2]:
                least = min(least, last[j - 2] + 1)
            row.append(least)
        if min(row) > most and min(before) > most:
            return None
    return row[-1] if row[-1] <= most else None


@lru_cache(maxsize=1 << 14)
def _heard(word: str) -> frozenset[str]:
    """The letters of a word, those that are taken for each other as one."""
    return frozenset(word.translate(_BY_EAR))


@cache
def _changed(one: str, other: str) -> float:
    if one == other:
        return 0.0
    is_slip = fold(one) == fold(other) or frozenset((one, other)) in _ALIKE
    return _SLIP if is_slip else 1.0


def _added(word: str, at: int) -> float:
    return _SLIP if at and word[at] == word[at - 1] else 1.0
