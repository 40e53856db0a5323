"""Verbs that tell of an office: "X was succeeded by Y as president", "elected X president",
"X led the country", "the presidency of X"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from factcheck.extracting.lexicon import rules_words
from factcheck.extracting.office_reader import JURISDICTIONS, Office, OfficeReader, office_words
from factcheck.extracting.phrases import PhraseTable
from factcheck.extracting.tokens import Kind, Tokens, within
from factcheck.model.mentions import OfficeMention

LEADER = "leader"  # whichever office leads a state or an organisation
_Name = tuple[int, int]
_Titled = tuple[Office, OfficeMention]
_LONGEST_VERB = 5  # tokens
_ASIDE = 16  # tokens between commas after a name
_AUXILIARIES = frozenset({"who", "formally", "officially", "then", "later", "finally", "also"})


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
_VERBS = Kind(lambda word: word in _verbs().phrases or word in _verbs().reigns)


def places_of_verbs(tokens: Tokens) -> list[int]:
    """Return the tokens of a segment at which a phrase begins that tells of an office."""
    lower, phrases, reigns = tokens.lower, _verbs().phrases, _verbs().reigns
    stop = len(lower)
    return [
        at
        for at in _VERBS.places(tokens)
        if phrases.longest(lower, at, stop) is not None or lower[at] in reigns
    ]


@cache
def _phrases(name: str) -> PhraseTable[bool]:
    return PhraseTable.of((one, True) for one in rules_words("claims/offices_told")[name])


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(rules_words("claims/offices_told")[name])


def _overlap(one: OfficeMention, other: OfficeMention) -> bool:
    return one.person_span.overlaps(other.person_span)


class OfficeVerbs:
    """Reads what verbs tell of offices in the sentences of one segment."""

    def __init__(self, reader: OfficeReader, places: Sequence[int]) -> None:
        """`places` are what `places_of_verbs` gives."""
        self._reader = reader
        self._tokens = reader.tokens
        self._places = places

    def told(
        self, first: int, stop: int, titled: Sequence[_Titled], bare: Sequence[Office]
    ) -> list[OfficeMention]:
        """Return the offices of a sentence: those with a title, and what verbs tell of others.

        `titled` are the offices that have a holder beside them, `bare` those that have none.
        """
        found = [mention for _, mention in titled]
        verbs = within(self._places, first, stop)
        if not bare and not verbs:
            return found
        for one in self._read(verbs, first, stop, titled, bare):
            same = [at for at, other in enumerate(found) if _overlap(one, other)]
            if not same:
                found.append(one)
            elif one.predecessor and found[same[0]].person == one.person:
                found[same[0]] = replace(found[same[0]], predecessor=one.predecessor)
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
                yield from self._reign(at, first, stop)
            hit = leading.longest(lower, at, stop)
            if hit is not None and hit[1] == "leading":
                yield from self._leading(at, at + hit[0], first, stop)
            elif hit is not None:
                yield from self._led_by(at, at + hit[0], first, stop)

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
        after = self._after_title(end, stop)
        name_after = self._reader.person_from(after, stop)
        name_before = self._subject_before(at, first)
        office = self._office_of(at, end, stop, name_before, name_after, titled, bare)
        if office is None or name_after is None:
            return
        if name_before is None and how == "succeeding" and not self._is_named(office):
            return
        new, old = (name_after, name_before) if how == "succeeded_by" else (name_before, name_after)
        if new is not None:
            office = replace(office, former=False)
            yield self._reader.mention(office, new, predecessor=old)

    def _is_named(self, office: Office) -> bool:
        return office.role != LEADER

    def _after_title(self, at: int, stop: int) -> int:
        """The token after "his brother", "President" and the like before a name."""
        lower, words = self._tokens.lower, office_words()
        while at < stop:
            if lower[at] in words.former | words.kin | {"the", "his", "her", "its", "an", "a"}:
                at += 1
                continue
            office = self._reader.office_at(at, at, stop)
            if office is not None:
                at = office.stop
                continue
            mention = self._reader.by_start.get(self._tokens.start[at])
            if mention is None or mention.form != "demonym":
                break
            at = self._reader.token_after(mention)
        return at

    def _office_of(
        self,
        at: int,
        end: int,
        stop: int,
        before: _Name | None,
        after: _Name | None,
        titled: Sequence[_Titled],
        bare: Sequence[Office],
    ) -> Office | None:
        """The office of a succession: after "as", beside one of the two, or the power itself."""
        lower = self._tokens.lower
        behind = after[1] if after is not None else end
        behind = self._over_enclosed(behind, stop)
        headed = _phrases("heads").longest(lower, behind, stop) if behind < stop else None
        for office in [*bare, *(one for one, _ in titled)]:
            as_it = {"as", "its", "their", "his", "her", "the", "country's"}
            if office.first >= behind and as_it.issuperset(lower[behind : office.first]):
                return office
        if headed is not None:
            owner = self._reader.entity_from(behind + headed[0], stop)
            if owner is not None and owner.type in JURISDICTIONS:
                return Office(behind, self._reader.token_after(owner), LEADER, owner.entity, False)
        for office, mention in titled:
            for name in (before, after):
                if name is not None and mention.person_span.start == self._tokens.start[name[0]]:
                    return office
        if office_here := self._before_comma(at, before, bare):
            return office_here
        if not _words("of_power").isdisjoint(lower[at:end]):
            return Office(at, end, LEADER, None, False)
        if "presidency" in lower[at:end]:
            return Office(at, end, "president", None, False)
        return None

    def _before_comma(self, at: int, before: _Name | None, bare: Sequence[Office]) -> Office | None:
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

    def _subject_before(self, verb: int, first: int) -> _Name | None:
        """The person before a verb, over "who" and over a phrase between commas."""
        lower, at = self._tokens.lower, verb
        while at > first and lower[at - 1] in _AUXILIARIES:
            at -= 1
        if at > first and self._tokens.text[at - 1] == ",":
            direct = self._reader.person_to(at - 1, first)
            if direct is not None:
                return direct
            for comma in range(at - 2, max(first, at - _ASIDE), -1):
                if self._tokens.text[comma] == ",":
                    return self._reader.person_to(comma, first)
            return None
        return self._reader.person_to(at, first)

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

    def _handed(self, office: Office, first: int, stop: int) -> tuple[_Name, _Name] | None:
        """ "X handed the office of prime minister to Y"."""
        lower, at = self._tokens.lower, office.first
        while at > first and lower[at - 1] in _words("posts"):
            at -= 1
        verb = self._verb_to(at, first, "handing")
        to = office.stop
        if verb is None or to >= stop or lower[to] != "to":
            return None
        old = self._subject_before(verb, first)
        new = self._reader.person_from(self._after_title(to + 1, stop), stop)
        return (old, new) if old is not None and new is not None else None

    def _linked(self, office: Office, stop: int) -> _Name | None:
        """ "The president of Ghana was still X"."""
        lower, at = self._tokens.lower, office.stop
        while at < stop and (lower[at] in _words("linking") or lower[at].isdigit()):
            at += 1  # "whose president since 2006 has been X"
        if at == office.stop or _words("joining").isdisjoint(lower[office.stop : at]):
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
        if at > first and lower[at - 1] in _words("assemblies"):
            at -= 1
        owner = self._reader.entity_before(at) if at > first else None
        return owner.entity if owner is not None and owner.type in JURISDICTIONS else None

    def _left(self, office: Office, first: int) -> _Name | None:
        """ "X resigned as president"."""
        lower, at = self._tokens.lower, office.first
        while at > first and lower[at - 1] in {"the", "its", "as"}:
            at -= 1
        if at == office.first or lower[at] != "as":
            return None
        verb = self._verb_to(at, first, "leaving")
        return self._subject_before(verb, first) if verb is not None else None

    def _verb_to(self, stop: int, first: int, name: str) -> int | None:
        """The first token of the longest phrase of a list that ends right before a token."""
        lower, table = self._tokens.lower, _phrases(name)
        for at in range(max(first, stop - _LONGEST_VERB), stop):
            hit = table.longest(lower, at, stop) if lower[at] in table else None
            if hit is not None and at + hit[0] == stop:
                return at
        return None

    # Those who lead, by whatever office

    def _leading(self, at: int, end: int, first: int, stop: int) -> Iterator[OfficeMention]:
        """ "X led South Africa", "X, who headed the British government"."""
        name = self._subject_before(at, first)
        if name is None or not self._reader.is_known(name):
            return
        led = self._led_thing(end, stop)
        if led is not None:
            past = self._tokens.lower[end - 1] not in _words("present")
            office = Office(at, led[0], LEADER, led[1], False)
            yield self._reader.mention(office, name, past=past)

    def _led_thing(self, at: int, stop: int) -> tuple[int, str | None] | None:
        """What is led: (token after it, its id); None for what is no state or organisation."""
        lower = self._tokens.lower
        owner = self._reader.entity_from(at, stop)
        if owner is None:
            at += at < stop and lower[at] in {"the", "his", "her", "this"}
            is_state = at < stop and lower[at] in _words("governments")
            return (at + 1, None) if is_state else None
        after = self._reader.token_after(owner)
        governed = after < stop and lower[after] in _words("governments")
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

    def _led_by(self, at: int, end: int, first: int, stop: int) -> Iterator[OfficeMention]:
        """ "The fund, led by X", "Ethiopia was governed by X", "the Bank of Japan under X"."""
        name = self._reader.person_from(self._after_title(end, stop), stop)
        if name is None:
            return
        lower, begin = self._tokens.lower, at
        while begin > first and lower[begin - 1] in _words("being_led"):
            begin -= 1
        past = not {"was", "had", "were"}.isdisjoint(lower[begin:at]) or lower[at] == "under"
        begin -= begin > first and self._tokens.text[begin - 1] == ","
        led = self._thing_before(begin, first)
        known = self._reader.is_known(name)
        if led is None or not (known or led[2]):
            return
        if lower[at:end] == ["under"] and (not known or begin != at):
            return
        office = Office(led[0], end, LEADER, led[1], False)
        yield self._reader.mention(office, name, past=past)

    def _thing_before(self, at: int, first: int) -> tuple[int, str, bool] | None:
        """The state or organisation that ends before a token: (its first token, its id, whether it
        is an organisation)."""
        if at <= first:
            return None
        body = self._body_before(at, first)
        if body is not None:
            return (*body, True)
        owner = self._reader.entity_before(at)
        begin = self._reader.token_at(owner.start) if owner is not None else None
        if owner is None or begin is None or owner.entity is None:
            return None
        if owner.form == "demonym" or owner.end != self._tokens.end[at - 1]:
            return None
        if owner.type not in JURISDICTIONS:
            return None
        return begin, owner.entity, owner.type == "organisation"

    def _body_before(self, at: int, first: int) -> tuple[int, str] | None:
        """A body that the gazetteer need not know: "Bank of Ruritania"."""
        text, lower, begin = self._tokens.text, self._tokens.lower, at
        while begin > first and (text[begin - 1][0].isupper() or lower[begin - 1] == "of"):
            begin -= 1
        while begin < at and lower[begin] in {"the", "of"} | office_words().openings:
            begin += 1
        named = [one for one in range(begin, at) if lower[one] in _words("bodies")]
        if not named or at - begin < 2 or self._known_at(begin, at):
            return None
        return begin, self._tokens.joined(begin, at - 1)

    def _known_at(self, first: int, stop: int) -> bool:
        """Whether a name that is known covers the tokens."""
        mention = self._reader.by_start.get(self._tokens.start[first])
        return mention is not None and mention.end == self._tokens.end[stop - 1]

    # "The presidency of X"

    def _reign(self, at: int, first: int, stop: int) -> Iterator[OfficeMention]:
        """ "The government of X", "the presidency of Brazil went to X"."""
        lower, role = self._tokens.lower, _verbs().reigns[self._tokens.lower[at]]
        owner = self._reader.entity_before(at) if at > first else None
        whose = owner.entity if owner is not None and owner.type in JURISDICTIONS else None
        end = at + 1
        if end < stop and lower[end] == "of":
            name = self._reader.person_from(self._after_title(end + 1, stop), stop)
            if name is not None and self._reader.is_known(name):
                office = Office(at, end, role, whose, False)
                yield self._reader.mention(office, name, past=True)
                return
        end, after = self._reader.owner_after(end, stop)
        yield from self._passed(Office(at, end, role, after or whose, False), stop)

    def _passed(self, office: Office, stop: int) -> Iterator[OfficeMention]:
        """ "The presidency went to X", "passed from X to Y"."""
        lower, table, at = self._tokens.lower, _phrases("passing"), office.stop
        hit = table.longest(lower, at, stop) if at < stop else None
        if hit is None:
            return
        at += hit[0]
        old: _Name | None = None
        if at < stop and lower[at] == "from":
            old = self._reader.person_from(self._after_title(at + 1, stop), stop)
            if old is None:
                return
            at = old[1]
        if at < stop and lower[at] == "to":
            new = self._reader.person_from(self._after_title(at + 1, stop), stop)
            if new is not None:
                yield self._reader.mention(office, new, predecessor=old)
