"""Kazakh text in, a spaCy Doc with tokens out: the language ``kk`` that spaCy does not have.

``spacy.blank("kk")`` finds it through the entry point group ``spacy_languages``; the component
``kk_sentences`` adds sentences.
"""

from spacy.language import BaseDefaults, Language
from spacy.util import load_config_from_str

from kg.analyse.stop_words import STOP_WORDS

from .lex_attrs import LEX_ATTRS
from .punctuation import (
    TOKEN_MATCH,
    TOKENIZER_INFIXES,
    TOKENIZER_PREFIXES,
    TOKENIZER_SUFFIXES,
)
from .sentences import kk_sentences
from .tokenizer import create_kazakh_tokenizer
from .tokenizer_exceptions import TOKENIZER_EXCEPTIONS

_CONFIG = """
[nlp]

[nlp.tokenizer]
@tokenizers = "agglo_kg.kk_tokenizer.v1"
"""


class KazakhDefaults(BaseDefaults):
    config = load_config_from_str(_CONFIG)
    tokenizer_exceptions = TOKENIZER_EXCEPTIONS
    prefixes = TOKENIZER_PREFIXES
    suffixes = TOKENIZER_SUFFIXES
    infixes = TOKENIZER_INFIXES
    token_match = TOKEN_MATCH
    url_match = None  # TOKEN_MATCH knows addresses; spaCy's pattern is quadratic and takes Cyrillic
    lex_attr_getters = LEX_ATTRS
    stop_words = STOP_WORDS


class Kazakh(Language):  # type: ignore[no-untyped-call]  # spaCy's __init_subclass__
    """Kazakh in Cyrillic letters; Latin and mixed text is read as well."""

    lang = "kk"
    Defaults = KazakhDefaults


__all__ = ["Kazakh", "create_kazakh_tokenizer", "kk_sentences"]
