"""One resolved article in, an HTML page of its text with the names marked out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from kg.model import Mention, Resolved

__all__ = ["MarkedArticle", "apart", "marked_page"]

# Fill, ink and line of each label.  Hues after Okabe and Ito's palette for colour-blind readers
# (2008); the ink has a contrast of at least 5.5 on its fill (WCAG 2.2 asks for 4.5).  No two labels
# share a line, and the label stands beside each name, so that nothing hangs on colour alone.
_LOOKS = {
    "PERSON": ("#fdeadd", "#a63c00", "3px solid"),
    "ORGANISATION": ("#dcecf7", "#005a8f", "3px double"),
    "GPE": ("#d9f2ea", "#00664a", "2px solid"),
    "LOCATION": ("#eaf5d9", "#44660a", "2px dashed"),
    "FACILITY": ("#e9e2d8", "#6a4a23", "3px dashed"),
    "POSITION": ("#f6e3ee", "#8f2f6b", "3px dotted"),
    "LAW": ("#fbf3c4", "#6b5600", "4px double"),
    "PROJECT": ("#fbf3c4", "#6b5600", "5px dotted"),
    "EVENT": ("#e6e3f7", "#4b3f9c", "4px dashed"),
    "DATE": ("#eeeeee", "#4a4a4a", "1px solid"),
}
_MEANINGS = {
    "PERSON": "адам",
    "ORGANISATION": "ұйым",
    "GPE": "әкімшілік бірлік",
    "LOCATION": "мекен",
    "FACILITY": "құрылыс",
    "POSITION": "лауазым",
    "LAW": "заң",
    "PROJECT": "жоба, жоспар",
    "EVENT": "оқиға",
    "DATE": "дата",
    "CARDINAL": "сан",
    "ORDINAL": "реттік сан",
    "MONEY": "ақша",
    "PERCENTAGE": "пайыз",
}
_OTHER = ("#eeeeee", "#4a4a4a", "1px dotted")
_STYLE = """
:root { color-scheme: light }
body { font: 1.1rem/1.9 Georgia, "PT Serif", serif; max-width: 46rem; margin: 2rem auto;
       padding: 0 1rem; color: #1a1a1a; background: #fff; overflow-wrap: anywhere }
h1 { font-size: 1.6rem; line-height: 1.3; margin-bottom: .4rem }
h2 { font-size: 1.1rem; margin: 2rem 0 .5rem }
.about, .legend { font: .85rem/1.8 system-ui, sans-serif; color: #555 }
.about { margin: 0 0 1rem }
.legend span { display: inline-block; margin-right: 1.2em; color: #333 }
mark { color: inherit; padding: .1em .25em; border-radius: .2em .2em 0 0;
       box-decoration-break: clone; -webkit-box-decoration-break: clone }
mark small { font: 600 .6rem/1 system-ui, sans-serif; margin-left: .35em; letter-spacing: .03em }
table { font: .85rem/1.5 system-ui, sans-serif; border-collapse: collapse; width: 100% }
td { padding: .35rem .8rem .35rem 0; border-top: 1px solid #ddd; vertical-align: top }
td:nth-child(2) { color: #555; white-space: nowrap }
"""


@dataclass(frozen=True, slots=True, repr=False)
class MarkedArticle:
    """An article with all that it says, which a notebook shows as its marked page."""

    resolved: Resolved

    def __repr__(self) -> str:
        extraction = self.resolved.extraction
        title = extraction.article.metadata.title
        return f"<{type(self).__name__} {title!r} {len(extraction.facts)} facts>"

    def _repr_html_(self) -> str:
        """The page in a frame of its own, so that its style stays in it."""
        page = escape(marked_page(self.resolved))
        return f'<iframe srcdoc="{page}" sandbox width="100%" height="600"></iframe>'


def marked_page(resolved: Resolved) -> str:
    """A page that stands alone, loads nothing, and escapes all that the article says."""
    article = resolved.extraction.article
    title = escape(article.metadata.title or article.id)
    known = (article.metadata.date, article.metadata.publisher, article.metadata.url)
    about = " · ".join(escape(one) for one in known if one)
    about = about and f'<p class="about">{about}</p>\n'
    labels = Counter(one.label for one in resolved.extraction.mentions)
    return (
        f'<!doctype html>\n<html lang="{escape(article.language)}">\n<head>\n'
        '<meta charset="utf-8">\n<meta name="viewport" content="width=device-width">\n'
        f"<title>{title}</title>\n<style>{_STYLE}{_rules(labels)}</style>\n</head>\n<body>\n"
        f"<h1>{title}</h1>\n{about}{_legend(labels)}"
        f"{_paragraphs(article.text, resolved.extraction.mentions)}{_facts(resolved)}"
        "</body>\n</html>\n"
    )


def _rules(labels: Iterable[str]) -> str:
    """What each kind of name looks like."""
    return "".join(
        f"mark.{escape(label)} {{ background: {fill}; border-bottom: {line} {ink} }}\n"
        f"mark.{escape(label)} small {{ color: {ink} }}\n"
        for label, (fill, ink, line) in ((one, _LOOKS.get(one, _OTHER)) for one in sorted(labels))
    )


def _legend(labels: Counter[str]) -> str:
    """What each label means and how often it stands in the text, as one would look it up."""
    kinds = [
        f'<span><mark class="{escape(label)}">{escape(label)}</mark> '
        f"{escape(_MEANINGS.get(label, ''))} {count}</span>"
        for label, count in labels.most_common()
    ]
    return f'<p class="legend">{" ".join(kinds)}</p>\n' if kinds else ""


def _paragraphs(text: str, mentions: Iterable[Mention]) -> str:
    """The text with its marks; a name that crosses a line feed is marked on both sides."""
    shown = apart(mentions)
    parts: list[str] = []
    start = 0
    for paragraph in text.split("\n"):
        end = start + len(paragraph)
        position = start
        parts.append("<p>")
        for one in shown:
            first, last = max(one.start, start), min(one.end, end)
            if first < last:
                parts += [escape(text[position:first]), _mark(one, text[first:last])]
                position = last
        parts += [escape(text[position:end]), "</p>\n"]
        start = end + 1
    return "".join(parts)


def apart(mentions: Iterable[Mention]) -> list[Mention]:
    """The names from left to right, of those inside or across each other the first and longest."""
    found: list[Mention] = []
    for one in sorted(mentions, key=lambda one: (one.start, -one.end)):
        if not found or one.start >= found[-1].end:
            found.append(one)
    return found


def _mark(mention: Mention, text: str) -> str:
    label = escape(mention.label)
    about = escape(f"{mention.lemma} ({mention.type or mention.label})")
    return f'<mark class="{label}" title="{about}">{escape(text)}<small>{label}</small></mark>'


def _facts(resolved: Resolved) -> str:
    """A row for each fact: who, what, whom, and how surely where it is not simply said."""
    labels = [one.label for one in resolved.entities]
    rows = []
    for fact in resolved.extraction.facts:
        value = labels[fact.object] if isinstance(fact.object, int) else fact.object
        what = fact.predicate + ("" if fact.modality == "asserted" else f" ({fact.modality})")
        cells = (labels[fact.subject], what, value)
        rows.append("<tr>" + "".join(f"<td>{escape(one)}</td>" for one in cells) + "</tr>\n")
    return f'<h2 lang="en">Facts</h2>\n<table>\n{"".join(rows)}</table>\n' if rows else ""
