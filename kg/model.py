"""What the stages hand to each other: frozen records, from a source of bytes to resolved facts.

Offsets are code points of the article's NFC text, half-open.  Classes and properties are written
as in the contract: ``agl:Akimat``, ``schema:attendee``.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields

__all__ = [
    "Answer",
    "Article",
    "Entity",
    "Extraction",
    "Fact",
    "Mention",
    "Metadata",
    "Page",
    "Passage",
    "Referent",
    "Resolved",
    "Skipped",
    "Source",
    "Span",
    "Stream",
    "Token",
    "Wording",
]


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a source says of itself; None where it says nothing.

    ``date`` is ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``, never more precise than the source.
    ``license`` is an IRI.
    """

    title: str | None = None
    date: str | None = None
    publisher: str | None = None
    url: str | None = None
    license: str | None = None
    author: str | None = None

    def filled(self, other: Metadata) -> Metadata:
        """This, with *other* where it says nothing."""
        pairs = ((one.name, getattr(self, one.name)) for one in fields(self))
        return Metadata(**{name: value or getattr(other, name) for name, value in pairs})


@dataclass(frozen=True, slots=True)
class Answer:
    """What an address of the web answered: the bytes, unpacked, and what was said of them.

    ``etag`` and ``last_modified`` are the server's validators, empty where it gave none.
    """

    address: str
    content_type: str
    content: bytes
    etag: str = ""
    last_modified: str = ""

    @property
    def has_validator(self) -> bool:
        """Whether the server can tell that nothing has changed."""
        return bool(self.etag or self.last_modified)


@dataclass(frozen=True, slots=True)
class Source:
    """The bytes of one article before they are parsed.

    ``identity`` names the article for good: its given id, else its canonical URL, else its path
    relative to the folder that was read.  ``location`` is for messages only.  ``collection`` is
    what it was found in, a path made absolute; no graph ever holds it.  ``charset`` is the encoding
    that a server or archive declared.  ``captured`` is when a crawl took the page: captures of one
    identity are versions of it.  ``given`` goes before what the page says of itself, ``listed`` (by
    the feed or sitemap that led to it) only fills what the page leaves out.
    """

    identity: str
    location: str
    collection: str
    media_type: str
    content: bytes
    given_id: str | None = None
    given: Metadata = Metadata()
    charset: str | None = None
    listed: Metadata = Metadata()
    captured: str | None = None


@dataclass(frozen=True, slots=True)
class Skipped:
    """A source that gave no article, or not all of one: where, why, and what can be done."""

    location: str
    reason: str
    hint: str = ""
    kind: str = "SourceError"


@dataclass(frozen=True, slots=True)
class Page:
    """What a format's reader saw: lines in reading order, texts of links, and what it could not."""

    source: Source
    lines: tuple[str, ...]
    links: tuple[str, ...] = ()
    metadata: Metadata = Metadata()
    notices: tuple[Skipped, ...] = ()


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open stretch of an article's text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Passage:
    """Neighbouring paragraphs in one language, a BCP 47 tag: ``ru``, ``kk``, ``kk-Latn``."""

    start: int
    end: int
    language: str

    @property
    def is_kazakh(self) -> bool:
        """Whether it is Kazakh, in whatever letters."""
        return self.language.partition("-")[0] == "kk"


@dataclass(frozen=True, slots=True)
class Token:
    """One word or mark of the token stream, with its analysis after Universal Dependencies."""

    start: int
    end: int
    text: str
    lemma: str
    upos: str = "X"
    feats: str = "_"

    def feature(self, name: str) -> str:
        """The value of one UD feature, such as ``Case``, or the empty string."""
        for pair in self.feats.split("|"):
            key, _, value = pair.partition("=")
            if key == name:
                return value
        return ""


@dataclass(frozen=True, slots=True)
class Article:
    """A cleaned article; after ``analyse`` with the one token stream that all later stages use.

    ``id`` is the given id or else ``key``; ``key`` is the short SHA-256 of the source identity and
    stands in the IRI.  ``text`` is NFC, its paragraphs parted by a line feed, without title, menu
    and teasers, the headlines of other articles that stood on the page.  ``passages`` tell the
    language of each part of the text; without them all of it is in ``language``.
    ``signature`` is what near duplicates are found by, ``kind`` is ``agl:Report`` for a report.
    ``notices`` are those of its page, for the build that reads it; they are not stored.
    """

    id: str
    key: str
    identity: str
    text: str
    metadata: Metadata
    language: str = "kk"
    teasers: tuple[str, ...] = ()
    title_tokens: tuple[Token, ...] = ()
    tokens: tuple[Token, ...] = ()
    sentences: tuple[Span, ...] = ()
    passages: tuple[Passage, ...] = ()
    signature: bytes = b""
    kind: str = "agl:Article"
    notices: tuple[Skipped, ...] = ()

    @property
    def languages(self) -> tuple[str, ...]:
        """Every language of the text, its own first; what has no letters has no language."""
        others = {one.language for one in self.passages} - {self.language, "und"}
        return (self.language, *sorted(others))

    def sentence_at(self, start: int, end: int) -> Span:
        """The stretch of whole sentences that covers the characters from *start* to *end*."""
        first = bisect_right(self.sentences, start, key=lambda one: one.end)
        behind = bisect_left(self.sentences, end, lo=first, key=lambda one: one.start)
        inside = self.sentences[first:behind]
        return Span(inside[0].start, inside[-1].end) if inside else Span(start, end)


@dataclass(frozen=True, slots=True)
class Stream:
    """The tokens of a title or text in columns: each starts there, is so long, has this lemma."""

    text: str
    starts: Sequence[int]
    lengths: Sequence[int]
    lemmas: str  # a line for each


@dataclass(frozen=True, slots=True)
class Wording:
    """What search looks at of an article, ``marks`` being those of tokens of the text by place."""

    article: Article
    title: Stream
    text: Stream
    sentences: Sequence[Span]
    marks: Mapping[int, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the text.  ``referent`` is the place of its referent in ``Extraction.referents``.

    ``lemma`` is the name in the nominative, in full; ``label`` one of KazNERD's 25.
    """

    start: int
    end: int
    text: str
    lemma: str
    label: str
    type: str | None = None
    referent: int | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Referent:
    """What mentions of one article refer to, before it is known which entity of the world it is.

    ``code`` is that of an entry of the authority lists, where the name is in them.  ``local`` says
    that the thing has no name of its own (a meeting, a bare post) and so is this article's alone.
    """

    type: str
    name: str
    other_names: tuple[str, ...] = ()
    code: str | None = None
    local: bool = False


@dataclass(frozen=True, slots=True)
class Fact:
    """What the text says: subject and object are places in ``Extraction.referents``, or a literal.

    ``start`` and ``end`` bound the evidence, ``spans`` are its exact parts.  ``rule`` names what
    made it.  ``speaker`` is who is quoted with it, a place in ``Extraction.referents``.
    """

    subject: int
    predicate: str
    object: int | str
    start: int
    end: int
    modality: str = "asserted"
    confidence: float = 1.0
    rule: str = ""
    spans: tuple[Span, ...] = ()
    speaker: int | None = None


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that the text of one article says."""

    article: Article
    mentions: tuple[Mention, ...] = ()
    referents: tuple[Referent, ...] = ()
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class Entity:
    """One thing of the world with its IRI, and the names by which it went in an article."""

    iri: str
    type: str
    label: str
    other_labels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Resolved:
    """An extraction whose referents are known: ``entities[i]`` is who ``referents[i]`` is."""

    extraction: Extraction
    entities: tuple[Entity, ...] = field(default=())
