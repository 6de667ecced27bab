"""A class of the ontology in, the classes that are kinds of it out."""

from __future__ import annotations

__all__ = ["KINDS", "kinds_of"]

_BODIES = frozenset(
    {"agl:PublicBody", "agl:Akimat", "agl:Ministry", "agl:Maslikhat", "agl:Government"}
    | {"agl:Agency"}
)
_EVENTS = frozenset(
    {"agl:Event", "agl:Meeting", "agl:Presentation", "agl:Signing", "agl:Appointment"}
)
_INSTRUMENTS = frozenset(
    {"agl:Instrument", "agl:Decision", "agl:Law", "agl:Plan", "agl:Scheme", "agl:Programme"}
    | {"agl:Memorandum", "agl:GovernanceModel"}
)
_ORGANIZATIONS = _BODIES | {
    "agl:Organization",
    "agl:ResearchInstitute",
    "agl:Company",
    "agl:Council",
}
# As ``ontology/agglo.ttl`` has it, which a test compares; that file is RDF and slow to read.
KINDS: dict[str, frozenset[str]] = {
    "agl:PublicBody": _BODIES,
    "agl:Organization": _ORGANIZATIONS,
    "agl:Event": _EVENTS,
    "agl:Instrument": _INSTRUMENTS,
    "agl:Place": frozenset({"agl:Place", "agl:AdministrativeUnit", "agl:Agglomeration"}),
}


def kinds_of(name: str) -> frozenset[str]:
    """The class *name* with all classes below it."""
    return KINDS.get(name, frozenset({name}))
