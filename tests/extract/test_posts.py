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


@pytest.mark.parametrize("text", ["Министр сөз сөйледі.", "Қала әкімдігінің директоры келді."])
def test_a_post_of_nobody_in_particular_is_not_marked(text: str, extracted: Extracted) -> None:
    extraction = extracted(text)
    assert names(extraction, "POSITION") == []
    assert facts(extraction) == set()
