"""Checks of the packs themselves: what cannot be right, or lacks what every row must have."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

from msgspec import Struct

from factcheck.factbase import pack_rows as rows_of
from factcheck.factbase import packs, store
from factcheck.factbase.base import FactBase, open_facts
from factcheck.factbase.facts import Membership, Moment, Term
from factcheck.factbase.moments import moment

_GAP = timedelta(days=31)  # an office may stand empty that long without a word
_COMING_OF_AGE = 16


class Problem(Struct, frozen=True, order=True):
    """Something to mend: `kind` is a short name of the check, `row` what it is about."""

    pack: str
    kind: str
    row: str
    text: str


def verify(facts: FactBase, paths: Sequence[Path]) -> tuple[Problem, ...]:
    """Return what is wrong with the packs at `paths`, which `facts` was compiled from.

    Raises UserError for a pack that cannot be read at all.
    """
    problems: list[Problem] = []
    read = [(path, packs.read_pack(path, strict=False)) for path in paths]
    for path, pack in read:
        problems += [
            Problem(path.name, "unknown key", place, "no row has such a key")
            for place in packs.unknown_keys(path)
        ]
        problems += _without_source(path.name, pack)
        problems += _statuses(path.name, pack)
        problems += _backwards(path.name, pack)
    problems += _defined_twice(read)
    problems += _unresolved(facts)
    problems += _memberships(facts)
    problems += _terms(facts, read)
    problems += _ages(facts)
    problems += _capitals(facts)
    return tuple(sorted(set(problems)))


def verify_packs(
    own: Sequence[Path], chosen: Sequence[Path] = ()
) -> tuple[tuple[Path, ...], tuple[Problem, ...]]:
    """Return the packs that were checked and what is wrong with them.

    These are what ships and a user's `own`, or only the `chosen` ones, which are read beside
    all the others. Raises UserError for a pack that cannot be read at all.
    """
    shipped = store.shipped_packs()
    packs_of_user = store.own_packs(own)
    known = {path.resolve() for path in (*shipped, *packs_of_user)}
    new = [path for path in chosen if path.resolve() not in known]
    with open_facts((*packs_of_user, *new)) as facts:
        if not chosen:
            paths = (*shipped, *packs_of_user)
            return paths, verify(facts, paths)
        found = verify(facts, (*shipped, *packs_of_user, *new))
    # A problem names the file or, where it was found in the store, the pack.
    names = {path.name for path in chosen}
    names |= {packs.read_pack(path, strict=False).pack for path in chosen}
    return tuple(chosen), tuple(problem for problem in found if problem.pack in names)


def _without_source(name: str, pack: rows_of.Pack) -> Iterator[Problem]:
    for place, row in packs.rows_with_sources(pack):
        # How a name is spelled is no fact to cite; a row inside another has that one's source.
        if row.source is not None or isinstance(row, rows_of.PersonRow):
            continue
        outer = getattr(pack, str(place[0]))[place[1]]
        if outer.source is not None:
            continue
        if isinstance(row, rows_of.OfficeRow) and row.terms and all(t.source for t in row.terms):
            continue
        yield Problem(name, "no source", packs.dotted(place), "cites no source")


def _statuses(name: str, pack: rows_of.Pack) -> Iterator[Problem]:
    for row in pack.organisations:
        listed = set(row.statuses or row.memberships)
        for status in [*row.memberships, *row.status_words]:
            if status not in listed:
                yield Problem(name, "unknown status", row.id, f"{status!r} is not in its statuses")


def _backwards(name: str, pack: rows_of.Pack) -> Iterator[Problem]:
    for place, row in packs.rows_with_sources(pack):
        if not isinstance(row, rows_of.Tie) or not row.start or not row.until:
            continue
        if moment(row.until).last < moment(row.start).first:
            text = f"{row.until} is before {row.start}"
            yield Problem(name, "ends first", packs.dotted(place), text)


def _defined_twice(read: Iterable[tuple[Path, rows_of.Pack]]) -> Iterator[Problem]:
    seen: dict[tuple[str, str], str] = {}
    for path, pack in read:
        for section in ("countries", "organisations", "regions", "offices", "events", "places"):
            for row in getattr(pack, section):
                first = seen.get((section, row.id))
                if first is not None:
                    text = f"stands in {first} already"
                    yield Problem(path.name, "defined twice", row.id, text)
                seen[section, row.id] = path.name


def _unresolved(facts: FactBase) -> Iterator[Problem]:
    query = "SELECT id, pack FROM entity WHERE type = 'unknown' ORDER BY id"
    for id, pack in facts.rows(query):
        yield Problem(pack, "unresolved", id, "is named, and nothing says what it is")


def _memberships(facts: FactBase) -> Iterator[Problem]:
    ties: dict[tuple[str, str, str], list[Membership]] = defaultdict(list)
    for tie in facts.memberships():
        ties[tie.organisation, tie.member, tie.status].append(tie)
        group = facts.organisation(tie.organisation)
        if group is None:
            continue
        row = f"{tie.organisation}: {tie.member}"
        founded = _founded(facts, tie.organisation)
        if tie.start and founded and tie.start.last < founded.first:
            text = f"{tie.status} from {tie.start.edtf}, founded {founded.edtf}"
            yield Problem(tie.source.pack, "before the founding", row, text)
        if group.dissolved and (tie.until is None or tie.until.first > group.dissolved.last):
            text = f"{tie.status} after it was dissolved, {group.dissolved.edtf}"
            yield Problem(tie.source.pack, "after the end", row, text)
        if tie.member == tie.organisation:
            yield Problem(tie.source.pack, "member of itself", row, "a group cannot hold itself")
    for (organisation, member, status), rows in ties.items():
        for before, after in pairwise(rows):
            if _overlap(before, after):
                text = f"{status} twice at once, from {_edtf(after.start)}"
                row = f"{organisation}: {member}"
                yield Problem(after.source.pack, "overlapping memberships", row, text)


def _founded(facts: FactBase, organisation: str) -> Moment | None:
    """Return when an organisation was founded, or the first of those that it took over from."""
    founded, seen = None, set[str]()
    while organisation and organisation not in seen:
        seen.add(organisation)
        group = facts.organisation(organisation)
        if group is None:
            break
        founded, organisation = group.founded or founded, group.predecessor
    return founded


def _terms(facts: FactBase, read: Iterable[tuple[Path, rows_of.Pack]]) -> Iterator[Problem]:
    explained = {
        (office.id, term.person)
        for _, pack in read
        for office in pack.offices
        for term in office.terms
        if office.note or term.note
    }
    shared = {
        (office.id, term.person)
        for _, pack in read
        for office in pack.offices
        for term in office.terms
        if term.shared
    }
    offices: dict[str, list[Term]] = defaultdict(list)
    for term in facts.terms():
        offices[term.office].append(term)
    for office, terms in offices.items():
        # One who stands in while the holder is away leaves the office with the holder.
        held = [term for term in terms if not term.acting and (office, term.person) not in shared]
        for before, after in pairwise(held):
            if _overlap(before, after):
                text = f"{before.person} until {_edtf(before.until)}, {after.person} from "
                text += _edtf(after.start)
                yield Problem(after.source.pack, "overlapping terms", office, text)
        yield from _gaps(office, terms, explained)


def _gaps(office: str, terms: list[Term], explained: set[tuple[str, str]]) -> Iterator[Problem]:
    # A note at the office or at the term after the gap is its reason.
    end: Moment | None = None
    for term in terms:
        known = (office, term.person) in explained
        if end and term.start and term.start.first - end.last > _GAP and not known:
            text = f"nobody from {end.edtf} to {term.start.edtf} ({term.person})"
            yield Problem(term.source.pack, "gap", office, text)
        if term.until is None:
            return
        if end is None or term.until.last > end.last:
            end = term.until


def _overlap(before: Membership | Term, after: Membership | Term) -> bool:
    if after.start is None:
        return True
    end = before.until.first if before.until else date.max
    return after.start.last < end


def _edtf(when: Moment | None) -> str:
    return when.edtf if when else "an unknown day"


def _ages(facts: FactBase) -> Iterator[Problem]:
    for term in facts.terms():
        person = facts.person(term.person)
        if person is None or person.born is None or term.start is None:
            continue
        born, died = person.born, facts.died(person.id)
        youngest = term.start.last.year - born.first.year
        if youngest < _COMING_OF_AGE and "monarch" not in term.role:
            text = f"born {born.edtf}, in office from {term.start.edtf}"
            yield Problem(term.source.pack, "too young", f"{term.office}: {term.person}", text)
        if died and (term.until or term.start).first > died.last:
            text = f"died {died.edtf}, in office until {_edtf(term.until)}"
            yield Problem(term.source.pack, "after death", f"{term.office}: {term.person}", text)


def _capitals(facts: FactBase) -> Iterator[Problem]:
    for (country,) in facts.rows("SELECT DISTINCT country FROM capital ORDER BY country"):
        rows = [row for row in facts.capitals(country) if not row.role]
        for before, after in pairwise(rows):
            if before.until is None or after.start is None:
                text = f"{before.name} and {after.name} at once, without a role"
                yield Problem(after.source.pack, "two capitals", country, text)
            elif after.start.first > before.until.last + timedelta(days=1):
                text = f"none from {before.until.edtf} to {after.start.edtf}"
                yield Problem(after.source.pack, "gap", f"capital of {country}", text)
