"""A Doc of tokens in, the same Doc with its sentences out: the component ``kk_sentences``."""

import re
from collections.abc import Sequence

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

from .tokenizer_exceptions import MAY_END_SENTENCE

_STOPS = frozenset(".!?…‽؟。")
_DASHES = frozenset("-–—―−")
_QUOTES = frozenset("\"'“”‟‘’`")  # ” opens in one newspaper and closes in another
_CLOSERS = frozenset("»›)]}")
_OPENERS = frozenset("«„‹([{")
_CONTINUES = frozenset(",;:")
_LINE_BREAK = re.compile("[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_EMOJI = re.compile("[\u2600-\u27bf\ufe0f\U0001f000-\U0001faff]+")
_LABEL = re.compile(r"[0-9]{1,3}(?:\.[0-9]{1,3})*|[IVXІХ]{1,6}")  # 1. 2.3. IV.

_LONGEST_BRACKET = 60  # tokens; one that closes later was forgotten


@Language.component("kk_sentences", assigns=["token.is_sent_start", "doc.sents"], retokenizes=False)
def kk_sentences(doc: Doc) -> Doc:
    """*doc* with each sentence's first token marked.

    White space, stops and closing quotes belong to the sentence that they follow.
    """
    words = [token.text for token in doc]
    spaces = [bool(token.whitespace_) for token in doc]
    starts = np.where(sentence_starts(words, spaces), 1, -1).astype(np.uint64)
    # Setting token.is_sent_start would look through the whole Doc for each token.
    return doc.from_array(["SENT_START"], starts)  # type: ignore[arg-type]  # thinc's own type


def sentence_starts(words: Sequence[str], spaces: Sequence[bool]) -> list[bool]:
    """For each token, whether a sentence starts there; *spaces* tells which ones a space follows.

    A line break ends a sentence.  A stop does, with the quotes and brackets that close after it,
    unless what follows shows that the sentence goes on.
    """
    starts = [True] + [False] * (len(words) - 1) if words else []
    passage = _Passage(words, spaces)
    first, first_word, at = 0, -1, 0
    while at < len(words):
        word = words[at]
        following = at + 1
        ends = False
        if word[-1] in _STOPS:
            following = passage.after_closers(following)
            ends = first_word >= 0 and passage.ends(first, first_word, at, following)
        elif word[0].isspace():
            ends = at > first and _LINE_BREAK.search(word) is not None
        elif first_word < 0 and word[0].isalnum():
            first_word = at
        if ends and following < len(words):
            starts[following] = True
            first, first_word = following, -1
        at = following
    return starts


class _Passage:
    """Tokens with the spaces after them, asked about what surrounds a stop."""

    def __init__(self, words: Sequence[str], spaces: Sequence[bool]) -> None:
        self.words = words
        self.spaces = spaces
        self.in_brackets = _in_brackets(words)

    def after_closers(self, at: int) -> int:
        """The first token from *at* on that does not belong to the stop before it."""
        while at < len(self.words) and self._closes(at):
            at += 1
        return at

    def _closes(self, at: int) -> bool:
        word = self.words[at]
        if word in _QUOTES:
            after = self.words[at + 1 : at + 2]
            opens = after and not self.spaces[at] and after[0][0].isalnum()
            return not opens and not self.spaces[at - 1] and not self.words[at - 1].isspace()
        if word.isspace():
            return not _LINE_BREAK.search(word)
        return word in _CLOSERS or _STOPS.issuperset(word) or _EMOJI.fullmatch(word) is not None

    def ends(self, first: int, first_word: int, at: int, following: int) -> bool:
        """Whether the sentence from *first* ends with the stop at *at*, before *following*."""
        words = self.words
        after = words[following : following + 1]
        if not after or after[0] in _CONTINUES or self.in_brackets[following]:
            return False
        if after[0].isspace():
            return False  # the line break itself ends the sentence
        if self.in_brackets[at] and words[first] not in _OPENERS:
            return False  # Риза (Аббаси, т.б.) мектептері
        stops = words[at:following]
        if after[0][0] in _DASHES and any(word in _CLOSERS | _QUOTES for word in stops):
            return False  # «Біз жеңеміз!» – Президент осылай деді.
        if self._word_from(following)[:1].islower():
            return False  # «Кел!» - деді
        if not any(_STOPS.issuperset(word) for word in stops):
            return stops[0].lower() in MAY_END_SENTENCE
        is_label = first_word == at - 1 and words[at] == "." and _LABEL.fullmatch(words[at - 1])
        return not is_label

    def _word_from(self, at: int) -> str:
        """The token at *at*, or the next one that is neither dash nor opening quote."""
        for word in self.words[at : at + 4]:
            if word not in _DASHES and word not in _OPENERS and word not in _QUOTES:
                return word.lstrip("-")
        return ""


def _in_brackets(words: Sequence[str]) -> bytearray:
    """For each token, 1 if it stands between brackets that close in the same paragraph."""
    marks = bytearray(len(words))
    opened: list[int] = []
    for at, word in enumerate(words):
        if word in "([":
            opened.append(at)
        elif word in ")]" and opened:
            start = opened.pop() + 1
            if at - start <= _LONGEST_BRACKET:
                marks[start:at] = b"\1" * (at - start)
        elif opened and word[0].isspace() and _LINE_BREAK.search(word):
            opened.clear()
    return marks
