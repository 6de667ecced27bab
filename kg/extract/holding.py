"""A noun's place in a sentence in, the verb that says it was held and its modality out.

``отырыс өтті``, ``жиын өткізіледі``, ``сессия болған жоқ``: tense, mood and polarity of the verb
tell whether the event took place (Қазақ грамматикасы, 2002, §§ 353-366, the indicative tenses).
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.extract.draft import Draft

__all__ = [
    "Verb",
    "adverbial_dates",
    "attributive_date",
    "clause_start",
    "held",
    "modality",
    "unconditional",
]

_HOLDING = frozenset(
    {"өт", "өткіз", "бол", "ұйымдастыр", "жүргіз", "баста", "бастал", "аяқта", "аяқтал", "жалғас"}
    | {"қорытындыла", "жалғастыр", "аш", "ашыл", "шақыр", "жоспарла", "белгіле"}
)
_PLANNING = frozenset({"жоспарла", "күт", "белгіле", "көзде"})  # әлі өтпеген, өтеді деп күтілуде
_MUST = frozenset({"тиіс", "керек", "қажет", "мүмкін"})
_LINKING = ("Inf", "Conv")  # отырыс болып, депутаттар есеп тыңдады
_GOING_ON = frozenset({"жатыр", "жатқан", "отыр", "келеді"})
_FARTHEST = 12  # tokens between an event and its verb: adverbials of time, place and chairman
_LONGEST_CLAUSE = 60
_NEGATED = "жоқ"
_EACH = frozenset({"жылына", "тоқсанына", "айына", "аптасына", "күніне", "кемінде"})
_ALWAYS = frozenset(
    {"сайын", "жиі", "әрбір", "сирек"}
)  # a habit, as тоқсанына бір рет is; not алғаш рет
_BARRED_BEHIND = frozenset({"дейін", "бастап", "бері", "кейін", "дейінгі", "бұрын"})
_ADVERBIAL_ENDINGS = ("да", "де", "та", "те", "жылы", "күні", "айы")
_UNITS_OF_TIME = frozenset({"күні", "күндері", "айында", "айы", "айлары", "жылы", "таңертең"})
_YEAR = 4
_LAST_MONTH = 12  # behind it EDTF has seasons, quarters and half-years: 2016-33


@dataclass(frozen=True, slots=True)
class Verb:
    """The verb at ``tokens[at]``; modality is that of the contract."""

    at: int
    modality: str


def held(draft: Draft, head: int) -> Verb | None:
    """The verb behind the noun at *head* that says it was or will be held, in the same clause."""
    words = draft.words
    for j in range(head + 1, min(head + _FARTHEST, words.end[head])):
        is_other = words.form[j] == "Part" and words.lemma[j] not in _HOLDING
        if is_other and j + 1 < words.end[j] and words.lemma[j + 1] == "бол":
            return None  # кеңес құрылған болатын
        if words.lemma[j] in _HOLDING and words.form[j] in ("Fin", "Part", "Ger", *_LINKING):
            if words.form[j] == "Ger" and not _has_modal(draft, j):
                return None  # отырысты өткізу тәртібі: no event is told
            return Verb(j, modality(draft, j))
        if words.form[j] == "Fin" or (draft.noun(j) is not None and _is_event(draft, j)):
            return None
    return None


def _is_event(draft: Draft, j: int) -> bool:
    noun = draft.noun(j)
    return noun is not None and noun.role == "event" and draft.words.case[j] in ("Nom", "Acc", "")


def _has_modal(draft: Draft, j: int) -> bool:
    words, following = draft.words, j + 1
    if words.case[j] == "Loc":  # өткізілуде
        return True
    return following < words.end[j] and (
        words.low[following] in _MUST or words.lemma[following] in _PLANNING
    )


def modality(draft: Draft, at: int) -> str:
    """What the verb at *at* and the particles behind it say: asserted, planned or denied."""
    words, token = draft.words, draft.tokens[at]
    behind = words.low[at + 1 : min(at + 3, words.end[at])]
    if token.feature("Polarity") == "Neg" or behind[:1] == [_NEGATED]:
        return "denied"
    if words.lemma[at] in _PLANNING or any(
        words.lemma[j] in _PLANNING for j in range(at + 1, min(at + 3, words.end[at]))
    ):
        return "planned"
    if behind[:1] and behind[0] in _GOING_ON:
        return "asserted"
    if words.form[at] == "Ger":
        return "planned" if behind[:1] and behind[0] in _MUST else "asserted"
    if words.form[at] == "Part":
        return "asserted" if token.feature("Tense") == "Past" else "planned"
    if words.form[at] == "Fin" and token.feature("Tense") != "Past":
        return "planned"
    return "asserted"


def unconditional(draft: Draft, i: int) -> bool:
    """Whether the sentence of the token at *i* tells of one time, not of a habit."""
    words = draft.words
    first = max(words.first[i], i - _LONGEST_CLAUSE)
    said = words.low[first : min(words.end[i], i + _LONGEST_CLAUSE)]
    return _ALWAYS.isdisjoint(said) and not ("рет" in said and not _EACH.isdisjoint(said))


def clause_start(draft: Draft, i: int) -> int:
    """The first token of the clause in which the token at *i* stands: behind the verb before it."""
    words = draft.words
    limit = max(words.first[i], i - _LONGEST_CLAUSE)
    for j in range(i - 1, limit - 1, -1):
        if words.form[j] == "Fin" or words.low[j] == ";":
            return j + 1
    return limit


def adverbial_dates(draft: Draft, first: int, last: int) -> list[tuple[str, int, int]]:
    """Each date in ``tokens[first:last]`` that tells when, with its characters, in reading order.

    ``26 ақпанда``, ``2014 жылы``, ``кеше``; not ``2016 жылғы`` (an attribute) nor ``жылдан бері``.
    """
    found = []
    for mention in draft.mentions_in(first, last) if first < last else ():
        value = _iso(mention.lemma) if mention.label == "DATE" else ""
        if value and _is_adverbial(draft, first, last, mention.end):
            found.append((value, mention.start, mention.end))
    return found


def _is_adverbial(draft: Draft, first: int, last: int, end: int) -> bool:
    words = draft.words
    at = next((j for j in range(first, last) if draft.tokens[j].end == end), last - 1)
    following = words.low[at + 1] if at + 1 < words.end[at] else ""
    if following in _BARRED_BEHIND:
        return False
    word = words.low[at]
    if following in _UNITS_OF_TIME or draft.tokens[at].upos == "ADV":
        return True
    if words.case[at] == "Abl":  # наурыздың 15-інен 17-сіне дейін
        return "дейін" in words.low[at + 1 : min(at + 3, words.end[at])]
    return words.case[at] == "Loc" or word.endswith(_ADVERBIAL_ENDINGS)


def _iso(edtf: str) -> str:
    """The date that an EDTF value tells, its first day for a stretch, or the empty string."""
    value = edtf.partition("/")[0]
    parts = value.split("-")
    if len(parts[0]) != _YEAR or not all(part.isdecimal() for part in parts):
        return ""
    if len(parts) > 1 and int(parts[1]) > _LAST_MONTH:
        return parts[0]
    return value


def attributive_date(draft: Draft, first: int, last: int) -> tuple[str, int, int] | None:
    """The date that an attribute inside a phrase tells: ``5 мамырдағы отырысында``."""
    for mention in draft.mentions_in(first, last) if first < last else ():
        is_attribute = mention.text.endswith(("ғы", "гі", "қы", "кі"))
        value = _iso(mention.lemma) if mention.label == "DATE" and is_attribute else ""
        if value:
            return value, mention.start, mention.end
    return None
