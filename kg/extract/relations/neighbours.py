"""The names of a sentence in, those that a verb in it may have out, the nearest first."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.classes import kinds_of
from kg.extract.draft import Draft
from kg.extract.relations.argument import STAND_INS, Argument
from kg.extract.relations.mood import Form, Mood
from kg.extract.relations.rulebook import Role

__all__ = ["Neighbours", "behind_name"]

_BY = {"тарап": "Abl", "күш": "Ins", "қолдау": "Ins", "шешім": "Ins", "қаулы": "Ins"} | {
    "бұйрық": "Ins",
    "жарлық": "Ins",
    "өкім": "Ins",
}
# They do not change what is spoken of: a law's draft is the law, a forum's work the forum.
_DRAFTS = frozenset({"жоба", "нұсқа", "мәтін", "сызба", "тұжырым"})
_COURSE = frozenset({"барыс", "ая", "шеңбер", "жұмыс", "тәртіп", "күн", "ашылу", "алаң", "іс"})
_ORGANIZATIONS = kinds_of("agl:Organization")
_ACTS = frozenset({"agl:Decision", "agl:Law", "agl:Instrument"})
_SESSIONS = kinds_of("agl:Event")
_INSTRUMENTS = kinds_of("agl:Instrument")
_ABOUT = _INSTRUMENTS | {"agl:Council"}
_PARTICLES = frozenset({"да", "де", "та", "те", "ғана"})
_STILL = frozenset({"әлі", "қазір", "толық", "енді", "бүгінде"})
_WINDOW = 60  # names that are looked through before a verb


def behind_name(draft: Draft, i: int) -> int:
    """Where what is adjacent to the token at *i* ends: before particles and adverbs."""
    words, first = draft.words, draft.words.first[i]
    while i > first and (words.low[i - 1] in _PARTICLES or words.low[i - 1] in _STILL):
        i -= 1
    return i


@dataclass
class Neighbours:
    """The verb at ``tokens[first:verb + 1]`` and the names that may belong to it.

    ``start`` is where its clause begins, ``names`` are all names of the sentence in reading order,
    ``inside`` the places of the longer ones around each; ``bound`` are the places of those that a
    relative clause has for its own.
    """

    draft: Draft
    names: list[Argument]
    inside: list[int]
    first: int
    verb: int
    start: int
    mood: Mood
    bound: set[int]

    def before(self, limit: int, governed: bool = False, deep: bool = False) -> Iterator[Argument]:
        """The usable names before the verb, or before what governs it, the nearest first."""
        seen, last = 0, self.mood.end if governed else self.first
        behind = bisect_left(self.names, last, key=lambda name: name.first)
        for place in range(behind - 1, -1, -1):
            one = self.names[place]
            if one.last > last or one.first < limit:
                continue
            seen += 1
            if seen > _WINDOW:
                return
            if place in self.bound or self._is_of_attribute(one):
                continue
            if self._is_outer(place, deep) and self._is_said_with(one):
                yield one

    def _is_of_attribute(self, one: Argument) -> bool:
        """Whether a participle has what is told where: ``онда айтылған ұсыныс | қаралды``."""
        words, i = self.draft.words, one.end
        if one.case != "Loc" or i >= self.first or words.form[i] != "Part":
            return False
        is_attribute = words.case[i] in ("", "Nom") and not words.possessed[i]
        return is_attribute and self.draft.tokens[i + 1].upos in ("NOUN", "ADJ", "NUM", "PROPN")

    def _is_said_with(self, one: Argument) -> bool:
        """Whether the same person says the name and the verb, or the article says both."""
        zone, other = self.draft.speech.at(self.verb), self.draft.speech.at(one.first)
        # Құжатты, әкімнің айтуынша, институт әзірлеп жатыр: who says it may stand between
        if other is None or zone is None:
            return other is zone or (zone is not None and not zone.is_direct)
        return other is zone or other.verb == zone.verb  # the words about ``жазғандай``

    def _is_outer(self, place: int, deep: bool = False) -> bool:
        """Whether the name is inside no longer one, but for one that the verb is inside of.

        *deep* allows what an act or council is about: ``... бас жоспары бекітілді``.
        """
        outer, is_told = self.inside[place], deep and self.names[place].case in ("Gen", "Acc")
        while outer >= 0:
            around = self.names[outer]
            is_about = is_told and around.types <= _ABOUT
            if not is_about and not around.first <= self.verb < around.last:
                return False
            outer = self.inside[outer]
        return True

    def fits(self, one: Argument, role: Role, cases: frozenset[str]) -> bool:
        """Whether a name may fill *role* in one of *cases*, or any if there are none."""
        if not one.types <= role.types or self.draft.words.lemma[one.last - 1] in role.unlike:
            return False
        has_noun = self.mood.form is not Form.SIGN and not one.adposition
        if has_noun and one.last <= self.first < one.end:  # заң күшіне енді: that is the verb's
            case = self.draft.words.case[one.last - 1] or "Nom"
            return not role.through and not role.after and (not cases or case in cases)
        if cases and one.case not in cases:
            return False
        if role.alone and (one.titled or one.group >= 0):
            return False
        if role.through:
            allowed = role.through
            if "*" not in allowed and not allowed.intersection(one.through or ("-",)):
                return False
            if "*" in allowed and one.case == "Loc" and self._is_where(one):
                return False
        elif not _stands_for(one):
            return False
        if role.after:
            return one.adposition in role.after
        return not one.adposition or "Ins" in cases

    def _is_where(self, one: Argument) -> bool:
        """Whether a name tells where or when, not what about: ``ЮНЕСКО-ның аясында``.

        A bare one before an attribute is of the main verb: ``Астанада X-қа арналған жиын өтті``.
        """
        if one.through:
            return one.through[-1] in _COURSE
        is_attribute = self.draft.words.low[one.last - 1].endswith(("ғы", "гі"))
        return self.mood.form is Form.RELATIVE and not is_attribute

    def group(self, one: Argument, role: Role) -> Iterator[Argument]:
        """A name with the others of its coordination that fit."""
        if one.group < 0:
            yield one
            return
        for place, other in enumerate(self.names):
            if other.group == one.group and other.types <= role.types and self._is_outer(place):
                yield other

    def agents(self, role: Role) -> Iterator[Argument]:
        """Who does what a passive verb tells: ``... тарапынан``, ``Үкіметтің қаулысымен``."""
        for one in self.before(self.start):
            if one.types <= role.types and any(
                one.case == _BY.get(noun) for noun in one.through[-1:]
            ):
                yield from self.group(one, role)
                return
            is_at_work = one.case == "Loc" and not one.through and self.mood.is_ongoing
            if is_at_work and one.types <= role.types and one.types <= _ORGANIZATIONS:
                # министрлікте әзірленуде
                yield from self.group(one, role)
                return
            is_act = one.case == "Ins" and one.types <= _ACTS
            is_session = one.case == "Loc" and one.types <= _SESSIONS
            owner = self._owner(one, role) if is_act or is_session else None
            if owner is not None:
                yield owner
                return

    def _owner(self, whole: Argument, role: Role) -> Argument | None:
        """Whose act or session a name tells: the one it begins with, in the genitive or bare."""
        for one in self.names:
            if one.first == whole.first and one.last < whole.last and one.types <= role.types:
                return one
        return None


def _stands_for(one: Argument) -> bool:
    """Whether the nouns behind a name leave it what is spoken of: ``министрлік өкілі``."""
    if not one.through:
        return True
    if one.types <= _INSTRUMENTS:
        return all(noun in _DRAFTS for noun in one.through)
    if one.types <= _SESSIONS:
        return all(noun in _COURSE for noun in one.through)
    return one.through[-1] in STAND_INS
