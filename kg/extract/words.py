"""An article's tokens in, what rules ask of each of them out, worked out once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.model import Article, Token
from kg.text import lower

__all__ = ["Words"]


@dataclass(frozen=True, slots=True)
class Words:
    """Lists as long as the token stream; ``case[i]`` and the others speak of ``tokens[i]``.

    ``low`` and ``lemma`` are in lower case, ``form`` tells the kind of a verb form (UD VerbForm),
    ``possessed`` a possessor of the third person, ``upper`` a capital.  The sentence of the token
    is ``tokens[first[i]:end[i]]``.
    """

    low: list[str]
    lemma: list[str]
    case: list[str]
    form: list[str]
    possessed: list[bool]
    plural: list[bool]
    upper: list[bool]
    first: list[int]
    end: list[int]

    @classmethod
    def of(cls, article: Article) -> Words:
        """The words of an analysed *article*."""
        tokens = article.tokens
        known: dict[str, tuple[str, str, bool, bool]] = {}
        read = [known.get(one.feats) or known.setdefault(one.feats, _read(one)) for one in tokens]
        first, end = _sentences(article)
        spelt = {one.text for one in tokens} | {one.lemma for one in tokens}
        lowered = {word: lower(word) for word in spelt}  # most words stand in it more than once
        words = cls(
            low=[lowered[one.text] for one in tokens],
            lemma=[lowered[one.lemma] for one in tokens],
            case=[one[0] for one in read],
            form=[one[1] for one in read],
            possessed=[one[2] for one in read],
            plural=[one[3] for one in read],
            upper=[one.text[0].isupper() for one in tokens],
            first=first,
            end=end,
        )
        words._read_laws(tokens)
        return words

    def _read_laws(self, tokens: Sequence[Token]) -> None:
        """Take ``заңды`` before a verb, or behind what it is on, for the law, not for *lawful*.

        The two are spelt alike; an adjective stands before a noun, and ``туралы`` before none.
        """
        for i, low in enumerate(self.low[:-1]):
            if low == "заңды" and tokens[i].upos == "ADJ":
                is_on = i > 1 and "туралы" in (self.low[i - 1], self.low[i - 2])
                if is_on or tokens[i + 1].upos == "VERB":
                    self.lemma[i], self.case[i] = "заң", "Acc"


def _read(token: Token) -> tuple[str, str, bool, bool]:
    return (
        token.feature("Case"),
        token.feature("VerbForm"),
        token.feature("Person[psor]") == "3",
        token.feature("Number") == "Plur",
    )


def _sentences(article: Article) -> tuple[list[int], list[int]]:
    """The first token of each token's sentence, and the one behind its last."""
    tokens = article.tokens
    first: list[int] = []
    end: list[int] = []
    i = 0
    for sentence in article.sentences:
        begin = i
        while i < len(tokens) and tokens[i].start < sentence.end:
            i += 1
        first += [begin] * (i - begin)
        end += [i] * (i - begin)
    rest = len(tokens) - i
    return first + [i] * rest, end + [len(tokens)] * rest
