"""Sentences in, the sources that they name and what these say out: ``Омаровтың айтуынша, ...``.

The equative of what is said marks its source (Muhamedowa, Kazakh: A Comprehensive Grammar, 2016, on
the suffix -ша); nouns of knowing have postpositions besides: ``мәліметіне сәйкес``.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.draft import Draft
from kg.extract.speech.frames import Frames
from kg.extract.speech.paragraphs import DASHES
from kg.extract.speech.saying import sayings
from kg.extract.speech.speakers import NOBODY, Speakers
from kg.extract.zones import Zone

__all__ = ["AS", "of_source", "sources", "trimmed"]

_CONCERNING = {"сәйкес": "Dat", "бойынша": "Nom", "қарағанда": "Dat", "негізінде": "Nom"}
AS = ("ғандай", "гендей", "қандай", "кендей")  # айтқандай
_LEANING = frozenset({"сүйен", "сен", "жүгін"})  # сүйенсек, сүйене отырып


def sources(draft: Draft, frames: Frames, first: int, last: int) -> Iterator[tuple[int, int]]:
    """``айтуынша``, ``мәліметіне сәйкес``: where the noun stands, and where its words end."""
    for i in range(first, last):
        is_verb = i in frames.verbs and "деп" in frames.verbs[i][1].takes
        if draft.words.case[i] == "Equ":
            is_known = is_verb or draft.words.lemma[i] in sayings().nouns
            length = int(is_known and draft.words.possessed[i])
        elif is_verb:
            is_as = draft.words.form[i] == "Part" and draft.words.low[i].endswith(AS)
            before = frames.verbs[i][0] - 1
            length = int(is_as and before >= first and draft.words.case[before] == "Nom")
        else:
            length = 2 if i + 1 < last and _is_concerned(draft, i) else 0
        if length:
            yield i, i + length


def _is_concerned(draft: Draft, i: int) -> bool:
    """``мәліметіне сәйкес``, ``мәліметі бойынша``, ``мәліметіне сүйенсек``."""
    words = draft.words
    if words.lemma[i] not in sayings().nouns:
        return False
    if words.case[i] == "Dat" and words.lemma[i + 1] in _LEANING:
        return words.form[i + 1] == "Conv"  # сүйенсек, сүйене отырып
    whose = words.possessed[i] or words.plural[i]
    return whose and words.case[i] == _CONCERNING.get(words.low[i + 1])


def of_source(
    draft: Draft, speakers: Speakers, bounds: tuple[int, int, int, int]
) -> Iterator[Zone]:
    """What stands around ``X-ның айтуынша``: behind it, and before the commas it stands between."""
    begin, source, behind, until = bounds
    start = source
    while start > begin and draft.tokens[start - 1].text != ",":
        start -= 1
    is_genitive = draft.words.form[source] != "Part"
    speaker = speakers.told(start, source, genitive=is_genitive)
    if speaker is None and source == start:
        speaker = speakers.last_before(start)  # Айтуынша, ...
    who = None if speaker in (None, NOBODY) else speaker
    verb = (source, behind)
    if start - 1 > begin + 1 or (start - 1 == begin + 1 and draft.words.case[begin] != "Equ"):
        before = trimmed(draft, begin, start)
        if before[0] < before[1] and draft.tokens[before[0]].upos in ("NOUN", "PROPN", "NUM"):
            yield Zone(*before, who, False, verb)
    said = trimmed(draft, behind, _frame_from(draft, behind, until))
    if said[0] < said[1]:
        yield Zone(*said, who, False, verb)
    speakers.spoke(source, who)


def _frame_from(draft: Draft, first: int, last: int) -> int:
    """Where a second frame begins behind a comma: ``..., деп хабарлайды «Егемен Қазақстан»``."""
    for i in range(first + 1, last):
        if draft.words.low[i] == "деп" and draft.tokens[i - 1].text in (",", *DASHES):
            return i
    return last


def trimmed(draft: Draft, first: int, last: int) -> tuple[int, int]:
    """``tokens[first:last]`` without commas and dashes at its ends."""
    while first < last and (draft.tokens[first].text == "," or draft.tokens[first].text in DASHES):
        first += 1
    while first < last and (
        draft.tokens[last - 1].text == "," or draft.tokens[last - 1].text in DASHES
    ):
        last -= 1
    return first, last
