"""Packages whose names are loaded when they are asked for."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest

PACKAGES = ("kg", "kg.analyse", "kg.graph", "kg.query", "kg.query.text", "kg.store")


@pytest.mark.parametrize("package", PACKAGES)
def test_every_name_that_is_offered_is_there(package: str) -> None:
    module = import_module(package)
    for name in module.__all__:
        assert getattr(module, name) is getattr(module, name)


@pytest.mark.parametrize("package", PACKAGES)
def test_no_module_stands_in_the_place_of_a_name(package: str) -> None:
    module = import_module(package)
    assert module.__file__
    modules = {path.stem for path in Path(module.__file__).parent.iterdir()}
    assert not modules.intersection(module.__all__)


def test_a_name_that_is_not_offered_is_told_with_its_package() -> None:
    store = import_module("kg.store")
    with pytest.raises(AttributeError, match=r"'kg\.store' has no attribute 'atricles'"):
        _ = store.atricles
