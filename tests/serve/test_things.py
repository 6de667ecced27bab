"""Every IRI below the base leads to what is known of it, in the format that is asked for."""

from __future__ import annotations

import csv
import io
import json
import shutil
import warnings
from collections.abc import Iterator
from pathlib import Path

import httpx
import pyoxigraph as ox
import pytest
import rdflib

from kg.graph.names import expand
from kg.query import open_store
from kg.serve.described import STATEMENTS, described
from tests.conftest import Kg
from tests.serve.conftest import Serving
from tests.serve.test_application import raw

BASE = "https://w3id.org/agglo-kg/"
ALMATY = "/id/unit/kato-750000000"
HTML = {"Accept": "text/html"}
FORMATS = {
    "text/turtle": "turtle",
    "application/ld+json": "json-ld",
    "application/n-triples": "nt",
    "application/rdf+xml": "xml",
    "application/json": "json-ld",
}
ENDINGS = {
    ".ttl": "text/turtle",
    ".jsonld": "application/ld+json",
    ".json": "application/json",
    ".nt": "application/n-triples",
    ".rdf": "application/rdf+xml",
}
HOSTILE = "</script><script>alert(1)</script>"
RECORDS = [
    {
        "id": "full",
        "title": "Есеп",
        "date": "2024-02-15",
        "text": "Қаржы министрі Болат Сәтімбеков Алматы қаласының әкімдігінде есеп берді.",
    },
    {
        "id": "initial",
        "title": "Жиын",
        "date": "2024-03-01",
        "text": "Қаржы министрі Б. Сәтімбеков жиынға қатысты.",
    },
    {"id": "gone", "title": "Көпір", "text": "Шымкент қаласында жаңа көпір салынды."},
]


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory, kg: Kg) -> Path:
    """A store with a name that was merged, and an article that was removed."""
    folder = tmp_path_factory.mktemp("changed")
    lines = [json.dumps(one, ensure_ascii=False) for one in RECORDS]
    (folder / "all.jsonl").write_text("\n".join(lines), "utf-8")
    store = folder / "store"
    assert kg("build", folder / "all.jsonl", "--store", store).exit_code == 0
    return store


@pytest.fixture(scope="module")
def gone(changed: Path, kg: Kg) -> str:
    """The path of an article that was removed."""
    with open_store(changed) as reader:
        kept = reader.find("gone")
    assert kept
    assert kg("remove", "gone", "--store", changed).exit_code == 0
    return kept.key


@pytest.fixture(scope="module")
def reading(changed: Path, gone: str, serving: Serving) -> Iterator[httpx.Client]:
    """A client of a server of ``changed``."""
    assert gone
    with serving(changed, queries=1) as client:
        yield client


@pytest.fixture(scope="module")
def own(
    tmp_path_factory: pytest.TempPathFactory, own_store: Path, serving: Serving
) -> Iterator[httpx.Client]:
    """A client of a server of a store in which somebody says more than a page of Almaty."""
    folder = tmp_path_factory.mktemp("own") / "store"
    store = Path(shutil.copytree(own_store, folder, symlinks=True))
    thing = f"<{BASE}{ALMATY[1:]}>"
    leading = "".join(f"<https://example.kz/{n}> dct:relation {thing} . " for n in range(600))
    with open_store(store) as reader:
        reader.update(
            "INSERT DATA { GRAPH <https://example.kz/own> {"
            f' {thing} skos:altLabel "{HOSTILE}"@kk . {leading} }} }}'
        )
    with serving(store, queries=1) as client:
        yield client


def first(store: Path, kind: str) -> str:
    """The path of something of that class."""
    return subject(store, "rdf:type", kind)


def subject(store: Path, predicate: str, value: str | None = None) -> str:
    """The path of something of which the graph says that."""
    with open_store(store) as reader:
        pattern = (None, ox.NamedNode(expand(predicate)))
        term = ox.NamedNode(expand(value)) if value else None
        found = [
            one.subject.value
            for one in reader.graph.quads_for_pattern(*pattern, term)
            if isinstance(one.subject, ox.NamedNode)
        ]
    return min(found).removeprefix(BASE[:-1])


