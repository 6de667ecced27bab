"""The store's folder: generations of graph, index and articles, published together or not at all.

``STORE/current`` links to ``generations/N``.  A writer fills a private copy and publishes it by one
rename of the link; readers keep the generation that they opened until they let go of it.
``STORE/sources`` has the bytes of the sources, which all generations share.
"""

from kg.store.articles import ArticleStore, Kept
from kg.store.generation import FORMAT, Generation, open_generation
from kg.store.originals import Originals, content_hash, packed
from kg.store.seen import Seen
from kg.store.writing import Draft, writing

__all__ = [
    "FORMAT",
    "ArticleStore",
    "Draft",
    "Generation",
    "Kept",
    "Originals",
    "Seen",
    "content_hash",
    "open_generation",
    "packed",
    "writing",
]
