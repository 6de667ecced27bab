"""Posts and people in, those out who hold a post and whom only the model knew for people.

A post in the plural is held by all that are joined behind it.
"""

from __future__ import annotations

from kg.extract.draft import Draft, Named
from kg.extract.left_edge import JOINING
from kg.extract.posts import holder_behind, note_holder

__all__ = ["recognised_holders"]


def recognised_holders(draft: Draft) -> None:
    """Note each holder behind a post whom only the model knew for a person.

    Behind one in the plural all that are joined hold it: ``депутаттары Болат Ли мен Асқар Омаров``.
    """
    posts = {one.last: one for one in draft.named if _has_type(draft, one, "org:Post")}
    held = {(one.subject, one.object) for one in draft.facts if one.predicate == "agl:holds"}
    people = (one for one in draft.named if _has_type(draft, one, "agl:Person"))
    for person in sorted(people, key=lambda one: one.first):
        post = posts.get(person.first)
        is_of_several = post is not None and draft.words.plural[post.last - 1]
        if post is not None and is_of_several and draft.words.low[person.last] in JOINING:
            posts[person.last + 1] = post
        if post is None or (person.referents[0], post.referents[0]) in held:
            continue
        if holder_behind(draft, post.first, post.last, person):
            note_holder(draft, post, person)


def _has_type(draft: Draft, named: Named, kind: str) -> bool:
    return draft.referents[named.referents[0]].type == kind
