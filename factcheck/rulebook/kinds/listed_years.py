"""States listed with years, of which all but one did in their years one and the same thing that the
fact base knows: "Greece and Turkey in 1952, Spain in 1981" in a text about NATO.

That the others agree tells what is meant, whatever the words are, and is the guard against reading
it into a list of something else.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from msgspec import Struct

from factcheck.model.findings import Evidence, Outcome, Step
from factcheck.model.spans import Span
from factcheck.rulebook.citing import cite
from factcheck.rulebook.context import Context
from factcheck.rulebook.params import KindParams
from factcheck.rulebook.printing import day_text
from factcheck.rulebook.rule import Outcomes, Rule
from factcheck.rulebook.state_lists.dated_states import Dated, Name, dated_states
from factcheck.rulebook.state_lists.joinings import (
    INDEPENDENCE,
    Deed,
    Relation,
    cohort,
    deeds_of,
    done_in,
    told_deed,
)
from factcheck.rulebook.state_lists.spoken_of import bodies_of

_FEWEST = 2  # states with years among sentences that are near
_NEAR = 3  # sentences before and after that may go on with a list


class Params(KindParams, frozen=True):
    """`named`, `unnamed`: how many states must agree where the text names the organisation, and
    where it does not; `years`: how many different years they must have in the latter case;
    `cohort`: how many can join in one year for it to say anything that one of them did."""

    named: int = 2
    unnamed: int = 4
    years: int = 3
    cohort: int = 20


class _Told(Struct, frozen=True):
    """A state, or a region of states, with its time, and the relations that were so then."""

    dated: Dated
    name: Name
    states: tuple[str, ...]
    right: frozenset[Relation]


Reading = Sequence[_Told]


def check(rule: Rule, params: Params, context: Context) -> Outcomes:
    """Yield an outcome for every state whose year does not agree where those beside it do."""
    lines = _lines(params, context)
    for index, readings in lines.items():
        near = [
            one
            for at in range(index - _NEAR, index + _NEAR + 1)
            if at != index
            for reading in lines.get(at, ())
            for one in reading
        ]
        for at, reading in enumerate(readings):
            outcome = _misfit(rule, params, reading, readings[1 - at], near, context)
            if outcome is not None:
                yield outcome
                break


def _lines(params: Params, context: Context) -> dict[int, tuple[Reading, Reading]]:
    """Both readings of every sentence that pairs states with times, near others that do."""
    found: dict[int, tuple[list[Dated], list[Dated]]] = {}
    for index, sentence in enumerate(context.analysis.sentences):
        if sentence.times and sentence.entities:
            readings = dated_states(sentence, index)
            if readings[0] or readings[1]:
                found[index] = readings
    sizes = {at: max(map(_size, readings)) for at, readings in found.items()}
    lines: dict[int, tuple[Reading, Reading]] = {}
    for index, readings in found.items():
        if sum(sizes.get(at, 0) for at in range(index - _NEAR, index + _NEAR + 1)) > _FEWEST:
            behind, before = (
                [_told(params, context, dated, name) for dated in one for name in dated.names]
                for one in readings
            )
            lines[index] = behind, before
    return lines


def _size(reading: Sequence[Dated]) -> int:
    return sum(len(one.names) for one in reading)


def _told(params: Params, context: Context, dated: Dated, name: Name) -> _Told:
    mention, time = name.mention, dated.time.mention
    states: tuple[str, ...] = (mention.entity or "",)
    if mention.type == "region":
        states = context.facts.members(mention.entity or "", context.today)
    rights = [
        {
            relation
            for relation in done_in(context, state, time)
            if time.grain == "day" or cohort(context, relation, time) <= params.cohort
        }
        for state in states
    ]
    right = frozenset(set.intersection(*rights)) if rights else frozenset[Relation]()
    return _Told(dated, name, states, right)


def _misfit(
    rule: Rule,
    params: Params,
    reading: Reading,
    other: Reading,
    near: Sequence[_Told],
    context: Context,
) -> Outcome | None:
    """Return what does not fit the relation that explains most of a sentence and of those near."""
    counts = Counter(relation for one in reading for relation in one.right)
    around = Counter(relation for one in near for relation in one.right)
    named = bodies_of(context)
    bare = bool(reading) and _is_bare(context, reading)
    coming = bool(reading) and all(one.dated.coming for one in reading)
    ranked = sorted(
        counts.keys() | (around.keys() if bare or coming else set()),
        key=lambda one: (-counts[one], one.organisation not in named, -around[one], one),
    )
    for relation in ranked[:2]:
        wrong = _wrong(relation, reading)
        if not wrong:
            return None
        if _is_read_otherwise(relation, wrong, reading, other):
            continue
        agreed = {
            (one.dated.index, one.name.first): one
            for one in (*near, *other, *reading)
            if relation in one.right
        }
        if (
            _is_enough(params, relation, list(agreed.values()), context)
            and _is_one_slip(context, relation, wrong, reading)
            and all(_is_judged(context, one, reading, relation) for one in wrong)
        ):
            return _contradicted(rule, relation, wrong[0], list(agreed.values()), context)
    return None


def _wrong(relation: Relation, reading: Reading) -> Reading:
    """What does not fit a relation; what stands beside two that do, where there is such."""
    wrong = [one for one in reading if relation not in one.right]
    right = Counter[int]()
    for one in reading:
        right[id(one.dated)] += len(one.states) if relation in one.right else 0
    beside = [one for one in wrong if right[id(one.dated)] > 1]
    return beside if len(beside) == 1 else wrong


def _is_read_otherwise(
    relation: Relation, wrong: Reading, reading: Reading, other: Reading
) -> bool:
    """Whether the text rather tells the years of a sentence in the other way, behind its states or
    before them; beside states that agree the odd one has the year that they have."""
    elsewhere = [one for one in other if relation in one.right]
    if {one.name.first for one in elsewhere} & {one.name.first for one in wrong}:
        return True
    agreed = [one for one in reading if relation in one.right]
    if len(elsewhere) <= len(agreed):
        return False
    dated = wrong[0].dated
    beside = any(one.dated is dated for one in agreed)
    return not beside or any(one.dated.time is dated.time for one in elsewhere)


def _is_enough(params: Params, relation: Relation, agreed: Reading, context: Context) -> bool:
    """Whether as many states agree as chance does not bring together."""
    years = {one.dated.time.mention.first for one in agreed}
    if relation.organisation not in bodies_of(context):
        return len(agreed) >= params.unnamed and len(years) >= params.years
    if len(agreed) < params.named:
        return False
    if len(years) > 1:
        return True
    # Those of one year are told of together in many ways, if they are not all who came in it.
    most = max(cohort(context, relation, one.dated.time.mention) for one in agreed)
    return most <= len(agreed) or (len(agreed) > params.named and most <= 2 * len(agreed))


def _is_one_slip(context: Context, relation: Relation, wrong: Reading, reading: Reading) -> bool:
    """Whether one state or one year makes all that does not fit: of the states of one time either
    all, as they did it together in another, or one."""
    dated = wrong[0].dated
    if any(one.dated is not dated for one in wrong):
        return False
    if len(wrong) == 1:
        return True
    if len(wrong) < len(dated.names):
        return False
    days = [
        {deed.when.first.year for state in one.states for deed in _of(context, state, relation)}
        for one in wrong
    ]
    return bool(set.intersection(*days))


def _of(context: Context, state: str, relation: Relation) -> tuple[Deed, ...]:
    return deeds_of(context, state).get(relation, ())


def _is_bare(context: Context, reading: Reading) -> bool:
    """Whether a sentence is no more than an item of a list: states and their time."""
    dated = reading[0].dated
    sentence = context.analysis.sentences[dated.index]
    words = sum(one.name.stop - one.name.first for one in reading)
    words += dated.time.stop - dated.time.first
    return dated.tight and sentence.stop - sentence.first <= words + 2 + 2 * len(reading)


def _is_judged(context: Context, one: _Told, reading: Reading, relation: Relation) -> bool:
    """Whether a state that does not fit is told of in the same way as those that do."""
    dated, time = one.dated, one.dated.time.mention
    if len(one.states) != 1 or time.relative or time.first is None or time.first > context.today:
        return False
    named = bodies_of(context)
    if any(known.organisation in named or known.way == INDEPENDENCE for known in one.right):
        return False  # something else that the text may speak of
    beside = [told for told in reading if relation in told.right and told.dated is not dated]
    if len(dated.names) > 1 and any(
        relation in told.right and told.dated is dated for told in reading
    ):
        return dated.tight or dated.verbal  # one of several that are told of together
    if dated.tight and _is_bare(context, reading):
        return True
    if dated.tight and dated.listed:
        return bool(beside)
    if dated.coming and dated.heading and not beside and _of(context, one.states[0], relation):
        return True
    if not dated.heading or not (dated.tight or (dated.verbal and dated.behind)):
        return False
    # "Canada waited until 1990, Belize until 1991": the others are without a verb of their own.
    return bool(beside) and all(
        told.dated.tight and told.dated.listed and told.name.first > one.name.first
        for told in beside
    )


def _contradicted(
    rule: Rule,
    relation: Relation,
    one: _Told,
    agreed: Reading,
    context: Context,
) -> Outcome:
    time, state = one.dated.time.mention, one.name.mention
    begin, end = min(state.start, time.start), max(state.end, time.end)
    deeds = _of(context, state.entity or "", relation)
    what = told_deed(relation, context.facts)
    right = " and ".join(day_text(deed.when.edtf) for deed in deeds)
    message = rule.message(
        "contradicted" if deeds else "stranger",
        state=state.canonical,
        year=time.text,
        agreed=len(agreed),
        what=what,
        right=right,
    )
    cited: list[Evidence] = [
        cite(f"{state.canonical}: {what}", day_text(deed.when.edtf), deed.source) for deed in deeds
    ]
    for other in agreed:
        for state_id in other.states:
            for deed in _of(context, state_id, relation):
                cited.append(cite(f"{state_id}: {what}", day_text(deed.when.edtf), deed.source))
    others = ", ".join(
        f"{other.name.mention.text} {other.dated.time.mention.text}" for other in agreed
    )
    return rule.contradicted(
        Span(begin, end),
        message,
        derivation=(Step("agree", f"{what} in the year told: {others}"),),
        evidence=tuple(dict.fromkeys(cited)),
        confidence=0.8,
    )
