"""Tokens and paragraphs in, the stretches between quotation marks out, however long.

``kg.extract.quotes`` pairs marks of names, which are short; speech runs over sentences and
paragraphs, and its marks are more often unbalanced.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.extract.draft import Draft

__all__ = ["Marks", "marks"]

_KIND = {"«": "«", "»": "«", "„": '"', "“": '"', "”": '"', '"': '"'}
_DEEPEST = 8  # marks open at once: more are no quotations but litter
_FARTHEST = 8  # paragraphs that one quotation may run over
_BEFORE_OPENING = frozenset('(-–—«:["')


@dataclass(frozen=True)
class Marks:
    """``closing`` has the closing mark of each opening one; ``unpaired`` opening ones without.

    ``closed`` are the marks that close one.
    """

    closing: dict[int, int] = field(default_factory=dict)
    closed: set[int] = field(default_factory=set)
    unpaired: list[int] = field(default_factory=list)


def marks(draft: Draft, paragraphs: list[tuple[int, int]]) -> Marks:
    """The pairs of quotation marks, nested ones too.

    A mark that a paragraph opens, at its head or behind a colon, may be closed in a later one.
    """
    found = Marks()
    loose: list[list[int]] = []  # closing marks of each paragraph that close nothing in it
    for first, last in paragraphs:
        loose.append(_pair(draft, first, last, found))
    _pair_over_paragraphs(draft, paragraphs, loose, found)
    found.unpaired.sort()
    return found


def _pair(draft: Draft, first: int, last: int, found: Marks) -> list[int]:
    opened: list[int] = []
    loose: list[int] = []
    for i in range(first, last):
        mark = draft.tokens[i].text
        if mark not in _KIND:
            continue
        if _opens(draft, i, opened):
            opened.append(i)
            if len(opened) > _DEEPEST:
                found.unpaired.append(opened.pop(0))
            continue
        same = [k for k in opened if _KIND[draft.tokens[k].text] == _KIND[mark]]
        if not same:
            loose.append(i)
            continue
        while opened[-1] != same[-1]:
            found.unpaired.append(opened.pop())
        found.closing[opened.pop()] = i
        found.closed.add(i)
    found.unpaired.extend(opened)
    return loose


def _opens(draft: Draft, i: int, opened: list[int]) -> bool:
    """Whether the mark at *i* opens a quotation: told by its shape, else by the spaces around it.

    Writers close with ``“`` what they opened with it, and straight marks have no side at all.
    """
    tokens, mark = draft.tokens, draft.tokens[i].text
    if mark in "«»„":
        return mark != "»"
    glued_before = i > 0 and tokens[i - 1].end == tokens[i].start
    glued_before = glued_before and tokens[i - 1].text[-1] not in _BEFORE_OPENING
    follows = tokens[i + 1] if i + 1 < len(tokens) else None
    glued_behind = follows is not None and follows.start == tokens[i].end
    glued_behind = glued_behind and follows is not None and follows.text[0].isalnum()
    if glued_behind != glued_before:
        return glued_behind
    if mark == "”":
        return False
    return not any(_KIND[tokens[k].text] == '"' for k in opened)


def _pair_over_paragraphs(
    draft: Draft, paragraphs: list[tuple[int, int]], loose: list[list[int]], found: Marks
) -> None:
    """Close what a paragraph left open at the first loose closing mark of those behind it."""
    unpaired = set(found.unpaired)
    k = 0
    while k < len(paragraphs):
        first, last = paragraphs[k]
        open_mark = next((i for i in range(first, last) if _begins_speech(draft, i, unpaired)), -1)
        behind = range(k + 1, min(k + _FARTHEST, len(paragraphs)))
        closed_in = next((one for one in behind if loose[one]), None) if open_mark >= 0 else None
        if closed_in is None:
            k += 1
            continue
        found.closing[open_mark] = loose[closed_in][0]
        found.closed.add(loose[closed_in][0])
        inside = [i for i in unpaired if open_mark <= i < loose[closed_in][0]]
        unpaired -= set(inside)
        k = closed_in + 1
    found.unpaired[:] = unpaired


def _begins_speech(draft: Draft, i: int, unpaired: set[int]) -> bool:
    if i not in unpaired:
        return False
    before = draft.tokens[i - 1] if i else None
    at_head = before is None or "\n" in draft.article.text[before.end : draft.tokens[i].start]
    return at_head or (before is not None and before.text in (":", "–", "—", "-"))
