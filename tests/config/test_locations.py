"""Where caches lie."""

from __future__ import annotations

import sys
from pathlib import Path

import platformdirs
import pytest
from factcheck.config.locations import cache_directory


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere platformdirs is asked")
@pytest.mark.parametrize("caches", [None, "", " ", "/elsewhere/caches"])
def test_the_cache_lies_where_a_system_keeps_caches(
    caches: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("FACTCHECK_CACHE", raising=False)
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    if caches is not None:
        monkeypatch.setenv("XDG_CACHE_HOME", caches)
    assert cache_directory() == Path(platformdirs.user_cache_dir("factcheck", appauthor=False))


def test_a_user_may_say_where(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACTCHECK_CACHE", "/mine")
    assert cache_directory() == Path("/mine")
