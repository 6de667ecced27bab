"""Paths in, pages out: finds the sources of articles and reads each in its own format."""

from kg.read.decode import text_of
from kg.read.formats import page
from kg.read.opened import Limits
from kg.read.sources import Fetch, from_stream, identified, sources

__all__ = ["Fetch", "Limits", "from_stream", "identified", "page", "sources", "text_of"]
