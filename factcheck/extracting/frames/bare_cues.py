"""Words that name a measure only beside a value of its kind: "cut production by 500,000 barrels a
day", "raised its rate to 60%", "oil traded above $55"."""

from __future__ import annotations

from factcheck.extracting.frames.counts import hedged_first
from factcheck.extracting.frames.cued import Families, cued_by
from factcheck.extracting.frames.dimensions import dimension_of
from factcheck.extracting.lexicon import lexicon
from factcheck.extracting.sentence import Cue, Placed, Sentence
from factcheck.extracting.word_lists import WordLists
from factcheck.model.mentions import Quantity

_REACH = 6  # tokens from such a word to its value
_MOST_PRICE = 1000
_OWNERS = frozenset({"country", "organisation", "region"})
_POINTS = frozenset({"percent", "percentage_point", "basis_point"})


_set = WordLists("lexicon/changes").words


def _free(sentence: Sentence, words: frozenset[str]) -> list[int]:
    """The tokens that are one of some words and in no longer name of a measure."""
    return [
        at
        for at in sentence.places_of(words)
        if not any(cue.first <= at < cue.stop for cue in sentence.cues)
        and sentence.entity_at(at) is None
    ]


def _value_after(sentence: Sentence, at: int) -> Placed[Quantity] | None:
    placed = next((one for one in sentence.quantities if one.first > at), None)
    return placed if placed is not None and placed.first - at <= _REACH else None


@cued_by(lambda: _set("producing"))
def _produced(sentence: Sentence) -> list[Cue]:
    """ "Cut production by 500,000 barrels a day": the unit says of what."""
    units: dict[str, str] = lexicon("changes")["produced_in"]
    found: list[Cue] = []
    for at in _free(sentence, _set("producing")):
        placed = _value_after(sentence, at)
        measure = units.get(placed.mention.unit or "") if placed is not None else None
        if measure is not None:
            found.append(Cue(at, at + 1, measure))
    return found


@cued_by(lambda: _set("bank_rates"))
def _rates(sentence: Sentence) -> list[Cue]:
    """ "Lifted its rate to 60%": what a bank moves is the interest rate."""
    lower, found = sentence.tokens.lower, list[Cue]()
    for at in _free(sentence, _set("bank_rates")):
        placed = _value_after(sentence, at)
        if placed is None or dimension_of(placed.mention) not in _POINTS:
            continue
        before = sentence.words(at - 3, at)
        moved = not _set("moving_rates").isdisjoint(before)
        if not moved or lower[at - 1] not in {"its", "the", "their", "main", "key"}:
            continue
        if sentence.words(at + 1, at + 2)[:1] in (["of"], ["on"]):
            continue
        owned = any(one.first < at and one.mention.type in _OWNERS for one in sentence.entities)
        owned = owned or lower[sentence.first] in {"it", "its"}
        if owned and not _set("banks").isdisjoint(sentence.words(sentence.first, at)):
            found.append(Cue(at, at + 1, "interest_rate"))
    return found


@cued_by(lambda: lexicon("changes")["priced"])
def _prices(sentence: Sentence) -> list[Cue]:
    """ "Oil traded above $55": a price of what is traded by the barrel."""
    names: dict[str, str] = lexicon("changes")["priced"]
    lower, found = sentence.tokens.lower, list[Cue]()
    for at in _free(sentence, frozenset(names)):
        placed = _value_after(sentence, at)
        if placed is None or dimension_of(placed.mention) != "money":
            continue
        if placed.mention.number > _MOST_PRICE or placed.mention.change_form == "by":
            continue
        if at > sentence.first and lower[at - 1] in {"of", "in", "for", "on", "from", "and", "-"}:
            continue
        words = sentence.words(at + 1, hedged_first(sentence, placed))
        if not _set("pricing").isdisjoint(words) and all(
            word in _set("pricing") or word in _set("before_price") for word in words
        ):
            found.append(Cue(at, at + 1, names[lower[at]]))
    return found


_KINDS = Families(_produced, _rates, _prices)


def bare_cues(sentence: Sentence) -> list[Cue]:
    """Return the cues of a sentence that only the kind of their value makes one."""
    if not sentence.quantities:
        return []
    return [cue for kind in _KINDS.of(sentence) for cue in kind(sentence)]
