"""The survey of a page in; the page without what belongs to no article out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from itertools import takewhile
from typing import Any

from kg.read.survey import Survey, squeezed

__all__ = ["prune", "prune_crumbs"]

_ARTICLE_LETTERS = 600  # so much text that is no link is no furniture, whatever its class is called
_HEADING_LETTERS = 60
_LINKS_SIDE_BY_SIDE = 1000
# What stands above links to other articles, and above the answers of readers.
_LEADS_ELSEWHERE = re.compile(
    r"(?:(?:тағы|оқи|қарай)\s*(?:да\s*)?(?:оқы|отыр|қара)\w*|осы\s+(?:тақырып|айдар|бөлім)\w*|"
    r"тақырыпқа\s+(?:сай|орай|қатысты)|тақырып\s+бойынша|(?:ұқсас|соңғы|басқа|өзге|ең\s+көп|көп|танымал|тағы|"
    r"маңызды|өзекті|жаңа|ūqsas|soñğy|basqa|tağy|körñekti)\s+(?:\S+\s+)?(?:жаңалық|оқыл|материал|мақала|"
    r"хабар|оқиға|жазба|жарияланым|jañalyq|maqala|oqyl)\w*|оқылым\w*\s+көп\w*|тағы(?:да)?|тағы\s+не\s+оқуға\s+болады|"
    r"ұсынамыз|сізге\s+ұсын\w*|сізді\s+қызықтыр\w*|бұл\s+да\s+қызық\w*|танымал|жаңалықтар\s+(?:легі|таспасы)|"
    r"читайте?\s+(?:также|ещ[её])|по\s+теме|материалы\s+по\s+теме|похожие\s+\w+|другие\s+\w+|"
    r"последние\s+\w+|популярн\w+(?:\s+\w+)?|рекоменд\w+(?:\s+\w+)?|сюжет\w*|смотрите\s+также|"
    r"ещ[её]\s+(?:по\s+теме|новости)|главн\w+\s+новост\w+|лента\s+новостей|"
    r"read\s+(?:also|more)|related(?:\s+\w+)?|latest(?:\s+\w+)?)\s*[:.…]*",
    re.IGNORECASE,
)
_ANSWERS = re.compile(
    r"(?:пікірлер|комментарии|пікір\s+қалдыру|оставить\s+комментарий|comments|"
    r"оқырман\s+пікір\w*)\s*:?\s*\(?\d*\)?",
    re.IGNORECASE,
)


def prune(found: Survey, headline: Any | None) -> None:
    """Take out of the page what is no text, and what leads to other articles or holds answers.

    The headline stays, whatever it stands in; so does what holds much text that is no link.
    """
    held = {headline, *headline.iterancestors()} if headline is not None else set()
    for element in found.never:
        _drop(element)
    _drop_lists_of_thousands(found)
    for element in found.comments:
        if element not in held:
            _drop(element)
    for element in found.apart:
        if element not in held and not _holds_an_article(element):
            _drop(element)
    _drop_lists(found, held)
    _drop_following_articles(found, headline)


def prune_crumbs(found: Survey, headline: Any | None) -> None:
    """Take out the way through the site, which some sites end with the date of the article."""
    held = set(headline.iterancestors()) if headline is not None else set()
    for element in found.crumbs:
        if element not in held and not _holds_an_article(element):
            _drop(element)


def _drop(element: Any) -> None:
    """Take *element* out; the text behind it stays."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is None:
            parent.text = (parent.text or "") + element.tail
        else:
            before.tail = (before.tail or "") + element.tail
    parent.remove(element)


def _holds_an_article(element: Any) -> bool:
    return len(element.text_content()) > _ARTICLE_LETTERS and _letters(element) > _ARTICLE_LETTERS


def _letters(element: Any) -> int:
    """How many letters of *element* stand in no link."""
    return len(squeezed(element.text_content())) - _linked(element)


def _linked(element: Any) -> int:
    links = (element,) if element.tag == "a" else element.iter("a")
    return sum(len(squeezed(link.text_content())) for link in links)


def _drop_lists_of_thousands(found: Survey) -> None:
    """Drop the links, with the text between them, where more than a thousand stand side by side.

    That is no text, and an extractor's time would grow with the square of their number.
    """
    if len(found.anchors) <= _LINKS_SIDE_BY_SIDE:
        return
    parents = Counter(anchor.getparent() for anchor in found.anchors)
    for parent, count in parents.items():
        if count > _LINKS_SIDE_BY_SIDE:
            for anchor in parent.findall("a"):
                parent.remove(anchor)


def _drop_lists(found: Survey, held: set[Any]) -> None:
    """Drop lists of links with the heading that says where they lead, and answers with theirs."""
    for text in list(_headings(found.tree)):
        said = squeezed(text.text)
        if _LEADS_ELSEWHERE.fullmatch(said):
            _drop_list_of(text, held)
        elif _ANSWERS.fullmatch(said) and text.tag in ("h2", "h3", "h4", "h5", "b", "strong"):
            _drop_with_all_below(text, held)


def _headings(tree: Any) -> Iterable[Any]:
    for element in tree.iter("h2", "h3", "h4", "h5", "h6", "b", "strong", "div", "p", "span", "em"):
        if element.text and len(element.text) <= _HEADING_LETTERS and not element.text.isspace():
            yield element


def _drop_list_of(heading: Any, held: set[Any]) -> None:
    """Drop the largest part of the page that begins with *heading* and is mostly links.

    Where heading and links stand among the paragraphs, the links right below it go with it.
    """
    part = heading
    while (parent := part.getparent()) is not None and parent not in held:
        begins = next((text for text in parent.itertext() if not text.isspace()), "")
        if squeezed(begins) != squeezed(heading.text) or not _is_links(parent):
            break
        part = parent
    if part.getparent() is None or part in held:
        return
    listed = []
    if not _linked(part):
        listed = list(
            takewhile(lambda one: one not in held and _is_links(one), part.itersiblings())
        )
    if listed or _linked(part):
        for element in (part, *listed):
            _drop(element)


def _is_links(element: Any) -> bool:
    if element.tag in ("br", "hr", "img"):
        return True
    linked = _linked(element)
    return linked > 0 and linked >= 0.6 * len(squeezed(element.text_content()))


def _drop_with_all_below(heading: Any, held: set[Any]) -> None:
    for below in list(heading.itersiblings()):
        if below not in held:
            _drop(below)
    _drop(heading)


def _drop_following_articles(found: Survey, headline: Any | None) -> None:
    """Drop the articles that a page goes on with when its reader scrolls on."""
    own = next(headline.iterancestors("article"), None) if headline is not None else None
    if own is not None:
        for other in list(own.itersiblings("article")):
            _drop(other)
