"""The names of an article in, what each of them is to the verb behind it out.

Case tells who does what to whom in Kazakh, and it stands on the last word of a phrase: that of
``әкімдік өкілдерінің қатысуымен`` is the instrumental, through ``өкіл`` and ``қатысу``; that of a
coordination is on its last member (Қазақ грамматикасы, 2002, § 127).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.extract.classes import kinds_of
from kg.extract.draft import Draft, Named
from kg.extract.nominative import case_of_person, ending_case
from kg.extract.places import referent_of
from kg.extract.relations.argument import ACTING, STAND_INS, Argument
from kg.extract.relations.coordination import coordinated

__all__ = ["arguments"]

_THROUGH = 3  # relational nouns in a row: ``әкімдік өкілдерінің қатысуымен``
_INSTRUMENTS = kinds_of("agl:Instrument")
_TOGETHER = frozenset({"бірлесіп", "бірлесе", "бірге", "бірлескен", "қатар"})
# Behind what someone becomes or is taken for: ``әкімі болып сайланды``
_AS = frozenset({"болып", "боп", "етіп", "ретінде"})
_SINCE = (["бастап"], ["бері"])
_INTO = frozenset({"іске", "жүзеге"})
_COURSE = frozenset({"барыс", "мәселе", "жай", "тәртіп"})
_MAKER = re.compile(r"\w+у(?:ші|шы)")
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-\d\d)?)?")


def arguments(draft: Draft) -> dict[int, list[Argument]]:
    """The arguments of each sentence in reading order, by the sentence's first token.

    Names inside longer names are among them, behind the longer one.
    """
    found: dict[int, list[Argument]] = {}
    for one in sorted([*_names(draft), *_dates(draft)], key=lambda one: (one.first, -one.last)):
        found.setdefault(draft.words.first[one.first], []).append(one)
    return {first: coordinated(draft, same) for first, same in found.items()}


def _names(draft: Draft) -> Iterator[Argument]:
    """Each name once; a person's with the post before it: ``облыс әкімі Марат Сұлтанғазиев``."""
    spans = {(named.first, named.last): named for named in (*_inner_places(draft), *draft.named)}
    found = {span: _argument(draft, named) for span, named in spans.items()}
    posts = {last: first for (first, last), one in found.items() if one.types == {"org:Post"}}
    posts = {one.end: one.first for one in found.values() if _is_title(one)} | posts
    for (first, _), one in found.items():
        same_line = draft.words.first[first] == draft.words.first[posts.get(first, first)]
        if one.types == {"agl:Person"} and first in posts and same_line:
            yield replace(one, first=posts[first], titled=True)
        else:
            yield one


def _is_title(one: Argument) -> bool:
    """Whether a body is told only for a title of it: ``ғылым академиясының академигі``."""
    is_body = one.types <= ACTING and "agl:Person" not in one.types
    return is_body and one.case == "Nom" and bool(one.through) and one.through[-1] not in STAND_INS


def _inner_places(draft: Draft) -> Iterator[Named]:
    """The places that names of acts hold: ``Алматы агломерациясының`` of its ``бас жоспары``."""
    held: set[int] = set()
    for named in draft.named:
        if {draft.referents[number].type for number in named.referents} <= _INSTRUMENTS:
            held.update(range(named.first, named.last))
    for place in draft.places_by_end.values():
        if place.first in held and place.last - 1 in held:
            told = referent_of(place)
            number = draft.number_of(told.type, told.code or told.name)
            if number is not None:
                yield Named(place.first, place.last, (number,))


def _argument(draft: Draft, named: Named) -> Argument:
    types = frozenset(draft.referents[number].type for number in named.acting)
    end, case, through = _followed(draft, named.last)
    if types == {"agl:Person"} and not through and case == "Nom":
        case = case_of_person(draft, named) or case
    adposition = ""
    if end < draft.words.end[named.last - 1] and (
        draft.tokens[end].upos == "ADP"
        or draft.words.low[end] in _AS
        or (draft.words.low[end] in _TOGETHER and case == "Ins")
    ):
        adposition = draft.words.low[end]
        end += 1
    return Argument(
        first=named.first,
        last=named.last,
        end=end,
        referents=named.acting,
        types=types,
        case=case,
        ending=_case(draft, named.last - 1),
        through=through,
        adposition=adposition,
    )


