"""Analysed articles in, mentions and facts out: what an article says, not yet of whom."""

from kg.extract.recognised import recognised
from kg.extract.rules import extract

__all__ = ["extract", "recognised"]
