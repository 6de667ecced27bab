"""Sentences that are tokens already in, a line for each token out."""

from __future__ import annotations

import sys
from itertools import groupby
from pathlib import Path

import click

__all__ = ["echo_tokens"]


def echo_tokens(file: str, model: Path | None = None) -> None:
    """Print token, lemma, UPOS, UD features and IOB2 tag of each line of *file*, tab-separated.

    *file* has one token a line and a blank line between sentences, ``-`` is standard input; as many
    lines come out.  The tags are those of the recogniser in *model*, else of the one that ships.
    Raises SourceMissing, SourceNotText, SourceEmpty or ModelUnusable.
    """
    from kg.analyse import analysed_words
    from kg.export import token_rows
    from kg.extract import recognised
    from kg.extract.recogniser import opened

    lines = [line.rstrip("\r") for line in _text(file).split("\n")]
    if lines[-1] == "":
        lines.pop()
    groups = [list(group) for is_sentence, group in groupby(lines, bool) if is_sentence]
    rows = token_rows(recognised(analysed_words(groups), opened(model)))
    for line in lines:
        click.echo("\t".join(next(rows)) if line else "")


def _text(file: str) -> str:
    from kg.errors import SourceMissing, SourceUnreadable
    from kg.read import text_of

    try:
        content = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    except FileNotFoundError as error:
        raise SourceMissing("no such file", place=file, hint="check the path") from error
    except OSError as error:
        raise SourceUnreadable(error.strerror or "unreadable", place=file) from error
    return text_of(content, file)
