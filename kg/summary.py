"""Errors and notices of a build in, what it did and what it left out out."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.errors import KgError
from kg.model import Skipped

__all__ = ["Summary"]


@dataclass
class Summary:
    """What a build did.  ``skipped`` has each source that gave no article, with the reason.

    ``notices`` tell of articles that were made of less than their source.
    """

    read: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    removed: int = 0
    skipped: list[Skipped] = field(default_factory=list)
    notices: list[Skipped] = field(default_factory=list)
    entities: int = 0
    facts: int = 0
    seconds: float = 0.0

    @property
    def succeeded(self) -> bool:
        """Whether anything was read or unchanged."""
        return bool(self.read or self.unchanged or not self.skipped)

    def skip(self, error: KgError) -> None:
        """Count a source that gave no article."""
        skipped = Skipped(error.place, error.message, error.hint, type(error).__name__)
        self.skipped.append(skipped)

    def skip_removed(self, location: str, id: str) -> None:
        """Count a source whose article people took out."""
        hint = f"take it in again: kg remove --restore {id}"
        self.skipped.append(Skipped(location, "removed earlier", hint, "Removed"))

    def note_missing(self, identity: str) -> None:
        """Tell of an article whose source's bytes are lost."""
        reason = "its bytes are not in the store, so its cleaned text was taken"
        hint = "build once more from the source itself: kg build SOURCE"
        self.notices.append(Skipped(identity, reason, hint, "OriginalMissing"))
