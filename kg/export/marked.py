"""One resolved article in, an HTML page of its text with the names marked out."""

from __future__ import annotations

from html import escape

from kg.model import Mention, Resolved

__all__ = ["marked_page"]

# Fill and line of each label: hues of Okabe and Ito's palette for colour-blind readers (2008), and
# the label itself stands beside each name, so that nothing hangs on colour alone.
_COLOURS = {
    "PERSON": ("#fde8d7", "#d55e00"),
    "ORGANISATION": ("#dcecf7", "#0072b2"),
    "GPE": ("#d9f2ea", "#009e73"),
    "LOCATION": ("#eaf7d9", "#5b8c00"),
    "POSITION": ("#f6e3ee", "#a8417f"),
}
_OTHER = ("#eeeeee", "#555555")
_STYLE = """
body { font: 1.1rem/1.9 Georgia, serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem;
       color: #1a1a1a; background: #fff }
h1 { font-size: 1.6rem; line-height: 1.3 }
mark { color: inherit; padding: .1em .25em; border-radius: .2em; border-bottom: 2px solid }
mark small { font: 600 .6rem/1 system-ui, sans-serif; margin-left: .35em; letter-spacing: .03em }
"""


def marked_page(resolved: Resolved) -> str:
    """A page that stands alone, loads nothing, and escapes all that the article says."""
    article = resolved.extraction.article
    title = escape(article.metadata.title or article.id)
    body = "".join(f"<p>{part}</p>\n" for part in _marked(resolved).split("\n"))
    labels = sorted({one.label for one in resolved.extraction.mentions})
    rules = "".join(
        f"mark.{label} {{ background: {_fill(label)}; border-color: {_line(label)} }}\n"
        f"mark.{label} small {{ color: {_line(label)} }}\n"
        for label in labels
    )
    return (
        f'<!doctype html>\n<html lang="{escape(article.language)}">\n<head>\n'
        f'<meta charset="utf-8">\n<title>{title}</title>\n'
        f"<style>{_STYLE}{rules}</style>\n</head>\n<body>\n<h1>{title}</h1>\n{body}</body>\n</html>\n"
    )


def _marked(resolved: Resolved) -> str:
    text = resolved.extraction.article.text
    parts: list[str] = []
    position = 0
    for one in resolved.extraction.mentions:
        parts.append(escape(text[position : one.start]))
        parts.append(_mark(one))
        position = one.end
    return "".join([*parts, escape(text[position:])])


def _mark(mention: Mention) -> str:
    label = escape(mention.label)
    about = escape(f"{mention.lemma} ({mention.type or mention.label})")
    return (
        f'<mark class="{label}" title="{about}">{escape(mention.text)}<small>{label}</small></mark>'
    )


def _fill(label: str) -> str:
    return _COLOURS.get(label, _OTHER)[0]


def _line(label: str) -> str:
    return _COLOURS.get(label, _OTHER)[1]
