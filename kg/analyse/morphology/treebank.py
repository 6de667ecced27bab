"""A CoNLL-U file comes in, sentences of words with their gold readings go out."""

import pathlib
from typing import NamedTuple

__all__ = ["Gold", "read"]


class Gold(NamedTuple):
    """A word of the treebank; a multiword token counts once, with its first word's reading."""

    form: str
    lemma: str
    upos: str
    feats: str


def read(path: str | pathlib.Path) -> list[list[Gold]]:
    """Sentences of *path*, their words as a tokeniser would give them."""
    sentences: list[list[Gold]] = [[]]
    covered, surface = 0, ""
    for line in [*pathlib.Path(path).read_text("utf-8").splitlines(), ""]:
        field = line.split("\t")
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
