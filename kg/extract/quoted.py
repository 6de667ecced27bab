"""Tokens in, the companies, parties and funds whose names stand in quotation marks out.

``«КазНИИСА» АҚ``, ``«Отау» жауапкершілігі шектеулі серіктестігі``, ``«Нұр Отан» партиясы``: the
legal form or the head noun stands behind the marks, adjectives between them.  KazNERD marks what is
inside.
"""

from __future__ import annotations

from kg.extract.draft import Draft
from kg.extract.nominative import possessed
from kg.extract.places import Place, referent_of
from kg.model import Fact, Referent
from kg.text import lower

__all__ = ["mention_quoted_bodies"]

_LONGEST_QUOTED = 16
_BETWEEN = 5  # words between the marks and the head noun: ``ұлттық әл-ауқат қоры``
_ROLES = frozenset({"body", "centre", "council"})
_UNSTATED = "agl:PublicBody"


def mention_quoted_bodies(draft: Draft) -> None:
    """Note each quotation that a legal form or a head noun of institutions follows."""
    for opening, closing in sorted(draft.quotes.closing.items()):
        if 1 < closing - opening <= _LONGEST_QUOTED and closing + 1 < len(draft.tokens):
            _quoted(draft, opening, closing)


def _quoted(draft: Draft, opening: int, closing: int) -> None:
    name = draft.text(opening + 1, closing)
    found = _legal_form(draft, closing + 1, name) or _head_noun(draft, closing + 1, name)
    if found is None or not draft.is_free(opening, closing):
        return
    referent, last = found
    listed = draft.lists.bodies_by_name.get(lower(referent.name))
    listed = listed or draft.lists.bodies_by_name.get(lower(f"«{name}»"))
    if listed:
        others = (referent.name, name, *listed.other_names)
        referent = Referent(listed.type, listed.name, others, listed.code)
    number = draft.refer(referent)
    draft.mention(opening + 1, closing, referent.name, "ORGANISATION", number)
    draft.name(opening, last, (number,))
    place = next(
        (one for e in range(opening + 2, closing) if (one := _at(draft, e, opening))), None
    )
    if place is not None and referent.type == _UNSTATED:
        unit = draft.refer(referent_of(place))
        start, end = draft.tokens[opening].start, draft.tokens[last - 1].end
        draft.fact(Fact(number, "agl:jurisdiction", unit, start, end, rule="body-of-unit"))


def _at(draft: Draft, end: int, opening: int) -> Place | None:
    """The unit that a name in marks begins with: ``«Павлодар облысының ... басқармасы» ММ``."""
    place = draft.places_by_end.get(end)
    is_unit = place is not None and place.first == opening + 1 and place.noun != "агломерация"
    is_country = place is not None and place.unit is not None and place.unit.kind == "country"
    return place if is_unit and bool(place and place.noun) and not is_country else None


def _legal_form(draft: Draft, i: int, name: str) -> tuple[Referent, int] | None:
    """``АҚ``, ``ЖШС-нің`` or ``акционерлік қоғамы`` behind the marks, with where it ends."""
    short = draft.tokens[i].text.partition("-")[0].strip(".")
    if short in draft.lists.legal_forms:
        kind = _legal_kind(draft.lists.legal_forms[short], name)
        if _is_full(draft, i - 2, kind):
            return Referent(kind, name, (f"«{name}» {short}",)), i + 1
        return Referent(kind, f"«{name}» {short}", (name,)), i + 1
    for length, forms in draft.lists.written_forms.items():
        words = draft.words.low[i : i + length]
        for words_of_form, short in forms.get(words[0], ()):
            if words[:-1] == words_of_form[:-1] and words[-1].startswith(words_of_form[-1]):
                kind = _legal_kind(draft.lists.legal_forms[short], name)
                full = " ".join(words_of_form)
                return Referent(kind, f"«{name}» {short}", (f"«{name}» {full}", name)), i + length
    return None


def _is_full(draft: Draft, last: int, kind: str) -> bool:
    """Whether a state body's name in the marks ends with its own head noun, ``... басқармасы``."""
    noun = draft.noun(last)
    is_body = noun is not None and noun.role in ("body", "unit-body")
    return is_body and noun is not None and kind == _UNSTATED and noun.type.startswith("agl:P")


def _head_noun(draft: Draft, i: int, name: str) -> tuple[Referent, int] | None:
    """``партиясы``, ``қоғамдық қоры`` behind the marks."""
    words = draft.words
    for j in range(i, min(i + _BETWEEN, words.end[i])):
        noun = draft.noun(j)
        if noun and noun.role in _ROLES and possessed(draft.tokens[j], noun):
            between = [one.text for one in draft.tokens[i:j]]
            full = " ".join([f"«{name}»", *between, noun.citation])
            kind = "agl:Organization" if noun.type == _UNSTATED else noun.type
            return Referent(kind, full, (name, f"«{name}»")), j + 1
        is_attribute = draft.tokens[j].upos in ("ADJ", "NOUN") and words.case[j] in ("", "Nom")
        is_joined = words.low[j] == "және" or words.form[j] == "Ger"
        if not is_attribute and not is_joined:  # ғылыми-зерттеу және жобалау институты
            return None
    return None


def _legal_kind(kind: str, name: str) -> str:
    is_institute = kind == "agl:Company" and "институт" in lower(name)
    return "agl:ResearchInstitute" if is_institute else kind