def graph_of(client: httpx.Client, answer: httpx.Response) -> rdflib.Graph:
    """What an answer says; the context of JSON-LD is the one that the server gives."""
    kind = answer.headers["content-type"].partition(";")[0]
    content = answer.text
    if FORMATS[kind] == "json-ld":
        document = json.loads(content)
        assert document["@context"] == str(client.base_url.join("/context.jsonld"))
        given = client.get(document["@context"], headers={"Origin": "https://other.example"})
        assert given.headers["access-control-allow-origin"] == "*"
        content = json.dumps({**document, **given.json()})
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of rdflib's own JSON-LD
        return rdflib.Graph().parse(data=content, format=FORMATS[kind])


@pytest.mark.parametrize(
    "kind", ["agl:Akimat", "agl:Person", "agl:Claim", "agl:Mention", "agl:Article", "agl:Meeting"]
)
def test_every_format_says_the_same(client: httpx.Client, own_store: Path, kind: str) -> None:
    path = first(own_store, kind)
    with open_store(own_store) as reader:
        told = described(reader.graph, BASE + path[1:]).triples()
    said = [
        graph_of(client, client.get(path, headers={"Accept": accept})) for accept in FORMATS
    ] + [graph_of(client, client.get(path + ending)) for ending in ENDINGS]
    assert {len(one) for one in said} == {len(told)}
    assert all(set(one) == set(said[0]) for one in said)
    assert (rdflib.URIRef(BASE + path[1:]), None, None) in said[0]


def test_a_table_has_a_line_for_each_statement(client: httpx.Client) -> None:
    answer = client.get(f"{ALMATY}.csv")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    rows = list(csv.DictReader(io.StringIO(answer.text)))
    assert len(rows) == len(graph_of(client, client.get(f"{ALMATY}.nt")))
    named = [one for one in rows if one["predicate"] == expand("skos:prefLabel")]
    assert ("Алматы қаласы", "kk") in [(one["object"], one["language"]) for one in named]
    of = [one["object_name"] for one in rows if one["predicate"] == expand("agl:partOf")]
    assert "Қазақстан Республикасы" in of


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        ("*/*", "text/html"),
        ("", "text/html"),
        ("text/*;q=0.5, application/ld+json", "application/ld+json"),
        ("text/turtle;q=0.4, application/n-triples;q=0.6", "application/n-triples"),
        ("text/html;q=0, text/turtle;q=0.1", "text/turtle"),
        ("application/xhtml+xml, text/html;q=0.9, */*;q=0.8", "text/html"),
        ("application/*;q=0.7, text/turtle;q=0.2", "application/ld+json"),
        ("text/csv", "text/csv"),
    ],
    ids=["any", "empty", "ranges", "weights", "not html", "browser", "application", "table"],
)
def test_the_format_is_the_one_that_the_client_prefers(
    client: httpx.Client, accept: str, expected: str
) -> None:
    answer = client.get(ALMATY, headers={"Accept": accept})
    assert answer.status_code == 200
    assert answer.headers["content-type"].partition(";")[0] == expected
    assert "Accept" in answer.headers["vary"]


def test_what_nobody_can_give_is_told_so(client: httpx.Client) -> None:
    answer = client.get(ALMATY, headers={"Accept": "image/png"})
    assert answer.status_code == 406
    assert "text/turtle" in answer.text


@pytest.mark.parametrize("ending", ["", *ENDINGS, ".html", ".csv", ".atom"])
def test_a_head_is_that_of_the_answer(client: httpx.Client, ending: str) -> None:
    head, answer = client.head(ALMATY + ending), client.get(ALMATY + ending)
    assert head.status_code == answer.status_code == 200
    assert not head.content
    for name in ("content-type", "etag", "link"):
        assert head.headers.get(name) == answer.headers.get(name)


@pytest.mark.parametrize("ending", [*ENDINGS, ".csv", ".atom"])
def test_what_a_client_has_is_not_sent_again(client: httpx.Client, ending: str) -> None:
    tag = client.get(ALMATY + ending).headers["etag"]
    again = client.get(ALMATY + ending, headers={"If-None-Match": tag})
    assert (again.status_code, again.content) == (304, b"")
    assert client.get(ALMATY + ending, headers={"If-None-Match": '"other"'}).status_code == 200


