"""Quotation marks of speech, balanced and not."""

from __future__ import annotations

import pytest

from kg.analyse import analysed
from kg.extract.draft import Draft
from kg.extract.lists import lists
from kg.extract.speech.marks import marks
from kg.extract.speech.paragraphs import paragraphs
from kg.model import Article, Metadata


def paired(text: str) -> list[str]:
    """What stands between each pair of marks, in the order of the opening ones."""
    draft = Draft(analysed(Article("test", "0" * 16, "test", text, Metadata())), lists())
    found = marks(draft, paragraphs(draft))
    return [draft.text(first + 1, last) for first, last in sorted(found.closing.items())]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("«Біз келдік», – деді.", ["Біз келдік"]),
        ('"Біз келдік" деп "жол" салды.', ["Біз келдік", "жол"]),
        ("„Біз келдік“ деді.", ["Біз келдік"]),
        ("“Біз келдік“ деді. ”Жол” салды.", ["Біз келдік", "Жол"]),
        ("«Біз «Қазына» қорымыз» деді.", ["Біз «Қазына» қорымыз", "Қазына"]),
        ('«Біз "Қазына" қорымыз» деді.', ['Біз "Қазына" қорымыз', "Қазына"]),
        ("«Біз келдік. Жол", []),
        ("Біз келдік» деді «жол» салды.", ["жол"]),
        ("«Біз келдік.\nЖол салдық» деді.", ["Біз келдік.\nЖол салдық"]),
        ("Ол «Біз келдік.\nЖол салдық» деді.", []),
        ("«Бірінші.\n«Екінші» деді.", ["Екінші"]),
        ('"Біз келдік," деді ол.', ["Біз келдік,"]),
        ('" Біз келдік " деді.', ["Біз келдік"]),
    ],
)
def test_marks_are_paired_by_their_shape_and_the_spaces_around_them(
    text: str, expected: list[str]
) -> None:
    assert paired(text) == expected
