"""What each part of a house has of one account, told in one sentence of all parts there are."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from factcheck.extracting.cardinals import whole_cardinal
from factcheck.extracting.frames.spots import Spot, spots_of, time_at
from factcheck.extracting.ledger_accounts import Account
from factcheck.extracting.sentence import Sentence
from factcheck.rulebook.context import Context
from factcheck.rulebook.ledger.dating import Place, one_of
from factcheck.rulebook.ledger.periods import Told
from factcheck.rulebook.ledger.titles import declared, is_money, report_period
from factcheck.rulebook.ledger.words import ledger_words

_LEAST, _MOST = 2, 12  # parts of a house
_HEADING = 12  # words of a heading


class Parts(Struct, frozen=True):
    """The figures of all parts by the names of the parts, of one account and period."""

    account: Account
    period: Told
    spots: tuple[Spot, ...]
    sentence: Sentence


def parts_told(context: Context) -> Iterator[Parts]:
    """Yield the sentences that give one account for each of all the parts of the house."""
    words, report = ledger_words(), context.once(report_period)
    if report is None or context.places_with(words["eliminations"]):
        return
    sentences, segments = context.analysis.sentences, context.document.segments
    for at in context.places_with(words.names.cues):
        sentence = sentences[at]
        if len(sentence.quantities) < _LEAST:
            continue
        above = segments[sentence.segment - 1] if sentence.segment else None
        heading = context.document.quote(above.span) if above is not None else ""
        near = sentence.vocabulary | set(heading.lower().split()[:_HEADING])
        if at and sentences[at - 1].segment == sentence.segment:
            near |= sentences[at - 1].vocabulary
        if words["all_parts"].isdisjoint(near) or not words["some_parts"].isdisjoint(near):
            continue
        found = _parts_in(sentence, context, report)
        if found is not None and _is_count(near, len(found.spots)):
            yield found


def _is_count(near: frozenset[str], parts: int) -> bool:
    """Whether a number of parts that is told ("three segments") is that of the figures."""
    counts = {whole_cardinal([word]) for word in near if word.isalpha()} - {None, 1}
    return not counts or parts in counts


def _parts_in(sentence: Sentence, context: Context, report: Told) -> Parts | None:
    words = ledger_words()
    hits = list(sentence.phrases(words.names))
    accounts = {ids[0][0] for _, _, ids in hits}
    if len(accounts) != 1:
        return None
    account = words.accounts[accounts.pop()]
    told = (one for one in spots_of(sentence) if one.quantity.unit not in words["all_parts"])
    spots = [context.once(declared).read(one) for one in told]
    if account.unit not in {"money", "count"} or not _LEAST <= len(spots) <= _MOST:
        return None
    if not _are_alike(spots, account) or not _are_labelled(sentence, spots, hits):
        return None
    place = Place(report, frozenset(), ahead=False, unsure=0, declared=context.once(declared))
    period = one_of(sentence.times, account, place) if sentence.times else report
    return None if period is None else Parts(account, period, tuple(spots), sentence)


def _are_alike(spots: list[Spot], account: Account) -> bool:
    units = {one.quantity.unit for one in spots}
    plain = all(not one.quantity.hedge and not one.quantity.is_range for one in spots)
    plain = plain and all(one.quantity.change_form in (None, "to") for one in spots)
    money = account.unit == "money" and len(units) == 1 and is_money(next(iter(units)))
    counted = account.unit == "count" and units <= {None, *account.counted}
    return plain and (money or counted)


def _are_labelled(
    sentence: Sentence, spots: list[Spot], hits: list[tuple[int, int, tuple[tuple[str, bool], ...]]]
) -> bool:
    """Whether each figure has one name of its own before it, and nothing else is told."""
    named = {at for first, stop, _ in hits for at in range(first, stop)}
    floor, labels = sentence.first, []
    for spot in spots:
        label = _label(sentence, floor, spot.first, named)
        if label is None:
            return False
        labels.append(label)
        floor = spot.stop
    rest = sentence.words(floor, sentence.stop)
    return len(set(labels)) == len(labels) and len(rest) <= 1


def _label(sentence: Sentence, first: int, stop: int, named: set[int]) -> str | None:
    """The words in capitals between two figures; None where other words stand there too."""
    tokens, words = sentence.tokens, ledger_words()
    label = []
    for at in range(first, stop):
        word = tokens.lower[at].removesuffix("'s").removesuffix("’s")
        if at in named or time_at(sentence, at) is not None or word in words["between_parts"]:
            continue
        if not tokens.text[at][0].isupper() and not (at == first and first == sentence.first):
            return None
        label.append(word)
    return " ".join(label) or None
