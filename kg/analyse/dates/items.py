"""A text comes in; its numbers and calendar words go out, with a code that patterns can match.

The code of an item is a capital letter for what it is and a small one for its form, so that
``[NO]n M.`` (without the space) is a day of a month in any case.  The letters of words are those of
``words.tsv``; besides, N is a cardinal, O an ordinal, I a numeric date, Z the plural of жыл, Xd a
dash and Xc a comma.  The small letter is the case (``kg.analyse.numbers.words.Form``); for P and X
it is the value of the table.  A word that says nothing about time is ``__``.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from kg.analyse.numbers.pieces import DASHES, Piece, pieces
from kg.analyse.numbers.reader import Numeral, read
from kg.analyse.numbers.words import Lexeme, Lexicon

__all__ = ["Item", "items"]

_WORDS = Lexicon(Path(__file__).with_name("words.tsv"), whole=frozenset({"none", "R", "P", "T"}))
_OTHER = "__"
_GREATEST = 9999
# Second readings: тоқсан is 90 but also a quarter, жеті is 7 but also a week, жұма Friday and week.
_QUARTERS, _WEEKS = ("тоқсан", "жартысы"), ("жеті", "жұма")
_POSTPOSED = {"кейінгі": "Pa", "соңғы": "Pa", "бұрынғы": "Pb"}
_DEICTIC = {"0": "Ro", "сол": "Rs", "бұл": "Rb"}
# күнде and жылда alone are every day and every year.
_EVERY = ("күнде", "жылда", "жылдағы")


class Item(NamedTuple):
    """A number, word or mark of a text.

    ``number`` is a numeral's value (-1 if it is no whole number up to 9999) or the number of the
    table; ``value`` is the value of the table, or the text of a numeric date.
    """

    start: int
    end: int
    code: str
    value: str = ""
    number: int = -1
    figures: bool = False


_COUNTING = frozenset({"word", "figure", "roman"})  # the pieces that numerals begin with
_NOTHING = Item(-1, -1, _OTHER)


def items(text: str) -> list[Item]:
    """The items of *text* in reading order."""
    found: list[Item] = []
    read_pieces, at, before = pieces(text), 0, _NOTHING
    while at < len(read_pieces):
        if before is not _NOTHING and _continues(read_pieces, at, before):
            at += 2 if read_pieces[at].text in DASHES else 1
            item = found.pop()._replace(end=read_pieces[at - 1].end)
        else:
            may_count = read_pieces[at].kind in _COUNTING
            numeral = read(read_pieces, at) if may_count else None
            if numeral and not _is_calendar_word(read_pieces, at, numeral, before.code):
                item, at = _number(numeral), numeral.after
            else:
                item, at = _item(read_pieces[at], before.code), at + 1
        if item.code != _OTHER or before.code != _OTHER:  # of many in a row one will do
            found.append(item)
        before = item
    return found


def _continues(read_pieces: Sequence[Piece], at: int, before: Item) -> bool:
    """Whether the dot of ``2014 ж.`` or the particle of ``бір-ақ`` stands here."""
    if before.end != read_pieces[at].start or before.code == _OTHER:
        return False
    if before.code[0] == "J":
        return read_pieces[at].text == "."
    particle = read_pieces[at + 1 : at + 2]
    return read_pieces[at].text in DASHES and bool(particle) and particle[0].text == "ақ"


def _is_calendar_word(read_pieces: Sequence[Piece], at: int, numeral: Numeral, before: str) -> bool:
    """Whether a numeral is rather a quarter, a week or a known word: бірінші тоқсанда."""
    if numeral.after > at + 1 and read_pieces[at + 1].text not in DASHES:
        return False
    word = read_pieces[at].text
    if word.startswith(_QUARTERS):
        return before[0] in "NORV" or before == "Yg"
    return word.startswith(_WEEKS[0]) and before[0] == "N"


def _number(numeral: Numeral) -> Item:
    value = numeral.value
    whole = value == value.to_integral_value() and 0 <= value <= _GREATEST
    letter = "O" if numeral.form.ordinal else "N"
    number = int(value) if whole else -1
    code = letter + numeral.form.case
    return Item(numeral.start, numeral.end, code, "", number, numeral.figures)


def _item(piece: Piece, before: str) -> Item:
    """The item of a piece that is no numeral, by the table and by the code *before* it."""
    start, end, kind, text = piece
    if kind == "date":
        return Item(start, end, "In", text)
    if text in DASHES or text == ",":
        return Item(start, end, "Xc" if text == "," else "Xd")
    lexeme = _WORDS.lexeme(text) if kind == "word" else None
    if lexeme is None or _is_something_else(lexeme, text, before):
        return _NOTHING
    letter, value, form = lexeme
    if letter in "PX":
        return Item(start, end, letter + value)
    if (text in _POSTPOSED and before[1] == "a") or (text == "бұрынғы" and before[0] in "YAWDC"):
        return Item(start, end, _POSTPOSED[text])
    if letter == "R":
        return Item(start, end, _DEICTIC.get(value, "Rn"), value)
    if letter == "K" and before[0] == "N" and text.startswith(_WEEKS):
        letter = "W"
    elif letter == "Y" and form.plural:
        letter = "Z"
    elif text in _EVERY and before[0] not in "NORUEV":
        letter = "T"
    number = int(value) if value.lstrip("-").isdigit() else -1
    return Item(start, end, letter + form.case, value, number)


def _is_something_else(lexeme: Lexeme, text: str, before: str) -> bool:
    """Whether a word of the table tells no time: жаз 'write', маусымы 'its season'."""
    letter, form = lexeme.kind, lexeme.form
    if letter in ("none", "stem") or form.ordinal or before == "Xo":
        return True
    if letter == "M":
        return form.possessed and before[0] not in "NOYV"
    return text == "жаз" and before[0] not in "YRV"
