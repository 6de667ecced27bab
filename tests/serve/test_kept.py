"""What is kept for a generation is made once, and nothing is kept of a failure."""

from __future__ import annotations

from pathlib import Path
from threading import Barrier, Thread

import pytest

from kg.errors import QueryMalformed
from kg.query import open_store
from kg.serve.kept import Kept


def test_those_who_ask_at_one_time_get_one_thing(own_store: Path) -> None:
    kept, together = Kept(), Barrier(4)
    made: list[object] = []
    got: list[object] = []

    def make() -> object:
        made.append(object())
        return made[-1]

    def ask() -> None:
        together.wait()
        got.append(kept.of(reader, "page", make))

    with open_store(own_store) as reader:
        threads = [Thread(target=ask) for _ in range(4)]
        for one in threads:
            one.start()
        for one in threads:
            one.join()
    assert len(made) == 1
    assert got == made * 4


def test_a_failure_is_tried_again_and_old_things_fall_out(own_store: Path) -> None:
    kept = Kept(most=2)

    def fail() -> str:
        raise QueryMalformed("no")

    with open_store(own_store) as reader:
        with pytest.raises(QueryMalformed):
            kept.of(reader, "a", fail)
        assert kept.of(reader, "a", lambda: "first") == "first"
        assert [kept.of(reader, one, lambda: "x") for one in "bc"] == ["x", "x"]
        assert kept.of(reader, "a", lambda: "second") == "second"
