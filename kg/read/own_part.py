"""A pruned page and its headline in; only the part of the page that belongs to the headline out."""

from __future__ import annotations

from typing import Any

__all__ = ["cut_to_own_part"]

_RUNNING_TEXT = 60  # letters of a paragraph that is no caption and no teaser
_LEAST = 250
_SHARE = 0.5
_HOLD_TEXT = ("p", "li", "blockquote", "dd", "pre")


def cut_to_own_part(tree: Any, headline: Any | None) -> None:
    """Leave of *tree* the smallest part with *headline* and half of all the text, from it on.

    What stands elsewhere belongs to the site, what stands above the headline too.  Names of classes
    go from what holds text: an extractor that knows menus by them has nothing left to guess.
    """
    body = tree.find("body")
    if headline is None or body is None:
        return
    texts = [one for one in body.iter(*_HOLD_TEXT) if _letters(one) >= _RUNNING_TEXT]
    part = _smallest_part(texts, headline)
    if part is None or part is headline:
        return
    _without_classes(texts, part)
    _cut_above(headline, part)
    if part is not body:
        for other in list(body):
            body.remove(other)
        body.text = None
        part.tail = None
        body.append(part)
        part.tag = "article"
    part.attrib.clear()
    part.set("class", "post")


def _letters(element: Any) -> int:
    """The letters in *element* outside of links."""
    if element.find(".//p") is not None:
        return 0
    return len(element.text_content()) - sum(len(a.text_content()) for a in element.iter("a"))


def _smallest_part(texts: list[Any], headline: Any) -> Any | None:
    above = list(headline.iterancestors())
    held = dict.fromkeys(above, 0)
    nearest = {one: one for one in above}
    total = 0
    for text in texts:
        letters = _letters(text)
        total += letters
        part = _nearest(text.getparent(), nearest)
        if part is not None:
            held[part] += letters
    letters = 0
    for part in above:
        letters += held[part]
        if letters >= max(_LEAST, _SHARE * total):
            return part if part.tag not in ("html", "head") else None
    return None


def _nearest(element: Any, known: dict[Any, Any]) -> Any | None:
    """What is *known* for *element* or for the first one around it, then known for all between.

    So each element of a page is gone through once, however deep it is nested.
    """
    passed = []
    while element is not None and element not in known:
        passed.append(element)
        element = element.getparent()
    found = known.get(element)
    known.update(dict.fromkeys(passed, found))
    return found


def _without_classes(texts: list[Any], part: Any) -> None:
    done = {part}
    for text in texts:
        element = text
        while element is not None and element not in done:
            done.add(element)
            for name in ("class", "id", "style"):
                element.attrib.pop(name, None)
            element = element.getparent()


def _cut_above(headline: Any, part: Any) -> None:
    element = headline
    while element is not part:
        parent = element.getparent()
        for before in list(element.itersiblings(preceding=True)):
            parent.remove(before)
        parent.text = None
        element = parent
