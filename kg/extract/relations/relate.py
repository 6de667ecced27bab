"""A draft with its names in, the facts that its verbs tell written into it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.extract.coreference.offices import office
from kg.extract.draft import Draft
from kg.extract.narrator import narrator
from kg.extract.relations.argument import Argument
from kg.extract.relations.arguments import arguments
from kg.extract.relations.clause import Clause, Filled
from kg.extract.relations.context import Context
from kg.extract.relations.mood import Form, Mood, mood, stem
from kg.extract.relations.neighbours import behind_name
from kg.extract.relations.rulebook import Rule, Rulebook, rulebook
from kg.extract.relations.spokesmen import spoken_for
from kg.extract.relations.unspoken import Unspoken
from kg.model import Fact, Span

__all__ = ["relate"]

_CARRIED = 0.85  # how much surer a fact is whose parts stand in one sentence
_LIST = 100  # names of a list that are taken
_BULLET = 2  # tokens before a name that begins a line: ``1)``
# What is told only of work that is done, not of work that goes on: ``бекітілуде``.
_DONE = frozenset({"agl:status", "agl:approvedBy", "agl:adoptedBy", "agl:signedBy"})
_STAGES = ("drafted", "presented", "approved", "signed", "inForce", "ended")


def relate(draft: Draft, book: Rulebook | None = None) -> None:
    """Note each fact that a rule finds in a clause of the article."""
    reader = _Reader(draft, book or rulebook())
    reader.read()
    draft.facts[:] = _furthest(draft.facts)


class _Reader:
    """One article on its way through the rules, with what earlier sentences were about."""

    def __init__(self, draft: Draft, book: Rulebook) -> None:
        self.draft = draft
        self.book = book
        self.context = Context(draft)
        self.told: set[tuple[int, int, str, str | int]] = set()  # by which verb, and what
        self.narrator = narrator(draft)
        self.spoken_for = spoken_for(draft, self.narrator)
        self.found = arguments(draft)
        self.unspoken = Unspoken(draft)

    def read(self) -> None:
        """Read the sentences in order."""
        words, i = self.draft.words, 0
        while i < len(self.draft.tokens):
            end = max(words.end[i], i + 1)
            names = self.found.get(i, [])
            if meant := list(self.unspoken.arguments(i, end, names)):
                names = sorted([*names, *meant], key=lambda one: (one.first, -one.last))
            self.unspoken.hear(names)
            self.context.begin(i)
            spoken = sorted([*names, *self._me(i, end)], key=lambda one: (one.first, -one.last))
            self._sentence(i, end, spoken)
            self.context.end(end, names)
            i = end

    def _sentence(self, first: int, end: int, names: list[Argument]) -> None:
        ends = {one.end for one in names} | {one.last for one in names}
        verbs = {i for i in range(first, end) if self._is_verb(i) or self._is_sign(i, ends)}
        if not verbs:
            return
        inside, bound, start = _inside(names), set[int](), first
        below = self._below(end)
        for i, read in self._moods(first, end, verbs, ends):
            begin = self._behind_semicolon(start, i) if read.form is Form.SIGN else start
            clause = Clause(self.draft, names, inside, i, i, begin, read, bound)
            clause.speaker = self._first_person(i)
            if clause.speaker is not None:
                clause.body = self.spoken_for.get(clause.speaker)
            clause.below = below
            if read.form is Form.SIGN:
                self._say(clause, self.book.by_sign[self.draft.words.low[i]])
            elif i in verbs:
                self._say(clause, self.book.by_verb[stem(self.draft, i)])
            if read.form is Form.FINITE and self.draft.words.form[i]:
                start = read.end

    def _behind_semicolon(self, start: int, i: int) -> int:
        """Where the item of a list begins that a sign at *i* belongs to; verbs may govern all."""
        parted = (j + 1 for j in range(i - 1, start - 1, -1) if self.draft.words.low[j] == ";")
        return next(parted, start)

    def _below(self, i: int) -> tuple[Argument, ...]:
        """The names that the lines of a list begin with, behind a sentence that ends in a colon."""
        words, tokens = self.draft.words, self.draft.tokens
        found: list[Argument] = []
        if tokens[i - 1].text != ":":
            return ()
        while i < len(tokens) and len(found) < _LIST:
            names = self.found.get(i, [])
            head = next((one for one in names if one.first - i <= _BULLET), None)
            if head is None:
                break
            group = [one for one in names if head.group >= 0 and one.group == head.group]
            found += group or [head]
            i = words.end[i]
            if tokens[i - 1].text == ".":
                break
        return tuple(found)

    def _first_person(self, i: int) -> int | None:
        """Who ``мен`` is at the token at *i*: the one who is quoted there, or the narrator."""
        zone = self.draft.speech.at(i)
        return zone.speaker if zone is not None and zone.is_direct else self.narrator

    def _me(self, first: int, end: int) -> Iterator[Argument]:
        """Who speaks, where the pronoun stands for him; behind a name ``мен`` means *and*."""
        for i in range(first, end):
            token = self.draft.tokens[i]
            if token.lemma != "мен" or token.upos != "PRON" or token.feature("Case") != "Nom":
                continue
            who = None if self._is_joining(i) else self._first_person(i)
            if who is not None:
                types = frozenset({self.draft.referents[who].type})
                yield Argument(i, i + 1, i + 1, (who,), types, "Nom", "Nom")

    def _is_joining(self, i: int) -> bool:
        """Whether ``мен`` at *i* stands behind a noun without ending, and so may mean *and*."""
        words, before = self.draft.words, i - 1
        is_noun = self.draft.tokens[before].upos in ("NOUN", "PROPN") or bool(words.form[before])
        return i > words.first[i] and is_noun and words.case[before] in ("", "Nom")

    def _is_verb(self, i: int) -> bool:
        """Whether a rule ends with the word at *i*; what has no verb's form ends one of several."""
        words = self.draft.words
        if (
            words.low[i] in ("болып", "боп")
            and i + 1 < words.end[i]
            and words.low[i + 1][0].isalnum()
        ):
            return False  # әкім болып сайланды: as whom
        rules = self.book.by_verb.get(stem(self.draft, i), ())
        return bool(rules) and (bool(self.draft.words.form[i]) or any(one[1] for one in rules))

    def _is_sign(self, i: int, ends: set[int]) -> bool:
        """Whether a name's phrase ends at a mark or word that rules know, but for adverbs."""
        if self.draft.words.low[i] not in self.book.by_sign:
            return False
        return behind_name(self.draft, i) in ends

    def _moods(
        self, first: int, end: int, verbs: set[int], ends: set[int]
    ) -> Iterator[tuple[int, Mood]]:
        """The verbs and signs of rules, and all verbs that end a clause before the last of them."""
        words = self.draft.words
        for i in range(first, min(end, max(verbs) + 1)):
            if self._is_sign(i, ends):
                is_denied = not {"жоқ", "емес"}.isdisjoint(words.low[i : min(i + 2, end)])
                yield i, Mood(Form.SIGN, "denied" if is_denied else "asserted", i + 1)
            elif i in verbs or words.form[i] == "Fin":
                yield i, mood(self.draft, i)

    def _say(self, clause: Clause, rules: list[tuple[Rule, tuple[str, ...], bool]]) -> None:
        """Note what *rules* make of a verb or sign."""
        if not clause.mood.modality:
            return
        low, i = self.draft.words.low, clause.verb
        told = clause.mood
        for rule, before, is_passive in rules:
            first = i - len(before)
            if first < 0 or tuple(low[first:i]) != before:
                continue
            is_verb = clause.mood.form is Form.SIGN or bool(self.draft.words.form[i])
            if not before and not is_verb:
                continue
            if rule.beside and rule.beside.isdisjoint(low[clause.start : first]):
                continue
            clause.first = first
            clause.mood = replace(told, is_passive=told.is_passive or is_passive)
            found = clause.filled(rule)
            if found is None:
                continue
            if self.context.fill(rule, clause, found):
                self._note(rule, clause, found)
                if clause.mood.form is Form.RELATIVE:
                    used = {id(one) for same in found.values() for one in same if one.last <= i}
                    clause.bound.update(
                        place for place, one in enumerate(clause.names) if id(one) in used
                    )

    def _note(self, rule: Rule, clause: Clause, found: Filled) -> None:
        modality = rule.present if clause.mood.is_habitual else clause.mood.modality
        modality, speaker = self.draft.speech.told_at(clause.verb, modality)
        for subject, predicate, value in rule.facts:
            if clause.mood.is_ongoing and predicate in _DONE:
                continue
            is_role = value.split("|")[0] in rule.roles
            for one in _first_filled(found, subject):
                for other in _first_filled(found, value) if is_role else (None,):
                    told = other.date or other.referents if other is not None else value
                    self._claim(rule, clause, (modality, speaker), (one, predicate, told, other))

    def _claim(
        self,
        rule: Rule,
        clause: Clause,
        said: tuple[str, int | None],
        told: tuple[Argument, str, str | tuple[int, ...], Argument | None],
    ) -> None:
        one, predicate, values, other = told
        spans = self._spans(clause, one, other)
        confidence = rule.confidence
        if spans[0].end < self.draft.tokens[self.draft.words.first[clause.verb]].start:
            confidence *= _CARRIED
        for number in one.referents:
            for each in (values,) if isinstance(values, str) else values:
                value = self._in_full(number, predicate, each)
                key = (clause.verb, number, predicate, value)
                if key in self.told or value == number:  # an earlier rule of the files tells it
                    continue
                self.told.add(key)
                self.draft.fact(
                    Fact(
                        subject=number,
                        predicate=predicate,
                        object=value,
                        start=spans[0].start,
                        end=spans[-1].end,
                        modality=said[0],
                        confidence=confidence,
                        rule=rule.name,
                        spans=spans,
                        speaker=said[1],
                    )
                )

    def _in_full(self, person: int, predicate: str, value: str | int) -> str | int:
        """The post that somebody holds, told in full before: ``министр қызметіне тағайындалды``."""
        posts = self.draft.referents
        if predicate != "agl:holds" or isinstance(value, str) or not posts[value].local:
            return value
        told = office(posts[value].name)
        held = {
            one.object
            for one in self.draft.facts
            if (one.subject, one.predicate) == (person, predicate)
            and isinstance(one.object, int)
            and not posts[one.object].local
            and told is not None
            and not told.of
            and (full := office(posts[one.object].name)) is not None
            and full.nouns == told.nouns
        }
        return held.pop() if len(held) == 1 else value

    def _spans(self, clause: Clause, one: Argument, other: Argument | None) -> tuple[Span, ...]:
        """The exact parts of the evidence, in reading order."""
        tokens = self.draft.tokens
        places = {(clause.first, max(clause.mood.end, clause.verb + 1))}
        places |= {(part.first, part.last) for part in (one, other) if part is not None}
        return tuple(Span(tokens[a].start, tokens[b - 1].end) for a, b in sorted(places))


