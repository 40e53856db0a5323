"""What the finders of offices share: an office at a token, whose it is, and its mention."""

from __future__ import annotations

from msgspec import Struct

from factcheck.extracting.office_bodies import body_before, body_from, body_with
from factcheck.extracting.office_names import NameReader
from factcheck.extracting.office_words import of_the_time, office_words
from factcheck.extracting.person_names import printed_name
from factcheck.model.mentions import OfficeMention
from factcheck.model.spans import Span

JURISDICTIONS = frozenset({"country", "organisation", "region"})
BANKER = "central_bank_governor"
_BANKERS = frozenset({"governor", "president", "chair"})  # how heads of central banks are called
_CENTRAL_BANK = ["central", "bank"]
_OF_TIME = 9  # tokens of "of the deal of 2015"


class Office(Struct, frozen=True):
    """An office at tokens [first, stop): its role, whose it is, and whether it is held no more."""

    first: int
    stop: int
    role: str
    jurisdiction: str | None
    former: bool


class OfficeReader(NameReader):
    """Reads offices and whose they are at the tokens of one segment."""

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
        return Office(begin, self._over_time(end, stop), role, after or before, former)

    def _over_time(self, index: int, stop: int) -> int:
        """The token after "of the day", "at the time of the deal" behind an office."""
        table, lower = of_the_time(), self.tokens.lower
        hit = table.longest(lower, index, stop) if index < stop and lower[index] in table else None
        if hit is None:
            return index
        end = index + hit[0]
        if end < stop and lower[end] == "of":
            closed = (at for at in range(end, min(stop, end + _OF_TIME)) if lower[at] == ",")
            end = next(closed, end)
        return end

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
