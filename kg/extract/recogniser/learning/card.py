"""What a model learnt from and how well it does in, its model card out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from importlib.resources import files

from kg.extract.recogniser.learning.course import Course
from kg.extract.recogniser.learning.figures import Figures

__all__ = ["card"]


def card(
    source: str, hashes: Mapping[str, str], course: Course, told: Figures, hold_out: bool
) -> str:
    """The card as Markdown; its figures are of a model that never saw the dev part."""
    seen = (
        "This model learnt from the training part alone; the dev part is beside it, `dev.txt`."
        if hold_out
        else "This model learnt from both parts afterwards, so that measuring it on the dev part "
        "again flatters it. `kg train mentions --hold-out --output DIR` makes the model of these "
        "figures, with its dev part."
    )
    values = {
        "source": source,
        "hashes": "\n".join(f"- `{name}`: SHA-256 `{one}`" for name, one in hashes.items()),
        "settings": "\n".join(f"- {name}: {one}" for name, one in _settings(course).items()),
        "seen": seen,
        "scores": "\n".join(_scores(told)),
        "error": f"{told.error:.3f}",
        "area": f"{told.area:.3f}",
    }
    text = files("kg.extract.recogniser.learning").joinpath("card.md").read_text("utf-8")
    for name, value in values.items():
        text = text.replace("{" + name + "}", value)
    return text


def _settings(course: Course) -> dict[str, object]:
    told = asdict(course)
    return {**{name: one for name, one in told.items() if name != "settings"}, **told["settings"]}


def _scores(told: Figures) -> Sequence[str]:
    return [
        f"| {name} | {one.found + one.missed} | {one.precision:.3f} | {one.recall:.3f} "
        f"| {one.f1:.3f} |"
        for name, one in told.scores.items()
    ]
