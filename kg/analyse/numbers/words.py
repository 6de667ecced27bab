"""A word comes in; what number, unit or calendar word it is goes out, with the form it stands in.

The forms of a few dozen stems are needed, many times a text: the table says the stem and one
pattern its ending.  Endings: Muhamedowa, Kazakh: A Comprehensive Grammar (2016), noun inflection.
"""

from __future__ import annotations

import functools
import pathlib
import re
from typing import NamedTuple

__all__ = ["Form", "Lexeme", "Lexicon", "figure_form"]

_LONGEST = 40  # letters; what is longer is no word of the tables

# жыл-дар-ымыз-дан, ай-ын-дағы, он-ыншы-сы, жыл-дай; жыл-ғы-дан; теңге-лік.
_ENDING = re.compile(
    r"(?P<ordinal>с?[ыі]?нш[ыі])?"
    r"(?:(?P<derived>[лдт][ыі][кқ])"
    r"|(?P<attribute>[ғгқк][ыі](?:н[аеі]н|н[ыі]ң|н[ае]|д?[ае]н|мен|н)?)"
    r"|(?P<plural>[лдт][ае]р)?"
    r"(?P<possessed>[ыі]?м[ыі]з|[ыі]?ң[ыі]з|с?[ыі])??"
    r"(?:(?P<g>[ндт][ыі]ң)|(?P<q>н?[дт][ае][ғг][ыі])|(?P<a>[ндт][ае]н)"
    r"|(?P<l>н?[дт][ае])|(?P<d>[ғгқк][ае]|н[ае])|(?P<c>[ндт][ыі]|н)|(?P<i>[мбп]ен(?:ен)?))?"
    r"(?P<like>[дт][ае]й[ыі]?)?)"
)
# 20-сыншы, 55-ші, 2-еуіміз: what only figures take, in front of the endings of nouns.
_OF_FIGURES = re.compile(r"(?P<ordinal>(?:с?[ыі]?н)?ш[ыі])?(?:[ае]у)?")
_HUNDREDS = re.compile(r"[дт][ае][ғг][ае]н[ыі]?")  # 100-деген 'hundreds of'
# A suffix has т, қ, к or п only behind a voiceless sound, or one that is heard so: клубқа.
_VOICELESS_ENDING, _VOICELESS = frozenset("тқкп"), frozenset("пфкқтсшщцчхһбвгд%")


class Form(NamedTuple):
    """How a word is inflected.

    ``case``: n nominative, p nominative with a possessive, g genitive, d dative, l locative,
    q locative or -ғы before a noun (жылғы, айындағы), a ablative, c accusative, i instrumental;
    k derived with -лық, whatever its case.
    """

    case: str = "n"
    ordinal: bool = False
    plural: bool = False
    possessed: bool = False


class Lexeme(NamedTuple):
    """A word of a table: its kind and value there, the form that it stands in."""

    kind: str
    value: str
    form: Form


class Lexicon:
    """The stems of the table at *path*, found in any of their forms.

    What is of the kinds in *whole* stands in the one form that the table has.
    """

    def __init__(self, path: pathlib.Path, whole: frozenset[str] = frozenset()) -> None:
        lines = path.read_text("utf-8").splitlines()
        rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
        self._stems = {stem: (kind, value) for stem, kind, value in rows}
        self._whole = whole
        self._longest = max(map(len, self._stems))
        self._cached = functools.lru_cache(maxsize=65536)(self._lexeme)

    def lexeme(self, word: str) -> Lexeme | None:
        """The reading of *word* (lower case) with the longest stem; None for any other word."""
        return self._cached(word) if len(word) <= _LONGEST else None

    def _lexeme(self, word: str) -> Lexeme | None:
        for place in range(min(len(word), self._longest), 0, -1):
            found = self._stems.get(word[:place])
            if found is None or (found[0] in self._whole and place < len(word)):
                continue
            ending = word[place:]
            if ending[:1] in _VOICELESS_ENDING and word[place - 1] not in _VOICELESS:
                continue
            if form := _form(ending):
                return Lexeme(*found, form)
        return None


def figure_form(ending: str) -> Form | None:
    """The form that an ending gives to a figure: ``сыншы`` of 20-сыншы, ``ден`` of 100-ден."""
    if len(ending) > _LONGEST:
        return None
    if _HUNDREDS.fullmatch(ending):
        return Form("k")
    match = _OF_FIGURES.match(ending)
    assert match is not None
    form = _form(ending[match.end() :])
    if form and match["ordinal"]:
        return form._replace(ordinal=True)
    return form


def _form(ending: str) -> Form | None:
    """The form that *ending* spells; None where it is no ending of nouns and numerals."""
    if not ending:
        return Form()
    match = _ENDING.fullmatch(ending)
    if not match:
        return None
    case = next((name for name in "gqaldci" if match[name]), "")
    case = case or ("k" if match["derived"] else "q" if match["attribute"] else "")
    possessed = bool(match["possessed"])
    case = case or ("p" if possessed else "n")
    return Form(case, bool(match["ordinal"]), bool(match["plural"]), possessed)
