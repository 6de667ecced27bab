"""A parsed page with text in tables, divisions and line breaks in, the same in paragraphs out.

Extractors look for ``<p>``; many sites have none.
"""

from __future__ import annotations

from typing import Any

from kg.read.byline import byline
from kg.read.stated import CELL

__all__ = ["blocks", "words_of"]

_BLOCKS = frozenset(
    "p div h1 h2 h3 h4 h5 h6 ul ol dl table blockquote article section main header footer center"
    " pre form figure hr fieldset aside nav address".split()
)
_HOLD_TEXT = ("div", "center", "section", "article", "main", "body", "form", "fieldset", "small")
_INLINE = frozenset("b strong i em u span font small big".split())
_PARTS = frozenset("table thead tbody tfoot tr td th caption".split())
_BREAKS = _BLOCKS | {"br"}


def blocks(tree: Any, tables: list[Any]) -> None:
    """Put all running text of *tree* into paragraphs, the rows of *tables* of figures too.

    A cell of figures holds words; a cell of a layout holds paragraphs, headings or line breaks.
    """
    for table in reversed(tables):  # the inner ones first
        if _is_layout(table):
            for part in _own_parts(table):
                part.tag = "div"
        else:
            _rows_to_paragraphs(table)
    for holder in list(tree.iter(*_HOLD_TEXT)):
        if _has_own_text(holder):
            _text_to_paragraphs(holder)


def words_of(element: Any) -> str:
    """The text of *element*, with a space where its parts meet."""
    return " ".join(" ".join(element.itertext()).split())


def _is_layout(table: Any) -> bool:
    cells = [cell for cell in _own_parts(table) if cell.tag in ("td", "th")]
    rows = [part for part in _own_parts(table) if part.tag == "tr"]
    if len(cells) == len(rows):  # one cell a row is no table of figures
        return True
    return any(one.tag in _BREAKS for cell in cells for child in cell for one in (child, *child))


def _own_parts(table: Any) -> list[Any]:
    """*table*, its rows and its cells, not those of tables inside it."""
    parts, waiting = [table], list(table)
    while waiting:
        child = waiting.pop()
        if child.tag in _PARTS and child.tag != "table":
            parts.append(child)
            waiting.extend(child)
    return parts


def _rows_to_paragraphs(table: Any) -> None:
    """Make each row a line; one with two cells may be a label and what it says: a byline."""
    for row in list(table.iter("tr", "caption")):
        cells = [one for one in map(words_of, row) if one] if row.tag == "tr" else [words_of(row)]
        text, said = CELL.join(cells), ": ".join(cells)
        if len(cells) == 2 and not byline(" ".join(cells)) and byline(said):
            text = said
        for child in list(row):
            row.remove(child)
        row.tag, row.text = "p", text
    for part in _own_parts(table):
        part.tag = "div" if part.tag != "p" else "p"


def _has_own_text(holder: Any) -> bool:
    """Whether words stand in *holder* outside of its blocks, and not only in links."""
    if _is_words(holder.text):
        return True
    return any(_is_words(child.tail) or _is_inline_text(child) for child in holder)


def _is_inline_text(child: Any) -> bool:
    if child.tag not in _INLINE:
        return False
    return _is_words(child.text) or any(_is_inline_text(one) for one in child)


def _is_words(text: str | None) -> bool:
    return text is not None and not text.isspace() and any(map(str.isalnum, text))


def _text_to_paragraphs(holder: Any) -> None:
    """Wrap each run of text and inline elements between the blocks of *holder*."""
    children = list(holder)
    within = (one.tag for child in children for one in child.iter())
    if holder.tag == "div" and not any(tag in _BREAKS for tag in within):
        holder.tag = "p"
        _part_statements(holder)
        return
    run = _new_run(holder, holder.text)
    holder.text = None
    for child in children:
        holder.remove(child)
    holder.append(run)
    for child in children:
        if child.tag not in _BREAKS:
            run.append(child)  # takes its tail along
            continue
        run = _new_run(holder, child.tail)
        child.tail = None
        if child.tag != "br":
            holder.append(child)
        holder.append(run)
    for one in [one for one in holder if one.tag == "p" and not len(one) and not one.text]:
        holder.remove(one)


def _part_statements(line: Any) -> None:
    """Put spaces between the parts of a byline, which styles alone keep apart."""
    if len(line) > 1 and not _is_words(line.text) and byline(words_of(line)):
        for part in line:
            part.tail = f"{part.tail or ''} "


def _new_run(holder: Any, text: str | None) -> Any:
    run = holder.makeelement("p")
    run.text = text
    return run
