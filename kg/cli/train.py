"""``kg train``: makes the language models from annotated data, or says how good they are."""

from __future__ import annotations

from importlib.resources import as_file, files
from pathlib import Path

import click

from kg.cli.options import row_format_options
from kg.cli.output import echo_rows

__all__ = ["train"]

_KAZNERD = "KazNERD_IOB2_valid.txt.gz"
_TREEBANK = ("kk_ktb-dev.conllu", "kk_ktb-train.conllu")


@click.command()
@click.argument("model", type=click.Choice(["analyser", "mentions"]))
@click.option(
    "--data",
    multiple=True,
    type=click.Path(path_type=Path, exists=True),
    metavar="PATH",
    help="Of the analyser a CoNLL-U treebank, may be repeated; of mentions KazNERD's folder or one"
    " IOB2 file: --data KazNERD/KazNERD. Else what is bundled.",
)
@click.option(
    "--folds",
    type=click.IntRange(min=2),
    metavar="N",
    help="Print the analyser's jack-knifed figures and write nothing: --folds 10",
)
@click.option(
    "--output",
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="Where the model goes: --output . Else where the package reads it.",
)
@click.option(
    "--hold-out",
    is_flag=True,
    help="Write the model of mentions that the figures are of, and the dev part: --hold-out",
)
@row_format_options
def train(
    model: str,
    data: tuple[Path, ...],
    folds: int | None,
    output: Path | None,
    hold_out: bool,
    row_format: str | None,
) -> None:
    """Train the analyser of words or the recogniser of mentions, the same from the same data.

    Of the analyser, rules and lexicon propose the readings of a word; what is trained chooses among
    them. With --folds each block of ten sentences is read by weights that never saw it; without
    --data that is done over kk_ktb-dev.conllu. Of mentions the figures are those on a dev part that
    was held out; the model that is written has learnt from that as well, in about ten minutes.

    \b
    kg train analyser --folds 10
    kg train mentions --output my-model
    """
    if model == "mentions":
        if folds or len(data) > 1:
            raise click.UsageError("mentions take one --data and no --folds")
        _train_mentions(data, output, hold_out, row_format)
    elif hold_out or any(map(Path.is_dir, data)):
        raise click.UsageError("the analyser takes files as --data and no --hold-out")
    else:
        _train_analyser(data, folds, output, row_format)


def _train_mentions(
    data: tuple[Path, ...], output: Path | None, hold_out: bool, row_format: str | None
) -> None:
    from kg.extract.recogniser import SHIPPED
    from kg.extract.recogniser.learning import Course
    from kg.extract.recogniser.learning import train as run

    def progress(message: str) -> None:
        click.echo(message, err=True)

    with as_file(files("kg.corpus").joinpath("ner", _KAZNERD)) as bundled:
        chosen = data[0] if data else bundled
        told = run(chosen, output or SHIPPED, Course(), progress, hold_out=hold_out)
    rows: list[dict[str, object]] = [
        {"measure": name, "mentions": one.found + one.missed, "figure": round(one.f1, 4)}
        for name, one in told.scores.items()
    ]
    rows.append({"measure": "calibration error", "mentions": "", "figure": round(told.error, 4)})
    rows.append({"measure": "AUROC of confidence", "mentions": "", "figure": round(told.area, 4)})
    echo_rows(rows, row_format)


def _train_analyser(
    data: tuple[Path, ...], folds: int | None, output: Path | None, row_format: str | None
) -> None:
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
    folder.mkdir(parents=True, exist_ok=True)
    write(sentences, folder)
    click.echo(f"{len(sentences)} sentences -> {folder / 'alone.tsv'}, {folder / 'context.tsv'}")
