"""Bad input, as people meet it: one line that says what and where, one that says what to do next.

Never a traceback, and the store stays as it was.
"""

from __future__ import annotations

import fcntl
import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

import pytest
from click.testing import Result

Kg = Callable[..., Result]

GOOD = '{"id": "bridge", "text": "Шымкент қаласының әкімі Ғабит Мәжитов жаңа көпірді ашты."}\n'
RUSSIAN = "Аким города Шымкента открыл новый мост, сообщает пресс-служба акимата города. " * 3


@pytest.fixture
def own(store: Path, tmp_path: Path) -> Path:
    """A copy of the built store, to do with as one likes."""
    copy = tmp_path / "store"
    shutil.copytree(store, copy, symlinks=True)
    return copy


def state(store: Path) -> dict[str, str]:
    """Every file and link of *store* with what it holds."""
    found = (path for path in sorted(store.rglob("*")) if path.is_symlink() or path.is_file())
    return {
        str(path.relative_to(store)): str(path.readlink())
        if path.is_symlink()
        else sha256(path.read_bytes()).hexdigest()
        for path in found
    }


@contextmanager
def unchanged(store: Path) -> Iterator[None]:
    """What is done meanwhile must leave *store* as it is, byte for byte."""
    before = state(store)
    yield
    assert state(store) == before


def told(result: Result, place: object) -> None:
    """*result* is a failure in words: exit 3, what and where in one line, what next in another."""
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    assert result.exit_code == 3, result.output
    assert "Traceback" not in result.output
    what, hint = [line for line in result.stderr.splitlines() if line.strip()][:2]
    assert what.startswith(("kg: ", "skipped "))
    assert str(place) in what
    assert hint.startswith("    ")
    assert hint.strip()


def missing(folder: Path) -> Path:
    """A path where nothing is."""
    return folder / "жоқ.txt"


def empty(folder: Path) -> Path:
    """A file of no bytes."""
    return _file(folder / "бос.txt", b"")


def blank(folder: Path) -> Path:
    """A file of white space."""
    return _file(folder / "ақ.html", b" \r\n\t ")


def without_records(folder: Path) -> Path:
    """JSON lines without a line."""
    return _file(folder / "бос.jsonl", b"\n")


