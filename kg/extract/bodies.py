"""Tokens in, the bodies, companies and institutes that a head noun tells out.

A name begins with a capital and ends with its head noun in the possessive (``Қаржы министрлігі``);
before it stands, in the genitive or bare, whose it is (``Абай облысының Білім басқармасы``).
"""

from __future__ import annotations

from kg.extract.draft import Draft
from kg.extract.left_edge import capital_before, ends_person, named_after
from kg.extract.lists import HeadNoun
from kg.extract.nominative import genitive, is_plural, possessed
from kg.extract.owners import ADJECTIVES, Owner, owner_before
from kg.model import Fact, Referent
from kg.text import lower

__all__ = ["mention_body"]

_STATE_BODIES = frozenset({"agl:Ministry", "agl:Agency", "agl:PublicBody"})
_OF_OWNERS = _STATE_BODIES | {"agl:Council"}
_LONGEST_LISTED = 12
_SCHOOLS = frozenset({"университет", "колледж"})  # named after people and places
_ONE_TO_A_UNIT = frozenset({"прокуратура", "сот", "полиция"})  # named by the unit alone
_OF_COUNTRIES = frozenset({"федерация", "қауымдастық", "одақ", "ассоциация", "академия", "банк"})


def mention_body(draft: Draft, i: int, noun: HeadNoun) -> None:
    """Note the body whose name ends with the head noun at *i*, if it is told by name."""
    if not possessed(draft.tokens[i], noun) or not draft.is_free(i, i + 1):
        return
    plural = is_plural(draft.tokens[i], noun)
    core = None if plural else _listed_start(draft, i, noun)
    owner = None
    if plural:
        core = capital_before(draft, i, coordinated=True)
        if core is None:
            core, owner = _core(draft, i, noun)
    elif core is None:
        core, owner = _core(draft, i, noun)
        if core is not None and not (owner or _is_name(draft, core, i, noun)):
            return
    if core is None:
        return
    core = named_after(draft, core)
    owner = owner or owner_before(draft, core)
    first = owner.first if owner else core
    if plural:
        _several(draft, first, core, i, noun, owner)
        return
    number = draft.refer(_referent(draft, core, i, noun, owner))
    if owner:
        own = noun.type, lower(_joined(draft, core, i, noun))
        known = draft.own_names.setdefault(own, [])
        if number not in known[:2]:
            known.append(number)
    draft.release(first, i + 1)
    draft.mention(first, i + 1, draft.referents[number].name, noun.label, number)
    draft.name(first, i + 1, (number,))
    _jurisdiction(draft, number, owner, first, i)


def _core(draft: Draft, i: int, noun: HeadNoun) -> tuple[int | None, Owner | None]:
    """Where the body's own name begins, and whose it is where that alone makes it a name.

    ``Алматы қаласының құрылыс басқармасы`` has no capital: its unit tells which one it is.
    """
    capital = capital_before(draft, i)
    if noun.type in _OF_OWNERS or noun.lemma in _OF_COUNTRIES:
        j = i
        while j > draft.words.first[i] and i - j <= _LONGEST_LISTED:
            owner = owner_before(draft, j)
            if owner:
                if j == i and noun.lemma not in _ONE_TO_A_UNIT:
                    break
                if owner.unit or noun.type in _OF_OWNERS:
                    return j, owner
                break
            if j < i and j in draft.named_by_end:
                break  # another body's name: облыстық мәслихаты және ... басқармасы
            if j - 1 == capital or not _is_core_word(draft, j - 1):
                break
            j -= 1
    return capital, None


def _is_core_word(draft: Draft, j: int) -> bool:
    """Whether a word in lower case goes on with a body's name: ``тұрғын үй инспекциясы``."""
    words, token = draft.words, draft.tokens[j]
    if words.low[j] in ("және", "мен", "бен", "пен", ","):
        return True
    noun = draft.noun(j)
    if ends_person(draft, j) or (noun is not None and noun.role == "post"):
        return False  # әкім Дастан Жұмағалиев және компания басқармасы
    if token.upos not in ("NOUN", "ADJ", "VERB", "ADP", "NUM", "PROPN") or words.form[j] in (
        "Fin",
        "Conv",
    ):
        return words.low[j] in ("жөніндегі", "істері")
    return words.case[j] in ("", "Nom", "Acc", "Ins") or words.low[j] == "жөніндегі"


def _referent(draft: Draft, core: int, i: int, noun: HeadNoun, owner: Owner | None) -> Referent:
    own = _joined(draft, core, i, noun)
    written = _joined(draft, owner.first, i, noun) if owner else own
    abroad = owner is not None and owner.is_abroad
    for name in (written, own):
        listed = draft.lists.bodies_by_name.get(lower(name))
        if listed and not abroad and (name == written or owner is None or owner.is_country):
            others = (own, written, *listed.other_names)
            return Referent(listed.type, listed.name, _but(listed.name, others), listed.code)
    if owner is None:
        return _known(draft, own, noun) or Referent(noun.type, own)
    full = f"{owner.genitive} {own}".strip()
    if owner.is_adjective:
        return Referent(noun.type, written, _but(written, (full,)))
    others = (written, own) if owner.is_country else (written,)
    return Referent(noun.type, full, _but(full, others))


