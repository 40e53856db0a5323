"""The people whom a text names, and whom "he" and "his" mean.

A pronoun is read only where the text before it has named one person, and where nobody else ("his
brother", "the minister") has come up since.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from itertools import takewhile

from msgspec import Struct

from factcheck.extracting.lexicon import lexicon, rules_words
from factcheck.extracting.nouns import is_plural, noun_words
from factcheck.extracting.person_names import particles
from factcheck.extracting.sentence import Sentence
from factcheck.extracting.word_patterns import Bound
from factcheck.rulebook.context import Context

_LONGEST = 5  # tokens of a name
HE, SHE = "@he", "@she"
NAME, TRADE = "=", "the:"
_TO_TRADE, _SHORT_TRADE = 4, 4  # tokens from "the" to a trade; letters of no trade
_THE = frozenset({"the"})
_OPENING = frozenset({"he", "she", "his", "her", "the"})


class Person(Struct, frozen=True):
    """A name at tokens [first, stop) of the sentence with an index: its last word is the key."""

    index: int
    first: int
    stop: int
    family: str
    given: str
    title: str


@cache
def _words() -> dict[str, frozenset[str]]:
    return {key: frozenset(words) for key, words in rules_words("claims/people_told").items()}


def read_name(sentence: Sentence, at: int) -> Iterator[Bound]:
    """Yield the run of capitals that begins at a token, with its title."""
    run = _run(sentence, at)
    if run is not None:
        yield Bound(at, run[1], NAME + run[2])


def who_begins(sentence: Sentence) -> list[int]:
    """Return the tokens at which somebody may be named, by a name, a pronoun or a trade."""
    return [*sentence.capitals(), *sentence.places_of(_OPENING)]


def read_who(sentence: Sentence, at: int) -> Iterator[Bound]:
    """Yield a name, "he" or "she"."""
    word = sentence.tokens.lower[at]
    if word in {"he", "she"}:
        yield Bound(at, at + 1, HE if word == "he" else SHE)
        return
    if word == "the":
        yield from _by_trade(sentence, at)
        return
    yield from read_name(sentence, at)


def _by_trade(sentence: Sentence, at: int) -> Iterator[Bound]:
    """Yield who is told of by a trade: "the painter", "the old fisherman"."""
    lower = sentence.tokens.lower
    for noun in range(at + 1, min(at + _TO_TRADE, sentence.stop)):
        word = lower[noun]
        if not word.isalpha() or word in noun_words().stops:
            return
        if is_human(word):
            yield Bound(at, noun + 1, f"{TRADE}{word}")
            return


def is_human(noun: str) -> bool:
    """Whether a noun tells of somebody: "sister", "fisherman"."""
    if noun in _words()["no_trades"]:
        return False
    return noun in _words()["humans"] or (len(noun) > _SHORT_TRADE and noun.endswith(_endings()))


@cache
def _endings() -> tuple[str, ...]:
    """What the nouns of trades end in."""
    return tuple(_words()["trades"])


def read_whose(sentence: Sentence, at: int) -> Iterator[Bound]:
    """Yield "his", "her" or the possessive of a name."""
    lower = sentence.tokens.lower
    if lower[at] in {"his", "her"}:
        yield Bound(at, at + 1, HE if lower[at] == "his" else SHE)
        return
    run = _run(sentence, at)
    if run is not None and lower[run[1] - 1].endswith("'s"):
        yield Bound(at, run[1], NAME + run[2])


def _run(sentence: Sentence, at: int) -> tuple[int, int, str] | None:
    """The first token of the name proper, the token after it, and its last word."""
    text, lower, words = sentence.tokens.text, sentence.tokens.lower, _words()
    if not text[at][0].isupper():
        return None
    if at > sentence.first and text[at - 1][0].isupper() and _goes_on(sentence, at - 1):
        return None
    first = at
    while first < sentence.stop and lower[first] in words["titles"]:
        first += 1
        first += first < sentence.stop and text[first] == "."
    if first >= sentence.stop or lower[first] in noun_words().stops:
        return None  # "The", "In": most sentences open with one
    stop, most = first, min(first + _LONGEST, sentence.stop)
    while stop < most and (
        text[stop][0].isupper() or (stop > first and lower[stop] in particles())
    ):
        stop += 1
        if lower[stop - 1].endswith("'s"):
            break
    while stop > first and not text[stop - 1][0].isupper():
        stop -= 1
    if stop == first:
        return None
    for one in sentence.times:  # thousands of names are asked: a loop costs less than `any`
        if one.first < stop and first < one.stop:
            return None
    return first, stop, lower[stop - 1].removesuffix("'s")


def _goes_on(sentence: Sentence, at: int) -> bool:
    """Whether a name may have begun with a capital before: one that opens no sentence."""
    if sentence.tokens.text[at].endswith(("'s", "’s")):
        return False
    return at > sentence.first or sentence.tokens.lower[at] not in noun_words().stops


def people(context: Context) -> tuple[Person, ...]:
    """Return all names of the text that may be people's, in order."""
    return context.once(_people)


