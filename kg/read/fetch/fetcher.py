"""An address in, the sources that it leads to out: a page, or all that a feed or sitemap lists."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.errors import SourceError, SourceGivenTwice, SourceNotSupported, SourceTooLarge
from kg.model import Answer, Metadata, Source
from kg.read.address import names_an_article
from kg.read.apart import Apart, Unread, here
from kg.read.feeds import entries
from kg.read.fetch.addresses import checked, known_as
from kg.read.fetch.answered import FEED, SITEMAP, charset_of, feeds_of, kind_of, source_of, whole
from kg.read.fetch.manners import Manners
from kg.read.fetch.memory import Memory
from kg.read.fetch.pace import Clock
from kg.read.formats import HTML
from kg.read.sitemaps import Listed, listed

if TYPE_CHECKING:
    from kg.read.fetch.network import Resolve

__all__ = ["fetching"]

_MOST_PAGES = 50_000  # of one address that is given: as many as one sitemap may list
_MOST_SITEMAPS = 1_000
_DEEPEST = 3  # an index of indexes is more than the protocol knows

Found = Iterator[Source | SourceError]


@contextmanager
def fetching(
    manners: Manners,
    memory: Memory,
    clock: Clock | None = None,
    resolve: Resolve | None = None,
    apart: Apart = here,
) -> Iterator[Callable[[str], Found]]:
    """A function that yields the sources of an address, or the errors that keep them from being.

    What it has yielded once it does not fetch again.  Connections are closed with the context; none
    is made, and no library loaded, before an address is asked for.  *clock* and *resolve*, by which
    time passes and hosts are looked up, are those of the system unless given.  Feeds and sitemaps
    are read *apart*.
    """
    with ExitStack() as opened:
        fetcher: list[_Fetcher] = []

        def fetch(address: str) -> Found:
            if not fetcher:
                from kg.read.fetch.visitor import Visitor
                from kg.read.fetch.web import Web

                web = opened.enter_context(Web(manners, resolve))
                visitor = Visitor(web, manners, memory, clock or Clock())
                most = manners.source_bytes
                fetcher.append(_Fetcher(visitor.get, visitor.robots.sitemaps, most, apart))
            return fetcher[0].at(address)

        yield fetch


@dataclass(frozen=True, slots=True)
class _Link:
    """Where a feed or sitemap leads, and what it says of the page there."""

    address: str
    stated: Metadata


class _Fetcher:
    """One run: which pages were met, and under which names."""

    def __init__(
        self,
        get: Callable[[str], Answer],
        sitemaps: Callable[[str], list[str]],
        most_bytes: int,
        apart: Apart,
    ) -> None:
        self._get, self._sitemaps, self._most_bytes = get, sitemaps, most_bytes
        self._apart = apart
        self._met: set[str] = set()  # addresses, so that two feeds may list the same pages
        self._named: dict[str, str] = {}  # the identity of each source, with where it was

    def at(self, address: str) -> Found:
        """The sources of an address that a person gave."""
        try:
            start = checked(address)
            if known_as(start) in self._met:
                hint = "nothing is to be done: it was read once"
                raise SourceGivenTwice("fetched before in this run", place=start, hint=hint)
            self._met.add(known_as(start))
            answer = self._whole(start)
            kind = kind_of(answer)
            if kind == FEED:
                yield from self._pages(self._of_feed(answer), address)
            elif kind == SITEMAP:
                yield from self._pages(self._of_sitemaps([answer]), address)
            elif kind == HTML and not names_an_article(answer.address):
                yield from self._front_page(answer, address)
            else:
                yield self._source(answer, address, Metadata())
        except SourceError as error:
            yield error

    def _front_page(self, answer: Answer, collection: str) -> Found:
        """What a site lists on its front page: its feed, else its sitemaps, else the page alone."""
        feed = next(iter(feeds_of(answer)), None)
        sitemaps = [] if feed else self._sitemaps(answer.address)
        if feed:
            yield from self._pages(self._of_feed(self._whole(checked(feed))), collection)
        elif sitemaps:
            links = (_link(one, answer.address, Metadata(), one) for one in sitemaps)
            yield from self._pages(self._of_sitemaps(links), collection)
        else:
            yield self._source(answer, collection, Metadata())

    def _pages(self, links: Iterator[_Link | SourceError], collection: str) -> Found:
        """The page of each link, those left out that were met before."""
        count = 0
        try:
            for link in links:
                if isinstance(link, SourceError):
                    yield link
                    continue
                if known_as(link.address) in self._met:
                    continue
                self._met.add(known_as(link.address))
                count += 1
                if count > _MOST_PAGES:
                    hint = "give the sitemaps of its parts one by one"
                    message = f"it lists more than {_MOST_PAGES} pages; the others are left"
                    raise SourceTooLarge(message, place=collection, hint=hint)
                yield self._page(link, collection)
        except SourceError as error:
            yield error

    def _page(self, link: _Link, collection: str) -> Source | SourceError:
        try:
            answer = self._whole(link.address)
            if kind_of(answer) in (FEED, SITEMAP):
                hint = f"give it as well: kg build {link.address}"
                raise SourceNotSupported(
                    "a feed, where a page should be", place=link.address, hint=hint
                )
            return self._source(answer, collection, link.stated)
        except SourceError as error:
            return error

    def _of_feed(self, answer: Answer) -> Iterator[_Link | SourceError]:
        unread = Unread(answer.address, answer.content, charset_of(answer))
        for entry in self._apart(entries, unread):
            stated = Metadata(entry.stated.title, entry.stated.date, author=entry.stated.author)
            place = entry.address or f"{answer.address}: {entry.stated.title or 'an entry'}"
            yield _link(entry.address, answer.address, stated, place)

    def _of_sitemaps(
        self, first: Iterable[Answer | _Link | SourceError]
    ) -> Iterator[_Link | SourceError]:
        """The pages of sitemaps, and of those that they are indexes of."""
        waiting = deque((one, 1) for one in first)
        met = {one.address for one, _ in waiting if not isinstance(one, SourceError)}
        while waiting:
            one, depth = waiting.popleft()
            if isinstance(one, SourceError):
                yield one
                continue
            try:
                answer = self._whole(one.address) if isinstance(one, _Link) else one
                for item in self._apart(listed, Unread(answer.address, answer.content)):
                    if isinstance(item, SourceError):
                        raise item
                    link = _link(item.address, answer.address, item.stated, item.address)
                    if not item.is_sitemap or isinstance(link, SourceError):
                        yield link
                    elif link.address not in met:
                        _require_few(met, depth, item)
                        met.add(link.address)
                        waiting.append((link, depth + 1))
            except SourceError as error:
                yield error

    def _source(self, answer: Answer, collection: str, stated: Metadata) -> Source:
        source = source_of(answer, collection, stated)
        known = self._named.setdefault(source.identity, answer.address)
        if known != answer.address:
            message = f"it says that it is {source.identity}, and so does {known}"
            hint = "the site takes them for one article: the first was read"
            raise SourceGivenTwice(message, place=answer.address, hint=hint)
        self._met.add(known_as(answer.address))
        return source

    def _whole(self, address: str) -> Answer:
        return whole(self._get(address), self._most_bytes)


def _link(address: str, base: str, stated: Metadata, place: str) -> _Link | SourceError:
    if not address.strip():
        hint = "tell the site of it: its feed is no good without"
        return SourceNotSupported("the entry has no link", place=place, hint=hint)
    try:
        return _Link(checked(address, base=base), stated)
    except SourceError as error:
        return error


def _require_few(met: set[str], depth: int, item: Listed) -> None:
    hint = f"give it by itself: kg build {item.address}"
    if depth >= _DEEPEST:
        message = f"a sitemap more than {_DEEPEST} deep in others"
        raise SourceTooLarge(message, place=item.address, hint=hint)
    if len(met) >= _MOST_SITEMAPS:
        message = f"more than {_MOST_SITEMAPS} sitemaps; the others are left"
        raise SourceTooLarge(message, place=item.address, hint=hint)
