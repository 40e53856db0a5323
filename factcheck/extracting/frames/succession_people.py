"""Who is meant beside the words that tell of a succession: names, pronouns, what stands apposed."""

from __future__ import annotations

from collections.abc import Sequence, Set
from functools import cache

from factcheck.extracting.frames.clauses import clause_at
from factcheck.extracting.lexicon import lexicon
from factcheck.extracting.office_neighbours import told_words
from factcheck.extracting.person_names import name_end, name_start, printed_name
from factcheck.extracting.phrases import PhraseTable
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.model.mentions import EntityMention

Person = Placed[EntityMention]

OWNING = frozenset({"his", "her"})
_TITLE_REACH = 4  # tokens from the verb to the name after it: "the then president"
_PRONOUNS = frozenset({"he", "she"})
_PAIR = 2
_STATES = frozenset({"country"})
_SHORTEST, _LONGEST_NAME = 3, 5  # letters of a family name; tokens of a full one


@cache
def titles() -> PhraseTable[str]:
    """Return the names of offices with their roles."""
    roles = lexicon("offices")["roles"]
    return PhraseTable.of((title, role) for role, names in roles.items() for title in names)


def people_of(sentence: Sentence) -> list[Person]:
    """Return the people of a sentence whom the gazetteer knows."""
    return [
        one
        for one in sentence.entities
        if one.mention.type == "person" and one.mention.entity is not None
    ]


def only_titles(
    sentence: Sentence, first: int, stop: int, owners: Set[str], small: Set[str]
) -> bool:
    """Return whether nothing but titles, names of the types `owners` and `small` words stand in a
    stretch of tokens."""
    at, lower = first, sentence.tokens.lower
    while at < stop:
        title = titles().longest(lower, at, stop)
        entity = sentence.entity_at(at)
        if title is not None:
            at += title[0]
        elif entity is not None and entity.mention.type in owners and entity.stop <= stop:
            at = entity.stop
        elif lower[at] in small:
            at += 1
        else:
            return False
    return True


