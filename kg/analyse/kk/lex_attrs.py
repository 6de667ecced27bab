"""A token's text in, its lexical attributes out: which words are numbers."""

import re
from collections.abc import Callable
from typing import Any

from spacy.attrs import LIKE_NUM  # type: ignore[import-not-found]  # compiled, without stubs

_CARDINALS = (
    "нөл ноль бір екі үш төрт бес алты жеті сегіз тоғыз он жиырма отыз қырық елу алпыс жетпіс "
    "сексен тоқсан жүз мың миллион миллиард триллион млн млрд трлн жарты жарым"
)
_COLLECTIVES = "біреу екеу үшеу төртеу бесеу алтау жетеу"
_ORDINALS = (
    "нөлінші бірінші екінші үшінші төртінші бесінші алтыншы жетінші сегізінші тоғызыншы оныншы "
    "жиырмасыншы отызыншы қырқыншы елуінші алпысыншы жетпісінші сексенінші тоқсаныншы жүзінші "
    "мыңыншы миллионыншы миллиардыншы"
)
_NUMBER_WORDS = frozenset(f"{_CARDINALS} {_COLLECTIVES} {_ORDINALS}".split())

_PLURAL = "(?:[лдт][ае]р)?"
_POSSESSIVE = "(?:(?:[ыі]м|[ыі]ң)(?:[ыі]з)?|с?[ыі]|м|ң)?"
_CASE = (
    "(?:[нд][ыі]ң|т[ыі]ң|[ндт][ыі]|н|[ғгқк][ае]|н[ае]|[дт][ае]|нд[ае]|[дтн][ае]н|[мбп]ен"
    "|[дт][ае]ғы|[дт][ае]гі)?"
)
_ENDING = _PLURAL + _POSSESSIVE + _CASE

# An ordinal declines like a noun: біріншіден, екіншісін.  Cardinals are taken bare only, for
# their case forms are other words too: онда 'there', бірге 'together', жүзі 'its face'.
_INFLECTED_ORDINAL = re.compile(rf"(\w+нш[ыі]){_ENDING}")

# Figures and Roman numerals take the endings of the word they stand for after a hyphen:
# 20-сыншы, 55-ші, 100-ден, XXI-ші; a noun there (40-жылдары) makes another word.
_FIGURE_ENDING = re.compile(rf"(?:(?:с?[ыі])?нш[ыі]|ш[ыі]|[ае]у)?{_ENDING}(?:д[ае]й|т[ае]й)?")
_ROMAN = re.compile(r"(?=.)X{0,3}(?:I[XV]|V?I{0,3})")  # to 39: CD and MD are other things
_CYRILLIC_ROMAN = str.maketrans("ХІ", "XI")  # ХІХ ғасыр is mostly typed with Cyrillic letters


def like_num(text: str) -> bool:
    """Tell whether *text* is a number: figures, Roman numerals, Kazakh number words, ordinals."""
    text = text.lstrip("+-±~−")
    head, hyphen, ending = text.partition("-")
    if _is_figure(head):
        return not hyphen or _is_figure(ending) or bool(_FIGURE_ENDING.fullmatch(ending.lower()))
    return all(map(_is_number_word, text.lower().split("-")))  # бес-алты


def _is_figure(text: str) -> bool:
    digits = text.replace(",", "").replace(".", "").replace("/", "", 1)
    return digits.isdigit() or bool(_ROMAN.fullmatch(text.translate(_CYRILLIC_ROMAN)))


def _is_number_word(word: str) -> bool:
    if word in _NUMBER_WORDS:
        return True
    ordinal = _INFLECTED_ORDINAL.fullmatch(word)
    return ordinal is not None and ordinal[1] in _NUMBER_WORDS


LEX_ATTRS: dict[int, Callable[[str], Any]] = {LIKE_NUM: like_num}
