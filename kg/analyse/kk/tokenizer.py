"""A string in, a Doc of its tokens out, in time linear in the string's length."""

import re
from collections.abc import Callable

from spacy.language import Language
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]  # compiled, without stubs
from spacy.tokens import Doc
from spacy.util import (
    compile_infix_regex,
    compile_prefix_regex,
    compile_suffix_regex,
    registry,
)

# spaCy strips one affix at a time and searches the rest again each time, which is quadratic: 8,000
# signs without a space took 7 s.  What is longer than this is no word and is cut by _PIECE alone.
LONGEST_WORD = 200
_LONG_RUN = re.compile(rf"(?<!\S)\S{{{LONGEST_WORD + 1},}} ?")
_PIECE = re.compile(
    rf"(?:https?://|www\.)[^\s«»“”\"<>]{{1,2000}}|\w{{1,{LONGEST_WORD}}}|\.{{1,{LONGEST_WORD}}}|\S"
)

_SURROGATE = re.compile("[\ud800-\udfff]")


class KazakhTokenizer(Tokenizer):  # type: ignore[misc]  # its base has no stubs
    """spaCy's tokenizer, made safe for any string.

    ``doc.text`` is the text itself, but for lone surrogates: spaCy keeps its strings as UTF-8,
    which has none, so that each becomes U+FFFD and every offset stays as it was.
    """

    def __call__(self, text: str) -> Doc:
        """The tokens of *text*."""
        try:
            if len(text) > LONGEST_WORD and max(map(len, text.split()), default=0) > LONGEST_WORD:
                return self._with_long_runs(text)
            doc: Doc = super().__call__(text)
            return doc
        except UnicodeEncodeError:
            return self(_SURROGATE.sub("\ufffd", text))

    def _with_long_runs(self, text: str) -> Doc:
        docs = []
        start = 0
        for run in _LONG_RUN.finditer(text):
            docs.append(super().__call__(text[start : run.start()]))
            docs.append(self._pieces(run[0]))
            start = run.end()
        docs.append(super().__call__(text[start:]))
        return Doc.from_docs([doc for doc in docs if len(doc)], ensure_whitespace=False)

    def _pieces(self, run: str) -> Doc:
        words = _PIECE.findall(run)
        spaces = [False] * len(words)
        spaces[-1] = run.endswith(" ")
        return Doc(self.vocab, words=words, spaces=spaces)


def create_kazakh_tokenizer() -> Callable[[Language], KazakhTokenizer]:
    """A factory that makes the tokenizer from a language's own defaults, as spaCy's does."""

    def make(nlp: Language) -> KazakhTokenizer:
        defaults = nlp.Defaults
        return KazakhTokenizer(
            nlp.vocab,
            rules=defaults.tokenizer_exceptions,
            prefix_search=compile_prefix_regex(defaults.prefixes or ()).search,
            suffix_search=compile_suffix_regex(defaults.suffixes or ()).search,
            infix_finditer=compile_infix_regex(defaults.infixes or ()).finditer,
            token_match=defaults.token_match,
            url_match=defaults.url_match,
        )

    return make


registry.tokenizers.register("agglo_kg.kk_tokenizer.v1", func=create_kazakh_tokenizer)
