"""A server reads what is published while it runs, and lets go of what was."""

from __future__ import annotations

import fcntl
import shutil
from pathlib import Path
from threading import Thread

import pytest

from kg.errors import StoreMissing
from kg.serve import Settings
from kg.serve.current import Current
from tests.conftest import Kg


@pytest.fixture
def own(store: Path, tmp_path: Path) -> Path:
    """A store to change."""
    return Path(shutil.copytree(store, tmp_path / "store", symlinks=True))


def publish(kg: Kg, store: Path, note: str) -> None:
    notes = "https://example.org/notes"
    update = f'INSERT DATA {{ GRAPH <{notes}> {{ <{notes}#1> rdfs:label "{note}" }} }}'
    done = kg("update", update, "--store", store)
    assert done.exit_code == 0, done.stderr


def is_held(folder: Path) -> bool:
    """Whether some reader keeps the generation in *folder* from collection."""
    with (folder / "in-use").open() as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False


def test_a_new_generation_is_read_at_once_and_the_old_one_let_go_of(own: Path, kg: Kg) -> None:
    current = Current(own, Settings())
    with current.reading() as before:
        old = before.generation
        publish(kg, own, "бір")
        with current.reading() as after:
            assert after.generation.manifest.number == old.manifest.number + 1
            assert after.query("ASK { ?x rdfs:label 'бір' }")
            assert not before.query("ASK { ?x rdfs:label 'бір' }")
        assert is_held(old.folder)
    assert not old.folder.exists() or not is_held(old.folder)
    current.close()


def test_what_is_damaged_is_not_switched_to(own: Path, kg: Kg) -> None:
    current = Current(own, Settings())
    with current.reading() as reader:
        number = reader.generation.manifest.number
    publish(kg, own, "екі")
    shutil.rmtree((own / "current").resolve() / "graph")
    for _ in range(2):
        with current.reading() as reader:
            assert reader.generation.manifest.number == number
            assert reader.query("ASK { ?s ?p ?o }")
    current.close()


def test_readers_go_from_thread_to_thread(own: Path) -> None:
    current = Current(own, Settings())
    found: list[int] = []

    def ask() -> None:
        with current.reading() as reader:
            found.append(len(reader.search("мектеп")[0]) + reader.articles.count())

    for _ in range(3):
        threads = [Thread(target=ask) for _ in range(4)]
        for one in threads:
            one.start()
        for one in threads:
            one.join()
    assert len(found) == 12
    assert len(set(found)) == 1
    current.close()


def test_without_a_store_there_is_nothing_to_serve(tmp_path: Path) -> None:
    with pytest.raises(StoreMissing):
        Current(tmp_path / "none", Settings())
