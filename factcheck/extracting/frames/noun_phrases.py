"""Noun phrases beside a figure: "the carrying amount for brand names", "revenue from services".

There is no tagger: a phrase runs over words until one that cannot be inside it (a verb, a
pronoun, a figure, a time). What it stops at is kept, since a phrase that ends for no good reason
names too much or too little.
"""

from __future__ import annotations

from msgspec import Struct

from factcheck.extracting.digits import DASHES
from factcheck.extracting.frames.open_words import open_words, verb_at
from factcheck.extracting.nouns import is_plural, noun_words
from factcheck.extracting.sentence import Sentence
from factcheck.model.mentions import EntityMention

_LONGEST = 24  # tokens of one phrase
_BRACKET = 16  # tokens inside a bracket
_MOST_COMPLEMENTS = 4
_APPOSITION = 14  # tokens between two commas
_TIMING = frozenset(
    {"as", "at", "of", "in", "on", "for", "the", "year", "years", "ended", "ending", "end", "to"}
    | {"during", "by", "since", "months", "month", "quarter", "period", "periods", "from", "and"}
    | {"fiscal", "financial", "three", "six", "nine", "twelve", "half", "through", "until", ","}
)
_PAST_DUE = frozenset({"past", "due"})  # "receivables past due"
_OPENERS = frozenset(
    {"which", "including", "excluding", "net", "before", "after", "as", "driven"}
    | {"without", "with"}
)


class Complement(Struct, frozen=True, gc=False):
    """A preposition with its words, tokens [first, stop), or with a name."""

    preposition: str
    first: int
    stop: int
    entity: EntityMention | None = None
    determiner: str = ""


class NounPhrase(Struct, frozen=True, gc=False):
    """A noun with its modifiers at tokens [first, stop), and its complements in order.

    `determiner` is what stands before it ("the", "its", ""). `owner` is a name that has it
    ("Kazakhstan's ...", "the Kazakh ..."), `owner_words` the tokens of an owner that is no known
    name ("Northwind's ..."). `before` is the token at which it ended on the left, and `clear`
    says that it ended there for a good reason. `aside` are the tokens of a phrase between commas
    after it.
    """

    first: int
    stop: int
    complements: tuple[Complement, ...] = ()
    determiner: str = ""
    owner: EntityMention | None = None
    owner_words: tuple[int, int] | None = None
    before: int = -1
    clear: bool = True
    aside: tuple[int, int] | None = None

    @property
    def end(self) -> int:
        """The token after the last complement."""
        return self.complements[-1].stop if self.complements else self.stop


def phrase_before(sentence: Sentence, stop: int) -> NounPhrase | None:
    """Return the noun phrase that ends before token `stop`, over times and brackets after it."""
    at, aside = _over_asides(sentence, stop)
    complements: list[Complement] = []
    floor = max(sentence.first, stop - _LONGEST)
    while True:
        named = sentence.entity_at(at - 1) if at > floor else None
        first = named.first if named is not None else _chunk_first(sentence, at, floor)
        if first >= at:
            return None
        before, determiner = _determiner(sentence, first)
        preposition = sentence.tokens.lower[before] if before >= floor else ""
        inner = (
            preposition in open_words().complements
            and before > floor
            and len(complements) < _MOST_COMPLEMENTS
            and _can_hold(sentence, before)
        )
        if inner:
            entity = named.mention if named is not None else None
            if preposition in _TIMING and _is_period(sentence, first, at):
                entity, named = None, None
            else:
                complements.append(Complement(preposition, first, at, entity, determiner))
            at = _over_times(sentence, before)
            continue
        if named is not None:
            return None  # "... in Kazakhstan was": no noun stands before it
        return _with_owner(sentence, first, at, complements, determiner, before, aside)


def phrase_after(sentence: Sentence, first: int, stop: int | None = None) -> NounPhrase | None:
    """Return the noun phrase that begins at token `first`, with its complements."""
    limit = min(sentence.stop if stop is None else stop, first + _LONGEST)
    words, lower = open_words(), sentence.tokens.lower
    at, determiner = first, ""
    if at < limit and lower[at] in words.determiners:
        at, determiner = at + 1, lower[at]
    owner = None
    named = sentence.entity_at(at) if at < limit else None
    if named is not None and named.first == at:
        owner, at = named.mention, named.stop
        at += at < limit and lower[at] in {"'s", "'", "’"}
    core = at
    at = _chunk_stop(sentence, at, limit)
    if at == core:
        return None
    core_stop = at
    complements: list[Complement] = []
    while at + 1 < limit and lower[at] in words.complements and len(complements) < 2:
        inner = at + 1
        inner_determiner = lower[inner] if lower[inner] in words.determiners else ""
        inner += bool(inner_determiner)
        named = sentence.entity_at(inner) if inner < limit else None
        end = named.stop if named is not None else _chunk_stop(sentence, inner, limit)
        if end == inner or any(inner <= one.first < end for one in sentence.times):
            break
        entity = named.mention if named is not None else None
        complements.append(Complement(lower[at], inner, end, entity, inner_determiner))
        at = end
    return NounPhrase(core, core_stop, tuple(complements), determiner, owner, before=first - 1)


