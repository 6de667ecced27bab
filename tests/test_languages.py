"""Articles in several languages, from the source to the graph and the search."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.config import Config
from kg.pipeline import build
from kg.query import open_store
from tests.clean.test_passages import ARABIC, ENGLISH, KAZAKH, LATIN, POPULAR, RUSSIAN
from tests.conftest import Kg

MINISTER = "Журналисты спросили министра о сроках, и он ответил, что школы откроют в сентябре."
ARTICLES = {
    "mixed": f"{KAZAKH}\n{RUSSIAN}\n{MINISTER}\n{ENGLISH}",
    "latin": LATIN,
    "popular": POPULAR,
    "arabic": ARABIC,
    "russian": RUSSIAN,
    "kazakh": KAZAKH,
}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("languages")
    lines = (json.dumps({"id": name, "text": text}) for name, text in ARTICLES.items())
    (folder / "all.jsonl").write_text("\n".join(lines) + "\n")
    summary = build([str(folder / "all.jsonl")], Config(store=folder / "store"))
    assert (summary.read, [one.kind for one in summary.skipped]) == (5, ["SourceNotKazakh"])
    return folder / "store"


def test_an_article_states_each_of_its_languages(store: Path) -> None:
    with open_store(store) as reader:
        rows = reader.query("SELECT ?id ?l { ?a dct:identifier ?id ; dct:language ?l }")
        stated = sorted((row["id"].value, row["l"].value) for row in rows)
    assert stated == [
        ("arabic", "kk"),
        ("arabic", "kk-Arab"),
        ("kazakh", "kk"),
        ("latin", "kk"),
        ("latin", "kk-Latn"),
        ("mixed", "en"),
        ("mixed", "kk"),
        ("mixed", "ru"),
        ("popular", "kk"),
        ("popular", "kk-Latn"),
    ]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("министра", {"mixed"}),
        ("Министра", {"mixed"}),
        ("=министра", {"mixed"}),
        ("журналисты спросили", {"mixed"}),
        ('"поздравил учителей"', {"mixed"}),
        ("поздрав*", {"mixed"}),
        ("opening", {"mixed"}),
        ("мектепте", {"mixed", "latin", "popular", "arabic", "kazakh"}),
        ("kitaphana", {"popular", "latin", "arabic"}),
    ],
)
def test_passages_in_any_language_are_found(
    kg: Kg, store: Path, query: str, expected: set[str]
) -> None:
    result = kg("search", query, "--store", store, "--json")
    assert {json.loads(line)["id"] for line in result.stdout.splitlines()} == expected


def test_extracting_again_leaves_languages_and_near_duplicates_as_they_are(
    store: Path, tmp_path: Path
) -> None:
    from tests.test_pipeline import dumped

    (tmp_path / "a.jsonl").write_text(json.dumps({"id": "a", "text": ARTICLES["mixed"]}) + "\n")
    config = Config(store=tmp_path / "store")
    build([str(tmp_path / "a.jsonl")], config)
    before = dumped(config.store)
    build([], config, again=True)
    assert dumped(config.store) == before


def test_the_annotation_stays_kazakh(kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLES["mixed"], "utf-8")
    result = kg("annotate", tmp_path / "a.txt", "--json")
    assert json.loads(result.stdout)["language"] == "kk"
