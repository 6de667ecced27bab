"""Tokens and what the rules found in, the mentions that only the model finds added.

This is the one place where rules and model meet.  The rules know spans and referents of what they
read, so a model's mention never takes a token from theirs.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.extract.draft import Draft
from kg.extract.holders import ALONE
from kg.extract.nominative import possessed
from kg.extract.persons import person_named
from kg.extract.places import Place, referent_of
from kg.model import Article, Extraction, Mention, Referent, Token
from kg.text import lower

if TYPE_CHECKING:
    from kg.extract.recogniser import Found, Recogniser

__all__ = ["mention_recognised", "recognised"]

_NAMES = frozenset({"PERSON", "GPE", "LOCATION", "ORGANISATION", "FACILITY", "POSITION"})
# The readers of numbers tell the value as well.
_READ_BY_RULES = frozenset({"CARDINAL", "ORDINAL", "MONEY", "PERCENTAGE"})
_SURE_WITHOUT_CAPITAL = 0.6
_LEAST = 0.3  # confidence; surer ones alone lose more than they spare on annotated articles


def recognised(article: Article, recogniser: Recogniser) -> Extraction:
    """What the model alone finds in *article*: every class of KazNERD, and no referents."""
    mentions = []
    for first, found in _found(article, recogniser):
        start, end = first[found.first].start, first[found.last - 1].end
        text = article.text[start:end]
        mentions.append(Mention(start, end, text, text, found.label, confidence=found.confidence))
    return Extraction(article, tuple(mentions))


def mention_recognised(draft: Draft, recogniser: Recogniser) -> None:
    """Note each mention that the model finds where the rules have found none."""
    first = 0
    is_plain = draft.article.text.islower()
    for sentence, found in _by_sentence(draft.article, recogniser):
        for one in found:
            span = first + one.first, first + one.last
            if _is_believed(draft, span, one, is_plain=is_plain):
                _note(draft, *span, one)
        first += len(sentence)


def _by_sentence(
    article: Article, recogniser: Recogniser
) -> Iterator[tuple[list[Token], list[Found]]]:
    sentences: list[list[Token]] = []
    tokens = iter(article.tokens)
    token = next(tokens, None)
    for span in article.sentences:
        sentence = []
        while token is not None and token.start < span.end:
            sentence.append(token)
            token = next(tokens, None)
        sentences.append(sentence)
    return zip(sentences, recogniser.find(sentences), strict=True)


def _found(article: Article, recogniser: Recogniser) -> Iterator[tuple[list[Token], Found]]:
    for sentence, found in _by_sentence(article, recogniser):
        for one in found:
            yield sentence, one


def _note(draft: Draft, first: int, last: int, found: Found) -> None:
    referent = _referent(draft, first, last, found.label)
    number = None if referent is None else draft.refer(referent)
    name = _citation(draft, first, last) if referent is None else referent.name
    draft.mention(first, last, name, found.label, number, found.confidence)
    if number is not None:
        draft.name(first, last, (number,))


def _is_believed(draft: Draft, span: tuple[int, int], found: Found, *, is_plain: bool) -> bool:
    """Whether a mention is likely enough, and looks as our articles write names of its class.

    An article that *is_plain* has small letters alone, as people write comments.
    """
    first, last = span
    if found.label in _READ_BY_RULES or found.confidence < _LEAST:
        return False
    if not draft.is_free(first, last):
        return False
    if found.label not in _NAMES:
        return True
    words = draft.tokens[first:last]
    if found.label == "POSITION":  # ``министр`` alone does not tell which one
        return len(words) > 1 or lower(words[0].lemma) in ALONE
    if is_plain:
        return found.confidence >= _SURE_WITHOUT_CAPITAL
    begins = draft.begins_sentence(first) and draft.noun(first) is not None  # Ауыл әкімдігі
    has_capital = any(token.text[:1].isupper() for token in words[begins:])
    if len(words) > 1:
        return has_capital and words[0].text[0].isalnum()
    return has_capital and _is_single_name(draft, first, found.label)


def _is_single_name(draft: Draft, i: int, label: str) -> bool:
    """Whether one word may be a name: no head noun, no legal form; of a person, no place either."""
    token = draft.tokens[i]
    form = token.text.partition("-")[0]  # АҚ-мен
    if draft.noun(i) or form in draft.lists.legal_forms or label == "FACILITY":
        return False
    is_place = (lower(token.lemma),) in draft.lists.places
    return label != "PERSON" or not (is_place or draft.begins_sentence(i))


def _referent(draft: Draft, first: int, last: int, label: str) -> Referent | None:
    """What a mention refers to, where its class and form leave no doubt; else None."""
    if label == "PERSON" and last - first > 1:
        return person_named(draft, first, last)
    if label == "GPE":
        return _unit(draft, first, last)
    if label == "ORGANISATION":
        return _organisation(draft, first, last)
    return None


def _unit(draft: Draft, first: int, last: int) -> Referent | None:
    """The unit of the lists that goes by the name."""
    name = _citation(draft, first, last)
    units = draft.lists.places.get(tuple(lower(name).split()), ())
    certain = [unit for unit in units if not unit.ambiguous]
    return referent_of(Place(first, last, last, name, "", certain[0])) if certain else None


def _organisation(draft: Draft, first: int, last: int) -> Referent | None:
    """The body of the lists, or one whose head noun tells its type."""
    name, noun = _citation(draft, first, last), draft.noun(last - 1)
    listed = _listed(draft, name)
    if listed or last - first == 1 or noun is None or noun.role != "body":
        return listed
    return Referent(noun.type, name)


def _listed(draft: Draft, name: str) -> Referent | None:
    body = draft.lists.bodies_by_name.get(lower(name))
    return Referent(body.type, body.name, body.other_names, body.code) if body else None


def _citation(draft: Draft, first: int, last: int) -> str:
    """The name in the nominative: a head noun as names end with it, another word as its lemma."""
    token, noun = draft.tokens[last - 1], draft.noun(last - 1)
    ending = token.text
    if noun and first < last - 1 and possessed(token, noun):
        ending = noun.citation
    elif token.feature("Case") not in ("", "Nom") and token.feature("Person[psor]") == "":
        ending = _capitals(token.text, token.lemma)
    before = draft.text(first, last - 1) + " " if first < last - 1 else ""
    return before + ending


def _capitals(word: str, lemma: str) -> str:
    """*lemma* with the first letter as *word* has it."""
    return lemma[:1].upper() + lemma[1:] if word[:1].isupper() else lemma
