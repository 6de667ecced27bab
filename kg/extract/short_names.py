"""Names found in, the short forms that the article gives them, and later uses of these, out.

``Ұлттық экономика министрлігі (бұдан әрі – ҰЭМ)``, ``(ҰЭМ)``, ``(бұдан әрі – Палата)``: from there
on ``ҰЭМ-нің`` and ``Палата`` are the ministry and the chamber.
"""

from __future__ import annotations

from kg.extract.draft import Draft, Named
from kg.extract.gazetteer import ENDINGS

__all__ = ["mention_short_names"]

_FURTHER = ("бұдан", "әрі")
_DASHES = frozenset({"-", "–", "—", ":"})
_LONGEST = 4
_LETTERS = range(2, 9)


def mention_short_names(draft: Draft) -> None:
    """Note each short form where it is introduced and wherever it stands behind that place."""
    introduced: dict[str, tuple[int, int]] = {}  # the short form -> the referent, since which token
    for named in sorted(draft.named, key=lambda one: one.first):
        if len(named.referents) == 1 and _has_label(draft, named):
            for first, last in _introduced(draft, named.last):
                short = draft.text(first, last).strip('«»"')
                introduced.setdefault(short.partition("-")[0], (named.referents[0], first))
    _by_letters(draft, introduced)
    if not introduced:
        return
    for i, token in enumerate(draft.tokens):
        if draft.words.upper[i] and draft.is_free(i, i + 1):
            _note(draft, i, introduced, token.text)


def _has_label(draft: Draft, named: Named) -> bool:
    kind = draft.referents[named.referents[0]].type
    return kind not in ("agl:Person", "org:Post", "agl:AdministrativeUnit", "agl:Agglomeration")


def _introduced(draft: Draft, i: int) -> list[tuple[int, int]]:
    """The short form in the brackets that open at *i*."""
    tokens, low = draft.tokens, draft.words.low
    if i + 2 >= len(tokens) or tokens[i].text != "(":
        return []
    first = i + 1
    told = tuple(low[first : first + 2]) == _FURTHER
    first += 2 * told
    while first < len(tokens) and tokens[first].text in _DASHES:
        first += 1
    last = first
    while last < min(first + _LONGEST, len(tokens)) and tokens[last].text not in (")", ";", ","):
        last += 1
    if last >= len(tokens) or tokens[last].text not in (")", ";", ","):
        return []
    is_word = last == first + 1 and draft.words.upper[first]
    return [(first, last)] if is_word and (told or _is_abbreviation(tokens[first].text)) else []


def _is_abbreviation(text: str) -> bool:
    head = text.partition("-")[0]
    return len(head) in _LETTERS and sum(letter.isupper() for letter in head) >= len(head) - 1


def _by_letters(draft: Draft, introduced: dict[str, tuple[int, int]]) -> None:
    """Take abbreviations of names written out: ``ҰЭМ``, Ұлттық экономика министрлігі."""
    found: dict[str, set[int]] = {}
    since: dict[int, int] = {}
    for named in draft.named:
        if len(named.referents) != 1 or not _has_label(draft, named):
            continue
        words = [one for one in draft.words.low[named.first : named.last] if one[0].isalpha()]
        number = named.referents[0]
        since.setdefault(number, named.last)
        for k in range(len(words) - 1):
            letters = "".join(
                one[0] for one in words[k:] if one not in ("және", "мен", "жөніндегі")
            )
            if len(letters) > 2:
                found.setdefault(letters.upper(), set()).add(number)
    for letters, numbers in found.items():
        if len(numbers) == 1:
            number = next(iter(numbers))
            introduced.setdefault(letters, (number, since[number]))


def _note(draft: Draft, i: int, introduced: dict[str, tuple[int, int]], text: str) -> None:
    head, _, ending = text.partition("-")
    known = introduced.get(head) if ending in ENDINGS else None
    if known is None:
        lemma = draft.tokens[i].lemma
        known = introduced.get(lemma) or introduced.get(lemma[:1].upper() + lemma[1:])
    if known is None or i < known[1]:
        return
    if draft.begins_sentence(i) and not _is_abbreviation(head) and draft.words.case[i] == "":
        return
    number = known[0]
    draft.mention(i, i + 1, draft.referents[number].name, "ORGANISATION", number)
    draft.name(i, i + 1, (number,))
