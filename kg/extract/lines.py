"""A text in, the tokens of each of its lines out, and whether they are told by a verb."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from kg.extract.draft import Draft

__all__ = ["has_verb", "lines"]


def lines(draft: Draft) -> Iterator[tuple[int, int]]:
    """The first token of each line of the text and the one behind its last, no empty lines."""
    starts = [token.start for token in draft.tokens]
    begin = 0
    for line in draft.article.text.splitlines(keepends=True):
        first = bisect_left(starts, begin)
        begin += len(line)
        last = bisect_left(starts, begin)
        if first < last:
            yield first, last


def has_verb(draft: Draft, first: int, last: int) -> bool:
    """Whether a finite verb or a converb stands in ``tokens[first:last]``."""
    return any(draft.words.form[i] in ("Fin", "Conv") for i in range(first, last))
