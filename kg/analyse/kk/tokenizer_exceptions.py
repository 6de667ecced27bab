"""Abbreviations that keep their full stop, each with the words that it stands for.

Beyond these lists a single letter keeps its full stop anyway, as do letters with a full stop each
(т.с.с., п.ғ.д.): see punctuation.py.
"""

from spacy.lang.tokenizer_exceptions import BASE_EXCEPTIONS
from spacy.symbols import NORM, ORTH  # type: ignore[import-not-found]  # compiled, without stubs
from spacy.util import update_exc

# These come before what they count, qualify or name, so that no sentence ends at them:
# 1939 ж. Жұмалиев, 16,3 млрд. АҚШ доллары.
_INSIDE_A_SENTENCE = {
    # time and quantity
    "ж.": "жыл",
    "жж.": "жылдар",
    "ғ.": "ғасыр",
    "ғғ.": "ғасырлар",
    "б.з.": "біздің заманымыз",
    "б.з.б.": "біздің заманымыздан бұрын",
    "б.з.д.": "біздің заманымызға дейін",
    "б.э.д.": "біздің эрамызға дейін",
    "сағ.": "сағат",
    "мин.": "минут",
    "сек.": "секунд",
    "млн.": "миллион",
    "млрд.": "миллиард",
    "трлн.": "триллион",
    "долл.": "доллар",
    "шамам.": "шамамен",
    "мөлш.": "мөлшері",
    "биікт.": "биіктігі",
    "диам.": "диаметрі",
    # places
    "обл.": "облыс",
    "ауд.": "аудан",
    "көш.": "көше",
    "даңғ.": "даңғыл",
    "қ.": "қала",
    "ш.а.": "шағын аудан",
    "орт.": "орта",
    "солт.": "солтүстік",
    "оңт.": "оңтүстік",
    "тел.": "телефон",
    # people and their titles
    "м.а.": "міндетін атқарушы",
    "т.ж.": "туған жылы",
    "акад.": "академик",
    "проф.": "профессор",
    "доц.": "доцент",
    "мырз.": "мырза",
    # adjectives of reference works
    "ағылш.": "ағылшын",
    "агр.": "аграрлық",
    "акцион.": "акционерлік",
    "археол.": "археологиялық",
    "геогр.": "географиялық",
    "геол.": "геологиялық",
    "грек.": "грекше",
    "драм.": "драмалық",
    "еур.": "еуропалық",
    "лат.": "латынша",
    "мемл.": "мемлекеттік",
    "технол.": "технологиялық",
    "физиол.": "физиологиялық",
    "филос.": "философиялық",
    "хим.": "химиялық",
    "шығарм.": "шығармалары",
    "экон.": "экономикалық",
    "энергет.": "энергетикалық",
    "әлеум.": "әлеуметтік",
    "ғыл.": "ғылыми",
    # initials of two letters
    "дж.": "дж.",
    "шә.": "шә.",
}

# These close an enumeration or a sum, so that a sentence may end at them: мұнай, газ, т.б. Ол
MAY_END_SENTENCE = {
    "т.б.": "тағы басқалар",
    "ж.б.": "және басқалар",
    "ж.т.б.": "және тағы басқалар",
    "т.с.": "тағы сондай",
    "т.с.с.": "тағы сол сияқты",
    "т.т.": "тағы тағылар",
    "тг.": "теңге",
}

_WITHOUT_STOP = {"млн": "миллион", "млрд": "миллиард", "трлн": "триллион", "тг": "теңге"}

# Units that the slash belongs to: 20 м/с.
_UNITS = {
    "км/сағ": "километр сағатына",
    "км/с": "километр секундына",
    "м/с": "метр секундына",
    "м/сек": "метр секундына",
}

_exceptions = {}
for _orth, _norm in (_INSIDE_A_SENTENCE | MAY_END_SENTENCE | _WITHOUT_STOP | _UNITS).items():
    _exceptions[_orth] = [{ORTH: _orth, NORM: _norm}]
    _capital = _orth.capitalize()
    if len(_orth) > 2:  # Ж. is an initial, and so are М. А.
        _exceptions[_capital] = [{ORTH: _capital, NORM: _norm}]

TOKENIZER_EXCEPTIONS = update_exc(BASE_EXCEPTIONS, _exceptions)
