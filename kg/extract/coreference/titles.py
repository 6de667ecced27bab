"""Posts told by a description in, their names in full and their bodies out.

``серіктестіктің бас директоры`` is the post of the company that was named; ``облыс әкімі`` that of
the oblast; ``министр`` that of the only ministry in the text.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kg.extract.coreference.antecedents import Antecedents
from kg.extract.coreference.descriptions import description_at
from kg.extract.coreference.offices import Office, office
from kg.extract.coreference.things import thing_meant
from kg.extract.draft import Draft, Named
from kg.extract.nominative import genitive
from kg.model import Fact, Referent

__all__ = ["Titles"]

_MINISTERS = frozenset({"министр", "вице-министр"})
_MINISTRY = "министрлігі"
# Who heads a unit is its akim: облыс басшысының орынбасары
_HEADED = {"басшысы": "әкімі", "басшысының": "әкімінің"}
_AKIM = ("әкім",)
_LONGEST = 6  # words of a post


@dataclass(frozen=True, slots=True)
class _Title:
    """What a post is called in full, the body that it is in, and where the text tells it."""

    name: str
    body: int | None
    start: int = -1
    end: int = -1


@dataclass
class Titles:
    """What the posts of an article turn out to be, by the numbers of their referents."""

    draft: Draft
    known: Antecedents
    _found: dict[int, dict[_Title | int, None]] = field(default_factory=dict)

    def read(
        self, named: Named, holder: int | None, posts: Mapping[int, Mapping[int, Office]]
    ) -> None:
        """Take note of what a post without a name of its own is called in full."""
        post = named.referents[0]
        if len(named.referents) != 1 or not self.draft.referents[post].local:
            return
        told = self._of_holder(post, holder, posts) or self._of_body(named)
        if told is not None:
            self._found.setdefault(post, {}).setdefault(told)

    def settle(self, posts: Mapping[int, Mapping[int, Office]]) -> None:
        """Give each post that can be only one its name, and note the bodies of posts."""
        for person, held in posts.items():
            for post in held:
                other = self._of_holder(post, person, posts) if self._is_bare(post) else None
                if other is not None:
                    self._found.setdefault(post, {}).setdefault(other)
        self._ministers(posts)
        self._only_ones(posts)
        same: dict[int, int] = {}
        for post, found in self._found.items():
            numbers = {self._number(post, one) for one in found}
            if len(numbers) == 1 and (number := numbers.pop()) != post:
                same[post] = number
        self.draft.merge(
            {old: same.get(new, new) for old, new in same.items() if same.get(new) != old}
        )

    def _number(self, post: int, told: _Title | int) -> int:
        if isinstance(told, int):
            return told
        other = self.draft.referents[post].name
        number = self.draft.imply(Referent("org:Post", told.name, (other,)))
        if told.body is not None:
            rule = "post-of-described-body"
            fact = Fact(
                number, "org:postIn", told.body, told.start, told.end, confidence=0.85, rule=rule
            )
            self.draft.fact(fact)
        return number

    def _of_holder(
        self, post: int, holder: int | None, posts: Mapping[int, Mapping[int, Office]]
    ) -> int | None:
        """The post in full that the holder of this one was said to hold."""
        if holder is None:
            return None
        told = office(self.draft.referents[post].name)
        same = [
            one
            for one, held in posts.get(holder, {}).items()
            if told and not self.draft.referents[one].local and held.nouns == told.nouns
        ]
        return same[0] if len(same) == 1 and same[0] != post else None

    def _of_body(self, named: Named) -> _Title | None:
        """The post of the body or unit that the description before it refers to."""
        first, last = named.first, named.last
        for i in range(first, min(last - 1, first + _LONGEST)):
            described = description_at(self.draft, i)
            meant = thing_meant(self.draft, self.known, described) if described else None
            if meant is None or described is None:
                continue
            owner = self.draft.referents[meant]
            if owner.type == "agl:Agglomeration" or described.first > first:
                return None
            rest = self.draft.referents[named.referents[0]].name.split()[i + 1 - first :]
            if owner.type == "agl:AdministrativeUnit" and rest[:1] and rest[0] in _HEADED:
                rest[0] = _HEADED[rest[0]]
            body = None if owner.type == "agl:AdministrativeUnit" else meant
            start, end = self.draft.tokens[first].start, self.draft.tokens[last - 1].end
            return _Title(" ".join([_of(owner.name), *rest]), body, start, end)
        return None

    def _is_bare(self, post: int) -> bool:
        return self.draft.referents[post].local

    def _ministers(self, posts: Mapping[int, Mapping[int, Office]]) -> None:
        """A bare minister is that of the only ministry that the text names."""
        ministries = [
            number
            for number, one in enumerate(self.draft.referents)
            if one.type == "agl:Ministry" and not self.draft.is_implied(number)
        ]
        if len(ministries) != 1:
            return
        ministry = self.draft.referents[ministries[0]]
        own = min((ministry.name, *ministry.other_names), key=_length)
        for person, held in posts.items():
            for post, one in held.items():
                is_bare = len(one.nouns) == 1 and not one.of and post not in self._found
                if is_bare and one.nouns[0] in _MINISTERS and own.endswith(_MINISTRY):
                    span = self._evidence(person, post)
                    name = f"{own.removesuffix(_MINISTRY)}{one.nouns[0]}і"
                    self._found[post] = {_Title(name, ministries[0], *span): None}

    def _only_ones(self, posts: Mapping[int, Mapping[int, Office]]) -> None:
        """A bare akim is that of the only unit whose akim the text names: ``бұрынғы әкім``."""
        full = {
            number
            for number, one in enumerate(self.draft.referents)
            if one.type == "org:Post" and not one.local
            if (told := office(one.name)) is not None and told.nouns == _AKIM
        }
        if len(full) != 1:
            return
        for held in posts.values():
            for post, one in held.items():
                if one.nouns == _AKIM and not one.of and self._is_bare(post):
                    self._found.setdefault(post, dict.fromkeys(full))

    def _evidence(self, person: int, post: int) -> tuple[int, int]:
        for fact in self.draft.facts:
            if (fact.subject, fact.object) == (person, post):
                return fact.start, fact.end
        return 0, 0


def _length(name: str) -> tuple[int, int, str]:
    """Names that end as a ministry's first, the shorter before the longer."""
    return not name.endswith(_MINISTRY), len(name), name


def _of(name: str) -> str:
    """A body's name before a post: in the genitive, behind a legal form as it is."""
    return name if name[-1].isupper() or name[-1] in "»" else genitive(name)
