"""The lines of an act in, who signed it out.

An act of a Kazakh body begins with a line that names it (``Қазақстан Республикасы Үкіметінің 2023
жылғы 1 наурыздағы № 180 қаулысы``) and ends with the post and the name of who signed it, with no
verb: ``Қазақстан Республикасының Премьер-Министрі  Ә. Смайылов`` («Құқықтық актілер туралы» заң,
2016, 23-бап, on the parts of an act).
"""

from __future__ import annotations

from kg.extract.draft import Draft, Named
from kg.extract.lines import has_verb, lines
from kg.model import Fact, Span

__all__ = ["note_signatures"]

_ACTS = frozenset({"agl:Decision", "agl:Law", "agl:Memorandum", "agl:Instrument"})
_HEADING = 6  # lines at the top among which an act names itself
_FOOT = 8  # lines at the bottom among which its signatures are
_LONGEST = 25  # words of such a line
_ENDS = frozenset(".!?…:;")
_CONFIDENCE = 0.9


def note_signatures(draft: Draft) -> None:
    """Note who signed the act that the article is, if it is one and ends with signatures."""
    told = list(lines(draft))
    act = _act(draft, told[:_HEADING])
    if act is None:
        return
    by_first = {one.first: one for one in sorted(draft.named, key=lambda one: one.last)}
    for first, last in told[1:][-_FOOT:]:
        signed = _signatory(draft, first, last, by_first)
        if signed is not None and signed.first > act.last:
            _note(draft, act, signed, (first, last))


def _act(draft: Draft, heading: list[tuple[int, int]]) -> Named | None:
    """The act that one line of the *heading* names, without a verb: its heading."""
    for first, last in heading:
        if last - first > 2 * _LONGEST or has_verb(draft, first, last):
            continue
        for named in draft.named:
            types = {draft.referents[number].type for number in named.referents}
            if first <= named.first < named.last <= last and types <= _ACTS and len(types) == 1:
                return named
    return None


def _signatory(draft: Draft, first: int, last: int, by_first: dict[int, Named]) -> Named | None:
    """The person whose name ends the line, if only a post stands before it."""
    tokens = draft.tokens
    if last - first > _LONGEST or tokens[last - 1].text in _ENDS or has_verb(draft, first, last):
        return None
    for i in range(first, last):
        named = by_first.get(i)
        if named is None or named.last != last:
            continue
        if {draft.referents[number].type for number in named.referents} == {"agl:Person"}:
            return named if _is_post(draft, first, i) else None
    return None


def _is_post(draft: Draft, first: int, last: int) -> bool:
    """Whether what stands before the name ends with the noun of a post."""
    while last > first and not draft.tokens[last - 1].text[0].isalpha():
        last -= 1
    noun = draft.noun(last - 1) if last > first else None
    return noun is not None and noun.role == "post"


def _note(draft: Draft, act: Named, signed: Named, line: tuple[int, int]) -> None:
    tokens = draft.tokens
    spans = (
        Span(tokens[act.first].start, tokens[act.last - 1].end),
        Span(tokens[line[0]].start, tokens[line[1] - 1].end),
    )
    start, end = spans[1].start, spans[1].end
    for number in act.referents:
        told: list[tuple[str, int | str]] = [("agl:status", "signed")]
        told += [("agl:signedBy", person) for person in signed.referents]
        for predicate, value in told:
            draft.fact(
                Fact(
                    number,
                    predicate,
                    value,
                    start,
                    end,
                    confidence=_CONFIDENCE,
                    rule="signature-line",
                    spans=spans,
                )
            )
