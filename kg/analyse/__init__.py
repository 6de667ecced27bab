"""Articles in, articles with their token stream out: words, sentences, lemmas and features."""

from kg.analyse.stream import analyse, analysed, analysed_words

__all__ = ["analyse", "analysed", "analysed_words"]
