"""Every construct of the query language, and every way to get it wrong."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kg.errors import QueryMalformed
from kg.search.parse import MAX_LETTERS, parse
from kg.search.tree import (
    All,
    Any,
    Between,
    Fuzzy,
    Loose,
    Node,
    Not,
    Phrase,
    Prefix,
    Verbatim,
    Word,
    leaves,
)

AKIM, MINISTER, CITY = Word("әкім"), Word("министр"), Word("қала")


@pytest.mark.parametrize(
    ("query", "tree"),
    [
        ("агломерация", Word("агломерация")),
        ("әкім министр", All((AKIM, MINISTER))),
        ("әкім AND министр", All((AKIM, MINISTER))),
        ("әкім OR министр", Any((AKIM, MINISTER))),
        ("әкім министр OR қала", Any((All((AKIM, MINISTER)), CITY))),
        ("әкім (министр OR қала)", All((AKIM, Any((MINISTER, CITY))))),
        ("әкім -министр", All((AKIM, Not(MINISTER)))),
        ("әкім NOT министр", All((AKIM, Not(MINISTER)))),
        ("-(әкім OR министр)", Not(Any((AKIM, MINISTER)))),
        ("--әкім", Not(Not(AKIM))),
        ('"қала әкімдігі"', Phrase(("қала", "әкімдігі"))),
        ("“қала әкімдігі”", Phrase(("қала", "әкімдігі"))),
        ("«қала әкімдігі»", Phrase(("қала", "әкімдігі"))),
        ("„қала әкімдігі“", Phrase(("қала", "әкімдігі"))),
        ('"қала әкімдігі”', Phrase(("қала", "әкімдігі"))),  # as word processors mix them
        ('«"КазНИИСА" АҚ»', Phrase(("КазНИИСА", "АҚ"))),
        ('"«КазНИИСА» АҚ"', Phrase(("КазНИИСА", "АҚ"))),
        ('"әкім"', AKIM),
        ('"әкім министр"~3', Phrase(("әкім", "министр"), 3)),
        ('="қала әкімдігі"', Verbatim(("қала", "әкімдігі"))),
        ("=«қала әкімдігі»", Verbatim(("қала", "әкімдігі"))),
        ("=әкімнің", Verbatim(("әкімнің",))),
        ("агломер*", Prefix("агломер")),
        ("агломирация~", Fuzzy("агломирация")),
        ("агломирация~2", Fuzzy("агломирация")),
        ("person:Жәмішев", Word("Жәмішев", "person")),
        ("Person:Жәмішев", Word("Жәмішев", "person")),
        ('org:"Қаржы министрлігі"', Phrase(("Қаржы", "министрлігі"), 0, "org")),
        ("title:(әкім OR министр)", Any((Word("әкім", "title"), Word("министр", "title")))),
        ("-place:Алматы*", Not(Prefix("Алматы", "place"))),
        ("place:-Алматы", Not(Word("Алматы", "place"))),
        ("source:gov.kz", Word("gov.kz", "source")),
        ("date:2014", Between("2014-01-01", "2014-12-31")),
        ("date:2014-02", Between("2014-02-01", "2014-02-28")),
        ("date:2014-02-26", Between("2014-02-26", "2014-02-26")),
        ("date:2014..2016", Between("2014-01-01", "2016-12-31")),
        ("date:2016-02..", Between("2016-02-01", "")),
        ("date:..2016-02", Between("", "2016-02-29")),
        ("mentioned:2014-02", Between("2014-02-01", "2014-02-28", "mentioned")),
        ("mentioned:2023-01..2023-06", Between("2023-01-01", "2023-06-30", "mentioned")),
        ("@person", Word("@person")),
        ("@PERSON", Word("@person")),
        ("-@org", Not(Word("@org"))),
        ('"президент @person"', Phrase(("президент", "@person"))),
        ('"@person @place"~3', Phrase(("@person", "@place"), 3)),
        ("info@gov.kz", Phrase(("info", "gov.kz"))),
        ('date:"2014..2016"', Between("2014-01-01", "2016-12-31")),
    ],
)
def test_a_query_is_read_as_it_is_meant(query: str, tree: Node) -> None:
    assert parse(query) == tree


@pytest.mark.parametrize(
    ("query", "tree"),
    [
        ("ҚР-да", Word("ҚР-да")),
        ("Нұр-Сұлтан", Word("Нұр-Сұлтан")),
        ("Нұр\u2011Сұлтан", Word("Нұр-Сұлтан")),  # a hyphen that does not break lines
        ("20-сыншы", Word("20-сыншы")),
        ("2024-2025", Phrase(("2024", "2025"))),  # two numbers in the token stream as well
        ("3,5", Word("3,5")),
        ("Алматы - Астана", All((Word("Алматы"), Word("Астана")))),
        ("әкім, министр", All((AKIM, MINISTER))),
        ("әкім/министр", Phrase(("әкім", "министр"))),
        ("әкім ? министр …", All((AKIM, MINISTER))),
        ("әкім 😀", AKIM),
        ("\u200fәкім\u200e", AKIM),
        ("әк\u00adім", AKIM),  # a soft hyphen of a web page
        ("  әкім\t\n", AKIM),
        ("10:30", Phrase(("10", "30"))),
        ("әкім or министр", All((AKIM, Word("or"), MINISTER))),
        ("и\u0306од", Word("йод")),  # й typed as two characters
    ],
)
def test_marks_around_words_are_passed_over(query: str, tree: Node) -> None:
    assert parse(query) == tree


@pytest.mark.parametrize(
    ("query", "tree"),
    [
        ("әкім министр", Any((Loose("әкім"), Loose("министр")))),
        ("әкім министр -қала", All((Any((Loose("әкім"), Loose("министр"))), Not(CITY)))),
        ("әкім -қала", All((AKIM, Not(CITY)))),
        ("әкім AND министр қала", Any((All((AKIM, MINISTER)), Loose("қала")))),
        ("әкім (министр қала)", Any((Loose("әкім"), Any((Loose("министр"), Loose("қала")))))),
        ("әкім", AKIM),
        (
            'әкім "қала @org" @person',
            Any((Loose("әкім"), Phrase(("қала", "@org")), Word("@person"))),
        ),
    ],
)
def test_with_any_one_of_the_words_is_enough_but_never_a_negated_one(
    query: str, tree: Node
) -> None:
    assert parse(query, any_word=True) == tree


@pytest.mark.parametrize(
    ("query", "character", "message"),
    [
        ('әкім "қала', 6, "never closed"),
        ("«қала", 1, "never closed"),
        ("қала»", 5, "never opened"),
        ("(әкім", 1, "never closed"),
        ("әкім)", 5, "never opened"),
        ("әкім ()", 7, "a word is needed"),
        ("OR әкім", 1, "a word is needed"),
        ("әкім OR", 7, "a word must follow"),
        ("әкім OR OR қала", 9, "a word is needed"),
        ("әкім AND", 8, "a word must follow"),
        ("OR", 1, "a word is needed"),
        ("әкім NOT", 8, "a word must follow"),
        ("*", 1, "'*' holds no word"),
        ("әкім *", 6, "'*' holds no word"),
        ("~", 1, "holds no word"),
        ("=", 1, "holds no word"),
        ("-", 1, "holds no word"),
        ("😀", 1, "holds no word"),
        ('""', 1, "no word between"),
        ('=""', 2, "no word between"),
        ('әкім "…"', 6, "no word between"),
        ("агл*мерация", 4, "at the end of a word"),
        ("*мерация", 1, "at the end of a word"),
        ("агломерация~3", 12, "at the end of a word"),
        ('"әкім қала"~1000', 13, "at most 100 words"),
        ("тақырып:әкім", 1, "no field 'тақырып'; there are title, body"),
        ("әкім https://gov.kz", 6, "no field 'https'"),
        ("@адам", 1, "no mark '@адам'; there are @person"),
        ('әкім "жаңа @президент"', 12, "no mark '@президент'"),
        ("@person*", 8, "takes no mark"),
        ("@", 1, "holds no word"),
        ("mentioned:кеше", 11, "is no date"),
        ("title:", 1, "right behind"),
        ("title: әкім", 1, "right behind"),
        ("date:2014-13", 6, "is no date"),
        ("date:2014-02-30", 6, "is no date"),
        ("date:2014-00", 6, "is no date"),
        ("date:0000", 6, "is no date"),
        ("date:26.02.2014", 6, "is no date"),
        ("date:кеше", 6, "is no date"),
        ("date:٢٠١٤", 6, "is no date"),
        ("date:2016..2014", 6, "later than"),
        ("date:..", 6, "a date is needed"),
        ("(" * 60 + "әкім" + ")" * 60, 51, "inside each other"),
        ("-" * 3000 + "әкім", 51, "inside each other"),
        ("title:" * 600 + "әкім", 301, "inside each other"),
        ("а " * 401, 801, "at most 400 words"),
        ('"' + "а " * 41 + '"', 1, "at most 40 words"),
        ('"а б в г"~22', 1, "fewer words may stand between"),
    ],
)
def test_an_error_points_at_the_character(query: str, character: int, message: str) -> None:
    with pytest.raises(QueryMalformed) as raised:
        parse(query)
    assert raised.value.place == f"character {character}"
    assert message in raised.value.message
    assert raised.value.hint


@pytest.mark.parametrize("query", ["", "  ", "\u3000\n"])
def test_an_empty_query_is_refused(query: str) -> None:
    with pytest.raises(QueryMalformed, match="empty"):
        parse(query)


def test_a_query_of_100_kilobytes_is_refused_at_once() -> None:
    with pytest.raises(QueryMalformed, match=f"at most {MAX_LETTERS}"):
        parse("әкім " * 20_000)


def test_the_longest_query_is_read() -> None:
    words = ["әкім"] * 400
    assert parse(" ".join(words)) == All(tuple(map(Word, words)))


_PIECES = st.sampled_from(
    'әкім|қала| |"|«|»|(|)|-|=|*|~|~2| OR | AND |NOT |title:|date:|2014|..'.split("|")
    + "😀|\u200f|\u0301|\x00|'|\\|\ud800|İ".split("|")
)
_TYPED = st.text(max_size=60) | st.lists(_PIECES, max_size=20).map("".join)


@given(_TYPED, st.booleans())
@example("әкім~12~", False)
@example("title:\u0301", True)
def test_any_text_is_a_query_or_an_error_that_says_where(query: str, any_word: bool) -> None:
    with suppress(QueryMalformed):
        assert all(str(leaf) for leaf in leaves(parse(query, any_word=any_word)))


@given(st.lists(_PIECES, max_size=12).map("".join))
def test_the_reading_that_is_shown_can_be_typed_in_again(query: str) -> None:
    try:
        tree = parse(query)
    except QueryMalformed:
        return
    assert str(parse(str(tree))) == str(tree)