def is_noun_word(sentence: Sentence, at: int) -> bool:
    """Whether a token can be inside a noun phrase."""
    word = sentence.tokens.lower[at]
    if _is_hyphened(sentence, at):
        return True
    if word in _PAST_DUE and _PAST_DUE.intersection(sentence.words(at - 1, at + 2)) == _PAST_DUE:
        return True
    words = open_words()
    if word in noun_words().stops or word in words.determiners or word in words.adverbs:
        return False
    if not word[0].isalpha():
        return _joins(sentence, at)
    if word.endswith("'s") or _is_taken(sentence, at):
        return False
    return verb_at(sentence, at) is None


def _joins(sentence: Sentence, at: int) -> bool:
    """Whether a mark stands inside a word: "non-current", "R&D"."""
    tokens = sentence.tokens
    if tokens.text[at].isdigit() and at > sentence.first and not _is_taken(sentence, at):
        before = tokens.lower[at - 1]  # "the CET1 ratio", "M3 growth", "Tier 1 capital"
        return before in open_words().numbered or (before.isalpha() and tokens.touches(at))
    inner = tokens.text[at] in DASHES or tokens.text[at] in {"&", "/"}
    if not inner or at + 1 >= sentence.stop or at == sentence.first:
        return False
    beside = tokens.text[at - 1][-1].isalpha() and tokens.text[at + 1][0].isalpha()
    return beside and tokens.touches(at) and tokens.touches(at + 1)


def _is_hyphened(sentence: Sentence, at: int) -> bool:
    """Whether a word is part of one with hyphens: "loan-to-deposit", "interest-bearing"."""
    tokens = sentence.tokens
    if not tokens.text[at].isalpha() or _is_taken(sentence, at):
        return False
    for dash, beyond in ((at - 1, at - 2), (at + 1, at + 2)):
        inside = sentence.first <= beyond < sentence.stop
        if inside and tokens.text[dash] in DASHES and tokens.text[beyond].isalpha():
            later = max(dash, at)
            if tokens.touches(later) and tokens.touches(max(beyond, dash)):
                return True
    return False


def _is_taken(sentence: Sentence, at: int) -> bool:
    """Whether a token is part of a figure, a time or a name."""
    for found in (sentence.quantities, sentence.times, sentence.entities):
        for one in found:
            if one.first <= at < one.stop:
                return True
    return False


def _chunk_first(sentence: Sentence, stop: int, floor: int) -> int:
    """The first token of the run of noun words before a token, with set phrases in "and"."""
    at = stop
    while at > floor:
        if is_noun_word(sentence, at - 1):
            at -= 1
            continue
        length = _length_before(sentence, at) if at < stop else None
        if length is not None:
            at = length
            continue
        joined = _joined_first(sentence, at, stop, floor)
        if joined is None:
            break
        at = joined
    lower = sentence.tokens.lower
    while at < stop and (lower[at].endswith("ly") or not lower[at][0].isalnum()):
        at += 1
    return at


def _length_before(sentence: Sentence, stop: int) -> int | None:
    """Where a length that describes a noun begins: "10-year" in "10-year bonds"."""
    for one in sentence.times:
        if one.stop == stop and one.mention.grain == "duration":
            return one.first if DASHES.intersection(one.mention.text) else None
    return None


def _joined_first(sentence: Sentence, at: int, stop: int, floor: int) -> int | None:
    """Where a set phrase begins whose "and" stands right before a token."""
    lower, joined = sentence.tokens.lower, open_words().joined
    if at == stop or at - 2 < floor or lower[at - 1] not in {"and", "&", "other"}:
        return None
    for first in range(max(floor, at - 4), at - 1):
        hit = joined.longest(lower, first, stop) if lower[first] in joined else None
        if hit is not None and first + hit[0] >= at:
            return first
    return None


def _chunk_stop(sentence: Sentence, first: int, limit: int) -> int:
    """The token after a noun phrase's head: the first plural that is no modifier, or the last."""
    lower, attributive = sentence.tokens.lower, noun_words().attributive
    joined = open_words().joined
    at = first
    while at < limit:
        hit = joined.longest(lower, at, limit) if lower[at] in joined else None
        if hit is not None:
            at += hit[0]
            continue
        if not is_noun_word(sentence, at):
            break
        word = lower[at]
        at += 1
        following = lower[at] if at < limit else ""
        if is_plural(word) and word not in attributive and following not in DASHES:
            break
    while at > first and (lower[at - 1].endswith("ly") or not lower[at - 1][0].isalpha()):
        at -= 1
    return at


