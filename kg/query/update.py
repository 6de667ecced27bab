"""A SPARQL update and a reader in, a generation with what it changes out: all of it or nothing."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import StoreMissing, UpdateInvalid
from kg.query.apart import Output
from kg.query.limits import Apart
from kg.query.text import asks_text_query
from kg.store import ArticleStore, Draft, Generation, writing

if TYPE_CHECKING:
    from pyoxigraph import Quad, Store

    from kg.query.reader import Reader
    from kg.query.sparql import Graphs

__all__ = ["Changes", "publish_update"]

_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_MOST_TOLD = 3  # of what breaks the shapes


@dataclass(frozen=True, slots=True)
class Changes:
    """What an update has changed; nothing is published where that is nothing.

    ``graphs`` are the IRIs of the graphs that it touched, empty for the one without a name.
    """

    inserted: int
    deleted: int
    graphs: tuple[str, ...]
    generation: int


def publish_update(
    reader: Reader, update: str, apart: Apart, using: Graphs | None = None
) -> Changes:
    """Change a private copy of the store in the process of *apart*, and publish it.

    *using* are the graphs that its WHERE asks, where it does not say that itself.  Raises what
    ``Reader.update`` does.
    """
    with writing(reader.store) as draft:
        previous = draft.previous
        if previous is None:
            raise StoreMissing("there is no store", place=str(reader.store), hint="kg build")
        update = _searched(reader, update, previous)
        union = reader.default_graph == "union"
        settings = (update, reader.base_iri, union, reader.outside, using)
        _copy(previous, draft.generation)
        try:
            with closing(apart.run(_apply, draft.generation.graph, *settings)) as running:
                changed, inserted, deleted, graphs = _result(running)
        except BaseException:
            apart.end()  # else it would hold the draft's files, which are to be removed
            raise
        number = previous.manifest.number
        if changed:
            number = _publish(draft, previous)
    return Changes(inserted, deleted, graphs, number)


def _searched(reader: Reader, update: str, previous: Generation) -> str:
    """*update* with what its searches find in the generation that it changes.

    That may be a later one than *reader* reads; as long as we write, nothing collects it.
    """
    if not asks_text_query(update):
        return update
    from kg.query.reader import Reader as Opened
    from kg.query.text import with_hits

    now = Opened(previous, default_graph=reader.default_graph, outside=reader.outside)
    with now:
        return with_hits(update, now, now.query)


def _publish(draft: Draft, previous: Generation) -> int:
    from kg import __version__

    draft.publish(__version__, previous.manifest.settings, previous.manifest.counts)
    return draft.generation.manifest.number


def _copy(previous: Generation, new: Generation) -> None:
    """Take over articles and index as they are; the graph's files are linked to."""
    from kg.graph.files import copy_graph
    from kg.search.engine import origin_of
    from kg.search.update import Changes as Indexed
    from kg.search.update import update_index

    with ArticleStore(previous.articles) as kept:
        kept.copy_to(new.articles)
        keys = [one.key for one in kept.known() if not one.removed]
        unchanged = Indexed(set(), set(), keys, kept.resolved)
        update_index(new.index, previous.index, unchanged, origin_of(previous.index).engine)
    if previous.embeddings.is_dir():
        shutil.copytree(previous.embeddings, new.embeddings, copy_function=os.link)
    copy_graph(previous.graph, new.graph)


def _result(running: Any) -> Any:
    """What a function that writes nothing returns."""
    while True:
        try:
            next(running)
        except StopIteration as end:
            return end.value


def _apply(
    _: Output,
    folder: Path,
    update: str,
    base_iri: str,
    union: bool,
    outside: tuple[str, ...],
    using: Graphs | None,
) -> tuple[bool, int, int, tuple[str, ...]]:
    """Change the graph in *folder*, for ``publish_update``, unless that breaks the shapes."""
    from kg.graph.files import open_graph
    from kg.graph.names import UNNAMED, Names
    from kg.query.changes import Changing

    graph = open_graph(folder)
    changing = Changing(graph, Names(base_iri), union, outside, set(), set(), using=using)
    changing.run(update)
    touched = changing.inserted | changing.deleted
    graphs = _graph_names(touched)
    _check_shapes(graph, graphs | _graph_names(_users(graph, changing.deleted)))
    graph.flush()
    changed = bool(touched) or changing.has_new_graphs
    told = sorted("" if one == UNNAMED else one for one in graphs)
    return changed, len(changing.inserted), len(changing.deleted), tuple(told)


def _graph_names(quads: Iterable[Quad]) -> set[str]:
    return {quad.graph_name.value for quad in quads if hasattr(quad.graph_name, "value")}


def _users(graph: Store, deleted: Iterable[Quad]) -> Iterable[Quad]:
    """What is said with the things that have lost a type, and may need them to have it."""
    for quad in deleted:
        if quad.predicate.value == _TYPE:
            yield from graph.quads_for_pattern(None, None, quad.subject, None)


def _check_shapes(graph: Store, graphs: set[str]) -> None:
    """Raise UpdateInvalid where what *graphs* say something of breaks the shapes."""
    from kg.graph.names import shorten
    from kg.query.shapes import violations

    broken = [one for one in violations(graph, graphs) if one.severity == "Violation"]
    if not broken:
        return
    told = [
        f"{shorten(one.focus)} {one.path}: {one.messages.get('en') or one.shape}"
        for one in broken[:_MOST_TOLD]
    ]
    more = f" (and {len(broken) - _MOST_TOLD} more)" if len(broken) > _MOST_TOLD else ""
    raise UpdateInvalid(
        f"this would break the shapes: {'; '.join(told)}{more}",
        hint="mend the update; the rules stand in ontology/shapes.ttl",
    )
