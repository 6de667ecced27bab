"""What the lines of minutes tell of the meeting that they record."""

from __future__ import annotations

from tests.extract.conftest import Extracted, facts

MINUTES = """2024 жылғы 5 қыркүйек, Шымкент қаласы
Төрағалық еткен: Шымкент қаласы әкімінің орынбасары Ержан Мұсабеков.
Қатысқандар:
Алматы облысының әкімі Марат Сұлтанғазиев,
Түркістан облысы әкімдігінің өкілдері.
Күн тәртібі: Шымкент агломерациясының аумақтық даму тұжырымдамасы туралы.
Тыңдалды: Асқар Омаров."""
MEETING = "Қала құрылысы кеңесінің отырысы"


def test_minutes_tell_the_meeting_of_their_headline(extracted: Extracted) -> None:
    found = facts(extracted(MINUTES, title="Қала құрылысы кеңесі отырысының хаттамасы"))
    assert {one[1:3] for one in found if one[0] == MEETING} == {
        ("schema:startDate", "2024-09-05"),
        ("schema:location", "Шымкент қаласы"),
        ("schema:organizer", "Қала құрылысы кеңесі"),
        ("schema:attendee", "Ержан Мұсабеков"),
        ("schema:attendee", "Марат Сұлтанғазиев"),
        ("schema:attendee", "Түркістан облысының әкімдігі"),
        ("agl:considered", "Шымкент агломерациясының аумақтық даму тұжырымдамасы"),
    }


def test_one_label_makes_no_minutes(extracted: Extracted) -> None:
    text = "2024 жылғы 5 қыркүйек, Шымкент қаласы\nҚатысқандар: Ержан Мұсабеков."
    found = facts(extracted(text, title="Қала құрылысы кеңесі отырысының хаттамасы"))
    assert not any(one[1] == "schema:attendee" for one in found)


def test_minutes_of_no_meeting_that_is_told_say_nothing(extracted: Extracted) -> None:
    found = facts(extracted(MINUTES, title="Хаттама"))
    assert not any(one[1] == "schema:startDate" for one in found)
