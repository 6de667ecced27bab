"""The place of an event's noun in, where its phrase begins, its class and its name out.

A name is the phrase in the nominative without what tells when and where: ``12 сәуірде Қарағандыда
өткен халықаралық форумда`` is ``халықаралық форум``, and ``Үкіметтің кеше өткен отырысында`` is
``Үкіметтің отырысы``.
"""

from __future__ import annotations

import re

from kg.extract.classes import kinds_of
from kg.extract.draft import Draft
from kg.extract.left_edge import phrase_start
from kg.extract.lists import HeadNoun
from kg.extract.nominative import possessed
from kg.text import lower

__all__ = ["GATHERED", "behind_clause", "event_name", "event_type", "is_same", "phrase_of"]

_BODIES = kinds_of("agl:Organization")
_BODY_ROLES = frozenset({"body", "council", "unit-body"})

_SIGNING = ("қол", "қою")
_PRESENTING = ("таныстыр", "тұсаукесер", "тұсауын")
_HELD = frozenset({"өт", "өткіз", "бол", "ұйымдастыр", "жоспарла", "баста", "аяқта"})
_LOOSE = frozenset({"аталған", "бұл", "осы", "сол", "келесі", "деген", "арасындағы"})
_KINDS = frozenset({"бизнес", "алқа", "аппарат", "онлайн", "актив", "баспасөз"})
_BY = ("руымен", "лығымен", "лігімен", "суымен")  # ұйымдастыруымен, төрағалығымен, қатысуымен
# People whose gathering an event is, though they are no body: ``облыс активінің жиыны``.
GATHERED = frozenset({"актив", "алқа", "комиссия", "штаб", "жұртшылық", "тұрғын", "аппарат"})
_LONGEST = 14  # tokens of a name
_WORD = re.compile(r"\w+")
_STEM = 5
_SHORTEST = 3


def phrase_of(draft: Draft, head: int, noun: HeadNoun) -> int:
    """Where the name of the event at *head* begins: behind the participle that says it was held."""
    words, first = draft.words, phrase_start(draft, head)
    if first == head and head > words.first[head] and _is_kind(draft, head, noun):
        first -= 1
    if first == head and head > words.first[head] and _gathers(draft, head - 1):
        first = phrase_start(draft, head - 1)
    for j in range(head - 1, first - 1, -1):
        is_held = words.lemma[j] in _HELD and words.form[j] == "Part"
        if (is_held and draft.label_at(j) != "DATE") or words.low[j].endswith(_BY):
            first = j + 1
            break
        if words.case[j] == "Loc" and _is_another(draft, j):
            first = j + 1  # отырысында таныстыру рәсімі
            break
    while head - first > _LONGEST:
        first += 1
    while first < head and _is_loose(draft, first):
        first += 1
    owner = _owner_before(draft, first - 1, head)
    return _with_partner(draft, first) if owner is None else owner


def _owner_before(draft: Draft, participle: int, head: int) -> int | None:
    """Where the body is named whose event it is: ``Үкіметтің | бейсенбіде өткен отырысында``.

    Only where nothing behind the participle tells whose it is.
    """
    words = draft.words
    is_held = words.lemma[participle] in _HELD and words.form[participle] == "Part"
    if (
        not is_held
        or not words.possessed[head]
        or any(
            words.case[j] == "Gen" or j + 1 in draft.named_by_end or draft.noun(j) is not None
            for j in range(participle + 1, head)
        )
    ):
        return None
    limit = max(words.first[head], participle - _LONGEST)
    for j in range(participle - 1, limit - 1, -1):
        if words.form[j] == "Fin":
            return None
        if words.case[j] != "Gen" or words.possessed[j + 1]:
            continue
        named, noun = draft.named_by_end.get(j + 1), draft.noun(j)
        if named is not None:
            kinds = {draft.referents[number].type for number in named.referents}
            if kinds <= _BODIES and named.first >= limit:
                return named.first
        elif noun is not None and noun.role in _BODY_ROLES:
            return j
    return None