def test_a_description_names_what_it_points_to(client: httpx.Client) -> None:
    said = graph_of(client, client.get(f"{ALMATY}.ttl"))
    thing, part_of = rdflib.URIRef(BASE + ALMATY[1:]), rdflib.URIRef(expand("agl:partOf"))
    (country,) = said.objects(thing, part_of)
    label = rdflib.URIRef(expand("skos:prefLabel"))
    assert rdflib.Literal("Қазақстан Республикасы", lang="kk") in said.objects(country, label)
    leading = set(said.subjects(None, thing))
    claims = set(said.subjects(rdflib.RDF.type, rdflib.URIRef(expand("agl:Claim")))) & leading
    assert claims
    for claim in claims:  # all that is said of it, and the sentence
        (sentence, *_) = said.objects(claim, rdflib.URIRef(expand("agl:supportedBy")))
        assert (sentence, rdflib.URIRef(expand("nif:anchorOf")), None) in said


def test_a_part_of_a_thing_is_told_with_it(client: httpx.Client) -> None:
    said = graph_of(client, client.get(f"{ALMATY}.ttl"))
    point = rdflib.URIRef(f"{BASE}{ALMATY[1:]}#point")
    assert (point, rdflib.URIRef(expand("geo:asWKT")), None) in said


def test_much_is_told_page_by_page_and_nothing_twice_or_never(own: httpx.Client) -> None:
    path = f"{ALMATY}.nt"
    thing = rdflib.URIRef(BASE + ALMATY[1:])
    here, pages, seen = path, 0, set[tuple[rdflib.term.Node, ...]]()
    while here:
        answer = own.get(here)
        about = {one for one in graph_of(own, answer) if thing in (one[0], one[2])}
        assert 0 < len(about) < STATEMENTS + 50  # its claims, told whole, lead to it as well
        assert about - seen
        seen |= about
        pages += 1
        here = path + answer.links["next"]["url"] if "next" in answer.links else ""
        assert ("prev" in answer.links) == (pages > 1)
    query = f"CONSTRUCT {{ ?s ?p ?o }} {{ ?s ?p ?o FILTER(<{thing}> IN (?s, ?o)) }}"
    whole = own.get("/sparql", params={"query": query}, headers={"Accept": "text/turtle"})
    assert pages >= 3
    assert seen == set(rdflib.Graph().parse(data=whole.text, format="turtle"))
    assert own.get(f"{path}?page={pages + 1}").status_code == 404
    assert own.get(f"{path}?page=0").status_code == 400
    assert own.get(f"{path}?page=٣").status_code == 400


@pytest.mark.parametrize("accept", ["text/html", "text/turtle"])
def test_links_lead_to_the_other_formats(client: httpx.Client, accept: str) -> None:
    answer = client.get(ALMATY, headers={"Accept": accept})
    link = answer.headers["link"]
    others = [one for one in ENDINGS if ENDINGS[one] not in (accept, "application/json")]
    for ending in others:
        assert f'<{ALMATY}{ending}>; rel="alternate"; type="{ENDINGS[ending]}"' in link
        assert client.get(ALMATY + ending).status_code == 200
    if accept == "text/html":
        assert f'<{client.base_url.join(ALMATY)}>; rel="canonical"' in link
        assert f'<{ALMATY}.atom>; rel="alternate"; type="application/atom+xml"' in link
        assert f'<link rel="alternate" href="{ALMATY}.ttl" type="text/turtle">' in answer.text
    else:
        assert f'<{BASE}{ALMATY[1:]}>; rel="describes"' in link
        assert answer.headers["content-location"] == f"{ALMATY}.ttl"


@pytest.mark.parametrize(
    "path",
    [
        *("/graph/authority", "/graph/entities", "/graph/ontology", "/ontology"),
        "/software/agglo-kg/0.1.0",
    ],
)
def test_what_is_no_entity_has_a_page_and_data(client: httpx.Client, path: str) -> None:
    page = client.get(path, headers=HTML)
    assert page.status_code == 200
    assert "<h1>" in page.text
    assert len(graph_of(client, client.get(f"{path}.ttl")))


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("agl:Claim", "/ontology#supportedBy"),
        ("org:Membership", expand("org:member")),
        ("prov:Activity", expand("prov:wasAssociatedWith")),
    ],
)
def test_claims_memberships_and_rules_have_pages(
    client: httpx.Client, own_store: Path, kind: str, said: str
) -> None:
    path = first(own_store, kind)
    page = client.get(path, headers=HTML)
    assert page.status_code == 200
    assert f'href="{said}"' in page.text
    assert client.get(path, headers={"Accept": "text/turtle"}).status_code == 200


