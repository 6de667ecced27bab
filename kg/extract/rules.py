"""An analysed article in, its extraction out: the rules in the order that they build on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.adoption_dates import adoption_dates
from kg.extract.appointments import mention_appointments
from kg.extract.careers import career_facts
from kg.extract.concerns import concerns_facts
from kg.extract.coreference import refer_back
from kg.extract.draft import Draft
from kg.extract.event_references import mention_events_again
from kg.extract.events import mention_events
from kg.extract.founding_acts import founding_facts
from kg.extract.geography import mention_geography, mention_listed_geography
from kg.extract.holders import recognised_holders
from kg.extract.institutions import mention_institutions
from kg.extract.instruments import mention_instruments
from kg.extract.issuers import issuer_facts
from kg.extract.larger_units import larger_units
from kg.extract.lists import lists
from kg.extract.minutes import minutes_facts
from kg.extract.occasions import occasion_facts
from kg.extract.own_acts import mention_own_act
from kg.extract.passages import kazakh_only
from kg.extract.persons import mention_persons
from kg.extract.places import mention_places, unit_phrases
from kg.extract.posts import mention_posts
from kg.extract.presentations import mention_presentations
from kg.extract.quantities import mention_dates, mention_numbers
from kg.extract.recognised import mention_recognised
from kg.extract.relations import relate
from kg.extract.sessions import session_facts
from kg.extract.signature import note_signatures
from kg.extract.speech import note_speech
from kg.extract.speeches import quote_told, speech_facts
from kg.extract.unit_changes import mention_unit_changes
from kg.extract.unit_events import mention_unit_events
from kg.model import Article, Extraction
from kg.read.alive import sign

if TYPE_CHECKING:
    from kg.extract.recogniser import Recogniser

__all__ = ["extract", "names"]


def extract(article: Article, recogniser: Recogniser | None = None) -> Extraction:
    """What the text of an analysed *article* says: its mentions, their referents, its facts.

    Passages in another language than Kazakh say nothing.  Without a *recogniser* the one that is
    shipped is used.  Raises ModelUnusable for a damaged one.
    """
    draft = names(article, recogniser)
    sign()
    note_speech(draft)
    quote_told(draft)
    sign()
    larger_units(draft)
    note_signatures(draft)
    occasion_facts(draft)
    minutes_facts(draft)
    session_facts(draft)
    concerns_facts(draft)
    adoption_dates(draft)
    issuer_facts(draft)
    career_facts(draft)
    relate(draft)
    founding_facts(draft)
    speech_facts(draft)
    return replace(draft.finished(), article=article)


def names(article: Article, recogniser: Recogniser | None = None) -> Draft:
    """The sheet with all that an analysed *article* names and refers back to, before the facts."""
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
    mention_own_act(draft)
    mention_persons(draft)
    sign()
    mention_posts(draft, places)
    mention_events(draft)
    mention_geography(draft)
    mention_places(draft, places)
    mention_listed_geography(draft)
    sign()
    mention_recognised(draft, recogniser)
    recognised_holders(draft)
    mention_numbers(draft)
    sign()
    refer_back(draft)
    sign()
    mention_appointments(draft)
    mention_presentations(draft)
    mention_unit_events(draft)
    mention_unit_changes(draft)
    mention_events_again(draft)
    return draft
