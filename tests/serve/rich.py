"""A store with what pages have to cope with: licences, versions, languages, hostile names."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import httpx
import pytest
from lxml import html

from tests.conftest import Kg

if TYPE_CHECKING:
    from tests.serve.conftest import Serving

FREE = "https://creativecommons.org/licenses/by/4.0/"
CLOSED = "https://rightsstatements.org/vocab/InC/1.0/"
HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"
MEETING = (
    "Талғар ауданының әкімі Марат Сұлтанов «Алматы агломерациясының өңіраралық схемасын»"
    " таныстырды.\nЖиынға Қаржы министрлігінің өкілдері қатысты. Министрлік схеманы бекітпейді."
)
ARTICLES = [
    {
        "id": "open",
        "title": "Талғарда жиын өтті",
        "date": "2024-03-05",
        "publisher": "Хабаршы",
        "url": "https://habarshy.example/2024/jiyn",
        "license": FREE,
        "text": MEETING,
    },
    {
        "id": "again",
        "title": "Талғардағы жиын туралы",
        "date": "2024-03-06",
        "publisher": "Жаршы",
        "license": FREE,
        "text": MEETING,
    },
    {
        "id": "closed",
        "title": "Қауымдастық құрылды",
        "date": "2024-05-10",
        "publisher": "Жабық газет",
        "license": CLOSED,
        "text": "Шымкент қаласының әкімі Ғабит Мәжитов кеңес құрды. Бұл сөйлемде ештеңе жоқ еді."
        " Ақтөбе облысының әкімдігі 2024 жылғы 15 ақпанда № 12 қаулы қабылдады.",
    },
    {
        "id": "mixed",
        "title": "Екі тілде",
        "date": "2023",
        "text": "Алматы облысының әкімдігі жаңа мектеп салды. Мектептерде балалар оқиды.\n"
        "Председатель правительства сообщил, что в этом году в области построят новые школы,"
        " больницы и дороги, а также отремонтируют старые здания.\n"
        "Мектепте жаңа кітапхана бар.",
    },
    {
        "id": "hostile",
        "title": HOSTILE,
        "date": "2024-06-01",
        "publisher": HOSTILE,
        "author": HOSTILE,
        "text": "Талғар ауданында жаңа мектеп ашылды, салтанатты жиынға тұрғындар мен ұстаздар"
        f" қатысты.\n«{HOSTILE}» ЖШС директоры Марат Сұлтанов мектептің кілтін табыстады, деп"
        f" хабарлады әкімдіктің баспасөз қызметі. {HOSTILE} мектеп",
    },
]


@pytest.fixture(scope="session")
def rich(tmp_path_factory: pytest.TempPathFactory, kg: Kg) -> Path:
    """A store of ``ARTICLES``, which only servers that read open."""
    folder = tmp_path_factory.mktemp("rich")
    lines = (json.dumps(one, ensure_ascii=False) for one in ARTICLES)
    (folder / "articles.jsonl").write_text("\n".join(lines), "utf-8")
    done = kg("build", folder / "articles.jsonl", "--store", folder / "store")
    assert done.exit_code == 0, done.output
    return folder / "store"


@pytest.fixture(scope="session")
def reading(rich: Path, serving: Serving) -> Iterator[httpx.Client]:
    """A client of a server of ``rich``, which asks for pages in English."""
    with serving(rich, queries=1) as client:
        client.headers.update({"Accept": "text/html", "Accept-Language": "en"})
        yield client


@pytest.fixture
def own(rich: Path, tmp_path: Path) -> Path:
    """A copy of ``rich`` to change."""
    return Path(shutil.copytree(rich, tmp_path / "store", symlinks=True))


Fetch = Callable[..., html.HtmlElement]


@pytest.fixture(scope="session")
def fetch(reading: httpx.Client) -> Fetch:
    """``fetch("/search", q="әкім")``: the page that the server of ``rich`` gives, parsed."""

    def fetched(path: str, status: int = 200, **parameters: object) -> html.HtmlElement:
        answer = reading.get(path, params=parameters or None)
        assert answer.status_code == status, answer.text
        return html.fromstring(answer.text)

    return fetched


@pytest.fixture(scope="session")
def paths(fetch: Fetch) -> dict[str, str]:
    """The paths of the articles' pages by their ids, as a search links to them."""
    page = fetch("/search", q="date:2023..2024", limit=50)
    links = page.xpath("//li[@class='hit']/h3/a")
    titles = {one.text_content(): one.get("href").partition("?")[0] for one in links}
    return {str(one["id"]): titles[str(one["title"])] for one in ARTICLES}
