"""An analysed article in, its extraction out: the rules in the order that they build on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.attendance import attendance_facts
from kg.extract.draft import Draft
from kg.extract.events import mention_events
from kg.extract.geography import mention_geography, mention_listed_geography
from kg.extract.institutions import mention_institutions
from kg.extract.instruments import mention_instruments
from kg.extract.lists import lists
from kg.extract.passages import kazakh_only
from kg.extract.persons import mention_persons
from kg.extract.places import mention_places, unit_phrases
from kg.extract.posts import mention_posts
from kg.extract.quantities import mention_dates, mention_numbers
from kg.extract.recognised import mention_recognised
from kg.model import Article, Extraction
from kg.read.alive import sign

if TYPE_CHECKING:
    from kg.extract.recogniser import Recogniser

__all__ = ["extract"]


def extract(article: Article, recogniser: Recogniser | None = None) -> Extraction:
    """What the text of an analysed *article* says: its mentions, their referents, its facts.

    Passages in another language than Kazakh say nothing.  Without a *recogniser* the one that is
    shipped is used.  Raises ModelUnusable for a damaged one.
    """
    if recogniser is None:
        from kg.extract.recogniser import shipped  # brings numpy, which kg show does without

        recogniser = shipped()
    draft = Draft(kazakh_only(article), lists())
    places = unit_phrases(draft)
    sign()  # a rule takes a second for a whole book
    mention_institutions(draft)
    sign()
    mention_dates(draft)
    sign()
    mention_instruments(draft)
    mention_persons(draft)
    sign()
    mention_posts(draft, places)
    mention_events(draft)
    mention_geography(draft)
    mention_places(draft, places)
    mention_listed_geography(draft)
    sign()
    mention_recognised(draft, recogniser)
    mention_numbers(draft)
    sign()
    attendance_facts(draft)
    return replace(draft.finished(), article=article)
