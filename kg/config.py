"""Flags, ``KG_*`` variables and ``kg.toml`` in, one checked ``Config`` out.

Flags beat variables, variables beat ``kg.toml``, ``kg.toml`` beats the defaults.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from kg.errors import ConfigError

__all__ = ["CONFIG_FILE", "Config", "load"]

CONFIG_FILE = "kg.toml"
_COUNTS = (
    *("workers", "limit", "max_source_bytes", "max_unpacked_bytes", "worker_bytes"),
    *("query_bytes", "query_rows", "query_letters", "queries"),
)
_ENGINES = ("auto", "whoosh", "tantivy")  # as kg.search.engine.ENGINES; a test compares
_COLUMNS = ("text", "title", "date", "url", "id", "publisher", "author", "license")
_MOST = 10**12  # a terabyte; the system's own counts end not far above


def _setting(default: object, meaning: str) -> Any:
    return field(default=default, metadata={"meaning": meaning})


@dataclass(frozen=True)
class Config:
    """Every setting, with the place that each value came from in ``origins``."""

    store: Path = _setting(Path("kg-store"), "folder of the store")
    base_iri: str = _setting("https://w3id.org/agglo-kg/", "what the IRIs of things begin with")
    workers: int = _setting(1, "processes that analyse articles side by side")
    confidence: float = _setting(0.5, "facts below this confidence stay claims, not triples")
    max_source_bytes: int = _setting(50_000_000, "larger sources are skipped")
    max_unpacked_bytes: int = _setting(10_000_000_000, "an archive is read up to here, unpacked")
    columns: str = _setting("", "which columns of a table are what: text=Мәтін,title=Тақырып")
    wikidata: str = _setting("", "a CSV list of Wikidata entries, for names that no list knows")
    source_seconds: float = _setting(10.0, "a source that takes longer to read is given up")
    worker_bytes: int = _setting(4_000_000_000, "memory that one worker may take")
    delay_seconds: float = _setting(1.0, "pause between two requests to one host")
    fetch_seconds: float = _setting(30.0, "an answer from the web that takes longer is given up")
    user_agent: str = _setting("agglo-kg", "the name that web servers and robots.txt are told")
    private_addresses: bool = _setting(False, "whether hosts of the own network are fetched from")
    engine: str = _setting("auto", "search engine: whoosh, tantivy, or auto by the size")
    semantic: bool = _setting(False, "builds embed articles, and search --any ranks by that too")
    limit: int = _setting(10, "hits that a search shows")
    timeout_seconds: float = _setting(60.0, "a SPARQL query that takes longer is ended")
    query_bytes: int = _setting(4_000_000_000, "memory that one query or update may take")
    query_rows: int = _setting(10_000_000, "rows or triples that one query may give")
    query_letters: int = _setting(200_000, "longer queries are refused")
    host: str = _setting("127.0.0.1", "where the server listens")
    port: int = _setting(8000, "the port at which the server listens")
    base_url: str = _setting("", "the address under which the world knows the server")
    queries: int = _setting(2, "SPARQL queries that run side by side on the server")
    outside: str = _setting("", "servers that SERVICE may ask and files that LOAD may fetch")
    origins: Mapping[str, str] = field(default_factory=dict, compare=False)

    @classmethod
    def names(cls) -> dict[str, str]:
        """Each setting's name with what it means, in the order in which they are shown."""
        return {one.name: one.metadata["meaning"] for one in fields(cls) if one.metadata}

    def column_names(self) -> dict[str, str]:
        """The name of a table's column by what it is for, as ``columns`` has them."""
        return _columns(self.columns)


def load(
    flags: Mapping[str, object] | None = None,
    environment: Mapping[str, str] | None = None,
    file: Path | None = None,
) -> Config:
    """The settings in force.

    *flags* that are None do not count.  *file* is ``KG_CONFIG`` or ``./kg.toml`` unless given; only
    a named file must exist.  Raises ConfigError for an unknown name or an impossible value.
    """
    environment = os.environ if environment is None else environment
    values: dict[str, object] = {}
    origins = dict.fromkeys(Config.names(), "default")
    for origin, layer in (
        *_file_layer(file, environment),
        *_environment_layer(environment),
        *(("flag", {name: value}) for name, value in (flags or {}).items() if value is not None),
    ):
        for name, value in layer.items():
            values[name] = _checked(name, value, origin)
            origins[name] = origin
    return Config(**values, origins=origins)  # type: ignore[arg-type]  # _checked made the types


def _file_layer(
    file: Path | None, environment: Mapping[str, str]
) -> list[tuple[str, dict[str, object]]]:
    named = file or (Path(environment["KG_CONFIG"]) if environment.get("KG_CONFIG") else None)
    path = named or Path(CONFIG_FILE)
    try:
        text = path.read_text("utf-8")
    except FileNotFoundError as error:
        if named is None:
            return []
        raise ConfigError("no such configuration file", place=str(path)) from error
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"cannot be read: {error}", place=str(path)) from error
    import tomllib

    try:
        content = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        hint = "see https://toml.io for the format"
        raise ConfigError(str(error), place=str(path), hint=hint) from error
    return [(str(path), content)]


