"""Score claims on statistical sentences: precision and recall of (country, measure, value).

    python tests/benchmarks/score_statistical_claims.py [JSONL] [--raw] [--misses] [--false]

Every line of the file has a sentence in which a country and a number are marked, one of 16
statistical properties, and a label: Y when the sentence states that property of that country
with that number, N when it does not. The marks are taken off and each distinct sentence is read
once. A claim is held against the rows whose country and number are its own: it is right where
one of them, with its property, is labelled Y, and wrong where all are labelled N (`strict`: also
where the rows of that country and number speak of another property only). Without a file the
development half in `../shared/benchmarks/statistical-claims/dev.jsonl` is read. Brackets and
quotes are turned from treebank tokens into what a text has; `--raw` leaves them.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import factcheck
from factcheck.extracting.gazetteer import Gazetteer
from factcheck.extracting.tokens import tokenize
from factcheck.factbase.name_table import open_gazetteer
from factcheck.model.claims import Extraction

DEFAULT = Path(__file__).resolve().parents[3] / "shared/benchmarks/statistical-claims/dev.jsonl"
# Rounding of the labelled values, as a share: 140,029,000,000 stands as 140000000000.
_ROUNDING = 0.005
_MARKS = re.compile(r"</?(?:location|number)>")
_TREEBANK = (
    ("-LRB- ", "("),
    (" -RRB-", ")"),
    ("-LRB-", "("),
    ("-RRB-", ")"),
    ("`` ", '"'),
    (" ''", '"'),
)
# property -> (measure, bases that it allows; none named: any)
_MEASURES: dict[str, tuple[str, frozenset[str]]] = {
    "consumer_price_index": ("consumer_price_index", frozenset()),
    "cpi_inflation_rate": ("inflation", frozenset()),
    "diesel_price_liter": ("diesel_price", frozenset()),
    "fertility_rate": ("fertility_rate", frozenset()),
    "gdp_growth_rate": ("gdp_growth", frozenset()),
    "gdp_nominal": ("gdp", frozenset({"", "current_usd"})),
    "gdp_nominal_per_capita": ("gdp_per_capita", frozenset({"", "current_usd"})),
    "gni_in_ppp_dollars": ("gni_ppp", frozenset()),
    "gni_per_capita_in_ppp_dollars": ("gni_per_capita_ppp", frozenset()),
    "health_expenditure_as_percent_of_gdp": ("health_expenditure_share_of_gdp", frozenset()),
    "internet_users_percent_population": ("internet_users_share", frozenset()),
    "life_expectancy": ("life_expectancy", frozenset()),
    "population": ("population", frozenset()),
    "population_growth_rate": ("population_growth", frozenset()),
    "prevalence_of_undernourisment": ("undernourishment_prevalence", frozenset()),
    "renewable_freshwater_per_capita": ("renewable_freshwater_per_capita", frozenset()),
}


@dataclass(frozen=True, slots=True)
class Emitted:
    """One claim as the benchmark sees it."""

    country: str
    measure: str
    basis: str
    value: float
    quote: str

    def states(self, row: dict[str, Any]) -> bool:
        """Whether the claim has the property of a row."""
        measure, bases = _MEASURES[row["prop"]]
        return self.measure == measure and (not bases or self.basis in bases)


@dataclass(slots=True)
class Score:
    """Counts by property, and what went wrong."""

    right: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    other: Counter[str] = field(default_factory=Counter)
    wanted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    causes: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    false_hits: list[str] = field(default_factory=list)
    misses: list[str] = field(default_factory=list)


def plain(sentence: str, *, raw: bool) -> str:
    """The sentence without its marks, as a text would have it."""
    text = _MARKS.sub("", sentence)
    if not raw:
        for token, written in _TREEBANK:
            text = text.replace(token, written)
    return text


def emitted_of(extraction: Extraction) -> Iterator[Emitted]:
    """The claims that state one value of a country and no share or change of it."""
    for claim in extraction.claims:
        for one in claim.assertions:
            if one.value.quantity is None or {"share_of", "change"} & set(one.qualifiers):
                continue
            sign = -1 if one.value.interval and one.value.interval.high < 0 else 1
            number = one.value.quantity.number
            value = float(abs(number) * sign) if sign < 0 else float(number)
            basis = one.qualifiers.get("basis", "")
            yield Emitted(one.subject, one.measure, basis, value, claim.quote)


def same(stated: float, labelled: float) -> bool:
    """Whether two values are one, but for the rounding of labels."""
    return abs(stated - labelled) <= _ROUNDING * max(abs(labelled), abs(stated))


def cause_of(row: dict[str, Any], country: str, extraction: Extraction) -> str:
    """Why a labelled triple was not found, as far as the mentions tell."""
    named = any(getattr(one, "entity", None) == country for one in extraction.mentions)
    if not named:
        return "country not found"
    values = [
        float(number)
        for one in extraction.mentions
        if (number := getattr(one, "number", None)) is not None
    ]
    if not any(same(value, row["val"]) for value in values):
        return "number not found"
    claims = list(emitted_of(extraction))
    near = [one for one in claims if same(one.value, row["val"])]
    if not near:
        return "no claim of the number"
    if any(one.states(row) for one in near):
        return f"subject {'missing' if not near[0].country else 'wrong'}"
    return "another measure"


def score(rows: list[dict[str, Any]], gazetteer: Gazetteer, *, raw: bool) -> Score:
    """Read each distinct sentence once and hold its claims against its rows."""
    by_sentence: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        by_sentence[plain(row["sent"], raw=raw)].append(row)
    result, ids = Score(), _Ids(gazetteer)
    for text, labelled in by_sentence.items():
        extraction = factcheck.extract(text, as_of="2014-06-01")
        claims = list(dict.fromkeys(emitted_of(extraction)))
        for claim in claims:
            _judge(result, claim, labelled, ids, text)
        for row in labelled:
            if row["label"] != "Y":
                continue
            result.wanted[row["prop"]] += 1
            country = ids[row["loc"]]
            if any(
                one.states(row) and one.country == country and same(one.value, row["val"])
                for one in claims
            ):
                result.found[row["prop"]] += 1
                continue
            cause = cause_of(row, country, extraction)
            result.causes[cause][row["prop"]] += 1
            result.misses.append(f"{cause} | {row['prop']} {row['loc']} {row['val']} | {text}")
    return result


def _judge(
    result: Score, claim: Emitted, labelled: list[dict[str, Any]], ids: _Ids, text: str
) -> None:
    about = [
        row
        for row in labelled
        if ids[row["loc"]] == claim.country and same(claim.value, row["val"])
    ]
    mine = [row for row in about if claim.states(row)]
    if any(row["label"] == "Y" for row in mine):
        result.right[mine[0]["prop"]] += 1
    elif mine:
        result.wrong[mine[0]["prop"]] += 1
        result.false_hits.append(f"N {claim} | {text}")
    elif about:
        result.other[claim.measure] += 1
        result.false_hits.append(f"other ({about[0]['prop']}) {claim} | {text}")


class _Ids(dict[str, str]):
    """Names of countries as the benchmark has them -> ids of the fact base."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        super().__init__()
        self._gazetteer = gazetteer

    def __missing__(self, name: str) -> str:
        found = self._gazetteer.find(tokenize(name))
        self[name] = (found[0].entity if found else None) or name
        return self[name]


