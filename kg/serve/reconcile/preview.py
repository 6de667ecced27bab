"""The id of a thing, class or property in, a small page of it out, which clients embed."""

from __future__ import annotations

from functools import partial
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from kg.query.named_things import CLASSES, broader, short_class
from kg.serve.headers import EMBEDDED
from kg.serve.language import said
from kg.serve.reconcile.properties import of_class, property_of, values
from kg.serve.reconcile.source import Source, answered, in_thread
from kg.serve.site import address, site_of

__all__ = ["HEIGHT", "WIDTH", "flyout", "preview"]

WIDTH, HEIGHT = 420, 280
_ROWS, _CELLS, _NAMES = 6, 4, 6
_NAMING = ("skos:", "rdf:", "owl:", "wgs84:")


async def preview(request: Request) -> Response:
    """The page of a thing, which any site may put into a frame; 404 for what is none."""

    def made(known: Source) -> Response:
        content = _entity(request, known, request.query_params.get("id", ""), "preview.html")
        headers = {**EMBEDDED, "Content-Language": known.language, "Cache-Control": "no-cache"}
        return HTMLResponse(content, headers=headers)

    return await in_thread(request, made)


async def flyout(request: Request) -> Response:
    """The same within JSON, for what a client shows where its pointer rests on a suggestion."""
    what, given = request.path_params["what"], request.query_params.get("id", "")

    def made(known: Source) -> Response:
        if what == "entity":
            content = _entity(request, known, given, "flyout.html")
        else:
            content = _term(request, known, what, given)
        return answered({"id": given, "html": content}, known.language)

    return await in_thread(request, made)


def _entity(request: Request, known: Source, given: str, template: str) -> str:
    thing = known.naming.thing(given) if given else None
    if thing is None:
        raise HTTPException(404, "there is no such entity")
    things = known.naming.things
    iri, own = things.iris[thing], known.name(thing)
    others = [one for one in _texts(known, iri, "skos:altLabel") if one != own]
    return _rendered(
        request,
        known,
        template,
        name=own,
        about=known.description(thing),
        names=others[:_NAMES],
        facts=_facts(known, thing),
        articles=things.articles[thing],
        page=address(request, f"/{known.id(iri)}") if "://" not in known.id(iri) else iri,
    )


def _term(request: Request, known: Source, what: str, given: str) -> str:
    wanted = property_of(given)
    if what == "property" and wanted is not None:
        about = known.type(wanted.domain)["name"] if wanted.domain else ""
        name = wanted.name(known.language)
    elif what == "type" and short_class(given) in CLASSES:
        first, *above = [
            known.type(one)["name"] for one in (short_class(given), *broader(short_class(given)))
        ]
        name, about = first, " > ".join(above)
    else:
        raise HTTPException(404, f"there is no such {what}")
    about = about or given
    return _rendered(
        request, known, "flyout.html", name=name, about=about, names=[], facts=[], articles=None
    )


def _facts(known: Source, thing: int) -> list[tuple[str, list[str]]]:
    """What the graph says of it first, by the names of properties."""
    found = []
    things = known.naming.things
    for one in of_class(things.kind(thing)):
        stated = [] if one.id.startswith(_NAMING) else _texts(known, things.iris[thing], one.id)
        if stated:
            found.append((one.name(known.language), stated[:_CELLS]))
    return found[:_ROWS]


def _texts(known: Source, iri: str, name: str) -> list[str]:
    from pyoxigraph import NamedNode

    wanted = property_of(name)
    stated = values(known.reader.graph, iri, wanted) if wanted else []
    texts = (known.value_name(v.value) if isinstance(v, NamedNode) else v.value for v in stated)
    return list(dict.fromkeys(texts))


def _rendered(request: Request, known: Source, template: str, **told: Any) -> str:
    site = site_of(request)
    return site.templates.get_template(f"reconcile/{template}").render(
        t=partial(said, known.language), url=site.url, language=known.language, **told
    )
