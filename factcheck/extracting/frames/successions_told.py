"""Who came after whom, where nothing names the office: "Keir Starmer, who succeeded Rishi Sunak",
"his predecessor, Nicolas Sarkozy", "Cyril Ramaphosa was sworn in after Jacob Zuma resigned"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from factcheck.extracting.frames.modality import modality_of
from factcheck.extracting.frames.reckoned import Time, is_date
from factcheck.extracting.lexicon import lexicon, rules_words
from factcheck.extracting.person_names import name_end, name_start, printed_name
from factcheck.extracting.phrases import PhraseTable
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.model.claims import Modality
from factcheck.model.mentions import EntityMention

Person = Placed[EntityMention]

_TOLD = frozenset({Modality.ASSERTED, Modality.ATTRIBUTED})
_TITLE_REACH = 4  # tokens from the verb to the name after it: "the then president"
_PRONOUNS, _OWNING = frozenset({"he", "she"}), frozenset({"his", "her"})
_POSSESSIVES = ("'s", "’s", "s'", "s’")
_PLANS = (["will"], ["to"], ["is", "to"], ["is", "due"])
_PAIR = 2
_SHORTEST, _LONGEST_NAME = 3, 5  # letters of a family name; tokens of a full one


class Succession(Struct, frozen=True):
    """Who came, after whom, in which role ("" for any) and when (None where nothing says).

    `loose` is told of one whose time merely ended before; `ended` says that the text tells how;
    `planned` is told as to come.
    """

    new: Person
    old: Person
    role: str
    time: Time | None
    loose: bool = False
    ended: bool = False
    planned: bool = False


@cache
def succession_words() -> frozenset[str]:
    """Return the words of which a sentence that tells of a succession has one."""
    return _verbs().cues | _words("relations")


def successions(sentences: Sequence[Sentence], at: int) -> Iterator[Succession]:
    """Yield what the sentence at an index tells of known people who came after each other."""
    sentence = sentences[at]
    before = sentences[at - 1] if at and sentences[at - 1].segment == sentence.segment else None
    reader = _Reader(sentence, before, _people(sentence))
    for first, stop, way in sentence.phrases(_verbs()):
        opening = sentence.words(first, first + 2)
        planned = opening[:1] in _PLANS or opening in _PLANS
        modality = modality_of(sentence, first, stop)
        if modality in _TOLD or (planned and modality is Modality.FORECAST):
            told = reader.after_end(first, stop) if way == "taking_after" else None
            told = told or (reader.verb(first, stop, way) if way != "taking_after" else None)
            if told is not None:
                yield replace(told, planned=planned)
    for noun in sentence.places_of(_words("relations")):
        told = reader.noun(noun) if modality_of(sentence, noun, noun + 1) in _TOLD else None
        if told is not None:
            yield told


@cache
def _verbs() -> PhraseTable[str]:
    words = rules_words("claims/offices_told")
    ways = ("succeeding_bare", "taking_over", "succeeded_by", "taking_after")
    return PhraseTable.of((phrase, way) for way in ways for phrase in words[way])


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(rules_words("claims/offices_told")[name])


@cache
def _ends() -> PhraseTable[bool]:
    return PhraseTable.of((one, True) for one in rules_words("claims/offices_told")["ending"])


@cache
def _titles() -> PhraseTable[str]:
    roles = lexicon("offices")["roles"]
    return PhraseTable.of((title, role) for role, titles in roles.items() for title in titles)


def _people(sentence: Sentence) -> list[Person]:
    return [
        one
        for one in sentence.entities
        if one.mention.type == "person" and one.mention.entity is not None
    ]


class _Reader:
    """Reads one sentence with the one before it."""

    def __init__(
        self, sentence: Sentence, before: Sentence | None, people: Sequence[Person]
    ) -> None:
        self._sentence, self._before, self._people = sentence, before, people
        self._lower = sentence.tokens.lower

    def verb(self, first: int, stop: int, way: str) -> Succession | None:
        """ "X, who took over from Y", "he was succeeded by Y"."""
        at = first
        while at > self._sentence.first and self._lower[at - 1] in _words("before_succeeding"):
            at -= 1
        if way == "taking_over":
            stop = self._after_object(stop)
        before = self._ending_at(at) or self._subject(at, first)
        after = self._person_after(stop)
        if before is None or after is None or self._is_other_post(before, after):
            return None
        if self._lower[after.stop - 1].endswith(_POSSESSIVES):
            return None
        role, end = self._role_after(after.stop)
        if role is None:
            return None
        new, old = (after, before) if way == "succeeded_by" else (before, after)
        time = self._time_at(end) or self._time_opening(before)
        return Succession(new, old, role, time, ended=self._tells_end(old, first))

    def after_end(self, first: int, stop: int) -> Succession | None:
        """ "X was sworn in after Y resigned"."""
        new = self._ending_at(first) or self._subject(first, first)
        old = self._person_after(stop)
        if new is None or old is None or self._is_other_post(new, old):
            return None
        if _ends().longest(self._lower, old.stop, self._sentence.stop) is None:
            return None
        return Succession(new, old, "", None, loose=True, ended=True)

    def noun(self, at: int) -> Succession | None:
        """ "X's successor, Y", "Y, X's successor", "Y, the successor of X", "his successor, Y"."""
        role, behind = self._role_after(at + 1)
        if role is None:
            return None
        begin, known = at, None
        while begin > self._sentence.first and self._lower[begin - 1] in _words("next_to"):
            begin -= 1
        if self._lower[at + 1 : at + 2] in (["of"], ["to"]):
            known = self._person_after(at + 2)
            begin -= begin > self._sentence.first and self._lower[begin - 1] == "the"
            other = self._apposed_before(begin)
        else:
            owner = self._ending_at(begin)
            owned = owner is not None and self._lower[owner.stop - 1].endswith(_POSSESSIVES)
            own = self._lower[begin - 1] if begin > self._sentence.first else ""
            start = owner.first if owner is not None else begin - 1
            named, apposed = self._named_behind(behind), self._apposed_before(start)
            if (named is None) == (apposed is None):
                return None
            other = named or apposed
            if owned:
                known = owner
            elif own in _OWNING and other is not None:
                known = self._antecedent(begin, other)
        if known is None or other is None or known.mention.canonical == other.mention.canonical:
            return None
        if self._is_other_post(known, other):
            return None
        new, old = (other, known) if self._lower[at] == "successor" else (known, other)
        return Succession(new, old, role, None)

    # Who is meant

    def _ending_at(self, at: int) -> Person | None:
        """Who is named right before a token: a known person, or whoever a name may mean."""
        known = next((one for one in self._people if one.stop == at), None)
        if known is not None or at <= self._sentence.first:
            return known
        first = name_start(self._sentence.tokens, at, self._sentence.first)
        while first < at - 1 and (
            self._only_titles(first, first + 1) or self._lower[first] in _words("before_bare")
        ):
            first += 1
        return self._printed(first, at)

    def _beginning_at(self, at: int) -> Person | None:
        """Who is named from a token on."""
        known = next((one for one in self._people if one.first == at), None)
        if known is not None or at >= self._sentence.stop:
            return known
        return self._printed(at, name_end(self._sentence.tokens, at, self._sentence.stop))

    def _printed(self, first: int, stop: int) -> Person | None:
        """A name that the gazetteer does not know as printed: "Merkel", "Sergei Lavrov"."""
        if stop <= first or stop - first > _LONGEST_NAME:
            return None
        entity = self._sentence.entity_at(first)
        start, end, text = printed_name(self._sentence.tokens, first, stop)
        if entity is not None and entity.mention.type != "person":
            return None
        if len(text) < _SHORTEST or text.lower() in _PRONOUNS | _OWNING:
            return None
        mention = EntityMention(
            start=start, end=end, text=text, entity=None, type="person", canonical=text
        )
        return Placed(first, stop, mention)

    def _subject(self, at: int, verb: int) -> Person | None:
        """Who "he" is, and who leads a sentence whose second verb this is."""
        word = self._lower[at - 1] if at > self._sentence.first else ""
        if word in _PRONOUNS:
            return self._antecedent(at - 1, None)
        if word != "and":
            return None
        leading = next((one for one in self._people if one.stop <= at), None)
        leading = leading or self._beginning_at(self._sentence.first)
        if leading is None:
            return None
        opens = self._only_titles(self._sentence.first, leading.first)
        alone = not any(leading.stop <= one.first < verb for one in self._people)
        return leading if opens and alone and leading.stop < at else None

    def _antecedent(self, at: int, other: Person | None) -> Person | None:
        """The one known person whom a pronoun can mean, besides the one it is set beside."""
        others = [
            one
            for one in self._people
            if other is None or one.mention.canonical != other.mention.canonical
        ]
        mine = {one.mention.entity: one for one in others if one.first < at}
        opened = self._sentence.words(self._sentence.first, at)[-2:]
        if not mine and other is not None and not _words("looking_ahead").isdisjoint(opened):
            mine = {one.mention.entity: one for one in others}  # "Unlike his predecessor, X, Y"
        if mine:
            return next(iter(mine.values())) if len(mine) == 1 else None
        opening = self._beginning_at(self._sentence.first)
        if opening is not None and opening.first < at and other is not None:
            return opening
        if self._before is None or not _words("other_posts").isdisjoint(self._before.vocabulary):
            return None
        earlier = {one.mention.entity: one for one in _people(self._before)}
        leading = self._before.places_of(_PRONOUNS)
        if any(at < one.first for at in leading[:1] for one in earlier.values()):
            return None  # "He won against Y. His predecessor, X"
        if not earlier:
            opening = _Reader(self._before, None, ())._beginning_at(self._before.first)
            earlier = {} if opening is None else {opening.mention.canonical: opening}
        named = {one.mention.person for one in self._before.offices}
        return next(iter(earlier.values())) if len(earlier) == 1 and len(named) < _PAIR else None

    def _person_after(self, stop: int) -> Person | None:
        """The person named behind a verb, with nothing but a title between."""
        for at in range(stop, min(stop + _TITLE_REACH + 1, self._sentence.stop)):
            if any(one.first == at for one in self._people) or not self._only_titles(at, at + 1):
                return self._beginning_at(at) if self._only_titles(stop, at) else None
        return None

    def _named_behind(self, at: int) -> Person | None:
        """Who is set beside "successor": "X's successor, Y", "X's successor at the bank, Y"."""
        entity = None
        if self._lower[at : at + 1] in (["at"], ["in"]):
            at += 1 + (self._lower[at + 1 : at + 2] == ["the"])
            entity = self._sentence.entity_at(at) if at < self._sentence.stop else None
            if entity is None:
                return None
            at = entity.stop
        at += self._lower[at : at + 1] == [","]
        return self._person_after(at) if at < self._sentence.stop else None

    def _apposed_before(self, at: int) -> Person | None:
        """Who stands before a comma or "is" at the token before this one."""
        if at - 1 <= self._sentence.first or self._lower[at - 1] not in {",", "is", "was"}:
            return None
        named = self._ending_at(at - 1)
        owns = named is not None and self._lower[named.stop - 1].endswith(_POSSESSIVES)
        return None if owns else named

    def _is_other_post(self, one: Person, other: Person) -> bool:
        """Whether the words about two people name a post that need not be on record."""
        first, stop = sorted((one, other), key=lambda each: each.first)
        at, end = max(first.first, self._sentence.first), stop.stop + _TITLE_REACH
        while at < min(end, self._sentence.stop):
            title = _titles().longest(self._lower, at, self._sentence.stop)
            if title is None and self._lower[at] in _words("other_posts"):
                return True
            at += title[0] if title is not None else 1
        return False

    def _only_titles(self, first: int, stop: int) -> bool:
        """Whether nothing but titles and demonyms stands in a stretch of tokens."""
        at = first
        while at < stop:
            title = _titles().longest(self._lower, at, stop)
            entity = self._sentence.entity_at(at)
            if title is not None:
                at += title[0]
            elif entity is not None and entity.mention.type == "country" and entity.stop <= stop:
                at = entity.stop
            elif self._lower[at] in _words("before_names"):
                at += 1
            else:
                return False
        return True

    def _after_object(self, at: int) -> int:
        """The token after "the ECB from" or "the presidency from", behind "took over"."""
        for index in range(at, min(at + _TITLE_REACH + 1, self._sentence.stop)):
            if self._lower[index] == "from":
                return index + 1
            entity = self._sentence.entity_at(index)
            owned = entity is not None and entity.mention.type in {"organisation", "country"}
            if not owned and self._lower[index] not in _words("taken_over"):
                break
        return self._sentence.stop

    # In what, and when

    def _role_after(self, at: int) -> tuple[str | None, int]:
        """The role after "as" ("" without one, None for one that is not known), and where it
        ends."""
        if self._sentence.words(at, at + 1) != ["as"]:
            return "", at
        at += 1
        while at < self._sentence.stop:
            title = _titles().longest(self._lower, at, self._sentence.stop)
            if title is not None:
                return title[1], at + title[0]
            entity = self._sentence.entity_at(at)
            if entity is not None and entity.mention.type in {"country", "organisation"}:
                at = entity.stop
            elif self._lower[at] in {"the", "its", "'s"}:
                at += 1
            else:
                break
        return None, at

    def _time_at(self, at: int) -> Time | None:
        """The date that follows at a token at once: "in 2019"."""
        if self._sentence.words(at, at + 1) not in (["in"], ["on"]):
            return None
        time = next((one for one in self._sentence.times if one.first == at + 1), None)
        return time if time is not None and is_date(time.mention) else None

    def _time_opening(self, who: Person) -> Time | None:
        """The date with which the sentence opens before its subject: "In 2019, X succeeded"."""
        first = self._sentence.first
        time = next((one for one in self._sentence.times if one.first == first + 1), None)
        if time is None or self._lower[first] not in {"in", "on"} or not is_date(time.mention):
            return None
        at = time.stop + (self._lower[time.stop : time.stop + 1] == [","])
        return time if at <= who.first and self._only_titles(at, who.first) else None

    def _tells_end(self, old: Person, verb: int) -> bool:
        """Whether the text says how the time of the one before ended."""
        here = _ends().first_words.intersection(self._sentence.words(self._sentence.first, verb))
        earlier = self._before.vocabulary if self._before is not None else frozenset()
        return bool(here or not _ends().first_words.isdisjoint(earlier))
