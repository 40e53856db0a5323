"""`factcheck man`: the man page, made from the help texts, so that it is never behind them."""

from __future__ import annotations

import inspect
from collections.abc import Iterator

import click

from factcheck import __version__


@click.command("man")
def man_command() -> None:
    """Print the man page, in roff.

    \b
    factcheck man > ~/.local/share/man/man1/factcheck.1
    factcheck man | man -l -
    """
    from factcheck.cli.main import cli  # noqa: PLC0415 - the group that loads this module

    click.echo("\n".join(_lines(cli)))


def _lines(cli: click.Group) -> Iterator[str]:
    yield f'.TH FACTCHECK 1 "" "factcheck {__version__}" "User Commands"'
    yield ".SH NAME"
    yield "factcheck \\- a linter for facts"
    yield ".SH SYNOPSIS"
    yield ".B factcheck"
    yield "\\fICOMMAND\\fR [\\fIOPTIONS\\fR] [\\fIARGUMENTS\\fR]"
    yield ".SH DESCRIPTION"
    yield from _help(cli.help or "")
    yield ".SH COMMANDS"
    context = click.Context(cli, info_name="factcheck")
    for name in cli.list_commands(context):
        command = cli.get_command(context, name)
        if command is not None:
            yield from _command(command, f"factcheck {name}", context)
    yield ".SH EXIT STATUS"
    for code, meaning in (
        ("0", "Nothing at or above --fail-on."),
        ("1", "Findings at or above it, or too much that is unchecked."),
        ("2", "The run itself failed: unreadable input, bad settings, a bad rule or pack."),
    ):
        yield from (".TP", f".B {code}", _escaped(meaning))
    yield ".SH ENVIRONMENT"
    for variable, meaning in (
        ("NO_COLOR", "Text on a terminal has no colours."),
        ("FACTCHECK_CACHE", "The folder for what can be computed again."),
        ("FACTCHECK_DEBUG", "A defect ends in a traceback, for a report of it."),
    ):
        yield from (".TP", f".B {variable}", _escaped(meaning))
    yield ".SH FILES"
    yield from (".TP", ".B factcheck.toml", "Settings of a project, or [tool.factcheck] in")
    yield "pyproject.toml: the nearest above the text."
    yield from (".TP", ".B NAME.factcheck.toml", "Findings to ignore in the text NAME.")


def _command(command: click.Command, path: str, parent: click.Context) -> Iterator[str]:
    context = click.Context(command, info_name=path.rsplit(" ", 1)[-1], parent=parent)
    pieces = " ".join(command.collect_usage_pieces(context))
    yield f".SS {_escaped(path)} {_escaped(pieces)}"
    yield from _help(command.help or "")
    for parameter in command.params:
        record = parameter.get_help_record(context)
        if record is not None and record[1]:
            yield ".TP"
            yield f".B {_escaped(record[0])}"
            yield _escaped(" ".join(record[1].split()))
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            inner = command.get_command(context, name)
            if inner is not None:
                yield from _command(inner, f"{path} {name}", context)


def _help(text: str) -> Iterator[str]:
    """Paragraphs filled, those after a line with a backspace as they stand."""
    for paragraph in inspect.cleandoc(text).split("\n\n"):
        yield ".PP"
        lines = paragraph.split("\n")
        if lines[0] == "\b":
            yield ".nf"
            yield from map(_escaped, lines[1:])
            yield ".fi"
        else:
            yield _escaped(" ".join(line.strip() for line in lines))


def _escaped(text: str) -> str:
    shown = text.replace("\\", "\\e").replace("-", "\\-")
    for sign, plain in (("“", "\\(lq"), ("”", "\\(rq"), ("’", "'"), ("…", "...")):
        shown = shown.replace(sign, plain)
    return f"\\&{shown}" if shown[:1] in (".", "'") else shown
