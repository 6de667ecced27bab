"""Kazakh word forms come in, their lemmas, parts of speech and features go out."""

from kg.analyse.morphology.analyser import analyses, lemma, tag
from kg.analyse.morphology.analysis import Analysis
from kg.analyse.morphology.generate import inflect

__all__ = ["Analysis", "analyses", "inflect", "lemma", "tag"]
