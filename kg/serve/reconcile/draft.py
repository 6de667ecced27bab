"""``/reconcile/1.0``: the draft of version 1.0 of the API, as of its JSON Schemas in tests."""

from __future__ import annotations

from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from kg.serve.language import said
from kg.serve.reconcile.preview import HEIGHT, WIDTH, preview
from kg.serve.reconcile.service import manifest_of_both, propose, suggest
from kg.serve.reconcile.source import Source, answered, body_of, in_thread
from kg.serve.reconcile.told import cells, found
from kg.serve.reconcile.wanted import decoded, draft_batch, extension
from kg.serve.site import address

__all__ = ["routes"]

_ROOT = "/reconcile/1.0"


def routes() -> list[Route]:
    """The routes that the draft fixes, below ``/reconcile/1.0``."""
    return [
        Route(_ROOT, manifest),
        Route(f"{_ROOT}/", manifest),
        Route(f"{_ROOT}/reconcile", reconcile, methods=["POST"]),
        Route(f"{_ROOT}/extend", extend, methods=["POST"]),
        Route(f"{_ROOT}/extend/propose", propose),
        Route(f"{_ROOT}/suggest/{{what:str}}", suggest),
        Route(f"{_ROOT}/preview", preview),
    ]


async def manifest(request: Request) -> Response:
    """What the service offers."""
    return await in_thread(request, lambda known: _manifest(request, known))


async def reconcile(request: Request) -> Response:
    """The candidates of each query of a batch, in their order."""
    queries = draft_batch(await _json(request))

    def results(known: Source) -> Response:
        told = found(known, queries, named=True)
        return answered({"results": [{"candidates": one} for one in told]}, known.language)

    return await in_thread(request, results)


async def extend(request: Request) -> Response:
    """The values of properties of things."""
    wanted = extension(await _json(request))

    def table(known: Source) -> Response:
        columns, rows = cells(known, wanted)
        told = [
            {"id": one, "properties": [{"id": name, "values": v} for name, v in row.items()]}
            for one, row in rows.items()
        ]
        return answered({"meta": columns, "rows": told}, known.language)

    return await in_thread(request, table)


async def _json(request: Request) -> Any:
    media_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media_type != "application/json":
        raise HTTPException(415, "what is sent is application/json")
    return decoded(await body_of(request))


def _manifest(request: Request, known: Source) -> Response:
    language = known.language
    told = {
        **manifest_of_both(request, known, "1.0-draft"),
        "lang": language,
        "standardizedScore": True,
        "view": {"url": address(request, "/") + "{+id}"},
        "preview": {"width": WIDTH, "height": HEIGHT},
        "suggest": {"entity": True, "property": True, "type": True},
        "extend": {
            "proposeProperties": True,
            "propertySettings": [
                {
                    "id": "limit",
                    "name": said(language, "reconcile.limit"),
                    "type": "number",
                    "default": 0,
                    "helpText": said(language, "reconcile.limit_help"),
                }
            ],
        },
    }
    return answered(told, language)
