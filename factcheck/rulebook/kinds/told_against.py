"""One thing told in two places in ways that exclude each other: approved, and turned down."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.model.findings import Outcome, Related, Step, Verdict
from factcheck.rulebook.context import Context
from factcheck.rulebook.params import KindParams
from factcheck.rulebook.rule import Rule
from factcheck.rulebook.told_acts import spots_of
from factcheck.rulebook.told_order import misordered, outlived
from factcheck.rulebook.told_pairs import happened, opposed, told_twice
from factcheck.rulebook.told_telling import Telling
from factcheck.rulebook.told_words import Topic


class Params(KindParams, frozen=True):
    """This kind has no parameters: its words are in `rules/claims/opposed.yaml`."""


def check(rule: Rule, params: Params, context: Context) -> Iterator[Outcome]:
    """Yield an outcome for the first two tellings of each axis that exclude each other."""
    every = spots_of(context)
    for spots in every.values():
        topic = spots[0][2].topic
        if topic.title:
            told = happened(context, topic, spots)
            twice = next(told_twice(topic, told), None)
            if twice is not None:
                yield _told_twice(rule, topic, *twice)
        else:
            pair = next(opposed(context, topic, spots), None)
            if pair is not None:
                yield _outcome(rule, topic.note, *pair)
    for find, note in ((misordered, "order"), (outlived, "outlived")):
        pair = next(find(context, every), None)
        if pair is not None:
            yield _out_of_order(rule, note, *pair)


def _told_twice(
    rule: Rule, event: Topic, one: Telling, other: Telling, first: str, second: str
) -> Outcome:
    return rule.outcome(
        Verdict.INCONSISTENT,
        other.span,
        message=rule.message(
            "twice", what=event.title, first=first, second=second, quote=one.quote
        ),
        related=(Related(one.span, f"here it is {first}"),),
        derivation=(
            Step("value", f"{one.quote!r}: {first}"),
            Step("value", f"{other.quote!r}: {second}"),
        ),
        confidence=0.7,
    )


def _out_of_order(rule: Rule, note: str, first: Telling, second: Telling) -> Outcome:
    days = [time.text for one in (first, second) for time in one.times[:1]]
    return rule.outcome(
        Verdict.INCONSISTENT,
        second.span,
        message=rule.message(
            note, first=first.quote, second=second.quote, day=days[0], other=days[-1]
        ),
        related=(Related(first.span, f"{first.quote!r}: {days[0]}"),),
        derivation=(
            Step("first", f"{first.quote!r}: {days[0]}"),
            Step("second", f"{second.quote!r}: {days[-1]}"),
        ),
        confidence=0.7,
    )


def _outcome(rule: Rule, note: str, first: Telling, second: Telling) -> Outcome:
    return rule.outcome(
        Verdict.INCONSISTENT,
        second.span,
        message=rule.message("inconsistent", first=first.quote, second=second.quote, note=note),
        related=(Related(first.span, f"here it says {first.quote!r}"),),
        derivation=(
            Step("first", first.quote),
            Step("second", second.quote),
            Step("excluded", note),
        ),
        confidence=0.7,
    )
