"""A CoNLL-U file comes in, sentences of words with their gold readings go out."""

import pathlib
from typing import NamedTuple

from kg.errors import SourceMalformed

__all__ = ["Gold", "read"]

_COLUMNS = 10


class Gold(NamedTuple):
    """A word of the treebank; a multiword token counts once, with its first word's reading."""

    form: str
    lemma: str
    upos: str
    feats: str


def read(path: str | pathlib.Path) -> list[list[Gold]]:
    """Sentences of *path*, their words as a tokeniser would give them.

    Raises SourceMalformed for a line that is no CoNLL-U.
    """
    sentences: list[list[Gold]] = [[]]
    covered, surface = 0, ""
    lines = pathlib.Path(path).read_text("utf-8").split("\n")
    for number, line in enumerate([*lines, ""], 1):
        field = line.split("\t")
        if line.strip() and not line.startswith("#") and len(field) != _COLUMNS:
            raise SourceMalformed(
                f"{len(field)} columns, not {_COLUMNS}",
                place=f"{path}:{number}",
                hint="https://universaldependencies.org/format.html",
            )
        if not line.strip():
            covered = 0
            sentences.append([])
        elif line.startswith("#") or "." in field[0]:
            continue
        elif "-" in field[0]:
            covered, surface = int(field[0].split("-")[1]), field[1]
        elif surface or int(field[0]) > covered:
            form = (surface or field[1]).replace(" ", "_")
            sentences[-1].append(Gold(form, field[2], field[3], field[5]))
            surface = ""
    return [sentence for sentence in sentences if sentence]
