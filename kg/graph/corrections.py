"""People's judgements in, the quads of the corrections graph out; and why names were merged."""

from __future__ import annotations

from collections.abc import Iterable

from kg.graph.names import Names, expand
from kg.graph.quads import Quads
from kg.graph.vocabulary import superclasses
from kg.judgement import FACT, Judgement
from kg.resolve import Resolution, article_key
from kg.resolve.told import article_of

__all__ = ["correction_quads", "judgement_iri", "merge_quads"]


def correction_quads(judgements: Iterable[Judgement], base_iri: str) -> Quads:
    """Every judgement with who gave it, when and why: data like all else."""
    names = Names(base_iri)
    quads = Quads(names.graph("corrections"))
    for one in judgements:
        node = judgement_iri(names, one.id)
        quads.link(node, "rdf:type", *superclasses(expand("agl:Judgement")))
        quads.text(node, "dct:identifier", one.id)
        quads.text(node, "agl:verdict", one.verdict)
        quads.text(node, "agl:judgedBy", one.by)
        quads.text(node, "agl:judgedAt", one.when)
        quads.text(node, "agl:because", one.why)
        if one.verdict in FACT:
            quads.link(node, "prov:wasDerivedFrom", names.document(article_key(one.one)))
            quads.text(node, "agl:judgedFact", one.one)
            continue
        for side in one.sides:
            iri, key = article_of(side)
            if "://" in iri:
                quads.link(node, "agl:judges", iri)
            else:
                quads.text(node, "agl:rightType", iri)
            if key:
                quads.link(node, "prov:wasDerivedFrom", names.document(key))
    return quads


def merge_quads(quads: Quads, known: Resolution, names: Names) -> None:
    """Add to *quads* why each name of an entity is taken for its name.

    The IRI that a name had alone leads to the entity's, so that old links find it.
    """
    for iri, entity in sorted(known.entities.items(), key=lambda one: one[0]):
        if iri != entity.iri and not article_of(iri)[1]:
            quads.link(iri, "agl:nameOf", entity.iri)
    for one in known.merges:
        node = names.hashed("merge", one.iri, one.name, one.with_name, one.because)
        quads.link(node, "rdf:type", *superclasses(expand("agl:Merge")))
        quads.link(node, "agl:mergedInto", one.iri)
        quads.text(node, "agl:mergedName", one.name, "kk")
        quads.text(node, "agl:mergedWith", one.with_name, "kk")
        quads.text(node, "agl:because", one.because, "en")
        quads.decimal(node, "agl:confidence", one.score)
        if one.judgement:
            quads.link(node, "prov:wasDerivedFrom", judgement_iri(names, one.judgement))


def judgement_iri(names: Names, id: str) -> str:
    """The node of a judgement."""
    return f"{names.base}id/judgement/{id}"
