"""A number in, so many analysed articles out, put together of licensed sentences and listed names.

Tokens come as often as in the sentences of ``corpus/`` (speeches, news, the Constitution, KazNERD),
names as Zipf found, and numbers and rare stems are put in so that more articles bring new words.
Article *n* is the same in every run and whatever the number asked for.  Nothing is extracted.
"""

from __future__ import annotations

import gzip
from bisect import bisect
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import as_file, files
from itertools import accumulate
from random import Random

from kg.analyse import analyse, analysed_words
from kg.authority import AUTHORITY_FOLDER, authority, list_rows
from kg.model import (
    Article,
    Extraction,
    Fact,
    Mention,
    Metadata,
    Referent,
    Resolved,
    Source,
    Span,
    Token,
)
from kg.resolve import resolve

__all__ = ["BASE", "articles", "searches"]

BASE = "https://w3id.org/agglo-kg/"
_SENTENCES = range(6, 20)  # of an article, of 13 words in the mean
_NAMES = range(2, 7)
_RARE = 0.03  # of the words; with less, 100,000 articles hold few words that 1,000 have not
_LABELS = {"agl:Person": "PERSON", "agl:AdministrativeUnit": "GPE"}


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its tokens, offsets counted from its beginning."""

    text: str
    tokens: tuple[Token, ...]


def articles(number: int, first: int = 0) -> Iterator[Resolved]:
    """The articles from *first* on, so many."""
    for one in range(first, first + number):
        yield _article(one)


def searches(number: int) -> Iterator[tuple[str, str]]:
    """So many searches as people type them, each with its kind; every word of them is in a text."""
    chance = Random("searches")
    for _ in range(number):
        words = [word for word in chance.choice(sentences()).tokens if _is_content(word)]
        while len(words) < 2:
            words = [word for word in chance.choice(sentences()).tokens if _is_content(word)]
        one, other = chance.sample([word.text for word in words], 2)
        at = chance.randrange(len(words) - 1)
        yield chance.choice(
            [
                ("word", one),
                ("two words", f"{one} {other}"),
                ("either word", f"{one} OR {other}"),
                ("phrase", f'"{words[at].text} {words[at + 1].text}"~5'),
                ("beginning", f"{one[:4]}*"),
                ("misspelt", f"{one[:-2]}{one[-1]}~"),
                ("person", f"person:{_drawn(chance, _names()).name.split()[-1]}"),
            ]
        )


@cache
def sentences() -> tuple[Sentence, ...]:
    """Every sentence of the corpus and of KazNERD, analysed, which takes half a minute."""
    from kg.clean import clean
    from kg.read import Limits, page, sources

    found: dict[str, Sentence] = {}
    with as_file(files("kg.corpus").joinpath("articles")) as folder:
        given = [one for one in sources([str(folder)], Limits()) if isinstance(one, Source)]
    read = [clean(page(one)) for one in given]
    for article in read:
        tokens, spans = analyse(article.text, article.passages)
        for one in _cut(article.text, tokens, spans):
            found.setdefault(one.text, one)
    packed = files("kg.corpus").joinpath("ner/KazNERD_IOB2_valid.txt.gz").read_bytes()
    groups = gzip.decompress(packed).decode().split("\n\n")
    words = [[line.split()[0] for line in group.splitlines() if line.strip()] for group in groups]
    tagged = analysed_words(words)
    for one in _cut(tagged.text, tagged.tokens, tagged.sentences):
        found.setdefault(one.text, one)
    return tuple(one for one in found.values() if 4 <= len(one.tokens) <= 40)


def _cut(text: str, tokens: Iterable[Token], spans: Iterable[Span]) -> Iterator[Sentence]:
    left = iter(tokens)
    for span in spans:
        inside = []
        while not inside or inside[-1].end < span.end:
            inside.append(next(left))
        yield Sentence(
            text[span.start : span.end], tuple(_moved(one, -span.start) for one in inside)
        )


def _moved(word: Token, by: int) -> Token:
    return Token(word.start + by, word.end + by, word.text, word.lemma, word.upos, word.feats)


def _is_content(word: Token) -> bool:
    return word.upos in ("NOUN", "PROPN", "ADJ", "VERB") and len(word.text) > 4


@cache
def _rare_stems() -> tuple[str, ...]:
    table = files("kg.analyse.morphology").joinpath("lexicon.tsv").read_text("utf-8")
    rows = [line.split("\t") for line in table.splitlines() if line[:1].isalpha()]
    return tuple(row[0] for row in rows if row[1].startswith("N ") and len(row[0]) > 3)


@cache
def _names() -> tuple[tuple[Referent, ...], list[float]]:
    """Names of persons, bodies and units in a fixed random order, and Zipf's weights, summed up."""
    known, chance = authority(), Random("names")
    given = [row["name"] for row in list_rows(AUTHORITY_FOLDER, "given_names.csv", ("name",))]
    found = [
        Referent("agl:Person", one.short_name, code=one.code) for one in known.persons.values()
    ]
    found += [Referent(f"agl:{one.type}", one.name, code=one.code) for one in known.bodies.values()]
    found += [
        Referent("agl:AdministrativeUnit", one.name, code=one.code) for one in known.units.values()
    ]
    for _ in range(20_000):
        name, father = chance.choice(given), chance.choice(given)
        found.append(
            Referent("agl:Person", f"{name} {father}{chance.choice(('ұлы', 'ов', 'баев'))}")
        )
    found = list(dict.fromkeys(found))
    chance.shuffle(found)
    return tuple(found), list(accumulate(1 / rank for rank in range(1, len(found) + 1)))


