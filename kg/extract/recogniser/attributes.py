"""A word with its analysis in, what the recogniser weighs of the word itself out."""

from __future__ import annotations

import re

from kg.extract.lists import Lists
from kg.model import Token
from kg.text import lower, repair

__all__ = ["SURNAME", "feature", "is_of_letters", "shape", "word_attributes"]

# Surnames in -ов, -ин, -ский, in -ұлы, -қызы, with or without a case ending behind.
SURNAME = re.compile(
    r"[^\W\d_]+(?:[оеё]ва?|ина?|цына?|[сц]кий|[сц]кая|енко|ұлы|улы|қызы|кызы|вич|вна)"
    r"(?:[нтд][ыі]ң|[нтд][ыі]|[кқгғ][ае]|[тд][ае]н?|н[ае]н|[мпб]ен|ға|ге|на|не|н)?"
)
_LONGEST = 30  # letters that are looked at
_AFFIX = 5
_OF_LETTERS = ("w=", "l=", "m=", "<", ">", "}", "ha=", "hb=")
_RUN = re.compile(r"(.)\1+")
_DIGITS = re.compile(r"\d+")


def word_attributes(token: Token, lists: Lists) -> list[str]:
    """What tells of the mention that *token* may belong to, wherever it stands.

    Each is a sort of attribute and its value: ``m=қала`` the lemma, ``>ның`` an ending, ``S=Xx``
    the shape.
    """
    word, feats = repair(token.text[:_LONGEST]), token.feats
    low, lemma = lower(word), lower(token.lemma[:_LONGEST])
    case, person = feature(feats, "Case"), feature(feats, "Person[psor]")
    found = [f"w={word}", f"l={low}", f"m={lemma}", f"u={token.upos}"]
    found += [f"M={token.upos}.{case}.{person}", f"c={case}", f"p={person}"]
    found += [f"n={feature(feats, 'Number')}", f"nt={feature(feats, 'NumType')}"]
    found += [f"vf={feature(feats, 'VerbForm')}", f"s={shape(word, 2)}", f"S={shape(word, 1)}"]
    found += [f"<{low[:size]}" for size in range(1, _AFFIX + 1) if len(low) > size]
    found += [f">{low[-size:]}" for size in range(1, _AFFIX + 1) if len(low) > size]
    found += [f"}}{lemma[-size:]}" for size in (2, 3, 4) if len(lemma) > size]
    found.append(f"len={min(len(low), 12)}")
    if "-" in low[1:]:
        head, _, tail = low.rpartition("-")
        found += [f"ha={head}", f"hb={tail}"]
    return found + _of_figures(low) + _of_lists(word, low, lemma, lists)


def is_of_letters(attribute: str) -> bool:
    """Whether an attribute has letters of the word itself, by which a name is learnt by heart."""
    return attribute.startswith(_OF_LETTERS)


def feature(feats: str, name: str) -> str:
    """The value of one UD feature in *feats*, or the empty string."""
    for pair in feats.split("|"):
        key, _, value = pair.partition("=")
        if key == name:
            return value
    return ""


def shape(word: str, longest_run: int) -> str:
    """*word* with letters as X and x, figures as d, each run of them cut: Алматы is Xxx or Xx."""
    kinds = "".join(
        "X" if one.isupper() else "x" if one.islower() else "d" if one.isdigit() else one
        for one in word[:_LONGEST]
    )
    return _RUN.sub(lambda run: run[0][:longest_run], kinds)


def _of_figures(low: str) -> list[str]:
    number = _DIGITS.search(low)
    if number is None:
        return []
    pattern = _DIGITS.sub(lambda run: "0" * len(run[0]), low)
    found = [f"d={pattern}", f"dl={len(pattern)}"]
    if number.start() == 0 and len(number[0]) <= 4:
        value = int(number[0])
        size = "year" if 1500 <= value <= 2100 else "day" if 1 <= value <= 31 else "count"
        found.append(f"dv={size}")
    return found


def _of_lists(word: str, low: str, lemma: str, lists: Lists) -> list[str]:
    found = []
    if low in lists.all_given_names:
        found.append("given")
    elif lemma in lists.all_given_names:
        found.append("given, inflected")
    if word[:1].isupper() and SURNAME.fullmatch(low):
        found.append("surname")
    noun = lists.nouns.get(lemma)
    if noun:
        found.append(f"noun={noun.role}")
    if word.partition("-")[0].strip(".") in lists.legal_forms:
        found.append("form")
    return found
