"""An interview's headline and lead in, the person who answers in it out."""

from __future__ import annotations

from itertools import pairwise

from kg.extract.draft import Draft
from kg.extract.surnames import SURNAME
from kg.model import Referent
from kg.text import lower

__all__ = ["interviewed"]


def interviewed(draft: Draft, first: int, last: int) -> int | None:
    """The person whom ``tokens[first:last]``, the lead, and the headline tell as the one asked.

    Of several in the lead, the one in the headline; else the only one.  Who is in the headline
    alone is a referent of the article, too.
    """
    lead = list(
        dict.fromkeys(
            named.referents[0]
            for named in draft.named
            if first <= named.first
            and named.last <= last
            and draft.referents[named.referents[0]].type == "agl:Person"
        )
    )
    headline = {lower(one.lemma) for one in draft.article.title_tokens}
    headline |= {lower(one.text) for one in draft.article.title_tokens}
    of_both = [
        one for one in lead if lower(draft.referents[one].name).rpartition(" ")[2] in headline
    ]
    if len(of_both) == 1 or len(lead) == 1:
        return (of_both or lead)[0]
    return None if lead else _in_headline(draft)


def _in_headline(draft: Draft) -> int | None:
    """The one person in the headline: two capitals, a given name or a surname among them."""
    tokens = draft.article.title_tokens
    found = []
    for given, family in pairwise(tokens):
        if not (given.text[0].isupper() and family.text[0].isupper() and family.text.isalpha()):
            continue
        is_given = lower(given.text) in draft.lists.given_names
        if is_given or (SURNAME.fullmatch(lower(family.lemma)) and given.upos == "PROPN"):
            found.append(f"{given.text} {family.lemma.capitalize()}")
    return draft.refer(Referent("agl:Person", found[0])) if len(set(found)) == 1 else None
