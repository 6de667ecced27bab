"""A SPARQL query in, the same without its comments out; refused where it would do more than read.

Oxigraph would follow SERVICE to any server, and it finds the keyword where people would not: in
``SERVICE:x``, which looks like a prefixed name, and in ``1SERVICE<http://...>``.  So a query is cut
into the tokens of SPARQL 1.1, 19.8, and the keyword is looked for in all that may hold one.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from kg.errors import QueryMalformed, QueryRefused, QueryTooLarge
from kg.query.nesting import check_nesting, place_in

__all__ = ["based", "checked", "checked_update", "form", "graphs_named", "variables", "words"]

_ESCAPE = r"\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8}"
_TOKEN = re.compile(
    rf"""(?P<iri><(?:[^\x00-\x20<>"{{}}|^`\\]|{_ESCAPE})*>)
      | (?P<string>'''(?:[^\\]|\\.)*?'''|\"\"\"(?:[^\\]|\\.)*?\"\"\"
                 |'(?!'')(?:[^'\\\n\r]|\\.)*'|"(?!"")(?:[^"\\\n\r]|\\.)*")
      | (?P<unclosed>'''|\"\"\")
      | (?P<comment>\#[^\n\r]*)
      | (?P<variable>[?$]\w+)
      | (?P<local>:(?:[\w.:%-]|\\.)*)
    """,
    re.VERBOSE | re.DOTALL,
)
# What stands in the place of a token, so that words do not run together.
_STAND_INS = {"iri": "<>", "string": "''", "comment": "  ", "variable": "? ", "local": ": "}
_SERVICE = re.compile(r"SERVICE(?!\s*:)|SERVICE\s*:\s*\{", re.IGNORECASE)
_ASKED = re.compile(r"SERVICE\s+(?:SILENT\s*)?<([^>]*)>", re.IGNORECASE)
_FORM = re.compile(
    r"\b(?:(?P<reads>SELECT|ASK|CONSTRUCT|DESCRIBE)"
    r"|INSERT|DELETE|LOAD|CLEAR|CREATE|DROP|COPY|MOVE|ADD|WITH)\b(?!\s*:)",
    re.IGNORECASE,
)
_ABSOLUTE = re.compile(r"<[A-Za-z][A-Za-z0-9+.-]*:")
_FROM = re.compile(r"\bFROM\b(?!\s*:)", re.IGNORECASE)
_GRAPH = re.compile(r"FROM\s*(?:NAMED\s*)?<([^>]*)>", re.IGNORECASE)


def checked(query: str, outside: Collection[str] = (), most_letters: int = 0) -> str:
    """*query* with blanks for its comments, every other character where it was.

    What is taken for a comment here is so never run.  *outside* are the servers that SERVICE may
    ask.  Raises QueryRefused for a query that changes the graph or asks another server,
    QueryTooLarge for one of more than *most_letters*, if there are any, or nested too deep,
    QueryMalformed for one that is no Unicode text.
    """
    _check_size(query, most_letters)
    meant = words(query)
    form = _FORM.search(meant)
    if form and not form["reads"]:
        raise QueryRefused("this is an update, and queries only read", hint="kg update changes")
    check_nesting(meant)
    return _without_services(query, meant, outside)


def checked_update(update: str, outside: Collection[str] = ()) -> str:
    """*update* with blanks for its comments; raises as ``checked`` does, but for its length."""
    _check_size(update, 0)
    meant = words(update)
    check_nesting(meant)
    return _without_services(update, meant, outside)


def graphs_named(query: str) -> list[str] | None:
    """The IRIs of the graphs that *query* asks by FROM, those written out; None for no FROM."""
    found = _FROM.finditer(words(query))
    graphs = [_GRAPH.match(query, one.start()) for one in found]
    return [one[1] for one in graphs if one] if graphs else None


def form(query: str) -> str:
    """SELECT, ASK, CONSTRUCT or DESCRIBE, or the first word of an update; empty where it is none.

    The query need not be right, nor read: only the word is looked for.
    """
    found = _FORM.search(words(query))
    return found[0].upper() if found else ""


def based(query: str, base: str) -> str:
    """*query*, or an update, with BASE before it where it has a relative IRI."""
    iris = (one[0] for one in _TOKEN.finditer(query) if one.lastgroup == "iri")
    return query if all(map(_ABSOLUTE.match, iris)) else f"BASE <{base}> {query}"


def words(query: str) -> str:
    """*query* without what may hold a keyword and does not mean it, each character in its place.

    Raises QueryMalformed for a string that nothing closes: to look for its end at each of many
    would take time in proportion to their square.
    """
    return _TOKEN.sub(_stand_in, query)


def variables(query: str) -> set[str]:
    """The names of the variables in *query*."""
    return {one[0][1:] for one in _TOKEN.finditer(query) if one.lastgroup == "variable"}


def _check_size(query: str, most_letters: int) -> None:
    try:
        query.encode()
    except UnicodeEncodeError as error:
        raise QueryMalformed(
            "the query is not UTF-8", place=f"character {error.start + 1}", hint="save it as UTF-8"
        ) from error
    if 0 < most_letters < len(query):
        raise QueryTooLarge(
            f"the query has {len(query):,} letters, and {most_letters:,} are the most",
            hint=f"ask in parts, or set KG_QUERY_LETTERS={len(query)}",
        )


def _without_services(query: str, meant: str, outside: Collection[str]) -> str:
    text = _TOKEN.sub(_without_comment, query)
    for found in _SERVICE.finditer(meant):
        asked = _ASKED.match(text, found.start())
        if not asked or asked[1] not in outside:
            raise QueryRefused(
                "SERVICE asks another server, which queries here may not",
                place=asked[1] if asked else "",
                hint="allow it by its full IRI, in kg.toml: outside = "
                f'"{asked[1] if asked else "https://query.wikidata.org/sparql"}"',
            )
    return text


def _stand_in(token: re.Match[str]) -> str:
    if token.lastgroup == "unclosed":
        place = place_in(token.string, token.start())
        hint = "close it with three quotation marks like those that open it"
        raise QueryMalformed("nothing closes the string that begins here", place=place, hint=hint)
    stand_in, length = _STAND_INS[str(token.lastgroup)], len(token[0])
    return stand_in[0] if length == 1 else stand_in[0] + " " * (length - 2) + stand_in[1]


def _without_comment(token: re.Match[str]) -> str:
    return " " * len(token[0]) if token.lastgroup == "comment" else token[0]
