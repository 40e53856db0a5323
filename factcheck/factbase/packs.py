"""Curated packs: YAML files of cited rows, read and validated.

The models below are the format. A pack that does not hold to it raises `UserError` with the
file, the line and the row.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from factcheck.config.errors import UserError
from factcheck.factbase.moments import moment


def _date_text(value: Any) -> Any:
    if value is None or isinstance(value, str):
        return value
    # YAML reads an unquoted 2001-06-15 as a date and 2001 as a number: both are what was meant.
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def _is_moment(value: str) -> str:
    moment(value)
    return value


Edtf = Annotated[str, BeforeValidator(_date_text), AfterValidator(_is_moment)]
Text = Annotated[str, Field(min_length=1)]
Texts = list[Text]


_UNKNOWN = "extra_forbidden"  # what pydantic calls a key that no field takes


class Row(BaseModel):
    """What every row may have: the key of its source in the pack's table."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)
    source: str | None = None
    note: str | None = None


class SourceRow(BaseModel):
    """One entry of a pack's table of sources."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    title: Text
    publisher: str = ""
    url: str = ""
    vintage: Annotated[str, BeforeValidator(_date_text)] = ""
    licence: str = ""


class FormerName(BaseModel):
    """A name that something had, from and until when as far as known."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)
    name: Text
    start: Edtf | None = Field(None, alias="from")
    until: Edtf | None = None


class Tie(Row):
    """Something that began and perhaps ended."""

    start: Edtf | None = Field(None, alias="from")
    until: Edtf | None = None


class MemberRow(Tie):
    """One member of an organisation, in one status."""

    who: Text


class Charter(BaseModel):
    """The founding treaty of an organisation."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    date: Edtf
    place: str = ""
    title: Text = "Charter"


class OrganisationRow(Row):
    """An organisation with its statuses and members."""

    id: Text
    type: str = "organisation"
    acronyms: Texts = []
    names: Texts = []
    founded: Edtf | None = None
    dissolved: Edtf | None = None
    founded_in: str = ""
    charter: Charter | None = None
    seat: str | None = ""
    predecessor: str | None = None
    former_names: list[FormerName] = []
    statuses: Texts = []
    status_words: dict[str, Texts] = {}
    memberships: dict[str, list[MemberRow]] = {}
    suspended: list[MemberRow] = []


class RegionRow(Row):
    """A region of the world and the countries that it is usually taken to hold."""

    id: Text
    names: Texts = []
    acronyms: Texts = []
    demonyms: Texts = []
    members: Texts = []


class TermRow(Tie):
    """A person's term in an office."""

    person: Text
    acting: bool = False


class OfficeRow(Row):
    """An office and those who held it."""

    id: Text
    jurisdiction: Text
    role: Text
    titles: Texts = []
    known_until: Edtf | None = None
    terms: list[TermRow] = []


class PersonRow(Row):
    """A person and how the name is written."""

    id: Text
    native: dict[str, Text] = {}
    spellings: Texts = []
    born: Edtf | None = None
    died: Edtf | None = None
    family_first: bool = False


class EventRow(Row):
    """Something that happened on a day or over a period."""

    id: Text
    kind: Text
    names: Texts = []
    subject: Texts = []
    date: Edtf
    place: str | None = ""
    ordinal: int | None = None
    series: str | None = ""


class CountryRow(Tie):
    """A country or territory with its names."""

    id: Text
    code: str = ""
    alpha2: str = ""
    status: str = "state"
    official: str | None = None
    names: Texts = []
    acronyms: Texts = []
    demonyms: Texts = []
    former_names: list[FormerName] = []
    capital_metonym: str | None = None
    sovereign: str | None = None
    part_of: str | None = Field(None, alias="in")
    successors: Texts = []


class PlaceRow(Row):
    """A place with its coordinates in degrees."""

    id: Text
    name: str = ""
    type: str = "city"
    country: str = ""
    lat: float = Field(ge=-90, le=90)
    lon: float = Field(ge=-180, le=180)
    population: int = 0
    names: Texts = []
    former_names: list[FormerName] = []


class CapitalRow(Tie):
    """A capital; `shared` ones hold beside others, each in its role."""

    country: Text
    city: Text
    names: Texts = []
    role: str = ""
    shared: bool = False


class BorderRow(Tie):
    """A land border between two countries; `via` names the part of a state that makes it."""

    a: Text
    b: Text
    length_km: Decimal | None = None
    via: str = ""
    disputed: bool = False


class CurrencyRow(Tie):
    """A currency that was legal tender in a country."""

    country: Text
    code: Text
    name: str = ""
    names: Texts = []


class RenamedRow(Tie):
    """A name that an entity bore (`until` given) or bears since `from`."""

    entity: Text
    name: Text


class CountryFactsRow(Row):
    """What a country's page says; what ends in `also` is as good as the first value."""

    country: Text
    area_km2: Decimal | None = None
    area_also_km2: list[Decimal] = []
    coastline_km: Decimal | None = None
    continents: Texts = []
    landlocked: bool = False
    highest_peak: str = ""
    highest_peak_m: Decimal | None = None
    highest_peak_also_m: list[Decimal] = []
    independence: Edtf | None = None
    independence_also: list[Edtf] = []
    independence_from: str = ""
    formed: list[Edtf] = []


