"""Words to factcheck in a file beside a text that cannot carry them, as PDF.

    # report.pdf.factcheck.toml
    [[ignore]]
    rule = "weekday"            # or a list
    quote = "Tuesday, 5 December 2016"
    reason = "printed so in the minutes"
    until = 2027-06-30          # may be left out

Without `quote` the whole text is meant.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from pathlib import Path
from typing import Any

from factcheck.config.errors import UserError, nearest
from factcheck.model.document import Directive
from factcheck.model.spans import Span

SUFFIX = ".factcheck.toml"
_KEYS = ("rule", "quote", "reason", "until")
_ENTRY = re.compile(r"^\s*\[\[\s*ignore\s*\]\]", re.MULTILINE)
_MOST_PLACES = 1000


def sidecar_directives(path: Path, text: str) -> tuple[Directive, ...]:
    """Return what the file beside `path` says, if there is one; `text` is the normalised text.

    Raises UserError, naming that file and the line, for one that cannot be used.
    """
    beside = path.with_name(path.name + SUFFIX)
    if not beside.is_file():
        return ()
    import tomllib  # noqa: PLC0415 - few texts have such a file

    try:
        content = beside.read_text(encoding="utf-8")
        table = tomllib.loads(content)
    except RecursionError:
        raise UserError("not valid TOML: nested too deeply", path=str(beside)) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UserError(f"not valid TOML: {error}", path=str(beside)) from None
    except OSError as error:
        raise UserError(f"cannot be read: {error.strerror}", path=str(beside)) from None
    entries = table.pop("ignore", [])
    if table or not isinstance(entries, list):
        raise UserError("holds [[ignore]] entries and nothing else", path=str(beside))
    lines = [content.count("\n", 0, match.end()) + 1 for match in _ENTRY.finditer(content)]
    lines += [1] * (len(entries) - len(lines))
    return tuple(
        _directive(entry, str(beside), line, text)
        for entry, line in zip(entries, lines, strict=False)
    )


def _directive(entry: Any, file: str, line: int, text: str) -> Directive:
    def bad(message: str) -> UserError:
        return UserError(message, path=file, line=line)

    if not isinstance(entry, dict):
        raise bad("an entry is a table")
    for key in entry:
        if key not in _KEYS:
            near = nearest(key, _KEYS)
            hint = f"; did you mean {near!r}?" if near else f"; the keys are {', '.join(_KEYS)}"
            raise bad(f"unknown key {key!r}{hint}")
    rules = entry.get("rule")
    rules = [rules] if isinstance(rules, str) else rules
    if not isinstance(rules, list) or not rules or not all(isinstance(one, str) for one in rules):
        raise bad("'rule' is the id of a rule, or a list of them, and must be given")
    reason, quote, until = entry.get("reason"), entry.get("quote"), entry.get("until")
    if not isinstance(reason, str) or not reason.strip():
        raise bad("'reason' must be given")
    if quote is not None and (not isinstance(quote, str) or not quote.strip()):
        raise bad("'quote' is words of the text")
    if until is not None and (not isinstance(until, date) or isinstance(until, datetime)):
        raise bad("'until' is a date such as 2027-06-30, without quotes")
    return Directive(
        rules=tuple(rules),
        reason=" ".join(reason.split()),
        covers=None if quote is None else _places(quote, text),
        until=until,
        file=file,
        line=line,
    )


def _places(quote: str, text: str) -> tuple[Span, ...]:
    """Where the text holds the words of a quote, whatever the space between them."""
    words = re.compile(r"\s+".join(map(re.escape, quote.split())), re.IGNORECASE)
    found = []
    for match in words.finditer(text):
        found.append(Span(*match.span()))
        if len(found) == _MOST_PLACES:
            break
    return tuple(found)
