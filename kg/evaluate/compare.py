"""An earlier run and this one in, what got better and what got worse out."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, fields
from pathlib import Path

from kg.errors import SourceMalformed, SourceMissing, SourceUnreadable
from kg.evaluate.figures import ALL, Figures, Part

__all__ = ["Change", "changes", "earlier_run", "is_worse"]

_FIELDS = [one.name for one in fields(Figures)]
_HINT = "save one with: kg evaluate GOLD --json > before.json"


@dataclass(frozen=True, slots=True)
class Change:
    """A row of figures of this run beside that of the earlier one, and which of them is better."""

    now: Figures
    before: Figures

    @property
    def f1(self) -> float:
        """By how much F1 has risen, below 0 if it has fallen."""
        return round(self.now.f1 - self.before.f1, 4)

    @property
    def verdict(self) -> str:
        """``better`` or ``worse`` by F1, ``other`` where only precision, recall or counts moved."""
        if self.f1:
            return "better" if self.f1 > 0 else "worse"
        return "same" if self.now == self.before else "other"


def earlier_run(file: Path) -> tuple[Figures, ...]:
    """The figures that ``kg evaluate --json`` has written to *file*.

    Raises SourceMissing, SourceUnreadable, or SourceMalformed for what is no such file.
    """
    try:
        lines = file.read_text("utf-8").splitlines()
    except FileNotFoundError as error:
        raise SourceMissing("no such file", place=str(file), hint=_HINT) from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise SourceUnreadable(reason, place=str(file), hint=f"see: ls -l {file}") from error
    except ValueError as error:
        raise SourceMalformed("no UTF-8", place=str(file), hint=_HINT) from error
    found = [row for number, line in enumerate(lines, 1) for row in _rows(line, file, number)]
    if not found:
        raise SourceMalformed("no figures in it", place=str(file), hint=_HINT)
    return tuple(found)


def changes(now: Iterable[Figures], before: Iterable[Figures]) -> list[Change]:
    """Each row of either run; of what one of them has not, all figures are 0."""
    ours, theirs = ({(one.part, one.name): one for one in run} for run in (now, before))
    order = {part: i for i, part in enumerate(dict.fromkeys(one for one, _ in ours))}
    keys = sorted({*ours, *theirs}, key=lambda one: (order.get(one[0], len(order)), one))
    return [Change(ours.get(key) or _none(*key), theirs.get(key) or _none(*key)) for key in keys]


def is_worse(found: Iterable[Change]) -> bool:
    """Whether F1 of all mentions, of all entities or of all facts has fallen."""
    return any(one.verdict == "worse" for one in found if one.now.name == ALL)


def _none(part: Part, name: str) -> Figures:
    return Figures(part, name, 0.0, 0.0, 0.0, 0, 0, 0)


def _rows(line: str, file: Path, number: int) -> list[Figures]:
    """The figures of a line; those of pages and errors have other fields and are passed over."""
    if not line.strip():
        return []
    place = f"{file}:{number}"
    try:
        found = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise SourceMalformed(f"no JSON: {error}", place=place, hint=_HINT) from error
    if not isinstance(found, dict):
        raise SourceMalformed("no JSON object", place=place, hint=_HINT)
    if "f1" not in found:
        return []
    values = {name: found.get(name) for name in _FIELDS}
    kinds: dict[str, type | tuple[type, ...]] = {"part": str, "name": str}
    wrong = [
        name
        for name, one in values.items()
        if isinstance(one, bool) or not isinstance(one, kinds.get(name, (int, float)))
    ]
    if wrong:
        raise SourceMalformed(f"no figure as {wrong[0]!r}", place=place, hint=_HINT)
    return [Figures(**values)]  # type: ignore[arg-type]  # which the line above has told
