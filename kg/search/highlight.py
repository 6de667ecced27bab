"""An article's wording and a tree in, whole sentences with the matched words marked out."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from kg.model import Span, Stream, Wording
from kg.search.haystack import Haystack
from kg.search.matching import Match, matches
from kg.search.tree import Leaf, Node, leaves
from kg.search.words import LEVELS

__all__ = ["Reasons", "Snippet", "occurrences", "reasons"]

_MOST_SENTENCES = 2
_LONGEST = 400  # characters of a sentence that are shown


@dataclass(frozen=True, slots=True)
class Snippet:
    """A sentence of an article's text; ``marks`` are the matched words in it.

    All offsets are those of the article's text.
    """

    text: str
    start: int
    end: int
    marks: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Reasons:
    """Why an article was found.

    ``levels`` has for each word of the query the levels on which title or text matched it, closest
    first; ``snippets`` the sentences that hold most of the words, in reading order.  Where only
    other fields matched, that is the article's first sentence without marks.
    """

    levels: Mapping[str, Sequence[str]]
    snippets: Sequence[Snippet]


def reasons(
    told: Wording,
    tree: Node,
    most: int = _MOST_SENTENCES,
    on: Collection[str] = LEVELS,
) -> Reasons:
    """Why *tree* found the article on these levels, with at most so many sentences."""
    title, text = Haystack(told.title), Haystack(told.text, told.marks)
    levels: dict[str, list[str]] = {}
    in_text: list[list[Match]] = []
    for leaf in _different(tree):
        in_text.append(list(matches(text.about(leaf), leaf, "body", on)))
        in_title = matches(title.about(leaf), leaf, "title", on)
        met = {level for level, _ in (*in_text[-1], *in_title)}
        if met:
            levels[str(leaf)] = sorted(met, key=LEVELS.index)
    return Reasons(levels, _snippets(told, in_text, most))


def occurrences(told: Wording, tree: Node, on: Collection[str] = LEVELS) -> list[Span]:
    """Every word of the text that *tree* matches on these levels, in reading order."""
    text = Haystack(told.text, told.marks)
    found = (
        place
        for leaf in _different(tree)
        for _, places in matches(text.about(leaf), leaf, "body", on)
        for place in places
    )
    return [_span(told.text, place) for place in sorted(set(found))]


def _snippets(told: Wording, found: Sequence[Sequence[Match]], most: int) -> list[Snippet]:
    """The best sentences for what was found of each part of the query."""
    starts = [sentence.start for sentence in told.sentences]
    marks: dict[int, set[int]] = defaultdict(set)  # sentence -> the tokens matched in it
    kinds: dict[int, set[int]] = defaultdict(set)  # sentence -> the parts of the query met in it
    for kind, matched in enumerate(found):
        for place in (place for _, places in matched for place in places):
            sentence = bisect_right(starts, told.text.starts[place]) - 1
            marks[sentence].add(place)
            kinds[sentence].add(kind)
    best = sorted(marks, key=lambda one: (-len(kinds[one]), one))[:most]
    shown, text = [], told.article.text
    for number in sorted(best):
        spans = [_span(told.text, place) for place in sorted(marks[number])]
        shown.append(_snippet(text, told.sentences[number], spans))
    return shown or [_snippet(text, one, []) for one in told.sentences[:1]]


def _span(stream: Stream, place: int) -> Span:
    return Span(stream.starts[place], stream.starts[place] + stream.lengths[place])


def _different(tree: Node) -> list[Leaf]:
    """The words and phrases of the query, each once."""
    return list(dict.fromkeys(leaves(tree)))


def _snippet(text: str, sentence: Span, marks: Sequence[Span]) -> Snippet:
    """The sentence, or of a very long one the part around its first mark."""
    start, end = sentence.start, sentence.end
    if end - start > _LONGEST:
        kept = marks[0] if marks else Span(start, start)
        start = max(start, min(kept.start - _LONGEST // 4, end - _LONGEST))
        end = max(start + _LONGEST, kept.end)
        start, end = _at_words(text, Span(start, end), sentence, kept)
    inside = tuple(mark for mark in marks if start <= mark.start and mark.end <= end)
    return Snippet(text[start:end], start, end, inside)


def _at_words(text: str, part: Span, sentence: Span, kept: Span) -> tuple[int, int]:
    """*part* without the halves of words at its ends, where *kept* leaves room for that."""
    start, end = part.start, part.end
    if start > sentence.start and not text[start - 1].isspace():
        while start < kept.start and not text[start].isspace():
            start += 1
        start += start < kept.start
    if end < sentence.end:
        last_space = max(text.rfind(space, kept.end, end) for space in (" ", "\u00a0", "\t"))
        end = last_space if last_space > max(kept.end, start) else end
    return start, end
