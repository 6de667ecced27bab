"""What is found below the paths, and by which name each article is known for good."""

from __future__ import annotations

import io
import os
import sys
from hashlib import sha256
from pathlib import Path
from typing import IO, Any

import pytest

from kg.errors import (
    SourceEmpty,
    SourceError,
    SourceMissing,
    SourceNotSupported,
    SourceTooLarge,
    SourceUnreadable,
)
from kg.model import Source
from kg.read import Limits, from_stream, sources
from tests.read.conftest import LIMIT, TEXT, Read

PAGE = "<html><head>{}</head><body><p>" + TEXT + "</p></body></html>"
CANONICAL = '<link rel="canonical" href="{}">'


def identities(found: list[Source | SourceError]) -> list[str]:
    """The identities of the sources; no errors are expected."""
    assert all(isinstance(one, Source) for one in found), found
    return [one.identity for one in found if isinstance(one, Source)]


def the_error(found: list[Source | SourceError]) -> SourceError:
    """The one error that was found and nothing else."""
    [error] = found
    assert isinstance(error, SourceError)
    assert error.place
    return error


def test_a_file_of_its_own_is_known_by_its_name(folder: Path, read: Read) -> None:
    (folder / "мектеп.txt").write_text(TEXT, "utf-8")
    [source] = read(folder / "мектеп.txt")
    assert isinstance(source, Source)
    assert source.identity == "мектеп.txt"
    assert source.collection == str(folder / "мектеп.txt")


def test_a_file_of_a_folder_is_known_by_its_path_in_it_wherever_the_folder_is(
    folder: Path, read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "2024" / "ақпан").mkdir(parents=True)
    (folder / "2024" / "ақпан" / "мектеп.txt").write_text(TEXT, "utf-8")
    monkeypatch.chdir(folder)
    for path in (folder, ".", "../жаңалықтар/", folder / "2024" / ".."):
        assert identities(read(path)) == ["2024/ақпан/мектеп.txt"]


