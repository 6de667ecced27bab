"""Tagged sentences in, a trained and measured model folder out."""

from kg.extract.recogniser.learning.course import Course
from kg.extract.recogniser.learning.train import train

__all__ = ["Course", "train"]
