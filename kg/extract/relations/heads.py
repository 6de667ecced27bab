"""A verb with the names of its sentence in, what it leads to out: a noun, or another verb.

A participle is an attribute of the noun behind it; a converb has the person of the verb behind it.
"""

from __future__ import annotations

from kg.extract.relations.argument import ACTING, Argument
from kg.extract.relations.mood import Form
from kg.extract.relations.neighbours import Neighbours

__all__ = ["Heads"]

_LEADS = frozenset({"Fin", "Part", "Ger"})  # what a converb may lead to
_HEAD = 6  # words between a participle and its noun


class Heads(Neighbours):
    """A verb with its neighbours, which knows what it leads to: ``құрамына енгізілген аудан``."""

    def person(self) -> str:
        """The person that the verb's ending tells: 1 for ``қол қойдым``."""
        return self.draft.tokens[self.ending()].feature("Person")

    def ending(self) -> int:
        """The token that tells the person: of a converb the verb that it leads to.

        Not where it has a subject of its own: ``Үкімет қаулы қабылдап, мен қол қойдым``, nor where
        it leads to an attribute: ``қатысып, қолдау көрсеткен қонаққа алғыс айтамын``.
        """
        words, last = self.draft.words, max(self.mood.end - 1, self.verb)
        if self.mood.form is not Form.LINKED:
            return last
        actors = (one for one in self.before(self.start) if one.types <= ACTING)
        subject = next((one for one in actors if one.case == "Nom"), None)
        if subject is not None and words.lemma[subject.first] != "мен":
            return last
        final = next((i for i in range(last + 1, words.end[last]) if words.form[i] in _LEADS), last)
        return final if words.form[final] == "Fin" else last

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
