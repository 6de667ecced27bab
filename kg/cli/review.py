"""``kg review``: what people should judge, and their judgements."""

from __future__ import annotations

import getpass
import sys
from datetime import UTC, datetime
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.exits import NOTHING_FOUND
from kg.cli.options import config_option, settings, store_option
from kg.cli.terminal import columns, line_ranges, one_line, wrapped
from kg.judgement import Judgement

if TYPE_CHECKING:
    from kg.config import Config
    from kg.resolve import Clash
    from kg.review import Evidence, Question, Review

__all__ = ["review"]

_FILE = click.Path(path_type=Path, dir_okay=False)
_KEYS = {
    "pair": {"s": "same", "n": "not same", "u": "not sure", "t": "wrong type"},
    "fact": {"w": "wrong fact"},
}
_HOW = """To judge: answer in a terminal, fill in the column "judgement" of a table, or say it:
    kg review --export judge.csv, then kg review --import judge.csv
    kg review --say 'not same' ONE OTHER"""


@click.command()
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    default=50,
    show_default=True,
    help="Pairs, and facts: --limit 10",
)
@click.option(
    "--export",
    "export_to",
    type=_FILE,
    metavar="FILE",
    help="A table to fill in: --export judge.csv",
)
@click.option(
    "--import",
    "import_from",
    type=_FILE,
    metavar="FILE",
    help="Take the judgements of a table: --import judge.csv",
)
@click.option(
    "--say", nargs=3, metavar="VERDICT ONE OTHER", help="One judgement: --say same IRI IRI"
)
@click.option(
    "--list", "list_all", is_flag=True, help="Print the judgements with their ids: --list"
)
@click.option("--undo", metavar="ID", help="Take a judgement back: --undo 1f0c6d6a0a")
@click.option("--by", metavar="NAME", help="Who judges: --by Айгүл. Else the name of your login.")
@click.option("--why", metavar="TEXT", default="", help="Why, for --say: --why 'another ministry'")
@store_option
@config_option
def review(
    limit: int,
    export_to: Path | None,
    import_from: Path | None,
    say: tuple[str, str, str] | None,
    list_all: bool,
    undo: str | None,
    by: str | None,
    why: str,
    store: Path | None,
    config_file: Path | None,
) -> None:
    """Judge which names are one thing, and which facts are wrong.

    Shows names that may be of one thing, and facts that are contradicted or unsure, with the
    sentences that speak for each side. Without a terminal they are printed. What people judge is
    data: it beats the machine, every build replays it, and --undo takes it back. IRI@KEY is a name
    in one article only. Verdicts: same, not same, not sure, wrong type (OTHER is the right class,
    such as agl:Company), wrong fact (ONE is the fact's key, OTHER ''). Exit 1 if nothing is open.

    \b
    kg review
    kg review --export judge.csv
    kg review --import judge.csv --by Айгүл
    """
    from kg import review as reviewing
    from kg.cli.review_table import read_table, write_table

    config = settings(config_file, store=store)
    by, when = by or _login(), datetime.now(UTC).isoformat(timespec="seconds")
    if undo:
        click.echo(f"undone: {reviewing.take_back(undo, config).told}")
    elif say:
        _judge([Judgement(when, *say, by, why)], config)
    elif import_from:
        _judge(read_table(import_from, by, when), config)
    elif list_all:
        for one in reviewing.judgements(config):
            click.echo(one_line(f"{one.id}  {one.told}"))
    else:
        found = reviewing.review(config, limit=limit)
        if export_to:
            write_table(export_to, found)
            click.echo(f"{len(found.questions)} questions -> {export_to}")
        else:
            _show(found, config, by, when)


def _show(found: Review, config: Config, by: str, when: str) -> None:
    """Ask in a terminal, print elsewhere."""
    _echo_clashes(found.clashes)
    if not found.questions:
        click.echo("nothing to judge", err=True)
        sys.exit(NOTHING_FOUND)
    is_asked = is_terminal()
    judgements = []
    for number, question in enumerate(found.questions, 1):
        click.secho(f"{number}/{len(found.questions)}  {question.because}", bold=True)
        _echo_question(question)
        if is_asked:
            answer = _ask(question, by, when)
            if answer is None:
                break
            judgements += answer
    if is_asked:
        _judge(judgements, config)
    else:
        click.echo(_HOW, err=True)


def is_terminal() -> bool:
    """Whether there is somebody to ask."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def _ask(question: Question, by: str, when: str) -> list[Judgement] | None:
    """The judgement on a question, none of a skipped one; None to end."""
    keys = _KEYS[question.kind]
    told = ", ".join(f"{key} {verdict}" for key, verdict in keys.items())
    choice = click.Choice([*keys, "k", "q"])
    key = click.prompt(f"{told}, k skip, q quit", type=choice, show_choices=False, default="k")
    if key == "q":
        return None
    if key == "k":
        return []
    one, other = question.one, question.other
    if keys[key] == "wrong type":
        one = click.prompt("which name (its IRI)", default=one)
        other = click.prompt("the right class, such as agl:Company")
    why = click.prompt("why", default="", show_default=False)
    return [Judgement(when, keys[key], one, other, by, why)]


def _judge(judgements: list[Judgement], config: Config) -> None:
    from kg.review import judge

    if not judgements:
        click.echo("nothing judged", err=True)
        return
    known = judge(judgements, config)
    unmet = {one.id for one in known.unmet}
    for one in judgements:
        click.echo(one_line(f"{one.id}  {one.told}"))
        if one.id in unmet:
            click.echo(
                f"    no article has a name of that IRI now; see kg review --undo {one.id}",
                err=True,
            )
    _echo_clashes(known.clashes)


def _echo_clashes(clashes: tuple[Clash, ...]) -> None:
    for one in clashes:
        click.echo(one_line(f"contradiction: {one.one.told}"), err=True)
        click.echo(one_line(f"          and: {one.other.told}"), err=True)
        click.echo(f"    kg review --undo {one.other.id}", err=True)


def _echo_question(one: Question) -> None:
    room = columns() // 2 - 2
    left = [*_lines(one.one_text, room), *_sentences(one.evidence, room)]
    right = [*_lines(one.other_text, room), *_sentences(one.other_evidence, room)]
    if right:
        for line, other in zip_longest(left, right, fillvalue=""):
            click.echo(f"{line:<{room}}  | {other}".rstrip())
    else:
        for text in (one.one_text, *(f"“{each.sentence}”" for each in one.evidence)):
            for line in wrapped(text):
                click.echo(line)
    for name, side in (("ONE", one.one), ("OTHER", one.other)):
        if side:  # on a line of its own, to be pasted
            click.secho(f"{name:<6}{one_line(side)}", dim=True)
    click.echo()


def _sentences(evidence: tuple[Evidence, ...], room: int) -> list[str]:
    lines: list[str] = []
    for one in evidence:
        lines += ["", *_lines(f"“{one.sentence}”", room), *_lines(one.title, room)]
    return lines


def _lines(text: str, room: int) -> list[str]:
    plain = one_line(text)
    return [plain[begin:end] for begin, end in line_ranges(plain, room)]


def _login() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "unknown"
