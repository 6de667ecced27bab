"""README and docs tell the truth: their commands run and print what stands below them.

A block fenced as ``console`` holds commands after ``$ `` and what they print.  They run one after
the other in an empty folder.  Written anew from what is printed now:
``KG_WRITE_DOCUMENTS=1 python -m pytest tests/test_documents.py``
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from kg import errors
from kg.cli import main
from kg.config import Config
from kg.read import formats

ROOT = Path(__file__).parent.parent
DOCUMENTS = sorted([*ROOT.glob("README*.md"), *(ROOT / "docs").glob("*.md")])
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
TIMES = re.compile(r"\b\d+\.\d s\b|\d{4}-\d\d-\d\dT[\d:+]+")
# Set-up, which CI itself does, and what takes long and has a test of its own
NOT_RUN = ("make ", "pip ", "python3 ", "git ", "cd ", "eval ", "kg train analyser --folds")


def commands(block: str) -> Iterator[tuple[str, str]]:
    """Each command of a block, open quotation marks and all, with the output below it."""
    for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        command, _, output = part.partition("\n")
        while not is_whole(command):
            line, _, output = output.partition("\n")
            command += "\n" + line
        yield command, output


def is_whole(command: str) -> bool:
    try:
        shlex.split(command)
    except ValueError:
        return False
    return True


def run(command: str, folder: Path) -> str:
    """What a command prints, errors included, on a terminal of 80 columns."""
    environment = {
        **os.environ,
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "COLUMNS": "80",
    }
    result = subprocess.run(
        ["bash", "-c", command],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        cwd=folder,
        env=environment,
        check=False,
    )
    return result.stdout.decode()


def plain(output: str) -> list[str]:
    """Lines without what differs from run to run."""
    return [TIMES.sub("…", line).rstrip() for line in output.rstrip().splitlines()]


@pytest.mark.slow
@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_the_commands_of_a_document_print_what_it_says(document: Path, demo_folder: Path) -> None:
    text = document.read_text("utf-8")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if document.name != "README.md":  # README begins with the build itself
            shutil.copytree(demo_folder / "kg-store", folder / "kg-store", symlinks=True)
        for block in BLOCK.findall(text):
            for command, expected in commands(block):
                if command.startswith(NOT_RUN):
                    continue
                printed = run(command, folder)
                if os.environ.get("KG_WRITE_DOCUMENTS"):
                    written = f"{printed.rstrip()}\n" if printed.strip() else ""
                    text = text.replace(f"$ {command}\n{expected}", f"$ {command}\n{written}", 1)
                    document.write_text(text, "utf-8")
                else:
                    assert plain(printed) == plain(expected), command


@pytest.mark.parametrize("name", sorted(main.commands))
def test_every_command_and_option_is_documented(name: str) -> None:
    text = (ROOT / "docs" / "commands.md").read_text("utf-8")
    assert f"## kg {name}" in text
    section = text.split(f"## kg {name}\n")[1].split("\n## ")[0]
    command = main.commands[name]
    parts = command.commands.values() if isinstance(command, click.Group) else [command]
    for parameter in (parameter for part in parts for parameter in part.params):
        if isinstance(parameter, click.Option):
            assert any(one in section for one in parameter.opts), parameter.name
            assert parameter.help, parameter.name


@pytest.mark.parametrize("name", errors.__all__)
def test_every_error_is_documented(name: str) -> None:
    assert f"`{name}`" in (ROOT / "docs" / "errors.md").read_text("utf-8")


@pytest.mark.parametrize("name", list(Config.names()))
def test_every_setting_is_documented_with_its_default(name: str) -> None:
    table = (ROOT / "docs" / "commands.md").read_text("utf-8").split("\n## Settings\n")[1]
    default = getattr(Config, name)
    if isinstance(default, bool):
        shown = str(default).lower()
    elif isinstance(default, str | Path):
        shown = f"`{default}`" if str(default) else ""
    else:
        shown = f"{default:,g}" if isinstance(default, float) else f"{default:,}"
    [row] = [line for line in table.splitlines() if line.startswith(f"| `{name}` |")]
    assert row.split("|")[2].strip() == shown


@pytest.mark.parametrize("suffix", formats.suffixes())
def test_every_suffix_that_is_read_is_documented(suffix: str) -> None:
    assert f"`{suffix}`" in (ROOT / "docs" / "commands.md").read_text("utf-8")


def test_links_between_documents_lead_somewhere() -> None:
    broken = [
        f"{document.name}: {target}"
        for document in DOCUMENTS
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", document.read_text("utf-8"))
        if not (document.parent / target).exists()
    ]
    assert not broken


def test_the_readmes_in_all_languages_show_the_same_commands() -> None:
    shown = {}
    for name in ("README.md", "README.kk.md", "README.ru.md"):
        blocks = BLOCK.findall((ROOT / name).read_text("utf-8"))
        shown[name] = [command for block in blocks for command, _ in commands(block)]
    english = shown.pop("README.md")
    for name, listed in shown.items():
        assert listed, name
        assert set(listed) <= set(english), name


def test_the_python_examples_of_the_documents_hold() -> None:
    """Each line with a comment behind it is worth what the comment says, where that is a value."""
    text = (ROOT / "docs" / "kazakh.md").read_text("utf-8")
    names: dict[str, object] = {}
    checked = 0
    for block in re.findall(r"^```python\n(.*?)^```$", text, flags=re.MULTILINE | re.DOTALL):
        for line in block.splitlines():
            code, _, comment = line.partition("  #")
            if comment.strip().startswith(("'", "(")):
                assert eval(code, names) == eval(comment), line
                checked += 1
            elif not comment:
                exec(code, names)
    assert checked >= 4
