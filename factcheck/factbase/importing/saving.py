"""Writing a pack of a user's own as one transaction: all of it or nothing.

The new content is made beside the old and takes its place in one step, under a lock that two
runs share and that ends with the process that holds it. A run that is killed leaves the old
pack as it was and perhaps a temporary file, which the next run removes.
"""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from factcheck.config.errors import UserError
from factcheck.config.safe_yaml import read_yaml
from factcheck.factbase.packs import read_pack
from factcheck.factbase.table_packs import FactTable, read_fact_table

_WAIT = 60  # seconds for another run to end
_SHOWN = 10


@dataclass(slots=True)
class Summary:
    """What an import changes: counts of values or terms, and the first of the changed ones.

    `kept` were there before and are not in what is imported.
    """

    path: Path
    added: int = 0
    changed: int = 0
    same: int = 0
    kept: int = 0
    examples: list[str] = field(default_factory=list)

    @property
    def nothing_new(self) -> bool:
        """Whether the pack says all of it already."""
        return not self.added and not self.changed

    def note(self, example: str) -> None:
        """Keep one of the changes for showing."""
        if len(self.examples) < _SHOWN:
            self.examples.append(example)


def save_table(path: Path, new: FactTable, *, dry_run: bool = False) -> Summary:
    """Merge a table into the one at `path`; a value of the same series and period is replaced.

    Raises UserError, with the old table unharmed, where it cannot be written.
    """

    _check_ending(path, ".csv")

    def merged() -> tuple[str, Summary]:
        old = read_fact_table(path) if path.exists() else FactTable(new.pack)
        summary = Summary(path)
        for key, value in new.values.items():
            before = old.values.get(key)
            if before is None:
                summary.added += 1
            elif before == value:
                summary.same += 1
            else:
                summary.changed += 1
                summary.note(f"{', '.join(key)}: {before} -> {value}")
        summary.kept = len(old.values.keys() - new.values.keys())
        table = FactTable(
            old.pack,
            new.licence or old.licence,
            new.overrides,
            old.sources | new.sources,
            old.series | new.series,
            old.values | new.values,
        )
        return table.text(), summary

    return _transaction(path, merged, dry_run=dry_run)


def save_offices(path: Path, new: dict[str, Any], *, dry_run: bool = False) -> Summary:
    """Merge offices, terms and persons into the pack at `path`, which imports write.

    A term of the same person from the same day is replaced. Raises UserError as above.
    """

    _check_ending(path, ".yaml", ".yml")

    def merged() -> tuple[str, Summary]:
        import yaml  # noqa: PLC0415 - heavy

        summary = Summary(path)
        old: dict[str, Any] = {}
        if path.exists():
            read_pack(path)  # what is wrong with it is told with its line
            old = read_yaml(path)
        pack = {**old, **{key: new[key] for key in ("pack", "version", "licence")}}
        pack["sources"] = old.get("sources", {}) | new["sources"]
        pack["offices"] = _merged_offices(old.get("offices", []), new["offices"], summary)
        persons = {row["id"]: row for row in (*old.get("persons", []), *new["persons"])}
        pack["persons"] = list(persons.values())
        text = yaml.safe_dump(pack, allow_unicode=True, sort_keys=False, width=100)
        return text, summary

    return _transaction(path, merged, dry_run=dry_run)


def _merged_offices(
    old: list[dict[str, Any]], new: list[dict[str, Any]], summary: Summary
) -> list[dict[str, Any]]:
    offices = {row["id"]: row for row in old}
    for row in new:
        before = offices.get(row["id"], {})
        terms = {(term["person"], term.get("from")): term for term in before.get("terms", [])}
        for term in row["terms"]:
            key = (term["person"], term.get("from"))
            held = terms.get(key)
            if held is None:
                summary.added += 1
            elif held == term:
                summary.same += 1
            else:
                summary.changed += 1
                begun = term.get("from", "an unknown day")
                summary.note(f"{row['id']}: {term['person']} from {begun}")
            terms[key] = term
        given = {(term["person"], term.get("from")) for term in row["terms"]}
        summary.kept += len(terms.keys() - given)
        ordered = sorted(terms.values(), key=lambda term: (term.get("from", ""), term["person"]))
        offices[row["id"]] = {**before, **row, "terms": ordered}
    return [offices[id] for id in sorted(offices)]


def save_text(path: Path, change: Callable[[str], str]) -> None:
    """Change the text of a pack ("" where there is none) and check it before it is in place."""

    _check_ending(path, ".yaml", ".yml")

    def changed() -> tuple[str, Summary]:
        old = path.read_text(encoding="utf-8") if path.exists() else ""
        summary = Summary(path, added=1)
        return change(old), summary

    _transaction(path, changed, dry_run=False)


def _check_ending(path: Path, *endings: str) -> None:
    if path.suffix not in endings:
        kind = "a table of figures" if ".csv" in endings else "such a pack"
        raise UserError(f"{kind} is a file that ends with {endings[0]}", path=str(path))


def _transaction(path: Path, make: Callable[[], tuple[str, Summary]], *, dry_run: bool) -> Summary:
    if dry_run:
        return make()[1]
    with _told_plainly(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        with _locked(path):
            for left in path.parent.glob(f".{path.stem}.*.part{path.suffix}"):
                left.unlink(missing_ok=True)  # of a run that was killed; the lock says it is over
            text, summary = make()
            if not summary.nothing_new:
                _replace(path, text)
    return summary


def _replace(path: Path, text: str) -> None:
    handle, name = tempfile.mkstemp(
        dir=path.parent, prefix=f".{path.stem}.", suffix=f".part{path.suffix}"
    )
    temporary = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())  # so that a power cut leaves the old pack or the new one
        with _as_if_in(path):
            read_pack(temporary)
        if path.exists():
            temporary.chmod(path.stat().st_mode & 0o777)
        else:
            temporary.chmod(0o644)
        os.replace(temporary, path)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise


@contextlib.contextmanager
def _as_if_in(path: Path) -> Iterator[None]:
    """Let errors name the pack, not the temporary file that it was checked in."""
    try:
        yield
    except UserError as error:
        message = f"{error.message} (nothing was changed)"
        raise UserError(message, path=str(path)) from None


@contextlib.contextmanager
def _locked(path: Path) -> Iterator[None]:
    from filelock import FileLock, Timeout  # noqa: PLC0415 - only when writing

    lock = FileLock(path.parent / f".{path.name}.lock", timeout=_WAIT)
    try:
        with lock:
            yield
    except Timeout:
        message = f"another run has been writing to it for {_WAIT} seconds; try again"
        raise UserError(message, path=str(path)) from None


@contextlib.contextmanager
def _told_plainly(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        reason = error.strerror or str(error)
        message = f"cannot be written: {reason}; nothing was changed"
        raise UserError(message, path=str(path)) from error
