"""The part of compiling that reads what does not change: nationals, deaths, languages, treaties,
capitals of provinces, kinds of states, parliaments."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING

from factcheck.factbase.pack_rows import Pack
from factcheck.factbase.registry import Origin

if TYPE_CHECKING:
    from factcheck.factbase.compiling import Compiler


def read_traits(compiler: Compiler, origin: Origin, pack: Pack) -> None:
    """Add the nationals, deaths, languages and treaties of a pack."""
    for subject, trait, value, source in chain(
        _traits(compiler, origin, pack), _of_states(compiler, origin, pack)
    ):
        row = (subject, trait, value, compiler.source(origin, pack, source))
        compiler.traits.add((subject, trait), origin.priority, row)


def _traits(
    compiler: Compiler, origin: Origin, pack: Pack
) -> Iterator[tuple[str, str, str, str | None]]:
    reference = compiler.registry.reference
    for row in pack.nationals:
        for person, states in row.people.items():
            for state in states:
                yield person, "national", reference(state, origin), row.source
    for dead in pack.deaths:
        yield from ((person, "died", day, dead.source) for person, day in dead.people.items())
    for spoken in pack.languages:
        of = reference(spoken.of, origin)
        kinds = (("official", spoken.official), ("working", spoken.working))
        for trait, languages in (*kinds, ("spoken", spoken.spoken)):
            yield from ((of, f"{trait} language", one, spoken.source) for one in languages)
    for seats in pack.former_seats:
        of = reference(seats.of, origin)
        yield from ((of, "former seat", place, seats.source) for place in seats.places)
    for treaty in pack.treaties:
        of = reference(treaty.of, origin)
        yield from ((of, "treaty", name, treaty.source) for name in treaty.names)


def _of_states(
    compiler: Compiler, origin: Origin, pack: Pack
) -> Iterator[tuple[str, str, str, str | None]]:
    reference = compiler.registry.reference
    for one in pack.divisions:
        for division, capital in one.capitals.items():
            for city in (capital, *one.also.get(division, ())):
                yield division, "capital", city, one.source
        yield from ((part, "part before", whole, one.source) for part, whole in one.before.items())
    for kind in pack.classes:
        for value, states in kind.of.items():
            yield from ((reference(who, origin), kind.trait, value, kind.source) for who in states)
    for house in pack.parliaments:
        for name in (house.name, *house.names):
            yield name, "parliament of", reference(house.of, origin), house.source
            yield from ((name, "seats", str(seats), house.source) for seats in house.seats)
