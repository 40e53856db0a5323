"""Places with a time right beside them: "in Baku in 2010", "Baku (2010)", "in 2010 in Baku"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from factcheck.arithmetic.calendar import Days
from factcheck.extracting.frames.reckoned import Time, is_date
from factcheck.extracting.lexicon import rules_words
from factcheck.extracting.sentence import Sentence
from factcheck.model.mentions import EntityMention
from factcheck.model.spans import Span
from factcheck.rulebook.reckoning import days_from

_PLACES = frozenset({"city", "country", "region"})
_GRAINS = frozenset({"day", "month", "year"})


class PlaceTime(Struct, frozen=True):
    """A place with its time, at tokens [first, stop)."""

    first: int
    stop: int
    place: EntityMention
    time: Time

    @property
    def days(self) -> Days:
        """The days that the time can mean."""
        return days_from(self.time.mention)

    @property
    def span(self) -> Span:
        """Where the two stand in the text."""
        starts = (self.place.start, self.time.mention.start)
        return Span(min(starts), max(self.place.end, self.time.mention.end))


@cache
def _ties() -> frozenset[str]:
    return frozenset(rules_words("claims/meetings_listed")["ties"])


def placed_times(sentence: Sentence) -> Iterator[PlaceTime]:
    """Yield the times of a sentence that have a place beside them, in order."""
    for time in sentence.times:
        found = _placed(sentence, time)
        if found is not None:
            yield found


def _placed(sentence: Sentence, time: Time) -> PlaceTime | None:
    if not is_date(time.mention) or time.mention.grain not in _GRAINS or time.mention.approximate:
        return None
    before = next((one for one in sentence.entities if 0 <= time.first - one.stop <= 1), None)
    if before is not None and before.mention.type in _PLACES:
        between = sentence.words(before.stop, time.first)
        if not between or between[0] in _ties():
            stop = time.stop + (sentence.words(time.stop, time.stop + 1) == [")"])
            return PlaceTime(before.first, stop, before.mention, time)
    after = next((one for one in sentence.entities if one.first - time.stop == 1), None)
    if after is None or after.mention.type not in _PLACES:
        return None
    placed = sentence.words(time.stop, after.first) in (["in"], ["at"])
    return PlaceTime(time.first, after.stop, after.mention, time) if placed else None
