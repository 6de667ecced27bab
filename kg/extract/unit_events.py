"""Tokens and units in, their foundings, renamings, divisions and moves out.

``2022 жылғы 8 маусымда Жетісу облысы құрылды`` is an event, ``Жетісу облысының құрылуы``.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.appointments import genitive_of
from kg.extract.draft import Draft
from kg.extract.holding import adverbial_dates, attributive_date, clause_start, modality
from kg.extract.left_edge import JOINING
from kg.extract.places import Place, referent_of
from kg.extract.unit_bodies import coordinated
from kg.model import Fact, Referent

__all__ = ["mention_unit_events"]

_NAME_NOUNS = ("атауы", "аты", "есімі")  # атауы looks like a verbal noun too
_CENTRES = frozenset({"орталық", "астана", "елорда"})
_LONGEST = 40
_BETWEEN = 8  # tokens between a unit and its verb
_STATES = frozenset({"Nom", ""})
_RENAMING = frozenset({"өзгерт", "өзгер", "ауыстыр"})
_ACTED = frozenset({"Fin", "Part", "Ger"})


def mention_unit_events(draft: Draft) -> None:
    """Note each founding, renaming, division or move of a unit, with its date."""
    rules = {"құр": _founding, "ата": _renaming, "атал": _renaming, "бер": _naming}
    rules |= {"бөл": _division, "бөлін": _division, "шық": _division}
    rules |= {"көшір": _move, "көш": _move}
    rules |= dict.fromkeys(_RENAMING, _new_name)
    for i, lemma in enumerate(draft.words.lemma):
        rule = rules.get(lemma)
        if rule is not None and draft.words.form[i] in _ACTED:
            rule(draft, i)


def _units(draft: Draft, first: int, last: int, cases: frozenset[str]) -> list[Place]:
    """The units, joined to each other, that end nearest before *last* in one of *cases*."""
    for end in range(last, max(first, last - _BETWEEN), -1):
        place = draft.places_by_end.get(end)
        if place is None or place.noun == "агломерация":
            continue
        named = draft.named_by_end.get(end)
        if draft.words.case[end - 1] not in cases or (named and named.first < place.first):
            continue
        return coordinated(draft, end)
    return []


def _first(draft: Draft, i: int) -> int:
    return max(clause_start(draft, i), i - _LONGEST)


def _reaches(draft: Draft, unit: Place, i: int) -> bool:
    """Whether nothing between a unit and its verb can be the subject in its stead."""
    words, j = draft.words, i - 1
    while j >= unit.last and (draft.label_at(j) == "DATE" or draft.tokens[j].upos == "ADV"):
        j -= 1
    if j < unit.last:
        return True
    is_clear = all(words.low[k] not in JOINING for k in range(unit.last, i))
    return is_clear and (words.case[j] in ("Ins", "Dat", "Abl", "Loc") or words.low[j] == "болып")


def _founding(draft: Draft, i: int) -> None:
    """``Жетісу облысы құрылды``, ``2022 жылы құрылған Ұлытау облысы``, ``облысының құрылуы``."""
    words, first = draft.words, _first(draft, i)
    if draft.tokens[i].feature("Voice") != "Pass":
        return
    if words.form[i] == "Part" and (behind := _starting_at(draft, i + 1)):
        if adverbial_dates(draft, first, i):
            _note(draft, [(one, f"{_of(draft, one)} құрылуы") for one in behind], first, i)
        return
    cases = frozenset({"Gen"}) if words.form[i] == "Ger" else _STATES
    units = _units(draft, first, i, cases)
    if units and _reaches(draft, units[-1], i) and not _again(draft, i):
        _note(draft, [(one, f"{_of(draft, one)} құрылуы") for one in units], first, i)


def _again(draft: Draft, i: int) -> bool:
    return draft.words.low[max(i - 1, 0)] == "болып"


def _starting_at(draft: Draft, first: int) -> list[Place]:
    """The units, joined to each other, whose names begin at the token *first*."""
    found: list[Place] = []
    for end in range(first + 1, min(first + _BETWEEN, draft.words.end[first - 1]) + 1):
        place = draft.places_by_end.get(end)
        if place is not None and place.first == first and place.noun != "агломерация":
            found = [place]
    return found


def _renaming(draft: Draft, i: int) -> None:
    """``Қапшағай қаласы Қонаев қаласы болып қайта аталды``."""
    words, first = draft.words, _first(draft, i)
    if words.low[i - 1] not in ("қайта", "болып", "деп"):
        return
    again = words.low[i - 1] == "қайта"
    marker = i - 2 if again else i - 1
    is_marked = marker >= first and words.low[marker] in ("болып", "деп")
    if not (again or (is_marked and words.form[i] == "Fin" and adverbial_dates(draft, first, i))):
        return
    _renamed(draft, first, i, marker if is_marked else None)


def _renamed(draft: Draft, first: int, i: int, marker: int | None) -> None:
    """Note that the first unit of the clause goes by the name before *marker* now."""
    ends = [end for end in range(first + 1, i + 1) if end in draft.places_by_end]
    old = next(
        (
            draft.places_by_end[end]
            for end in ends
            if end != marker and draft.words.case[end - 1] in ("Nom", "", "Gen")
        ),
        None,
    )
    if old is None or old.noun == "агломерация":
        return
    new = ""
    if marker is not None:
        target = draft.places_by_end.get(marker)
        start = target.first if target is not None else marker - 1
        new = draft.text(max(start, old.last), marker) + " " if marker > old.last else ""
    became = "болып " if new else ""
    _note(draft, [(old, f"{_of(draft, old)} {new}{became}қайта аталуы")], first, i)


def _new_name(draft: Draft, i: int) -> None:
    """``Оңтүстік Қазақстан облысының атауы Түркістан облысы болып өзгертілді``."""
    words, first = draft.words, _first(draft, i)
    if not any(words.low[j] in _NAME_NOUNS for j in range(first, i)):
        if words.lemma[i] == "ауыстыр":
            _move(draft, i)
        return
    if words.form[i] == "Ger":
        return
    marker = i - 1 if words.low[i - 1] in ("болып", "деп") else None
    _renamed(draft, first, i, marker)


def _naming(draft: Draft, i: int) -> None:
    """``Қапшағай қаласына Қонаев есімі берілді``."""
    words, first = draft.words, _first(draft, i)
    is_name = i > first and words.low[i - 1] in _NAME_NOUNS
    if not is_name or draft.tokens[i].feature("Voice") != "Pass":
        return
    units = _units(draft, first, i - 1, frozenset({"Dat"}))
    if len(units) == 1:
        is_new = words.upper[i - 2] and i - 2 >= units[0].last
        became = f"{draft.tokens[i - 2].lemma} болып " if is_new else ""
        _note(draft, [(units[0], f"{_of(draft, units[0])} {became}қайта аталуы")], first, i)


def _division(draft: Draft, i: int) -> None:
    """``Шығыс Қазақстан облысынан Абай облысы бөлініп шықты``, ``облыс екіге бөлінді``."""
    words, first = draft.words, _first(draft, i)
    if words.lemma[i] == "шық":
        if i == first or not words.low[i - 1].startswith("бөлін"):
            return
    elif words.lemma[i] == "бөл" and draft.tokens[i].feature("Voice") != "Pass":
        return
    at = i - 1 if words.lemma[i] == "шық" else i
    units = _units(draft, first, at, _STATES)
    if not units or not _reaches(draft, units[-1], at):
        return
    source = _units(draft, first, units[0].first, frozenset({"Abl"}))
    source = source or _units(draft, units[-1].last, at, frozenset({"Abl"}))
    into = words.low[at - 1] if words.low[at - 1] in ("екіге", "үшке", "төртке") else ""
    is_from_it = "одан" in words.low[first : units[0].first]
    if not source and not into and not is_from_it:
        return
    whence = draft.text(source[0].first, source[-1].last) + " " if source else f"{into} ".lstrip()
    _note(draft, [(one, f"{_of(draft, one)} {whence}бөлінуі") for one in units], first, i, source)


def _move(draft: Draft, i: int) -> None:
    """``Алматы облысының орталығы Қонаев қаласына көшірілді``."""
    words, first = draft.words, _first(draft, i)
    centre = next(
        (
            j
            for j in range(i - 1, first - 1, -1)
            if words.lemma[j] in _CENTRES
            and words.case[j] in ("Nom", "")
            and (not words.upper[j] or draft.begins_sentence(j))
        ),
        None,
    )
    target = _units(draft, first, i, frozenset({"Dat"}))
    if centre is None or not target or words.form[i] == "Ger":
        return
    owner = draft.places_by_end.get(centre)
    before = f"{_of(draft, owner)} " if owner is not None else ""
    noun = draft.tokens[centre].text.lower()
    where = draft.text(target[0].first, target[-1].last)
    name = f"{before}{genitive_of(noun)} {where} көшірілуі"
    _note(draft, [(owner or target[-1], name)], first, i, target if owner else ())


def _of(draft: Draft, unit: Place) -> str:
    """The unit in the genitive, by the name that it has in the text, which may be its old one."""
    kind = draft.lists.nouns.get(unit.noun)
    if kind is None:
        return genitive_of(referent_of(unit).name)
    return genitive_of(f"{draft.text(unit.first, unit.name_end)} {kind.citation}")


def _note(
    draft: Draft, told: list[tuple[Place, str]], first: int, i: int, others: Sequence[Place] = ()
) -> None:
    """Write down the events of one verb: their date, the unit that each concerns, and *others*."""
    start, end = draft.tokens[first].start, draft.tokens[i].end
    said, dates = modality(draft, i), adverbial_dates(draft, first, i)
    when = dates[-1] if dates else attributive_date(draft, first, i)
    numbers = []
    for unit, name in told:
        event = draft.refer(Referent("agl:Event", name, local=True))
        numbers.append(event)
        if when is not None:
            rule = "unit-changed-when"
            fact = Fact(event, "schema:startDate", when[0], start, end, said, 0.9, rule)
            draft.fact(fact)
        for one in (unit, *others):
            concerned, rule = draft.refer(referent_of(one)), "unit-changed"
            draft.fact(Fact(event, "agl:concerns", concerned, start, end, "asserted", 0.9, rule))
    draft.name(i, i + 1, tuple(numbers))
