"""Tokens and events in, the bare nouns that mean one of them named.

A noun that tells no more than the kind (``отырыста``, ``шара барысында``) means the event told
before it; where none was told it is the event itself, if the sentence says something of it.
"""

from __future__ import annotations

from kg.extract.appointments import genitive_of
from kg.extract.draft import Draft, Named
from kg.extract.event_names import event_name, event_type, in_turn, phrase_of
from kg.extract.events import is_one_event
from kg.extract.gatherings import DURING, event_noun, gatherings
from kg.extract.holding import held
from kg.extract.hosts import host_of_held, host_of_next
from kg.extract.lists import HeadNoun
from kg.extract.presentations import PRESENTED, presentation_of
from kg.model import Referent
from kg.text import lower

__all__ = ["EVENTS", "mention_events_again"]

EVENTS = frozenset({"agl:Event", "agl:Meeting", "agl:Presentation", "agl:Signing"})
_ANY = frozenset(  # nouns for whatever event was told; the others mean one of their own kind
    {"отырыс", "жиын", "кеңес", "мәжіліс", "шара", "іс-шара", "басқосу", "жиналыс", "кездесу"}
)
_NO_GATHERING = frozenset({"референдум"})
_POINTING = frozenset({"бұл", "осы", "аталған", "бүгінгі"})
_HELD = frozenset({"өткен", "болған", "өткізілген"})
_TAKING_PART = frozenset({"қатыс", "жинал", "шақыр", "кел"})
_BEHIND = frozenset(
    {"хаттама", "қорытынды", "күн", "нәтиже", "соң"}
)  # of one event: жиынның қорытындысы
_OTHERS = frozenset(
    {"арнайы", "тағы", "басқа", "келесі", "алдағы", "алдыңғы", "әр", "әрбір"}
)  # тағы бір форум
_OPENING = ("ашылуы", "жабылуы")  # форумның ашылуында
_COMING = frozenset({"келесі", "алдағы"})
_FAR = 12
_NEAR = 200  # tokens in which a ceremony tells what is signed
_CEREMONY = "рәсім"
_HEADLINE_EVENTS = {"таныстыр": "agl:Presentation"}  # the verb that ends a headline -> its event


def mention_events_again(draft: Draft) -> None:
    """Name each bare noun that means an event told before it, or that is all that is told of one.

    The events that verbs tell must be known by then.
    """
    named = sorted(
        (one for one in draft.named if _is_event(draft, one.referents)), key=lambda one: one.last
    )
    heads = {one.last - 1 for one in named}
    known: list[tuple[str, int]] = []  # the lemma of each event's noun, and its number
    at = 0
    for i in gatherings(draft):
        while at < len(named) and named[at].last <= i:
            _remember(draft, known, named[at].last - 1, named[at].referents[0])
            at += 1
        noun = event_noun(draft, i)
        if i in heads or noun is None or not draft.is_free(i, i + 1):
            continue
        if not is_one_event(draft, i, noun):
            continue
        host = host_of_held(draft, i, phrase_of(draft, i, noun))
        host = host_of_next(draft, i, named[at - 1] if at else None) if host is None else host
        if host is not None and _is_told_of(draft, i):
            hosted = _hosted(draft, i, noun, host)
            draft.name(phrase_of(draft, i, noun), i + 1, (hosted,))
            continue
        number = _meant(draft, i, noun, known)
        if number is None and _is_told_of(draft, i):
            number = _new(draft, i, noun)
            _remember(draft, known, i, number)
        if number is not None:
            draft.name(phrase_of(draft, i, noun), i + 1, (number,))


def _is_event(draft: Draft, numbers: tuple[int, ...]) -> bool:
    return draft.referents[numbers[0]].type in EVENTS


def _remember(draft: Draft, known: list[tuple[str, int]], head: int, number: int) -> None:
    noun = event_noun(draft, head)
    if noun is not None or draft.referents[number].type == "agl:Presentation":
        known.append((noun.lemma if noun else "таныстырылым", number))
    del known[:-_FAR]


def _meant(draft: Draft, i: int, noun: HeadNoun, known: list[tuple[str, int]]) -> int | None:
    """The event told before that a noun at *i* means, if it tells no other by its attributes."""
    first = phrase_of(draft, i, noun)
    if _OTHERS.intersection(draft.words.low[max(draft.words.first[i], first - 2) : i]):
        return None
    fitting = [
        (lemma, number)
        for lemma, number in known
        if in_turn(draft.text(first, i + 1)) <= in_turn(draft.referents[number].name)
    ]
    same = next((number for lemma, number in reversed(fitting) if lemma == noun.lemma), None)
    words = draft.words
    if first < i and words.form[i - 1] != "Part":
        return same
    is_pointed = first > words.first[i] and words.low[first - 1] in _POINTING
    gathered = [number for lemma, number in fitting if lemma not in _NO_GATHERING]
    is_other = noun.lemma in _NO_GATHERING or draft.words.low[i - 1] in _HELD
    is_only = first == i and len(set(gathered)) == 1 and not (is_other or words.possessed[i])
    if same is None and gathered and (noun.lemma in _ANY or is_pointed or is_only):
        return gathered[-1]
    return same


