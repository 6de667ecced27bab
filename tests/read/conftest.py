"""A folder to read from, and shorthands for what is read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kg.errors import SourceError
from kg.model import Source
from kg.read import Limits, sources

TEXT = (
    "Талғар ауданында жаңа мектеп ашылды деп хабарлады аудан әкімдігінің баспасөз қызметі."
    " Мектепте алты жүз бала оқиды."
)
LIMIT = 1_000_000

Read = Callable[..., list[Source | SourceError]]


@pytest.fixture
def read() -> Read:
    """All that ``sources`` finds below the paths."""

    def run(*paths: Path | str, limit: int = LIMIT) -> list[Source | SourceError]:
        return list(sources(map(str, paths), Limits(limit)))

    return run


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty folder."""
    made = tmp_path / "жаңалықтар"
    made.mkdir()
    return made
