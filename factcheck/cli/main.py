"""The `factcheck` command. Commands are loaded when they are called, so start-up stays short."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING, NoReturn

# pydantic looks for plugins in every installed package; none is wanted here, and it takes time.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")

import click

from factcheck import __version__
from factcheck.config.errors import UserError, nearest

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

_COMMANDS: Mapping[str, tuple[str, str]] = {
    "check": ("factcheck.cli.check", "Check texts and report what cannot be true."),
    "claims": ("factcheck.cli.claims", "Show what was understood of a text."),
    "fix": ("factcheck.cli.fix", "Put spellings and terms right, with a diff first."),
    "watch": ("factcheck.cli.watch", "Check again whenever a text is saved."),
    "lsp": ("factcheck.lsp.command", "Serve an editor: findings as you type."),
    "serve": ("factcheck.serving.command", "Serve a page: paste a text, get the report."),
    "explain": ("factcheck.cli.rules", "Tell what a rule checks and why, with examples."),
    "rules": ("factcheck.cli.rules", "List the rules, or test them on their own examples."),
    "new-rule": ("factcheck.cli.new_rule", "Write the skeleton of a rule of your own."),
    "facts": ("factcheck.cli.facts", "Look up, verify and build the fact base."),
    "baseline": ("factcheck.cli.baseline", "Write down the findings that are known and pass."),
    "config": ("factcheck.cli.config", "Show which settings apply, and where they come from."),
    "eval": ("factcheck.cli.evaluate", "Score the program on texts with known answers."),
    "schema": ("factcheck.cli.schema", "Print the JSON Schema of the report."),
    "completion": ("factcheck.cli.completion", "Print the completion script of a shell."),
    "man": ("factcheck.cli.man", "Print the man page."),
    "doctor": ("factcheck.cli.doctor", "Show versions, fact base and caches."),
}
EXIT_FAILED = 2


class _Commands(click.Group):
    """Loads the module of a command when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            near = nearest(cmd_name, _COMMANDS)
            if near and not ctx.resilient_parsing:
                ctx.fail(f"no command {cmd_name!r}; did you mean {near!r}?")
            return None
        module = import_module(_COMMANDS[cmd_name][0])
        command: click.Command = module.__dict__[f"{cmd_name.replace('-', '_')}_command"]
        return command

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Complete the names of commands without loading them."""
        if incomplete.startswith("-"):
            return super().shell_complete(ctx, incomplete)
        from click.shell_completion import CompletionItem  # noqa: PLC0415 - for shells only

        return [
            CompletionItem(name, help=text)
            for name, (_, text) in _COMMANDS.items()
            if name.startswith(incomplete)
        ]

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in _COMMANDS.items()])


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Exit codes: 0 nothing to report, 1 findings at or above --fail-on, 2 the run failed.",
)
@click.version_option(__version__, prog_name="factcheck")
def cli() -> None:
    """A linter for facts: says which statements of a text cannot be true, and why.

    \b
    factcheck check bulletin.txt                       findings on the terminal
    factcheck check brief.docx --format html=r.html    a report for reviewers
    factcheck check drafts/ --format sarif=f.sarif     a gate in CI: exit code 1 on errors
    factcheck explain member-count                     what a rule checks
    factcheck COMMAND --help                           more on each command, with examples
    """


def main() -> NoReturn:
    """Run the command line as the whole of a process."""
    code = run()
    for stream in filter(None, (sys.stdout, sys.stderr)):  # None where the shell closed it
        with contextlib.suppress(OSError, ValueError):  # full, or closed by a server that ended
            stream.flush()
    # Python would free all objects one by one, which takes a twentieth of a run's time.
    os._exit(code)


def run() -> int:
    """Run the command line; never ends in a traceback for what the user can mend."""
    output = sys.stdout
    try:
        code = cli.main(prog_name="factcheck", standalone_mode=False)
    except (click.exceptions.Abort, KeyboardInterrupt):
        _tell("interrupted")
        code = EXIT_FAILED
    except click.ClickException as error:
        with contextlib.suppress(OSError):
            error.show()
        code = EXIT_FAILED
    except UserError as error:
        _tell(str(error))
        code = EXIT_FAILED
    except BrokenPipeError:
        # The reader of our output went away, as `head` does; nothing is wrong.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 0
    except SystemExit as left:
        # Click leaves so where it met the broken pipe itself, with another stream put in its place.
        code = left.code if sys.stdout is output else 0
    except OSError as error:
        if os.environ.get("FACTCHECK_DEBUG"):
            raise
        _tell(f"{error.filename or 'standard output'}: {error.strerror or error}")
        code = EXIT_FAILED
    except Exception as error:  # a defect of ours: still one line, and nothing of the user's lost
        if os.environ.get("FACTCHECK_DEBUG"):
            raise
        _tell(
            f"internal error ({type(error).__name__}: {error}); "
            "please report it with the output of FACTCHECK_DEBUG=1"
        )
        code = EXIT_FAILED
    return code if isinstance(code, int) else 0


def _tell(message: str) -> None:
    """Say why a run failed, on one line that no terminal obeys; a full disk hides it only."""
    line = "".join(char if char.isprintable() else " " for char in message)
    with contextlib.suppress(OSError):
        click.echo(f"factcheck: {line}", err=True)
