"""A date of birth that is not the one on record."""

from __future__ import annotations

from factcheck.arithmetic.calendar import Days
from factcheck.extracting.frames.ages import birth_of
from factcheck.extracting.frames.reckoned import Time
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.factbase.facts import Moment
from factcheck.model.findings import Evidence, Outcome, Severity, Step
from factcheck.model.mentions import EntityMention
from factcheck.model.spans import Span
from factcheck.rulebook.context import Context
from factcheck.rulebook.params import KindParams
from factcheck.rulebook.printing import day_text
from factcheck.rulebook.rule import Outcomes, Rule

_LINKS = frozenset({",", "(", "who", "was", "were", "is", "himself", "herself", "and"})
_REACH = 5  # tokens from a name to "born": "Angela Merkel, who was born"


class Params(KindParams, frozen=True):
    """`slack_days`: how far sources differ; the old calendar alone makes 13 days."""

    slack_days: int = 14


def check(rule: Rule, params: Params, context: Context) -> Outcomes:
    """Yield an outcome for every birth of a known person that is dated otherwise."""
    for sentence in context.sentences_with({"born"}):
        birth = birth_of(sentence)
        named = _named(sentence, birth) if birth is not None else None
        if birth is None or named is None:
            continue
        person = context.facts.person(named.mention.entity or "")
        if person is None or person.born is None:
            continue
        yield _judge(rule, params, birth, named, person.born, context)


def _named(sentence: Sentence, birth: Time) -> Placed[EntityMention] | None:
    """The person right before "born", or the subject after it: "Born in 1955, Ann Lee was ..."."""
    lower = sentence.tokens.lower
    born = next(at for at in range(sentence.first, birth.first) if lower[at] == "born")
    people = [one for one in sentence.entities if one.mention.type == "person"]
    before = [
        one
        for one in people
        if 0 <= born - one.stop <= _REACH and _LINKS.issuperset(lower[one.stop : born])
    ]
    if before and sentence.tokens.text[before[-1].stop - 1].endswith(("'s", "’s")):
        return None
    if before:
        return before[-1] if len(before) == 1 else None
    if born > sentence.first:
        return None
    after = [one for one in people if 1 <= one.first - birth.stop <= _REACH]
    return after[0] if len(after) == 1 else None


def _judge(
    rule: Rule,
    params: Params,
    birth: Time,
    named: Placed[EntityMention],
    born: Moment,
    context: Context,
) -> Outcome | None:
    mention = birth.mention
    assert mention.first is not None  # noqa: S101 - birth_of gives placed dates
    stated = Days(mention.first, mention.last or mention.first)
    gap = max((born.first - stated.last).days, (stated.first - born.last).days)
    if gap <= params.slack_days or mention.approximate:
        return None
    terms = context.facts.terms(person=named.mention.entity)
    source = terms[0].source if terms else None
    return rule.contradicted(
        Span(min(named.mention.start, mention.start), max(named.mention.end, mention.end)),
        rule.message(
            "contradicted",
            person=named.mention.canonical,
            stated=mention.text,
            known=day_text(born.edtf),
        ),
        severity=rule.severity if gap > 366 else Severity.WARNING,
        derivation=(Step("gap", f"{gap} days between {mention.text} and {born.edtf}"),),
        evidence=(
            Evidence(
                f"birth of {named.mention.canonical}",
                born.edtf,
                source.title if source else "fact base",
                source.url if source else "",
                source.vintage if source else "",
            ),
        ),
        confidence=0.85,
    )
