"""``/graphs``: the SPARQL 1.1 Graph Store Protocol, to read for all, to write with a token.

A graph is named by ``?graph=IRI``, ``?default``, or by its address ``/graphs/...`` itself.
"""

from __future__ import annotations

from urllib.parse import quote
from uuid import uuid4

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from kg.graph.names import UNNAMED
from kg.query.reader import Reader
from kg.query.sparql import Graphs
from kg.serve.answers import answer
from kg.serve.conditions import has_state
from kg.serve.graph_bodies import triples_of
from kg.serve.media import GRAPHS, chosen
from kg.serve.site import address, site_of
from kg.serve.tokens import check_may_write
from kg.serve.worker import Asked

__all__ = ["routes"]

_METHODS = ["GET", "HEAD", "PUT", "POST", "DELETE"]
_ALL = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"
_OF_URI = "%:/?#[]@!$&'()*+,;=~"
_DEFAULT = ""  # the name of the graph that has none


def routes() -> list[Route]:
    """``/graphs``, and the graphs whose names begin with its address."""
    return [Route(path, graphs, methods=_METHODS) for path in ("/graphs", "/graphs/{path:path}")]


async def graphs(request: Request) -> Response:
    """Give, replace, extend or remove the graph that the request names."""
    name = _name(request)
    if request.method in ("GET", "HEAD"):
        return await _given(request, name)
    check_may_write(request)
    if name is None:
        if request.method != "POST":
            raise HTTPException(400, "say which graph: ?graph=IRI or ?default")
        name = address(request, f"/graphs/{uuid4().hex}")
    return await _changed(request, name)


async def _given(request: Request, name: str | None) -> Response:
    if name is None:
        raise HTTPException(400, "say which graph: ?graph=IRI or ?default")
    if name and not await run_in_threadpool(_is_there, request, name):
        raise HTTPException(404, "there is no such graph")
    named = request.query_params.get("format", "")
    media_type = chosen(request, GRAPHS, named)
    asked = Asked(_ALL, GRAPHS[media_type], Graphs((name,)) if name else None)
    return await answer(request, asked, media_type)


async def _changed(request: Request, name: str) -> Response:
    brings = (
        ""
        if request.method == "DELETE"
        else await triples_of(request, name or address(request, "/graphs"))
    )
    writer = site_of(request).writer
    async with writer.turn:
        is_there = await run_in_threadpool(_may_change, request, name)
        if request.method == "DELETE" and not is_there:
            raise HTTPException(404, "there is no such graph")
        await writer.update_now(_update(request.method, name, brings))
    if request.method == "DELETE":
        return PlainTextResponse("removed\n")
    if is_there:
        return (
            Response(status_code=204) if request.method == "PUT" else PlainTextResponse("added\n")
        )
    return Response(
        status_code=201, headers={"Location": quote(name or str(request.url), safe=_OF_URI)}
    )


def _update(method: str, name: str, triples: str) -> str:
    """What the method means, as an update."""
    graph = f"GRAPH <{name}>" if name else "DEFAULT"
    if method == "DELETE":
        return f"DROP SILENT {graph}"
    if not name:
        inserted = f"INSERT DATA {{ {triples} }}"
        return inserted if method == "POST" else f"CLEAR DEFAULT ; {inserted}"
    made = f"CREATE SILENT {graph} ; INSERT DATA {{ {graph} {{ {triples} }} }}"
    return made if method == "POST" else f"DROP SILENT {graph} ; {made}"


def _name(request: Request) -> str | None:
    """The IRI of the graph that the request names, empty for the default graph."""
    given, path = request.query_params, request.path_params.get("path", "")
    named = given.getlist("graph")
    if len(named) + ("default" in given) + bool(path) > 1:
        raise HTTPException(400, "say one graph")
    if path:
        return _checked(address(request, request.scope["raw_path"].decode("ascii")))
    if "default" in given:
        return _DEFAULT
    return _checked(named[0]) if named else None


def _checked(name: str) -> str:
    import pyoxigraph as ox

    try:
        return ox.NamedNode(name).value
    except ValueError as error:
        raise HTTPException(400, f"this is no IRI: {name[:200]}") from error


def _is_there(request: Request, name: str) -> bool:
    with site_of(request).current.reading() as reader:
        return _has(reader, name)


def _may_change(request: Request, name: str) -> bool:
    """Whether the graph is there; raises the 412 of who has not seen what is there."""
    with site_of(request).current.reading() as reader:
        is_there = _has(reader, name)
        if not has_state(request, reader if is_there else None):
            raise HTTPException(412, "it has changed meanwhile, or is there already")
        return is_there


def _has(reader: Reader, name: str) -> bool:
    """Whether the graph is there; that without a name is where it has a triple."""
    import pyoxigraph as ox

    if name:
        return name != UNNAMED and reader.graph.contains_named_graph(ox.NamedNode(name))
    unnamed = reader.graph.quads_for_pattern(None, None, None, ox.NamedNode(UNNAMED))
    return next(unnamed, None) is not None
