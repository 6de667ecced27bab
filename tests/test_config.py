"""Settings: which layer wins, and which values are refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.config import Config, load
from kg.errors import ConfigError


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def toml(tmp_path: Path) -> Path:
    file = tmp_path / "kg.toml"
    file.write_text('store = "архив"\nlimit = 7\nconfidence = 1\n', "utf-8")
    return file


def test_without_anything_the_defaults_are_in_force_and_say_so() -> None:
    config = load(environment={})
    assert config == Config()
    assert set(config.origins.values()) == {"default"}


@pytest.mark.usefixtures("toml")
def test_the_file_of_the_folder_beats_the_defaults() -> None:
    config = load(environment={})
    assert (config.store, config.limit, config.confidence) == (Path("архив"), 7, 1.0)
    assert config.origins["limit"] == "kg.toml"
    assert config.origins["workers"] == "default"


@pytest.mark.usefixtures("toml")
def test_a_variable_beats_the_file_and_a_flag_beats_the_variable() -> None:
    config = load({"limit": 9, "store": None}, {"KG_LIMIT": "8", "KG_STORE": "кітап"})
    assert (config.limit, config.origins["limit"]) == (9, "flag")
    assert (config.store, config.origins["store"]) == (Path("кітап"), "KG_STORE")


def test_columns_are_told_apart_by_what_they_are_for() -> None:
    columns = "text=Мәтін, қысқаша, title=Тақырып"
    assert load({"columns": columns}, {}).column_names() == {
        "text": "Мәтін, қысқаша",
        "title": "Тақырып",
    }
    assert Config().column_names() == {}


@pytest.mark.parametrize("columns", ["Мәтін", "мәтін=text", "text=", "text=а,title="])
def test_columns_that_say_nothing_are_refused(columns: str) -> None:
    with pytest.raises(ConfigError) as caught:
        load({"columns": columns}, {})
    assert "columns" in caught.value.hint


def test_an_empty_variable_counts_as_none() -> None:
    assert load(environment={"KG_LIMIT": "", "KG_STORE": "", "KG_CONFIG": ""}) == Config()


def test_the_file_named_by_the_variable_is_read(tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    file.write_text("limit = 3\n", "utf-8")
    assert load(environment={"KG_CONFIG": str(file)}).limit == 3


def test_a_path_may_begin_with_the_home_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/aigerim")
    assert load({"store": "~/kg"}, {}).store == Path("/home/aigerim/kg")


REFUSED = [
    ("workers", "0"),
    ("workers", "екі"),
    ("workers", -1),
    ("workers", 1.5),
    ("workers", True),
    ("limit", 10**30),
    ("limit", []),
    ("max_source_bytes", "9" * 30),
    ("max_source_bytes", "9" * 5000),
    ("confidence", "nan"),
    ("confidence", 1.01),
    ("confidence", 10**400),
    ("confidence", {}),
    ("timeout_seconds", "0"),
    ("timeout_seconds", "inf"),
    ("store", 5),
    ("store", " "),
    ("store", "a\0b"),
    ("store", "~nobody-of-this-name/kg"),
    ("base_iri", "https://дерек.қаз/"),
    ("base_iri", "ftp://example.org/"),
    ("base_iri", "https://example.org"),
    ("base_iri", "https:///"),
    ("base_iri", "http://[1/"),
    ("base_iri", "http://example.org/a b/"),
    ("base_iri", "http://example.org/a\nb/"),
    ("base_iri", 5),
]


@pytest.mark.parametrize(("name", "value"), REFUSED)
def test_a_value_that_cannot_be_is_refused_with_an_example(name: str, value: object) -> None:
    with pytest.raises(ConfigError, match=f"{name} cannot be") as caught:
        load({name: value}, {})
    assert caught.value.place == "flag"
    assert f"{name} = " in caught.value.hint


@pytest.mark.parametrize("base", ["http://kg.example/", "https://kg.example:8080/x/y#"])
def test_any_http_base_that_ends_with_a_slash_or_hash_is_taken(base: str) -> None:
    assert load({"base_iri": base}, {}).base_iri == base


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"limit = ", "Invalid value"),
        (b"\xff\xfe", "cannot be read"),
        (b"stor = 'x'", "unknown setting 'stor'"),
        (b"[kg]\nlimit = 3", "unknown setting 'kg'"),
        (b"limit = '3x'", "limit cannot be '3x'"),
        (b"limit = " + b"[" * 5_000, "own.toml"),
    ],
)
def test_a_damaged_file_is_refused_with_its_name(
    tmp_path: Path, content: bytes, message: str
) -> None:
    file = tmp_path / "own.toml"
    file.write_bytes(content)
    with pytest.raises(ConfigError, match=message) as caught:
        load(file=file, environment={})
    assert caught.value.place == str(file)


def test_a_named_file_must_exist_and_be_a_file(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="no such configuration file"):
        load(file=tmp_path / "жоқ.toml", environment={})
    with pytest.raises(ConfigError, match="cannot be read"):
        load(file=tmp_path, environment={})


def test_every_setting_says_what_it_means() -> None:
    assert all(Config.names().values())
    assert "origins" not in Config.names()
