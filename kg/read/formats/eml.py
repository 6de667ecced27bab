"""A mail in, its text and those of its attachments that are documents out, each as a source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.message import EmailMessage
from typing import Any

from kg.errors import SourceEmpty, SourceError, SourceMalformed, SourceTooLarge
from kg.model import Metadata, Source
from kg.read import formats
from kg.read.opened import Opened

__all__ = ["MEDIA_TYPES", "SUFFIXES", "members"]

SUFFIXES = (".eml",)
MEDIA_TYPES = ("message/rfc822",)

_HINT = "save it from the mail program as .eml"
_SIGNATURE = "-- "  # RFC 3676, 4.3
_QUOTE = ">"
_SAYS_WHO = re.compile(r".{0,200}(?:жазды|деп жазды|пишет|написал\(?а?\)?|wrote)\s*:\s*$")
_CITED = "//blockquote[@type='cite'] | //*[contains(@class, 'gmail_quote')]"


def members(opened: Opened) -> Iterator[Source | SourceError]:
    """The text of a mail under its own name, then its attachments under theirs.

    Quoted mails and signatures are left out, and attachments of formats that are not read.
    """
    limit = opened.limits.source_bytes
    content = opened.stream.read(limit + 1)
    if len(content) > limit:
        hint = "raise the limit with KG_MAX_SOURCE_BYTES"
        yield SourceTooLarge(f"more than {limit} bytes", place=opened.location, hint=hint)
        return
    try:
        found = list(_sources(content, opened))
    # the library's parser of headers raises these on what it does not expect
    except (LookupError, ValueError, TypeError, AttributeError, RecursionError) as error:
        yield SourceMalformed(f"not a mail: {error}", place=opened.location, hint=_HINT)
        return
    yield from found
    if not found:
        yield SourceEmpty("no text in it", place=opened.location, hint="remove it")


def _sources(content: bytes, opened: Opened) -> Iterator[Source]:
    from email import message_from_bytes, policy

    mail = message_from_bytes(content, policy=policy.default)
    if not mail.keys():
        raise ValueError("it has no headers")
    body = mail.get_body(("html", "plain"))
    if body is not None:
        kind, text = body.get_content_type(), _text(body)
        text = _without_cited(text) if kind == "text/html" else _own_words(text, body)
        if text.strip():
            given = _metadata(mail)
            name, raw = opened.name, text.encode("utf-8", "replace")
            yield Source(
                name, opened.location, opened.collection, kind, raw, given=given, charset="utf-8"
            )
    for number, part in enumerate(mail.iter_attachments(), 1):
        name = str(part.get_filename() or number)
        data = part.get_payload(decode=True)
        supposed = formats.by_name(name) or formats.by_type(part.get_content_type())
        if isinstance(data, bytes) and data and (found := formats.media_type(data, supposed)):
            place = f"{opened.location}#{name}"
            yield Source(f"{opened.name}#{name}", place, opened.collection, found, data)


def _text(part: Any) -> str:
    """The text of a part, in the charset that it declares, if there is such a one."""
    raw = part.get_payload(decode=True) or b""
    charset = part.get_content_charset("utf-8")
    for name in (charset, "utf-8"):
        try:
            return str(raw.decode(name))
        except (LookupError, UnicodeDecodeError):
            continue
    return str(raw.decode("windows-1251", "replace"))


def _own_words(text: str, part: Any) -> str:
    """A plain text without quoted mails and signature, its flowing lines put together.

    A line that ends with a space flows into the next one (RFC 3676).
    """
    is_flowed = part.get_param("format", "") == "flowed"
    deletes_space = str(part.get_param("delsp", "")).lower() == "yes"
    found: list[str] = []
    flows = False
    for line in text.splitlines():
        if line == _SIGNATURE or line == _SIGNATURE.rstrip():
            break
        if line.startswith(_QUOTE):
            if found and _SAYS_WHO.match(found[-1]):
                del found[-1]
            flows = False
            continue
        unstuffed = line[1:] if is_flowed and line.startswith(" ") else line
        if flows:
            found[-1] += unstuffed
        else:
            found.append(unstuffed)
        flows = is_flowed and unstuffed.endswith(" ")
        if flows and deletes_space:
            found[-1] = found[-1][:-1]
    return "\n".join(found)


def _without_cited(content: str) -> str:
    """A page without the mails that it answers to."""
    if "cite" not in content and "gmail_quote" not in content:
        return content
    import lxml.etree
    import lxml.html

    try:
        tree: Any = lxml.html.document_fromstring(
            content.encode("utf-8", "replace"), parser=_parser()
        )
        for cited in tree.xpath(_CITED):
            cited.drop_tree()
        return str(lxml.html.tostring(tree, encoding="unicode"))
    except (lxml.etree.LxmlError, ValueError, AssertionError):
        return content  # its reader is going to say what is wrong with it


def _parser() -> Any:
    import lxml.html

    return lxml.html.HTMLParser(encoding="utf-8", no_network=True)


def _metadata(mail: EmailMessage) -> Metadata:
    subject, sender, date = mail["subject"], mail["from"], mail["date"]
    addresses = getattr(sender, "addresses", ())
    names = [one.display_name or str(one.addr_spec) for one in addresses]
    sent = getattr(date, "datetime", None)
    return Metadata(
        title=str(subject).strip() or None if subject else None,
        date=sent.date().isoformat() if sent else None,
        author=names[0] or None if names else None,
    )
