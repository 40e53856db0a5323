"""What the finders of offices share: the words of offices, whose an office is, and names."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from msgspec import Struct

from factcheck.extracting.lexicon import lexicon
from factcheck.extracting.office_bodies import body_before, body_from, body_with
from factcheck.extracting.person_names import name_end, name_start, printed_name
from factcheck.extracting.phrases import PhraseTable
from factcheck.extracting.tokens import Tokens
from factcheck.model.mentions import EntityMention, OfficeMention
from factcheck.model.spans import Span

JURISDICTIONS = frozenset({"country", "organisation", "region"})
_ROMAN = frozenset("IVX")
_DASHES = frozenset("-–—")
_SIGNS = frozenset("-‐‑–—.,;:()[]'\"“”‘’/&…")  # that may stand between a name and a word
BANKER = "central_bank_governor"
_BANKERS = frozenset({"governor", "president", "chair"})  # how heads of central banks are called
_CENTRAL_BANK = ["central", "bank"]
_FULL_NAME = 2  # words of a name that nobody need know


class OfficeWords(Struct, frozen=True):
    """The lists of `rules/lexicon/offices.yaml`."""

    roles: PhraseTable[str]
    honorifics: PhraseTable[bool]
    former: frozenset[str]
    lesser: frozenset[str]
    counterpart: frozenset[str]
    prepositions: frozenset[str]
    kin: frozenset[str]
    openings: frozenset[str]
    starts: frozenset[str]
    lengths: frozenset[str]
    describing: frozenset[str]
    ordinals: frozenset[str]
    owned: frozenset[str]
    many_bodies: frozenset[str]
    officials: dict[str, list[str]]
    majesties: frozenset[str]
    of_charges: frozenset[str]


@cache
def office_words() -> OfficeWords:
    """Return the words, read once."""
    table = lexicon("offices")
    roles = PhraseTable.of(
        (phrase, role) for role, phrases in table["roles"].items() for phrase in phrases
    )
    return OfficeWords(
        roles=roles,
        honorifics=PhraseTable.of((word, True) for word in table["honorifics"]),
        former=frozenset(table["former"]),
        lesser=frozenset(table["lesser"]),
        counterpart=frozenset(table["counterpart"]),
        prepositions=frozenset(table["prepositions"]),
        kin=frozenset(table["kin"]),
        openings=frozenset(table["openings"]),
        starts=frozenset(table["counterpart"]) | roles.first_words,
        lengths=frozenset(table["lengths"]),
        describing=frozenset(table["describing"]),
        ordinals=frozenset(table["ordinals"]),
        owned=frozenset(table["owned"]),
        many_bodies=frozenset(table["many_bodies"]),
        officials=table["officials"],
        majesties=frozenset(table["majesties"]),
        of_charges=frozenset(table["of_charges"]),
    )


class Office(Struct, frozen=True):
    """An office at tokens [first, stop): its role, whose it is, and whether it is held no more."""

    first: int
    stop: int
    role: str
    jurisdiction: str | None
    former: bool


class OfficeReader(Struct):
    """Reads offices, owners and names at the tokens of one segment."""

    tokens: Tokens
    by_start: dict[int, EntityMention]
    by_end: dict[int, EntityMention]

    @classmethod
    def of(cls, tokens: Tokens, entities: Sequence[EntityMention]) -> OfficeReader:
        """Return a reader of a segment with the names known in it."""
        return cls(
            tokens,
            {mention.start: mention for mention in entities},
            {mention.end: mention for mention in entities},
        )

    def office_at(
        self, index: int, first: int, stop: int, role_before: str | None = None
    ) -> Office | None:
        """Return the office that begins at a token, with its modifiers and its owner."""
        words, tokens = office_words(), self.tokens
        if tokens.lower[index] in words.counterpart and role_before is not None:
            length, role = 1, role_before
        elif tokens.lower[index] in words.roles:
            hit = words.roles.longest(tokens.lower, index, stop)
            if hit is None:
                return None
            length, role = hit
        else:
            return None
        begin, before, former = self.modifiers(index, first)
        if begin < 0 or self._in_longer_name(index, first, role):
            return None
        bank = self.central_bank_at(index + length + 1, stop) if role in _BANKERS else None
        if bank is not None and tokens.lower[index + length] == "of":
            return Office(begin, bank[0], BANKER, bank[1], former)
        end, after = self.owner_after(index + length, stop)
        if after is None and before is not None and role not in words.many_bodies:
            after = self._other_body(end, stop)  # "the Cameroonian president of the Chess Union"
        before = before or self._whose(begin, first)
        if (after or before) in words.officials.get(
            " ".join(tokens.lower[index : index + length]), ()
        ):
            return None  # in India the foreign secretary is no minister
        if role in words.owned and not (after or before):
            return None
        former = former or self._for_years(end, stop)
        return Office(begin, end, role, after or before, former)

    def central_bank_at(self, at: int, stop: int) -> tuple[int, str] | None:
        """Return the token after "Ukraine's central bank", "the Ukrainian central bank", "the
        central bank of Ukraine", and whose it is."""
        lower = self.tokens.lower
        owner = self.entity_from(at, stop)
        if owner is not None and owner.type == "country" and owner.entity is not None:
            end = self.token_after(owner)
            bound = owner.form == "demonym" or self.tokens.end[end - 1] != owner.end
            banks = lower[end : end + 2] == _CENTRAL_BANK and bound and not owner.candidates
            return (end + 2, owner.entity) if banks and end + 2 <= stop else None
        at += at < stop and lower[at] == "the"
        if lower[at : at + 2] != _CENTRAL_BANK or lower[at + 2 : at + 3] != ["of"]:
            return None
        owner = self.entity_from(at + 3, stop)
        if owner is None or owner.type != "country" or owner.entity is None:
            return None
        end = self.token_after(owner)
        return (end, owner.entity) if self.tokens.end[end - 1] == owner.end else None

    def _in_longer_name(self, index: int, first: int, role: str) -> bool:
        """Whether a crown is part of a name: "the Yavuz Sultan Selim Bridge"."""
        if role != "monarch" or index <= first or index - 1 == first:
            return False
        text, before = self.tokens.text[index - 1], self.entity_before(index)
        return text[0].isupper() and before is None and text not in office_words().majesties

    def _whose(self, index: int, first: int) -> str | None:
        """What "whose" before an office stands for: the name right before it, or the one that
        "of" ties this to ("the Federal Bank of Ruritania, whose chairman")."""
        tokens, at = self.tokens, index - 1
        if at <= first or tokens.lower[at] != "whose":
            return None
        at -= tokens.text[at - 1] == ","
        if tokens.text[at - 1] == ")":
            opened = (one for one in range(at - 1, first, -1) if tokens.text[one] == "(")
            at = next(opened, at)
        owner = self.entity_before(at) if at > first else None
        begin = self.token_at(owner.start) if owner is not None else None
        while begin is not None and begin > first and tokens.lower[begin - 1] in {"of", "the"}:
            begin -= 1
        head = self.entity_before(begin) if begin and begin > first else None
        if head is not None and head.type == "organisation":
            return head.entity
        return owner.entity if owner is not None and owner.type in JURISDICTIONS else None

    def _for_years(self, index: int, stop: int) -> bool:
        """Whether "for eight years" follows an office: a look back on all of it."""
        lower = self.tokens.lower
        if index >= stop or lower[index] != "for":
            return False
        return not office_words().lengths.isdisjoint(lower[index + 1 : min(stop, index + 6)])

    def modifiers(self, index: int, floor: int) -> tuple[int, str | None, bool]:
        """Return what stands before a role ("former Kazakh"): (first token, jurisdiction, former).

        The first token is -1 where a word such as "deputy" makes another office of it.
        """
        words, tokens = office_words(), self.tokens
        jurisdiction, former, of_people = None, False, False
        while index > floor:
            word = tokens.lower[index - 1]
            if word in words.lesser and not (
                word == "under" and tokens.lower[index] != "secretary"
            ):
                return -1, None, False
            if word in words.former:
                former = True
                index -= 1
                continue
            if word == "-" and index - 2 >= floor and tokens.lower[index - 2] in words.former:
                former = True
                index -= 2
                continue
            if word in words.describing or word in words.ordinals:
                index -= 1
                continue
            joined = "".join(tokens.lower[max(floor, index - 3) : index])
            if joined in words.describing:  # "long-time"
                index -= 3
                continue
            if word in {"st", "nd", "rd", "th"} and tokens.touches(index - 1):
                index -= 2
                continue
            mention = self.entity_before(index)
            if mention is None or mention.type not in JURISDICTIONS:
                break
            if jurisdiction and not (of_people and mention.type == "organisation"):
                break  # but "OPEC's Algerian secretary-general" is of OPEC
            begin = self.token_at(mention.start)
            if begin is None or begin < floor:
                break
            if begin - 1 > floor and tokens.lower[begin - 1] == "-" and tokens.touches(begin):
                index = begin - 2  # "the pro-Russian president" is not Russia's
                continue
            # "Congolese" is of two countries: then the office is nobody's in particular.
            of_people = mention.form == "demonym"
            several = of_people and mention.candidates
            body = body_before(tokens, mention, begin, floor)
            jurisdiction, index = None if several else body or mention.entity, begin
        return index, jurisdiction, former

    def owner_after(self, index: int, stop: int) -> tuple[int, str | None]:
        """Read "of the Republic of Kazakhstan": (token after it, jurisdiction)."""
        tokens = self.tokens
        if index < stop and tokens.lower[index] in office_words().prepositions:
            mention = self.entity_from(index + 1, stop)
            if mention is not None and mention.type in JURISDICTIONS:
                begin, after = self.token_at(mention.start), self.token_after(mention)
                body = body_with(tokens, mention, begin or index, after, stop)
                return (index, body) if body is not None else (after, mention.entity)
        return index, None

    def _other_body(self, index: int, stop: int) -> str | None:
        """The body that nobody need know in "of the Confederation of African Football"."""
        if index >= stop or self.tokens.lower[index] != "of":
            return None
        at = index + 1 + (index + 1 < stop and self.tokens.lower[index + 1] == "the")
        return body_from(self.tokens, at, stop)

    def entity_from(self, at: int, stop: int) -> EntityMention | None:
        """Return the name that begins at a token, over "the"."""
        if at < stop and self.tokens.lower[at] == "the":
            at += 1
        return self.by_start.get(self.tokens.start[at]) if at < stop else None

    def entity_before(self, index: int) -> EntityMention | None:
        """Return the name that ends right before a token, with or without its possessive."""
        end = self.tokens.end[index - 1]
        return self.by_end.get(end) or self.by_end.get(end - 2)

    def token_at(self, start: int) -> int | None:
        """Return the token that begins at an offset."""
        starts = self.tokens.start
        at = bisect_left(starts, start)
        return at if at < len(starts) and starts[at] == start else None

    def token_after(self, mention: EntityMention) -> int:
        """Return the token after a name."""
        index = bisect_left(self.tokens.start, mention.start)
        while index < len(self.tokens) and self.tokens.start[index] < mention.end:
            index += 1
        return index

    def skip_honorifics(self, index: int, stop: int) -> int:
        """Return the token after "Mr", "General" and the like."""
        words, tokens = office_words(), self.tokens
        while index < stop and tokens.lower[index] in words.honorifics:
            hit = words.honorifics.longest(tokens.lower, index, stop)
            if hit is None or index + hit[0] >= stop:
                break
            index += hit[0]
            if index < stop and tokens.text[index] == ".":
                index += 1
        return index

    def is_other_entity(self, first: int, stop: int) -> bool:
        """Whether the words are the name of something that is not a person."""
        mention = self.by_start.get(self.tokens.start[first])
        return (
            mention is not None
            and mention.type != "person"
            and mention.end >= self.tokens.end[stop - 1] - 2
        )

    def person_from(self, index: int, stop: int) -> tuple[int, int] | None:
        """Return the tokens of the full or known name that begins at a token, over honorifics."""
        index = self.skip_honorifics(index, stop)
        end = name_end(self.tokens, index, stop) if index < stop else index
        known = self.by_start.get(self.tokens.start[index]) if index < stop else None
        if known is not None and known.type == "person":
            end = min(end, self.token_after(known))  # "the presidency of X Georgia reformed"
        if end == index or not self._is_person(index, end):
            return None
        return index, end

    def person_to(self, index: int, floor: int) -> tuple[int, int] | None:
        """Return the tokens of the full or known name that ends before a token.

        "In Argentina Mauricio Macri" is cut to the person; what belongs to somebody
        ("Macri's") is none.
        """
        if index <= floor or self.tokens.lower[index - 1].endswith("'s"):
            return None
        begin = self.without_opening(name_start(self.tokens, index, floor), index)
        if begin >= index or not self._is_person(begin, index):
            return None
        return begin, index

    def without_opening(self, first: int, stop: int) -> int:
        """Return where a person's name begins among capitals: after "In", a place or a title."""
        tokens, words = self.tokens, office_words()
        while first < stop - 1:
            mention = self.by_start.get(tokens.start[first])
            if mention is not None and mention.type == "person":
                return first
            hit = words.roles.longest(tokens.lower, first, stop)
            if tokens.lower[first] in words.openings or tokens.lower[first] == "the":
                first += 1
            elif (behind := self.skip_honorifics(first, stop)) > first:
                first = behind
            elif hit is not None:
                first += hit[0]
            elif mention is not None and stop - self.token_after(mention) >= _FULL_NAME:
                first = self.token_after(mention)
            else:
                return first
        return first

    def _is_person(self, first: int, stop: int) -> bool:
        mention = self.by_start.get(self.tokens.start[first])
        if mention is not None:
            return mention.type == "person"
        return stop - first >= _FULL_NAME

    def unglued(self, first: int, stop: int) -> int:
        """Return where a known name ends that a dash without spaces ties to what the sentence goes
        on with: "Donald Trump-said"."""
        tokens = self.tokens
        for at in range(first + 1, stop - 1):
            if tokens.text[at] in _DASHES and tokens.text[at + 1][0].islower():
                known = self.by_end.get(tokens.end[at - 1])
                numbered = set(tokens.text[at - 1]) <= _ROMAN  # "Elizabeth II-has"
                return at if numbered or (known and known.type == "person") else stop
        return stop

    def is_cut(self, stop: int) -> bool:
        """Whether a sign that no text writes there cuts a name: "Wolfgang Sch?uble"."""
        tokens = self.tokens
        if stop + 1 >= len(tokens) or not tokens.touches(stop) or not tokens.touches(stop + 1):
            return False
        sign = tokens.text[stop]
        at = stop + 1
        while at + 1 < len(tokens) and tokens.text[at] == sign and tokens.touches(at + 1):
            at += 1
        broken = not sign.isalnum() and sign not in _SIGNS
        return broken and tokens.text[at][0].islower()

    def is_known(self, name: tuple[int, int]) -> bool:
        """Whether a person is one that the gazetteer knows."""
        mention = self.by_start.get(self.tokens.start[name[0]])
        return mention is not None and mention.type == "person"

    def mention(
        self,
        office: Office,
        name: tuple[int, int],
        *,
        former: bool | None = None,
        past: bool = False,
        predecessor: tuple[int, int] | None = None,
    ) -> OfficeMention:
        """Return the mention of an office with its holder, over the text of both."""
        start, finish, text = printed_name(self.tokens, *name)
        outer_start = min(start, self.tokens.start[office.first])
        outer_end = max(finish, self.tokens.end[office.stop - 1])
        return OfficeMention(
            start=outer_start,
            end=outer_end,
            text=self.tokens.source[outer_start:outer_end],
            person=text,
            office=office.role,
            jurisdiction=office.jurisdiction,
            person_span=Span(start, finish),
            former=office.former if former is None else former,
            past=past,
            predecessor=printed_name(self.tokens, *predecessor)[2] if predecessor else "",
        )
