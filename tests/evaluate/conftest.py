"""Gold articles of our own, and the scorer whose figures ours are to be."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

_SHARED = Path(__file__).parents[3] / "shared" / "gold"


@pytest.fixture(scope="session")
def gold() -> Path:
    """A folder of three gold articles: text with a denial, page with a teaser, a quotation."""
    return Path(__file__).parent / "gold"


@pytest.fixture(scope="session")
def shared_gold() -> Path:
    """The folder of the scorer and of its gold articles, which does not come with the package."""
    if not (_SHARED / "score.py").is_file():
        pytest.skip("the scorer of the gold articles is not beside the repository: shared/gold")
    return _SHARED


@pytest.fixture(scope="session")
def scorer(shared_gold: Path) -> ModuleType:
    """``score.py`` as a module."""
    spec = importlib.util.spec_from_file_location("score", shared_gold / "score.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
