"""What the server offers: one short function for each message of the protocol that it answers."""

from __future__ import annotations

from lsprotocol import types

from factcheck.lsp.actions import actions_for, fix_all, wanted
from factcheck.lsp.hovers import hover_at
from factcheck.lsp.server import FactcheckServer
from factcheck.lsp.symbols import lenses_of, symbols_of

_QUICK, _ALL = types.CodeActionKind.QuickFix, types.CodeActionKind.SourceFixAll


def made_server() -> FactcheckServer:
    """Return a server that answers everything below."""
    server = FactcheckServer()
    _follow_texts(server)
    _follow_settings(server)
    _answer(server)
    return server


def _follow_texts(server: FactcheckServer) -> None:
    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    async def opened(params: types.DidOpenTextDocumentParams) -> None:
        server.check_soon(params.text_document.uri, 0)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    async def changed(params: types.DidChangeTextDocumentParams) -> None:
        server.check_soon(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    async def saved(params: types.DidSaveTextDocumentParams) -> None:
        server.check_soon(params.text_document.uri, 0)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: types.DidCloseTextDocumentParams) -> None:
        server.close(params.text_document.uri)


def _follow_settings(server: FactcheckServer) -> None:
    @server.feature(types.INITIALIZE)
    def initialize(params: types.InitializeParams) -> None:
        if params.initialization_options is not None:
            server.use_options(params.initialization_options)

    @server.feature(types.INITIALIZED)
    async def initialized(params: types.InitializedParams) -> None:
        await server.watch_settings()
        await server.ask_options()

    @server.feature(types.WORKSPACE_DID_CHANGE_CONFIGURATION)
    async def configured(params: types.DidChangeConfigurationParams) -> None:
        if params.settings:
            server.use_options(params.settings)
        else:
            await server.ask_options()

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    async def files_changed(params: types.DidChangeWatchedFilesParams) -> None:
        server.forget_checkers()
        server.check_all()


def _answer(server: FactcheckServer) -> None:
    @server.feature(types.TEXT_DOCUMENT_HOVER)
    async def hover(params: types.HoverParams) -> types.Hover | None:
        text = await server.current(params.text_document.uri)
        return hover_at(text, params.position) if text else None

    @server.feature(
        types.TEXT_DOCUMENT_CODE_ACTION,
        types.CodeActionOptions(code_action_kinds=[_QUICK, _ALL]),
    )
    async def code_action(params: types.CodeActionParams) -> list[types.CodeAction]:
        text = await server.current(params.text_document.uri)
        if text is None:
            return []
        found = []
        if wanted(_QUICK, params.context.only):
            found += actions_for(text, params.range, params.context.diagnostics)
        if wanted(_ALL, params.context.only) and (every := fix_all(text)) is not None:
            found.append(every)
        return found

    @server.feature(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    async def symbols(params: types.DocumentSymbolParams) -> list[types.DocumentSymbol]:
        text = await server.current(params.text_document.uri)
        return symbols_of(text) if text else []

    @server.feature(types.TEXT_DOCUMENT_CODE_LENS)
    async def lenses(params: types.CodeLensParams) -> list[types.CodeLens]:
        if not server.options.code_lens:
            return []
        text = await server.current(params.text_document.uri)
        return lenses_of(text) if text else []
