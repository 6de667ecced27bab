"""A verb with the names of its sentence in, who fills which role of a rule out."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.relations.argument import ACTING, Argument
from kg.extract.relations.heads import Heads
from kg.extract.relations.mood import Form
from kg.extract.relations.neighbours import behind_name
from kg.extract.relations.rulebook import Role, Rule
from kg.model import Token

__all__ = ["Clause", "Filled"]

Filled = dict[str, list[Argument]]

# Verbs that give work to somebody, and the case of who gets it: ``министрлікке тапсырды``.
_TASKING = {"тапсыр": "Dat", "жүкте": "Dat", "жүктел": "Dat", "ұсын": "Dat", "ұсыныл": "Dat"} | {
    "міндетте": "Acc",
    "шақыр": "Acc",
}
_BARE = 2  # words between an object without ending and its verb
_GOVERNED = 4  # words behind an object among which a verbal noun has it
_POST = frozenset({"org:Post"})
_LATER = frozenset({"соң", "кейін", "бұрын"})
_THAN_THAT = frozenset({"одан", "содан", "бұдан"})
_POINTED = 60  # words of a list between a pronoun and its verb
_DASHES = frozenset({"-", "–", "—"})
_LISTING = _DASHES | {":"}
_PARTICIPLES = ("ған", "ген", "қан", "кен")
_ATTRIBUTE = 8  # words of an attribute between a sign and a name


@dataclass
class Clause(Heads):
    """A verb with its neighbours, ready for rules.

    ``speaker`` is who ``мен`` is there and ``body`` who ``біз`` is, ``below`` are the names that
    the lines of a list behind it begin with.
    """

    speaker: int | None = None
    body: int | None = None
    below: tuple[Argument, ...] = ()

    def filled(self, rule: Rule) -> Filled | None:
        """The names that fill the roles of *rule*; None if one that it needs is missing.

        Its subject may stand in the sentence before, and so may what is carried.
        """
        passive = self.mood.is_passive
        if rule.voice and (rule.voice == "passive") != passive:
            return None
        found: Filled = {}
        head = self.head() if self.mood.form is Form.RELATIVE else None
        if not self._fill_behind(rule, found):
            return None
        taken = [head] if head is not None else []
        for name, role in rule.roles.items():
            if role.behind:
                continue
            same = list(self._fillers(name, rule, passive, taken))
            if name == "object":
                taken += same
            if same:
                found[name] = same
        if head is not None:
            self._take_head(head, rule, passive, found)
        for name, role in rule.roles.items():
            may_be_left_out = role.optional or role.carried or name in ("subject", "object")
            is_needed = not may_be_left_out
            if name not in found and is_needed:
                return None
        return found

    def _fill_behind(self, rule: Rule, found: Filled) -> bool:
        """Fill the roles behind the verb or sign; False if one that it needs is missing.

        Few sentences have any, which spares looking through the names before each comma.
        """
        for name, role in rule.roles.items():
            if role.behind and (same := list(self._behind(role))):
                found[name] = same
            elif role.behind and not role.optional:
                return False
        return True

    def points_back(self, role: Role) -> bool:
        """Whether a pronoun of *role*, if it has any, stands before the verb: ``оған қатысты``."""
        words = self.draft.words
        first = max(words.first[self.verb], self.first - _POINTED)
        return not role.pronouns or not role.pronouns.isdisjoint(words.low[first : self.first])

    def is_subjectless(self) -> bool:
        """Whether an active verb of the third person has nobody before it who may have acted."""
        if self.mood.is_passive or self.person() in ("1", "2"):
            return False
        if self.mood.form in (Form.RELATIVE, Form.SIGN):
            return False
        limit = self.draft.words.first[self.verb]
        nominative = (one for one in self.before(limit) if one.case == "Nom")
        return not any(one.types <= ACTING for one in nominative)

    def _fillers(
        self, name: str, rule: Rule, passive: bool, taken: list[Argument]
    ) -> Iterator[Argument]:
        """The nearest name before the verb that fits and is not taken, with its coordination."""
        role = rule.roles[name]
        if role.closed and not self._closes():
            return
        if name == "subject" and passive:
            yield from self.agents(role)
            return
        is_spoken = self.person() in ("1", "2") or self._pronoun() is not None
        if is_spoken and (name == "subject" or (name == "object" and passive)):
            yield from self._first_person(role)
            return
        cases = self._cases(name, role, passive)
        limit = self.draft.words.first[self.verb] if name == "subject" else self.start
        found = None
        governed = bool(self.mood.governor) and name == "subject"
        for one in self.before(limit, governed, "*" in role.through):
            is_office = one.types == _POST and one.case == "Nom" == one.ending
            is_actor = name == "subject" and self.mood.form is not Form.SIGN
            if is_actor and is_office and not one.adposition:
                break  # Ақсу қаласының әкімі бекітсін: nobody before it does
            if one not in taken and self.fits(one, role, cases):
                if role.adjacent and one.end < self._edge():
                    continue
                if one.date and self._is_of_earlier(one):
                    continue
                if name == "object" and not (self._is_near(one, rule) and self._is_own(one)):
                    continue
                found = one
                break
        if found is not None:
            yield from self.group(found, role)
        elif name == "subject":
            yield from self._listed_behind(role)

    def _is_of_earlier(self, one: Argument) -> bool:
        """Whether a converb's clause ends behind a date, or what came later is told.

        ``2019 жылы кіріп, кейін кетті``; ``2016-2018 жылдары әкім, одан соң министр болды``.
        """
        words = self.draft.words
        posts = [other.first for other in self.names if other.types == _POST]
        if any(
            other.date and other.first > one.last and other.last <= self.first
            for other in self.names
            if any(one.last <= post < other.first for post in posts)
        ):
            return True  # 2012 жылдан 2014 жылға дейін министр, 2014 жылдан әкім болды
        return any(
            (words.low[i] == "," and words.form[i - 1] == "Conv")
            or (words.low[i] in _LATER and words.low[i - 1] in _THAN_THAT)
            for i in range(one.last + 1, self.first)
        )

    def _edge(self) -> int:
        """Where what is adjacent to the verb ends."""
        return behind_name(self.draft, self.first)

    def _listed_behind(self, role: Role) -> list[Argument]:
        """Who is told behind a colon: ``тараптар қол қойды: әкім ... пен директор ...``."""
        end, words = self.mood.end, self.draft.words
        if end >= words.end[self.verb]:
            return []
        is_told = words.low[end] in _DASHES and words.low[self.verb].endswith(_PARTICIPLES)
        if words.low[end] != ":" and not is_told:  # жоспарды әзірлеген – институт
            return []
        behind = [one for one in self.names if one.first > end and one.types <= role.types]
        return list(self.group(behind[0], role)) if behind else []

    def _pronoun(self) -> Token | None:
        """``мен`` or ``біз`` as the subject of a converb, which has no person of its own."""
        if self.mood.form is not Form.LINKED:
            return None
        before = self.draft.tokens[self.start : self.first]
        pronouns = (one for one in before if one.upos == "PRON" and one.feature("Person") == "1")
        return next((one for one in pronouns if one.feature("Case") == "Nom"), None)

    def _first_person(self, role: Role) -> Iterator[Argument]:
        """The speaker, whom the verb's ending names."""
        last = self.ending()
        token = self._pronoun() or self.draft.tokens[last]
        if token.feature("Person") != "1":
            return
        meant = self.speaker if token.feature("Number") == "Sing" else self.body
        if meant is not None:
            types = frozenset({self.draft.referents[meant].type})
            if types <= role.types:
                yield Argument(last, last + 1, last + 1, (meant,), types, "Nom", "Nom")

    def _cases(self, name: str, role: Role, passive: bool) -> frozenset[str]:
        # Of a verbal noun the subject is in the genitive: ``жоспардың бекітілуі``.
        # and of a participle if its noun is possessed: ``Үкіметтің бекіткен тәртібі``.
        is_owned = self.mood.form is Form.RELATIVE and not self.mood.is_passive
        nominative = {"Nom", "Gen"} if self.mood.form is Form.NOMINAL or is_owned else {"Nom"}
        if name == "subject":
            if self._is_tasked():
                return frozenset({_TASKING[self.mood.governor]})
            return frozenset(nominative)
        if name == "object":
            if passive and (not role.cases or "Acc" in role.cases):
                return frozenset(nominative)
            return role.cases or frozenset({"Acc", "Nom"})
        return role.cases

    def _behind(self, role: Role) -> Iterator[Argument]:
        """The name behind a sign, or behind the colon or dash that follows a verb."""
        words, i = self.draft.words, self.mood.end
        if self.mood.form is not Form.SIGN:
            if i >= words.end[self.verb] or words.low[i] not in _LISTING:
                return
            i += 1
        if i >= words.end[self.verb]:
            yield from (one for one in self.below if one.types <= role.types)
        i = self._behind_attributes(i)
        place = bisect_left(self.names, i, key=lambda name: name.first)
        while place < len(self.names) and (one := self.names[place]).first == i:
            place += 1
            if one.types <= role.types and self.fits(one, role, role.cases):
                found = list(self.group(one, role))
                if not role.closed or self._ends_at(max(member.end for member in found)):
                    yield from found
                return

    def _behind_attributes(self, i: int) -> int:
        """Where the name behind a sign begins: ``— бұл ...``, ``– миллион тұрғыны бар Шымкент``."""
        words = self.draft.words
        if i < words.end[self.verb] and words.low[i] == "бұл":
            i += 1
        place = bisect_left(self.names, i, key=lambda name: name.first)
        while place < len(self.names) and self.names[place].date:
            place += 1
        first = self.names[place].first if place < len(self.names) else i
        if not i < first <= i + _ATTRIBUTE or words.first[first] != words.first[i]:
            return i
        ends = words.low[first - 1] == "бар" or words.form[first - 1] == "Part"
        clear = not any(
            words.form[j] == "Fin" or words.low[j] in (",", ";") for j in range(i, first)
        )
        return first if ends and clear else i

    def _ends_at(self, i: int) -> bool:
        """Whether nothing but a mark stands at *i*; behind a dash more would follow."""
        words = self.draft.words
        is_mark = i < words.end[self.verb] and not words.low[i][0].isalnum()
        return i >= words.end[self.verb] or (is_mark and words.low[i] not in _DASHES)

    def _closes(self) -> bool:
        """Whether what a sign says ends the clause, or a copula stands behind it."""
        end = self.mood.end
        return self._ends_at(end) or self.draft.tokens[end].upos == "AUX"

    def _is_tasked(self) -> bool:
        """Whether the verb is work that is given to somebody."""
        return self.mood.form is Form.NOMINAL and self.mood.governor in _TASKING

    def _is_near(self, one: Argument, rule: Rule) -> bool:
        """Whether an object without ending stands right before its verb: ``қаулы қабылдады``.

        What may as well be the subject has no word between: ``әкімдік жаңа саябақ құрды``.
        """
        if one.case != "Nom" or self.mood.is_passive or "Nom" in rule.roles["object"].cases:
            return True
        if self.mood.form is Form.RELATIVE:  # әкімдік құрған кеңес: it is behind the participle
            return False
        subject = rule.roles.get("subject")
        is_either = subject is not None and one.types <= subject.types
        behind = one.last if one.end > self.first else one.end
        return self.first - behind <= (0 if is_either else _BARE)

    def _is_own(self, one: Argument) -> bool:
        """Whether no verbal noun behind an object has it: ``схеманы іске асыруға жол ашты``."""
        words = self.draft.words
        return one.case != "Acc" or not any(
            words.form[i] == "Ger" and "Tense=Past" not in self.draft.tokens[i].feats
            for i in range(one.end, min(self.first, one.end + _GOVERNED))
        )

    def _take_head(self, head: Argument, rule: Rule, passive: bool, found: Filled) -> None:
        """Give the noun behind a participle the role that is still free."""
        others = [name for name in rule.roles if name not in ("object", "subject")]
        order = ["object", *others] if passive else ["object", "subject", *others]
        for name in order:
            role = rule.roles.get(name)
            is_free = role is not None and name not in found and not role.adjacent
            if role is not None and role.through - {"-", "*"} and not role.through & {"-", "*"}:
                continue  # өткен жылғы бағдарлама: its term did not pass
            if role is not None and is_free and head.types <= role.types:
                found[name] = list(self.group(head, role)) or [head]
                return
