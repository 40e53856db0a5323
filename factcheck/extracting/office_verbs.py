"""Verbs that tell of an office: "X was succeeded by Y as president", "elected X president"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from factcheck.extracting.lexicon import rules_words
from factcheck.extracting.office_leaders import OfficeLeaders
from factcheck.extracting.office_neighbours import (
    LEADER,
    Name,
    after_title,
    subject_before,
    told_phrases,
    told_words,
)
from factcheck.extracting.office_reader import JURISDICTIONS, Office, OfficeReader
from factcheck.extracting.phrases import PhraseTable
from factcheck.extracting.tokens import Kind, Tokens, within
from factcheck.model.mentions import OfficeMention

_Titled = tuple[Office, OfficeMention]
_LONGEST_VERB = 5  # tokens
_ASIDE = 16  # tokens between commas after a name


class _Verbs(Struct, frozen=True):
    succession: PhraseTable[str]
    leading: PhraseTable[str]
    phrases: PhraseTable[str]  # of both
    reigns: dict[str, str]


@cache
def _verbs() -> _Verbs:
    table = rules_words("claims/offices_told")
    succession = PhraseTable.of(
        (phrase, name) for name in ("succeeded_by", "succeeding") for phrase in table[name]
    )
    leading = PhraseTable.of(
        (phrase, name) for name in ("leading", "led_by") for phrase in table[name]
    )
    names = ("succeeded_by", "succeeding", "leading", "led_by")
    phrases = PhraseTable.of((phrase, name) for name in names for phrase in table[name])
    return _Verbs(succession, leading, phrases, table["reigns"])


# What the phrases begin with that tell of offices by a verb.
_VERBS = Kind(lambda: (*_verbs().phrases.first_words, *_verbs().reigns))


def places_of_verbs(tokens: Tokens) -> list[int]:
    """Return the tokens of a segment at which a phrase begins that tells of an office."""
    lower, phrases, reigns = tokens.lower, _verbs().phrases, _verbs().reigns
    if phrases.cues.isdisjoint(tokens.vocabulary) and reigns.keys().isdisjoint(tokens.vocabulary):
        return []
    stop = len(lower)
    return [
        at
        for at in _VERBS.places(tokens)
        if phrases.longest(lower, at, stop) is not None or lower[at] in reigns
    ]


def _overlap(one: OfficeMention, other: OfficeMention) -> bool:
    return one.person_span.overlaps(other.person_span)


def _is_same_office(one: OfficeMention, other: OfficeMention) -> bool:
    """Whether two mentions tell one office of one person, as far as both say which."""
    if one.person != other.person or other.office not in (one.office, LEADER):
        return False
    return None in (one.jurisdiction, other.jurisdiction) or one.jurisdiction == other.jurisdiction


class OfficeVerbs:
    """Reads what verbs tell of offices in the sentences of one segment."""

    def __init__(self, reader: OfficeReader, places: Sequence[int]) -> None:
        """`places` are what `places_of_verbs` gives."""
        self._reader = reader
        self._tokens = reader.tokens
        self._places = places
        self._leaders = OfficeLeaders(reader)
        self._latest: OfficeMention | None = None  # the last that an earlier sentence told

    def told(
        self, first: int, stop: int, titled: Sequence[_Titled], bare: Sequence[Office]
    ) -> list[OfficeMention]:
        """Return the offices of a sentence: those with a title, and what verbs tell of others.

        `titled` are the offices that have a holder beside them, `bare` those that have none.
        """
        found = [mention for _, mention in titled]
        verbs = within(self._places, first, stop)
        if not bare and not verbs:
            self._latest = found[-1] if found else self._latest
            return found
        for one in self._read(verbs, first, stop, titled, bare):
            same = [at for at, other in enumerate(found) if _overlap(one, other)]
            if not same:
                found.append(one)
            elif one.predecessor and _is_same_office(found[same[0]], one):
                found[same[0]] = replace(found[same[0]], predecessor=one.predecessor)
        self._latest = found[-1] if found else self._latest
        return found

    def _read(
        self,
        verbs: Sequence[int],
        first: int,
        stop: int,
        titled: Sequence[_Titled],
        bare: Sequence[Office],
    ) -> Iterator[OfficeMention]:
        yield from self._successions(verbs, first, stop, titled, bare)
        for office in bare:
            yield from self._of_bare(office, first, stop)
        reigns, leading, lower = _verbs().reigns, _verbs().leading, self._tokens.lower
        for at in verbs:
            if lower[at] in reigns:
                yield from self._leaders.reign(at, first, stop)
            hit = leading.longest(lower, at, stop)
            if hit is not None and hit[1] == "leading":
                yield from self._leaders.leading(at, at + hit[0], first, stop)
            elif hit is not None:
                yield from self._leaders.led_by(at, at + hit[0], first, stop)

    # One holder after another

    def _successions(
        self,
        verbs: Sequence[int],
        first: int,
        stop: int,
        titled: Sequence[_Titled],
        bare: Sequence[Office],
    ) -> Iterator[OfficeMention]:
        table, lower, end = _verbs().succession, self._tokens.lower, first
        for at in verbs:
            hit = table.longest(lower, at, stop) if at >= end else None
            if hit is not None:
                end = at + hit[0]
                yield from self._succession(first, at, end, stop, hit[1], [*titled], bare)

    def _succession(
        self,
        first: int,
        at: int,
        end: int,
        stop: int,
        how: str,
        titled: list[_Titled],
        bare: Sequence[Office],
    ) -> Iterator[OfficeMention]:
        """ "X took over from Y as president": both held the office, the one before the other."""
        after = after_title(self._reader, end, stop)
        name_after = self._reader.person_from(after, stop)
        name_before = subject_before(self._reader, at, first)
        office = self._office_of(at, end, stop, name_before, name_after, titled, bare)
        if office is None and name_after is not None and how == "succeeded_by":
            yield from self._after_latest(first, at, end, name_after)
            return
        if office is None or name_after is None:
            return
        if name_before is None and how == "succeeding" and not self._is_named(office):
            return
        new, old = (name_after, name_before) if how == "succeeded_by" else (name_before, name_after)
        if new is not None:
            office = replace(office, former=False)
            yield self._reader.mention(office, new, predecessor=old)

    def _after_latest(self, first: int, at: int, end: int, new: Name) -> Iterator[OfficeMention]:
        """ "He was succeeded by Y", "Khama was succeeded by Y", after a sentence on his office."""
        latest, word = self._latest, self._tokens.lower[at - 1] if at > first else ""
        if latest is None:
            return
        surname = latest.person.split()[-1].lower()
        if word in {"he", "she", surname}:
            office = Office(at, end, latest.office, latest.jurisdiction, former=False)
            yield replace(self._reader.mention(office, new), predecessor=latest.person)

    def _is_named(self, office: Office) -> bool:
        return office.role != LEADER

    def _office_of(
        self,
        at: int,
        end: int,
        stop: int,
        before: Name | None,
        after: Name | None,
        titled: Sequence[_Titled],
        bare: Sequence[Office],
    ) -> Office | None:
        """The office of a succession: after "as", beside one of the two, or the power itself."""
        lower = self._tokens.lower
        behind = after[1] if after is not None else end
        behind = self._over_enclosed(behind, stop)
        headed = told_phrases("heads").longest(lower, behind, stop) if behind < stop else None
        for office in [*bare, *(one for one, _ in titled)]:
            as_it = {"as", "its", "their", "his", "her", "the", "country's"}
            if office.first >= behind and as_it.issuperset(lower[behind : office.first]):
                return office
        if headed is not None:
            owner = self._reader.entity_from(behind + headed[0], stop)
            if owner is not None and owner.type in JURISDICTIONS:
                return Office(behind, self._reader.token_after(owner), LEADER, owner.entity, False)
        if lower[behind : behind + 1] == ["as"]:
            return None  # the office is told, but not understood
        for office, mention in titled:
            if self._is_of_the_past(office, stop):
                continue
            for name in (before, after):
                if name is not None and mention.person_span.start == self._tokens.start[name[0]]:
                    return office
        if office_here := self._before_comma(at, before, bare):
            return office_here
        if not told_words("of_power").isdisjoint(lower[at:end]):
            return Office(at, end, LEADER, None, False)
        if "presidency" in lower[at:end]:
            return Office(at, end, "president", None, False)
        return None

    def _is_of_the_past(self, office: Office, stop: int) -> bool:
        """Whether an office beside a name is one that its holder has left: "X, a former minister,
        takes over from Y", "X, prime minister from 2015 to 2024, takes over from Y"."""
        dated = office.stop < stop and self._tokens.lower[office.stop] in ("from", "until", "(")
        return office.former or dated

    def _before_comma(self, at: int, before: Name | None, bare: Sequence[Office]) -> Office | None:
        """The office in "X, the country's first woman president, took over from Y"."""
        if before is None:
            return None
        return next((one for one in bare if before[1] < one.first and one.stop <= at), None)

    def _over_enclosed(self, at: int, stop: int) -> int:
        """The token after a phrase between commas."""
        if at >= stop or self._tokens.text[at] != ",":
            return at
        for comma in range(at + 1, min(stop, at + _ASIDE)):
            if self._tokens.text[comma] == ",":
                return comma + 1
        return at

    # An office that is named, with its holder across a verb

    def _of_bare(self, office: Office, first: int, stop: int) -> Iterator[OfficeMention]:
        handed = self._handed(office, first, stop)
        if handed is not None:
            yield self._reader.mention(office, handed[1], predecessor=handed[0])
            return
        name = self._linked(office, stop)
        if name is not None:
            yield self._reader.mention(office, name)
            return
        yield from self._chosen(office, first)
        left = self._left(office, first)
        if left is not None:
            yield self._reader.mention(office, left, past=True)

    def _handed(self, office: Office, first: int, stop: int) -> tuple[Name, Name] | None:
        """ "X handed the office of prime minister to Y"."""
        lower, at = self._tokens.lower, office.first
        while at > first and lower[at - 1] in told_words("posts"):
            at -= 1
        verb = self._verb_to(at, first, "handing")
        to = office.stop
        if verb is None or to >= stop or lower[to] != "to":
            return None
        old = subject_before(self._reader, verb, first)
        new = self._reader.person_from(after_title(self._reader, to + 1, stop), stop)
        return (old, new) if old is not None and new is not None else None

    def _linked(self, office: Office, stop: int) -> Name | None:
        """ "The president of Ghana was still X"."""
        lower, at = self._tokens.lower, office.stop
        while at < stop and (lower[at] in told_words("linking") or lower[at].isdigit()):
            at += 1  # "whose president since 2006 has been X"
        if at == office.stop or told_words("joining").isdisjoint(lower[office.stop : at]):
            return None
        name = self._reader.person_from(at, stop)
        if name is None or lower[name[1] - 1].endswith("'s"):
            return None
        return name

    def _chosen(self, office: Office, first: int) -> Iterator[OfficeMention]:
        """ "Poland elected X president", "the country has had X as its president"."""
        lower, at = self._tokens.lower, office.first
        while at > first and lower[at - 1] in {"as", "its", "their", "the", "country's", "new"}:
            at -= 1
        name = self._reader.person_to(at, first)
        verb = self._verb_to(name[0], first, "choosing") if name is not None else None
        if name is None or verb is None:
            return
        having = lower[name[0] - 1] in {"have", "has", "had", "with"}
        if having and "as" not in lower[at : office.first]:
            return
        if office.jurisdiction is None:
            office = replace(office, jurisdiction=self._choosers(verb, first))
        yield self._reader.mention(office, name)

    def _choosers(self, verb: int, first: int) -> str | None:
        """The state that chooses: "Poland elected", "Mongolia's parliament elected"."""
        lower, at = self._tokens.lower, verb
        if at > first and lower[at - 1] in told_words("assemblies"):
            at -= 1
        owner = self._reader.entity_before(at) if at > first else None
        return owner.entity if owner is not None and owner.type in JURISDICTIONS else None

    def _left(self, office: Office, first: int) -> Name | None:
        """ "X resigned as president"."""
        lower, at = self._tokens.lower, office.first
        while at > first and lower[at - 1] in {"the", "its", "as"}:
            at -= 1
        if at == office.first or lower[at] != "as":
            return None
        verb = self._verb_to(at, first, "leaving")
        return subject_before(self._reader, verb, first) if verb is not None else None

    def _verb_to(self, stop: int, first: int, name: str) -> int | None:
        """The first token of the longest phrase of a list that ends right before a token."""
        lower, table = self._tokens.lower, told_phrases(name)
        for at in range(max(first, stop - _LONGEST_VERB), stop):
            hit = table.longest(lower, at, stop) if lower[at] in table else None
            if hit is not None and at + hit[0] == stop:
                return at
        return None
