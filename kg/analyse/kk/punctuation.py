"""Where a stretch of text without white space is cut into tokens, as patterns for spaCy.

Conventions, decided on UD_Kazakh-KTB and KazNERD, which agree unless said otherwise:

- A hyphen joins: endings (ҚР-да, 20-сыншы, Covid-19-дың) and compounds (іс-шара, Қасым-Жомарт)
  are one token.  After a closing quote the ending is a token of its own: «Отан» -ның.
- A dash parts, and so does a hyphen between two figures: 2014 – 2020, 10 - 12.  Two hyphens or
  more make a date or a telephone number, which is one token: 2014-02-26.
- An initial is a token: Б.Жәмішев is Б. Жәмішев, as KTB has Г. Марченко.  Initials joined by a
  hyphen are one: Қ.-Ж. Тоқаев.
- A figure parts from its unit, with the unit's ending: 30 %, 30 %-ға, 5 км, $ 100.  So KazNERD;
  KTB keeps 30%-ға whole.
- A figure keeps its decimals, hours and dates: 1,5; 10:30; 26.02.2014.
- Quotes, brackets and stops are tokens; a run of full stops is one (...), as is a run of !?.
- An apostrophe inside a word stays: it is a letter of the Latin alphabets of 2017 and 2018.

Patterns of one character are joined into classes: spaCy searches for a suffix from each position
of a word, so that their number is felt.
"""

import re

from spacy.lang.char_classes import ALPHA_LOWER, ALPHA_UPPER, CONCAT_ICONS

# spaCy's classes lack ғ, қ and ұ.
_UPPER = ALPHA_UPPER + "ҒҚҰ"
_LOWER = ALPHA_LOWER + "ғқұ"
_LETTER = r"[^\W\d_]"

_ICONS = CONCAT_ICONS.replace(r"\u00B0", "")  # the degree sign is a unit
_OPEN = r"«„‹“”‟\"'‘’`´(\[{<"
_CLOSE = r"»“”‟›\"'’‘`´)\]}>"
_DASH = "–—―−"
_CURRENCY = "$€£¥₽₸"
_SIGNS_OF_UNITS = f"%‰°{_CURRENCY}"

# «...», -деді ол: the hyphen stands for a dash and not before an ending (-де, -ден, -дегі).
_SPEECH = r"де(?:ді|п|ген|йді|сек|мек)"

_UNITS = (
    "жж\\.|ж\\.|ғғ\\.|ғ\\.|тг\\.|млн\\.|млрд\\.|трлн\\.|млн|млрд|трлн|тг|теңге|°[CFСF]|км²|км2|км"
    "|м²|м2|м³|м3|м|см|мм|га|кг|мг|г|т|л|кВт|МВт|ГВт|Мбит|Гбит|МБ|ГБ|км/сағ|м/с"
)

TOKENIZER_PREFIXES = [
    r"[.…]{2,}",
    rf"\.(?=[{_UPPER}«“\"])",
    r"--+",
    rf"-(?={_SPEECH}|[{_UPPER}])",
    rf"[{_OPEN}»›)\]}}>,;:!?…{_DASH}{_ICONS}§|/\\=~&_]",
    r"\*+",
    r"\+(?![0-9])",
    r"[#@](?!\w)",
    rf"[%{_CURRENCY}](?!-)",
]

TOKENIZER_SUFFIXES = [
    r"[.…]{2,}",
    r"[!?]+",
    rf"[{_CLOSE}«„‹(\[{{<,;:…{_DASH}{_ICONS}|/\\=~&_#*-]",
    # After a single letter the full stop marks an abbreviation or an initial, and stays.
    r"(?<=\w\w)\.",
    r"(?<=[0-9])\.",
    r"(?<=[^\w.])\.",
    rf"(?<=[0-9])(?:{_UNITS})",
    rf"(?<=[0-9])[{_SIGNS_OF_UNITS}+]",
]

# What is matched comes before what is looked back at: most letters then fail at once.
TOKENIZER_INFIXES = [
    r"[.…]{2,}",
    r"--+",
    r"==+",
    rf"[…{_ICONS}{_DASH}«»„“”‟‹›\"()\[\]{{}}]",
    # сөз.Сөз, сөз».Сөз, сөз,сөз: a space was forgotten
    rf"\.(?=[{_UPPER}«„“\"(])(?<=[{_LOWER}][{_LOWER}]\.)",
    r"\.(?=\w)(?<=[»”“\")\]]\.)",
    r"[!?]+(?=[\w«»„“”\"(-])",
    rf"[,;:](?={_LETTER}|[«„“\"(-])",
    rf"[,;:](?<={_LETTER}.)(?=\w)",
    rf"-(?={_SPEECH}|[{_UPPER}])(?<=[»”“‟\",!?…]-)",
    r"-(?=[0-9])(?<=[0-9]-)",
    r"[+*^](?=[0-9])(?<=[0-9].)",
    rf"[/<>=](?={_LETTER})(?<={_LETTER}.)",
    # Nothing is cut out here: Б.|Жәмішев, ж.|Қазақстан, Дж.|Байден, 30|%-ға
    rf"(?<=\.)(?=[{_UPPER}])(?<=\b{_LETTER}\.)",
    rf"(?<=\.)(?=[{_UPPER}])(?<=\b[ДШ][жә]\.)",
    rf"(?=[{_SIGNS_OF_UNITS}])(?<=[0-9])",
]

# Each alternative reads a character once, so that a match takes linear time.
_WHOLE_TOKENS = (
    rf"(?:[{_LOWER}]\.){{2,}}",  # т.б., п.ғ.д.
    r"[0-9]+(?:-[0-9]+){2,}",  # 2014-02-26, 8-727-250-00-00
    r"(?:https?://|ftp://|www\.)\S*[\w/=#%&+]",
    r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+",
    r"(?:[A-Za-z0-9][A-Za-z0-9-]*\.)+[a-z]{2,24}(?::[0-9]+)?/(?:\S*[\w/=#%&+])?",
)

TOKEN_MATCH = re.compile(f"(?:{'|'.join(_WHOLE_TOKENS)})$").match
