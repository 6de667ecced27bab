"""A text in, the language of it out: the one place that meets py3langid, which has no types."""

from __future__ import annotations

from kg.errors import SourceNotKazakh

__all__ = ["language_of", "require_kazakh"]

_ENOUGH_LETTERS = 4000  # more of a paragraph does not change the answer
_SHORT_PARAGRAPH = 40  # shorter ones are names and headings, on which the identifier guesses


def language_of(text: str) -> str:
    """The ISO 639-1 code of the language that *text* is most likely in."""
    from py3langid import classify  # type: ignore[import-untyped]  # loads its model: 0.5 s

    code, _ = classify(text[:_ENOUGH_LETTERS])
    return str(code)


def require_kazakh(text: str, place: str) -> None:
    """Raise SourceNotKazakh unless *text*, or a paragraph of it, is Kazakh."""
    language = language_of(text)
    if language == "kk":
        return
    paragraphs = (one for one in text.split("\n") if len(one) >= _SHORT_PARAGRAPH)
    if not any(language_of(one) == "kk" for one in paragraphs):
        raise SourceNotKazakh(
            f"no Kazakh text (it looks like {language!r})",
            place=place,
            hint="only Kazakh articles are analysed",
        )
