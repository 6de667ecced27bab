"""Data flows one way: a stage knows only what comes before it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

FOUNDATION = ("errors", "lazy", "judgement", "model", "text", "authority")
STAGES = (
    "read",
    "clean",
    "analyse",
    "extract",
    "resolve",
    "graph",
    "search",
    "store",
    "query",
    "export",
)
# What stands beside the stages, with what each may import: only pipeline and cli know all stages.
BESIDE = {
    "errors": (),
    "lazy": (),
    "text": (),
    "judgement": (),
    "model": (),
    "authority": ("errors", "text"),  # lists that people wrote, for any stage to ask
    "config": ("errors",),
    "workers": ("errors", "read"),  # read: its signs of life, what is read apart
    "summary": ("errors", "model"),
    "publish": ("errors", "judgement", "model", "config", "resolve", "graph", "search", "store"),
    "pipeline": (
        "errors",
        "judgement",
        "model",
        "config",
        "publish",
        "summary",
        "workers",
        *STAGES,
    ),
    "review": ("errors", "judgement", "model", "config", "publish", "resolve", "query", "store"),
    "doctor": (
        "errors",
        "authority",
        "model",
        "config",
        "publish",
        "extract",
        "resolve",
        "graph",
        "search",
        "store",
    ),
    "serve": ("errors", "text", "judgement", "model", "config", "review", "authority", *STAGES),
    "evaluate": ("errors", "text", "model", "config", "pipeline", "read"),
    "cli": (
        "errors",
        "judgement",
        "model",
        "config",
        "pipeline",
        "review",
        "doctor",
        "evaluate",
        "serve",
        *STAGES,
    ),
}
# Oxigraph's queries and the store's files are independent of extraction and search.
MAY_NOT = {"store": ("read", "clean", "analyse", "extract", "resolve", "graph", "search")}

MAY_ALSO = {"serve": ("config", "review")}  # editors judge on its pages


def modules(root: Path) -> list[Path]:
    return sorted((root / "kg").rglob("*.py"))


def part_of(path: Path, root: Path) -> str:
    return path.relative_to(root / "kg").parts[0].removesuffix(".py")


def imported(path: Path) -> Iterator[str]:
    """The parts of ``kg`` that a module imports, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names = [node.module]
            if node.module == "kg":
                names = [f"kg.{alias.name}" for alias in node.names]
        for name in names:
            if name.startswith("kg."):
                yield name.split(".")[1]


def allowed(part: str) -> tuple[str, ...]:
    if part in STAGES:
        before = STAGES[: STAGES.index(part)]
        stages = (one for one in before if one not in MAY_NOT.get(part, ()))
        return (*FOUNDATION, *MAY_ALSO.get(part, ()), *stages)
    return BESIDE[part]


def test_a_stage_imports_only_earlier_stages(root: Path) -> None:
    wrong = [
        f"{path.relative_to(root)} imports kg.{name}"
        for path in modules(root)
        for part in [part_of(path, root)]
        if part not in ("__init__", "__main__")
        for name in imported(path)
        if name not in (part, "__version__") and name not in allowed(part)
    ]
    assert not wrong


@pytest.mark.parametrize("stage", STAGES)
def test_every_stage_is_a_folder_that_says_what_comes_in_and_goes_out(
    stage: str, root: Path
) -> None:
    tree = ast.parse((root / "kg" / stage / "__init__.py").read_text("utf-8"))
    first_line = (ast.get_docstring(tree) or "").split("\n")[0]
    assert " out" in first_line or " in" in first_line
    assert "__all__" in (root / "kg" / stage / "__init__.py").read_text("utf-8")


def test_modules_and_functions_stay_short(root: Path) -> None:
    """300 lines a module, 40 a function; options of a command and docstrings do not count."""
    too_long = []
    for path in modules(root):
        text = path.read_text("utf-8")
        if text.count("\n") > 300:
            too_long.append(f"{path.relative_to(root)}: {text.count(chr(10))} lines")
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef) and node.end_lineno:
                body = node.body[1:] if ast.get_docstring(node) else node.body
                lines = node.end_lineno - body[0].lineno + 1 if body else 0
                if lines > 40:
                    too_long.append(f"{path.relative_to(root)}:{node.lineno} {node.name}: {lines}")
    assert not too_long


def test_no_module_swallows_an_error(root: Path) -> None:
    silent = [
        f"{path.relative_to(root)}:{node.lineno}"
        for path in modules(root)
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ExceptHandler)
        and all(isinstance(one, ast.Pass) for one in node.body)
    ]
    assert not silent
