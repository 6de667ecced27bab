"""``kg completion``: the script that lets a shell complete commands and options."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

__all__ = ["completion"]


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion(ctx: click.Context, shell: str) -> None:
    """Print the completion script of a shell.

    \b
    eval "$(kg completion bash)"                               in ~/.bashrc
    eval "$(kg completion zsh)"                                in ~/.zshrc
    kg completion fish > ~/.config/fish/completions/kg.fish
    """
    kind = get_completion_class(shell)
    assert kind is not None  # click knows the three shells of the choice
    click.echo(kind(ctx.find_root().command, {}, "kg", "_KG_COMPLETE").source())
