"""The survey of a page whose markup names no publisher in, the name that the page shows out."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from kg.read.survey import Survey, squeezed

__all__ = ["shown_publisher"]

_BETWEEN = re.compile(r"\s+(?:::|[-–—|/»«·•])\s+|^(?:::|[-–—|/»«·•])\s+|\s+(?:::|[-–—|/»«·•])$")
_MOST_WORDS = 8
_FRONT = frozenset(("", "/kk", "/kz", "/kaz", "/qaz", "/ru", "/index.php", "/index.html"))


def shown_publisher(found: Survey, title: str | None) -> str | None:
    """The name beside the headline in the page's title that the page shows once more.

    The name of a section stands there too; but that is a link to something else than the front.
    """
    stated = found.said.get("title", "")
    if not title or title not in stated or title == stated:
        return None
    rest = stated.replace(title, "\n", 1)
    names = [squeezed(one) for part in rest.split("\n") for one in _BETWEEN.split(f" {part} ")]
    sections = {squeezed(a.text_content()) for a in found.anchors if not _is_front(a.get("href"))}
    text = squeezed(found.tree.text_content()).replace(stated, "")
    pictures = {squeezed(one.get("alt")) for one in found.images}
    return next(
        (
            name
            for name in reversed(names)
            if name
            and len(name.split()) <= _MOST_WORDS
            and name not in sections
            and (name in pictures or name in text)
        ),
        None,
    )


def _is_front(address: str | None) -> bool:
    try:
        path = urlsplit(address or "#").path
    except ValueError:
        return False
    return bool(address) and not (address or "").startswith("#") and path.rstrip("/") in _FRONT
