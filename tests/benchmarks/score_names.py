"""Score `same_name` on pairs of names: precision, recall and F1 of is_match, by schema.

    python tests/benchmarks/score_names.py [CSV] [--misses]

The file has the columns case_group, schema, name1, name2, is_match (true or false). Without one
the development half in `../shared/benchmarks/name-pairs/dev.csv` is read.
"""

from __future__ import annotations

import argparse
import csv
import sys
import time
from collections import Counter, defaultdict
from pathlib import Path

from factcheck.naming.matching import same_name

DEFAULT = Path(__file__).resolve().parents[3] / "shared/benchmarks/name-pairs/dev.csv"


def kind_of(schema: str) -> str:
    """The kind of name that a schema of the benchmark holds."""
    return "person" if schema == "Person" else "organisation"


def score(rows: list[dict[str, str]], *, misses: bool) -> dict[str, Counter[str]]:
    """Count hits (tp), false alarms (fp), misses (fn) and true refusals (tn) by schema."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for row in rows:
        match = same_name(row["name1"], row["name2"], kind=kind_of(row["schema"]))
        wanted = row["is_match"] == "true"
        outcome = ("t" if bool(match) == wanted else "f") + ("p" if match else "n")
        for group in (row["schema"], "all", f"({row['case_group']})"):
            counts[group][outcome] += 1
        if misses and outcome in ("fp", "fn"):
            print(
                f"{outcome} {row['schema']}: {row['name1']} | {row['name2']}  [{row['category']}]"
            )
            print(f"     {match.score:.2f} {'; '.join(match.reasons)}")
    return counts


def table(counts: dict[str, Counter[str]]) -> str:
    """The counts as lines of text, one for each schema and group."""
    lines = [f"{'schema':<18}{'pairs':>6}{'tp':>5}{'fp':>5}{'fn':>5}{'P':>7}{'R':>7}{'F1':>7}"]
    for name, count in sorted(counts.items()):
        tp, fp, fn = count["tp"], count["fp"], count["fn"]
        precision = tp / (tp + fp) if tp + fp else 1.0
        recall = tp / (tp + fn) if tp + fn else 1.0
        f1 = 2 * tp / (2 * tp + fp + fn) if tp else 0.0
        lines.append(
            f"{name:<18}{count.total():>6}{tp:>5}{fp:>5}{fn:>5}{precision:>7.3f}{recall:>7.3f}{f1:>7.3f}"
        )
    return "\n".join(lines)


def main() -> int:
    """Print the table; 2 when the file is not there."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("csv", nargs="?", type=Path, default=DEFAULT)
    parser.add_argument("--misses", action="store_true", help="print every pair judged wrongly")
    options = parser.parse_args()
    if not options.csv.exists():
        print(f"no such file: {options.csv}", file=sys.stderr)
        return 2
    with options.csv.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    start = time.perf_counter()
    counts = score(rows, misses=options.misses)
    took = time.perf_counter() - start
    print(table(counts))
    print(f"{len(rows)} pairs in {took * 1000:.0f} ms")
    return 0


if __name__ == "__main__":
    sys.exit(main())
