"""Score the time finder on the Date* and Duration files of recognizers-text.

    python tests/benchmarks/score_times.py            # table
    python tests/benchmarks/score_times.py --misses   # and every miss

An input is right when the times of the wanted kind that are found there have exactly the
expected spans, and, where the suite gives values, the expected values: the future or the past
resolution for days and periods (whose last day the suite gives as the day after, save for
ranges), seconds for durations. Inputs are skipped, counted and named by cause.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from factcheck.extracting.times import find_times
from factcheck.extracting.tokens import tokenize
from factcheck.model.mentions import TimeExpression

SUITE = Path(__file__).resolve().parents[3] / "shared" / "benchmarks" / "recognizers-text"
DEFAULT_ANCHOR = date(2016, 11, 7)
FILES = {
    "DateExtractor": "date",
    "DateParser": "date",
    "DatePeriodExtractor": "daterange",
    "DatePeriodParser": "daterange",
    "DurationParser": "duration",
}
SECONDS = {
    "second": 1,
    "minute": 60,
    "hour": 3600,
    "day": 86400,
    "week": 604800,
    "fortnight": 1209600,
    "month": 2592000,
    "year": 31536000,
    "decade": 315360000,
}


def kind_of(mention: TimeExpression) -> str:
    """Return what the suite calls the kind of a time."""
    if mention.grain in {"duration", "time_of_day", "anniversary"}:
        return mention.grain
    shifted = mention.ordinal is not None and mention.first == mention.last
    if mention.grain in {"day", "weekday"} or (shifted and mention.grain != "range"):
        return "date"
    return "daterange"


def skipped(results: list[dict[str, Any]]) -> str | None:
    """Return why an input is not scored, None when it is."""
    for result in results:
        value = result.get("Value") or {}
        future = value.get("FutureResolution", {})
        if "0001-01-01" in future.values():
            return "the suite resolves a day that does not exist"
    return None


def ends(resolution: dict[str, str]) -> tuple[str | None, str | None]:
    """Return first and last day as the suite gives them."""
    if "date" in resolution:
        return resolution["date"], resolution["date"]
    return resolution.get("startDate"), resolution.get("endDate")


def value_is_right(mention: TimeExpression, value: dict[str, Any]) -> bool:
    """Whether a mention has one of the values that the suite allows."""
    wanted = [value.get("FutureResolution", {}), value.get("PastResolution", {})]
    if "duration" in wanted[0]:
        seconds = SECONDS.get(mention.unit or "", 0)
        return (mention.ordinal or Decimal(0)) * seconds == Decimal(wanted[0]["duration"])
    for resolution in wanted:
        first, last = ends(resolution)
        if first is None:  # seasons have no days in the suite
            return True
        if mention.first is None or mention.last is None or last is None:
            continue
        lasts = {mention.last.isoformat(), (mention.last + timedelta(days=1)).isoformat()}
        if mention.first.isoformat() == first and last in lasts:
            return True
    return False


def judge(case: dict[str, Any], kind: str) -> str | None:
    """Return what is wrong with the times found in one input, None when all is right."""
    context = (case.get("Context") or {}).get("ReferenceDateTime")
    anchor = date.fromisoformat(context[:10]) if context else DEFAULT_ANCHOR
    mentions = find_times(tokenize(case["Input"]), anchor)
    found = [mention for mention in mentions if kind_of(mention) == kind]
    expected = case["Results"]
    spans = [(mention.start, mention.end) for mention in found]
    wanted = [(result["Start"], result["Start"] + result["Length"]) for result in expected]
    if spans != wanted:
        shown = [(mention.text, mention.grain) for mention in mentions]
        return f"span: wanted {[result['Text'] for result in expected]}, found {shown}"
    for mention, result in zip(found, expected, strict=True):
        if "Value" in result and not value_is_right(mention, result["Value"]):
            return f"value: {mention.text!r} is {mention.first}..{mention.last} {mention.ordinal}"
    return None


def score(name: str, kind: str) -> tuple[int, int, Counter[str], list[str]]:
    """Return right, scored, the skips by cause, and the misses of one file."""
    cases = json.loads((SUITE / f"{name}.json").read_text(encoding="utf-8-sig"))
    right, scored, misses = 0, 0, []
    skips: Counter[str] = Counter()
    for case in cases:
        reason = skipped(case["Results"])
        if reason is not None:
            skips[reason] += 1
            continue
        scored += 1
        wrong = judge(case, kind)
        right += wrong is None
        if wrong is not None:
            misses.append(f"{case['Input']!r}: {wrong}")
    return right, scored, skips, misses


def main() -> None:
    """Print the table, and the misses when asked."""
    if not SUITE.is_dir():
        sys.exit(f"the suite is not here: {SUITE}")
    total_right = total = 0
    for name, kind in FILES.items():
        right, scored, skips, misses = score(name, kind)
        total_right, total = total_right + right, total + scored
        print(f"{name:22} {right:4} of {scored:4}  {right / scored:6.1%}  skipped {dict(skips)}")
        if "--misses" in sys.argv[1:]:
            print("\n".join(f"    {miss}" for miss in misses))
    print(f"{'all':22} {total_right:4} of {total:4}  {total_right / total:6.1%}")


if __name__ == "__main__":
    main()
