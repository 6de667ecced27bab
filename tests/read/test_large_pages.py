"""Pages at the limit of what is read: each ends as an article or a reason, none takes for ever."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.workers import Bounds, spread
from tests.read.mutated import Mutated, ReadAll, Seen

TEXT = "Шымкент қаласында жаңа көпір салынды деп хабарлады қала әкімдігінің баспасөз қызметі."
LINK = "<a href=/1>Семейде жаңа мектеп {} салынды</a>"


def each(count: int, *parts: str) -> str:
    return "".join("".join(parts).replace("{}", str(i)) for i in range(count))


PAGES: dict[str, Callable[[], str]] = {
    "paragraphs": lambda: each(20_000, f"<p>{TEXT} {{}}</p>"),
    "short lines below an article": lambda: f"<p>{TEXT}</p><pre>" + "сөз\n" * 200_000 + "</pre>",
    "list": lambda: f"<ul>{each(40_000, '<li>Көпір {}</li>')}</ul><p>{TEXT}</p>",
    "paragraphs in deep parts": lambda: ("<div>" * 200 + f"<p>{TEXT}</p></div>" * 200) * 80,
    "deep parts": lambda: ("<div>" * 200 + TEXT + "</div>" * 200) * 240,
    "line breaks": lambda: f"<p>{TEXT}<br>" * 20_000,
    "one line": lambda: f"<p>{TEXT * 10_000}</p>",
    "links": lambda: each(49_000, LINK),
    "links among text": lambda: f"<p>{TEXT}</p>" * 3000 + each(20_000, f"<div>{LINK}</div>"),
    "table": lambda: f"<table>{each(10_000, '<tr><td>{}</td><td>Көпір</td></tr>')}</table>{TEXT}",
    "deep tables": lambda: ("<table><tr><td>" * 60 + TEXT + "</table>" * 60) * 200,
    "headings that lead elsewhere": lambda: each(10_000, f"<div><b>Тағы оқыңыз</b>{LINK}</div>"),
    "articles": lambda: f"<article><h1>Көпір</h1><p>{TEXT}</p></article>" * 10_000,
}


@pytest.mark.slow
def test_pages_at_the_limit_end_as_an_article_or_a_reason() -> None:
    head = "<!doctype html><title>Қалада көпір салынды</title><h1>Қалада көпір салынды</h1>"
    given = [Mutated("a.html", name, (head + make()).encode()) for name, make in PAGES.items()]
    for one, seen in spread(ReadAll(), given, 1, Bounds(seconds=60)):
        assert isinstance(seen, Seen), f"{one.location}: {seen}"
