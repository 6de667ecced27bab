"""An article and a query's tree in, whole sentences with the matched words marked out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kg.model import Article, Span, Token
from kg.search.tree import Fuzzy, Leaf, Node, Phrase, Prefix, Verbatim, Word, leaves
from kg.search.words import lemma_of, readings
from kg.text import fold, lower

__all__ = ["Snippet", "matched_levels", "snippets"]

_MOST_SENTENCES = 2
_LONGEST = 400  # characters of a sentence that are shown


@dataclass(frozen=True, slots=True)
class Snippet:
    """A sentence of an article's text; ``marks`` are the matched words in it.

    All offsets are those of the article's text.
    """

    text: str
    start: int
    end: int
    marks: tuple[Span, ...]


def matched_levels(article: Article, tree: Node) -> dict[str, list[str]]:
    """For each word of the query, the levels on which title or text matched it, closest first."""
    tokens = (*article.title_tokens, *article.tokens)
    found: dict[str, list[str]] = {}
    for leaf in leaves(tree):
        for level, fits in _tests(leaf):
            if any(fits(token) for token in tokens):
                levels = found.setdefault(str(leaf), [])
                if level not in levels:
                    levels.append(level)
    return found


def snippets(article: Article, tree: Node, most: int = _MOST_SENTENCES) -> list[Snippet]:
    """The sentences that hold most of the query's words, in reading order.

    Where only other fields matched, the article's first sentence without marks.
    """
    tests = [[fits for _, fits in _tests(leaf)] for leaf in leaves(tree)]
    ranked: list[tuple[int, int, Span, list[Span]]] = []
    tokens = iter(article.tokens)
    token = next(tokens, None)
    for number, sentence in enumerate(article.sentences):
        marks: list[Span] = []
        kinds: set[int] = set()
        while token is not None and token.start < sentence.end:
            fitting = {i for i, one in enumerate(tests) if any(fits(token) for fits in one)}
            if fitting:
                marks.append(Span(token.start, token.end))
                kinds |= fitting
            token = next(tokens, None)
        if marks:
            ranked.append((-len(kinds), number, sentence, marks))
    best = sorted(ranked, key=lambda one: one[:2])[:most]
    best.sort(key=lambda one: one[1])
    found = [_snippet(article, sentence, marks) for _, _, sentence, marks in best]
    return found or [_snippet(article, one, []) for one in article.sentences[:1]]


def _snippet(article: Article, sentence: Span, marks: Sequence[Span]) -> Snippet:
    """The sentence, or of a very long one the part around its first mark."""
    start, end = sentence.start, sentence.end
    if end - start > _LONGEST:
        first = marks[0].start if marks else start
        start = max(start, min(first - _LONGEST // 4, end - _LONGEST))
        end = start + _LONGEST
        start, end = _at_words(article.text, start, end, sentence)
    inside = tuple(mark for mark in marks if start <= mark.start and mark.end <= end)
    return Snippet(article.text[start:end], start, end, inside)


def _at_words(text: str, start: int, end: int, sentence: Span) -> tuple[int, int]:
    """The nearest ends of words inside, so that none is cut in two."""
    while sentence.start < start < end and not text[start - 1].isspace():
        start += 1
    while start < end < sentence.end and not text[end].isspace():
        end -= 1
    return start, end


_Test = Callable[[Token], bool]


def _tests(leaf: Leaf) -> list[tuple[str, _Test]]:
    """What tells that a token matches *leaf*, with the level of each test, closest first."""
    match leaf:
        case Word(text):
            return _word_tests(text)
        case Phrase(words):
            return [test for word in words for test in _word_tests(word)]
        case Verbatim(words):
            exact = {lower(word) for word in words}
            return [("verbatim", lambda token: lower(token.text) in exact)]
        case Prefix(text):
            beginning = lower(text)
            return [("prefix", lambda token: lower(token.text).startswith(beginning))]
        case Fuzzy(text):
            near = _near(lower(text))
            return [*_word_tests(text), ("fuzzy", lambda token: near(lower(token.lemma)))]


def _word_tests(word: str) -> list[tuple[str, _Test]]:
    surface, lemma = lower(word), lemma_of(word)
    folded = fold(lemma)
    tests: list[tuple[str, _Test]] = [
        ("verbatim", lambda token: lower(token.text) == surface),
        ("lemma", lambda token: lower(token.lemma) == lemma),
        ("folded", lambda token: fold(token.lemma) == folded),
    ]
    read = {lemma_of(reading) for reading in readings(word)}
    if read:
        spelt = {fold(one) for one in read}
        tests.append(("transliterated", lambda token: fold(token.lemma) in spelt))
    return tests


def _near(word: str) -> Callable[[str], bool]:
    """Whether another word is at most two letters away and begins with the same one."""

    def fits(other: str) -> bool:
        if not other or other[0] != word[0] or abs(len(other) - len(word)) > 2:
            return False
        return _distance(word, other) <= 2

    return fits


def _distance(one: str, other: str) -> int:
    """Letters to change, add or drop to make one word of the other (Levenshtein, 1965)."""
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        before, row[0] = row[0], i
        for j, target in enumerate(other, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (letter != target))
    return row[-1]
