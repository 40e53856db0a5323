"""Gold annotations: what a careful reader finds in a text. The format is told in corpus/README.md.

Beside `NAME.txt` (or .md) lies `NAME.gold.yaml`. Quotations are given with single spaces, as the
normalised text has them; `nth` tells equal ones apart (1 is the first).
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from factcheck.config.errors import UserError
from factcheck.model.findings import Severity, Verdict
from factcheck.model.spans import Span


class _Row(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    quote: str
    nth: int = 1

    def span_in(self, text: str) -> Span | None:
        """Return where the quotation stands in the text, None where it does not."""
        at = -1
        for _ in range(self.nth):
            at = text.find(self.quote, at + 1)
            if at < 0:
                return None
        return Span(at, at + len(self.quote))


class GoldMention(_Row):
    """A quantity, time or entity with its value."""

    kind: Literal["quantity", "time", "entity"]
    number: str | None = None
    unit: str | None = None
    edtf: str | None = None
    entity: str | None = None


class GoldClaim(_Row):
    """A claim: the quotation must overlap the program's, the rest must be equal."""

    subject: str
    measure: str
    verdict: Verdict


class GoldFinding(_Row):
    """A planted error: some finding of the rule must overlap the quotation."""

    rule: str
    verdict: Verdict
    severity: Severity
    tells: str = ""


class Gold(BaseModel):
    """All annotations of one text. `wholly_true` texts must have no finding at warning or above."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    as_of: str
    kind: str
    wholly_true: bool
    mentions: tuple[GoldMention, ...] = ()
    claims: tuple[GoldClaim, ...] = ()
    findings: tuple[GoldFinding, ...] = ()


def load_gold(path: Path) -> Gold:
    """Return the annotations of a file. Raises UserError that names the file and the row."""
    import yaml  # noqa: PLC0415 - only for evaluation

    try:
        content: Any = yaml.safe_load(path.read_text(encoding="utf-8"))
        return Gold(**content)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise UserError("not valid YAML", path=str(path), line=mark and mark.line + 1) from error
    except (ValidationError, TypeError) as error:
        first = str(error).splitlines()
        raise UserError(f"no gold annotation: {'; '.join(first[:3])}", path=str(path)) from error
    except OSError as error:
        raise UserError(f"cannot be read: {error.strerror}", path=str(path)) from error


def gold_files(folder: Path) -> list[tuple[Path, Path]]:
    """Return (text, gold) pairs of a folder. Raises UserError where there are none."""
    pairs = []
    for gold in sorted(folder.rglob("*.gold.yaml")):
        stem = gold.name.removesuffix(".gold.yaml")
        text = next(
            (
                gold.with_name(stem + end)
                for end in (".txt", ".md")
                if gold.with_name(stem + end).is_file()
            ),
            None,
        )
        if text is None:
            raise UserError("no text (.txt or .md) beside this gold file", path=str(gold))
        pairs.append((text, gold))
    if not pairs:
        raise UserError("no *.gold.yaml in this folder", path=str(folder))
    return pairs
