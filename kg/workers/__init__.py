"""A function and its inputs in, each input with its outcome out, made in processes of their own."""

from kg.workers.bounds import Bounds
from kg.workers.elsewhere import elsewhere
from kg.workers.spread import spread

__all__ = ["Bounds", "elsewhere", "spread"]
