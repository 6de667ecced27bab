"""Articles and extractions in, compressed JSON out, and back."""

from __future__ import annotations

import json
import struct
import zlib
from dataclasses import asdict, astuple, replace
from typing import Any

from kg.model import (
    Article,
    Entity,
    Extraction,
    Fact,
    Mention,
    Metadata,
    Passage,
    Referent,
    Resolved,
    Source,
    Span,
)

__all__ = [
    "UNPACKING_ERRORS",
    "article_bytes",
    "article_of",
    "resolved_bytes",
    "resolved_of",
    "source_bytes",
    "source_of",
]

# what the unpacking of damaged bytes raises
UNPACKING_ERRORS = (zlib.error, struct.error, ValueError, KeyError, TypeError, IndexError)


def article_bytes(article: Article) -> bytes:
    """*article* without its token stream (see ``kg.store.streams``)."""
    return _packed(
        {
            "id": article.id,
            "key": article.key,
            "identity": article.identity,
            "text": article.text,
            "metadata": asdict(article.metadata),
            "language": article.language,
            "teasers": article.teasers,
            "passages": [astuple(one) for one in article.passages],
            "signature": article.signature.hex(),
            "kind": article.kind,
        }
    )


def article_of(content: bytes) -> Article:
    """The article that ``article_bytes`` made *content* of."""
    record = _unpacked(content)
    return Article(
        id=record["id"],
        key=record["key"],
        identity=record["identity"],
        text=record["text"],
        metadata=Metadata(**record["metadata"]),
        language=record["language"],
        teasers=tuple(record["teasers"]),
        passages=tuple(Passage(*row) for row in record.get("passages", ())),
        signature=bytes.fromhex(record.get("signature", "")),
        kind=record.get("kind", "agl:Article"),
    )


def resolved_bytes(resolved: Resolved) -> bytes:
    """What an article says, without the article."""
    extraction = resolved.extraction
    return _packed(
        {
            "mentions": [astuple(one) for one in extraction.mentions],
            "referents": [astuple(one) for one in extraction.referents],
            "facts": [astuple(one) for one in extraction.facts],
            "entities": [astuple(one) for one in resolved.entities],
        }
    )


def resolved_of(content: bytes, article: Article) -> Resolved:
    """What ``resolved_bytes`` made *content* of, said by *article*."""
    record = _unpacked(content)
    extraction = Extraction(
        article,
        tuple(Mention(*row) for row in record["mentions"]),
        tuple(Referent(row[0], row[1], tuple(row[2]), *row[3:]) for row in record["referents"]),
        tuple(_fact(row) for row in record["facts"]),
    )
    entities = tuple(Entity(row[0], row[1], row[2], tuple(row[3])) for row in record["entities"])
    return Resolved(extraction, entities)


def source_bytes(source: Source) -> bytes:
    """*source* without its bytes."""
    return _packed({**asdict(replace(source, content=b"")), "content": None})


def source_of(content: bytes, original: bytes) -> Source:
    """The source that ``source_bytes`` made *content* of, with the bytes *original*."""
    record = _unpacked(content)
    stated = {name: Metadata(**record.get(name, {})) for name in ("given", "listed")}
    return Source(**{**record, "content": original, **stated})


def _fact(row: list[Any]) -> Fact:
    """A fact; of a store written before claims had exact evidence, without spans and speaker."""
    fact = Fact(*row[:8])
    if len(row) == 8:
        return fact
    spans, speaker = row[8:]
    return replace(fact, spans=tuple(Span(*pair) for pair in spans), speaker=speaker)


def _packed(record: dict[str, Any]) -> bytes:
    return zlib.compress(json.dumps(record, ensure_ascii=False).encode(), level=4)


def _unpacked(content: bytes) -> Any:
    return json.loads(str(zlib.decompress(content), "utf-8"))
