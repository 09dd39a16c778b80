"""Completion of the words of a command, for shells."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

PROGRAM, VARIABLE = "restructure", "_RESTRUCTURE_COMPLETE"


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish", "powershell"]))
@click.pass_context
def completion(ctx: click.Context, shell: str) -> None:
    """Print what has SHELL complete commands and options.

    bash: restructure completion bash >> ~/.bashrc; zsh: the same into ~/.zshrc; fish: into
    ~/.config/fish/completions/restructure.fish; PowerShell: restructure completion powershell >> $PROFILE.
    """
    kind = get_completion_class(shell)
    assert kind is not None
    click.echo(kind(ctx.find_root().command, {}, PROGRAM, VARIABLE).source())
