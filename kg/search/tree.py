"""What a parsed query is made of.  ``str()`` of a node writes it the way a person could type it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

__all__ = [
    "DATE_FIELDS",
    "FIELDS",
    "OPERATORS",
    "TEXT_FIELDS",
    "All",
    "Any",
    "Between",
    "Fuzzy",
    "Key",
    "Loose",
    "Node",
    "Not",
    "Phrase",
    "Prefix",
    "Verbatim",
    "Word",
    "leaves",
]

OPERATORS = ("OR", "AND", "NOT")
TEXT_FIELDS = ("title", "body")
DATE_FIELDS = ("date", "mentioned")
FIELDS = (*TEXT_FIELDS, "person", "org", "place", "type", "source", *DATE_FIELDS)


@dataclass(frozen=True, slots=True)
class Word:
    """A word in any of its forms; ``field`` is empty for title or body."""

    text: str
    field: str = ""

    def __str__(self) -> str:
        quoted = f'"{self.text}"' if self.text in OPERATORS else self.text
        return _in_field(self.field, quoted)


@dataclass(frozen=True, slots=True)
class Loose:
    """A word of a ranked question: in any of its forms, or one that begins like it."""

    text: str
    field: str = ""

    def __str__(self) -> str:
        return str(Word(self.text, self.field))


@dataclass(frozen=True, slots=True)
class Verbatim:
    """Words exactly as they are written, case apart, side by side."""

    words: tuple[str, ...]
    field: str = ""

    def __str__(self) -> str:
        return _in_field(self.field, f'="{" ".join(self.words)}"')


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words in any of their forms, in this order, with at most ``slop`` words between them."""

    words: tuple[str, ...]
    slop: int = 0
    field: str = ""

    def __str__(self) -> str:
        near = f"~{self.slop}" if self.slop else ""
        return _in_field(self.field, f'"{" ".join(self.words)}"{near}')


@dataclass(frozen=True, slots=True)
class Prefix:
    """Words that begin like this."""

    text: str
    field: str = ""

    def __str__(self) -> str:
        return _in_field(self.field, f"{self.text}*")


@dataclass(frozen=True, slots=True)
class Fuzzy:
    """Words that differ from this in at most two letters."""

    text: str
    field: str = ""

    def __str__(self) -> str:
        return _in_field(self.field, f"{self.text}~")


@dataclass(frozen=True, slots=True)
class Between:
    """Articles whose date, or one that they mention, may lie between two days; '' is open.

    Both days are included.
    """

    first: str
    last: str
    field: str = "date"

    def __str__(self) -> str:
        return f"{self.field}:{self.first}..{self.last}"


@dataclass(frozen=True, slots=True)
class Key:
    """The one article of that key; nobody types it in."""

    key: str

    def __str__(self) -> str:
        return f"<{self.key}>"


@dataclass(frozen=True, slots=True)
class All:
    """Every part."""

    parts: tuple[Node, ...]

    def __str__(self) -> str:
        return "(" + " AND ".join(map(str, self.parts)) + ")"


@dataclass(frozen=True, slots=True)
class Any:
    """At least one part."""

    parts: tuple[Node, ...]

    def __str__(self) -> str:
        return "(" + " OR ".join(map(str, self.parts)) + ")"


@dataclass(frozen=True, slots=True)
class Not:
    """All articles but those of the part."""

    part: Node

    def __str__(self) -> str:
        return f"-{self.part}"


Leaf = Word | Loose | Verbatim | Phrase | Prefix | Fuzzy
Node = Leaf | Between | Key | All | Any | Not


def leaves(node: Node) -> Iterator[Leaf]:
    """The words and phrases that a hit may contain, those under a Not left out."""
    match node:
        case All(parts) | Any(parts):
            for part in parts:
                yield from leaves(part)
        case Word() | Loose() | Verbatim() | Phrase() | Prefix() | Fuzzy():
            yield node


def _in_field(field: str, text: str) -> str:
    return f"{field}:{text}" if field else text