def behind_clause(draft: Draft, first: int, head: int) -> int:
    """Where the phrase goes on behind a clause that says that the event was held.

    That is *first* where no such clause is inside: ``Үкіметтің кеше өткен | отырысы``.
    """
    words = draft.words
    held = (j for j in range(head - 1, first, -1) if words.lemma[j] in _HELD)
    return next((j + 1 for j in held if words.form[j] == "Part"), first)


def _is_kind(draft: Draft, head: int, noun: HeadNoun) -> bool:
    """Whether the bare noun before the one at *head* says of what kind or whose it is."""
    before = draft.noun(head - 1)
    if draft.words.low[head - 1] in _KINDS:
        return True
    is_body = before is not None and before.role in ("body", "council", "unit-body")
    return is_body and possessed(draft.tokens[head], noun)  # Комитет отырысы


def _gathers(draft: Draft, i: int) -> bool:
    """Whether the genitive at *i* tells of people who gather: ``облыс активінің``."""
    return draft.words.case[i] == "Gen" and draft.words.lemma[i] in GATHERED


def _is_loose(draft: Draft, j: int) -> bool:
    """Whether the token at *j* begins no name: it points, tells when or where, or is a mark."""
    words = draft.words
    when = words.case[j] == "Loc" and not words.low[j].endswith(("ғы", "гі"))
    return words.low[j] in _LOOSE or when or _is_mark(draft, j)


def _with_partner(draft: Draft, first: int) -> int:
    """Where the other party begins: ``Қазақстан мен Қырғызстанның форумы``."""
    words = draft.words
    if first - 2 < words.first[first] or words.low[first - 1] not in ("мен", "бен", "пен"):
        return first
    named = draft.named_by_end.get(first - 1)
    return named.first if named is not None and (first + 1) not in draft.quotes.opening else first


def _is_another(draft: Draft, j: int) -> bool:
    noun = draft.noun(j)
    return noun is not None and noun.role == "event"


def _is_mark(draft: Draft, j: int) -> bool:
    text = draft.tokens[j].text
    return not text[0].isalnum() and j not in draft.quotes.closing


def event_type(draft: Draft, i: int, noun: HeadNoun) -> str:
    """The class of the event that the noun at *i* names: a ``рәсім`` of signing is a signing."""
    words = draft.words
    before = tuple(words.low[max(i - 2, words.first[i]) : i])
    if before == _SIGNING:
        return "agl:Signing"
    if before[-1:] and before[-1].startswith(_PRESENTING) and words.form[i - 1] != "Fin":
        return "agl:Presentation"
    return noun.type


def event_name(draft: Draft, first: int, head: int, noun: HeadNoun) -> str:
    """``tokens[first:head + 1]`` in the nominative, without its dates."""
    from kg.analyse.morphology import inflect  # brings tables, which kg show does without

    behind = behind_clause(draft, first, head)
    owner = next((j + 1 for j in range(first, behind) if draft.words.case[j] == "Gen"), first)
    kept = [j for j in (*range(first, owner), *range(behind, head)) if draft.label_at(j) != "DATE"]
    text, end = "", None
    for j in kept:
        token = draft.tokens[j]
        text += (" " if end is not None and token.start > end else "") + token.text
        end = token.end
    is_owned = possessed(draft.tokens[head], noun)
    ending = noun.citation if is_owned else noun.lemma
    if draft.words.plural[head]:
        ending = inflect(noun.lemma, number="Plur", possessor="3" if is_owned else "")
    return " ".join(f"{text} {ending}".split())


def is_same(told: str, name: str, noun: HeadNoun) -> bool:
    """Whether two names of one kind mean one event: the words of the one are among the other's."""
    if noun.lemma not in lower(told):
        return False
    left, right = _stems(told), _stems(name)
    return left <= right or right <= left


def _stems(name: str) -> set[str]:
    return {word[:_STEM] for word in _WORD.findall(lower(name)) if len(word) >= _SHORTEST}
