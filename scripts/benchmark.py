"""Measure the speed of `factcheck check` on our own bulletins, beside peers on the same text.

    make bench            or: python scripts/benchmark.py [--sizes 0.016 1 4] [--long] [--no-peers]

Nothing is asserted: seconds differ between machines. What can be compared is the ratio to the
peers, which read the same text in the same run, and whether the speed stays flat as texts grow.
All times are CPU time of this process; other processes can still make them longer.
"""

from __future__ import annotations

import argparse
import gc
import os
import resource
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Callable
from datetime import date
from pathlib import Path

from factcheck.checking.api import Checker
from factcheck.cli import OBJECTS_BETWEEN_COLLECTIONS
from factcheck.extracting.analysis import analyse
from factcheck.reading.documents import read_bytes

_ROOT = Path(__file__).parent.parent
_DAY = date(2016, 12, 5)
_BULLETIN = 16 * 1024
_MEGABYTE = 1024 * 1024
_SIZES = (_BULLETIN / _MEGABYTE, 0.25, 1, 4)
_LONG_SIZES = (16, 64)
_CLAIM = "Spain had a population of 46 million in 2016. "
_CLAIMS = (50, 200, 500, 2000, 5000)
_HOSTILE = {
    "digits": "1",
    "numbers": "1 ",
    "opening brackets": "(",
    "nested brackets": "([{",
    "capitals": "A",
    "capitalised words": "Ab ",
    "quotation marks": '"',
    "opening quotes": "“a ",
}
_HOSTILE_SIZES = (25_000, 200_000)


