"""The World Bank's HTTP interface, version 2: indicators in pages of JSON.

Pages lie in the cache until the whole import has succeeded, so that a broken download goes on
where it stopped. A page of another edition than the first one starts the download anew.
"""

from __future__ import annotations

import contextlib
import hashlib
import http.client
import json
import shutil
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

from factcheck import __version__
from factcheck.config.compiled import write_atomically
from factcheck.config.errors import UserError
from factcheck.config.locations import cache_directory
from factcheck.factbase.base import FactBase
from factcheck.factbase.importing.figures import Collector
from factcheck.factbase.importing.meanings import WORLD_BANK
from factcheck.factbase.importing.tables import Options, collector
from factcheck.factbase.pack_rows import SourceRow
from factcheck.factbase.table_packs import FactTable

BASE_URL = "https://api.worldbank.org"
_PER_PAGE = 5000
_ATTEMPTS = 4
_LONGEST_WAIT = 30.0  # seconds, whatever a server asks for
_LARGEST_PAGE = 64_000_000  # bytes
_PASSING = {408, 429, 500, 502, 503, 504}  # statuses that may be gone the next time
Told = Callable[[str, int, int], None]  # indicator, pages that are there, pages in all


@dataclass(frozen=True, slots=True)
class Interface:
    """Where and how to ask. `timeout` and the first `pause` between attempts are seconds."""

    base: str = BASE_URL
    timeout: float = 30.0
    pause: float = 1.0
    years: tuple[int, int] | None = None
    per_page: int = _PER_PAGE

    def url(self, indicator: str, page: int) -> str:
        """Return the address of a page of an indicator, for all countries and the world."""
        values: dict[str, object] = {"format": "json", "per_page": self.per_page, "page": page}
        if self.years:
            values["date"] = f"{self.years[0]}:{self.years[1]}"
        path = f"/v2/country/all/indicator/{quote(indicator)}"
        return f"{self.base.rstrip('/')}{path}?{urlencode(values)}"


class NothingThereError(UserError):
    """The publisher has nothing for what was asked."""


class PagesChangedError(Exception):
    """The publisher brought out a new edition in the middle of a download."""


def fetch(
    facts: FactBase,
    interface: Interface,
    indicators: Sequence[str],
    options: Options,
    told: Told,
    *,
    all_needed: bool = True,
) -> tuple[FactTable, list[str]]:
    """Return the newest figures as a table, and lines that tell what was left out.

    Unless `all_needed`, an indicator that the publisher has dropped is left out and told.
    Raises UserError where the publisher cannot be reached or answers something else; what came
    in until then is kept for the next run.
    """
    table = FactTable(options.pack, options.licence or "CC BY 4.0", options.overrides)
    notes: list[str] = []
    for indicator in indicators:
        try:
            found = _indicator(facts, interface, indicator, options, told)
        except NothingThereError as error:
            if all_needed:
                raise
            notes.append(f"left out: {error}")
            continue
        part = found.finish()
        table.sources |= part.sources
        table.series |= part.series
        table.values |= part.values
        notes += [f"{indicator}: {line}" for line in found.left_out()]
    return table, notes


def forget(interface: Interface, indicators: Sequence[str]) -> None:
    """Remove the pages of a download that has become a pack."""
    for indicator in indicators:
        shutil.rmtree(_folder(interface, indicator), ignore_errors=True)


def _indicator(
    facts: FactBase, interface: Interface, indicator: str, options: Options, told: Told
) -> Collector:
    meaning = WORLD_BANK.get(indicator) or options.meaning
    if meaning is None:
        message = f"no measure here stands for {indicator}; say it with --measure and --unit"
        raise UserError(message)
    try:
        pages = list(_pages(interface, indicator, told))
    except PagesChangedError:
        forget(interface, [indicator])
        pages = list(_pages(interface, indicator, told))
    source = SourceRow(
        title="World Development Indicators",
        publisher="World Bank",
        url="https://data.worldbank.org/",
    )
    place = Path(interface.url(indicator, 1))
    vintage = str(pages[0][0].get("lastupdated") or "")
    found = collector(facts, place, options, vintage=vintage, publisher=source, licence="CC BY 4.0")
    found.path = interface.url(indicator, 1)
    number = 0
    for _, rows in pages:
        for row in rows:
            number += 1
            if row.get("value") is None:
                continue
            code, name = row.get("countryiso3code") or "", row["country"]["value"]
            if not code:  # a group that the publisher sums up
                found.unknown[name] += 1
                continue
            found.add(number, indicator, meaning, (code, name), row["date"], str(row["value"]))
    return found