def _people(context: Context) -> tuple[Person, ...]:
    found: list[Person] = []
    for index, sentence in enumerate(context.analysis.sentences):
        free = sentence.first
        for at in sentence.capitals():
            run = _run(sentence, at) if at >= free else None
            if run is None:
                continue
            first, stop, family = run
            free = stop
            title = sentence.tokens.lower[at] if first > at else ""
            if not title and not _may_be_person(sentence, first, stop):
                continue
            given = " ".join(sentence.tokens.lower[first : stop - 1])
            found.append(Person(index, first, stop, family, given, title))
    return tuple(found)


def _may_be_person(sentence: Sentence, first: int, stop: int) -> bool:
    if sentence.tokens.lower[stop - 1] in _words()["no_names"]:
        return False
    placed = sentence.entity_at(stop - 1)
    if placed is not None:
        if placed.mention.type == "person":
            return True
        # "Karl Lund" is not the city of Lund.
        return placed.first > first and is_given_name(sentence.tokens.lower[first])
    if stop - first > 1 or first > sentence.first:
        return True
    after = sentence.words(stop, stop + 1)
    return (
        bool(after)
        and after[0] in _words()["predicates"]
        and not is_plural(sentence.tokens.lower[first])
    )


def is_given_name(word: str) -> bool:
    """Whether a lower-case word is a given name of the lexicon."""
    return word in _given_names()


@cache
def _given_names() -> frozenset[str]:
    return frozenset(
        name.lower()
        for family in lexicon("given_names")["families"]
        for names in family.values()
        for name in names
    )


class _Named(Struct, frozen=True):
    """What the names of a text tell of its pronouns, worked out once: a long text has thousands of
    both. `places` are those of the people; `second` is how many of these come before another last
    name does, `titled` before the first title of a man and of a woman; `others` are the places of
    nouns for somebody else; `bearers` are the given names and the sexes told for a last name."""

    people: tuple[Person, ...]
    places: list[tuple[int, int]]
    second: int
    titled: dict[str, int]
    others: list[tuple[int, int]]
    bearers: dict[str, tuple[set[str], set[str]]]


def _named(context: Context) -> _Named:
    named = people(context)
    titled: dict[str, int] = {}
    bearers: dict[str, tuple[set[str], set[str]]] = {}
    for at, one in enumerate(named):
        given, sexes = bearers.setdefault(one.family, (set(), set()))
        given.update({one.given} - {""})
        sex = _words_of_title(one.title) if one.title else ""
        if sex:
            sexes.add(sex)
            titled.setdefault(sex, at)
    differing = (at for at, one in enumerate(named) if one.family != named[0].family)
    return _Named(
        named,
        [(one.index, one.first) for one in named],
        next(differing, len(named)),
        titled,
        list(_others(context)),
        bearers,
    )


def person_meant(context: Context, index: int, bound: Bound) -> str | None:
    """Return the last name of the one person that a name or a pronoun means; None if not sure."""
    if bound.key.startswith(TRADE):
        return bound.key
    named = context.once(_named)
    if bound.key.startswith(NAME):
        family = bound.key[1:]
        return family if _is_one_person(named, family) else None
    here = (index, bound.first)
    count = bisect_left(named.places, here)
    if not count:
        return _only_trade(context, here)
    last = named.people[count - 1]
    sexes = {sex for sex, at in named.titled.items() if at < count}
    if count > named.second or (sexes and sexes != {bound.key[1:]}):
        return None
    since = bisect_left(named.others, (last.index + 1, 0))
    if since < len(named.others) and named.others[since] < here:
        return None
    return last.family if _is_one_person(named, last.family) else None


def _only_trade(context: Context, here: tuple[int, int]) -> str | None:
    """The one trade by which the text has told of somebody before a pronoun."""
    before = list(takewhile(lambda one: one[0] < here, context.once(_trades)))
    return before[0][1] if len(before) == 1 else None


def _trades(context: Context) -> list[tuple[tuple[int, int], str]]:
    """The trades by which a text tells of somebody, each at its first place: two will do."""
    found: dict[str, tuple[int, int]] = {}
    for index, sentence in enumerate(context.analysis.sentences):
        for start in sentence.places_of(_THE):
            for one in _by_trade(sentence, start):
                found.setdefault(one.key, (index, start))
        if len(found) > 1:
            break
    return [(place, key) for key, place in found.items()]


def _is_one_person(named: _Named, family: str) -> bool:
    """Whether the text names nobody else by that last name, nor a relative who may have it."""
    given, sexes = named.bearers.get(family, (set(), set()))
    return len(given) < 2 and len(sexes) < 2


def _words_of_title(title: str) -> str:
    words = _words()
    return "he" if title in words["male"] else "she" if title in words["female"] else ""


def _others(context: Context) -> Iterator[tuple[int, int]]:
    """Yield the places where somebody without a name comes up."""
    words = _words()
    for index in context.places_with(words["humans"]):
        sentence = context.analysis.sentences[index]
        for noun in sentence.places_of(words["humans"]):
            led = sentence.words(noun - 3, noun)
            said_of = not words["linking"].isdisjoint(sentence.words(noun - 4, noun))
            if not words["leads"].isdisjoint(led) and not said_of:
                yield index, noun
