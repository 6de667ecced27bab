from __future__ import annotations

from html.parser import HTMLParser

import pytest

from kg.model import Article, Entity, Extraction, Fact, Mention, Metadata, Referent, Resolved
from kg.query import marked_page

HOSTILE = "</title><script>alert('қала')</script><img src=x onerror=alert(1)>&amp;\""


def page_of(text: str, title: str, *mentions: Mention) -> str:
    article = Article("a", "a", "a", text, Metadata(title=title, date="2014", publisher=title))
    referents = tuple(Referent("agl:Person", title) for _ in mentions)
    entities = tuple(Entity("https://x.example/1", "agl:Person", title) for _ in mentions)
    return marked_page(Resolved(Extraction(article, mentions, referents), entities))


class _Page(HTMLParser):
    """The tags and the text of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


def test_names_are_marked_with_their_kind() -> None:
    text = "Министр Болат Жәмішев сөйледі."
    page = _Page(page_of(text, "Есеп", Mention(8, 21, "Болат Жәмішев", "Болат Жәмішев", "PERSON")))
    marks = [attributes for tag, attributes in page.tags if tag == "mark"]
    assert [one["class"] for one in marks] == ["PERSON", "PERSON"]  # the legend's and the text's
    assert marks[1]["title"] == "Болат Жәмішев (PERSON)"
    assert "Болат ЖәмішевPERSON" in page.text


def test_what_the_article_says_is_escaped_everywhere() -> None:
    hostile = Mention(0, len(HOSTILE), HOSTILE, HOSTILE, "PERSON", HOSTILE, 0)
    page = _Page(page_of(HOSTILE, HOSTILE, hostile))
    tags = {tag for tag, _ in page.tags}
    assert not tags & {"script", "img"}
    assert page.text.count("alert('қала')") >= 3  # title, heading, text: as text
    assert all(not name.startswith("on") for _, attributes in page.tags for name in attributes)


def test_facts_stand_below_with_their_modality() -> None:
    article = Article("a", "a", "a", "Кеңес құрылмақ.", Metadata(title="Кеңес"))
    entities = (
        Entity("https://x.example/1", "agl:Law", "Заң"),
        Entity("x", "agl:Council", "Кеңес"),
    )
    referents = (Referent("agl:Law", "Заң"), Referent("agl:Council", "Кеңес"))
    facts = (
        Fact(0, "agl:establishes", 1, 0, 5, modality="planned"),
        Fact(0, "agl:number", "<12>", 0, 5),
    )
    page = marked_page(Resolved(Extraction(article, (), referents, facts), entities))
    cells = ["<td>Заң</td>", "<td>agl:establishes (planned)</td>", "<td>Кеңес</td>"]
    assert "".join(cells) in page
    assert "<td>&lt;12&gt;</td>" in page


def test_it_stands_alone() -> None:
    page = page_of("Мәтін", "Тақырып")
    assert page.startswith("<!doctype html>")
    assert 'lang="kk"' in page
    assert not [tag for tag, _ in _Page(page).tags if tag in ("link", "script", "img", "iframe")]
    assert "url(" not in page
    assert "@import" not in page


@pytest.mark.parametrize(
    "spans", [[(0, 5), (3, 8)], [(0, 8), (2, 4)], [(3, 8), (0, 2)], [(0, 3), (0, 3)], [(0, 0)]]
)
def test_names_inside_each_other_leave_the_text_whole(spans: list[tuple[int, int]]) -> None:
    text = "Алматы қаласының әкімі"
    mentions = [Mention(start, end, text[start:end], "x", "GPE") for start, end in spans]
    page = _Page(page_of(text, "Тақырып", *mentions))
    assert text in page.text.replace("GPE", "")


def test_a_name_across_lines_leaves_the_page_whole() -> None:
    text = "Алматы\nқаласы өсті"
    page = page_of(text, "Тақырып", Mention(0, 13, text[:13], "Алматы қаласы", "GPE"))
    assert page.count("<mark") == page.count("</mark>")
    assert page.count("<p") == page.count("</p>")
    assert next(line for line in page.splitlines() if "қаласы<" in line).startswith("<p><mark ")
