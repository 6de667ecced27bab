"""A word in any form finds the articles that have any form of it, and no other.

``forms.tsv`` has 200 nouns, names, verbs and adjectives with forms that were written by the rules
of Kazakh grammar (vowel harmony, voicing of stems before vowels), never by our own analyser.  The
first column is the dictionary form; verbs stand there as their verbal noun.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kg.search import parse, plan
from kg.search.engine import Index
from tests.search.conftest import resolved

LINES = (Path(__file__).parent / "forms.tsv").read_text("utf-8").splitlines()
FORMS = {lemma: (lemma, *forms.split()) for lemma, forms in (line.split("\t") for line in LINES)}
GROUPS = [list(FORMS)[first::10] for first in range(10)]
EACH = 5  # forms of a word


@pytest.fixture(scope="module")
def inflected(
    tmp_path_factory: pytest.TempPathFactory, build_index: Callable[..., Index]
) -> Iterator[Index]:
    """Fifty articles; each of the five of a group has another form of the group's twenty words."""
    articles = [
        resolved(f"{group}-{form}", " ".join(f"Мұнда {FORMS[one][form]} туралы." for one in words))
        for group, words in enumerate(GROUPS)
        for form in range(EACH)
    ]
    index = build_index(tmp_path_factory.mktemp("inflection") / "index", articles)
    yield index
    index.close()


def found(index: Index, query: str) -> set[str]:
    return {hit.key for hit in index.search(plan(parse(query)), limit=100).hits}


def test_the_list_has_each_form_once() -> None:
    forms = [form.lower() for forms in FORMS.values() for form in forms]
    assert len(forms) == len(set(forms)) == 200 * EACH


def test_any_form_finds_every_form_and_nothing_else(inflected: Index) -> None:
    recalls, precisions, short = [], [], []
    for group, words in enumerate(GROUPS):
        wanted = {f"{group}-{form}" for form in range(EACH)}
        for form in (form for word in words for form in FORMS[word]):
            hits = found(inflected, form)
            recalls.append(len(hits & wanted) / EACH)
            precisions.append(len(hits & wanted) / max(len(hits), 1))
            if hits != wanted:
                short.append(form)
    recall, precision = (sum(one) / len(one) for one in (recalls, precisions))
    print(f"recall {recall:.3f}, precision {precision:.3f} of {len(recalls)} forms")
    assert recall >= 0.97, short
    assert precision >= 0.98, short


def test_a_mayor_is_not_the_office(inflected: Index) -> None:
    """әкім and әкімдік are two words, though one is derived from the other."""
    assert not found(inflected, "әкім") & found(inflected, "әкімдік")
    assert not found(inflected, "әкімге") & found(inflected, "әкімдіктің")
