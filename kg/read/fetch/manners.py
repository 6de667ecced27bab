"""The settings in, how a site is visited out: its pace, its limits, the name that it is told."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Manners"]

_PROJECT = "https://w3id.org/agglo-kg/"


@dataclass(frozen=True, slots=True)
class Manners:
    """How sites are visited.

    ``delay_seconds`` lie between two requests to one host, ``fetch_seconds`` is all that one answer
    may take, ``source_bytes`` all that it may be, unpacked.  Hosts of the own network are visited
    only where ``private_addresses`` are allowed.
    """

    user_agent: str = "agglo-kg"
    delay_seconds: float = 1.0
    fetch_seconds: float = 30.0
    source_bytes: int = 50_000_000
    private_addresses: bool = False

    @property
    def signature(self) -> str:
        """The ``User-Agent`` of a request: the name, and where to read who that is."""
        stated = "(" in self.user_agent
        return self.user_agent if stated else f"{self.user_agent} (+{_PROJECT})"
