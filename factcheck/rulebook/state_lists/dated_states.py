"""States that a text pairs with years: "Greece and Turkey in 1952, Spain in 1982"; "1955: Austria".

The year can stand behind its states or before them. Both are read, and the facts say which of the
two the text means: no verb is asked for.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from msgspec import Struct

from factcheck.extracting.sentence import Placed, Sentence
from factcheck.extracting.word_lists import WordLists
from factcheck.model.mentions import EntityMention, TimeExpression

Name = Placed[EntityMention]
Time = Placed[TimeExpression]
Group = tuple[Name, ...]
words_of = WordLists("claims/state_lists").words

_GRAINS = frozenset({"year", "month", "day"})
_OTHERS = frozenset({"demonym", "capital", "pronoun", "town"})  # forms of names that are no state's
_BARRIERS = frozenset({";", ":"})
_ORDINAL = frozenset({"st", "nd", "rd", "th"})  # behind the digits of "150th"
_ON = frozenset({"in", "on"})
_AND = frozenset({"and", ",", "in"})
_RELATIVE = frozenset({"which", "who", "that", "whose"})
_MOST = 40  # states that are told of together
_LONGEST_ASIDE = 9  # tokens of ", ahead of them all, in"
_LONGEST_VERB = 6  # tokens of "waited until", "was the 149th, in"


class Dated(Struct, frozen=True):
    """States with the time that a sentence gives them all.

    `tight` holds where nothing but a preposition ties them, `verbal` where a few words with a verb
    stand between, `coming` where that is a verb of joining. `listed` holds where they go on with a
    list, so that what is said of the pair before them is said of them ("..., Spain in 1982"),
    `heading` where they can begin one.
    """

    index: int
    names: tuple[Name, ...]
    time: Time
    behind: bool
    tight: bool
    verbal: bool
    coming: bool
    listed: bool
    heading: bool


def dated_states(sentence: Sentence, index: int) -> tuple[list[Dated], list[Dated]]:
    """Return the states of a sentence with the times behind them, and with those before them."""
    runs = _time_runs(sentence)
    groups = _groups(sentence) if runs else []
    if not groups:
        return [], []
    behind = [
        dated
        for group, run, stop in _pairs_behind(groups, runs)
        for dated in _dated(sentence, index, group, run, (group[-1].stop, stop))
    ]
    before = [
        dated
        for group, run, first in _pairs_before(groups, runs)
        for dated in _dated(sentence, index, group, run, (first, group[0].first))
    ]
    return behind, before


def is_state(name: Name) -> bool:
    """Whether a name is that of a state or a region of states, not of its people or rulers."""
    mention = name.mention
    if mention.type not in {"country", "region"}:
        return False
    # A state that has the name of its capital: "Singapore", "Luxembourg".
    return mention.form not in _OTHERS or mention.text == mention.canonical


def _time_runs(sentence: Sentence) -> list[tuple[Time, ...]]:
    """The times of a sentence that have a place on the calendar, those together that only "and"
    parts: "in 1971 and 1973"."""
    runs: list[list[Time]] = []
    for time in sentence.times:
        if not _is_date(time.mention):
            continue
        last = runs[-1][-1] if runs else None
        if last is not None and _AND.issuperset(sentence.words(last.stop, time.first)):
            runs[-1].append(time)
        else:
            runs.append([time])
    return [tuple(one) for one in runs]


def _is_date(time: TimeExpression) -> bool:
    grains = _GRAINS | {"range"} if time.relative else _GRAINS
    return time.first is not None and time.grain in grains and not time.approximate


def _groups(sentence: Sentence) -> list[tuple[Name, ...]]:
    """The states of a sentence, those together that nothing but commas and "and" part."""
    groups: list[list[Name]] = []
    for name in sentence.entities:
        if not is_state(name) or sentence.owns(name):
            continue
        last = groups[-1][-1] if groups else None
        if last is not None and _are_joined(sentence, last.stop, name.first):
            groups[-1].append(name)
        else:
            groups.append([name])
    return [tuple(one) for one in groups]


def _are_joined(sentence: Sentence, first: int, stop: int) -> bool:
    between = sentence.tokens.lower[first:stop]
    counts = {one.first for one in sentence.quantities if first <= one.first < stop}
    return all(
        word in words_of("joints") or first + at in counts for at, word in enumerate(between)
    )


def _pairs_behind(
    groups: Sequence[Group], runs: Sequence[tuple[Time, ...]]
) -> Iterator[tuple[Group, tuple[Time, ...], int]]:
    """Yield each group with the times behind it, none between, and where they begin."""
    ends = [one[-1].stop for one in groups]
    for at, run in enumerate(runs):
        place = bisect_left(ends, run[0].first + 1) - 1
        if place >= 0 and (at == 0 or runs[at - 1][-1].first < ends[place]):
            yield groups[place], run, run[0].first


def _pairs_before(
    groups: Sequence[Group], runs: Sequence[tuple[Time, ...]]
) -> Iterator[tuple[Group, tuple[Time, ...], int]]:
    """Yield each group with the times before it, none between, and where they end."""
    begins = [one[0].first for one in groups]
    for at, run in enumerate(runs):
        place = bisect_left(begins, run[-1].stop)
        last = at + 1 == len(runs)
        if place < len(groups) and (last or runs[at + 1][0].first > begins[place]):
            yield groups[place], run, run[-1].stop


def _dated(
    sentence: Sentence, index: int, group: Group, run: Sequence[Time], gap: tuple[int, int]
) -> Iterator[Dated]:
    """Yield a group with its time, or each state with its own: "A and B in 1971 and 1973"."""
    between = sentence.tokens.lower[gap[0] : gap[1]]
    if len(between) > 1 and not _BARRIERS.isdisjoint(between):
        return
    if len(run) not in (1, len(group)) or len(group) > _MOST:
        return
    behind = run[0].first > group[0].first
    tight, verbal = _tie(sentence, gap[0], between)
    coming = verbal and behind and words_of("coming").issuperset(between)
    listed, heading = _lead(sentence, group, run, behind=behind)
    if len(run) == 1:
        yield Dated(index, group, run[0], behind, tight, verbal, coming, listed, heading)
        return
    for name, time in zip(group, run, strict=True):
        yield Dated(index, (name,), time, behind, tight, verbal, coming, listed, heading)


def _tie(sentence: Sentence, first: int, between: Sequence[str]) -> tuple[bool, bool]:
    """How a group and its time hang together: by prepositions alone, by a few words."""
    stop = first + len(between)
    if _are_ties(sentence, first, stop):
        return True, False
    plain = not any(first <= one.first < stop for one in sentence.entities)
    if between[0] == "," and plain:
        # "North Macedonia, which had waited so long, in 2020", "Spain, at last, in 1982"
        last = stop - 1 - between[::-1].index(",")
        relative = not _RELATIVE.isdisjoint(between[1:3])
        if last > first and (relative or len(between) <= _LONGEST_ASIDE):
            return _are_ties(sentence, last, stop), False
    told = words_of("apart").isdisjoint(between)
    return False, plain and told and len(between) <= _LONGEST_VERB


def _are_ties(sentence: Sentence, first: int, stop: int) -> bool:
    """Whether there is nothing but prepositions and "the 150th" in a stretch."""
    lower, ties = sentence.tokens.lower, words_of("ties")
    return all(
        lower[at] in ties
        or lower[at] in _ORDINAL
        or (lower[at].isdigit() and not _ORDINAL.isdisjoint(lower[at + 1 : at + 2]))
        for at in range(first, stop)
    )


def _lead(
    sentence: Sentence, group: Group, run: Sequence[Time], *, behind: bool
) -> tuple[bool, bool]:
    """Whether a pair goes on with a list, and whether it can begin one: by the words around it."""
    first = group[0].first if behind else run[0].first
    stop = run[-1].stop if behind else group[-1].stop
    after = "".join(sentence.words(stop, stop + 1))
    if after and after not in words_of("after"):
        return False, False
    lower = sentence.tokens.lower
    fore = words_of("fore") if behind else words_of("fore") | _ON
    while first > sentence.first and lower[first - 1] in fore:
        first -= 1
    before = lower[first - 1] if first > sentence.first else ""
    taken_in = lower[first - 2 : first - 1] if before == "in" else []
    where = before in words_of("places") and words_of("taking_in").isdisjoint(taken_in)
    return before in words_of("before"), not where
