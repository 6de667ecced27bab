"""The last word of a person's name in, its shape and its nominative out."""

from __future__ import annotations

import re

from kg.model import Token

__all__ = ["PATRONYMIC", "SURNAME", "nominative"]

# Surnames in -ов, -ин, -ский and the patronymic surnames in -ұлы, -қызы (сұлтан -> Сұлтанұлы),
# with or without a case ending behind (Қазақ грамматикасы, 2002, §§ 113-121).
SURNAME = re.compile(
    r"([^\W\d_]+(?:[оеё]ва?|ина?|цына?|[сц]кий|[сц]кая|енко|ұлы|улы|қызы|кызы|тегі|[оеи]вич|[оеи]вна))"
    r"(?:[нтд][ыі]ң|[нтд][ыі]|[кқгғ][ае]|[тд][ае]н?|н[ае]н|[мпб]ен|ға|ге|на|не|н|ша|ше)?"
)
_AFTER_VOWEL = re.compile(r"([^\W\d_]+[ыіаәеиұүоө])(?:н[ыі]ң|н[ыі]|[гғ][ае]|д[ае]н?|мен)")
PATRONYMIC = re.compile(r"[^\W\d_]+(?:ұлы|улы|қызы|кызы|вич|вна)")


def nominative(word: str, token: Token) -> str:
    """*word*, as the last of a name, without its case ending: ``Сапарованың`` -> ``Сапарова``."""
    shaped = SURNAME.fullmatch(word)
    if shaped:
        return shaped.group(1)
    if word != token.text or token.feature("Case") in ("", "Nom"):
        return word
    if token.feature("Person[psor]") and (ended := _AFTER_VOWEL.fullmatch(word)):
        return ended.group(1)  # nobody's name is possessed: Оразәлі + нің, not Оразәл + і + нің
    lemma = token.lemma
    return lemma[:1].upper() + lemma[1:]
