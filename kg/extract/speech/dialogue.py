"""Paragraphs in, the answers of an interview out: each is one utterance of who is asked.

Turns begin with a dash (``– Қашан бітеді?`` ``– Күзде.``) or with a name and a colon (``Тілші:``,
``А. Омаров:``, ``Ә.С.:``).
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.extract.draft import Draft
from kg.extract.speech.interviewed import interviewed
from kg.extract.speech.paragraphs import DASHES, words_in
from kg.extract.speech.utterance import Stretch, Utterance

__all__ = ["answers"]

_LONGEST_LABEL = 5
_ASKING = frozenset({"тілші", "журналист", "сұрақ", "жүргізуші", "редакция", "корреспондент"})
_ANSWERING = "жауап"
_FEWEST_QUESTIONS = 2
_THANKS = ("рахмет", "рақмет")


@dataclass(frozen=True, slots=True)
class _Turn:
    """One paragraph as a turn: where its words begin, who is named before them, if it asks."""

    paragraph: Stretch
    begin: int
    label: str
    label_end: int
    asks: bool


def answers(draft: Draft, paragraphs: list[Stretch], taken: set[int]) -> list[Utterance]:
    """The answers of the interview that the article is; none if it is not one.

    Paragraphs whose first token is *taken* tell by themselves who speaks.
    """
    turns = [_turn(draft, one) for one in paragraphs]
    labelled = [one for one in turns if one.label]
    if _is_labelled(labelled):
        return _by_label(draft, turns)
    free = [one for one in turns if one.paragraph[0] not in taken]
    asked = [k for k, one in enumerate(free) if one.asks]
    dashed = any(one.begin > one.paragraph[0] for one in free)
    if len(asked) < _FEWEST_QUESTIONS or not (dashed or _addresses(draft, free, asked)):
        return []
    return _by_question(draft, free, asked[0])


def _turn(draft: Draft, paragraph: Stretch) -> _Turn:
    first, last = paragraph
    begin = first + (draft.tokens[first].text in DASHES)
    label, label_end = "", begin
    for i in range(begin + 1, min(begin + _LONGEST_LABEL + 1, last - 1)):
        if draft.tokens[i].text == ":":
            is_name = all(
                draft.words.upper[k] or draft.tokens[k].text in (".", "-", "«", "»")
                for k in range(begin, i)
            )
            if is_name:
                label, label_end = draft.text(begin, i).lower().strip("«»–- "), i
            break
    asks = _asks(draft, begin, last)
    return _Turn(paragraph, label_end + 1 if label else begin, label, label_end, asks)


def _asks(draft: Draft, first: int, last: int) -> bool:
    """Whether a paragraph is a question: by its mark, or a request to tell (``айтып берсеңіз``)."""
    final = last - 1
    while final > first and not draft.tokens[final].text[0].isalpha():
        if "?" in draft.tokens[final].text:
            return True
        final -= 1
    token = draft.tokens[final]
    return token.feature("Person") == "2" and token.feature("Mood") in ("Cnd", "Imp")


def _is_labelled(labelled: list[_Turn]) -> bool:
    """Whether names before colons are those of a dialogue: one of them speaks more than once."""
    names = {one.label for one in labelled}
    return len(labelled) > len(names) >= 2 or bool(names & _ASKING and len(names) >= 2)


def _by_label(draft: Draft, turns: list[_Turn]) -> list[Utterance]:
    asking = {one.label for one in turns if one.label in _ASKING}
    if not asking:
        asking = _who_asks(turns)
    person = interviewed(draft, 0, next((t.begin for t in turns if t.label), 0))
    found: list[Utterance] = []
    k = 0
    while k < len(turns):
        turn = turns[k]
        k += 1
        if not turn.label or turn.label in asking:
            continue
        pieces = [(turn.begin, turn.paragraph[1])]
        while k < len(turns) and not turns[k].label:
            pieces.append((turns[k].begin, turns[k].paragraph[1]))
            k += 1
        speaker = _labelled_speaker(draft, turn)
        if speaker is None and (turn.label == _ANSWERING or _is_short_for(draft, turn, person)):
            speaker = person
        found.append(Utterance(tuple(pieces), (turn.begin, turn.begin), None, None, speaker))
    return found


def _who_asks(turns: list[_Turn]) -> set[str]:
    """The labels most of whose turns are questions."""
    asked: dict[str, int] = {}
    for turn in turns:
        if turn.label:
            asked[turn.label] = asked.get(turn.label, 0) + (1 if turn.asks else -1)
    return {label for label, more in asked.items() if more > 0}


def _labelled_speaker(draft: Draft, turn: _Turn) -> int | None:
    """The person or body whose name the label ends with."""
    named = draft.named_by_end.get(turn.label_end)
    if named is None or len(named.referents) != 1:
        return None
    kind = draft.referents[named.referents[0]].type
    return (
        named.referents[0]
        if kind == "agl:Person" or draft.label_at(turn.label_end - 1) == "ORGANISATION"
        else None
    )


def _is_short_for(draft: Draft, turn: _Turn, person: int | None) -> bool:
    """Whether a label is the initials, or part of the name, of *person*: ``А.О.``, ``ОМАРОВ``."""
    if person is None:
        return False
    words = draft.referents[person].name.lower().split()
    letters = [one for one in turn.label if one.isalpha()]
    return letters == [one[0] for one in words] or turn.label.split()[-1] in words


def _addresses(draft: Draft, turns: list[_Turn], asked: list[int]) -> bool:
    """Whether at least two questions speak to somebody: ``сіз``, ``жоспарыңыз``."""
    return (
        sum(
            any(
                "2" in (draft.tokens[i].feature("Person"), draft.tokens[i].feature("Person[psor]"))
                for i in range(*turns[k].paragraph)
            )
            for k in asked
        )
        >= _FEWEST_QUESTIONS
    )


def _by_question(draft: Draft, turns: list[_Turn], first: int) -> list[Utterance]:
    """What stands between questions: an answer begins behind one and runs to the next."""
    has_dashes = any(one.begin > one.paragraph[0] for one in turns[first + 1 :])
    person = interviewed(draft, 0, turns[first].paragraph[0])
    found: list[Utterance] = []
    k = first
    while k < len(turns):
        k += 1
        pieces: list[Stretch] = []
        while k < len(turns) and not turns[k].asks:
            turn = turns[k]
            is_new = has_dashes and turn.begin > turn.paragraph[0]
            if pieces and is_new:
                break  # – Рахмет!
            pieces.append((turn.begin, turn.paragraph[1]))
            k += 1
        if pieces and not _only_thanks(draft, pieces):
            begin = pieces[0][0]
            found.append(Utterance(tuple(pieces), (begin, begin), None, None, person))
    return found


def _only_thanks(draft: Draft, pieces: list[Stretch]) -> bool:
    first, last = pieces[0][0], pieces[-1][1]
    is_short = words_in(draft, first, last) <= 5
    return is_short and any(one.startswith(_THANKS) for one in draft.words.low[first:last])
