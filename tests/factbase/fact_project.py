"""A project with packs of its own, in which `factcheck facts` is run."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import click
from click.testing import CliRunner, Result
from factcheck.cli.facts import facts_command
from factcheck.config.errors import UserError

PROGRAM = """
import os, sys
from pathlib import Path
from factcheck.factbase import store
shipped = Path(os.environ["SHIPPED"])
store.packs_directory = lambda: shipped / "packs"
store.data_directory = lambda: shipped / "data"
{}
from factcheck.cli.main import main
main()
"""


@dataclass(frozen=True)
class Project:
    """A folder with settings, in which the small packs stand for what ships."""

    folder: Path
    shipped: Path

    def run(self, *args: str | Path) -> Result:
        """Run `factcheck facts ...` in this process, with the errors that the user sees."""
        result = CliRunner().invoke(
            facts_command, [str(arg) for arg in args], standalone_mode=False
        )
        unforeseen = result.exception is not None and not isinstance(
            result.exception, UserError | click.ClickException
        )
        if unforeseen:
            raise result.exception
        return result

    def fails(self, *args: str | Path) -> str:
        """Run a command that must fail with a message for the user, and return that."""
        result = self.run(*args)
        assert isinstance(result.exception, UserError), result.output
        return result.exception.describe()

    def start(self, *args: str | Path, before: str = "") -> subprocess.Popen[str]:
        """Start `factcheck facts ...` in a process of its own; `before` is code to run first."""
        program = PROGRAM.format(before)
        return subprocess.Popen(
            [sys.executable, "-c", program, "facts", *map(str, args)],
            cwd=self.folder,
            env=os.environ | {"SHIPPED": str(self.shipped)},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
