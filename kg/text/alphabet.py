"""The 42 letters of Kazakh Cyrillic, grouped as vowel harmony and assimilation need them.

Source of the alphabet: law of the Kazakh SSR of 10 November 1940, with ё (1957) and ұ instead of ӯ
(1957).  Source of the classes: "Қазақ грамматикасы. Фонетика, сөзжасам, морфология, синтаксис"
(Astana, 2002), chapters on vowels, consonants and harmony; Muhamedowa, "Kazakh: A Comprehensive
Grammar" (Routledge, 2016), 1.2-1.4.  All sets hold lower-case letters.
"""

from __future__ import annotations

ALPHABET = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"
"""The letters in dictionary order."""

KAZAKH_LETTERS = frozenset("әғқңөұүһі")
"""The nine letters that Russian lacks."""

BACK_VOWELS = frozenset("аоұыёя")
"""Vowels after which a suffix is hard: қала-ға (to the city)."""

FRONT_VOWELS = frozenset("әеөүіэ")
"""Vowels after which a suffix is soft: мектеп-ке (to the school)."""

NEUTRAL_VOWELS = frozenset("иую")
"""Vowels that take their harmony from the rest of the word: оқу-ға, but жүру-ге."""

VOWELS = BACK_VOWELS | FRONT_VOWELS | NEUTRAL_VOWELS

VOICED_CONSONANTS = frozenset("бвгғджзһ")
"""Voiced obstruents.  After б в г д a suffix is voiceless all the same (клуб-қа, to the club);
after ж з it is voiced (қаз-ға, to the goose): `kg.analyse` knows which suffix asks what."""

VOICELESS_CONSONANTS = frozenset("кқпстфхцчшщ")
"""Voiceless obstruents: the suffix begins with к қ п т: кітап-тар (books)."""

SONORANT_CONSONANTS = frozenset("йлмнңру")
"""Sonorants; у counts here after a vowel, as a glide: тау-ды (the mountain, accusative)."""

CONSONANTS = VOICED_CONSONANTS | VOICELESS_CONSONANTS | SONORANT_CONSONANTS - VOWELS

_FIRST_CYRILLIC = "\u0400"
_LAST_CYRILLIC = "\u052f"


def is_cyrillic(word: str) -> bool:
    """Whether *word* has letters, all of them Cyrillic: ``ТМД-ға`` has, ``IT-компания`` has not."""
    letters = [letter for letter in word if letter.isalpha()]
    return bool(letters) and all(_FIRST_CYRILLIC <= each <= _LAST_CYRILLIC for each in letters)
