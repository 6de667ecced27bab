"""The parameters of a search in, what is looked for out; and the links to searches near it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from urllib.parse import urlencode

from starlette.datastructures import QueryParams
from starlette.exceptions import HTTPException

from kg.errors import QueryMalformed
from kg.search import parse
from kg.search.dates import day_range
from kg.search.engine import SORTS
from kg.search.tree import All, Node, Phrase, Verbatim
from kg.search.words import words_of

__all__ = ["FACETS", "HITS", "MOST_HITS", "MOST_OFFSET", "Asked", "asked"]

FACETS = ("org", "person", "place", "type", "source", "year")
HITS, MOST_HITS, MOST_OFFSET = 10, 100, 10_000
_MOST_CHOSEN = 20  # filters at a time
_MOST_LETTERS = 300  # of a filter's value


@dataclass(frozen=True, slots=True)
class Asked:
    """A search: the words, the values that were chosen of facets, the days, the order, the page."""

    query: str = ""
    chosen: tuple[tuple[str, str], ...] = ()
    first: str = ""
    last: str = ""
    sort: str = SORTS[0]
    any_word: bool = False
    limit: int = HITS
    offset: int = 0

    @property
    def is_anything(self) -> bool:
        """Whether there is anything to look for."""
        return bool(self.query or self.chosen or self.first or self.last)

    def tree(self) -> Node:
        """What the words ask for: without any, every article.  Raises QueryMalformed."""
        return parse(self.query, any_word=self.any_word) if self.query else All(())

    def within(self) -> Node | None:
        """What filters and days ask for besides; raises QueryMalformed."""
        parts = [_condition(facet, value) for facet, value in self.chosen]
        if self.first or self.last:
            try:
                parts.append(day_range(self.first, self.last))
            except ValueError as error:
                raise QueryMalformed(str(error), hint="from=2014-02&to=2020") from error
        return All(tuple(parts)) if parts else None

    def parameters(self, **changes: object) -> str:
        """The query string of this search, begun anew at its first page, with *changes*."""
        return _query_string(replace(self, offset=0, **changes))  # type: ignore[arg-type]

    def page(self, offset: int) -> str:
        """The query string of another page of this search."""
        return _query_string(replace(self, offset=max(0, offset)))

    def without_value(self, facet: str, value: str) -> str:
        """The query string of this search with one filter less."""
        return self.parameters(chosen=tuple(o for o in self.chosen if o != (facet, value)))


def asked(given: QueryParams) -> Asked:
    """What the parameters of an address ask for; 400 where one has no meaning."""
    chosen = [(name, given_value) for name in FACETS for given_value in given.getlist(name)]
    if len(chosen) > _MOST_CHOSEN or any(len(value) > _MOST_LETTERS for _, value in chosen):
        raise HTTPException(400, f"at most {_MOST_CHOSEN} filters of {_MOST_LETTERS} letters")
    sort = given.get("sort") or SORTS[0]
    if sort not in SORTS:
        raise HTTPException(400, f"sort is one of {', '.join(SORTS)}")
    return Asked(
        query=given.get("q", "").strip(),
        chosen=tuple(dict.fromkeys((name, value) for name, value in chosen if value.strip())),
        first=given.get("from", "").strip(),
        last=given.get("to", "").strip(),
        sort=sort,
        any_word=given.get("any") == "1",
        limit=_number(given, "limit", HITS, 1, MOST_HITS),
        offset=_number(given, "offset", 0, 0, MOST_OFFSET),
    )


def _condition(facet: str, value: str) -> Node:
    """The articles that a facet counts under *value*."""
    if facet == "year":
        try:
            return day_range(value, value)
        except ValueError as error:
            raise QueryMalformed(str(error), hint="year=2024") from error
    if facet in ("type", "source"):
        return Phrase((value,), 0, facet)
    words = tuple(words_of(value))
    if not words:
        raise QueryMalformed("a filter holds no word", place=f"{facet}={value}")
    return Verbatim(words, facet)


def _number(given: QueryParams, name: str, usual: int, least: int, most: int) -> int:
    text = given.get(name) or str(usual)
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 10 else -1
    if not least <= number <= most:
        raise HTTPException(400, f"{name} is a number from {least} to {most}")
    return number


def _query_string(one: Asked) -> str:
    named = (
        ("q", one.query),
        *one.chosen,
        ("from", one.first),
        ("to", one.last),
        ("sort", "" if one.sort == SORTS[0] else one.sort),
        ("any", "1" if one.any_word else ""),
        ("limit", "" if one.limit == HITS else one.limit),
        ("offset", one.offset or ""),
    )
    return "?" + urlencode([(name, value) for name, value in named if value])
