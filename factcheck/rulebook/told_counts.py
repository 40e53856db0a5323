"""How many of one kind a thing has, as a text tells it in several places.

The council has nine members. ... Eleven of its members stayed away.
a total of nine members of the council; then a part of eleven of them
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache
from typing import Any

from msgspec import Struct

from factcheck.arithmetic.precision import is_whole
from factcheck.arithmetic.units import dimension
from factcheck.extracting.frames.clause_verbs import form_of
from factcheck.extracting.frames.clauses import clause_at, same_clause
from factcheck.extracting.lexicon import rules_words
from factcheck.extracting.nouns import is_plural, noun_words, singular
from factcheck.extracting.sentence import Sentence
from factcheck.model.interval import Interval
from factcheck.model.mentions import Quantity
from factcheck.rulebook.context import Context
from factcheck.rulebook.same_things import meaning_of, owner_of
from factcheck.rulebook.text_people import is_human
from factcheck.rulebook.text_things import is_listed, kind_of

_WORDS = "claims/counts_of_things"
_FAR = 6  # sentences between a count of a thing and one that does not say whose it is
_NEAR = 3  # the same of "them", and of what has no owner
_THEM = "them"
_POSSESSIVES = frozenset({"its", "their", "his", "her"})
_THE = frozenset({"the", "these", "those"})
_ONE = frozenset({"one"})
_NO_VERB = frozenset({"", "base", "noun_too"})  # forms that a noun has too
_OTHER = 2  # where there is "the other", there are at least so many
_TOTALS = frozenset({"total", "has"})
_QUOTES = frozenset('"“”')
_PLAIN = frozenset({"has", "part"})
_OF = frozenset({"of", "in"})
_WERE = (["were"], ["are"])
_LONG = frozenset({"month", "year", "season", "decade", "century", "range", "quarter"})


class Count(Struct, frozen=True):
    """A count at tokens [first, stop): "total" of what an owner has, which it "has" by a verb,
    a "part" of that, or "more" where there are at least so many. `owner` is "" where the text
    does not say whose.
    """

    index: int
    sentence: Sentence
    first: int
    stop: int
    kind: str
    noun: str
    owner: str
    low: Decimal
    high: Decimal

    @property
    def quote(self) -> str:
        """The words of the count."""
        return self.sentence.quote_of(self.first, self.stop)


@cache
def count_words(name: str) -> frozenset[str]:
    """Return a list of rules/claims/counts_of_things.yaml as a set."""
    return frozenset(str(word) for word in rules_words(_WORDS)[name])


@cache
def _ordinals() -> dict[str, int]:
    return dict(rules_words(_WORDS)["ordinals"])


@cache
def _cues() -> frozenset[str]:
    named = ("one", "both", "other", "none")
    return frozenset().union(*map(count_words, named)) | _ONE | _ordinals().keys()


_Rough = tuple[int, int, Any]


def counts_of(context: Context) -> dict[str, list[Count]]:
    """Return the counts of a text by what they count, where two sentences have some."""
    rough: dict[str, list[_Rough]] = {}
    for index, sentence in enumerate(context.analysis.sentences):
        for placed in sentence.quantities:
            if _is_count(placed.mention):
                noun, stop = _counted(sentence, placed.stop)
                if noun:
                    rough.setdefault(noun, []).append((index, stop, placed))
    for index in context.places_with(_cues()):
        sentence = context.analysis.sentences[index]
        for at in sentence.places_of(_cues()):
            noun, stop = _counted(sentence, at + 1)
            if noun:
                rough.setdefault(noun, []).append((index, stop, at))
    return _joined(context, rough)


def _joined(context: Context, rough: Mapping[str, Sequence[_Rough]]) -> dict[str, list[Count]]:
    """What is told of each noun that two places may tell of."""
    found: dict[str, list[Count]] = {}
    for noun, rows in rough.items():
        alone = len({index for index, _, _ in rows}) < 2 and not _needs_no_other(
            context, rows, rough
        )
        if noun.removeprefix("any:") in count_words("loose") or (alone and noun != _THEM):
            continue
        told = [one for row in rows for one in _read(context, noun, *row)]
        if any(not one.high for one in told):
            told += _owned(context, noun, {one.index for one in told})
        if told:
            found[noun] = told
    them = found.pop(_THEM, ())
    if them:
        _add_to_what_is_meant(them, found)
    return found


def _needs_no_other(context: Context, rows: Sequence[_Rough], rough: Mapping[str, Any]) -> bool:
    """Whether what excludes a count may stand where there is no number: "700 of them", "its"."""
    if _THEM in rough:
        return True
    index, _, at = rows[0]
    sentence = context.analysis.sentences[index]
    return isinstance(at, int) and sentence.tokens.lower[at] in count_words("none")


def _owned(context: Context, noun: str, but: set[int]) -> Iterator[Count]:
    """Yield where the text speaks of one of a kind as something's own: "its airport"."""
    plain = noun.removeprefix("any:")
    if is_human(plain):
        return
    for index in context.places_with({plain, f"{plain}s"}):
        sentence = context.analysis.sentences[index]
        for at in sentence.places_of({plain, f"{plain}s"}) if index not in but else ():
            lower = sentence.tokens.lower
            before = lower[at - 1] if at > sentence.first else ""
            owned = _ends_at(sentence, at + 1) and (before in _POSSESSIVES or before.endswith("'s"))
            owner = _whose(context, index, at - 1) if owned else ""
            if owner and not _is_apart(sentence, at + 1):
                one = Decimal(1)
                yield Count(index, sentence, at - 1, at + 1, "more", noun, owner, one, one)


