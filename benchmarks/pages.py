"""Articles of the sample corpus in, web pages out: three templates with menus, teasers and scripts.

Also what workers do with them, in a module of its own so that they can import it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from importlib.resources import as_file, files

from kg.clean import clean
from kg.model import Article, Source
from kg.read import Limits, page, sources
from kg.store import packed

__all__ = ["Reading", "articles", "pages", "teasers"]

_TEASER = "Оқи отырыңыз: {} туралы тағы бір хабар"
_MENU = ["Басты бет", "Жаңалықтар", "Саясат", "Қоғам", "Экономика", "Мәдениет", "Спорт", "Байланыс"]
_SCRIPT = f"<script>var t = {list(range(500))};</script>"
_STYLE = "<style>" + "".join(f".c{n} {{ margin: {n}px }}" for n in range(300)) + "</style>"


@dataclass(frozen=True)
class Reading:
    """What a worker does with a page: an article, and the page's bytes as the store keeps them."""

    def prepare(self) -> None:
        """Load what all pages need."""
        self(next(pages(articles()[:1], 1)))

    def __call__(self, source: Source) -> tuple[Article, bytes]:
        """The article on a page, and the page packed."""
        # near duplicates: their signatures belong here once they are there
        return clean(page(source)), packed(source.content)


def articles() -> list[Article]:
    """The articles of the sample corpus, the longest ones left out: no page has 100,000 words."""
    with as_file(files("kg.corpus").joinpath("articles")) as folder:
        found = [one for one in sources([str(folder)], Limits()) if isinstance(one, Source)]
    read = [clean(page(one)) for one in found]
    return [one for one in read if len(one.text) < 60_000]


def teasers(number: int, titles: list[str]) -> list[str]:
    """Headlines of other articles that stand on the page of that number."""
    return [_TEASER.format(titles[(number + i) % len(titles)][:60]) for i in range(1, 7)]


def pages(found: list[Article], count: int, start: int = 0) -> Iterator[Source]:
    """So many pages, no two alike: the articles in turn, each in each template."""
    titles = [one.metadata.title or one.text.split(".")[0] for one in found]
    for number in range(start, start + count):
        article = found[number % len(found)]
        build = _TEMPLATES[number // len(found) % len(_TEMPLATES)]
        title = f"{titles[number % len(found)]} ({number})"
        content = build(title, article.text.split("\n"), teasers(number, titles))
        name = f"page-{number}.html"
        yield Source(name, name, "-", "text/html", content.encode())


def _news_site(title: str, paragraphs: list[str], others: list[str]) -> str:
    menu = "".join(f'<li><a href="/{i}/">{one}</a></li>' for i, one in enumerate(_MENU))
    more = "".join(f'<li><a href="/n/{i}">{escape(one)}</a></li>' for i, one in enumerate(others))
    body = "".join(f"<p>{escape(one)}</p>\n" for one in paragraphs)
    return (
        f"<!doctype html><html lang=kk><head><meta charset=utf-8><title>{escape(title)} - Хабаршы"
        f'</title><meta property="og:site_name" content="Хабаршы">{_STYLE}{_SCRIPT}</head><body>'
        f"<header><nav><ul>{menu}</ul></nav></header><main><article><h1>{escape(title)}</h1>"
        f'<time datetime="2024-02-14T10:00">14 ақпан 2024</time>{body}</article>'
        f'<aside class="related"><h3>Тағы оқыңыз</h3><ul>{more}</ul></aside></main>'
        f"<footer><p>© Хабаршы, 2024. Барлық құқықтар қорғалған.</p></footer>{_SCRIPT}</body>"
    )


def _ministry(title: str, paragraphs: list[str], others: list[str]) -> str:
    menu = "".join(
        f'<div class="menu-item"><a href="#{i}">{m}</a></div>' for i, m in enumerate(_MENU)
    )
    body = "<br><br>".join(escape(one) for one in paragraphs)
    more = "".join(
        f'<div class="card"><img src="{i}.jpg"><a href="/press/{i}">{escape(one)}</a></div>'
        for i, one in enumerate(others)
    )
    return (
        f"<html><head><meta charset=utf-8><title>{escape(title)}</title>{_SCRIPT}</head><body>"
        f'<div id="top">{menu}</div><div class="wrap"><div class="left">{menu}</div>'
        f'<div class="content"><h1>{escape(title)}</h1><div class="text">{body}</div>'
        f'<div class="share"><a href="#f">Facebook</a><a href="#t">Telegram</a></div></div>'
        f'<div class="other-news">{more}</div></div></body></html>'
    )


def _old_site(title: str, paragraphs: list[str], others: list[str]) -> str:
    menu = "".join(f'<a href="/{i}">{one}</a> | ' for i, one in enumerate(_MENU))
    body = "".join(f"<p>{escape(one)}</p>" for one in paragraphs)
    more = "".join(f'<p><a href="{i}.html">{escape(one)}</a></p>' for i, one in enumerate(others))
    return (
        f"<html><head><meta charset=utf-8><title>{escape(title)}</title></head><body><table><tr>"
        f"<td colspan=3>{menu}</td></tr><tr><td>{menu}</td><td><h2>{escape(title)}</h2>{body}"
        f"<p>Пікірлер: 0</p></td><td><b>Соңғы жаңалықтар</b>{more}</td></tr></table></body></html>"
    )


_TEMPLATES = (_news_site, _ministry, _old_site)
