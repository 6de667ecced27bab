"""An article's tokens in, where its paragraphs begin out, and the marks that speech stands in."""

from __future__ import annotations

from kg.extract.draft import Draft

__all__ = ["DASHES", "DIRECT_ENDS", "paragraphs", "words_in"]

DASHES = frozenset({"–", "—", "-", "−", "―"})
DIRECT_ENDS = frozenset({",", "!", "?", "…", "...", "?!", "!?", "!!!", "!..", "?..", "»", "”", '"'})


def paragraphs(draft: Draft) -> list[tuple[int, int]]:
    """The paragraphs as half-open stretches of tokens; every token is in one."""
    tokens, text = draft.tokens, draft.article.text
    starts = [0] + [
        i for i in range(1, len(tokens)) if "\n" in text[tokens[i - 1].end : tokens[i].start]
    ]
    return list(zip(starts, [*starts[1:], len(tokens)], strict=True)) if tokens else []


def words_in(draft: Draft, first: int, last: int) -> int:
    """How many of ``tokens[first:last]`` are words."""
    return sum(draft.tokens[i].text[0].isalpha() for i in range(first, last))