def _first_filled(found: Filled, names: str) -> list[Argument]:
    """Who fills the first of several roles that somebody fills: ``act|founder``."""
    return next((found[name] for name in names.split("|") if name in found), [])


def _inside(names: list[Argument]) -> list[int]:
    """For each name the place of the shortest longer one around it, -1 if there is none."""
    found: list[int] = []
    around: list[int] = []
    for place, one in enumerate(names):
        while around and names[around[-1]].last < one.last:
            around.pop()
        outer = around[-1] if around else -1
        if outer >= 0 and (names[outer].first, names[outer].last) == (one.first, one.last):
            outer = found[outer]  # the end of a span of time beside its beginning
        found.append(outer)
        around.append(place)
    return found


def _furthest(facts: list[Fact]) -> list[Fact]:
    """*facts* with only the furthest of the asserted states of each instrument."""
    reached: dict[tuple[int, str], int] = {}
    for one in facts:
        if one.predicate == "agl:status" and one.modality in ("asserted", "quoted"):
            key = one.subject, one.modality
            reached[key] = max(reached.get(key, 0), _STAGES.index(str(one.object)))
    return [
        one
        for one in facts
        if one.predicate != "agl:status"
        or (one.subject, one.modality) not in reached
        or _STAGES.index(str(one.object)) == reached[one.subject, one.modality]
    ]
