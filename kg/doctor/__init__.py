"""Settings in; what is wrong with installation and store, and the command that mends it, out."""

from kg.doctor.examination import examine
from kg.doctor.finding import FINE, NOTE, WRONG, Finding
from kg.doctor.mending import mend

__all__ = ["FINE", "NOTE", "WRONG", "Finding", "examine", "mend"]
