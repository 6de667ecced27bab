"""Tokens and names in, posts and who holds them out.

A post stands before its holder, its body or unit before the post, in the genitive or bare:
``Алматы облысының әкімі Мұрат Сұлтанқазиев``, ``«КазНИИСА» АҚ директоры``.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.draft import Draft, Named
from kg.extract.lists import HeadNoun
from kg.extract.nominative import genitive, possessed
from kg.extract.places import Place, referent_of
from kg.model import Fact, Referent
from kg.text import lower

__all__ = ["mention_posts"]

_MODIFIERS = frozenset(
    {"бірінші", "бас", "аға", "атқарушы", "басқарма", "уақытша", "құрметті", "тең"}
)
_LONGEST_FIELD = 6
_ALONE = frozenset({"президент", "премьер-министр"})  # told which one they are by themselves


def mention_posts(draft: Draft, places: Sequence[Place]) -> None:
    """Note every post that is told with its body, unit or field, and each holder behind it."""
    named_by_end = {one.last: one for one in draft.named}
    place_by_end = {place.last: place for place in places}
    persons = {one.first: one for one in draft.named if _is_person(draft, one)}
    i = 0
    while i < len(draft.tokens):
        noun = draft.noun(i)
        if noun is None or noun.role != "post" or not draft.is_free(i, i + 1):
            i += 1
            continue
        last, noun = _chain_end(draft, i, noun)
        start = i
        while start > 0 and lower(draft.tokens[start - 1].text) in _MODIFIERS:
            start -= 1
        _note(
            draft, start, i, last, noun, named_by_end.get(start), place_by_end.get(start), persons
        )
        i = last


def _is_person(draft: Draft, named: Named) -> bool:
    return draft.referents[named.referents[0]].type == "agl:Person"


def _chain_end(draft: Draft, i: int, noun: HeadNoun) -> tuple[int, HeadNoun]:
    """Where a chain of posts ends, and its last noun: ``әкімінің бірінші орынбасары``."""
    last = i + 1
    while True:
        j = last
        while j < len(draft.tokens) and lower(draft.tokens[j].text) in _MODIFIERS:
            j += 1
        following = draft.noun(j)
        if not following or following.role != "post" or not possessed(draft.tokens[j], following):
            return last, noun
        last, noun = j + 1, following


def _note(
    draft: Draft,
    start: int,
    head: int,
    last: int,
    noun: HeadNoun,
    body: Named | None,
    place: Place | None,
    persons: dict[int, Named],
) -> None:
    """Write down one post at ``tokens[start:last]``, with what stands before and behind it."""
    first, owner, prefix = start, None, ""
    if body and len(body.referents) == 1 and not _is_person(draft, body):
        first, owner = body.first, body.referents[0]
        of_body = draft.tokens[body.last - 1].feature("Case") == "Gen"
        prefix = draft.referents[owner].name
        prefix = genitive(prefix) if of_body else prefix
    elif place and place.noun != "агломерация":
        first, prefix = place.first, genitive(referent_of(place).name)
    elif noun.lemma in ("министр", "вице-министр") and possessed(draft.tokens[head], noun):
        first = _field_start(draft, start)
        prefix = draft.text(first, start) if first < start else ""
    if not prefix and _is_head_of_state(draft, start, noun):
        first, prefix = start - 1, draft.tokens[start - 1].text
    told = first < start or lower(draft.tokens[head].lemma) in _ALONE
    holder = persons.get(last)
    if not told and holder is None:
        return
    name = " ".join(part for part in (prefix, *_words(draft, start, last, noun, prefix)) if part)
    post = draft.refer(Referent("org:Post", name, local=not told))
    _facts(draft, post, owner, holder, first, last)
    if told:
        if body and first == body.first:
            draft.release(body.first, body.last)
        draft.mention(first, last, name, "POSITION", post)


def _is_head_of_state(draft: Draft, start: int, noun: HeadNoun) -> bool:
    """``Мемлекет басшысы``, which newspapers write for the President."""
    return noun.lemma == "басшы" and start > 0 and lower(draft.tokens[start - 1].text) == "мемлекет"


def _words(draft: Draft, start: int, last: int, noun: HeadNoun, prefix: str) -> list[str]:
    """The words of a post with the last one as it stands at the end of a name, or alone."""
    final = draft.tokens[last - 1]
    is_named = possessed(final, noun) and (prefix or last - start > 1)
    ending = noun.citation if is_named else noun.lemma
    return [token.text for token in draft.tokens[start : last - 1]] + [ending]


def _facts(
    draft: Draft, post: int, owner: int | None, holder: Named | None, first: int, last: int
) -> None:
    start, end = draft.tokens[first].start, draft.tokens[last - 1].end
    if owner is not None:
        draft.fact(Fact(post, "org:postIn", owner, start, end, confidence=0.9, rule="post-of-body"))
    if holder is not None:
        end = draft.tokens[holder.last - 1].end
        person = holder.referents[0]
        draft.fact(
            Fact(person, "agl:holds", post, start, end, confidence=0.9, rule="post-before-person")
        )


def _field_start(draft: Draft, head: int) -> int:
    """Where the field of a minister begins: the nearest capital, ``Өңірлік даму министрі``."""
    for j in range(head - 1, max(head - _LONGEST_FIELD, -1), -1):
        token = draft.tokens[j]
        if not token.text[0].isalpha() or token.feature("Case") in ("Loc", "Abl", "Dat", "Ins"):
            return head
        if token.text[0].isupper():
            return j
    return head
