"""`factcheck lsp`: the language server on standard input and output."""

from __future__ import annotations

import logging
import sys

import click

from factcheck.config.errors import UserError


@click.command("lsp")
@click.option("--stdio", is_flag=True, help="Talk over standard input and output; always so.")
@click.option("--log", type=click.Path(dir_okay=False), help="Write what goes on to this file.")
def lsp_command(stdio: bool, log: str | None) -> int:
    """Serve an editor: findings as you type, hovers with the arithmetic, quick fixes.

    An editor starts this command itself; docs/editors.md tells how to set up VS Code, Neovim,
    Emacs and others. It needs the extra `lsp`: pip install 'factcheck-lint[lsp]'.

    \b
    factcheck lsp                        what the editor runs
    factcheck lsp --log /tmp/fc.log      the same, when something is amiss
    """
    try:
        from factcheck.lsp.features import made_server  # noqa: PLC0415 - an extra, and heavy
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in {"pygls", "lsprotocol", "cattrs", "attrs"}:
            raise
        raise UserError("the language server needs pip install 'factcheck-lint[lsp]'") from error
    if sys.stdin.isatty():
        click.echo("factcheck lsp: waiting for an editor on standard input", err=True)
    logging.basicConfig(
        filename=log,
        level=logging.INFO if log else logging.CRITICAL,
        format="%(asctime)s %(name)s %(message)s",
    )
    made_server().start_io()
    return 0