def _followed(draft: Draft, last: int) -> tuple[int, str, tuple[str, ...]]:
    """Where the phrase that begins with a name ends, its case, and the nouns behind the name."""
    words = draft.words
    through: list[str] = []
    case, limit = _case(draft, last - 1), words.end[last - 1]
    if case == "Acc" and last < limit and (maker := _MAKER.match(words.low[last])):
        return last + 1, words.case[last] or "Nom", (maker[0],)  # схеманы әзірлеуші
    while case in ("Gen", "Nom", "") and last < limit and len(through) < _THROUGH:
        step = last
        if draft.tokens[last].upos == "ADJ" and last + 1 < limit:
            step = last + 1  # әкімдігінің ресми өкілі
        step = _behind_course(draft, step, limit)
        if _is_accompanying(draft, last, limit):  # төрағалық етуімен
            return last + 2, "Ins", (*through, words.lemma[last])
        if not _is_relational(draft, step):
            break
        through.append(words.lemma[step])
        last, case = step + 1, words.case[step]
    return last, case, tuple(through)


def _behind_course(draft: Draft, i: int, limit: int) -> int:
    """Behind what is done to a thing where a noun follows: ``жоспарының іске асырылу | барысы``."""
    words = draft.words
    verb = i + 1 if words.low[i] in _INTO else i
    if verb + 1 >= limit or words.form[verb] != "Ger" or words.case[verb] not in ("", "Nom"):
        return i
    is_course = words.possessed[verb + 1] and words.lemma[verb + 1] in _COURSE
    return verb + 1 if is_course else i


def _is_relational(draft: Draft, i: int) -> bool:
    """Whether the noun at *i* is possessed by the name before it and is no name itself."""
    words = draft.words
    is_noun = draft.tokens[i].upos == "NOUN" or (words.form[i] == "Ger" and words.case[i] == "Ins")
    if not is_noun or words.low[i] in _AS:
        return False
    return words.possessed[i] and not words.upper[i] and draft.is_free(i, i + 1)


def _is_accompanying(draft: Draft, i: int, limit: int) -> bool:
    """Whether a bare noun and a verbal noun of it in the instrumental begin at *i*."""
    words = draft.words
    if i + 1 >= limit or draft.tokens[i].upos != "NOUN" or words.possessed[i]:
        return False
    return words.form[i + 1] == "Ger" and words.possessed[i + 1] and words.case[i + 1] == "Ins"


def _case(draft: Draft, i: int) -> str:
    """The case of the token at *i*; of an abbreviation what is behind its hyphen: ``АҚ-мен``.

    A unit whose kind word stands further on has none: ``Алға және Мәртөк аудандары``.
    """
    place = draft.places_by_end.get(i + 1)
    if place is not None and place.noun and place.name_end == place.last:
        return "Nom"
    _, hyphen, ending = draft.words.low[i].rpartition("-")
    told = ending_case(ending) if hyphen and draft.words.upper[i] else ""
    return told or draft.words.case[i] or "Nom"


def _dates(draft: Draft) -> Iterator[Argument]:
    for first, last, mention in draft.placed("DATE"):
        begins, slash, ends = mention.lemma.partition("/")
        case = draft.words.case[last - 1] or "Nom"  # кеше, былтыр: adverbs
        only = "SINCE" if draft.words.low[last : last + 1] in _SINCE else "DATE"  # 1998 ж. бастап
        for kind, told in (("SINCE", begins), ("UNTIL", ends)) if slash else ((only, begins),):
            if date := _date(told):
                yield Argument(first, last, last, (), frozenset({kind}), case, case, date=date)


def _date(told: str) -> str:
    """A day, month or year; the year of a season, quarter or half-year; empty for anything else."""
    read = _DATE.fullmatch(told)
    if read is None:
        return ""
    return told if int(read[2] or 1) <= 12 else read[1]  # EDTF: 2014-33 is a quarter
