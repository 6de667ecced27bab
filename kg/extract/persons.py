"""Tokens in, the people that they name out: by given name, shape of the surname, initials or title.

A Kazakh name takes its case ending on its last word only: ``Қасым-Жомарт Кемелұлының``.
"""

from __future__ import annotations

import re

from kg.extract.draft import Draft
from kg.extract.surnames import PATRONYMIC, SURNAME, nominative
from kg.model import Referent

__all__ = ["mention_persons", "person_named"]

_INITIAL = re.compile(r"[^\W\d_]\.(?:-?[^\W\d_]\.)*")
_JOINED_INITIALS = re.compile(r"((?:[^\W\d_]\.-?)+)([^\W\d_]{2,}.*)")
_NO_NAMES = frozenset({"PRON", "DET", "ADV", "CCONJ", "SCONJ", "ADP", "PART", "INTJ", "AUX"})
_LONGEST_NAME = 4
_LONGEST_UNIT = 5
_NISBA = re.compile(r"(?:[әа]л|аль)-[А-ЯӘҒҚҢӨҰҮҺІ]\w+", re.IGNORECASE)  # әл-Фараби
_REVERED = frozenset({"ұлы", "хакім", "данышпан", "кемеңгер", "ғұлама", "ойшыл"})
_NAMED_AFTER = ("атындағы", "атты")
_PARTICLES = frozenset({"фон", "ван", "де", "ди", "да", "бен", "ибн", "бин", "аль", "әл", "дер"})
_HONORIFICS = frozenset({"мырза", "ханым", "аға", "апай", "ағай", "хан", "батыр", "би"})


def mention_persons(draft: Draft) -> None:
    """Note each person told by name; a surname alone where the article gave the name in full."""
    titled = {i + 1 for i in draft.heads("post")}
    end = 0
    for i, upper in enumerate(draft.words.upper):
        is_name = upper or _NISBA.fullmatch(draft.tokens[i].text) is not None
        if not is_name or i < end or not draft.is_free(i, i + 1):
            continue
        length = _name_length(draft, i) or (_titled_length(draft, i) if i in titled else 0)
        length = length or int(_is_classic(draft, i))
        if length:
            _note(draft, i, i + length)
            end = i + length
    _surnames_alone(draft)


def _name_length(draft: Draft, i: int) -> int:
    """How many tokens from *i* on are a person's name; 0 for none."""
    tokens = draft.tokens
    if _JOINED_INITIALS.fullmatch(tokens[i].text):
        return 1
    j = _behind_initials(draft, i)
    if j > i:
        return j + 1 - i if j < len(tokens) and _is_name_word(draft, j) else 0
    if not _is_name_word(draft, i) or _only_begins_sentence(draft, i):
        return 0
    end = i + 1
    while end < len(tokens) and end - i < _LONGEST_NAME and _continues(draft, i, end):
        end += 1
    if end - i < 2:
        behind = _behind_initials(draft, i + 1)
        is_surname = SURNAME.fullmatch(draft.words.low[i])
        return behind - i if behind > i + 1 and is_surname else 0
    is_given = draft.words.low[i] in draft.lists.given_names
    return end - i if is_given or SURNAME.fullmatch(draft.words.low[end - 1]) else 0


def _is_classic(draft: Draft, i: int) -> bool:
    """Whether one word names a person all know: ``хакім Абай``, ``әл-Фараби``.

    What is called after them stands behind: ``әл-Фараби атындағы``, ``Абай облысы``.
    """
    words, token = draft.words, draft.tokens[i]
    if i + 1 < words.end[i]:
        bare = words.case[i] in ("", "Nom")
        if words.upper[i + 1] or words.low[i + 1].startswith(_NAMED_AFTER):
            return False
        if bare and (draft.noun(i + 1) is not None or words.possessed[i + 1]):
            return False
    if i + 1 in draft.places_by_end or (i > 0 and i - 1 in draft.quotes.opening):
        return False
    if _NISBA.fullmatch(token.text):
        return i + 1 >= words.end[i] or draft.tokens[i + 1].text not in "»”"
    is_revered = i > words.first[i] and words.low[i - 1] in _REVERED
    return is_revered and token.upos == "PROPN" and _is_name_word(draft, i)


def _behind_initials(draft: Draft, i: int) -> int:
    """Behind the initials at *i*: ``Б.``, ``Ж.``; *i* where none stand there."""
    j = i
    while j < len(draft.tokens) and j < i + 3 and _INITIAL.fullmatch(draft.tokens[j].text):
        if not draft.words.upper[j]:
            break
        j += 1
    return j


def _titled_length(draft: Draft, i: int) -> int:
    """How many capitals behind a title are a name that no list has: ``министр Роман Скляр``."""
    end = i
    while end < min(i + 3, draft.words.end[i]) and _is_name_word(draft, end):
        if (draft.words.lemma[end],) in draft.lists.places:
            return 0
        end += 1
        if draft.words.case[end - 1] not in ("", "Nom"):
            break
    return end - i if end - i in (2, 3) else 0


def _only_begins_sentence(draft: Draft, i: int) -> bool:
    """Whether a sentence's first word stands before a name: ``Биыл Мұхтар Әуезов ...``."""
    names, words = draft.lists.given_names, draft.words
    if words.low[i] in names or i + 1 == len(draft.tokens):
        return False
    return draft.begins_sentence(i) and words.low[i + 1] in names


