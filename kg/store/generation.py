"""A store's folder in, its current generation out, held so that no writer collects it."""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path

from kg.errors import NotAStore, StoreMissing, StoreNewer, StoreUnusable

__all__ = [
    "FORMAT",
    "Generation",
    "Manifest",
    "current_number",
    "older",
    "open_generation",
    "read_manifest",
    "renewal",
]

FORMAT = 5  # of the store's folder; a newer one is refused, older ones are only read
_TRIES = 5


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a generation says of itself in ``generation.json``.

    ``settings`` are those that its graph depends on: base IRI, threshold, hash of the lists.
    """

    format: int = FORMAT
    number: int = 0
    created: str = ""
    software: str = ""
    settings: dict[str, str] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)

    def text(self) -> str:
        """The manifest as it is written."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1, sort_keys=True) + "\n"


@dataclass(frozen=True, slots=True)
class Generation:
    """One published state of a store: where its graph, index and articles are."""

    folder: Path
    manifest: Manifest

    @property
    def graph(self) -> Path:
        """The Oxigraph folder."""
        return self.folder / "graph"

    @property
    def index(self) -> Path:
        """The search index."""
        return self.folder / "index"

    @property
    def embeddings(self) -> Path:
        """The embeddings of the articles, which only some stores have."""
        return self.folder / "embeddings"

    @property
    def articles(self) -> Path:
        """The SQLite file of the article store."""
        return self.folder / "articles.sqlite"

    @property
    def parts(self) -> tuple[Path, Path, Path]:
        """Graph, index and articles: none may be missing."""
        return self.graph, self.index, self.articles


@contextmanager
def open_generation(store: Path) -> Iterator[Generation]:
    """The current generation of *store*, safe from collection while the context lasts.

    One that an older version wrote is opened, with a warning in the log.  Raises StoreMissing,
    NotAStore, StoreNewer or StoreUnusable.
    """
    for _ in range(_TRIES):
        number = current_number(store)
        folder = store / "generations" / str(number)
        try:
            handle = os.open(folder / "in-use", os.O_RDONLY)
        except FileNotFoundError:
            continue  # a writer published and collected between the two looks
        except OSError as error:
            raise StoreUnusable(error.strerror or "unreadable", place=str(folder)) from error
        try:
            fcntl.flock(handle, fcntl.LOCK_SH)  # waits while a writer collects, which is short
            if folder.is_dir():
                generation = Generation(folder, read_manifest(folder))
                if generation.manifest.format < FORMAT:
                    _warn(store, generation.manifest)
                yield generation
                return
        finally:
            os.close(handle)
    raise StoreUnusable(
        "the current generation is gone", place=str(store), hint="build it anew: kg build"
    )


def current_number(store: Path) -> int:
    """The number of the generation that ``current`` links to.

    Raises StoreMissing also where a first build was cut off before it published.
    """
    try:
        target = os.readlink(store / "current")
    except FileNotFoundError as error:
        if (store / "generations").is_dir() or not store.exists() or _is_empty(store):
            hint = f"make one: kg build --store {store}"
            raise StoreMissing("there is no store", place=str(store), hint=hint) from error
        raise NotAStore(
            "the folder holds no agglo-kg store", place=str(store), hint="give another --store"
        ) from error
    except OSError as error:
        raise NotAStore(
            "this is no agglo-kg store", place=str(store), hint="give another --store"
        ) from error
    name = Path(target).name
    if not (name.isascii() and name.isdigit()):
        raise _damaged(store / "current", f"it leads to {target}")
    return int(name)


def read_manifest(folder: Path) -> Manifest:
    """What the generation in *folder* says of itself; refuses one of a newer format."""
    path = folder / "generation.json"
    try:
        content = json.loads(path.read_text("utf-8"))
        if content["format"] > FORMAT:
            raise StoreNewer(
                f"the store has format {content['format']}, this agglo-kg reads up to {FORMAT}",
                place=str(folder),
                hint="upgrade: pip install --upgrade agglo-kg",
            )
        return _checked(Manifest(**content))
    except (OSError, ValueError, TypeError, KeyError, RecursionError) as error:
        raise _damaged(path, str(error)) from error


def older(manifest: Manifest) -> str:
    """What is said of a generation that an older version wrote."""
    return f"the store has format {manifest.format}, not {FORMAT}, and is only read"


def renewal(store: Path) -> str:
    """The command that brings a store of an older version up to date."""
    import shlex

    return f"kg build --again --store {shlex.quote(str(store))}"


def _warn(store: Path, manifest: Manifest) -> None:
    import logging

    logging.getLogger(__name__).warning("%s: %s", older(manifest), renewal(store))


def _checked(manifest: Manifest) -> Manifest:
    """*manifest*, whose values a person may have edited; raises TypeError for a wrong one."""
    for name, value in asdict(manifest).items():
        if type(value) is not type(getattr(_EMPTY, name)):
            raise TypeError(f"{name} cannot be {value!r}")
    if not all(type(count) is int for count in manifest.counts.values()):
        raise TypeError("counts are whole numbers")
    return manifest


def _damaged(path: Path, reason: str) -> StoreUnusable:
    hint = "build anew into another --store"
    return StoreUnusable(f"damaged: {reason}", place=str(path), hint=hint)


def _is_empty(store: Path) -> bool:
    """Whether nothing stands in the folder, or only the lock of a writer that has just come."""
    return store.is_dir() and all(one.name == "lock" for one in store.iterdir())


_EMPTY = Manifest()
