"""Posts and who holds them."""

from __future__ import annotations

import pytest

from tests.extract.conftest import Extracted, facts, names


@pytest.mark.parametrize(
    ("text", "person", "post"),
    [
        (
            "Жиынды Алматы облысының әкімі Мұрат Сұлтанқазиев ашты.",
            "Мұрат Сұлтанқазиев",
            "Алматы облысының әкімі",
        ),
        (
            "Жиынды Алматы облысы әкімі Мұрат Сұлтанқазиев ашты.",
            "Мұрат Сұлтанқазиев",
            "Алматы облысының әкімі",
        ),
        ("Бұл туралы министр Болат Жәмішев айтты.", "Болат Жәмішев", "министр"),
        (
            "Бұл туралы Өңірлік даму министрі Болат Жәмішев айтты.",
            "Болат Жәмішев",
            "Өңірлік даму министрі",
        ),
        (
            "Оған Талғар ауданы әкімінің бірінші орынбасары Асқар Омаров келді.",
            "Асқар Омаров",
            "Талғар ауданының әкімінің бірінші орынбасары",
        ),
    ],
)
def test_a_post_before_a_name_is_held_by_its_bearer(
    text: str, person: str, post: str, extracted: Extracted
) -> None:
    assert (person, "agl:holds", post, "asserted") in facts(extracted(text))


def test_a_post_that_names_its_body_is_in_that_body(extracted: Extracted) -> None:
    extraction = extracted("Құжатты «Гидрожоба» АҚ директоры Олег Ивановқа тапсырды.")
    assert facts(extraction) == {
        ("«Гидрожоба» АҚ директоры", "org:postIn", "«Гидрожоба» АҚ", "asserted"),
        ("Олег Иванов", "agl:holds", "«Гидрожоба» АҚ директоры", "asserted"),
    }
    assert [text for text, _ in names(extraction, "POSITION")] == ["«Гидрожоба» АҚ директоры"]
    assert names(extraction, "ORGANISATION") == []


@pytest.mark.parametrize(
    "text",
    [
        "Министр сөз сөйледі.",
        "Вице-министр сұраққа жауап берді.",
        "Мәслихат депутаттары дауыс берді.",
        "Жиынға мемлекеттік органдардың басшылары келді.",
    ],
)
def test_a_post_of_nobody_in_particular_is_not_marked(text: str, extracted: Extracted) -> None:
    extraction = extracted(text)
    assert names(extraction, "POSITION") == []
    assert facts(extraction) == set()


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("Бүгін облыс әкімі Мұрат Сұлтанқазиев келді.", ["облыс әкімі"]),
        ("Кеше қала әкімінің орынбасары есеп берді.", ["қала әкімінің орынбасары"]),
        ("Жиында мәслихат төрағасы сөз алды.", ["мәслихат төрағасы"]),
        ("Оны облыстық мәслихаттың хатшысы оқыды.", ["облыстық мәслихаттың хатшысы"]),
        ("Оны қала әкімдігінің басшысы айтты.", ["қала әкімдігінің басшысы"]),
        ("Бұл туралы қаржы вице-министрі айтты.", ["қаржы вице-министрі"]),
        (
            "Оны ҚР Ұлттық экономика бірінші вице-министрі баяндады.",
            ["ҚР Ұлттық экономика бірінші вице-министрі"],
        ),
        (
            "Оған Алматы облысының Талғар ауданының әкімі келді.",
            ["Алматы облысының Талғар ауданының әкімі"],
        ),
        ("Сапарға Мемлекет басшысы аттанды.", ["Мемлекет басшысы"]),
        ("Сапарға Мемлекеттік хатшы аттанды.", ["Мемлекеттік хатшы"]),
        ("Жоғары аудиторлық палатаның төрағасы келді.", ["Жоғары аудиторлық палатаның төрағасы"]),
        (
            "Әл-Фараби атындағы Қазақ ұлттық университетінің ректоры келді.",
            ["Әл-Фараби атындағы Қазақ ұлттық университетінің ректоры"],
        ),
    ],
)
def test_a_title_is_marked_with_what_it_is_of(
    text: str, marked: list[str], extracted: Extracted
) -> None:
    assert [surface for surface, _ in names(extracted(text), "POSITION")] == marked


