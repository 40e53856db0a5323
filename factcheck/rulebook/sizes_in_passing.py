"""The size of a thing as it stands before its noun: "the eight-storey block on Mill Street"."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.arithmetic.units import dimension
from factcheck.extracting.frames.clause_verbs import clause_words
from factcheck.extracting.nouns import noun_words
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.extracting.word_patterns import Bound
from factcheck.model.mentions import Quantity, TimeExpression
from factcheck.rulebook.context import Context
from factcheck.rulebook.named_things import named_thing
from factcheck.rulebook.text_things import is_listed, kind_of, thing_meant

_TO_NOUN = 3  # tokens from a size to the noun of its thing
_OPENING = frozenset({"the", "this", "its", "a", "an"})


def sizes_of(context: Context, index: int) -> Iterator[tuple[int, int, str, str, str]]:
    """Yield where a size stands, first and stop, with the thing that has it, its unit and value."""
    sentence = context.analysis.sentences[index]
    for placed in _placed(sentence):
        size = _size(sentence, placed)
        if size is None:
            continue
        head, unit, value = size
        bound = Bound(placed.first, head + 1, kind_of(sentence.tokens.lower[head]))
        thing = named_thing(context, sentence, head) or thing_meant(
            context, index, bound, inert=False
        )
        if thing:
            yield placed.first, head + 1, thing, unit, value


_Placed = Placed[Quantity] | Placed[TimeExpression]


def _placed(sentence: Sentence) -> Iterator[_Placed]:
    yield from sentence.quantities
    yield from sentence.times


def _size(sentence: Sentence, placed: _Placed) -> tuple[int, str, str] | None:
    """The noun that a size stands before, with the unit and the number."""
    lower, at = sentence.tokens.lower, placed.stop
    led = sentence.words(placed.first - 1, placed.first)
    if not led or led[0] not in _OPENING:
        return None
    mention = placed.mention
    if isinstance(mention, TimeExpression):
        if mention.grain != "duration" or "-" not in mention.text:
            return None
        unit, value = str(mention.unit), str(mention.ordinal)
    else:
        hyphened = "-" in mention.text or lower[at : at + 1] == ["-"]
        if not hyphened or mention.hedge or mention.unit is None or mention.is_range:
            return None
        unit, value = mention.unit, str(mention.number)
        at += 2 if lower[at : at + 1] == ["-"] else 0
    return _head(sentence, at, unit, value)


def _head(sentence: Sentence, at: int, unit: str, value: str) -> tuple[int, str, str] | None:
    """The first noun behind a size; names may stand before it. Races and bonds have many sizes, so
    that what is as long or lasts as long must be a thing of the lists."""
    listed, found = dimension(unit) not in {"count", "number"}, -1
    for noun in range(at, min(at + _TO_NOUN, sentence.stop)):
        word, printed = sentence.tokens.lower[noun], sentence.tokens.text[noun]
        if not word.isalpha() or word in noun_words().stops or word in clause_words("prepositions"):
            break
        if is_listed(word):
            return noun, unit, value
        if found < 0 and printed.islower():
            found = noun
    return None if listed or found < 0 else (found, unit, value)
