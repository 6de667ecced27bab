"""Two name records in, a verdict with its reasons out: same, for people to judge, or different."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kg.extract.classes import kinds_of
from kg.resolve.body_names import BodyName, body_name
from kg.resolve.person_names import PersonName, person_name
from kg.resolve.spelling import alike, skeleton

__all__ = ["JUDGE", "MERGE", "NameRecord", "Reason", "Verdict", "family", "same"]

MERGE, JUDGE = 0.75, 0.5  # scores from which names are one, from which people are asked
_VETO = -2.0
_CORPORATE = frozenset({"agl:Company", "agl:ResearchInstitute", "agl:Organization"})
_FAMILIES = ("agl:Organization", "agl:Event", "agl:Instrument")
_SPELT_ALIKE = 6  # letters from which one letter may be a slip of the pen


@dataclass(frozen=True, slots=True)
class NameRecord:
    """All that the articles say of one name.

    ``posts`` are those that a person of that name holds, ``near`` the IRIs of what is spoken of in
    the same articles; both are samples where there are many.  What *is_of_article* is told by its
    article alone, and only people say that it is another's name, too.
    """

    iri: str
    type: str
    name: str
    other_names: tuple[str, ...] = ()
    code: str = ""
    posts: frozenset[str] = frozenset()
    near: frozenset[str] = frozenset()
    is_of_article: bool = False


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that speaks for two names being one, or against it, and how much."""

    name: str
    weight: float

    @property
    def is_veto(self) -> bool:
        """Whether nothing else can outweigh it."""
        return self.weight <= _VETO


@dataclass(frozen=True, slots=True)
class Verdict:
    """The sum of the *reasons*, and what follows: ``merge``, ``judge`` or ``different``."""

    score: float
    reasons: tuple[Reason, ...]

    @property
    def decision(self) -> str:
        """What is to be done with the two names."""
        if self.score >= MERGE:
            return "merge"
        return "judge" if self.score >= JUDGE else "different"

    @property
    def because(self) -> str:
        """The reasons in words, the weightiest first."""
        ordered = sorted(self.reasons, key=lambda one: (-abs(one.weight), one.name))
        return "; ".join(one.name for one in ordered)


def same(a: NameRecord, b: NameRecord) -> Verdict:
    """Whether *a* and *b* are names of one thing; the order of the two does not matter.

    Cost is that of comparing their parts; parsing is remembered.
    """
    reasons = [*_kinds(a, b)]
    if not any(one.is_veto for one in reasons):
        if a.type == "agl:Person":
            reasons += _persons(person_name(a.name), person_name(b.name))
        else:
            reasons += _bodies(body_name(a.name), body_name(b.name), a.type != "org:Post")
        reasons += _surroundings(a, b)
    score = sum(one.weight for one in reasons)
    return Verdict(round(max(0.0, min(1.0, score)), 3), tuple(reasons))


def family(kind: str) -> str:
    """The widest class within which names may be one: a person is never a company."""
    for wide in _FAMILIES:
        if kind in kinds_of(wide):
            return wide
    return kind


def _kinds(a: NameRecord, b: NameRecord) -> Iterable[Reason]:
    if a.code and b.code and a.type == b.type:
        if a.code == b.code:
            yield Reason("the same entry of the authority lists", 1.0)
        else:
            yield Reason("different entries of the authority lists", _VETO)
    if a.type == b.type:
        return
    if family(a.type) != family(b.type):
        yield Reason(f"a {_local(a.type)} is no {_local(b.type)}", _VETO)
        return
    related = a.type in kinds_of(b.type) or b.type in kinds_of(a.type)
    if not (related or {a.type, b.type} <= _CORPORATE):
        yield Reason(f"a {_local(a.type)} is no {_local(b.type)}", _VETO)


