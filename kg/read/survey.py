"""A parsed page in, the elements that its readers ask for out, all found in one walk."""

from __future__ import annotations

import json
import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

__all__ = ["Survey", "squeezed", "survey"]

_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_NEVER_TEXT = frozenset(
    "script style noscript template svg iframe button select textarea object canvas audio video"
    " amp-ad amp-sidebar amp-social-share amp-analytics dialog".split()
)
_SECTIONS_APART = frozenset("nav aside menu footer header".split())
_BLOCKS_WITH_ROLES = frozenset("div section ul ol p table span figure details dl td".split())
# What sites call parts of a page that belong to no article, in the words of their class names.
_COMMENTS = frozenset("comment comments commentlist disqus hypercomments pikir pikirler".split())
_APART = frozenset(
    "related relatedposts similar recommend recommended recommendation recommendations popular"
    " readalso alsoread also readmore inread teaser teasers latest lastnews topnews prevnext"
    " share sharing sharedaddy shares social socials soc yashare addthis addtoany likes like"
    " nav navbar navigation menu topmenu submenu sidebar banner"
    " banners adv advert advertising ads adfox reklama zharnama cookie cookies consent gdpr"
    " subscribe subscription newsletter popup modal toolbar pagination pager rating tags taglist"
    " copyright footer counter search langs language calendar logo a11y vote poll widget hidden"
    " topbar sitemap".split()
)
_CRUMBS = frozenset("breadcrumb breadcrumbs crumbs crumb pathway".split())
_DATED = frozenset(
    "date dates datetime time published publish pubdate posted postdate created created-on"
    " timestamp meta info byline kuni uaqyt".split()
)
_AUTHORS = frozenset("author authors byline avtor reporter journalist vcard fn".split())
_WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+|[а-яәғқңөұүһі]+|a11y")
_SHORTEST_TITLE = 8
_LONGEST_TITLE = 2000  # letters that are read of a title; no headline comes near


def squeezed(text: object) -> str:
    """*text* in one line with single spaces."""
    return " ".join(text.split()) if isinstance(text, str) else ""


@dataclass(slots=True)
class Survey:
    """What was found on a page, each list in page order.

    ``said`` has the ``<meta>`` elements by lower-case name, the first of each, and ``title``.
    ``shown`` are the elements whose text stands in the stated title; ``apart`` what may belong to
    no article, by the name of the element or of its class, ``crumbs`` the way through the site,
    ``never`` what is no text at all.
    """

    tree: Any
    said: dict[str, str] = field(default_factory=dict)
    links: list[Any] = field(default_factory=list)
    anchors: list[Any] = field(default_factory=list)
    headings: list[Any] = field(default_factory=list)
    shown: list[Any] = field(default_factory=list)
    times: list[Any] = field(default_factory=list)
    dated: list[Any] = field(default_factory=list)
    authors: list[Any] = field(default_factory=list)
    data: list[Any] = field(default_factory=list)
    microdata: dict[str, Any] = field(default_factory=dict)
    comments: list[Any] = field(default_factory=list)
    apart: list[Any] = field(default_factory=list)
    crumbs: list[Any] = field(default_factory=list)
    never: list[Any] = field(default_factory=list)
    tables: list[Any] = field(default_factory=list)
    images: list[Any] = field(default_factory=list)

    @property
    def stated_title(self) -> str:
        """The title in the markup of the head."""
        return self.said.get("og:title") or self.said.get("title", "")


def survey(tree: Any) -> Survey:
    """What stands on the page *tree*."""
    found = Survey(tree)
    stated = ""
    for element in tree.iter():
        tag = element.tag
        if tag == "meta":
            _meta(element, found)
        elif tag == "link":
            found.links.append(element)
        elif tag == "title":
            if "title" not in found.said and element.getparent().tag != "svg":
                found.said["title"] = squeezed((element.text or "")[:_LONGEST_TITLE])
        elif tag in _NEVER_TEXT:
            if tag == "script" and (element.get("type") or "").strip().lower().endswith("ld+json"):
                found.data.extend(_linked_data(element.text))
            found.never.append(element)
        elif tag == "body":
            stated = found.stated_title
        else:
            _visible(element, tag, stated, found)
    return found


def _meta(element: Any, found: Survey) -> None:
    name = element.get("property") or element.get("name") or element.get("itemprop") or ""
    found.said.setdefault(name.lower(), squeezed((element.get("content") or "")[:_LONGEST_TITLE]))


def _visible(element: Any, tag: str, stated: str, found: Survey) -> None:
    if tag == "a":
        found.anchors.append(element)
    elif tag in _HEADINGS:
        found.headings.append(element)
    elif tag == "time":
        found.times.append(element)
    elif tag == "table":
        found.tables.append(element)
    elif tag == "img":
        found.images.append(element)
    elif tag in _SECTIONS_APART:
        found.apart.append(element)
    text = element.text
    if text and stated and len(text) >= _SHORTEST_TITLE and text.strip()[:12] in stated:
        found.shown.append(element)
    attributes = element.attrib
    if attributes:
        _by_class(element, tag, attributes, found)


def _by_class(element: Any, tag: str, attributes: Any, found: Survey) -> None:
    item = attributes.get("itemprop")
    if item:
        found.microdata.setdefault(item, element)
    if attributes.get("rel") == "author":
        found.authors.append(element)
    kinds = _kinds(attributes.get("class") or "", attributes.get("id") or "", item or "")
    if not kinds:
        return
    if "comments" in kinds and tag in _BLOCKS_WITH_ROLES:
        found.comments.append(element)
    elif "crumbs" in kinds and tag in _BLOCKS_WITH_ROLES:
        found.crumbs.append(element)
    elif "apart" in kinds and tag in _BLOCKS_WITH_ROLES:
        found.apart.append(element)
    if "dated" in kinds:
        found.dated.append(element)
    if "author" in kinds:
        found.authors.append(element)


@lru_cache(maxsize=20_000)
def _kinds(class_: str, id_: str, item: str) -> frozenset[str]:
    """What the class, id and property of an element say that it is; classes repeat, so cached."""
    words = {word.lower() for word in _WORDS.findall(f"{class_} {id_} {item}")}
    named = (
        ("comments", _COMMENTS),
        ("crumbs", _CRUMBS),
        ("apart", _APART),
        ("dated", _DATED),
        ("author", _AUTHORS),
    )
    return frozenset(kind for kind, names in named if words & names)


def _linked_data(text: str | None) -> Iterator[dict[str, Any]]:
    """Each JSON-LD object in a script, those inside it one by one; broken ones are left."""
    try:
        waiting = deque([json.loads(text or "")])
    except (ValueError, RecursionError):
        return
    while waiting:
        one = waiting.popleft()
        if isinstance(one, list):
            waiting.extendleft(reversed(one))
        elif isinstance(one, dict):
            yield one
            waiting.extend(one.get(key) for key in ("@graph", "mainEntity", "mainEntityOfPage"))
