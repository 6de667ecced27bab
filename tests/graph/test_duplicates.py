"""Which articles are near duplicates of which: pairs both ways, the earliest of each group."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.clean.duplicates import signature
from kg.config import Config
from kg.graph.duplicates import Signed, groups, pairs
from kg.pipeline import build, remove
from kg.query import card, open_store
from tests.clean.test_duplicates import ADDED, FLOOD, NEWS, SHORT
from tests.test_pipeline import dumped

FLOODS = FLOOD.format("Ақтөбе", 12, "Байғанин", 48, 60, 15, "Асхат", 500)
QUERY = (
    Path(__file__).parents[2].joinpath("ontology/queries/sources-of-a-fact.rq").read_text("utf-8")
)


def signed(key: str, text: str, date: str = "") -> Signed:
    return Signed(key, date, signature(text))


def found_groups(articles: list[Signed]) -> list[list[str]]:
    return sorted(groups(articles, sorted(pairs(articles))))


def test_the_earliest_article_of_a_group_comes_first_and_vague_dates_count_as_late() -> None:
    articles = [
        signed("a", NEWS + ADDED, "2024"),
        signed("b", NEWS, "2024-02-26"),
        signed("c", NEWS),
        signed("d", SHORT, "2020-01-01"),
        signed("e", NEWS.upper(), "2024-02"),
    ]
    assert found_groups(articles) == [["b", "e", "a", "c"]]


def test_articles_that_are_connected_by_others_are_one_group() -> None:
    words = NEWS.split()
    first, second, third = (" ".join(words[start : start + 60]) for start in (0, 6, 12))
    articles = [signed("a", first), signed("b", second), signed("c", third)]
    assert pairs(articles) == {("a", "b"), ("b", "c")}
    assert found_groups(articles) == [["a", "b", "c"]]


def test_articles_without_a_signature_have_no_near_duplicates() -> None:
    assert pairs([Signed("a", "", b""), Signed("b", "", b"")]) == set()


def test_a_thousand_copies_of_an_error_page_do_not_make_a_million_pairs() -> None:
    copies = [signed(f"{number:04}", SHORT) for number in range(1000)]
    assert len(pairs(copies)) == 999
    assert len(pairs([*copies, signed("x", f"{SHORT} Соңы.")])) == 1000


@given(st.permutations(["", "2024", "2023-05", "2024-02-26", "2024-02-26", "2023-05-01"]))
def test_the_order_of_articles_does_not_matter(dates: list[str]) -> None:
    texts = [NEWS, NEWS + ADDED, SHORT, SHORT, FLOODS, NEWS.lower()]
    articles = [
        signed(str(i), text, date) for i, (text, date) in enumerate(zip(texts, dates, strict=True))
    ]
    shuffled = random.Random(1).sample(articles, len(articles))
    assert pairs(articles) == pairs(shuffled)
    assert found_groups(articles) == found_groups(shuffled)


RECORDS = [
    {"id": "a", "title": "Мектеп ашылды", "text": NEWS, "date": "2024-02-26"},
    {"id": "b", "title": "Талғарда жаңа мектеп", "text": NEWS + ADDED, "date": "2024-02-27"},
    {"id": "c", "title": "Көпір", "text": SHORT, "date": "2024-02-27"},
    {"id": "d", "title": "Мектеп", "text": NEWS.replace("алты", "бес"), "date": "2024-02-25"},
]


def written(folder: Path, name: str, records: list[dict[str, str]]) -> str:
    path = folder / name
    lines = [json.dumps(record, ensure_ascii=False) for record in records]
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return str(path)


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("once")
    build([written(folder, "all.jsonl", RECORDS)], Config(store=folder / "store"))
    return folder / "store"


@pytest.mark.parametrize("seed", range(3))
def test_builds_in_any_parts_and_order_link_the_same_articles(
    once: Path, tmp_path: Path, seed: int
) -> None:
    chosen = random.Random(seed)
    records = chosen.sample(RECORDS, len(RECORDS))
    cut = chosen.randint(1, 3)
    for name, part in (("1.jsonl", records[:cut]), ("2.jsonl", records[cut:])):
        build([written(tmp_path, name, part)], Config(store=tmp_path / "store"))
    assert dumped(tmp_path / "store") == dumped(once)


def links(store: Path) -> set[tuple[str, str, str]]:
    query = (
        "SELECT ?one ?p ?other { VALUES ?p { agl:nearDuplicateOf dct:isVersionOf } ?a ?p ?b ."
        " ?a dct:source ?one . ?b dct:source ?other }"
    )
    with open_store(store) as reader:
        return {
            (row["one"].value, row["p"].value.rpartition("/")[2], row["other"].value)
            for row in reader.query(query)
        }


def test_pairs_are_linked_both_ways_and_later_articles_to_the_earliest(once: Path) -> None:
    linked = links(once)
    near = {(one, other) for one, by, other in linked if by.endswith("nearDuplicateOf")}
    assert near == {(one, other) for one in "abd" for other in "abd" if one != other}
    versions = {(one, other) for one, by, other in linked if by == "isVersionOf"}
    assert versions == {("a", "d"), ("b", "d")}


def test_removing_an_article_removes_its_pairs(tmp_path: Path) -> None:
    config = Config(store=tmp_path / "store")
    build([written(tmp_path, "all.jsonl", RECORDS)], config)
    remove(["d"], config)
    assert {one + other for one, by, other in links(config.store) if by == "isVersionOf"} == {"ba"}
    remove(["a"], config)
    assert links(config.store) == set()


def test_a_fact_that_reprints_state_has_one_source(once: Path) -> None:
    with open_store(once) as reader:
        rows = [
            (int(row["sources"].value), int(row["articles"].value)) for row in reader.query(QUERY)
        ]
        (oblast,) = card(reader.graph, "Марат Сұлтанов")
        articles = reader.query(
            "SELECT ?a ?id { ?a a agl:Article ; dct:identifier ?id FILTER(?id IN ('d', 'a', 'b')) }"
        )
        key_of = {row["id"].value: row["a"].value for row in articles}
    assert rows
    assert (1, 3) in rows
    assert {sources for sources, _ in rows} == {1}
    assert oblast.sources == 1
    # An event without a name of its own is each article's alone, and so is what is said of it.
    held = [fact for fact in oblast.facts if fact.predicate.endswith("holds")]
    assert {fact.article for fact in held} == {key_of["d"]}
    assert {frozenset(fact.also_in) for fact in held} == {frozenset((key_of["a"], key_of["b"]))}
