"""The lines of a curriculum vitae in, who held which post from when until when out.

Their order is fixed by custom and they have no verb: the time, a dash and the post (``2003–2008 жж.
– Павлодар қаласының әкімі;``), or the post and the time in brackets.  Whose they are, the text
above them tells.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from kg.extract.draft import Draft, Named
from kg.extract.lines import has_verb, lines
from kg.model import Fact, Span

__all__ = ["career_facts"]

_MARKS = frozenset("-–—•·*▪●►")
_ENDS = frozenset(".;,")
_SINCE = frozenset({"бастап", "бері"})
_CONFIDENCE = 0.9
_RULE = "career"
_FEWEST = 2  # lines of a list


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a career: its tokens, the time that it tells (EDTF), and the posts held in it."""

    first: int
    last: int
    time: str
    told: Span
    posts: tuple[Named, ...]


def career_facts(draft: Draft) -> None:
    """Note the posts in each list of times and posts, as those of the person told of above it."""
    dates = {first: last for first, last, _ in draft.placed("DATE")}
    told = [_line(draft, dates, *part) for part in _parts(draft)]
    for _, group in groupby(told, key=lambda line: line is not None):
        found = [line for line in group if line is not None and line.posts]
        if len(found) >= _FEWEST:
            person = _person_above(draft, found[0].first)
            if person is not None:
                for line in found:
                    _note(draft, person, line)


def _parts(draft: Draft) -> Iterator[tuple[int, int]]:
    """The lines of the text, and those of a list that stands in one line, parted by semicolons."""
    for first, last in lines(draft):
        begin = first
        for i in range(first, last):
            if draft.words.low[i] == ";":
                if begin < i:
                    yield begin, i
                begin = i + 1
        if begin < last:
            yield begin, last


def _line(draft: Draft, dates: Mapping[int, int], first: int, last: int) -> _Line | None:
    """What a line tells that begins with a time, or ends with one in brackets.

    With a verb it tells no post: rules of verbs read it.
    """
    words = draft.words
    while first < last and words.low[first] in _MARKS:
        first += 1
    while first < last and words.low[last - 1] in _ENDS:
        last -= 1
    if first in dates:
        behind = dates[first]
        while behind < last and words.low[behind] in _SINCE:
            behind += 1
        return _told(draft, (first, dates[first]), (behind, last), (first, last))
    opened = next((i for i in range(last - 1, first, -1) if words.low[i] == "("), last)
    if opened + 1 < last and words.low[last - 1] == ")":
        return _told(draft, (opened + 1, last - 1), (first, opened), (first, last))
    return None


def _told(
    draft: Draft, time: tuple[int, int], posts: tuple[int, int], line: tuple[int, int]
) -> _Line | None:
    """The line whose *time* and *posts* are the tokens between these; None if that is no time."""
    dates = [one for one in draft.mentions_in(*time) if one.label == "DATE"]
    if len(dates) != 1:
        return None
    span = Span(dates[0].start, dates[0].end)
    return _Line(*line, dates[0].lemma, span, _posts(draft, *posts))


def _posts(draft: Draft, first: int, last: int) -> tuple[Named, ...]:
    if has_verb(draft, first, last):
        return ()
    return tuple(
        one
        for one in sorted(draft.named, key=lambda one: one.first)
        if first <= one.first < one.last <= last
        and {draft.referents[number].type for number in one.referents} == {"org:Post"}
    )


def _person_above(draft: Draft, first: int) -> int | None:
    """Whose career stands from ``tokens[first]`` on: the one person of the line above, or before.

    Where the nearest line above that names people names several, it is told of none of them.
    """
    for begin, end in reversed(list(lines(draft))):
        if begin >= first:
            continue
        people = {
            number
            for one in draft.named
            if begin <= one.first < min(end, first)
            for number in one.acting
            if draft.referents[number].type == "agl:Person"
        }
        if people:
            return people.pop() if len(people) == 1 else None
    return None


def _note(draft: Draft, person: int, line: _Line) -> None:
    tokens = draft.tokens
    start, end = tokens[line.first].start, tokens[line.last - 1].end
    begins, slash, ends = line.time.partition("/")
    for post in line.posts:
        span = Span(tokens[post.first].start, tokens[post.last - 1].end)
        told: list[tuple[str, int | str]] = [("agl:holds", one) for one in post.referents]
        if slash:
            told += [
                (predicate, value)
                for predicate, value in (("agl:statedFrom", begins), ("agl:statedTo", ends))
                if value.strip(".")
            ]
        for predicate, value in told:
            spans = (span,) if predicate == "agl:holds" else (line.told, span)
            draft.fact(
                Fact(person, predicate, value, start, end, "asserted", _CONFIDENCE, _RULE, spans)
            )
