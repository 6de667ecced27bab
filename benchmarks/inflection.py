"""Recall and precision of a word's forms on sentences of UD_Kazakh-KTB, against its gold lemmas.

Each sentence is an article.  Of every lemma with two forms or more each form is a query, which
should find the sentences that have any form of the lemma, and no other.  Forms of several lemmas
are left out.  The analyser has learnt from parts of this treebank.

    python -m benchmarks.inflection            --errors names them
"""

from __future__ import annotations

import sys
import tempfile
from collections import defaultdict
from importlib.resources import files
from pathlib import Path

from kg.analyse import analysed
from kg.model import Article, Extraction, Metadata, Resolved
from kg.search import engine, parse, plan
from kg.text import lower

_LEMMAS = 500
_PARTS = ("NOUN", "PROPN", "VERB", "ADJ")


def main(shown: bool = False) -> None:
    """Print both, for all lemmas and for those of each part of speech; what is wrong if *shown*."""
    sentences = list(_sentences())
    of_form: dict[str, set[tuple[str, str]]] = defaultdict(set)
    of_lemma: dict[tuple[str, str], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for number, (_, tokens) in enumerate(sentences):
        for form, lemma, upos in tokens:
            of_form[form].add((lemma, upos))
            of_lemma[lemma, upos][form].add(str(number))
    chosen = [
        (
            lemma,
            {form: at for form, at in forms.items() if len({one for one, _ in of_form[form]}) == 1},
        )
        for lemma, forms in sorted(of_lemma.items())
        if lemma[1] in _PARTS
    ]
    several = [(lemma, forms) for lemma, forms in chosen if len(forms) > 1]
    step = max(len(several) // _LEMMAS, 1)
    with tempfile.TemporaryDirectory() as folder:
        index = _index(Path(folder) / "index", [text for text, _ in sentences])
        scores: dict[str, list[tuple[float, float]]] = defaultdict(list)
        for (lemma, upos), forms in several[::step][:_LEMMAS]:
            wanted = {
                at
                for (other, _), known in of_lemma.items()
                if other == lemma
                for places in known.values()
                for at in places
            }
            for form in forms:
                hits = {hit.key for hit in index.search(plan(parse(f'"{form}"')), limit=5000).hits}
                right = len(hits & wanted)
                if shown and hits != wanted:
                    print(
                        f"{lemma} {form}: {len(hits - wanted)} wrong, {len(wanted - hits)} missed"
                    )
                scores[upos].append((right / len(wanted), right / max(len(hits), 1)))
        index.close()
    scores["all"] = [one for part in list(scores.values()) for one in part]
    for part, found in scores.items():
        recall, precision = (sum(column) / len(found) for column in zip(*found, strict=True))
        print(f"{part:6} {len(found):5} queries  recall {recall:.3f}  precision {precision:.3f}")


def _sentences() -> list[tuple[str, list[tuple[str, str, str]]]]:
    """The text of each sentence, and its words with lemma and part of speech."""
    found = []
    for name in ("kk_ktb-train.conllu", "kk_ktb-dev.conllu"):
        content = files("kg.corpus").joinpath("treebank", name).read_text("utf-8")
        for block in content.strip().split("\n\n"):
            lines = block.split("\n")
            text = next(one[9:] for one in lines if one.startswith("# text = "))
            cells = [one.split("\t") for one in lines if not one.startswith("#")]
            rows = [one for one in cells if one[0].isdigit() and any(map(str.isalpha, one[1]))]
            found.append((text, [(lower(one[1]), lower(one[2]), one[3]) for one in rows]))
    return found


def _index(folder: Path, texts: list[str]) -> engine.Index:
    writer = engine.open_writer(folder, "tantivy")
    for number, text in enumerate(texts):
        key = str(number)
        article = Article(id=key, key=key, identity=key, text=text, metadata=Metadata())
        writer.put(Resolved(Extraction(analysed(article), ()), ()))
    writer.commit()
    return engine.open_index(folder)


if __name__ == "__main__":
    main(shown="--errors" in sys.argv)
