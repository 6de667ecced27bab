"""The wheel works on its own: in an empty environment, outside of the checkout."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

NOT_SOURCES = (
    ".git",
    ".venv",
    "build",
    "dist",
    "*.egg-info",
    "__pycache__",
    "kg-store",
    "node_modules",
)


def run(*command: object, cwd: Path) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    result = subprocess.run(
        [str(one) for one in command],
        capture_output=True,
        text=True,
        check=False,
        cwd=cwd,
        env=environment,
    )
    assert result.returncode == 0, result.stdout + result.stderr
    return result


@pytest.fixture(scope="module")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from a copy of the checkout so that nothing is left in it."""
    folder = tmp_path_factory.mktemp("wheel")
    shutil.copytree(root, folder / "source", ignore=shutil.ignore_patterns(*NOT_SOURCES))
    run(sys.executable, "-m", "build", "--wheel", "--outdir", folder, folder / "source", cwd=folder)
    return next(folder.glob("agglo_kg-*.whl"))


def test_the_wheel_has_one_top_level_package(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert {name.split("/")[0] for name in names if ".dist-info" not in name} == {"kg"}


def test_what_browsers_load_travels_inside_with_its_licences(wheel: Path) -> None:
    if shutil.which("npm") is None:
        missing = "npm is missing: apt-get install nodejs npm"
        (pytest.fail if os.environ.get("KG_REQUIRE_ALL") else pytest.skip)(missing)
    inside = zipfile.ZipFile(wheel)
    folder = "kg/serve/static/built/"
    parts = json.loads(inside.read(f"{folder}manifest.json"))
    assert {"map", "graph", "timeline", "sparql"} == parts.keys()
    files = {f"{folder}{name}" for part in parts.values() for name in part.values()}
    assert files <= set(inside.namelist())
    licences = inside.read(f"{folder}LICENSES.txt").decode()
    assert all(name in licences for name in ("leaflet 1", "cytoscape 3", "@zazuko/yasgui 4"))
    assert not [name for name in inside.namelist() if name.startswith("kg/serve/front/")]


def test_ontology_corpus_and_licences_travel_inside(wheel: Path, root: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for folder in ("ontology", "corpus"):
        for path in (root / folder).rglob("*"):
            if path.is_file() and "__pycache__" not in path.parts:
                assert f"kg/{path.relative_to(root).as_posix()}" in names
    data = {".csv", ".tsv", ".txt", ".json", ".toml"}
    front = root / "kg" / "serve" / "front"  # sources, of which bundles are built
    for path in (root / "kg").rglob("*"):
        if path.suffix in data and front not in path.parents:
            assert path.relative_to(root).as_posix() in names
    assert any(name.endswith("licenses/LICENSE") for name in names)


def test_the_main_job_runs_where_only_the_wheel_is(wheel: Path, tmp_path: Path) -> None:
    environment = tmp_path / "empty"
    venv.create(environment, with_pip=True)
    python, kg = environment / "bin" / "python", environment / "bin" / "kg"
    run(python, "-m", "pip", "install", "--quiet", wheel, cwd=tmp_path)
    summary = json.loads(run(kg, "build", "--json", cwd=tmp_path).stdout)
    assert summary["read"] >= 20
    assert summary["skipped"] == 0
    assert "агломерация" in run(kg, "search", "агломерацияны", cwd=tmp_path).stdout.lower()
    found = run(kg, "sparql", "ASK { ?a a agl:Akimat }", cwd=tmp_path)
    assert found.stdout == "yes\n"
    code = "import spacy; print(type(spacy.blank('kk')).__name__)"
    assert run(python, "-c", code, cwd=tmp_path).stdout == "Kazakh\n"