def test_the_page_of_a_claim_shows_its_sentence(client: httpx.Client, own_store: Path) -> None:
    path = first(own_store, "agl:Claim")
    with open_store(own_store) as reader:
        rows = reader.query(
            f"SELECT ?text {{ <{BASE}{path[1:]}> agl:supportedBy ?s ."
            " ?s a nif:Sentence ; nif:anchorOf ?text }"
        )
        (text,) = [row[0].value for row in rows]
    assert text[:40] in client.get(path, headers=HTML).text


def test_terms_of_the_ontology_are_on_its_page(client: httpx.Client) -> None:
    page = client.get("/ontology", params={"lang": "kk"}, headers=HTML).text
    assert 'id="Akimat"' in page
    assert 'id="inForce"' in page
    said = graph_of(client, client.get("/ontology.ttl"))
    akimat = rdflib.URIRef(expand("agl:Akimat"))
    assert (akimat, rdflib.RDFS.subClassOf, rdflib.URIRef(expand("agl:PublicBody"))) in said


def test_evidence_leads_to_its_words_in_the_article(client: httpx.Client, own_store: Path) -> None:
    answer = client.get(first(own_store, "agl:Mention"), headers=HTML)
    assert answer.status_code == 303
    path, _, part = answer.headers["location"].partition("#")
    assert part.startswith("char=")
    article = client.get(path, headers=HTML)
    assert article.status_code == 200
    key = path.removeprefix("/doc/")
    graph = client.get(f"/graph/doc/{key}", headers=HTML)
    assert (graph.status_code, graph.headers["location"]) == (303, path)


def test_the_evidence_of_an_article_is_described_with_it(
    client: httpx.Client, own_store: Path
) -> None:
    path = subject(own_store, "rdf:type", "nif:Sentence").partition("#")[0]
    said = graph_of(client, client.get(f"{path}.nt"))
    document = rdflib.URIRef(BASE + path[1:])
    parts = [one for one in set(said.subjects()) if str(one).startswith(f"{document}#char=")]
    assert parts
    text = rdflib.URIRef(expand("nif:anchorOf"))
    assert all((one, text, None) in said for one in parts)


def test_a_merged_name_leads_to_the_thing(reading: httpx.Client, changed: Path) -> None:
    old = subject(changed, "agl:nameOf")
    for ending in ("", ".ttl", ".atom"):
        answer = reading.get(old + ending)
        assert answer.status_code == 303
        new = answer.headers["location"]
        assert new.endswith(ending)
        assert new != old + ending
        assert reading.get(new).status_code == 200


@pytest.mark.parametrize("path", ["/doc/{}", "/doc/{}.ttl", "/graph/doc/{}", "/doc/{}.html"])
@pytest.mark.parametrize("accept", ["text/html", "text/turtle", "application/json"])
def test_what_was_removed_is_gone(reading: httpx.Client, gone: str, path: str, accept: str) -> None:
    assert reading.get(path.format(gone), headers={"Accept": accept}).status_code == 410


@pytest.mark.parametrize(
    "path",
    [
        "/id/person/nobody",
        "/doc/0123456789abcdef",
        "/doc/",
        "/id",
        "/.ttl",
        "/ontology/x",
        "/id/%00",
        "/id/unit/kato-750000000%00",
        "/id/%ff%fe",
        "/id/%d0",
        "/..",
        "/../../etc/passwd",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/..%2f..%2fetc%2fpasswd",
        "/static/..%2f..%2fapplication.py",
        "/id/unit/..%5c..%5cx",
        "/id/<script>.ttl",
        "/id/%3Cx%3E%22.jsonld",
        "/id/" + "a" * 20_000,
        "/id/" + "%d3%99" * 3_000,
        "/id/unit/kato-750000000.exe",
        "/id/unit/kato-750000000.ttl.ttl",
        "//evil.example/id",
        "/id/unit/kato-750000000;x",
        "/http://evil.example/",
        "/id/%0d%0aSet-Cookie:%20a=b",
    ],
    ids=lambda path: path[:30],
)
def test_what_was_never_known_is_not_found(client: httpx.Client, path: str) -> None:
    for accept in ("text/html", "text/turtle"):
        head = f"GET {path} HTTP/1.1\r\nHost: a\r\nAccept: {accept}\r\nConnection: close\r\n\r\n"
        answer = raw(client, head.encode())
        assert answer.startswith(b"HTTP/1.1 404")
        assert b"\r\nset-cookie" not in answer.lower()
        assert b"root:" not in answer


