"""A SPARQL query in, the same without its comments out; refused where it would do more than read.

Oxigraph would follow SERVICE to any server, and it finds the keyword where people would not: in
``SERVICE:x``, which looks like a prefixed name, and in ``1SERVICE<http://...>``.  So a query is cut
into the tokens of SPARQL 1.1, 19.8, and the keyword is looked for in all that may hold one.
"""

from __future__ import annotations

import re

from kg.errors import QueryMalformed, QueryRefused

__all__ = ["checked", "names_its_dataset"]

_ESCAPE = r"\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8}"
_TOKEN = re.compile(
    rf"""(?P<iri><(?:[^\x00-\x20<>"{{}}|^`\\]|{_ESCAPE})*>)
      | (?P<string>'''(?:[^\\]|\\.)*?'''|\"\"\"(?:[^\\]|\\.)*?\"\"\"
                 |'(?:[^'\\\n\r]|\\.)*'|"(?:[^"\\\n\r]|\\.)*")
      | (?P<comment>\#[^\n\r]*)
      | (?P<variable>[?$]\w+)
      | (?P<local>:(?:[\w.:%-]|\\.)*)
    """,
    re.VERBOSE | re.DOTALL,
)
# What stands in the place of a token, so that words do not run together.
_STAND_INS = {"iri": "<>", "string": "''", "comment": " ", "variable": "?", "local": ":"}
_SERVICE = re.compile(r"SERVICE(?!\s*:)|SERVICE\s*:\s*\{", re.IGNORECASE)
_FORM = re.compile(
    r"\b(?:(?P<reads>SELECT|ASK|CONSTRUCT|DESCRIBE)"
    r"|INSERT|DELETE|LOAD|CLEAR|CREATE|DROP|COPY|MOVE|ADD|WITH)\b(?!\s*:)",
    re.IGNORECASE,
)

_FROM = re.compile(r"\bFROM\b(?!\s*:)", re.IGNORECASE)


def checked(query: str) -> str:
    """*query* with blanks for its comments, every other character where it was.

    What is taken for a comment here is so never run.  Raises QueryRefused for a query that changes
    the graph or asks another server, QueryMalformed for one that is no Unicode text.
    """
    try:
        query.encode()
    except UnicodeEncodeError as error:
        raise QueryMalformed(
            "the query is not UTF-8", place=f"character {error.start + 1}", hint="save it as UTF-8"
        ) from error
    words = _words(query)
    form = _FORM.search(words)
    if form and not form["reads"]:
        raise QueryRefused(
            "this is an update, and kg sparql only reads",
            hint="change the sources and run kg build",
        )
    if _SERVICE.search(words):
        raise QueryRefused(
            "SERVICE asks another server, which queries here may not",
            hint="query that server itself and join the answers",
        )
    return _TOKEN.sub(_without_comment, query)


def names_its_dataset(query: str) -> bool:
    """Whether *query* says with FROM which graphs it asks, instead of the union of all."""
    return bool(_FROM.search(_words(query)))


def _words(query: str) -> str:
    """*query* without what may hold a keyword and does not mean it."""
    return _TOKEN.sub(lambda token: _STAND_INS[str(token.lastgroup)], query)


def _without_comment(token: re.Match[str]) -> str:
    return " " * len(token[0]) if token.lastgroup == "comment" else token[0]
