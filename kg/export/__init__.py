"""Stores and articles in, what others can load out: RDF dumps, annotations, marked pages."""

from kg.export.annotation import annotation
from kg.export.columns import token_rows
from kg.export.dump import DUMP_FORMATS, dump
from kg.export.marked import marked_page

__all__ = ["DUMP_FORMATS", "annotation", "dump", "marked_page", "token_rows"]