def _ends_at(sentence: Sentence, at: int) -> bool:
    """Whether a noun phrase ends before a token: no "hospital" in "hospital ship"."""
    word = "".join(sentence.words(at, at + 1))
    return not word.isalpha() or word in noun_words().stops or form_of(word) not in _NO_VERB


def _add_to_what_is_meant(them: Sequence[Count], found: Mapping[str, list[Count]]) -> None:
    """Add what is told "of them" to the only noun that it can take up."""
    having: dict[int, set[str]] = {}
    for noun, told in found.items():
        for one in told:
            if one.kind == "has":
                having.setdefault(one.index, set()).add(noun)
    for one in them:
        before = range(one.index - _NEAR, one.index)
        near = set[str]().union(*(having.get(at, ()) for at in before))
        if len(near) == 1:
            [noun] = near
            found[noun].append(one)
            if one.kind == "has":
                having.setdefault(one.index, set()).add(noun)


def _is_count(quantity: Quantity) -> bool:
    plain = not (quantity.ordinal or quantity.is_range or quantity.hedge or quantity.change)
    if not plain or quantity.number <= 0 or not is_whole(quantity.number):
        return False
    return quantity.unit is None or dimension(quantity.unit) == "count"


def _counted(sentence: Sentence, at: int) -> tuple[str, int]:
    """The noun behind a number and the token after it; over "of its", and over a second number
    ("one of the two bridges"): the noun of that one is counted by both."""
    lower, stop = sentence.tokens.lower, sentence.stop
    if lower[at : at + 2] == ["of", _THEM]:
        return _THEM, at + 2
    at += lower[at : at + 1] == ["-"]  # "the nine-member board"
    if at + 1 < stop and lower[at] == "of" and lower[at + 1] in (_THE | _POSSESSIVES):
        at += 2
        number = next((one for one in sentence.quantities if one.first == at), None)
        at = number.stop if number is not None else at
    plain = at < stop and lower[at].isalpha() and lower[at] not in count_words("narrowing")
    if plain and sentence.tokens.text[at][0].islower():
        return kind_of(singular(lower[at])), at + 1
    return "", at


