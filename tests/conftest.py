"""What all tests share: the folders of the checkout, a store built once, and the ``kg`` command."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"

OUR_OWN = ("KG_REQUIRE_ALL", "KG_WRITE_DOCUMENTS", "KG_FUZZ")

Kg = Callable[..., Result]


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The development data beside the checkout; the test is skipped where there is none."""
    if not SHARED.is_dir():
        pytest.skip(f"no development data in {SHARED}")
    return SHARED


@pytest.fixture(scope="session")
def seed(root: Path) -> Path:
    """The article that the project was started from."""
    return root / "corpus" / "articles" / "seed.txt"


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """No setting of the person who runs the tests reaches them."""
    for name in [name for name in os.environ if name.startswith("KG_") and name not in OUR_OWN]:
        monkeypatch.delenv(name)


@pytest.fixture(scope="session")
def kg() -> Kg:
    """Run a ``kg`` command in this process and return its result: ``kg("search", "әкім")``."""
    from kg.cli import main

    def run(*arguments: object, stdin: str | bytes | None = None) -> Result:
        return CliRunner().invoke(main, [str(one) for one in arguments], input=stdin)

    return run


@pytest.fixture(scope="session")
def kg_process() -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run ``kg`` as a process of its own, as people do."""

    def run(*arguments: object, **options: object) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "kg", *map(str, arguments)]
        return subprocess.run(command, capture_output=True, text=True, check=False, **options)  # type: ignore[call-overload,no-any-return]

    return run


@pytest.fixture(scope="session")
def news(tmp_path_factory: pytest.TempPathFactory, seed: Path) -> Path:
    """A folder of five small articles: the seed and four written for the tests."""
    folder = tmp_path_factory.mktemp("news")
    (folder / "seed.txt").write_bytes(seed.read_bytes())
    (folder / "school.txt").write_text(
        "Мектеп ашылды\n"
        "Талғар ауданында жаңа мектеп ашылды. Мектептерде 600 бала оқиды.\n"
        "Салтанатты жиынға Алматы облысының әкімі Марат Сұлтанов пен Талғар ауданы әкімдігінің"
        " өкілдері қатысты.\n",
        encoding="utf-8",
    )
    (folder / "records.jsonl").write_text(
        '{"id": "council", "title": "Кеңес өтті", "date": "2024-02-15", "publisher": "Хабаршы",'
        ' "text": "Ақтөбе облысының әкімдігі 2024 жылғы 15 ақпанда қаулы қабылдады.'
        ' Қаулыны облыс әкімі таныстырды."}\n'
        '{"id": "ministry", "title": "Министрлік есебі", "date": "2023", "publisher": "Хабаршы",'
        ' "url": "https://habarshy.example/2023/esep",'
        ' "text": "Қаржы министрлігі жылдық есебін жариялады. Министр Асқар Омаров есепті Үкімет'
        ' отырысында таныстырды."}\n',
        encoding="utf-8",
    )
    (folder / "page.html").write_text(
        "<!doctype html><html lang='kk'><head><title>Қалада көпір салынды - Хабаршы</title>"
        "<meta property='og:site_name' content='Хабаршы'>"
        "<meta property='article:published_time' content='2022-06-13T10:00:00+06:00'>"
        "<link rel='canonical' href='https://habarshy.example/2022/kopir'></head><body>"
        "<nav><a href='/'>Басты бет</a> <a href='/n1'>Семейде жаңа вокзал ашылды деп күтілуде</a>"
        "</nav><article><h1>Қалада көпір салынды</h1><p>Шымкент қаласында жаңа көпір салынды деп"
        " хабарлады қала әкімдігінің баспасөз қызметі. Көпірдің ұзындығы екі жүз метр болады."
        "</p><p>«Көпір екі ауданды қосады, қатынас жеңілдейді», - деді Шымкент қаласының әкімі"
        " Ғабит Мәжитов.</p></article></body></html>",
        encoding="utf-8",
    )
    return folder


@pytest.fixture(scope="session")
def store(news: Path, tmp_path_factory: pytest.TempPathFactory, kg: Kg) -> Path:
    """A store built from ``news``, to read only."""
    folder = tmp_path_factory.mktemp("built") / "store"
    result = kg("build", news, "--store", folder)
    assert result.exit_code == 0, result.output
    return folder


@pytest.fixture(scope="session")
def demo_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which ``kg build`` has built the sample corpus into ``kg-store``."""
    folder = tmp_path_factory.mktemp("documents")
    subprocess.run(
        [sys.executable, "-m", "kg", "build"], cwd=folder, check=True, capture_output=True
    )
    return folder
