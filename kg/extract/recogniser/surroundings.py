"""The tokens of a sentence in, what the recogniser weighs of the places that they stand in out."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate

from kg.analyse.dates import dates
from kg.analyse.numbers import numbers
from kg.extract.lists import Lists
from kg.extract.recogniser.phrases import Phrase
from kg.model import Token
from kg.text import lower

__all__ = ["sentence_attributes"]

_OPENING, _CLOSING = frozenset('«“„"'), frozenset('»”“"')
_LONGEST_PLACE = 4
_REACH = 7  # words that a head noun, or a capital, is looked for
_ENDS_PHRASE = frozenset(".!?;:«»()")
_ENDS_CLAUSE = frozenset(".!?;:")
_ENDS_POST = frozenset(".!?;:,—")
_FAR = 9  # words that a post is looked for
_ABOUT = frozenset({"туралы", "жөніндегі"})
_POSSESSED = "Person[psor]=3"


def sentence_attributes(
    tokens: Sequence[Token], lists: Lists, phrases: Sequence[Phrase]
) -> list[list[str]]:
    """What a sentence, and its *phrases*, tell of each of its *tokens*."""
    words = [token.text for token in tokens]
    low = [lower(word) for word in words]
    lemmas = [lower(one.lemma) for one in tokens]
    found: list[list[str]] = [[] for _ in words]
    _places(words, low, lemmas, lists, found)
    _quantities(words, found)
    if _OPENING.intersection(words):
        _quotes(words, tokens, lemmas, found)
    _head_nouns(words, tokens, lemmas, lists, found)
    _posts(words, tokens, lemmas, lists, found)
    for phrase in phrases:
        _phrase(words, tokens, phrase, found)
    _capitals(words, found)
    _acts(words, lemmas, lists, found)
    _letters(words, found)
    found[0].append("BOS")
    found[-1].append("EOS")
    if len(words) > 1:
        found[1].append("BOS1")
    return found


def _places(
    words: Sequence[str], low: list[str], lemmas: list[str], lists: Lists, found: list[list[str]]
) -> None:
    """Mark the units of the lists, the longest name first, and the words beside them."""
    i = 0
    while i < len(words):
        size, kind = _place(low, lemmas, i, lists) if words[i][:1].isupper() else (1, "")
        if kind:
            for j in range(i, i + size):
                place = ("B" if j == i else "I") + ("E" if j == i + size - 1 else "")
                found[j].append(f"gz={place}{kind}")
                if j:
                    found[j - 1].append(f"gz+1={place}{kind}")
                if j + 1 < len(words):
                    found[j + 1].append(f"gz-1={place}{kind}")
        i += size


def _place(low: list[str], lemmas: list[str], i: int, lists: Lists) -> tuple[int, str]:
    for size in range(min(_LONGEST_PLACE, len(low) - i), 0, -1):
        before = tuple(low[i : i + size - 1])
        for last in (low[i + size - 1], lemmas[i + size - 1]):
            units = lists.places.get((*before, last))
            if units:
                return size, units[0].kind + ("?" if units[0].ambiguous else "")
    return 1, ""


def _quantities(words: Sequence[str], found: list[list[str]]) -> None:
    """Mark what the readers of numbers and dates make of the sentence."""
    text = " ".join(words)
    starts = [0, *accumulate(len(word) + 1 for word in words[:-1])]
    of_numbers = [(one.start, one.end, one.kind) for one in numbers(text)]
    _spans("nu", of_numbers, starts, found)
    _spans("da", [(one.start, one.end, "") for one in dates(text)], starts, found)


def _spans(
    sort: str, spans: Iterable[tuple[int, int, str]], starts: list[int], found: list[list[str]]
) -> None:
    for start, end, kind in spans:
        first, last = bisect_right(starts, start) - 1, bisect_left(starts, end)
        for i in range(first, last):
            place = ("B" if i == first else "I") + ("E" if i == last - 1 else "")
            found[i].append(f"{sort}={place}{kind}")
        if last < len(found):
            found[last].append(f"{sort}after={kind}")
        if first:
            found[first - 1].append(f"{sort}before={kind}")


def _quotes(
    words: Sequence[str], tokens: Sequence[Token], lemmas: list[str], found: list[list[str]]
) -> None:
    """Tell the words in quotation marks what stands around the marks."""
    opened = -1
    for i, word in enumerate(words):
        if word in _OPENING and (opened < 0 or word not in _CLOSING):
            opened = i
        elif word in _CLOSING and opened >= 0:
            _quoted(words, tokens, lemmas, (opened + 1, i), found)
            opened = -1
    if opened >= 0:
        for marks in found[opened + 1 :]:
            marks.append("q=open")


def _quoted(
    words: Sequence[str],
    tokens: Sequence[Token],
    lemmas: list[str],
    inside: tuple[int, int],
    found: list[list[str]],
) -> None:
    first, last = inside
    is_last = last + 1 == len(words)
    after = "END" if is_last else lemmas[last + 1]
    before = lemmas[first - 2] if first > 1 else "BEG"
    possessed = "p" if not is_last and _POSSESSED in tokens[last + 1].feats else ""
    capital = "C" if words[first][:1].isupper() else "c"
    for i in range(first, last):
        place = "B" if i == first else "I"
        found[i] += [f"q={min(last - first, 6)}{capital}", f"qa={after}", f"qb={before}"]
        found[i] += [f"qp={possessed}{place}", f"qa={after}{place}"]
        if not is_last:
            found[i].append(f"qaM={tokens[last + 1].upos}")


def _head_nouns(
    words: Sequence[str],
    tokens: Sequence[Token],
    lemmas: list[str],
    lists: Lists,
    found: list[list[str]],
) -> None:
    """Tell words the possessed noun that ends their phrase: ``Әділет`` its ``министрлігі``."""
    head, noun = -1, ""
    for i in range(len(words) - 1, -1, -1):
        if words[i] in _ENDS_PHRASE:
            head = -1
        if head >= 0 and head - i <= _REACH:
            found[i] += [f"hd={noun}", f"hd={noun}{min(head - i, 3)}"]
        if tokens[i].upos == "NOUN" and _POSSESSED in tokens[i].feats:
            head, noun = i, ("*" if lemmas[i] in lists.nouns else "") + lemmas[i]
        elif tokens[i].upos == "VERB":
            head = -1


def _posts(
    words: Sequence[str],
    tokens: Sequence[Token],
    lemmas: list[str],
    lists: Lists,
    found: list[list[str]],
) -> None:
    """Tell words the post that their phrase ends in: ``« Хабар » агенттігінің төрағасы``."""
    at, post = -1, ""
    for i in range(len(words) - 1, -1, -1):
        if words[i] in _ENDS_POST or tokens[i].upos == "VERB":
            at = -1
        if at >= 0 and at - i <= _FAR:
            found[i].append(f"post={post}")
            found[i].append(f"post {min(at - i, 5)}")
        noun = lists.nouns.get(lemmas[i])
        if noun and noun.role == "post":
            at, post = i, lemmas[i]


def _phrase(
    words: Sequence[str], tokens: Sequence[Token], phrase: Phrase, found: list[list[str]]
) -> None:
    """Tell the words of a phrase what it ends in, how far that is and whether it is named."""
    first, named, end, sort, is_plural, is_owned = phrase
    told = f"{sort}{'s' * is_plural}{'p' * is_owned}{'n' * (named < end)}"
    for i in range(first, end + 1):
        place = "E" if i == end else "B" if i == first else "N" if i == named else "I"
        if i < named:
            place += "-"
        found[i] += [f"ph={told}{place}", f"ph {sort}{place}{min(end - i, 4)}"]
    if named < end:
        found[named].append(f"ph1={told}")
    if first:
        found[first - 1].append(f"ph-1={told}")
    if end + 1 < len(words):
        after = "X" if words[end + 1][:1].isupper() else tokens[end + 1].upos
        found[end].append(f"pha={told}{after}")
        found[named].append(f"pha1={told}{after}")
        found[end + 1].append(f"ph+1={told}")


def _capitals(words: Sequence[str], found: list[list[str]]) -> None:
    """Tell words how far behind a capital they stand."""
    capital = -1
    for i, word in enumerate(words):
        if word in _ENDS_CLAUSE:
            capital = -1
        if capital >= 0 and i - capital <= _REACH:
            found[i].append(f"cap-{min(i - capital, 4)}")
        if word[:1].isupper():
            capital = i


def _acts(words: Sequence[str], lemmas: list[str], lists: Lists, found: list[list[str]]) -> None:
    """Tell words that they may say what an act is about: ``Педагог мәртебесі туралы заң``."""
    for i in range(1, len(words) - 1):
        noun = lists.nouns.get(lemmas[i + 1])
        if words[i] in _ABOUT and noun and noun.role == "instrument":
            for j in range(i, max(i - _FAR, -1), -1):
                if words[j] in _ENDS_PHRASE and words[j] not in "«»":
                    break
                capital = "C" if words[j][:1].isupper() else ""
                found[j] += [f"act={lemmas[i + 1]}{capital}", f"act{min(i - j, 5)}{capital}"]


def _letters(words: Sequence[str], found: list[list[str]]) -> None:
    """Tell words that letters say nothing: the sentence has no capital, or nothing else."""
    text = "".join(words)
    if text == text.lower() or text == text.upper():
        for marks in found:
            marks.append("plain" if text == text.lower() else "shouted")
