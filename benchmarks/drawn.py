"""Articles drawn from the sentences of the bundled, licensed texts; what a mention worker does."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from kg.analyse import analysed
from kg.clean import clean
from kg.extract import recognised
from kg.extract.recogniser import shipped
from kg.model import Source
from kg.pipeline import annotate
from kg.read import page

__all__ = ["SAMPLE", "Mentions", "write_articles"]

SAMPLE = Source("-", "-", "-", "text/plain", "Шымкент қаласында жаңа көпір ашылды.".encode())
_BASE = "https://w3id.org/agglo-kg/"
_SENTENCES = (4, 14)  # an article has as many as that, as short news have


class Mentions:
    """What a worker of the mention stage does."""

    def prepare(self) -> None:
        """Load what every article needs."""
        annotate(SAMPLE, _BASE)

    def __call__(self, source: Source) -> int:
        """How many names the article has."""
        return len(recognised(analysed(clean(page(source))), shipped()).mentions)


def write_articles(file: Path, count: int, draw: random.Random) -> None:
    """Write *count* articles of sentences that are drawn from the bundled texts."""
    pool = sorted(set(sentences()))
    with file.open("w", encoding="utf-8") as out:
        for number in range(count):
            drawn = draw.sample(pool, draw.randint(*_SENTENCES))
            record = {
                "id": f"a{number}",
                "title": " ".join(drawn[0].split()[:8]),
                "date": f"{draw.randint(2010, 2026)}-{draw.randint(1, 12):02}",
                "publisher": f"Газет {draw.randint(1, 20)}",
                "text": "\n".join(" ".join(drawn[at : at + 3]) for at in range(0, len(drawn), 3)),
            }
            out.write(json.dumps(record, ensure_ascii=False) + "\n")


def sentences() -> Iterator[str]:
    """Every sentence of the bundled speeches and news, of a length that news have."""
    articles = files("kg.corpus").joinpath("articles")
    for name in ("news.jsonl", "speeches.jsonl"):
        for line in articles.joinpath(name).read_text("utf-8").splitlines():
            record = json.loads(line)
            source = Source("-", "-", "-", "text/plain", record["text"].encode())
            article = analysed(clean(page(source)))
            for span in article.sentences:
                text = " ".join(article.text[span.start : span.end].split())
                if 40 <= len(text) <= 300:
                    yield text
