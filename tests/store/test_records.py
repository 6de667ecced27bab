"""Records in and out of bytes."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TypeVar
from zlib import compress

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import (
    Article,
    Entity,
    Extraction,
    Fact,
    Mention,
    Metadata,
    Referent,
    Resolved,
    Span,
    Token,
)
from kg.store.records import (
    article_bytes,
    article_of,
    resolved_bytes,
    resolved_of,
)
from kg.store.streams import token_bytes, with_tokens, wording_of

One = TypeVar("One")

text = st.text(
    st.one_of(st.sampled_from("әғқңөұүһіӘҰ «»-\n👩‍💻\x00"), st.characters(codec="utf-8"))
)
maybe = st.none() | text
offset = st.integers(0, 2**40)
place = st.integers(0, 2**32 - 1)
share = st.floats(0, 1)


@st.composite
def resolved(draw: st.DrawFn) -> Resolved:
    """What an article says, of any values that the records may hold."""
    metadata = draw(st.builds(Metadata, maybe, maybe, maybe, maybe, maybe))
    body = draw(text)
    article = Article(
        draw(text),
        draw(text),
        draw(text),
        body,
        metadata,
        draw(text),
        draw(texts),
        draw(tokens(metadata.title or "")),
        draw(tokens(body)),
        draw(several(st.builds(Span, place, place))),
    )
    mention = st.builds(
        Mention, offset, offset, text, text, text, maybe, st.none() | st.integers(0, 9), share
    )
    spans = several(st.builds(Span, offset, offset))
    speaker = st.none() | st.integers(0, 9)
    fact = st.builds(
        Fact, offset, text, offset | text, offset, offset, text, share, text, spans, speaker
    )
    extraction = Extraction(
        article,
        draw(several(mention)),
        draw(several(st.builds(Referent, text, text, texts, maybe, st.booleans()))),
        draw(several(fact)),
    )
    return Resolved(extraction, draw(several(st.builds(Entity, text, text, text, texts))))


def several(one: st.SearchStrategy[One]) -> st.SearchStrategy[tuple[One, ...]]:
    """A few of them."""
    return st.lists(one, max_size=3).map(tuple)


texts = several(text)


def tokens(body: str) -> st.SearchStrategy[tuple[Token, ...]]:
    """Tokens that are slices of *body*; no lemma has a line feed, since no token has."""
    inside = st.integers(0, len(body))

    def token(one: int, other: int, lemma: str, upos: str, feats: str) -> Token:
        start, end = sorted((one, other))
        return Token(start, end, body[start:end], lemma, upos, feats)

    lemma = text.filter(lambda one: "\n" not in one)
    return several(st.builds(token, inside, inside, lemma, text, text))


@settings(max_examples=150, deadline=None)
@given(resolved())
def test_every_record_comes_back_as_it_was(made: Resolved) -> None:
    article = made.extraction.article
    bare = replace(article, title_tokens=(), tokens=(), sentences=())
    assert article_of(article_bytes(article)) == bare
    assert with_tokens(bare, token_bytes(article)) == article
    assert resolved_of(resolved_bytes(made), article) == made


def test_a_fact_of_an_older_store_has_no_exact_evidence() -> None:
    article = Article("1", "1", "1", "Қаулы қабылданды.", Metadata())
    record = {
        "mentions": [],
        "referents": [],
        "facts": [[0, "agl:number", "271", 0, 5, "asserted", 1.0, "number-in-name"]],
        "entities": [],
    }
    (fact,) = resolved_of(compress(json.dumps(record).encode()), article).extraction.facts
    assert fact == Fact(0, "agl:number", "271", 0, 5, rule="number-in-name")


def test_tokens_of_an_older_store_are_read() -> None:
    bare = Article("1", "1", "1", "Мектеп ашылды.", Metadata("Мектеп"))
    record = {
        "title": [[0, 6, "мектеп", "NOUN", "Case=Nom"]],
        "text": [[0, 6, "мектеп", "NOUN", "Case=Nom"], [7, 13, "ашыл", "VERB", "_"]],
        "sentences": [[0, 14]],
    }
    content = compress(json.dumps(record).encode())
    article = with_tokens(bare, content)
    assert [one.lemma for one in article.tokens] == ["мектеп", "ашыл"]
    assert article.title_tokens == (Token(0, 6, "Мектеп", "мектеп", "NOUN", "Case=Nom"),)
    assert article.sentences == (Span(0, 14),)
    assert wording_of(bare, content) == wording_of(bare, token_bytes(article))