def picture(folder: Path) -> Path:
    """A picture under the name of a text."""
    return _file(folder / "сурет.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)))


def not_utf8(folder: Path) -> Path:
    """A text in the encoding of old Windows."""
    return _file(folder / "ескі.txt", "Шымкент каласында копiр ашылды".encode("windows-1251"))


def russian(folder: Path) -> Path:
    """A text without a Kazakh word."""
    return _file(folder / "орысша.txt", RUSSIAN.encode())


def furniture(folder: Path) -> Path:
    """A page of nothing but links."""
    links = "".join(f"<li><a href='/{i}'>Басқа жаңалық туралы {i}</a></li>" for i in range(9))
    return _file(folder / "мәзір.html", f"<html><body><ul>{links}</ul></body></html>".encode())


def broken_record(folder: Path) -> Path:
    """A JSON line that was cut off."""
    return _file(folder / "бұзық.jsonl", '{"text": "Шымкент'.encode())


def unknown_kind(folder: Path) -> Path:
    """A kind of file that is not read."""
    return _file(folder / "есеп.docx", b"PK\x03\x04")


def loop(folder: Path) -> Path:
    """A link to itself."""
    (folder / "айналым.txt").symlink_to(folder / "айналым.txt")
    return folder / "айналым.txt"


def _file(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


BAD = [
    missing,
    empty,
    blank,
    without_records,
    picture,
    not_utf8,
    russian,
    furniture,
    broken_record,
    unknown_kind,
    loop,
]
each_bad_source = pytest.mark.parametrize("bad", BAD, ids=[one.__name__ for one in BAD])


@each_bad_source
def test_a_build_of_nothing_else_fails_in_words_and_changes_nothing(
    bad: Callable[[Path], Path], tmp_path: Path, own: Path, kg: Kg
) -> None:
    path = bad(tmp_path)
    with unchanged(own):
        result = kg("build", path, "--store", own)
    told(result, path.name)
    assert "1 skipped" in result.stdout


@each_bad_source
def test_a_first_build_of_nothing_else_makes_no_store(
    bad: Callable[[Path], Path], tmp_path: Path, kg: Kg
) -> None:
    told(kg("build", bad(tmp_path), "--store", tmp_path / "new"), "")
    assert not (tmp_path / "new").exists()


@each_bad_source
def test_annotate_says_the_same(bad: Callable[[Path], Path], tmp_path: Path, kg: Kg) -> None:
    path = bad(tmp_path)
    told(kg("annotate", path), path.name)


@pytest.mark.parametrize("workers", [1, 2])
def test_bad_sources_among_good_ones_are_counted_and_the_good_ones_taken_in(
    workers: int, tmp_path: Path, kg: Kg
) -> None:
    folder = tmp_path / "жаңалықтар"
    folder.mkdir()
    for bad in BAD[1:]:
        bad(folder)
    _file(folder / "көпір.jsonl", GOOD.encode())
    result = kg("build", folder, "--store", tmp_path / "new", "--workers", workers, "--json")
    assert result.exit_code == 0, result.output
    counts = json.loads(result.stdout)
    assert (counts["read"], counts["new"], counts["skipped"]) == (1, 1, len(BAD) - 1)
    assert kg("search", "көпір", "--store", tmp_path / "new").exit_code == 0


@pytest.mark.parametrize(
    "stdin", [b"", b"\n", b"{", b"\xff\xfe\x00", RUSSIAN.encode(), b"\x89PNG\x00"]
)
def test_standard_input_is_held_to_the_same(stdin: bytes, own: Path, kg: Kg) -> None:
    with unchanged(own):
        told(kg("build", "-", "--store", own, stdin=stdin), "standard input")
    told(kg("annotate", "-", stdin=stdin), "standard input")


READERS = [
    ["search", "көпір"],
    ["sparql", "ASK { ?s ?p ?o }"],
    ["show", "Шымкент"],
    ["stats"],
    ["export"],
]
WRITERS = [["build"], ["build", "--again"], ["remove", "council"]]


def run(kg: Kg, command: list[str], store: Path, tmp_path: Path) -> Result:
    """Run *command* on *store* with something to read or a place to write to."""
    extra: list[object] = []
    if command == ["build"]:
        extra = [_file(tmp_path / "көпір.jsonl", GOOD.encode())]
    if command == ["export"]:
        extra = [tmp_path / "шығару"]
    return kg(*command, *extra, "--store", store)


each_command = pytest.mark.parametrize("command", READERS + WRITERS, ids=" ".join)


@each_command
def test_a_store_of_a_newer_version_is_left_alone(
    command: list[str], own: Path, tmp_path: Path, kg: Kg
) -> None:
    manifest = own / "current" / "generation.json"
    content = json.loads(manifest.read_text("utf-8"))
    manifest.write_text(json.dumps({**content, "format": 99}), "utf-8")
    with unchanged(own):
        result = run(kg, command, own, tmp_path)
    told(result, own)
    assert "format 99" in result.stderr
    assert "pip install --upgrade" in result.stderr


@pytest.mark.parametrize("command", WRITERS, ids=" ".join)
def test_a_store_in_use_is_left_to_its_writer(
    command: list[str], own: Path, tmp_path: Path, kg: Kg
) -> None:
    with (own / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with unchanged(own):
            result = run(kg, command, own, tmp_path)
    told(result, own)
    assert "another process writes" in result.stderr


@pytest.mark.parametrize("command", READERS, ids=" ".join)
def test_a_store_in_use_can_be_read(command: list[str], own: Path, tmp_path: Path, kg: Kg) -> None:
    with (own / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with unchanged(own):
            assert run(kg, command, own, tmp_path).exit_code == 0


@each_command
def test_a_folder_of_other_things_is_left_alone(command: list[str], tmp_path: Path, kg: Kg) -> None:
    folder = tmp_path / "хаттар"
    folder.mkdir()
    _file(folder / "хат.txt", "Сәлем".encode())
    with unchanged(folder):
        told(run(kg, command, folder, tmp_path), folder)


@each_command
def test_a_damaged_manifest_is_told(command: list[str], own: Path, tmp_path: Path, kg: Kg) -> None:
    (own / "current" / "generation.json").write_text("{", "utf-8")
    with unchanged(own):
        told(run(kg, command, own, tmp_path), "generation.json")


@pytest.mark.parametrize("command", [*WRITERS, READERS[0]], ids=" ".join)
def test_a_damaged_article_store_is_told(
    command: list[str], own: Path, tmp_path: Path, kg: Kg
) -> None:
    (own / "current" / "articles.sqlite").write_bytes(b"\x00" * 5000)
    with unchanged(own):
        told(run(kg, command, own, tmp_path), "articles.sqlite")


def test_two_sources_of_one_name_stop_the_build_and_both_are_named(
    own: Path, tmp_path: Path, kg: Kg
) -> None:
    first, second = tmp_path / "а.jsonl", tmp_path / "б.jsonl"
    _file(first, GOOD.encode())
    _file(second, GOOD.replace("ашты", "жапты").encode())
    with unchanged(own):
        result = kg("build", first, second, "--store", own)
    told(result, first.name)
    assert second.name in result.stderr


def test_a_build_with_another_base_is_misuse_and_changes_nothing(
    own: Path, tmp_path: Path, kg: Kg, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KG_BASE_IRI", "https://other.example/")
    with unchanged(own):
        result = run(kg, ["build"], own, tmp_path)
    assert result.exit_code == 2
    assert "base IRI" in result.stderr


def test_no_bad_source_gives_a_traceback_in_a_process_of_its_own(
    tmp_path: Path, kg_process: Callable[..., object]
) -> None:
    folder = tmp_path / "жаңалықтар"
    folder.mkdir()
    for bad in BAD[1:]:
        bad(folder)
    result = kg_process("build", folder, "--store", tmp_path / "new")
    assert result.returncode == 3  # type: ignore[attr-defined]
    assert "Traceback" not in result.stderr  # type: ignore[attr-defined]
    assert not (tmp_path / "new").exists()
