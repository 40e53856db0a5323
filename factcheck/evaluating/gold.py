"""Gold annotations: what a careful reader finds in a text. The format is told in corpus/README.md.

Beside `NAME.txt` (or .md) lies `NAME.gold.yaml`. Quotations are given with single spaces, as the
normalised text has them, so a word broken over two lines is quoted whole.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Annotated, Any, Generic, NoReturn, TypeVar

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Tag,
    ValidationError,
    model_validator,
)

from factcheck.config.errors import UserError
from factcheck.model.findings import Severity, Verdict
from factcheck.model.spans import Span

# More than this is no annotation of one text.
_MAX_BYTES = 2_000_000

_Row_co = TypeVar("_Row_co", covariant=True)


class _Strict(BaseModel):
    # YAML reads an unquoted year as a number.
    model_config = ConfigDict(frozen=True, extra="forbid", coerce_numbers_to_str=True)


def _fraction(value: object) -> object:
    return Fraction(str(value)) if isinstance(value, int | float | str) else value


class GoldQuantity(_Strict):
    """A number: for a range its lower end, with the magnitude applied ("1/3", 366e9)."""

    quantity: str
    number: Annotated[Any, BeforeValidator(_fraction)]
    unit: str | None = None

    @property
    def quote(self) -> str:
        """What the text prints."""
        return self.quantity


class GoldTime(_Strict):
    """A time. Without `edtf` a bare year means itself, and anything else has no single value."""

    time: str
    edtf: str | None = None

    @property
    def quote(self) -> str:
        """What the text prints."""
        return self.time

    @property
    def value(self) -> str | None:
        """The EDTF text that is expected, None where any will do."""
        is_year = len(self.time) == 4 and self.time.isdigit()
        return self.edtf or (self.time if is_year else None)


class GoldEntity(_Strict):
    """A name. Without `id` the name is the id of the entity in the fact base.

    Where two readings are as good (a capital that stands for its government) both ids are given.
    """

    entity: str
    id: str | tuple[str, ...] = ()

    @property
    def quote(self) -> str:
        """What the text prints."""
        return self.entity

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids in the fact base, any of which is right."""
        return ((self.id,) if isinstance(self.id, str) else self.id) or (self.entity,)


def _kind_of(row: object) -> str | None:
    kinds = ("quantity", "time", "entity")
    if isinstance(row, dict):
        return next((kind for kind in kinds if kind in row), None)
    return next((kind for kind in kinds if hasattr(row, kind)), None)


GoldMention = Annotated[
    Annotated[GoldQuantity, Tag("quantity")]
    | Annotated[GoldTime, Tag("time")]
    | Annotated[GoldEntity, Tag("entity")],
    Discriminator(
        _kind_of,
        custom_error_type="kind",
        custom_error_message="a mention begins with quantity:, time: or entity:",
    ),
]


class _Quoted(_Strict):
    quote: str
    nth: int = 1


class GoldClaim(_Quoted):
    """A claim: the quotation must overlap the program's, the rest must be equal."""

    subject: str
    measure: str
    verdict: Verdict


class GoldFinding(_Quoted):
    """A planted error: a finding of the rule, at least of that severity, must touch the place.

    `tells` is a text that the finding must have in it, such as the right value. `todo` marks one
    that is known to be missed: it counts as a miss, and has to be unmarked once it is found.
    """

    rule: str
    verdict: Verdict
    severity: Severity
    tells: str = ""
    todo: bool = False


class Gold(_Strict):
    """All annotations of one text. `wholly_true` texts must have no finding at warning or above.

    A text whose mentions are not annotated has none here, and is not scored on them.
    """

    as_of: str
    kind: str
    wholly_true: bool
    mentions: tuple[GoldMention, ...] | None = None
    claims: tuple[GoldClaim, ...] = ()
    findings: tuple[GoldFinding, ...] = ()

    @model_validator(mode="after")
    def _is_consistent(self) -> Gold:
        date.fromisoformat(self.as_of)
        if self.wholly_true == bool(self.findings):
            raise ValueError("a text is wholly true if, and only if, it has no findings")
        return self


@dataclass(frozen=True, slots=True)
class Placed(Generic[_Row_co]):
    """A row with its place in the normalised text."""

    row: _Row_co
    span: Span


@dataclass(frozen=True, slots=True)
class PlacedGold:
    """The annotations of a text, each with its place in the normalised text."""

    gold: Gold
    mentions: tuple[Placed[GoldQuantity | GoldTime | GoldEntity], ...]
    claims: tuple[Placed[GoldClaim], ...]
    findings: tuple[Placed[GoldFinding], ...]


