"""What stands in a link in, an address that may be asked for out, and the name of what is there."""

from __future__ import annotations

from urllib.parse import parse_qsl, quote, urlsplit, urlunsplit

from kg.errors import SourceRefused, SourceUnreachable

__all__ = ["checked", "known_as", "origin", "same_site"]

_LONGEST = 4000
_WEB_PORTS = (None, 80, 443)
_FIRST_FREE_PORT = 1024  # below stand mail, remote shells and the like, which speak no HTTP
_TRACKING = frozenset("fbclid gclid yclid ysclid dclid msclkid igshid mc_cid mc_eid".split())
_TRACKING_BEGINS = "utm_"
_SITE_NAMES = ("www.", "m.", "amp.")


def checked(link: str, base: str = "") -> str:
    """*link*, seen from the page *base*, as an absolute ASCII address without a fragment.

    Raises SourceRefused for what is not http or https, holds a password or leads to a port of
    another service, SourceUnreachable for what is no address at all.
    """
    import httpx

    place = link[:200].strip()
    try:
        if len(link) > _LONGEST:
            raise ValueError(f"longer than {_LONGEST} characters")
        url = httpx.URL(base).join(link.strip()) if base else httpx.URL(link.strip())
        url = url.copy_with(fragment=None)
    except (httpx.InvalidURL, ValueError, TypeError) as error:
        hint = "write it as in a browser, in quotation marks"
        raise SourceUnreachable(f"no address: {error}", place=place, hint=hint) from error
    if url.scheme not in ("http", "https"):
        raise _refused(place, "only http and https are fetched", "save it as a file and give that")
    if not url.host:
        raise _refused(place, "there is no host in the address", "write it as in a browser")
    if url.userinfo:
        raise _refused(place, "a name or password stands in it", "save it as a file and give that")
    if url.port not in _WEB_PORTS and url.port < _FIRST_FREE_PORT:
        hint = f"web servers have port 80, 443, or one from {_FIRST_FREE_PORT} on"
        raise _refused(place, f"port {url.port} is no port of the web", hint)
    return str(url)


def known_as(address: str) -> str:
    """*address* without what only tells where its reader came from, such as ``utm_source``."""
    parts = urlsplit(address)
    kept = [one for one in parts.query.split("&") if one and not _is_tracking(one)]
    # what an IRI may not hold; it is never part of a name that means something
    path, query = (quote(one, safe="%/:=&?~#+!$,;'@()*[]") for one in (parts.path, "&".join(kept)))
    return urlunsplit((parts.scheme, parts.netloc, path or "/", query, ""))


def origin(address: str) -> str:
    """Scheme, host and port, for which one robots.txt speaks."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"


def same_site(one: str, other: str) -> bool:
    """Whether two addresses are of one host, be it called with or without ``www.``"""
    return _site(one) == _site(other)


def _site(address: str) -> str:
    host = (urlsplit(address).hostname or "").rstrip(".")
    for name in _SITE_NAMES:
        host = host.removeprefix(name)
    return host


def _is_tracking(parameter: str) -> bool:
    name = next((name for name, _ in parse_qsl(parameter, keep_blank_values=True)), "").lower()
    return name in _TRACKING or name.startswith(_TRACKING_BEGINS)


def _refused(place: str, message: str, hint: str) -> SourceRefused:
    return SourceRefused(message, place=place, hint=hint)
