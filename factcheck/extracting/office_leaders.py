"""Those who lead, by whatever office: "X led the country", "led by X", "the presidency of X"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from factcheck.extracting.lexicon import rules_words
from factcheck.extracting.office_neighbours import (
    LEADER,
    after_title,
    subject_before,
    told_words,
)
from factcheck.extracting.office_reader import BANKER, JURISDICTIONS, Office, OfficeReader
from factcheck.model.mentions import OfficeMention


@cache
def _reigns() -> dict[str, str]:
    reigns: dict[str, str] = rules_words("claims/offices_told")["reigns"]
    return reigns


class OfficeLeaders:
    """Reads who leads states and organisations, at the verbs and nouns that say so."""

    def __init__(self, reader: OfficeReader) -> None:
        self._reader = reader
        self._tokens = reader.tokens

    def leading(self, at: int, end: int, first: int, stop: int) -> Iterator[OfficeMention]:
        """Yield "X led South Africa", "X, who headed the British government"."""
        name = subject_before(self._reader, at, first)
        if name is None or not self._reader.is_known(name):
            return
        bank = self._reader.central_bank_at(end, stop)
        led = bank or self._led_thing(end, stop)
        if led is not None:
            past = self._tokens.lower[end - 1] not in told_words("present")
            role = LEADER if bank is None else BANKER
            office = Office(at, led[0], role, led[1], False)
            yield self._reader.mention(office, name, past=past)

    def _led_thing(self, at: int, stop: int) -> tuple[int, str | None] | None:
        """What is led: (token after it, its id); None for what is no state or organisation."""
        lower = self._tokens.lower
        owner = self._reader.entity_from(at, stop)
        if owner is None and at < stop and lower[at] == "it":
            return at + 1, None
        if owner is None:
            at += at < stop and lower[at] in {"the", "his", "her", "this"}
            is_state = at < stop and lower[at] in told_words("governments")
            return (at + 1, None) if is_state else None
        after = self._reader.token_after(owner)
        governed = after < stop and lower[after] in told_words("governments")
        if owner.type not in JURISDICTIONS:
            return None
        if owner.form == "demonym":
            return (after + 1, owner.entity) if governed else None
        if lower[after - 1].endswith("'s"):
            return (after + 1, owner.entity) if governed else None
        following = self._tokens.text[after] if after < stop else "."
        if following[0].isupper() or following in {"-", "'", "’"}:
            return None  # "led NATO Allied Command", "led Russia-backed forces"
        return after, owner.entity

    def led_by(self, at: int, end: int, first: int, stop: int) -> Iterator[OfficeMention]:
        """Yield "The fund, led by X", "Ethiopia was governed by X", "the Bank of Japan under X"."""
        name = self._reader.person_from(after_title(self._reader, end, stop), stop)
        if name is None:
            return
        lower, begin = self._tokens.lower, at
        while begin > first and lower[begin - 1] in told_words("being_led"):
            begin -= 1
        past = not {"was", "had", "were"}.isdisjoint(lower[begin:at]) or lower[at] == "under"
        begin -= begin > first and self._tokens.text[begin - 1] == ","
        led = self._thing_before(begin, first) or self._noun_before(begin, at, first)
        known = self._reader.is_known(name)
        if led is None or not (known or led[2]):
            return
        if lower[at:end] == ["under"] and (not known or begin != at):
            return
        office = Office(led[0], end, LEADER, led[1], False)
        yield self._reader.mention(office, name, past=past)

    def _noun_before(self, at: int, verb: int, first: int) -> tuple[int, None, bool] | None:
        """ "The government is led by X", "the bank, led by X": whose it is, its leader tells."""
        lower = self._tokens.lower
        if at - 1 <= first or at == verb or lower[at - 1] not in told_words("led_nouns"):
            return None
        return (at - 2, None, False) if lower[at - 2] in {"the", "its"} else None

    def _thing_before(self, at: int, first: int) -> tuple[int, str | None, bool] | None:
        """The state or organisation that ends before a token: (its first token, its id, whether it
        is an organisation)."""
        if at <= first:
            return None
        owner = self._reader.entity_before(at)
        begin = self._reader.token_at(owner.start) if owner is not None else None
        if owner is None or begin is None or owner.entity is None:
            return None
        if owner.form == "demonym" or owner.end != self._tokens.end[at - 1]:
            return None
        if owner.type not in JURISDICTIONS:
            return None
        return begin, owner.entity, owner.type == "organisation"

    def _known_at(self, first: int, stop: int) -> bool:
        """Whether a name that is known covers the tokens."""
        mention = self._reader.by_start.get(self._tokens.start[first])
        return mention is not None and mention.end == self._tokens.end[stop - 1]

    def reign(self, at: int, first: int, stop: int) -> Iterator[OfficeMention]:
        """Yield "The government of X"."""
        lower, role = self._tokens.lower, _reigns()[self._tokens.lower[at]]
        owner = self._reader.entity_before(at) if at > first else None
        whose = owner.entity if owner is not None and owner.type in JURISDICTIONS else None
        end = at + 1
        if end < stop and lower[end] == "of":
            name = self._reader.person_from(after_title(self._reader, end + 1, stop), stop)
            if name is not None and self._reader.is_known(name):
                office = Office(at, end, role, whose, False)
                yield self._reader.mention(office, name, past=True)
