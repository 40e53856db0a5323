"""What the tests of several floors share: one loaded checker, and ways to ask it."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from factcheck.checking.api import Checker, analyse_document, parse_day
from factcheck.factbase.name_table import open_names
from factcheck.model.claims import Claim
from factcheck.model.report import Report
from factcheck.reading.documents import read_text
from factcheck.resolving.claims import resolve_claims
from hypothesis import HealthCheck, settings
from tests.reporting.browsing import browser  # noqa: F401 - a fixture

AS_OF = "2016-12-05"
SHARED = Path(__file__).resolve().parent.parent.parent / "shared"

settings.register_profile(
    "default", deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("thorough", parent=settings.get_profile("default"), max_examples=2000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))

Claims = Callable[..., tuple[Claim, ...]]
Check = Callable[..., Report]


@pytest.fixture(scope="session")
def checker() -> Checker:
    """The shipped rules and facts, loaded once per worker."""
    return Checker.load()


@pytest.fixture(scope="session")
def claims(checker: Checker) -> Claims:
    """What is understood of a text: claims(text, as_of)."""

    def understood(text: str, as_of: str | None = AS_OF) -> tuple[Claim, ...]:
        analysis, now = analyse_document(read_text(text), checker.gazetteer, parse_day(as_of))
        return resolve_claims(analysis, now.day, open_names())

    return understood


@pytest.fixture(scope="session")
def check(checker: Checker) -> Check:
    """The report on a text: check(text, as_of)."""

    def checked(text: str, as_of: str | None = AS_OF) -> Report:
        return checker.check(read_text(text), parse_day(as_of))

    return checked


@pytest.fixture(scope="session")
def told(claims: Claims) -> Callable[..., list[str]]:
    """Each claim of a defined measure as `measure(subject) value`, an unknown subject as `?`."""

    def lines(text: str, as_of: str | None = AS_OF) -> list[str]:
        return [line(claim) for claim in claims(text, as_of) if not is_open(claim)]

    return lines


def is_open(claim: Claim) -> bool:
    """Whether a claim's measure is one that no file defines."""
    return claim.assertion.measure.startswith("open:")


def line(claim: Claim) -> str:
    """Return a claim in one line: measure, subject, value as printed."""
    one = claim.assertion
    return f"{one.measure}({one.subject or '?'}) {' '.join(one.value.text.split())}"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of the benchmarks, which only a development machine has."""
    if not SHARED.is_dir():
        pytest.skip("../shared is not on this machine")
    return SHARED
