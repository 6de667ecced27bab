"""Extractions in, resolved ones out: which thing of the world each name refers to."""

from kg.resolve.identity import resolve

__all__ = ["resolve"]