def test_a_folder_is_walked_in_sorted_order_without_its_hidden_files(
    folder: Path, read: Read
) -> None:
    for name in ("б.txt", "а.txt", ".жасырын.txt", "в/г.txt", ".git/д.txt", "а.text"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(TEXT, "utf-8")
    assert identities(read(folder)) == ["а.text", "а.txt", "б.txt", "в/г.txt"]


def test_a_hidden_file_that_is_named_is_read(folder: Path, read: Read) -> None:
    (folder / ".жасырын.txt").write_text(TEXT, "utf-8")
    assert identities(read(folder / ".жасырын.txt")) == [".жасырын.txt"]


def test_a_name_typed_on_a_mac_is_the_same_name(folder: Path, read: Read) -> None:
    (folder / "и\u0306од.txt").write_text(TEXT, "utf-8")
    assert identities(read(folder)) == ["йод.txt"]


def test_a_name_that_is_not_utf8_is_spelt_out(folder: Path, read: Read) -> None:
    path = os.fsencode(folder) + b"/\xec\xe5\xea\xf2\xe5\xef.txt"
    with open(path, "wb") as file:
        file.write(TEXT.encode())
    [source] = read(folder)
    assert isinstance(source, Source)
    assert source.identity == r"\xec\xe5\xea\xf2\xe5\xef.txt"
    (source.identity + source.location + source.collection).encode()


def test_a_canonical_address_goes_before_the_path(folder: Path, read: Read) -> None:
    url = "https://habarshy.example/2024/mektep"
    (folder / "a.html").write_text(PAGE.format(CANONICAL.format(url)), "utf-8")
    [source] = read(folder)
    assert isinstance(source, Source)
    assert source.identity == source.given.url == url


@pytest.mark.parametrize(
    "url",
    [
        "https://habarshy.example/",
        "https://habarshy.example",
        "https://habarshy.example/?utm=1",
        "https://habarshy.example/kz/",
        "https://habarshy.example/index.html",
        "/2024/mektep",
        "mailto:a@habarshy.example",
        "javascript:void(0)",
        "http://[бұзық",
        "https://habarshy.example/a b",
        "",
    ],
)
def test_an_address_that_cannot_name_one_article_is_passed_over(
    url: str, folder: Path, read: Read
) -> None:
    (folder / "a.html").write_text(PAGE.format(CANONICAL.format(url)), "utf-8")
    assert identities(read(folder)) == ["a.html"]


@pytest.mark.parametrize(
    "url",
    [
        "https://habarshy.example/index.php?newsid=4187",
        "https://habarshy.example/kz/2024",
        "https://хабаршы.қаз/жаңалық/мектеп",
    ],
)
def test_an_address_that_names_one_article_is_taken(url: str, folder: Path, read: Read) -> None:
    (folder / "a.html").write_text(PAGE.format(CANONICAL.format(url)), "utf-8")
    assert identities(read(folder)) == [url]


def test_the_open_graph_address_stands_in_for_a_canonical_one(folder: Path, read: Read) -> None:
    head = '<meta property="og:url" content="https://habarshy.example/a">'
    front = CANONICAL.format("https://habarshy.example/")
    (folder / "a.html").write_text(PAGE.format(front + head), "utf-8")
    assert identities(read(folder)) == ["https://habarshy.example/a"]


def test_an_address_in_a_comment_or_script_is_none(folder: Path, read: Read) -> None:
    link = CANONICAL.format("https://habarshy.example/a")
    head = f"<!-- {link} --><script>let a = '{link}'</script>"
    (folder / "a.html").write_text(PAGE.format(head), "utf-8")
    assert identities(read(folder)) == ["a.html"]


@pytest.mark.parametrize("begin", ["<![foo[ ", "<![ if ", "<!", "<" * 300_000, "\0<html>"])
def test_a_damaged_page_is_known_by_its_path(begin: str, folder: Path, read: Read) -> None:
    (folder / "a.html").write_text(begin, "utf-8")
    assert identities(read(folder)) == ["a.html"]


def test_a_linked_file_is_read_and_a_linked_folder_is_not_followed(
    folder: Path, tmp_path: Path, read: Read
) -> None:
    other = tmp_path / "басқа"
    other.mkdir()
    (other / "а.txt").write_text(TEXT, "utf-8")
    (folder / "сілтеме").symlink_to(other)
    (folder / "б.txt").symlink_to(other / "а.txt")
    (folder / "айналым").symlink_to(folder)
    assert identities(read(folder)) == ["б.txt"]


def test_a_link_to_itself_is_one_error(folder: Path, read: Read) -> None:
    (folder / "а.txt").symlink_to(folder / "а.txt")
    error = the_error(read(folder))
    assert isinstance(error, SourceUnreadable)
    assert error.hint


def test_a_link_to_nothing_is_missing(folder: Path, read: Read) -> None:
    (folder / "а.txt").symlink_to(folder / "жоқ.txt")
    assert isinstance(the_error(read(folder)), SourceMissing)


def test_a_pipe_is_not_waited_for(folder: Path, read: Read) -> None:
    os.mkfifo(folder / "құбыр.txt")
    assert isinstance(the_error(read(folder)), SourceNotSupported)
    assert isinstance(the_error(read(folder / "құбыр.txt")), SourceNotSupported)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_a_file_that_may_not_be_read_is_one_error(folder: Path, read: Read) -> None:
    (folder / "құпия.txt").write_text(TEXT, "utf-8")
    (folder / "құпия.txt").chmod(0)
    assert isinstance(the_error(read(folder)), SourceUnreadable)


def test_what_the_system_refuses_is_one_error_and_the_rest_is_read(
    folder: Path, read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("а.txt", "б.txt"):
        (folder / name).write_text(TEXT, "utf-8")
    whole = Path.open

    def refused(path: Path, mode: str) -> IO[Any]:
        if path.name == "а.txt":
            raise PermissionError(13, "Permission denied", str(path))
        return whole(path, mode)

    monkeypatch.setattr(Path, "open", refused)
    error, source = read(folder)
    assert isinstance(error, SourceUnreadable)
    assert (error.message, error.place) == ("Permission denied", str(folder / "а.txt"))
    assert isinstance(source, Source)


def test_a_folder_that_cannot_be_listed_is_one_error(
    folder: Path, read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(path: object) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(os, "scandir", refused)
    assert isinstance(the_error(read(folder)), SourceUnreadable)


@pytest.mark.parametrize("name", ["есеп.xlsx", "есеп.doc", "ОҚЫ", "a.txt.bz2"])
def test_a_kind_that_is_not_read_is_named(name: str, folder: Path, read: Read) -> None:
    (folder / name).write_bytes(b"\x89PNG")
    error = the_error(read(folder))
    assert isinstance(error, SourceNotSupported)
    assert ".html" in error.hint


@pytest.mark.parametrize("name", ["A.TXT", "A.HTM", "a.xhtml", "A.Text"])
def test_suffixes_are_known_in_any_case(name: str, folder: Path, read: Read) -> None:
    (folder / name).write_text(TEXT, "utf-8")
    assert identities(read(folder)) == [name]


def test_what_is_not_there_is_missing(folder: Path, read: Read) -> None:
    error = the_error(read(folder / "жоқ.txt"))
    assert isinstance(error, SourceMissing)
    assert error.place.endswith("жоқ.txt")
    assert error.hint
    assert isinstance(the_error(read("а\0б.txt")), SourceError)


def test_the_web_is_not_fetched(read: Read) -> None:
    assert isinstance(the_error(read("https://habarshy.example/a")), SourceNotSupported)


def test_a_file_may_be_as_long_as_the_limit_and_not_longer(folder: Path, read: Read) -> None:
    (folder / "а.txt").write_bytes(TEXT.encode())
    size = len(TEXT.encode())
    assert identities(read(folder, limit=size)) == ["а.txt"]
    error = the_error(read(folder, limit=size - 1))
    assert isinstance(error, SourceTooLarge)
    assert str(size) in error.hint


def test_no_identity_is_an_absolute_path(folder: Path, read: Read) -> None:
    (folder / "а.txt").write_text(TEXT, "utf-8")
    (folder / "б.html").write_text(PAGE.format(""), "utf-8")
    (folder / "в.jsonl").write_text('{"text": "Мәтін"}\n{"text": "Мәтін"}\n', "utf-8")
    found = read(folder, folder / "а.txt", folder / "в.jsonl")
    of_the_files = ["а.txt", "в.jsonl#1", "в.jsonl#2"]
    assert identities(found) == ["а.txt", "б.html", "в.jsonl#1", "в.jsonl#2", *of_the_files]


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (TEXT.encode(), "text/plain"),
        (b"\xef\xbb\xbf \n<html><p>" + TEXT.encode(), "text/html"),
    ],
)
def test_an_article_on_standard_input_is_known_by_the_hash_of_its_bytes(
    content: bytes, media_type: str
) -> None:
    [source] = from_stream(io.BytesIO(content), Limits(LIMIT))
    assert isinstance(source, Source)
    assert source.identity == sha256(content).hexdigest()
    assert source.media_type == media_type


def test_records_on_standard_input_are_told_from_a_text(monkeypatch: pytest.MonkeyPatch) -> None:
    line = '{"text": "Мектеп ашылды"}'.encode()
    for_one = list(from_stream(io.BytesIO(line + b"\n"), Limits(LIMIT)))
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(line + b"\n")))
    for_many = list(sources(["-"], Limits(LIMIT)))
    assert identities(for_one) == identities(for_many) == [sha256(line).hexdigest()]


def test_too_much_and_nothing_on_standard_input_are_errors(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert isinstance(the_error(list(from_stream(io.BytesIO(b"ab"), Limits(1)))), SourceTooLarge)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b" \n")))
    assert isinstance(the_error(list(sources(["-"], Limits(LIMIT)))), SourceEmpty)
