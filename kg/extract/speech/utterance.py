"""What one speaker says: stretches of tokens, and where the text may tell whose words they are."""

from __future__ import annotations

from dataclasses import dataclass

from kg.extract.draft import Draft
from kg.extract.speech.paragraphs import DASHES, words_in

__all__ = ["Stretch", "Utterance", "is_clause", "is_proverb"]

Stretch = tuple[int, int]
_FEWEST_WORDS = 3
_PREDICATES = frozenset(
    {"керек", "тиіс", "мүмкін", "қажет", "бар", "жоқ", "екен", "емес", "шығар", "дұрыс", "маңызды"}
)


@dataclass(frozen=True, slots=True)
class Utterance:
    """What one speaker says in ``pieces``, and where the text may tell who that is.

    ``behind`` begins with the verb of saying, ``before`` ends where the words begin.  ``verb`` is
    an empty stretch where there is none.  Of a *saying* (``Абайдың «...» деген сөзі``) the speaker
    is its owner, whose genitive ``before`` ends with.
    """

    pieces: tuple[Stretch, ...]
    verb: Stretch
    behind: Stretch | None = None
    before: Stretch | None = None
    speaker: int | None = None
    is_saying: bool = False

    @property
    def first(self) -> int:
        """The first token that is said."""
        return self.pieces[0][0]

    @property
    def last(self) -> int:
        """The token behind the last that is said or tells who says it."""
        ends = [self.pieces[-1][1], self.verb[1]]
        return max(ends if self.behind is None else [*ends, self.behind[1]])


def is_proverb(draft: Draft, first: int, last: int) -> bool:
    """Whether ``tokens[first:last]`` say something, if only by a dash or a quality at their end.

    ``Атадан – өсиет, анадан – қасиет``, ``қыздың жолы жіңішке``.
    """
    if is_clause(draft, first, last):
        return True
    is_long = words_in(draft, first, last) >= _FEWEST_WORDS
    has_dash = any(draft.tokens[i].text in DASHES for i in range(first + 1, last - 1))
    return is_long and (has_dash or draft.tokens[last - 1].upos == "ADJ")


def is_clause(draft: Draft, first: int, last: int) -> bool:
    """Whether ``tokens[first:last]`` say something: a title or a term has no predicate."""
    if words_in(draft, first, last) < _FEWEST_WORDS:
        return False
    return any(
        draft.words.form[i] == "Fin"
        or draft.words.low[i] in _PREDICATES
        or draft.tokens[i].feature("Person") in ("1", "2")
        for i in range(first, last)
    )
