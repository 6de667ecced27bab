"""Editors sign in, judge, and take back; nobody else can, not even with their browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from lxml import html

from kg.query import open_store
from tests.serve.conftest import TOKEN, Serving

BY = {"by": "Айгүл", "why": "мәтінде олай емес"}


@pytest.fixture
def editor(own: Path, serving: Serving) -> Iterator[httpx.Client]:
    """A browser whose user has signed in."""
    with serving(own, queries=1) as client:
        client.headers["Accept"] = "text/html"
        client.headers["Accept-Language"] = "en"
        answer = client.post("/login", data={"token": TOKEN})
        assert answer.status_code == 303
        yield client


def page(client: httpx.Client, path: str) -> html.HtmlElement:
    answer = client.get(path)
    assert answer.status_code == 200, answer.text
    return html.fromstring(answer.text)


def sent(client: httpx.Client, form: html.HtmlElement, **fields: str) -> httpx.Response:
    """The answer to a form with these fields filled in."""
    return client.post(form.get("action"), data={**dict(form.form_values()), **fields})


def article_of(client: httpx.Client, title: str) -> str:
    links = page(client, "/search?q=date:2023..2024").xpath("//li[@class='hit']/h3/a")
    return next(one.get("href") for one in links if one.text_content() == title).partition("?")[0]


def fact_form(client: httpx.Client) -> tuple[str, html.HtmlElement]:
    """The page of an article, and the form about the first of its facts."""
    path = article_of(client, "Талғарда жиын өтті")
    links = page(client, path).xpath("//div[@class='fact']//a[starts-with(@href, '/judge')]/@href")
    [form] = page(client, links[0]).xpath("//main//form")
    return path, form


def judgements(store: Path) -> list[tuple[str, str, str]]:
    with open_store(store) as reader:
        return [(one.verdict, one.by, one.why) for one in reader.articles.judgements]


def test_a_wrong_fact_is_judged_shown_and_taken_back(editor: httpx.Client, own: Path) -> None:
    path, form = fact_form(editor)
    answer = sent(editor, form, **BY)
    assert answer.status_code == 303
    assert judgements(own) == [("wrong fact", "Айгүл", "мәтінде олай емес")]
    wrong = page(editor, path).xpath("//div[@class='fact wrong']")
    assert len(wrong) == 1
    assert "Айгүл" in wrong[0].text_content()
    listed = page(editor, answer.headers["location"])
    assert listed.xpath("//p[@class='done']")
    [back] = [one for one in listed.forms if one.get("action") == "/judgements"]
    assert sent(editor, back).status_code == 303
    assert judgements(own) == []
    assert not page(editor, path).xpath("//div[@class='fact wrong']")


def test_a_name_gets_its_right_type_in_one_article(editor: httpx.Client, own: Path) -> None:
    path = article_of(editor, "Талғарда жиын өтті")
    links = page(editor, path).xpath("//a[starts-with(@href, '/judge?one')]")
    link = next(one for one in links if "Марат Сұлтанов" in one.text_content())
    form = page(editor, link.get("href")).xpath("//form[.//input[@value='wrong type']]")[0]
    assert sent(editor, form, other="agl:Company", **BY).status_code == 303
    with open_store(own) as reader:
        [judged] = reader.articles.judgements
        assert judged.one.endswith("@" + path.rpartition("/")[2])
        assert judged.other == "agl:Company"


def test_names_are_joined_by_what_people_call_them(editor: httpx.Client, own: Path) -> None:
    with open_store(own) as reader:
        people = {
            row["label"].value: row["thing"].value
            for row in reader.query(
                "SELECT DISTINCT ?thing ?label WHERE { ?doc agl:mentions ?thing . ?thing a"
                " agl:Person ; skos:prefLabel ?label FILTER(LANG(?label) = 'kk') }"
            )
        }
    shown = page(editor, f"/judge?one={people['Марат Сұлтанов']}")
    [form] = shown.xpath("//form[.//input[@value='same']]")
    assert sent(editor, form, other="Жоқ Адам", **BY).status_code == 404
    assert sent(editor, form, other="Ғабит Мәжитов", **BY).status_code == 303
    assert judgements(own) == [("same", "Айгүл", "мәтінде олай емес")]
    with open_store(own) as reader:
        [judged] = reader.articles.judgements
        assert set(judged.sides) == set(people.values())


@pytest.mark.parametrize(
    ("changed", "status"),
    [
        ({"form_token": ""}, 403),
        ({"form_token": "ә" * 64}, 403),
        ({"by": ""}, 400),
        ({"verdict": "right"}, 400),
        ({"one": "0123456789abcdef/0123456789abcdef"}, 404),
        ({"why": "ә" * 1001}, 400),
    ],
    ids=["no form token", "wrong form token", "nobody", "no verdict", "no fact", "long"],
)
def test_what_is_no_judgement_changes_nothing(
    editor: httpx.Client, own: Path, changed: dict[str, str], status: int
) -> None:
    _, form = fact_form(editor)
    assert sent(editor, form, **{**BY, **changed}).status_code == status
    assert judgements(own) == []


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "null"},
    ],
    ids=lambda one: "-".join(one.values()),
)
def test_pages_of_other_sites_cannot_send_forms(
    editor: httpx.Client, own: Path, headers: dict[str, str]
) -> None:
    _, form = fact_form(editor)
    fields = {**dict(form.form_values()), **BY}
    assert editor.post("/judge", data=fields, headers=headers).status_code == 403
    assert editor.post("/login", data={"token": TOKEN}, headers=headers).status_code == 403
    assert editor.post("/logout", headers=headers).status_code == 403
    assert judgements(own) == []


def test_without_a_token_there_is_nothing_to_press_and_nothing_to_send(
    reading: httpx.Client, paths: dict[str, str]
) -> None:
    assert not page(reading, paths["open"]).xpath("//a[contains(@href, '/judge?')]")
    assert not page(reading, "/judgements").xpath("//main//form")
    assert reading.get("/judge?one=x").status_code == 401
    for path in ("/judge", "/judgements"):
        assert reading.post(path, data={"by": "x"}).status_code == 401


def test_the_cookie_is_for_this_site_alone_and_not_the_token(
    reading: httpx.Client,
) -> None:
    wrong = reading.post("/login", data={"token": "жоқ"})
    assert wrong.status_code == 403
    assert "set-cookie" not in wrong.headers
    given = httpx.post(reading.base_url.join("/login"), data={"token": TOKEN}).headers["set-cookie"]
    assert TOKEN not in given
    assert {"HttpOnly", "SameSite=strict"} <= {one.strip() for one in given.split(";")}


def test_the_cookie_is_secure_where_the_address_is(rich: Path, serving: Serving) -> None:
    with serving(rich, queries=1, base_url="https://kg.example.kz/corpus/") as client:
        cookie = client.post("/login", data={"token": TOKEN}).headers["set-cookie"]
    assert "Secure" in cookie
    assert "Path=/corpus/" in cookie


@pytest.mark.parametrize(
    ("content", "kind", "status"),
    [
        (b"token=%ff", "application/x-www-form-urlencoded", 400),
        (b"\xff", "application/x-www-form-urlencoded", 400),
        (b"a=1&" * 21, "application/x-www-form-urlencoded", 400),
        (b"a" * 70_000, "application/x-www-form-urlencoded", 413),
        (b"{}", "application/json", 415),
        (b"", "", 415),
    ],
    ids=["letters", "bytes", "fields", "size", "json", "nothing"],
)
def test_what_is_no_form_is_refused(
    reading: httpx.Client, content: bytes, kind: str, status: int
) -> None:
    answer = reading.post("/login", content=content, headers={"Content-Type": kind})
    assert answer.status_code == status
