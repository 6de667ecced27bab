"""An analysed article in, its extraction out: the rules in the order that they build on."""

from __future__ import annotations

from kg.extract.attendance import attendance_facts
from kg.extract.draft import Draft
from kg.extract.events import mention_events
from kg.extract.geography import mention_geography, mention_listed_geography
from kg.extract.institutions import mention_institutions
from kg.extract.instruments import mention_instruments
from kg.extract.lists import lists
from kg.extract.persons import mention_persons
from kg.extract.places import mention_places, unit_phrases
from kg.extract.posts import mention_posts
from kg.extract.quantities import mention_dates, mention_numbers
from kg.model import Article, Extraction

__all__ = ["extract"]


def extract(article: Article) -> Extraction:
    """What the text of an analysed *article* says: its mentions, their referents, its facts."""
    draft = Draft(article, lists())
    places = unit_phrases(draft)
    mention_institutions(draft)
    mention_dates(draft)
    mention_instruments(draft)
    mention_persons(draft)
    mention_posts(draft, places)
    mention_events(draft)
    mention_geography(draft)
    mention_places(draft, places)
    mention_listed_geography(draft)
    mention_numbers(draft)
    attendance_facts(draft)
    return draft.finished()
