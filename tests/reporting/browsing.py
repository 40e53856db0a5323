"""Opens pages in the browser that a test was given."""

from __future__ import annotations

from typing import Any

import pytest

# The driver leaves its pipes to the interpreter's end.
leaves_pipes_open = [
    pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::DeprecationWarning"),
]


def opened(browser: Any, address: str, **settings: Any) -> Any:
    """Return the page in a context of its own, with nothing stored."""
    settings = {"viewport": {"width": 1500, "height": 900}, **settings}
    page = browser.new_context(**settings).new_page()
    page.goto(address)
    return page


def press(page: Any, *keys: str) -> None:
    """Press keys one after the other."""
    for key in keys:
        page.keyboard.press(key)