@pytest.mark.parametrize(
    "path",
    ["/id%2Funit%2Fkato-750000000", "/id/unit/kato%2D750000000", "/id/%75nit/kato-750000000"],
)
def test_letters_that_a_client_encodes_mean_the_same(client: httpx.Client, path: str) -> None:
    head = f"GET {path} HTTP/1.1\r\nHost: a\r\nAccept: text/turtle\r\nConnection: close\r\n\r\n"
    answer = raw(client, head.encode())
    assert answer.startswith(b"HTTP/1.1 200")
    assert f"content-location: {ALMATY}.ttl\r\n".encode() in answer


def test_nobody_can_write_to_a_thing(client: httpx.Client) -> None:
    for method in ("PUT", "POST", "DELETE", "PATCH"):
        assert client.request(method, ALMATY).status_code == 405


def test_at_the_very_iri_of_a_thing_is_no_document(own_store: Path, serving: Serving) -> None:
    with serving(own_store, queries=1, base_url=BASE) as own:
        for accept, ending in (("text/html", ".html"), ("text/turtle", ".ttl"), ("*/*", ".html")):
            answer = own.get(ALMATY, headers={"Accept": accept})
            assert answer.status_code == 303
            assert answer.headers["location"] == BASE + ALMATY[1:] + ending
            assert "Accept" in answer.headers["vary"]
            assert own.get(ALMATY + ending).status_code == 200
        article = first(own_store, "agl:Article")
        assert own.get(article, headers=HTML).status_code == 200


def test_absolute_addresses_are_those_of_the_base_url(own_store: Path, serving: Serving) -> None:
    public = "https://kg.example.kz/corpus/"
    with serving(own_store, queries=1, base_url=public) as other:
        link = other.get(ALMATY, headers=HTML).headers["link"]
        assert f'<{public}{ALMATY[1:]}>; rel="canonical"' in link
        assert f"</corpus{ALMATY}.ttl>" in link
        mention = other.get(first(own_store, "agl:Mention"), headers=HTML)
        assert mention.headers["location"].startswith(f"{public}doc/")
        document = other.get(f"{ALMATY}.jsonld").json()
        assert document["@context"] == f"{public}context.jsonld"


def test_what_proxies_say_of_the_host_is_not_believed(client: httpx.Client) -> None:
    forged = {"X-Forwarded-Host": "evil.example", "X-Forwarded-Proto": "https", **HTML}
    forged["Forwarded"] = "host=evil.example"
    answer = client.get(ALMATY, headers=forged)
    assert "evil.example" not in answer.text + str(answer.headers)


def test_search_engines_read_what_a_thing_is(client: httpx.Client) -> None:
    found = data_block(client.get(ALMATY, headers=HTML).text)
    assert found["@type"] == "AdministrativeArea"
    assert found["@id"] == BASE + ALMATY[1:]
    assert found["name"] == "Алматы қаласы"
    assert "Almaty" in found["alternateName"]
    assert found["geo"]["latitude"]
    home = data_block(client.get("/", headers=HTML).text)
    assert (home["@type"], home["dataset"]["@type"]) == ("DataCatalog", "Dataset")


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("agl:Person", "Person"),
        ("agl:Akimat", "GovernmentOrganization"),
        ("agl:Company", "Corporation"),
        ("agl:Meeting", "Event"),
        ("agl:Instrument", "CreativeWork"),
    ],
)
def test_kinds_of_things_have_their_words(
    client: httpx.Client, own_store: Path, kind: str, expected: str
) -> None:
    found = data_block(client.get(first(own_store, kind), headers=HTML).text)
    assert found["@type"] in (expected, "Legislation" if kind == "agl:Instrument" else expected)


def data_block(page: str) -> dict[str, object]:
    """The JSON-LD inside a page."""
    _, _, rest = page.partition('<script type="application/ld+json">')
    assert rest
    found: dict[str, object] = json.loads(rest.partition("</script>")[0])
    return found


def test_names_of_things_cannot_leave_their_data_block(own: httpx.Client) -> None:
    page = own.get(ALMATY, headers=HTML).text
    assert HOSTILE not in page
    assert HOSTILE in str(data_block(page)["alternateName"])
