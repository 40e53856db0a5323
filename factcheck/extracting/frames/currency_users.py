"""How many states use a currency that an organisation counts as its members: "the nineteen
countries that use the euro", "the euro is used by nineteen states"."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.extracting.frames.cued import cued_by
from factcheck.extracting.frames.dates import hint_of
from factcheck.extracting.frames.frame import Frame
from factcheck.extracting.frames.modality import modality_of
from factcheck.extracting.frames.periods import period_of
from factcheck.extracting.lexicon import rules_words
from factcheck.extracting.sentence import Sentence
from factcheck.extracting.word_lists import WordLists
from factcheck.model.claims import Value
from factcheck.model.mentions import EntityMention
from factcheck.model.spans import Span

_STATES = frozenset({"country", "state", "economy", "nation", "member", "member state"})
_ALL_OF_THEM = (["the"], ["all"])  # "four countries with the euro" are some of them
_FEWEST = 3
_TO_COUNT = 3  # tokens from "used by" to the number
_phrases = WordLists("claims/memberships").phrases


@cued_by(lambda: _phrases("users_of").cues | _phrases("used_by").cues)
def currency_user_frames(sentence: Sentence, used: set[int]) -> Iterator[Frame]:
    """Yield a frame for every number of states with a shared currency; adds its start to `used`."""
    for first, stop, _ in sentence.phrases(_phrases("users_of")):
        yield from _frames(sentence, first, stop, used, behind=False)
    for first, stop, _ in sentence.phrases(_phrases("used_by")):
        yield from _frames(sentence, first, stop, used, behind=True)


def _frames(
    sentence: Sentence, first: int, stop: int, used: set[int], *, behind: bool
) -> Iterator[Frame]:
    lower, starts = sentence.tokens.lower, sentence.tokens.start
    for one in sentence.quantities:
        count = one.mention
        if count.unit not in _STATES or count.number < _FEWEST or count.ordinal or count.change:
            continue
        if count.hedge or not (behind or sentence.words(one.first - 1, one.first) in _ALL_OF_THEM):
            continue
        end = one.stop
        while end < sentence.stop and starts[end] < (count.noun_end or count.end):
            end += 1
        near = stop <= one.first <= stop + _TO_COUNT if behind else end == first
        if not near or count.start in used or sentence.words(one.first - 1, one.first) == ["of"]:
            continue
        words = range(first, stop)
        money = next((at for at in words if lower[at] in {"euro", "currency"}), None)
        if money is None:
            continue
        used.add(count.start)
        span = Span(starts[money], sentence.tokens.end[money])
        area: str = rules_words("claims/memberships")["currencies"]["euro"]
        owner = EntityMention(
            start=span.start,
            end=span.end,
            text=sentence.tokens.text[money],
            entity=area,
            type="organisation",
            canonical=area,
            form="name",
        )
        begin, finish = min(one.first, first), max(end, stop)
        yield Frame(
            measure="member_count",
            span=sentence.span_of(begin, finish),
            sentence=sentence,
            value=Value(text=count.text, interval=count.interval, unit=count.unit, quantity=count),
            subject=hint_of(owner),
            modality=modality_of(sentence, begin, finish),
            period=period_of(sentence, begin, finish),
            mentions=(count, owner),
        )
