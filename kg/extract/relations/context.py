"""What earlier sentences were about in, who or what a clause leaves out out.

Kazakh drops what was just spoken of: the subject of the sentence before, the thing that something
is done to (``Құжат таныстырылды, бірақ әлі бекітілген жоқ``), the body whose members act
(``депутаттар``), and an act's own text names neither itself nor who issues it (``бекітілсін``).
"""

from __future__ import annotations

import re

from kg.extract.classes import kinds_of
from kg.extract.draft import Draft
from kg.extract.relations.argument import ACTING, STAND_INS, Argument
from kg.extract.relations.clause import Clause, Filled
from kg.extract.relations.mood import Form
from kg.extract.relations.rulebook import Role, Rule
from kg.extract.unnamed import has_unnamed_subject

__all__ = ["Context"]

_BACK = 3  # sentences that something is carried over
_INSTRUMENTS = kinds_of("agl:Instrument")
_PEOPLE = frozenset({"agl:Person"})
_MEETING = frozenset({"agl:Maslikhat"})
_PRONOUNS = frozenset({"ол", "бұл", "сол", "осы"})
_SUBPOINT = re.compile(r"\s*(?:\d{1,2}|[а-яә-ө])\)")
_WISH = ("сын", "сін")
_ACTING_NOUNS = frozenset({"body", "unit-body", "post", "council"})
_OTHERS = STAND_INS | {"тарап", "қатысушы", "тұрғын", "сенатор", "әкім", "министр"}
_DRAFTS = frozenset({"жоба", "нұсқа", "мәтін"})


