"""A folder of gold articles is scored; what is bad in it is named, and the rest goes on."""

from __future__ import annotations

import json
import shutil
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from kg.config import Config
from kg.errors import SourceEmpty, SourceMalformed, SourceMissing
from kg.evaluate import evaluate
from kg.evaluate.errors import Sentences
from kg.evaluate.figures import Tally
from kg.evaluate.matching import Pairing
from kg.evaluate.told import Name, Statement, Thing, Told
from kg.model import Article, Metadata, Span

TEXT = "Абай облысының әкімі келді. Бас жоспар бекітілді. Асқар Омаров сөйледі."
ENTITIES = (
    Thing("g1", "agl:Plan", ("Семейдің бас жоспары", "бас жоспар")),
    Thing("g2", "agl:Akimat", ("Абай облысының әкімдігі",)),
    Thing("g3", "agl:Person", ("Асқар Омаров",)),
)
OURS = (
    Thing("x1", "agl:Plan", ("бас жоспардың жобасы",)),
    Thing("x2", "agl:PublicBody", ("«Абай облысының әкімдігі»",)),
    Thing("x3", "agl:Person", ("Асқар Омарұлы",)),
)


def pairing(gold: Told, ours: Told) -> Pairing:
    cuts = [0, TEXT.index("Бас"), TEXT.index("Асқар"), len(TEXT)]
    spans = tuple(Span(a, b) for a, b in pairwise(cuts))
    article = Article("1", "1", "1", TEXT, Metadata(), sentences=spans)
    return Pairing("1", gold, ours, Sentences(article))


def copied(gold: Path, folder: Path, name: str, **changed: object) -> Path:
    """The gold articles with one of them spoilt."""
    shutil.copytree(gold, folder)
    file = folder / f"{name}.json"
    record: dict[str, Any] = {**json.loads(file.read_text("utf-8")), **changed}
    file.write_text(json.dumps(record, ensure_ascii=False), "utf-8")
    return folder


def test_a_name_must_agree_and_of_a_description_half_of_it() -> None:
    made = pairing(Told(things=ENTITIES), Told(things=OURS))
    pairs, errors = made.entities(Tally("entities"))
    assert pairs == {"x1": "g1", "x2": "g2"}
    assert [(one.error, one.name, one.what) for one in errors] == [
        ("missed", "agl:Person", "Асқар Омаров"),
        ("invented", "agl:Person", "Асқар Омарұлы"),
    ]


@pytest.mark.parametrize(
    ("predicate", "wanted", "found", "is_right"),
    [
        ("agl:status", "approved", "https://w3id.org/agglo-kg/ontology#approved", True),
        ("agl:status", "approved", "signed", False),
        ("agl:quote", "Бас жоспар биыл дайын болады", "«Бас жоспар биыл дайын болады»", True),
        ("agl:quote", "Бас жоспар биыл дайын болады", "Бас жоспар", False),
        ("agl:number", "41-182", "41–182", True),
        ("schema:datePublished", "2023-12-20", "2023-12", False),
    ],
)
def test_a_literal_is_right_by_what_it_means(
    predicate: str, wanted: str, found: str, is_right: bool
) -> None:
    gold = Told(things=ENTITIES, statements=(Statement("g1", predicate, wanted, "asserted"),))
    ours = Told(things=OURS, statements=(Statement("x1", predicate, found, "asserted"),))
    tally = Tally("facts")
    errors = list(pairing(gold, ours).facts(tally, {"x1": "g1"}))
    assert (errors == []) == is_right
    assert {one.f1 for one in tally.figures()} == {1.0 if is_right else 0.0}


def test_behind_an_error_stands_its_sentence_and_behind_an_invented_fact_its_rule() -> None:
    start, end = TEXT.index("Бас"), TEXT.index(" Асқар")
    gold_text = "Тағы бір жол.\n" + TEXT
    gold = Told(
        gold_text,
        things=ENTITIES,
        names=(Name("Асқар Омаров", "PERSON", gold_text.index("Асқар"), "g3"),),
        statements=(Statement("g1", "agl:approvedBy", "g2", "asserted", start + 14, end + 14),),
    )
    said = Statement("x1", "agl:approvedBy", "x2", "denied", start, end, "approved-by")
    ours = Told(TEXT, things=OURS, statements=(said,))
    made = pairing(gold, ours)
    (name,) = made.mentions(Tally("mentions"))
    invented, missed = made.facts(Tally("facts"), {"x1": "g1", "x2": "g2"})
    assert (name.error, name.sentence) == ("missed", "Асқар Омаров сөйледі.")
    assert (missed.error, missed.sentence) == ("missed", "Бас жоспар бекітілді.")
    assert (invented.error, invented.sentence) == ("invented", "Бас жоспар бекітілді.")
    assert invented.rule == "approved-by"
    assert "(denied)" in invented.what


