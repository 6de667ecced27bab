"""What people really have: good articles among all that can be wrong, in one ``kg build``."""

from __future__ import annotations

import gzip
import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from kg.config import Config
from kg.model import Source
from kg.pipeline import Summary, build
from kg.read import Limits, sources
from tests.read.test_warc import answer, record
from tests.read.test_zip import packed

Kg = Callable[..., Result]

TEXT = "Шымкент қаласының әкімі Ғабит Мәжитов жаңа көпірді ашты. Көпір қала тұрғындарына қажет."
RUSSIAN = "Аким города Шымкента открыл новый мост, сообщает пресс-служба акимата города. " * 3
PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj <</Type /Catalog>> endobj"
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256))


def page(text: str) -> bytes:
    return f"<!doctype html><html><body><article><p>{text}</p></article></body></html>".encode()


def row(name: str) -> str:
    return json.dumps({"id": name, "text": f"{TEXT} {name}."}, ensure_ascii=False) + "\n"


def feed(content: str) -> bytes:
    """A feed of one entry."""
    return (
        '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
        f"<title>Хабаршы</title><item><title>Көпір</title><link>https://t.example/2024/1</link>"
        f"<content:encoded><![CDATA[{content}]]></content:encoded></item></channel></rss>"
    ).encode()


def huge(path: Path) -> None:
    """300 MB without a byte on disk."""
    with path.open("wb") as file:
        file.truncate(300_000_000)


def nested(depth: int) -> bytes:
    content = packed({"а.txt": TEXT})
    for _ in range(depth):
        content = packed({"ішкі.zip": content})
    return content


def document(text: str) -> bytes:
    """A Word document whose XML is *text*."""
    return packed({"[Content_Types].xml": "<Types/>", "word/document.xml": text})


# ten times ten times ten ... entities
LAUGHS = "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10 if i else TEXT}">' for i in range(10))
LAUGHS = f"<!DOCTYPE a [{LAUGHS}]>"
TOLD = (
    '<rss version="2.0"><channel><item><title>Көпір</title><description>&a9;</description></item>'
)

GOOD: dict[str, bytes] = {
    "а.txt": f"Мақала а\n{TEXT}".encode(),
    "б.html": page(TEXT * 3),
    "HTML деп аталмаған.txt": page(TEXT * 3),
    "в.jsonl": row("v-1").encode() + row("v-2").encode(),
    "г.json": f"[{row('g-1')},{row('g-2')}]".encode(),
    "ғ.csv": f'Мәтін;Тақырып\n"{TEXT}";Көпір\n'.encode(),
    "ғғ.csv": f"Мәтін;Тақырып\n{TEXT} Қосымша.;Көпір\n".encode("kz1048"),
    "гг.rss": feed(f"<p>{TEXT}</p>"),
    "д.zip": packed({"1.txt": f"Мақала д\n{TEXT}", "2.html": page(TEXT * 2), "3.png": PNG}),
    "е.pdf": packed({"1.txt": f"Мақала е\n{TEXT}"}),
    "ж.jsonl.gz": gzip.compress(row("j-1").encode()),
    "з.warc": record("https://habarshy.example/1", answer(page(TEXT * 4)), date="2023-01-01"),
    "и.warc.gz": gzip.compress(
        record("https://habarshy.example/1", answer(page(TEXT * 5)), date="2024-01-01")
    ),
}
BAD: dict[str, tuple[bytes, str, str]] = {  # content, kind of error, where it is
    "01.zip": (packed({"а.txt": b"\0" * 60_000_000}), "SourceTooLarge", "01.zip"),
    "02.zip": (packed({"../а.txt": TEXT}), "SourceMalformed", "../а.txt"),
    "03.zip": (nested(9), "SourceNotSupported", "ішкі.zip"),
    "04.zip": (packed({"а.txt": TEXT})[:-30], "SourceMalformed", "04.zip"),
    "05.html": (PNG, "SourceNotText", "05.html"),
    "06.txt": (b"", "SourceEmpty", "06.txt"),
    "07.html": (page(""), "SourceEmpty", "07.html"),
    "08.txt": (RUSSIAN.encode(), "SourceNotKazakh", "08.txt"),
    "09.jsonl": (b'{"a":' * 100_000, "SourceMalformed", "09.jsonl:1"),
    "10.json": (b"[" * 100_000, "SourceMalformed", "10.json"),
    "11.csv": ("бір,екі\nа,ә\n".encode(), "SourceMalformed", "11.csv"),
    "12.warc": (b"WARC/1.0\r\n\r\n", "SourceMalformed", "12.warc#1"),
    "13.txt.gz": (gzip.compress(TEXT.encode())[:-20], "SourceMalformed", "13.txt.gz"),
    "14.png": (PNG, "SourceNotSupported", "14.png"),
    "15.txt": (PNG, "SourceNotText", "15.txt"),
    "21.xml": (b"<a>" * 30_000, "SourceMalformed", "21.xml"),
    "22.rss": (b"<rss><channel>" + b"<a>" * 30_000, "SourceEmpty", "22.rss"),
    "23.rss": (f"{LAUGHS}{TOLD}".encode(), "SourceEmpty", "23.rss#1"),
    "24.docx": (document("<a>" * 100_000), "SourceMalformed", "24.docx"),
    "25.docx": (document(f"{LAUGHS}<a>&a9;</a>"), "SourceMalformed", "25.docx"),
    "26.xml": (f"{LAUGHS}<a>&a9;</a>".encode(), "SourceMalformed", "26.xml"),
    "27.html": (PDF, "SourceMalformed", "27.html"),
    "28.pdf": (PDF, "SourceMalformed", "28.pdf"),
}