def _pages(
    interface: Interface, indicator: str, told: Told
) -> Iterator[tuple[dict[str, Any], list[dict[str, Any]]]]:
    folder = _folder(interface, indicator)
    # The first page is always asked for: it tells the edition that the kept ones must be of.
    first, rows = _kept(folder, 1, interface.url(indicator, 1), interface, fresh=True)
    count = int(first["pages"])
    told(indicator, 1, count)
    yield first, rows
    for number in range(2, count + 1):
        url = interface.url(indicator, number)
        about, rows = _kept(folder, number, url, interface)
        if about.get("lastupdated") != first.get("lastupdated") or about["pages"] != count:
            # What was kept is of another edition, or what came now is.
            about, rows = _kept(folder, number, url, interface, fresh=True)
            if about.get("lastupdated") != first.get("lastupdated"):
                raise PagesChangedError(indicator)
        told(indicator, number, count)
        yield about, rows


def _kept(
    folder: Path, number: int, url: str, interface: Interface, *, fresh: bool = False
) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    file = folder / f"page-{number}.json"
    if not fresh:
        with contextlib.suppress(OSError, UserError):
            return _read_page(file.read_bytes(), url)
    content = _asked(url, interface)
    page = _read_page(content, url)
    with contextlib.suppress(OSError):  # a cache that cannot be written only costs the resuming
        write_atomically(file, content)
    return page


def _read_page(content: bytes, url: str) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    try:
        data = json.loads(content, parse_float=Decimal)
    except ValueError as error:
        raise UserError(f"{url}: the answer is no JSON: {error}") from None
    with contextlib.suppress(KeyError, TypeError, IndexError):
        # What is asked for wrongly is answered with a page of messages.
        message = data[0]["message"][0]
        text = f"{message['value']} (message {message['id']})"
        raise NothingThereError(f"{url}: the publisher says: {text}")
    try:
        about, rows = data
        int(about["pages"])
        for row in rows or ():
            if not isinstance(row["date"], str) or not isinstance(row["country"]["value"], str):
                raise TypeError
    except (KeyError, TypeError, ValueError):
        raise UserError(f"{url}: the answer has not the form of version 2") from None
    if not rows:
        raise NothingThereError(f"{url}: the publisher has no data for that")
    return about, rows


def _asked(url: str, interface: Interface) -> bytes:
    """Return the answer to a request, tried again where the fault may pass."""
    host = urlsplit(url).netloc
    # A header of our own lets the publisher tell who asks.
    headers = {"User-Agent": f"factcheck/{__version__}", "Accept": "application/json"}
    request = urllib.request.Request(url, headers=headers)  # noqa: S310 - see the next line
    if urlsplit(url).scheme not in ("http", "https"):
        raise UserError(f"{url}: only http and https addresses can be asked")
    for attempt in range(1, _ATTEMPTS + 1):
        wait = min(interface.pause * 2 ** (attempt - 1), _LONGEST_WAIT)
        try:
            with urllib.request.urlopen(request, timeout=interface.timeout) as answer:  # noqa: S310
                content: bytes = answer.read(_LARGEST_PAGE + 1)
                if len(content) > _LARGEST_PAGE:
                    raise UserError(f"{url}: the answer is larger than {_LARGEST_PAGE} bytes")
                # A read of so many bytes at most does not say that there were to be more.
                length = answer.headers.get("Content-Length") or "0"
                if length.isdigit() and len(content) < int(length):
                    raise http.client.IncompleteRead(content, int(length) - len(content))
                return content
        except urllib.error.HTTPError as error:
            reason = f"status {error.code} {error.reason}"
            if error.code not in _PASSING:
                raise UserError(f"{url}: {reason}") from None
            wait = _asked_wait(error, wait)
        except (OSError, http.client.HTTPException) as error:
            reason = _reason(error, interface.timeout)
        if attempt < _ATTEMPTS:
            time.sleep(wait)
    raise UserError(
        f"cannot reach {host} ({reason}, {_ATTEMPTS} attempts); are you offline? Nothing was "
        "changed, and the next run goes on where this one stopped"
    )


def _asked_wait(error: urllib.error.HTTPError, wait: float) -> float:
    asked = error.headers.get("Retry-After", "") if error.headers else ""
    return min(float(asked), _LONGEST_WAIT) if asked.isdigit() else wait


def _reason(error: Exception, timeout: float) -> str:
    cause = getattr(error, "reason", error)
    if isinstance(cause, TimeoutError):
        return f"no answer within {timeout:g} seconds"
    if isinstance(cause, http.client.IncompleteRead):
        return "the connection broke off"
    return getattr(cause, "strerror", None) or str(cause) or type(cause).__name__


def _folder(interface: Interface, indicator: str) -> Path:
    key = hashlib.sha256(interface.url(indicator, 0).encode()).hexdigest()[:16]
    return cache_directory() / "downloads" / f"world-bank-{key}"