def table(result: Score) -> str:
    """The counts as lines of text, one for each property."""
    lines = [f"{'property':<38}{'Y':>6}{'found':>7}{'R':>7}{'right':>7}{'wrong':>7}{'P':>7}"]
    names = sorted({*result.wanted, *result.wrong})
    for name in [*names, "all"]:
        wanted, found, right, wrong = (
            one.total() if name == "all" else one[name]
            for one in (result.wanted, result.found, result.right, result.wrong)
        )
        recall = f"{found / wanted:.3f}" if wanted else "-"
        precision = f"{right / (right + wrong):.3f}" if right + wrong else "-"
        lines.append(
            f"{name:<38}{wanted:>6}{found:>7}{recall:>7}{right:>7}{wrong:>7}{precision:>7}"
        )
    right, wrong, other = result.right.total(), result.wrong.total(), result.other.total()
    strict = right / (right + wrong + other) if right else 0.0
    lines.append(
        f"strict: {other} more claims of labelled numbers have another measure "
        f"({', '.join(f'{name} {count}' for name, count in result.other.most_common())}): "
        f"P {strict:.3f}"
    )
    lines.append("misses by cause")
    for cause, props in sorted(result.causes.items(), key=lambda item: -item[1].total()):
        detail = ", ".join(f"{name} {count}" for name, count in props.most_common())
        lines.append(f"  {cause:<24}{props.total():>5}  {detail}")
    return "\n".join(lines)


def main() -> int:
    """Print the table; 2 when the file is not there."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n", maxsplit=1)[0])
    parser.add_argument("jsonl", nargs="?", type=Path, default=DEFAULT)
    parser.add_argument("--raw", action="store_true", help="leave treebank tokens (-LRB-) in")
    parser.add_argument("--misses", action="store_true", help="print every Y row not found")
    parser.add_argument("--false", action="store_true", help="print every claim held to be wrong")
    options = parser.parse_args()
    if not options.jsonl.exists():
        print(f"no such file: {options.jsonl}", file=sys.stderr)
        return 2
    rows = [json.loads(line) for line in options.jsonl.read_text(encoding="utf-8").splitlines()]
    start = time.perf_counter()
    result = score(rows, open_gazetteer(), raw=options.raw)
    took = time.perf_counter() - start
    if options.misses:
        print("\n".join(result.misses))
    if options.false:
        print("\n".join(result.false_hits))
    print(table(result))
    print(f"{len(rows)} rows in {took:.1f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