def test_posts_told_in_the_plural_stay_only_if_something_is_said_of_them(
    extracted: Extracted,
) -> None:
    extraction = extracted("Жиынға Астана, Алматы және Шымкент қалаларының әкімдері келді.")
    assert not [one for one in extraction.referents if one.type == "org:Post"]
    assert [text for text, _ in names(extraction, "GPE")] == ["Астана", "Алматы", "Шымкент"]
    assert names(extraction, "POSITION") == []


def test_a_minister_is_in_the_ministry_that_the_text_names(extracted: Extracted) -> None:
    text = "Есепті Қаржы министрлігі дайындады. Оны қаржы министрі Асқар Омаров оқыды."
    body = "Қазақстан Республикасының Қаржы министрлігі"
    assert ("қаржы министрі", "org:postIn", body, "asserted") in facts(extracted(text))


@pytest.mark.parametrize(
    ("text", "person", "post"),
    [
        ("Бұрынғы әкім Алтай Көлгінов келді.", "Алтай Көлгінов", "әкім"),
        ("Сотқа экс-министр Болат Жәмішев келді.", "Болат Жәмішев", "экс-министр"),
        ("Жиынға «Отау» ЖШС бас директоры Алмас Ахметжанов келді.", "Алмас Ахметжанов",
         "«Отау» ЖШС бас директоры"),
    ],
)  # fmt: skip
def test_a_title_before_a_person_is_their_post(
    text: str, person: str, post: str, extracted: Extracted
) -> None:
    assert (person, "agl:holds", post, "asserted") in facts(extracted(text))


@pytest.mark.parametrize(
    "text",
    [
        "Президент Серік Жұманғаринді шақырды.",
        "Мемлекет басшысы Серік Жұманғаринге тапсырма берді.",
        "Жиынға келгендер: облыс әкімі\nСерік Жұманғарин баяндама оқыды.",
    ],
)
def test_a_person_behind_a_post_is_not_always_its_holder(text: str, extracted: Extracted) -> None:
    assert not [one for one in facts(extracted(text)) if one[1] == "agl:holds"]


def test_a_bare_post_is_one_where_it_is_taken_or_left(extracted: Extracted) -> None:
    told = facts(extracted("Бақытжан Ахметов әкім қызметінен кетті."))
    assert ("Бақытжан Ахметов", "agl:holds", "әкім", "asserted") in told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Нұрлан Ахметов 2015 жылы Іле ауданына әкім болып тағайындалды.",
            ("Нұрлан Ахметов", "agl:holds", "Іле ауданының әкімі", "asserted"),
        ),
        (
            "Асқар Омаров Жетісу облысының Экономика басқармасында директор болып істеген.",
            (
                "Жетісу облысының Экономика басқармасының директоры",
                "org:postIn",
                "Жетісу облысының Экономика басқармасы",
                "asserted",
            ),
        ),
        (
            "Бұрынғы әкім Нұржан Сапаров кетті. Келес ауданының әкімі болып Болат Омаров сайланды.",
            ("Нұржан Сапаров", "agl:holds", "Келес ауданының әкімі", "asserted"),
        ),
        (
            "Елорда әкімі Жеңіс Қасымбек жиналысқа қатысты.",
            ("Жеңіс Қасымбек", "agl:holds", "Астана қаласының әкімі", "asserted"),
        ),
        (
            "Ол «Павлодар жарық» АҚ-ның бас инженері Асқар Төлегенов еді.",
            ("Асқар Төлегенов", "agl:holds", "«Павлодар жарық» АҚ бас инженері", "asserted"),
        ),
    ],
)
def test_a_post_is_of_what_stands_before_it_in_whatever_case(
    text: str, told: tuple[str, str, str, str], extracted: Extracted
) -> None:
    assert told in facts(extracted(text))


def test_a_post_in_the_plural_is_that_of_each_of_those_behind_it(extracted: Extracted) -> None:
    found = facts(
        extracted(
            "Жиынға Алматы қаласы әкімінің орынбасарлары Болат Омаров, Асқар Сәрсенов пен"
            " Нұржан Сапаров қатысты."
        )
    )
    assert {one[0] for one in found if one[1] == "agl:holds"} == {
        "Болат Омаров",
        "Асқар Сәрсенов",
        "Нұржан Сапаров",
    }
