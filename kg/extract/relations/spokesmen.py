"""A draft with its posts in, the body that each person means by ``біз`` out.

A minister who says ``тұжырымдаманы дайындап жатырмыз`` speaks of the ministry, an akim of the
akimat.  The post of the one whose speech the article is stands in its title.
"""

from __future__ import annotations

from kg.extract.draft import Draft
from kg.text import lower

__all__ = ["spoken_for"]

_OF_OFFICES = {"agl:Ministry": ("министрі", "министрлігі"), "agl:Akimat": ("әкімі", "әкімдігі")}


_COUNTRY = "қазақстан республикасының "  # which a title leaves out


def spoken_for(draft: Draft, narrator: int | None) -> dict[int, int]:
    """The body of each person whose posts, told with the name, are in one body alone."""
    posts: dict[int, set[int]] = {}
    owners: dict[int, int] = {}
    for fact in draft.facts:
        if isinstance(fact.object, int) and fact.modality != "denied":
            if fact.predicate == "agl:holds":
                posts.setdefault(fact.subject, set()).add(fact.object)
            elif fact.predicate == "org:postIn":
                owners[fact.subject] = fact.object
    found: dict[int, int] = {}
    for person, held in posts.items():
        bodies = {owners.get(post, _of_office(draft, post)) for post in held} - {None}
        if len(bodies) == 1 and (body := bodies.pop()) is not None:
            found[person] = body
    if narrator is not None and (body := _of_title(draft)) is not None:
        found.setdefault(narrator, body)
    return found


def _of_title(draft: Draft) -> int | None:
    """The ministry or akimat, if the article names it, whose head the title names."""
    title, same = lower(draft.article.metadata.title or ""), []
    for number, one in enumerate(draft.referents):
        if one.type in _OF_OFFICES:
            head, body = _OF_OFFICES[one.type]
            office = lower(one.name).removeprefix(_COUNTRY).removesuffix(body) + head
            same += [number] if f"{office} " in f"{title} " else []
    return same[0] if len(same) == 1 else None


def _of_office(draft: Draft, post: int) -> int | None:
    """The ministry or akimat, if the article names it, whose head the post is."""
    office = lower(draft.referents[post].name)
    for kind, (head, body) in _OF_OFFICES.items():
        if office.endswith(head):
            wanted = office.removesuffix(head) + body
            same = [
                number
                for number, one in enumerate(draft.referents)
                if one.type == kind and lower(one.name).endswith(wanted)
            ]
            return same[0] if len(same) == 1 else None
    return None
