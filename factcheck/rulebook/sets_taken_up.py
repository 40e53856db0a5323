"""A set that a text tells of, and takes up with another number: "64 dogs", then "the 46 dogs".

"The" and "all" before a number take up what has been told. Where the text has told of one number of
such things only, and no other number of it makes up the difference, one of the two is a slip.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache
from itertools import pairwise

from msgspec import Struct

from factcheck.arithmetic.precision import is_whole
from factcheck.arithmetic.units import dimension
from factcheck.extracting.frames.clause_verbs import clause_words
from factcheck.extracting.frames.clauses import clause_at
from factcheck.extracting.lexicon import rules_words
from factcheck.extracting.nouns import is_plural, noun_words, singular
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.model.mentions import Quantity
from factcheck.rulebook.context import Context
from factcheck.rulebook.reconciling import ANY, makes_up
from factcheck.rulebook.told_counts import Count, count_words
from factcheck.rulebook.told_words import told_words

_FAR = 8  # sentences between a set and what takes it up
_NEAR = Decimal("1.5")  # how many times as great the greater number is, where one is a slip
_LEAST, _TWO_DIGITS = 3, 10
_TO_NOUN = 4  # tokens from a number to its noun
_WINDOW = 6  # tokens behind a noun that may narrow it
_THE = frozenset({"the", "these", "those", "all"})
_OWN = frozenset({"his", "her", "its", "their"})
_LONG = frozenset({"month", "year", "season", "decade", "century", "range", "quarter"})
_STATIVE = frozenset({"there", "has", "have", "had", "was", "were", "numbered"})
_QUOTES = frozenset('"“”')
_OF = frozenset({"of"})
_RELATIVE = frozenset({"that", "who", "which", "whose"})
_TOLD_OF = _RELATIVE | {"have", "had"}  # behind what the text tells of: "states that signed it"
_STEM = 4  # letters by which two words are of one root


class _Set(Struct, frozen=True):
    """A number of things at tokens [first, stop), and the words between the number and its noun."""

    index: int
    first: int
    stop: int
    noun: str
    number: Decimal
    words: frozenset[str]
    taken: bool


def misfitting_sets(context: Context) -> Iterator[tuple[Count, Count]]:
    """Yield a set with what takes it up by another number, the first for each noun."""
    by_noun: dict[str, list[_Set]] = {}
    for index, sentence in enumerate(context.analysis.sentences):
        for placed in sentence.quantities:
            one = _set(sentence, index, placed) if _is_count(placed.mention) else None
            if one is not None:
                for noun in _groups().get(one.noun, (one.noun,)):
                    by_noun.setdefault(noun, []).append(one)
    for told in by_noun.values():
        if len(told) > 1 and any(one.taken for one in told):
            pair = next(_misfits(context, told), None)
            if pair is not None:
                yield _count(context, pair[0]), _count(context, pair[1])


@cache
def _groups() -> Mapping[str, Sequence[str]]:
    """What the members of a group may be called: "juror" of "jury"."""
    groups: Mapping[str, Sequence[str]] = rules_words("claims/counts_of_things")["groups"]
    return groups


def _is_count(quantity: Quantity) -> bool:
    if quantity.ordinal or quantity.is_range or quantity.hedge or quantity.change:
        return False
    if quantity.number < _LEAST or not is_whole(quantity.number):
        return False
    return quantity.unit is None or dimension(quantity.unit) == "count"


def _set(sentence: Sentence, index: int, placed: Placed[Quantity]) -> _Set | None:
    lower, text = sentence.tokens.lower, sentence.tokens.text
    number, before = placed.mention.number, sentence.words(placed.first - 1, placed.first)
    if before == ["of"]:
        group = "".join(sentence.words(placed.first - 2, placed.first - 1))
        if group in _groups():
            words = frozenset[str]()
            return _Set(index, placed.first - 2, placed.stop, group, number, words, taken=False)
    for at in range(placed.stop, min(placed.stop + _TO_NOUN, sentence.stop)):
        word = lower[at]
        if not word.isalpha() or word in noun_words().stops or word in clause_words("prepositions"):
            return None
        if not is_plural(word) or text[at][0].isupper():
            continue
        noun = singular(word)
        standing = noun in count_words("standing") and at + 1 < sentence.stop
        if noun in count_words("loose") or (standing and lower[at + 1] not in _TOLD_OF):
            return None  # "the 27 states"
        words = frozenset(lower[placed.stop : at])
        taken = not (_THE | _OWN).isdisjoint(before)
        return _Set(index, placed.first - taken, at + 1, noun, number, words, taken)
    return None


def _misfits(context: Context, told: list[_Set]) -> Iterator[tuple[_Set, _Set]]:
    sentences = context.analysis.sentences
    seen, one = set[Decimal](), told[0]
    for other in told:
        known, before = other.number in seen, one
        alone = len(seen) == 1
        seen.add(other.number)
        one = other
        if not other.taken or known or not alone:
            continue
        if not 0 < other.index - before.index <= _FAR:
            continue
        if not _may_be_one(sentences[before.index], before, sentences[other.index], other):
            continue
        low, high = sorted((before.number, other.number))
        unit = ANY if before.noun in _groups() else other.noun
        made_up = makes_up(context, before.index, other.index, low, high, unit)
        swapped = sorted(str(low)) == sorted(str(high)) and low >= _TWO_DIGITS
        if (swapped or high <= low * _NEAR) and not made_up:
            yield before, other


def _may_be_one(here: Sentence, one: _Set, there: Sentence, other: _Set) -> bool:
    """Whether nothing tells that the later set is another one, or of another time."""
    if not other.words <= here.vocabulary or not _QUOTES.isdisjoint(there.vocabulary):
        return False
    if not _QUOTES.isdisjoint(here.vocabulary):
        return False
    first, second = (
        frozenset(sentence.words(clause.first, clause.verb))
        | frozenset(sentence.words(clause.verb_stop, clause.stop))
        for sentence, clause in (
            (here, clause_at(here, one.first)),
            (there, clause_at(there, other.first)),
        )
    )
    if not (first | second).isdisjoint(count_words("other_time")):
        return False
    if not first.isdisjoint(_STATIVE) and any(time.mention.grain in _LONG for time in here.times):
        return False  # "there were 780 families in May"
    if not first.isdisjoint(count_words("parts")) or _are_of_other_periods(here, there):
        return False
    if not _is_narrowed(there, other.stop):
        return True
    known = _roots_of(here)
    return not any(part.isdisjoint(known) for part in _roots(there, other.stop))


def _are_of_other_periods(here: Sentence, there: Sentence) -> bool:
    """Whether two sentences tell of months or years, and none of the same: "in May", "in June"."""
    one, other = (
        {time.mention.last for time in sentence.times if time.mention.grain in _LONG}
        for sentence in (here, there)
    )
    return bool(one and other) and one.isdisjoint(other)


def _is_narrowed(sentence: Sentence, at: int) -> bool:
    """Whether words behind a noun narrow it: "of the hotel", "killed on Friday"."""
    if at >= sentence.stop:
        return False
    word = sentence.tokens.lower[at]
    if word == "of" or word in count_words("narrowing"):
        return True
    clause = clause_at(sentence, at)
    return clause.kind == "participial" and clause.first == at


def _roots(sentence: Sentence, first: int) -> Iterator[frozenset[str]]:
    """Yield the roots of what narrows a noun, those of each phrase: "of the hotel", "across the
    street"; a clause is one phrase."""
    lower, limit = sentence.tokens.lower, min(sentence.stop, first + _WINDOW)
    verb = clause_at(sentence, first).verb
    if lower[first] not in _RELATIVE and first < verb < limit:
        limit = verb
    stop = next((at for at in range(first, limit) if not lower[at][0].isalnum()), limit)
    begins = [first - (lower[first] not in count_words("narrowing") | _OF)]
    if lower[first] not in _RELATIVE:
        begins += [at for at in range(first + 1, stop) if lower[at] in count_words("narrowing")]
    for begin, end in pairwise([*begins, stop]):
        words = lower[begin + 1 : end]
        yield frozenset(word[:_STEM] for word in words if len(word) >= _STEM) - _plain()


def _roots_of(sentence: Sentence) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in sentence.vocabulary if len(word) >= _STEM)


def _plain() -> frozenset[str]:
    return frozenset(word[:_STEM] for word in noun_words().stops | told_words("vague"))


def _count(context: Context, one: _Set) -> Count:
    sentence = context.analysis.sentences[one.index]
    kind = "taken up" if one.taken else "set"
    return Count(
        one.index, sentence, one.first, one.stop, kind, one.noun, "", one.number, one.number
    )
