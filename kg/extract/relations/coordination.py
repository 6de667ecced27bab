"""The names of a sentence in, the same with what members of a coordination share out.

The last member has the case ending and the noun behind it for all: ``министрлігінің, әкімдігінің
және институтының өкілдері``.  Between the members of a list of those who came others may stand that
have no names: ``министр Болат Жәмішев, облыс әкімдері және «КазНИИСА» АҚ өкілдері``.
"""

from __future__ import annotations

from dataclasses import replace

from kg.extract.classes import kinds_of
from kg.extract.draft import Draft
from kg.extract.left_edge import JOINING
from kg.extract.relations.argument import ACTING, STAND_INS, Argument

__all__ = ["coordinated"]

_INSTRUMENTS = kinds_of("agl:Instrument")
_PLACES = kinds_of("agl:Place")
_CONNECTIVES = frozenset(
    {"сондай-ақ", "сонымен", "бірге", "қатар", "тағы", "да", "де", "мен", "оның"}
)
_FARTHEST = 60  # words between two members that have names
# They tell where the next place lies: ``Ақтау қаласы мен оған іргелес Мұнайлы ауданы``.
_NEIGHBOURING = frozenset(
    {"оған", "іргелес", "жақын", "көршілес", "шектес", "жапсарлас", "орналасқан", "жатқан"}
    | {"маңындағы", "маңайындағы", "айналасындағы", "төңірегіндегі", "екі", "бірнеше"}
)
_PARTICIPLES = ("ған", "ген", "қан", "кен")
_UNNAMED = 8  # words for others in the list: ``облыс әкімдері, мәслихат депутаттары``


def coordinated(draft: Draft, found: list[Argument]) -> list[Argument]:
    """*found* with the same ``group`` for members of one coordination, and the last one's case."""
    outer = [i for i, one in enumerate(found) if one.date == ""]
    starts: dict[int, int] = {}
    for i in outer:
        starts.setdefault(found[i].first, i)
    for i in reversed(outer):
        following = _next(draft, found, i, starts)
        if following is None:
            continue
        is_tight, place = following
        if _agree(found[i], found[place], is_tight):
            found[i], found[place] = _joined(found[i], found[place], place, is_tight)
    return found


def _joined(one: Argument, last: Argument, place: int, is_tight: bool) -> tuple[Argument, Argument]:
    group = last.group if last.group >= 0 else place
    shared = replace(one, group=group)
    if is_tight or one.case == "Gen":
        case, through, adposition = last.case, last.through, last.adposition
        shared = replace(shared, case=case, through=through, adposition=adposition)
    return shared, replace(last, group=group)


def _next(
    draft: Draft, found: list[Argument], place: int, starts: dict[int, int]
) -> tuple[bool, int] | None:
    """The place of the next member of a list, and whether nothing but a comma is between."""
    one, words = found[place], draft.words
    i = one.last
    while i < len(draft.tokens) and i - one.last < 2 and words.low[i] in JOINING:
        i += 1
    joined = starts.get(i) if i > one.last else None
    while joined is not None and _is_owner(found[joined]) and found[joined].last in starts:
        joined = starts[found[joined].last]  # Түркістан облысының Сайрам ауданы
    if joined is not None and not (_kind(one) == "actor" and _is_of_officials(found[joined])):
        return True, joined
    further = _next_place(draft, one, starts) if _kind(one) == "place" else None
    further = _behind_attribute(draft, one, i, starts) if further is None else further
    if further is not None:
        return True, further
    end = words.end[one.first]
    i = one.end
    if i >= end or words.low[i] not in JOINING or _kind(one) != "actor":
        return None
    limit, end = min(end, i + _UNNAMED), min(end, i + _FARTHEST)
    while i < limit:
        if i in starts and _is_of_officials(found[starts[i]]):
            i = found[starts[i]].end
            limit = min(end, i + _UNNAMED)
        elif i in starts or not _may_stand_between(draft, i):
            break
        else:
            i += 1
    return (False, starts[i]) if i < end and i in starts else None


def _next_place(draft: Draft, one: Argument, starts: dict[int, int]) -> int | None:
    """The place of the next place of a list: ``... ауданы, сондай-ақ оған іргелес ... қаласы``."""
    words, i = draft.words, one.last
    limit = min(words.end[one.first], i + _UNNAMED)
    if i >= limit or words.low[i] not in JOINING | {"сондай-ақ"}:
        return None
    while i < limit and words.low[i] in JOINING | _CONNECTIVES | _NEIGHBOURING:
        i += 1
    return None if words.low[i - 1] == "оған" else starts.get(i)  # ..., оған Іле ауданы кіреді


def _behind_attribute(
    draft: Draft, one: Argument, first: int, starts: dict[int, int]
) -> int | None:
    """The place of the next one behind an attribute: ``Жапаровқа, сапармен келген Хурэлсухке``.

    In the nominative what stands behind a comma may as well be another clause.
    """
    words = draft.words
    if _kind(one) != "actor" or one.case in ("Nom", "Gen") or first == one.last:
        return None
    for i in range(first, min(first + _UNNAMED, words.end[one.first])):
        if i in starts:
            is_attribute = words.form[i - 1] == "Part" or words.low[i - 1].endswith(_PARTICIPLES)
            return starts[i] if is_attribute and i > first else None
        if words.low[i] in (";", ":") or words.form[i] == "Fin":
            return None
    return None


def _is_of_officials(one: Argument) -> bool:
    """Whether a unit tells only whose officials came: ``Іле, Талғар аудандарының әкімдері``.

    The last unit of several alone has the noun behind it.
    """
    if _kind(one) != "place" or one.case not in ("Nom", "Gen"):
        return False
    return one.group >= 0 or bool(one.through)


def _is_owner(one: Argument) -> bool:
    return one.case == "Gen" and not one.through and _kind(one) == "place"


def _may_stand_between(draft: Draft, i: int) -> bool:
    """Whether the word at *i* may be of a member without a name, or joins two members."""
    words = draft.words
    if words.low[i] in JOINING or words.low[i] in _CONNECTIVES:
        return True
    is_nominal = draft.tokens[i].upos in ("NOUN", "ADJ", "NUM")
    return is_nominal and not words.form[i] and words.case[i] in ("", "Nom", "Gen")


def _agree(one: Argument, other: Argument, is_tight: bool) -> bool:
    """Whether two neighbours may be members of one coordination."""
    if _kind(one) != _kind(other) or one.adposition:
        return False
    if is_tight:
        return not one.through and one.case in ("Nom", other.case, other.ending)
    if _kind(one) != "actor" or any(
        noun not in STAND_INS for noun in (*one.through, *other.through)
    ):
        return False
    sends = one.case == "Gen" and not one.through and bool(other.through)
    return other.case == "Nom" and (one.case == "Nom" or sends)  # әкімдігінің, ... АҚ өкілдері


def _kind(one: Argument) -> str:
    """A name for the sort of thing that *one* is: those who act, places, all others by class."""
    for name, classes in (("place", _PLACES), ("actor", ACTING), ("instrument", _INSTRUMENTS)):
        if one.types <= classes:
            return name
    return min(one.types, default="")
