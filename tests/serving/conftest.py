from __future__ import annotations

from tests.reporting.browsing import browser  # noqa: F401 - a fixture
