"""``/judge`` and ``/judgements``: what editors say of names and facts, and all that they said."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from kg.judgement import FACT, TYPE, VERDICTS
from kg.query.cards import called
from kg.query.reader import Reader
from kg.serve.corrections import (
    MOST_LETTERS,
    check_name,
    fact_told,
    give,
    judged,
    names_of,
    take,
)
from kg.serve.forms import check_form, fields_of, form_token
from kg.serve.rendering import page
from kg.serve.site import site_of
from kg.serve.tokens import check_may_write, may_write

__all__ = ["routes"]

CLASSES = (
    *("Person", "Organization", "PublicBody", "Akimat", "Ministry", "Maslikhat", "Government"),
    *("Agency", "ResearchInstitute", "Company", "Council", "AdministrativeUnit", "Agglomeration"),
    *("Place", "Instrument", "Decision", "Law", "Plan", "Scheme", "Programme", "Memorandum"),
    *("GovernanceModel", "Event", "Meeting", "Presentation", "Signing", "Appointment"),
)
_PAGE = 100  # judgements on one page


def routes() -> list[Route]:
    """The form, what it sends, the list, and taking back."""
    return [
        Route("/judge", asked, methods=["GET"]),
        Route("/judge", given, methods=["POST"]),
        Route("/judgements", all_judged, methods=["GET"]),
        Route("/judgements", taken_back, methods=["POST"]),
    ]


def asked(request: Request) -> Response:
    """The form about the fact ``?fact=`` or the thing ``?one=``, perhaps in ``?article=`` alone."""
    check_may_write(request)
    told = request.query_params
    fact_key, iri, article = (told.get(name, "") for name in ("fact", "one", "article"))
    if not fact_key and not iri:
        raise HTTPException(400, "?fact= or ?one= tells what is to be judged")
    site = site_of(request)
    with site.current.reading() as reader:
        fact = fact_told(reader, fact_key) if fact_key else None
        names = names_of(reader, iri, article) if iri else []
        return page(
            request,
            "judge.html",
            fact=fact,
            names=names,
            iri=iri,
            article=article,
            classes=CLASSES,
            form_token=form_token(request),
            most=MOST_LETTERS,
            base_iri=reader.base_iri,
            link=site.link,
        )


async def given(request: Request) -> Response:
    """Publish the judgement that the form tells, and show the list with it."""
    fields = await fields_of(request)
    check_form(request, fields)
    return await run_in_threadpool(_publish, request, fields)


def _publish(request: Request, fields: Mapping[str, str]) -> Response:
    site = site_of(request)
    by = _field(fields, "by")
    if not by:
        raise HTTPException(400, "by tells who judges")
    with site.current.reading() as reader:
        said = _said(reader, fields)
        made = give(site, reader, said, by, _field(fields, "why"))
    return RedirectResponse(site.url("/judgements", done=made.id), 303)


def _said(reader: Reader, fields: Mapping[str, str]) -> tuple[str, str, str]:
    """The verdict with one and other, which are there."""
    verdict, one, other, article = (
        _field(fields, name) for name in ("verdict", "one", "other", "article")
    )
    if verdict not in VERDICTS:
        raise HTTPException(400, f"verdict is one of {', '.join(VERDICTS)}")
    if verdict in FACT:
        fact_told(reader, one)
        return verdict, one, ""
    check_name(reader, one, article)
    if verdict in TYPE:
        if other.removeprefix("agl:") not in CLASSES:
            raise HTTPException(400, "other is the right class, such as agl:Company")
    else:
        other = _other(reader, other)
    is_of_article = article and fields.get("only") == "1"
    return verdict, f"{one}@{article}" if is_of_article else one, other


def _other(reader: Reader, other: str) -> str:
    """The IRI of the name that *other* tells: an IRI, or a name that one thing alone has."""
    if "://" in other:
        check_name(reader, other.strip("<>"), "")
        return other.strip("<>")
    found = called(reader.graph, other)
    if len(found) > 1:
        raise HTTPException(400, f"several things are called so: {', '.join(found[:5])}")
    return found[0]


def _field(fields: Mapping[str, str], name: str) -> str:
    text = " ".join(fields.get(name, "").split())
    if len(text) > MOST_LETTERS:
        raise HTTPException(400, f"{name} has at most {MOST_LETTERS} letters")
    return text


def all_judged(request: Request) -> Response:
    """What people decided, the latest first."""
    site = site_of(request)
    with site.current.reading() as reader:
        found = site.kept.of(reader, "judgements", lambda: judged(reader))
        text = request.query_params.get("offset", "0")
        offset = int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 0
        return page(
            request,
            "judgements.html",
            judgements=found[offset : offset + _PAGE],
            offset=offset,
            next=offset + _PAGE if offset + _PAGE < len(found) else 0,
            total=len(found),
            done=request.query_params.get("done", ""),
            form_token=form_token(request) if may_write(request) else "",
            base_iri=reader.base_iri,
            link=site.link,
        )


async def taken_back(request: Request) -> Response:
    """Publish the store without the judgement whose id the form tells."""
    fields = await fields_of(request)
    check_form(request, fields)
    return await run_in_threadpool(_take_back, request, _field(fields, "id"))


def _take_back(request: Request, id: str) -> Response:
    site = site_of(request)
    with site.current.reading() as reader:
        take(site, reader, id)
    return RedirectResponse(site.url("/judgements"), 303)
