"""Every error that agglo-kg raises, as one tree.

KgError
├── ConfigError               a setting is unknown or has a value that cannot be
├── SourceError               something that was to be read; the build skips and counts it
│   ├── SourceMissing         no such file or folder
│   ├── SourceUnreadable      the system refuses to give its bytes
│   ├── SourceNotSupported    a kind of source that this version does not read
│   ├── SourceTooLarge        more bytes than the limit allows
│   ├── SourceEmpty           no text in it
│   ├── SourceNotText         binary, or text in an encoding that was not recognised
│   ├── SourceMalformed       JSON lines, HTML ... that do not parse
│   ├── SourceNotKazakh       no Kazakh text in it
│   ├── SourceEncrypted       a password is needed to read it
│   ├── SourceTooSlow         its reading took longer than the limit allows, and was ended
│   ├── SourceFatal           its reading crashed a worker, or took all of its memory
│   ├── SourceRefused         robots.txt, or our own rules, forbid to fetch it
│   ├── SourceUnreachable     no answer from the web, or none that is a page
│   └── SourceGivenTwice      the same article stands twice in what is read
├── IdentityClash             two different sources with one identity in one run
├── ListError                 an authority list or rule file of the package is damaged
├── ModelUnusable             a folder that holds no model of ours, or a damaged one
├── StoreError
│   ├── StoreMissing          no store there yet
│   ├── NotAStore             a folder that holds something else
│   ├── StoreNewer            written by a newer agglo-kg
│   ├── StoreOlder            written by an older agglo-kg, so that it is only read
│   ├── StoreInUse            another process writes to it
│   ├── StoreUnusable         read-only, disk full, damaged
│   ├── EmbeddingsMissing     a search by meaning in a store that was built without embeddings
│   └── BackupDamaged         a backup that is not what was backed up
├── DocumentMissing           no such article in the store
├── EntityMissing             no such entity in the graph
├── JudgementMissing          no such judgement in the store
├── JudgementMalformed        a row of judgements that cannot be read
├── WatchMissing              no such stored search
├── WatchRefused              a search that cannot be stored under that name
├── ExtraMissing              a library that only some need is not installed
└── QueryError
    ├── QueryMalformed        a search or SPARQL text that does not parse
    ├── QueryRefused          it asks for the network, a file or a change that it may not make
    ├── QueryTimeout          it took longer than it may
    ├── QueryTooLarge         it took more memory or gave more rows than it may
    └── UpdateInvalid         it would break the shapes of the ontology
"""

from __future__ import annotations

from pathlib import Path

__all__ = [
    "BackupDamaged",
    "ConfigError",
    "DocumentMissing",
    "EmbeddingsMissing",
    "EntityMissing",
    "ExtraMissing",
    "IdentityClash",
    "JudgementMalformed",
    "JudgementMissing",
    "KgError",
    "ListError",
    "ModelUnusable",
    "NotAStore",
    "QueryError",
    "QueryMalformed",
    "QueryRefused",
    "QueryTimeout",
    "QueryTooLarge",
    "SourceEmpty",
    "SourceEncrypted",
    "SourceError",
    "SourceFatal",
    "SourceGivenTwice",
    "SourceMalformed",
    "SourceMissing",
    "SourceNotKazakh",
    "SourceNotSupported",
    "SourceNotText",
    "SourceRefused",
    "SourceTooLarge",
    "SourceTooSlow",
    "SourceUnreachable",
    "SourceUnreadable",
    "StoreError",
    "StoreInUse",
    "StoreMissing",
    "StoreNewer",
    "StoreOlder",
    "StoreUnusable",
    "UpdateInvalid",
    "WatchMissing",
    "WatchRefused",
]

_SHOWN_LETTERS = 200  # of an unexpected exception, which may quote the whole article


class KgError(Exception):
    """What went wrong, where, and what to do next.

    ``message`` states the fact, ``place`` the file, line, IRI or position, ``hint`` the next step,
    as a command to paste where there is one.
    """

    def __init__(self, message: str, *, place: str = "", hint: str = "") -> None:
        super().__init__(message, place, hint)  # all three, so that it survives pickling
        self.message, self.place, self.hint = message, place, hint

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild, (type(self), self.message, self.place, self.hint)

    def __str__(self) -> str:
        return f"{self.place}: {self.message}" if self.place else self.message


