"""A small store in memory that text:query is asked of: six articles, what they mention, by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from kg.graph.names import expand
from kg.model import Article, Extraction, Metadata, Resolved, Wording
from kg.query.guard import checked
from kg.query.sparql import results
from kg.search import Index, open_index
from kg.search.engine import open_writer
from kg.search.wording import wording

BASE = "https://example.org/"
TEXTS = {
    "talgar": (
        "Талғарда мектеп ашылды",
        "Талғарда жаңа мектеп ашылды. Мектептерде 600 бала оқиды.",
    ),
    "almaty": ("Әкімдік жұмысы", "Алматы қаласының әкімі сөз сөйледі. Ол мектептерді аралады."),
    "budget": ("Министрлік есебі", "Министр Болат Жәмішев есепті таныстырды. Бюджет өсті."),
    "river": ("Су тасқыны", "Өзен тасыды. Министр мәлімдеме жасады."),
    "city": ("Агломерация", "Алматы агломерациясы өсіп келеді. Агломерацияның жоспары бар."),
    "quote": ("Тырнақша", 'Ол "мектеп\\" } деп жазды.'),
}
MENTIONS = {
    "talgar": ("talgar",),
    "almaty": ("almaty",),
    "city": ("almaty", "talgar"),
    "budget": ("zhamishev",),
}
LABELS = {"talgar": "Талғар", "almaty": "Алматы", "zhamishev": "Болат Жәмішев"}


def analysed_article(key: str, title: str, text: str) -> Resolved:
    from kg.analyse import analysed

    metadata = Metadata(title=title)
    article = Article(id=key, key=key, identity=key, text=text, metadata=metadata)
    return Resolved(Extraction(analysed(article)))


def doc(key: str) -> ox.NamedNode:
    return ox.NamedNode(f"{BASE}doc/{key}")


def node(name: str) -> ox.NamedNode:
    return ox.NamedNode(f"{BASE}id/{name}")


def article_graph(key: str) -> list[ox.Quad]:
    """What the graph of an article says: class, title, and what it mentions."""
    graph = ox.NamedNode(f"{BASE}graph/doc/{key}")
    said = [
        (doc(key), expand("rdf:type"), ox.NamedNode(expand("agl:Article"))),
        (doc(key), expand("dct:title"), ox.Literal(TEXTS[key][0], language="kk")),
        *((doc(key), expand("agl:mentions"), node(one)) for one in MENTIONS.get(key, ())),
    ]
    return [ox.Quad(one, ox.NamedNode(property_), what, graph) for one, property_, what in said]


@dataclass
class Searched:
    """What text:query looks into (see ``kg.query.text.Searched``)."""

    index: Index
    kept: dict[str, Article]

    @property
    def articles(self) -> Searched:
        return self

    def wording(self, key: str) -> Wording:
        return wording(Extraction(self.kept[key]))

    def resolved(self, key: str) -> Resolved:
        return Resolved(Extraction(self.kept[key]))

    def iri(self, key: str) -> str:
        return doc(key).value


Rows = Callable[[str], list[dict[str, str]]]


@pytest.fixture(scope="session")
def searched(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Searched]:
    """The index of the six articles, and the articles."""
    folder: Path = tmp_path_factory.mktemp("text") / "index"
    writer = open_writer(folder, "whoosh")
    made = [analysed_article(key, *text) for key, text in TEXTS.items()]
    for one in made:
        writer.put(one)
    writer.commit()
    index = open_index(folder)
    yield Searched(index, {one.extraction.article.key: one.extraction.article for one in made})
    index.close()


@pytest.fixture(scope="session")
def graph() -> ox.Store:
    """A graph for each article, and one with the labels of what they mention."""
    store = ox.Store()
    for key in TEXTS:
        store.extend(article_graph(key))
    for name, label in LABELS.items():
        where = ox.NamedNode(f"{BASE}graph/entities")
        label_of = ox.NamedNode(expand("skos:prefLabel"))
        store.add(ox.Quad(node(name), label_of, ox.Literal(label, language="kk"), where))
    return store


@pytest.fixture
def rows(graph: ox.Store, searched: Searched) -> Rows:
    """The rows of a query, each a dict of what is selected: keys of articles, else text."""

    def ask(query: str) -> list[dict[str, str]]:
        found = results(graph, checked(query), searched=searched)
        names = [one.value for one in found.variables]
        return [{name: _shown(row[name]) for name in names} for row in found]

    return ask


def _shown(term: Any) -> str:
    return str(term.value).removeprefix(f"{BASE}doc/") if term else ""