def _persons(a: PersonName, b: PersonName) -> Iterable[Reason]:
    if not alike(a.surname, b.surname):
        yield Reason("different surnames", _VETO)
        return
    if a.gender and b.gender and a.gender != b.gender:
        yield Reason("a man's name and a woman's", _VETO)
    yield from _given_names(a, b)
    if a.patronymic and b.patronymic:
        if alike(a.patronymic, b.patronymic):
            yield Reason("same patronymic", 0.25)
        else:
            yield Reason("different patronymics", _VETO)
    elif a.patronymic_initial and b.patronymic_initial:
        if alike(a.patronymic_initial, b.patronymic_initial):
            yield Reason("initial of the patronymic agrees", 0.25)
        else:
            yield Reason("initials of the patronymics differ", _VETO)
    elif a.patronymic_initial or b.patronymic_initial:
        yield Reason("patronymic left out", 0.0)


def _given_names(a: PersonName, b: PersonName) -> Iterable[Reason]:
    if a.given and b.given:
        if alike(a.given, b.given):
            yield Reason("same surname and given name", 0.9)
        elif _one_letter_apart(a.given, b.given):
            yield Reason("given names one letter apart", 0.55)
        else:
            yield Reason("different given names", _VETO)
    elif a.initials and b.initials:
        shorter, longer = sorted((a.initials, b.initials), key=len)
        if not alike(longer[: len(shorter)], shorter):
            yield Reason("initials of the given names differ", _VETO)
        elif not (a.given or b.given):
            yield Reason("same surname and initial", 0.6)
        else:
            yield Reason("same surname, initial agrees", 0.55)
    else:
        yield Reason("given name left out", 0.3)


def _bodies(a: BodyName, b: BodyName, is_quotable: bool) -> Iterable[Reason]:
    if a.form and b.form and a.form != b.form:
        yield Reason("different legal forms", _VETO)
    if a.unit and b.unit and a.unit != b.unit:
        yield Reason("of different units", _VETO)
    elif bool(a.unit) != bool(b.unit):
        yield Reason("one name leaves the unit out", -0.3)
    elif a.unit:
        yield Reason("of the same unit", 0.1)
    yield _words(a, b, is_quotable)
    if a.form and a.form == b.form:
        yield Reason("same legal form", 0.05)
    elif bool(a.form) != bool(b.form):
        yield Reason("legal form left out", 0.0)


def _words(a: BodyName, b: BodyName, is_quotable: bool) -> Reason:
    """How well the words agree; a title quotes its body's name, which tells nothing of the post."""
    if a.spelt == b.spelt:
        return Reason("same words", 0.9)
    if a.core == b.core:
        return Reason("same words in another spelling", 0.8)
    if not is_quotable:
        return Reason("different words", _VETO)
    if a.quoted and b.quoted and a.quoted == b.quoted:
        if a.head == b.head or a.quoted in (a.core, b.core):
            return Reason("same name in quotation marks", 0.65)
        # «Нұр Отан» партиясының филиалы is no party
        return Reason("same name in quotation marks, other noun", 0.4)
    if (a.quoted and a.quoted == b.core) or (b.quoted and b.quoted == a.core):
        return Reason("same name, once in quotation marks", 0.7)
    if a.letters and a.letters == b.letters and a.is_abbreviation != b.is_abbreviation:
        return Reason("abbreviation agrees", 0.55)
    return Reason("different words", _VETO)


def _surroundings(a: NameRecord, b: NameRecord) -> Iterable[Reason]:
    others = {skeleton(one) for one in a.other_names} & {skeleton(one) for one in b.other_names}
    if others and a.type != "agl:Person":
        yield Reason("another name in common", 0.2)
    posts = {_post(one) for one in a.posts} & {_post(one) for one in b.posts}
    if posts:
        yield Reason("same post", 0.3)
    near = len(a.near & b.near)
    if near:
        yield Reason("the same things are spoken of nearby", min(0.2, 0.1 * near))


def _post(name: str) -> tuple[str, str]:
    parts = body_name(name)
    return parts.core, parts.unit


def _local(curie: str) -> str:
    return curie.partition(":")[2]


def _one_letter_apart(one: str, other: str) -> bool:
    """Whether a letter more, less or other makes one of the other: Ғалымжан, Ғалімжан apart."""
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) < _SPELT_ALIKE or len(longer) - len(shorter) > 1:
        return False
    at = next((i for i, letter in enumerate(shorter) if letter != longer[i]), len(shorter))
    return shorter[at + (len(shorter) == len(longer)) :] == longer[at + 1 :]