def _rebuild(kind: type[KgError], message: str, place: str, hint: str) -> KgError:
    return kind(message, place=place, hint=hint)


class ConfigError(KgError):
    """A setting is unknown or has a value that cannot be; the run stops."""


class SourceError(KgError):
    """Something to be read gave no article; a build skips it, counts it and goes on."""

    @classmethod
    def of_fault(cls, error: Exception, place: str) -> SourceError:
        """What tells of an exception of ours that nobody foresaw, with its line in our code."""
        import traceback

        last = traceback.extract_tb(error.__traceback__)[-1]
        said = " ".join(str(error).split())[:_SHOWN_LETTERS]
        return cls(
            f"a fault in agglo-kg: {type(error).__name__}: {said}"
            f" ({Path(last.filename).name}:{last.lineno})",
            place=place,
            hint="please report it with the source",
        )


class SourceMissing(SourceError):
    """No such file or folder."""


class SourceUnreadable(SourceError):
    """The operating system refuses to give the bytes."""


class SourceNotSupported(SourceError):
    """A kind of source that this version does not read."""


class SourceTooLarge(SourceError):
    """More bytes than ``max_source_bytes`` allows."""


class SourceEmpty(SourceError):
    """There is no text in it."""


class SourceNotText(SourceError):
    """Binary, or text in an encoding that was not recognised."""


class SourceMalformed(SourceError):
    """It has the right kind but does not parse."""


class SourceNotKazakh(SourceError):
    """There is text in it, but none in Kazakh."""


class SourceEncrypted(SourceError):
    """A password is needed to read it."""


class SourceTooSlow(SourceError):
    """Its reading took longer than ``source_seconds`` and was ended."""


class SourceFatal(SourceError):
    """Its reading crashed a worker process, or took all the memory that one may take."""


class SourceRefused(SourceError):
    """``robots.txt``, or our own rules about addresses, forbid to fetch it."""


class SourceUnreachable(SourceError):
    """The web gave no answer, or an answer that is no page."""


class SourceGivenTwice(SourceError):
    """The same article, byte for byte, stands twice in what is read."""


class IdentityClash(KgError):
    """Two different sources have one identity, so one would replace the other at random."""


class ListError(KgError):
    """An authority list or a rule file that comes with the package is damaged."""


class ModelUnusable(KgError):
    """The folder holds no language model, a damaged one, or one of another version."""


class StoreError(KgError):
    """The store cannot do what was asked; it stays as it was."""


class StoreMissing(StoreError):
    """There is no store in that place yet."""


class NotAStore(StoreError):
    """The folder holds something else."""


class StoreNewer(StoreError):
    """A newer version of agglo-kg wrote the store."""


class StoreOlder(StoreError):
    """An older version of agglo-kg wrote the store: it is read, and written only as a whole."""


class StoreInUse(StoreError):
    """Another process writes to the store."""


class StoreUnusable(StoreError):
    """The store's folder is read-only, full or damaged."""


class EmbeddingsMissing(StoreError):
    """A search by meaning in a store that was built without embeddings."""


class BackupDamaged(StoreError):
    """A backup lacks a file, or has one that is not what was backed up; nothing is restored."""


class DocumentMissing(KgError):
    """No article of that id, IRI, URL or path is in the store."""


class EntityMissing(KgError):
    """No entity of that label or IRI is in the graph."""


class JudgementMissing(KgError):
    """No judgement of that id is in the store."""


class JudgementMalformed(KgError):
    """A row of a table of judgements cannot be read; none of the table is taken."""


class WatchMissing(KgError):
    """No stored search has that name."""


class WatchRefused(KgError):
    """A search cannot be stored under that name: another one has it, or it is none."""


class ExtraMissing(KgError):
    """A library that only some need is not installed."""


class QueryError(KgError):
    """A query gave no answer."""


class QueryMalformed(QueryError):
    """A search or SPARQL text does not parse; ``place`` tells the character."""


class QueryRefused(QueryError):
    """It asks for the network, a file or a change that it may not make."""


class QueryTimeout(QueryError):
    """The query took longer than it may and was ended."""


class QueryTooLarge(QueryError):
    """It is longer, took more memory or gave more rows than it may, and was ended."""


class UpdateInvalid(QueryError):
    """What the update would leave behind breaks the shapes; the store stays as it was."""
