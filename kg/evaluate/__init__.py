"""A folder of gold articles in, precision, recall and F1 of what our stages find in them out."""

from kg.evaluate.compare import Change, changes, earlier_run, is_worse
from kg.evaluate.errors import Missing
from kg.evaluate.figures import Figures, Part
from kg.evaluate.gold import gold_articles
from kg.evaluate.scored import Evaluation, evaluate

__all__ = [
    "Change",
    "Evaluation",
    "Figures",
    "Missing",
    "Part",
    "changes",
    "earlier_run",
    "evaluate",
    "gold_articles",
    "is_worse",
]
