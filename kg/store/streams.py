"""The token streams of an article in, compressed columns out, and back.

A line of JSON has the lemmas, a second one the analyses that occur; then come numbers: where the
tokens of title and text start, how long they are and which analysis each has, and the sentences.
What a search shows of a hit is read from these columns as they are, without the second line; tokens
as objects take far longer.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from struct import pack, unpack
from typing import Any

from kg.model import Article, Span, Stream, Token, Wording

__all__ = ["token_bytes", "with_tokens", "wording_of"]

Row = Sequence[Any]  # start, end, lemma, UPOS, features of a token


@dataclass(frozen=True, slots=True)
class _Columns:
    """The tokens of title and text: each has a string of lemmas, a line for each token.

    ``tags`` are the pairs of UPOS and features, as JSON; ``counts`` those of the tokens of title
    and text and of the sentences; ``numbers`` three for each token, column by column, two for each
    sentence.
    """

    lemmas: Sequence[str]
    tags: bytes
    counts: Sequence[int]
    numbers: Sequence[int]

    def stream(self, place: int, text: str) -> Stream:
        """The tokens of the title (0) or the text (1), which is *text*."""
        starts, lengths, _ = self._of(place)
        return Stream(text, starts, lengths, self.lemmas[place])

    def tokens(self, place: int, text: str) -> Iterator[Token]:
        """The same as objects."""
        starts, lengths, tags = self._of(place)
        lemmas, analyses = self.lemmas[place].split("\n"), json.loads(self.tags)
        for start, length, lemma, tag in zip(starts, lengths, lemmas, tags, strict=False):
            yield Token(start, start + length, text[start : start + length], lemma, *analyses[tag])

    def sentences(self) -> tuple[Span, ...]:
        """Where the sentences of the text are."""
        rest = self.numbers[3 * sum(self.counts[:2]) :]
        return tuple(map(Span, rest[: self.counts[2]], rest[self.counts[2] :]))

    def _of(self, place: int) -> tuple[Sequence[int], Sequence[int], Sequence[int]]:
        first, count = 3 * sum(self.counts[:place]), self.counts[place]
        starts, lengths, tags = (self.numbers[first + i * count :][:count] for i in range(3))
        return starts, lengths, tags


def token_bytes(article: Article) -> bytes:
    """The token streams of *article*; a token's text is left to the slice that it stands on."""
    title, text = map(_rows, (article.title_tokens, article.tokens))
    columns = _columns(title, text, [(span.start, span.end) for span in article.sentences])
    record = {"lemmas": columns.lemmas, "counts": columns.counts}
    numbers = pack(f"<{len(columns.numbers)}I", *columns.numbers)
    return zlib.compress(b"\n".join((_json(record), columns.tags, numbers)), level=4)


def with_tokens(article: Article, content: bytes) -> Article:
    """*article* with the token streams that ``token_bytes`` made *content* of."""
    columns = _unpacked(content)
    return replace(
        article,
        title_tokens=tuple(columns.tokens(0, article.metadata.title or "")),
        tokens=tuple(columns.tokens(1, article.text)),
        sentences=columns.sentences(),
    )


def wording_of(article: Article, content: bytes) -> Wording:
    """Of the token streams that ``token_bytes`` made *content* of, what search looks at."""
    columns = _unpacked(content)
    title, text = article.metadata.title or "", article.text
    return Wording(article, columns.stream(0, title), columns.stream(1, text), columns.sentences())


def _rows(tokens: Sequence[Token]) -> list[Row]:
    return [(one.start, one.end, one.lemma, one.upos, one.feats) for one in tokens]


def _columns(title: Sequence[Row], text: Sequence[Row], sentences: Sequence[Row]) -> _Columns:
    tags = {(row[3], row[4]): 0 for rows in (title, text) for row in rows}
    tags = {tag: number for number, tag in enumerate(tags)}
    numbers: list[int] = []
    for rows in (title, text):
        numbers += [row[0] for row in rows]
        numbers += [row[1] - row[0] for row in rows]
        numbers += [tags[row[3], row[4]] for row in rows]
    numbers += [one[0] for one in sentences]
    numbers += [one[1] for one in sentences]
    lemmas = ["\n".join([row[2] for row in rows]) for rows in (title, text)]
    counts = [len(title), len(text), len(sentences)]
    return _Columns(lemmas, _json(list(tags)), counts, tuple(numbers))


def _unpacked(content: bytes) -> _Columns:
    line, _, rest = zlib.decompress(content).partition(b"\n")
    record = json.loads(str(line, "utf-8"))
    if "counts" not in record:  # of a store of a format before 4: a row for each token
        return _columns(record["title"], record["text"], record["sentences"])
    tags, _, numbers = rest.partition(b"\n")
    return _Columns(**record, tags=tags, numbers=unpack(f"<{len(numbers) // 4}I", numbers))


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()
