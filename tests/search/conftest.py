"""Articles made for the search tests, and every engine there is with them indexed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from kg.model import Article, Entity, Extraction, Mention, Metadata, Resolved
from kg.search import engine
from kg.search.engine import Index, IndexWriter

MakeArticle = Callable[..., Resolved]


def resolved(
    key: str,
    text: str,
    title: str = "",
    date: str | None = None,
    publisher: str | None = None,
    entities: tuple[Entity, ...] = (),
    mentions: tuple[tuple[str, str, str, str | None], ...] = (),
) -> Resolved:
    """An analysed article that mentions *entities*.

    *mentions* are what the text says, its lemma, label and type.
    """
    from kg.analyse import analysed

    metadata = Metadata(title=title or None, date=date, publisher=publisher)
    article = Article(id=key, key=key, identity=key, text=text, metadata=metadata)
    found = tuple(
        Mention(text.index(said), text.index(said) + len(said), said, *rest)
        for said, *rest in mentions
    )
    return Resolved(Extraction(analysed(article), found), entities)


def entity(kind: str, label: str, *others: str) -> Entity:
    return Entity(f"https://w3id.org/agglo-kg/id/{kind}/{label}", f"agl:{kind}", label, others)


def _articles() -> list[Resolved]:
    zhamishev = entity("Person", "Болат Жәмішев")
    finance = entity("Ministry", "Қаржы министрлігі", "Минфин")
    akimat = entity("Akimat", "Алматы қаласының әкімдігі")
    almaty = entity("AdministrativeUnit", "Алматы қаласы")
    return [
        resolved(
            "school",
            "Талғарда жаңа мектеп ашылды. Мектептерде 600 бала оқиды.",
            "Талғарда мектеп ашылды",
            "2014-02-26",
            "Хабаршы",
            (entity("AdministrativeUnit", "Талғар ауданы"),),
        ),
        resolved(
            "city",
            "Қала әкімдігінің баспасөз қызметі хабарлады. Алматы қаласының әкімі сөз сөйледі.",
            "Әкімдік жұмысы",
            "2016",
            "«Қала» газеті",
            (akimat, almaty),
            (
                ("Қала әкімдігінің", "Алматы қаласының әкімдігі", "ORGANISATION", "agl:Akimat"),
                ("Алматы қаласының", "Алматы қаласы", "GPE", "agl:AdministrativeUnit"),
            ),
        ),
        resolved(
            "finance",
            "Министр Болат Жәмішев есепті таныстырды. ҚР-да бюджет өсті, деді министр.",
            "Министрлік есебі",
            "2015-07",
            "Хабаршы",
            (zhamishev, finance),
            (("Болат Жәмішев", "Болат Жәмішев", "PERSON", "agl:Person"),),
        ),
        resolved(
            "river",
            "Өзен тасыды. Қазақстан өзендері туралы министр мәлімдеді. Көпір 3,5 метр биік.",
            "Су тасқыны",
            None,
            None,
            (entity("Company", "Су құрылысы"), entity("Memorandum", "Өзен келісімі")),
        ),
        resolved(
            "kala",
            "Орыс тіліндегі кала сөзі. Агломерацияның дамуы жайлы. 2014 жылдың қаңтарында басталып,"
            " 2017 жылы тоқтады. 2021 жылғы 9 мамырда және 2023-2025 жылдары жалғасады.",
            "Өзге мақала",
            "2020-01-05",
            mentions=(
                ("2014 жылдың қаңтарында", "2014-01", "DATE", None),
                ("2017 жылы", "2017", "DATE", None),
                ("2023-2025 жылдары", "2023/2025", "DATE", None),
                ("2021 жылғы 9 мамырда", "2021-05-09", "DATE", None),
            ),
        ),
    ]


@pytest.fixture(scope="session")
def articles() -> list[Resolved]:
    """Five analysed articles."""
    return _articles()


@pytest.fixture(scope="session", params=sorted(engine.ENGINES))
def engine_name(request: pytest.FixtureRequest) -> str:
    """Every search engine in turn."""
    return str(request.param)


@pytest.fixture(scope="session")
def writer_of(engine_name: str) -> Callable[..., IndexWriter]:
    """Opens a writer of the engine in turn."""

    def writer(folder: Path, copy_of: Path | None = None) -> IndexWriter:
        return engine.open_writer(folder, engine_name, copy_of)

    return writer


@pytest.fixture(scope="session")
def build_index(writer_of: Callable[..., IndexWriter]) -> Callable[..., Index]:
    """Index some articles in a folder, from the beginning, and open it."""

    def build(folder: Path, indexed: Iterable[Resolved]) -> Index:
        writer = writer_of(folder)
        for one in indexed:
            writer.put(one)
        writer.commit()
        return engine.open_index(folder)

    return build


@pytest.fixture(scope="session")
def index_folder(
    tmp_path_factory: pytest.TempPathFactory,
    articles: list[Resolved],
    build_index: Callable[..., Index],
) -> Path:
    """The folder of an index of the five articles."""
    folder = tmp_path_factory.mktemp("search") / "index"
    build_index(folder, articles).close()
    return folder


@pytest.fixture
def index(index_folder: Path) -> Iterator[Index]:
    """An index of the five articles, to read."""
    opened = engine.open_index(index_folder)
    yield opened
    opened.close()
