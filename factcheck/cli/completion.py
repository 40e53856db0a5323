"""`factcheck completion`: what a shell needs to complete our commands and options."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

_VARIABLE = "_FACTCHECK_COMPLETE"
_SHELLS = ("bash", "zsh", "fish")


@click.command("completion")
@click.argument("shell", type=click.Choice(_SHELLS))
def completion_command(shell: str) -> None:
    """Print the completion script for SHELL.

    \b
    bash:  factcheck completion bash > ~/.local/share/bash-completion/completions/factcheck
    zsh:   factcheck completion zsh > ~/.zfunc/_factcheck     (with ~/.zfunc in $fpath)
    fish:  factcheck completion fish > ~/.config/fish/completions/factcheck.fish
    """
    from factcheck.cli.main import cli  # noqa: PLC0415 - the group that loads this module

    script = get_completion_class(shell)
    if script is None:  # not one of click's shells; the choice above allows none
        raise click.UsageError(f"no completion for {shell}")
    click.echo(script(cli, {}, "factcheck", _VARIABLE).source())
