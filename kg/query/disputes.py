"""A graph in, the claims that contradict each other out, two by two."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from kg.errors import EntityMissing
from kg.graph.names import expand
from kg.graph.union import select
from kg.query.node import Node
from kg.query.profile_claims import (
    FoundClaim,
    ProfileClaim,
    contents,
    found_claims,
    statements_about,
)
from kg.query.thing_names import Naming, Thing

if TYPE_CHECKING:
    from pyoxigraph import Store

__all__ = ["Dispute", "compared", "disputes"]

_QUERY = "contradictory-claims.rq"
_CLAIMS = "SELECT DISTINCT ?claim ?other ?subject ?predicate ?value ?otherValue WHERE"


@dataclass(frozen=True, slots=True)
class Dispute:
    """Two claims of which not both can hold, by their IRIs, and what each says of *subject*."""

    subject: Thing
    predicate: str
    claim: str
    says: tuple[Thing, str]
    other: str
    other_says: tuple[Thing, str]


def disputes(
    store: Store, naming: Naming, language: str, offset: int = 0, limit: int = 50
) -> tuple[list[Dispute], bool]:
    """A page of all pairs of claims that contradict each other, and whether more follow.

    They are what ``ontology/queries/contradictory-claims.rq`` finds.
    """
    query = files("kg.ontology").joinpath("queries", _QUERY).read_text("utf-8")
    head, _, pattern = query.partition("SELECT")
    pattern = pattern.partition("WHERE")[2].partition("ORDER BY")[0]
    prefixes = "\n".join(line for line in head.splitlines() if line.startswith("PREFIX"))
    asked = f"{prefixes}\n{_CLAIMS}{pattern}ORDER BY ?subject ?predicate ?claim ?other"
    rows = list(select(store, f"{asked}\nOFFSET {offset} LIMIT {limit + 1}"))
    names = ("subject", "value", "otherValue")
    naming.learn(
        {row[name].value for row in rows for name in names if not hasattr(row[name], "datatype")}
    )
    return [_dispute(store, naming, row, language) for row in rows[:limit]], len(rows) > limit


def compared(
    store: Store, naming: Naming, iris: Sequence[str], language: str
) -> list[ProfileClaim]:
    """The claims of these IRIs in words; of a single one also those that contradict it.

    Raises EntityMissing for what is no claim.
    """
    from pyoxigraph import NamedNode

    nodes = [Node(store, NamedNode(iri)) for iri in iris]
    for node in nodes:
        if not node.one("agl:modality"):
            raise EntityMissing("there is no such claim", place=node.term.value)
    if len(nodes) == 1:
        nodes += _against(store, nodes[0])
    found: list[FoundClaim] = []
    for node in nodes:  # one by one: two that say the same are to stand side by side
        found += found_claims(store, node.one("rdf:subject"), [node])
    naming.learn({one.value for one in contents(found) if not hasattr(one, "datatype")})
    return [one.told(store, naming, language) for one in found]


def _against(store: Store, node: Node) -> list[Node]:
    """The claims that say what contradicts that of *node*."""
    subject = node.one("rdf:subject")
    around = found_claims(store, subject, statements_about(store, subject))
    [mine] = found_claims(store, subject, [node])
    against = next((one.against for one in around if one.statement == mine.statement), ())
    return [one.node for one in around if one.statement in against]


def _dispute(store: Store, naming: Naming, row: Any, language: str) -> Dispute:
    def says(claim: Any, value: Any) -> tuple[Thing, str]:
        modality = Node(store, claim, ("agl:modality",)).text("agl:modality")
        return naming.thing(value, language), modality.removeprefix(expand("agl:"))

    subject = Node(store, row["subject"], ("org:member",)).one("org:member") or row["subject"]
    return Dispute(
        naming.thing(subject, language),
        row["predicate"].value,
        row["claim"].value,
        says(row["claim"], row["value"]),
        row["other"].value,
        says(row["other"], row["otherValue"]),
    )
