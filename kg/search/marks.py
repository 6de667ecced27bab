"""What an article mentions in, its words' entity marks and the dates that it tells out."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from kg.model import Extraction, Mention
from kg.search.dates import span_terms
from kg.search.tree import Node, Phrase, Verbatim, leaves
from kg.search.words import MARKS

__all__ = ["FIELD_OF_TYPE", "asks_for_marks", "marks", "mentioned_dates"]

FIELD_OF_TYPE = {
    "agl:Person": "person",
    **dict.fromkeys("agl:AdministrativeUnit agl:Agglomeration agl:Place".split(), "place"),
    **dict.fromkeys("agl:Organization agl:PublicBody agl:Akimat agl:Ministry".split(), "org"),
    **dict.fromkeys("agl:Maslikhat agl:Government agl:Agency agl:Council".split(), "org"),
    **dict.fromkeys("agl:ResearchInstitute agl:Company".split(), "org"),
}
_DATE = "DATE"
_MARKS = frozenset(MARKS)
_BLANKS = re.compile(r"([0-9]{2,3})(X{1,2})")  # EDTF's decades and centuries


def marks(mentions: Iterable[Mention], starts: Sequence[int]) -> dict[int, tuple[str, ...]]:
    """The marks of each token of the text that is a part of a name or date, by its place.

    *starts* are those of the tokens.
    """
    found: dict[int, set[str]] = defaultdict(set)
    for one in mentions:
        kind = "date" if one.label == _DATE else FIELD_OF_TYPE.get(one.type or "")
        if kind:
            for place in range(bisect_left(starts, one.start), bisect_left(starts, one.end)):
                found[place].add("@" + kind)
    return {place: tuple(sorted(kinds)) for place, kinds in found.items()}


def asks_for_marks(tree: Node) -> bool:
    """Whether a word of the query stands for any name or date."""
    words = (
        one.words if isinstance(one, Phrase | Verbatim) else (one.text,) for one in leaves(tree)
    )
    return any(not _MARKS.isdisjoint(one) for one in words)


def mentioned_dates(extraction: Extraction) -> list[str]:
    """The terms of all dates and spans of time that the text names, see ``kg.search.dates``."""
    told = {one.lemma for one in extraction.mentions if one.label == _DATE}
    return sorted({term for edtf in told for term in _terms(edtf)})


def _terms(edtf: str) -> Iterator[str]:
    from kg.analyse.dates import bounds

    for one in edtf.strip("{}").split(","):
        plain = re.sub(r"[~?%]", "", one)
        blank = _BLANKS.fullmatch(plain)
        if blank:
            digits = len(blank[2])
            yield from span_terms(blank[1] + "0" * digits, blank[1] + "9" * digits)
            continue
        first, last = bounds(plain)
        if first and last and len(first) == len(last):
            yield from span_terms(first, last)
        else:
            yield from (span_terms(end, end)[0] for end in (first, last) if end)
