"""A PostgreSQL server of the tests' own, from the distribution's binaries, for one session."""

from __future__ import annotations

import contextlib
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from importlib.util import find_spec
from itertools import count
from pathlib import Path

import pytest
from factcheck.factbase import store, team
from factcheck.factbase.base import FactBase, open_facts
from factcheck.factbase.team.publishing import publish_store

PASSWORD = "s3cret-of-the-tests"  # noqa: S105 - of a server that lives as long as the tests
_BINARIES = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
_SETTINGS = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "30",
    "shared_buffers": "64MB",
    "listen_addresses": "127.0.0.1",
}


@dataclass(frozen=True)
class Server:
    """A running server: users get in over the network with a password, `postgres` by socket."""

    folder: Path
    port: int
    numbers: Iterator[int]
    templates: list[str] = field(default_factory=list)

    def url(self, database: str, user: str = "team", password: str = PASSWORD) -> str:
        return f"postgresql://{user}:{password}@127.0.0.1:{self.port}/{database}"

    def administer(self, statement: str, database: str = "postgres") -> None:
        import psycopg

        address = f"host={self.folder} port={self.port} user=postgres dbname={database}"
        with psycopg.connect(address, autocommit=True) as connection:
            connection.execute(statement)

    def new_database(self, template: str = "template1") -> str:
        """Make a database and return its address."""
        name = f"facts_{next(self.numbers)}"
        self.administer(f"CREATE DATABASE {name} OWNER team TEMPLATE {template}")
        return self.url(name)


def _as_server(command: list[str]) -> list[str]:
    """The server refuses to run as root; there it runs as the user that its package made."""
    return ["runuser", "-u", "postgres", "--", *command] if os.geteuid() == 0 else command


def _run(command: list[str]) -> None:
    done = subprocess.run(
        _as_server(command), cwd="/", stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False
    )
    assert done.returncode == 0, done.stderr.decode()


def _missing() -> str:
    """What is missing to run a server, "" if nothing."""
    for library in ("psycopg", "sqlalchemy"):
        if find_spec(library) is None:
            return f"{library} of the extra `team` is not installed"
    if not _BINARIES or not (_BINARIES[-1] / "initdb").exists():
        return "no PostgreSQL server here (apt-get install postgresql)"
    if os.geteuid() == 0 and not (shutil.which("runuser") and _has_user()):
        return "PostgreSQL does not run as root, and there is no user for it"
    return ""


def _has_user() -> bool:
    try:
        return bool(pwd.getpwnam("postgres"))
    except KeyError:
        return False


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    missing = _missing()
    if missing:
        # CI says that there must be one: there, a test that is skipped would go unnoticed.
        (pytest.fail if os.environ.get("FACTCHECK_NEEDS_SERVER") else pytest.skip)(missing)
    binaries = _BINARIES[-1]
    # A short path below /tmp: sockets have short names, and root's own folders are closed.
    folder = Path(tempfile.mkdtemp(prefix="factcheck-pg-"))
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres")
    data = folder / "data"
    options = {**_SETTINGS, "unix_socket_directories": str(folder)}
    stop = [f"{binaries}/pg_ctl", f"--pgdata={data}", "--mode=immediate", "--wait", "stop"]
    with _at_the_end(_as_server(stop), folder):
        auth = ["--auth-local=trust", "--auth-host=scram-sha-256", "--username=postgres"]
        coding = ["--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"]
        _run([f"{binaries}/initdb", f"--pgdata={data}", *auth, *coding])
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        set_so = " ".join(f"-c {name}={value}" for name, value in options.items())
        started = ["-o", f"-p {port} {set_so}", "-l", f"{folder}/log", "-w", "start"]
        _run([f"{binaries}/pg_ctl", f"--pgdata={data}", *started])
        running = Server(folder, port, count())
        running.administer(f"CREATE ROLE team LOGIN PASSWORD '{PASSWORD}'")
        yield running


@contextlib.contextmanager
def _at_the_end(stop: list[str], folder: Path) -> Iterator[None]:
    """Stop the server and remove its folder when the block ends, or when this process is killed.

    A helper waits for the end of a pipe, which comes with the end of whoever holds it.
    """
    script = 'read -r _; cd /; "$@" >/dev/null 2>&1; rm -rf "$0"'
    command = ["sh", "-c", script, str(folder), *stop]
    with subprocess.Popen(command, stdin=subprocess.PIPE, start_new_session=True):
        yield


@pytest.fixture
def database(server: Server) -> str:
    """The address of an empty database."""
    return server.new_database()


@pytest.fixture
def small(shipped: Path) -> bytes:
    """The compiled store of the small packs."""
    return store.build(packs=shipped / "packs", data=shipped / "data")


def publish_content(url: str, content: bytes) -> team.Published:
    """Publish a compiled store."""
    with contextlib.closing(store.in_memory(content)) as connection:
        return publish_store(url, connection)


@pytest.fixture
def small_team(server: Server, small: bytes) -> str:
    """The address of a team store of the small packs, for one test to change."""
    if not server.templates:
        template = server.new_database()
        team.migrate(template)
        publish_content(template, small)
        server.templates.append(template.rpartition("/")[2])
    return server.new_database(server.templates[0])


@pytest.fixture(scope="session")
def shipped_team(server: Server) -> str:
    """The address of a team store of all that ships; tests only read it."""
    url = server.new_database()
    team.migrate(url)
    team.publish(url)
    return url


@pytest.fixture
def publish() -> Callable[[str, bytes], team.Published]:
    """Publish a compiled store: publish(url, content)."""
    return publish_content


@pytest.fixture(scope="session")
def on_server(shipped_team: str) -> Iterator[FactBase]:
    """All that ships, on the server."""
    with open_facts([shipped_team]) as facts:
        yield facts


@pytest.fixture(scope="session")
def on_disk(shipped_team: str) -> Iterator[FactBase]:
    """All that ships, as it was published."""
    with open_facts() as facts:
        yield facts
