"""Noun phrases: where a post, a body or an article begins, and how that moves the tags."""

from __future__ import annotations

import pytest

from kg.analyse import analysed_words
from kg.extract.lists import lists
from kg.extract.recogniser.labels import TAGS
from kg.extract.recogniser.leanings import leanings
from kg.extract.recogniser.phrases import noun_phrases


def phrases_of(text: str, sort: str) -> list[str]:
    tokens = analysed_words([text.split()]).tokens
    found = [one for one in noun_phrases(tokens, lists()) if one.sort == sort]
    return [" ".join(token.text for token in tokens[one.first : one.end + 1]) for one in found][
        ::-1
    ]


@pytest.mark.parametrize(
    ("text", "sort", "wanted"),
    [
        ("Кеше Алматы қаласының әкімі келді .", "post", ["Алматы қаласының әкімі"]),
        (
            "Бұл туралы Ішкі істер министрлігіне қарасты тергеу департаментінің бастығы мәлімдеді",
            "post",
            ["Ішкі істер министрлігіне қарасты тергеу департаментінің бастығы"],
        ),
        ("Кеше « Хабар » арнасының директоры келді", "post", ["« Хабар » арнасының директоры"]),
        # A holder's name and a whole post end the phrase before.
        (
            "Мемлекет басшысы Денсаулық сақтау министрі Елжан Біртановқа",
            "post",
            ["Мемлекет басшысы", "Денсаулық сақтау министрі"],
        ),
        ("Тоқаев Украина президенті", "post", ["Украина президенті"]),
        # ``Түркістандағы`` says where the company is, and is not a part of its name.
        ("Түркістандағы Қаржы университетінің ректоры", "post", ["Қаржы университетінің ректоры"]),
        # A quotation that opens before the phrase ends it.
        ("Ал « Қазақстанның еңбек сіңірген қайраткері » атағы", "post", None),
        ("Ол Қаржы министрлігіне барды", "body", ["Қаржы министрлігіне"]),
        ("Ол 120-сыншы баптың 1-інші бөлігіне", "article", ["120-сыншы баптың 1-інші бөлігіне"]),
        ("Ол кеше келді .", "post", []),
        ("« « » »", "post", []),
    ],
)
def test_a_phrase_reaches_to_the_left_as_far_as_words_stand_before_nouns(
    text: str, sort: str, wanted: list[str] | None
) -> None:
    found = phrases_of(text, sort)
    assert found == wanted if wanted is not None else "«" not in found[0]


@pytest.mark.parametrize(
    ("text", "label", "raised"),
    [
        ("Кеше Алматы қаласының әкімі келді .", "POSITION", [1, 2, 3]),
        ("Кеше Алматы қаласының әкімдері келді .", "POSITION", []),
        ("Кеше партияның төрағасы келді .", "POSITION", []),
        ("Ол 120-сыншы баптың 1-інші бөлігіне", "LAW", [1, 2, 3, 4]),
        ("Ол үш баптың мәтінін", "LAW", []),
        ("Кеше Қаржы министрлігі жауап берді .", "ORGANISATION", [1, 2]),
        ("Кеше Қаржы министрлігінің өкілі жауап берді .", "ORGANISATION", []),
    ],
)
def test_what_the_guidelines_say_raises_tags(text: str, label: str, raised: list[int]) -> None:
    tokens = analysed_words([text.split()]).tokens
    found = leanings([tokens], [list(noun_phrases(tokens, lists()))])
    begin, inside = (TAGS.index(f"{place}-{label}") for place in "BI")
    assert [i for i in range(len(tokens)) if max(found[i, [begin, inside]]) > 0] == raised


def test_no_post_is_found_where_no_phrase_ends_in_one() -> None:
    tokens = analysed_words([["Ол", "кеше", "Астанада", "болды"]]).tokens
    found = leanings([tokens], [list(noun_phrases(tokens, lists()))])
    assert (found[:, TAGS.index("B-POSITION")] < 0).all()
