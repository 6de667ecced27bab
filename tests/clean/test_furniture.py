"""Dumps of web pages: what is title, text and teaser, and what was only the page's furniture."""

from __future__ import annotations

import pytest

from kg.clean.furniture import parted

TITLE = "Талғарда жаңа мектеп ашылды"
FIRST = "Талғар ауданында алты жүз орындық мектеп пайдалануға берілді."
SECOND = "Салтанатты жиынға аудан әкімі мен ата-аналар қатысты."
OTHERS = ["Семейде көпір салынды", "Павлодарда форум өтті", "Ақтауда порт кеңейеді"]
ARTICLE = [TITLE, FIRST, SECOND]

PAGES = {
    "title and text alone": (ARTICLE, (TITLE, [FIRST, SECOND], [])),
    "a menu that ends with the title": (
        ["- Басты", "- Қоғам", f"- {TITLE}", *ARTICLE],
        (TITLE, [FIRST, SECOND], []),
    ),
    "a menu without the title": (["• Басты", "• Қоғам", *ARTICLE], (TITLE, [FIRST, SECOND], [])),
    "a crumb that repeats a title like a sentence": (
        ["- Басты", "- Мектеп ашылды.", "Мектеп ашылды.", FIRST],
        ("Мектеп ашылды.", [FIRST], []),
    ),
    "a line of crumbs": (
        ["Басты бет > Жаңалықтар > Қоғам", *ARTICLE],
        (TITLE, [FIRST, SECOND], []),
    ),
    "a line of crumbs with the title": (
        [f"Басты бет » {TITLE}", *ARTICLE],
        (TITLE, [FIRST, SECOND], []),
    ),
    "a title with a slash": (
        ["Мектеп / балабақша", FIRST, SECOND],
        ("Мектеп / балабақша", [FIRST, SECOND], []),
    ),
    "teasers whose bullets ended up on the line above": (
        [*ARTICLE, "-", f"{OTHERS[0]} -", f"{OTHERS[1]} -", OTHERS[2]],
        (TITLE, [FIRST, SECOND], OTHERS),
    ),
    "the first of these bullets on the last paragraph": (
        [TITLE, FIRST, f"{SECOND} •", f"{OTHERS[0]} •", f"{OTHERS[1]} •", OTHERS[2]],
        (TITLE, [FIRST, SECOND], OTHERS),
    ),
    "these teasers with a footer below them": (
        [*ARTICLE, "-", f"{OTHERS[0]} -", OTHERS[1], "Барлық құқықтар қорғалған."],
        (TITLE, [FIRST, SECOND, "Барлық құқықтар қорғалған."], OTHERS[:2]),
    ),
    "one teaser after its bullet": (
        [*ARTICLE, "-", OTHERS[0]],
        (TITLE, [FIRST, SECOND], OTHERS[:1]),
    ),
    "a sentence after a lone bullet": ([TITLE, FIRST, "-", SECOND], (TITLE, [FIRST, SECOND], [])),
    "a bullet with nothing after it": ([*ARTICLE, "-"], (TITLE, [FIRST, SECOND], [])),
    "teasers behind their bullets": (
        [*ARTICLE, *(f"- {one}" for one in OTHERS)],
        (TITLE, [FIRST, SECOND], OTHERS),
    ),
    "teasers under a heading": (
        [*ARTICLE, "Оқи отырыңыз:", *(f"• {one}" for one in OTHERS)],
        (TITLE, [FIRST, SECOND], OTHERS),
    ),
    "a list that belongs to its sentence": (
        [
            *ARTICLE,
            "Жиында мына мәселелер бойынша шешім қабылданды:",
            "- Мектеп салу",
            "- Жол жөндеу",
        ],
        (
            TITLE,
            [
                FIRST,
                SECOND,
                "Жиында мына мәселелер бойынша шешім қабылданды:",
                "- Мектеп салу",
                "- Жол жөндеу",
            ],
            [],
        ),
    ),
    "a list in small letters": (
        [*ARTICLE, "- мектеп салу", "- жол жөндеу"],
        (TITLE, [FIRST, SECOND, "- мектеп салу", "- жол жөндеу"], []),
    ),
    "a list of sentences": (
        [*ARTICLE, "- Мектеп салынды;", "- Жол жөнделді."],
        (TITLE, [FIRST, SECOND, "- Мектеп салынды;", "- Жол жөнделді."], []),
    ),
    "a talk with dashes": (
        [*ARTICLE, "– Мектеп қашан ашылды?", "– Қыркүйекте ашылды."],
        (TITLE, [FIRST, SECOND, "– Мектеп қашан ашылды?", "– Қыркүйекте ашылды."], []),
    ),
    "a text without a title": ([FIRST, SECOND], (None, [FIRST, SECOND], [])),
    "a single line": ([TITLE], (None, [TITLE], [])),
    "a first line that goes on": (
        ["Бүгін Талғарда,", SECOND],
        (None, ["Бүгін Талғарда,", SECOND], []),
    ),
    "a first paragraph without its full stop": (
        ["мектеп " * 50, SECOND],
        (None, ["мектеп " * 50, SECOND], []),
    ),
    "nothing but teasers": ([f"- {one}" for one in OTHERS], (None, [], OTHERS)),
    "a title and nothing but teasers": (
        [TITLE, *(f"- {one}" for one in OTHERS)],
        (TITLE, [], OTHERS),
    ),
    "nothing at all": ([], (None, [], [])),
}


@pytest.mark.parametrize(("lines", "expected"), PAGES.values(), ids=PAGES.keys())
def test_a_dump_is_parted(
    lines: list[str], expected: tuple[str | None, list[str], list[str]]
) -> None:
    assert parted(lines) == expected
