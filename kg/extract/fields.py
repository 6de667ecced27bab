"""A minister's place in a sentence in, where the field that he is minister of begins out."""

from __future__ import annotations

from kg.extract.draft import Draft
from kg.text import lower

__all__ = ["MODIFIERS", "field_start"]

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
