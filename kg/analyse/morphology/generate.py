"""A noun or name comes in with a case, a number and a possessor, its inflected form goes out."""

import functools

from kg.analyse.morphology import tables
from kg.analyse.morphology.letters import VOICED, VOWELS, harmony, lower, sound
from kg.analyse.morphology.paradigm import spellings

__all__ = ["CASES", "NUMBERS", "POSSESSORS", "inflect"]

CASES = ("Nom", "Gen", "Acc", "Dat", "Loc", "Abl", "Ins")
NUMBERS = ("Sing", "Plur")

# Whose the thing is: my, thy, your (polite), our, his; "own" is for a lemma that already ends in
# the possessive of the third person: облысы, министрлігі.
POSSESSORS = {
    "1sg": "(I)м",
    "2sg": "(I)ң",
    "2pol": "(I)ңIз",
    "1pl": "(I)мIз",
    "3": "(с)I",
    "own": "",
}

_PLAIN = {"Gen": "NIң", "Acc": "OI", "Dat": "GA", "Loc": "DA", "Abl": "TAн", "Ins": "Mен"}
_MINE = {**_PLAIN, "Dat": "A"}  # кітабыма, not кітабымға
_HIS = {"Gen": "нIң", "Acc": "н", "Dat": "нA", "Loc": "нDA", "Abl": "нAн", "Ins": "мен"}
_LATIN = str.maketrans("abcdefghijklmnopqrstuvwxyz", "абсдефгхижклмнопкрстувусиз")
_CASES = {"1sg": _MINE, "2sg": _MINE, "3": _HIS, "own": _HIS}


def inflect(lemma: str, case: str = "Nom", number: str = "Sing", possessor: str = "") -> str:
    """*lemma* in a *case* of CASES, a *number* of NUMBERS, for a *possessor* of POSSESSORS.

    Abbreviations, figures and Latin words take their endings after a hyphen: ҚР-да, 5-ке.
    Raises ValueError for an empty lemma, and for what is in none of the three tables.

    >>> inflect("кітап", "Dat", possessor="3")
    'кітабына'
    """
    if not lemma or case not in CASES or number not in NUMBERS or possessor not in _possessors():
        raise ValueError(f"no form of {lemma!r} for {case=}, {number=}, {possessor=}")
    suffixes = [
        "LAр" if number == "Plur" else "",
        POSSESSORS.get(possessor, ""),
        _CASES.get(possessor, _PLAIN).get(case, ""),
    ]
    return functools.reduce(_joined, filter(None, suffixes), lemma)


def _possessors() -> tuple[str, ...]:
    return ("", *POSSESSORS)


def _joined(word: str, suffix: str) -> str:
    """*word* with *suffix*, after the changes that the one makes in the other."""
    heard, dash = _heard(word)
    kind = harmony(heard) or "b"
    after = sound(heard.rstrip("ьъ")[-1:])
    options = spellings(suffix, after)
    ending = next(text for text, its in options if its in ("", kind))
    return f"{word}-{ending}" if dash else _before(word, ending) + ending


def _heard(word: str) -> tuple[str, bool]:
    """Lower-case letters that sound as *word* ends, and whether an ending needs a hyphen."""
    low = lower(word)
    last = low[-1]
    if "a" <= last <= "z":
        return low.translate(_LATIN), True
    if sound(last) == "x" and last not in "ьъ":
        figure = low[len(low.rstrip("0123456789")) :]
        return _said(figure) if figure else _aloud().get(last, "а"), True
    if len(word) > 1 and word.isupper() and "-" not in word:
        return low[:-1] + _aloud().get(last, last), True
    return low, False


def _said(figure: str) -> str:
    zeros = len(figure) - len(figure.rstrip("0"))
    keys = ("000000" if zeros > 5 else "000" if zeros > 2 else "00"), figure[-2:], figure[-1]
    return next(_aloud()[key] for key in keys[zeros < 2 :] if key in _aloud())


@functools.cache
def _aloud() -> dict[str, str]:
    return {row[0]: row[1] for row in tables.rows("figures")}


@functools.cache
def _elided() -> frozenset[str]:
    return tables.words("elision")


def _before(word: str, ending: str) -> str:
    """*word* as it stands before *ending*: кітап is кітаб before a vowel, орын is орн."""
    if ending[0] not in VOWELS:
        return word
    if lower(word) in _elided():
        return word[:-2] + word[-1]
    if word[-1] == "ь":
        return word[:-1]
    # Loans keep their last sound: банк - банкі, тип - типі.
    native = len(word) > 1 and lower(word[-2]) in VOWELS + "уию" and word[-2:] != "ип"
    return word[:-1] + VOICED[word[-1]] if native and word[-1] in VOICED else word