class PeopleMeant:
    """Tells whom the words of one sentence mean, with the one before it."""

    def __init__(
        self, sentence: Sentence, before: Sentence | None, people: Sequence[Person]
    ) -> None:
        self.sentence, self.before, self.people = sentence, before, people
        self.lower = sentence.tokens.lower

    def ending_at(self, at: int) -> Person | None:
        """Who is named right before a token: a known person, or whoever a name may mean."""
        known = next((one for one in self.people if one.stop == at), None)
        if known is not None or at <= self.sentence.first:
            return known
        first = name_start(self.sentence.tokens, at, self.sentence.first)
        while first < at - 1 and (
            self.only_titles(first, first + 1) or self.lower[first] in told_words("before_bare")
        ):
            first += 1
        return self.printed(first, at)

    def beginning_at(self, at: int) -> Person | None:
        """Who is named from a token on."""
        known = next((one for one in self.people if one.first == at), None)
        if known is not None or at >= self.sentence.stop:
            return known
        return self.printed(at, name_end(self.sentence.tokens, at, self.sentence.stop))

    def printed(self, first: int, stop: int) -> Person | None:
        """A name that the gazetteer does not know as printed: "Merkel", "Sergei Lavrov"."""
        if stop <= first or stop - first > _LONGEST_NAME:
            return None
        entity = self.sentence.entity_at(first)
        start, end, text = printed_name(self.sentence.tokens, first, stop)
        if entity is not None and entity.mention.type != "person":
            return None
        if len(text) < _SHORTEST or text.lower() in _PRONOUNS | OWNING:
            return None
        mention = EntityMention(
            start=start, end=end, text=text, entity=None, type="person", canonical=text
        )
        return Placed(first, stop, mention)

    def subject(self, at: int, verb: int) -> Person | None:
        """Who "he" is, and who leads a sentence whose second verb this is."""
        word = self.lower[at - 1] if at > self.sentence.first else ""
        if word in _PRONOUNS:
            return self.antecedent(at - 1, None)
        if word != "and":
            return self._of_clause(verb)
        leading = next((one for one in self.people if one.stop <= at), None)
        leading = leading or self.beginning_at(self.sentence.first)
        if leading is None:
            return None
        opens = self.only_titles(self.sentence.first, leading.first)
        alone = not any(leading.stop <= one.first < verb for one in self.people)
        return leading if opens and alone and leading.stop < at else None

    def _of_clause(self, verb: int) -> Person | None:
        """Whom the clause of a verb speaks of: "X became premier in May, replacing Y"."""
        clause = clause_at(self.sentence, verb)
        if clause.subject_stop > verb or clause.subject >= clause.subject_stop:
            return None
        named = [one for one in self.people if clause.subject <= one.first < clause.subject_stop]
        if len(named) != 1 or self.sentence.owns(named[0]):
            return None
        after = self.sentence.words(named[0].stop, named[0].stop + 1)
        ends = named[0].stop == clause.subject_stop or after == [","]
        return named[0] if ends and self.only_titles(clause.subject, named[0].first) else None

    def antecedent(self, at: int, other: Person | None) -> Person | None:
        """The one known person whom a pronoun can mean, besides the one it is set beside."""
        others = [
            one
            for one in self.people
            if other is None or one.mention.canonical != other.mention.canonical
        ]
        mine = {one.mention.entity: one for one in others if one.first < at}
        opened = self.sentence.words(self.sentence.first, at)[-2:]
        if not mine and other is not None and not told_words("looking_ahead").isdisjoint(opened):
            mine = {one.mention.entity: one for one in others}  # "Unlike his predecessor, X, Y"
        if mine:
            return next(iter(mine.values())) if len(mine) == 1 else None
        opening = self.beginning_at(self.sentence.first)
        if opening is not None and opening.first < at and other is not None:
            return opening
        if self.before is None or not told_words("other_posts").isdisjoint(self.before.vocabulary):
            return None
        earlier = {one.mention.entity: one for one in people_of(self.before)}
        leading = self.before.places_of(_PRONOUNS)
        if any(at < one.first for at in leading[:1] for one in earlier.values()):
            return None  # "He won against Y. His predecessor, X"
        if not earlier:
            opening = PeopleMeant(self.before, None, ()).beginning_at(self.before.first)
            earlier = {} if opening is None else {opening.mention.canonical: opening}
        named = {one.mention.person for one in self.before.offices}
        return next(iter(earlier.values())) if len(earlier) == 1 and len(named) < _PAIR else None

    def person_after(self, stop: int) -> Person | None:
        """The person named behind a verb, with nothing but a title between."""
        for at in range(stop, min(stop + _TITLE_REACH + 1, self.sentence.stop)):
            if any(one.first == at for one in self.people) or not self.only_titles(at, at + 1):
                return self.beginning_at(at) if self.only_titles(stop, at) else None
        return None

    def named_behind(self, at: int) -> Person | None:
        """Who is set beside "successor": "X's successor, Y", "X's successor at the bank, Y"."""
        entity = None
        if self.lower[at : at + 1] in (["at"], ["in"]):
            at += 1 + (self.lower[at + 1 : at + 2] == ["the"])
            entity = self.sentence.entity_at(at) if at < self.sentence.stop else None
            if entity is None:
                return None
            at = entity.stop
        at += self.lower[at : at + 1] == [","]
        return self.person_after(at) if at < self.sentence.stop else None

    def apposed_before(self, at: int) -> Person | None:
        """Who stands before a comma or "is" at the token before this one."""
        if at - 1 <= self.sentence.first or self.lower[at - 1] not in {",", "is", "was"}:
            return None
        named = self.ending_at(at - 1)
        owns = named is not None and self.sentence.owns(named)
        return None if owns else named

    def is_other_post(self, one: Person, other: Person) -> bool:
        """Whether the words about two people name a post that need not be on record."""
        first, stop = sorted((one, other), key=lambda each: each.first)
        at, end = max(first.first, self.sentence.first), stop.stop + _TITLE_REACH
        while at < min(end, self.sentence.stop):
            title = titles().longest(self.lower, at, self.sentence.stop)
            if title is None and self.lower[at] in told_words("other_posts"):
                return True
            at += title[0] if title is not None else 1
        return False

    def only_titles(self, first: int, stop: int) -> bool:
        """Whether nothing but titles and demonyms stands in a stretch of tokens."""
        return only_titles(self.sentence, first, stop, _STATES, told_words("before_names"))
