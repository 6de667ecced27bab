"""Noun phrases of sentences in, how much they raise or lower the score of each tag out.

KazNERD's guidelines take a post with its body for one POSITION, ``[Алматы қаласының әкімі]``, and
an article with its act for one LAW.  Of either the training sentences have too few for a net to
learn where such a phrase begins, so that what the guidelines say is added to what it has learnt.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from kg.extract.recogniser.chain import Floats
from kg.extract.recogniser.labels import TAGS
from kg.extract.recogniser.phrases import Phrase
from kg.model import Token

__all__ = ["leanings"]

_TAG = {tag: number for number, tag in enumerate(TAGS)}
_POST = [_TAG["B-POSITION"], _TAG["I-POSITION"]]
# Logits; chosen on sentences outside of the dev part.
_STRONG, _WEAK, _AFTER = 3.0, 1.0, 2.0
_QUOTES = frozenset('«»“”„"')


def leanings(sentences: Sequence[Sequence[Token]], phrases: Sequence[Sequence[Phrase]]) -> Floats:
    """A row for each word of *sentences*, end to end, which have these *phrases*."""
    size = sum(map(len, sentences))
    found = np.zeros((size, len(TAGS)), np.float32)
    found[:, _POST] = -_STRONG
    start = 0
    for sentence, own in zip(sentences, phrases, strict=True):
        _of_sentence(sentence, own, found[start : start + len(sentence)])
        start += len(sentence)
    return found


def _of_sentence(tokens: Sequence[Token], phrases: Sequence[Phrase], found: Floats) -> None:
    named = [one for one in phrases if one.sort == "post" and _is_one_post(one)]
    for one in phrases:
        first, end = one.first, one.end + 1
        if one.sort == "post":
            found[first:end, _POST] += _STRONG
            found[first, _POST[1]] -= _STRONG
        elif one.sort == "article" and _has_number(tokens[first:end]):
            _raise(found, one, "LAW", _STRONG)
        elif one.sort == "body" and not (_is_within(one, named) or _is_quoted(tokens[first:end])):
            if one.named < one.end and one.is_owned and not one.is_plural:
                _raise(found, one, "ORGANISATION", _WEAK)
            if first < one.end and not one.is_plural and end < len(found):
                found[end, _TAG["I-ORGANISATION"]] -= _AFTER
    for one in named:
        _raise(found, one, "POSITION", _STRONG)


def _raise(found: Floats, phrase: Phrase, label: str, by: float) -> None:
    found[phrase.first, _TAG[f"B-{label}"]] += by
    found[phrase.first + 1 : phrase.end + 1, _TAG[f"I-{label}"]] += by


def _is_one_post(phrase: Phrase) -> bool:
    """Whether a phrase is one post of a named body: ``Ақорда басшылары`` are more than one."""
    return phrase.is_owned and not phrase.is_plural and phrase.named < phrase.end


def _is_within(phrase: Phrase, others: Iterable[Phrase]) -> bool:
    return any(one.first <= phrase.end and phrase.first <= one.end for one in others)


def _is_quoted(tokens: Iterable[Token]) -> bool:
    return any(token.text in _QUOTES for token in tokens)


def _has_number(tokens: Iterable[Token]) -> bool:
    """Whether a word is a number that is an article's: ``120-бап``, not ``үш бап``."""
    return any(token.upos == "NUM" and "Ord" in token.feats for token in tokens)
