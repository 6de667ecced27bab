"""Which names of all articles are one thing, and why."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.judgement import Judgement
from kg.model import Article, Extraction, Fact, Metadata, Referent
from kg.resolve import Resolution, resolution, resolve, telling

BASE = "https://w3id.org/agglo-kg/"


def said(*referents: Referent, holds: dict[int, int] | None = None, key: str = "") -> Extraction:
    """An article that names *referents*; *holds* are persons by number, and their posts."""
    key = sha256((key or repr(referents)).encode()).hexdigest()[:16]
    facts = tuple(Fact(one, "agl:holds", post, 0, 1) for one, post in (holds or {}).items())
    return Extraction(Article(key, key, key, "мәтін", Metadata()), (), referents, facts)


def person(name: str) -> Referent:
    return Referent("agl:Person", name)


def company(name: str) -> Referent:
    return Referent("agl:Company", name)


MINISTER = Referent("org:Post", "Қаржы министрі")


def resolved(articles: Sequence[Extraction], *judgements: Judgement) -> Resolution:
    return resolution([telling(one, BASE) for one in articles], judgements, BASE)


def iris(articles: Sequence[Extraction], *judgements: Judgement) -> list[str]:
    """The IRIs of all referents of all articles."""
    known = resolved(articles, *judgements)
    return [
        one.iri for said_by in articles for one in known.applied(resolve(said_by, BASE)).entities
    ]


def alone(article: Extraction) -> list[str]:
    return [one.iri for one in resolve(article, BASE).entities]


def are_one(*names: Referent) -> bool:
    return len(set(iris([said(one) for one in names]))) == 1


@pytest.mark.parametrize(
    ("kind", "names"),
    [
        ("agl:Person", ["Болат Сәтімбеков", "Сатимбеков Болат Бидахметович", "Bolat Satimbekov"]),
        ("agl:Person", ["Қасым-Жомарт Тоқаев", "Касым-Жомарт Токаев", "Qasym-Jomart Toqaev"]),
        ("agl:Person", ["Өмірзақ Шөкеев", "Умирзак Шукеев", "Umirzak Shukeyev"]),
        ("agl:Company", ["«Көкжиекқұрылыс» АҚ", "Көкжиекқұрылыс", "АО «Көкжиекқұрылыс»"]),
        ("agl:Company", ["«Отау» ЖШС", "«Отау» жауапкершілігі шектеулі серіктестігі"]),
        ("org:Post", ["ҚР Қаржы министрі", "Қазақстан Республикасының Қаржы министрі"]),
        ("org:Post", ["Алматы облысының әкімі", "Алматы облысы әкімі"]),
        ("org:Post", ["ҚР Президенті", "Қазақстан Республикасының Президенті"]),
        (
            "agl:Akimat",
            [
                "Алматы қаласының әкімдігі",
                "Алматы әкімдігі",
                "акимат Алматы",
                "акимат города Алматы",
            ],
        ),
        ("agl:AdministrativeUnit", ["Нұр-Сұлтан қаласы", "Астана қаласы", "город Астана"]),
    ],
)
def test_names_of_one_thing_have_one_iri(kind: str, names: list[str]) -> None:
    assert are_one(*(Referent(kind, name) for name in names))


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        ("agl:Person", "Асқар Ноғаев", "Асқар Ноғаева"),
        ("agl:Person", "Асқар Ноғаев", "Азат Ноғаев"),
        ("agl:Person", "Асқар Маратұлы Ноғаев", "Асқар Болатұлы Ноғаев"),
        ("agl:Person", "А.М. Омаров", "А.Б. Омаров"),
        ("agl:Person", "Азат Омаров", "Азат Ұмаров"),
        ("agl:Person", "Серік Нұрланұлы", "Серік Нұрланов"),
        ("agl:Company", "«Отау» ЖШС", "«Отау» АҚ"),
        ("agl:Akimat", "Алматы қаласының әкімдігі", "Алматы облысының әкімдігі"),
        ("agl:Akimat", "акимат Алматы", "акимат Алматинской области"),
        ("agl:AdministrativeUnit", "Алматы қаласы", "Алматы облысы"),
        ("org:Post", "Алматы қаласының әкімі", "Алматы облысының әкімі"),
        ("org:Post", "«Отау» ЖШС директоры", "«Отау» ЖШС директорының орынбасары"),
        ("agl:Organization", "«Отау» партиясы", "«Отау» партиясының филиалы"),
        ("org:Post", "премьер-министр", "Қазақстан Республикасының Премьер-Министрі"),
        ("org:Post", "президент", "Қазақстан Республикасының Президенті"),
    ],
)
def test_names_that_only_look_alike_stay_apart(kind: str, one: str, other: str) -> None:
    assert not are_one(Referent(kind, one), Referent(kind, other))


def test_initials_are_merged_where_the_post_agrees_and_else_are_asked_about() -> None:
    full, short = person("Болат Сәтімбеков"), person("Б. Сатимбеков")
    told = [said(full, MINISTER, holds={0: 1}), said(short, MINISTER, holds={0: 1})]
    assert len(set(iris(told))) == 2
    assert "same post" in resolved(told).merges[0].because
    untold = [said(full), said(short)]
    assert len(set(iris(untold))) == 2
    assert [one.because for one in resolved(untold).doubts] == ["same surname, initial agrees"]


def test_a_name_that_fits_two_people_is_nobodys_until_someone_says_whose() -> None:
    articles = [
        said(person(name))
        for name in ("Асқар Ноғаев", "Асқар Маратұлы Ноғаев", "Асқар Болатұлы Ноғаев")
    ]
    assert len(set(iris(articles))) == 3
    assert len(resolved(articles).doubts) == 2


def test_a_bare_surname_is_its_articles_alone() -> None:
    articles = [said(person("Омаров"), key="a"), said(person("Омаров"), key="b")]
    assert len(set(iris(articles))) == 2


def test_a_merged_thing_keeps_an_iri_that_one_of_its_names_has_alone() -> None:
    articles = [said(person("Bolat Satimbekov")), said(person("Болат Сәтімбеков"))]
    assert set(iris(articles)) == set(alone(articles[1]))


def test_each_merge_says_why() -> None:
    articles = [said(company("«Көкжиекқұрылыс» АҚ")), said(company("Көкжиекқұрылыс"))]
    (merge,) = resolved(articles).merges
    assert (merge.name, merge.with_name) == ("Көкжиекқұрылыс", "«Көкжиекқұрылыс» АҚ")
    assert merge.because == "same words; legal form left out"


def test_an_article_keeps_the_names_that_it_uses() -> None:
    articles = [said(company("«Көкжиекқұрылыс» АҚ")), said(company("Көкжиекқұрылыс"))]
    entity = resolved(articles).applied(resolve(articles[1], BASE)).entities[0]
    assert (entity.label, entity.other_labels) == ("«Көкжиекқұрылыс» АҚ", ("Көкжиекқұрылыс",))


def judged(verdict: str, one: str, other: str, when: str = "2026-01-01") -> Judgement:
    return Judgement(when, verdict, one, other, "Айгүл")


def test_people_join_what_the_machine_would_not() -> None:
    articles = [said(person("Омаров"), key="a"), said(person("Асқар Ноғаев"), key="b")]
    (bare,), (full,) = map(alone, articles)
    assert set(iris(articles, judged("same", bare, full))) == {full}


def test_people_part_what_the_machine_would_join() -> None:
    articles = [said(company("Көкжиекқұрылыс")), said(company("«Көкжиекқұрылыс» АҚ"))]
    (one,), (other,) = map(alone, articles)
    assert iris(articles, judged("not same", one, other)) == [one, other]


def test_not_sure_leaves_two_names_apart_and_asks_no_more() -> None:
    articles = [said(company("Көкжиекқұрылыс")), said(company("«Көкжиекқұрылыс» АҚ"))]
    (one,), (other,) = map(alone, articles)
    known = resolved(articles, judged("not sure", other, one))
    assert (known.merges, known.doubts) == ((), ())


def test_a_name_may_mean_another_thing_in_one_article() -> None:
    articles = [said(person("Асқар Ноғаев"), key=key) for key in "abc"]
    (name,), key = alone(articles[0]), articles[2].article.key
    found = iris(articles, judged("not same", f"{name}@{key}", name))
    assert found[0] == found[1] == name != found[2]


def test_judgements_that_contradict_each_other_are_told_with_both() -> None:
    articles = [said(person(f"{name} Омаров")) for name in ("Асқар", "Азат", "Алмас")]
    a, b, c = (alone(one)[0] for one in articles)
    first, second = judged("same", a, b), judged("same", b, c, "2026-01-02")
    against = judged("not same", a, c)
    known = resolved(articles, second, against, first)
    assert [(one.one, one.other) for one in known.clashes] == [(against, second)]
    found = iris(articles, first, second, against)
    assert found[0] == found[1] != found[2]


@pytest.mark.parametrize("later", ["same", "not same"])
def test_two_judgements_of_one_pair_are_told_with_both_whichever_came_later(later: str) -> None:
    articles = [said(person("Асқар Омаров")), said(person("Азат Омаров"))]
    (a,), (b,) = map(alone, articles)
    days = {"same": "2026-01-01", "not same": "2026-01-01", later: "2026-01-02"}
    told = {verdict: judged(verdict, a, b, when) for verdict, when in days.items()}
    known = resolved(articles, *told.values())
    assert [(one.one, one.other) for one in known.clashes] == [(told["not same"], told["same"])]
    assert iris(articles, *told.values()) == [a, b]


def test_two_classes_that_people_give_one_name_are_told_with_both() -> None:
    articles = [said(company("Көкжиекқұрылыс"))]
    (name,) = alone(articles[0])
    first = judged("wrong type", name, "agl:ResearchInstitute")
    second = judged("wrong type", name, "agl:Ministry", "2026-01-02")
    known = resolved(articles, second, first)
    assert [(one.one, one.other) for one in known.clashes] == [(first, second)]
    assert known.applied(resolve(articles[0], BASE)).entities[0].type == "agl:Ministry"


def test_people_say_what_a_thing_is() -> None:
    articles = [said(company("Көкжиекқұрылыс"))]
    name = alone(articles[0])[0]
    right = "agl:ResearchInstitute"
    entity = (
        resolved(articles, judged("wrong type", name, right))
        .applied(resolve(articles[0], BASE))
        .entities[0]
    )
    assert (entity.type, "/research-institute/" in entity.iri) == (right, True)


NAMES = [
    person("Болат Сәтімбеков"),
    person("Б. Сәтімбеков"),
    person("Б.Б. Сатимбеков"),
    person("Болат Бидахметұлы Сәтімбеков"),
    person("Бақыт Сәтімбеков"),
    person("Bolat Satimbekov"),
    person("Омаров"),
    company("Көкжиекқұрылыс"),
    company("«Көкжиекқұрылыс» АҚ"),
    Referent("agl:Organization", "«Көкжиекқұрылыс»"),
    Referent("agl:Akimat", "акимат Алматы"),
    MINISTER,
]
ARTICLES = st.lists(
    st.lists(st.integers(0, len(NAMES) - 1), min_size=1, max_size=5, unique=True),
    min_size=1,
    max_size=8,
)


@settings(max_examples=150, deadline=None)
@given(ARTICLES, st.data())
def test_neither_the_order_of_articles_nor_that_of_judgements_changes_anything(
    numbers: list[list[int]], data: st.DataObject
) -> None:
    articles = [
        said(*(NAMES[n] for n in chosen), holds={0: len(chosen) - 1}, key=str(at))
        for at, chosen in enumerate(numbers)
    ]
    known = sorted({iri for one in articles for iri in alone(one)})
    sides = st.tuples(st.sampled_from(known), st.sampled_from(known))
    verdicts = st.sampled_from(["same", "not same", "not sure"])
    judgements = [
        judged(data.draw(verdicts), *data.draw(sides), when=f"2026-01-0{n + 1}") for n in range(3)
    ]
    judgements = [one for one in judgements if one.one != one.other]
    first = resolved(articles, *judgements)
    second = resolved(data.draw(st.permutations(articles)), *data.draw(st.permutations(judgements)))
    assert first == second
    for one in judgements:
        if one.verdict == "not same":
            entities = [first.entities.get(side) for side in one.sides]
            assert entities[0] is None or entities[0] != entities[1]


def test_a_surname_of_thousands_is_not_compared_all_with_all() -> None:
    from kg.resolve.candidates import pairs
    from kg.resolve.verdicts import NameRecord

    letters = "абвгдежзиклмнопр"
    names = [
        NameRecord(f"{n:05}", "agl:Person", f"А{letters[n % 16]}{letters[n // 16 % 16]}ан Омаров")
        for n in range(4000)
    ]
    assert sum(1 for _ in pairs(names)) <= 8 * len(names)
