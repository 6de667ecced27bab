"""A folder of gold articles in, each article's annotation and page out.

A folder has ``<id>.json`` with ``id``, ``title``, ``date``, ``publisher``, ``text``, ``teasers``,
``entities``, ``mentions`` and ``facts``, and its page as ``articles/<id>.html`` or ``.txt``.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.errors import SourceEmpty, SourceError, SourceMalformed, SourceMissing, SourceUnreadable
from kg.evaluate.told import Name, Statement, Thing, Told
from kg.text import nfc

__all__ = ["GoldArticle", "gold_articles"]

_MODALITIES = ("asserted", "planned", "quoted", "denied")
_HINT = "an article has id, title, text, entities, mentions and facts"
_JSON_HINT = "mend it; see: python -m json.tool {file}"


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """What a page tells by a person's judgement.  ``teasers`` are not to be in its text."""

    id: str
    page: Path
    told: Told
    teasers: tuple[str, ...] = ()


def gold_articles(folder: Path) -> Iterator[GoldArticle | SourceError]:
    """The articles of *folder* by file name, or of a bad one what is wrong with it, and where.

    Raises SourceMissing where there is no such folder, SourceEmpty where no article is in it.
    """
    if not folder.is_dir():
        hint = "a folder of ID.json files with their pages as articles/ID.html"
        raise SourceMissing("no such folder of gold articles", place=str(folder), hint=hint)
    files = sorted(folder.glob("*.json"))
    if not files:
        raise SourceEmpty("no gold article in it", place=str(folder), hint=f"see: ls {folder}")
    for file in files:
        try:
            yield _gold(file)
        except SourceError as error:
            yield error


def _gold(file: Path) -> GoldArticle:
    record = _Record(file, _object(file))
    name = record.text("id")
    pages = sorted((file.parent / "articles").glob(_literally(name) + ".*"))
    if not pages:
        raise SourceMissing(
            "its page is missing", place=str(file), hint=f"save it as articles/{name}.html"
        )
    body = nfc(record.text("text"))
    things = tuple(
        Thing(one.text("id"), one.text("type"), one.labels()) for one in record.records("entities")
    )
    told = Told(
        body,
        record.optional("title"),
        record.optional("date"),
        record.optional("publisher"),
        things,
        tuple(_name(one, body) for one in record.records("mentions")),
        tuple(_statement(one, body) for one in record.records("facts")),
    )
    teasers = record.texts("teasers") if "teasers" in record.fields else ()
    return GoldArticle(name, pages[0], told, teasers)


def _name(record: _Record, body: str) -> Name:
    text, start = nfc(record.text("text")), -1
    for _ in range(record.count("nth") + 1):
        start = body.find(text, start + 1)
        if start < 0:
            raise record.fault(f"{text!r} does not stand so often in the text", "count nth anew")
    return Name(text, record.text("label"), start, record.optional("entity"))


def _statement(record: _Record, body: str) -> Statement:
    modality = record.optional("modality") or "asserted"
    if modality not in _MODALITIES:
        raise record.fault(f"no modality: {modality!r}", f"it is one of {', '.join(_MODALITIES)}")
    evidence = nfc(record.optional("evidence") or "")
    start = max(body.find(evidence), 0) if evidence else 0
    end = start + len(evidence) if body.startswith(evidence, start) else 0
    said = (record.text("subject"), record.text("predicate"), record.text("object"))
    return Statement(*said, modality, start, end)


@dataclass(frozen=True, slots=True)
class _Record:
    """An object of a gold file, which names its place where a field is not what it should be."""

    place: Path | str
    fields: dict[str, Any]

    def fault(self, message: str, hint: str = _HINT) -> SourceMalformed:
        return SourceMalformed(message, place=str(self.place), hint=hint)

    def text(self, name: str) -> str:
        value = self.fields.get(name)
        if not isinstance(value, str) or not value:
            raise self.fault(f"no text as {name!r}")
        return value

    def optional(self, name: str) -> str | None:
        value = self.fields.get(name)
        if value is not None and not isinstance(value, str):
            raise self.fault(f"no text as {name!r}")
        return value

    def texts(self, name: str) -> tuple[str, ...]:
        value = self.fields.get(name)
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            raise self.fault(f"no list of texts as {name!r}")
        return tuple(value)

    def labels(self) -> tuple[str, ...]:
        labels = self.texts("labels")
        if not labels:
            raise self.fault("no label", "give the full name in the nominative first")
        return labels

    def count(self, name: str) -> int:
        value = self.fields.get(name, 0)
        if not isinstance(value, int) or value < 0:
            raise self.fault(f"no number from 0 as {name!r}")
        return value

    def records(self, name: str) -> Iterator[_Record]:
        value = self.fields.get(name)
        if not isinstance(value, list):
            raise self.fault(f"no list as {name!r}")
        for number, one in enumerate(value, 1):
            record = _Record(f"{self.place}: {name}, number {number}", one)
            if not isinstance(one, dict):
                raise record.fault("no JSON object")
            yield record


def _object(file: Path) -> dict[str, Any]:
    hint = _JSON_HINT.format(file=file)
    try:
        found = json.loads(file.read_text("utf-8"))
    except OSError as error:
        reason = error.strerror or str(error)
        raise SourceUnreadable(reason, place=str(file), hint=f"see: ls -l {file}") from error
    except (ValueError, RecursionError) as error:  # no UTF-8, no JSON, a million brackets
        raise SourceMalformed(f"no JSON: {error}", place=str(file), hint=hint) from error
    if not isinstance(found, dict):
        raise SourceMalformed("no JSON object", place=str(file), hint=_HINT)
    return found


def _literally(name: str) -> str:
    """*name* for a pattern of file names, whatever letters it has, in this folder alone."""
    from glob import escape

    return escape(Path(name).name)
