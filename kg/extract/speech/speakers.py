"""Windows of tokens around speech in, who speaks out.

The subject of a verb of saying is in the nominative; a post before a name is only its attribute
(``деді министр Болат Жәмішев``), and who speaks for a body gives it the word (``министрліктің
баспасөз қызметі``).
"""

from __future__ import annotations

from bisect import bisect_left

from kg.extract.classes import kinds_of
from kg.extract.draft import Draft, Named

__all__ = ["NOBODY", "Speakers"]

NOBODY = -1  # somebody speaks whom the text does not name: мамандар
_SPOKESMEN = ("баспасөз", "өкіл", "спикер", "сайт", "қызметкер", "пресс", "мамандар")
_NAMING = frozenset({"деген", "атты", "есімді", "сынды", "сияқты", "бастаған", "атындағы"})
_NO_BODY = frozenset({"agl:AdministrativeUnit", "agl:Agglomeration", "agl:Place", "org:Post"})
_OUTSIDE = frozenset({"Loc", "Abl", "Dat", "Acc", "Ins", "Equ"})
_WINDOW = 40  # tokens: who speaks stands near the verb


class Speakers:
    """Who may speak in one article, and who spoke last."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self._named = sorted(draft.named, key=lambda one: (one.first, -one.last))
        self._firsts = [one.first for one in self._named]
        self._subjects = [
            (one.first, one.referents[0])
            for one in self._named
            if self._is_person(one) and self._is_subject(one)
        ]
        self._holders: dict[int, int] = {}
        for fact in draft.facts:
            if fact.predicate == "agl:holds" and isinstance(fact.object, int):
                self._holders[fact.object] = fact.subject
        self._titled = self._titles()
        self._spoke: tuple[int, int] | None = None  # token, speaker

    def spoke(self, at: int, speaker: int | None) -> None:
        """Note that *speaker* said something at the token *at*, for the next ``ол``."""
        if speaker is not None:
            self._spoke = at, speaker

    def last_before(self, i: int) -> int | None:
        """Whom ``ол`` at *i* means: who spoke last, or a person named as a subject since."""
        k = bisect_left(self._subjects, (i, -1)) - 1
        subject = self._subjects[k] if k >= 0 else None
        known = [one for one in (self._spoke, subject) if one is not None and one[0] < i]
        return max(known)[1] if known else None

    def told(self, first: int, last: int, *, genitive: bool = False) -> int | None:
        """Who speaks by ``tokens[first:last]``: a referent, NOBODY, or None if nobody is told.

        Of a *genitive* the whole stretch is its owner: ``Болат Жәмішевтің``.
        """
        last = min(last, first + _WINDOW)
        begin = first
        for i in range(first, last + 1):
            at_comma = i < last and self.draft.tokens[i].text == ","
            if i == last or at_comma:
                found = self._of_phrase(begin, i, genitive)
                if found is not None:
                    return found
                begin = i + 1
        return None

    def _of_phrase(self, first: int, last: int, genitive: bool) -> int | None:
        """Who speaks by one phrase without commas: a person, a post's holder, a body."""
        wanted = ("Gen",) if genitive else ("", "Nom")
        case, named = self.draft.words.case, self._within(first, last)
        for one in named:
            if self._is_person(one) and case[one.last - 1] in wanted:
                return one.referents[0]
        for one in named:
            number = one.referents[0]
            is_post = self.draft.referents[number].type == "org:Post"
            if is_post and case[one.last - 1] in wanted and number in self._holders:
                return self._holders[number]
        for one in named:
            if self._is_body(one) and (case[one.last - 1] in wanted or self._sends(one, last)):
                if case[one.last - 1] in wanted and not genitive and self._goes_on(one, last):
                    continue
                return one.referents[0]
        return self._by_noun(first, last, wanted)

    def _within(self, first: int, last: int) -> list[Named]:
        k = bisect_left(self._firsts, first)
        found = []
        while k < len(self._named) and self._named[k].first < last:
            if self._named[k].last <= last and len(self._named[k].referents) == 1:
                found.append(self._named[k])
            k += 1
        return found

    def _sends(self, one: Named, last: int) -> bool:
        """``министрлігінің баспасөз қызметі``: who speaks for a body."""
        behind = self.draft.words.low[one.last : min(one.last + 3, last)]
        return any(word.startswith(_SPOKESMEN) for word in behind)

    def _goes_on(self, one: Named, last: int) -> bool:
        """Whether the body only belongs to somebody without a name: ``«КТЖ» АҚ маманы``."""
        if one.last >= last or self._sends(one, last):
            return False
        return self.draft.words.possessed[one.last] and (
            self.draft.tokens[one.last].upos in ("NOUN", "ADJ")
        )

    def _by_noun(self, first: int, last: int, wanted: tuple[str, ...]) -> int | None:
        """Who speaks by a noun or pronoun alone: ``ол``, ``министр``, ``министрлік``."""
        words = self.draft.words
        for i in range(last - 1, first - 1, -1):
            if words.low[i] in ("ол", "оның") and (
                words.low[i] == "оның" or i + 1 >= last or self.draft.tokens[i + 1].upos != "NOUN"
            ):
                return self.last_before(i)
            if words.lemma[i] == "олар" or words.low[i] == "олар":
                return NOBODY
            noun, case = self.draft.noun(i), words.case[i]
            if self.draft.tokens[i].upos not in ("NOUN", "PROPN") or case not in wanted:
                continue
            if noun is not None and noun.role in ("body", "unit-body") and not words.plural[i]:
                return self._body_called(noun.type, noun.citation)
            if not words.plural[i] and words.lemma[i] in self._titled:
                return (
                    self._titled[words.lemma[i]][-1][1]
                    if self._known(i) is None
                    else (self._known(i))
                )
            if i == last - 1:
                return NOBODY
        return None

    def _known(self, i: int) -> int | None:
        """The last person before *i* who was called by the noun at *i*."""
        called = self._titled[self.draft.words.lemma[i]]
        k = bisect_left(called, (i, -1)) - 1
        return called[k][1] if k >= 0 else None

    def _body_called(self, kind: str, citation: str) -> int:
        """The one body of the article that a bare noun of its kind can mean."""
        known = self.draft.by_last_word(kind, citation)
        return known[0] if len(known) == 1 else NOBODY

    def _titles(self) -> dict[str, list[tuple[int, int]]]:
        """By noun, the persons it stands before, with their places: ``сарапшы Асқар Омаров``."""
        found: dict[str, list[tuple[int, int]]] = {}
        for one in self._named:
            i = one.first - 1
            if i < 0 or not self._is_person(one) or self.draft.tokens[i].upos != "NOUN":
                continue
            if self.draft.words.case[i] in ("", "Nom"):
                called = found.setdefault(self.draft.words.lemma[i], [])
                called.append((one.first, one.referents[0]))
        return found

    def _is_person(self, one: Named) -> bool:
        return self.draft.referents[one.referents[0]].type == "agl:Person"

    def _is_subject(self, one: Named) -> bool:
        """Whether a name may be a subject: nominative, with no postposition or ``деген`` behind."""
        words, behind = self.draft.words, one.last
        if words.case[one.last - 1] not in ("", "Nom"):
            return False
        if behind >= len(words.low):
            return True
        return self.draft.tokens[behind].upos != "ADP" and words.low[behind] not in _NAMING

    def _is_body(self, one: Named) -> bool:
        kind = self.draft.referents[one.referents[0]].type
        is_said = self.draft.words.case[one.last - 1] not in _OUTSIDE
        return is_said and kind.startswith("agl:") and kind not in _NO_BODY and self._acts(kind)

    def _acts(self, kind: str) -> bool:
        """Whether things of a class can speak: bodies, not instruments and events."""
        return kind in _ACTING


_ACTING = kinds_of("agl:Organization")
