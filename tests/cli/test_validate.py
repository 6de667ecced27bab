"""``kg validate``: the report, its languages, its exits, and what a file may not do."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import ROOT, Kg

VALID = ROOT / "tests" / "ontology" / "valid.trig"


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    """The valid graph, its claim of a modality that there is not."""
    text = VALID.read_text("utf-8").replace("agl:modality agl:asserted", "agl:modality agl:perhaps")
    file = tmp_path / "wrong.trig"
    file.write_text(text, "utf-8")
    return file


def test_a_store_that_was_built_is_as_it_must_be(kg: Kg, store: Path) -> None:
    result = kg("validate", "--store", store)
    assert (result.exit_code, result.stdout) == (0, "")
    assert "0 violations" in result.stderr


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("kk", ["модальділігі болуы керек", "қасиет", "мән"]),
        ("ru", ["ровно одна модальность", "свойство", "значение"]),
        ("en", ["exactly one modality", "property", "value"]),
    ],
)
def test_the_report_is_in_the_language_that_is_asked_for(
    kg: Kg, wrong: Path, language: str, words: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    result = kg("validate", wrong, "--lang", language)
    assert result.exit_code == 1
    for word in [*words, "agl:perhaps", "әкімдігі қатысты.»", "Жиын өтті (one.txt)"]:
        assert word in result.stdout
    monkeypatch.setenv("LC_ALL", f"{language}_KZ.UTF-8")
    assert kg("validate", wrong).stdout == result.stdout


def test_the_report_as_json_has_one_object_a_line(kg: Kg, wrong: Path) -> None:
    [line] = kg("validate", wrong, "--format", "json").stdout.splitlines()
    one = json.loads(line)
    assert one["shape"].endswith("#Claim-modality")
    assert set(one["messages"]) == {"kk", "ru", "en"}
    assert one["evidence"][0]["source"] == "one.txt"


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.ttl", "<http://a> <http://b>", "not Turtle"),
        ("a.doc", "text", "no RDF format"),
        ("a.rdf", '<!DOCTYPE r [<!ENTITY a "b">]><r/>', "XML entities"),
        ("a.jsonld", '{"@context": "http://127.0.0.1:9/c"}', "nothing is fetched"),
        ("a.jsonld", "[" * 100_000, "not JSON-LD"),
    ],
)
def test_a_file_that_cannot_be_checked_is_told_with_the_next_step(
    kg: Kg, tmp_path: Path, name: str, content: str, said: str
) -> None:
    (tmp_path / name).write_text(content, "utf-8")
    result = kg("validate", tmp_path / name)
    assert result.exit_code == 3
    assert said in result.stderr


def test_a_file_that_is_not_there_is_told(kg: Kg, tmp_path: Path) -> None:
    result = kg("validate", tmp_path / "none.ttl")
    assert result.exit_code == 3
    assert "no such file" in result.stderr


def test_a_document_that_names_our_context_is_read_with_the_bundled_one(
    kg: Kg, tmp_path: Path
) -> None:
    document = {
        "@context": "https://w3id.org/agglo-kg/context.jsonld",
        "id": "https://w3id.org/agglo-kg/doc/x",
        "type": "Article",
    }
    (tmp_path / "one.jsonld").write_text(json.dumps(document), "utf-8")
    result = kg("validate", tmp_path / "one.jsonld", "--lang", "en")
    assert result.exit_code == 1
    assert "An article must have exactly one text." in result.stdout
