"""Analysed sentences in, the mentions out that a trained model finds, each with how sure it is."""

from kg.extract.recogniser.recognise import SHIPPED, Found, Recogniser, opened, shipped

__all__ = ["SHIPPED", "Found", "Recogniser", "opened", "shipped"]
