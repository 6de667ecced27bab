"""The draft of version 1.0 of the Reconciliation API, at the routes that it fixes."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from tests.serve.reconcile.conftest import Valid
from tests.serve.reconcile.test_service import AKIMAT, PERSON, UNIT

ROOT = "/reconcile/1.0"


def asked(client: httpx.Client, valid_draft: Valid, *queries: dict[str, Any]) -> list[Any]:
    batch = valid_draft("reconciliation-query-batch", {"queries": list(queries)})
    answer = client.post(f"{ROOT}/reconcile", json=batch)
    assert answer.status_code == 200, answer.text
    told = valid_draft("reconciliation-result-batch", answer.json())["results"]
    return [one["candidates"] for one in told]


def named(name: str) -> dict[str, Any]:
    return {"matchType": "name", "propertyValue": name}


def test_the_manifest_fits_its_schema(client: httpx.Client, valid_draft: Valid) -> None:
    manifest = valid_draft("manifest", client.get(ROOT, params={"lang": "ru"}).json())
    assert manifest["standardizedScore"] is True
    view = manifest["view"]["url"].replace("{+id}", UNIT)
    assert client.get(view).status_code == 200


def test_queries_are_answered_in_their_order(client: httpx.Client, valid_draft: Valid) -> None:
    unit, person, by_id = asked(
        client,
        valid_draft,
        {"conditions": [named("Алматы")], "type": "agl:Place"},
        {"conditions": [named("Жәмішев Болат")], "limit": 1},
        {"conditions": [{"matchType": "id", "propertyValue": AKIMAT}]},
    )
    assert [one[0]["id"] for one in (unit, person, by_id)] == [UNIT, PERSON, AKIMAT]
    assert all(one[0]["match"] for one in (unit, person, by_id))
    assert all(feature["name"] for feature in unit[0]["features"])


@pytest.mark.parametrize(
    ("quantifier", "regions", "is_there"),
    [
        ("any", ["Абай облысы", "Алматы облысы"], True),
        ("all", ["Абай облысы", "Алматы облысы"], False),
        ("none", ["Абай облысы"], True),
        ("none", ["Алматы облысы"], False),
    ],
)
def test_required_conditions_filter(
    client: httpx.Client,
    valid_draft: Valid,
    quantifier: str,
    regions: list[str],
    is_there: bool,
) -> None:
    condition = {
        "matchType": "property",
        "propertyId": "agl:partOf",
        "propertyValue": regions,
        "matchQuantifier": quantifier,
        "required": True,
    }
    [told] = asked(client, valid_draft, {"conditions": [named("Талғар ауданы"), condition]})
    assert ("Талғар ауданы" in [one["name"] for one in told]) is is_there


def test_suggestions_previews_and_extension_have_their_routes(
    client: httpx.Client, valid_draft: Valid
) -> None:
    for what, plural in (("entity", "entities"), ("type", "types"), ("property", "properties")):
        answer = client.get(f"{ROOT}/suggest/{what}", params={"prefix": "", "lang": "kk"})
        valid_draft(f"suggest-{plural}-response", answer.json())
    preview = client.get(f"{ROOT}/preview", params={"id": UNIT})
    assert "frame-ancestors *" in preview.headers["content-security-policy"]
    proposed = client.get(f"{ROOT}/extend/propose", params={"type": "agl:Person", "limit": 3})
    told = valid_draft("data-extension-property-proposal", proposed.json())
    assert len(told["properties"]) == told["limit"] == 3
    query = {"ids": [UNIT], "properties": [{"id": "skos:notation"}]}
    answer = client.post(f"{ROOT}/extend", json=valid_draft("data-extension-query", query))
    [row] = valid_draft("data-extension-response", answer.json())["rows"]
    assert row["properties"] == [{"id": "skos:notation", "values": [{"str": "750000000"}]}]


@pytest.mark.parametrize(
    ("content", "status"),
    [
        (b"{}", 400),
        (b'{"queries": [{}]}', 400),
        (b'{"queries": [{"conditions": []}]}', 400),
        (b'{"queries": [{"conditions": [{"matchType": "other", "propertyValue": "x"}]}]}', 400),
        (b'{"queries": [' + b"{}," * 50 + b"{}]}", 413),
    ],
    ids=["nothing", "no-conditions", "empty", "kind", "many"],
)
def test_a_malformed_batch_is_refused(client: httpx.Client, content: bytes, status: int) -> None:
    kind = {"Content-Type": "application/json"}
    answer = client.post(f"{ROOT}/reconcile", content=content, headers=kind)
    assert answer.status_code == status
    assert client.post(f"{ROOT}/reconcile", data={"queries": "{}"}).status_code == 415
