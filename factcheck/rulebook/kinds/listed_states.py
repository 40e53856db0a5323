"""A list of states that is a set of the fact base but for one: the founders of an organisation,
its members or observers at some time, those who joined in one year, the states of a region.

That all others belong to the set, and none but one of the set is missing, tells what the list is
of; how much must speak for it besides depends on how long the list is, and on whether the odd one
has to do with the organisation too, which leaves it a list of any of its states.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from msgspec import Struct

from factcheck.extracting.frames.name_lists import NameList, name_lists
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.model.findings import Evidence, Outcome, Step
from factcheck.model.mentions import EntityMention
from factcheck.rulebook.context import Context
from factcheck.rulebook.params import KindParams
from factcheck.rulebook.rule import Outcomes, Rule
from factcheck.rulebook.state_lists.dated_states import is_state, words_of
from factcheck.rulebook.state_lists.known_sets import (
    BOTH,
    COMERS,
    MEMBERS,
    KnownSet,
    Sets,
    compound_sets,
    sets_with,
)
from factcheck.rulebook.state_lists.spoken_of import bodies_by_weight, bodies_of

_FEWEST = 3  # states of a list
_LONG = 7  # states that agree by no chance
_LONG_BUT_ONE = 6  # ... of whom one may be left out where their number is told
_LEAST_OF_TWO = 4  # states of two organisations, or of one and not of the other
_TO_LIST = 12  # tokens from a count to the list that it announces
_TO_BODY = 9  # tokens from an organisation to the list of its states


class Params(KindParams, frozen=True):
    """Nothing to set."""


class _Listed(Struct, frozen=True):
    """A list of a sentence from token `first` on: its names, and the states that they are."""

    sentence: Sentence
    first: int
    names: tuple[Placed[EntityMention], ...]
    states: tuple[str, ...]


def check(rule: Rule, params: Params, context: Context) -> Outcomes:
    """Yield an outcome for every list with one state that is not of its set."""
    del params
    for sentence in context.analysis.sentences:
        if len(sentence.entities) < _FEWEST:
            continue
        for names in name_lists(sentence):
            listed = _listed(context, sentence, names)
            if listed is not None:
                yield _judge(rule, listed, context)


def _listed(context: Context, sentence: Sentence, listed: NameList) -> _Listed | None:
    """The states of a list, those of its regions among them; None where it has others too."""
    states: list[str] = []
    names = _without_region(context, listed.items)
    for name in names:
        entity = name.mention.entity
        if not is_state(name) or entity is None:
            return None
        if name.mention.type == "region":
            states += context.facts.members(entity, context.today)
        else:
            states.append(entity)
    if len(states) < _FEWEST or len(set(states)) < len(states):
        return None
    return _Listed(sentence, names[0].first, names, tuple(states))


def _without_region(
    context: Context, names: tuple[Placed[EntityMention], ...]
) -> tuple[Placed[EntityMention], ...]:
    """The names without a region before as many as it has: "the Baltic states, A, B and C"."""
    first = names[0].mention
    if first.type != "region" or len(names) <= _FEWEST:
        return names
    members = context.facts.members(first.entity or "", context.today)
    return names[1:] if len(members) == len(names) - 1 else names


def _judge(rule: Rule, listed: _Listed, context: Context) -> Outcome | None:
    own, size = frozenset(listed.states), len(listed.states)
    near = [one for one in sets_with(context, listed.states, size) if len(own - one.states) < 2]
    near += [one for one in _compound(context).get(size, ()) if len(own - one.states) < 2]
    if any(one.states == own for one in near):
        return None
    if size >= _LONG_BUT_ONE:
        # "The other ten are, besides his own country, A, B ..."
        larger = sets_with(context, listed.states, size + 1)
        near += [one for one in larger if len(own - one.states) == 1]
    fitting = [
        (signs.weight, one)
        for one in near
        if _is_told_once(listed, own, one)
        for signs in (_signs(listed, one),)
        if _is_enough(context, listed, one, signs)
    ]
    if not fitting:
        return None
    _, best = max(fitting, key=lambda pair: (pair[0], pair[1].organisation))
    (odd,) = own - best.states
    placed = next((one for one in listed.names if one.mention.entity == odd), None)
    return None if placed is None else _contradicted(rule, listed, best, placed, context)


def _compound(context: Context) -> Sets:
    return context.once(_compounds)


def _compounds(context: Context) -> Sets:
    return compound_sets(context, bodies_by_weight(context))


def _is_told_once(listed: _Listed, own: frozenset[str], known: KnownSet) -> bool:
    """Whether the sentence has nothing else of the odd state, and nothing of what is missing."""
    told = Counter(one.mention.entity for one in listed.sentence.entities)
    missing, odd = known.states - own, own - known.states
    return not any(told[one] for one in missing) and all(told[one] < 2 for one in odd)


class _Signs(Struct, frozen=True):
    """What speaks for a set beside its states: a date at which it came about, a count, words for
    members or founders, its organisation in the sentence or right before the list."""

    dated: bool
    counted: bool
    role: bool
    status: bool
    founding: bool
    beside: bool
    apposed: bool

    @property
    def weight(self) -> int:
        own = self.dated + self.counted + self.role + self.status + self.founding
        return own + self.beside + self.apposed


def _signs(listed: _Listed, known: KnownSet) -> _Signs:
    sentence, first = listed.sentence, listed.first
    words = sentence.vocabulary
    bodies = {known.organisation, known.other}
    body = [one for one in sentence.entities if one.mention.entity in bodies]
    counts = [
        one
        for one in sentence.quantities
        if one.mention.number == len(known.states) and first - _TO_LIST <= one.first < first
    ]
    status = known.status != "member" and not words.isdisjoint((known.status, f"{known.status}s"))
    return _Signs(
        dated=(known.way == COMERS or known.founders)
        and any(_meets(known, one.mention.first, one.mention.last) for one in sentence.times),
        counted=any(";" not in sentence.words(one.stop, first) for one in counts),
        role=not words_of("roles").isdisjoint(words),
        status=status,
        founding=known.founders and not words_of("founding").isdisjoint(words),
        beside=bool(body),
        apposed=any(_leads(sentence, one.stop, first) for one in body),
    )


def _leads(sentence: Sentence, at: int, first: int) -> bool:
    """Whether nothing but words for its states and a mark or a copula leads from an organisation
    to a list: "the Weimar Triangle joins", "the Baltic states (", "the three of Benelux:"."""
    between = sentence.tokens.lower[at:first]
    counts = {one.first - at for one in sentence.quantities}
    return 0 < len(between) <= _TO_BODY and all(
        word in words_of("leading") or place in counts for place, word in enumerate(between)
    )


def _is_enough(context: Context, listed: _Listed, known: KnownSet, signs: _Signs) -> bool:
    """Whether enough speaks for a set for the odd state to be a slip."""
    size = len(listed.states)
    strange = not _knows(context, known.organisation, listed.states)
    if size < len(known.states) and not signs.counted:
        return False
    if known.other:
        strange = strange and not _knows(context, known.other, listed.states)
        return size >= _LEAST_OF_TWO and (signs.counted or (strange and signs.beside))
    if known.organisation not in bodies_of(context):
        long = size >= _LONG and signs.role
        return (signs.dated and signs.counted and size > _FEWEST) or (long and signs.counted)
    if not strange:
        now = known.first <= context.today < known.last and known.way == MEMBERS
        return (
            (signs.dated and size > _FEWEST)
            or (signs.apposed and (now or signs.status))
            or (signs.founding and signs.beside and size > _FEWEST)
        )
    if signs.apposed:
        return True
    told = signs.role or signs.dated or signs.status
    if size == _FEWEST:
        return (signs.dated or signs.counted or signs.founding) and told and signs.weight > 1
    if size >= _LONG:
        return told or not signs.counted
    return told and signs.weight > 1


def _knows(context: Context, organisation: str, states: Sequence[str]) -> bool:
    """Whether all of a list have to do with an organisation: it can then be of any of them."""
    known = {row.member for row in context.facts.memberships(organisation=organisation)}
    return known.issuperset(states)


def _meets(known: KnownSet, first: date | None, last: date | None) -> bool:
    if first is None or last is None:
        return False
    end = known.last if known.way == COMERS else known.first
    return known.first <= last and first <= end


def _contradicted(
    rule: Rule,
    listed: _Listed,
    known: KnownSet,
    odd: Placed[EntityMention],
    context: Context,
) -> Outcome:
    missing = " and ".join(sorted(known.states - frozenset(listed.states)))
    what = _told(context, known)
    return rule.contradicted(
        odd.mention.span,
        rule.message(
            "contradicted",
            state=odd.mention.canonical,
            others=len(listed.states) - 1,
            what=what,
            missing=missing,
        ),
        derivation=(Step("set", f"{what}: {', '.join(sorted(known.states))}"),),
        evidence=tuple(_evidence(context, known, what)),
        confidence=0.8,
    )


def _told(context: Context, known: KnownSet) -> str:
    """What a set is, in words: "the founders of ASEAN", "those who joined NATO in 1999"."""
    body = known.organisation
    first = known.status == next(iter(context.facts.statuses(body)), "")
    if known.other:
        how = "as well as" if known.way == BOTH else "and not of"
        return f"the members of {body} {how} {known.other}"
    if known.first == date.min:
        return f"the region “{body}”"
    if known.way == COMERS and not known.founders:
        how = "joined" if first else f"became {known.status} of"
        return f"those who {how} {body} in {known.first.year}"
    if known.founders and first:
        return f"the founders of {body}"
    who = "members" if first else f"states that are {known.status}"
    return f"the {who} of {body} from {known.first.year} on"


def _evidence(context: Context, known: KnownSet, what: str) -> Iterator[Evidence]:
    sources: Sequence[str] = sorted(
        {
            row.source.title
            for row in context.facts.memberships(organisation=known.organisation)
            if row.status == known.status and row.member in known.states
        }
    )
    yield Evidence(what, ", ".join(sorted(known.states)), "; ".join(sources))
