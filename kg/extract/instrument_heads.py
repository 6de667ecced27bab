"""A token in, the noun that it ends the name of a document with out: no map but a road map."""

from __future__ import annotations

from dataclasses import replace

from kg.extract.draft import Draft
from kg.extract.left_edge import phrase_start
from kg.extract.lists import HeadNoun
from kg.extract.told_by_verb import is_dealt_with

__all__ = ["head_noun"]

_OF_GOVERNANCE = ("басқару", "басқарудың")
_NEEDED = {  # what must stand before
    "карта": ("жол",),
    "модель": _OF_GOVERNANCE,
    "үлгі": _OF_GOVERNANCE,
    "тапсырма": ("техникалық",),
}
_ALSO = frozenset({"карта", "модель"})


def head_noun(draft: Draft, i: int) -> HeadNoun | None:
    """The noun at *i* if it may end the name of a document.

    A map or model of a place of another kind than most is one if it is drafted or decided on:
    ``Ақтау агломерациясының көлік моделі әзірленді``.
    """
    noun = draft.noun(i)
    needed = _NEEDED.get(noun.lemma) if noun is not None else None
    if noun is None or needed is None or (i > 0 and draft.words.low[i - 1] in needed):
        return noun
    if noun.lemma not in _ALSO or i == draft.words.first[i] or not draft.words.possessed[i]:
        return None
    is_told = phrase_start(draft, i) < i and is_dealt_with(draft, i)
    return replace(noun, type="agl:Instrument") if is_told else None
