from __future__ import annotations

import shutil
from pathlib import Path

import pytest

NOTES = "GRAPH <https://example.org/notes>"


@pytest.fixture
def own(store: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(store, tmp_path / "store", symlinks=True))


def test_an_update_is_published_and_counted(kg_process, own: Path, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    update = f"INSERT {{ {NOTES} {{ ?x rdfs:comment 'оқылды' }} }} WHERE {{ ?x a agl:Article }}"
    result = kg_process("update", update, "--store", own)
    assert (result.returncode, result.stdout) == (0, "5 inserted, 0 deleted\n")
    (tmp_path / "clear.ru").write_text(f"DELETE WHERE {{ {NOTES} {{ ?s ?p ?o }} }}")
    result = kg_process("update", "--file", tmp_path / "clear.ru", "--store", own)
    assert result.stdout == "0 inserted, 5 deleted\n"
    result = kg_process("update", "-", "--store", own, input="CLEAR DEFAULT")
    assert result.returncode == 2
    assert "union of all" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["CLEAR ALL"], 2, "kg review"),
        (["INSERT DATA { "], 2, "not SPARQL Update"),
        (["LOAD <file:///etc/passwd> INTO GRAPH <http://x>"], 2, "outside = "),
        ([], 2, "kg update --file"),
        (["CLEAR ALL", "--file", __file__], 2, "kg update --file"),
    ],
    ids=["derived", "syntax", "load", "nothing", "both"],
)
def test_what_is_not_done_is_told(kg, store: Path, arguments, code: int, told: str) -> None:  # type: ignore[no-untyped-def]
    result = kg("update", *arguments, "--store", store)
    assert result.exit_code == code
    assert told in result.stderr


def test_the_settings_allow_addresses_outside(kg, own: Path, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    settings = tmp_path / "kg.toml"
    settings.write_text('outside = "http://127.0.0.1:2/a.ttl http://127.0.0.1:3/b.ttl"\n')
    for name, told in (
        ("2/a", "cannot be loaded"),
        ("3/b", "cannot be loaded"),
        ("4/c", "fetches"),
    ):
        update = f"LOAD <http://127.0.0.1:{name}.ttl> INTO GRAPH <http://x>"
        result = kg("update", update, "--store", own, "--config", settings)
        assert told in result.stderr
