"""A page in, the article on it out."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

from kg.clean.bylines import without_buttons, without_bylines
from kg.clean.duplicates import signature
from kg.clean.furniture import parted
from kg.clean.links import headlines, without_links
from kg.clean.passages import kazakh_passages
from kg.clean.tidy import tidy
from kg.errors import SourceEmpty
from kg.model import Article, Metadata, Page
from kg.read.alive import sign
from kg.read.formats import HTML, PDF, TEXT

__all__ = ["article_key", "clean", "told_anew"]


def clean(page: Page) -> Article:
    """The article of *page*: NFC text without title, menu and headlines of other articles.

    Raises SourceEmpty where nothing is left and SourceNotKazakh where no paragraph is Kazakh.
    """
    source = page.source
    metadata = _tidied(page.metadata)
    title = metadata.title
    lines = [line for line in map(tidy, page.lines) if line]
    links = [link for link in map(tidy, page.links) if link]
    teasers: list[str] = []
    if source.media_type == TEXT:
        stated, lines, teasers = parted(lines)
        title = title or stated
    if source.media_type == HTML:
        lines = without_buttons(without_links(_below_head(lines, title), links))
    metadata = replace(metadata, title=title)
    if source.media_type in (TEXT, HTML):
        lines, metadata = without_bylines(lines, metadata)
    sign()
    lines = _without_title(lines, title)
    text = "\n".join(lines)
    if not text:
        raise SourceEmpty(
            "no text but menus and headlines", place=source.location, hint="give the article itself"
        )
    passages = kazakh_passages(text, source.location)
    sign()
    if source.media_type == HTML:
        teasers = headlines(links, text, title)
    key = article_key(source.identity)
    return Article(
        id=source.given_id or key,
        key=key,
        identity=source.identity,
        text=text,
        metadata=metadata,
        teasers=tuple(teasers),
        passages=passages,
        signature=signature(text),
        kind="agl:Report" if source.media_type == PDF else "agl:Article",
        notices=page.notices,
    )


def told_anew(article: Article) -> Article:
    """A stored *article* as ``clean`` would tell its languages and sign it now.

    Raises SourceNotKazakh where no paragraph is Kazakh.
    """
    return replace(
        article,
        passages=kazakh_passages(article.text, article.identity),
        signature=signature(article.text),
    )


def article_key(identity: str) -> str:
    """The short SHA-256 of a source identity that stands in the article's IRI."""
    return sha256(identity.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _tidied(metadata: Metadata) -> Metadata:
    return replace(
        metadata,
        title=tidy(metadata.title or "") or None,
        publisher=tidy(metadata.publisher or "") or None,
    )


def _below_head(lines: list[str], title: str | None) -> list[str]:
    """*lines* from the title on, if it stands in the upper half: above is the head of the site."""
    upper = lines[: len(lines) // 2 + 1]
    return lines[upper.index(title) :] if title in upper else lines


def _without_title(lines: list[str], title: str | None) -> list[str]:
    """*lines* without the first ones as far as they only repeat the title."""
    start = 0
    while start < len(lines) and lines[start] == title:
        start += 1
    return lines[start:]
