"""Five short articles in versions, what a store of some must hold, and whether it does.

Annotated once and then written without workers, so that a change takes less than a second.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from kg.config import Config
from kg.judgement import Judgement
from kg.model import Source
from kg.pipeline import annotate, remove
from kg.publish import Made, Publication
from kg.query import open_store
from kg.query.reader import Reader
from kg.review import judge
from kg.store import packed, writing

NAMES = ("мектеп", "кеңес", "көпір", "есеп", "жиын")
VERSIONS = 4
_TEXTS = (
    "Талғар ауданында жаңа мектеп ашылды. Жиынға Алматы облысының әкімі Марат Сұлтанов қатысты.",
    "Ақтөбе облысының әкімдігі қаулы қабылдады. Қаулыны облыс әкімі М. Сұлтанов таныстырды.",
    "Шымкент қаласында көпір салынды деп хабарлады қала әкімі Ғабит Мәжитов.",
    "Қаржы министрлігі есебін жариялады. Министр Асқар Омаров есепті Үкіметте таныстырды.",
    "Отырысқа Қаржы министрлігінің өкілдері мен Асқар Омаров қатысты.",
)
TEXT_OF = "SELECT ?d ?text { GRAPH ?g { ?d agl:text ?text } }"


@dataclass(frozen=True)
class World:
    """What a store must hold: the version of each article, tombstones, judgements, own triples."""

    articles: Mapping[str, int] = field(default_factory=dict)
    removed: frozenset[str] = frozenset()
    judged: frozenset[Judgement] = frozenset()
    own: frozenset[str] = frozenset()

    def texts(self) -> list[str]:
        """The texts of the articles."""
        return sorted(text_of(*one) for one in self.articles.items())


def text_of(name: str, version: int) -> str:
    """A text with a number that stands in no other."""
    number = NAMES.index(name)
    return f"{_TEXTS[number]} Нөмірі {number + 1}{version + 1}77."


def number_of(text: str) -> str:
    return text.rsplit(maxsplit=1)[1].rstrip(".")


@cache
def source(name: str, version: int) -> Source:
    return Source(name, f"{name}.txt", "/жаңалық", "text/plain", text_of(name, version).encode())


@cache
def made(name: str, version: int) -> Made:
    one = source(name, version)
    return Made(annotate(one, Config.base_iri), packed(one.content))


def prepare() -> None:
    """Annotate all that may be written, so that what is forked from here need not."""
    for name in NAMES:
        for version in range(VERSIONS):
            made(name, version)


def write(config: Config, articles: Mapping[str, int], *, afresh: bool = False) -> None:
    """Publish these versions, as a build does once they are annotated."""
    with (
        writing(config.store, renewing=afresh) as draft,
        Publication(draft, config, afresh=afresh) as publication,
    ):
        if afresh:
            for kept in list(publication.articles.known()):
                if not kept.removed:
                    publication.keep(kept.key)
        for name, version in sorted(articles.items()):
            publication.put(source(name, version), f"{version}", made(name, version))
        publication.publish()


def take_out(config: Config, name: str) -> None:
    remove([name], config)


def let_in(config: Config, name: str) -> None:
    remove([name], config, restore=True)


def build(config: Config, world: World) -> None:
    """The same world in a store that is new."""
    write(config, {**world.articles, **dict.fromkeys(world.removed, 0)})
    for name in sorted(world.removed):
        take_out(config, name)
    if world.judged:
        judge(sorted(world.judged), config)
    for triple in sorted(world.own):
        insert(config, triple)


def insert(config: Config, triple: str) -> None:
    """Put a triple into a graph of one's own."""
    _update(config, f"INSERT DATA {{ {_own(triple)} }}")


def delete(config: Config, triple: str) -> None:
    """Take a triple out of it again, as a pattern finds it."""
    _update(config, f"DELETE WHERE {{ {_own(triple)} }}")


def _own(triple: str) -> str:
    return f"GRAPH <https://example.org/own> {{ {triple} }}"


def _update(config: Config, text: str) -> None:
    with open_store(config.store) as reader:
        reader.update(text)


def agreed(reader: Reader) -> list[str]:
    """The texts of a generation; fails where articles, graph and index do not have the same."""
    kept = {one.key for one in reader.articles.known() if not one.removed}
    texts = {key: reader.articles.wording(key).article.text for key in kept}
    rows = reader.query(TEXT_OF)
    said = {row["d"].value.rpartition("/")[2]: row["text"].value for row in rows}
    assert said == texts, f"graph {said}, articles {texts}"
    assert set(reader.index.keys()) == kept, "index and articles have other keys"
    for text in texts.values():
        found = [answer.article.text for answer in reader.search(number_of(text))[0]]
        assert found == [text], f"searched {number_of(text)}, found {found}"
    assert reader.generation.manifest.counts["articles"] == len(kept)
    return sorted(texts.values())


def dumped(store: Path) -> list[bytes]:
    """The store's quads as sorted N-Quads lines."""
    import pyoxigraph as ox

    with open_store(store) as reader:
        return sorted((ox.serialize(reader.graph, format=ox.RdfFormat.N_QUADS) or b"").splitlines())
