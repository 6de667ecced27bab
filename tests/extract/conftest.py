"""One Kazakh text through analysis and extraction."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest

from kg.analyse import analysed
from kg.extract import extract
from kg.model import Article, Extraction, Metadata

Extracted = Callable[..., Extraction]
StepsOf = Callable[[Callable[[], object]], int]


@pytest.fixture(scope="session")
def extracted() -> Extracted:
    """The extraction of a text: ``extracted("...", title="...", date="2014-02-26")``."""

    def run(text: str, title: str | None = None, date: str | None = None) -> Extraction:
        article = Article("test", "0" * 16, "test", text, Metadata(title=title, date=date))
        return extract(analysed(article))

    return run


@pytest.fixture
def steps_of() -> StepsOf:
    """How many calls a piece of work makes, which unlike its time is always the same."""

    def count(work: Callable[[], object]) -> int:
        calls = 0

        def note(frame: object, event: str, argument: object) -> None:
            nonlocal calls
            calls += event in ("call", "c_call")

        before = sys.getprofile()
        sys.setprofile(note)
        try:
            work()
        finally:
            sys.setprofile(before)
        return calls

    return count


def names(extraction: Extraction, label: str) -> list[tuple[str, str]]:
    """Surface and lemma of the mentions of one label, in reading order."""
    return [(one.text, one.lemma) for one in extraction.mentions if one.label == label]


def facts(extraction: Extraction) -> set[tuple[str, str, str, str]]:
    """Subject, predicate, object and modality of the facts, in words."""
    called = [referent.name for referent in extraction.referents]
    return {
        (
            called[one.subject],
            one.predicate,
            called[one.object] if isinstance(one.object, int) else one.object,
            one.modality,
        )
        for one in extraction.facts
    }
