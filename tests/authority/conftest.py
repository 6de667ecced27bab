"""A copy of the authority lists that a test may damage."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

AUTHORITY = Path(__file__).parents[2] / "corpus" / "authority"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(AUTHORITY, tmp_path / "authority"))
