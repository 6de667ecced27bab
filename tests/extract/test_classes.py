"""The class tree that the rules know against the one of the ontology."""

from __future__ import annotations

from kg.extract.classes import KINDS
from kg.graph.names import expand
from kg.graph.vocabulary import superclasses, vocabulary


def test_the_rules_know_the_classes_below_a_class_as_the_ontology_has_them() -> None:
    named = {quad.subject.value for quad in vocabulary() if hasattr(quad.subject, "value")}
    classes = {expand(name): name for kinds in KINDS.values() for name in kinds}
    agl = expand("agl:")
    for name, kinds in KINDS.items():
        below = {one for one in named if one.startswith(agl) and expand(name) in superclasses(one)}
        assert {classes.get(one, one) for one in below} == kinds, name
