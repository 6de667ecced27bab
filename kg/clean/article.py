"""A page in, the article on it out."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import replace
from hashlib import sha256

from kg.clean.furniture import parted
from kg.clean.language import require_kazakh
from kg.errors import SourceEmpty
from kg.model import Article, Page
from kg.read.formats import DUMP, HTML

__all__ = ["article_key", "clean"]

_MIN_HEADLINE_WORDS = 3
_FORMAT_CHARACTERS = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")


def clean(page: Page) -> Article:
    """The article of *page*: NFC text without title, menu and headlines of other articles.

    Raises SourceEmpty where nothing is left and SourceNotKazakh where no paragraph is Kazakh.
    """
    source = page.source
    metadata = page.metadata
    lines = [line for line in map(tidy, page.lines) if line]
    teasers: list[str] = []
    if source.media_type == DUMP:
        title, lines, teasers = parted(lines)
        metadata = replace(metadata, title=metadata.title or title)
    title = tidy(metadata.title or "") or None
    while lines and title and lines[0] == title:
        del lines[0]
    text = "\n".join(lines)
    if not text:
        raise SourceEmpty("no text but menus and headlines", place=source.location)
    require_kazakh(text, source.location)
    if source.media_type == HTML:
        teasers = list(_headlines(page.links, text, title))
    key = article_key(source.identity)
    return Article(
        id=source.given_id or key,
        key=key,
        identity=source.identity,
        text=text,
        metadata=replace(metadata, title=title),
        teasers=tuple(teasers),
    )


def article_key(identity: str) -> str:
    """The short SHA-256 of a source identity that stands in the article's IRI."""
    return sha256(identity.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def tidy(line: str) -> str:
    """*line* in NFC with single spaces, without control, format and unpaired surrogate characters.

    (U+200D and its like carry no meaning in Kazakh; RDF and UTF-8 know no unpaired surrogates.)
    """
    composed = unicodedata.normalize("NFC", line)
    kept = (
        " " if character.isspace() else character
        for character in composed
        if character not in _FORMAT_CHARACTERS
        and (character.isspace() or unicodedata.category(character) not in ("Cc", "Cs"))
    )
    return " ".join("".join(kept).split())


def _headlines(links: Iterable[str], text: str, title: str | None) -> Iterable[str]:
    """The link texts that read like headlines of other articles, each once, in page order."""
    seen = {title}
    for link in map(tidy, links):
        if len(link.split()) >= _MIN_HEADLINE_WORDS and link not in seen and link not in text:
            seen.add(link)
            yield link
