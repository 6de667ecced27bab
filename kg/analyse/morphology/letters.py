"""A Kazakh letter or stem comes in, the class that the sound rules of suffixes ask about goes out.

Vowel harmony and consonant assimilation: Muhamedowa, Kazakh: A Comprehensive Grammar (2016), the
chapters on phonology.
"""

__all__ = ["BACK", "FRONT", "VOICED", "VOICELESS", "VOWELS", "harmony", "lower", "sound"]

BACK = "аоұыяё"
FRONT = "әөүіеэ"
VOWELS = BACK + FRONT

# A stem's last consonant is voiced before a vowel: мектеп - мектебі, орталық - орталығы.
VOICED = {"к": "г", "қ": "ғ", "п": "б"}
VOICELESS = {"г": "к", "ғ": "қ", "б": "п"}

_SOUNDS = {
    "v": VOWELS,
    "u": "йуию",  # тау, қой, би: like vowels for the plural, like consonants for possession
    "r": "р",
    "l": "л",
    "n": "мнң",
    "z": "зж",
    "b": "бвгдғ",  # loans, heard voiceless at the end: клуб - клубқа, Медведев - Медведевке
    "p": "пфкқтсшщцчхһ",
}
_SOUND = {letter: name for name, letters in _SOUNDS.items() for letter in letters}


def sound(letter: str) -> str:
    """The class of a lower-case letter: v, u, r, l, n, z, b, p; x for what has no sound."""
    return _SOUND.get(letter, "x")


def harmony(stem: str) -> str:
    """``b`` (back), ``f`` (front) or ``""`` (either), by the last vowel that tells: қала, мектеп.

    A loan's soft sign makes it front (июль - июльде), -ев after a vowel tells nothing (Тоқаевқа).
    и and у tell something within a closed syllable (тариф - тарифтер, институт - институттар);
    elsewhere they do not (билік, қиын), but alone they lean (би - биге, су - суға).
    """
    if stem.endswith("ь"):
        return "f"
    end = len(stem) - 2 * stem.endswith(("аев", "оев", "уев", "яев"))
    for place in range(end - 1, -1, -1):
        letter = stem[place]
        if letter in BACK:
            return "b"
        if letter in FRONT or (letter == "и" and place + 1 < end):
            return "f"
        if letter == "у" and 0 < place < end - 1 and stem[place - 1] not in VOWELS:
            return "b"
    if "и" in stem:
        return "f"
    return "b" if "у" in stem or "ю" in stem else ""


def lower(word: str) -> str:
    """*word* in lower case, of the same length whatever letters it has (``İ`` stays)."""
    low = word.lower()
    if len(low) == len(word):
        return low
    return "".join(one if len(one) == 1 else letter for letter in word for one in [letter.lower()])
