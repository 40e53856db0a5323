"""How many people a state has, told without the word: "Norway, a country of 5.5 million", "Mali,
whose 23 million people"."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from factcheck.extracting.frames.counts import hedged_first, noun_stop
from factcheck.extracting.frames.cued import cued_by
from factcheck.extracting.frames.dates import hint_of
from factcheck.extracting.frames.frame import Frame
from factcheck.extracting.frames.modality import modality_of
from factcheck.extracting.frames.periods import own_period
from factcheck.extracting.frames.standing import is_coordinated, is_possessive
from factcheck.extracting.lexicon import rules_words
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.model.claims import Value
from factcheck.model.mentions import EntityMention, Quantity

_FEWEST = Decimal(10_000)
_ADJECTIVES = 3  # between "a" and "country"


def _words(name: str) -> frozenset[str]:
    return frozenset(rules_words("claims/peoples_told")[name])


@cued_by(lambda: _words("lands") | {"whose", "home", "with"} | _words("peoples"))
def people_told_frames(sentence: Sentence, used: set[int]) -> Iterator[Frame]:
    """Yield a frame for every number of people that a state is told to have so; adds its start to
    `used`."""
    for placed in sentence.quantities:
        quantity = placed.mention
        if quantity.start in used or quantity.ordinal or quantity.number < _FEWEST:
            continue
        first = hedged_first(sentence, placed)
        owner = (
            _of_land(sentence, placed, first)
            or _whose(sentence, placed, first)
            or _beside(sentence, placed, first)
        )
        if owner is None:
            continue
        used.add(quantity.start)
        yield Frame(
            measure="population",
            span=sentence.span_with(placed, placed.first, placed.stop),
            sentence=sentence,
            value=Value(
                text=quantity.text, interval=quantity.interval, unit="person", quantity=quantity
            ),
            subject=hint_of(owner.mention),
            modality=modality_of(sentence, placed.first, placed.stop),
            period=own_period(sentence, noun_stop(sentence, placed)),
            mentions=(quantity,),
        )


def _of_land(
    sentence: Sentence, placed: Placed[Quantity], first: int
) -> Placed[EntityMention] | None:
    """ "Norway, a country of 5.5 million,"."""
    lower = sentence.tokens.lower
    after = sentence.words(placed.stop, placed.stop + 1)
    counts = placed.mention.unit is None and (not after or not after[0].isalnum())
    if not counts or sentence.words(first - 1, first) != ["of"] or first - 2 <= sentence.first:
        return None
    if lower[first - 2] not in _words("lands"):
        return None
    for at in range(first - 3, max(sentence.first, first - 4 - _ADJECTIVES), -1):
        if lower[at] in {"a", "an"}:
            return _state_before(sentence, at)
    return None


def _state_before(sentence: Sentence, at: int) -> Placed[EntityMention] | None:
    """The state before ", a" or "is a"."""
    if sentence.words(at - 1, at) not in ([","], ["is"], ["remains"]):
        return None
    return _right_before(sentence, at - 1)


def _right_before(sentence: Sentence, at: int) -> Placed[EntityMention] | None:
    owner = sentence.entity_at(at - 1) if at > sentence.first else None
    named = owner is not None and owner.stop == at and owner.mention.type == "country"
    return owner if named and owner is not None and owner.mention.form != "demonym" else None


def _whose(
    sentence: Sentence, placed: Placed[Quantity], first: int
) -> Placed[EntityMention] | None:
    """ "Mali, whose 23 million people": all of them, where nothing after them says which."""
    if placed.mention.unit not in {"person", "inhabitant"}:
        return None
    if sentence.words(first - 2, first) != [",", "whose"]:
        return None
    stop = noun_stop(sentence, placed)
    if not _words("only_these").isdisjoint(sentence.words(stop, stop + 1)):
        return None
    owner = _right_before(sentence, first - 2)
    # "Peru and Chile, whose 52 million" are of both.
    return None if owner is None or is_coordinated(sentence, owner) else owner


def _beside(
    sentence: Sentence, placed: Placed[Quantity], first: int
) -> Placed[EntityMention] | None:
    """ "Mali, home to 23 million people", "with 23 million inhabitants Mali", "Mali's 23 million
    citizens": all of them, where nothing after them says which."""
    if placed.mention.unit not in {"person", "inhabitant", "citizen"}:
        return None
    stop = noun_stop(sentence, placed)
    if sentence.words(stop - 1, stop)[:1] and sentence.tokens.lower[stop - 1] not in _words(
        "peoples"
    ):
        return None
    after = sentence.words(stop, stop + 1)
    if not _words("only_these").isdisjoint(after):
        return None
    if sentence.words(first - 3, first) == [",", "home", "to"]:
        return _right_before(sentence, first - 3)
    lead = sentence.words(sentence.first, first)
    if lead == ["with", "its"] or (lead == ["with"] and placed.mention.unit != "person"):
        at = stop + (after == [","])
        land = sentence.entity_at(at) if at < sentence.stop else None
        named = land is not None and land.first == at and land.mention.type == "country"
        return land if named and land is not None and not is_possessive(sentence, land) else None
    owner = sentence.entity_at(first - 1) if first > sentence.first else None
    owns = owner is not None and owner.mention.type == "country" and is_possessive(sentence, owner)
    return owner if owns and placed.mention.unit == "citizen" else None
