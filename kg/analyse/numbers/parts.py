"""Pieces of a text come in; what is counted in front of a scale goes out: the 1,5 of 1,5 млрд.

Grammar of numerals: Muhamedowa, Kazakh: A Comprehensive Grammar (2016), the chapter on numerals.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from kg.analyse.numbers.pieces import HYPHENS, Piece
from kg.analyse.numbers.words import Form, Lexeme, Lexicon, figure_form

__all__ = ["NUMERALS", "PLAIN", "WORDS", "Part", "figure_value", "lexeme_at", "part_at"]

WORDS = Lexicon(Path(__file__).with_name("words.tsv"), whole=frozenset({"none", "hedge", "before"}))
PLAIN = Form()

_ONE, _HALF = Decimal(1), Decimal("0.5")
_COUNTING = frozenset("unit ten hundred".split())
NUMERALS = _COUNTING | frozenset("scale part half group".split())
_AFTER_SPACED_MARK = frozenset("scale percent currency country measure times".split())


class Part(NamedTuple):
    """What is counted in front of a scale: the екі жүз of екі жүз мың."""

    value: Decimal
    after: int
    end: int
    form: Form
    figures: bool = False


def part_at(pieces: Sequence[Piece], at: int) -> Part | None:
    """A number below a thousand in words, or a figure; with its half or decimals."""
    if at >= len(pieces):
        return None
    part = _figure(pieces, at) if pieces[at].kind == "figure" else _counted(pieces, at)
    if part is None or part.form != PLAIN:
        return part
    if half := lexeme_at(pieces, part.after, "half"):  # екі жарым
        end = pieces[part.after].end
        return Part(part.value + _HALF, part.after + 1, end, half.form, part.figures)
    return _spoken_decimal(pieces, part) or part


def _counted(pieces: Sequence[Piece], at: int) -> Part | None:
    """A number below a thousand in words: жиырма бес, үш жүз он; or жарты, ширек."""
    value, here, form = Decimal(-1), at, PLAIN
    smallest = Decimal(1000)  # what the next word must be below
    while form == PLAIN and here < len(pieces) and pieces[here].kind == "word":
        lexeme = WORDS.lexeme(pieces[here].text)
        if lexeme is None or lexeme.form.case == "k":
            break
        if lexeme.kind == "part" and here == at:
            return Part(Decimal(lexeme.value), at + 1, pieces[at].end, lexeme.form)
        if lexeme.kind not in _COUNTING:
            break
        size = Decimal(lexeme.value)
        if size == 100 and 1 <= value <= 9 and smallest == 1:
            value, smallest = value * size, size
        elif size < smallest and (size or here == at):
            value, smallest = max(value, Decimal(0)) + size, max(_unit(size), _ONE)
        else:
            break
        here, form = here + 1, lexeme.form
    return Part(value, here, pieces[here - 1].end, form) if here > at else None


def _unit(size: Decimal) -> Decimal:
    """Below what a number may follow: 100 after жүз, 10 after the tens, nothing after 1 to 9."""
    return size if size == 100 else Decimal(10) if size >= 10 else _ONE


def _figure(pieces: Sequence[Piece], at: int) -> Part | None:
    """A figure with the ending behind its hyphen: 1,5; 7 449; 20-сыншы; 5- of 5-сынып, 'fifth'."""
    piece = pieces[at]
    value = figure_value(piece.text)
    following = pieces[at + 1 : at + 3]
    glued = bool(following) and following[0].start == piece.end
    if glued and following[0].kind == "word" and (form := figure_form(following[0].text)):
        return Part(value, at + 2, following[0].end, form, True)
    if not (glued and following[0].text in HYPHENS and len(following) > 1):
        return _spaced_decimal(pieces, at, value) or Part(value, at + 1, piece.end, PLAIN, True)
    word = following[1]
    lexeme = WORDS.lexeme(word.text)
    numeral = lexeme is not None and lexeme.kind in NUMERALS
    if word.start != following[0].end or word.kind != "word" or numeral:
        return Part(value, at + 1, piece.end, PLAIN, True)
    if word.text == "ақ":  # 1-ақ күнде 'in only one day'
        return Part(value, at + 1, piece.end, PLAIN, True)
    if form := figure_form(word.text):
        return Part(value, at + 3, word.end, form, True)
    # A hyphen behind a figure stands for -інші: 5-сынып is бесінші сынып (spelling rules of 1983).
    return Part(value, at + 2, piece.end, Form(ordinal=True), True)


def figure_value(figure: str) -> Decimal:
    """What a figure of the pieces is worth: 7 449; 1.500.000; 1,5; 1.5."""
    marks = [mark for mark in figure if not mark.isdigit()]
    digits = "".join(mark if mark.isdigit() else "." if mark in ",." else "" for mark in figure)
    if len(marks) > 1 and marks[-1] == marks[-2]:
        digits = digits.replace(".", "")
    return Decimal(digits)


def _spaced_decimal(pieces: Sequence[Piece], at: int, value: Decimal) -> Part | None:
    """A figure whose marks stand apart, as tokens do, in front of what is measured: 2 , 5 метр."""
    if at + 3 >= len(pieces) or value != int(value):
        return None
    mark, decimals, measured = pieces[at + 1 : at + 4]
    apart = mark.text == "," and mark.start > pieces[at].end and decimals.start > mark.end
    if not apart or decimals.kind != "figure" or not decimals.text.isdigit():
        return None
    end, after, form = decimals.end, at + 3, PLAIN
    if measured.text in HYPHENS and measured.start == end:
        whole = _figure(pieces, at + 2)
        if whole is None or whole.form.ordinal:
            return None
        end, after, form = whole.end, whole.after, whole.form
    else:
        lexeme = WORDS.lexeme(measured.text)
        if lexeme is None or lexeme.kind not in _AFTER_SPACED_MARK:
            return None
    return Part(value + Decimal(f"0.{decimals.text}"), after, end, form, True)


def _spoken_decimal(pieces: Sequence[Piece], part: Part) -> Part | None:
    """екі бүтін оннан үш 'two whole, three of ten'; үш те бес (процент) 'three and five'."""
    if lexeme_at(pieces, part.after, "whole"):
        size, here = _denominator(pieces, part.after + 1)
        tail = _counted_or_figure(pieces, here)
        if tail is None:
            return None
        size = size or Decimal(10 if tail.value < 10 else 100)
        return tail._replace(value=part.value + tail.value / size) if tail.value < size else None
    if part.after < len(pieces) and pieces[part.after].text in ("да", "де", "та", "те"):
        tail = _counted_or_figure(pieces, part.after + 1)
        if tail and tail.value < 100 and tail.form == PLAIN and part.value < 1000:
            lexeme = lexeme_at(pieces, tail.after)
            if lexeme and lexeme.kind in ("scale", "percent", "currency"):
                size = Decimal(10 if tail.value < 10 else 100)
                return tail._replace(value=part.value + tail.value / size)
    return None


def _denominator(pieces: Sequence[Piece], at: int) -> tuple[Decimal | None, int]:
    """The оннан, жүзден or мыңнан in front of decimals, where it stands there."""
    lexeme = lexeme_at(pieces, at)
    if lexeme and lexeme.form.case == "a" and lexeme.kind in ("ten", "hundred", "scale"):
        return Decimal(lexeme.value), at + 1
    return None, at


def _counted_or_figure(pieces: Sequence[Piece], at: int) -> Part | None:
    if at >= len(pieces):
        return None
    return _figure(pieces, at) if pieces[at].kind == "figure" else _counted(pieces, at)


def lexeme_at(pieces: Sequence[Piece], at: int, kind: str = "") -> Lexeme | None:
    """The lexeme at a place, where there is one, of *kind* if one is asked for."""
    if at >= len(pieces) or pieces[at].kind not in ("word", "figure"):
        return None
    lexeme = WORDS.lexeme(pieces[at].text)
    return lexeme if lexeme and kind in ("", lexeme.kind) else None
