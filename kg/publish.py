"""Resolved articles in, graph, index and article store of one generation out, in step."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from kg import __version__
from kg.config import Config
from kg.errors import ConfigError, DocumentMissing, JudgementMissing
from kg.graph import (
    GraphWriter,
    Names,
    Quads,
    article_quads,
    authority_quads,
    correction_quads,
    entity_quads,
    expand,
    merge_quads,
    ontology_quads,
    wikidata_quads,
)
from kg.judgement import FACT, Judgement
from kg.model import Article, Resolved, Source
from kg.resolve import Resolution, article_key, read_wikidata, resolution, telling
from kg.search.embedder import model_name
from kg.search.update import Changes, engine_for, goes_on, update_index
from kg.store import ArticleStore, Draft, Kept, content_hash, packed

__all__ = ["Made", "Publication"]


@dataclass(frozen=True, slots=True)
class Made:
    """What was made of one source: all that its article says; the source's own bytes, packed."""

    resolved: Resolved
    original: bytes


class Publication:
    """Everything that a generation consists of, open for writing until ``publish``.

    What is not published is dropped with the draft.  *afresh* takes over the articles alone, so
    that graph and index are written anew even where they are damaged.
    """

    def __init__(self, draft: Draft, config: Config, *, afresh: bool = False) -> None:
        self._draft, self._config, self._afresh = draft, config, afresh
        self._names = Names(config.base_iri)
        self._settings = {"base_iri": config.base_iri, "confidence": str(config.confidence)}
        self._check_settings()
        if config.semantic:
            model_name()  # where it is missing, that is told now and not after hours of work
        self._wikidata = read_wikidata(Path(config.wikidata)) if config.wikidata else None
        self._changed = afresh and draft.previous is not None
        self._stale: set[str] = set()  # articles whose graph is not that of their extraction
        self._unindexed: set[str] = set()  # those whose words or names the index does not have
        self._dropped: set[str] = set()
        self.resolution = Resolution(config.base_iri, {})

    def __enter__(self) -> Publication:
        new, old = self._draft.generation, self._draft.previous
        if old:
            with ArticleStore(old.articles) as kept:
                kept.copy_to(new.articles)
        copied = None if self._afresh else old
        self._index_before = copied.index if copied else None
        self._has_embeddings = copied is not None and copied.embeddings.is_dir()
        self._graph = GraphWriter(new.graph, copied.graph if copied else None)
        self.articles = ArticleStore(new.articles, writable=True)
        self.answers = self.articles.answers(self._draft.originals)
        if old and self._afresh:
            self._graph.take_over(old.graph, self._names)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._graph.cancel()
        self.articles.close()

    def put(self, source: Source, source_hash: str, made: Made) -> None:
        """Write the article of *source* in the place of what the source said before."""
        original = content_hash(source.content)
        self._draft.originals.put(original, made.original)
        self.articles.put(source, source_hash, made.resolved, original)
        self._write(made.resolved)

    def keep_original(self, source: Source) -> None:
        """Keep the bytes of a known source whose article is as it was, where they are not kept."""
        if self.articles.lacks_original(source.identity):
            original = content_hash(source.content)
            self._draft.originals.put(original, packed(source.content))
            self.articles.keep_original(source, original)
            self._changed = True

    def originals(self) -> Iterator[Source | Article]:
        """What all articles were made of; the article itself where that is missing or damaged."""
        return self.articles.sources(self._draft.originals.get)

    def renew(self, resolved: Resolved) -> None:
        """Write a new extraction of an article that the store has."""
        self.articles.renew(resolved)
        self._write(resolved)

    def keep(self, key: str) -> None:
        """Write what the store has of an article again: needed where all is written afresh."""
        self._write(self.articles.resolved(key))

    def remove(self, key: str) -> None:
        """Drop an article without a tombstone."""
        self.articles.forget(key)
        self._drop(key)

    def bury(self, kept: Kept) -> None:
        """Drop an article and leave its tombstone."""
        self.articles.bury(kept.key)
        self._drop(kept.key)

    def forget_tombstone(self, kept: Kept) -> None:
        """Let the next build take the source in again."""
        if kept.removed:
            self.articles.forget(kept.key)
            self._changed = True

    def judge(self, judgement: Judgement) -> None:
        """Take what a person decided: this build and each later one replay it."""
        self.articles.judgements.add(judgement)
        self._note(judgement)

    def take_back(self, id: str) -> Judgement:
        """Undo the judgement of that id; raises JudgementMissing."""
        known = {one.id: one for one in self.articles.judgements}
        if id not in known:
            raise JudgementMissing(
                "no such judgement in the store", place=id, hint="kg review --list"
            )
        self.articles.judgements.drop(id)
        self._note(known[id])
        return known[id]

    def _note(self, judgement: Judgement) -> None:
        self._changed = True
        key = article_key(judgement.one)
        if judgement.verdict in FACT:
            kept = self.articles.find(key, self._config.base_iri)
            self._stale.update([kept.key] if kept and not kept.removed else [])

    def find(self, name: str) -> Kept:
        """The source of that id, IRI, URL or path; raises DocumentMissing."""
        kept = self.articles.find(name, self._config.base_iri)
        if kept is None:
            raise DocumentMissing(
                "no such article in the store", place=name, hint="kg search --json tells ids"
            )
        return kept

    def publish(self) -> tuple[int, int]:
        """Make all changes visible at once; how many entities and facts there are now.

        Where nothing changed nothing is published.
        """
        if not (self._changed or self._index_is_another()):
            return self._publish_answers()
        self._resolve()
        authority = authority_quads(self._config.base_iri)
        self._replace_listed("authority", authority)
        self._replace_listed("ontology", ontology_quads(self._config.base_iri))
        self._graph.put(correction_quads(self.articles.judgements, self._config.base_iri))
        entities, facts = self._replace_entities(authority)
        counts = {"articles": self.articles.count(), "entities": entities, "facts": facts}
        self._publish(self._settings, counts)
        return entities, facts

    def _publish_answers(self) -> tuple[int, int]:
        """Keep what sites answered though no article has changed; entities and facts stay."""
        if not self._draft.previous:
            return 0, 0
        before = self._draft.previous.manifest
        if self.answers.changed:
            self._publish(before.settings, before.counts)
        return before.counts.get("entities", 0), before.counts.get("facts", 0)

    def _publish(self, settings: dict[str, str], counts: dict[str, int]) -> None:
        self._write_index()
        self.articles.commit()
        self._graph.close()
        self.articles.close()
        self._draft.publish(__version__, settings, counts)

    def _write(self, resolved: Resolved) -> None:
        """Note an article; graph and index wait until all articles tell who is who."""
        key = resolved.extraction.article.key
        self._stale.add(key)
        self._unindexed.add(key)
        self._dropped.discard(key)
        self._changed = True

    def _resolve(self) -> None:
        """Find out which names of all articles are one thing."""
        base = self._config.base_iri
        tellings = (telling(one.extraction, base) for one in self.articles.all_resolved())
        self.resolution = resolution(tellings, self.articles.judgements, base)

    def _rewrite(self, renamed: set[str]) -> None:
        """Write the graphs of articles that changed, or whose names are other things now."""
        for key in sorted(self._stale | renamed):
            resolved = self.resolution.applied(self.articles.resolved(key))
            if key in renamed:
                self.articles.identify(resolved)
            self._write_graph(resolved)
        self._unindexed |= renamed

    def _write_index(self) -> None:
        """Bring the index in step with the articles."""
        kept = [one.key for one in self.articles.known() if not one.removed]
        changes = Changes(self._unindexed, self._dropped, kept, self.articles.resolved)
        new, old = self._draft.generation, self._draft.previous
        update_index(new.index, self._index_before, changes, self._config.engine)
        if kept and (self._config.semantic or self._has_embeddings):
            from kg.search.embeddings import update_embeddings

            before = old.embeddings if old and self._has_embeddings else None
            update_embeddings(new.embeddings, before, changes, self._config.workers)

    def _index_is_another(self) -> bool:
        """Whether a setting asks for another engine, or embeddings, though no article changed."""
        before, count = self._index_before, self.articles.count()
        if before is None:
            return False
        lacking = self._config.semantic and count > 0 and not self._has_embeddings
        return lacking or not goes_on(before, engine_for(self._config.engine, count, before))

    def _write_graph(self, resolved: Resolved) -> None:
        right = self.resolution.rightly(resolved)
        quads = article_quads(right, self._config.base_iri, self._config.confidence)
        self._graph.put(quads)

    def _drop(self, key: str) -> None:
        self._stale.discard(key)
        self._unindexed.discard(key)
        self._dropped.add(key)
        self._graph.remove(self._names.document_graph(key))
        self._changed = True

    def _replace_listed(self, name: str, quads: Quads) -> None:
        """Write a graph that follows from no article, where it is not what the copy has."""
        digest = quads.digest()
        copied = self._draft.previous if not self._afresh else None
        if not copied or copied.manifest.settings.get(name) != digest:
            self._graph.put(quads)
        self._settings[name] = digest

    def _replace_entities(self, authority: Quads) -> tuple[int, int]:
        """Recompute what follows from all articles; how many entities and facts there are."""
        facts, renamed = 0, set()

        def rightly() -> Iterator[Resolved]:
            nonlocal facts
            for one in self.articles.all_resolved():
                applied = self.resolution.applied(one)
                if applied.entities != one.entities:
                    renamed.add(one.extraction.article.key)
                right = self.resolution.rightly(applied)
                facts += len(right.extraction.facts)
                yield right

        quads = entity_quads(rightly(), self._config.base_iri, self._config.confidence, authority)
        self._rewrite(renamed)
        typed = {quad.subject for quad in quads if quad.predicate.value == expand("rdf:type")}
        merge_quads(quads, self.resolution, self._names)
        if self._wikidata is not None:
            told, listed = self.articles.all_resolved(), authority.subjects()
            quads += wikidata_quads(told, self._wikidata, listed, self._config.base_iri)
        self._graph.put(quads.without(authority))  # else the union of all has it twice
        return len(typed), facts

    def _check_settings(self) -> None:
        """One store has one base; refuse to mix two in it."""
        if not self._draft.previous:
            return
        known = self._draft.previous.manifest.settings.get("base_iri")
        if known != self._config.base_iri:
            raise ConfigError(
                f"the store's base IRI is {known}, not {self._config.base_iri}",
                place=str(self._draft.store),
                hint=f"KG_BASE_IRI={known}, or build into another --store",
            )
