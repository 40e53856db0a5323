"""People with offices: "the President of Belarus, Alexander Lukashenko", "his Kazakh counterpart".

Every finding starts at a word that names an office; the neighbours say whose office it is and
who holds it. Verbs that tell of an office ("was succeeded by") are read by `office_verbs`.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from msgspec.structs import replace

from factcheck.extracting.lexicon import lexicon
from factcheck.extracting.office_lists import has_plurals, listed_offices
from factcheck.extracting.office_neighbours import LEADER
from factcheck.extracting.office_reader import JURISDICTIONS, Office, OfficeReader
from factcheck.extracting.office_verbs import OfficeVerbs, places_of_verbs
from factcheck.extracting.office_words import office_words
from factcheck.extracting.person_names import name_end, name_start
from factcheck.extracting.tokens import Kind, Tokens, within
from factcheck.extracting.word_lists import WordLists
from factcheck.model.mentions import EntityMention, OfficeMention

_TITLES = Kind(lambda: office_words().starts)
_words = WordLists("lexicon/offices").words


def find_offices(
    tokens: Tokens, entities: Sequence[EntityMention], sentences: Sequence[tuple[int, int]]
) -> list[OfficeMention]:
    """Return the offices with a named holder in the sentences of one segment, in order;
    `entities` are the names known in it."""
    verbs = places_of_verbs(tokens)
    if not verbs and not _TITLES.stands_in(tokens) and not has_plurals(tokens):
        return []
    return OfficeFinder(tokens, entities).find(sentences, verbs)


class OfficeFinder:
    """Finds offices with their holders in the sentences of one segment."""

    def __init__(self, tokens: Tokens, entities: Sequence[EntityMention]) -> None:
        self._tokens = tokens
        self._reader = OfficeReader.of(tokens, entities)
        self._named_until = -1  # where the last holder's name ends
        self._surname = ""  # of the last one shown with an office

    def find(
        self, sentences: Sequence[tuple[int, int]], verbs_at: Sequence[int]
    ) -> list[OfficeMention]:
        """Return the offices with a named holder, in order; `verbs_at` are what `places_of_verbs`
        gives."""
        titles, several = _TITLES.places(self._tokens), has_plurals(self._tokens)
        verbs = OfficeVerbs(self._reader, verbs_at)
        found: list[OfficeMention] = []
        role_before: str | None = None
        self._named_until = -1
        for first, stop in sentences:
            free, bare = first, list[Office]()
            titled = list[tuple[Office, OfficeMention]]()
            for index in within(titles, first, stop):
                if index < free:
                    continue
                carried = role_before if titled or bare or self._goes_on(index, first) else None
                office = self._reader.office_at(index, first, stop, carried)
                if office is None:
                    continue
                role_before = office.role
                mention = self._holder(office, first, stop)
                if mention is not None:
                    titled.append((office, mention))
                    self._named_until = mention.person_span.end
                    self._surname = mention.person.split()[-1].lower()
                else:
                    self._surname = ""
                    bare.append(office)
                free = office.stop
            told = verbs.told(first, stop, titled, bare)
            if several:
                spans = [one.person_span for one in told]
                told += [
                    one
                    for one in listed_offices(self._reader, first, stop)
                    if not any(span.overlaps(one.person_span) for span in spans)
                ]
            if told:
                found += sorted(told, key=lambda one: (one.person_span.start, one.start))
        return found

    def _goes_on(self, index: int, first: int) -> bool:
        """Whether a sentence names the one whom an earlier one showed with an office: "Putin met
        his Kazakh counterpart"; "he" may be anybody."""
        return self._surname in self._tokens.lower[first:index]

    def _holder(self, office: Office, first: int, stop: int) -> OfficeMention | None:
        name = self._titled_before(office, first, stop)
        if name is None and (name := self._name_after(office, first, stop)) is not None:
            office = self._whose_behind(office, name, first, stop)
        if name is None and not self._is_cut_after(office, stop):
            name = self._name_before(office, first, stop)
        if name is None:
            return None
        past = {"was"} == _held_by(self._tokens.lower[name[1] : office.first])
        leads = office.role == LEADER  # who led a state is often called so long after
        return self._reader.mention(office, name, former=leads or None, past=past)

    def _is_cut_after(self, office: Office, stop: int) -> bool:
        """Whether an office stands before a name that a broken sign cuts: it is that one's."""
        tokens, begin = self._tokens, office.stop
        begin += begin < stop and tokens.text[begin] == ","
        end = name_end(tokens, begin, stop)
        return end > begin and self._reader.is_cut(end)

    def _titled_before(self, office: Office, first: int, stop: int) -> tuple[int, int] | None:
        """The name of "Angela Merkel, chancellor of Germany, ...": the title is enclosed, so what
        follows the second comma is somebody else."""
        text = self._tokens.text
        if office.stop < stop and text[office.stop] not in {",", ".", ";", ")"}:
            return None
        name = self._name_before(office, first, stop)
        if name is not None and self._tokens.start[name[0]] < self._named_until:
            return None  # that name has its title already
        return name

    def _name_after(self, office: Office, first: int, stop: int) -> tuple[int, int] | None:
        """The name that follows an office, over a comma and ranks."""
        tokens, index = self._tokens, office.stop
        over_comma = index < stop and tokens.text[index] == ","
        if over_comma:
            if self._is_kin(office, first):
                return None
            index += 1
        index = self._reader.skip_honorifics(index, stop)
        end = self._reader.unglued(index, name_end(tokens, index, stop))
        if end == index or self._reader.is_other_entity(index, end) or self._reader.is_cut(end):
            return None
        if over_comma:
            # "the President of Georgia, Kazakhstan's Prime Minister": no apposition.
            mention = self._reader.by_start.get(tokens.start[index])
            if mention is not None and mention.type in JURISDICTIONS:
                return None
            closed = end >= stop or tokens.text[end] in _CLOSING
            following = tokens.text[end + 1 : end + 2] if end + 1 < stop else []
            if tokens.lower[end : end + 1] == ["and"] and following and following[0][0].isupper():
                return None  # "the Sultan of Brunei, Hun Sen and Lee Hsien Loong"
            if not closed and self._is_said_of_another(office, first):
                return None  # "X is sole premier, Y presides over parliament"
            if not closed and self._is_aside(office, first):
                return None  # "After talks with the president of Turkey, Sergei Lavrov flew home"
        return index, end

    def _whose_behind(self, office: Office, name: tuple[int, int], first: int, stop: int) -> Office:
        """The office of "President Macky Sall of Senegal", whose owner follows the name; "accused
        President Assad of" goes on with a charge."""
        lower, end = self._tokens.lower, name[1]
        if office.jurisdiction is not None or lower[end : end + 1] != ["of"]:
            return office
        if not office_words().of_charges.isdisjoint(lower[first : office.first]):
            return office
        mention = self._reader.entity_from(end + 1, stop)
        if mention is None or mention.type not in {"country", "organisation"}:
            return office
        behind, owner = self._reader.owner_after(end, stop)
        goes_on = behind < stop and (
            self._tokens.text[behind][0].isupper() or self._tokens.text[behind] == "-"
        )
        return office if owner is None or goes_on else replace(office, jurisdiction=owner)

    def _is_aside(self, office: Office, first: int) -> bool:
        """Whether an office belongs to a phrase that opens a clause: "After talks with the ..."."""
        lower, at = self._tokens.lower, office.first
        at -= at > first and lower[at - 1] in {"the", "a"}
        oblique = at > first and lower[at - 1] in _OBLIQUE
        return self._opens(first) or oblique

    def _is_said_of_another(self, office: Office, first: int) -> bool:
        """Whether a verb of being stands before an office, over a word or two that describe it."""
        lower, at = self._tokens.lower, office.first
        while at > first and office.first - at < _DESCRIBED and lower[at - 1] not in _BEING:
            if not lower[at - 1].isalpha() or not self._tokens.text[at - 1].islower():
                return False
            at -= 1
        return at - 1 > first and lower[at - 1] in _BEING and lower[at - 2] not in {"it", "who"}

    def _opens(self, first: int) -> bool:
        """Whether a sentence begins with a phrase that a comma closes; it may be a quoted one."""
        first += self._tokens.text[first] in _QUOTES
        return first < len(self._tokens) and self._tokens.lower[first] in office_words().openings

    def _is_kin(self, office: Office, first: int) -> bool:
        """Whether the office only tells whose wife, son or adviser somebody is."""
        lower, at = self._tokens.lower, office.first
        while at > first and lower[at - 1] in {"the", "of", "to", "for", "a", "'s", "former"}:
            at -= 1
        return at > first and lower[at - 1] in office_words().kin

    def _name_before(self, office: Office, first: int, stop: int) -> tuple[int, int] | None:
        """The name in "Ashraf Ghani, President of Afghanistan" or "Ghani became President"."""
        tokens, index = self._tokens, office.first
        if index > first and tokens.lower[index - 1] in {"the", "a", "as"}:
            index -= 1
        elif tokens.lower[max(first, index - 2) : index] in ([",", "its"], [",", "their"]):
            index -= 1  # "X, its first president"
        if index > first and tokens.text[index - 1] == ",":
            closed = office.stop >= stop or tokens.lower[office.stop] in _CLOSING | _GOING_ON
            if self._opens(first) and not closed:
                return None  # "After a call from Xi Jinping, the Russian president set out"
            index = self._before_origin(index - 1, first)
        else:
            begin = index
            while index > first and tokens.lower[index - 1] in _becoming_words():
                index -= 1
            if index == begin:
                index = self._over_predecessor(index, first)
            if index == begin or _NO_VERBS.issuperset(tokens.lower[index:begin]):
                return None  # "Permanent Representative to the President"
            index = self._over_aside(index, first)
        begin = name_start(tokens, index, first)
        start = self._reader.without_opening(begin, index)
        if start == index or self._reader.is_other_entity(start, index):
            return None
        if index - start < 2 and not (start > begin and self._reader.is_known((start, index))):
            return None
        if tokens.start[start] < self._named_until and "as" in tokens.lower[index : office.first]:
            return None  # "They met President X as the next leader of the party"
        return start, index

    def _over_predecessor(self, index: int, first: int) -> int:
        """The token of "succeeded" in "X succeeded his father as president"; `index` if none."""
        lower = self._tokens.lower
        if lower[index] != "as" and lower[index - 1 : index] != ["as"]:
            return index
        for at in range(index - 1, max(first, index - _PREDECESSOR), -1):
            if lower[at] in _words("succeeding"):
                while at > first and lower[at - 1] in _ADVERBS:
                    at -= 1  # noqa: PLW2901 - the loop ends here
                return at
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
        named = None if relative else self._reader.person_to(at - 1, first)
        if named is not None and not (named[0] > first and lower[named[0] - 1] in _OBLIQUE):
            return at - 1  # "The host, X, had succeeded his father"
        for comma in range(at - 2, max(first, at - _ASIDE), -1):
            if text[comma] == ",":
                opens = lower[comma + 1] in {"a", "an", "the", "who", "himself", "herself", "once"}
                return comma if opens else index
        return index

    def _before_origin(self, index: int, first: int) -> int:
        """The token at which "of Bulgaria" begins, where that ends before a token."""
        mention = self._reader.by_end.get(self._tokens.end[index - 1]) if index > first else None
        if mention is None or mention.type != "country":
            return index
        at = self._reader.token_at(mention.start)
        if at is None or at - 1 <= first or self._tokens.lower[at - 1] not in {"of", "from"}:
            return index
        # "the President of Georgia, Kazakhstan's Prime Minister" has no name before "of"
        return index if self._tokens.lower[at - 2] in office_words().starts else at - 1


