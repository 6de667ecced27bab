"""Tokens and places in, every institution that is told by name out: the rules in their order."""

from __future__ import annotations

from kg.extract.bodies import mention_body
from kg.extract.councils import mention_council, mention_founded_councils
from kg.extract.draft import Draft
from kg.extract.gazetteer import mention_listed_bodies
from kg.extract.meant_places import meant_places
from kg.extract.quoted import mention_quoted_bodies
from kg.extract.short_names import mention_short_names
from kg.extract.unit_bodies import mention_meant_unit_bodies, mention_unit_body
from kg.model import Referent

__all__ = ["mention_institutions"]

_COUNTRY = frozenset({"ҚР", "Қазақстан"})
_RULES = {
    "body": mention_body,
    "centre": mention_body,
    "council": mention_council,
    "unit-body": mention_unit_body,
}


def mention_institutions(draft: Draft) -> None:
    """Note names in quotation marks, before head nouns, in the lists, and what shortens them."""
    draft.meant = meant_places(draft)
    mention_quoted_bodies(draft)
    heads = sorted(i for role in _RULES for i in draft.heads(role))
    for i in heads:
        noun = draft.noun(i)
        if noun is not None:
            _RULES[noun.role](draft, i, noun)
    mention_meant_unit_bodies(draft)
    for i, lemma in enumerate(draft.words.lemma):
        if lemma == "үкімет" and draft.words.upper[i] and draft.is_free(i, i + 1):
            _government(draft, i)
    mention_listed_bodies(draft)
    mention_founded_councils(draft)
    mention_short_names(draft)


def _government(draft: Draft, i: int) -> None:
    """``Үкімет``, with or without the Republic before it: the Government of Kazakhstan."""
    body = draft.lists.bodies_by_name.get("үкімет")
    if body is None:
        return
    place = draft.places_by_end.get(i)
    first = place.first if place and draft.tokens[place.first].text in _COUNTRY else i
    if place and first == i and place.noun != "агломерация":
        return  # that of another country
    number = draft.refer(Referent(body.type, body.name, body.other_names, body.code))
    draft.mention(first, i + 1, body.name, "ORGANISATION", number)
    draft.name(first, i + 1, (number,))
