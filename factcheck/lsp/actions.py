"""Quick fixes: a spelling or a value to put in, or a word to factcheck to be silent here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lsprotocol import types

from factcheck.lsp.checked import CheckedText
from factcheck.lsp.diagnostics import SOURCE
from factcheck.model.report import FindingPart, SuggestionPart


def actions_for(
    text: CheckedText, asked: types.Range, diagnostics: Sequence[types.Diagnostic]
) -> list[types.CodeAction]:
    """Return the quick fixes for the findings that a range touches."""
    start, end = text.positions.offset(asked.start), text.positions.offset(asked.end)
    found = [one for one in text.findings() if one.start <= end and start <= one.end]
    about = {
        one.data.get("fingerprint"): one
        for one in diagnostics
        if one.source == SOURCE and isinstance(one.data, dict)
    }
    return [action for one in found for action in _actions(text, one, about.get(one.fingerprint))]


def fix_all(text: CheckedText) -> types.CodeAction | None:
    """Return one action that puts every spelling and term right; None where there is none."""
    edits, reached = [], 0
    suggestions = [
        one.suggestion
        for one in text.findings()
        if one.suggestion is not None and one.suggestion.repair.is_safe
    ]
    for one in sorted(suggestions, key=lambda one: one.start):
        if one.start >= reached:
            where = text.positions.range(one.start, one.end)
            edits.append(types.TextEdit(where, one.replacement))
            reached = one.end
    if not edits:
        return None
    return types.CodeAction(
        title="Put all spellings and terms right",
        kind=types.CodeActionKind.SourceFixAll,
        edit=_edit(text, *edits),
    )


def wanted(kind: types.CodeActionKind, only: Sequence[types.CodeActionKind | str] | None) -> bool:
    """Whether an editor asked for actions of a kind; kinds are parted by dots, widest first."""
    if not only:
        return kind == types.CodeActionKind.QuickFix
    named = (str(getattr(one, "value", one)) for one in only)
    return any(one == "" or f"{kind.value}.".startswith(f"{one}.") for one in named)


def _actions(
    text: CheckedText, finding: FindingPart, diagnostic: types.Diagnostic | None
) -> Iterator[types.CodeAction]:
    about = [diagnostic] if diagnostic else None
    if finding.suggestion is not None:
        yield _replacing(text, finding, finding.suggestion, about)
    title = f"Ignore {finding.rule} here, and say why"
    yield types.CodeAction(
        title=title,
        kind=types.CodeActionKind.QuickFix,
        diagnostics=about,
        edit=_edit(text, _ignoring(text, finding)),
    )


def _replacing(
    text: CheckedText,
    finding: FindingPart,
    suggestion: SuggestionPart,
    about: list[types.Diagnostic] | None,
) -> types.CodeAction:
    new = suggestion.replacement
    safe = suggestion.repair.is_safe
    where = text.positions.range(suggestion.start, suggestion.end)
    return types.CodeAction(
        title=f"Write “{new}”" if safe else f"Write “{new}”, as the fact base has it",
        kind=types.CodeActionKind.QuickFix,
        diagnostics=about,
        # Only how something is written may be mended at a key press; a value is the author's.
        is_preferred=True if safe else None,
        edit=_edit(text, types.TextEdit(where, new)),
    )


def _ignoring(text: CheckedText, finding: FindingPart) -> types.TextEdit:
    """A directive above the paragraph; its reason is empty, and told as such until it is given."""
    assert text.report is not None  # noqa: S101 - for the type checker
    around = [one for one in text.report.segments if one.start <= finding.start < one.end]
    start = text.positions.line_start(around[0].start if around else finding.start)
    where = text.positions.range(start, start)
    ending = "\r\n" if "\r\n" in text.positions.source else "\n"
    return types.TextEdit(where, f"<!-- factcheck: ignore[{finding.rule}] --  -->{ending}")


def _edit(text: CheckedText, *edits: types.TextEdit) -> types.WorkspaceEdit:
    versioned = types.OptionalVersionedTextDocumentIdentifier(uri=text.uri, version=text.version)
    return types.WorkspaceEdit(
        changes={text.uri: list(edits)},
        document_changes=[types.TextDocumentEdit(versioned, list(edits))],
    )