def _drawn(chance: Random, among: tuple[tuple[Referent, ...], list[float]]) -> Referent:
    names, sums = among
    return names[bisect(sums, chance.random() * sums[-1])]


@cache
def _analysed(text: str) -> Sentence:
    return Sentence(text, analyse(text)[0])


def _article(number: int) -> Resolved:
    """The article of that number: paragraphs of sentences, of which one names who was there."""
    chance = Random(f"article {number}")
    names = list(dict.fromkeys(_drawn(chance, _names()) for _ in range(chance.choice(_NAMES))))
    text, tokens, spans, mentions = "", [], [], []
    count = chance.choice(_SENTENCES)
    named = chance.randrange(count)
    for place in range(count):
        if text:
            text += "\n" if chance.random() < 0.4 else " "
        start = len(text)
        if place == named:
            told = _naming(names)
            mentions = _mentions(told.text, names, start)
            tokens += [_moved(word, start) for word in told.tokens]
            text += told.text
        else:
            varied, words = _varied(chance.choice(sentences()), chance, start)
            text += varied
            tokens += words
        spans.append(Span(start, len(text)))
    title, key = chance.choice(sentences()), sha256(f"generated {number}".encode()).hexdigest()[:16]
    metadata = Metadata(
        title=title.text,
        date=f"{chance.randint(2005, 2025)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}",
        publisher=f"Басылым {chance.randint(1, 8) * chance.randint(1, 8)}",
        url=f"https://generated.example/{number}",
    )
    article = Article(
        key, key, f"generated/{number}", text, metadata, title_tokens=title.tokens,
        tokens=tuple(tokens), sentences=tuple(spans),
    )  # fmt: skip
    return resolve(_extraction(article, names, mentions, spans[named]), BASE)


def _varied(sentence: Sentence, chance: Random, offset: int) -> tuple[str, list[Token]]:
    """*sentence*, beginning at *offset*, with other digits, and some of its nouns rare ones."""
    parts, tokens, end, shift = [], [], 0, offset
    for word in sentence.tokens:
        text, lemma = word.text, word.lemma
        if text.isdecimal():
            text = lemma = "".join(chance.choice("123456789") for _ in text)
        elif word.upos == "NOUN" and chance.random() < _RARE / 0.4:  # nouns are 2 words in 5
            text = lemma = chance.choice(_rare_stems())
        parts += [sentence.text[end : word.start], text]
        start = word.start + shift
        tokens.append(Token(start, start + len(text), text, lemma, word.upos, word.feats))
        shift, end = shift + len(text) - len(word.text), word.end
    return "".join([*parts, sentence.text[end:]]), tokens


def _naming(names: list[Referent]) -> Sentence:
    """``Жиынға A, B, C қатысты.`` of the analysed names A, B, C."""
    text, tokens = "", []
    for place, part in enumerate(["Жиынға", *(one.name for one in names), "қатысты."]):
        text += ", " if 1 < place <= len(names) else " " if place else ""
        tokens += [_moved(word, len(text)) for word in _analysed(part).tokens]
        text += part
    return Sentence(text, tuple(tokens))


def _mentions(text: str, names: list[Referent], offset: int) -> list[Mention]:
    found, at = [], 0
    for number, one in enumerate(names):
        at = text.index(one.name, at)
        label = _LABELS.get(one.type, "ORGANISATION")
        start, end = at + offset, at + offset + len(one.name)
        found.append(Mention(start, end, one.name, one.name, label, one.type, number, 0.9))
        at += len(one.name)
    return found


def _extraction(
    article: Article, names: list[Referent], mentions: list[Mention], told: Span
) -> Extraction:
    """The meeting, with those who attended it; the places among them are where it was held."""
    meeting = Referent("agl:Meeting", f"{article.metadata.date} жиын", local=True)
    facts = [
        Fact(
            len(names),
            "schema:location" if one.type == "agl:AdministrativeUnit" else "schema:attendee",
            number,
            told.start,
            told.end,
            rule="generated",
            confidence=0.9,
        )
        for number, one in enumerate(names)
    ]
    return Extraction(article, tuple(mentions), (*names, meeting), tuple(facts))
