"""The lines and links of an HTML page in; its text without them, and the headlines among them out.

The links of a page lead to other articles; what stands on a line of its own as a link is not text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

__all__ = ["headlines", "without_links"]

_MIN_HEADLINE_WORDS = 3
_HEADING_WORDS = 4
_ITEM = re.compile(r"^[-–—•*·]\s+")
_INVITATION = re.compile(r"^(?:\S+\s+){0,2}\S+:\s+")  # «Оқи отырыңыз: », «Осы тақырыпта: »


def headlines(links: Sequence[str], text: str, title: str | None) -> list[str]:
    """The links that read like headlines of other articles, each once, in page order."""
    found = dict.fromkeys(link for link in links if _is_headline(link))
    words = set(text.split())
    return [link for link in found if link != title and not _stands_in(text, words, link)]


def without_links(lines: Sequence[str], links: Sequence[str]) -> list[str]:
    """*lines* without those that are nothing but the headline of another article.

    A line may introduce it in up to three words with a colon.  A short heading right above such
    lines goes with them.
    """
    others = {link for link in links if _is_headline(link)}
    kept: list[str] = []
    for line in lines:
        if not _leads_elsewhere(line, others):
            kept.append(line)
        elif kept and _is_heading(kept[-1]):
            del kept[-1]
    return kept


def _is_headline(link: str) -> bool:
    return len(link.split()) >= _MIN_HEADLINE_WORDS


def _stands_in(text: str, words: set[str], headline: str) -> bool:
    """Whether *headline* is a part of *text*; first its words are looked up.

    To look for thousands of links in a long text takes a minute; few have all their words there.
    """
    return words.issuperset(headline.split()[1:-1]) and headline in text


def _leads_elsewhere(line: str, others: set[str]) -> bool:
    item = _ITEM.sub("", line)
    return item in others or _INVITATION.sub("", item, count=1) in others


def _is_heading(line: str) -> bool:
    return len(line.split()) <= _HEADING_WORDS and not line.endswith((".", "!", "?", "»"))
