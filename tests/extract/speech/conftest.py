"""The zones of speech of one Kazakh text, in words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from kg.analyse import analysed
from kg.extract.draft import Draft
from kg.extract.institutions import mention_institutions
from kg.extract.lists import lists
from kg.extract.persons import mention_persons
from kg.extract.places import unit_phrases
from kg.extract.posts import mention_posts
from kg.extract.speech import note_speech
from kg.model import Article, Metadata


@dataclass(frozen=True)
class Said:
    """A zone with its speaker's name, its text and the words that tell that it is said."""

    speaker: str | None
    text: str
    is_direct: bool
    verb: str


Zones = Callable[[str], list[Said]]


@pytest.fixture(scope="session")
def zones() -> Zones:
    """The zones of a text, in reading order."""

    def run(text: str) -> list[Said]:
        draft = Draft(analysed(Article("test", "0" * 16, "test", text, Metadata())), lists())
        places = unit_phrases(draft)
        mention_institutions(draft)
        mention_persons(draft)
        mention_posts(draft, places)
        note_speech(draft)
        return [
            Said(
                None if one.speaker is None else draft.referents[one.speaker].name,
                draft.text(one.first, one.last),
                one.is_direct,
                draft.text(*one.verb),
            )
            for one in draft.speech.zones
        ]

    return run
