"""What the fact base answers with: frozen records, each with its source.

Days are `datetime.date`. A period runs from `first` to `last`, both included. A tie that
begins and ends (a membership, a term) has a `start` and an `until`, the day on which it was
over, so a successor may start on that day; None stands for "not known" and "still so".
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

from msgspec import Struct


class Moment(Struct, frozen=True, gc=False):
    """A date as exact as it is known: EDTF text with the first and last day that it can mean."""

    edtf: str
    first: date
    last: date

    @property
    def exact(self) -> bool:
        """Whether the day itself is known."""
        return self.first == self.last


class Source(Struct, frozen=True, gc=False):
    """Where a row can be verified. `vintage` is the EDTF date of that edition, "" if undated.

    `priority` is 0 for what ships with factcheck and rises with each pack of the user's own.
    """

    key: str
    title: str
    publisher: str
    url: str
    licence: str
    pack: str
    vintage: str = ""
    priority: int = 0


class Entity(Struct, frozen=True):
    """Anything that has an id: country, organisation, city, person, office, event ...

    `code` is the ISO 3166 alpha-3 code of a country, `country` the id of the country that a
    place lies in; both are "" elsewhere.
    """

    id: str
    type: str
    code: str = ""
    country: str = ""
    pack: str = ""


class Name(Struct, frozen=True):
    """One name of an entity. `form` is name, official, acronym, demonym, former, alias, capital,
    native or spelling; `until` is when a former name ended, `lang` an ISO 639 code or "".
    """

    name: str
    entity: str
    form: str
    lang: str = ""
    start: Moment | None = None
    until: Moment | None = None


class Country(Struct, frozen=True):
    """What a country is. `status` is un_member, observer, state, disputed, territory or former.

    `sovereign` is the state that a territory belongs to, `part_of` the one in which most count
    a disputed one; `successors` are the states that followed a former one. `independence_from`,
    with others that texts may name in `independence_from_also`,
    and `highest_peak` are "" where a country has none or it is not known.
    """

    id: str
    code: str
    alpha2: str
    status: str
    official: str
    sovereign: str
    part_of: str
    start: Moment | None
    until: Moment | None
    successors: tuple[str, ...]
    continents: tuple[str, ...] = ()
    landlocked: bool = False
    highest_peak: str = ""
    independence_from: str = ""
    independence_from_also: tuple[str, ...] = ()


class NameEntry(Struct, frozen=True):
    """One line of the gazetteer that extraction looks names up in."""

    name: str
    entity: str
    type: str
    canonical: str
    form: str


class Fact(Struct, frozen=True, gc=False):
    """A value of one measure of one entity in one period, as one source gave it once.

    `value` is in `unit` with nothing factored out (dollars, not billions); `basis` is "" where
    the measure has only one. `series` is the publisher's own code.
    """

    entity: str
    measure: str
    basis: str
    unit: str
    first: date
    last: date
    value: Decimal
    vintage: str
    series: str
    source: Source

    @property
    def period(self) -> str:
        """The period as EDTF text: "2016", "2016-03", "2016-03-01" or an interval."""
        return period_text(self.first, self.last)


class Later:
    """What is made of something when it is asked for; one is as good as another."""

    def __init__(self, make: Callable[[], tuple[Fact, ...]]) -> None:
        self.make = make

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Later)

    def __hash__(self) -> int:
        return 0

    def __repr__(self) -> str:
        """Say what it is, the same in every run."""
        return "Later()"


class GroupSum(Struct, frozen=True):
    """The sum over a group as one source in one vintage gives it.

    `missing` are the ids of members without a value, which are not in `total`.
    """

    measure: str
    basis: str
    unit: str
    year: int
    total: Decimal
    members: tuple[str, ...]
    missing: tuple[str, ...]
    vintage: str
    source: Source
    later: Later

    @property
    def parts(self) -> tuple[Fact, ...]:
        """The facts that were added; made when asked for, as most sums are only compared."""
        return self.later.make()

    @property
    def complete(self) -> bool:
        """Whether every member is in the sum."""
        return not self.missing


class WorldTotal(Struct, frozen=True):
    """The world's total in one year, as published or as summed over `economies` of them."""

    measure: str
    basis: str
    unit: str
    year: int
    total: Decimal
    published: bool
    economies: int
    vintage: str
    source: Source


