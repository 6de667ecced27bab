"""ZIP archives: what is read of them, what is refused, and that no bomb goes off."""

from __future__ import annotations

import io
import stat
import struct
import zipfile
from pathlib import Path

import pytest

from kg.errors import (
    SourceEncrypted,
    SourceError,
    SourceGivenTwice,
    SourceMalformed,
    SourceNotSupported,
    SourceTooLarge,
)
from kg.model import Source
from kg.read import Limits, from_stream, sources
from kg.read.formats.zip import begins, members
from kg.read.opened import Opened
from tests.read.conftest import TEXT, Read

LIMITS = Limits(1_000_000, 20_000_000)
PAGE = f"<!doctype html><title>Мектеп</title><p>{TEXT}"


def packed(files: dict[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP of *files*, in their order."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def found(content: bytes, limits: Limits = LIMITS) -> list[Source | SourceError]:
    """What the archive's members are."""
    return list(members(Opened(io.BytesIO(content), "а.zip", "/c", "/c/а.zip", limits)))


def names(content: bytes) -> list[str]:
    """The identities of the members, all of which must be sources."""
    result = found(content)
    assert all(isinstance(one, Source) for one in result), result
    return [one.identity for one in result if isinstance(one, Source)]


def the_error(content: bytes, limits: Limits = LIMITS) -> SourceError:
    [error] = found(content, limits)
    assert isinstance(error, SourceError), error
    assert error.place
    assert error.hint or isinstance(error, SourceGivenTwice)
    return error


def test_members_come_in_the_order_of_their_names_with_their_path_as_identity() -> None:
    content = packed({"б/2.txt": TEXT, "а.html": PAGE, "б/1.txt": TEXT})
    assert names(content) == ["а.zip/а.html", "а.zip/б/1.txt", "а.zip/б/2.txt"]


def test_folders_hidden_files_and_what_macos_adds_are_left_out() -> None:
    files = {"б/": "", ".құпия.txt": TEXT, "__MACOSX/._а.txt": TEXT, "б/.git/а.txt": TEXT}
    assert names(packed({**files, "~$а.txt": TEXT, "а.txt": TEXT})) == ["а.zip/а.txt"]


def test_files_of_other_kinds_are_one_skip_that_counts_them() -> None:
    files: dict[str, str | bytes] = {f"{i}.png": b"\x89PNG" for i in range(3)}
    error, source = sorted(
        found(packed({**files, "а.css": "", "LICENSE": "", "а.txt": TEXT})),
        key=lambda one: isinstance(one, Source),
    )
    assert isinstance(error, SourceNotSupported)
    assert error.message.startswith("5 of other kinds")
    assert "3 .png, 1 .css, 1 without suffix" in error.message
    assert isinstance(source, Source)


@pytest.mark.parametrize(
    "name", ["../а.txt", "а/../../б.txt", "/etc/а.txt", "C:\\а.txt", "..\\а.txt", "c:а.txt"]
)
def test_a_name_that_leads_out_of_the_archive_is_refused(name: str) -> None:
    assert isinstance(the_error(packed({name: TEXT})), SourceMalformed)


def test_a_name_with_control_characters_is_refused_and_not_printed() -> None:
    content = packed({"aXb.txt": TEXT}).replace(b"aXb.txt", b"a\0b.txt")
    error = the_error(content)
    assert isinstance(error, SourceMalformed)
    assert "\0" not in error.place


def test_a_link_is_not_followed() -> None:
    info = zipfile.ZipInfo("а.txt")
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(info, "/etc/passwd")
    assert isinstance(the_error(buffer.getvalue()), SourceNotSupported)


def test_a_member_under_a_password_says_so() -> None:
    content = bytearray(packed({"a.txt": TEXT}))
    content[6] |= 1
    content[content.rfind(b"PK\x01\x02") + 8] |= 1
    assert isinstance(the_error(bytes(content)), SourceEncrypted)


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_methods_that_cannot_be_unpacked_within_bounds_are_not_read(method: int) -> None:
    assert isinstance(the_error(packed({"а.txt": TEXT}, method)), SourceNotSupported)


@pytest.mark.parametrize("encoding", ["cp866", "cp1251", "utf-8", "kz1048"])
@pytest.mark.parametrize("name", ["Жаңалықтар/мақала.txt", "Новости/Статья о школе.txt"])
def test_names_that_windows_wrote_become_letters(encoding: str, name: str) -> None:
    if encoding in ("cp866", "cp1251"):  # they have no Kazakh letters
        name = name.replace("ң", "н").replace("қ", "к")
    raw = name.encode(encoding)
    content = packed({"a" * len(raw): TEXT}).replace(b"a" * len(raw), raw)
    assert names(content) == [f"а.zip/{name}"]


def test_of_two_files_with_one_name_the_last_is_read() -> None:
    content = packed({"1.txt": "ескі", "2.txt": TEXT}).replace(b"1.txt", b"2.txt")
    older, newer = found(content)
    assert isinstance(older, SourceGivenTwice)
    assert isinstance(newer, Source)
    assert newer.content == TEXT.encode()


def test_a_bomb_is_stopped_by_the_bytes_that_come_out_whatever_its_headers_say() -> None:
    bomb = bytearray(packed({f"{i}.txt": b"\0" * 900_000 for i in range(30)}))
    error = found(bytes(bomb))[-1]
    assert isinstance(error, SourceTooLarge)
    assert "250 times" in error.message
    one = bytearray(packed({"а.txt": b"\0" * 3_000_000}))
    at = one.rfind(b"PK\x01\x02")
    one[at + 24 : at + 28] = struct.pack("<I", 10)
    assert not any(
        isinstance(each, Source) and len(each.content) > 10 for each in found(bytes(one))
    )
    assert isinstance(the_error(packed({"а.txt": b"\0" * 3_000_000})), SourceTooLarge)


def test_an_archive_stops_at_what_archives_may_unpack_to() -> None:
    content = packed({f"{i}.txt": TEXT for i in range(9)})
    *read, error = found(content, Limits(1_000, 4 * len(TEXT.encode())))
    assert len(read) == 4
    assert isinstance(error, SourceTooLarge)
    assert "KG_MAX_UNPACKED_BYTES" in error.hint


def test_members_that_share_bytes_do_no_harm() -> None:
    """As in the "quoted" bomb of David Fifield, which unpacks one stretch under many names."""
    content = packed({"0.txt": b" " * 900_000})
    at, end = content.index(b"PK\x01\x02"), content.index(b"PK\x05\x06")
    entry = content[at:end]
    central = entry * 200
    tail = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, 200, 200, len(central), at, 0)
    result = found(content[:at] + central + tail)
    assert sum(len(one.content) for one in result if isinstance(one, Source)) < 20_000_000


@pytest.mark.parametrize("cut", [10, 100, 300])
def test_a_cut_off_archive_is_one_error(cut: int) -> None:
    error = the_error(packed({"а.txt": TEXT, "б.txt": PAGE})[:-cut])
    assert isinstance(error, SourceMalformed)


def test_a_damaged_member_costs_no_other() -> None:
    content = packed({"а.txt": TEXT, "б.txt": PAGE}, zipfile.ZIP_STORED)
    error, source = found(content.replace("Талғар".encode(), "Талгар".encode(), 1))
    assert isinstance(error, SourceMalformed)
    assert error.place == "/c/а.zip/а.txt"
    assert isinstance(source, Source)


def test_a_list_that_would_fill_the_memory_is_not_read() -> None:
    tail = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, 1, 1, 2_000_000_000, 0, 0)
    assert isinstance(the_error(tail), SourceTooLarge)


