"""A word in the Latin alphabet of 2021 in, its Cyrillic spelling out.

The alphabet merges letters (see `kg.text.latin`), so reading is guessing.  Native words follow
rules that stand here, each with its reason; loan words that break them stand in ``loanwords.tsv``,
and the longest piece that fits wins.

Of 32,431 different words of the corpus 267 do not come back from Latin (0.8%; 0.25% of the running
words).  By kind: a ь that Latin drops (98: повесть), э for е (85: Мэй), й for и after a vowel and
words that are spelt like another (54: съезіне like сезіне), я for иа (11), ц for тс (10), ъ (4),
һ for х (3), ч for тш (1), ё (1).  Nearly all are foreign names, Russian words and misprints.
"""

from __future__ import annotations

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

# How a piece is spelt in Latin and in Cyrillic, whether it begins and whether it ends its word.
_Piece = tuple[str, str, bool, bool]


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
    for latin, cyrillic, first, last in _loanwords().get(word[start : start + 2], ()):
        end = start + len(latin)
        stands_right = (start == 0 or not first) and (end == len(word) or not last)
        if stands_right and word.startswith(latin, start):
            return len(latin), _without_final_sign(cyrillic, word[end : end + 1])
    return None


def _without_final_sign(cyrillic: str, following: str) -> str:
    """Drop a final ь before a vowel, as Kazakh does: модель, but моделі."""
    return cyrillic.removesuffix("ь") if following in _LATIN_VOWELS else cyrillic


@cache
def _loanwords() -> dict[str, list[_Piece]]:
    """Return the pieces by their first two Latin letters, the longest and the anchored first."""
    from importlib.resources import files

    by_start: dict[str, list[_Piece]] = {}
    for line in files("kg.text").joinpath("loanwords.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            piece = _parse(line.split("\t")[0])
            by_start.setdefault(piece[0][:2], []).append(piece)
    for pieces in by_start.values():
        pieces.sort(key=lambda piece: (len(piece[0]), piece[2:]), reverse=True)
    return by_start


def _parse(pattern: str) -> _Piece:
    cyrillic = pattern.strip("^$")
    return to_latin(cyrillic), cyrillic, pattern[0] == "^", pattern[-1] == "$"


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
