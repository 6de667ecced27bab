"""The extraction of pre-tokenised sentences in, a line for each token out."""

from __future__ import annotations

from collections.abc import Iterator

from kg.model import Extraction

__all__ = ["token_rows"]


def token_rows(extraction: Extraction) -> Iterator[tuple[str, str, str, str, str]]:
    """Token, lemma, UPOS, UD features and IOB2 tag of each token, in reading order.

    The tags are KazNERD's: ``B-`` begins a name, ``I-`` goes on with it, ``O`` is no name's.
    """
    mentions = iter(extraction.mentions)
    mention = next(mentions, None)
    for token in extraction.article.tokens:
        while mention is not None and mention.end <= token.start:
            mention = next(mentions, None)
        tag = "O"
        if mention is not None and mention.start <= token.start:
            place = "B" if token.start == mention.start else "I"
            tag = f"{place}-{mention.label}"
        yield token.text, token.lemma, token.upos, token.feats, tag