def _read(context: Context, noun: str, index: int, stop: int, found: Any) -> Iterator[Count]:
    """Yield what a number or a word before a noun tells, if it tells of a whole set or a part."""
    sentence = context.analysis.sentences[index]
    lower = sentence.tokens.lower
    told_by_word = isinstance(found, int) and lower[found] not in _ONE
    part = not isinstance(found, int) and sentence.words(found.stop, found.stop + 1) == ["of"]
    if _is_apart(sentence, stop, part=part, dated=not told_by_word):
        return
    begin = found if isinstance(found, int) else found.first
    if lower[stop - 1] in count_words("margins") and "by" in sentence.words(begin - 2, begin):
        return  # "scraped in by a single vote": by how many, and not how many there are
    if isinstance(found, int):
        told = _by_word(context, index, sentence, found, noun, stop)
    else:
        told = _by_number(context, index, sentence, found.first, found.stop, stop, found.mention)
    if told is None:
        return
    kind, owner, value, first = told
    if kind == "has" and sentence.may_have(count_words("not_had")):
        before = sentence.words(clause_at(sentence, first).first, stop)
        if not count_words("not_had").isdisjoint(before):
            return
    low, high = (value.low, value.high) if isinstance(value, Interval) else (value, value)
    narrowed = stop < sentence.stop and lower[stop] in count_words("narrowing")
    narrowed = narrowed and (kind in _PLAIN or lower[stop] not in _OF)
    if stop < sentence.stop and lower[stop] in _OF and not owner and not part:
        owner = _complement(context, index, stop + 1)
    if owner is not None and not narrowed:
        yield Count(index, sentence, first, stop, kind, noun, owner, Decimal(low), Decimal(high))


def _complement(context: Context, index: int, at: int) -> str | None:
    """What stands behind "of", up to the noun of a listed thing: no verb is known by its form."""
    sentence = context.analysis.sentences[index]
    lower = sentence.tokens.lower
    end = next((n + 1 for n in range(at, min(at + 4, sentence.stop)) if is_listed(lower[n])), 0)
    if end and end < sentence.stop and lower[end] in count_words("narrowing"):
        return None  # "of the hotel across the street"
    return meaning_of(context, index, at, end or sentence.stop)


def _is_apart(sentence: Sentence, stop: int, *, part: bool = False, dated: bool = True) -> bool:
    """Whether a number is of another time or set; a part of a set is never more than the set."""
    if not _QUOTES.isdisjoint(sentence.vocabulary):
        return True  # somebody else's word against the text's
    if part:
        clause = clause_at(sentence, stop - 1)
        return not count_words("not_part").isdisjoint(sentence.words(clause.first, clause.stop))
    # but for the word itself: "no airport"
    apart = [at for at in sentence.places_of(count_words("apart")) if at != stop - 2]
    if dated:
        apart += [one.first for one in sentence.times if one.mention.grain in _LONG]
    return any(same_clause(sentence, at, stop - 1) for at in apart)


_Told = tuple[str, str | None, Interval | int, int]


def _by_number(
    context: Context,
    index: int,
    sentence: Sentence,
    first: int,
    after: int,
    stop: int,
    quantity: Quantity,
) -> _Told | None:
    lower, number = sentence.tokens.lower, quantity.interval
    if lower[after] == "of":
        return "part", _whose(context, index, after + 1), number, first
    before = lower[first - 1] if first > sentence.first else ""
    if lower[after] == "-":
        owner = meaning_of(context, index, first - 1, sentence.stop) if before in _THE else ""
        return ("total", owner, number, first) if owner else None
    if before in _POSSESSIVES or before.endswith("'s"):
        return "total", _whose(context, index, first - 1), number, first - 1
    if before in _THE and sentence.words(first - 2, first - 1) == ["of"]:
        return "total", "", number, first - 2
    if before == "all" or sentence.words(first - 3, first) == ["all", "of", "the"]:
        return "total", "", number, first
    return _had(context, index, sentence, first, number)