def _continues(draft: Draft, first: int, i: int) -> bool:
    """Whether the token at *i* goes on with the name that begins at *first*.

    A name has a third word beside a patronymic or a second given name (``Қожа Ахмет Ясауи``), or
    a particle (``Ларс фон Триер``).
    """
    words, names = draft.words, draft.lists.given_names
    before = draft.tokens[i - 1]
    if before.end + 1 != draft.tokens[i].start or draft.words.first[i] != draft.words.first[first]:
        return False
    if (
        words.low[i] in _PARTICLES
        and i + 1 < words.end[i]
        and words.upper[i + 1]
        and i == first + 1
    ):
        return before.text[0].isupper() and words.low[i] not in ("бен", "де", "да")
    if not _is_name_word(draft, i) or _begins_unit(draft, i):
        return False
    is_given = words.low[i - 1] in names
    if i - first >= 2 and (_is_only_place(draft, i) or _begins_post(draft, i)):
        return False  # Болат Бидахметұлы Алматыда туған
    if i - first >= 2:
        if i - first == 3 and words.low[i - 2] not in _PARTICLES:
            return False
        pair = (words.low[i - 1], words.low[i])
        if draft.tokens[i].upos == draft.tokens[i - 1].upos == "PROPN" and _is_titled(draft, first):
            return True  # Түркия Президенті Режеп Тайип Ердоған
        is_particle = words.low[i - 1] in _PARTICLES
        return is_particle or is_given or any(PATRONYMIC.match(word) for word in pair)
    if is_given or words.case[i - 1] in ("", "Nom"):
        return True
    # A foreign name may end like a case (Георге): the surname behind it tells, unless it is a place
    is_place = (words.lemma[i - 1],) in draft.lists.places
    return not is_place and SURNAME.fullmatch(words.low[i]) is not None


def _is_titled(draft: Draft, first: int) -> bool:
    """Whether a post in the nominative stands before the name that begins at *first*."""
    before = first - 1
    noun = draft.noun(before) if before >= draft.words.first[first] else None
    return noun is not None and noun.role == "post" and draft.words.case[before] in ("", "Nom")


def _begins_post(draft: Draft, i: int) -> bool:
    """Whether a post or body stands right behind: ``Асқар Болат Қаржы вице-министрі болды``."""
    noun = draft.noun(i + 1)
    return noun is not None and noun.role in ("post", "body") and draft.words.possessed[i + 1]


def _begins_unit(draft: Draft, i: int) -> bool:
    """Whether a unit told by its kind begins at *i*: ``Бекет Қасымбек Қарағанды облысының ...``."""
    ends = range(i + 1, min(i + _LONGEST_UNIT, draft.words.end[i]) + 1)
    found = (draft.places_by_end.get(end) for end in ends)
    return any(one is not None and one.first == i and bool(one.noun and one.unit) for one in found)


def _is_only_place(draft: Draft, i: int) -> bool:
    """Whether the capital at *i* is the name of a unit, and no surname by its shape."""
    is_listed = (draft.words.lemma[i],) in draft.lists.places
    return is_listed and not SURNAME.fullmatch(draft.words.low[i])


def _is_name_word(draft: Draft, i: int) -> bool:
    token = draft.tokens[i]
    if not draft.words.upper[i] or token.text[:2].isupper() or not token.text[-1].isalpha():
        return False
    if token.upos in _NO_NAMES and draft.words.low[i] not in draft.lists.given_names:
        return False
    return len(token.text) > 1 and draft.noun(i) is None and draft.is_free(i, i + 1)


def _note(draft: Draft, first: int, last: int) -> None:
    referent = person_named(draft, first, last)
    number = draft.refer(referent)
    draft.mention(first, last, referent.name, "PERSON", number)
    draft.name(first, last, (number,))


def person_named(draft: Draft, first: int, last: int) -> Referent:
    """The person whose name is ``tokens[first:last]``; the one known in full of initials."""
    words = [token.text for token in draft.tokens[first:last]]
    joined = _JOINED_INITIALS.fullmatch(words[0])
    if joined:
        words = [joined.group(1), joined.group(2)]
    if _INITIAL.fullmatch(words[-1]):  # Иванов Б.Ж.
        at = next(k for k, word in enumerate(words) if _INITIAL.fullmatch(word))
        words = [*words[at:], *words[:at]]
    else:
        words[-1] = nominative(words[-1], draft.tokens[last - 1])
    number = _known_by(draft, words)
    return Referent("agl:Person", " ".join(words)) if number is None else draft.referents[number]


def _known_by(draft: Draft, words: list[str]) -> int | None:
    """The one person of the article whose name in full these initials and this surname shorten."""
    if not _INITIAL.fullmatch(words[0]):
        return None
    fitting = [
        number
        for number in draft.by_last_word("agl:Person", words[-1])
        if draft.referents[number].name.startswith(words[0][0])
    ]
    return fitting[0] if len(fitting) == 1 else None


def _surnames_alone(draft: Draft) -> None:
    """``Омаров сөз сөйледі``, ``Омаров мырза``, after the name in full."""
    if not draft.has_type("agl:Person"):
        return
    for i, upper in enumerate(draft.words.upper):
        if not upper or not _is_name_word(draft, i):
            continue
        surname = nominative(draft.tokens[i].text, draft.tokens[i])
        bearers = draft.by_last_word("agl:Person", surname)
        shaped = SURNAME.fullmatch(draft.tokens[i].text)
        if len(bearers) != 1 or not (shaped or _is_addressed(draft, i)):
            continue
        if draft.is_place(i, i + 1):
            continue
        name = draft.referents[bearers[0]].name
        draft.mention(i, i + 1, name, "PERSON", bearers[0])
        draft.name(i, i + 1, (bearers[0],))


def _is_addressed(draft: Draft, i: int) -> bool:
    """Whether the surname, of whatever shape, is surely one: within a sentence, and no place."""
    follows = draft.words.low[i + 1] if i + 1 < len(draft.tokens) else ""
    is_listed = (draft.words.lemma[i],) in draft.lists.places
    return follows in _HONORIFICS or not (draft.begins_sentence(i) or is_listed)