def test_gold_whose_words_we_have_not_read_is_shown_with_its_line() -> None:
    gold = Told("Бірінші жол.\nКеңес құрылды.", names=(Name("Кеңес", "ORGANISATION", 13),))
    (missed,) = pairing(gold, Told()).mentions(Tally("mentions"))
    assert missed.sentence == "Кеңес құрылды."


@pytest.mark.parametrize("workers", [1, 2])
def test_any_number_of_workers_gives_the_same(gold: Path, workers: int) -> None:
    seen: list[str] = []
    made = evaluate(gold, Config(workers=workers), seen.append)
    assert seen == ["abai-visit", "aktobe-decision", "law-quote"]
    assert made == evaluate(gold, Config())
    assert (made.articles, made.titles_right, made.dates_right, made.teasers_leaked) == (3, 3, 1, 0)


@pytest.mark.parametrize(
    ("changed", "place"),
    [
        ({"facts": [{"subject": "m"}]}, "aktobe-decision.json: facts, number 1"),
        ({"mentions": ["Ақтөбе"]}, "aktobe-decision.json: mentions, number 1"),
        ({"mentions": [{"text": "Жоқ сөз", "label": "GPE"}]}, "mentions, number 1"),
        ({"mentions": [{"text": "Ақтөбе", "label": "GPE", "nth": -1}]}, "mentions, number 1"),
        ({"entities": [{"id": "m", "type": "x", "labels": []}]}, "entities, number 1"),
        ({"entities": {}}, "aktobe-decision.json"),
        ({"text": 5}, "aktobe-decision.json"),
        ({"title": ["а"]}, "aktobe-decision.json"),
        ({"id": "жоқ"}, "aktobe-decision.json"),
        (
            {"facts": [{"subject": "m", "predicate": "p", "object": "o", "modality": "мүмкін"}]},
            "facts, number 1",
        ),
    ],
)
def test_a_bad_gold_file_is_named_and_the_others_are_scored(
    gold: Path, tmp_path: Path, changed: dict[str, object], place: str
) -> None:
    made = evaluate(copied(gold, tmp_path / "gold", "aktobe-decision", **changed), Config())
    (bad,) = made.unusable
    assert place in bad.place
    assert bad.hint
    assert made.articles == 2


@pytest.mark.parametrize("content", [b"{", b"[]", b"\xff\xfe", b"[" * 100_000])
def test_what_is_no_json_object_is_named_too(gold: Path, tmp_path: Path, content: bytes) -> None:
    shutil.copytree(gold, tmp_path / "gold")
    (tmp_path / "gold" / "law-quote.json").write_bytes(content)
    made = evaluate(tmp_path / "gold", Config())
    assert [Path(one.place).name for one in made.unusable] == ["law-quote.json"]
    assert made.articles == 2


@pytest.mark.parametrize("name", ["abai-visit.txt", "law-quote.txt"])
def test_a_page_without_an_article_counts_as_nothing_found(
    gold: Path, tmp_path: Path, name: str
) -> None:
    shutil.copytree(gold, tmp_path / "gold")
    (tmp_path / "gold" / "articles" / name).write_text("", "utf-8")
    whole, made = evaluate(gold, Config()), evaluate(tmp_path / "gold", Config())
    (failed,) = made.failed
    assert name in failed.place
    assert made.articles == 3
    wanted = {(one.part, one.name): one.gold for one in whole.figures if one.gold}
    assert wanted == {(one.part, one.name): one.gold for one in made.figures if one.gold}


def test_a_folder_without_gold_is_an_error_with_a_hint(gold: Path, tmp_path: Path) -> None:
    with pytest.raises(SourceMissing):
        evaluate(tmp_path / "жоқ", Config())
    with pytest.raises(SourceEmpty):
        evaluate(tmp_path, Config())
    (tmp_path / "a.json").write_text("{", "utf-8")
    with pytest.raises(SourceMalformed, match="no gold article is usable") as caught:
        evaluate(tmp_path, Config())
    assert caught.value.hint
