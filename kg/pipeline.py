"""Paths in, a published generation of graph, index and articles out: all stages in their order.

read -> clean -> analyse -> extract -> resolve -> graph, search
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from importlib.resources import as_file, files
from pathlib import Path

from kg.analyse import analysed
from kg.clean import clean
from kg.config import Config
from kg.errors import IdentityClash, KgError, SourceError, SourceGivenTwice
from kg.extract import extract
from kg.model import Article, Resolved, Skipped, Source
from kg.publish import Publication
from kg.read import Limits, page, sources
from kg.resolve import resolve
from kg.store import Kept, writing
from kg.workers import spread

__all__ = ["Progress", "Summary", "annotate", "build", "limits", "remove", "source_hash"]

Progress = Callable[[str], None]


@dataclass
class Summary:
    """What a build did.  ``skipped`` has each source that gave no article, with the reason."""

    read: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    removed: int = 0
    skipped: list[Skipped] = field(default_factory=list)
    entities: int = 0
    facts: int = 0
    seconds: float = 0.0

    @property
    def succeeded(self) -> bool:
        """Whether anything was read or unchanged."""
        return bool(self.read or self.unchanged or not self.skipped)


def annotate(source: Source, base_iri: str) -> Resolved:
    """One source through the language stages, with nothing stored.

    Raises the SourceError that keeps it from being a Kazakh article.
    """
    return _resolved(clean(page(source)), base_iri)


def build(
    paths: Iterable[str],
    config: Config,
    *,
    again: bool = False,
    prune: bool = False,
    progress: Progress | None = None,
) -> Summary:
    """Bring the store up to what *paths* hold; none means the corpus that comes with the package.

    Unchanged sources are passed over, changed ones replace their articles.  *again* extracts anew
    from the stored articles instead of reading; *prune* removes articles whose source below
    *paths* is gone.  *progress* is called with the location of each source that is done.  Sources
    that give no article are in the summary; IdentityClash, ConfigError and StoreErrors stop the
    build and leave the store as it was.
    """
    started = time.monotonic()
    with writing(config.store) as draft, Publication(draft, config, afresh=again) as publication:
        run = _Run(config, publication, progress or (lambda location: None))
        chosen = list(paths)
        if again:
            run.extract_again()
        elif chosen:
            run.read(chosen)
        else:
            with as_file(files("kg.corpus").joinpath("articles")) as corpus:
                run.read([str(corpus)])
        if prune and not again:
            run.prune(chosen)
        run.summary.entities, run.summary.facts = publication.publish()
        run.summary.seconds = time.monotonic() - started
        return run.summary


def remove(names: Iterable[str], config: Config, *, restore: bool = False) -> list[Kept]:
    """Take articles out of graph, index and store and leave tombstones, or undo the tombstones.

    All of *names* or none: raises DocumentMissing for one that is not in the store.
    """
    with writing(config.store) as draft, Publication(draft, config) as publication:
        found = [publication.find(name) for name in names]
        for kept in found:
            if restore:
                publication.forget_tombstone(kept)
            else:
                publication.bury(kept)
        publication.publish()
        return found


def limits(config: Config) -> Limits:
    """What *config* allows to be read of one source and of one archive."""
    return Limits(config.max_source_bytes, config.max_unpacked_bytes, columns=config.column_names())


def source_hash(source: Source) -> str:
    """The SHA-256 of all that a source gives, by which an unchanged one is known."""
    given = repr((source.media_type, source.charset, source.given_id, source.given))
    return sha256(given.encode("utf-8", "surrogatepass") + b"\0" + source.content).hexdigest()


class _Run:
    """One build: what was seen so far, and the summary of it."""

    def __init__(self, config: Config, publication: Publication, progress: Progress) -> None:
        self.config, self.publication, self.progress = config, publication, progress
        self.known = {kept.identity: kept for kept in publication.articles.known()}
        self.seen: dict[str, tuple[str, str, bool]] = {}
        self.summary = Summary()

    def read(self, paths: list[str]) -> None:
        """Read, analyse and write every source below *paths* that is new or has changed."""
        jobs = self._changed(paths)
        make = _Annotator(self.config.base_iri)
        for source, outcome in spread(make, jobs, self.config.workers):
            self.progress(source.location)
            if isinstance(outcome, KgError):
                self._skip(outcome)
                continue
            self.summary.read += 1
            is_known = source.identity in self.known
            self.summary.changed += is_known
            self.summary.new += not is_known
            self.publication.put(source, source_hash(source), outcome)

    def extract_again(self) -> None:
        """Analyse and write every stored article anew, without reading its source."""
        articles = self.publication.articles.articles()
        for article, outcome in spread(
            _Reextractor(self.config.base_iri), articles, self.config.workers
        ):
            self.progress(article.identity)
            if isinstance(outcome, KgError):
                self._skip(outcome)
                self.publication.keep(article.key)
            else:
                self.summary.read += 1
                self.summary.changed += 1
                self.publication.renew(outcome)

    def prune(self, paths: list[str]) -> None:
        """Remove the articles of the folders in *paths* whose source was not met."""
        folders = {str(Path(path).absolute()) for path in paths}
        for kept in self.known.values():
            if kept.collection in folders and kept.identity not in self.seen and not kept.removed:
                self.publication.remove(kept.key)
                self.summary.removed += 1

    def _changed(self, paths: list[str]) -> Iterator[Source]:
        for found in sources(paths, limits(self.config)):
            if isinstance(found, SourceError):
                self._skip(found)
            elif self._is_changed(found):
                yield found
            else:
                self.progress(found.location)

    def _is_changed(self, source: Source) -> bool:
        digest = source_hash(source)
        if source.identity in self.seen:
            self._met_again(source, digest)
            return False
        self.seen[source.identity] = (source.location, digest, source.captured is not None)
        kept = self.known.get(source.identity)
        if kept is None:
            return True
        if kept.removed:
            self.summary.skipped.append(
                Skipped(
                    source.location,
                    "removed earlier",
                    f"take it in again: kg remove --restore {kept.id}",
                    "Removed",
                )
            )
        elif kept.source_hash == digest:
            self.summary.unchanged += 1
        else:
            return True
        return False

    def _met_again(self, source: Source, digest: str) -> None:
        location, known, is_capture = self.seen[source.identity]
        if known != digest and (is_capture or source.captured):
            hint = "give the one that you want first, or each in a build of its own"
            what = f"another version of {location}, which was read"
            self._skip(SourceGivenTwice(what, place=source.location, hint=hint))
            return
        if known != digest:
            raise IdentityClash(
                f"{location} and {source.location} are different but both are {source.identity!r}",
                hint="give them together as one folder, or give each record its own id",
            )
        self._skip(SourceGivenTwice(f"the same as {location}", place=source.location))

    def _skip(self, error: KgError) -> None:
        skipped = Skipped(error.place, error.message, error.hint, type(error).__name__)
        self.summary.skipped.append(skipped)


@dataclass(frozen=True, slots=True)
class _Annotator:
    base_iri: str

    def __call__(self, source: Source) -> Resolved:
        return annotate(source, self.base_iri)


@dataclass(frozen=True, slots=True)
class _Reextractor:
    base_iri: str

    def __call__(self, article: Article) -> Resolved:
        return _resolved(article, self.base_iri)


def _resolved(article: Article, base_iri: str) -> Resolved:
    return resolve(extract(analysed(article)), base_iri)
