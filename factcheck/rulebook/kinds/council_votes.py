"""Votes of a body of known size told as so many for, against and withheld: "carried by twelve votes
to three; China abstains" in the Security Council, which has fifteen."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from factcheck.extracting.frames.modality import modality_of
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.extracting.word_lists import WordLists
from factcheck.model.claims import Modality
from factcheck.model.findings import Step
from factcheck.model.mentions import EntityMention, Quantity
from factcheck.rulebook.context import Context
from factcheck.rulebook.params import KindParams
from factcheck.rulebook.rule import Outcomes, Rule

_BACK = 3  # sentences before in which the body may be named
_TO = 4  # tokens between the votes of two sides
_LABEL = 5  # tokens between a number and its side
_TOLD = frozenset({Modality.ASSERTED, Modality.ATTRIBUTED})
_words = WordLists("claims/council_votes").words
_phrases = WordLists("claims/council_votes").phrases


class Params(KindParams, frozen=True):
    """`seats`: how many vote; `before`: the year before which the body was smaller."""

    seats: int = 15
    before: int = 1966


class _Side(Struct, frozen=True):
    """So many votes for one side, which end at a token."""

    number: int
    stop: int


def check(rule: Rule, params: Params, context: Context) -> Outcomes:
    """Yield an outcome for every ballot of the body whose sides are told."""
    if not any(_named(one) for one in context.analysis.sentences):
        return
    sentences = context.analysis.sentences
    for at, sentence in enumerate(sentences):
        if _words("votes").isdisjoint(sentence.vocabulary):
            continue
        if not any(_named(one) for one in sentences[max(0, at - _BACK) : at + 1]):
            continue
        if not _words("others").isdisjoint(sentence.vocabulary) or _is_old(params, sentence):
            continue
        total = _total(sentence)
        if total is None or modality_of(sentence, sentence.first, sentence.stop) not in _TOLD:
            continue
        if total <= params.seats:
            yield rule.supported(sentence.span)
            continue
        yield rule.contradicted(
            sentence.span,
            rule.message("too_many", total=total, seats=params.seats),
            derivation=(Step("sum", f"for, against and withheld make {total}"),),
            confidence=0.8,
        )


def _named(sentence: Sentence) -> bool:
    return next(iter(sentence.phrases(_phrases("body"))), None) is not None


def _is_old(params: Params, sentence: Sentence) -> bool:
    years = (one.mention.first.year for one in sentence.times if one.mention.first is not None)
    return any(year < params.before for year in years)


def _total(sentence: Sentence) -> int | None:
    """The votes of all sides that a sentence tells; None where it tells one side only, or tells a
    number more than this reader understands."""
    pair = _pair(sentence)
    if pair is None and sum(_pair_from(sentence, one) is not None for one in sentence.quantities):
        return None  # more ballots than one
    found = [*pair] if pair else [one] if (one := _labelled(sentence, "for")) else []
    if not pair and (against := _labelled(sentence, "against")):
        found.append(against)
    withheld = _labelled(sentence, "withheld") or _abstainers(sentence)
    if withheld is not None:
        found.append(withheld)
    return sum(one.number for one in found) if len(found) > 1 else None


def _pair(sentence: Sentence) -> tuple[_Side, _Side] | None:
    """ "Twelve votes to three", "13-0", "by 14 votes to none"."""
    found = [pair for one in sentence.quantities if (pair := _pair_from(sentence, one))]
    return found[0] if len(found) == 1 else None


def _pair_from(sentence: Sentence, one: Placed[Quantity]) -> tuple[_Side, _Side] | None:
    lower = sentence.tokens.lower
    for at in range(one.stop, min(one.stop + _TO, sentence.stop) if _is_vote(one.mention) else 0):
        if lower[at] not in _words("between"):
            break
        if lower[at] not in _words("to"):
            continue
        other = next((two for two in sentence.quantities if two.first == at + 1), None)
        if other is not None and _is_vote(other.mention):
            return _side(one), _side(other)
        few = sentence.words(at + 1, at + 2)
        if few and few[0] in _words("few"):
            return _side(one), _Side(int(few[0] == "one"), at + 2)
    return None


def _labelled(sentence: Sentence, label: str) -> _Side | None:
    """The votes with the label of a side behind them: "four abstentions", "13 in favour"."""
    for one in sentence.quantities:
        if not _is_vote(one.mention) or sentence.words(one.first - 2, one.first) == ["of", "the"]:
            continue  # "nine of the fifteen seats said yes"
        within = sentence.tokens.lower[one.first : min(one.stop + _LABEL, sentence.stop)]
        at = next((n for n, word in enumerate(within) if word in _words(label)), -1)
        parting = within[one.stop - one.first : at] if at >= 0 else []
        if at >= 0 and (_words("between") | _words("members")).issuperset(parting):
            return _side(one)
    return None


def _abstainers(sentence: Sentence) -> _Side | None:
    """The states that abstain by name: "Cuba and Yemen abstain", "with China abstaining"."""
    for at in sentence.places_of(_words("withheld")):
        states = _listed_to(sentence, at)
        if states:
            return _Side(len(states), at + 1)
    return None


def _listed_to(sentence: Sentence, at: int) -> Sequence[Placed[EntityMention]]:
    found: list[Placed[EntityMention]] = []
    stop = at
    while stop > sentence.first:
        placed = sentence.entity_at(stop - 1)
        if placed is None or placed.mention.type != "country" or placed.stop != stop:
            break
        found.append(placed)
        stop = placed.first - (sentence.words(placed.first - 1, placed.first) == ["the"])
        while stop > sentence.first and sentence.tokens.lower[stop - 1] in {",", "and"}:
            stop -= 1
    return found


def _is_vote(quantity: Quantity) -> bool:
    plain = not quantity.ordinal and not quantity.is_range and quantity.hedge is None
    return plain and quantity.number == int(quantity.number) and 0 <= quantity.number <= 15


def _side(placed: Placed[Quantity]) -> _Side:
    return _Side(int(placed.mention.number), placed.stop)
