"""Kazakh text in, what a Russian keyboard would have typed out: lower case, same length.

People without a Kazakh keyboard write ``казакстан`` for Қазақстан.  Search and name matching
compare folded forms as a fallback; the text that is shown is never folded.
"""

from __future__ import annotations

from kg.text.casing import lower

# Each Kazakh letter and the Russian one nearest in shape or sound, as in the Russian spelling of
# Kazakh names and in informal Kazakh (KazSAnDRA), with one example word each.
RUSSIAN_LETTER = {
    "ә": "а",  # әкім -> аким
    "ғ": "г",  # Ғани -> гани
    "қ": "к",  # қала -> кала
    "ң": "н",  # таң -> тан
    "ө": "о",  # өзен -> озен
    "ұ": "у",  # ұлт -> улт
    "ү": "у",  # үкімет -> укимет
    "һ": "х",  # айдаһар -> айдахар
    "і": "и",  # білім -> билим
    "ё": "е",  # Королёв -> королев: the dots are optional in Russian print
}

_FOLD = str.maketrans(RUSSIAN_LETTER)


def fold(text: str) -> str:
    """Return *text* in lower case without the nine Kazakh letters and ё; the length is kept.

    й stays, as it has a key of its own on the Russian layout.
    """
    return lower(text).translate(_FOLD)
