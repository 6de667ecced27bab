"""The header of a table in, which column is the text, the title, the date ... out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kg.errors import SourceMalformed
from kg.text import nfc

__all__ = ["known_columns"]

# What people call them, in lower case with _ for spaces; where two fit, the first one is meant.
_NAMES = {
    "text": "text мәтін мәтіні текст body content article мазмұны мақала содержание статья",
    "title": "title тақырып тақырыбы заголовок название headline heading атауы",
    "date": "date күні дата published published_at publication_date жарияланған_күні"
    " дата_публикации уақыты",
    "url": "url сілтеме ссылка link address мекенжайы адрес",
    "id": "id identifier",
    "publisher": "publisher басылым издание source дереккөз источник site сайт",
    "author": "author автор авторы",
    "license": "license лицензия",
}


def known_columns(header: Sequence[str], chosen: Mapping[str, str], place: str) -> dict[str, int]:
    """The place of each column that is known, by what it is for.

    *chosen* has the names that people gave, which beat ours.  Raises SourceMalformed for one of
    them that is not there, and where no column is the text.
    """
    named = [_plain(cell) for cell in header]
    found: dict[str, int] = {}
    for purpose, names in _NAMES.items():
        wanted = [_plain(chosen[purpose])] if purpose in chosen else names.split()
        known = [named.index(one) for one in wanted if one in named]
        if known:
            found[purpose] = known[0]
        if purpose in chosen and purpose not in found:
            raise _missing(f"no column {chosen[purpose]!r}", purpose, header, place)
    if "text" not in found:
        raise _missing("no column that is known as the text", "text", header, place)
    return found


def _plain(name: str) -> str:
    return "_".join(nfc(name).strip("\ufeff \t\r\n").casefold().split())


def _missing(what: str, purpose: str, header: Sequence[str], place: str) -> SourceMalformed:
    listed = ", ".join(" ".join(cell.split())[:40] for cell in header[:20])
    hint = f"say which it is: --column {purpose}=NAME"
    return SourceMalformed(f"{what}; there are: {listed}", place=place, hint=hint)
