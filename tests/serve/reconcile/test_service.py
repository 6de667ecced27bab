"""Version 0.2 of the Reconciliation API: every answer fits its schema, and says what is right."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from kg.serve.reconcile.wanted import BATCH
from tests.serve.reconcile.conftest import Valid

AKIMAT, UNIT = "id/akimat/kato-750000000", "id/unit/kato-750000000"
PERSON = "id/person/person-bolat-zhamishev"
Ask = Callable[..., list[dict[str, Any]]]


@pytest.fixture
def ask(client: httpx.Client, valid: Valid) -> Ask:
    """The candidates of one query, sent as OpenRefine does."""

    def asked(query: str = "", **more: Any) -> list[dict[str, Any]]:
        batch = {"q0": {**({"query": query} if query else {}), **more}}
        valid("reconciliation-query-batch", batch)
        answer = client.post("/reconcile", data={"queries": json.dumps(batch)})
        assert answer.status_code == 200, answer.text
        told = valid("reconciliation-result-batch", answer.json())["q0"]["result"]
        assert [one["score"] for one in told] == sorted(
            (one["score"] for one in told), reverse=True
        )
        assert all(0 <= one["score"] <= 100 for one in told)
        assert sum(one["match"] for one in told) <= 1
        return told  # type: ignore[no-any-return]

    return asked


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_manifest_fits_its_schema_and_names_what_answers(
    client: httpx.Client, valid: Valid, language: str
) -> None:
    answer = client.get("/reconcile", params={"lang": language})
    manifest = valid("manifest", answer.json())
    assert answer.headers["content-language"] == language
    assert manifest["batchSize"] == BATCH
    for what, service in manifest["suggest"].items():
        address = service["service_url"] + service["service_path"]
        assert client.get(address, params={"prefix": "а"}).status_code == 200, what
        flyout = service["flyout_service_url"] + service["flyout_service_path"]
        given = {"entity": UNIT, "type": "agl:Akimat", "property": "agl:partOf"}[what]
        told = client.get(flyout.replace("${id}", given.replace("/", "%2F"))).json()
        assert told["id"] == given
        assert "<script" not in told["html"]
    for template in (manifest["view"]["url"], manifest["preview"]["url"]):
        address = template.replace("{{id}}", UNIT.replace("/", "%2F"))
        assert "Алматы" in client.get(address, headers={"Accept": "text/html"}).text


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("Алматы қаласының әкімдігі", AKIMAT),
        ("алматы қаласының әкімдігінде", AKIMAT),
        ("акимат города Алматы", AKIMAT),
        ("Акимата города Алматы", AKIMAT),
        ("Almaty qalasynyń ákimdigi", AKIMAT),
        ("Алматы", UNIT),
        ("г. Алматы", UNIT),
        ("Алматыдан", UNIT),
        ("Алма-Ата", UNIT),
        ("750000000", UNIT),
        (UNIT, UNIT),
        (f"https://w3id.org/agglo-kg/{UNIT}", UNIT),
        ("Жәмішев Болат", PERSON),
        ("Bolat Zhamishev", PERSON),
        ("Болат Жамишевке", PERSON),
        ("Жәмішев Б.Б.", PERSON),
        ("Нур-Султан", "id/unit/kato-710000000"),
        ("Алматинская обл.", "id/unit/kato-190000000"),
        ("Казахстан", "id/unit/unit-qazaqstan-respublikasy"),
        ("Министерство финансов РК", "id/ministry/body-qarzhy-ministrligi"),
        ("Қаржы министрлги", "id/ministry/body-qarzhy-ministrligi"),
    ],
)
def test_a_name_in_any_script_case_or_spelling_is_matched(
    ask: Ask, query: str, expected: str
) -> None:
    first, *_ = ask(query)
    assert (first["id"], first["match"]) == (expected, True)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("Б. Жәмішев", PERSON),  # another may have this initial
        ("Токаев", "id/person/person-qasym-zhomart-toqaev"),
        ("ООН", "id/organization/body-birikken-ulttar-uiymy"),
        ("Жамбыл ауданы", None),  # there are several
        ("Алматы облысы мен қаласы", None),
    ],
)
def test_what_is_not_sure_or_not_alone_is_offered_and_no_match(
    ask: Ask, query: str, expected: str | None
) -> None:
    told = ask(query)
    assert not any(one["match"] for one in told)
    if expected:
        assert told[0]["id"] == expected


def test_a_name_of_nothing_has_no_candidates(ask: Ask) -> None:
    assert ask("зщщзйцу") == []


def test_types_keep_out_what_is_of_another_class(ask: Ask) -> None:
    told = ask("Алматы", type="agl:Akimat")
    assert told
    assert {one["type"][0]["id"] for one in told} == {"agl:Akimat"}
    assert [one["id"] for one in told[0]["type"]] == [
        "agl:Akimat",
        "agl:PublicBody",
        "agl:Organization",
    ]
    several = ask("Алматы", type=["agl:Person", "agl:Place"])
    assert several[0]["id"] == UNIT
    assert ask("Алматы", type="agl:Person") == []
    assert ask("Алматы", type="https://example.org/Type") == []


def test_a_property_tells_namesakes_apart(ask: Ask) -> None:
    plain = ask("Жамбыл ауданы", type="agl:AdministrativeUnit")
    assert not plain[0]["match"]
    of_region = [{"pid": "agl:partOf", "v": "Алматы облысы"}]
    told = ask("Жамбыл ауданы", type="agl:AdministrativeUnit", properties=of_region)
    assert told[0]["match"]
    assert "Алматы облысы" in told[0]["description"]
    assert {"id": "property:agl:partOf", "value": True} in told[0]["features"]
    given = [{"pid": "agl:partOf", "v": {"id": "id/unit/kato-190000000", "name": "..."}}]
    by_id = ask("Жамбыл ауданы", type="agl:AdministrativeUnit", properties=given)
    assert by_id[0]["id"] == told[0]["id"]


def test_properties_alone_find_a_thing(ask: Ask) -> None:
    [first, *_] = ask(properties=[{"pid": "skos:notation", "v": "750000000"}])
    assert (first["id"], first["match"]) == (UNIT, True)
    told = ask(type="agl:Akimat", properties=[{"pid": "agl:jurisdiction", "v": ["Алматы қаласы"]}])
    assert [one["id"] for one in told] == [AKIMAT]


def test_a_contradicting_property_is_no_match(ask: Ask) -> None:
    first, *_ = ask("Алматы", properties=[{"pid": "skos:notation", "v": "710000000"}])
    assert not first["match"]


def test_features_tell_what_speaks_for_a_candidate(ask: Ask) -> None:
    first, *_ = ask("Алматы қаласының әкімдігі")
    features = {one["id"]: one["value"] for one in first["features"]}
    assert features["same_name"] is True
    assert features["name"] == 100


def test_limit_is_kept(ask: Ask) -> None:
    assert len(ask("ауданы", limit=3)) == 3


def test_a_batch_may_come_by_address_form_or_json(client: httpx.Client, valid: Valid) -> None:
    batch = {"a": {"query": "Алматы"}, "b": {"query": "Болат Жәмішев"}}
    answers = [
        client.get("/reconcile", params={"queries": json.dumps(batch)}),
        client.post("/reconcile", data={"queries": json.dumps(batch)}),
        client.post("/reconcile", json=batch),
    ]
    told = [valid("reconciliation-result-batch", answer.json()) for answer in answers]
    assert told[0] == told[1] == told[2]
    assert list(told[0]) == ["a", "b"]


def test_all_may_ask_from_any_site_and_no_script_is_answered(client: httpx.Client) -> None:
    answer = client.get(
        "/reconcile",
        params={"callback": "alert", "queries": '{"q":{"query":"Алматы"}}'},
        headers={"Origin": "https://openrefine.example"},
    )
    assert answer.headers["access-control-allow-origin"] == "*"
    assert answer.headers["content-type"] == "application/json"
    assert not answer.text.startswith("alert")


BAD = [
    ('{"q":', 400),
    ("[]", 400),
    ('{"q": 1}', 400),
    ('{"q": {}}', 400),
    ('{"q": {"query": 7}}', 400),
    ('{"q": {"query": "Алматы", "limit": -1}}', 400),
    ('{"q": {"query": "Алматы", "limit": "ten"}}', 400),
    ('{"q": {"query": "Алматы", "type": [7]}}', 400),
    ('{"q": {"query": "Алматы", "properties": [{"v": 1}]}}', 400),
    ('{"q": {"query": "Алматы", "properties": [{"pid": "agl:partOf", "v": [[]]}]}}', 400),
    ("[" * 100_000, 400),
    (json.dumps({str(n): {"query": "Алматы"} for n in range(BATCH + 1)}), 413),
]


@pytest.mark.parametrize(("queries", "status"), BAD, ids=[f"bad-{n}" for n in range(len(BAD))])
def test_a_malformed_or_large_batch_is_refused(
    client: httpx.Client, queries: str, status: int
) -> None:
    assert client.post("/reconcile", data={"queries": queries}).status_code == status


@pytest.mark.parametrize(
    ("kind", "content", "status"),
    [
        ("text/plain", b"queries={}", 415),
        ("application/x-www-form-urlencoded", b"nothing=1", 400),
        ("application/x-www-form-urlencoded", b"queries=" + b"a" * 2_000_001, 413),
        ("application/json", b"\xff\xfe", 400),
    ],
    ids=["type", "form", "size", "encoding"],
)
def test_a_body_that_is_none_of_the_protocol_is_refused(
    client: httpx.Client, kind: str, content: bytes, status: int
) -> None:
    answer = client.post("/reconcile", content=content, headers={"Content-Type": kind})
    assert answer.status_code == status


@pytest.mark.parametrize(
    "name",
    ["'; DROP", '"}{', "\x00", "٠" * 500, "ы" * 5000, "«»", ".*", "{{id}}", "\ud83d\ude00", "-"],
    ids=[f"odd-{n}" for n in range(10)],
)
def test_no_name_is_too_odd(ask: Ask, name: str) -> None:
    assert not any(one["match"] for one in ask(name))


def test_suggestions_begin_as_people_type(client: httpx.Client, valid: Valid) -> None:
    def suggested(what: str, prefix: str, **more: Any) -> list[dict[str, Any]]:
        answer = client.get(
            f"/reconcile/suggest/{what}", params={"prefix": prefix, "lang": "ru", **more}
        )
        plural = {"entity": "entities", "type": "types", "property": "properties"}[what]
        return valid(f"suggest-{plural}-response", answer.json())["result"]  # type: ignore[no-any-return]

    assert UNIT in [one["id"] for one in suggested("entity", "алма")[:3]]
    assert suggested("entity", "город алма")[0]["id"] == UNIT
    assert suggested("entity", "Болат Жәм")[0]["id"] == PERSON
    assert suggested("entity", "Zhami")[0]["id"] == PERSON
    assert suggested("entity", UNIT)[0]["id"] == UNIT
    first, second = suggested("entity", "а"), suggested("entity", "а", cursor=20)
    assert not {one["id"] for one in first} & {one["id"] for one in second}
    assert [one["id"] for one in suggested("type", "аким")] == ["agl:Akimat"]
    assert suggested("type", "agl:Akimat")[0]["broader"][0]["id"] == "agl:PublicBody"
    assert "agl:partOf" in [one["id"] for one in suggested("property", "agl:p")]
    assert client.get("/reconcile/suggest/entity", params={"cursor": "x"}).status_code == 400
    assert client.get("/reconcile/suggest/nothing").status_code == 404


def test_only_the_preview_may_be_put_into_a_frame(client: httpx.Client) -> None:
    answer = client.get("/reconcile/preview", params={"id": AKIMAT, "lang": "kk"})
    assert "frame-ancestors *" in answer.headers["content-security-policy"]
    assert "script-src" not in answer.headers["content-security-policy"]
    assert "x-frame-options" not in answer.headers
    assert "<h1>Алматы қаласының әкімдігі</h1>" in answer.text
    assert "<script" not in answer.text
    manifest = client.get("/reconcile").headers
    assert manifest["x-frame-options"] == "DENY"
    missing = client.get("/reconcile/preview", params={"id": "<script>"})
    assert missing.status_code == 404
    assert missing.headers["x-frame-options"] == "DENY"


def test_data_extension_fills_columns(client: httpx.Client, valid: Valid) -> None:
    proposed = client.get("/reconcile/properties", params={"type": "agl:AdministrativeUnit"})
    names = {
        one["id"]
        for one in valid("data-extension-property-proposal", proposed.json())["properties"]
    }
    assert {"skos:notation", "agl:partOf", "^agl:jurisdiction", "skos:prefLabel@ru"} <= names
    assert "agl:holds" not in names
    query = {
        "ids": [UNIT, "id/nothing"],
        "properties": [
            {"id": "skos:notation"},
            {"id": "agl:partOf"},
            {"id": "skos:prefLabel@ru"},
            {"id": "wgs84:lat"},
            {"id": "^agl:partOf", "settings": {"limit": 2}},
            {"id": "none:such"},
        ],
    }
    valid("data-extension-query", query)
    answer = client.post("/reconcile", data={"extend": json.dumps(query)}, params={"lang": "en"})
    told = valid("data-extension-response", answer.json())
    row = told["rows"][UNIT]
    assert row["skos:notation"] == [{"str": "750000000"}]
    assert row["agl:partOf"] == [
        {"id": "id/unit/unit-qazaqstan-respublikasy", "name": "Republic of Kazakhstan"}
    ]
    assert row["skos:prefLabel@ru"] == [{"str": "город Алматы"}]
    assert 43 < row["wgs84:lat"][0]["float"] < 44
    assert len(row["^agl:partOf"]) == 2
    assert row["none:such"] == []
    assert told["rows"]["id/nothing"]["skos:notation"] == []
    assert [one["id"] for one in told["meta"]] == [one["id"] for one in query["properties"]]  # type: ignore[index]


def test_a_new_generation_has_its_own_names(
    tmp_path: Any, serving: Any, seed: Any, kg: Any
) -> None:
    store, news = tmp_path / "store", tmp_path / "news.txt"
    assert kg("build", seed, "--store", store).exit_code == 0
    query = {"queries": '{"q":{"query":"Айбек Қалиұлы Нұрғазин"}}'}
    with serving(store) as client:
        before = client.post("/reconcile", data=query).json()["q"]["result"]
        assert "Айбек Нұрғазин" not in [one["name"] for one in before]
        news.write_text(
            "Кеңес өтті\nКеңеске Талғар ауданының әкімі Айбек Нұрғазин қатысты.\n", "utf-8"
        )
        assert kg("build", news, "--store", store).exit_code == 0
        [first, *_] = client.post("/reconcile", data=query).json()["q"]["result"]
        assert first["name"] == "Айбек Нұрғазин"
