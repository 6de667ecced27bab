"""Texts in, the dates and spans of time that they name out, in EDTF."""

from kg.analyse.dates.edtf import bounds, precise
from kg.analyse.dates.expressions import DateExpression, dates

__all__ = ["DateExpression", "bounds", "dates", "precise"]