@pytest.fixture(scope="module")
def mixed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with all of it."""
    folder = tmp_path_factory.mktemp("аралас")
    for name, content in GOOD.items():
        (folder / name).write_bytes(content)
    for name, (content, _, _) in BAD.items():
        (folder / name).write_bytes(content)
    huge(folder / "16.html")
    (folder / "17.txt").symlink_to(folder / "17.txt")
    (folder / "18").symlink_to(folder)
    (folder / "19.txt").symlink_to(folder / "жоқ.txt")
    os.mkfifo(folder / "20.txt")
    return folder


@pytest.fixture(scope="module")
def summary(mixed: Path, tmp_path_factory: pytest.TempPathFactory) -> Summary:
    store = tmp_path_factory.mktemp("қойма") / "store"
    return build([str(mixed)], Config(store=store))


def test_the_good_ones_are_read(summary: Summary) -> None:
    assert summary.read == summary.new == 15, summary.skipped


@pytest.mark.parametrize("name", BAD)
def test_each_bad_one_is_one_skip_with_its_kind_and_place(name: str, summary: Summary) -> None:
    _, kind, place = BAD[name]
    [skipped] = [one for one in summary.skipped if f"/{name}" in one.location]
    assert (skipped.kind, skipped.location.endswith(place)) == (kind, True), skipped
    assert skipped.reason
    assert skipped.hint


def test_what_the_system_has_instead_of_files_is_skipped_too(summary: Summary) -> None:
    kinds = {one.location[-7:]: one.kind for one in summary.skipped}
    assert kinds["16.html"] == "SourceTooLarge"
    assert kinds["/17.txt"] == "SourceUnreadable"
    assert kinds["/19.txt"] == "SourceMissing"
    assert kinds["/20.txt"] == "SourceNotSupported"


def test_pictures_in_an_archive_and_another_capture_are_counted(summary: Summary) -> None:
    others = [one for one in summary.skipped if one.location[-5:] in ("д.zip", "ple/1")]
    assert sorted(one.kind for one in others) == ["SourceGivenTwice", "SourceNotSupported"]
    assert len(summary.skipped) == len(BAD) + 4 + len(others)


@pytest.mark.parametrize("start", [0, 15])  # the command shows twenty
def test_the_command_names_each_bad_one_on_stderr(
    start: int, mixed: Path, tmp_path: Path, kg: Kg
) -> None:
    bad = [*BAD, "16.html", "17.txt", "19.txt", "20.txt"][start : start + 15]
    paths = [mixed / name for name in (*bad, "а.txt")]
    done = kg("build", *paths, "--store", tmp_path / "store")
    assert done.exit_code == 0, done.stderr
    assert "Traceback" not in done.stderr
    assert not [name for name in bad if f"/{name}" not in done.stderr]
    assert f"1 new, {len(bad)} skipped" in done.stdout


def test_a_second_build_reads_nothing_anew(mixed: Path, tmp_path: Path) -> None:
    chosen = Config(store=tmp_path / "store")
    crawls = [str(mixed / "з.warc"), str(mixed / "и.warc.gz"), str(mixed / "ғ.csv")]
    assert build(crawls, chosen).new == 2
    again = build(crawls, chosen)
    assert (again.read, again.unchanged) == (0, 2)


def test_the_command_says_which_column_is_the_text(mixed: Path, tmp_path: Path, kg: Kg) -> None:
    table = tmp_path / "а.csv"
    table.write_text(f"Баған;Аты\n{TEXT};Көпір\n", "utf-8")
    failed = kg("annotate", table)
    assert failed.exit_code == 3
    assert "Баған, Аты" in failed.stderr
    assert "--column text=NAME" in failed.stderr
    done = kg("annotate", table, "--column", "text=Баған", "--column", "title=Аты")
    assert done.exit_code == 0, done.stderr
    assert done.stdout.startswith("Көпір")
    wrong = kg("annotate", table, "--column", "мәтін=Баған")
    assert wrong.exit_code == 2
    built = kg("build", table, "--column", "text=Баған", "--store", tmp_path / "store")
    assert built.exit_code == 0, built.stderr


ONE_LINE = 50_000_000
LONG = {
    "а.txt": (TEXT + " ").encode(),
    "а.html": (f"<p>{TEXT}").encode(),
    "а.html.deep": b"<div>",
    "а.jsonl": b'{"text": "' + TEXT.encode(),
    "а.csv": b'text\n"' + TEXT.encode(),
    "а.json": b"[",
}


@pytest.mark.slow
@pytest.mark.parametrize("name", LONG)
def test_one_line_of_fifty_megabytes_is_named_or_refused(name: str, tmp_path: Path) -> None:
    """The readers see all of it; each source or error comes without a traceback."""
    part = LONG[name]
    content = part * (ONE_LINE // len(part))
    path = tmp_path / name.removesuffix(".deep")
    path.write_bytes(content)
    for one in sources([str(path)], Limits()):
        assert isinstance(one, Source) or one.hint
