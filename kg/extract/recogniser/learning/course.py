"""Tagged sentences in, a model that has been calibrated and measured out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from kg.extract.recogniser.attributes import is_of_letters
from kg.extract.recogniser.confidence import Calibration, evidence
from kg.extract.recogniser.labels import stretches
from kg.extract.recogniser.learning.augment import varied
from kg.extract.recogniser.learning.calibrate import calibrated
from kg.extract.recogniser.learning.figures import Figures, figures
from kg.extract.recogniser.learning.fit import Settings, fit
from kg.extract.recogniser.learning.iob import Tagged
from kg.extract.recogniser.learning.lessons import (
    analysed_tokens,
    known_attributes,
    lessons,
    sentence,
)
from kg.extract.recogniser.learning.rename import renamed
from kg.extract.recogniser.learning.split import folds
from kg.extract.recogniser.model import Model
from kg.extract.recogniser.recognise import Recogniser

__all__ = ["Course", "calibration", "measured", "taught"]

Progress = Callable[[str], None]
_UNSURE = Calibration(())


@dataclass(frozen=True, slots=True)
class Course:
    """How a model is made: how many *nets* vote, how each is trained, what is added to the data."""

    nets: int = 2
    settings: Settings = field(default_factory=Settings)
    variants: float = 0.04
    renamed: float = 1.0
    folds: int = 2


def taught(
    tagged: Sequence[Tagged], course: Course, progress: Progress, calibration: Calibration = _UNSURE
) -> Model:
    """A model that learnt from *tagged*; its nets differ in their seed alone."""
    read = [analysed_tokens(one.words) for one in tagged]
    added = [*varied(tagged, course.variants), *renamed(tagged, read, course.renamed)]
    taught_by = [*tagged, *added]
    read += [analysed_tokens(one.words) for one in added]
    described = [sentence(tokens) for tokens in read]
    known = known_attributes(described)
    of_letters = np.array([is_of_letters(one) for one in known])
    given = lessons(taught_by, described, known)
    nets = []
    for number in range(course.nets):
        settings = replace(course.settings, seed=course.settings.seed + number)
        nets.append(fit(given, of_letters, settings, progress))
    return Model(known, nets, calibration)


def calibration(tagged: Sequence[Tagged], course: Course, progress: Progress) -> Calibration:
    """What makes confidence true, by models that see all but one fold and are asked about it."""
    parts = folds(tagged, course.folds)
    told: list[list[float]] = []
    right: list[bool] = []
    for held_out in range(len(parts)):
        rest = [one for k, part in enumerate(parts) if k != held_out for one in part]
        progress(f"fold {held_out + 1} of {len(parts)}")
        recogniser = Recogniser(taught(rest, course, progress))
        asked = parts[held_out]
        found = recogniser.sure([analysed_tokens(one.words) for one in asked])
        for one, named in zip(asked, found, strict=True):
            wanted = set(stretches(one.tags))
            told += [evidence(stretch, sure) for stretch, sure in named]
            right += [stretch in wanted for stretch, _ in named]
    return calibrated(told, right)


def measured(model: Model, tagged: Sequence[Tagged]) -> Figures:
    """The figures of *model* on *tagged*, which it must not have seen."""
    found = Recogniser(model).find([analysed_tokens(one.words) for one in tagged])
    return figures([set(stretches(one.tags)) for one in tagged], list(found))
