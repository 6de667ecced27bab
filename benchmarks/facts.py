"""Facts of a collection of texts, counted, with a random sample to be judged by reading.

    python benchmarks/facts.py speeches.jsonl            # how many of which kind
    python benchmarks/facts.py speeches.jsonl --sample 100 > sample.md

The file has JSON lines with ``text`` and, if known, ``id``, ``title``, ``date``.  The sample is
the same for the same file, number and seed: a Markdown table of fact, sentence and an empty
verdict.  ``docs/quality.md`` holds one that was judged.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from kg.analyse import analysed
from kg.extract import extract
from kg.model import Article, Extraction, Fact, Metadata


def main() -> None:
    """Print the counts, or the table of a sample."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--sample", type=int, default=0, help="facts to print: --sample 100")
    parser.add_argument("--seed", type=int, default=20261122)
    arguments = parser.parse_args()
    found = [(one, fact) for one in extractions(arguments.file) for fact in one.facts]
    if not arguments.sample:
        for predicate, count in Counter(fact.predicate for _, fact in found).most_common():
            print(f"{count:6} {predicate}")
        print(f"{len(found):6} in all")
        return
    chosen = random.Random(arguments.seed).sample(found, min(arguments.sample, len(found)))
    print("| | fact | rule | sentence | right |\n|---|---|---|---|---|")
    for number, (one, fact) in enumerate(chosen, 1):
        print(f"| {number} | {told(one, fact)} | `{fact.rule}` | {sentence(one, fact)} | |")


def extractions(path: Path) -> Iterator[Extraction]:
    """What each text of a file says."""
    for number, line in enumerate(path.read_text("utf-8").splitlines()):
        record = json.loads(line)
        metadata = Metadata(title=record.get("title"), date=record.get("date"))
        name = str(record.get("id", number))
        yield extract(analysed(Article(name, "0" * 16, name, record["text"], metadata)))


def told(one: Extraction, fact: Fact) -> str:
    """Subject, predicate, object, and the modality if it is not asserted."""
    value = fact.object if isinstance(fact.object, str) else one.referents[fact.object].name
    words = f"{one.referents[fact.subject].name} → {fact.predicate} → {value}"
    return cell(words + ("" if fact.modality == "asserted" else f" ({fact.modality})"))


def sentence(one: Extraction, fact: Fact) -> str:
    """The sentences that hold the evidence."""
    span = one.article.sentence_at(fact.start, fact.end)
    return cell(one.article.text[span.start : span.end])


def cell(text: str) -> str:
    """*text* as it may stand in a table's cell."""
    return " ".join(text.split()).replace("|", "\\|")


if __name__ == "__main__":
    main()