class FactRow(Row):
    """One value."""

    subject: Text
    measure: Text
    basis: str = ""
    unit: Text
    period: Edtf
    value: Annotated[Decimal, BeforeValidator(str)]
    vintage: Annotated[str, BeforeValidator(_date_text)] = ""
    series: str = ""


class Pack(BaseModel):
    """A whole pack file."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    pack: Text
    version: Annotated[str, BeforeValidator(str)]
    vintage: Annotated[str, BeforeValidator(_date_text)] = ""
    licence: str = ""
    sources: dict[str, SourceRow] = {}
    countries: list[CountryRow] = []
    country_facts: list[CountryFactsRow] = []
    organisations: list[OrganisationRow] = []
    regions: list[RegionRow] = []
    offices: list[OfficeRow] = []
    persons: list[PersonRow] = []
    events: list[EventRow] = []
    places: list[PlaceRow] = []
    capitals: list[CapitalRow] = []
    borders: list[BorderRow] = []
    currencies: list[CurrencyRow] = []
    renamed: list[RenamedRow] = []
    facts: list[FactRow] = []


def read_pack(path: Path, *, strict: bool = True) -> Pack:
    """Read one pack. Raises UserError that names the file, the line and the row.

    Unless `strict`, keys that no row may have are passed over; `facts verify` lists them.
    """
    text, data = _load(path)
    try:
        pack = _validated(data, strict)
    except ValidationError as error:
        first = error.errors()[0]
        place = list(first["loc"])
        message = first["msg"].removeprefix("Value error, ")
        raise UserError(
            f"{_row_name(data, place)}: {message}", path=str(path), line=line_of(text, place)
        ) from None
    _check_sources(pack, path, text)
    return pack


def unknown_keys(path: Path) -> list[str]:
    """Return the places in a pack where a key stands that no row may have."""
    try:
        Pack.model_validate(_load(path)[1])
    except ValidationError as error:
        return [dotted(one["loc"]) for one in error.errors() if one["type"] == _UNKNOWN]
    return []


def _validated(data: dict[str, Any], strict: bool) -> Pack:
    try:
        return Pack.model_validate(data)
    except ValidationError as error:
        unknown = [one["loc"] for one in error.errors() if one["type"] == _UNKNOWN]
        if strict or not unknown:
            raise
        for *place, key in unknown:
            node: Any = data
            for part in place:
                node = node[part]
            del node[key]
        return Pack.model_validate(data)


def _load(path: Path) -> tuple[str, dict[str, Any]]:
    import yaml  # noqa: PLC0415 - only while compiling

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        text = path.read_text(encoding="utf-8")
        data = yaml.load(text, Loader=loader)  # noqa: S506 - one of the two safe loaders
    except OSError as error:
        raise UserError(f"cannot read the pack: {error.strerror}", path=str(path)) from error
    except UnicodeDecodeError as error:
        raise UserError("the pack is not UTF-8 text", path=str(path)) from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or "cannot be parsed"
        line = mark.line + 1 if mark else None
        raise UserError(f"not valid YAML: {problem}", path=str(path), line=line) from error
    if not isinstance(data, dict):
        raise UserError("a pack is a table that begins with 'pack: NAME'", path=str(path))
    return text, data


def _check_sources(pack: Pack, path: Path, text: str) -> None:
    for place, row in rows_with_sources(pack):
        if row.source is not None and row.source not in pack.sources:
            raise UserError(
                f"{dotted(place)}: source {row.source!r} is not in the pack's table of sources",
                path=str(path),
                line=line_of(text, place),
            )


def rows_with_sources(pack: Pack) -> Iterable[tuple[list[str | int], Row]]:
    """Yield every row of a pack with its place in the file."""
    for section in Pack.model_fields:
        rows = getattr(pack, section)
        if not isinstance(rows, list):
            continue
        for index, row in enumerate(rows):
            yield [section, index], row
            if isinstance(row, OfficeRow):
                for inner, term in enumerate(row.terms):
                    yield [section, index, "terms", inner], term
            if isinstance(row, OrganisationRow):
                for status, members in row.memberships.items():
                    for inner, member in enumerate(members):
                        yield [section, index, "memberships", status, inner], member


def line_of(text: str, place: Iterable[str | int]) -> int | None:
    """Return the 1-based line of the node at `place` (keys and indices) of a YAML text."""
    import yaml  # noqa: PLC0415

    node: Any = yaml.compose(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    for part in place:
        inner = None
        if isinstance(node, yaml.SequenceNode) and isinstance(part, int):
            inner = node.value[part] if part < len(node.value) else None
        elif isinstance(node, yaml.MappingNode):
            inner = next((value for key, value in node.value if key.value == str(part)), None)
        if inner is None:
            break
        node = inner
    return int(node.start_mark.line) + 1 if node is not None else None


def _row_name(data: Any, place: list[str | int]) -> str:
    """Return the place in words, with the row's id where it has one."""
    node, label = data, ""
    for part in place:
        try:
            node = node[part]
        except (KeyError, IndexError, TypeError):
            break
        if isinstance(node, dict):
            label = str(node.get("id") or node.get("who") or node.get("person") or label)
    return f"{dotted(place)} ({label})" if label else dotted(place)


def dotted(place: Iterable[str | int]) -> str:
    """Return a place in a pack in words: `events[2].date`, counted from one."""
    text = ""
    for part in place:
        text += f"[{part + 1}]" if isinstance(part, int) else f".{part}"
    return text.lstrip(".")
