"""People and the posts that they hold in, who is meant by a post that stands alone out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from kg.extract.coreference.antecedents import Antecedents
from kg.extract.coreference.descriptions import POINTING, is_predicate
from kg.extract.coreference.offices import Office, headed, office, same_office
from kg.extract.draft import Draft, Named
from kg.extract.lists import HeadNoun
from kg.extract.nominative import is_plural
from kg.extract.posts import MODIFIERS, chain_end
from kg.model import Referent

__all__ = ["Officials"]

_WINDOW = 12
_KINDS = frozenset(  # what is headed, where the rules for posts know of no such head
    {"облыс", "қала", "аудан", "өңір", "аймақ", "шаһар", "мегаполис", "мемлекет", "ел", "үкімет"}
    | {"ведомство", "мекеме", "ұйым", "министрлік", "агенттік", "комитет", "басқарма"}
    | {"департамент", "институт", "компания", "серіктестік", "орталық", "қор", "кәсіпорын"}
)
_POST_ITSELF = frozenset({"қызмет", "лауазым", "орынтақ", "кресло", "міндет", "мәртебе"})
_NOT_ONE = frozenset({"әр", "әрбір", "бір", "басқа", "өзге", "қандай", "кез", "мұндай", "бұрынғы"})
_WITH_BOARD = "басқарма"  # басқарма төрағасы, of no body that could be named
_ANYBODY = (("басшы",), ("маман",), ("жетекші",), ("орынбасар",), ("менеджер",))
_HEADING = ("әкім", "президент", "премьер-министр", "министр", "төраға", "директор", "басшы")


@dataclass
class Officials:
    """Who holds which post, as far as the text has told."""

    draft: Draft
    known: Antecedents
    posts: dict[int, dict[int, Office]] = field(default_factory=dict)  # person -> post -> office
    _by_noun: dict[str, dict[int, None]] = field(default_factory=dict)  # the last spoken of last
    _owners: dict[int, int] = field(default_factory=dict)
    _told: dict[int, list[tuple[int, int]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Read the facts of the rules for posts: a person's name ends where such a fact does."""
        for fact in self.draft.facts:
            if isinstance(fact.object, int) and fact.predicate == "agl:holds":
                self._told.setdefault(fact.end, []).append((fact.subject, fact.object))
            elif isinstance(fact.object, int) and fact.predicate == "org:postIn":
                self._owners[fact.subject] = fact.object
        self._people = {one.first for one in self.draft.named if self._is_person(one)}

    def hear(self, named: Named) -> None:
        """Take note of somebody spoken of, and of the post that the text gives with the name."""
        end = self.draft.tokens[named.last - 1].end
        for person, post in self._told.get(end, ()):
            if (held := office(self.draft.referents[post].name)) is not None:
                self.posts.setdefault(person, {})[post] = held
        for number in named.acting:
            for held in self.posts.get(number, {}).values():
                recent = self._by_noun.setdefault(held.nouns[-1], {})
                recent.pop(number, None)
                recent[number] = None

    def holder(self, named: Named) -> int | None:
        """Who holds the post that is named, if it stands alone and the text has told."""
        if len(named.referents) != 1 or not self._stands_alone(named.last):
            return None
        post = named.referents[0]
        described = office(self.draft.referents[post].name)
        if described is None:
            return None
        same = [one for one in self._recent(described) if post in self.posts[one]]
        fitting = same or [one for one in self._recent(described) if self._holds(one, described)]
        return self.known.choose(fitting, named.last - 1)

    def described(self, i: int) -> Named | None:
        """Who is meant by the bare post at *i*: ``министр``, ``өңір басшысы``."""
        noun = self.draft.noun(i)
        if noun is None:
            return None
        last, noun = chain_end(self.draft, i, noun)
        told = self._phrase(i, last, noun) if self._stands_alone(last) else None
        if told is None:
            return None
        first, described = told
        fitting = [one for one in self._recent(described) if self._holds(one, described)]
        person = self.known.choose(fitting, last - 1)
        return None if person is None else Named(first, last, (person,), is_description=True)

    def _phrase(self, i: int, last: int, noun: HeadNoun) -> tuple[int, Office] | None:
        """Where the description begins that ends with a bare post, and what it tells."""
        words, start = self.draft.words, i
        final = self.draft.tokens[last - 1]
        if words.plural[last - 1] or is_plural(final, noun):
            return None
        while start > words.first[i] and words.low[start - 1] in MODIFIERS:
            if words.low[start - 1] == _WITH_BOARD and noun.lemma != "төраға":
                break
            start -= 1
        modifiers = words.low[start:i]
        told = office(" ".join([*modifiers, *words.low[i : last - 1], words.lemma[last - 1]]))
        if told is None:
            return None
        if start > words.first[i] and words.lemma[start - 1] in _KINDS and words.possessed[i]:
            is_bare = words.case[start - 1] in ("", "Nom", "Gen") and not words.plural[start - 1]
            kind = words.lemma[start - 1]
            of_kind = headed(Office(told.nouns, told.modifiers, kind), kind)
            return (start - 1, of_kind) if is_bare else None
        is_owned = words.possessed[i] and _WITH_BOARD not in modifiers
        if is_owned or self._is_another(start):
            return None
        is_pointed = start > words.first[i] and words.low[start - 1] in POINTING
        if told.nouns in _ANYBODY and not is_pointed:
            return None
        return start - is_pointed, told

    def _is_another(self, start: int) -> bool:
        """Whether the word before a bare post makes it another's, or any: ``жаңа министр``."""
        words, j = self.draft.words, start - 1
        if j < words.first[start] or words.low[j] in POINTING:
            return False
        token = self.draft.tokens[j]
        is_attribute = token.upos in ("ADJ", "NUM") and words.case[j] in ("", "Nom")
        clause = words.form[j] == "Part" and words.case[j] in ("", "Nom")
        return is_attribute or clause or words.low[j] in _NOT_ONE

    def _stands_alone(self, last: int) -> bool:
        """Whether no name follows a post, and nothing that makes it a predicate or the post."""
        words = self.draft.words
        if is_predicate(self.draft, last - 1) or last in self._people:
            return False
        if last >= words.end[last - 1]:
            return True
        return words.lemma[last] not in _POST_ITSELF and not (
            words.upper[last]
            and words.case[last - 1] in ("", "Nom")
            and words.upper[last - 1] < 1
            and self.draft.tokens[last].upos == "PROPN"
        )

    def _recent(self, described: Office) -> Iterator[int]:
        """Who holds such a post, of each kind the last twelve spoken of."""
        nouns = (described.nouns[-1],)
        found: dict[int, None] = {}
        for noun in _HEADING if nouns == ("басшы",) else nouns:
            found.update(dict.fromkeys(islice(reversed(self._by_noun.get(noun, {})), _WINDOW)))
        return iter(found)

    def _holds(self, person: int, described: Office) -> bool:
        return any(
            same_office(described, held, self._owner(post))
            for post, held in self.posts[person].items()
        )

    def _owner(self, post: int) -> Referent | None:
        owner = self._owners.get(post)
        return None if owner is None else self.draft.referents[owner]

    def _is_person(self, named: Named) -> bool:
        return self.draft.referents[named.referents[0]].type == "agl:Person"