class Organisation(Struct, frozen=True):
    """An organisation: `statuses` from the narrowest to the widest way of belonging to it.

    `status_words` gives, for a status, what texts call those who have it; `seats_also` are cities
    in which it has, or had, a seat besides.
    """

    id: str
    founded: Moment | None
    dissolved: Moment | None
    founded_in: str
    seat: str
    seats_also: tuple[str, ...]
    predecessor: str
    statuses: tuple[str, ...]
    status_words: tuple[tuple[str, tuple[str, ...]], ...]
    source: Source


class Membership(Struct, frozen=True):
    """`member` has `status` in `organisation` from `start` up to `until`."""

    organisation: str
    member: str
    status: str
    start: Moment | None
    until: Moment | None
    source: Source


class Office(Struct, frozen=True):
    """An office: `role` is the word of the lexicon, `jurisdiction` a country or organisation.

    Its terms are vouched for up to `known_until`, where that is known.
    """

    id: str
    role: str
    jurisdiction: str
    titles: tuple[str, ...]
    known_until: Moment | None
    source: Source


class Person(Struct, frozen=True):
    """A person: `native` pairs a language with the name in its own script."""

    id: str
    native: tuple[tuple[str, str], ...]
    spellings: tuple[str, ...]
    born: Moment | None
    died: Moment | None
    family_first: bool


class Trait(Struct, frozen=True, gc=False):
    """`subject` has the `value` of what does not change: "national", "official language",
    "working language", "former seat", "treaty", "spoken language", "island state",
    "parliament of", "seats", or of a province "capital" and "part before"."""

    subject: str
    trait: str
    value: str
    source: Source


class Term(Struct, frozen=True, gc=False):
    """`person` held `office` from `start` up to `until`.

    Without `until` it went on at least up to `known_until` of the office.
    """

    person: str
    office: str
    role: str
    jurisdiction: str
    start: Moment | None
    until: Moment | None
    acting: bool
    known_until: Moment | None
    source: Source


class Telling(Struct, frozen=True):
    """How a clause tells an event: an act of rules/claims/deeds.yaml, by whom and of what.

    Both are codes of countries, or names as texts print them. `at` is "begin" or "end" where it
    tells only that of what lasted.
    """

    act: str
    by: tuple[str, ...]
    of: tuple[str, ...]
    at: str = ""


class Told(Struct, frozen=True):
    """One telling of the event with an id, as in `Telling`."""

    event: str
    act: str
    by: tuple[str, ...]
    of: tuple[str, ...]
    at: str = ""


class Event(Struct, frozen=True):
    """Something that happened: `when` may be an interval; `subjects` are entity ids.

    `place` is the place's name as the pack gives it, `ordinal` the n of the nth in `series`.
    An `online` meeting had nobody travel to its place. `also` are other dates that are given for
    it and are as good as `when`; `magnitude` is that of an earthquake.
    """

    id: str
    kind: str
    names: tuple[str, ...]
    subjects: tuple[str, ...]
    when: Moment
    place: str
    ordinal: int | None
    series: str
    online: bool
    source: Source
    also: tuple[Moment, ...] = ()
    magnitude: Decimal | None = None
    told: tuple[Telling, ...] = ()

    @property
    def dates(self) -> tuple[Moment, ...]:
        """All the dates that are given for it, the usual one first."""
        return (self.when, *self.also)


class PackInfo(Struct, frozen=True):
    """A pack or dataset in the store. `facts` counts its rows of every kind."""

    name: str
    version: str
    vintage: str
    licence: str
    facts: int
    path: str
    own: bool


def period_text(first: date, last: date) -> str:
    """Return the shortest EDTF text for a period given by its first and last day."""
    if first == last:
        return first.isoformat()
    starts_month = first.day == 1
    ends_month = (last + timedelta(days=1)).day == 1 if last < date.max else True
    if starts_month and ends_month and first.year == last.year:
        if (first.month, last.month) == (1, 12):
            return f"{first.year:04d}"
        if first.month == last.month:
            return f"{first.year:04d}-{first.month:02d}"
    return f"{first.isoformat()}/{last.isoformat()}"
