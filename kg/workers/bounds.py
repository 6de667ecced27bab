"""How long and how large the work on one input may get."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Bounds"]


@dataclass(frozen=True, slots=True)
class Bounds:
    """*seconds* that may pass without a sign of life, and *memory_bytes* of address space."""

    seconds: float = 10.0
    memory_bytes: int = 4_000_000_000
