"""An index of events by the months in which they began or ended, part of the name table: what each
is told by, so that a date is held against some hundred rows in place of the whole store."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache

from msgspec import Struct
from msgspec.json import Decoder, encode

from factcheck.arithmetic.calendar import Days
from factcheck.extracting.lexicon import rules_words
from factcheck.extracting.tokens import lower_words
from factcheck.factbase.base import FactBase
from factcheck.factbase.facts import Event, Membership
from factcheck.factbase.moments import moment

_WORDS = "claims/event_phrases"
_SHORT = 4  # letters of a word that may tell an event
_CODE = 3  # letters of a country's code
_BRIEF = 20  # days of an event whose last one is told as well
_FEW = 12  # events that may share a word which still tells which one is meant
_MONTH = 7  # characters of a month


class Dated(Struct, frozen=True, array_like=True, gc=False):
    """An event with a day or month ("2011-03-11", "2011-03") on which it began or ended: the stems
    of its names' words, of those the ones that do not tell its kind (`own`), its place, whether
    that is a capital of a party, its parties, and the acts that clauses tell of it."""

    event: str
    kind: str
    when: str
    names: frozenset[str]
    own: frozenset[str]
    place: str
    place_words: tuple[str, ...]
    in_capital: bool
    parties: frozenset[str]
    acts: frozenset[str]

    @property
    def days(self) -> Days:
        """The days that its day or month holds."""
        known = moment(self.when)
        return Days(known.first, known.last)


def events_in_month(connection: sqlite3.Connection, month: str) -> list[Dated]:
    """Return the events with a day in this month ("2011-03")."""
    query = "SELECT rows FROM event_month WHERE month = ?"
    row = connection.execute(query, (month,)).fetchone()
    return _rows().decode(row[0]) if row is not None else []


@cache
def _rows() -> Decoder[list[Dated]]:
    return Decoder(list[Dated])


def compile_events(connection: sqlite3.Connection, facts: FactBase) -> None:
    """Add the index of a fact base's events to its name table."""
    connection.execute("CREATE TABLE event_month (month TEXT PRIMARY KEY, rows TEXT) WITHOUT ROWID")
    events = facts.events()
    common = _common(events)
    by_month: dict[str, list[Dated]] = {}
    for event in events:
        for one in _dated(event, common, facts):
            by_month.setdefault(one.when[:_MONTH], []).append(one)
    for member in facts.memberships():
        for row in _joined_and_left(member, facts):
            by_month.setdefault(row.when[:_MONTH], []).append(row)
    connection.executemany(
        "INSERT INTO event_month VALUES (?, ?)",
        ((month, encode(rows).decode()) for month, rows in sorted(by_month.items())),
    )


def _common(events: Iterable[Event]) -> frozenset[str]:
    """The stems that many events have in their names."""
    found = Counter(word for one in events for word in name_stems(one))
    return frozenset(word for word, times in found.items() if times > _FEW)


def _dated(event: Event, common: frozenset[str], facts: FactBase) -> Iterator[Dated]:
    names = name_stems(event)
    own = names - {stem(word) for word in kind_words(event.kind)} - common
    own = frozenset(one for one in own if not one.isdigit())
    place = tuple(lower_words(event.place.partition(",")[0]))
    capitals = {one.name for subject in event.subjects for one in facts.capitals(subject)}
    about = (event.place, place, event.place in capitals, frozenset(parties_of(event, facts)))
    acts = frozenset(one.act for one in event.told)
    for day in sorted(_days(event)):
        yield Dated(event.id, event.kind, day, names, own, *about, acts)


def _joined_and_left(one: Membership, facts: FactBase) -> Iterator[Dated]:
    """When a member came and went, as events of the two."""
    body = facts.organisation(one.organisation)
    if body is None or one.status != body.statuses[0]:
        return
    both = (("accession", "to", "join", one.start), ("withdrawal", "from", "leave", one.until))
    for kind, link, act, day in both:
        if day is not None and day.edtf and "/" not in day.edtf and len(day.edtf) >= _MONTH:
            ids = f"{kind} of {one.member} {link} {one.organisation}"
            none = frozenset[str]()
            parties = frozenset({one.member, one.organisation})
            yield Dated(ids, kind, day.edtf, none, none, "", (), False, parties, frozenset({act}))


def _days(event: Event) -> set[str]:
    """The days and months on which an event began, and on which it ended if it was short."""
    found = set[str]()
    for one in event.dates:
        brief = (one.last - one.first).days <= _BRIEF
        for part in one.edtf.split("/")[: 2 if brief else 1]:
            known = moment(part)
            if known.first == known.last:
                found.add(known.first.isoformat())
            elif (known.first.year, known.first.month) == (known.last.year, known.last.month):
                found.add(known.first.isoformat()[:_MONTH])
    return found


def parties_of(event: Event, facts: FactBase) -> set[str]:
    """Return those who took part: the subjects, and the states of what clauses tell of it."""
    found = set(event.subjects)
    for told in event.told:
        for name in (*told.by, *told.of):
            if len(name) == _CODE and name.isupper():
                country = facts.country(name)
                if country is not None:
                    found.add(country.id)
    return found


def name_stems(event: Event) -> frozenset[str]:
    """Return the stems of the words of an event's names, and of the things that it was done to."""
    texts = [event.id, *event.names]
    texts += [name for told in event.told for name in told.of if not name.isupper()]
    words = {word for text in texts for word in lower_words(text)}
    words -= frozenset(rules_words(_WORDS)["empty"])
    return frozenset(stem(word) for word in words if len(word) >= _SHORT and word.isalnum())


@cache
def kind_words(kind: str) -> frozenset[str]:
    """Return the words that tell any event of a kind, and so not which one it was."""
    rows = rules_words(_WORDS)["families"]
    return frozenset(
        word
        for row in rows.values()
        if kind in row["events"]
        for phrase in (*row["nouns"], *row["verbs"])
        for word in phrase.split()
    )


@cache
def _endings() -> tuple[str, ...]:
    return tuple(rules_words(_WORDS)["endings"])


@cache
def stem(word: str) -> str:
    """Return a word without its ending: "bomb" of "bombing"."""
    for ending in _endings():
        if word.endswith(ending) and len(word) - len(ending) >= _SHORT:
            return word[: -len(ending)]
    return word
