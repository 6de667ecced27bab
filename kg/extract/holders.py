"""A post's place and the persons of a text in, who holds the post out.

Its holder stands right behind the post (``облыс әкімі Асқар Омаров``), behind what else is told of
him (``Өзбекстан Президенті, аса қадірлі Шавкат Мирзиёев``), or several do in a coordination.
"""

from __future__ import annotations

from collections.abc import Mapping

from kg.extract.draft import Draft, Named
from kg.extract.left_edge import JOINING
from kg.extract.nominative import case_of_person
from kg.model import Fact, Span

__all__ = ["ALONE", "SPECIALISTS", "holders", "is_person", "note_holder", "recognised_holders"]

ALONE = frozenset({"президент", "премьер-министр"})  # told which one they are by themselves
_HEAD_OF_STATE = ["мемлекет", "басшысы"]
_FARTHEST = 8  # words of what else is told of the holder
SPECIALISTS = frozenset({"маман"})  # posts that are none without a body: саланың маманы


def holders(
    draft: Draft, first: int, last: int, persons: Mapping[int, Named], *, several: bool
) -> list[Named]:
    """Who holds the post at ``tokens[first:last]``; *several* if it stands in the plural."""
    person = persons.get(last) or _apposed(draft, last, persons)
    one = _holder(draft, first, last, person)
    if one is None or not several:
        return [one] if one is not None else []
    found = [one]
    while (behind := _behind_joint(draft, found[-1].last)) in persons:
        found.append(persons[behind])
    return found if len(found) > 1 else []


def _holder(draft: Draft, first: int, last: int, person: Named | None) -> Named | None:
    """*person*, who stands behind the post at ``tokens[first:last]``, if it is theirs.

    Of a head of state or government it is not, where they are the object of what that one does:
    ``Президент Серік Жұманғаринді тағайындады``.
    """
    words = draft.words
    if person is None or words.first[person.first] != words.first[last - 1]:
        return None
    case = case_of_person(draft, person) or words.case[person.last - 1]
    is_object = case in ("Acc", "Dat") and not _is_possessed(draft, first, last)
    is_head = words.low[last - 1] in ALONE or words.low[first:last] == _HEAD_OF_STATE
    return None if is_object and is_head else person


def recognised_holders(draft: Draft) -> None:
    """Note each holder behind a post whom only the model knew for a person.

    Behind one in the plural all that are joined hold it: ``депутаттары Болат Ли мен Асқар Омаров``.
    """
    posts = {one.last: one for one in draft.named if _is_post(draft, one)}
    held = {(one.subject, one.object) for one in draft.facts if one.predicate == "agl:holds"}
    people = (one for one in draft.named if is_person(draft, one))
    for person in sorted(people, key=lambda one: one.first):
        post = posts.get(person.first)
        if post is None:
            continue
        if draft.words.plural[post.last - 1] and draft.words.low[person.last] in JOINING:
            posts[person.last + 1] = post
        if (person.referents[0], post.referents[0]) in held:
            continue
        if _holder(draft, post.first, post.last, person):
            note_holder(draft, post, person)


def _is_post(draft: Draft, named: Named) -> bool:
    return draft.referents[named.referents[0]].type == "org:Post"


def is_person(draft: Draft, named: Named) -> bool:
    """Whether *named* is a person."""
    return draft.referents[named.referents[0]].type == "agl:Person"


def note_holder(draft: Draft, post: Named, person: Named) -> None:
    """Note that *person*, who stands behind *post*, holds it."""
    tokens, rule = draft.tokens, "post-before-person"
    start, end = tokens[post.first].start, tokens[person.last - 1].end
    spans = Span(start, tokens[post.last - 1].end), Span(tokens[person.first].start, end)
    holder, held = person.referents[0], post.referents[0]
    draft.fact(Fact(holder, "agl:holds", held, start, end, "asserted", 0.9, rule, spans))


def _is_possessed(draft: Draft, first: int, last: int) -> bool:
    """Whether the post is told with its country, as none is that acts upon another."""
    return draft.words.possessed[last - 1] and draft.words.low[first:last] != _HEAD_OF_STATE


def _behind_joint(draft: Draft, i: int) -> int:
    """The token behind the conjunction at *i*, -1 if none stands there."""
    is_joint = i + 1 < draft.words.end[i - 1] and draft.words.low[i] in JOINING
    return i + 1 if is_joint else -1


def _apposed(draft: Draft, last: int, persons: Mapping[int, Named]) -> Named | None:
    """The person behind the comma at *last* and an apposition: a quality, or another noun."""
    words, end = draft.words, draft.words.end[last - 1]
    if last >= end or words.low[last] != "," or words.case[last - 1] not in ("", "Nom"):
        return None
    for j in range(last + 1, min(last + 1 + _FARTHEST, end)):
        if j in persons:
            return persons[j] if j > last + 1 and _tells_of(draft, j - 1) else None
        if words.form[j] or words.low[j] in JOINING:
            return None
    return None


def _tells_of(draft: Draft, i: int) -> bool:
    """Whether the word at *i* is no other post, but tells of who stands behind it."""
    noun, words = draft.noun(i), draft.words
    if noun is not None and noun.role == "post" and noun.lemma not in SPECIALISTS:
        return False  # облыс әкімі, қаржы министрі Асқар Омаров: two people
    is_noun = draft.tokens[i].upos == "NOUN" and words.case[i] in ("", "Nom")
    return is_noun or draft.tokens[i].upos == "ADJ"
