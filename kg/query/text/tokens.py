"""A SPARQL query in, its tokens out, each with its place; comments and blanks are left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

__all__ = ["Token", "tokens"]

# After SPARQL 1.1, 19.8, with the brackets of RDF 1.2; what is malformed becomes single marks, and
# the store tells what is wrong with it.
_TOKEN = re.compile(
    r"""(?P<iri><(?![?$(\d+-]|[^\s<>]*(?:&&|\([?$]))[^\x00-\x20<>"{}|^`]*>)  # not ?a<?b&&?c>?d
      | (?P<string>'''(?:[^\\]|\\.)*?'''|\"\"\"(?:[^\\]|\\.)*?\"\"\"
                 |'(?:[^'\\\n\r]|\\.)*'|"(?:[^"\\\n\r]|\\.)*")
      | (?P<comment>\#[^\n\r]*)
      | (?P<variable>[?$]\w+)
      | (?P<blank>_:\w(?:[\w.-]*[\w-])?)
      | (?P<name>(?:[^\W\d_](?:[\w.-]*[\w-])?)?:
                 (?:(?:[\w:.-]|%[0-9A-Fa-f]{2}|\\.)*(?:[\w:-]|%[0-9A-Fa-f]{2}|\\.))?)
      | (?P<number>\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)
      | (?P<word>\w+)
      | (?P<tag>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
      | (?P<mark>\{\||\|\}|<<\(?|\)?>>|\^\^|\S)
    """,
    re.VERBOSE | re.DOTALL,
)


class Token(NamedTuple):
    """A piece of a query: iri, string, variable, blank, name, number, word, tag or mark.

    ``start`` and ``end`` are its place in the query.  A word of SPARQL is told by ``is_word``.
    """

    kind: str
    text: str
    start: int
    end: int

    def is_word(self, *words: str) -> bool:
        """Whether it is one of these keywords, written in capitals or not."""
        return self.kind == "word" and self.text.upper() in words


def tokens(query: str) -> Iterator[Token]:
    """The tokens of *query* in their order."""
    for found in _TOKEN.finditer(query):
        kind = str(found.lastgroup)
        if kind != "comment":
            yield Token(kind, found[0], found.start(), found.end())
