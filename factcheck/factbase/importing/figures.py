"""Figures on their way into a table: what a publisher's file gave, and what was left out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from factcheck.config.errors import UserError
from factcheck.factbase.base import FactBase
from factcheck.factbase.importing.meanings import Meaning
from factcheck.factbase.moments import moment
from factcheck.factbase.pack_rows import SourceRow
from factcheck.factbase.table_packs import FactTable, Key, SeriesRow

_NUMBER = re.compile(r"[-−]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)?(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?")
_GROUPS = ("country", "territory", "organisation", "region", "world")
_SHOWN = 10
# Codes that publishers give to those that ISO 3166 has no code for, or had another one.
_OTHER_CODES = {"UVK": "XKX", "KSV": "XKX", "WBG": "PSE", "ROM": "ROU", "ZAR": "COD", "TMP": "TLS"}
Advance = Callable[[int], None]  # takes how many bytes of the input have been read


class BrokenRowsError(UserError):
    """Rows that cannot be read: the first is the error, `rows` are all, one line each."""

    def __init__(self, path: str, rows: list[tuple[int, str]], more: int) -> None:
        line, message = rows[0]
        self.rows = [f"{path}:{line}: {message}" for line, message in rows]
        count = len(rows) + more
        also = f" (and {count - 1} more broken rows; nothing was imported)"
        plain = " (nothing was imported)"
        super().__init__(message + (also if count > 1 else plain), path=path, line=line)


@dataclass(slots=True)
class Collector:
    """Collects the figures of one source in one vintage.

    Subjects that the fact base lacks are counted in `unknown`, series without a measure in
    `unmeasured`, values that are no facts yet in `projected`.
    """

    facts: FactBase
    path: str
    publisher: SourceRow
    table: FactTable
    strict: bool = False
    broken: list[tuple[int, str]] = field(default_factory=list)
    more_broken: int = 0
    unknown: Counter[str] = field(default_factory=Counter)
    unmeasured: Counter[str] = field(default_factory=Counter)
    projected: int = 0
    _subjects: dict[tuple[str, str], str | None] = field(default_factory=dict)
    _lines: dict[Key, int] = field(default_factory=dict)

    def add(
        self, line: int, code: str, meaning: Meaning, subject: tuple[str, str], period: str,
        value: str, *, factor: Decimal | int = 1,
    ) -> None:  # fmt: skip
        """Add a value as printed; `subject` is a code and a name, either may be ""."""
        try:
            known = self.subject(*subject)
            if known is None:
                self.unknown[subject[1] or subject[0]] += 1
                return
            key = (self._series(code, meaning), known, _period(period))
            number = plain_number(value, factor)
        except ValueError as error:
            self.break_row(line, str(error))
            return
        if self.table.values.setdefault(key, number) != number:
            where = f"{known}, {meaning.measure}, {period}"
            self.break_row(line, f"another value of {where} than in line {self._lines[key]}")
        self._lines.setdefault(key, line)

    def break_row(self, line: int, message: str) -> None:
        """Note a row that cannot be read."""
        if len(self.broken) < _SHOWN:
            self.broken.append((line, message))
        else:
            self.more_broken += 1

    def finish(self) -> FactTable:
        """Return the table. Raises BrokenRowsError where a row could not be read."""
        if self.broken:
            raise BrokenRowsError(self.path, self.broken, self.more_broken)
        if not self.table.values:
            raise UserError("holds no value that can be imported", path=self.path)
        return self.table

    def subject(self, code: str, name: str) -> str | None:
        """Return what a pack calls a subject: its code, or its id where it has none."""
        asked = (code, name)
        if asked not in self._subjects:
            self._subjects[asked] = self._found(_OTHER_CODES.get(code, code), name)
        return self._subjects[asked]

    def _found(self, code: str, name: str) -> str | None:
        entity = self.facts.entity(code) if code else None
        if entity is None and not code:
            # By its name only a subject without a code is known: groups have codes of their own.
            found = self.facts.resolve(name, () if self.strict else _GROUPS)
            entity = self.facts.entity(found[0].entity) if found else None
        if entity is None or entity.type == "unknown":
            if self.strict:
                raise ValueError(f"{(name or code)!r} is not known; `facts search` finds names")
            return None
        return entity.code or entity.id

    def _series(self, code: str, meaning: Meaning) -> str:
        vintage = self.publisher.vintage
        source = f"{self.table.pack}-{vintage}" if vintage else self.table.pack
        name = code or f"{meaning.measure} {meaning.basis}".strip()
        name += f"@{vintage}" if vintage else ""
        self.table.sources.setdefault(source, self.publisher)
        series = SeriesRow(
            source=source,
            measure=meaning.measure,
            basis=meaning.basis,
            unit=meaning.unit,
            code=code,
            vintage=vintage,
            additive=meaning.additive,
        )
        if self.table.series.setdefault(name, series) != series:
            raise ValueError(f"{meaning.measure} in {meaning.unit}, and before in another unit")
        return name

    def left_out(self) -> Iterator[str]:
        """Yield a line for each kind of row that was left out."""
        if self.projected:
            yield f"left out, estimates and projections (--estimates takes them): {self.projected}"
        for counted, what in (
            (self.unknown, "subjects that the fact base does not know"),
            (self.unmeasured, "series that no measure here stands for"),
        ):
            if counted:
                names = ", ".join(sorted(counted)[:_SHOWN])
                more = ", ..." if len(counted) > _SHOWN else ""
                rows = sum(counted.values())
                yield f"left out, {what} ({len(counted)}, rows: {rows}): {names}{more}"


def plain_number(text: str, factor: Decimal | int = 1) -> str:
    """Return a printed number without separators, times a factor. Raises ValueError."""
    if not text or not _NUMBER.fullmatch(text) or not any(char.isdigit() for char in text):
        raise ValueError(f"{text!r} is no number")
    value = Decimal(text.replace(",", "").replace("−", "-"))
    if not value.is_finite() or abs(value.adjusted()) > 40:
        raise ValueError(f"{text!r} is no number that can be meant")
    plain = f"{value * factor:f}"
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


def _period(text: str) -> str:
    moment(text)
    return text
