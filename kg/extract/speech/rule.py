"""A draft with its names in, quotations with their speakers and zones of speech out."""

from __future__ import annotations

from itertools import pairwise

from kg.extract.draft import Draft
from kg.extract.speech.dialogue import answers
from kg.extract.speech.direct import utterances
from kg.extract.speech.frames import Frames
from kg.extract.speech.marks import marks
from kg.extract.speech.paragraphs import DASHES, paragraphs
from kg.extract.speech.reported import reported
from kg.extract.speech.saying import FOR_NOTHING
from kg.extract.speech.speakers import NOBODY, Speakers
from kg.extract.speech.utterance import Utterance, is_clause
from kg.extract.zones import Speech, Zone
from kg.model import Fact, Referent, Span
from kg.text import lower

__all__ = ["note_speech"]

_LABEL_WORDS = 18
_CONFIDENCE = 0.9
_RULE = "speech"


def note_speech(draft: Draft) -> None:
    """Note each quotation with its speaker and text, and lay out ``draft.speech``."""
    if not draft.tokens:
        return
    frames, speakers = Frames(draft), Speakers(draft)
    spoken = _direct(draft, frames)
    zones: list[Zone] = []
    i = 0
    for utterance in [*spoken, None]:
        stop = len(draft.tokens) if utterance is None else utterance.first
        zones += _reported_in(draft, frames, speakers, i, stop)
        if utterance is not None:
            speaker = _speaker(draft, speakers, utterance)
            _quotation(draft, utterance, speaker)
            zones += [Zone(*one, speaker, True, utterance.verb) for one in utterance.pieces]
            speakers.spoke(utterance.last - 1, speaker)
            i = max(i, utterance.last)
    draft.speech = Speech.of(zones)


def _direct(draft: Draft, frames: Frames) -> list[Utterance]:
    """All direct speech, in reading order, none inside another."""
    bounds = paragraphs(draft)
    paired = marks(draft, bounds)
    found = [one for paragraph in bounds for one in utterances(draft, frames, paired, paragraph)]
    dashed = {one.first - 1 for one in found if draft.tokens[one.first - 1].text in DASHES}
    asked = answers(draft, bounds, dashed)
    apart: list[Utterance] = []
    for one in sorted([*asked, *found], key=lambda one: one.first):
        if not apart or one.first >= apart[-1].last:
            apart.append(one)
    return apart


def _speaker(draft: Draft, speakers: Speakers, one: Utterance) -> int | None:
    """Who speaks: told behind the words, before them, or else whoever spoke last."""
    if one.speaker is not None or (one.behind is None and one.before is None):
        return one.speaker
    told = None
    if one.is_saying:
        return _owner(draft, speakers, one)
    if one.behind is not None:
        told = speakers.told(one.verb[0], one.behind[1])
    if told in (None, NOBODY) and one.before is not None:
        told = speakers.told(*one.before) if told is None else told
    is_passive = draft.tokens[one.verb[1] - 1].feature("Voice") == "Pass"
    is_of_all = _is_of_all(draft, one)
    if told is None and not is_of_all and not (is_passive and one.verb[0] < one.verb[1]):
        told = speakers.last_before(one.first)
    return None if told == NOBODY else told


def _owner(draft: Draft, speakers: Speakers, one: Utterance) -> int | None:
    """Whose saying it is, by the genitive before it: ``Абайдың «...» деген сөзі``."""
    assert one.before is not None
    begin, end = one.before
    if end <= begin or draft.words.case[end - 1] != "Gen":
        return None
    told = speakers.told(begin, end, genitive=True)
    return None if told == NOBODY else told


def _is_of_all(draft: Draft, one: Utterance) -> bool:
    """Whether it is what people say: ``«Дәстүрдің озығы бар» дейді``, set apart by no mark.

    So are words without a predicate: ``«Атадан – өсиет» деген``.
    """
    verb = one.verb[0]
    is_apart = not verb or draft.tokens[verb - 1].text not in ("»", "”", "“", '"')
    if not FOR_NOTHING.isdisjoint(draft.words.low[verb : one.verb[1]]):
        return True  # деп халқымыз бекер айтпаған
    is_always = draft.tokens[verb].feature("Aspect") == "Hab"
    return not is_apart and (is_always or not is_clause(draft, *one.pieces[0]))


def _quotation(draft: Draft, one: Utterance, speaker: int | None) -> None:
    text = _text(draft, one)
    if not text:
        return
    name = _label(draft, text)
    if name is None:
        return
    number = draft.refer(Referent("agl:Quotation", name, local=True))
    start, end = draft.tokens[one.first].start, draft.tokens[one.last - 1].end
    spans = tuple(
        Span(draft.tokens[first].start, draft.tokens[last - 1].end)
        for first, last in (*one.pieces, one.verb)
        if first < last
    )
    draft.fact(Fact(number, "agl:quote", text, start, end, "asserted", _CONFIDENCE, _RULE, spans))
    if speaker is not None:
        draft.fact(
            Fact(number, "agl:speaker", speaker, start, end, "asserted", _CONFIDENCE, _RULE, spans)
        )


def _text(draft: Draft, one: Utterance) -> str:
    """What is said, without the marks around it and the words that interrupt it."""
    parts = []
    for first, last in one.pieces:
        part = " ".join(draft.text(first, last).split()) if first < last else ""
        parts.append(part.strip(" –—-"))
    joined = parts[0]
    for _, (before, behind) in zip(parts[1:], pairwise(parts), strict=False):
        # , – деді ол, – бірақ  goes on with its sentence;  , – деді ол. – Бірақ  begins another
        if behind[:1].islower():
            joined = f"{joined} {behind}"
        else:
            joined = f"{_closed(joined)} {behind}" if before else behind
    return joined.strip(" ,–—-")


def _closed(text: str) -> str:
    """A sentence that a comma ended before ``– деді``, with its full stop."""
    text = text.rstrip(" ,")
    return text if text[-1:] in "!?….»" else f"{text}."


def _label(draft: Draft, text: str) -> str | None:
    """The first words of a quotation, as many as tell it from others; None if it is known."""
    words = text.split()
    for count in range(_LABEL_WORDS, max(len(words), _LABEL_WORDS) + 1):
        name = " ".join(words[:count])
        if draft.number_of("agl:Quotation", lower(name)) is None:
            return name
    return None


def _reported_in(
    draft: Draft, frames: Frames, speakers: Speakers, first: int, last: int
) -> list[Zone]:
    """The zones of reported speech between *first* and *last*, which lie outside direct speech."""
    found: list[Zone] = []
    i = first
    while i < last:
        end = min(draft.words.end[i], last)
        found += reported(draft, frames, speakers, i, end)
        i = max(end, i + 1)
    return found
