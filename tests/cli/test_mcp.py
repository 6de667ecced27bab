"""``kg mcp`` as assistants start it: a process that the SDK's own client speaks to."""

from __future__ import annotations

import json
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import anyio
import pytest
from mcp.client import Client
from mcp.client.stdio import StdioServerParameters, stdio_client

from tests.conftest import Kg

Talk = Callable[[Client], Awaitable[Any]]


def talk(store: Path, what: Talk) -> Any:
    """What *what* gives when it has a client of ``kg mcp``."""
    arguments = ["-m", "kg", "mcp", "--store", str(store), "--timeout", "5"]
    server = StdioServerParameters(command=sys.executable, args=arguments)

    async def talked() -> Any:
        async with Client(stdio_client(server)) as client:
            return await what(client)

    return anyio.run(talked)


async def called(client: Client, tool: str, **given: Any) -> tuple[bool, str]:
    """Whether the tool failed, and what it said."""
    result = await client.call_tool(tool, given)
    [content] = result.content
    return bool(result.is_error), content.text  # type: ignore[union-attr]


def test_an_assistant_is_told_of_tools_that_only_read(store: Path) -> None:
    async def listed(client: Client) -> Any:
        return (await client.list_tools()).tools, (await client.list_resources()).resources

    tools, resources = talk(store, listed)
    assert [one.name for one in tools] == ["search", "entity", "sparql", "evidence", "article"]
    for one in tools:
        assert one.annotations.read_only_hint
        assert len(one.description) > 100
        assert one.input_schema["required"]
    assert {str(one.uri) for one in resources} == {"kg://ontology", "kg://queries"}


def test_an_assistant_goes_from_a_question_to_the_sentence_and_its_article(store: Path) -> None:
    async def asked(client: Client) -> Any:
        failed, card = await called(client, "entity", name="Жамишев Болат")
        assert not failed
        claims = "SELECT ?claim { ?claim a agl:Claim } LIMIT 1"
        _, rows = await called(client, "sparql", query=claims)
        _, evidence = await called(client, "evidence", iri=json.loads(rows)["rows"][0][0])
        claim = json.loads(evidence)["claims"][0]
        _, article = await called(client, "article", iri=claim["article"], letters=20_000)
        queries = await client.read_resource("kg://queries")
        return json.loads(card), claim, json.loads(article), queries.contents[0].text  # type: ignore[union-attr]

    card, claim, article, queries = talk(store, asked)
    assert card["name"] == "Болат Жәмішев"
    assert claim["sentence"] in " ".join(article["text"].split())
    assert "SELECT" in queries


def test_what_goes_wrong_is_told_with_what_to_do(store: Path) -> None:
    async def asked(client: Client) -> Any:
        return [
            await called(client, "entity", name="зщщзйцу"),
            await called(client, "article", iri="none"),
            await called(client, "sparql", query="SELECT * { ?s ?p }"),
            await called(client, "search", query='"мектеп'),
            await called(client, "search", query="мектеп", sort="loudest"),
            await called(client, "search"),
        ]

    told = talk(store, asked)
    assert all(failed for failed, _ in told)
    for (_, text), part in zip(
        told,
        ["tool search", "tool search", "SPARQL", "quotation mark", "sort is", "query"],
        strict=True,
    ):
        assert part in text
        assert "kg search" not in text
        assert "Traceback" not in text


def test_without_a_store_it_ends_with_a_reason(tmp_path: Path, kg: Kg) -> None:
    result = kg("mcp", "--store", tmp_path / "none")
    assert result.exit_code == 3
    assert "kg build" in result.stderr


def test_without_the_sdk_it_says_how_to_install_it(
    store: Path, kg: Kg, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "mcp.server.mcpserver", None)
    result = kg("mcp", "--store", store)
    assert result.exit_code == 3
    assert "pip install 'agglo-kg[mcp]'" in result.stderr
