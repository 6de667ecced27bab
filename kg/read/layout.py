"""A parsed page whose article stands in tables in, the same page in plain blocks out."""

from __future__ import annotations

from typing import Any

__all__ = ["unwrap_layout_tables"]

_BLOCKS = frozenset("p div h1 h2 h3 h4 h5 h6 ul ol table blockquote article section br".split())
_PARTS = frozenset("table thead tbody tfoot tr td th caption".split())


def unwrap_layout_tables(tree: Any) -> None:
    """Turn each table that lays out the page, not figures, into blocks, in *tree* itself.

    A cell of figures holds words; a cell of a layout holds paragraphs, headings or line breaks.
    """
    layout = set()
    for cell in tree.iter("td", "th"):
        if any(child.tag in _BLOCKS for child in _own_content(cell)):
            table = next(cell.iterancestors("table"), None)
            if table is not None:
                layout.add(table)
    for table in layout:
        for part in _own_parts(table):
            part.tag = "div"


def _own_content(cell: Any) -> list[Any]:
    """The elements in *cell* at its first two levels; deeper ones do not change the answer."""
    return [one for child in cell for one in (child, *child)]


def _own_parts(table: Any) -> list[Any]:
    """*table*, its rows and its cells, not those of tables inside it."""
    parts, waiting = [table], list(table)
    while waiting:
        child = waiting.pop()
        if child.tag in _PARTS and child.tag != "table":
            parts.append(child)
            waiting.extend(child)
    return parts
