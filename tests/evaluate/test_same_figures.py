"""Our figures are those of the scorer that comes with the gold articles, to the last digit."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.config import Config
from kg.errors import SourceError
from kg.evaluate import Evaluation, Figures, evaluate, gold_articles
from kg.evaluate.errors import Sentences
from kg.evaluate.figures import Tally
from kg.evaluate.matching import Pairing
from kg.evaluate.told import Name, Statement, Thing, Told
from kg.export import annotation
from kg.model import Resolved, Source
from kg.pipeline import annotate_all, limits
from kg.read import sources

Rows = dict[tuple[str, str], tuple[float, float, float, int, int]]

# The page's name is the last argument of the command that the scorer runs
_SAVED = "import sys, pathlib; print((pathlib.Path(sys.argv[1]) / pathlib.Path(sys.argv[2]).stem)"


def rows(figures: Iterable[Figures]) -> Rows:
    return {
        (one.part, one.name): (one.precision, one.recall, one.f1, one.gold, one.got)
        for one in figures
    }


def scored(scorer: Path, gold: Path, annotations: Path) -> dict[str, Any]:
    """What the scorer prints of annotations that were made before."""
    program = f"{_SAVED}.read_text('utf-8'))"
    command = [sys.executable, scorer, gold, "--json", "--", sys.executable, "-c", program]
    result = subprocess.run([*command, annotations], capture_output=True, text=True, check=True)
    return dict(json.loads(result.stdout))


def save_annotations(gold: Path, folder: Path) -> None:
    pages: list[Source] = []
    for one in gold_articles(gold):
        assert not isinstance(one, SourceError)
        (source,) = sources([str(one.page)], limits(Config()))
        assert isinstance(source, Source)
        pages.append(source)
    for source, resolved in annotate_all(pages, Config()):
        assert isinstance(resolved, Resolved)
        written = json.dumps(annotation(resolved), ensure_ascii=False)
        (folder / Path(source.location).stem).write_text(written, "utf-8")


def assert_same(made: Evaluation, theirs: dict[str, Any]) -> None:
    assert rows(made.figures) == {
        (part, name): (row["p"], row["r"], row["f1"], row["gold"], row["got"])
        for part in ("mentions", "entities", "facts")
        for name, row in theirs[part].items()
    }
    assert (made.articles, made.titles_right) == (theirs["articles"], theirs["titles_right"])
    assert f"{made.dates_right}/{made.dates}" == theirs["dates_right"]
    assert f"{made.publishers_right}/{made.publishers}" == theirs["publishers_right"]
    assert f"{made.teasers_leaked}/{made.teasers}" == theirs["teasers_leaked"]
    assert made.text_overlap == theirs["text_overlap"]
    assert made.failed == made.unusable == []


def test_they_are_the_same_on_our_own_articles(
    gold: Path, shared_gold: Path, tmp_path: Path
) -> None:
    save_annotations(gold, tmp_path)
    made = evaluate(gold, Config())
    assert_same(made, scored(shared_gold / "score.py", gold, tmp_path))


@pytest.mark.slow
def test_they_are_the_same_on_all_gold_articles(shared_gold: Path, tmp_path: Path) -> None:
    save_annotations(shared_gold / "dev", tmp_path)
    made = evaluate(shared_gold / "dev", Config())
    assert_same(made, scored(shared_gold / "score.py", shared_gold / "dev", tmp_path))


IDS = ("ә1", "ә2", "ә3", "ә4")
TYPES = ("agl:PublicBody", "agl:Akimat", "agl:Plan", "agl:Quotation", "agl:Person")
LABELS = (
    "Абай облысының әкімдігі",
    "«Абай облысының әкімдігі»",
    "Абай облысы әкімдігі",
    "бас жоспар жобасы",
    "жоба",
    "Асқар Омаров",
)
PREDICATES = ("agl:status", "agl:quote", "agl:approvedBy")
LITERALS = ("approved", "agl:approved", "бас жоспар бекітілді", "бас жоспар бекітілді деді", "ә9")
FORMS = ("Абай", "абай", "«Абай»", "Асқар Омаров")

names = st.builds(
    Name,
    st.sampled_from(FORMS),
    st.sampled_from(("PERSON", "GPE", "CARDINAL")),
    st.integers(0, 9),
    st.none() | st.sampled_from(IDS),
)
gold_names = names.filter(lambda one: one.label != "CARDINAL")
statements = st.builds(
    Statement,
    st.sampled_from(IDS),
    st.sampled_from(PREDICATES),
    st.sampled_from(IDS + LITERALS),
    st.sampled_from(("asserted", "denied")),
)


def told(of: st.SearchStrategy[Name], most_labels: int) -> st.SearchStrategy[Told]:
    labels = st.lists(st.sampled_from(LABELS), min_size=1, max_size=most_labels).map(tuple)
    thing = st.builds(Thing, st.sampled_from(IDS), st.sampled_from(TYPES), labels)
    things = st.lists(thing, max_size=4, unique_by=lambda one: one.id).map(tuple)
    return st.builds(
        Told,
        things=things,
        names=st.lists(of, max_size=6).map(tuple),
        statements=st.lists(statements, max_size=8).map(tuple),
    )


def as_scorer_reads(one: Told, *, is_gold: bool) -> dict[str, Any]:
    """The JSON form of what is told: gold's, or that of ``kg annotate``."""
    key, label = ("id", "labels") if is_gold else ("iri", "label")
    return {
        "mentions": [{"text": name.text, "label": name.label} for name in one.names],
        "entities": [
            {
                key: thing.id,
                "type": thing.type,
                label: list(thing.labels) if is_gold else thing.labels[0],
            }
            for thing in one.things
        ],
        "facts": [
            {
                "subject": fact.subject,
                "predicate": fact.predicate,
                "object": fact.object,
                "modality": fact.modality,
            }
            for fact in one.statements
        ],
    }


@settings(max_examples=300, deadline=None)
@given(told(gold_names, 3), told(names, 1))
def test_they_are_the_same_whatever_is_told(scorer: ModuleType, wanted: Told, found: Told) -> None:
    tallies = [Tally(part) for part in ("mentions", "entities", "facts")]
    pairing = Pairing("a", wanted, found, Sentences(None))
    errors = list(pairing.mentions(tallies[0]))
    pairs, of_entities = pairing.entities(tallies[1])
    errors += [*of_entities, *pairing.facts(tallies[2], pairs)]
    theirs = [scorer.Tally() for _ in tallies]
    gold, got = as_scorer_reads(wanted, is_gold=True), as_scorer_reads(found, is_gold=False)
    scorer.match_mentions(gold["mentions"], got["mentions"], theirs[0], [], "a")
    matched = scorer.match_entities(gold["entities"], got["entities"], theirs[1], [], "a")
    ids = {one["id"] for one in gold["entities"]}
    scorer.match_facts(gold["facts"], got["facts"], matched, ids, theirs[2], [], "a")
    assert pairs == matched
    for tally, other in zip(tallies, theirs, strict=True):
        assert rows(tally.figures()) == {
            (tally.part, name): (row["p"], row["r"], row["f1"], row["gold"], row["got"])
            for name, row in other.result().items()
        }
    counted = {(one.part, one.name): one for tally in tallies for one in tally.figures()}
    for part in ("mentions", "entities", "facts"):
        row = counted.get((part, "ALL"))
        wrong = row.gold + row.got - 2 * row.right if row else 0
        assert wrong == sum(one.part == part for one in errors)
