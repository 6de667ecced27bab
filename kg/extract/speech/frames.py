"""Tokens in, the words around speech out that tell that it is said: ``деп мәлімдеді``.

``де-`` closes what was said; a verb that says how comes behind its converb ``деп``, with or without
the subject between: ``деп Омаров атап өтті`` (Қазақ грамматикасы, 2002, on төл сөз).
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.extract.draft import Draft
from kg.extract.speech.paragraphs import DASHES
from kg.extract.speech.saying import Saying, verbs_of_saying

__all__ = ["Frame", "Frames"]

_FARTHEST = 14  # words between деп and its verb
_EPITHETS = 3  # words from деген to сөзі: деген аталы сөз
_POST = 5  # words of a post: деген облыс әкімінің орынбасары
_STAYING = frozenset({"отыр", "жатыр", "жүр", "тұр", "жат", "кел", "еді", "е", "бол", "қой"})
_ENDS = frozenset({".", ";", ":", "…", "...", "«", "»", "“", "”", "„", '"', "!", "?"}) | DASHES
_OPINIONS = frozenset({"пікір", "ой", "сенім", "үміт", "уәж", "жауап", "болжам", "байлам"})
_OPINING = frozenset({"білдір", "айт", "жеткіз", "бер", "қат", "ал", "жаса", "қос", "сал"})


@dataclass(frozen=True, slots=True)
class Frame:
    """``tokens[first:last]`` tell that something is said; ``verb`` is their main verb's last."""

    first: int
    last: int
    verb: int
    is_passive: bool = False


class Frames:
    """The verbs of saying of one article, asked for at places where speech may end."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.verbs: dict[int, tuple[int, Saying]] = verbs_of_saying(draft)
        self._starts = {first: (i, one) for i, (first, one) in self.verbs.items()}

    def at(self, j: int, *, is_apart: bool = False) -> Frame | None:
        """The frame that begins at *j*; of speech that a dash sets apart, also a verb's own.

        ``– деді Омаров``, ``– деп түсіндірді Омаров``, ``– атап өтті Омаров``, ``– Омаров осылай
        деді``.
        """
        words = self.draft.words
        if j >= len(words.low):
            return None
        if words.lemma[j] == "де" or words.low[j] in ("деп", "деген"):
            return self._of_de(j) or (self._by_post(j) if is_apart else None)
        if not is_apart:
            return None
        started = self._starts.get(j)
        if started is not None and "-" in started[1].takes:
            return self._frame(j, started[0])
        return self._behind_subject(j)

    def _of_de(self, j: int) -> Frame | None:
        draft, words = self.draft, self.draft.words
        if words.low[j] == "деген":
            return self._of_degen(j)
        if words.form[j] == "Fin":
            told = draft.tokens[j].feature("Person") == "3"
            told = told and draft.tokens[j].feature("Polarity") != "Neg"
            told = told and not words.low[j].startswith("демек")  # демекші: as they say
            return self._frame(j, j) if told else None
        if words.low[j] not in ("деп", "дей"):
            return None
        behind = j + 1
        if behind < words.end[j] and words.lemma[behind] in _STAYING - {"бол", "е"}:
            is_third = draft.tokens[behind].feature("Person") not in ("1", "2")
            return self._frame(j, j) if is_third else None
        return self._verb_behind(j)

    def _verb_behind(self, j: int) -> Frame | None:
        """The verb of saying that *деп* at *j* leads to, the first one that stands finite."""
        words = self.draft.words
        for k in range(j + 1, min(j + 1 + _FARTHEST, words.end[j])):
            if words.low[k] in _ENDS:
                return None
            if k in self.verbs:
                first, verb = self.verbs[k]
                is_frame = "деп" in verb.takes and first > j and not self._is_attribute(k)
                return self._frame(j, k) if is_frame else None
            if words.form[k] == "Fin" and self.draft.tokens[k].upos == "VERB":
                return None
        return None

    def _is_attribute(self, k: int) -> bool:
        """``деп есептейтін істер``: what people say again and again belongs to a noun."""
        words = self.draft.words
        if words.form[k] != "Part" or not words.low[k].endswith(("тын", "тін")):
            return False
        return k + 1 >= words.end[k] or words.low[k + 1] not in ("еді", "болған")

    def _of_degen(self, j: int) -> Frame | None:
        """``деген болатын``, ``деген еді``, ``деген пікір білдірді``; not ``деген атау``."""
        draft, words = self.draft, self.draft.words
        behind = j + 1
        if behind >= words.end[j] or words.low[behind] in _ENDS:
            return self._frame(j, j)
        if words.low[behind] in ("болатын", "еді", "екен") or words.low[behind] == "ол":
            return self._frame(j, j)
        if words.lemma[behind] not in _OPINIONS and words.low[behind] not in ("ойын", "пікірін"):
            named = draft.named_by_end.get(behind + 2) or draft.named_by_end.get(behind + 1)
            is_person = named is not None and named.first == behind and words.upper[behind]
            return self._frame(j, j) if is_person and draft.label_at(behind) == "PERSON" else None
        for k in range(behind + 1, min(behind + 4, words.end[j])):
            if words.lemma[k] in _OPINING and words.form[k] in ("Fin", "Part", "Conv"):
                return self._frame(j, k)
        return None

    def saying(self, j: int) -> int | None:
        """Behind ``деген өсиет сөзі`` at *j*: words that somebody left, or that all say."""
        draft, words = self.draft, self.draft.words
        if j >= len(words.low) or words.low[j] != "деген":
            return None
        for k in range(j + 1, min(j + 1 + _EPITHETS, words.end[j])):
            if words.lemma[k] == "сөз":
                return None if words.plural[k] else k + 1
            if draft.tokens[k].upos not in ("ADJ", "NOUN") or words.case[k] not in ("", "Nom"):
                return None
        return None

    def _by_post(self, j: int) -> Frame | None:
        """``«...», – деген облыс әкімі``: behind a dash it ends what an official said."""
        words, behind = self.draft.words, j + 1
        for end in range(behind + 1, min(behind + _POST, words.end[j]) + 1):
            noun = self.draft.noun(end - 1)
            if noun is not None and noun.role == "post" and words.case[end - 1] in ("", "Nom"):
                return self._frame(j, j) if words.low[j] == "деген" else None
        return None

    def _behind_subject(self, j: int) -> Frame | None:
        """``– Омаров осылай деді``: who says it stands before the verb, nothing else does."""
        words = self.draft.words
        for k in range(j, min(j + 6, words.end[j])):
            if words.low[k] in _ENDS or words.low[k] == ",":
                return None
            if words.lemma[k] == "де" and k > j:
                return self._of_de(k)
        return None

    def _frame(self, first: int, verb: int) -> Frame:
        draft, words = self.draft, self.draft.words
        last = verb + 1
        while last < words.end[verb] and draft.tokens[last].upos == "AUX" and last < verb + 4:
            last += 1
        return Frame(first, last, verb, draft.tokens[verb].feature("Voice") == "Pass")
