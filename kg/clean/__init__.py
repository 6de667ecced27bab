"""A page in, a clean article out: title, text and teasers apart."""

from kg.clean.article import article_key, clean, told_anew

__all__ = ["article_key", "clean", "told_anew"]
