"""The words of a SPARQL query in, an error out where it is nested deeper than the stack bears.

Oxigraph reads and answers by recursion: into brackets, and into each part of what it joins from
left to right, as ``||``, ``/``, UNION and the triples of a group.  Too much of it ends the process.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.errors import QueryTooLarge

__all__ = ["check_nesting", "place_in"]

# Of 8 MB, which threads have, 800 functions in one another take all, or 4,000 parts that are
# joined: a quarter of each is let through.
_MOST_STEPS = 1000
_BRACKET = 5  # steps
_ROWS = r"VALUES\s*(?:[?$]|\([?$\s]*\))\s*"
_EVENT = re.compile(  # in what ``kg.query.guard.words`` gives, where ``?`` is a variable
    rf"""\s*+(?:
        (?P<rows>{_ROWS}\{{(?:[^{{}}<]|<(?!<))*\}})
      | (?P<open>(?P<data>(?:INSERT|DELETE|DATA|CONSTRUCT|{_ROWS})\s*(?=\{{))?
                 (?P<bracket>\{{\|?|[(\[]|<<))
      | (?P<close>\|?\}}|[)\]]|>>)
      | (?P<filter>FILTER)
      | (?P<named>AS(?![\w:]))
      | (?P<term>[?$]|'\s*'|<\s*>|:|\d*\.?\d+(?:E[+-]?\d+)?|[^\W\d]\w*:?)
      | (?P<end>[.;,])
      | (?P<operator>\|\||&&|(?<!\^)[-+*/|^!](?!\^))
      | (?P<other>\S)
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_CLOSED_BY = {")": "(", "]": "[", "}": "{", "|}": "{|", ">>": "<<"}


def check_nesting(words: str) -> None:
    """Raise QueryTooLarge, with the place, for a query or update that Oxigraph would not survive.

    *words* are those of ``kg.query.guard.words``; takes time in proportion to them.
    """
    if len(words) - words.count(" ") + sum(map(words.count, "([{<")) * _BRACKET < _MOST_STEPS:
        return  # as most are: no step is shorter than a letter
    frames, before = [_Frame("", is_data=False)], ""
    for event in _EVENT.finditer(words):
        kind = str(event.lastgroup)
        text = event[kind]
        if kind == "open":
            frames.append(frames[-1].opened(event["bracket"], before, bool(event["data"])))
        elif kind == "close":
            _close(frames, _CLOSED_BY[text])
        elif kind == "named":  # (... AS ?x), which is joined with what stands around it
            frames[-2:][0].joined += 1
        else:
            frames[-1].count(kind, text, before)
        before = kind
        if len(frames) * _BRACKET + frames[-1].height > _MOST_STEPS:
            raise _too_much(words, event.end() - 1, len(frames))


def place_in(query: str, at: int) -> str:
    """``line 2, column 14``"""
    return f"line {query.count(chr(10), 0, at) + 1}, column {at - query.rfind(chr(10), 0, at)}"


@dataclass(slots=True)
class _Frame:
    """A bracket and how many steps are joined in it, as far as it has been read.

    ``joined`` are those of a group, ``chain`` those of the path or expression that is being read,
    ``highest`` those of the chains and brackets that have been.
    """

    bracket: str
    is_data: bool  # what is written as it stands, and joined with nothing
    joined: int = 0
    chain: int = 0
    highest: int = 0

    @property
    def height(self) -> int:
        """How many steps lead to the innermost of it."""
        return self.joined + self.chain + self.highest

    def opened(self, bracket: str, before: str, is_data: bool) -> _Frame:
        """The frame of a bracket in this one."""
        if not self.is_data and (bracket == "{" or before == "close"):
            self.joined += 1
        return _Frame(bracket, self.is_data or is_data)

    def count(self, kind: str, text: str, before: str) -> None:
        """Take a word or sign that is no bracket into account."""
        is_expression = self.bracket == "("
        if self.is_data:
            return
        if kind in ("filter", "rows"):
            self.joined += 1
        elif kind == "operator" or (kind == before == "term" and is_expression):  # or a list
            self.chain += 1
        elif kind == "end" and not (is_expression and text == "."):
            self.end_chain(is_operation=not self.bracket)
            self.joined += not is_expression and bool(self.bracket)

    def end_chain(self, *, is_operation: bool = False) -> None:
        """Begin a new chain, and a new operation of an update: they are not joined."""
        steps, self.chain = self.chain, 0
        if is_operation:
            steps, self.joined = steps + self.joined, 0
        self.highest = max(self.highest, steps)


def _close(frames: list[_Frame], bracket: str) -> None:
    """Leave the innermost *bracket*, with all that are open in it; nothing if it is not open."""
    if all(one.bracket != bracket for one in frames):
        return
    closed = ""
    while closed != bracket:
        inner = frames.pop()
        closed = inner.bracket
        frames[-1].highest = max(frames[-1].highest, inner.height + _BRACKET)


def _too_much(words: str, at: int, depth: int) -> QueryTooLarge:
    is_deep = depth * _BRACKET * 2 > _MOST_STEPS
    return QueryTooLarge(
        "brackets stand too deep in one another" if is_deep else "too many parts are joined",
        place=place_in(words, at),
        hint="ask in parts; many values of a variable go into one VALUES or IN (...)",
    )
