"""A sentence in, the agglomeration that only a pronoun or a possessive ending tells out.

Kazakh leaves out a possessor that was named before, since the ending of the possessed noun tells
it: ``Құрамына Талғар ауданы кіреді``; or a pronoun stands for it: ``оның құрамында``, ``оған
кірмейді`` (Muhamedowa, Kazakh: A Comprehensive Grammar, 2016, the chapter on possession).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.draft import Draft
from kg.extract.left_edge import JOINING
from kg.extract.relations.argument import Argument
from kg.extract.relations.mood import stem

__all__ = ["Unspoken"]

_KIND = frozenset({"agl:Agglomeration"})
_PARTS = frozenset({"құрам", "аумақ", "шекара", "өзек", "ядро", "ядрос", "қатар", "тізім"})
_WITHOUT_OWNER = frozenset({"тізім"})  # тізімге енгізілген жоқ
_ENTERING = frozenset({"кір", "ен", "енгіз", "енгізіл", "қос", "қосыл", "жат"})
_NEAR = 3  # sentences back to the agglomeration, if the article has several
_REACH = 15  # words from ``оған`` to its verb
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "PRON", "DET"})


@dataclass
class Unspoken:
    """The agglomeration that an article spoke of last, and how many sentences ago that was."""

    draft: Draft
    told: tuple[int, ...] = ()
    age: int = 0

    def hear(self, names: list[Argument]) -> None:
        """Take note of the names of a sentence that was read."""
        self.age += 1
        last = {one.referents for one in names if one.types == _KIND and one.referents}
        if last:
            self.told = last.pop() if len(last) == 1 else ()
            self.age = 1

    def arguments(self, first: int, end: int, names: list[Argument]) -> Iterator[Argument]:
        """What stands for the agglomeration in ``tokens[first:end]``, whose names are *names*."""
        if not any("agl:AdministrativeUnit" in one.types for one in names):
            return
        words = self.draft.words
        taken = {i for one in names if one.types == _KIND for i in range(one.first, one.end)}
        for i in range(first, end):
            if i in taken or not (words.low[i] == "оған" or words.lemma[i] in _PARTS):
                continue
            meant = self._meant(i, names)
            if not meant:
                continue
            if words.low[i] == "оған":
                if self._is_entered(i):
                    yield Argument(i, i + 1, i + 1, meant, _KIND, "Dat", "Dat")
            elif self._is_unowned(i, names):
                start = i - 1 if i > first and words.low[i - 1] == "оның" else i
                case, noun = words.case[i] or "Nom", words.lemma[i]
                yield Argument(start, i + 1, i + 1, meant, _KIND, case, "Gen", (noun,))

    def _meant(self, i: int, names: list[Argument]) -> tuple[int, ...]:
        """The one that the sentence has named before *i*, or that the sentences before were about.

        The only one of an article is meant however long ago it was named.
        """
        here = {one.referents for one in names if one.types == _KIND and one.end <= i}
        if here:
            return here.pop() if len(here) == 1 else ()
        is_only = sum(one.type in _KIND for one in self.draft.referents) == 1
        return self.told if is_only or self.age <= _NEAR else ()

    def _is_entered(self, i: int) -> bool:
        """Whether ``оған`` at *i* is what something enters: ``оған Іле ауданы да кіреді``."""
        words = self.draft.words
        for j in range(i + 1, min(i + _REACH, words.end[i])):
            if words.form[j]:
                return stem(self.draft, j) in _ENTERING
        return False

    def _is_unowned(self, i: int, names: list[Argument]) -> bool:
        """Whether no noun before the one at *i* tells whose it is."""
        words, before = self.draft.words, i - 1
        if words.lemma[i] in _WITHOUT_OWNER and not words.possessed[i]:
            return self.age <= 1
        if not words.possessed[i]:
            return False
        if before < words.first[i] or words.low[before] == "оның":
            return not any(one.first == before for one in names)
        if words.low[before] in JOINING or words.form[before]:
            return True
        if any(one.end == i and one.case in ("Nom", "Gen") and not one.date for one in names):
            return False
        is_nominal = self.draft.tokens[before].upos in _NOMINAL and before + 1 not in {
            one.end for one in names
        }
        return not (is_nominal and words.case[before] in ("", "Nom", "Gen"))
