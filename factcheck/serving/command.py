"""`factcheck serve`: the checks as a page on this machine."""

from __future__ import annotations

import secrets
from pathlib import Path

import click

from factcheck.config.errors import UserError
from factcheck.config.settings import find_settings, read_settings

_MEGABYTE = 1024 * 1024
_SECONDS_OF_SILENCE = 10


@click.command("serve")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option(
    "--port", default=8737, show_default=True, type=click.IntRange(0, 65535), help="0: a free one."
)
@click.option(
    "--keep",
    type=click.Path(path_type=Path, file_okay=False),
    help="Keep texts and reports in this folder. Otherwise nothing that is sent is kept.",
)
@click.option(
    "--max-megabytes", default=20, show_default=True, type=click.IntRange(1, 256),
    help="The largest text that is taken.",
)  # fmt: skip
@click.option(
    "--timeout", default=60.0, show_default=True, type=click.FloatRange(1, 3600),
    help="Seconds that a check may take.",
)  # fmt: skip
@click.option("--token", help="The token to ask for; made where one is needed and none is given.")
@click.option("--config", type=click.Path(path_type=Path), help="A settings file.")
def serve_command(
    host: str,
    port: int,
    keep: Path | None,
    max_megabytes: int,
    timeout: float,
    token: str | None,
    config: Path | None,
) -> int:
    """Serve a page where a text is pasted or a file dropped, and its report comes back.

    It listens on this machine only, unless told otherwise; then a token is needed, which is in
    the address that it prints. The traffic is not encrypted: put a proxy with TLS before it where
    others share the network. Needs the extra `serve`: pip install 'factcheck-lint[serve]'.

    \b
    factcheck serve                              http://127.0.0.1:8737/
    factcheck serve --port 0 --keep ~/checked    a free port; texts and reports are kept
    factcheck serve --host 0.0.0.0               for colleagues, with a token
    """
    try:
        import starlette  # noqa: F401, PLC0415 - an extra
        import uvicorn  # noqa: F401, PLC0415 - an extra
        from starlette.formparsers import MultiPartParser  # noqa: F401, PLC0415 - an extra
    except ModuleNotFoundError as error:
        raise UserError("the page needs pip install 'factcheck-lint[serve]'") from error
    from factcheck.checking.api import Checker  # noqa: PLC0415 - loaded with the rest
    from factcheck.serving.app import Service, make_app  # noqa: PLC0415 - an extra
    from factcheck.serving.guard import Guard  # noqa: PLC0415 - an extra
    from factcheck.serving.limits import Limits, is_loopback  # noqa: PLC0415 - an extra

    settings = read_settings(config) if config else find_settings(Path.cwd())
    if token is None:
        token = "" if is_loopback(host) else secrets.token_urlsafe(24)
    elif not token.strip():
        raise UserError("an empty token lets everybody in")
    if keep is not None:
        _make(keep)
    service = Service(
        checker=Checker.of(settings),
        guard=Guard(token),
        limits=Limits(most_bytes=max_megabytes * _MEGABYTE, check_seconds=timeout),
        keep=keep,
    )
    _run(make_app(service), host, port, token)
    return 0


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(f"cannot be made: {error.strerror}", path=str(folder)) from error


def _run(app: object, host: str, port: int, token: str) -> None:
    import socket  # noqa: PLC0415 - few runs serve

    import uvicorn  # noqa: PLC0415 - an extra

    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host.strip("[]"), port))
    except OSError as error:
        raise UserError(f"cannot listen on {host}:{port}: {error.strerror}") from error
    shown = f"[{host.strip('[]')}]" if ":" in host else host
    query = f"?token={token}" if token else ""
    bound = listening.getsockname()[1]
    click.echo(f"factcheck: http://{shown}:{bound}/{query} (Ctrl+C ends it)", err=True)
    config = uvicorn.Config(
        app,  # type: ignore[arg-type]
        log_level="warning",
        access_log=False,  # addresses may hold the token
        server_header=False,
        timeout_keep_alive=_SECONDS_OF_SILENCE,
        limit_concurrency=64,
        h11_max_incomplete_event_size=16 * 1024,
    )
    uvicorn.Server(config).run(sockets=[listening])