def test_word_and_libreoffice_documents_are_no_archives() -> None:
    for name in ("[Content_Types].xml", "mimetype", "word/document.xml", "_rels/.rels"):
        assert not begins(packed({name: ""}))
    assert begins(packed({"а.txt": ""}))
    assert begins(packed({}))


def test_pages_of_an_archive_are_known_by_their_canonical_url(folder: Path, read: Read) -> None:
    link = '<link rel="canonical" href="https://habarshy.example/1">'
    page = PAGE.replace("<title>", link + "<title>")
    (folder / "а.zip").write_bytes(packed({"б/а.html": page, "б/б.html": PAGE}))
    found = [one.identity for one in read(folder) if isinstance(one, Source)]
    assert found == ["https://habarshy.example/1", "а.zip/б/б.html"]


def test_archives_in_archives_are_read_to_a_depth(folder: Path, read: Read) -> None:
    content = packed({"а.txt": TEXT})
    for depth in range(5):
        (folder / "а.zip").write_bytes(content)
        [one] = read(folder)
        assert isinstance(one, Source) == (depth <= 3), (depth, one)
        content = packed({"ішкі.zip": content})


def test_archives_in_archives_share_what_may_be_unpacked(tmp_path: Path) -> None:
    inner = packed({f"{i}.txt": TEXT * 20 for i in range(9)})
    (tmp_path / "а.zip").write_bytes(packed({f"{i}.zip": inner for i in range(9)}))
    size = len(TEXT.encode()) * 20
    result = list(sources([str(tmp_path)], Limits(1_000_000, 20 * size)))
    assert sum(len(one.content) for one in result if isinstance(one, Source)) <= 20 * size
    assert any(isinstance(one, SourceTooLarge) for one in result)


def test_an_archive_may_come_from_a_stream() -> None:
    [source] = from_stream(io.BytesIO(packed({"а.txt": TEXT})), LIMITS)
    assert isinstance(source, Source)
    assert source.content == TEXT.encode()


@pytest.mark.parametrize("offset", [-40, -10_000])
def test_an_offset_before_the_beginning_of_a_file_is_damage(
    offset: int, folder: Path, read: Read
) -> None:
    content = bytearray(packed({"а.txt": TEXT, "б.txt": TEXT}))
    end = content.rfind(b"PK\x05\x06") + 16  # where the list begins
    begin = int.from_bytes(content[end : end + 4], "little")
    content[end : end + 4] = struct.pack("<I", begin - offset)
    (folder / "а.zip").write_bytes(content)
    errors = read(folder)
    assert errors
    assert all(isinstance(one, SourceMalformed) for one in errors), errors
