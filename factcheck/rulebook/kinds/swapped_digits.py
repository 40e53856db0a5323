"""One figure given twice, once with two digits swapped, whatever the words around it: "the
launch cost 318 million", "at 381 million the launch was not cheap".

Two figures with the same digits in another order are rarely two things: where the clause of one
has most of its words in common with the sentence of the other, and they have one time, it is one
figure. The fewer digits, the more words are asked for. What narrows one of the two only, or another
name, keeps them apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Set
from functools import cache
from itertools import combinations

from msgspec import Struct

from factcheck.extracting.frames.dimensions import dimension_of
from factcheck.extracting.frames.open_words import open_words
from factcheck.extracting.frames.passages import are_akin
from factcheck.extracting.nouns import noun_words
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.extracting.word_lists import WordLists
from factcheck.model.document import SegmentKind
from factcheck.model.findings import Outcome, Related, Step
from factcheck.model.mentions import Quantity
from factcheck.rulebook.context import Context
from factcheck.rulebook.ledger.periods import told_period
from factcheck.rulebook.ledger.titles import report_period
from factcheck.rulebook.params import KindParams
from factcheck.rulebook.rule import Outcomes, Rule

_MOST_ALIKE = 6  # figures with the same digits that are still compared with each other
_SHORT = 2  # letters of a word, or digits of a count, that say too little
_LABELLING = frozenset({":", "|"})
_COUNTED = frozenset({"count", "people"})
_YEAR = range(1900, 2100)
_words = WordLists("claims/swapped_digits").words

Digits = tuple[str, str, int, tuple[int, ...]]


class Params(KindParams, frozen=True):
    """`needed`: digits of a figure and words in common together, at least; `part`: the least share
    of the words of one clause that the sentence of the other figure has."""

    needed: int = 5
    part: float = 0.6


class _Figure(Struct, frozen=True):
    """A figure with its sentence, and with the tokens of its clause."""

    placed: Placed[Quantity]
    sentence: Sentence
    digits: tuple[int, ...]

    @property
    def clause(self) -> range:
        """The tokens that tell what the figure is of."""
        return _clause(self.sentence, self.placed)


def check(rule: Rule, params: Params, context: Context) -> Outcomes:
    """Yield an outcome for every figure that another one has with two digits swapped."""
    groups: dict[Digits, list[_Figure]] = defaultdict(list)
    for sentence in context.analysis.sentences:
        if context.document.segments[sentence.segment].kind is SegmentKind.TABLE_CELL:
            continue
        for placed in sentence.quantities:
            key = _key(placed.mention)
            if key is not None:
                digits = placed.mention.number.normalize().as_tuple().digits
                groups[key].append(_Figure(placed, sentence, digits))
    for group in groups.values():
        if 1 < len(group) <= _MOST_ALIKE:
            yield from _swapped(rule, params, group, context)


def _key(quantity: Quantity) -> Digits | None:
    """What two figures with swapped digits share: unit, size and digits; None for a figure that
    says too little by its digits, or may be a year."""
    number = quantity.number.normalize().as_tuple()
    exponent = number.exponent
    if quantity.ordinal or quantity.is_range or not isinstance(exponent, int):
        return None
    dimension = dimension_of(quantity)
    counted = dimension == "count"
    if (
        dimension == "years"
        or len(set(number.digits)) < _SHORT
        or (counted and len(number.digits) <= _SHORT)
    ):
        return None
    if quantity.unit is None and exponent == 0 and int(quantity.number) in _YEAR:
        return None
    unit = "" if counted else quantity.unit or ""
    return unit, quantity.per or "", exponent, tuple(sorted(number.digits))


def _swapped(
    rule: Rule, params: Params, group: list[_Figure], context: Context
) -> Iterator[Outcome]:
    for one, other in combinations(group, 2):
        if one.sentence is other.sentence or not _is_swap(one.digits, other.digits):
            continue
        shared = _shared(params, one, other, context)
        if shared:
            yield _outcome(rule, one, other, shared)


def _is_swap(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    apart = [at for at, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    return len(apart) == _SHORT


def _shared(params: Params, one: _Figure, other: _Figure, context: Context) -> list[str]:
    """The words that two figures have in common, where these make them one figure."""
    if not _are_of_one_time(one, other, context) or _tells_both(one, other):
        return []
    if not _are_of_one_noun(one, other) or not _names_agree(one, other):
        return []
    mine, theirs = _told(one, one.clause), _told(other, other.clause)
    shared = [word for word in mine if any(are_akin(word, told) for told in theirs)]
    needed = max(1, params.needed - len(one.digits))
    if len(shared) < needed or not shared:
        return []
    part = max(_part(one, other), _part(other, one))
    if part < params.part or any(map(_is_of_another, (one, other), (other, one))):
        return []
    if not (_is_head(mine[0], other) and _is_head(theirs[0], one)):
        return []  # "The lake lies at 1,318 metres. The pass above the lake lies at 1,381 metres"
    if all(_is_name(figure, word) for figure in (one, other) for word in shared):
        return []  # "the road from Bonn to Ulm", "the railway between Bonn and Ulm"
    common = {*shared, *(word for word in theirs if any(are_akin(word, told) for told in mine))}
    if any(_is_narrowed(each, common) for each in (one, other)):
        return []
    return sorted(set(shared))


def _part(one: _Figure, other: _Figure) -> float:
    """The share of the words of the clause of one figure that the sentence of the other has too."""
    mine = _told(one, one.clause)
    theirs = _told(other, range(other.sentence.first, other.sentence.stop))
    return sum(any(are_akin(word, told) for told in theirs) for word in mine) / max(1, len(mine))


def _is_head(word: str, other: _Figure) -> bool:
    """Whether the first word that tells something in one clause has its like in another."""
    return any(are_akin(word, told) for told in _told(other, other.clause))


def _are_of_one_time(one: _Figure, other: _Figure, context: Context) -> bool:
    """Whether two sentences tell of the same times; none is that of which a text reports."""
    report = context.once(report_period)
    periods = [
        {
            told_period(time.mention, True, report) or time.mention.last
            for time in each.sentence.times
        }
        for each in (one, other)
    ]
    return periods[0] == periods[1] or (periods[0] or {report}) == (periods[1] or {report})


def _tells_both(one: _Figure, other: _Figure) -> bool:
    """Whether one of the sentences has both figures, and so tells them apart."""
    numbers = {one.placed.mention.number, other.placed.mention.number}
    return any(
        numbers <= {placed.mention.number for placed in each.sentence.quantities}
        for each in (one, other)
    )


def _are_of_one_noun(one: _Figure, other: _Figure) -> bool:
    """Whether what is counted is one thing, or only one of them says what it counts."""
    units = [each.placed.mention.unit for each in (one, other)]
    if None in units or dimension_of(one.placed.mention) not in _COUNTED:
        return True
    first, second = (str(unit).split()[-1] for unit in units)
    return are_akin(first, second)


def _told(figure: _Figure, places: range) -> list[str]:
    """The words among some tokens that tell something."""
    lower, taken = figure.sentence.tokens.lower, _taken(figure.sentence)
    words = (lower[at] for at in places if at not in taken)
    return list(dict.fromkeys(word.removesuffix("'s") for word in words if _tells(word)))


def _taken(sentence: Sentence) -> set[int]:
    """The tokens of figures and times."""
    return {
        at for one in (*sentence.quantities, *sentence.times) for at in range(one.first, one.stop)
    }


def _tells(word: str) -> bool:
    """Whether a word tells something of what a figure is of."""
    word = word.removesuffix("'s")
    return word.isalpha() and len(word) > _SHORT and word not in _light()


@cache
def _light() -> frozenset[str]:
    return noun_words().stops | open_words().light | open_words().between | _words("light")


def _clause(sentence: Sentence, placed: Placed[Quantity]) -> range:
    """The tokens around a figure up to the marks and words that part clauses; with what stands
    before the mark where nothing else tells what the figure is of ("the prize, at 4,100 euros"),
    and all of a label ("Winners, all classes: 4,100")."""
    lower, breaks, stop = sentence.tokens.lower, _words("breaks"), placed.stop
    while stop < sentence.stop and lower[stop] not in breaks:
        stop += 1
    first = _begins(sentence, placed.first)
    telling = set(range(sentence.first, sentence.stop)) - _taken(sentence)
    telling = {at for at in telling if _tells(lower[at])} - {placed.stop}  # what is counted
    while first > sentence.first and telling.isdisjoint(range(first, stop)):
        if lower[first - 1] in _LABELLING:
            return range(sentence.first, stop)
        first = _begins(sentence, first - 1)
    return range(first, stop)


def _begins(sentence: Sentence, at: int) -> int:
    while at > sentence.first and sentence.tokens.lower[at - 1] not in _words("breaks"):
        at -= 1
    return at


def _is_of_another(figure: _Figure, other: _Figure) -> bool:
    """Whether a clause speaks of what was named before it, or has a name that the other sentence
    has not: the figure may be of anybody."""
    sentence, clause = figure.sentence, figure.clause
    lower = sentence.tokens.lower
    before = range(clause.start, figure.placed.first)
    if any(lower[at] in _words("pointing") for at in before):
        return True
    return any(
        _is_name(figure, word) and not other.sentence.places_of({word})
        for word in _told(figure, clause)
    )


def _is_name(figure: _Figure, word: str) -> bool:
    """Whether a word of a clause has a capital; one that opens a sentence may have it for that."""
    sentence = figure.sentence
    return any(
        sentence.tokens.text[at][0].isupper() and sentence.tokens.lower[at].startswith(word)
        for at in figure.clause
        if at > sentence.first
    )


def _is_narrowed(figure: _Figure, common: Set[str]) -> bool:
    """Whether a word of its own stands right before one that the other sentence has as well ("pro
    rata net debt" is not the net debt), or behind "among" and the like."""
    lower, before = figure.sentence.tokens.lower, ""
    taken = _taken(figure.sentence)
    for at in figure.clause:
        told = _tells(lower[at]) and at not in taken
        shared = told and lower[at].removesuffix("'s") in common
        if (shared and before == "own") or (told and not shared and before == "limiting"):
            return True
        if told:
            before = "" if shared else "own"
        elif lower[at] not in open_words().determiners:
            before = "limiting" if lower[at] in _words("limiting") else ""
    return False


def _names_agree(one: _Figure, other: _Figure) -> bool:
    """Whether the names of one sentence are among those of the other, and the same words that
    narrow a figure stand in both."""
    names = [
        {placed.mention.entity or placed.mention.canonical for placed in each.sentence.entities}
        for each in (one, other)
    ]
    narrow = [_narrowing(each) for each in (one, other)]
    labels = [_labels(each) for each in (one, other)]
    return (
        narrow[0] == narrow[1]
        and (names[0] <= names[1] or names[1] <= names[0])
        and (labels[0] <= labels[1] or labels[1] <= labels[0])
    )


def _narrowing(figure: _Figure) -> Set[str]:
    """The words that narrow a figure: those of its clause, and of its sentence where these make all
    of it a plan or another time."""
    lower = figure.sentence.tokens.lower
    near = {lower[at] for at in figure.clause} & _words("narrowing")
    return near | (figure.sentence.vocabulary & _words("narrowing_all"))


def _labels(figure: _Figure) -> set[str]:
    """What tells things of one name apart: "Ward A", "Lot 2"."""
    sentence, own = figure.sentence, figure.placed
    words = {
        sentence.tokens.text[at]
        for at in figure.clause
        if at > sentence.first
        and not own.first <= at < own.stop
        and not any(one.first <= at < one.stop for one in (*sentence.times, *sentence.quantities))
    }
    capitals = {word for word in words if len(word) == 1 and word.isupper()}
    return capitals | {word for word in words if word[0].isdigit()}


def _outcome(rule: Rule, one: _Figure, other: _Figure, shared: list[str]) -> Outcome:
    first, second = one.placed.mention, other.placed.mention
    return rule.inconsistent(
        second.span,
        message=rule.message("swapped", first=first.text, second=second.text),
        related=(Related(first.span, f"here it is {first.text}"),),
        derivation=(
            Step("digits", f"{first.text} and {second.text} differ by two swapped digits"),
            Step("same", f"both sentences tell of: {', '.join(shared)}"),
        ),
        confidence=0.7,
    )
