"""Tables: which column is what, and what becomes of a broken row."""

from __future__ import annotations

import io

import pytest

from kg.errors import SourceEmpty, SourceError, SourceMalformed, SourceTooLarge
from kg.model import Metadata, Source
from kg.read import Limits, page
from kg.read.formats.table import members
from kg.read.opened import Opened

ROW = "Мектеп,Талғарда мектеп ашылды.\n"


def found(content: str | bytes, limit: int = 10_000, **columns: str) -> list[Source | SourceError]:
    """What the rows of the table are."""
    stream = io.BytesIO(content.encode() if isinstance(content, str) else content)
    limits = Limits(limit, columns=columns)
    return list(members(Opened(stream, "а.csv", "/c", "а.csv", limits)))


def texts(content: str | bytes, **columns: str) -> list[str]:
    """The texts of the rows, all of which must be sources."""
    result = found(content, **columns)
    assert all(isinstance(one, Source) for one in result), result
    return ["\n".join(page(one).lines) for one in result if isinstance(one, Source)]


def the_error(content: str | bytes, **columns: str) -> SourceError:
    [error] = found(content, **columns)
    assert isinstance(error, SourceError), error
    assert error.hint
    return error


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize(
    "header",
    [
        "id text title date url publisher",
        "ID Мәтін Тақырып Күні Сілтеме Басылым",
        "\ufeffid Текст Заголовок Дата Ссылка Издание",
    ],
)
def test_columns_are_known_by_their_names_in_three_languages(header: str, delimiter: str) -> None:
    url = "https://habarshy.example/1"
    cells = ["m-1", "Мектеп ашылды.", "Мектеп", "26.02.2014 12:30", url, "Хабаршы"]
    table = f"{delimiter.join(header.split())}\r\n{delimiter.join(cells)}\r\n"
    [source] = found(table)
    assert isinstance(source, Source), source
    assert source.given_id == source.identity == "m-1"
    assert page(source).lines == ("Мектеп ашылды.",)
    assert source.given == Metadata("Мектеп", "2014-02-26", "Хабаршы", url)


def test_people_may_say_which_column_is_what() -> None:
    table = "Баған,Екінші баған,text\nМектеп ашылды.,Мектеп,басқа\n"
    assert texts(table, text="баған") == ["Мектеп ашылды."]
    [source] = found(table, title="Екінші баған")
    assert isinstance(source, Source)
    assert source.given.title == "Мектеп"


def test_a_table_without_text_lists_its_columns_and_shows_the_option() -> None:
    error = the_error("бір,екі\nа,ә\n")
    assert isinstance(error, SourceMalformed)
    assert "бір, екі" in error.message
    assert "--column text=" in error.hint
    assert "жоқ" in the_error(f"title,text\n{ROW}", title="жоқ").message


def test_a_cell_in_quotation_marks_may_hold_marks_lines_and_delimiters() -> None:
    table = 'text,title\n"Бірінші жол,\n""екінші"" жол",Мектеп\n'
    assert texts(table) == ['Бірінші жол,\n"екінші" жол']


def test_rows_are_named_by_their_number_and_placed_by_their_line() -> None:
    one, two = found(f'title,text\n"а\nб",мәтін\n\n{ROW}')
    assert isinstance(one, Source)
    assert isinstance(two, Source)
    assert (one.identity, one.location) == ("а.csv#1", "а.csv:2")
    assert (two.identity, two.location) == ("а.csv#2", "а.csv:5")


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        ('а,"мәтін\n', "а.csv:3"),
        ('а,"мәтін"қ\n', "а.csv:3"),
        ("а\n", "1 cells where the header has 2"),
        ("а,ә,б\n", "3 cells where the header has 2"),
        ("а,ә\0б\n", "binary"),
        (f"а,{'ә' * 20_000}\n", "10000"),
    ],
)
def test_a_broken_row_is_one_error_with_its_line_and_the_rest_is_read(
    broken: str, said: str
) -> None:
    first, error, last = found(f"title,text\n{ROW}{broken}{ROW}")
    assert isinstance(first, Source)
    assert isinstance(error, SourceError)
    assert said in str(error)
    assert error.place == "а.csv:3"
    assert isinstance(last, Source)
    assert last.location == "а.csv:4"


def test_a_quotation_mark_without_end_costs_no_other_row() -> None:
    result = found(f'title,text\n{ROW}а,"мәтін\n' + ROW * 2_000)
    assert sum(isinstance(one, Source) for one in result) == 2_001
    assert sum(isinstance(one, SourceError) for one in result) == 1


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings_are_told(encoding: str) -> None:
    assert texts(f"title,text\n{ROW}".encode(encoding)) == ["Талғарда мектеп ашылды."]


@pytest.mark.parametrize("content", ["", "title,text\n", "title,text\n\n\n"])
def test_a_table_without_rows_is_empty(content: str) -> None:
    assert isinstance(the_error(content), SourceEmpty)


def test_binary_content_is_named() -> None:
    assert isinstance(the_error(b"\x89PNG\r\n\x1a\n\0\0\0"), SourceError)


def test_a_line_over_the_limit_is_passed_over_without_being_held() -> None:
    error, last = found("title,text\n" + "ә" * 1_000_000 + f"\n{ROW}")
    assert isinstance(error, SourceTooLarge)
    assert isinstance(last, Source)


def test_a_date_that_is_none_is_an_error() -> None:
    assert isinstance(the_error("text,date\nМектеп,99.99.2014\n"), SourceMalformed)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "kz1048", "koi8-r"])
def test_a_table_is_read_in_the_encoding_that_makes_words_of_it(encoding: str) -> None:
    text = (
        "В городе открыли новый мост и школу."
        if encoding == "koi8-r"
        else "Қалада жаңа мектеп ашылды."
    )
    assert texts(f"title,text\r\nКөпір,{text}\r\n".encode(encoding, "replace"))[-1] == text