def main() -> None:
    """Print the figures."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--sizes", type=float, nargs="+", default=_SIZES, metavar="MB")
    options.add_argument("--long", action="store_true", help="16 and 64 MB too (minutes, and GB)")
    options.add_argument("--repeats", type=int, default=30, help="runs of which the best counts")
    options.add_argument("--no-peers", action="store_true", help="leave quantulum3, dateparser out")
    chosen = options.parse_args()
    gc.set_threshold(OBJECTS_BETWEEN_COLLECTIONS, 20, 20)  # as the command does
    bulletin = _repeated(_BULLETIN)
    print(f"text: our bulletins, repeated; CPU time, best of {chosen.repeats} for {_BULLETIN} B")
    _new_process(bulletin, min(chosen.repeats, 10))
    checker = Checker.load()
    _first_sight(checker)
    check = _best(lambda: _check(checker, bulletin), chosen.repeats)
    print(f"in process, {_kilobytes(bulletin)}: check {check * 1000:.1f} ms")
    if not chosen.no_peers:
        _peers(checker, bulletin, check)
    _claims(checker)
    _hostile(checker)
    _growth(checker, [*chosen.sizes, *(_LONG_SIZES if chosen.long else ())])


def _repeated(size: int) -> str:
    """Our bulletins, one after the other, as often as it takes, up to a paragraph's end."""
    texts = sorted((_ROOT / "corpus").glob("*.txt"))
    once = "\n\n".join(path.read_text(encoding="utf-8").strip() for path in texts) + "\n\n"
    text = (once * (size // len(once) + 1))[:size]
    return text[: text.rindex("\n\n")] + "\n"


def _check(checker: Checker, text: str) -> None:
    checker.check(read_bytes(text.encode(), "bulletin.txt"), _DAY)


def _best(run: Callable[[], object], repeats: int) -> float:
    run()  # fills what is kept in memory
    best = float("inf")
    for _ in range(repeats):
        begin = time.process_time()
        run()
        best = min(best, time.process_time() - begin)
    return best


def _kilobytes(text: str) -> str:
    return f"{len(text.encode()) / 1024:.0f} KB"


def _new_process(text: str, repeats: int) -> None:
    """Wall and CPU time and peak memory of the command, with warm caches."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bulletin.txt"
        path.write_text(text, encoding="utf-8")
        command = [sys.executable, "-m", "factcheck", "check", str(path), "--as-of", str(_DAY)]
        environment = {**os.environ}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        runs = [_run(command, environment) for _ in range(repeats + 1)][1:]
    wall, cpu = min(run[0] for run in runs), min(run[1] for run in runs)
    memory = max(run[2] for run in runs)
    print(
        f"new process, {_kilobytes(text)}: {wall:.2f} s wall, {cpu:.2f} s CPU, peak {memory:.0f} MB"
    )


def _run(command: list[str], environment: dict[str, str]) -> tuple[float, float, float]:
    begin = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, env=environment)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - begin
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}")
    unit = _MEGABYTE if sys.platform == "darwin" else 1024  # bytes there, kilobytes elsewhere
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / unit


def _first_sight(checker: Checker) -> None:
    """Each of our bulletins once: what the memory of earlier texts cannot help with."""
    first, *others = sorted((_ROOT / "corpus").glob("*.txt"))
    _check(checker, first.read_text(encoding="utf-8"))  # loads the tables
    texts = [path.read_text(encoding="utf-8") for path in others]
    begin = time.process_time()
    for text in texts:
        _check(checker, text)
    taken = time.process_time() - begin
    size = sum(len(text.encode()) for text in texts)
    print(
        f"in process, {len(texts)} texts not seen before: "
        f"check {taken * 1000 * _BULLETIN / size:.1f} ms per {_BULLETIN // 1024} KB"
    )


def _claims(checker: Checker) -> None:
    """Claims about one subject in one text: flat if each costs the same however many there are."""
    print(f"{'claims of one subject':>22} {'check us/claim':>15}")
    for count in _CLAIMS:
        text = _CLAIM * count
        taken = _best(lambda t=text: _check(checker, t), 3)  # type: ignore[misc]
        print(f"{count:>22} {taken * 1e6 / count:>15.0f}")


def _hostile(checker: Checker) -> None:
    """Texts made to be slow: flat where the time is linear in the length."""
    small, large = _HOSTILE_SIZES
    print(f"{'hostile text':>22} {small:>11} ch {large:>11} ch {'per ch, ratio':>14}")
    for name, pattern in _HOSTILE.items():
        texts = [pattern * (size // len(pattern)) for size in _HOSTILE_SIZES]
        short, long = (_best(lambda t=text: _check(checker, t), 1) for text in texts)  # type: ignore[misc]
        ratio = long / short * small / large
        print(f"{name:>22} {short:>12.3f} s {long:>12.3f} s {ratio:>14.2f}")


def _growth(checker: Checker, sizes: list[float]) -> None:
    """Megabytes per second by the size of the text: flat if the work is linear."""
    print(f"{'MB':>8} {'check MB/s':>11} {'extract MB/s':>13} {'peak MB':>8}")
    for size in sizes:
        text = _repeated(int(size * _MEGABYTE))
        repeats = max(1, int(1 / size)) if size < 1 else 1
        document = read_bytes(text.encode(), "bulletin.txt")
        gc.collect()
        extract = _best(lambda d=document: analyse(d, checker.gazetteer, _DAY), repeats)  # type: ignore[misc]
        whole = _best(lambda t=text: _check(checker, t), repeats)  # type: ignore[misc]
        length = len(text.encode()) / _MEGABYTE
        unit = _MEGABYTE if sys.platform == "darwin" else 1024
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit
        print(f"{length:>8.3f} {length / whole:>11.3f} {length / extract:>13.3f} {peak:>8.0f}")


def _peers(checker: Checker, text: str, check: float) -> None:
    """How much longer peers take for the part of the work that they do, on the same text."""
    warnings.simplefilter("ignore")  # the peers warn of what they were not installed with
    try:
        from dateparser.search import search_dates  # noqa: PLC0415 - an extra of the benchmark
        from quantulum3 import parser  # noqa: PLC0415 - an extra of the benchmark
    except ImportError as error:
        print(f"no peers ({error.name} is not installed: pip install -e '.[bench]')")
        return
    extract = _best(
        lambda: analyse(read_bytes(text.encode(), "bulletin.txt"), checker.gazetteer, _DAY), 10
    )
    paragraphs = [part for part in text.split("\n\n") if part.strip()]
    print(f"factcheck: read and extract {extract * 1000:.1f} ms, whole check {check * 1000:.1f} ms")
    peers: dict[str, Callable[[], object]] = {
        "quantulum3.parse": lambda: [parser.parse(one) for one in paragraphs],
        "dateparser.search": lambda: [search_dates(one, ["en"]) for one in paragraphs],
    }
    for name, run in peers.items():
        taken = _best(run, 1)
        print(
            f"{name}: {taken * 1000:.0f} ms = {taken / extract:.0f} x our extraction, "
            f"{taken / check:.0f} x our whole check"
        )


if __name__ == "__main__":
    main()
