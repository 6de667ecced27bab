"""Pages of many kinds of sites: what is their title, date, publisher, author and text."""

from __future__ import annotations

import pytest

from kg.clean import clean
from kg.model import Article, Source
from kg.read import identified, page
from tests.read.templates import TEASERS, TEMPLATES, TITLE, Template


@pytest.fixture(params=TEMPLATES.values(), ids=TEMPLATES.keys())
def template(request: pytest.FixtureRequest) -> Template:
    """Each kind of page."""
    found: Template = request.param
    return found


@pytest.fixture
def article(template: Template) -> Article:
    """The article of the page."""
    raw = template.html.encode()
    return clean(page(identified(Source("мектеп.html", "мектеп.html", "/c", "text/html", raw))))


def test_the_headline_is_the_title(article: Article) -> None:
    assert article.metadata.title == TITLE


def test_the_date_is_the_one_that_the_page_shows_for_the_article(
    template: Template, article: Article
) -> None:
    assert article.metadata.date == template.date


def test_publisher_and_author_are_right_or_left_out(template: Template, article: Article) -> None:
    assert article.metadata.publisher == template.publisher
    assert article.metadata.author == template.author


def test_the_text_is_whole_and_nothing_else(template: Template, article: Article) -> None:
    assert tuple(article.text.split("\n")) == template.lines


def test_headlines_of_other_articles_are_teasers(template: Template, article: Article) -> None:
    shown = [one for one in TEASERS if f"{one}</a" in template.html]
    assert not [one for one in TEASERS if one in article.text]
    assert all(any(one in teaser for teaser in article.teasers) for one in shown)
