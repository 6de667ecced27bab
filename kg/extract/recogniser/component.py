"""A spaCy Doc in, the same Doc with its entities out: the component ``kk_mentions``.

``spacy.blank("kk").add_pipe("kk_mentions")`` finds it through the entry point group
``spacy_factories``.  Put ``kk_sentences`` before it: without sentences a Doc is one.
"""

from __future__ import annotations

from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, Span

from kg.analyse import analysed_words
from kg.extract.recogniser.recognise import Recogniser, opened

__all__ = ["Mentions", "create_mentions"]


@Language.factory(
    "kk_mentions", default_config={"model": None}, assigns=["doc.ents"], retokenizes=False
)
def create_mentions(nlp: Language, name: str, model: str | None) -> Mentions:
    """The component; *model* is a folder made by ``kg train mentions``, else what ships.

    Raises ModelUnusable for a folder that holds no recogniser.
    """
    return Mentions(opened(Path(model) if model else None))


class Mentions:
    """Sets ``doc.ents`` to what a recogniser finds; it does its own analysis."""

    def __init__(self, recogniser: Recogniser) -> None:
        self._recogniser = recogniser

    def __call__(self, doc: Doc) -> Doc:
        """*doc* with its entities, which replace those that it had."""
        spans = list(doc.sents) if doc.has_annotation("SENT_START") else [doc[:]]
        places = [[token.i for token in span if not token.is_space] for span in spans]
        places = [one for one in places if one]
        sentences = [analysed_words([[doc[i].text for i in one]]).tokens for one in places]
        doc.ents = tuple(
            Span(doc, at[found.first], at[found.last - 1] + 1, label=found.label)
            for at, named in zip(places, self._recogniser.find(sentences), strict=True)
            for found in named
        )
        return doc
