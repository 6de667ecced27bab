"""A query that found nothing in, queries that were perhaps meant out; offered, never applied.

Only words that the index does not know are replaced: typed on another keyboard layout, or misspelt.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from kg.search.engine import Index
from kg.search.parse import MAX_LETTERS
from kg.search.spelling import misspelt
from kg.search.tree import FIELDS, OPERATORS
from kg.search.words import MARKS, plain, query_terms, word_spans, words_of
from kg.text import lower
from kg.text.keyboard import retype

__all__ = ["suggestions"]

_MOST = 5
_MOST_TRIED = 30  # queries that are run to see whether they find anything
_MOST_WORDS = 20  # that are looked at
_TOKEN = re.compile(r"\S+")
_AROUND = re.compile(r'^(?:[-="«“„(]|[^\W\d_]+:(?=\S))*|[)*~"»”“]+$')

Part = tuple[int, int, Sequence[str]]  # a stretch of the query, and what may be meant by it
Finds = Callable[[str], bool]


def suggestions(query: str, index: Index, finds: Finds) -> list[str]:
    """Queries that differ from *query* in words of the index, each of which *finds* something.

    Where no such query does, its words one by one.
    """
    if len(query) > MAX_LETTERS:
        return []
    text = plain(query)
    parts = [(start, end, meant) for start, end, meant in _parts(text, index) if meant]
    found = _first(_combined(text, parts), finds)
    alone = (word for _, _, meant in parts for word in meant[:2])
    return found or (_first(alone, finds) if len(parts) + text.count(" ") > 1 else [])


def _first(candidates: Iterator[str], finds: Finds) -> list[str]:
    found: dict[str, None] = {}
    for tried, one in enumerate(candidates):
        if len(found) == _MOST or tried == _MOST_TRIED:
            break
        if one not in found and finds(one):
            found[one] = None
    return list(found)


def _combined(text: str, parts: Sequence[Part]) -> Iterator[str]:
    """The query with the likeliest of each part, then with one other part after the other."""
    if not parts:
        return
    best = [meant[0] for _, _, meant in parts]
    yield _replaced(text, parts, best)
    for rank in range(1, max(len(meant) for _, _, meant in parts)):
        for at, (_, _, meant) in enumerate(parts):
            if rank < len(meant):
                yield _replaced(text, parts, [*best[:at], meant[rank], *best[at + 1 :]])


def _replaced(text: str, parts: Sequence[Part], by: Sequence[str]) -> str:
    for (start, end, _), word in reversed(list(zip(parts, by, strict=True))):
        text = text[:start] + word + text[end:]
    return text


def _parts(text: str, index: Index) -> Iterator[Part]:
    """The stretches of the query that hold an unknown word."""
    for token in list(_TOKEN.finditer(text))[:_MOST_WORDS]:
        typed, start = token[0], token.start()
        words = [(start + begin, start + end) for begin, end in word_spans(typed)]
        unknown = [one for one in words if not _is_known(text[slice(*one)], index)]
        if not unknown or typed in OPERATORS or lower(typed) in MARKS:
            continue
        if retyped := list(_retyped(typed, index)):
            yield start, token.end(), retyped
            continue
        for begin, end in unknown:
            if text[end : end + 1] != ":" or lower(text[begin:end]) not in FIELDS:
                yield begin, end, misspelt(text[begin:end], index)


def _retyped(typed: str, index: Index) -> Iterator[str]:
    """What the keys write on another layout, marks of the query language around it kept or not."""
    core = _AROUND.sub("", typed)
    at = typed.index(core) if core else 0
    for text, before, after in ((core, typed[:at], typed[at + len(core) :]), (typed, "", "")):
        for read in retype(text):
            words = words_of(read)
            if words and all(_is_known(word, index) for word in words):
                yield f"{before}{' '.join(words)}{after}"


def _is_known(word: str, index: Index) -> bool:
    return any(index.knows(term) for term in query_terms(word))
