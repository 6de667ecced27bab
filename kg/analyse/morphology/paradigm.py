"""An inflectional ending comes in, the chains of suffixes that spell it go out (``suffixes.tsv``).

A finite-state walk over the table, from the stem outwards.  Endings recur, so walks are remembered.
"""

import functools
from collections.abc import Iterator
from typing import NamedTuple

from kg.analyse.morphology.letters import sound

__all__ = ["SOUNDS", "Chain", "Paradigm", "Table", "joined", "spellings"]

# What an archiphoneme becomes after each class of sound.  Where speakers and spelling differ
# (клубта/клубда, адаммын/адамбын) both are read, and the first is written.
_AFTER: dict[str, dict[str, str]] = {
    "L": {
        "v": "л",
        "u": "л",
        "r": "л",
        "l": "д",
        "n": "д",
        "z": "д",
        "b": "тд",
        "p": "т",
        "x": "лдт",
    },
    "N": {
        "v": "н",
        "u": "дн",
        "r": "д",
        "l": "д",
        "n": "н",
        "z": "д",
        "b": "тд",
        "p": "т",
        "x": "ндт",
    },
    "O": {
        "v": "н",
        "u": "дн",
        "r": "д",
        "l": "д",
        "n": "д",
        "z": "д",
        "b": "тд",
        "p": "т",
        "x": "ндт",
    },
    "T": {
        "v": "д",
        "u": "д",
        "r": "д",
        "l": "д",
        "n": "н",
        "z": "д",
        "b": "тд",
        "p": "т",
        "x": "дтн",
    },
    "D": {
        "v": "д",
        "u": "д",
        "r": "д",
        "l": "д",
        "n": "д",
        "z": "д",
        "b": "тд",
        "p": "т",
        "x": "дт",
    },
    "M": {
        "v": "м",
        "u": "м",
        "r": "м",
        "l": "м",
        "n": "м",
        "z": "б",
        "b": "пб",
        "p": "п",
        "x": "мпб",
    },
    "B": {
        "v": "м",
        "u": "м",
        "r": "м",
        "l": "м",
        "n": "б",
        "z": "б",
        "b": "п",
        "p": "п",
        "x": "мбп",
    },
    "F": {
        "v": "м",
        "u": "м",
        "r": "м",
        "l": "м",
        "n": "мб",
        "z": "бм",
        "b": "пб",
        "p": "п",
        "x": "мбп",
    },
}
_VOICELESS_G = {"p": "қк", "b": "қкғг", "x": "ғгқк"}
_STEMS = "NVAO"

SOUNDS = "vurlnzbpx"

_Feats = tuple[tuple[str, str], ...]
Table = dict[str, list[tuple[str, str, _Feats]]]  # state: suffix, next state, features


class Chain(NamedTuple):
    """One way to build an ending from suffixes, added to a noun (N), verb (V) or adjective."""

    stem: str
    feats: str
    harmony: str


class _Step(NamedTuple):
    spelling: str
    harmony: str
    next: str
    feats: _Feats


def spellings(suffix: str, after: str) -> list[tuple[str, str]]:
    """Each (spelling, harmony) of *suffix* after a letter of class *after*, the usual one first.

    >>> spellings("LAр", "p")
    [('тар', 'b'), ('тер', 'f')]
    """
    if suffix.startswith("("):
        inside, rest = suffix[1], suffix[3:]
        if after == "x":
            return spellings(rest, after) + spellings(inside + rest, after)
        wanted = after == "v" if inside == "с" else after != "v"
        suffix = inside + rest if wanted else rest
    found = [("", "")]
    for letter in suffix:
        found = [
            (text + spelt, kind)
            for text, harmony in found
            for spelt, kind in _letters(letter, after if not text else sound(text[-1]), harmony)
        ]
    return found


def _letters(letter: str, after: str, harmony: str) -> Iterator[tuple[str, str]]:
    if letter in _AFTER:
        yield from ((spelt, harmony) for spelt in _AFTER[letter][after])
    elif letter in "AIGKE":
        for kind, index in (("b", 0), ("f", 1)):
            if harmony in ("", kind):
                yield from ((spelt, kind) for spelt in _harmonic(letter, after, index))
    else:
        yield letter, harmony


def _harmonic(letter: str, after: str, index: int) -> str:
    if letter == "G":
        return _VOICELESS_G.get(after, "ғг")[index::2]
    if letter == "E" and after == "v":
        return "й"
    return {"A": "ае", "E": "ае", "I": "ыі", "K": "қк"}[letter][index]


class Paradigm:
    """The table of suffixes, and the endings that were walked through it so far."""

    def __init__(self, table: Table) -> None:
        self._arcs = table
        self._steps: dict[str, dict[str, list[_Step]]] = {}
        self.chains = functools.lru_cache(maxsize=1 << 15)(self._find)
        self._walk = functools.lru_cache(maxsize=1 << 15)(self._walk_from)

    def _find(self, ending: str, after: str) -> tuple[Chain, ...]:
        """Every chain that spells *ending* after a stem whose last letter has the class *after*."""
        return tuple(
            dict.fromkeys(
                Chain(stem, joined(feats), harmony)
                for stem in _STEMS
                for feats, harmony in self._walk(stem, ending, after, "")
            )
        )

    def _walk_from(
        self, state: str, ending: str, after: str, harmony: str
    ) -> tuple[tuple[_Feats, str], ...]:
        if state == "END":
            return () if ending else (((), harmony),)
        steps = self._steps.get(state + after)
        if steps is None:
            steps = self._steps[state + after] = self._steps_from(state, after)
        found = []
        for step in steps.get("", ()) if not ending else _both(steps, ending[0]):
            kind = step.harmony or harmony
            if ending.startswith(step.spelling) and harmony in ("", kind):
                sounds = sound(step.spelling[-1]) if step.spelling else after
                rest = self._walk(step.next, ending[len(step.spelling) :], sounds, kind)
                found += [(step.feats + feats, last) for feats, last in rest]
        return tuple(found)

    def _steps_from(self, state: str, after: str) -> dict[str, list[_Step]]:
        steps: dict[str, list[_Step]] = {}
        for suffix, target, feats in self._arcs[state]:
            for spelling, harmony in dict.fromkeys(spellings(suffix, after)):
                step = _Step(spelling, harmony, target, feats)
                steps.setdefault(spelling[:1], []).append(step)
        return steps


def _both(steps: dict[str, list[_Step]], letter: str) -> list[_Step]:
    return steps.get(letter, []) + steps.get("", [])


def joined(feats: _Feats) -> str:
    """UD FEATS of what a chain gathered: sorted, later ones winning, ``_`` for none."""
    kept = {name: value for name, value in dict(feats).items() if value}
    return "|".join(f"{name}={kept[name]}" for name in sorted(kept, key=str.lower)) or "_"
