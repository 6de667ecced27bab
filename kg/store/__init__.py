"""The store's folder: generations of graph, index and articles, published together or not at all.

``STORE/current`` links to ``generations/N``.  A writer fills a private copy and publishes it by one
rename of the link; readers keep the generation that they opened until they let go of it.
"""

from kg.store.articles import ArticleStore, Kept
from kg.store.generation import FORMAT, Generation, open_generation
from kg.store.writing import Draft, writing

__all__ = [
    "FORMAT",
    "ArticleStore",
    "Draft",
    "Generation",
    "Kept",
    "open_generation",
    "writing",
]
