"""The format of a pack: the models that its rows are validated with."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

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
    """An organisation with its statuses and members; `seats_also` are further or former seats."""

    id: Text
    type: str = "organisation"
    acronyms: Texts = []
    names: Texts = []
    founded: Edtf | None = None
    dissolved: Edtf | None = None
    founded_in: str = ""
    charter: Charter | None = None
    seat: str | None = ""
    seats_also: Texts = []
    predecessor: str | None = None
    former_names: list[FormerName] = []
    statuses: Texts = []
    status_words: dict[str, Texts] = {}
    memberships: dict[str, list[MemberRow]] = {}
    suspended: list[MemberRow] = []


class RegionRow(Row):
    """A region of the world and the countries that it is usually taken to hold; `partly` are those
    that only some senses of it count in."""

    id: Text
    names: Texts = []
    acronyms: Texts = []
    demonyms: Texts = []
    members: Texts = []
    partly: Texts = []


class TermRow(Tie):
    """A person's term in an office; `shared` with others at the same time, as in a junta."""

    person: Text
    acting: bool = False
    shared: bool = False


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


class TellingRow(BaseModel):
    """How a clause tells an event: an act of rules/claims/deeds.yaml, who did it, what to.

    `by` and `of` are codes of countries, or names as texts print them; `at` says that it was
    the beginning or the end of what lasted.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    act: Text
    by: Texts = []
    of: Texts = []
    at: Literal["begin", "end"] | None = None


class NationalsRow(Row):
    """Whose nationals people are: every country that can be meant, by the person's id."""

    people: dict[Text, Texts]


class DeathsRow(Row):
    """When people died, by the person's id."""

    people: dict[Text, Edtf]


class LanguagesRow(Row):
    """All the languages of an organisation or a state; `spoken` are those of its people besides."""

    of: Text
    official: Texts = []
    working: Texts = []
    spoken: Texts = []


class FormerSeatsRow(Row):
    """All the places in which an organisation had its seat before."""

    of: Text
    places: Texts


class ClassRow(Row):
    """States of a kind, by what they have of it: the word for a monarch, with all who have one."""

    trait: Text
    of: dict[Text, Texts]


class ParliamentRow(Row):
    """A house of a parliament, with every number of seats that it can be said to have had."""

    name: Text
    names: Texts = []
    of: Text
    seats: list[int] = []


class TreatyRow(Row):
    """The treaties that an organisation can be said to be founded by."""

    of: Text
    names: Texts


class EventRow(Row):
    """Something that happened on a day or over a period; `also` are dates as good as `date`."""

    id: Text
    kind: Text
    names: Texts = []
    subject: Texts = []
    date: Edtf
    also: list[Edtf] = []
    place: str | None = ""
    ordinal: int | None = None
    series: str | None = ""
    online: bool = False
    magnitude: Decimal | None = None
    told: list[TellingRow] = []


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


class DivisionsRow(Row):
    """The states or provinces of a country: the capital of each, by its id.

    `towns` are towns that tell, better than the capital, which division of the gazetteer it is, ""
    where none does; `also` are further seats, `names` further names, and `before` tells of which
    division one was a part in living memory.
    """

    country: Text
    type: str = "region"
    capitals: dict[Text, Text]
    towns: dict[Text, str] = {}
    also: dict[Text, Texts] = {}
    names: dict[Text, Texts] = {}
    before: dict[Text, Text] = {}


class CapitalRow(Tie):
    """A capital; `shared` ones hold beside others, each in its role."""

    country: Text
    city: Text
    names: Texts = []
    role: str = ""
    shared: bool = False


class WaterRow(Row):
    """A river with the waters that it may be said to end in and cities on it, a sea or lake, or a
    strait with what it joins, with the states that it touches."""

    name: Text
    names: Texts = []
    mouths: Texts = []
    states: Texts = []
    cities: Texts = []
    joins: Texts = []


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
    independence_from_also: Texts = []
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
    additive: bool = False


class Pack(BaseModel):
    """A whole pack file.

    What a user's own pack states takes the place of what ships, unless it says
    `overrides: false`: then its values stand beside the others, as one more source.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    pack: Text
    version: Annotated[str, BeforeValidator(str)]
    vintage: Annotated[str, BeforeValidator(_date_text)] = ""
    licence: str = ""
    overrides: bool = True
    sources: dict[str, SourceRow] = {}
    countries: list[CountryRow] = []
    country_facts: list[CountryFactsRow] = []
    organisations: list[OrganisationRow] = []
    regions: list[RegionRow] = []
    offices: list[OfficeRow] = []
    persons: list[PersonRow] = []
    nationals: list[NationalsRow] = []
    deaths: list[DeathsRow] = []
    languages: list[LanguagesRow] = []
    former_seats: list[FormerSeatsRow] = []
    treaties: list[TreatyRow] = []
    classes: list[ClassRow] = []
    parliaments: list[ParliamentRow] = []
    events: list[EventRow] = []
    places: list[PlaceRow] = []
    divisions: list[DivisionsRow] = []
    capitals: list[CapitalRow] = []
    borders: list[BorderRow] = []
    waters: list[WaterRow] = []
    currencies: list[CurrencyRow] = []
    renamed: list[RenamedRow] = []
    facts: list[FactRow] = []
