"""A participle with the names of its sentence in, the name that it is an attribute of out."""

from __future__ import annotations

from kg.extract.relations.argument import Argument
from kg.extract.relations.neighbours import Neighbours

__all__ = ["Heads"]

_HEAD = 6  # words between a participle and its noun


class Heads(Neighbours):
    """A verb with its neighbours, which knows what it belongs to: ``құрамына енгізілген аудан``."""

    def head(self) -> Argument | None:
        """The name that a participle is an attribute of."""
        around = [one for one in self.names if one.first <= self.verb < one.last - 1]
        if around:
            return min(around, key=lambda one: one.last - one.first)
        end = self.mood.end
        for one in self.names:
            if one.first >= end:
                near = one.first - end <= _HEAD
                between = range(end, one.first)
                clear = near and all(self._is_attribute(i) for i in between)
                clear = clear and not any(self._is_thing(i) for i in between)
                return one if clear else None
        return None

    def _is_thing(self, i: int) -> bool:
        """Whether the word at *i* is what the participle belongs to: ``қол қойған Жарлық``."""
        noun = self.draft.noun(i)
        words = self.draft.words
        is_bare = words.case[i] in ("", "Nom") and not words.possessed[i + 1]
        return noun is not None and noun.role in ("instrument", "event") and is_bare

    def _is_attribute(self, i: int) -> bool:
        """Whether the word at *i* may stand between a participle and its noun."""
        words = self.draft.words
        is_bare = words.case[i] in ("", "Nom", "Gen") or words.low[i].endswith(("ғы", "гі"))
        return is_bare and not words.form[i] and self.draft.tokens[i].text[0].isalnum()
