from __future__ import annotations

from collections.abc import Callable

import pyoxigraph as ox
import pytest

from kg.errors import QueryMalformed
from kg.query.sparql import results

Evaluate = Callable[[str], ox.Literal | None]


@pytest.fixture(scope="module")
def evaluate() -> Evaluate:
    """The value of an expression, None where it is unbound."""
    store = ox.Store()
    return lambda expression: next(results(store, f"SELECT ({expression} AS ?x) {{}}"))["x"]


LEMMAS = [
    ('"Алматы қаласының әкімдігі"@kk', "Алматы қала әкімдік", "kk"),
    ('"мектептерде, балаларға!"', "мектеп бала", None),
    ('"Агломерациялардың жоспары"', "агломерация жоспар", None),
    ('"Улица Садовая"@ru', "улица садовая", "ru"),
    ('"Almaty qalasynyñ äkımı"@kk-Latn', "Алматы қала әкім", "kk"),
    ('"..."', "", None),
    ('""', "", None),
]


@pytest.mark.parametrize(("text", "lemmas", "language"), LEMMAS)
def test_lemma_gives_the_dictionary_forms(
    text: str, lemmas: str, language: str | None, evaluate: Evaluate
) -> None:
    found = evaluate(f"agl:lemma({text})")
    assert found is not None
    assert (found.value, found.language) == (lemmas, language)


@pytest.mark.parametrize(
    ("text", "latin", "language"),
    [
        ('"Қазақстан Үкіметі"@kk', "Qazaqstan Ükımetı", "kk-latn"),
        ('"Қазақстан Үкіметі"', "Qazaqstan Ükımetı", None),
        ('"Almaty"@kk-Latn', "Almaty", "kk-latn"),
        ('"Astana"@en', "Astana", "en"),
    ],
)
def test_latin_gives_the_alphabet_of_2021(
    text: str, latin: str, language: str | None, evaluate: Evaluate
) -> None:
    found = evaluate(f"agl:latin({text})")
    assert found is not None
    assert (found.value, found.language) == (latin, language)


MATCHES = [
    ("Алматы қаласының әкімдігі", "әкімдік", True),
    ("Алматы қаласының әкімдігі", "әкімдіктерде", True),
    ("Алматы қаласының әкімдігі", "әкім", False),
    ("Алматы қаласының әкімдігі", "қала Алматы", True),
    ("Алматы қаласының әкімдігі", "қала Тараз", False),
    ("Алматы қаласының әкімдігі", "қала OR Тараз", True),
    ("Алматы қаласының әкімдігі", "қала -Тараз", True),
    ("Алматы қаласының әкімдігі", "қала -Алматы", False),
    ("Алматы қаласының әкімдігі", '"Алматы қаласы"', True),
    ("Алматы қаласының әкімдігі", '"Алматы әкімдігі"', False),
    ("Алматы қаласының әкімдігі", '"Алматы әкімдігі"~1', True),
    ("Алматы қаласының әкімдігі", '="қаласының"', True),
    ("Алматы қаласының әкімдігі", '="қаласы"', False),
    ("Алматы қаласының әкімдігі", "әкімд*", True),
    ("Алматы қаласының әкімдігі", "әкимдік~", True),
    ("Алматы қаласының әкімдігі", "Almaty", True),
    ("Қазақстан", "казакстан", True),
    ("", "Алматы", False),
]


@pytest.mark.parametrize(("text", "search", "expected"), MATCHES)
def test_matches_finds_any_form_as_a_search_does(
    text: str, search: str, expected: bool, evaluate: Evaluate
) -> None:
    quoted = str(ox.Literal(search))
    for tag in ("", "@kk"):
        found = evaluate(f"agl:matches({ox.Literal(text)}{tag}, {quoted})")
        assert found == ox.Literal(expected)


@pytest.mark.parametrize(
    ("text", "search", "expected"),
    [
        ('"Almaty qalasy"@kk-Latn', "қаланың", True),
        ('"Almaty qalasy"@kk-Latn', "qala", True),
        ('"Улица Садовая"@ru', "садовая", True),
        ('"Улица Садовая"@ru', "садовой", False),
    ],
)
def test_labels_in_other_letters_and_languages(
    text: str, search: str, expected: bool, evaluate: Evaluate
) -> None:
    assert evaluate(f"agl:matches({text}, '{search}')") == ox.Literal(expected)


@pytest.mark.parametrize(
    "call",
    [
        "agl:lemma(<http://x/y>)",
        "agl:lemma(5)",
        "agl:lemma()",
        "agl:lemma('а', 'б')",
        "agl:latin(true)",
        "agl:matches('а', 5)",
        "agl:matches(?nothing, 'а')",
        "agl:matches('а', CONCAT('(', 'б'))",
    ],
)
def test_what_cannot_be_computed_is_unbound(call: str, evaluate: Evaluate) -> None:
    assert evaluate(call) is None


@pytest.mark.parametrize(
    ("call", "message", "place"),
    [
        ('agl:matches("а", "(б")', "bracket is never closed", "in '(б', character 1"),
        ("agl:matches(CONCAT('а', 'б'), '')", "the query is empty", "line 1, column 39, in ''"),
        ("!agl:matches('а', 'title:б')", "has no fields", "in 'title:б'"),
        ("agl:matches('а', 'б OR -(в date:2014)')", "has no fields", "in 'б OR -(в date:2014)'"),
    ],
)
def test_a_search_that_no_text_could_match_is_told_before_the_query_runs(
    call: str, message: str, place: str, evaluate: Evaluate
) -> None:
    with pytest.raises(QueryMalformed, match=message) as raised:
        evaluate(call)
    assert raised.value.place.endswith(place)


@pytest.mark.parametrize("call", ["agl:matches(", "agl:matches('а', ", "agl:matches 'а'"])
def test_a_call_that_is_no_call_is_told_by_the_store(call: str, evaluate: Evaluate) -> None:
    with pytest.raises(QueryMalformed, match="not SPARQL"):
        evaluate(call)


def test_labels_are_filtered_in_a_join() -> None:
    store = ox.Store()
    label = ox.NamedNode("http://www.w3.org/2004/02/skos/core#prefLabel")
    for name in ("Алматы қаласының әкімдігі", "Алматы облысы", "Тараз қаласының әкімдігі"):
        thing = ox.NamedNode(f"http://x/{len(store)}")
        store.add(ox.Quad(thing, label, ox.Literal(name, language="kk")))
    query = "SELECT ?x { ?x skos:prefLabel ?name FILTER agl:matches(?name, 'әкімдіктері') }"
    assert {row["x"].value for row in results(store, query)} == {"http://x/0", "http://x/2"}
