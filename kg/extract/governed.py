"""A noun in an oblique case in, whether it is the object of what follows in its phrase out."""

from __future__ import annotations

from kg.extract.draft import Draft

__all__ = ["GOVERNING", "governed"]

# Postpositions and the like that may stand inside a name, before what they belong to.
GOVERNING = frozenset(
    {"туралы", "жөніндегі", "жөнінде", "қарсы", "арналған", "атындағы", "дейінгі", "қатысты"}
    | {"негізделген", "атты", "арасындағы", "саласындағы", "деген", "шеңберіндегі", "жанындағы"}
)
_FURTHER = 6  # words between an object and the verbal noun that a postposition follows


def governed(draft: Draft, i: int) -> bool:
    """Whether the token at *i* is an object of what follows: ``нарығын`` in ``нарығын реттеу``."""
    words, j = draft.words, i + 1
    if j >= words.end[i]:
        return False
    if words.form[j] in ("Ger", "Part") or words.low[j] in GOVERNING:
        return True
    further = j + 1 < words.end[i] and words.form[j + 1] in ("Ger", "Part")
    is_bare = words.case[j] in ("", "Nom") and draft.tokens[j].text[0].isalpha()
    if further and is_bare:  # қызметкерлерді қайта даярлау
        return True
    return words.case[i] == "Acc" and _is_object_of_matter(draft, i)


def _is_object_of_matter(draft: Draft, i: int) -> bool:
    """Whether an object has its verbal noun further on, before ``туралы`` or the like.

    ``интеллектіні білім беру жүйесіне енгізу туралы``; what has an object of its own between is
    another clause's.
    """
    words = draft.words
    for j in range(i + 1, min(i + _FURTHER, words.end[i] - 1)):
        if words.form[j] in ("Fin", "Conv") or words.case[j] == "Acc":
            return False
        if not draft.tokens[j].text[0].isalnum():
            return False
        if words.form[j] == "Ger" and words.low[j + 1] in GOVERNING:
            return True
    return False
