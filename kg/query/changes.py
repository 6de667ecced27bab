"""The operations of an update and a graph in, the quads that they add and take away out.

Oxigraph does not tell what an update changes, and matches WHERE in the graph without name alone.
So here WHERE is asked as a query, over the union if that is the default graph, and its rows fill
the templates in an empty store: what stands there then is what is to be added or taken away.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from pyoxigraph import Literal, NamedNode, Quad, Store

from kg.errors import QueryMalformed, QueryRefused
from kg.graph.names import PREFIXES, UNNAMED, Names
from kg.graph.union import asked, leave_union, moved, named_graphs, with_union
from kg.query.guard import checked_update, variables
from kg.query.operations import Operation, operations, prologue_end
from kg.query.sparql import Graphs, functions_called
from kg.query.text import TEXT_PREFIX

__all__ = ["Changing", "check_syntax"]

_PREFIXES = PREFIXES | TEXT_PREFIX
_ROWS_AT_ONCE = 10_000
_FAILING = " DROP GRAPH <urn:x-agglo-kg:none> ; "
_PLACE = re.compile(r"(\d+):(\d+)")
_TERM = "urn:x-agglo-kg:term"  # the function that gives the term of a row
_WITHOUT_GRAPH = (
    "this does not say of which graph, and the default graph of queries is the union of all"
)


def check_syntax(update: str) -> None:
    """Raise QueryMalformed where Oxigraph does not take *update* for SPARQL; nothing of it is run.

    It is parsed as a whole, and then fails at an operation that is put before its first.
    """
    start = prologue_end(update)
    try:
        Store().update(f"{update[:start]}{_FAILING}{update[start:]}", prefixes=_PREFIXES)
    except SyntaxError as error:
        told = error.msg or str(error)
        raise QueryMalformed(
            f"not SPARQL Update: {_PLACE.sub(partial(_place, update, start), told, count=1)}",
            hint="https://www.w3.org/TR/sparql11-update/",
        ) from error
    except RuntimeError:
        return


def _place(update: str, start: int, told: re.Match[str]) -> str:
    """The line and column of *update* that Oxigraph means."""
    line, column = int(told[1]), int(told[2])
    first, last_line = update[:start].count("\n") + 1, update[:start].rpartition("\n")[2]
    if line == first and column > len(last_line) + len(_FAILING):
        column -= len(_FAILING)
    return f"{line}:{column}"


@dataclass(slots=True)
class Changing:
    """A graph while an update changes it, and what has come of it until now.

    ``inserted`` and ``deleted`` are against the graph as it was in the beginning.
    """

    graph: Store
    names: Names
    union: bool
    outside: Collection[str]
    inserted: set[Quad]
    deleted: set[Quad]
    has_new_graphs: bool = False
    using: Graphs | None = None  # what WHERE asks, said by the protocol in the place of USING

    def run(self, update: str) -> None:
        """Make all changes of *update*; raises QueryMalformed or QueryRefused in between."""
        text = checked_update(update, self.outside)
        check_syntax(text)
        listed = list(operations(text))
        for one in listed:
            self._check_graph_said(one)
        for one in listed:
            _FORMS[one.form](self, self._protocol_dataset(one))

    def _protocol_dataset(self, one: Operation) -> Operation:
        """SPARQL 1.1 Protocol, 2.2.3: the operation with the graphs that its request names."""
        if self.using is None or not one.where:
            return one
        if one.dataset or one.graph:
            raise QueryMalformed(
                f"{one.form}: WITH or USING says which graphs it asks, and the request says others",
                hint="leave out using-graph-uri and using-named-graph-uri, or WITH and USING",
            )
        return replace(one, dataset=self.using.clauses())

    def _check_graph_said(self, one: Operation) -> None:
        is_open = one.leaves_graph_open or "DEFAULT" in one.graphs
        if self.union and (is_open or (one.form == "LOAD" and len(one.graphs) < 2)):
            raise QueryRefused(
                f"{one.form}: {_WITHOUT_GRAPH}",
                hint="say it: INSERT DATA { GRAPH <https://example.org/notes> { ... } }, or open"
                " the store with default_graph='named'",
            )

    def _modify(self, one: Operation) -> None:
        rows, names = [()], list[str]()
        if one.where:
            names = sorted(variables(f"{one.delete} {one.insert}"))
            rows = self._rows(one, names)
        gone = _filled(one, one.delete, names, rows)
        self._change(gone, _filled(one, one.insert, names, rows))

    def _rows(self, one: Operation, names: list[str]) -> list[tuple[Any, ...]]:
        """The solutions of WHERE, as the values of the variables *names*."""
        chosen = " ".join(f"?{name}" for name in names) or "(1 AS ?row)"
        dataset = {} if one.dataset else asked(self.graph, union=self.union)
        if one.graph and not one.dataset:
            dataset["default_graph"] = NamedNode(_iri(one, one.graph))
        found: Any = self.graph.query(
            f"{one.prologue} SELECT {chosen} {one.dataset} WHERE {{{one.where}}}",
            prefixes=_PREFIXES,
            custom_functions=functions_called(one.where),
            **dataset,
        )
        return [tuple(row) for row in found]

    def _change(self, gone: Iterable[Quad], new: Iterable[Quad]) -> None:
        """Take quads away, then add others; refused where that changes what is derived."""
        for quad in [one for one in gone if one in self.graph]:
            self._check_own(quad.graph_name)
            self.graph.remove(quad)
            leave_union(self.graph, [quad])
            if quad in self.inserted:
                self.inserted.remove(quad)
            else:
                self.deleted.add(quad)
        added = [one for one in new if one not in self.graph]
        for quad in added:
            self._check_own(quad.graph_name)
        self.graph.extend([*with_union(added)])
        self.inserted.update(one for one in added if one not in self.deleted)
        self.deleted.difference_update(added)

    def _check_own(self, graph: Any) -> None:
        if self.names.is_derived(graph.value):
            raise QueryRefused(
                "this graph follows from articles, lists and judgements, and a build would write"
                " it anew",
                place=graph.value,
                hint="kg review corrects what was extracted; put what you add into a graph of your"
                " own",
            )

    def _load(self, one: Operation) -> None:
        source = _iri(one, one.graphs[0])
        if source not in self.outside:
            if one.is_silent:  # SPARQL 1.1 Update, 3.1.4: no error is told
                return
            raise QueryRefused(
                "LOAD fetches what is not in the store, which updates here may not",
                place=source,
                hint=f'allow it by its full IRI, in kg.toml: outside = "{source}"',
            )
        loaded = Store()
        try:
            loaded.update(f"LOAD <{source}>")
        except (OSError, SyntaxError, RuntimeError) as error:
            if not one.is_silent:
                raise QueryMalformed(f"cannot be loaded: {error}", place=source) from error
        target = self._node(one, one.graphs[-1]) if one.graphs[1:] else _DEFAULT
        self._change((), moved(loaded, target))

    def _clear(self, one: Operation) -> None:
        named = list(named_graphs(self.graph))
        chosen: dict[str, list[Any]] = {
            "DEFAULT": [_DEFAULT],
            "NAMED": named,
            "ALL": [_DEFAULT, *named],
        }
        name = one.graphs[0]
        for graph in chosen[name] if name in chosen else [self._node(one, name)]:
            self._check_own(graph)
            if self._is_there(graph, one):
                self._empty(graph, is_dropped=one.form == "DROP")

    def _create(self, one: Operation) -> None:
        graph = self._node(one, one.graphs[0])
        self._check_own(graph)
        if self.graph.contains_named_graph(graph):
            if not one.is_silent:
                raise QueryRefused("the graph is there already", place=graph.value)
            return
        self.graph.add_graph(graph)
        self.has_new_graphs = True

    def _transfer(self, one: Operation) -> None:
        """ADD, COPY or MOVE the triples of one graph to another."""
        source, target = (self._node(one, name) for name in one.graphs)
        if not self._is_there(source, one) or source == target:
            return
        said = list(moved(self.graph.quads_for_pattern(None, None, None, source), target))
        if one.form != "ADD":
            self._check_own(target)
            self._empty(target, is_dropped=False)
        self._change((), said)
        if one.form == "MOVE":
            self._check_own(source)
            self._empty(source, is_dropped=True)

    def _node(self, one: Operation, name: str) -> Any:
        return _DEFAULT if name == "DEFAULT" else NamedNode(_iri(one, name))

    def _is_there(self, graph: Any, one: Operation) -> bool:
        is_there = graph == _DEFAULT or self.graph.contains_named_graph(graph)
        if not is_there and not one.is_silent:
            raise QueryRefused(
                "there is no such graph",
                place=graph.value,
                hint=f"{one.form} SILENT passes over it",
            )
        return is_there

    def _empty(self, graph: Any, *, is_dropped: bool) -> None:
        gone = set(self.graph.quads_for_pattern(None, None, None, graph))
        self.deleted |= gone - self.inserted
        self.inserted -= gone
        if is_dropped and graph != _DEFAULT:
            self.graph.remove_graph(graph)
            self.has_new_graphs = True
        else:
            self.graph.clear_graph(graph)
        leave_union(self.graph, gone)


_DEFAULT = NamedNode(UNNAMED)
_FORMS: dict[str, Callable[[Changing, Operation], None]] = {
    "INSERT DATA": Changing._modify,
    "DELETE DATA": Changing._modify,
    "DELETE WHERE": Changing._modify,
    "MODIFY": Changing._modify,
    "LOAD": Changing._load,
    "CLEAR": Changing._clear,
    "DROP": Changing._clear,
    "CREATE": Changing._create,
    "ADD": Changing._transfer,
    "MOVE": Changing._transfer,
    "COPY": Changing._transfer,
}


def _filled(
    one: Operation, template: str, names: list[str], rows: Sequence[Sequence[Any]]
) -> set[Quad]:
    """The quads that *template* becomes, once for each of *rows*."""
    if not template.strip() or not rows:
        return set()
    filled = Store()
    for start in range(0, len(rows), _ROWS_AT_ONCE):
        part = rows[start : start + _ROWS_AT_ONCE]

        def term(row: Literal, column: Literal, part: Sequence[Sequence[Any]] = part) -> Any:
            return part[int(row.value)][int(column.value)]

        numbers = " ".join(map(str, range(len(part))))
        values = "".join(f" BIND(<{_TERM}>(?kg__row, {n}) AS ?{v})" for n, v in enumerate(names))
        graph, where = one.graph or _DEFAULT, f"VALUES ?kg__row {{ {numbers} }}{values}"
        filled.update(
            f"{one.prologue} WITH {graph} INSERT {{{template}}} WHERE {{ {where} }}",
            prefixes=_PREFIXES,
            custom_functions={NamedNode(_TERM): term},
        )
    return set(filled)


def _iri(one: Operation, name: str) -> str:
    """The IRI that *name* is short for, or relative, in this place of the update."""
    found: Any = Store().query(f"{one.prologue} SELECT ({name} AS ?iri) {{ }}", prefixes=_PREFIXES)
    [row] = found
    return str(row[0].value)
