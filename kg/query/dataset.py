"""A reader in, an ``rdflib.Dataset`` over its graph out: read-only, guarded like all queries."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Mapping
from typing import TYPE_CHECKING, Any, NoReturn

import rdflib
from oxrdflib import OxigraphStore
from pyoxigraph import NamedNode, Store
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID
from rdflib.plugins.sparql.sparql import Query
from rdflib.query import Result
from rdflib.term import Identifier, Node

from kg.errors import QueryMalformed, QueryRefused
from kg.graph.names import PREFIXES, UNNAMED
from kg.graph.union import asked, has_union

if TYPE_CHECKING:
    from kg.query.reader import Reader

__all__ = ["dataset"]

# Oxigraph's graph without name, by the name that oxrdflib knows it by, is the union.
_UNION, _UNNAMED = (
    rdflib.Graph(identifier=DATASET_DEFAULT_GRAPH_ID),
    rdflib.Graph(identifier=UNNAMED),
)


def dataset(reader: Reader) -> rdflib.Dataset:
    """The graph of *reader*, with its default graph; holds the generation while it is used."""
    made = _Dataset(store=_ReadOnly(reader), default_union=reader.default_graph == "union")
    for prefix, namespace in PREFIXES.items():
        made.bind(prefix, namespace)
    return made


class _Dataset(rdflib.Dataset):
    """A Dataset whose own methods do not warn that they use what is deprecated in it."""

    @property
    def default_context(self) -> Any:
        """The default graph, by the old name that rdflib itself goes on to use."""
        return self._default_context

    @default_context.setter
    def default_context(self, graph: Any) -> None:
        self._default_context = graph


class _ReadOnly(OxigraphStore):
    """An Oxigraph store that changes nothing, and whose literals equal those that people write."""

    def __init__(self, reader: Reader) -> None:
        super().__init__(store=reader.graph)
        self._reader = reader  # while we live, its generation is not collected
        self._union = _UNION if has_union(reader.graph) else None

    def query(
        self,
        query: Query | str,
        initNs: Mapping[str, Any],
        initBindings: Mapping[str, Identifier],
        queryGraph: str,
        **options: object,
    ) -> Result:
        """Ask Oxigraph, a prepared query too: rdflib's own engine would read files and the web."""
        from kg.query.guard import checked, graphs_named
        from kg.query.sparql import check_graphs
        from kg.query.text import asks_text_query
        from kg.query.text.pattern import read_pattern

        if isinstance(query, Query):
            query, initNs, _ = query._original_args
        if options:
            raise QueryRefused(
                f"queries to this store have no option {', '.join(options)}",
                hint="leave it out; for a limit of time see kg.open(store).limited()",
            )
        text = checked(str(query), self._reader.outside)
        if asks_text_query(text) and read_pattern(text).statements:
            hint = "kg.open(store).query(...) answers it, and .table(...) as a frame"
            raise QueryRefused("a Dataset of rdflib does not search texts by text:query", hint=hint)
        named = graphs_named(text)
        if named is not None:
            check_graphs(self._inner, named)  # FROM says what is asked
        prefixes = {
            name: str(namespace) for name, namespace in [*self.namespaces(), *initNs.items()]
        }
        meant: Any = _Meant(self._inner, {} if named is not None else self._dataset(queryGraph))
        try:
            found = OxigraphStore(store=meant).query(text, prefixes, initBindings, queryGraph)
            return _plain_result(found)
        except SyntaxError as error:
            raise QueryMalformed(f"not SPARQL: {error.msg or error}") from error
        except RuntimeError as error:  # as for a binding of what SELECT does not name
            raise QueryMalformed(f"cannot be answered: {error}") from error

    def _dataset(self, graph: str) -> dict[str, Any]:
        """How pyoxigraph is told to ask the graph that rdflib means."""
        if graph == "__UNION__":
            return asked(self._inner, union=True)
        told = asked(self._inner, union=False)
        return told if graph == _UNION.identifier else told | {"default_graph": NamedNode(graph)}

    def triples(self, triple_pattern: Any, context: Any = None) -> Iterator[Any]:
        """The triples of a pattern; a text without language is a plain literal."""
        for triple, _ in super().triples(triple_pattern, self._asked(context)):
            contexts = iter((context,)) if context is not None else self.contexts(triple)
            yield tuple(map(_plain, triple)), contexts

    def contexts(self, triple: Any = None) -> Generator[rdflib.Graph, None, None]:
        """The graphs, or those that have a triple; the one without name has rdflib's for it."""
        for one in super().contexts(triple):
            if one.identifier == _UNNAMED.identifier:
                yield rdflib.Graph(self, _UNION.identifier)
            elif one.identifier != _UNION.identifier:
                yield one

    def __len__(self, context: Any = None) -> int:
        return super().__len__(self._asked(context))

    def _asked(self, context: Any) -> Any:
        """The graph of the Oxigraph store that rdflib means, where None is the union of all."""
        if context is None:
            return self._union
        return _UNNAMED if context.identifier == _UNION.identifier else context

    def add_graph(self, graph: Any) -> None:
        """Nothing: rdflib says this to look at a graph."""

    def _refuse(self, *_: object, **__: object) -> NoReturn:
        raise QueryRefused(
            "this Dataset only reads",
            hint="kg.open(store).update(...), or kg update, changes the store",
        )

    add = addN = remove = update = remove_graph = _refuse


class _Meant:
    """An Oxigraph store that is asked the graphs that are meant, whatever oxrdflib asks."""

    def __init__(self, store: Store, dataset: Mapping[str, Any]) -> None:
        self._store, self._dataset = store, dataset

    def query(self, query: str, prefixes: Any, substitutions: Any, **_: object) -> Any:
        return self._store.query(
            query, prefixes=prefixes, substitutions=substitutions, **self._dataset
        )


def _plain_result(found: Result) -> Result:
    if found.type == "SELECT":
        rows = found.bindings
        found.bindings = [{name: _plain(value) for name, value in row.items()} for row in rows]
    elif found.graph is not None:
        triples, found.graph = list(found.graph), rdflib.Graph()
        for triple in triples:
            found.graph.add(tuple(map(_plain, triple)))
    return found


def _plain(term: Node | None) -> Any:
    if isinstance(term, rdflib.Literal) and term.datatype == rdflib.XSD.string:
        return rdflib.Literal(str(term))
    return term
