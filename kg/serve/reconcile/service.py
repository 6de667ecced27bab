"""``/reconcile``: version 0.2 of the API, as OpenRefine speaks it."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qsl

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from kg import __version__
from kg.query.named_things import short_class
from kg.serve.language import said
from kg.serve.reconcile.preview import HEIGHT, WIDTH, flyout, preview
from kg.serve.reconcile.source import Source, answered, body_of, in_thread
from kg.serve.reconcile.told import cells, found, proposals, suggested, type_told
from kg.serve.reconcile.wanted import BATCH, batch, decoded, extension
from kg.serve.site import address

__all__ = ["DEFAULT_TYPES", "manifest_of_both", "propose", "routes", "suggest"]

DEFAULT_TYPES = ("agl:Person", "agl:Organization", "agl:Place", "org:Post", "agl:Instrument")
_ONTOLOGY = "https://w3id.org/agglo-kg/ontology#"
_FORM = "application/x-www-form-urlencoded"
_MOST_CURSOR = 10_000


def routes() -> list[Route]:
    """``/reconcile`` and what its manifest names."""
    return [
        Route("/reconcile", reconcile, methods=["GET", "POST"]),
        Route("/reconcile/suggest/{what:str}", suggest),
        Route("/reconcile/flyout/{what:str}", flyout),
        Route("/reconcile/preview", preview),
        Route("/reconcile/properties", propose),
    ]


async def reconcile(request: Request) -> Response:
    """The candidates of a batch, the values of an extension, or the manifest."""
    given = await _given(request)
    if "queries" in given:
        queries = batch(decoded(given["queries"]))

        def results(known: Source) -> Response:
            told = found(known, list(queries.values()), named=False)
            content = {key: {"result": one} for key, one in zip(queries, told, strict=True)}
            return answered(content, known.language)

        return await in_thread(request, results)
    if "extend" in given:
        wanted = extension(decoded(given["extend"]))

        def table(known: Source) -> Response:
            columns, rows = cells(known, wanted)
            return answered({"meta": columns, "rows": rows}, known.language)

        return await in_thread(request, table)
    if request.method == "POST":
        raise HTTPException(400, "a form has queries or extend")
    return await in_thread(request, lambda known: _manifest(request, known))


async def suggest(request: Request) -> Response:
    """The entities, types or properties that begin as ``prefix`` does."""
    what = request.path_params["what"]
    if what not in ("entity", "type", "property"):
        raise HTTPException(404, "there are suggestions for entity, type and property")
    cursor, prefix = _number(request, "cursor"), request.query_params.get("prefix", "")[:200]

    def results(known: Source) -> Response:
        return answered({"result": suggested(known, what, prefix, cursor)}, known.language)

    return await in_thread(request, results)


async def propose(request: Request) -> Response:
    """The properties that things of ``type`` may have."""
    kind, limit = request.query_params.get("type", ""), _number(request, "limit")

    def proposed(known: Source) -> Response:
        told: dict[str, Any] = {"properties": proposals(known, short_class(kind), limit)}
        if kind:
            told["type"] = kind
        if limit:
            told["limit"] = limit
        return answered(told, known.language)

    return await in_thread(request, proposed)


async def _given(request: Request) -> dict[str, str]:
    """The parameters of the address and of the form; a body in JSON has the queries themselves."""
    given = dict(request.query_params)
    if request.method != "POST":
        return given
    media_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    body = await body_of(request)
    if media_type == "application/json":
        return {**given, "queries": body.decode("utf-8", "replace")}
    if media_type != _FORM:
        raise HTTPException(415, f"what is sent is {_FORM} or application/json")
    try:
        form = parse_qsl(body.decode("utf-8"), keep_blank_values=True, max_num_fields=50)
    except ValueError:
        raise HTTPException(400, "this is no form in UTF-8") from None
    return {**given, **dict(form)}


def manifest_of_both(request: Request, known: Source, version: str) -> dict[str, Any]:
    """What the manifests of both versions say alike."""
    return {
        "versions": [version],
        "name": said(known.language, "reconcile.name"),
        "documentation": address(request),
        "serviceVersion": f"agglo-kg {__version__}",
        "logo": address(request, "/static/icon.svg"),
        "defaultTypes": [type_told(known, kind) for kind in DEFAULT_TYPES],
        "batchSize": BATCH,
    }


def _manifest(request: Request, known: Source) -> Response:
    root, language = address(request, "/reconcile"), known.language
    told = {
        **manifest_of_both(request, known, "0.2"),
        "identifierSpace": known.reader.base_iri,
        "schemaSpace": _ONTOLOGY,
        "view": {"url": address(request, "/") + "{{id}}"},
        "preview": {"url": f"{root}/preview?id={{{{id}}}}", "width": WIDTH, "height": HEIGHT},
        "suggest": {
            what: {
                "service_url": root,
                "service_path": f"/suggest/{what}",
                "flyout_service_url": root,
                "flyout_service_path": f"/flyout/{what}?id=${{id}}",
            }
            for what in ("entity", "type", "property")
        },
        "extend": {
            "propose_properties": {"service_url": root, "service_path": "/properties"},
            "property_settings": [
                {
                    "name": "limit",
                    "label": said(language, "reconcile.limit"),
                    "type": "number",
                    "default": 0,
                    "help_text": said(language, "reconcile.limit_help"),
                }
            ],
        },
    }
    return answered(told, language)


def _number(request: Request, name: str) -> int:
    given = request.query_params.get(name, "") or "0"
    if not (given.isascii() and given.isdecimal() and len(given) < 8):
        raise HTTPException(400, f"{name} is a number")
    return min(int(given), _MOST_CURSOR)
