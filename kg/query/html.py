"""Answers and cards in, pieces of HTML for a notebook out, all that texts say escaped."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.query.answer import Answer
    from kg.query.cards import Card, CardFact, CardPost
    from kg.search import Snippet

__all__ = ["answer_html", "card_html", "marked"]

_WEB = ("http://", "https://")


def answer_html(answer: Answer) -> str:
    """A hit: title, date, publisher, and its snippets with the matched words marked."""
    known = answer.article.metadata
    title = escape(known.title or answer.article.id)
    if known.url and known.url.startswith(_WEB):  # nothing else may stand behind a link
        title = f'<a href="{escape(known.url)}">{title}</a>'
    about = " · ".join(escape(one) for one in (known.date, known.publisher, answer.iri) if one)
    snippets = "".join(f"<blockquote>{marked(one)}</blockquote>" for one in answer.snippets)
    return f'<div lang="kk"><b>{title}</b><br><small>{about}</small>{snippets}</div>'


def card_html(card: Card) -> str:
    """An entity: names, types, posts, and its facts, each with its sentence and article."""
    names = ", ".join(
        f"{escape(name)} <small>{escape(language)}</small>" for name, language in card.names
    )
    rows = [
        _row("is a", escape(", ".join(card.types))),
        _row("names", names),
        _row("mentioned", f"{card.mentions} times"),
        *(_row("post", _post(post)) for post in card.posts),
    ]
    facts = "".join(map(_fact, card.facts))
    return (
        f'<div lang="kk"><b>{escape(card.label)}</b><br><small>{escape(card.iri)}</small>'
        f"<table>{''.join(rows)}</table>{_table(facts)}</div>"
    )


def marked(snippet: Snippet) -> str:
    """A sentence with the matched words marked."""
    parts, at = [], 0
    for mark in snippet.marks:
        first, last = mark.start - snippet.start, mark.end - snippet.start
        parts += [
            escape(snippet.text[at:first]),
            f"<mark>{escape(snippet.text[first:last])}</mark>",
        ]
        at = last
    return "".join(parts) + escape(snippet.text[at:])


def _post(post: CardPost) -> str:
    stated = _between(post.stated_from, post.stated_to)
    seen = _between(post.first_attested, post.last_attested)
    dates = "; ".join(filter(None, (stated, f"seen {seen}" if seen else "")))
    return escape(f"{post.holder}: {post.post}" + (f" ({dates})" if dates else ""))


def _between(first: str, last: str) -> str:
    return first if first == last else f"{first} – {last}"


def _fact(fact: CardFact) -> str:
    modality = "" if fact.modality == "asserted" else f" <em>{escape(fact.modality)}</em>"
    cells = (
        escape(fact.subject),
        escape(fact.predicate) + modality,
        escape(fact.object),
        f"{escape(fact.sentence)}<br><small>{escape(fact.title)}</small>",
    )
    return "<tr>" + "".join(map(_cell, cells)) + "</tr>"


def _table(rows: str) -> str:
    heads: Iterable[str] = ("subject", "predicate", "object", "said in")
    head = "".join(f"<th>{one}</th>" for one in heads)
    return f"<table><tr>{head}</tr>{rows}</table>" if rows else ""


def _row(name: str, value: str) -> str:
    return f"<tr><th>{name}</th>{_cell(value)}</tr>"


def _cell(value: str) -> str:
    return f'<td style="text-align: left; vertical-align: top">{value}</td>'
