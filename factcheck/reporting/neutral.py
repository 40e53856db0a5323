"""Makes text from documents harmless to show, whatever characters it holds."""

from __future__ import annotations

import re

# Terminals obey control characters; the others reorder what stands around them.
_REORDERING = "\u202a-\u202e\u2066-\u2069"
_LINE_BREAK = re.compile(r"\r\n?")
_HIDDEN = re.compile(f"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff{_REORDERING}]")


def one_line(text: str) -> str:
    """Return text for one line of a terminal: what cannot be printed becomes a space."""
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() else " " for char in text)


def visible(text: str) -> str:
    """Return text for a page: line breaks as one newline, hidden controls as a visible sign.

    Every code point gives exactly one, but for a carriage return before a newline.
    """
    if "\r" in text:
        text = _LINE_BREAK.sub("\n", text)
    return _HIDDEN.sub(_sign, text)


def _sign(match: re.Match[str]) -> str:
    code = ord(match.group())
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else "\ufffd"


def web_address(url: str) -> str:
    """Return the address if a reader may follow it (http or https), else nothing."""
    return url if re.match(r"https?://[^\s<>\"']+\Z", url, re.IGNORECASE) else ""
