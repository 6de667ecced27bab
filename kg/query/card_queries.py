"""What a card asks of the graph, as SPARQL about ``?thing``."""

from __future__ import annotations

__all__ = [
    "BY_LABEL",
    "FACTS",
    "HELD",
    "HOLDING",
    "KNOWN",
    "LABEL",
    "LABELLED",
    "LABELS",
    "MENTIONS",
    "MERGES",
    "NAMED",
    "POSTS",
    "TYPES",
]

LABELLED = "VALUES ?naming { skos:prefLabel skos:altLabel } ?thing ?naming ?label ."
BY_LABEL = f"""
SELECT DISTINCT ?thing WHERE {{
  {LABELLED} FILTER(LCASE(STR(?label)) = ?wanted)
}} ORDER BY ?thing"""
HOLDING = f"""
SELECT DISTINCT ?label WHERE {{
  {LABELLED} FILTER(LCASE(LANG(?label)) != "kk-latn" && CONTAINS(LCASE(STR(?label)), ?wanted))
}} ORDER BY STRLEN(STR(?label)) ?label LIMIT 5"""
KNOWN = "SELECT (COUNT(*) AS ?n) WHERE { ?thing rdf:type ?type }"
LABELS = f"SELECT DISTINCT ?naming ?label WHERE {{ {LABELLED} }} ORDER BY DESC(?naming) ?label"
TYPES = "SELECT DISTINCT ?type WHERE { ?thing rdf:type ?type } ORDER BY ?type"
FACTS = """
SELECT DISTINCT ?subject ?predicate ?object ?modality ?confidence ?sentence ?title ?article ?first
  ?member
WHERE {
  { ?claim rdf:subject ?thing } UNION { ?claim rdf:object ?thing }
  UNION { ?held org:member|agl:post ?thing . ?claim rdf:subject ?held }
  ?claim rdf:subject ?subject ; rdf:predicate ?predicate ; rdf:object ?object ;
         agl:modality ?modality ; agl:confidence ?confidence ; agl:supportedBy ?evidence .
  ?evidence a nif:Sentence ; nif:anchorOf ?sentence ; agl:inArticle ?article .
  OPTIONAL { ?subject org:member ?member }
  OPTIONAL { ?article dct:title ?title }
  OPTIONAL { ?article dct:isVersionOf ?first }
} ORDER BY BOUND(?first) ?article ?sentence ?predicate ?subject ?object"""
MERGES = """
SELECT DISTINCT ?name ?with ?because ?judgement ?confidence WHERE {
  ?merge agl:mergedInto ?thing ; agl:mergedName ?name ; agl:mergedWith ?with ;
         agl:because ?because ; agl:confidence ?confidence .
  OPTIONAL { ?merge prov:wasDerivedFrom/dct:identifier ?judgement }
} ORDER BY DESC(?confidence) ?name ?with"""
POSTS = """
SELECT DISTINCT ?post ?holder ?from ?to ?first ?last WHERE {
  { ?held org:member ?thing } UNION { ?held agl:post ?thing }
  ?held agl:post ?post ; org:member ?holder .
  OPTIONAL { ?held agl:statedFrom ?from } OPTIONAL { ?held agl:statedTo ?to }
  OPTIONAL { ?held agl:firstAttested ?first } OPTIONAL { ?held agl:lastAttested ?last }
} ORDER BY COALESCE(STR(?from), STR(?first), "9999") ?post ?holder"""
NAMED = "SELECT ?iri WHERE { ?thing agl:nameOf ?iri }"
HELD = "SELECT ?member ?post WHERE { ?thing org:member ?member ; agl:post ?post }"
MENTIONS = "SELECT (COUNT(*) AS ?n) WHERE { ?mention agl:refersTo ?thing }"
LABEL = """
SELECT ?label WHERE {
  ?thing skos:prefLabel|rdfs:label ?label
  BIND(IF(LANG(?label) = "kk", 1, IF(LANG(?label) = "ru", 2, 3)) AS ?rank)
} ORDER BY ?rank ?label LIMIT 1"""
