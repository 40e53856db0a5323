"""Citing rows of the fact base, and sums of them, as evidence."""

from __future__ import annotations

from functools import lru_cache

from msgspec.structs import replace

from factcheck.factbase.facts import Event, Fact, GroupSum, Source, WorldTotal
from factcheck.factbase.land_facts import Place
from factcheck.model.findings import Evidence
from factcheck.rulebook.printing import amount

_BASIS_WORDS = {
    "": "",
    "current_usd": "current US$",
    "ppp": "PPP",
    "constant_usd": "constant US$",
    "constant_ppp": "constant PPP",
    "end_of_year": "end of the year",
    "goods_and_services": "goods and services",
}


def basis_words(basis: str) -> str:
    """Return on what basis a value is, in words: "PPP", "current US$"; "" where it has only one."""
    return _BASIS_WORDS.get(basis, basis)


def cite(fact: str, value: str, source: Source | None, vintage: str | None = None) -> Evidence:
    """Return evidence with its source, and the name of the pack where it is a user's own.

    The vintage is the source's unless the row has one of its own.
    """
    if source is None:
        return Evidence(fact, value, "")
    return Evidence(
        fact=fact,
        value=value,
        source=source.title,
        url=source.url,
        vintage=source.vintage if vintage is None else vintage,
        own_pack=source.pack if source.priority else "",
    )


def event_evidence(event: Event) -> Evidence:
    """Return an event with its time and place as evidence."""
    value = ", ".join(part for part in (event.when.edtf, event.place) if part)
    return cite(event.id, value, event.source)


def place_evidence(place: Place) -> Evidence:
    """Return where a place lies as evidence."""
    where = f"{place.latitude:.2f} N, {place.longitude:.2f} E"
    return cite(f"{place.name}, {place.country}", where, place.source)


def _fact_evidence(fact: Fact) -> Evidence:
    """Return a fact as evidence."""
    basis = f" ({basis_words(fact.basis)})" if fact.basis else ""
    what = f"{fact.measure.replace('_', ' ')} of {fact.entity}, {fact.period}{basis}"
    return cite(what, amount(fact.value, fact.unit), fact.source, fact.vintage)


@lru_cache(maxsize=20_000)  # the facts of one country and year are cited again and again
def evidence_of(source: Fact | GroupSum | WorldTotal) -> Evidence:
    """Return a fact, a sum or a world total as evidence."""
    if isinstance(source, Fact):
        return _fact_evidence(source)
    if isinstance(source, GroupSum):
        return _sum_evidence(source)
    what = f"{source.measure.replace('_', ' ')} of the world, {source.year}{_coverage(source)}"
    return cite(what, amount(source.total, source.unit), source.source, source.vintage)


def _coverage(total: WorldTotal) -> str:
    return "" if total.published else f", sum of {total.economies} economies"


def _sum_evidence(one: GroupSum) -> Evidence:
    parts = ", ".join(
        f"{part.entity} {amount(part.value, part.unit)}"
        for part in sorted(one.parts, key=lambda part: -part.value)[:8]
    )
    more = f" and {len(one.parts) - 8} more" if len(one.parts) > 8 else ""
    measure = one.measure.replace("_", " ")
    cited = cite(
        f"{measure}, sum of {len(one.parts)} members, {one.year}: {parts}{more}",
        amount(one.total, one.unit),
        one.source,
        one.vintage,
    )
    own = next((part.source.pack for part in one.parts if part.source.priority), "")
    return replace(cited, own_pack=own)
