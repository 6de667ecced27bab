"""The name of a post in, what it is of and which office it is out, so that two can be compared.

``Алматы облысының әкімі`` and ``облыс басшысы`` are one office; ``әкімнің орынбасары`` is another.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from kg.extract.coreference.vocabulary import KIND_WORDS, descriptive_nouns
from kg.extract.lists import lists
from kg.extract.posts import MODIFIERS
from kg.model import Referent
from kg.text import lower

__all__ = ["Office", "headed", "office", "same_office"]

_HEADS = frozenset({"басшы", "жетекші", "төраға", "төрайым", "директор", "министр", "басқарушы"})
_HEADS_OF = {  # who heads what: ``облыс басшысы`` is its әкім, ``мемлекет басшысы`` the president
    "облыс": ("әкім", "облыс"),
    "өңір": ("әкім", "өңір"),
    "аймақ": ("әкім", "аймақ"),
    "қала": ("әкім", "қала"),
    "шаһар": ("әкім", "қала"),
    "мегаполис": ("әкім", "қала"),
    "аудан": ("әкім", "аудан"),
    "мемлекет": ("президент", ""),
    "ел": ("президент", ""),
    "үкімет": ("премьер-министр", ""),
    "үкіметі": ("премьер-министр", ""),
}
_BOARD = "басқарма"  # басқарма төрағасы chairs the board, басқарма басшысы heads a department
_GENITIVE = ("ның", "нің", "дың", "дің", "тың", "тің")


@dataclass(frozen=True, slots=True)
class Office:
    """``nouns`` are the posts named, the outermost last; ``of`` what stands before them."""

    nouns: tuple[str, ...]
    modifiers: frozenset[str]
    of: str

    @property
    def owner(self) -> str:
        """The last word of what it is of, without its genitive: ``облысы``."""
        last = self.of.rpartition(" ")[2]
        for ending in _GENITIVE:
            last = last.removesuffix(ending)
        return last


@cache
def _posts() -> dict[str, str]:
    found = {}
    for noun in lists().nouns.values():
        if noun.role == "post":
            found[noun.lemma] = noun.lemma
            found[lower(noun.citation)] = noun.lemma
            for ending in _GENITIVE:
                found[noun.lemma + ending] = noun.lemma
                found[lower(noun.citation) + ending] = noun.lemma
    return found


def office(name: str) -> Office | None:
    """The office that a post's *name* tells; None where its last word is no post."""
    words = lower(name).split()
    nouns: list[str] = []
    modifiers: set[str] = set()
    while words and (words[-1] in _posts() or (nouns and words[-1] in MODIFIERS)):
        if words[-1] == _BOARD and nouns[0] != "төраға":
            break
        word = words.pop()
        if word in _posts():
            nouns.insert(0, _posts()[word])
        elif len(nouns) < 2:
            modifiers.add(word)
    if not nouns:
        return None
    told = Office(tuple(nouns), frozenset(modifiers), " ".join(words))
    return headed(told, told.owner)


def headed(told: Office, of: str) -> Office:
    """*told*, or the post that the head of such a unit or state has: ``өңір басшысы``."""
    if told.nouns[0] != "басшы" or of not in _HEADS_OF:
        return told
    noun, kind = _HEADS_OF[of]
    return Office((noun, *told.nouns[1:]), told.modifiers, kind)


def same_office(described: Office, held: Office, owner: Referent | None) -> bool:
    """Whether a description of a post fits the one that somebody holds.

    *owner* is the body that the held post is in, where the text tells it.
    """
    of = described.of
    if of in descriptive_nouns() and descriptive_nouns()[of].role in ("body", "council"):
        heads_it = described.nouns == ("басшы",) and held.nouns[0] in _HEADS
        is_one = heads_it and len(held.nouns) == 1
        return (is_one or _is_same(described, held)) and _is_of(of, held, owner)
    if not _is_same(described, held):
        return False
    if not of:
        return True
    kind = KIND_WORDS.get(of)
    return held.owner in (kind, of) if kind else held.of == of


def _is_same(described: Office, held: Office) -> bool:
    return described.nouns == held.nouns and described.modifiers <= held.modifiers


def _is_of(noun: str, held: Office, owner: Referent | None) -> bool:
    """Whether a post is one of a body that *noun* describes: ``агенттік төрағасы``."""
    described = descriptive_nouns()[noun]
    if owner is not None:
        return described.fits(owner)
    if noun in ("министрлік", "ведомство") and held.nouns[0] in ("министр", "вице-министр"):
        return True
    return held.owner in described.endings or (
        bool(described.words) and held.owner.startswith(described.words)
    )
