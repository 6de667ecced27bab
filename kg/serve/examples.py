"""The worked queries of the ontology in, each with its title in one language out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

__all__ = ["Example", "example", "examples"]

_TITLE = re.compile(r"# (\w\w): (.+(?:\n#  +.+)*)")


@dataclass(frozen=True, slots=True)
class Example:
    """A query with what it asks."""

    name: str
    title: str
    query: str


@lru_cache
def examples(language: str) -> tuple[Example, ...]:
    """All examples, by their titles."""
    folder = files("kg.ontology").joinpath("queries")
    found = [
        _example(one.name.removesuffix(".rq"), one.read_text("utf-8"), language)
        for one in folder.iterdir()
        if one.name.endswith(".rq")
    ]
    return tuple(sorted(found, key=lambda one: one.title))


def example(name: str) -> str:
    """The query of the example of that name; empty where there is none."""
    return next((one.query for one in examples("en") if one.name == name), "")


def _example(name: str, query: str, language: str) -> Example:
    titles = {code: re.sub(r"\s*\n#\s+", " ", title) for code, title in _TITLE.findall(query)}
    return Example(name, titles[language], query)
