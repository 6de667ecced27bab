"""A store's folder in, a reader of its current generation out, for notebooks and commands."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack, closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.query.answer import Answer
from kg.query.opened import DefaultGraph
from kg.query.searching import Searching
from kg.store.generation import open_generation

if TYPE_CHECKING:
    from rdflib import Dataset

    from kg.query.cards import Card
    from kg.query.frame import Library
    from kg.query.limited import Limited
    from kg.query.limits import Bounds
    from kg.query.marked import MarkedArticle
    from kg.query.sparql import Graphs
    from kg.query.update import Changes

__all__ = ["Answer", "DefaultGraph", "Reader", "open_store"]


def open_store(
    store: Path | str, *, default_graph: DefaultGraph = "union", outside: Sequence[str] = ()
) -> Reader:
    """A reader of the store's current generation; builds that end meanwhile do not disturb it.

    A context manager, or plainly an object that lets go when it is closed or forgotten.  A query
    without GRAPH asks the *default_graph*: the union of all, or the one that has no name.
    *outside* are the addresses that SERVICE and LOAD may ask.  Raises StoreMissing, NotAStore,
    StoreNewer or StoreUnusable.
    """
    folder = Path(store)
    held = ExitStack()
    try:
        generation = held.enter_context(open_generation(folder))
        return Reader(generation, held, default_graph=default_graph, outside=outside)
    except BaseException:
        held.close()
        raise


class Reader(Searching):
    """One generation of a store: questions to its index and its graph, and what answers them."""

    def twin(self) -> Reader:
        """Another reader of this generation, for another thread; the graph is one for both.

        This one holds the generation for both, so it is closed last.
        """
        other = Reader(self.generation, default_graph=self.default_graph, outside=self.outside)
        vars(other).update(graph=self.graph, _whole=self._whole)
        return other

    def dataset(self) -> Dataset:
        """The graph as a read-only ``rdflib.Dataset`` with this default graph; loads rdflib."""
        from kg.query.dataset import dataset

        return dataset(self)

    def query(self, query: str, graphs: Graphs | None = None) -> Any:
        """pyoxigraph's results of a SPARQL query, run here and without limits: see ``limited``.

        *graphs* are those that are asked in the place of what the query says.  The contract's
        prefixes need no declaration.  Raises QueryMalformed or QueryRefused.
        """
        from kg.query.guard import checked
        from kg.query.sparql import results

        text = checked(query, self.outside)
        return results(self.graph, text, whole=self._whole, searched=self, graphs=graphs)

    def limited(self, bounds: Bounds | None = None) -> Limited:
        """Queries in a process of their own, within *bounds*: a context manager.

        For more than one query at a time, as on a server, have more than one of these.
        """
        from kg.query.limited import Limited

        return Limited(self, bounds)

    def update(self, update: str, bounds: Bounds | None = None) -> Changes:
        """Change graphs of your own by SPARQL Update, and read the generation that this publishes.

        Raises QueryMalformed, QueryRefused, UpdateInvalid, QueryTimeout, QueryTooLarge, StoreInUse,
        StoreUnusable; the store is then as it was.
        """
        from kg.query.limits import Apart, Bounds
        from kg.query.update import publish_update

        with closing(Apart(bounds or Bounds())) as apart:
            changes = publish_update(self, update, apart)
        self._renew()
        return changes

    def _renew(self) -> None:
        """Read the store's current generation from now on."""
        held = ExitStack()
        generation = held.enter_context(open_generation(self.store))
        self.close()
        for name in ("articles", "index", "_ids", "_whole"):
            vars(self).pop(name, None)
        self._take(generation, held)

    def table(self, query: str, library: Library | None = None) -> Any:
        """The rows of a SELECT as a pandas or polars frame, see ``kg.query.frame``."""
        from kg.query.frame import frame

        return frame(self.query(query), library)

    def entity(self, name: str) -> list[Card]:
        """The cards of what goes by *name*, a label or an IRI; raises EntityMissing."""
        from kg.query.cards import card

        return card(self.graph, name)

    def article(self, name: str) -> MarkedArticle:
        """The article of that id, IRI, URL or path, shown with its names and facts marked.

        Raises DocumentMissing where the store has none.
        """
        from kg.query.marked import MarkedArticle

        return MarkedArticle(self.resolved(name))
