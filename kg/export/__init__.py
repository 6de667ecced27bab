"""Stores and articles in, what others can load out: RDF dumps, annotations, rows of tokens."""

from kg.export.annotation import annotation
from kg.export.columns import token_rows
from kg.export.dump import DUMP_FORMATS, dump

__all__ = ["DUMP_FORMATS", "annotation", "dump", "token_rows"]
