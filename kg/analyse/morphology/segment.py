"""A word comes in, every way to cut it into a stem and an inflectional ending goes out.

The cut undoes what the ending did to the stem: voicing, a lost vowel, a lost soft sign, letters
that stand for two sounds.  Whether such a stem exists is for the lexicon to say.
"""

from collections.abc import Container, Iterator
from typing import NamedTuple

from kg.analyse.morphology.letters import VOICELESS, VOWELS, harmony, sound
from kg.analyse.morphology.paradigm import Paradigm, Table
from kg.analyse.morphology.tails import Tails

__all__ = ["LONGEST", "Cut", "Segmenter"]

LONGEST = 64  # letters; what is longer is no word, and is not cut
_VOWEL_ENDS = frozenset(VOWELS + "уию")
_SOFTENED = frozenset("бдзлмнпрст")  # what a loan has before its soft sign


class Cut(NamedTuple):
    """One reading of a word: stem class (N noun, V verb, A adjective, O numeral) and features."""

    stem: str
    group: str
    feats: str
    ending: str
    change: str  # what the stem went through: "", voiced, elided, soft, merged, plain
    clash: bool  # the ending disagrees with the stem's vowels


class Segmenter:
    """Cuts words by the suffix table; *elided* stems lose their last vowel."""

    def __init__(self, table: Table, elided: frozenset[str], numerals: Container[str]) -> None:
        self._paradigm, self._tails = Paradigm(table), Tails(table)
        self._numerals = numerals
        self._elided = {stem[:-2] + stem[-1]: stem for stem in elided}

    def cuts(self, word: str) -> list[Cut]:
        """All cuts of *word* (lower case), longest stem first; none of a word over LONGEST."""
        if not word or len(word) > LONGEST:
            return []
        found = list(self._at(word, ""))
        for place in self._tails.begins(word, 1):
            found += self._at(word[:place], word[place:])
        return found

    def endings(self, ending: str, after: str) -> list[tuple[str, str]]:
        """(stem class, features) of an ending that stands apart from its stem: the да of ҚР-да."""
        return [(chain.stem, chain.feats) for chain in self._paradigm.chains(ending, after)]

    def _at(self, base: str, ending: str) -> Iterator[Cut]:
        chains = self._paradigm.chains
        if not ending:
            for kind in chains("", sound(base[-1])):
                if kind.stem != "O" or base in self._numerals:
                    yield Cut(base, kind.stem, kind.feats, "", "", False)
            return
        for stem, rest, groups, change in self._stems(base, ending):
            if found := chains(rest, sound(stem[-1])):
                own = harmony(stem)
                for chain in found:
                    if chain.stem in groups and (chain.stem != "O" or stem in self._numerals):
                        clash = bool(own and chain.harmony and chain.harmony != own)
                        yield Cut(stem, chain.stem, chain.feats, rest, change, clash)

    def _stems(self, base: str, ending: str) -> Iterator[tuple[str, str, str, str]]:
        """(stem, ending, stem classes, change) that may have given *base* and *ending*."""
        first, last = ending[0], base[-1]
        if first not in _VOWEL_ENDS and first not in "яю":
            yield base, ending, "NVAO", ""
            return
        if first in _VOWEL_ENDS and first != "и":
            yield base, ending, "NVAO", "plain" if last in "кқп" else ""
            if last in VOICELESS:
                yield base[:-1] + VOICELESS[last], ending, "NVA", "voiced"
            if base in self._elided:
                yield self._elided[base], ending, "NV", "elided"
            if first in "іе" and last in _SOFTENED:
                alone = base[-2:-1] in _VOWEL_ENDS or base[-2:] in ("бл", "лл", "ст")
                if alone:  # модель, рубль, повесть
                    yield base + "ь", ending, "N", "soft"
        yield from self._merged(base, ending, first, last)

    @staticmethod
    def _merged(
        base: str, ending: str, first: str, last: str
    ) -> Iterator[tuple[str, str, str, str]]:
        if first in "уи" and last not in VOWELS:  # оқы + у = оқу, оқы + йды = оқиды
            rest = ending if first == "у" else "й" + ending[1:]
            vowel = {"b": "ы", "f": "і"}.get(harmony(base))
            for letter in (vowel,) if vowel else ("ы", "і"):
                yield base + letter, rest, "V", "merged"
        if last == "у" and ending[:2] in ("ып", "іп"):  # тап + ып = тауып
            yield base[:-1] + "п", ending, "V", "voiced"
        if first in "яю" and last not in "иу":  # қой + а = қоя, қой + у = қою
            yield base + "й", ("а" if first == "я" else "у") + ending[1:], "V", "merged"
        if first in "яю" and last == "и":  # ки + ю = кию, қи + я = қия
            yield base, ("а" if first == "я" else "у") + ending[1:], "V", "merged"
