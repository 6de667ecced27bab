"""Texts in, the numbers, shares and sums of money that they name out."""

from kg.analyse.numbers.values import Number, numbers, value_of

__all__ = ["Number", "numbers", "value_of"]
