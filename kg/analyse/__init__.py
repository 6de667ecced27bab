"""Articles in, articles with their token stream out: words, sentences, lemmas and features."""

from typing import TYPE_CHECKING

from kg.lazy import loading

if TYPE_CHECKING:
    from kg.analyse.stream import analyse, analysed, analysed_words

__all__ = ["analyse", "analysed", "analysed_words"]

__getattr__ = loading(__name__, {"stream": ("analyse", "analysed", "analysed_words")})
