"""A folder of gold articles in, how well our stages do on them out: figures and errors.

The matching is that of the scorer which comes with the gold articles, to the last digit.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from kg.config import Config
from kg.errors import KgError, SourceEmpty, SourceError, SourceMalformed
from kg.evaluate.errors import Missing, Sentences
from kg.evaluate.figures import Figures, Tally
from kg.evaluate.gold import GoldArticle, gold_articles
from kg.evaluate.labels import normal
from kg.evaluate.matching import Pairing
from kg.evaluate.told import Told, told
from kg.model import Article, Source
from kg.pipeline import annotate_all, limits
from kg.read import sources

__all__ = ["Evaluation", "evaluate"]

_Progress = Callable[[str], None]


@dataclass
class Evaluation:
    """What came of all gold articles of a folder.

    ``failed`` are pages that gave no article; they count as if nothing was found in them.
    ``unusable`` are gold files that could not be read; nothing of them is counted.  Of ``dates``
    and ``publishers`` those are counted that gold has, ``text_overlap`` is the mean share of words
    that gold's text and ours have in common, of all words of both.
    """

    articles: int = 0
    titles_right: int = 0
    dates_right: int = 0
    dates: int = 0
    publishers_right: int = 0
    publishers: int = 0
    teasers_leaked: int = 0
    teasers: int = 0
    text_overlap: float = 0.0
    figures: tuple[Figures, ...] = ()
    errors: list[Missing] = field(default_factory=list)
    failed: list[KgError] = field(default_factory=list)
    unusable: list[SourceError] = field(default_factory=list)


def evaluate(folder: Path, config: Config, progress: _Progress | None = None) -> Evaluation:
    """Score what our stages find in the pages of *folder*; *progress* gets the id of each.

    Pages are read in worker processes, as many as *config* says.  A bad gold file is left out and
    stands in ``unusable``.  Raises SourceMissing or SourceEmpty where *folder* holds no gold, and
    SourceMalformed where all of it is bad.
    """
    made = Evaluation()
    scoring = _Scoring(made)
    for article, outcome in _read(folder, config, made):
        scoring.add(article, outcome)
        if progress:
            progress(article.id)
    if not made.articles:
        first = made.unusable[0]
        raise SourceMalformed(f"no gold article is usable: {first}", hint=first.hint)
    scoring.finish()
    return made


def _read(
    folder: Path, config: Config, made: Evaluation
) -> Iterator[tuple[GoldArticle, tuple[Told, Article] | KgError]]:
    """Each usable gold article with what we found in its page, in the order of the files."""
    waiting: list[tuple[GoldArticle, KgError | None]] = []  # those before the next outcome

    def pages() -> Iterator[Source]:
        for one in gold_articles(folder):
            if isinstance(one, SourceError):
                made.unusable.append(one)
                continue
            found = _only(one.page, config)
            waiting.append((one, None if isinstance(found, Source) else found))
            if isinstance(found, Source):
                yield found

    for _, outcome in annotate_all(pages(), config):
        while error := waiting[0][1]:
            yield waiting.pop(0)[0], error
        article, _ = waiting.pop(0)
        if isinstance(outcome, KgError):
            yield article, outcome
        else:
            yield article, (told(outcome), outcome.extraction.article)
    for article, failure in waiting:
        if failure:
            yield article, failure


def _only(page: Path, config: Config) -> Source | KgError:
    """The one article that a page holds, as ``kg annotate`` reads it."""
    found = list(sources([str(page)], limits(config)))
    if len(found) == 1:
        return found[0]
    return SourceEmpty(f"{len(found)} articles, not one", place=str(page), hint="give one a page")


class _Scoring:
    """The tallies while articles come in."""

    def __init__(self, made: Evaluation) -> None:
        self._made, self._overlap = made, 0.0
        self._parts = [Tally(one) for one in ("mentions", "entities", "facts")]

    def add(self, gold: GoldArticle, outcome: tuple[Told, Article] | KgError) -> None:
        ours, article = (Told(), None) if isinstance(outcome, KgError) else outcome
        if isinstance(outcome, KgError):
            self._made.failed.append(outcome)
        self._page(gold, ours)
        pairing = Pairing(gold.id, gold.told, ours, Sentences(article))
        mentions, entities, facts = self._parts
        self._made.errors += pairing.mentions(mentions)
        pairs, errors = pairing.entities(entities)
        self._made.errors += errors
        self._made.errors += pairing.facts(facts, pairs)

    def _page(self, gold: GoldArticle, ours: Told) -> None:
        made, right = self._made, gold.told
        made.articles += 1
        made.titles_right += normal(ours.title or "") == normal(right.title)
        if right.date:
            made.dates += 1
            made.dates_right += (ours.date or "").startswith(right.date)
        if right.publisher:
            made.publishers += 1
            made.publishers_right += normal(ours.publisher or "") == normal(right.publisher)
        text = normal(ours.text)
        made.teasers += len(gold.teasers)
        made.teasers_leaked += sum(normal(one) in text for one in gold.teasers)
        want, have = set(normal(right.text).split()), set(text.split())
        self._overlap += len(want & have) / len(want | have) if want | have else 0.0

    def finish(self) -> None:
        made = self._made
        made.text_overlap = round(self._overlap / made.articles, 4)
        made.figures = tuple(row for part in self._parts for row in part.figures())