def _had(
    context: Context, index: int, sentence: Sentence, first: int, number: Interval | int
) -> _Told | None:
    """ "The council has nine members", "nine members were on the bus"."""
    clause = clause_at(sentence, first)
    if clause.subject == first and sentence.words(clause.verb, clause.verb_stop) in _WERE:
        after = sentence.words(clause.verb_stop, clause.verb_stop + 1)
        return ("total", "", number, first) if not count_words("aboard").isdisjoint(after) else None
    verb = " ".join(sentence.words(clause.verb, first))
    if verb not in count_words("has") or clause.subject >= clause.subject_stop:
        return None
    owner = meaning_of(context, index, clause.subject, clause.subject_stop)
    return "has", owner or None, number, clause.verb


def _had_none(context: Context, index: int, sentence: Sentence, at: int) -> _Told | None:
    """ "The peninsula has no airport"."""
    clause = clause_at(sentence, at)
    verb = sentence.words(clause.verb, at)
    if (
        len(verb) != 1
        or verb[0] not in count_words("having")
        or clause.subject >= clause.subject_stop
    ):
        return None
    owner = meaning_of(context, index, clause.subject, clause.subject_stop)
    return "has", owner or None, 0, clause.verb


def _by_word(
    context: Context, index: int, sentence: Sentence, at: int, noun: str, stop: int
) -> _Told | None:
    lower, word = sentence.tokens.lower, sentence.tokens.lower[at]
    before = lower[at - 1] if at > sentence.first else ""
    owner = _whose(context, index, at - 1) if before else ""
    plural = is_plural(lower[stop - 1])
    if word in count_words("none"):
        return _had_none(context, index, sentence, at)
    if word == "one":
        if lower[at + 1] == "of":
            return None
        return _had(context, index, sentence, at, 1)
    if word in count_words("both"):
        owned = lower[at + 1] == "of" and lower[at + 2] in _POSSESSIVES
        return ("total", _whose(context, index, at + 2) if owned else "", 2, at) if plural else None
    if plural and word == "other" and before in _THE:
        return "more", owner, 2, at - 1
    definite = before in _THE or before in _POSSESSIVES or before.endswith("'s")
    if plural or not (definite or (before == "a" and word == "single")):
        return None
    if word in count_words("one"):
        return "total", owner, 1, at - 1
    if word in count_words("other"):
        return "more", owner, 2, at - 1
    return "more", owner, _ordinals()[word], at - 1


def _whose(context: Context, index: int, at: int) -> str | None:
    """Whose a thing is by the possessive at a token: "" for "the"."""
    sentence = context.analysis.sentences[index]
    lower = sentence.tokens.lower
    if at >= sentence.stop:
        return ""  # the text ends in "180 of"
    if lower[at] in _POSSESSIVES:
        return owner_of(context, index, at, at + 1) if lower[at] == "its" else ""
    if not lower[at].endswith("'s"):
        return ""
    first = at
    while first > sentence.first and (
        lower[first - 1] in _THE or sentence.tokens.text[first - 1][0].isupper()
    ):
        first -= 1
    return owner_of(context, index, first, at + 1)


def misfits(told: Sequence[Count]) -> Iterator[tuple[Count, Count]]:
    """Yield a total with a count that it excludes."""
    totals = [one for one in told if one.kind in _TOTALS]
    if len({one.low for one in totals}) > 2:
        return
    for one in totals:
        for other in told:
            if other.index == one.index or not _is_of_one(one, other):
                continue
            if other.low > one.high or (other.kind in _TOTALS and other.high < one.low):
                yield one, other


def _is_of_one(one: Count, other: Count) -> bool:
    """Whether two counts are of one owner; "the division" means none beyond the next paragraph, as
    a heading may have named another."""
    if one.owner.startswith("any:") and abs(one.sentence.segment - other.sentence.segment) > 1:
        return False
    if not one.high or not other.high:  # who has none is told of nobody else
        return bool(one.owner) and one.owner == other.owner
    if (one.owner and other.owner) or (other.kind == "more" and other.low == _OTHER):
        return one.owner == other.owner
    return abs(one.index - other.index) <= (_FAR if one.owner or other.owner else _NEAR)
