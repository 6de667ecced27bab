"""Extractions in, resolved ones out: which thing of the world each name refers to."""

from kg.resolve.components import Clash
from kg.resolve.identity import resolve
from kg.resolve.judged_facts import article_key, fact_key
from kg.resolve.resolution import Doubt, Merge, Resolution, resolution
from kg.resolve.told import NameTold, Telling, telling
from kg.resolve.verdicts import NameRecord, Reason, Verdict, same
from kg.resolve.wikidata import WikidataList, read_wikidata

__all__ = [
    "Clash",
    "Doubt",
    "Merge",
    "NameRecord",
    "NameTold",
    "Reason",
    "Resolution",
    "Telling",
    "Verdict",
    "WikidataList",
    "article_key",
    "fact_key",
    "read_wikidata",
    "resolution",
    "resolve",
    "same",
    "telling",
]
