"""The way to the server, and its errors in plain words. A password is never repeated."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from factcheck.config.errors import UserError

if TYPE_CHECKING:
    import psycopg

SCHEMA = "factcheck"  # of the database, so that no table meets one of somebody else's
_CONNECT = 10  # seconds to wait for the server
_QUESTION = 30_000  # milliseconds that one question may take
_WRITING = 600_000  # and one statement of a publication
_LOCK = 60_000  # and another writer
_IDLE = 600_000  # a reader that asks nothing for so long lets go of its snapshot


def connect(url: str, *, write: bool = False) -> psycopg.Connection[tuple[Any, ...]]:
    """Return a connection: for reading one moment of the store only, unless `write`.

    Raises UserError where the extra is not installed or the server does not let us in.
    """
    with plain_errors(url):
        import psycopg  # noqa: PLC0415 - an extra

        server: psycopg.Connection[tuple[Any, ...]] = psycopg.connect(
            url, autocommit=True, connect_timeout=_CONNECT, application_name="factcheck"
        )
        limit = _WRITING if write else _QUESTION
        idle = 0 if write else _IDLE
        server.execute(
            f"SET search_path = {SCHEMA}; SET timezone = 'UTC'; SET statement_timeout = {limit}; "
            f"SET lock_timeout = {_LOCK}; SET idle_in_transaction_session_timeout = {idle}; "
            f"SET default_transaction_read_only = {'off' if write else 'on'}"
        )
        server.autocommit = False
        if not write:
            server.read_only = True
            server.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
    return server


def shown(url: str) -> str:
    """Return an address without the password and the options, to show it."""
    from psycopg.conninfo import conninfo_to_dict  # noqa: PLC0415 - an extra

    about = {key: str(value) for key, value in conninfo_to_dict(url).items()}
    user = f"{about['user']}@" if "user" in about else ""
    port = f":{about['port']}" if "port" in about else ""
    return f"postgresql://{user}{about.get('host', '')}{port}/{about.get('dbname', '')}"


@contextmanager
def plain_errors(url: str) -> Iterator[None]:
    """Raise UserError, naming the server, for whatever the driver complains about."""
    with needing_the_extra():
        import psycopg  # noqa: PLC0415 - an extra

    try:
        yield
    except psycopg.Error as error:
        raise UserError(_told(url, error)) from None  # the driver's text may hold the password


@contextmanager
def needing_the_extra() -> Iterator[None]:
    """Raise UserError where one of the libraries of the extra is not installed."""
    try:
        yield
    except ImportError as error:
        raise UserError(
            f"a team store needs the extra `team` (pip install 'factcheck-lint[team]'): {error}"
        ) from None


def _told(url: str, error: psycopg.Error) -> str:
    import psycopg  # noqa: PLC0415 - an extra

    try:
        place = shown(url)
    except psycopg.Error:
        return "not an address of a team store; write postgresql://USER@HOST/DATABASE"
    text = _without_password(url, str(error))
    first = text.strip().splitlines()[0] if text.strip() else type(error).__name__
    state = error.sqlstate or _state_of(text)
    if state in ("28P01", "28000"):
        return (
            f"the server does not let this user in at {place}: wrong user or password; "
            "PGPASSWORD or ~/.pgpass can hold the password"
        )
    if state == "3D000":
        return f"there is no such database at {place}"
    if state in ("3F000", "42P01"):
        return f"no facts at {place} as yet; run `factcheck facts migrate`"
    if state == "25006":
        return f"the team store at {place} is open for reading only"
    if state == "42501":
        return (
            f"this user may not do that at {place} ({first}); to let a role read: GRANT USAGE ON "
            f"SCHEMA {SCHEMA} TO role; GRANT SELECT ON ALL TABLES IN SCHEMA {SCHEMA} TO role"
        )
    if state in ("57014", "55P03"):
        return f"the team store at {place} is busy and took too long; try again later"
    if state:
        return f"the team store at {place} failed: {first}"
    return f"the team store at {place} cannot be reached: {first}"


def _state_of(text: str) -> str:
    """Return the code for a refusal at the door, which comes as the server's words only."""
    signs = {
        "password authentication failed": "28P01",
        "no password supplied": "28P01",
        "authentication failed": "28000",
        "no pg_hba.conf entry": "28000",
        'FATAL:  role "': "28000",
        'FATAL:  database "': "3D000",
    }
    return next((state for sign, state in signs.items() if sign in text), "")


def _without_password(url: str, text: str) -> str:
    from psycopg.conninfo import conninfo_to_dict  # noqa: PLC0415 - an extra

    password = str(conninfo_to_dict(url).get("password") or "")
    return text.replace(password, "***") if password else text
