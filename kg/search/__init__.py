"""Articles into an index, answers out of it: full-text search that knows Kazakh inflection."""

from kg.search.engine import Found, Index, IndexWriter, open_index, open_writer
from kg.search.highlight import Reasons, Snippet, occurrences, reasons
from kg.search.parse import parse
from kg.search.plan import plan
from kg.search.suggest import suggestions

__all__ = [
    "Found",
    "Index",
    "IndexWriter",
    "Reasons",
    "Snippet",
    "occurrences",
    "open_index",
    "open_writer",
    "parse",
    "plan",
    "reasons",
    "suggestions",
]
