"""How fast each stage is on the sample corpus, against spaCy's Kyrgyz tokeniser on its text."""

from __future__ import annotations

from importlib.resources import as_file, files

import spacy
from timing import median_of, print_ratios

from kg.analyse import analysed
from kg.clean import clean
from kg.extract import extract
from kg.graph import article_quads
from kg.model import Source
from kg.read import Limits, page, sources
from kg.resolve import resolve

BASE = "https://w3id.org/agglo-kg/"


def main() -> None:
    """Time the stages one by one, each on what the one before it made."""
    with as_file(files("kg.corpus").joinpath("articles")) as folder:
        found = [one for one in sources([str(folder)], Limits()) if isinstance(one, Source)]
    articles = [clean(page(one)) for one in found]
    streams = [analysed(one) for one in articles]
    extractions = [extract(one) for one in streams]
    resolved = [resolve(one, BASE) for one in extractions]
    kyrgyz, kazakh = spacy.blank("ky"), spacy.blank("kk")
    texts = [line for one in articles for line in one.text.split("\n")]
    seconds = {
        "spaCy ky: tokens": median_of(lambda: [kyrgyz(line) for line in texts]),
        "spaCy kk: tokens": median_of(lambda: [kazakh(line) for line in texts]),
        "read, clean": median_of(lambda: [clean(page(one)) for one in found]),
        "analyse": median_of(lambda: [analysed(one) for one in articles]),
        "extract": median_of(lambda: [extract(one) for one in streams]),
        "resolve": median_of(lambda: [resolve(one, BASE) for one in extractions]),
        "graph (quads)": median_of(lambda: [article_quads(one, BASE, 0.5) for one in resolved]),
    }
    tokens = sum(len(one.tokens) for one in streams)
    title = f"Stages over {len(found)} articles, {tokens} tokens"
    print_ratios(title, seconds, "spaCy ky: tokens")
    pace = tokens / (seconds["analyse"] + seconds["extract"])
    print(f"  analyse and extract: {pace:.0f} tokens/s")


if __name__ == "__main__":
    main()
