"""Whatever is done to a store in whatever order: its parts agree, and equal a fresh build.

More than the few of every day: ``KG_FUZZ=100 python -m pytest tests/test_random_sequences.py``
"""

from __future__ import annotations

import os
import shutil
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from hypothesis.stateful import run_state_machine_as_test as run

from kg.config import Config
from kg.judgement import Judgement
from kg.query import open_store
from kg.resolve import resolve
from kg.review import judge, take_back
from kg.store import backup, restore
from tests.small_world import (
    NAMES,
    VERSIONS,
    World,
    agreed,
    build,
    delete,
    dumped,
    insert,
    let_in,
    made,
    take_out,
    write,
)

COUNT = int(os.environ.get("KG_FUZZ", "4"))
QUERIES = ("әкім", "министрлік", "көпір OR мектеп", "person:Сұлтанов", "қаулы")


def persons() -> list[str]:
    """The IRIs that the persons of all versions have alone."""
    found = (resolve(made(name, 0).resolved.extraction, Config.base_iri) for name in NAMES)
    return sorted({one.iri for all_of in found for one in all_of.entities if "person/" in one.iri})


class Sequences(RuleBasedStateMachine):
    """A store that is changed, and what it must hold."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.config = Config(store=self.folder / "store")
        self.world = World()

    def teardown(self) -> None:
        try:
            if self.config.store.exists():
                self._equals_a_fresh_build()
        finally:
            shutil.rmtree(self.folder)

    def _equals_a_fresh_build(self) -> None:
        fresh = Config(store=self.folder / "fresh")
        build(fresh, self.world)
        assert dumped(self.config.store) == dumped(fresh.store)
        with open_store(self.config.store) as one, open_store(fresh.store) as other:
            for query in QUERIES:
                found, expected = one.search(query)[0], other.search(query)[0]
                assert [(hit.iri, hit.score) for hit in found] == [
                    (hit.iri, hit.score) for hit in expected
                ]

    @rule(name=st.sampled_from(NAMES), version=st.integers(0, VERSIONS - 1), afresh=st.booleans())
    def add_or_replace(self, name: str, version: int, afresh: bool) -> None:
        if name not in self.world.removed:
            write(self.config, {name: version}, afresh=afresh)
            articles = {**self.world.articles, name: version}
            self.world = replace(self.world, articles=articles)

    @precondition(lambda self: self.world.articles)
    @rule(data=st.data())
    def remove(self, data: st.DataObject) -> None:
        name = data.draw(st.sampled_from(sorted(self.world.articles)))
        take_out(self.config, name)
        kept = {one: version for one, version in self.world.articles.items() if one != name}
        self.world = replace(self.world, articles=kept, removed=self.world.removed | {name})

    @precondition(lambda self: self.world.removed)
    @rule(data=st.data())
    def let_in_again(self, data: st.DataObject) -> None:
        name = data.draw(st.sampled_from(sorted(self.world.removed)))
        let_in(self.config, name)
        self.world = replace(self.world, removed=self.world.removed - {name})

    @precondition(lambda self: self.world.articles)
    @rule(verdict=st.sampled_from(["same", "not same"]), data=st.data())
    def correct(self, verdict: str, data: st.DataObject) -> None:
        one, other = data.draw(st.permutations(persons()))[:2]
        given = Judgement(f"2026-11-22T00:00:{len(self.world.judged):02}Z", verdict, one, other)
        judge([given], self.config)
        self.world = replace(self.world, judged=self.world.judged | {given})

    @precondition(lambda self: self.world.judged)
    @rule(data=st.data())
    def take_a_judgement_back(self, data: st.DataObject) -> None:
        given = data.draw(st.sampled_from(sorted(self.world.judged)))
        take_back(given.id, self.config)
        self.world = replace(self.world, judged=self.world.judged - {given})

    @precondition(lambda self: self.world.articles)
    @rule(number=st.integers(0, 9))
    def put_into_a_graph_of_ones_own(self, number: int) -> None:
        triple = f"<https://example.org/{number}> a <https://example.org/Note>"
        insert(self.config, triple)
        self.world = replace(self.world, own=self.world.own | {triple})

    @precondition(lambda self: self.world.own)
    @rule(data=st.data())
    def take_out_of_a_graph_of_ones_own(self, data: st.DataObject) -> None:
        triple = data.draw(st.sampled_from(sorted(self.world.own)))
        delete(self.config, triple)
        self.world = replace(self.world, own=self.world.own - {triple})

    @precondition(lambda self: self.world.articles)
    @rule()
    def back_up_and_restore(self) -> None:
        copy = self.folder / "copy"
        backup(self.config.store, copy)
        restore(copy, self.config.store)
        shutil.rmtree(copy)

    @invariant()
    def parts_agree(self) -> None:
        if self.config.store.exists():
            with open_store(self.config.store) as reader:
                assert agreed(reader) == self.world.texts()


@pytest.mark.slow
def test_a_store_equals_a_fresh_build_whatever_was_done_to_it() -> None:
    run(
        Sequences,
        settings=settings(
            max_examples=COUNT,
            stateful_step_count=8,
            deadline=None,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
        ),
    )
