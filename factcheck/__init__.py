"""factcheck: a linter for facts.

    import factcheck
    report = factcheck.check("In 2015, the GDP of Kazakhstan was $184 million.")
    for finding in report.findings:
        print(finding.message)

The functions are loaded on first use, so that importing the package costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from factcheck.checking.api import check, extract
    from factcheck.naming.matching import same_name

__version__ = "0.1.0"
__all__ = ["__version__", "check", "extract", "same_name"]

_HOMES = {
    "check": "factcheck.checking.api",
    "extract": "factcheck.checking.api",
    "same_name": "factcheck.naming.matching",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'factcheck' has no attribute {name!r}")
    from importlib import import_module  # noqa: PLC0415 - keeps `import factcheck` free

    return getattr(import_module(_HOMES[name]), name)
