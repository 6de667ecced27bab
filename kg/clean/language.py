"""A paragraph in, its language out: the one place that meets py3langid, which has no types.

Letters and function words that only one language has settle most paragraphs in microseconds; the
identifier, ten times slower, is asked about the others.  Letters by the alphabets of Kazakh,
Russian, Kyrgyz, Tatar, Bashkir, Uzbek, Tajik, Uyghur, Mongolian, Ukrainian and Serbian.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from kg.read.alive import sign
from kg.text import KAZAKH_LETTERS, lower

__all__ = ["UNKNOWN", "language_of", "sure_language", "told_language"]

UNKNOWN = "und"  # ISO 639-2 for what has no language: digits and marks alone

_CONFIDENT = 0.7  # of 800 sentences of news the identifier was wrong with 12, 11 of them below
_SAMPLE = 200  # letters from begin, middle and end of a long paragraph: more change no answer
_I_BESIDE = "әғқңөүһ"  # only Kazakh has і and one of these; Ukrainian and Belarusian have і alone
_NEVER_KAZAKH = re.compile("[ҡҫҙҗўҳҷӣӯїєґђљњћџјѓќѕ]")  # nor Russian
_KAZAKH_SHARE = 0.3  # of the words without a capital; Russian with Kazakh names has below .2
_FEWEST = 2
_RUSSIAN_SHARE = 0.1  # of its function words; Kazakh that borrows from Russian has less
_ENGLISH_SHARE = 0.2
_RUSSIAN_WORDS = frozenset(
    "и в на по с что для из от к о за как это его при об также до после был была были во со будет"
    " или но который которые она они мы вы ли бы у под над между из-за года году".split()
)
_ENGLISH_WORDS = frozenset("the of and to in is was for that with on by as are be this".split())
# of the past tenses, in which the words of others are given: сөйле-ді, айт-қан (Қазақ
# грамматикасы, 2002, chapter on the verb)
_VERB_ENDINGS = ("ды", "ді", "ты", "ті", "ған", "ген", "қан", "кен")
_WORD = re.compile(r"[^\W\d_]+")
_QUOTED_NAME = re.compile('[«“„"][^«»“”„"]{1,60}[»”"]')


def language_of(paragraph: str) -> str:
    """The ISO 639 code of the language that *paragraph* is most likely in, ``und`` for none.

    Kazakh in Latin or Arabic letters is taken for a related language: see ``kg.clean.scripts``.
    """
    return _likeliest(paragraph)[0]


def told_language(paragraph: str) -> str | None:
    """As ``language_of``, but None where it is little more than a guess."""
    language, confidence = _likeliest(paragraph)
    return language if confidence >= _CONFIDENT else None


def sure_language(paragraph: str) -> str | None:
    """The language of *paragraph* where letters and function words leave no doubt."""
    sample = _sample(paragraph)
    words = _WORD.findall(sample)
    if not words:
        return UNKNOWN
    if sample.isascii():
        return "en" if _share(words, _ENGLISH_WORDS) >= _ENGLISH_SHARE else None
    lowered = lower(sample)
    if _NEVER_KAZAKH.search(lowered):
        return None
    russian = _share(words, _RUSSIAN_WORDS)
    if "і" in lowered or "ұ" in lowered:
        return "kk" if russian < _RUSSIAN_SHARE and _is_kazakh(words, lowered) else None
    # ы: Bulgarian, Serbian and Macedonian share the words, but have no such letter
    if russian >= _RUSSIAN_SHARE and "ы" in lowered and not _own_letters(lowered):
        return "ru"
    return None


def _is_kazakh(words: list[str], lowered: str) -> bool:
    """Whether enough words that are no names have a letter that Russian lacks."""
    if "ұ" not in lowered and not any(one in lowered for one in _I_BESIDE):
        return False
    common = [word for word in words if word[0].islower()]
    own = len(common) - sum(map(KAZAKH_LETTERS.isdisjoint, common))
    return own >= max(_FEWEST, _KAZAKH_SHARE * len(common))


def _likeliest(paragraph: str) -> tuple[str, float]:
    """The likeliest language of *paragraph* and its probability."""
    sample = _sample(paragraph)
    sure = sure_language(sample)
    language, confidence = (sure, 1.0) if sure else _identified(sample)
    if language == "ru" and _has_a_kazakh_verb(paragraph):
        return "kk", 1.0
    if language == "kk":
        # names of companies stay Kazakh in a Russian text: ТОО «Жаңа қала құрылыс»
        plain = _QUOTED_NAME.sub(" ", sample)
        if plain != sample and 2 * len(plain) >= len(sample) and not _own_letters(lower(plain)):
            other, surety = _identified(plain)
            return (other, surety) if surety >= _CONFIDENT else (language, confidence)
    return language, confidence


def _has_a_kazakh_verb(text: str) -> bool:
    """Whether Kazakh frames a Russian quotation (``деді ол``), so that a clause would be lost."""
    return any(
        word.endswith(_VERB_ENDINGS) and word[0].islower() and not KAZAKH_LETTERS.isdisjoint(word)
        for word in _WORD.findall(text)
    )


def _sample(text: str) -> str:
    if len(text) <= 3 * _SAMPLE:
        return text
    middle = len(text) // 2
    return f"{text[:_SAMPLE]} {text[middle : middle + _SAMPLE]} {text[-_SAMPLE:]}"


def _share(words: list[str], known: frozenset[str]) -> float:
    return sum(map(known.__contains__, words)) / len(words)


def _own_letters(lowered: str) -> int:
    """How often a text has the nine letters that Kazakh has and Russian lacks."""
    return sum(map(lowered.count, KAZAKH_LETTERS))


def _identified(text: str) -> tuple[str, float]:
    language, confidence = _identifier().classify(text)
    return str(language), float(confidence)


@cache
def _identifier() -> Any:
    """py3langid with all of its languages; loads its model, which takes 0.5 s."""
    from py3langid.langid import (  # type: ignore[import-untyped]  # the adapter
        MODEL_FILE,
        LanguageIdentifier,
    )

    made = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    sign()
    return made
