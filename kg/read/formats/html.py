"""An HTML page in, its article's lines out, with what the page says of itself."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import Any

from kg.errors import SourceEmpty, SourceMalformed, SourceTooLarge
from kg.model import Page, Source
from kg.read.alive import sign
from kg.read.around import stated_around
from kg.read.decode import text_of
from kg.read.head import headline, metadata
from kg.read.layout import blocks, words_of
from kg.read.own_part import cut_to_own_part
from kg.read.pruning import prune, prune_crumbs
from kg.read.publisher import shown_publisher
from kg.read.survey import Survey, squeezed, survey

__all__ = ["MEDIA_TYPES", "SUFFIXES", "begins", "read"]

SUFFIXES = (".html", ".htm", ".xhtml")
MEDIA_TYPES = ("text/html", "application/xhtml+xml")

_HINT = "give its text as .txt"
_TAG = re.compile(r"<[^<>]*>")
# Pages may hold them, also as ``&#1;``; but a tree takes no text with them in (XML 1.0, 2.2).
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# The time of trafilatura grows with the square of a page's length, so it is not asked for books.
_ELEMENTS_OF_A_BOOK = 5000
_MOST_ELEMENTS = 50_000  # a code of laws has a tenth of that
_PARAGRAPHS = ("h1", "h2", "h3", "h4", "h5", "h6", "p", "li", "dt", "dd", "pre")
_BEGIN = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*"
    rb"<(?:!doctype html|html|head|body|meta|title|article|section|div|table|p|h[1-6])\b",
    re.IGNORECASE | re.DOTALL,
)


def begins(content: bytes) -> bool:
    """Whether the first thing that stands there is the beginning of a page."""
    return _BEGIN.match(content) is not None


def read(source: Source) -> Page:
    """The main text of a page as trafilatura finds it, and the texts of all its links."""
    found = survey(_tree(source))
    sign()
    stated = metadata(found)
    shown = headline(found, stated.title)
    publisher = stated.publisher or shown_publisher(found, stated.title)
    links = tuple(squeezed(link.text_content()) for link in found.anchors)
    prune(found, shown)
    blocks(found.tree, found.tables)
    around = stated_around(found, shown)
    stated = replace(
        stated,
        publisher=publisher,
        date=stated.date or around.date,
        author=stated.author or around.author,
    )
    prune_crumbs(found, shown)
    cut_to_own_part(found.tree, shown)
    text = _main_text(found)
    if not text:
        raise SourceEmpty("no article text on the page", place=source.location, hint=_HINT)
    return Page(source, tuple(text.splitlines()), links, source.given.filled(stated))


def _tree(source: Source) -> Any:
    """The tree of a page; raises SourceMalformed and SourceTooLarge."""
    import lxml.etree
    import lxml.html

    content = text_of(source.content, source.location, source.charset)
    # our own encoding, whatever the page declares: the text is decoded already
    parser = lxml.html.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        tree: Any = lxml.html.document_fromstring(content.encode("utf-8", "replace"), parser=parser)
    except (lxml.etree.LxmlError, ValueError, AssertionError) as error:
        raise SourceMalformed(
            f"not HTML: {squeezed(str(error))}", place=source.location, hint=_HINT
        ) from error
    if any(one.type_name == "ERR_RESOURCE_LIMIT" for one in parser.error_log):
        letters = len(_TAG.sub("", content).strip())
        if len(tree.text_content()) < letters / 2:
            message = "elements nested too deep, or one text too long"
            raise SourceTooLarge(message, place=source.location, hint=_HINT)
    if tree.xpath("count(//*)") > _MOST_ELEMENTS:
        message = f"more than {_MOST_ELEMENTS} elements"
        raise SourceTooLarge(message, place=source.location, hint=_HINT)
    if "&#" in content or _NOT_XML.search(content):
        _mend_letters(tree)
    return tree


def _mend_letters(tree: Any) -> None:
    """Put a space in the place of each character that could not be written back into *tree*."""
    for element in tree.iter():
        element.text = _NOT_XML.sub(" ", element.text or "") or None
        element.tail = _NOT_XML.sub(" ", element.tail or "") or None


def _main_text(found: Survey) -> str:
    from trafilatura import bare_extraction

    sign()
    body = found.tree.find("body")
    if body is not None and sum(1 for _ in body.iter()) > _ELEMENTS_OF_A_BOOK:
        return "\n".join(filter(None, map(words_of, body.iter(*_PARAGRAPHS))))
    extracted: Any = bare_extraction(found.tree, options=_options())
    return extracted.text or "" if extracted is not None else ""


@cache
def _options() -> Any:
    """Text alone, and no second opinion of other libraries: made once, as it reads a file."""
    from trafilatura.settings import Extractor

    return Extractor(output_format="python", fast=True, comments=False, tables=False)