class GoldFile:
    """A file of annotations, with the line of each row for messages."""

    def __init__(self, path: Path) -> None:
        """Read the file. Raises UserError that names the file and the line."""
        self.path = path
        content, self._lines = _read_yaml(path)
        try:
            self.gold = Gold.model_validate(content)
        except ValidationError as error:
            first = error.errors()[0]
            place = first["loc"]
            names = " ".join(str(part) for part in place if not isinstance(part, int))
            raise UserError(
                f"no gold annotation: {names + ': ' if names else ''}{first['msg']}",
                path=str(path),
                line=self._line(place),
            ) from error

    def place(self, text: str) -> PlacedGold:
        """Return the rows with their places. Raises UserError where a quotation is not found.

        Mentions stand in the order of the text, so that each is searched after the one before.
        Claims and findings are searched from the start; `nth` tells equal quotations apart.
        """
        mentions = []
        after = 0
        for number, mention in enumerate(self.gold.mentions or ()):
            at = text.find(mention.quote, after)
            if at < 0:
                self._not_found("mentions", number, mention.quote, after_last=mention.quote in text)
            after = at + len(mention.quote)
            mentions.append(Placed(mention, Span(at, after)))
        return PlacedGold(
            self.gold,
            tuple(mentions),
            tuple(
                Placed(row, self._find(text, row, "claims", number))
                for number, row in enumerate(self.gold.claims)
            ),
            tuple(
                Placed(row, self._find(text, row, "findings", number))
                for number, row in enumerate(self.gold.findings)
            ),
        )

    def _find(self, text: str, row: _Quoted, section: str, number: int) -> Span:
        at = -1
        for _ in range(row.nth):
            at = text.find(row.quote, at + 1)
            if at < 0:
                self._not_found(section, number, row.quote)
        return Span(at, at + len(row.quote))

    def _not_found(
        self, section: str, number: int, quote: str, *, after_last: bool = False
    ) -> NoReturn:
        where = (
            "is not in the text after the mention before it" if after_last else "is not in the text"
        )
        raise UserError(
            f"{section} row {number + 1}: “{quote}” {where}",
            path=str(self.path),
            line=self._line((section, number)),
        )

    def _line(self, place: tuple[int | str, ...]) -> int | None:
        return self._lines.get(place[:2]) or self._lines.get(place[:1])


def _read_yaml(path: Path) -> tuple[Any, dict[tuple[int | str, ...], int]]:
    """Return the content, and the line of each key and of each row of a list."""
    import yaml  # noqa: PLC0415 - only for evaluation

    loader_class: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        data = path.read_bytes()
        if len(data) > _MAX_BYTES:
            raise UserError(f"larger than {_MAX_BYTES} bytes", path=str(path))
        loader = loader_class(data.decode("utf-8"))
        node = loader.get_single_node()
        content = loader.construct_document(node) if node is not None else None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise UserError("not valid YAML", path=str(path), line=mark and mark.line + 1) from error
    except UnicodeDecodeError as error:
        raise UserError("not UTF-8", path=str(path)) from error
    except OSError as error:
        raise UserError(f"cannot be read: {error.strerror}", path=str(path)) from error
    lines: dict[tuple[int | str, ...], int] = {}
    for key, value in node.value if isinstance(node, yaml.MappingNode) else ():
        lines[(key.value,)] = key.start_mark.line + 1
        for number, row in enumerate(value.value if isinstance(value, yaml.SequenceNode) else ()):
            lines[(key.value, number)] = row.start_mark.line + 1
    return content, lines


def gold_files(folder: Path) -> list[tuple[Path, Path]]:
    """Return (text, gold) pairs of a folder, or of one text; UserError where there are none."""
    if not folder.exists():
        raise UserError("no such folder", path=str(folder))
    if folder.is_file():
        found = [folder.with_suffix(".gold.yaml")]
        if not found[0].is_file():
            raise UserError(f"no {found[0].name} beside this text", path=str(folder))
    else:
        found = sorted(folder.rglob("*.gold.yaml"))
    pairs = []
    for gold in found:
        stem = gold.name.removesuffix(".gold.yaml")
        texts = (gold.with_name(stem + end) for end in (".txt", ".md"))
        text = next((one for one in texts if one.is_file()), None)
        if text is None:
            raise UserError("no text (.txt or .md) beside this gold file", path=str(gold))
        pairs.append((text, gold))
    if not pairs:
        raise UserError("no *.gold.yaml in this folder", path=str(folder))
    return pairs
