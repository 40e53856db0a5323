"""How verdicts, values and periods are said to a person, the same in every format."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from datetime import date, timedelta

from msgspec import Struct

from factcheck.model.findings import Verdict
from factcheck.model.report import AssertionPart, ElsewherePart, PeriodPart, Place, Report


class VerdictWords(Struct, frozen=True):
    """A verdict as a page shows it: never by colour alone."""

    symbol: str
    one: str
    many: str
    meaning: str


VERDICTS: Mapping[Verdict, VerdictWords] = {
    Verdict.CONTRADICTED: VerdictWords(
        "✗", "contradiction", "contradictions", "No reading of it agrees with what is known."
    ),
    Verdict.INCONSISTENT: VerdictWords(
        "≠", "inconsistency", "inconsistencies", "Statements of the text cannot all hold."
    ),
    Verdict.AMBIGUOUS: VerdictWords(
        "?", "ambiguity", "ambiguities", "Only an unusual reading of it agrees."
    ),
    Verdict.SUPPORTED: VerdictWords("✓", "supported", "supported", "A usual reading agrees."),
    Verdict.UNVERIFIED: VerdictWords(
        "○", "unverified", "unverified", "There is nothing to check it against."
    ),
}
# A reviewer's decisions, as they are said of a finding.
DECISIONS: Mapping[str, str] = {
    "confirm": "confirmed",
    "dismiss": "dismissed",
    "ask": "asked the author",
}
_FOUND = (Verdict.CONTRADICTED, Verdict.INCONSISTENT, Verdict.AMBIGUOUS)
_ACRONYM = re.compile(r"\b(?:gdp|gni|ppp|hdi|co2)\b")
_UNITS = {"percent": "%", "USD": " US$"}
_MOST_DIGITS = 9
_MAGNITUDES = ((1e12, " trillion"), (1e9, " billion"), (1e6, " million"))


def count(number: int, one: str, many: str = "") -> str:
    """Return "1 error" or "2 errors"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def outcome_sentence(*reports: Report) -> str:
    """Return what was found, as "3 contradictions, 2 inconsistencies"."""
    counts = Counter(
        one.verdict for report in reports for one in report.findings if one.suppressed is None
    )
    said = [
        count(counts[verdict], VERDICTS[verdict].one, VERDICTS[verdict].many)
        for verdict in _FOUND
        if counts[verdict]
    ]
    if not said and any(one.suppressed for report in reports for one in report.findings):
        return "No contradictions but the suppressed ones"
    return ", ".join(said) or "No contradictions"


def population_sentence(*reports: Report) -> str:
    """Return what the outcome is about, as "91 of 149 statements checked"."""
    claims = sum(report.summary.claims for report in reports)
    if not claims:
        return "no statements that can be checked"
    checked = sum(report.summary.checked for report in reports)
    return f"{checked:,} of {count(claims, 'statement')} checked"


def place_words(place: Place) -> str:
    """Return where a place is: "line 4", "page 2", "paragraph 7", "footnote paragraph 1"."""
    location = place.location
    if location is None:
        return f"line {place.line}"
    if location.page is not None:
        return f"page {location.page}"
    part = "" if location.part == "body" else f"{location.part} "
    return f"{part}paragraph {location.paragraph}"


def elsewhere_words(place: ElsewherePart) -> str:
    """Return where a place of another text is: "spring/brief.md, line 4"."""
    return f"{place.path}, {place_words(place)}"


def measure_words(measure: str) -> str:
    """Return a measure's id in words."""
    kind, colon, rest = measure.partition(":")
    if kind == "open":
        return rest
    if kind == "told":
        return rest.replace("_", " ")
    words = f"{kind}: {rest}" if colon else measure
    return _ACRONYM.sub(lambda found: found.group().upper(), words.replace("_", " "))


def assertion_words(assertion: AssertionPart) -> str:
    """Return what narrows an assertion, as "office: president"."""
    return "; ".join(
        f"{name.replace('_', ' ')}: {value.replace('_', ' ')}"
        for name, value in assertion.qualifiers.items()
    )


def amount(low: float | None, high: float | None, unit: str | None) -> str:
    """Return an interval for a person: "12.5–13.3 trillion US$", "from 3 billion people"."""
    if low is None and high is None:
        return "any value"
    after = _UNITS.get(unit or "", f" {_plural(unit)}" if unit and (low, high) != (1, 1) else "")
    if not after and unit:
        after = f" {unit}"
    if low is None or high is None:
        lead, end = ("from", low) if high is None else ("up to", high)
        scale, word = _magnitude(abs(end or 0.0))
        return f"{lead} {_digits((end or 0.0) / scale, 3)}{word}{after}"
    scale, word = _magnitude(max(abs(low), abs(high)))
    first, last = _printed(low / scale, high / scale)
    return f"{first}{word}{after}" if first == last else f"{first}–{last}{word}{after}"


def unit_words(unit: str | None) -> str:
    """Return a unit for a person: "US$", "%", "people", "kilometers"; empty where there is none."""
    if not unit:
        return ""
    return _UNITS.get(unit, _plural(unit)).strip()


def _plural(unit: str) -> str:
    """The unit for a number other than one; only plain words have a plural here."""
    words = unit.replace("_", " ")
    if not words.replace(" ", "").isalpha() or words.isupper():
        return words
    if words.endswith("person"):
        return f"{words[:-6]}people"
    if words.endswith("y") and words[-2:-1] not in set("aeiou"):
        return f"{words[:-1]}ies"
    return f"{words}es" if words.endswith(("s", "x", "ch", "sh")) else f"{words}s"


def _magnitude(value: float) -> tuple[float, str]:
    return next(((scale, word) for scale, word in _MAGNITUDES if value >= scale), (1.0, ""))


def _printed(low: float, high: float) -> tuple[str, str]:
    """Both ends with three digits, or as many as their distance asks for."""
    digits = 3
    while digits < _MOST_DIGITS:
        rounded = (float(_digits(end, digits).replace(",", "")) for end in (low, high))
        if all(
            abs(one - end) <= (high - low) / 10
            for one, end in zip(rounded, (low, high), strict=True)
        ):
            break
        digits += 1
    return _digits(low, digits), _digits(high, digits)


def _digits(value: float, digits: int) -> str:
    if value == int(value) and abs(value) < 1e6:
        return f"{int(value):,}"
    whole = len(str(int(abs(value))))
    text = f"{value:,.{max(0, digits - whole)}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def period_words(period: PeriodPart | None) -> str:
    """Return a period for a person: "2016", "March 1997", "2000–2004", "5 December 2016"."""
    if period is None or (period.from_ is None and period.to is None):
        return ""
    if period.from_ is None or period.to is None:
        return f"until {period.to}" if period.from_ is None else f"from {period.from_}"
    try:
        first, last = date.fromisoformat(period.from_), date.fromisoformat(period.to)
    except ValueError:
        return f"{period.from_} to {period.to}"
    return _days(first, last)


def _days(first: date, last: date) -> str:
    if first == last:
        return f"{first.day} {first:%B} {first.year}"
    after = last + timedelta(days=1) if last < date.max else last
    if first.day == 1 and after.day == 1:
        if first.month == 1 and after.month == 1:
            return f"{first.year}" if first.year == last.year else f"{first.year}–{last.year}"
        if (first.year, first.month) == (last.year, last.month):
            return f"{first:%B} {first.year}"
    return f"{first.isoformat()} to {last.isoformat()}"