@cache
def leading_roles() -> frozenset[str]:
    """Return the offices of those who lead a state or an organisation."""
    return frozenset(lexicon("offices")["leading_roles"])


def _held_by(between: Sequence[str]) -> set[str]:
    """The words between a name and its office that are more than an article or an adverb."""
    return set(between) - {"the", "a", "an", "still", "then", "already", "first", "who", ",", "its"}


# Before a name that ends an aside: "X, a minister under Y, became", where Y became nothing.
_OBLIQUE = frozenset(
    {"under", "by", "with", "of", "from", "to", "for", "after", "before", "against"}
)
_BEING = frozenset({"is", "was", "became", "becomes", "remains", "remained", "stays", "stayed"})
_DESCRIBED = 3  # tokens of "the sole remaining"
_NO_VERBS = frozenset({"to", "be"})
_QUOTES = frozenset("\"“„«'‘")
_CLOSING = frozenset({",", ".", ";", ")", "and"})  # after an apposition
_GOING_ON = frozenset(
    {"of", "in", "for", "from", "to", "since", "until", "who", "whose", "or", ":"}
)
_PREDECESSOR = 14  # tokens from "as" back to "succeeded"
_ASIDE = 16  # tokens between a name and its verb
_ADVERBS = frozenset({"had", "has", "have", "formally", "officially", "finally", "then", "later"})


@cache
def _becoming_words() -> frozenset[str]:
    return frozenset(
        word for phrase in lexicon("offices")["becoming"] for word in phrase.split(" ")
    )
