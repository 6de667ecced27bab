"""What a command loads before it answers: the libraries that it does not use cost seconds."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from kg.cli import main
from tests.conftest import Kg

HEAVY = "spacy rdflib trafilatura pyoxigraph whoosh tantivy lxml py3langid oxrdflib numpy".split()
OWN = {"kg.search", "kg.query.functions", "kg.query.text.rewriting"}  # what few queries need
NETWORK = "asyncio ssl http.client urllib.request email".split()
# What takes longer to load than a short command to answer, and is of use only to long ones.
SLOW = "multiprocessing subprocess tempfile logging tomllib hashlib importlib.resources".split()
# Of our own, what each command must do without.
NOT_OF = {
    "sparql": "kg.model kg.read kg.analyse kg.search kg.store.articles kg.cli.build".split(),
    "search": "kg.read kg.analyse.stream kg.graph kg.extract kg.store.draft kg.cli.build".split(),
    "show": "kg.model kg.read kg.analyse kg.search kg.store.articles kg.cli.build".split(),
    "stats": "kg.read kg.analyse kg.search kg.store.draft kg.cli.build".split(),
}
_PROGRAM = """
import sys
from kg.cli import main
try:
    main(sys.argv[1:])
except SystemExit as ended:
    code = ended.code
print("loaded", code, *sys.modules)
"""


def loaded_by(*arguments: object) -> set[str]:
    """The modules that a command has loaded by the time it ends well."""
    command = [sys.executable, "-c", _PROGRAM, *map(str, arguments)]
    result = subprocess.run(command, capture_output=True, text=True, check=True)
    words = result.stdout.splitlines()[-1].split()
    assert words[:2] in (["loaded", "0"], ["loaded", "None"]), result.stderr
    return set(words[2:])


@pytest.mark.parametrize("arguments", [["--help"], ["search", "--help"], ["build", "--help"]])
def test_help_loads_no_library_but_click(arguments: list[str]) -> None:
    assert not loaded_by(*arguments).intersection(HEAVY + NETWORK)


def test_search_loads_whoosh_alone(store: Path) -> None:
    loaded = loaded_by("search", "мектеп", "--store", store)
    assert "whoosh" in loaded
    assert "whoosh.lang.morph_en" not in loaded
    assert not loaded.intersection(set(HEAVY) - {"whoosh"})
    assert not loaded.intersection(NETWORK)


@pytest.fixture(scope="module")
def tantivy_store(tmp_path_factory: pytest.TempPathFactory, news: Path, kg: Kg) -> Path:
    folder = tmp_path_factory.mktemp("tantivy")
    settings = folder / "kg.toml"
    settings.write_text('engine = "tantivy"\n', "utf-8")
    made = kg("build", news, "--store", folder / "store", "--config", settings)
    assert made.exit_code == 0, made.stderr
    return folder / "store"


def test_search_of_a_large_store_loads_tantivy_alone(tantivy_store: Path) -> None:
    loaded = loaded_by("search", "мектеп", "--store", tantivy_store)
    assert "tantivy" in loaded
    assert not loaded.intersection(set(HEAVY) - {"tantivy"})
    assert not loaded.intersection(NETWORK)


def test_sparql_loads_pyoxigraph_alone(store: Path) -> None:
    loaded = loaded_by("sparql", "ASK { ?s ?p ?o }", "--store", store)
    # The query itself runs in a child process, which has loaded pyoxigraph by then.
    assert not loaded.intersection(set(HEAVY) - {"pyoxigraph"})
    assert not loaded.intersection(OWN)


_QUERY = """
import sys, kg
with kg.open(sys.argv[1]) as reader:
    list(reader.query(sys.argv[2]))
print(*sys.modules)
"""


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("SELECT * { ?x a agl:Akimat ; skos:prefLabel ?name }", set()),
        (
            "SELECT * { ?x dct:title ?t FILTER(agl:latin(?t) = 'Mektep') }",
            {"kg.query.functions", "kg.search"},
        ),
        (
            "SELECT * { ?x dct:title ?t"
            " FILTER(<https://w3id.org/agglo-kg/ontology#m\\u0061tches>(?t, 'мектеп')) }",
            {"kg.query.functions", "kg.search"},
        ),
        ("SELECT * { ?doc text:query 'мектеп' }", {"kg.query.text.rewriting", "kg.search"}),
    ],
    ids=["neither", "a function", "an escape", "a search"],
)
def test_a_query_loads_of_search_and_functions_what_it_names(
    store: Path, query: str, expected: set[str]
) -> None:
    command = [sys.executable, "-c", _QUERY, str(store), query]
    result = subprocess.run(command, capture_output=True, text=True, check=True)
    assert OWN.intersection(result.stdout.split()) == expected


def test_show_loads_pyoxigraph_alone(store: Path) -> None:
    loaded = loaded_by("show", "Алматы облысы", "--store", store)
    assert not loaded.intersection(set(HEAVY) - {"pyoxigraph"})


@pytest.mark.parametrize(
    "arguments",
    [
        ["sparql", "ASK { ?s ?p ?o }"],
        ["search", "мектеп"],
        ["show", "Алматы облысы"],
        ["stats"],
    ],
    ids=["sparql", "search", "show", "stats"],
)
def test_a_command_that_asks_loads_nothing_of_what_builds(
    arguments: list[str], store: Path
) -> None:
    loaded = loaded_by(*arguments, "--store", store)
    assert not loaded.intersection(NOT_OF[arguments[0]])


def test_sparql_and_a_search_of_a_large_store_load_no_slow_module(
    store: Path, tantivy_store: Path
) -> None:
    for command in (
        ["sparql", "ASK { ?s ?p ?o }", "--store", store],
        ["search", "мектеп", "--store", tantivy_store],
    ):
        assert not loaded_by(*command).intersection(SLOW)


def test_a_command_loads_no_other(store: Path) -> None:
    loaded = {one for one in loaded_by("config") if one.startswith("kg.cli.")}
    assert loaded.isdisjoint(f"kg.cli.{name}" for name in main.commands if name != "config")


@pytest.mark.parametrize("command", [["config"], ["completion", "bash"]])
def test_small_commands_load_no_library(command: list[str]) -> None:
    assert not loaded_by(*command).intersection(HEAVY)


def test_what_whoosh_names_and_never_uses_can_still_be_imported_afterwards() -> None:
    program = (
        "import kg.search.whoosh_engine, urllib.request, cached_property;"
        "assert urllib.request.urlopen and cached_property.threaded_cached_property"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


_ENGLISH = """
import kg.search.whoosh_engine
from whoosh.fields import Schema, TEXT
from whoosh.filedb.filestore import RamStorage
from whoosh.query import Variations
index = RamStorage().create_index(Schema(body=TEXT))
with index.writer() as writer:
    writer.add_document(body="rendering")
assert len(index.searcher().search(Variations("body", "render"))) == 1
"""


def test_whoosh_still_inflects_english_for_others() -> None:
    subprocess.run([sys.executable, "-c", _ENGLISH], check=True)


def test_what_was_imported_before_whoosh_stays() -> None:
    program = (
        "import sys, urllib.request; before = urllib.request; import kg.search.whoosh_engine;"
        "assert sys.modules['urllib.request'] is before"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
