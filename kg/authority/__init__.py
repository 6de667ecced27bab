"""The authority lists of ``corpus/authority`` in, checked entries out; every stage may ask them."""

from kg.authority.authority import Authority, authority, read_authority
from kg.authority.entries import Body, Former, Person, Post, Term, Unit
from kg.authority.rows import AUTHORITY_FOLDER, Row, list_rows

__all__ = [
    "AUTHORITY_FOLDER",
    "Authority",
    "Body",
    "Former",
    "Person",
    "Post",
    "Row",
    "Term",
    "Unit",
    "authority",
    "list_rows",
    "read_authority",
]
