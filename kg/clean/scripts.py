"""A text in Latin or Arabic letters in, whether it is Kazakh out.

No identifier knows Kazakh in other letters: it takes it for a related language.  Read in Cyrillic
it is Kazakh if it has the words that Kazakh does not share with Turkish, Azerbaijani, Turkmen,
Uzbek, Crimean Tatar and Uyghur; their letters, read as if they were Kazakh, tell nothing.
"""

from __future__ import annotations

import re

from kg.text import cyrillic_readings, from_arabic, lower

__all__ = ["RELATED", "kazakh_script"]

RELATED = frozenset("tk tr uz az crh tt ba ug ky ku sdh fa ar ur".split())
"""What the identifier takes Kazakh in other letters for."""

_ENOUGH_LETTERS = 3000
_SHARE = 0.012  # of these words: Kazakh news has .02 to .15, the related languages none
_FEWEST = 2  # different ones: a single one may stand in a name
# Conjunctions, postpositions, pronouns and words of news, left out what a relative spells alike
# once it is read in Cyrillic: бар, бір, мен, келді, берді.
_WORDS = frozenset(
    "және үшін туралы бойынша бұл осы оның олар оған бұған осыған соның емес жоқ болған болып"
    " жаңа қазақ қазақтың қазақша қазақстан қазақстанның қазақстанда жылы жылғы жылдың жылдан"
    " жыл жылға бүгін кейін дейін ғана тағы әр әрі біздің сіздің олардың мұндай сондай осындай"
    " қалай қандай неге үлкен қаласы қаласында қаласының қалада облысы облысының облысында"
    " ауданы ауданының ауданында әкімі әкімдігі әкімінің мектеп халықтың мемлекеттік мемлекет"
    " республикасы республикасының үкімет үкіметтің министрі министрлігі жатыр отыр ашылды өтті"
    " қатысты айтты атап жұмыс жұмысы сонымен қатар арқылы жағдай кезінде кезде алады"
    " береді болады бастап түрлі барлық көптеген ретінде жүзеге асыру жасау жасап басты жерде"
    " жердің жол жолы тиіс мүмкін қажет өйткені бірақ алайда ел елдің елімізде еліміздің".split()
)
_WORD = re.compile(r"[^\W\d_]+")
_ARABIC = re.compile("[\u0620-\u06ff\ufb50-\ufdff\ufe70-\ufeff]")


def kazakh_script(text: str) -> str | None:
    """``Latn`` or ``Arab`` where *text* is Kazakh in these letters; None for any other text."""
    begun = text[:_ENOUGH_LETTERS]
    if _ARABIC.search(begun):
        return "Arab" if _has_its_words(from_arabic(begun)) else None
    return "Latn" if any(map(_has_its_words, cyrillic_readings(begun))) else None


def _has_its_words(text: str) -> bool:
    words = _WORD.findall(lower(text))
    found = [word for word in words if word in _WORDS]
    return len(set(found)) >= _FEWEST and len(found) >= _SHARE * len(words)
