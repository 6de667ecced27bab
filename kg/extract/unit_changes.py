"""Tokens and units in, what verbs tell of their beginnings, ends and unions out, with the dates.

``1967 жылы облыс қайтадан құрылды``, ``Торғай облысы 1997 жылы таратылды``, ``аудан 1959 жылы
Алматы облысына қосылып ...``: an event is told where the clause has a date.  A unit may stand there
by a description that refers back to it.
"""

from __future__ import annotations

from kg.extract.appointments import genitive_of
from kg.extract.draft import Draft, Named
from kg.extract.holding import adverbial_dates, clause_start, modality
from kg.extract.left_edge import JOINING
from kg.model import Fact, Referent

__all__ = ["CHANGES", "mention_unit_changes"]

# The stem of a verb in the passive -> what the event is called.
CHANGES = {
    "құрыл": "құрылуы",
    "құрал": "құрылуы",
    "ұйымдастырыл": "құрылуы",
    "ашыл": "құрылуы",
    "таратыл": "таратылуы",
    "жойыл": "таратылуы",
    "жабыл": "жабылуы",
    "қосыл": "қосылуы",
    "біріктіріл": "біріктірілуі",
}
_JOINING = ("қосыл", "біріктіріл")
_AGAIN = frozenset({"қайта", "қайтадан"})
_UNIT = "agl:AdministrativeUnit"
_ACTED = frozenset({"Fin", "Part", "Conv", "Inf"})
_LONGEST = 40
_BETWEEN = 12  # tokens between a unit and its verb
_SUBJECT = frozenset({"Nom", ""})
_INTO = frozenset({"Dat", "Ins"})


def mention_unit_changes(draft: Draft) -> None:
    """Note each dated founding, end or union of a unit that the text names or refers to.

    A clause without a subject goes on about the unit of the change before it.
    """
    before: tuple[Named, ...] = ()
    at = 0
    for i, low in enumerate(draft.words.low):
        stem = next((one for one in CHANGES if low.startswith(one)), "")
        if not stem or draft.words.form[i] not in _ACTED:
            continue
        if (i + 1) in draft.named_by_end:  # a change that is told of already
            before, at = _units(draft, _clause(draft, i), i, _SUBJECT) or before, i
        else:
            near = before if i - at <= _LONGEST else ()
            if units := _change(draft, i, stem, near):
                before, at = units, i


def _change(draft: Draft, i: int, stem: str, before: tuple[Named, ...]) -> tuple[Named, ...]:
    """Note the change that the verb at *i* tells, if it tells one; the units that changed."""
    first = max(_clause(draft, i), i - _LONGEST)
    dates = adverbial_dates(draft, first, i) or adverbial_dates(draft, clause_start(draft, i), i)
    units = _units(draft, first, i, _SUBJECT)
    if not units and not _has_subject(draft, first, i):
        units = before
    if not dates or not units or _is_attributive(draft, i):
        return ()
    whole = _units(draft, first, i, _INTO) if stem in _JOINING else ()
    if stem in _JOINING and not whole:
        return ()
    name = f"{_of(draft, units)} {_into(draft, whole)}"
    if _AGAIN.intersection(draft.words.low[max(first, i - 2) : i]):
        name += "қайта "
    event = draft.refer(Referent("agl:Event", name + CHANGES[stem], local=True))
    start, end = draft.tokens[min(first, units[0].first)].start, draft.tokens[i].end
    said, rule = modality(draft, i), "unit-changed-when"
    draft.fact(Fact(event, "schema:startDate", dates[-1][0], start, end, said, 0.9, rule))
    for one in (*units, *whole):
        for number in one.referents:
            fact = Fact(event, "agl:concerns", number, start, end, "asserted", 0.9, "unit-changed")
            draft.fact(fact)
    draft.name(i, i + 1, (event,))
    return units


def _of(draft: Draft, units: tuple[Named, ...]) -> str:
    """The units in the genitive; several as in the text: ``Іле мен Талғар аудандарының``."""
    if len(units) == 1:
        return genitive_of(draft.referents[units[0].referents[0]].name)
    return genitive_of(draft.text(units[0].first, units[-1].last))


def _into(draft: Draft, whole: tuple[Named, ...]) -> str:
    """What a unit was joined to, as the text has it: ``Алматы облысына ``."""
    return f"{draft.text(whole[0].first, whole[-1].last)} " if whole else ""


def _has_subject(draft: Draft, first: int, last: int) -> bool:
    """Whether a nominative stands in ``tokens[first:last]`` besides dates."""
    words = draft.words
    return any(
        draft.tokens[j].upos in ("NOUN", "PROPN", "PRON")
        and words.case[j] in _SUBJECT
        and draft.label_at(j) != "DATE"
        for j in range(first, last)
    )


def _clause(draft: Draft, i: int) -> int:
    """Where the clause of the verb begins: behind another change told by a converb, too."""
    words, first = draft.words, clause_start(draft, i)
    for j in range(i - 1, first - 1, -1):
        if words.low[j] == "," and words.form[j - 1] in ("Conv", "Inf"):
            has_unit = _units(draft, j + 1, i, _SUBJECT)
            return j + 1 if has_unit or words.form[i] in ("Fin", "Part") else first
    return first


def _units(draft: Draft, first: int, last: int, cases: frozenset[str]) -> tuple[Named, ...]:
    """The units, by name or description, that end nearest before *last* in one of *cases*.

    With them those that are joined to them: ``Ақсу, Мерке және Шу аудандары``.
    """
    words = draft.words
    for end in range(last, max(first, last - _BETWEEN), -1):
        named = draft.named_by_end.get(end)
        if named is None or named.first < first or words.case[end - 1] not in cases:
            continue
        if not _is_unit(draft, named) or (end < last and words.possessed[end]):
            return ()
        found = [named]
        while found[0].first - 1 > first and words.low[found[0].first - 1] in JOINING:
            joined = draft.named_by_end.get(found[0].first - 1)
            if joined is None or joined.first < first or not _is_unit(draft, joined):
                break
            found.insert(0, joined)
        return tuple(found)
    return ()


def _is_unit(draft: Draft, named: Named) -> bool:
    return {draft.referents[one].type for one in named.referents} == {_UNIT}


def _is_attributive(draft: Draft, i: int) -> bool:
    """Whether a noun follows the participle: ``1938 жылы құрылған аудан`` is told by that."""
    words, behind = draft.words, i + 1
    if words.form[i] != "Part" or behind >= words.end[i]:
        return False
    return draft.tokens[behind].upos in ("NOUN", "PROPN", "ADJ")
