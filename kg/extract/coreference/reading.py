"""An article's names in, its descriptions and pronouns with whom they refer to out.

The text is read once, from its first token to its last, as a reader does: what a description refers
to was named before it, and is itself spoken of again by it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.extract.coreference.antecedents import Antecedents, Spoken
from kg.extract.coreference.descriptions import description_at
from kg.extract.coreference.officials import Officials
from kg.extract.coreference.people import one_person
from kg.extract.coreference.pronouns import PRONOUNS, people_meant, pronoun_meant
from kg.extract.coreference.things import capital_meant, is_capital, thing_meant
from kg.extract.coreference.titles import Titles
from kg.extract.coreference.vocabulary import noun_at
from kg.extract.draft import Draft, Named
from kg.extract.places import Place, referent_of, unit_phrases
from kg.model import Span

__all__ = ["refer_back"]

_BEFORE_ALL = Spoken(-1, -1, False)  # the title
_NAMES = frozenset({"PERSON", "ORGANISATION", "GPE", "LOCATION", "LAW", "PROJECT", "EVENT"})
_BODIES = frozenset({"body", "unit-body", "council"})
_NAME, _PLACE, _POST, _NOUN, _PRONOUN = range(5)


@dataclass(frozen=True, slots=True, order=True)
class _Step:
    """What stands at the token before ``last``; ``at`` is its place in the list of its kind."""

    last: int
    kind: int
    at: int


def refer_back(draft: Draft) -> None:
    """Note whom each description and pronoun refers to, as a name without a mention.

    A post that stands alone gets its ``holder``.  Posts that only a description tells apart
    (``серіктестіктің бас директоры``) get their bodies and names in full.
    """
    draft.merge(one_person(draft))
    _Reading(draft).read()


class _Reading:
    """One reading of an article: what was said so far, and of whom."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.known = Antecedents(draft)
        self.officials = Officials(draft, self.known)
        self.titles = Titles(draft, self.known)
        self.said: list[Named] = []
        self.named = list(draft.named)
        self.places = sorted(draft.places_by_end.values(), key=lambda one: one.last)
        self.inside = {i for one in self.named for i in range(one.first, one.last)}
        self.owners = {one.first for one in self.named if self._has_described_owner(one)}

    def read(self) -> None:
        """Take all steps in reading order."""
        for place in _title_places(self.draft):
            self.known.note(self.draft.imply(referent_of(place)), _BEFORE_ALL)
        for step in sorted(self._steps()):
            if step.kind == _NAME:
                self._name(step.at)
            elif step.kind == _PLACE:
                self._place(self.places[step.at])
            elif step.kind == _POST:
                self._say(self.officials.described(step.at))
            elif step.kind == _NOUN:
                self._noun(step.at)
            else:
                self._pronoun(step.at)
        self.titles.settle(self.officials.posts)

    def _steps(self) -> Iterator[_Step]:
        words, spoken = self.draft.words, _in_speech(self.draft)
        for at, named in enumerate(self.named):
            yield _Step(named.last, _NAME, at)
        for at, place in enumerate(self.places):
            yield _Step(place.last, _PLACE, at)
        for i in self.draft.heads("post"):
            if i not in self.inside:
                yield _Step(i + 1, _POST, i)
        for i, low in enumerate(words.low):
            if i in self.inside and i not in self.owners:
                continue
            if is_capital(self.draft, i) or (noun_at(self.draft, i) and not self._is_named(i)):
                yield _Step(i + 1, _NOUN, i)
            elif (low in PRONOUNS or low.startswith("олар")) and i not in spoken:
                yield _Step(i + 1, _PRONOUN, i)

    def _name(self, at: int) -> None:
        """Take note of a name; of a post that stands alone find out the holder."""
        named = self.named[at]
        if self.draft.referents[named.referents[0]].type == "org:Post":
            holder = self.officials.holder(named)
            self.titles.read(named, holder, self.officials.posts)
            if holder is not None:
                named = self.draft.hold(at, holder)
        self.officials.hear(named)
        self.known.speak_of(named)
        self.said.append(named)

    def _place(self, place: Place) -> None:
        """Take note of a unit inside a name: of the oblast in that of its akimat."""
        if self.draft.label_at(place.first) not in ("PERSON", "FACILITY"):
            spoken = Spoken(place.first, self.known.sentence(place.first), False)
            self.known.note(self.draft.imply(referent_of(place)), spoken)

    def _noun(self, i: int) -> None:
        if is_capital(self.draft, i):
            meant = capital_meant(self.draft)
            if meant is not None and self._is_free(i, i + 1):
                self._say(Named(i, i + 1, (meant,), is_description=True))
            return
        described = description_at(self.draft, i)
        if described is not None and self._is_free(described.first, i + 1):
            meant = thing_meant(self.draft, self.known, described)
            if meant is not None:
                self._say(Named(described.first, i + 1, (meant,), is_description=True))

    def _pronoun(self, i: int) -> None:
        if self.draft.words.low[i].startswith("олар"):
            meant = people_meant(self.draft, self.said, i)
        else:
            one = pronoun_meant(self.draft, self.said, i)
            meant = () if one is None else (one,)
        if meant:
            self._say(Named(i, i + 1, meant, is_description=True))

    def _say(self, named: Named | None) -> None:
        """Note a description, and that what it refers to was spoken of again."""
        if named is None:
            return
        self._unmark(named)
        self.draft.note(named)
        self.officials.hear(named)
        self.known.speak_of(named)
        self.said.append(named)

    def _unmark(self, named: Named) -> None:
        """Take back the mention of a name where no more than a description stands."""
        start, end = self.draft.tokens[named.first].start, self.draft.tokens[named.last - 1].end
        for one in self.draft.mentions_in(named.first, named.last):
            is_inside = start <= one.start and one.end <= end
            if is_inside and one.referent is None and one.label in _NAMES:
                self.draft.release(named.first, named.last)

    def _is_named(self, i: int) -> bool:
        """Whether a mention of something holds the token, not only of some class."""
        return any(one.referent is not None for one in self.draft.mentions_in(i, i + 1))

    def _is_free(self, first: int, last: int) -> bool:
        return not any(i in self.inside - self.owners for i in range(first, last))

    def _has_described_owner(self, named: Named) -> bool:
        """Whether an act's name begins with a body without a name: ``Мәслихаттың № 5 шешімі``."""
        noun = noun_at(self.draft, named.first)
        is_act = self.draft.referents[named.referents[0]].type == "agl:Decision"
        is_owner = self.draft.words.case[named.first] == "Gen" and named.first + 1 < named.last
        return is_act and is_owner and noun is not None and noun.role in _BODIES


def _title_places(draft: Draft) -> list[Place]:
    """The units of the title, which tells which ``облыс`` is meant."""
    article, tokens = draft.article, draft.article.title_tokens
    if not tokens:
        return []
    title = replace(
        article,
        text=article.metadata.title or "",
        tokens=tokens,
        sentences=(Span(0, tokens[-1].end),),
        passages=(),
    )
    return unit_phrases(Draft(title, draft.lists))


def _in_speech(draft: Draft) -> set[int]:
    """The tokens between quotation marks, to the end of the paragraph where none closes.

    What *he* is in somebody's words is not told by the sentence before them.
    """
    found, is_open, text = set(), False, draft.article.text
    for i, token in enumerate(draft.tokens):
        if i and "\n" in text[draft.tokens[i - 1].end : token.start]:
            is_open = False
        if token.text in ("«", "„"):
            is_open = True
        elif token.text == "»":
            is_open = False
        elif token.text in ("“", "”", '"'):
            is_open = not is_open
        elif is_open:
            found.add(i)
    return found
