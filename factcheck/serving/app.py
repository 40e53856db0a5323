"""The application: a form, and the report on what was sent with it.

Nothing that is sent is kept, unless the one who started the server asked for it.
"""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from msgspec import Struct
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from factcheck.checking.api import Checker
from factcheck.config.errors import UserError
from factcheck.model.report import Checked
from factcheck.reading import read_bytes
from factcheck.reporting.formats import render
from factcheck.serving.forms import Sent, sent_in
from factcheck.serving.guard import COOKIE, Guard
from factcheck.serving.limits import Limits, RequestError, body_of
from factcheck.serving.pages import HEADERS, form_page, policy

_Handler = Callable[[Request], Awaitable[Response]]


class Service(Struct, frozen=True):
    """What the application checks with, and what it keeps: nothing where `keep` is None."""

    checker: Checker
    guard: Guard = Guard()
    limits: Limits = Limits()
    keep: Path | None = None


def make_app(service: Service) -> Starlette:
    """Return the application."""
    return _App(service).starlette


class _App:
    def __init__(self, service: Service) -> None:
        self._service = service
        self._worker = ThreadPoolExecutor(service.limits.at_a_time, thread_name_prefix="check")
        self._free = asyncio.Semaphore(service.limits.at_a_time)
        self.starlette = Starlette(
            routes=[
                Route("/", self._guarded(self._form), methods=["GET"]),
                Route("/check", self._guarded(self._check), methods=["POST"]),
                Route("/check", self._guarded(self._home), methods=["GET"]),
            ]
        )

    def _guarded(self, handler: _Handler) -> _Handler:
        async def handle(request: Request) -> Response:
            try:
                self._service.guard.check(request)
                response = await handler(request)
            except RequestError as refused:
                response = self._refusal(request, refused)
            for name, value in HEADERS.items():
                response.headers.setdefault(name, value)
            return response

        return handle

    def _refusal(self, request: Request, refused: RequestError) -> Response:
        if refused.status in (401, 403, 421):
            return PlainTextResponse(refused.message, refused.status)
        page = self._form_page(refused.message)
        headers = {"Content-Security-Policy": policy()}
        # The rest of a body that was refused is not read.
        if refused.status in (408, 413):
            headers["Connection"] = "close"
        return HTMLResponse(page, refused.status, headers)

    async def _form(self, request: Request) -> Response:
        token = self._service.guard.token
        if token and "token" in request.query_params:
            # The token leaves the address, so that it is in no history and no screenshot.
            moved = RedirectResponse("/", 303)
            moved.set_cookie(COOKIE, token, httponly=True, samesite="strict")
            return moved
        headers = {"Content-Security-Policy": policy()}
        return HTMLResponse(self._form_page(), headers=headers)

    def _form_page(self, problem: str = "") -> str:
        keeps = self._service.keep is not None
        return form_page(self._service.limits, keeps=keeps, problem=problem)

    async def _home(self, request: Request) -> Response:
        return RedirectResponse("/", 303)

    async def _check(self, request: Request) -> Response:
        limits = self._service.limits
        body = await body_of(request, limits)
        sent = await sent_in(body, request.headers)
        del body
        if self._free.locked():
            raise RequestError(503, "Others are checking just now; try again in a moment.")
        await self._free.acquire()
        job = asyncio.get_running_loop().run_in_executor(self._worker, self._report, sent)
        # A check cannot be stopped from outside; its place is free when it has ended.
        job.add_done_callback(lambda _: self._free.release())
        try:
            page = await asyncio.wait_for(asyncio.shield(job), limits.check_seconds)
        except TimeoutError:
            raise RequestError(503, "The check took too long; send a shorter text.") from None
        except UserError as error:
            raise RequestError(422, str(error)) from error
        return HTMLResponse(page)

    def _report(self, sent: Sent) -> str:
        """Runs beside the loop: the page on what was sent."""
        document = read_bytes(sent.data, sent.name)
        report = self._service.checker.check(document, sent.as_of)
        left_out = document.source_map.left_out()
        checked = Checked(report=report, source=document.source, left_out=left_out)
        page = render("html", [checked])
        if self._service.keep is not None:
            _keep(self._service.keep, sent, page)
        return page


def _keep(folder: Path, sent: Sent, page: str) -> None:
    """Keep a text and its report under a name that its content gives."""
    place = folder / f"{hashlib.sha256(sent.data).hexdigest()[:12]}-{sent.name}"
    place.write_bytes(sent.data)
    place.with_name(f"{place.name}.report.html").write_text(page, encoding="utf-8")
