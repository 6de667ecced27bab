"""Acts by whose names something is founded in, which council or body they establish out.

``жұмыс тобын құру туралы өкім``: the name tells it.  Whether it happened, the verbs tell that say
what became of the act.
"""

from __future__ import annotations

from kg.extract.classes import kinds_of
from kg.extract.draft import Draft, Named
from kg.extract.instrument_names import ACTS
from kg.model import Fact, Span

__all__ = ["founding_facts"]

_BODIES = kinds_of("agl:Organization")
_ABOUT = frozenset({"туралы", "жөнінде", "жөніндегі"})
_DONE = frozenset({"agl:adoptedBy", "agl:signedBy", "agl:approvedBy", "agl:status"})
_RULE = "founded-by-name"


def founding_facts(draft: Draft) -> None:
    """Note what each act establishes by its name, once its verbs have been read."""
    tokens = draft.tokens
    for named in draft.named:
        number = named.referents[0]
        if len(named.referents) > 1 or draft.referents[number].type not in ACTS:
            continue
        founded = _founded(draft, named)
        if founded is None or founded.referents[0] == number:
            continue
        spans = (
            Span(tokens[founded.first].start, tokens[founded.last].end),
            Span(tokens[named.last - 1].start, tokens[named.last - 1].end),
        )
        modality = _modality(draft, number)
        parts = (spans[0].start, spans[1].end, modality, 0.85, _RULE, spans)
        draft.fact(Fact(number, "agl:establishes", founded.referents[0], *parts))


def _founded(draft: Draft, named: Named) -> Named | None:
    """The body before ``құру туралы`` at the end of an act's name."""
    words = draft.words
    for i in range(named.first + 1, named.last - 1):
        is_founding = words.lemma[i] == "құр" and words.form[i] == "Ger"
        if not is_founding or words.low[i + 1] not in _ABOUT:
            continue
        body = draft.named_by_end.get(i)
        is_body = body is not None and draft.referents[body.referents[0]].type in _BODIES
        return body if is_body else None
    return None


def _modality(draft: Draft, act: int) -> str:
    """Asserted unless all that is told of the act lies ahead, or was not done."""
    said = [one.modality for one in draft.facts if one.subject == act and one.predicate in _DONE]
    return said[0] if said and "asserted" not in said else "asserted"
