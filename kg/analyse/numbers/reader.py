"""Pieces of a text come in; the numeral that begins at one of them goes out, in words or figures.

Grammar of numerals: Muhamedowa, Kazakh: A Comprehensive Grammar (2016), the chapter on numerals.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from kg.analyse.numbers.parts import NUMERALS, PLAIN, WORDS, lexeme_at, part_at
from kg.analyse.numbers.pieces import DASHES, HYPHENS, Piece
from kg.analyse.numbers.words import Form, figure_form

__all__ = ["Numeral", "read"]

_ONE = Decimal(1)
_ROMAN = re.compile(r"(?=.)(L?X{0,3}|XL)(I[XV]|V?I{0,3})")
_CYRILLIC_ROMAN = str.maketrans("ХІ", "XI")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50}


class Numeral(NamedTuple):
    """A number as it stands: offsets, the piece behind it, and the form of its last word.

    ``figures`` says that it is written without number words, ``roman`` that in Roman numerals.
    """

    start: int
    end: int
    after: int
    value: Decimal
    form: Form
    figures: bool = False
    roman: bool = False


def read(pieces: Sequence[Piece], at: int) -> Numeral | None:
    """The longest numeral that begins with the piece *at*; None where none does."""
    kind = pieces[at].kind
    if kind == "roman":
        return _roman(pieces, at)
    if kind == "word":
        lexeme = WORDS.lexeme(pieces[at].text)
        if lexeme is None or lexeme.kind not in NUMERALS:
            return None
    elif kind != "figure" or _in_a_name(pieces, at):
        return None
    numeral = _scaled(pieces, at) or _collective(pieces[at], at)
    if numeral is None or numeral.form.case == "k":  # бестік 'a five', 100-деген 'hundreds of'
        return None
    return _with_particle(pieces, numeral)


def _collective(piece: Piece, at: int) -> Numeral | None:
    """екеуі 'the two of them'."""
    lexeme = WORDS.lexeme(piece.text)
    if lexeme is None or lexeme.kind != "group":
        return None
    return Numeral(piece.start, piece.end, at + 1, Decimal(lexeme.value), lexeme.form)


def _with_particle(pieces: Sequence[Piece], numeral: Numeral) -> Numeral:
    """The numeral with -ақ 'only', where that stands behind it: бір-ақ күн, 14-ақ процент."""
    following = pieces[numeral.after : numeral.after + 2]
    glued = len(following) == 2 and following[0].start == numeral.end
    if glued and following[0].text in HYPHENS and following[1].text == "ақ":
        return numeral._replace(end=following[1].end, after=numeral.after + 2)
    return numeral


def _in_a_name(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a figure belongs to a name: Ту-154, Covid-19, 5G; not that of алты-7 or мамыр-5."""
    piece = pieces[at]
    if at + 1 < len(pieces) and pieces[at + 1].start == piece.end:
        follower = pieces[at + 1]
        if follower.kind == "roman" or (follower.text[0] < "\u0250" and follower.text[0].isalpha()):
            return WORDS.lexeme(follower.text) is None
    if at < 2 or pieces[at - 1].text not in HYPHENS or pieces[at - 1].end != piece.start:
        return False
    before = pieces[at - 2]
    if before.end != pieces[at - 1].start:
        return False
    return before.kind == "roman" or (before.kind == "word" and WORDS.lexeme(before.text) is None)


def _scaled(pieces: Sequence[Piece], at: int) -> Numeral | None:
    """Parts and scales, the greater first: екі миллион жеті жүз мың бес."""
    total, ceiling, here = Decimal(0), Decimal("Infinity"), at
    end, form, figures = pieces[at].start, PLAIN, pieces[at].kind == "figure"
    while form == PLAIN:
        part = part_at(pieces, here)
        if part and part.value >= ceiling:
            break
        after = part.after if part else here
        scale = lexeme_at(pieces, after, "scale") if not part or part.form == PLAIN else None
        if scale is None:
            if part:
                total, here, end, form = total + part.value, part.after, part.end, part.form
            break
        size = Decimal(scale.value)
        if size >= ceiling or scale.form.case == "k" or not (part or here == at):
            break
        total += (part.value if part else _ONE) * size
        here, end, form, ceiling = after + 1, pieces[after].end, scale.form, size
        here = _behind_abbreviation(pieces, here)
        figures = False
        if form == PLAIN and (half := lexeme_at(pieces, here, "half")):  # мың жарым is 1,500
            total, here, end, form = total + size / 2, here + 1, pieces[here].end, half.form
            break
    if here == at:
        return None
    return Numeral(pieces[at].start, end, here, total, form, figures)


def _roman(pieces: Sequence[Piece], at: int) -> Numeral | None:
    """A Roman numeral, always an ordinal: ХХІ ғасыр, II тоқсан; to 89, for C and M abbreviate."""
    piece = pieces[at]
    text = piece.text.translate(_CYRILLIC_ROMAN)
    if not _ROMAN.fullmatch(text):
        return None
    values = [_ROMAN_VALUES[letter] for letter in text]
    value = sum(
        -one if one < following else one
        for one, following in zip(values, [*values[1:], 0], strict=True)
    )
    end, after, form = piece.end, at + 1, Form(ordinal=True)
    following = pieces[at + 1 : at + 3]
    if len(following) == 2 and following[0].text in DASHES and following[0].start == end:
        ending = figure_form(following[1].text) if following[1].start == end + 1 else None
        if ending:
            end, after, form = following[1].end, at + 3, ending._replace(ordinal=True)
    return Numeral(piece.start, end, after, Decimal(value), form, True, True)


def _behind_abbreviation(pieces: Sequence[Piece], at: int) -> int:
    """The place behind the dot of млн., where a number, unit or lower-case word goes on."""
    if at + 1 >= len(pieces) or pieces[at].text != "." or pieces[at].start != pieces[at - 1].end:
        return at
    if pieces[at - 1].text in ("млн", "млрд", "трлн") and lexeme_at(pieces, at + 1):
        return at + 1
    return at
