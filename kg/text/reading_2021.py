"""A word in the Latin alphabet of 2021 in, its Cyrillic spelling out.

The alphabet merges letters (see `kg.text.latin`), so reading is guessing.  Native words follow
rules that stand here, each with its reason; loan words that break them stand in ``loanwords.tsv``,
and the longest piece that fits wins.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from kg.text.latin import LATIN_2021, to_latin

_VOWELS = frozenset("аәеёиоөуұүыіэюя")
_LATIN_VOWELS = frozenset("aäeıioöuūüy")

# What a letter is when neither rule nor table says otherwise: е, not э; х, not һ; и, not й.
_LETTERS = {
    latin: cyrillic for cyrillic, latin in LATIN_2021.items() if latin and cyrillic not in "йһэ"
}
# й and a vowel share one letter: қоян (qoian), баю (baiu), айы (aiy), район (raion).
_AFTER_I = {"a": "я", "u": "ю"}


def read_2021(word: str) -> list[tuple[int, str]]:
    """Split *word*, in lower case, into pieces: how many Latin letters, what they are in Cyrillic.

    Characters that are no letters of the alphabet come back as they are.
    """
    pieces: list[tuple[int, str]] = []
    position, before = 0, "^"
    while position < len(word):
        length, cyrillic = _listed_piece(word, position) or _ruled_piece(word, position, before)
        pieces.append((length, cyrillic))
        position += length
        before = cyrillic[-1:] or before
    return pieces


def _listed_piece(word: str, start: int) -> tuple[int, str] | None:
    """Return the longest piece of ``loanwords.tsv`` that stands at *start*, if there is one."""
    table, longest = _loanwords()
    for length in range(min(longest, len(word) - start), 0, -1):
        latin = word[start : start + length]
        following = word[start + length : start + length + 1]
        for anchored in _anchored(latin, start == 0, not following):
            cyrillic = table.get(anchored)
            if cyrillic is not None:
                return length, _without_final_sign(cyrillic.strip("^$"), following)
    return None


def _anchored(latin: str, first: bool, last: bool) -> Iterator[str]:
    """Yield the ways to list *latin*, those that say where it stands before those that do not."""
    if first and last:
        yield f"^{latin}$"
    if first:
        yield f"^{latin}"
    if last:
        yield f"{latin}$"
    yield latin


def _without_final_sign(cyrillic: str, following: str) -> str:
    """Drop a final ь before a vowel, as Kazakh does: модель, but моделі."""
    return cyrillic.removesuffix("ь") if following in _LATIN_VOWELS else cyrillic


@cache
def _loanwords() -> tuple[dict[str, str], int]:
    """Return Cyrillic pieces by their Latin spelling, and the length of the longest."""
    from importlib.resources import files

    lines = files("kg.text").joinpath("loanwords.tsv").read_text(encoding="utf-8").splitlines()
    pieces = [line.split("\t")[0] for line in lines if line and not line.startswith("#")]
    table = {to_latin(piece): piece for piece in pieces}
    return table, max(len(latin.strip("^$")) for latin in table)


def _ruled_piece(word: str, start: int, before: str) -> tuple[int, str]:
    letter, following = word[start], word[start + 1 : start + 2]
    if letter == "i":
        return _read_i(following, before)
    if letter == "t" and following in ("s", "ş"):
        return _read_ts(word, start)
    if word.startswith("ştş", start):
        return 3, "щ"  # ащы (aştşy)
    return 1, _LETTERS.get(letter, letter)


def _read_i(following: str, before: str) -> tuple[int, str]:
    """Read i as й after a vowel (ай), as и elsewhere (тиіс), with the next letter as я or ю."""
    if following in _AFTER_I and (before in _VOWELS or before == "^"):
        return 2, _AFTER_I[following]  # аян, демократия, яғни; but материал
    if following == "u":
        return 2, "ю"  # бюджет (biudjet): иу is rarer
    if before in _VOWELS and before != "у":
        return 1, "й"  # ай, үйі, Дмитрий
    return 1, "и"  # тиіс; after у as well: заманауи


def _read_ts(word: str, start: int) -> tuple[int, str]:
    """Read ts, tş as one letter before the vowels that native suffixes do not have there.

    тсе, тса, тсы, тсі begin with -са (кетсе, if he goes) or -сыз (бақытсыз, unhappy); тша, тшы, тші
    hold -ша or -шы (суретші, painter).
    """
    following, second = word[start + 1], word[start + 2 : start + 3]
    if following == "s":
        return (2, "ц") if second in ("i", "o", "u") else (1, "т")  # медицина, Лоренцо, цунами
    return (1, "т") if second in ("a", "y", "ı") and start > 0 else (2, "ч")
