"""The lists tell who was what when: units, names, seats, bodies, persons and their terms."""

from __future__ import annotations

import pytest

from kg.authority import authority
from kg.authority.periods import overlap
from kg.extract.lists import lists

ASTANA = "kato-710000000"


@pytest.mark.parametrize(
    ("old", "code"),
    [
        (("нұр-сұлтан",), ASTANA),
        (("целиноград",), ASTANA),
        (("қапшағай",), "geonames-1519948"),
        (("оңтүстік", "қазақстан"), "kato-610000000"),
        (("семипалатинск",), "geonames-1519422"),
        (("гурьев",), "kato-230000000"),
        (("зеленов",), "unit-baiterek-audany"),
    ],
)
def test_an_old_name_leads_to_the_unit_of_today(old: tuple[str, ...], code: str) -> None:
    assert code in {unit.code for unit in lists().places[old]}


@pytest.mark.parametrize(
    ("name", "period"),
    [
        ("Нұр-Сұлтан қаласы", ("2019-03-23", "2022-09-17")),
        ("Оңтүстік Қазақстан облысы", ("1992", "2018-06-19")),
        ("Қапшағай қаласы", ("", "2022-05")),
    ],
)
def test_a_former_name_has_its_time(name: str, period: tuple[str, str]) -> None:
    (former,) = [one for one in authority().former_names if one.value == name]
    assert (former.valid_from, former.valid_to) == period
    assert authority().units[former.code].name != name
    assert name in authority().units[former.code].other_names


def test_the_oblasts_of_2022_took_over_what_the_decree_says() -> None:
    known = authority()
    moved: dict[str, list[str]] = {}
    for one in known.former_parents:
        if one.valid_to == "2022-06-08":
            moved.setdefault(known.units[one.code].parent, []).append(known.units[one.code].kind)
    counted = {
        known.units[code].name: (kinds.count("district"), kinds.count("city"))
        for code, kinds in moved.items()
    }
    assert counted == {
        "Абай облысы": (8, 2),
        "Жетісу облысы": (8, 2),
        "Ұлытау облысы": (2, 3),
    }


def test_every_oblast_of_today_has_one_seat_and_almaty_oblast_had_others() -> None:
    known = authority()
    today = {one.code: one.value for one in known.seats if not one.valid_to}
    assert {u.code for u in known.units.values() if u.kind == "oblast" and not u.valid_to} | {
        "unit-qazaqstan-respublikasy"
    } == set(today)
    almaty = [one for one in known.seats if one.code == "kato-190000000"]
    named = {known.units[one.value].name: one.valid_to for one in almaty}
    assert named == {
        "Алматы қаласы": "2001",
        "Талдықорған қаласы": "2022-06-08",
        "Қонаев қаласы": "",
    }


def test_what_ended_says_what_came_in_its_place() -> None:
    known = authority()
    merged = [unit for unit in known.units.values() if unit.kind == "oblast" and unit.valid_to]
    assert {unit.valid_to for unit in merged} == {"1997"}
    assert all(unit.successors for unit in merged)
    ministry = known.bodies["body-munai-zhane-gaz-ministrligi"]
    assert ministry.successors == ("body-energetika-ministrligi",)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("қасым-жомарт тоқаев", "person-qasym-zhomart-toqaev"),
        ("қасым-жомарт кемелұлы тоқаев", "person-qasym-zhomart-toqaev"),
        ("қ. тоқаев", "person-qasym-zhomart-toqaev"),
        ("болат жәмішев", "person-bolat-zhamishev"),
        ("күләш шәмшидинова", "person-qulash-shamshidinova"),
    ],
)
def test_a_person_is_found_in_full_and_by_an_initial(name: str, code: str) -> None:
    assert [one.code for one in authority().persons_by_name[name]] == [code]


@pytest.mark.parametrize("name", ["тоқаев", "қасым-жомарт", "с. тоқаев", "қасым-жомарт назарбаев"])
def test_a_part_of_a_name_or_another_name_finds_nobody(name: str) -> None:
    assert name not in authority().persons_by_name


@pytest.mark.parametrize(
    ("post", "date", "name"),
    [
        ("akim-kato-750000000", "2016", "Бауыржан Қыдырғалиұлы Байбек"),
        ("post-prime-minister", "2013", "Серік Нығметұлы Ахметов"),
        ("minister-body-onirlik-damu-ministrligi", "2014-02-26", "Болат Бидахметұлы Жәмішев"),
        ("akim-kato-710000000", "2020-05", "Алтай Сейдірұлы Көлгінов"),
    ],
)
def test_the_lists_tell_who_held_a_post_at_a_time(post: str, date: str, name: str) -> None:
    known = authority()
    held = [
        known.persons[term.person].name
        for term in known.terms
        if term.post == post and overlap((term.valid_from, term.valid_to), (date, date + "-99"))
    ]
    assert held == [name]


def test_ministers_and_akims_are_posts_without_a_row() -> None:
    posts = authority().posts
    finance = posts["minister-body-qarzhy-ministrligi"]
    assert finance.name == "Қазақстан Республикасының Қаржы министрі"
    assert finance.name_ru == "Министр финансов Республики Казахстан"
    assert "Қаржы министрі" in finance.other_names
    assert posts["akim-kato-750000000"].name == "Алматы қаласының әкімі"