class Context:
    """The names of the sentences before, and what the article itself does if it is an act."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.recent: list[list[Argument]] = []  # of the sentences before, the latest last
        self.carried: list[Argument] = []  # what the sentence is about without naming it
        self.tasked: Argument | None = None  # whom the points below a colon give work
        self.unheld = _unheld(draft)

    def begin(self, first: int) -> None:
        """Go on to the sentence that begins at the token *first*."""
        self.carried = []
        text, start = self.draft.article.text, self.draft.tokens[first].start
        line = text.rfind("\n", 0, start) + 1
        if not _SUBPOINT.match(text, line):
            self.tasked = None

    def end(self, last: int, names: list[Argument]) -> None:
        """Remember the sentence that ends before the token *last*, with its *names*."""
        self.recent = [*self.recent[-_BACK + 1 :], [*self.carried, *names]]
        if self.draft.tokens[last - 1].text == ":":
            tasked = [one for one in names if one.types <= ACTING and one.end == last - 1]
            self.tasked = tasked[-1] if tasked and tasked[-1].case == "Nom" else None

    def fill(self, rule: Rule, clause: Clause, found: Filled) -> bool:
        """Fill what the clause leaves out; False if a role that is needed stays empty."""
        for name, role in rule.roles.items():
            if name in found:
                continue
            if (one := self._left_out(name, role, clause)) is not None:
                found[name] = [one]
        for name, role in rule.roles.items():
            if name in found or not role.carried or not clause.points_back(role):
                continue
            if role.types <= _PEOPLE and self._is_of_nobody_named(name, clause):
                continue
            same = [one for one in clause.names if one.last <= clause.first]
            one = self._spoken_of(role, same)
            if one is not None and self._may_carry(one, clause):
                found[name] = [one]
                self.carried.append(one)
        return all(name in found or role.optional for name, role in rule.roles.items())

    def _left_out(self, name: str, role: Role, clause: Clause) -> Argument | None:
        if clause.mood.form is Form.SIGN or clause.mood.form is Form.RELATIVE:
            return self._members(role, clause) if name == "subject" else None
        if name == "act":
            return self._own_act(role, clause)
        if name == "subject":
            return (
                self._issuer(role, clause)
                or self._members(role, clause)
                or self._topic(role, clause)
            )
        if name == "object" and role.types <= _INSTRUMENTS:
            return self._thing(role, clause)
        return None

    def _own_act(self, role: Role, clause: Clause) -> Argument | None:
        """The act whose own text this is, in what it does itself: ``комиссия құрылсын``."""
        own = self.draft.own_act
        if own is None or not self._is_enacted(clause):
            return None
        return self._argument(own.act, own.first, own.last, role)

    def _issuer(self, role: Role, clause: Clause) -> Argument | None:
        """Who issues the act whose own text this is: ``Үкімет ҚАУЛЫ ЕТЕДІ: жоспар бекітілсін``."""
        own = self.draft.own_act
        if own is None or own.issuer is None or not self._is_enacted(clause):
            return None
        return self._argument(own.issuer, own.first, own.last, role)

    def _is_enacted(self, clause: Clause) -> bool:
        low = self.draft.words.low[max(clause.mood.end - 1, clause.verb)]
        return clause.mood.is_passive and low.endswith(_WISH)

    def _argument(self, number: int, first: int, last: int, role: Role) -> Argument | None:
        types = frozenset({self.draft.referents[number].type})
        if not types <= role.types:
            return None
        return Argument(first, last, last, (number,), types, "Nom", "Nom")

    def _members(self, role: Role, clause: Clause) -> Argument | None:
        """The body whose deputies act, where one without its name is told: ``депутаттар``."""
        words = self.draft.words
        before = range(self.draft.words.first[clause.verb], clause.first)
        if not any(words.lemma[i] == "депутат" and words.plural[i] for i in before):
            return None
        same = [one for one in clause.names if one.last <= clause.first]
        for names in reversed([*self.recent, same]):
            bodies = {one.referents: one for one in names if one.types <= _MEETING & role.types}
            if bodies:
                return next(iter(bodies.values())) if len(bodies) == 1 else None
        return None

    def _topic(self, role: Role, clause: Clause) -> Argument | None:
        """The subject of the sentence before, or whom a point of an act gives work."""
        if not clause.is_subjectless() or self._is_of_others(clause):
            return None
        if self.tasked is not None and self.tasked.types <= role.types:
            return self.tasked
        before = next((one for one in self._last_names() if one.types <= ACTING), None)
        if before is None or before.case != "Nom" or not before.types <= role.types:
            return None
        return before if self._is_same_paragraph(before.last, clause.verb) else None

    def _is_of_others(self, clause: Clause) -> bool:
        """Whether people without a name are the subject: ``тараптар``, ``депутаттар``."""
        words = self.draft.words
        told = range(clause.start, clause.first)
        return any(
            words.plural[i] and words.case[i] == "Nom" and words.lemma[i] in _OTHERS for i in told
        )

    def _thing(self, role: Role, clause: Clause) -> Argument | None:
        """The instrument that was last spoken of, where the clause has nothing else to be done.

        In another case than an object's a pronoun must stand for it: ``оған қол қойды``.
        """
        if clause.mood.form is Form.NOMINAL and not self._is_due(clause):
            return None
        pronouns = self._pronouns(clause)
        if role.cases and not role.cases & pronouns:
            return None
        if not role.cases and self._has_object(clause):
            return None
        same = [one for one in clause.names if one.last <= clause.start]
        for names in (same, self._last_names()):
            fit = [one for one in names if one.types <= role.types]
            if fit:
                one = min(reversed(fit), key=_prominence)
                return one if self._is_same_paragraph(one.last, clause.verb) else None
        return None

    def _has_object(self, clause: Clause) -> bool:
        """Whether a noun of the clause, named or not, may be what something is done to."""
        words, actors = self.draft.words, set[int]()
        for one in clause.names:
            if one.types <= ACTING or one.date:
                actors.update(range(one.first, one.end))
        for i in range(clause.start, clause.first):
            if i in actors:
                continue
            if words.lemma[i] in _PRONOUNS or self._is_draft_of_it(i, clause):
                continue
            if words.case[i] == "Acc":
                return True
            is_noun = self.draft.tokens[i].upos in ("NOUN", "PROPN") and words.case[i] == "Nom"
            if is_noun and self.draft.label_at(i) != "DATE" and not self._may_act(i):
                return True
        return False

    def _is_due(self, clause: Clause) -> bool:
        """Whether a verbal noun is what shall be done: ``Енді Үкімет бекітуі тиіс``."""
        verb = clause.verb
        is_subject = self.draft.words.case[verb] in ("Nom", "Dat") and not clause.mood.governor
        return is_subject and clause.mood.modality == "planned" and clause.mood.end > verb + 1

    def _is_draft_of_it(self, i: int, clause: Clause) -> bool:
        """Whether the noun at *i* is the draft of what was spoken of: ``Жобасы талқыланды``."""
        words = self.draft.words
        if words.lemma[i] not in _DRAFTS or not words.possessed[i]:
            return False
        return i == clause.start or words.low[i - 1] == "оның"

    def _may_act(self, i: int) -> bool:
        """Whether the noun at *i* is a body or office that has no name, or part of what does not
        stand alone: ``облыстық мәслихат бекітеді``, ``сессия барысында``."""
        noun, words = self.draft.noun(i), self.draft.words
        is_actor = noun is not None and noun.role in _ACTING_NOUNS
        is_attribute = words.possessed[i + 1] and words.case[i + 1] not in ("", "Nom", "Acc")
        return is_actor or words.lemma[i] in STAND_INS or is_attribute

    def _pronouns(self, clause: Clause) -> set[str]:
        """The cases of the pronouns of the clause that stand for what was told before."""
        words = self.draft.words
        told = range(clause.start, clause.first)
        return {words.case[i] for i in told if words.lemma[i] in _PRONOUNS}

    def _last_names(self) -> list[Argument]:
        return self.recent[-1] if self.recent else []

    def _is_of_nobody_named(self, name: str, clause: Clause) -> bool:
        """Whether the clause has a subject of its own, though without a name: ``істеген маман``."""
        is_relative = clause.mood.form is Form.RELATIVE and name == "subject"
        return is_relative or has_unnamed_subject(self.draft, clause.first)

    def _may_carry(self, one: Argument, clause: Clause) -> bool:
        """Whether what the verb tells may be of *one*: nothing happened yet where nobody met."""
        return clause.mood.modality == "planned" or self.unheld.isdisjoint(one.referents)

    def _spoken_of(self, role: Role, before: list[Argument]) -> Argument | None:
        """The last fit one *before* in the sentence, or what a sentence before it was about.

        A pronoun points no further than to the sentence before.
        """
        for one in reversed(before):
            if one.types and one.types <= role.types:
                return one
        for names in reversed(self.recent[-1:] if role.pronouns else self.recent):
            fit = [one for one in names if one.types and one.types <= role.types]
            if fit:
                return next((one for one in fit if one.case == "Nom"), fit[-1])
        return None

    def _is_same_paragraph(self, i: int, j: int) -> bool:
        tokens = self.draft.tokens
        return self.draft.article.text.find("\n", tokens[i - 1].end, tokens[j].start) < 0


def _unheld(draft: Draft) -> set[int]:
    """The events that are only planned, or did not take place."""
    held = {one.subject for one in draft.facts if one.modality in ("asserted", "quoted")}
    return {one.subject for one in draft.facts} - held


def _prominence(one: Argument) -> int:
    """What a sentence is about is its subject first, then its object."""
    return {"Nom": 0, "Acc": 1}.get(one.case, 2)