def _determiner(sentence: Sentence, first: int) -> tuple[int, str]:
    """The token before a phrase with its determiner, and that determiner."""
    before = first - 1
    if before >= sentence.first and sentence.tokens.lower[before] in open_words().determiners:
        return before - 1, sentence.tokens.lower[before]
    return before, ""


def _can_hold(sentence: Sentence, preposition: int) -> bool:
    """Whether a noun or a name stands before a preposition, so that it ties a complement."""
    at = _over_times(sentence, preposition) - 1
    if at < sentence.first or sentence.tokens.lower[at] in open_words().governing:
        return False
    return is_noun_word(sentence, at) or sentence.entity_at(at) is not None


def _is_period(sentence: Sentence, first: int, stop: int) -> bool:
    return any(
        first <= one.first < stop and one.mention.grain != "duration" for one in sentence.times
    )


def _over_times(sentence: Sentence, stop: int) -> int:
    """The token after what stands before a time: over "as at December 31, 2021"."""
    at, lower = stop, sentence.tokens.lower
    while at > sentence.first:
        time = next((one for one in sentence.times if one.first < at <= one.stop), None)
        if time is None:
            break
        back = time.first
        while back > sentence.first and lower[back - 1] in _TIMING:
            back -= 1
        if back == time.first:
            at = back
            break
        at = back
    return at


def _over_asides(sentence: Sentence, stop: int) -> tuple[int, tuple[int, int] | None]:
    """The token after a noun phrase that times, brackets or a phrase in commas follow."""
    text, aside, at = sentence.tokens.text, None, stop
    for _ in range(4):
        back = _over_times(sentence, at)
        if back > sentence.first and text[back - 1] == ")":
            opened = _opened(sentence, back - 1)
            back = back if opened is None else opened
        elif back > sentence.first and text[back - 1] == "," and aside is None:
            comma = _comma_before(sentence, back - 1)
            if comma is not None:
                aside, back = (comma + 1, back - 1), comma
            else:
                back -= 1
        if back == at:
            break
        at = back
    return at, aside


def _opened(sentence: Sentence, close: int) -> int | None:
    for at in range(close - 1, max(sentence.first - 1, close - _BRACKET), -1):
        if sentence.tokens.text[at] == "(":
            return at
    return None


def _comma_before(sentence: Sentence, close: int) -> int | None:
    """The comma that opens a phrase closed by the comma at `close`: ", net of tax,"."""
    for at in range(close - 1, max(sentence.first, close - _APPOSITION), -1):
        if sentence.tokens.text[at] == ",":
            opens = sentence.tokens.lower[at + 1] in _OPENERS or _is_figure(sentence, at + 1, close)
            return at if opens else None
    return None


def _is_figure(sentence: Sentence, first: int, stop: int) -> bool:
    """Whether a figure, with its time, is all that stands between two commas."""
    figure = next((one for one in sentence.quantities if first <= one.first < stop), None)
    if figure is None or not all(
        word in open_words().between for word in sentence.tokens.lower[first : figure.first]
    ):
        return False
    return _over_times(sentence, stop) in {figure.stop, stop} and (
        figure.stop == stop or any(one.stop == stop for one in sentence.times)
    )


def _with_owner(
    sentence: Sentence,
    first: int,
    stop: int,
    complements: list[Complement],
    determiner: str,
    before: int,
    aside: tuple[int, int] | None,
) -> NounPhrase:
    tokens = sentence.tokens
    owner, words, clear = None, None, True
    if before >= sentence.first and not determiner:
        named = sentence.entity_at(before)
        if named is None and tokens.text[before] in {"'", "’"} and before > sentence.first:
            named = sentence.entity_at(before - 1)
            words = _name_before(sentence, before) if named is None else None
        elif named is None and tokens.lower[before].endswith("'s"):
            words = _name_before(sentence, before + 1)
        owner = named.mention if named is not None else None
        if owner is None and words is None:
            clear = _ends_well(sentence, before)
    return NounPhrase(
        first,
        stop,
        tuple(reversed(complements)),
        determiner,
        owner,
        words,
        before,
        clear,
        aside,
    )


def _name_before(sentence: Sentence, stop: int) -> tuple[int, int]:
    """The tokens of the owner before a possessive: "Northwind Foods' ...", "the retailer's"."""
    at = stop - 1
    while at > sentence.first and (
        is_noun_word(sentence, at - 1) or sentence.tokens.text[at - 1] == "&"
    ):
        at -= 1
    return at, stop


def _ends_well(sentence: Sentence, before: int) -> bool:
    """Whether the word before a phrase is one that can stand there: a verb, a preposition, a mark
    or a conjunction."""
    return not any(one.first <= before < one.stop for one in sentence.quantities)
