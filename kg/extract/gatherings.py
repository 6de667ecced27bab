"""Tokens in, the places of the nouns that name an event out: meetings, ceremonies, hearings.

Most are nouns of their own in ``nouns.csv``; here are those that need the word before them
(``дөңгелек үстел``, ``қоғамдық тыңдау``) or look like a verb (``тұсаукесері``), and ``кеңес``, a
council or a meeting.
"""

from __future__ import annotations

from kg.extract.draft import Draft
from kg.extract.holding import held
from kg.extract.lists import HeadNoun

__all__ = ["DURING", "event_noun", "gatherings", "is_meeting"]

_TWO_WORDS = {  # stem of the head -> the words that must stand before it, and the noun that it is
    "үстел": (("дөңгелек",), HeadNoun("үстел", "үстелі", "event", "agl:Meeting", "")),
    "тыңдау": (
        ("қоғамдық", "жария", "парламенттік", "депутаттық"),
        HeadNoun("тыңдау", "тыңдауы", "event", "agl:Meeting", ""),
    ),
    "талқылау": (
        ("қоғамдық", "жария"),
        HeadNoun("талқылау", "талқылауы", "event", "agl:Meeting", ""),
    ),
    "тұсаукесер": ((), HeadNoun("тұсаукесер", "тұсаукесері", "event", "agl:Presentation", "")),
    "салтанат": (("ашылу", "шешу"), HeadNoun("салтанат", "салтанаты", "event", "agl:Event", "")),
}
_STEMS = tuple(_TWO_WORDS)
_MEETING = HeadNoun("кеңес", "кеңесі", "event", "agl:Meeting", "")
_OF_MEETINGS = frozenset(
    {"селекторлық", "аппарат", "аппараттық", "онлайн", "жедел", "шұғыл", "бейнеселекторлық"}
    | {"өндірістік", "республикалық", "жұмыс", "кеңейтілген"}
)
DURING = frozenset({"барысында", "соңында", "кезінде", "аясында", "шеңберінде", "басында"})
_JOIN = frozenset({"қатыс", "жинал", "шақыр", "кел"})
_NEAR = 10
_POINTING = frozenset({"бұл", "осы", "сол", "аталған"})


def gatherings(draft: Draft) -> list[int]:
    """Where the nouns stand that name an event, in reading order."""
    found = set(draft.heads("event"))
    councils: set[int] = set()
    for i in draft.heads("council"):
        if is_meeting(draft, i) or _refers_back(draft, i, councils):
            councils.add(i)
    found.update(councils)
    for i, low in enumerate(draft.words.low):
        if draft.noun(i) is None and _two_words(draft, i, low) is not None:
            found.add(i)
    return sorted(found)


def event_noun(draft: Draft, i: int) -> HeadNoun | None:
    """The noun at *i* as one of an event."""
    noun = draft.noun(i)
    if noun is not None and noun.role == "event":
        return noun
    if noun is not None and noun.lemma == "кеңес":
        return _MEETING
    return _two_words(draft, i, draft.words.low[i])


def _two_words(draft: Draft, i: int, low: str) -> HeadNoun | None:
    if not low.startswith(_STEMS):
        return None
    for stem, (before, noun) in _TWO_WORDS.items():
        if low.startswith(stem) and (i > draft.words.first[i] or not before):
            return noun if not before or draft.words.low[i - 1] in before else None
    return None


def is_meeting(draft: Draft, i: int) -> bool:
    """Whether the ``кеңес`` at *i* is one that people come to, not one that decides.

    It is held or taken part in (``кеңес өтті``, ``кеңеске қатысты``, ``кеңес барысында``), or of a
    kind that no council is: ``селекторлық кеңес``.
    """
    words = draft.words
    noun = draft.noun(i)
    if noun is None or noun.lemma != "кеңес" or words.plural[i]:
        return False
    if i > words.first[i] and words.low[i - 1] in _OF_MEETINGS:
        return True
    if words.low[i + 1 : i + 2] and i + 1 < words.end[i] and words.low[i + 1] in DURING:
        return True
    if words.case[i] in ("Nom", "Acc", ""):
        verb = held(draft, i)
        active = verb is not None and words.lemma[verb.at] in ("өткіз", "ұйымдастыр", "шақыр")
        passive = verb is not None and draft.tokens[verb.at].feature("Voice") == "Pass"
        return verb is not None and (not active or passive or _next(draft, i, verb.at))
    if words.case[i] == "Dat":
        end = min(i + _NEAR, words.end[i])
        return any(words.lemma[j] in _JOIN for j in range(i + 1, end))
    return False


def _next(draft: Draft, i: int, verb: int) -> bool:
    """Whether an active verb has the noun at *i* for its object: directly before it, or marked."""
    return verb == i + 1 or draft.words.case[i] == "Acc"


def _refers_back(draft: Draft, i: int, told: set[int]) -> bool:
    """``Кеңесте әкімдер есеп берді``: of the meeting told before, or of one if no council is."""
    words, before = draft.words, draft.heads("council")
    if words.case[i] != "Loc" or words.possessed[i] or words.plural[i]:
        return False
    is_bare = i == words.first[i] or words.low[i - 1] in _POINTING
    return is_bare and (bool(told) or before[0] == i)
