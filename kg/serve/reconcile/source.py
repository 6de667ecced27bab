"""A request in, what its answer is made from out: a generation, its names, a language."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from anyio import to_thread
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from kg.query.named_things import broader
from kg.query.naming import Naming
from kg.query.reader import Reader
from kg.serve.language import language_of
from kg.serve.reconcile.properties import property_of, values
from kg.serve.site import site_of
from kg.serve.terms import term

__all__ = ["Source", "answered", "body_of", "in_thread"]

Made = TypeVar("Made")
_BODY_BYTES = 2_000_000
# What tells namesakes apart, the first that is known.
_CONTEXT = ("agl:jurisdiction", "org:postIn", "agl:holds", "agl:partOf", "schema:startDate")


@dataclass(frozen=True, slots=True)
class Source:
    """One generation, the names of its things, and the language in which they are told."""

    reader: Reader
    naming: Naming
    language: str

    def id(self, iri: str) -> str:
        """The identifier of a thing: what stands behind the base, since clients add the base."""
        return iri.removeprefix(self.reader.base_iri)

    def name(self, thing: int) -> str:
        """What a thing is called."""
        return self.naming.things.label(thing, self.language)

    def type(self, kind: str) -> dict[str, str]:
        """A class, as answers have it."""
        return {"id": kind, "name": term(self.language, kind)}

    def types(self, thing: int) -> list[dict[str, str]]:
        """The classes of a thing, the narrowest first."""
        kind = self.naming.things.kind(thing)
        return [self.type(one) for one in (kind, *broader(kind))]

    def value_name(self, iri: str) -> str:
        """What people call a thing, a class or a code of the ontology."""
        thing = self.naming.things.number.get(iri)
        return term(self.language, iri) if thing is None else self.name(thing)

    def description(self, thing: int) -> str:
        """What kind of thing it is, and what tells it from its namesakes."""
        things = self.naming.things
        told = [term(self.language, things.kind(thing))]
        for one in _CONTEXT:
            known = property_of(one)
            stated = values(self.reader.graph, things.iris[thing], known) if known else []
            if stated:
                value = stated[0].value
                told.append(self.value_name(value) if value in things.number else value)
                break
        return ", ".join(told)


async def in_thread(request: Request, make: Callable[[Source], Made]) -> Made:
    """What *make* gives of what *request* is answered from.

    The names of a generation are gathered when first asked for, which may take long: who waits for
    them takes none of the threads that pages need.
    """
    site = site_of(request)

    def made() -> Made:
        with site.current.reading() as reader:
            naming = site.naming.of(reader, "naming", lambda: Naming(reader.graph, reader.base_iri))
            return make(Source(reader, naming, language_of(request)))

    return await to_thread.run_sync(made, limiter=site.matching)


async def body_of(request: Request) -> bytes:
    """The body of *request*; raises 413 for one that no batch needs."""
    body = await request.body()
    if len(body) > _BODY_BYTES:
        raise HTTPException(413, f"a batch has at most {_BODY_BYTES:,} bytes")
    return body


def answered(content: Any, language: str) -> Response:
    """An answer in JSON, its names in *language*."""
    headers = {"Content-Language": language, "Vary": "Accept-Language, Cookie"}
    return JSONResponse(content, headers={**headers, "Cache-Control": "no-cache"})
