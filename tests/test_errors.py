"""The tree of errors."""

from __future__ import annotations

import inspect
import pickle
import re

import pytest

from kg import errors
from kg.errors import KgError

CLASSES = [
    one
    for _, one in inspect.getmembers(errors, inspect.isclass)
    if issubclass(one, KgError) and one.__module__ == errors.__name__
]


def test_the_drawing_at_the_top_of_the_module_is_the_tree_of_the_classes() -> None:
    drawn: dict[str, str] = {}
    above: list[str] = []
    for line in inspect.getdoc(errors).splitlines():  # type: ignore[union-attr]
        match = re.match(r"([│ ├└─]*)([A-Z]\w+)(?: |$)", line)
        if match and hasattr(errors, match[2]):
            depth = len(match[1]) // 4
            above[depth:] = [match[2]]
            drawn[match[2]] = above[depth - 1] if depth else "Exception"
    assert drawn == {one.__name__: one.__bases__[0].__name__ for one in CLASSES}


def test_all_errors_are_offered() -> None:
    assert sorted(errors.__all__) == sorted(one.__name__ for one in CLASSES)


@pytest.mark.parametrize("kind", CLASSES)
def test_an_error_keeps_message_place_and_hint_on_its_way_from_a_worker(
    kind: type[KgError],
) -> None:
    sent = kind("файл бос", place="жаңалық/мектеп.txt:3", hint="kg build --workers 1")
    got = pickle.loads(pickle.dumps(sent))
    assert type(got) is kind
    assert (got.message, got.place, got.hint) == (sent.message, sent.place, sent.hint)


@pytest.mark.parametrize("kind", CLASSES)
def test_every_error_says_in_its_docstring_what_it_means(kind: type[KgError]) -> None:
    assert (kind.__doc__ or "").rstrip().endswith(".")


def test_an_error_is_shown_with_its_place_in_front() -> None:
    assert str(KgError("файл бос", place="мектеп.txt")) == "мектеп.txt: файл бос"
    assert str(KgError("файл бос")) == "файл бос"
