"""A text in, its passages out: which part of it is in which language."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate

from kg.clean.language import UNKNOWN, language_of, sure_language, told_language
from kg.clean.scripts import RELATED, kazakh_script
from kg.errors import SourceNotKazakh
from kg.model import Passage
from kg.read.alive import sign

__all__ = ["kazakh_passages", "passages"]

_SHORT_PARAGRAPH = 40  # letters; shorter ones are names and headings, on which identifiers guess
_SENTENCE = re.compile(r"\S+\s+\S+\s.*[.!?…][»”\")]*$")  # three words or more, and a stop
_CYRILLIC = re.compile("[\u0400-\u052f]")
_ARABIC = re.compile("[\u0620-\u06ff\ufb50-\ufdff\ufe70-\ufeff]")


def kazakh_passages(text: str, place: str) -> tuple[Passage, ...]:
    """The passages of *text*; raises SourceNotKazakh where none of them is Kazakh."""
    found = passages(text)
    if not any(one.is_kazakh for one in found):
        others = ", ".join(sorted({one.language for one in found}))
        raise SourceNotKazakh(
            f"no Kazakh text (it looks like {others})",
            place=place,
            hint="only articles with a Kazakh paragraph are taken in",
        )
    return found


def passages(text: str) -> tuple[Passage, ...]:
    """The passages of *text*, whose paragraphs are parted by line feeds, in reading order.

    They cover it without a gap: each but the last ends with the line feed before the next.  A
    short paragraph has the language of its neighbours, since a name or heading tells little.
    """
    paragraphs = text.split("\n")
    told = [_told(one) for one in paragraphs]
    if not any(told):
        told = [language_of(text)] * len(paragraphs)
    _tell_other_scripts(paragraphs, told)
    languages = _by_neighbours(paragraphs, told)
    found: list[Passage] = []
    start = 0
    for paragraph, language in zip(paragraphs, languages, strict=True):
        end = min(start + len(paragraph) + 1, len(text))
        if found and found[-1].language == language:
            start = found.pop().start
        found.append(Passage(start, end, language))
        start = end
    return tuple(found)


def _told(paragraph: str) -> str | None:
    """The language that *paragraph* tells by itself: it is long, or a sentence of plain words."""
    sign()
    if len(paragraph) >= _SHORT_PARAGRAPH:
        language = told_language(paragraph)
    else:
        language = sure_language(paragraph) if _SENTENCE.match(paragraph) else None
    return None if language == UNKNOWN else language


def _tell_other_scripts(paragraphs: Sequence[str], told: list[str | None]) -> None:
    """Correct *told* where the text in Latin or Arabic letters, taken together, is Kazakh."""
    for is_arabic in (False, True):
        chosen = [
            i
            for i, language in enumerate(told)
            if language in RELATED and _is_in_other_letters(paragraphs[i], is_arabic)
        ]
        script = kazakh_script("\n".join(paragraphs[i] for i in chosen)) if chosen else None
        if script:
            for i in chosen:
                told[i] = f"kk-{script}"


def _is_in_other_letters(paragraph: str, is_arabic: bool) -> bool:
    """Whether it is written in Latin letters, or in Arabic ones; a foreign word changes nothing."""
    mostly = sum(map(str.isalpha, paragraph)) / 2
    if is_arabic:
        return len(_ARABIC.findall(paragraph)) > mostly
    others = len(_ARABIC.findall(paragraph)) + len(_CYRILLIC.findall(paragraph))
    return others < mostly


def _by_neighbours(paragraphs: Sequence[str], told: Sequence[str | None]) -> list[str]:
    """What was told of each paragraph, and else the language told next above and below.

    Where these differ, it is the one that the paragraph looks like.
    """
    above = list(accumulate(told, _told_last))
    below = list(accumulate(reversed(told), _told_last))[::-1]
    return [
        _between(paragraph, *around)
        for paragraph, around in zip(paragraphs, zip(above, below, strict=True), strict=True)
    ]


def _told_last(last: str | None, one: str | None) -> str | None:
    return one or last


def _between(paragraph: str, above: str | None, below: str | None) -> str:
    if above and below and above != below:
        return below if sure_language(paragraph) == below else above
    return above or below or UNKNOWN
