"""Text in, the same text out with look-alike letters of the wrong alphabet put right, same length.

Typed and scanned Kazakh mixes alphabets: Latin i for і (``бiр``), Latin h for һ (``Аллаh``), the
Azerbaijani ə for ә (2,313 times in KazSAnDRA, more than all others together), and the other way
round і inside Latin words (``meіosіs``).  A human sees no difference; search and lexicon do.

Each run of letters is judged alone, hyphens and digits end it, so ``Covid-19-дың``, ``IT-компания``
and ``e-gov`` stay as they are.  Where both alphabets have letters without a twin in the other
(``WhatsAppпен``, ``Kaspiмен``) the mixture is meant and stays.
"""

from __future__ import annotations

import re

from kg.text.alphabet import BACK_VOWELS, is_cyrillic
from kg.text.casing import lower

# Unicode's confusables.txt (UTS 39), cut down to Latin-Cyrillic twins met in Kazakh text.
_TWINS = {
    **dict(zip("aceiopxhk", "асеіорхһк", strict=True)),  # бiр, Аллаh, oйын, раxмет
    **dict(zip("ABCEHIKMOPTX", "АВСЕНІКМОРТХ", strict=True)),  # Maған, Mен, CCCР
}
# Letters that no Latin or Cyrillic word of a Kazakh text needs, whatever stands beside them.
_STRAYS = {
    **dict(zip("əƏǝƎɵƟ", "әӘәӘөӨ", strict=True)),  # əкім, Ə.Бөкейхан, ɵзен
    **dict(zip("ӊӉӈӇ", "ңҢңҢ", strict=True)),  # таӊ
}
_TO_CYRILLIC = str.maketrans(_TWINS | _STRAYS)
_TO_LATIN = str.maketrans({twin: letter for letter, twin in _TWINS.items()})
_LATIN_TWINS = frozenset(_TWINS | _STRAYS) | frozenset("Yy")
_CYRILLIC_TWINS = frozenset(_TWINS.values())

_LATIN = r"A-Za-z\u00c0-\u024f\u0275\u0259"
_CYRILLIC = r"\u0400-\u052f"
# A whole run of letters that has Cyrillic in it, with something that may want repair; or the lone
# letter of an initial: Ə.Бөкейхан.
_SUSPECT_RUN = (
    f"(?<![{_LATIN}{_CYRILLIC}])(?:"
    f"(?=[{_LATIN}]*[{_CYRILLIC}])(?=[{_CYRILLIC}]*?[{_LATIN}ӊӉӈӇэЭ])[{_LATIN}{_CYRILLIC}]+"
    f"|[əƏ](?![{_LATIN}]))"
)
# An acronym takes its suffix without a hyphen now and then: ITде, PRдың.
_ACRONYM_WITH_SUFFIX = r"[A-Z]{2,}[а-яёәғқңөұүһі]+"

# Beginnings of words whose first ә or ө is written э or Latin o by those who lack the key.  Nothing
# shorter is safe: э and o are right in элемент, эрозия, мэр, орден.
_STEM_LIST = """
    әдебиет әдеби әдет әдіс әділ әжем әзір әйел әкесі әкім әлеумет әлсіз әнұран әңгіме әрбір әрдайым
    әрекет әріп әркім әртүрлі әскер әсерлі әсем әсіре бәйге бәрі бәсеке дәлел дәреже дәрі дәріс
    дәстүр дәуір жәрдем жәрмеңке және зәулім кәсіп қәзір мәдени мәжбүр мәжіліс мәлім мәңгі мәртебе
    мәселе мәтін нәрсе нәтиже рәсім сәби сәйкес сәлем сәтті сәуір сәуле тәжірибе тәртіп тәрбие тәсіл
    тәуелсіз тәуелді тәулік шәкірт
    бөлім бөлме дөңгелек көбей көзқарас көлем көлік көмек көрсет көрші көше мөлшер өзге өзен өзі
    өкіл өкім өкініш өлең өлке өлшем өмір өндір өнер өнім өңір өсімдік өткен өтініш сөйле сөздік
    төлем төмен төраға төтенше
"""
_STEMS = tuple(_STEM_LIST.split())
_RESTORED = {"э": "ә", "Э": "Ә", "o": "ө", "O": "Ө"}


def repair(text: str) -> str:
    """Return *text* with each mixed word in one alphabet; the length is kept."""
    return re.sub(_SUSPECT_RUN, lambda run: _repair_run(run[0]), text)


def _repair_run(run: str) -> str:
    """Return a run of letters in the alphabet that it can be written in wholly, Cyrillic first."""
    run = _restore_first_vowel(run)
    cyrillic = [letter for letter in run if is_cyrillic(letter)]
    latin = [letter for letter in run if not is_cyrillic(letter)]
    if not latin:
        return run.translate(_TO_CYRILLIC)
    if re.fullmatch(_ACRONYM_WITH_SUFFIX, run):
        return run
    if all(letter in _LATIN_TWINS for letter in latin):
        return _place_y(run).translate(_TO_CYRILLIC)
    if all(letter in _CYRILLIC_TWINS for letter in cyrillic):
        return run.translate(_TO_LATIN)
    return run


def _restore_first_vowel(run: str) -> str:
    """Return *run* with ә for э or ө for Latin o where a known word begins so: мэселе, oмір."""
    first = next((at for at, letter in enumerate(run) if letter in _RESTORED), None)
    if first is None:
        return run
    restored = run[:first] + _RESTORED[run[first]] + run[first + 1 :]
    return restored if lower(restored).replace("i", "і").startswith(_STEMS) else run


def _place_y(run: str) -> str:
    """Return *run* with Latin y as у, and Y as Ү in a front word or У in a back one.

    Y is typed for ү in lower case as well, for want of a look-alike: кYн is күн.
    """
    if "y" not in run and "Y" not in run:
        return run
    back = any(letter in BACK_VOWELS for letter in lower(run))
    capital, small = ("У", "у") if back else ("Ү", "ү")
    if any(letter.islower() for letter in run[1:]):
        run = run[:1] + run[1:].replace("Y", small)
    return run.replace("Y", capital).replace("y", "у")
