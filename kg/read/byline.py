"""A short line near a headline in; the date, author and source that it states out.

A byline is a line of nothing but such statements: ``26 Ақпан 2014, 12:30 | Авторы: А. Серік |
Қаралды: 877``.  A sentence with a date in it is none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.read.dates import VISIBLE_DATE, date_of

__all__ = ["Byline", "byline", "is_button", "is_credit", "is_notice", "person"]

_MOST_LETTERS = 160
_END = r"(?=\s*(?:[|•·;/]|\s[–—-]\s|$|\d\d?[.\s-]))"
_VALUE = rf"[^|•·;/]{{1,90}}?{_END}"
_FLAGS = re.IGNORECASE


def _one_of(words: str) -> str:
    return "(?:" + "|".join(words.replace("_", r"\s+").split()) + r")(?!\w)"


_AUTHOR = re.compile(
    _one_of(
        r"(?:мақала_|материал_|мәтін_)?автор(?:ы|лары|лар)? авторлар журналист тілші тілшіміз"
        r" дайындаған әзірлеген жазған мәтін текст (?:avtor|avtory|author|by|text)"
    )
    + rf"\s*:\s*(?P<name>{_VALUE})",
    _FLAGS,
)
_SOURCE = re.compile(
    _one_of(r"дереккөзі? (?:ақпарат|дерек)_көзі derekköz источник source")
    + rf"\s*:\s*(?P<name>{_VALUE})",
    _FLAGS,
)
_UPDATED = re.compile(
    r"(?:соңғы\s+)?(?:жаңартыл|өзгертіл|обновлен|изменен|updated|modified)\w*(?:\s+(?:күні|дата))?\s*:?",
    _FLAGS,
)
# Labels of a date, counts of readers and answers, sections, and what only stands between these.
_OTHER = tuple(
    re.compile(pattern, _FLAGS)
    for pattern in (
        r"(?:базаға\s+|сайтқа\s+)?(?:жарияла|енгізіл|салын|қосыл|орналастырыл|опубликован|размещен|"
        r"добавлен|создан|published|posted|created)\w*(?:\s+(?:күні|уақыты|мерзімі|on|in))?\s*:?",
        _one_of(r"күні уақыты мерзімі дата(?:_публикации|_и_время)? время date time") + r"\s*:?",
        r"\d{1,2}[:.]\d\d(?::\d\d)?(?![\d.])(?:\s*(?:сағ|ч|am|pm)\b\.?)?",
        r"(?:сағат|в|at|бүгін|кеше|сегодня|вчера)\b,?",
        _one_of(
            r"дүйсенбі сейсенбі сәрсенбі бейсенбі жұма сенбі жексенбі понедельник вторник среда"
            r" четверг пятница суббота воскресенье"
        ),
        r"\d[\d\s]*(?:[.,]\d+)?\s*(?:рет\s+|адам\s+)?(?:қарал|көріл|оқыл|просмотр|прочтен|комментари|"
        r"пікір|views?\b|comments?\b)\w*",
        r"(?:қарал|көріл|көру|көрсетіл|оқыл|просмотр|прочтен|прочитан|комментари|пікір|oqyl|qaral|views?\b|"
        r"comments?\b|рейтинг|ұна|нравится|likes?\b)\w*(?:\s+саны)?\s*:?\s*\(?(?:\d[\d\s]*)?\)?"
        r"(?:\s*рет)?",
        rf"(?:санат|айдар|бөлім|рубрика|категория|раздел|тег|теги|кілт\s+сөз|section|tags)\w{{0,3}}\s*:"
        rf"\s*(?:{_VALUE})?",
        r"(?:фото|сурет|суретті?\s+түсірген|photo)\w{0,3}(?:\s+автор\w*)?\s*:\s*(?:"
        + _VALUE
        + ")?",
        r"(?:оқу\w*|время\s+чтения)(?:\s+уақыты)?\s*:?\s*~?\d+\s*мин\w*\.?",
        r"\d+\s*мин\w*\.?(?:\s+(?:оқу|чтения)\w*)?",
    )
)
_BETWEEN = re.compile(r"[\s|•·,;/:()\[\]–—-]+|\.(?=\s|$)|\d[\d ]*(?![\d:.])")
_BUTTON = (
    r"(?:бөлісу|bölısu|поделиться|share|тарату|facebook|фейсбук|twitter|твиттер|x|vk|вконтакте|вк|"
    r"whatsapp|telegram|телеграм|ok|одноклассники|instagram|инстаграм|viber|linkedin|pinterest|"
    r"мой\s+мир|fb|tw|email|e-mail|пошта|басып\s+шығару|баспаға(?:\s+(?:жіберу|шығару|нұсқа))?|"
    r"басып\s+шығаруға\s+арналған\s+нұсқа|печать|распечатать|версия\s+для\s+печати|print|"
    r"pdf(?:\s+жүктеу)?|жүктеу|скачать|жіберу|отправить|сілтемені\s+көшіру|көшіру|"
    r"скопировать(?:\s+ссылку)?|копировать(?:\s+ссылку)?|ұнайды|ұнады|ұнамайды|нравится|like|"
    r"қате\s+табылды\s+ма\??|қатені\s+хабарлау|пікір\s+қалдыру|пікір\s+жазу|пікірлер|комментарии|"
    r"оставить\s+комментарий|дауыстап\s+оқу|тыңдау|слушать|жоғары\s+көтерілу|жоғары|наверх|"
    r"артқа(?:\s+қайту)?|тізімге\s+оралу|назад|келесі|алдыңғы|әлеуметтік\s+желілерде\s+бөлісу|"
    r"әлеуметтік\s+желілерде|таңдаулыға\s+қосу|сақтау|рейтинг)(?!\w)"
)
_ONE_BUTTON = re.compile(_BUTTON, _FLAGS)
_BUTTONS = re.compile(rf"(?:{_BUTTON}|[\s|•·,;/:()!+–—-]|\d)+", _FLAGS)
_INVITATION = re.compile(
    r"(?=.{0,110}$).*(?:(?:арна|парақша|желі|telegram|instagram|facebook|whatsapp|бізге|бізді)\w*.*"
    r"(?:жазыл|тіркел|оқыңыз|қосыл)\w*|(?:подпис|следите)\w*.*(?:канал|страниц|нас|соцсет|рассылк)\w*)"
    r"[^.]*[.!]?$",
    _FLAGS,
)
_NOTICE = re.compile(
    r"(?=.{0,300}$).*(?:©|\(c\)\s*\d|\d\s*\(c\)|барлық\s+құқы|құқықтар(?:ы)?\s+қорғал|авторлық\s+құқы|"
    r"сілтеме\s+(?:жаса|міндетті|берілуі|болуы)|(?:все|авторские)\s+права|"
    r"ссылка\s+(?:на|обязательна)|all\s+rights|пайдалану\s+ережесі|сайт\s+картасы|"
    r"мәтінде(?:гі|н)?\s+қате|қатені?\s+(?:тапсаңыз|белгіле)|ctrl\s*\+\s*enter|cookie|made\s+(?:on|by)\s|powered\s+by|(?:разработка|создание)\s+сайт|"
    r"сайтты?\s+(?:жаса|әзірле))",
    _FLAGS,
)
_CREDIT = re.compile(
    r"\(?(?:фото|сурет|коллаж|видео|инфографика|photo)\w{0,3}(?:\s+\w+)?\s*:\s*[^:]{2,60}\)?",
    _FLAGS,
)
# Whom a content management system names when it knows nobody.
_NOBODY = frozenset(
    "admin administrator editor user root редакция редактор редакциясы модератор"
    " администратор".split()
)
_PERSON = re.compile(r"[^\W\d_][^\d:;|<>@/\\]{2,60}")


@dataclass(frozen=True, slots=True)
class Byline:
    """What a byline states; None where it says nothing of it."""

    date: str | None = None
    author: str | None = None
    source: str | None = None


def byline(text: str) -> Byline | None:
    """What *text* states, if it is nothing but a byline; None for any other text."""
    text = " ".join(text.split())
    if not text or len(text) > _MOST_LETTERS:
        return None
    found, at, means, is_update = {"date": "", "author": "", "source": ""}, 0, 0, False
    while at < len(text):
        if update := _UPDATED.match(text, at):
            at, is_update = update.end(), True
        elif day := VISIBLE_DATE.match(text, at):
            found["date"] = found["date"] or ("" if is_update else date_of(day) or "")
            at, means, is_update = day.end(), means + 1, False
        elif named := _AUTHOR.match(text, at) or _SOURCE.match(text, at):
            key = "author" if named.re is _AUTHOR else "source"
            found[key] = found[key] or named["name"].strip(" ,.")
            at, means = named.end(), means + 1
        elif other := next((m for one in _OTHER if (m := one.match(text, at))), None):
            at, means = other.end(), means + 1
        elif between := _BETWEEN.match(text, at) or _ONE_BUTTON.match(text, at):
            at = between.end()
        elif (label := _unnamed(text, at)) and means + len(VISIBLE_DATE.findall(text)):
            at = label
        else:
            return None
    if not means:
        return None
    return Byline(found["date"] or None, person(found["author"]), found["source"] or None)


def person(name: str) -> str | None:
    """*name* as that of an author, if it can be one: no address, no ``admin``."""
    name = " ".join(name.split()).strip(" ,;|")
    if name.lower() in _NOBODY or not _PERSON.fullmatch(name):
        return None
    return name


def is_button(text: str) -> bool:
    """Whether *text* invites to share, print, answer or subscribe, and says nothing else."""
    text = " ".join(text.split())
    if not text or len(text) > _MOST_LETTERS or text.isdecimal():
        return False
    return bool(
        _BUTTONS.fullmatch(text) and re.search(r"\w\w", text) and not text[0].isdigit()
    ) or (_INVITATION.match(text) is not None)


def is_credit(text: str) -> bool:
    """Whether *text* says where a picture comes from, and nothing else."""
    return _CREDIT.fullmatch(text) is not None


def is_notice(text: str) -> bool:
    """Whether *text* says whose the page is, how it may be used or that it keeps cookies."""
    return _NOTICE.match(text) is not None


_SECTION = re.compile(r"(?:[^\W\d_]+[\s-]?){1,3}(?=\s*(?:[|•·/]|$))")


def _unnamed(text: str, at: int) -> int:
    """Where a section's name without its label ends: words alone between bars; 0 for none."""
    if at and text[:at].rstrip()[-1:] not in "|•·/":
        return 0
    match = _SECTION.match(text, at)
    return match.end() if match and re.search(r"[|•·/]", text) else 0
