"""What gold tells of an article and what ours does in, counts and errors of their pairing out."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.evaluate.errors import Missing, Sentences, shown
from kg.evaluate.figures import Tally
from kg.evaluate.labels import is_same_label, normal
from kg.evaluate.told import Name, Statement, Thing, Told

__all__ = ["Pairing"]

_DESCRIBED = frozenset(
    "agl:Decision agl:Law agl:Plan agl:Scheme agl:Programme agl:Memorandum agl:GovernanceModel"
    " agl:Instrument agl:Event agl:Meeting agl:Presentation agl:Signing agl:Appointment"
    " agl:Quotation agl:Council org:Post".split()
)
"""Classes whose labels describe rather than name: most content words must agree, not all."""

_GENERAL = dict.fromkeys(
    ("agl:Akimat", "agl:Ministry", "agl:Maslikhat", "agl:Government", "agl:Agency"),
    "agl:PublicBody",
)
"""The more general class that is right as well, once no exact one is left."""

_LABELS = frozenset(
    "PERSON ORGANISATION GPE LOCATION POSITION LAW PROJECT EVENT DATE FACILITY".split()
)
"""The labels that gold articles have; ours with others are passed over."""

_SAME_QUOTE = 0.8  # of the words of two quotes, those that they have in common, or more

_Key = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class Pairing:
    """Gold and ours of one article, and where the sentences behind the errors stand."""

    article: str
    gold: Told
    ours: Told
    sentences: Sentences

    def mentions(self, tally: Tally) -> Iterator[Missing]:
        """Count mentions by surface form and label, as often as each stands."""
        want, have = _by_form(self.gold.names), _by_form(self.ours.names)
        for form in sorted({*want, *have}):
            wanted, found = want.get(form, []), have.get(form, [])
            both = min(len(wanted), len(found))
            tally.add(form[1], both, len(wanted) - both, len(found) - both)
            for one in _others(wanted, found)[: len(wanted) - both]:
                end = one.start + len(one.text)
                sentence = self.sentences.of_gold(self.gold.text, one.start, end)
                yield self._missing("missed", "mentions", one.label, one.text, sentence)
            for one in _others(found, wanted)[: len(found) - both]:
                sentence = self.sentences.of_ours(one.start, one.start + len(one.text))
                yield self._missing("invented", "mentions", one.label, one.text, sentence)

    def entities(self, tally: Tally) -> tuple[dict[str, str], list[Missing]]:
        """Count entities; the gold id of each of ours that is one, and the errors."""
        pairs = _pairs(self.gold.things, self.ours.things)
        taken, errors = set(pairs.values()), []
        for thing in self.gold.things:
            is_found = thing.id in taken
            tally.add(thing.type, found=is_found, missed=not is_found)
            if not is_found:
                place = self.sentences.of_gold(self.gold.text, *_place(thing, self.gold))
                errors.append(
                    self._missing("missed", "entities", thing.type, thing.labels[0], place)
                )
        for thing in self.ours.things:
            if thing.id not in pairs:
                tally.add(thing.type, invented=1)
                place = self.sentences.of_ours(*_place(thing, self.ours))
                errors.append(
                    self._missing("invented", "entities", thing.type, thing.labels[0], place)
                )
        return pairs, errors

    def facts(self, tally: Tally, pairs: dict[str, str]) -> Iterator[Missing]:
        """Count facts between paired entities, each once however often it is said."""
        wanted, quotes = self._wanted()
        seen: dict[_Key, Statement] = {}
        for one in self.ours.statements:
            seen.setdefault(_key(one, pairs, quotes), one)
        for key, one in seen.items():
            tally.add(one.predicate, found=key in wanted, invented=key not in wanted)
            if key not in wanted:
                sentence = self.sentences.of_ours(one.start, one.end)
                what = _what(one, self.ours)
                yield self._missing("invented", "facts", one.predicate, what, sentence, one.rule)
        for key, one in sorted(wanted.items()):
            if key not in seen:
                tally.add(one.predicate, missed=1)
                sentence = self.sentences.of_gold(self.gold.text, one.start, one.end)
                what = _what(one, self.gold)
                yield self._missing("missed", "facts", one.predicate, what, sentence)

    def _wanted(self) -> tuple[dict[_Key, Statement], dict[str, str]]:
        """The facts of gold by what makes them the same, and the text of each quotation."""
        ids = {one.id for one in self.gold.things}
        wanted, quotes = {}, {}
        for one in self.gold.statements:
            value = one.object if one.object in ids else "=" + normal(one.object)
            if one.predicate == "agl:quote":
                quotes[one.subject], value = normal(one.object), "=quote"
            wanted[one.subject, one.predicate, value, one.modality] = one
        return wanted, quotes

    def _missing(
        self, error: str, part: str, name: str, what: str, *told: str
    ) -> Missing:  # told: the sentence, the rule
        return Missing(self.article, error, part, name, what, *told)


def _by_form(names: Iterable[Name]) -> dict[tuple[str, str], list[Name]]:
    forms: dict[tuple[str, str], list[Name]] = defaultdict(list)
    for one in names:
        if one.label in _LABELS:
            forms[normal(one.text), one.label].append(one)
    return forms


def _others(names: list[Name], known: list[Name]) -> list[Name]:
    """*names*, first those that stand where none of *known* does."""
    starts = {one.start for one in known}
    return sorted(names, key=lambda one: (one.start in starts, one.start))


def _pairs(gold: Iterable[Thing], ours: Iterable[Thing]) -> dict[str, str]:
    """Which of ours is which of gold: by type and label, then also by what is nearly the same."""
    pairs: dict[str, str] = {}
    left = {one.id: one for one in gold}
    for is_exact in (True, False):
        for one in ours:
            if one.id in pairs:
                continue
            for want in left.values():
                if _fits(want, one, is_exact):
                    pairs[one.id] = want.id
                    del left[want.id]
                    break
    return pairs


def _fits(want: Thing, one: Thing, is_exact: bool) -> bool:
    is_general = not is_exact and _GENERAL.get(want.type) == one.type
    is_descriptive = not is_exact and want.type in _DESCRIBED
    return (one.type == want.type or is_general) and is_same_label(
        want.labels, one.labels[0], is_descriptive
    )


def _key(one: Statement, pairs: dict[str, str], quotes: dict[str, str]) -> _Key:
    """What makes a fact of ours the same as one of gold."""
    subject = pairs.get(one.subject, "?" + normal(one.subject))
    value = pairs.get(one.object, "=" + normal(one.object))
    if one.predicate == "agl:status":  # the concept's bare name, however it is written
        value = "=" + normal(re.split(r"[/#:]", one.object.strip("<>"))[-1])
    if one.predicate == "agl:quote" and subject in quotes:
        said, found = set(quotes[subject].split()), set(normal(one.object).split())
        if said and len(said & found) / len(said | found) >= _SAME_QUOTE:
            value = "=quote"
    return subject, one.predicate, value, one.modality


def _place(thing: Thing, told: Told) -> tuple[int, int]:
    """Where the text tells of *thing* first: a mention, else the evidence of a fact."""
    for name in told.names:
        if name.thing == thing.id:
            return name.start, name.start + len(name.text)
    for one in told.statements:
        if thing.id in (one.subject, one.object) and one.end:
            return one.start, one.end
    return 0, 0


def _what(one: Statement, told: Told) -> str:
    labels = {thing.id: thing.labels[0] for thing in told.things}
    subject, value = labels.get(one.subject, one.subject), labels.get(one.object, one.object)
    return shown(subject, one.predicate, value, f"({one.modality})")
