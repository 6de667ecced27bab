"""The address that a page or record gives as its own in, whether it names one article out."""

from __future__ import annotations

from urllib.parse import urlsplit

__all__ = ["is_address", "names_an_article"]

# Of RFC 3987 all that no IRI may hold; a graph could not be written as N-Quads with them.
_NEVER_IN_AN_ADDRESS = frozenset(' <>"{}|\\^`')
_FRONT_PAGES = frozenset("index.html index.htm index.php kk kz kaz ru rus en eng".split())


def is_address(url: str) -> bool:
    """Whether *url* is an absolute http or https address that an IRI can be made of."""
    if not url.isprintable() or _NEVER_IN_AN_ADDRESS & set(url):
        return False
    try:
        parts = urlsplit(url)
    except ValueError:  # such as an IPv6 address without its end
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)


def names_an_article(url: str) -> bool:
    """Whether *url* can be an article's identity: not the front page that many pages share.

    Sites that give their front page as the canonical address of every page are common.
    """
    if not is_address(url):
        return False
    parts = urlsplit(url)
    steps = [step for step in parts.path.lower().split("/") if step]
    is_front = not steps or (len(steps) == 1 and steps[0] in _FRONT_PAGES)
    return not is_front or (bool(steps) and bool(parts.query) and "." in steps[0])
