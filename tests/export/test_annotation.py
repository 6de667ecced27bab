from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.export import annotation
from kg.model import Resolved
from kg.pipeline import annotate
from kg.read import Limits, sources

KEYS = "title date publisher url language text mentions entities facts".split()
MENTION = "start end text lemma label type entity confidence".split()
FACT = "subject predicate object modality confidence start end".split()


@pytest.fixture(scope="module")
def resolved(seed: Path) -> Resolved:
    (source,) = sources([str(seed)], Limits())
    return annotate(source, "https://w3id.org/agglo-kg/")  # type: ignore[arg-type]


def test_it_has_exactly_the_keys_of_the_contract(resolved: Resolved) -> None:
    made = annotation(resolved)
    assert list(made) == KEYS
    assert {tuple(one) for one in made["mentions"]} == {tuple(MENTION)}
    assert {tuple(one) for one in made["entities"]} == {("iri", "type", "label")}
    assert {tuple(one) for one in made["facts"]} == {tuple(FACT)}
    assert json.loads(json.dumps(made)) == made


def test_offsets_slice_the_text(resolved: Resolved) -> None:
    made = annotation(resolved)
    for one in made["mentions"]:
        assert made["text"][one["start"] : one["end"]] == one["text"] != ""
    for one in made["facts"]:
        assert 0 <= one["start"] < one["end"] <= len(made["text"])


def test_what_is_referred_to_is_among_the_entities(resolved: Resolved) -> None:
    made = annotation(resolved)
    iris = [one["iri"] for one in made["entities"]]
    assert len(iris) == len(set(iris))
    assert {one["entity"] for one in made["mentions"]} - {None} <= set(iris)
    for one in made["facts"]:
        assert one["subject"] in iris
        assert one["object"] in iris or "://" not in one["object"]
