"""Events as short news items tell them, with when, where and by whom they were held."""

from __future__ import annotations

import re

import pytest

from kg.model import Extraction
from tests.extract.conftest import Extracted
from tests.extract.told_events import ITEMS

EVENTS = {"agl:Meeting", "agl:Event", "agl:Presentation", "agl:Signing", "agl:Appointment"}
PREDICATES = {"schema:startDate", "schema:location", "schema:organizer", "schema:attendee"}


def stems(label: str) -> set[str]:
    return {word[:5] for word in re.findall(r"\w+", label.casefold()) if len(word) > 2}


def agree(wanted: str, found: str) -> bool:
    """Whether most of the content words of two labels agree, as the guidelines ask."""
    want, have = stems(wanted), stems(found)
    return len(want & have) / len(want | have) >= 0.5


def keys(extraction: Extraction, wanted: dict[str, tuple[str, str]]) -> dict[int, str]:
    """The key of each event that was found; an unexpected one is called by its name."""
    found: dict[int, str] = {}
    for number, one in enumerate(extraction.referents):
        if one.type in EVENTS:
            fits = [
                key
                for key, (kind, label) in wanted.items()
                if kind == one.type and key not in found.values() and agree(label, one.name)
            ]
            found[number] = fits[0] if fits else f"{one.type} {one.name}"
    return found


@pytest.mark.parametrize("item", ITEMS)
def test_the_events_of_a_news_item_are_found_once_each(item: str, extracted: Extracted) -> None:
    text, date, events, _ = ITEMS[item]
    found = keys(extracted(text, date=date), events)
    assert sorted(found.values()) == sorted(events)


@pytest.mark.parametrize("item", ITEMS)
def test_when_where_and_by_whom_is_told(item: str, extracted: Extracted) -> None:
    text, date, events, expected = ITEMS[item]
    extraction = extracted(text, date=date)
    found = keys(extraction, events)
    told = {
        (
            found[one.subject],
            one.predicate,
            extraction.referents[one.object].name if isinstance(one.object, int) else one.object,
            one.modality,
        )
        for one in extraction.facts
        if one.subject in found and one.predicate in PREDICATES
    }
    assert told == expected
