"""``kg train``: makes the language models from annotated data, or says how good they are."""

from __future__ import annotations

from importlib.resources import as_file, files
from pathlib import Path

import click

from kg.cli.options import row_format_options
from kg.cli.output import echo_rows

__all__ = ["train"]

_TREEBANK = ("kk_ktb-dev.conllu", "kk_ktb-train.conllu")


@click.command()
@click.argument("model", type=click.Choice(["analyser"]))
@click.option(
    "--data",
    multiple=True,
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="FILE",
    help="A CoNLL-U treebank, may be repeated: --data mine.conllu. Else the bundled UD_Kazakh-KTB.",
)
@click.option(
    "--folds",
    type=click.IntRange(min=2),
    metavar="N",
    help="Print jack-knifed figures and write nothing: --folds 10",
)
@click.option(
    "--output",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    metavar="DIR",
    help="Where the weights go: --output . Else where the package reads them.",
)
@row_format_options
def train(
    model: str,
    data: tuple[Path, ...],
    folds: int | None,
    output: Path | None,
    row_format: str | None,
) -> None:
    """Train the analyser of Kazakh words, the same from the same data.

    Rules and lexicon propose the readings of a word; what is trained chooses among them. With
    --folds each block of ten sentences is read by weights that never saw it; without --data that is
    done over kk_ktb-dev.conllu.

    \b
    kg train analyser --folds 10
    kg train analyser
    """
    from kg.analyse.morphology import evaluate, treebank
    from kg.analyse.morphology.analyser import KTB
    from kg.analyse.morphology.train import write

    with as_file(files("kg.corpus").joinpath("treebank")) as bundled:
        chosen = data or tuple(bundled / name for name in _TREEBANK[: 1 if folds else None])
        sentences = [sentence for path in chosen for sentence in treebank.read(path)]
    if folds:
        figures = evaluate.jackknife(sentences, folds)
        echo_rows([{"measure": name, "figure": one} for name, one in figures.items()], row_format)
        return
    folder = output or KTB
    write(sentences, folder)
    click.echo(f"{len(sentences)} sentences -> {folder / 'alone.tsv'}, {folder / 'context.tsv'}")
