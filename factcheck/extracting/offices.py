"""People with offices: "the President of Belarus, Alexander Lukashenko", "his Kazakh counterpart".

Every finding starts at a word that names an office; the neighbours say whose office it is and
who holds it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from msgspec import Struct

from factcheck.extracting.lexicon import lexicon
from factcheck.extracting.person_names import name_end, name_start, printed_name
from factcheck.extracting.phrases import PhraseTable
from factcheck.extracting.tokens import Tokens
from factcheck.model.mentions import EntityMention, OfficeMention
from factcheck.model.spans import Span

_JURISDICTIONS = frozenset({"country", "organisation", "region"})


class _Words(Struct, frozen=True):
    roles: PhraseTable[str]
    honorifics: PhraseTable[bool]
    former: frozenset[str]
    lesser: frozenset[str]
    counterpart: frozenset[str]
    prepositions: frozenset[str]
    becoming: PhraseTable[bool]
    kin: frozenset[str]
    openings: frozenset[str]
    starts: frozenset[str]
    lengths: frozenset[str]


@cache
def _words() -> _Words:
    table = lexicon("offices")
    roles = PhraseTable.of(
        (phrase, role) for role, phrases in table["roles"].items() for phrase in phrases
    )
    return _Words(
        roles=roles,
        honorifics=PhraseTable.of((word, True) for word in table["honorifics"]),
        former=frozenset(table["former"]),
        lesser=frozenset(table["lesser"]),
        counterpart=frozenset(table["counterpart"]),
        prepositions=frozenset(table["prepositions"]),
        becoming=PhraseTable.of((word, True) for word in table["becoming"]),
        kin=frozenset(table["kin"]),
        openings=frozenset(table["openings"]),
        starts=frozenset(table["counterpart"]) | roles.first_words,
        lengths=frozenset(table["lengths"]),
    )


class _Office(Struct, frozen=True):
    """An office at tokens [first, stop): its role, whose it is, and whether it is held no more."""

    first: int
    stop: int
    role: str
    jurisdiction: str | None
    former: bool


class OfficeFinder:
    """Finds offices with their holders in the sentences of one segment."""

    def __init__(self, tokens: Tokens, entities: Sequence[EntityMention]) -> None:
        self._tokens = tokens
        self._by_start = {mention.start: mention for mention in entities}
        self._by_end = {mention.end: mention for mention in entities}
        self._named_until = -1  # where the last holder's name ends

    def find(self, sentences: Sequence[tuple[int, int]]) -> list[OfficeMention]:
        """Return the offices with a named holder, in order."""
        lower = self._tokens.lower
        starts = _words().starts & self._tokens.vocabulary
        if not starts:
            return []
        found: list[OfficeMention] = []
        role_before: str | None = None
        self._named_until = -1
        for first, stop in sentences:
            index = first
            while index < stop:
                if lower[index] not in starts:
                    index += 1
                    continue
                office = self._office_at(index, first, stop, role_before)
                if office is None:
                    index += 1
                    continue
                role_before = office.role
                mention = self._holder(office, first, stop)
                if mention is not None:
                    found.append(mention)
                    self._named_until = mention.person_span.end
                index = office.stop
        return found

    def _office_at(
        self, index: int, first: int, stop: int, role_before: str | None
    ) -> _Office | None:
        words, tokens = _words(), self._tokens
        if tokens.lower[index] in words.counterpart and role_before is not None:
            length, role = 1, role_before
        elif tokens.lower[index] in words.roles:
            hit = words.roles.longest(tokens.lower, index, stop)
            if hit is None:
                return None
            length, role = hit
        else:
            return None
        begin, before, former = self._modifiers(index, first)
        if begin < 0:
            return None
        end, after = self._owner_after(index + length, stop)
        former = former or self._for_years(end, stop)
        return _Office(begin, end, role, after or before, former)

    def _for_years(self, index: int, stop: int) -> bool:
        """Whether "for eight years" follows an office: a look back on all of it."""
        lower = self._tokens.lower
        if index >= stop or lower[index] != "for":
            return False
        return not _words().lengths.isdisjoint(lower[index + 1 : min(stop, index + 6)])

    def _modifiers(self, index: int, floor: int) -> tuple[int, str | None, bool]:
        """Read "former Kazakh" backwards from a role: (first token, jurisdiction, former).

        The first token is -1 where a word such as "deputy" makes another office of it.
        """
        words, tokens = _words(), self._tokens
        jurisdiction, former = None, False
        while index > floor:
            word = tokens.lower[index - 1]
            if word in words.lesser:
                return -1, None, False
            if word in words.former:
                former = True
                index -= 1
                continue
            if word == "-" and index - 2 >= floor and tokens.lower[index - 2] in words.former:
                former = True
                index -= 2
                continue
            mention = self._by_end.get(tokens.end[index - 1]) or self._by_end.get(
                tokens.end[index - 1] - 2
            )
            if mention is None or mention.type not in _JURISDICTIONS or jurisdiction:
                break
            begin = self._token_at(mention.start)
            if begin is None or begin < floor:
                break
            # "Congolese" is of two countries: then the office is nobody's in particular.
            several = mention.form == "demonym" and mention.candidates
            jurisdiction, index = None if several else mention.entity, begin
        return index, jurisdiction, former

    def _owner_after(self, index: int, stop: int) -> tuple[int, str | None]:
        """Read "of the Republic of Kazakhstan": (token after it, jurisdiction)."""
        tokens = self._tokens
        if index < stop and tokens.lower[index] in _words().prepositions:
            at = index + 1
            if at < stop and tokens.lower[at] == "the":
                at += 1
            mention = self._by_start.get(tokens.start[at]) if at < stop else None
            if mention is not None and mention.type in _JURISDICTIONS:
                return self._token_after(mention), mention.entity
        return index, None

    def _token_at(self, start: int) -> int | None:
        """The token that begins at an offset."""
        starts = self._tokens.start
        at = bisect_left(starts, start)
        return at if at < len(starts) and starts[at] == start else None

    def _token_after(self, mention: EntityMention) -> int:
        index = bisect_left(self._tokens.start, mention.start)
        while index < len(self._tokens) and self._tokens.start[index] < mention.end:
            index += 1
        return index

    def _holder(self, office: _Office, first: int, stop: int) -> OfficeMention | None:
        name = self._titled_before(office, first, stop)
        name = name or self._name_after(office, first, stop) or self._name_before(office, first)
        if name is None:
            return None
        begin, end = name
        start, finish, text = printed_name(self._tokens, begin, end)
        outer_start = min(start, self._tokens.start[office.first])
        outer_end = max(finish, self._tokens.end[office.stop - 1])
        return OfficeMention(
            start=outer_start,
            end=outer_end,
            text=self._tokens.source[outer_start:outer_end],
            person=text,
            office=office.role,
            jurisdiction=office.jurisdiction,
            person_span=Span(start, finish),
            former=office.former,
        )

    def _titled_before(self, office: _Office, first: int, stop: int) -> tuple[int, int] | None:
        """The name of "Angela Merkel, chancellor of Germany, ...": the title is enclosed, so what
        follows the second comma is somebody else."""
        text = self._tokens.text
        if office.stop < stop and text[office.stop] not in {",", ".", ";", ")"}:
            return None
        name = self._name_before(office, first)
        if name is not None and self._tokens.start[name[0]] < self._named_until:
            return None  # that name has its title already
        return name

    def _name_after(self, office: _Office, first: int, stop: int) -> tuple[int, int] | None:
        """The name that follows an office, over a comma and ranks."""
        tokens, index = self._tokens, office.stop
        over_comma = index < stop and tokens.text[index] == ","
        if over_comma:
            if self._is_kin(office, first):
                return None
            index += 1
        index = self._skip_honorifics(index, stop)
        end = name_end(tokens, index, stop)
        if end == index or self._is_other_entity(index, end):
            return None
        if over_comma:
            # "the President of Georgia, Kazakhstan's Prime Minister": no apposition.
            mention = self._by_start.get(tokens.start[index])
            if mention is not None and mention.type in _JURISDICTIONS:
                return None
            closed = end >= stop or tokens.text[end] in {",", ".", ";", ")", "and"}
            if tokens.lower[first] in _words().openings and not closed:
                return None  # "After talks with the president of Turkey, Sergei Lavrov flew home"
        return index, end

    def _is_kin(self, office: _Office, first: int) -> bool:
        """Whether the office only tells whose wife, son or adviser somebody is."""
        lower, at = self._tokens.lower, office.first
        while at > first and lower[at - 1] in {"the", "of", "to", "a", "'s", "former"}:
            at -= 1
        return at > first and lower[at - 1] in _words().kin

    def _skip_honorifics(self, index: int, stop: int) -> int:
        words, tokens = _words(), self._tokens
        while index < stop and tokens.lower[index] in words.honorifics:
            hit = words.honorifics.longest(tokens.lower, index, stop)
            if hit is None or index + hit[0] >= stop:
                break
            index += hit[0]
            if index < stop and tokens.text[index] == ".":
                index += 1
        return index

    def _name_before(self, office: _Office, first: int) -> tuple[int, int] | None:
        """The name in "Ashraf Ghani, President of Afghanistan" or "Ghani became President"."""
        tokens, index = self._tokens, office.first
        if index > first and tokens.lower[index - 1] in {"the", "a", "as"}:
            index -= 1
        if index > first and tokens.text[index - 1] == ",":
            index = self._before_origin(index - 1, first)
        else:
            begin = index
            while index > first and tokens.lower[index - 1] in _becoming_words():
                index -= 1
            if index == begin:
                index = self._over_predecessor(index, first)
            if index == begin:
                return None
            index = self._over_aside(index, first)
        start = name_start(tokens, index, first)
        if start == index or index - start < 2 or self._is_other_entity(start, index):
            return None
        return start, index

    def _over_predecessor(self, index: int, first: int) -> int:
        """The token of "succeeded" in "X succeeded his father as president"; `index` if none."""
        lower = self._tokens.lower
        if lower[index] != "as" and lower[index - 1 : index] != ["as"]:
            return index
        for at in range(index - 1, max(first, index - _PREDECESSOR), -1):
            if lower[at] in _succeeding():
                return at - (at > first and lower[at - 1] in {"had", "has", "have"})
        return index

    def _over_aside(self, index: int, first: int) -> int:
        """The token after a name that a relative clause or an apposition follows: "X, who became",
        "X, a former judge, became"."""
        text, lower, at = self._tokens.text, self._tokens.lower, index
        relative = at > first and lower[at - 1] == "who"
        at -= relative
        if at > first and text[at - 1] == "," and relative:
            return at - 1
        if not relative and not (at > first and text[at - 1] == ","):
            return index
        for comma in range(at - 2, max(first, at - _ASIDE), -1):
            if text[comma] == ",":
                opens = lower[comma + 1] in {"a", "an", "the", "who", "himself", "herself", "once"}
                return comma if opens else index
        return index

    def _before_origin(self, index: int, first: int) -> int:
        """The token at which "of Bulgaria" begins, where that ends before a token."""
        mention = self._by_end.get(self._tokens.end[index - 1]) if index > first else None
        if mention is None or mention.type != "country":
            return index
        at = self._token_at(mention.start)
        if at is None or at - 1 <= first or self._tokens.lower[at - 1] not in {"of", "from"}:
            return index
        # "the President of Georgia, Kazakhstan's Prime Minister" has no name before "of"
        return index if self._tokens.lower[at - 2] in _words().starts else at - 1

    def _is_other_entity(self, first: int, stop: int) -> bool:
        """Whether the words are the name of something that is not a person."""
        mention = self._by_start.get(self._tokens.start[first])
        return (
            mention is not None
            and mention.type != "person"
            and mention.end >= self._tokens.end[stop - 1] - 2
        )


_PREDECESSOR = 9  # tokens from "as" back to "succeeded"
_ASIDE = 16  # tokens between a name and its verb


@cache
def _succeeding() -> frozenset[str]:
    return frozenset(lexicon("offices")["succeeding"])


@cache
def _becoming_words() -> frozenset[str]:
    return frozenset(
        word for phrase in lexicon("offices")["becoming"] for word in phrase.split(" ")
    )
