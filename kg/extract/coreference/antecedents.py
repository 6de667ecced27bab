"""What an article has named so far in, the one of several that a description refers to out."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from kg.extract.draft import Draft, Named
from kg.extract.left_edge import JOINING

__all__ = ["Antecedents", "Spoken", "is_nominative"]

_AND = JOINING - {","}
_WINDOW = 12  # of each type: readers do not look further back among things of one kind either
_NEAR = 1  # sentences back from which the last named of several is meant
_LEAD = 3  # sentences back, if the others of its kind are as far behind it


@dataclass(frozen=True, slots=True)
class Spoken:
    """The last time that something was spoken of: its token, its sentence, whether as subject."""

    token: int
    sentence: int
    is_subject: bool


@dataclass
class Antecedents:
    """Everything named so far, in the order in which it was last spoken of.

    Recency and the grammatical role choose among several (Grosz, Joshi, Weinstein, Centering, 1995;
    Kazakh, too, leaves out or replaces the subject first).
    """

    draft: Draft
    spoken: dict[int, Spoken] = field(default_factory=dict)
    _starts: list[int] = field(default_factory=list)
    _by_type: dict[str, dict[int, None]] = field(default_factory=dict)  # the last spoken of last

    def __post_init__(self) -> None:
        self._starts = sorted(set(self.draft.words.first))

    def sentence(self, i: int) -> int:
        """The number of the sentence of the token at *i*."""
        return bisect_right(self._starts, i) - 1

    def speak_of(self, named: Named) -> None:
        """Note that a name or description stands in the text."""
        is_subject = is_nominative(self.draft, named)
        for number in named.acting:
            self.note(number, Spoken(named.first, self.sentence(named.first), is_subject))

    def note(self, number: int, spoken: Spoken) -> None:
        """Note when the referent was spoken of last."""
        known = self.spoken.get(number)
        if known and known.sentence == spoken.sentence and known.is_subject:
            spoken = Spoken(spoken.token, spoken.sentence, True)
        self.spoken[number] = spoken
        recent = self._by_type.setdefault(self.draft.referents[number].type, {})
        recent.pop(number, None)
        recent[number] = None

    def recent(self, types: Iterable[str]) -> Iterator[int]:
        """The referents of some *types*, of each the last twelve, in no order."""
        for kind in types:
            yield from islice(reversed(self._by_type.get(kind, {})), _WINDOW)

    def the_one(
        self, types: Iterable[str], fits: Callable[[int], bool], i: int, *, is_pointed: bool = False
    ) -> int | None:
        """The one that fits and that the token at *i* means; None where two are equally good."""
        return self.choose([one for one in self.recent(types) if fits(one)], i, is_pointed)

    def choose(self, fitting: list[int], i: int, is_pointed: bool = False) -> int | None:
        """Of several *fitting* ones the one named last, near enough, as subject if two are."""
        if not fitting:
            return None
        here = self.sentence(i)
        last = max(self.spoken[one].sentence for one in fitting)
        if len(fitting) == 1:
            return None if is_pointed and here - last > _LEAD else fitting[0]
        near = [one for one in fitting if self.spoken[one].sentence == last]
        others = max((self.spoken[one].sentence for one in fitting if one not in near), default=-99)
        reach = _LEAD if is_pointed or last - others >= _LEAD else _NEAR
        if here - last > reach:
            return None
        if len(near) > 1:
            near = [one for one in near if self.spoken[one].is_subject]
        return near[0] if len(near) == 1 else None


def is_nominative(draft: Draft, named: Named) -> bool:
    """Whether a name may be the subject: in the nominative, no attribute, none of two joined."""
    words, last = draft.words, named.last
    title = draft.named_by_end.get(named.first)  # Сенат депутаты Әли Бектаев пен ...
    is_title = title is not None and draft.referents[title.referents[0]].type == "org:Post"
    before = (title.first if title is not None and is_title else named.first) - 1
    if before >= words.first[last - 1] and words.low[before] in _AND:
        return False
    if last < words.end[last - 1] and words.low[last] in _AND:
        return False
    if words.case[last - 1] not in ("", "Nom"):
        return False
    follows = last < words.end[last - 1]
    is_attribute = follows and words.possessed[last] and draft.tokens[last].upos == "NOUN"
    return not is_attribute
