"""A list of Wikidata entries that the user supplies in, the one entry that goes by a name out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path

from kg.authority.rows import list_rows
from kg.errors import ListError
from kg.extract.classes import kinds_of
from kg.resolve.spelling import folded, plain_words

__all__ = ["WikidataList", "read_wikidata"]

_NAMES = ("name_kk", "name_ru", "name_en")
_BEGUN_WITH = 2  # words of a person's name: a surname alone is anybody's


class WikidataList:
    """Entries by their names in any script, letters folded; nothing that is only alike counts."""

    def __init__(self, entries: Mapping[tuple[str, ...], Mapping[str, str]]) -> None:
        self._entries = entries

    def only(self, kind: str, names: Iterable[str]) -> str:
        """The id of the only entry of *kind*, or a kind of it, that goes by one of *names*.

        The empty string where there is none or more than one.
        """
        found = {
            id
            for name in names
            for id, own in self._entries.get(_key(name), {}).items()
            if own in kinds_of(kind) or kind in kinds_of(own)
        }
        return found.pop() if len(found) == 1 else ""


def read_wikidata(path: Path) -> WikidataList:
    """The entries of a CSV list; its columns are wikidata, type, the three names, other_names.

    Raises ListError that names file and line of the first row that is at fault.
    """
    if not path.is_file():
        hint = "wikidata = FILE in kg.toml, or KG_WIKIDATA"
        raise ListError("the list is missing", place=str(path), hint=hint)
    found: dict[tuple[str, ...], dict[str, str]] = {}
    for row in list_rows(path.parent, path.name, ("wikidata", "type"), (*_NAMES, "other_names")):
        kind = row["type"] if ":" in row["type"] else f"agl:{row['type']}"
        own = (*map(row.__getitem__, _NAMES), *row.several("other_names"))
        names = [name for name in own if name]
        if not names:
            raise row.fault(f"{row['wikidata']} has no name", "fill in one of the names")
        for name in names:
            key = _key(name)
            if kind != "agl:Person" or len(key) >= _BEGUN_WITH:
                found.setdefault(key, {})[row["wikidata"]] = kind
    return WikidataList(found)


@lru_cache(maxsize=1 << 16)
def _key(name: str) -> tuple[str, ...]:
    return tuple(map(folded, plain_words(name)))
