"""The server: checks texts as they change, and answers what an editor asks of them.

A text is checked beside the loop that talks with the editor, a moment after the last key press; a
check that a later key press overtook is dropped. Whole texts are exchanged rather than edits: an
edit would have to be applied by lines, and clients and libraries do not agree what ends a line.
"""

from __future__ import annotations

import asyncio
import logging
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from factcheck import __version__
from factcheck.checking.api import Checker
from factcheck.config.errors import UserError
from factcheck.config.settings import Settings, find_settings
from factcheck.lsp.checked import CheckedText, format_for
from factcheck.lsp.diagnostics import diagnostics_of
from factcheck.lsp.options import Options, options_of
from factcheck.lsp.positions import Positions
from factcheck.reading.documents import read_text, with_sidecar

# After the last key press; a pause that nobody sees, and in which a word is finished.
_PAUSE = 0.03
_WATCHED = ("**/factcheck.toml", "**/pyproject.toml", "**/*.factcheck.toml")
_MOST_CHECKERS = 8


class FactcheckServer(LanguageServer):
    """Keeps the last check of every open text."""

    def __init__(self) -> None:
        super().__init__(
            "factcheck", __version__, text_document_sync_kind=types.TextDocumentSyncKind.Full
        )
        self.options = Options()
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="check")
        self._checkers: list[tuple[Settings, Checker]] = []
        self._checked: dict[str, CheckedText] = {}
        self._tasks: dict[str, asyncio.Task[None]] = {}

    def check_soon(self, uri: str, pause: float = _PAUSE) -> None:
        """Check a text after a pause, in place of a check that has not ended."""
        running = self._tasks.pop(uri, None)
        if running is not None:
            running.cancel()
        task = asyncio.get_running_loop().create_task(self._check(uri, pause))
        self._tasks[uri] = task

    def check_all(self) -> None:
        """Check every open text again, as after a change of settings."""
        for uri in self.workspace.text_documents:
            self.check_soon(uri, 0)

    def forget_checkers(self) -> None:
        """Load rules and facts anew at the next check."""
        self._checkers.clear()

    def close(self, uri: str) -> None:
        """Forget a text and what was underlined in it."""
        running = self._tasks.pop(uri, None)
        if running is not None:
            running.cancel()
        self._checked.pop(uri, None)
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))

    async def current(self, uri: str) -> CheckedText | None:
        """Return the check of the text as it is now, waiting for one that is under way."""
        while (task := self._tasks.get(uri)) is not None and not task.done():
            await asyncio.wait([task])
        return self._checked.get(uri)

    def use_options(self, value: Any) -> None:
        """Take over an editor's settings; a bad one is told and leaves all as it was."""
        try:
            self.options = options_of(value)
        except UserError as error:
            message = types.ShowMessageParams(types.MessageType.Warning, str(error))
            self.window_show_message(message)
            return
        self.check_all()

    async def _check(self, uri: str, pause: float) -> None:
        if pause:
            await asyncio.sleep(pause)
        document = self.workspace.get_text_document(uri)
        version, source = document.version, document.source
        positions = Positions(source, self.workspace.position_encoding or "utf-16")
        checked = await asyncio.get_running_loop().run_in_executor(
            self._worker,
            self._checked_now,
            CheckedText(uri, version, positions),
            document.path or uri,
            document.language_id,
        )
        self._checked[uri] = checked
        self.text_document_publish_diagnostics(
            types.PublishDiagnosticsParams(uri, diagnostics_of(checked), version)
        )
        if self.options.code_lens and self._refreshes_lenses():
            self.workspace_code_lens_refresh(None)

    def _checked_now(self, text: CheckedText, path: str, language: str | None) -> CheckedText:
        """Runs beside the loop: reads and checks one text."""
        source = text.positions.source
        if not source.strip():
            return text
        try:
            settings = find_settings(Path(path).parent)
            checker = self._checker(settings).narrowed(self._said(settings, path))
            document = read_text(source, path=path, format=format_for(path, language))
            if Path(path).name:
                document = with_sidecar(document, Path(path))
            report = checker.check(document, self.options.as_of or settings.as_of)
        except UserError as error:
            return CheckedText(text.uri, text.version, text.positions, problem=str(error))
        except Exception as error:
            # A defect of ours: the editor goes on, and the log has the rest.
            logging.getLogger(__name__).exception("checking %s", text.uri)
            problem = f"internal error: {type(error).__name__}: {error}"
            return CheckedText(text.uri, text.version, text.positions, problem=problem)
        return CheckedText(text.uri, text.version, text.positions, report)

    def _said(self, settings: Settings, path: str) -> Settings:
        """What holds for one text: the project's settings for its path, then the editor's."""
        own = settings.for_path(Path(path))
        return own.overridden(select=self.options.select, ignore=self.options.ignore)

    def _checker(self, settings: Settings) -> Checker:
        settings = settings.overridden(select=self.options.select, ignore=self.options.ignore)
        for known, checker in self._checkers:
            if known == settings:
                return checker
        checker = Checker.with_every_rule(settings)
        self._checkers = [*self._checkers[1 - _MOST_CHECKERS :], (settings, checker)]
        return checker

    def _refreshes_lenses(self) -> bool:
        workspace = self.client_capabilities.workspace
        return bool(workspace and workspace.code_lens and workspace.code_lens.refresh_support)

    async def ask_options(self) -> None:
        """Ask the editor for its settings, where it answers such questions."""
        workspace = self.client_capabilities.workspace
        if not workspace or not workspace.configuration:
            return
        item = types.ConfigurationItem(section="factcheck")
        [value] = await self.workspace_configuration_async(types.ConfigurationParams([item]))
        self.use_options(value)

    async def watch_settings(self) -> None:
        """Ask to be told when a settings file changes, where the editor watches files."""
        workspace = self.client_capabilities.workspace
        watching = workspace and workspace.did_change_watched_files
        if not watching or not watching.dynamic_registration:
            return
        watchers = [types.FileSystemWatcher(glob) for glob in _WATCHED]
        registration = types.Registration(
            "factcheck-settings",
            types.WORKSPACE_DID_CHANGE_WATCHED_FILES,
            types.DidChangeWatchedFilesRegistrationOptions(watchers),
        )
        await self.client_register_capability_async(types.RegistrationParams([registration]))
