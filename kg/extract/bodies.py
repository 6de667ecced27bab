"""Tokens in, the bodies, companies and institutes that they name out.

Institutions write their names in three ways: a unit and what it has (``Абай облысының әкімдігі``),
a legal form behind quotation marks (``«КазНИИСА» АҚ``), and a phrase that begins with a capital and
ends with its head noun in the possessive (``Қаржы министрлігі``).
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.draft import Draft, Named
from kg.extract.lists import HeadNoun
from kg.extract.places import JOINING, Place, of_kind, possessed, referent_of
from kg.model import Fact, Referent, Token
from kg.text import BACK_VOWELS, lower

__all__ = ["genitive", "mention_bodies"]

_OPENING, _CLOSING = frozenset('«“„"'), frozenset('»”“"')
_LONGEST_QUOTED = 14
_LONGEST_NAME = 9
_OUTSIDE_CASES = frozenset({"Loc", "Abl", "Dat", "Ins"})
_ADJECTIVES = frozenset({"облыстық", "қалалық", "аудандық"})
_STATE_BODIES = frozenset({"agl:Ministry", "agl:Agency", "agl:PublicBody"})
_NEVER_IN_NAMES = frozenset({"PRON", "DET", "AUX", "SCONJ"})
_COUNTRY = frozenset({"ҚР", "Қазақстан"})


def mention_bodies(draft: Draft, places: Sequence[Place]) -> None:
    """Note every body that is told by name, with the units that their names give them."""
    _quoted(draft)
    for i, token in enumerate(draft.tokens):
        noun = draft.noun(i)
        if noun and noun.role == "unit-body" and possessed(token, noun):
            _body_of_unit(draft, i, noun, places)
        elif noun and noun.role == "body" and possessed(token, noun):
            _capitalised(draft, i, noun)
        elif lower(token.lemma) == "үкімет" and token.text[0].isupper():
            _government(draft, i)


def genitive(name: str) -> str:
    """An official name, which ends in a possessive vowel, in the genitive: ``Абай облысының``.

    -ның after back, -нің after front vowels (vowel harmony; Қазақ грамматикасы, 2002, § 115).
    """
    vowels = [letter for letter in lower(name) if letter in "аәеёиоөуұүыіэюя"]
    return name + ("ның" if vowels and vowels[-1] in BACK_VOWELS else "нің")


def _quoted(draft: Draft) -> None:
    """``«Name» АҚ``: quotation marks with a legal form or a head noun behind them."""
    tokens = draft.tokens
    for first, token in enumerate(tokens):
        if token.text not in _OPENING:
            continue
        end = min(first + _LONGEST_QUOTED, draft.sentence_end(first))
        closing = next((j for j in range(first + 2, end) if tokens[j].text in _CLOSING), None)
        if closing is None or closing + 1 >= len(tokens):
            continue
        name = draft.text(first + 1, closing)
        form = tokens[closing + 1].text.partition("-")[0].strip(".")
        noun = draft.noun(closing + 1)
        if form in draft.lists.legal_forms:
            kind, last = _legal_kind(draft.lists.legal_forms[form], name), closing + 2
            referent = Referent(kind, f"«{name}» {form}", (name,))
        elif noun and noun.role == "body" and possessed(tokens[closing + 1], noun):
            last = closing + 2
            referent = Referent(noun.type, f"«{name}» {noun.citation}", (name,))
        else:
            continue
        number = draft.refer(referent)
        draft.mention(first + 1, closing, referent.name, "ORGANISATION", number)
        draft.named.append(Named(first, last, (number,)))


def _legal_kind(kind: str, name: str) -> str:
    is_institute = kind == "agl:Company" and "институт" in lower(name)
    return "agl:ResearchInstitute" if is_institute else kind


def _body_of_unit(draft: Draft, i: int, noun: HeadNoun, places: Sequence[Place]) -> None:
    """``Алматы қаласы мен Алматы облысы әкімдіктері``: one body for each coordinated unit."""
    before = i - 1
    if before >= 0 and lower(draft.tokens[before].text) in _ADJECTIVES:
        before -= 1
    units = _coordinated(draft, before + 1, places)
    if not units:
        return
    numbers = []
    for place in units:
        unit = draft.refer(_as_oblast(draft, place, draft.tokens[i - 1]))
        body = draft.refer(_unit_body(draft.referents[unit], noun))
        numbers.append(body)
        start, end = draft.tokens[units[0].first].start, draft.tokens[i].end
        draft.fact(Fact(body, "agl:jurisdiction", unit, start, end, rule="body-of-unit"))
    if len(units) == 1:
        name = draft.referents[numbers[0]].name
        draft.mention(units[0].first, i + 1, name, noun.label, numbers[0])
    draft.named.append(Named(units[0].first, i + 1, tuple(numbers)))


def _coordinated(draft: Draft, end: int, places: Sequence[Place]) -> list[Place]:
    """The places that end at the token *end*, joined by commas and conjunctions."""
    found: list[Place] = []
    by_end = {place.last: place for place in places if place.noun != "агломерация"}
    while place := by_end.get(end):
        found.insert(0, place)
        end = place.first
        while end > 0 and lower(draft.tokens[end - 1].text) in JOINING:
            end -= 1
        if end == place.first:
            break
    return found


def _as_oblast(draft: Draft, place: Place, word: Token) -> Referent:
    """The unit that ``Алматы облыстық мәслихаты`` is of: the oblast, not the city of that name."""
    kinds = {"облыстық": "облыс", "қалалық": "қала", "аудандық": "аудан"}
    kind = kinds.get(lower(word.text))
    return referent_of(of_kind(draft, place, kind) if kind else place)


def _unit_body(unit: Referent, noun: HeadNoun) -> Referent:
    names = [f"{genitive(unit.name)} {noun.citation}", f"{unit.name} {noun.citation}"]
    if noun.lemma == "мәслихат" and unit.name.endswith(" облысы"):
        names.append(unit.name.removesuffix("облысы") + "облыстық мәслихаты")
    return Referent(noun.type, names[0], tuple(names[1:]), unit.code)


def _capitalised(draft: Draft, i: int, noun: HeadNoun) -> None:
    """``Ауыл шаруашылығы министрлігі``: from the capital that begins the name to the head noun."""
    first = _listed_start(draft, i, noun)
    if first is None:
        first = _name_start(draft, i)
        if first is None or not _is_name(draft, first, i, noun):
            return
    if not draft.is_free(first, i + 1):
        return
    name = _joined(draft, first, i, noun)
    referent = _listed_body(draft, name) or Referent(noun.type, name)
    number = draft.refer(referent)
    draft.mention(first, i + 1, referent.name, noun.label, number)
    draft.named.append(Named(first, i + 1, (number,)))


def _joined(draft: Draft, first: int, i: int, noun: HeadNoun) -> str:
    words = [token.text for token in draft.tokens[first:i]]
    return " ".join([*words, noun.citation]).replace(" ,", ",")


def _listed_start(draft: Draft, i: int, noun: HeadNoun) -> int | None:
    """Where the longest name of the lists that ends with the head noun at *i* begins."""
    return next(
        (
            j
            for j in range(max(i - _LONGEST_NAME, 0), i)
            if lower(_joined(draft, j, i, noun)) in draft.lists.bodies_by_name
        ),
        None,
    )


def _is_name(draft: Draft, first: int, i: int, noun: HeadNoun) -> bool:
    """Whether the words from a capital to a head noun are a name and no description.

    A capital at the head of a sentence tells nothing, so there only the nouns that state bodies
    alone have are believed; ``институт`` is an institution, too (``отбасы институты``).  A
    description has its genitive or a pronoun (``еліміздің басты қоры``), a name has none.
    """
    tokens = draft.tokens[first:i]
    of_state = noun.type in _STATE_BODIES
    marks = [lower(token.text) for token in tokens]
    if "," in marks and "және" not in marks[marks.index(",") :]:
        return False
    if any(token.upos in _NEVER_IN_NAMES for token in tokens) or _is_place(draft, first, i):
        return False
    described = any(token.feature("Case") == "Gen" for token in tokens)
    return of_state or not (draft.begins_sentence(first) or described)


def _is_place(draft: Draft, first: int, i: int) -> bool:
    """Whether nothing but a place stands before the noun: ``Қазақстанның министрлігі``."""
    short = (lower(draft.tokens[first].lemma),)
    unit = draft.noun(i - 1)
    return short in draft.lists.places and (i - first == 1 or (unit and unit.role) == "unit")


def _listed_body(draft: Draft, name: str) -> Referent | None:
    body = draft.lists.bodies_by_name.get(lower(name))
    if body is None:
        return None
    others = tuple(other for other in (name, *body.other_names) if other != body.name)
    return Referent(body.type, body.name, tuple(dict.fromkeys(others)), body.code)


def _name_start(draft: Draft, i: int) -> int | None:
    """The nearest token before *i* with a capital, with nothing between that ends a name.

    A capital on a possessed noun is inside a longer name: ``Қазақстан Республикасының ...``.
    """
    tokens = draft.tokens
    sentence = draft.article.sentence_at(tokens[i].start, tokens[i].end)
    for j in range(i - 1, max(i - _LONGEST_NAME, -1), -1):
        token = tokens[j]
        if token.start < sentence.start or token.feature("Case") in _OUTSIDE_CASES:
            return None
        if not token.text[0].isalpha() and token.text not in JOINING:
            return None
        if token.text[0].isupper() and token.feature("Person[psor]") != "3":
            return j
    return None


def _government(draft: Draft, i: int) -> None:
    """``Үкімет``, with or without the Republic before it: the Government of Kazakhstan."""
    body = draft.lists.bodies_by_name.get("үкімет")
    if body is None:
        return
    first = i
    while first > 0 and i - first < 2 and _is_country_word(draft.tokens[first - 1]):
        first -= 1
    number = draft.refer(Referent(body.type, body.name, body.other_names, body.code))
    draft.mention(first, i + 1, body.name, "ORGANISATION", number)
    draft.named.append(Named(first, i + 1, (number,)))


def _is_country_word(token: Token) -> bool:
    return token.text in _COUNTRY or token.text.startswith("Республика")
