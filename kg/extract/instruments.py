"""Tokens and names in, the decisions, laws, plans and agreements that they tell of out.

What an instrument is of, about and called stands before its head noun: ``Үкіметтің 2016 жылғы 24
мамырдағы № 302 қаулысы``, ``Алматы агломерациясының өңіраралық схемасы``, ``«Тіл туралы» заң``.
KazNERD marks names in quotation marks and codes; plans and schemes are marked with their place.
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.extract.codes import is_code, mention_code
from kg.extract.draft import Draft
from kg.extract.echoes import ECHOING, is_echo, mention_echoes
from kg.extract.instrument_heads import head_noun
from kg.extract.instrument_names import (
    ACTS,
    dated_and_numbered,
    instrument_name,
    number_before,
    number_in,
    whose,
)
from kg.extract.left_edge import JOINING, phrase_start
from kg.extract.lists import HeadNoun
from kg.extract.nominative import genitive, is_plural
from kg.extract.places import Place, referent_of
from kg.extract.told_by_verb import is_acted_by, is_dealt_with, is_pointed_at, is_signed
from kg.model import Fact, Referent

__all__ = ["mention_instruments"]

_ABOUT = frozenset({"туралы", "жөніндегі", "жөнінде", "арналған"})
# What an article that tells of one without a name means by the bare noun, whatever is done to it.
_ONE_TO_AN_ARTICLE = frozenset({"хаттама", "меморандум", "карта", "тұжырымдама", "декларация"})
# Words of every day: a rule, an order, consent, a condition.  Their verbs tell when they are deeds.
_ONLY_IF_DEALT_WITH = frozenset(
    {"ереже", "тәртіп", "әдістеме", "нұсқаулық", "қағида", "жарғы", "негіздеме", "хартия"}
    | {"тізбе", "ұсыным", "кесте", "концепция", "алгоритм", "стандарт", "тапсырма", "қарар"}
)
_OF_PARTIES = frozenset({"келісім", "шарт", "меморандум", "хаттама"})
_NEVER_BARE = frozenset({"заң", "келісім", "шарт", "бағдарлама", "стратегия", "тәртіп", "шешім"})
_PLURAL_TITLES = frozenset({"қағида", "ереже", "ұсыным"})  # Субсидиялау қағидалары is one act
_SAME = {"үлгі": "модель", "сызба": "схема", "сұлба": "схема", "концепция": "тұжырымдама"}
_REMEMBERED = 100  # of one kind in an article, among which a shorter name may be one
_BETWEEN = 6  # words between a quoted name and its head noun


@dataclass(frozen=True, slots=True)
class _Phrase:
    """``tokens[first:head + 1]`` is what one instrument is called; ``places`` are named inside."""

    first: int
    head: int
    noun: HeadNoun
    places: tuple[Place, ...]
    quote: tuple[int, int] | None


def mention_instruments(draft: Draft) -> None:
    """Note each instrument that is told which one it is, with what its name says of it.

    Those with a place, a quotation or a number are noted first: what is told by its purpose or by
    what is done to it alone may be one of them by a shorter name.
    """
    told: dict[str, list[tuple[frozenset[str], int]]] = {}
    described: list[_Phrase] = []
    echoes: list[int] = []
    for i in draft.heads("instrument"):
        noun = head_noun(draft, i)
        if noun is None or not draft.is_free(i, i + 1):
            continue
        if is_code(draft, i, noun):
            mention_code(draft, i, noun)
            continue
        phrase = _phrase(draft, i, noun)
        if phrase.first == i and is_echo(draft, i, noun):
            echoes.append(i)
        elif _is_strong(draft, phrase):
            _note(draft, phrase, told)
        elif _is_described(draft, phrase):
            described.append(phrase)
    for phrase in described:
        _note_described(draft, phrase, told)
    mention_echoes(draft, echoes)


def _note_described(
    draft: Draft, phrase: _Phrase, told: dict[str, list[tuple[frozenset[str], int]]]
) -> None:
    """Note what has no name, unless the article has it by a longer one or means that by it."""
    same = told.get(_kind(phrase), [])[-_REMEMBERED:]
    own = _content(draft, phrase)
    if not any(_is_content(draft, i) for i in range(phrase.first, phrase.head)):
        if not same:
            _note(draft, phrase, told)
        return
    longer = {number for words, number in same if own <= words}
    if len(longer) == 1:
        draft.name(phrase.first, phrase.head + 1, (longer.pop(),))
    elif not longer:
        _note(draft, phrase, told)


def _kind(phrase: _Phrase) -> str:
    """The noun, or the one that people write for it as often."""
    return _SAME.get(phrase.noun.lemma, phrase.noun.lemma)


def _content(draft: Draft, phrase: _Phrase) -> frozenset[str]:
    """The lemmas that tell what the instrument is about or of."""
    words = draft.words
    inside = (i for i in range(phrase.first, phrase.head) if words.form[i] != "Part")
    return frozenset(words.lemma[i] for i in inside if len(words.lemma[i]) > 2)


def _phrase(draft: Draft, head: int, noun: HeadNoun) -> _Phrase:
    first = phrase_start(draft, head)
    while first < head and draft.words.low[first] in ECHOING:
        first += 1
    first = whose(draft, first) if first < head else first
    places = tuple(
        draft.places_by_end[end] for end in range(first + 1, head + 1) if end in draft.places_by_end
    )
    quote = None
    for closing in range(head - 1, max(first, head - 12 - _BETWEEN) - 1, -1):
        if closing in draft.quotes.opening and draft.quotes.opening[closing] >= first:
            quote = (draft.quotes.opening[closing], closing)
            break
    return _Phrase(first, head, noun, places, quote)


def _is_content(draft: Draft, i: int) -> bool:
    """Whether the token at *i* tells what is meant; ``жаңартылған``, ``кешенді`` only tell how."""
    words = draft.words
    return draft.tokens[i].upos in ("NOUN", "PROPN", "NUM") or words.form[i] == "Ger"


def _is_strong(draft: Draft, phrase: _Phrase) -> bool:
    """Whether a place, a number or a name in quotation marks tells which instrument it is."""
    if phrase.quote or phrase.places:
        return phrase.noun.lemma not in _ONLY_IF_DEALT_WITH or _is_deed(draft, phrase)
    inside = draft.text(phrase.first, phrase.head + 1)
    if phrase.first == phrase.head:
        return False
    return number_in(inside) is not None or (
        phrase.noun.type == "agl:Decision" and bool(number_before(draft, phrase.first, phrase.head))
    )


def _is_described(draft: Draft, phrase: _Phrase) -> bool:
    """Whether a body, a date, a purpose or what is done to it tells that it is one."""
    noun, head = phrase.noun, phrase.head
    if phrase.first == head and is_pointed_at(draft, head):
        return False
    if noun.lemma in _ONLY_IF_DEALT_WITH:
        return _is_deed(draft, phrase)
    if draft.words.plural[head] and noun.lemma in _OF_PARTIES:
        return False  # елдермен келісімдер жасалды
    if noun.lemma in _ONE_TO_AN_ARTICLE or _is_told(draft, phrase):
        return True
    if noun.lemma == "шешім":
        return False  # ортақ шешім қабылдау is to make up one's mind
    if phrase.first == head and noun.lemma in _NEVER_BARE and not is_signed(draft, head):
        return False
    return _is_deed(draft, phrase)


def _is_told(draft: Draft, phrase: _Phrase) -> bool:
    words, inside = draft.words, range(phrase.first, phrase.head)
    about = any(words.low[i] in _ABOUT for i in inside)
    bodies = any(end in draft.named_by_end for end in range(phrase.first + 1, phrase.head + 1))
    dated = any(draft.label_at(i) == "DATE" for i in inside)
    verbal = any(words.form[i] == "Ger" for i in inside) and phrase.noun.type not in ACTS
    return about or bodies or dated or verbal


def _is_deed(draft: Draft, phrase: _Phrase) -> bool:
    """Whether it is one thing, not told before, that is drafted, weighed, adopted or signed."""
    head = phrase.head
    is_one = not draft.words.plural[head] or phrase.noun.lemma in _PLURAL_TITLES
    behind = draft.words.lemma[head + 1] if head + 1 < draft.words.end[head] else ""
    is_one = is_one and behind not in ("бәрі", "барлық", "көп")  # ережелердің бәрі
    if not is_one or is_pointed_at(draft, phrase.first):
        return False
    is_act = phrase.noun.type == "agl:Decision" and is_acted_by(draft, head)
    return is_act or is_dealt_with(draft, head, is_bare=phrase.first == head)


def _note(draft: Draft, phrase: _Phrase, told: dict[str, list[tuple[frozenset[str], int]]]) -> None:
    quote = phrase.quote
    first = phrase.first
    name = instrument_name(draft, first, phrase.head, phrase.noun)
    others = (f"«{draft.text(quote[0] + 1, quote[1])}» {phrase.noun.citation}",) if quote else ()
    is_named = bool(quote or phrase.places or number_in(name))
    if is_plural(draft.tokens[phrase.head], phrase.noun) and _several(draft, phrase):
        return
    number = draft.refer(Referent(phrase.noun.type, name, others, local=not is_named))
    if quote and _is_name(draft, phrase, quote):
        draft.release(quote[0] + 1, quote[1])
        label = "LAW" if _is_about(draft, quote) else "PROJECT"
        draft.mention(quote[0] + 1, quote[1], name, label, number)
    elif phrase.noun.label == "LAW":
        _mark_law(draft, phrase, number)
    elif phrase.noun.label == "PROJECT" and phrase.places and not _coordinated(draft, phrase):
        _mark(draft, phrase, number)
    draft.name(first, phrase.head + 1, (number,))
    told.setdefault(_kind(phrase), []).append((_content(draft, phrase), number))
    dated_and_numbered(draft, first, phrase.head, number)


def _coordinated(draft: Draft, phrase: _Phrase) -> bool:
    """Whether several places are joined in the name: then each is marked by itself."""
    return any(draft.words.low[place.first - 1] in JOINING for place in phrase.places[1:])


def _several(draft: Draft, phrase: _Phrase) -> bool:
    """``Астана және Шымкент агломерацияларының схемалары``: one for each place."""
    places = _chain(draft, phrase.places[-1]) if phrase.places else []
    if phrase.quote or len(places) < 2:
        return False
    between = draft.text(places[-1].last, phrase.head + 1).split()[:-1]
    numbers = []
    case = draft.words.case[places[-1].last - 1]
    for place in places:
        unit = draft.refer(referent_of(place))
        name = [_inflected(draft.referents[unit].name, case), *between, phrase.noun.citation]
        numbers.append(draft.refer(Referent(phrase.noun.type, " ".join(name))))
        _concerns(draft, phrase, numbers[-1], unit)
    draft.name(min(phrase.first, places[0].first), phrase.head + 1, tuple(numbers))
    return True


def _chain(draft: Draft, place: Place) -> list[Place]:
    """The places that are coordinated up to *place*, in reading order."""
    chain = [place]
    while (end := chain[0].first) > draft.words.first[place.first]:
        while end > 0 and draft.words.low[end - 1] in JOINING:
            end -= 1
        before = draft.places_by_end.get(end)
        if before is None or end == chain[0].first:
            break
        chain.insert(0, before)
    return chain


def _inflected(name: str, case: str) -> str:
    """An official name as it stands in the phrase: ``Абай облысын дамыту жоспары``."""
    return f"{name}н" if case == "Acc" else genitive(name)


def _concerns(draft: Draft, phrase: _Phrase, number: int, unit: int) -> None:
    start, end = draft.tokens[phrase.first].start, draft.tokens[phrase.head].end
    draft.fact(Fact(number, "agl:concerns", unit, start, end, rule="place-in-name"))


def _is_about(draft: Draft, quote: tuple[int, int]) -> bool:
    return draft.words.low[quote[1] - 1] == "туралы"


def _is_name(draft: Draft, phrase: _Phrase, quote: tuple[int, int]) -> bool:
    """Whether what is quoted is the instrument's own name: near, and of an act *on* something."""
    is_near = phrase.head - quote[1] <= _BETWEEN
    return is_near and (phrase.noun.label == "PROJECT" or _is_about(draft, quote))


def _mark_law(draft: Draft, phrase: _Phrase, number: int) -> None:
    """``[Қазақстан Республикасының Тіл туралы] заңы``: from its capital to *on*."""
    words, last = draft.words, phrase.head
    if words.low[last - 1] != "туралы" or not words.upper[phrase.first]:
        return
    if draft.begins_sentence(phrase.first) and not phrase.places:
        return
    draft.release(phrase.first, last)
    name = draft.referents[number].name
    draft.mention(phrase.first, last, name, phrase.noun.label, number)


def _mark(draft: Draft, phrase: _Phrase, number: int) -> None:
    """Mark a plan or scheme from its place, or the date before it, to its head noun."""
    first = phrase.places[0].first
    before = first - 1
    if before >= phrase.first and draft.words.upper[before] and not draft.begins_sentence(before):
        first = before  # Әділетті Қазақстанды құру стратегиясы
    while first > phrase.first and draft.label_at(first - 1) == "DATE":
        first -= 1
    draft.release(first, phrase.head + 1)
    draft.mention(first, phrase.head + 1, draft.referents[number].name, "PROJECT", number)