def _is_told_of(draft: Draft, i: int) -> bool:
    """Whether the sentence says something of the event at *i*: that it was held, or what in it."""
    words, following = draft.words, i + 1
    behind = words.low[following] if following < words.end[i] else ""
    noun = event_noun(draft, i)
    if noun is None or (words.possessed[i] and phrase_of(draft, i, noun) == i):
        return False
    if behind in DURING:
        return True
    case = words.case[i]
    if case == "Loc":
        happened = any(words.form[j] == "Fin" for j in range(_told_from(draft, i), words.end[i]))
        is_of_it = words.form[following] == "Part" if following < words.end[i] else False
        return noun.lemma != _CEREMONY and (happened or is_of_it)  # онда қабылданған шешім
    if case == "Dat":
        return any(_takes_part(draft, j) for j in range(i + 1, words.end[i]))
    if case in ("Nom", "") and i == words.first[i] and _ends_with_attendance(draft, i):
        return True  # Шара ... қатысты: hurried news leaves out the dative
    if case == "Gen" and behind.startswith(_OPENING):
        return True
    if following < words.end[i] and words.lemma[following] in _BEHIND:
        told = case == "Gen" or words.case[following] in ("Ins", "Loc")
        if told or words.low[following + 1 : following + 2] == ["бойынша"]:
            return True  # жиын нәтижесінде
    return case in ("Nom", "Acc", "") and held(draft, i) is not None


def _ends_with_attendance(draft: Draft, i: int) -> bool:
    """Whether the last word of the sentence says that somebody came."""
    last = draft.words.end[i] - 1
    while last > i and not draft.tokens[last].text[0].isalpha():
        last -= 1
    return _takes_part(draft, last)


def _told_from(draft: Draft, i: int) -> int:
    """Where the verb may stand: also before what was held: ``деді ол бүгін өткен жиында``."""
    words = draft.words
    is_held = words.low[i - 1] in _HELD  # өткен is an adjective too
    return words.first[i] if i > words.first[i] and is_held else i


def _takes_part(draft: Draft, j: int) -> bool:
    # қатысты is read as the postposition too
    return draft.words.lemma[j] in _TAKING_PART or draft.words.low[j].startswith("қатыс")


def _new(draft: Draft, i: int, noun: HeadNoun) -> int:
    """The event that the noun at *i* is all that is told of."""
    if noun.lemma == _CEREMONY and (signed := _signed_near(draft, i)) is not None:
        number = draft.refer(Referent("agl:Signing", signed[1], local=True))
        draft.name(signed[0], signed[0] + 1, (number,))
        return number
    first = phrase_of(draft, i, noun)
    if noun.type == "agl:Event" and first == i and (told := _headline_event(draft)):
        return draft.refer(told)
    kind = event_type(draft, i, noun)
    if kind == "agl:Presentation" and first == i and (named := _instrument_before(draft, i)):
        return draft.refer(presentation_of(draft, named))
    name, before = event_name(draft, first, i, noun), draft.words.low[max(first - 1, 0)]
    name = f"{before} {name}" if before in _COMING else name
    return draft.refer(Referent(kind, name, local=True))


def _hosted(draft: Draft, i: int, noun: HeadNoun, host: int) -> int:
    """Another event of the body *host*, called by it: ``кеңестің келесі отырысы``."""
    low, first = draft.words.low, phrase_of(draft, i, noun)
    called = event_name(draft, first, i, noun) if first < i else f"{low[i - 1]} {noun.citation}"
    if not draft.words.possessed[i] or draft.words.case[first] == "Gen":
        called = f"{low[i - 1]} {noun.citation}"
    name = f"{genitive_of(draft.referents[host].name)} {called}"
    number = draft.refer(Referent(noun.type, name, local=True))
    draft.hosts[number] = host
    return number


def _signed_near(draft: Draft, i: int) -> tuple[int, str] | None:
    """The verb that says what was signed, and the ``рәсім`` of signing it called by that."""
    words, found = draft.words, None
    for j in range(min(i + _NEAR, len(words.low) - 1), max(i - _NEAR, 0), -1):
        if words.low[j - 1] != "қол" or words.lemma[j] != "қой":
            continue
        named = draft.named_by_end.get(j - 1)
        if named is not None and words.case[named.last - 1] == "Dat":
            return j, f"{draft.text(named.first, named.last)} қол қою рәсімі"
        found = j, "қол қою рәсімі"
    return found


def _instrument_before(draft: Draft, i: int) -> Named | None:
    """What a bare ``таныстырылым`` presents: the first plan or scheme that was told before it."""
    told = (
        one
        for one in draft.named
        if one.last <= i and draft.referents[one.referents[0]].type in PRESENTED
    )
    return min(told, key=lambda one: one.first, default=None)


def _headline_event(draft: Draft) -> Referent | None:
    """The event that the headline tells, which the text then calls no more than ``шара``."""
    words = [token for token in draft.article.title_tokens if token.text[0].isalpha()]
    for stem, kind in _HEADLINE_EVENTS.items():
        if words and lower(words[-1].text).startswith(stem):
            return Referent(kind, draft.article.metadata.title or "", local=True)
    return None
