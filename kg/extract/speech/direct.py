"""Paragraphs, marks and frames in, the stretches of direct speech out."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace

from kg.extract.draft import Draft
from kg.extract.speech.frames import Frame, Frames
from kg.extract.speech.marks import Marks
from kg.extract.speech.paragraphs import DASHES, DIRECT_ENDS, words_in
from kg.extract.speech.sources import AS
from kg.extract.speech.utterance import Stretch, Utterance, is_clause, is_proverb

__all__ = ["utterances"]

_FEWEST_WHOLE = 6
_STOPS = frozenset({".", "…", "...", "!", "?"})


def utterances(draft: Draft, frames: Frames, marks: Marks, paragraph: Stretch) -> list[Utterance]:
    """The direct speech of one *paragraph*, in reading order, and of marks that it opens."""
    reader = _Paragraph(draft, frames, marks, *paragraph)
    if draft.tokens[paragraph[0]].text in DASHES:
        dashed = reader.interrupted(paragraph[0] + 1, paragraph[1])
        dashed = dashed or reader.behind_colon(paragraph[0])
        if dashed is not None:
            return [dashed]
    return reader.marked()


@dataclass
class _Paragraph:
    draft: Draft
    frames: Frames
    marks: Marks
    first: int
    last: int

    def interrupted(self, first: int, last: int) -> Utterance | None:
        """``A, – деді Омаров. – B``: what is said from *first* on, None if no frame is in it.

        Behind a frame speech goes on if a dash says so; else the narrator does.
        """
        pieces: list[Stretch] = []
        told: list[tuple[Frame, int]] = []
        begin, i = first, first + 1
        while i < last:
            frame = self._apart(i) if self.draft.tokens[i].text in DASHES else None
            if frame is None:
                i += 1
                continue
            pieces.append((begin, i))
            end = self.boundary(frame, last)
            told.append((frame, end))
            begin = self._resumes(end, last)
            i = begin + 1
            if begin >= last:
                break
        if not told:
            return None
        if begin < last:
            pieces.append((begin, last))
        frame, end = told[0]
        return Utterance(tuple(pieces), (frame.first, frame.last), (frame.first, end))

    def _apart(self, dash: int) -> Frame | None:
        """The frame behind the *dash*, which a comma or another end of direct speech precedes."""
        if dash == 0 or self.draft.tokens[dash - 1].text not in DIRECT_ENDS:
            return None
        return self.frames.at(dash + 1, is_apart=True)

    def boundary(self, frame: Frame, last: int) -> int:
        """Where the words that tell who says it end: at a full stop, dash, colon or mark."""
        i = frame.last
        stop = min(last, self.draft.words.end[frame.verb])
        while i < stop:
            text = self.draft.tokens[i].text
            if text in _STOPS or text in DASHES or text in (":", ";"):
                break
            if text in ("»", "”") and i not in self.draft.quotes.opening:
                break
            if text == "," and i + 1 < stop and self.draft.tokens[i + 1].text in DASHES:
                break
            i += 1
        return i

    def _resumes(self, end: int, last: int) -> int:
        """Where speech goes on behind the boundary at *end*, *last* if it does not."""
        i = end
        while i < last and i < end + 2 and self.draft.tokens[i].text in (*_STOPS, ","):
            i += 1
        return i + 1 if i < last and self.draft.tokens[i].text in DASHES else last

    def marked(self) -> list[Utterance]:
        """Speech in quotation marks, and what a comma with a dash sets apart without them."""
        found: list[Utterance] = []
        i = self.first
        while i < self.last:
            one = None
            if i in self.marks.closing:
                one = self._in_marks(i)
                i = one.last if one else i
            elif self.draft.tokens[i].text in DASHES:
                one = self.behind_colon(i)
                one = one or self._without_marks(i, found[-1].last if found else self.first)
                i = one.last if one else i
            if one is not None:
                found.append(one)
            i += one is None
        return found

    def behind_colon(self, dash: int) -> Utterance | None:
        """``Омаров: – Біз дайынбыз, – деді.``: to the first frame, or the paragraph's end.

        Lines with dashes behind each other are a list.
        """
        introduced = self._introduced(dash + 1)
        if introduced is None:
            return None
        before = (self.draft.words.first[introduced[1]], introduced[0])
        inner = self.interrupted(dash + 1, self.last)
        if inner is not None:
            return replace(inner, before=before)
        is_listed = self.draft.tokens[self.last - 1].text in (";", ",") or (
            self.last < len(self.draft.tokens) and self.draft.tokens[self.last].text in DASHES
        )
        if is_listed or not is_clause(self.draft, dash + 1, self.last):
            return None
        return Utterance(((dash + 1, self.last),), introduced, None, before)

    def _in_marks(self, opening: int) -> Utterance | None:
        closing = self.marks.closing[opening]
        inner = self.interrupted(opening + 1, closing) if closing > opening + 2 else None
        if inner is not None:
            return inner
        start = self._unpaired_before(opening)
        behind, is_apart = self._behind_mark(closing)
        frame = self.frames.at(behind, is_apart=is_apart)
        is_said = is_proverb(self.draft, opening + 1, closing)
        before = (self.draft.words.first[opening], opening)
        saying = self.frames.saying(behind) if is_said and not is_apart else None
        if saying is not None:
            stretch = ((opening + 1, closing),)
            return Utterance(stretch, (behind, saying), None, before, is_saying=True)
        if frame is not None and (is_apart or is_said) and closing > opening + 1:
            begin = start + 1 if is_apart and start < opening else opening + 1
            stop = closing + 1 if begin <= opening else closing
            end = self.boundary(frame, len(self.draft.tokens))
            pieces = ((begin, stop), *self._more(end))
            return Utterance(pieces, (frame.first, frame.last), (frame.first, end), before)
        introduced = self._introduced(opening) if is_said else None
        if introduced is None and is_said and self._is_whole(opening, closing):
            introduced = before = (opening, opening)
        if introduced is None:
            return None
        if introduced[0] < opening:
            before = (self.draft.words.first[introduced[0]], introduced[0] or opening)
        return Utterance(((opening + 1, closing),), introduced, None, before)

    def _is_whole(self, opening: int, closing: int) -> bool:
        """Whether a paragraph is in quotation marks from its head to its end: a speech goes on."""
        ends = closing + 1 >= self.last or (
            closing + 2 >= self.last and self.draft.tokens[closing + 1].text in _STOPS
        )
        is_long = words_in(self.draft, opening, closing) >= _FEWEST_WHOLE
        return opening == self.first and ends and is_long

    def _more(self, end: int) -> tuple[Stretch, ...]:
        """``«A», – деді Омаров, – «B»`` or ``. «B»``: what follows without a frame of its own."""
        behind = self._resumes(end, len(self.draft.tokens))
        closing = self.marks.closing.get(behind)
        if closing is None and end + 1 < self.last:
            behind = end + (self.draft.tokens[end].text in _STOPS)
            closing = self.marks.closing.get(behind)
            if closing is None or self.frames.at(self._behind_mark(closing)[0]) is not None:
                return ()
            if not is_clause(self.draft, behind + 1, closing):
                return ()
        return ((behind + 1, closing),) if closing is not None and closing <= self.last else ()

    def _unpaired_before(self, opening: int) -> int:
        """The mark that stays open before *opening*: both names and speech may share one close."""
        k = bisect_left(self.marks.unpaired, opening) - 1
        is_here = k >= 0 and self.marks.unpaired[k] >= self.first
        return self.marks.unpaired[k] if is_here else opening

    def _behind_mark(self, closing: int) -> tuple[int, bool]:
        """The first word behind the closing mark, and whether a comma or dash is between."""
        i = closing + 1
        while i < min(closing + 4, len(self.draft.tokens)):
            if self.draft.tokens[i].text not in (",", ".", "!", "?") and (
                self.draft.tokens[i].text not in DASHES
            ):
                break
            i += 1
        return i, any(
            self.draft.tokens[k].text == "," or self.draft.tokens[k].text in DASHES
            for k in range(closing + 1, min(i, len(self.draft.tokens)))
        )

    def _introduced(self, opening: int) -> Stretch | None:
        """The verb before a colon at the mark, or an empty stretch behind a speaker's name."""
        words, colon = self.draft.words, opening - 1
        as_said = self._as_said(opening)
        if as_said is not None:
            return as_said
        while colon >= 0 and self.draft.tokens[colon].text in DASHES:
            colon -= 1
        if colon < 1 or self.draft.tokens[colon].text != ":":
            return None
        before = colon - 1
        if before in self.frames.verbs:
            return self.frames.verbs[before][0], colon
        if words.lemma[before] == "де" and words.form[before] == "Fin":
            return before, colon
        named = self.draft.named_by_end.get(colon)
        noun = self.draft.noun(before)
        is_post = noun is not None and noun.role == "post"
        is_named = named is not None and words.case[before] in ("", "Nom")
        acts = is_named and self.draft.label_at(before) in ("PERSON", "ORGANISATION", "POSITION")
        return (colon, colon) if acts or is_post or words.low[before] == "ол" else None

    def _as_said(self, opening: int) -> Stretch | None:
        """``Абай айтқандай, «...»``: the verb that compares with what somebody said."""
        verb = opening - 2
        if verb < 1 or self.draft.tokens[opening - 1].text != "," or verb not in self.frames.verbs:
            return None
        is_as = self.draft.words.low[verb].endswith(AS)
        return (self.frames.verbs[verb][0], opening - 1) if is_as else None

    def _without_marks(self, dash: int, earliest: int) -> Utterance | None:
        """``Бізге су керек, – деді Омаров``: the sentence, or all from a mark that stays open."""
        frame = self._apart(dash) if dash > 0 else None
        if frame is None:
            return None
        start = self._unpaired_before(dash)
        begin = start + 1 if start < dash else self.draft.words.first[dash]
        begin = max(begin, earliest)
        if begin >= dash - 1:
            return None
        end = self.boundary(frame, self.last)
        stop = dash - 1 if self.draft.tokens[dash - 1].text == "," else dash
        if self.draft.tokens[stop - 1].text in ("»", "”") and stop - 1 not in self.marks.closed:
            stop -= 1  # «Болашақ» жобасы дайын», – деді: two marks were to open
        pieces: list[Stretch] = [(begin, stop)]
        more = self._resumes(end, self.last)
        if more < self.last:
            pieces.append((more, self.draft.words.end[more]))
        return Utterance(tuple(pieces), (frame.first, frame.last), (frame.first, end))
