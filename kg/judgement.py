"""What a person decided about names, types and facts: one frozen record for each decision.

A side is the IRI of a name as it stands alone, or ``IRI@KEY`` for that name in one article only.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["FACT", "PAIR", "TYPE", "VERDICTS", "Judgement"]

PAIR = frozenset({"same", "not same", "not sure"})
TYPE = frozenset({"wrong type"})
FACT = frozenset({"wrong fact"})
VERDICTS = (*sorted(PAIR, key=len), *TYPE, *FACT)


@dataclass(frozen=True, slots=True, order=True)
class Judgement:
    """One decision: *verdict* on *one* and *other*, by whom, when and why.

    ``same``, ``not same`` and ``not sure`` are about two names.  For ``wrong type`` *other* is the
    right class (``agl:Company``).  For ``wrong fact`` *one* is the fact's lasting key and *other*
    is empty.  ``when`` is as it was given, so a replay never asks a clock.
    """

    when: str
    verdict: str
    one: str
    other: str
    by: str = ""
    why: str = ""

    @property
    def id(self) -> str:
        """Ten digits of a hash of all that it says."""
        from hashlib import sha256  # OpenSSL, which a search has no use for

        said = (self.verdict, *self.sides, self.by, self.when, self.why)
        return sha256("\n".join(said).encode()).hexdigest()[:10]

    @property
    def told(self) -> str:
        """The judgement in one line, for people."""
        origin = ", ".join(filter(None, (self.by, self.when, self.id)))
        return f"{self.one} {self.verdict} {self.other}".rstrip() + f" ({origin})"

    @property
    def sides(self) -> tuple[str, str]:
        """What it is about; two names in the order of the alphabet."""
        if self.verdict in PAIR and self.other < self.one:
            return self.other, self.one
        return self.one, self.other