def _known(draft: Draft, own: str, noun: HeadNoun) -> Referent | None:
    """The one body of the article whose name in full ends so: ``Білім басқармасы``."""
    found = draft.own_names.get((noun.type, lower(own)), [])
    return draft.referents[found[0]] if len(found) == 1 else None


def _but(name: str, others: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for one in others if one != name))


def _joined(draft: Draft, first: int, i: int, noun: HeadNoun) -> str:
    words = [token.text for token in draft.tokens[first:i]]
    return " ".join([*words, noun.citation]).replace(" ,", ",")


def _listed_start(draft: Draft, i: int, noun: HeadNoun) -> int | None:
    """Where the longest name of the lists that ends with the head noun at *i* begins."""
    limit = max(i - _LONGEST_LISTED, draft.words.first[i])
    known = draft.lists.bodies_by_name
    low, citation = draft.words.low, lower(noun.citation)
    found, name = None, citation
    for j in range(i - 1, limit - 1, -1):
        name = f"{low[j]}{name}" if name[0] == "," else f"{low[j]} {name}"
        if name in known and (draft.words.upper[j] or known[name].type in _STATE_BODIES):
            found = j
    return found


def _is_name(draft: Draft, first: int, i: int, noun: HeadNoun) -> bool:
    """Whether the words from a capital to a head noun are a name and no description.

    A capital at the head of a sentence tells nothing, so there only the nouns that state bodies
    alone have are believed; ``институт`` is an institution, too (``отбасы институты``).  A
    description has its genitive or a pronoun (``еліміздің басты қоры``), a name has none.
    """
    if first > draft.words.first[i] and draft.words.low[first - 1] == "атындағы":
        return True  # Е. А. Бөкетов атындағы Қарағанды университеті
    of_state = noun.type in _STATE_BODIES
    kind = draft.noun(first)
    if noun.role == "centre" and kind is not None and kind.role == "unit":
        return False  # Облыс орталығы
    if draft.words.low[first] in ADJECTIVES:
        return False  # Облыстық білім басқармасы is that of some oblast
    if noun.lemma in _SCHOOLS and draft.tokens[first].upos == "PROPN":
        of_state = True
    if draft.begins_sentence(first) and noun.role in ("centre", "council"):
        return False
    if any(end in draft.places_by_end for end in range(first + 1, i + 1)):
        place_only = draft.places_by_end.get(i)
        if place_only and place_only.first == first:
            return False
    words = draft.words
    described = (
        any(words.case[j] == "Gen" and not words.upper[j] for j in range(first, i))
        or words.case[first] == "Gen"
    )
    return of_state or not (draft.begins_sentence(first) or described)


def _jurisdiction(draft: Draft, number: int, owner: Owner | None, first: int, i: int) -> None:
    body = draft.referents[number]
    if owner and owner.unit and not owner.is_country and body.type in _STATE_BODIES:
        unit = draft.refer(owner.unit)
        start, end = draft.tokens[first].start, draft.tokens[i].end
        draft.fact(Fact(number, "agl:jurisdiction", unit, start, end, rule="body-of-unit"))


def _several(
    draft: Draft, first: int, core: int, i: int, noun: HeadNoun, owner: Owner | None
) -> None:
    """``Қаржы және Ұлттық экономика министрліктері``: each body in full, one span for all."""
    parts, begin = [], core
    for j in range(core + 1, i):
        if draft.words.low[j - 1] in ("және", "мен", "бен", "пен", ",") and draft.words.upper[j]:
            parts.append((begin, j - 1))
            begin = j
    parts.append((begin, i))
    if len(parts) == 1 and not owner:
        return
    numbers = []
    for start, end in parts:
        name = " ".join([draft.text(start, end).strip(" ,"), noun.citation])
        listed = draft.lists.bodies_by_name.get(lower(name))
        full = f"{owner.genitive} {name}" if owner else name
        referent = Referent(noun.type, full, _but(full, (name,)))
        if listed:
            referent = Referent(listed.type, listed.name, (name, *listed.other_names), listed.code)
        numbers.append(draft.refer(referent))
        _jurisdiction(draft, numbers[-1], owner, first, i)
    draft.release(first, i + 1)
    names = "; ".join(draft.referents[number].name for number in numbers)
    draft.mention(first, i + 1, names, noun.label, numbers[0] if len(numbers) == 1 else None)
    draft.name(first, i + 1, tuple(numbers))


__all__ += ["genitive"]
