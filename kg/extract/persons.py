"""Tokens in, the people that they name out: by given name, shape of the surname, or initials."""

from __future__ import annotations

import re

from kg.extract.draft import Draft
from kg.model import Referent, Token
from kg.text import lower

__all__ = ["mention_persons"]

_INITIAL = re.compile(r"[^\W\d_]\.(?:-?[^\W\d_]\.)*")
_JOINED_INITIALS = re.compile(r"((?:[^\W\d_]\.-?)+)([^\W\d_]{2,}.*)")
# Surnames in -ов, -ин, -ский and the patronymic surnames in -ұлы, -қызы (сұлтан -> Сұлтанұлы),
# with or without a case ending behind (Қазақ грамматикасы, 2002, §§ 113-121).
_SURNAME = re.compile(
    r"([^\W\d_]+(?:[оеё]ва?|ина?|цына?|[сц]кий|[сц]кая|енко|ұлы|улы|қызы|кызы))"
    r"(?:[нтд][ыі]ң|[нтд][ыі]|[кқгғ][ае]|[тд][ае]н?|н[ае]н|[мпб]ен|ға|ге|на|не|н)?"
)
_PATRONYMIC = re.compile(r"[^\W\d_]+(?:ұлы|улы|қызы|кызы|вич|вна)")
_NO_NAMES = frozenset({"PRON", "DET", "ADV", "CCONJ", "SCONJ", "ADP", "PART", "INTJ", "AUX"})
_LONGEST_NAME = 3


def mention_persons(draft: Draft) -> None:
    """Note each person told by name; a surname alone where the article gave the name in full."""
    i = 0
    while i < len(draft.tokens):
        length = _name_length(draft, i) if draft.is_free(i, i + 1) else 0
        if length:
            _note(draft, i, i + length)
        i += max(length, 1)
    _surnames_alone(draft)


def _name_length(draft: Draft, i: int) -> int:
    """How many tokens from *i* on are a person's name; 0 for none."""
    tokens = draft.tokens
    if _JOINED_INITIALS.fullmatch(tokens[i].text):
        return 1
    j = i
    while j < len(tokens) and _INITIAL.fullmatch(tokens[j].text) and _joined(draft, j):
        j += 1
    if j > i:
        return j + 1 - i if j < len(tokens) and _is_name_word(draft, j) else 0
    if not _is_name_word(draft, i) or _only_begins_sentence(draft, i):
        return 0
    end = i + 1
    while end < len(tokens) and end - i < _LONGEST_NAME and _continues(draft, i, end):
        end += 1
    if end - i < 2:
        return 0
    is_given = lower(tokens[i].text) in draft.lists.given_names
    return end - i if is_given or _SURNAME.fullmatch(lower(tokens[end - 1].text)) else 0


def _joined(draft: Draft, j: int) -> bool:
    return draft.tokens[j].text[0].isupper() and draft.sentence_end(j) > j + 1


def _only_begins_sentence(draft: Draft, i: int) -> bool:
    """Whether a sentence's first word stands before a name: ``Биыл Мұхтар Әуезов ...``."""
    names, token = draft.lists.given_names, draft.tokens[i]
    if lower(token.text) in names or i + 1 == len(draft.tokens):
        return False
    return draft.begins_sentence(i) and lower(draft.tokens[i + 1].text) in names


def _continues(draft: Draft, first: int, i: int) -> bool:
    """Whether the token at *i* goes on with the name that begins at *first*.

    A Kazakh name takes its case ending on its last word only (``Болат Жәмішевтің``), and has a
    third word only beside a patronymic or a second given name (``Қожа Ахмет Ясауи``).
    """
    before, names = draft.tokens[i - 1], draft.lists.given_names
    if before.end + 1 != draft.tokens[i].start or not _is_name_word(draft, i):
        return False
    is_given = lower(before.text) in names
    if i - first == 2:
        patronymic = (before.text, draft.tokens[i].text)
        return is_given or any(_PATRONYMIC.match(lower(word)) for word in patronymic)
    if is_given or before.feature("Case") in ("", "Nom"):
        return True
    # A foreign name may end like a case (Георге): the surname behind it tells, unless it is a place
    is_place = (lower(before.lemma),) in draft.lists.places
    return not is_place and _SURNAME.fullmatch(lower(draft.tokens[i].text)) is not None


def _is_name_word(draft: Draft, i: int) -> bool:
    token = draft.tokens[i]
    if not token.text[0].isupper() or token.text[:2].isupper() or not token.text[-1].isalpha():
        return False
    if token.upos in _NO_NAMES and lower(token.text) not in draft.lists.given_names:
        return False
    return len(token.text) > 1 and draft.noun(i) is None and draft.is_free(i, i + 1)


def _note(draft: Draft, first: int, last: int) -> None:
    words = [token.text for token in draft.tokens[first:last]]
    joined = _JOINED_INITIALS.fullmatch(words[0])
    if joined:
        words = [joined.group(1), joined.group(2)]
    words[-1] = _nominative(words[-1], draft.tokens[last - 1])
    name = " ".join(words)
    number = _known_by(draft, words)
    if number is None:
        number = draft.refer(Referent("agl:Person", name))
    draft.mention(first, last, draft.referents[number].name, "PERSON", number)
    draft.name(first, last, (number,))


def _nominative(word: str, token: Token) -> str:
    """The last word of a name without its case ending."""
    shaped = _SURNAME.fullmatch(word)
    if shaped:
        return shaped.group(1)
    return token.lemma[:1].upper() + token.lemma[1:] if word == token.text else word


def _known_by(draft: Draft, words: list[str]) -> int | None:
    """The one person of the article whose name in full these initials and this surname shorten."""
    if not _INITIAL.fullmatch(words[0]):
        return None
    fitting = [
        i
        for i, known in enumerate(draft.referents)
        if known.type == "agl:Person"
        and known.name.split()[-1] == words[-1]
        and known.name.startswith(words[0][0])
    ]
    return fitting[0] if len(fitting) == 1 else None


def _surnames_alone(draft: Draft) -> None:
    by_surname: dict[str, list[int]] = {}
    for number, referent in enumerate(draft.referents):
        if referent.type == "agl:Person":
            by_surname.setdefault(referent.name.split()[-1], []).append(number)
    for i, token in enumerate(draft.tokens):
        if not by_surname or not _is_name_word(draft, i):
            continue
        bearers = by_surname.get(_nominative(token.text, token), [])
        if len(bearers) == 1 and _SURNAME.fullmatch(token.text):
            name = draft.referents[bearers[0]].name
            draft.mention(i, i + 1, name, "PERSON", bearers[0])
            draft.name(i, i + 1, (bearers[0],))
