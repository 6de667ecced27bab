"""Addresses in, sources out: gets pages, feeds and sitemaps from the web, politely and safely."""

from kg.read.fetch.fetcher import fetching
from kg.read.fetch.manners import Manners
from kg.read.fetch.memory import Memory, Notes
from kg.read.fetch.pace import Clock

__all__ = ["Clock", "Manners", "Memory", "Notes", "fetching"]
