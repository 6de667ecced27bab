"""Paths in, a published generation of graph, index and articles out: all stages in their order.

read -> clean -> analyse -> extract -> resolve -> graph, search
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from importlib.resources import as_file, files
from pathlib import Path

from kg.analyse import analysed
from kg.clean import article_key, clean, told_anew
from kg.config import Config
from kg.errors import IdentityClash, KgError, SourceError, SourceGivenTwice
from kg.extract import extract
from kg.model import Article, Resolved, Skipped, Source
from kg.publish import Made, Publication
from kg.read import Limits, page, sources
from kg.read.address import is_address
from kg.read.alive import sign
from kg.read.fetch import Manners, fetching
from kg.resolve import Clash, resolve
from kg.store import Kept, Seen, packed, writing
from kg.summary import Summary
from kg.workers import Bounds, elsewhere, spread

__all__ = [
    "Progress",
    "Summary",
    "annotate",
    "annotate_all",
    "build",
    "limits",
    "manners",
    "remove",
    "source_hash",
]

Progress = Callable[[str], None]

_EXAMPLE = Source("-", "-", "-", "text/plain", "Шымкент қаласында жаңа көпір ашылды.".encode())


def annotate(source: Source, base_iri: str) -> Resolved:
    """One source through the language stages, with nothing stored.

    Raises the SourceError that keeps it from being a Kazakh article.
    """
    found = page(source)
    sign()
    return _resolved(clean(found), base_iri)


def annotate_all(
    given: Iterable[Source], config: Config
) -> Iterator[tuple[Source, Resolved | KgError]]:
    """Each of *given* through the language stages, in the worker processes that *config* asks for.

    With the error that keeps it from being a Kazakh article; the others go on.
    """
    bounds = Bounds(config.source_seconds, config.worker_bytes)
    yield from spread(_Annotator(config.base_iri), given, config.workers, bounds)


def build(
    paths: Iterable[str],
    config: Config,
    *,
    again: bool = False,
    prune: bool = False,
    progress: Progress | None = None,
) -> Summary:
    """Bring the store up to what *paths* hold; none means the corpus that comes with the package.

    Unchanged sources are passed over, changed ones replace their articles.  *again* makes all
    articles anew from what the store keeps of their sources, instead of reading; *prune* removes
    articles whose source below *paths* is gone.  *progress* is called with the location of each
    source that is done.  Sources that give no article are in the summary; IdentityClash,
    ConfigError and StoreErrors stop the build and leave the store as it was.
    """
    started = time.monotonic()
    with (
        writing(config.store, renewing=again) as draft,
        Publication(draft, config, afresh=again) as publication,
        _Run(config, publication, progress or (lambda location: None)) as run,
    ):
        chosen = list(paths)
        if again:
            run.make_again()
        elif chosen:
            run.read(chosen)
        else:
            with as_file(files("kg.corpus").joinpath("articles")) as corpus:
                run.read([str(corpus)])
        if prune and not again:
            run.prune(chosen)
        run.summary.entities, run.summary.facts = publication.publish()
        run.summary.notices.extend(map(_contradiction, publication.resolution.clashes))
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


def manners(config: Config) -> Manners:
    """How *config* lets sites be visited."""
    return Manners(
        user_agent=config.user_agent,
        delay_seconds=config.delay_seconds,
        fetch_seconds=config.fetch_seconds,
        source_bytes=config.max_source_bytes,
        private_addresses=config.private_addresses,
    )


def source_hash(source: Source) -> str:
    """The SHA-256 of all that a source gives, by which an unchanged one is known."""
    given = repr((source.media_type, source.charset, source.given_id, source.given, source.listed))
    return sha256(given.encode("utf-8", "surrogatepass") + b"\0" + source.content).hexdigest()


def _contradiction(clash: Clash) -> Skipped:
    """What tells of two judgements of which only the first is followed."""
    return Skipped(
        clash.one.told,
        f"contradicts {clash.other.told}, which is not followed",
        f"undo one of them: kg review --undo {clash.other.id}",
        "JudgementClash",
    )


class _Run:
    """One build: what was seen so far, and the summary of it."""

    def __init__(self, config: Config, publication: Publication, progress: Progress) -> None:
        self.config, self.publication, self.progress = config, publication, progress
        self.bounds = Bounds(config.source_seconds, config.worker_bytes)
        self.seen, self.summary = Seen(), Summary()

    def __enter__(self) -> _Run:
        return self

    def __exit__(self, *_: object) -> None:
        self.seen.close()

    def read(self, paths: list[str]) -> None:
        """Read, analyse and write every source below *paths* that is new or has changed."""
        make, jobs = _Maker(self.config.base_iri), self._changed(paths)
        for source, outcome in spread(make, jobs, self.config.workers, self.bounds):
            self.progress(source.location)
            if isinstance(outcome, KgError):
                self.summary.skip(outcome)
                continue
            self.summary.read += 1
            is_known = self.publication.articles.kept(source.identity) is not None
            self.summary.changed += is_known
            self.summary.new += not is_known
            self.summary.notices.extend(outcome.resolved.extraction.article.notices)
            self.publication.put(source, source_hash(source), outcome)

    def make_again(self) -> None:
        """Make every stored article anew from its source's bytes, or from its text without them."""
        make, given = _Remaker(self.config.base_iri), self.publication.originals()
        for one, outcome in spread(make, given, self.config.workers, self.bounds):
            self.progress(one.identity)
            if isinstance(one, Article):
                self.summary.note_missing(one.identity)
            if isinstance(outcome, KgError):
                self.summary.skip(outcome)
                self.publication.keep(article_key(one.identity))
            else:
                self.summary.read += 1
                self.summary.changed += 1
                self.summary.notices.extend(outcome.extraction.article.notices)
                self.publication.renew(outcome)

    def prune(self, paths: list[str]) -> None:
        """Remove the articles of the folders in *paths* whose source was not met."""
        for folder in sorted({str(Path(path).absolute()) for path in paths}):
            for kept in list(self.publication.articles.of_collection(folder)):
                if kept.identity not in self.seen and not kept.removed:
                    self.publication.remove(kept.key)
                    self.summary.removed += 1

    def _changed(self, paths: list[str]) -> Iterator[Source]:
        apart, answers = elsewhere(self.bounds), self.publication.answers
        with fetching(manners(self.config), answers, apart=apart) as fetch:
            for found in sources(paths, replace(limits(self.config), apart=apart), fetch):
                if isinstance(found, SourceError):
                    self.summary.skip(found)
                elif self._is_changed(found):
                    yield found
                else:
                    self.progress(found.location)

    def _is_changed(self, source: Source) -> bool:
        digest = source_hash(source)
        first = self.seen.first(source.identity)
        if first:
            self._met_again(source, digest, first)
            return False
        self.seen.add(source.identity, source.location, digest, source.captured is not None)
        kept = self.publication.articles.kept(source.identity)
        if kept is None:
            return True
        if kept.removed:
            self.publication.answers.forget(source.location)
            self.summary.skip_removed(source.location, kept.id)
        elif kept.source_hash == digest:
            self.summary.unchanged += 1
            self.publication.keep_original(source)
        else:
            return True
        return False

    def _met_again(self, source: Source, digest: str, first: tuple[str, str, bool]) -> None:
        location, known, is_version = first
        is_version |= source.captured is not None or is_address(location)
        is_version |= is_address(source.location)
        if known != digest and not is_version:  # what a site sends must not end a build
            raise IdentityClash(
                f"{location} and {source.location} are different but both are {source.identity!r}",
                hint="give them together as one folder, or give each record its own id",
            )
        same = "the same as" if known == digest else "another form of"
        self.summary.skip(SourceGivenTwice(f"{same} {location}", place=source.location))


@dataclass(frozen=True, slots=True)
class _Prepared:
    """What every worker is told, and loads before its first input."""

    base_iri: str

    def prepare(self) -> None:
        """Load what the analysis of every article needs."""
        annotate(_EXAMPLE, self.base_iri)


class _Annotator(_Prepared):
    """What a worker finds in a source."""

    def __call__(self, source: Source) -> Resolved:
        return annotate(source, self.base_iri)


class _Maker(_Prepared):
    """What a worker makes of a source."""

    def __call__(self, source: Source) -> Made:
        return Made(annotate(source, self.base_iri), packed(source.content))


class _Remaker(_Prepared):
    """What a worker makes anew of a stored source, or of an article whose source is lost."""

    def __call__(self, one: Source | Article) -> Resolved:
        if isinstance(one, Article):
            return _resolved(told_anew(one), self.base_iri)
        return annotate(one, self.base_iri)


def _resolved(article: Article, base_iri: str) -> Resolved:
    sign()
    stream = analysed(article)
    sign()
    return resolve(extract(stream), base_iri)
