"""Every command and option says what it does and shows how it is typed."""

from __future__ import annotations

import click
import pytest

from kg.cli import main
from kg.cli.search import _SORTS
from kg.cli.search import LEVELS as _LEVELS
from kg.cli.sparql import _FORMATS
from kg.cli.watch import watch
from kg.config import _ENGINES
from kg.query import SPARQL_FORMATS
from kg.search.engine import ENGINES, SORTS
from kg.search.words import LEVELS
from tests.conftest import Kg

COMMANDS = [
    *main.commands.items(),
    *((f"watch {name}", command) for name, command in watch.commands.items()),
]


@pytest.mark.parametrize(("name", "command"), COMMANDS)
def test_every_command_has_help_with_an_example(name: str, command: click.Command) -> None:
    assert command.help
    assert f"kg {name}" in command.help
    assert command.get_short_help_str(limit=200).endswith(".")


@pytest.mark.parametrize(("name", "command"), COMMANDS)
def test_every_option_has_help_with_an_example(name: str, command: click.Command) -> None:
    for option in command.params:
        if isinstance(option, click.Option):
            assert option.help, option.name
            examples = [one for one in option.opts if one in option.help]
            assert examples, f"kg {name}: the help of {option.opts} shows no example"


@pytest.mark.parametrize(("name", "command"), COMMANDS)
def test_help_fits_the_terminal(name: str, command: click.Command, kg: Kg) -> None:
    for line in kg(*name.split(), "--help").output.splitlines():
        assert len(line) <= 100, line


def test_commands_are_listed_in_the_order_of_work(kg: Kg) -> None:
    listed = [
        line.split()[0]
        for line in kg("--help").output.partition("Commands:")[2].split("\n")
        if line.strip()
    ]
    assert [name for name in listed if name in main.commands] == list(main.commands)


def test_the_version_is_that_of_the_package(kg: Kg) -> None:
    import kg as package

    assert kg("--version").output == f"kg, version {package.__version__}\n"


def test_lists_of_choices_are_those_of_the_library() -> None:
    assert _SORTS == SORTS
    assert _LEVELS == LEVELS
    assert set(_ENGINES) == {"auto", *ENGINES}
    assert ("table", *SPARQL_FORMATS) == _FORMATS


@pytest.mark.parametrize("arguments", [["жоқ"], ["--жоқ"], ["search", "--limt", "3", "әкім"]])
def test_a_slip_is_misuse(kg: Kg, arguments: list[str]) -> None:
    result = kg(*arguments)
    assert result.exit_code == 2
    assert "No such" in result.stderr
    assert result.stdout == ""
