"""A text in, the numbers that it names out: counts, ordinals, shares, sums of money with currency.

    >>> [(number.value, number.unit) for number in numbers("1,5 млрд теңге бөлінді")]
    [(Decimal('1500000000'), 'KZT')]

Telephone numbers, web addresses, times of day, numeric dates and the figures of names (Ту-154) are
no numbers.  Spans are those of KazNERD: with case endings and with the words that say that a count
is only about right (``алпыстан астам``, ``шамамен 20 мың``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from kg.analyse.numbers.parts import lexeme_at
from kg.analyse.numbers.phrases import Number, Reading, extended, plain
from kg.analyse.numbers.pieces import HYPHENS, Piece, pieces
from kg.analyse.numbers.reader import Numeral, read

__all__ = ["Number", "numbers", "value_of"]

_SIGNS = {"-": -1, "−": -1, "–": -1, "+": 1}
_AT_LEAST = frozenset({"кем", "көп"})
_OF_NUMBERS = frozenset({"figure", "roman"})
# After these a single Roman letter is a number and no initial: I тоқсан, V ғасыр.
_COUNTED_BY_ROMANS = ("ғасыр", "тоқсан", "жартыжылды", "съе", "сессия", "том", "дәреже", "курс")


def numbers(text: str) -> tuple[Number, ...]:
    """The numbers of *text* in reading order; none overlap."""
    found, read_pieces, at = [], pieces(text), 0
    while at < len(read_pieces):
        reading = _number(read_pieces, at)
        if reading:
            found.append(reading.number)
            at = reading.after
        else:
            at += 1
    return tuple(found)


def value_of(words: str) -> Decimal | None:
    """What the number *words* is worth, None where they are not one number and nothing else."""
    found = numbers(words)
    if len(found) != 1 or found[0].upper is not None:
        return None
    whole = words.strip()
    return found[0].value if words[found[0].start : found[0].end] == whole else None


def _number(read_pieces: Sequence[Piece], at: int) -> Reading | None:
    """The number that begins with a piece, with its sign or symbol in front and all behind it."""
    first, sign, symbol = at, 1, ""
    lexeme = lexeme_at(read_pieces, at)
    if lexeme is None and _is_plain_word(read_pieces[at]):
        return None
    before = _hedged_before(read_pieces, at)
    if before:
        at = before
    elif lexeme and lexeme.kind == "sign":
        sign, at = int(lexeme.value), at + 1
    elif read_pieces[at].text in _SIGNS and _is_sign(read_pieces, at):
        sign, at = _SIGNS[read_pieces[at].text], at + 1
    elif lexeme and lexeme.kind == "currency" and not read_pieces[at].text.isalpha():
        symbol, at = lexeme.value, at + 1
    if at >= len(read_pieces):
        return None
    numeral = _numeral(read_pieces, at)
    if numeral is None:
        return None
    reading = plain(read_pieces, numeral) if numeral.roman else extended(read_pieces, numeral)
    if symbol:
        reading.number = replace(reading.number, kind="money", unit=symbol)
    value, start = _tidy(reading.number.value * sign), read_pieces[first].start
    reading.number = replace(reading.number, value=value, start=start)
    return _hedged_behind(read_pieces, reading)


def _is_plain_word(piece: Piece) -> bool:
    """Whether no number can begin here, as with most words of a text: a quick answer for them."""
    return (
        piece.kind not in _OF_NUMBERS and piece.text not in _SIGNS and piece.text not in _AT_LEAST
    )


def _tidy(value: Decimal) -> Decimal:
    """A value without the zeros behind its point: 1500000 for 1500000.0."""
    whole = value.to_integral_value()
    return whole if whole == value else value


def _numeral(read_pieces: Sequence[Piece], at: int) -> Numeral | None:
    """The numeral at a place, unless it only looks like one: an initial, a time, a reciprocal."""
    numeral = read(read_pieces, at)
    if numeral is None:
        return None
    before = read_pieces[at - 1].text if at else ""
    if numeral.roman and numeral.end - numeral.start == 1:
        following = read_pieces[numeral.after : numeral.after + 1]
        if not (following and following[0].text.startswith(_COUNTED_BY_ROMANS)):
            return None
    if numeral.figures and "." in read_pieces[at].text and before.startswith("сағат"):
        return None  # сағат 18.00-де
    if read_pieces[at].text.startswith("тоқсан") and numeral.after == at + 1 and at:
        before_numeral = read(read_pieces, at - 1)
        if before_numeral and before_numeral.form.ordinal:
            return None  # бірінші тоқсан 'first quarter'
    return None if _is_reciprocal(read_pieces, at) else numeral


def _is_reciprocal(read_pieces: Sequence[Piece], at: int) -> bool:
    """Whether the бір here is that of бір-бірі 'each other' or бірде-бір 'not one'."""
    if not read_pieces[at].text.startswith("бір"):
        return False
    behind, ahead = read_pieces[max(at - 2, 0) : at], read_pieces[at + 1 : at + 3]
    pairs = (behind[::-1], ahead)  # the hyphen and the word on either side
    return any(
        len(pair) == 2 and pair[0].text in HYPHENS and pair[1].text.startswith("бір")
        for pair in pairs
    )


def _is_sign(read_pieces: Sequence[Piece], at: int) -> bool:
    """Whether a dash or plus stands right before a figure and behind nothing: -5 градус."""
    if at + 1 >= len(read_pieces) or read_pieces[at + 1].kind != "figure":
        return False
    piece = read_pieces[at]
    apart = at == 0 or read_pieces[at - 1].end < piece.start or read_pieces[at - 1].text == "("
    return apart and read_pieces[at + 1].start == piece.end


def _hedged_before(read_pieces: Sequence[Piece], at: int) -> int:
    """The place behind шамамен, кемі or кем дегенде here; 0 where there is none."""
    lexeme = lexeme_at(read_pieces, at)
    if lexeme and lexeme.kind == "before":
        return at + 1
    words = [piece.text for piece in read_pieces[at : at + 2]]
    return at + 2 if words[1:] == ["дегенде"] and words[0] in _AT_LEAST else 0


def _hedged_behind(read_pieces: Sequence[Piece], reading: Reading) -> Reading:
    """The reading with астам, жуық or дейін behind it, where its case asks for one."""
    lexeme = lexeme_at(read_pieces, reading.after)
    if lexeme is None or lexeme.kind != "hedge" or reading.number.kind == "ordinal":
        return reading
    if lexeme.value == ("n" if reading.case == "p" else reading.case):
        end = read_pieces[reading.after].end
        reading.number = replace(reading.number, end=end)
        reading.after += 1
    return reading