def _environment_layer(environment: Mapping[str, str]) -> list[tuple[str, dict[str, object]]]:
    found: list[tuple[str, dict[str, object]]] = []
    for name in Config.names():
        variable = f"KG_{name.upper()}"
        if environment.get(variable):
            found.append((variable, {name: environment[variable]}))
    return found


def _checked(name: str, value: object, origin: str) -> object:
    """*value* in the type of the setting *name*; raises ConfigError where it cannot be that."""
    if name not in Config.names():
        known = ", ".join(Config.names())
        raise ConfigError(f"unknown setting {name!r}", place=origin, hint=f"known: {known}")
    default = getattr(Config, name)
    try:
        if isinstance(value, bool) and not isinstance(default, bool):
            raise ValueError("yes or no is not asked for")
        converted = _convert(default, value)
        _within_bounds(name, converted)
    except (TypeError, ValueError, OverflowError, RuntimeError) as error:  # the last: ~nobody
        raise ConfigError(
            f"{name} cannot be {value!r}: {error}",
            place=origin,
            hint=f"for example {name} = {_example(default)}",
        ) from error
    return converted


def _convert(default: object, value: object) -> object:
    if isinstance(default, Path):
        return _path(value)
    if isinstance(default, bool):
        return _yes_or_no(value)
    if isinstance(default, int):
        return int(value) if isinstance(value, str) else _exact_int(value)
    if isinstance(default, float):
        return float(value)  # type: ignore[arg-type]  # TypeError is the wanted answer
    if not isinstance(value, str):
        raise ValueError("a text is needed")
    return value


def _path(value: object) -> Path:
    if not isinstance(value, str | Path) or not str(value).strip() or "\0" in str(value):
        raise ValueError("a path is needed")
    return Path(value).expanduser()


def _yes_or_no(value: object) -> bool:
    known = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}
    if str(value).lower() not in known:
        raise ValueError("true or false is needed")
    return known[str(value).lower()]


def _exact_int(value: object) -> int:
    if not isinstance(value, int):
        raise ValueError("a whole number is needed")
    return value


def _within_bounds(name: str, value: object) -> None:
    if name in _COUNTS and not _is_a_count(value):
        raise ValueError(f"a number from 1 to {_MOST} is needed")
    if name.endswith("_seconds") and not (isinstance(value, float) and 0 < value < 1e6):
        raise ValueError("a number of seconds above 0 is needed")
    if name == "confidence" and not (isinstance(value, float) and 0 <= value <= 1):
        raise ValueError("a number from 0 to 1 is needed")
    if name == "columns":
        _columns(str(value))
    if name == "engine" and value not in _ENGINES:
        raise ValueError(f"one of {', '.join(_ENGINES)} is needed")
    if name == "user_agent" and not (str(value).isascii() and str(value).isprintable()):
        raise ValueError("printable ASCII is needed")
    if name == "port" and not (isinstance(value, int) and 0 <= value <= 65535):
        raise ValueError("a number from 0, any free port, to 65535 is needed")
    if name == "base_iri":
        _check_address(str(value), "/#")
    if name == "base_url" and value:
        _check_address(str(value), "/")


def _check_address(value: str, ends: str) -> None:
    parts = urlsplit(value)
    ascii_only = value.isascii() and value.isprintable()
    ascii_only = ascii_only and not set(value) & set(' <>"{}|\\^`')
    if parts.scheme not in ("http", "https") or not parts.netloc or not ascii_only:
        raise ValueError("an http or https IRI in ASCII is needed")
    if not value.endswith(tuple(ends)):
        raise ValueError(f"it must end with {' or '.join(ends)}")


def _columns(value: str) -> dict[str, str]:
    """``text=Мәтін,title=Тақырып`` in parts; a comma belongs to a name where no ``x=`` follows."""
    found: dict[str, str] = {}
    for part in re.split(rf",(?=\s*(?:{'|'.join(_COLUMNS)})=)", value) if value.strip() else []:
        purpose, _, name = part.strip().partition("=")
        if purpose not in _COLUMNS or not name.strip():
            raise ValueError(f"name=column is needed, where name is one of {' '.join(_COLUMNS)}")
        found[purpose] = name.strip()
    return found


def _is_a_count(value: object) -> bool:
    return isinstance(value, int) and 1 <= value <= _MOST


def _example(default: object) -> str:
    if default == "":
        return '"text=Мәтін"'  # of columns: nothing is wrong for the others that are empty
    if isinstance(default, bool):
        return str(default).lower()
    return f'"{default}"' if isinstance(default, str | Path) else str(default)
