"""The data files beside this package come in, Python collections go out."""

import functools
import pathlib

__all__ = ["HERE", "forms", "rows", "stems", "suffixes", "words"]

HERE = pathlib.Path(__file__).parent


def words(name: str) -> frozenset[str]:
    """The whitespace-separated words of ``own/<name>.txt``, comments left out."""
    lines = (HERE / "own" / f"{name}.txt").read_text("utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def rows(name: str) -> list[list[str]]:
    """The tab-separated rows of ``own/<name>.tsv``, comments left out."""
    lines = (HERE / "own" / f"{name}.tsv").read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


@functools.cache
def forms() -> dict[str, tuple[tuple[str, str, str], ...]]:
    """Closed-class forms: each with its readings (lemma, UPOS, features), commonest first."""
    found: dict[str, tuple[tuple[str, str, str], ...]] = {}
    for form, lemma, upos, feats in rows("forms"):
        found[form] = (*found.get(form, ()), (lemma, upos, feats))
    return found


@functools.cache
def stems() -> dict[str, tuple[tuple[str, str], ...]]:
    """Closed-class stems that inflect: each with its (UPOS, features)."""
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for stem, upos, feats in rows("stems"):
        found[stem] = (*found.get(stem, ()), (upos, feats))
    return found


def suffixes() -> dict[str, list[tuple[str, str, tuple[tuple[str, str], ...]]]]:
    """The morphotactics, ``suffixes.tsv``: of each state its suffixes, their goals, features."""
    found: dict[str, list[tuple[str, str, tuple[tuple[str, str], ...]]]] = {}
    for line in (HERE / "suffixes.tsv").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            state, suffix, target, feats, _ = line.split("\t")
            pairs = [feat.partition("=") for feat in feats.split("|") if feat]
            named = tuple((name, value) for name, _, value in pairs)
            found.setdefault(state, []).append((suffix, target, named))
    return found
