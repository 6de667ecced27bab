"""Prefixes, and the IRIs that are made from the base: articles, graphs, mentions, claims."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["PREFIXES", "UNNAMED", "Names", "expand", "shorten"]

PREFIXES = {
    "agl": "https://w3id.org/agglo-kg/ontology#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "org": "http://www.w3.org/ns/org#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "schema": "https://schema.org/",
    "dct": "http://purl.org/dc/terms/",
    "prov": "http://www.w3.org/ns/prov#",
    "oa": "http://www.w3.org/ns/oa#",
    "nif": "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#",
    "time": "http://www.w3.org/2006/time#",
    "eli": "http://data.europa.eu/eli/ontology#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "void": "http://rdfs.org/ns/void#",
    "geo": "http://www.opengis.net/ont/geosparql#",
    "wgs84": "http://www.w3.org/2003/01/geo/wgs84_pos#",
    "cpov": "http://data.europa.eu/m8g/",
    "rov": "http://www.w3.org/ns/regorg#",
    "adms": "http://www.w3.org/ns/adms#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


# Where that stands which people write into the graph without name; it is told under no name.
UNNAMED = "urn:x-agglo-kg:unnamed"
_DERIVED = {"authority", "catalog", "corrections", "entities", "ontology"}


def expand(curie: str) -> str:
    """The IRI that a shortened name stands for; raises KeyError for a prefix that is not known."""
    prefix, _, local = curie.partition(":")
    return PREFIXES[prefix] + local


def shorten(iri: str) -> str:
    """*iri* with its prefix for people to read, or as it is where no prefix fits."""
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri


@dataclass(frozen=True, slots=True)
class Names:
    """The IRIs of one base."""

    base: str

    def document(self, key: str) -> str:
        """The article whose key is the short SHA-256 of its source identity."""
        return f"{self.base}doc/{key}"

    def document_graph(self, key: str) -> str:
        """The named graph that holds what the article says."""
        return f"{self.base}graph/doc/{key}"

    def graph(self, name: str) -> str:
        """One of the graphs of all articles: entities, authority, ontology."""
        return f"{self.base}graph/{name}"

    def is_derived(self, graph: str) -> bool:
        """Whether the graph of that IRI follows from articles, lists and judgements."""
        beginning, name = self.graph(""), graph.removeprefix(self.graph(""))
        return graph.startswith(beginning) and (name in _DERIVED or name.startswith("doc/"))

    def span(self, key: str, start: int, end: int) -> str:
        """A stretch of the article's text, addressed after RFC 5147."""
        return f"{self.document(key)}#char={start},{end}"

    def hashed(self, kind: str, *identity: object) -> str:
        """A thing known by nothing but what it consists of: a mention, claim or membership."""
        from hashlib import sha256  # OpenSSL, which a query has no use for

        text = "\n".join(map(str, identity))
        return f"{self.base}id/{kind}/{sha256(text.encode()).hexdigest()[:16]}"
