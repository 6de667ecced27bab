"""A resolved article in, its facts with what made each of them out, on a terminal or as rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

import click

from kg.cli.terminal import columns, line_ranges, one_line, wrapped

if TYPE_CHECKING:
    from kg.model import Fact, Resolved

__all__ = ["echo_reasons", "reasons"]

_INDENT = "    "
_ROUND = 200  # letters of a sentence on either side of the evidence; some have thousands


def reasons(resolved: Resolved) -> list[dict[str, Any]]:
    """A row for each fact: what is said, how surely, by which rule, in which sentence."""
    article = resolved.extraction.article
    rows = []
    for fact in resolved.extraction.facts:
        sentence = article.sentence_at(fact.start, fact.end)
        rows.append(
            {
                **_said(resolved, fact),
                "modality": fact.modality,
                "confidence": fact.confidence,
                "rule": fact.rule,
                "sentence": article.text[sentence.start : sentence.end].strip(),
            }
        )
    return rows


def echo_reasons(resolved: Resolved) -> None:
    """Print each fact, its rule, and its sentence with the words that support it in brackets."""
    labels = [entity.label for entity in resolved.entities]
    for fact in resolved.extraction.facts:
        click.echo()
        for line in wrapped("  ".join(_said(resolved, fact).values()), _INDENT, ""):
            click.secho(line, fg="green")
        found = f"{fact.modality}, confidence {fact.confidence:g}, rule {fact.rule or 'not named'}"
        said_by = "" if fact.speaker is None else f", said by {labels[fact.speaker]}"
        for line in wrapped(found + said_by, _INDENT):
            click.secho(line, dim=True)
        for line in _marked_lines(resolved.extraction.article.text, *_around(resolved, fact)):
            click.echo(line)


def _said(resolved: Resolved, fact: Fact) -> dict[str, str]:
    labels = [resolved.entities[fact.subject].label]
    labels.append(
        resolved.entities[fact.object].label if isinstance(fact.object, int) else fact.object
    )
    return {"subject": labels[0], "predicate": fact.predicate, "object": labels[1]}


def _around(resolved: Resolved, fact: Fact) -> tuple[int, int, list[tuple[int, int]]]:
    """From where to where the sentence is shown, and which words of it are marked."""
    sentence = resolved.extraction.article.sentence_at(fact.start, fact.end)
    marks = [(one.start, one.end) for one in fact.spans] or [(fact.start, fact.end)]
    first, last = min(one for one, _ in marks), max(one for _, one in marks)
    return (
        max(min(sentence.start, first), first - _ROUND),
        min(max(sentence.end, last), last + _ROUND),
        list(_merged(marks)),
    )


def _merged(marks: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """*marks* from left to right, those that overlap as one."""
    start, end = -1, -1
    for one, other in sorted(marks):
        if one > end:
            if start >= 0:
                yield start, end
            start, end = one, other
        end = max(end, other)
    if start >= 0:
        yield start, end


def _marked_lines(
    text: str, start: int, end: int, marks: Iterable[tuple[int, int]]
) -> Iterator[str]:
    """The lines of ``text[start:end]``, marked words in brackets, and bold where that is seen."""
    shown, bold, position = "", [], start
    for first, last in marks:
        shown += text[position:first]
        bold.append((len(shown), len(shown) + last - first + 2))
        shown += f"[{text[first:last]}]"
        position = last
    shown = one_line(shown + text[position:end].rstrip())
    for begin, stop in line_ranges(shown, columns() - len(_INDENT)):
        parts, at = [], begin
        for first, last in ((max(one, begin), min(two, stop)) for one, two in bold):
            if first < last:
                parts += [shown[at:first], click.style(shown[first:last], bold=True)]
                at = last
        yield _INDENT + "".join(parts) + shown[at:stop]
