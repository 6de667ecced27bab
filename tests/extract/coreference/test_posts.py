"""Posts that only a description tells apart, and people under several names."""

from __future__ import annotations

import pytest

from kg.extract.draft import Draft
from tests.extract.conftest import Extracted, facts, names
from tests.extract.coreference.test_chains import sheet


@pytest.mark.parametrize(
    ("text", "post", "body"),
    [
        (
            "«Астана Инвест» ЖШС зауыт салады. Серіктестіктің бас директоры Олжас Бектұров келді.",
            "«Астана Инвест» ЖШС бас директоры",
            "«Астана Инвест» ЖШС",
        ),
        (
            "Абай облысының Білім басқармасы есеп берді. Басқарма басшысы Нұрлан Есенов келді.",
            "Абай облысының Білім басқармасының басшысы",
            "Абай облысының Білім басқармасы",
        ),
        (
            "Кездесуге министр Болат Жәмішев келді. Өңірлік даму министрлігі есеп берді.",
            "Өңірлік даму министрі",
            "Қазақстан Республикасының Өңірлік даму министрлігі",
        ),
    ],
)
def test_a_post_is_in_the_body_that_its_description_refers_to(
    text: str, post: str, body: str, extracted: Extracted
) -> None:
    extraction = extracted(text)
    assert (post, "org:postIn", body, "asserted") in facts(extraction)
    assert {one.name for one in extraction.referents if one.type == "org:Post"} == {post}


def test_a_bare_minister_among_several_ministries_is_in_none(extracted: Extracted) -> None:
    text = "Министр Болат Жәмішев келді. Қаржы министрлігі мен Әділет министрлігі есеп берді."
    found = {(s, p) for s, p, _, _ in facts(extracted(text))}
    assert ("Болат Жәмішев", "agl:holds") in found
    assert "org:postIn" not in {predicate for _, predicate in found}


def test_the_akim_of_the_oblast_holds_the_post_that_was_named_in_full(extracted: Extracted) -> None:
    text = "Алматы облысының әкімі Асқар Омаров келді. Облыс әкімі мектепті аралады."
    extraction = extracted(text)
    posts = [one.lemma for one in extraction.mentions if one.label == "POSITION"]
    assert posts == ["Алматы облысының әкімі"] * 2


def holders(draft: Draft) -> list[tuple[str, str | None]]:
    """The words of each post and who acts in it where it stands alone."""
    return [
        (
            draft.text(one.first, one.last),
            None if one.holder is None else draft.referents[one.holder].name,
        )
        for one in draft.named
        if draft.referents[one.referents[0]].type == "org:Post"
    ]


def test_a_post_that_stands_alone_acts_as_its_holder() -> None:
    text = "Алматы облысының әкімі Асқар Омаров келді. Облыс әкімі есеп берді."
    assert holders(sheet(text)) == [
        ("Алматы облысының әкімі", None),
        ("Облыс әкімі", "Асқар Омаров"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Алматы облысының әкімі Асқар Омаров келді. Данияр Сапаров облыс әкімі болып тағайындалды.",
        "Алматы облысының әкімі Асқар Омаров келді. Облыс әкімі қызметіне Данияр Сапаров келді.",
        "Алматы облысының әкімі Асқар Омаров келді. Облыс әкімінің орынбасары есеп берді.",
        "Алматы қаласының әкімі Асқар Омаров келді. Облыс әкімі есеп берді.",
    ],
)
def test_the_post_itself_and_another_post_do_not_stand_for_its_holder(text: str) -> None:
    assert holders(sheet(text))[1][1] is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Б. Жәмішев келді. Болат Жәмішев сөйледі.", ["Болат Жәмішев"]),
        (
            "Болат Бидахметұлы Жәмішев келді. Болат Жәмішев сөйледі. Ә. Омаров кетті.",
            ["Болат Бидахметұлы Жәмішев", "Ә. Омаров"],
        ),
        (
            "Асқар Омаров пен Айдос Омаров келді. А. Омаров сөйледі.",
            ["Асқар Омаров", "Айдос Омаров", "А. Омаров"],
        ),
    ],
)
def test_one_person_under_several_names_is_one(
    text: str, expected: list[str], extracted: Extracted
) -> None:
    found = [one.name for one in extracted(text).referents if one.type == "agl:Person"]
    assert sorted(found) == sorted(expected)


def test_a_unit_that_only_a_description_implies_is_no_entity(extracted: Extracted) -> None:
    text = "Облыс әкімдігі жол жөндейді. Ауыл әкімдігі жер бөледі."
    extraction = extracted(text, title="Қостанай облысында жол салынады")
    assert extraction.referents == ()
    assert names(extraction, "ORGANISATION") == []


def test_a_long_text_takes_no_more_steps_a_word(steps_of: object) -> None:
    from kg.extract.coreference import refer_back

    text = "Министр Асқар Омаров келді. Министр кетті. Ол министрлікке барды. "
    short, long = sheet(text * 20), sheet(text * 200)
    count = steps_of
    assert callable(count)
    assert count(lambda: refer_back(long)) < 14 * count(lambda: refer_back(short))
