"""The lines of minutes in, the meeting that they record out: when, where, who, about what.

``Төрағалық еткен: ...``, ``Қатысқандар: ...``, ``Күн тәртібі: ...``: the parts of minutes have
these labels, behind which names stand without a verb; the date and the place stand in a line of
their own above them.  Which body met may be told by the headline alone: ``Кеңес отырысының
хаттамасы``.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.appointments import genitive_of
from kg.extract.classes import kinds_of
from kg.extract.draft import Draft, Named
from kg.extract.lines import lines
from kg.extract.relations.argument import STAND_INS
from kg.model import Fact, Referent
from kg.text import lower

__all__ = ["minutes_facts"]

_PRESENT = ("төраға", "төрағалық", "жүргізген", "хатшы", "қатысқан", "қатысушы", "шақырыл")
_AGENDA = ("күн тәртібі",)
_HEADING = 6  # lines at the top among which the date and the place stand
_LONGEST_HEADING = 14  # tokens of such a line
_FEWEST = 2  # labels that minutes have at least
_LABEL = 5  # tokens of a label: ``Отырысқа төрағалық еткен:``
_MEETINGS = kinds_of("agl:Meeting")
_BODIES = kinds_of("agl:Organization")
_INSTRUMENTS = kinds_of("agl:Instrument")
_TOWNS = frozenset({"agl:AdministrativeUnit"})
_Lines = list[tuple[int, int]]


def minutes_facts(draft: Draft) -> None:
    """Note what the lines of minutes tell of the meeting, if the article is such."""
    told = list(lines(draft))
    labels = [(k, label) for k, line in enumerate(told) if (label := _label(draft, *line))]
    if len({label for _, label in labels if label != "other"}) < _FEWEST:
        return
    first = labels[0][0]
    event = _meeting(draft, told[: first + 1])
    if event is None:
        return
    _occasion(draft, event, told[: min(first, _HEADING)])
    ends = [k for k, _ in labels[1:]] + [len(told)]
    for (k, label), end in zip(labels, ends, strict=True):
        part = told[k : k + 1] if _is_told_there(draft, *told[k]) else told[k:end]
        for named in _names(draft, part):
            _part(draft, event, label, named)


def _label(draft: Draft, first: int, last: int) -> str:
    """What the line at ``tokens[first:last]`` begins: ``present``, ``agenda`` or ``other``."""
    low = draft.words.low[first : min(last, first + _LABEL)]
    if ":" not in low and last - first > _LABEL:
        return ""
    head = low[: low.index(":")] if ":" in low else low
    if ":" not in low and (not head or head[0] not in ("қатысқандар", "күн")):
        return ""
    text = " ".join(head)
    if text.startswith(_AGENDA):
        return "agenda"
    if any(word.startswith(_PRESENT) for word in head):
        return "chair" if "төраға" in text else "present"
    return "other"


def _is_told_there(draft: Draft, first: int, last: int) -> bool:
    """Whether names stand behind the label in its own line."""
    return draft.tokens[last - 1].text != ":" and ":" in draft.words.low[first:last]


def _meeting(draft: Draft, heading: _Lines) -> int | None:
    """The meeting that the heading names, or else the headline."""
    for named in _names(draft, heading):
        if draft.referents[named.referents[0]].type in _MEETINGS:
            return named.referents[0]
    return _from_title(draft)


def _from_title(draft: Draft) -> int | None:
    """``Қала құрылысы кеңесі отырысының хаттамасы``: the meeting, with the body that met."""
    tokens = [one for one in draft.article.title_tokens if one.text[0].isalnum()]
    nouns = draft.lists.nouns
    for k, token in enumerate(tokens[1:], 1):
        noun, body = nouns.get(lower(token.lemma)), nouns.get(lower(tokens[k - 1].lemma))
        if noun is None or noun.type not in _MEETINGS or noun.role != "event":
            continue
        if body is None or body.type not in _BODIES:
            return None
        name = " ".join([*(one.text for one in tokens[: k - 1]), body.citation])
        owner = draft.refer(Referent(body.type, name))
        event = draft.refer(
            Referent("agl:Meeting", f"{genitive_of(name)} {noun.citation}", local=True)
        )
        end = draft.tokens[0].end
        fact = Fact(event, "schema:organizer", owner, 0, end, rule="minutes-of-body")
        draft.fact(fact)
        return event
    return None


def _occasion(draft: Draft, event: int, heading: _Lines) -> None:
    """The date and the town that stand in a line of their own."""
    known = {one.predicate for one in draft.facts if one.subject == event}
    for first, last in heading:
        if last - first > _LONGEST_HEADING:
            continue
        days = [one for one in draft.mentions_in(first, last) if one.label == "DATE"]
        if len(days) != 1 or len(days[0].lemma) != len("2014-02-26"):
            continue
        day = days[0]
        if "schema:startDate" not in known:
            rule = "minutes-when"
            draft.fact(Fact(event, "schema:startDate", day.lemma, day.start, day.end, rule=rule))
        for named in _names(draft, [(first, last)]):
            kinds = {draft.referents[number].type for number in named.referents}
            if kinds <= _TOWNS and "schema:location" not in known:
                _note(draft, event, "schema:location", named, "minutes-where")
        return


def _part(draft: Draft, event: int, label: str, named: Named) -> None:
    """What a name behind a label is to the meeting."""
    kinds = {draft.referents[number].type for number in named.referents}
    if label == "agenda" and kinds <= _INSTRUMENTS:
        _note(draft, event, "agl:considered", named, "minutes-agenda")
    elif label in ("chair", "present") and _came(draft, named, kinds):
        _note(draft, event, "schema:attendee", named, "minutes-present")


def _came(draft: Draft, named: Named, kinds: set[str]) -> bool:
    """Whether a person is named, or a body whose people came: ``әкімдігінің өкілдері``."""
    if kinds == {"agl:Person"}:
        return True
    following = draft.words.lemma[named.last : named.last + 1]
    return kinds <= _BODIES and bool(STAND_INS.intersection(following))


def _names(draft: Draft, lines: _Lines) -> Iterator[Named]:
    """The names in *lines*, in reading order."""
    for first, last in lines:
        same = [one for one in draft.named if first <= one.first and one.last <= last]
        yield from sorted(same, key=lambda one: (one.first, -one.last))


def _note(draft: Draft, event: int, predicate: str, named: Named, rule: str) -> None:
    start, end = draft.tokens[named.first].start, draft.tokens[named.last - 1].end
    for number in named.referents:
        if number != event:
            draft.fact(Fact(event, predicate, number, start, end, confidence=0.9, rule=rule))
