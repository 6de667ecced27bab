"""A post's place in a sentence in, where the field or thing that it is of begins out."""

from __future__ import annotations

from kg.extract.draft import Draft
from kg.extract.nominative import possessed
from kg.text import lower

__all__ = ["MODIFIERS", "field_start", "thing_start"]

MODIFIERS = frozenset(
    {"бірінші", "бас", "аға", "атқарушы", "басқарма", "уақытша", "құрметті", "тең", "мемлекеттік"}
    | {"жауапты", "тұңғыш", "арнайы", "төтенше", "ғылыми", "жетекші", "кеңсе", "штат", "экс"}
    | {"баспасөз"}
)
_LONGEST_FIELD = 7
_NO_FIELD = frozenset({"PRON", "DET", "ADV", "ADP", "SCONJ", "AUX"})


def _is_of_field(draft: Draft, i: int) -> bool:
    """Whether the capital at *i* goes on with the field's, and is no person's: ``Сақтау``."""
    return draft.words.upper[i] and draft.label_at(i) != "PERSON"


def field_start(draft: Draft, head: int) -> int:
    """Where the field of a minister begins: the nearest capital, ``Өңірлік даму министрі``.

    In lower case a field is known by its ministry: ``қаржы министрі``.
    """
    words, known = draft.words, draft.lists.bodies_by_name
    found = head
    for j in range(head - 1, max(head - _LONGEST_FIELD, words.first[head]) - 1, -1):
        is_word = draft.tokens[j].text[0].isalpha() or words.low[j] == ","
        if not is_word or draft.tokens[j].upos in _NO_FIELD or draft.label_at(j) == "PERSON":
            break
        if words.case[j] in ("Loc", "Abl", "Dat", "Ins", "Gen"):
            break
        if f"{lower(draft.text(j, head))} министрлігі" in known:
            found = j
        if words.upper[j]:
            first = j
            while first - 1 > words.first[head] and _is_of_field(draft, first - 1):
                first -= 1  # Денсаулық Сақтау министрі
            begins = draft.begins_sentence(first) and found < head
            return found if begins or words.low[first] in MODIFIERS else first
    return found


def thing_start(draft: Draft, start: int, head: int) -> int:
    """Where a thing without a name begins whose post it is: ``шаруа қожалығының жетекшісі``."""
    words, noun, j = draft.words, draft.noun(head), start - 1
    if j < words.first[head] or noun is None or not possessed(draft.tokens[head], noun):
        return start
    is_owner = words.case[j] == "Gen" and draft.tokens[j].upos == "NOUN" and not words.upper[j]
    if not is_owner or words.plural[j] or draft.tokens[j].feature("Person[psor]") in ("1", "2"):
        return start
    while j > words.first[head] and words.possessed[j] and _is_bare(draft, j - 1):
        j -= 1
    return j


def _is_bare(draft: Draft, j: int) -> bool:
    token = draft.tokens[j]
    is_plain = token.upos == "NOUN" and not draft.words.possessed[j]
    is_word = not draft.words.upper[j] or draft.begins_sentence(j)
    return is_plain and is_word and draft.words.case[j] in ("", "Nom")
