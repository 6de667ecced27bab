"""Validators of what the service answers, after the JSON Schemas of both versions."""

from __future__ import annotations

import json
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

with warnings.catch_warnings():  # it looks for its own version in a way that is outdated
    warnings.simplefilter("ignore", DeprecationWarning)
    from jsonschema import Draft7Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT7

Valid = Callable[[str, Any], Any]
_SCHEMAS = Path(__file__).parent / "schemas"


def _valid_for(version: str) -> Valid:
    schemas = {
        one.name: json.loads(one.read_text("utf-8")) for one in _SCHEMAS.glob(f"{version}/*")
    }
    resources = [Resource(one, DRAFT7) for one in schemas.values()]
    registry: Registry[Any] = Registry().with_resources(
        [(resource.id() or "", resource) for resource in resources]
    )
    for name, schema in schemas.items():  # some refer to others beside them
        registry = registry.with_resource(name, Resource(schema, DRAFT7))

    def valid(name: str, content: Any) -> Any:
        validator = Draft7Validator(schemas[f"{name}.json"], registry=registry)
        wrong = [f"{error.json_path}: {error.message}" for error in validator.iter_errors(content)]
        assert not wrong
        return content

    return valid


@pytest.fixture(scope="session")
def valid() -> Valid:
    """``valid("manifest", content)``: *content*, which the schema of 0.2 allows."""
    return _valid_for("0.2")


@pytest.fixture(scope="session")
def valid_draft() -> Valid:
    """The same for the draft of 1.0."""
    return _valid_for("1.0-draft")
