"""The list of verbs of saying, by its own examples."""

from __future__ import annotations

import pytest

from kg.errors import ListError
from kg.extract.speech import saying
from kg.extract.speech.saying import Saying, sayings
from tests.extract.speech.conftest import Zones

_ALL: list[Saying] = [
    *(verb for same in sayings().verbs.values() for verb in same),
    *sayings().nouns.values(),
]


@pytest.mark.parametrize("text", [text for one in _ALL for text in one.said])
def test_a_sentence_that_a_verb_or_noun_of_saying_frames_has_a_zone(
    text: str, zones: Zones
) -> None:
    speakers = {one.speaker for one in zones(text)}
    assert speakers == ({"Асқар Омаров"} if "Асқар Омаров" in text else {None})


@pytest.mark.parametrize("text", [text for one in _ALL for text in one.not_said])
def test_a_sentence_in_which_nothing_is_said_has_no_zone(text: str, zones: Zones) -> None:
    assert zones(text) == []


def test_every_verb_and_noun_of_saying_has_an_example() -> None:
    assert [one.words for one in _ALL if not one.said] == []


@pytest.mark.parametrize("entry", [{"takes": ["деп"]}, {"stem": "айт", "takes": ["туралы"]}])
def test_an_entry_that_cannot_be_read_is_told(entry: dict[str, object]) -> None:
    with pytest.raises(ListError, match="no stem, or takes something unknown"):
        saying._saying(entry, frozenset({"деп"}))
