"""Names of decisions in, who issued them out: ``Үкіметтің 2016 жылғы № 302 қаулысы``.

Whose decision it is stands first in its name, in the genitive or bare.
"""

from __future__ import annotations

from kg.extract.classes import kinds_of
from kg.extract.draft import Draft, Named
from kg.model import Fact, Span

__all__ = ["issuer_facts"]

_DECISION = "agl:Decision"
_ISSUING = kinds_of("agl:PublicBody") | {"agl:Person", "agl:Council"}


def issuer_facts(draft: Draft) -> None:
    """Note a fact ``agl:adoptedBy`` for each decision whose name tells whose it is."""
    owners: dict[int, Named] = {}
    for named in draft.named:
        kinds = {draft.referents[number].type for number in named.acting}
        is_shortest = named.first not in owners or named.last < owners[named.first].last
        if len(named.acting) == 1 and kinds <= _ISSUING and is_shortest:
            owners[named.first] = named
    for named in draft.named:
        owner = owners.get(named.first)
        if len(named.referents) > 1 or owner is None or owner.last >= named.last:
            continue
        if not _is_owner(draft, owner):
            continue
        if draft.referents[named.referents[0]].type != _DECISION:
            continue
        tokens = draft.tokens
        start, end = tokens[named.first].start, tokens[named.last - 1].end
        spans = (
            Span(start, tokens[owner.last - 1].end),
            Span(tokens[named.last - 1].start, end),
        )
        decision, issuer, rule = named.referents[0], owner.acting[0], "issuer-in-name"
        said, speaker = draft.speech.told_at(named.last - 1, "asserted")
        draft.fact(
            Fact(
                subject=decision,
                predicate="agl:adoptedBy",
                object=issuer,
                start=start,
                end=end,
                modality=said,
                rule=rule,
                spans=spans,
                speaker=speaker,
            )
        )


def _is_owner(draft: Draft, owner: Named) -> bool:
    """Whether it is whose decision it is, not what about: ``кеңесті құру туралы``."""
    words, behind = draft.words, owner.last
    is_free = words.form[behind] != "Ger" and draft.tokens[behind].upos != "ADP"
    return words.case[behind - 1] in ("Gen", "Nom", "") and is_free
