"""Descriptions and pronouns of whole articles, and whom they refer to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.analyse import analysed
from kg.extract.draft import Draft
from kg.extract.rules import names
from kg.model import Article, Metadata

_MARKED = re.compile(r"\{([^|{}]+)\|([^|{}]+)\}")


def chained() -> Iterator[tuple[str, str | None, list[tuple[int, int, str]]]]:
    """Text, title and the expected referents of each article of ``chains.txt``."""
    for part in Path(__file__).with_name("chains.txt").read_text("utf-8").split("====\n")[1:]:
        lines = part.strip().split("\n")
        title = lines.pop(0).removeprefix("# ") if lines[0].startswith("# ") else None
        text, expected = "", []
        rest = "\n".join(lines)
        for piece in re.split(r"(\{[^{}]*\})", rest):
            found = _MARKED.fullmatch(piece)
            words = found.group(1) if found else piece
            if found:
                expected.append((len(text), len(text) + len(words), found.group(2)))
            text += words
        yield text, title, expected


def sheet(text: str, title: str | None = None) -> Draft:
    """What is named and referred back to in a text."""
    return names(analysed(Article("test", "0" * 16, "test", text, Metadata(title=title))))


def meant(draft: Draft, start: int, end: int) -> str:
    """What the characters from *start* to *end* refer to; a hyphen for nothing."""
    for named in reversed(draft.named):
        span = draft.tokens[named.first].start, draft.tokens[named.last - 1].end
        if span[1] == end and span[0] >= start - 9 and span[0] <= start:
            found = "; ".join(draft.referents[one].name for one in named.acting)
            if draft.referents[named.acting[0]].type != "org:Post":
                return found
    return "-"


@pytest.mark.parametrize(("text", "title", "expected"), list(chained()))
def test_a_description_refers_to_what_the_article_named_before(
    text: str, title: str | None, expected: list[tuple[int, int, str]]
) -> None:
    draft = sheet(text, title)
    found = [(text[start:end], meant(draft, start, end)) for start, end, _ in expected]
    assert found == [(text[start:end], name) for start, end, name in expected]
