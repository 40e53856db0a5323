"""From whom a state became independent: "Moldova, which became independent from Romania in 1991",
"Zambia, a British colony until 1974", "Latvia, a former Soviet republic"."""

from __future__ import annotations

from functools import cache

from factcheck.extracting.frames.modality import modality_of
from factcheck.extracting.frames.standing import is_coordinated
from factcheck.extracting.phrases import PhraseTable
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.extracting.word_lists import WordLists
from factcheck.factbase.facts import Country
from factcheck.model.claims import Modality
from factcheck.model.findings import Evidence, Outcome
from factcheck.model.mentions import EntityMention
from factcheck.model.spans import Span
from factcheck.rulebook.context import Context
from factcheck.rulebook.params import KindParams
from factcheck.rulebook.rule import Outcomes, Rule

_NOT_JUDGED = "not judged as a colony of"
_TOLD = frozenset({Modality.ASSERTED, Modality.ATTRIBUTED})
_REACH = 14  # tokens between a state and "from"
_BEFORE_INDEPENDENCE = 1945  # earlier statements may be of an earlier independence

Name = Placed[EntityMention]
_words = WordLists("claims/independence")


class Params(KindParams, frozen=True):
    """`slack_years`: how far the last year of a colony may lie from that of independence."""

    slack_years: int = 1


def check(rule: Rule, params: Params, context: Context) -> Outcomes:
    """Yield an outcome for every ruler from whom a state is told to have become free."""
    for sentence in context.sentences_with(_words("partings") | _words("dependencies")):
        vocabulary = sentence.vocabulary
        if not _words("partings").isdisjoint(vocabulary):
            yield from _partings(rule, sentence, context)
        if not _words("dependencies").isdisjoint(vocabulary):
            yield from _dependencies(rule, params, sentence, context)


@cache
def _unions() -> PhraseTable[str]:
    return PhraseTable.of(_words.table["unions"].items())


def _partings(rule: Rule, sentence: Sentence, context: Context) -> Outcomes:
    """ "X, which became independent (in 1991) from Y", "X broke away from Y"."""
    lower = sentence.tokens.lower
    for at in sentence.places_of({"from"}):
        begin = at + 1 + (sentence.words(at + 1, at + 2) == ["the"])
        ruler = sentence.entity_at(begin) if begin < sentence.stop else None
        if ruler is None or ruler.first != begin or not _is_state(sentence, ruler):
            continue
        before = [
            one for one in sentence.entities if one.stop <= at and one.mention.form != "demonym"
        ]
        state = before[-1] if before else None
        if state is None or at - state.stop > _REACH or not _is_state(sentence, state):
            continue
        if sentence.words(state.first - 1, state.first) in (["on"], ["with"], ["by"], ["near"]):
            continue  # "a strip bordering on X split from Y"
        if is_coordinated(sentence, state):
            continue  # "a state between X and Y, independent from Z since"
        start = _after_aside(sentence, state.stop, at)
        between = lower[start:at]
        told = not _words("partings").isdisjoint(between) and all(
            word in _words("between") or _in_time(sentence, start + index)
            for index, word in enumerate(between)
        )
        if (
            told
            and _of_states(sentence, between, ruler)
            and modality_of(sentence, state.stop, at) in _TOLD
        ):
            yield _judge(rule, sentence, state, ruler, context)


def _after_aside(sentence: Sentence, first: int, stop: int) -> int:
    """The token after an apposition: "Eritrea, once an Italian colony, won"."""
    commas = [at for at in range(first, stop) if sentence.tokens.lower[at] == ","]
    return commas[-1] if len(commas) > 1 and commas[0] == first else first


def _of_states(sentence: Sentence, between: list[str], ruler: Name) -> bool:
    """Whether it is a state that parted: not "independent from Russia in gas", which needs a time
    to be told of it, nor "from Russia as a supplier"."""
    after = sentence.words(ruler.stop, ruler.stop + 2)
    if after[:1] in (["as"], ["for"]):
        return False
    dated = any(one.first <= ruler.stop + 1 <= one.stop for one in sentence.times)
    timed = any(one.stop <= ruler.first for one in sentence.times)
    return "independent" not in between or dated or timed


def _in_time(sentence: Sentence, at: int) -> bool:
    return any(one.first <= at < one.stop for one in sentence.times)


def _is_state(sentence: Sentence, placed: Name) -> bool:
    owns = sentence.tokens.lower[placed.stop - 1].endswith(("'s", "’s", "s'"))
    plain = placed.stop >= sentence.stop or not sentence.tokens.text[placed.stop][0].isupper()
    return (
        placed.mention.type == "country" and placed.mention.form != "demonym" and plain and not owns
    )


def _dependencies(rule: Rule, params: Params, sentence: Sentence, context: Context) -> Outcomes:
    """ "X, a British colony until 1964", "X, a former Soviet republic"."""
    lower = sentence.tokens.lower
    for at in sentence.places_of(_words("dependencies")):
        ruler, begin = _ruler_before(sentence, at)
        if ruler is None:
            continue
        if sentence.words(at + 1, at + 2) == ["of"]:
            yield from _of_land(rule, sentence, at, ruler, context)
            continue  # "Syria, the former Yugoslav Republic of Macedonia"
        former = sentence.words(begin - 1, begin) == ["former"]
        begin -= former
        while begin > sentence.first and lower[begin - 1] in _words("being"):
            begin -= 1
        state = sentence.entity_at(begin - 1) if begin > sentence.first else None
        if state is None or state.stop != begin or not _is_state(sentence, state):
            continue
        country = context.facts.country(state.mention.entity or "")
        if country is None or country.status != "un_member":
            continue
        span = Span(state.mention.start, sentence.tokens.end[at])
        until = sentence.words(at + 1, at + 2) == ["until"]
        if former and ruler in _unions_known():
            yield _republic(rule, country, ruler, span, context)
        elif not until and (former or begin + 1 < at - 1) and not is_coordinated(sentence, state):
            yield _once(rule, country, ruler, span, context)
        elif (
            country.independence_from
            and until
            and _ends_with_it(params, sentence, at, country, context)
        ):
            yield _outcome(rule, country, ruler, span, context)


def _of_land(rule: Rule, sentence: Sentence, at: int, ruler: str, context: Context) -> Outcomes:
    """ "The former French colony of Mali"."""
    first = at + 2 + (sentence.words(at + 2, at + 3) == ["the"])
    state = sentence.entity_at(first) if first < sentence.stop else None
    country = context.facts.country(state.mention.entity or "") if state is not None else None
    told = (
        state is not None and _is_state(sentence, state) and sentence.tokens.lower[at] == "colony"
    )
    if told and country is not None and country.status == "un_member":
        yield _once(rule, country, ruler, sentence.span_of(at, first + 1), context)


def _once(rule: Rule, country: Country, ruler: str, span: Span, context: Context) -> Outcome | None:
    """A state that a power is told to have ruled once, of those powers whose lands are listed; of
    a land on the list nobody knows enough to judge."""
    power = context.facts.country(ruler)
    if power is None:
        return None
    freed_from = (country.independence_from, *country.independence_from_also)
    evidence = (_evidence(country),)
    if power.id in freed_from:
        return rule.supported(span, evidence=evidence)
    lands = [who for who, value in context.facts.with_trait(_NOT_JUDGED) if value == power.code]
    if not lands or country.id in lands:
        return None
    known = country.independence_from
    message = rule.message(
        "colony" if known else "never", country=country.id, stated=power.id, known=known or ""
    )
    return rule.contradicted(span, message, evidence=evidence, confidence=0.8)


def _evidence(country: Country) -> Evidence:
    freed = country.independence_from
    told = f"independent from {freed}" if freed else "no state that it became independent from"
    return Evidence(country.id, told, "Country profiles")


def _republic(rule: Rule, country: Country, union: str, span: Span, context: Context) -> Outcome:
    about = context.facts.country(union)
    parts = about.successors if about is not None else ()
    freed = union in (country.independence_from, *country.independence_from_also)
    evidence = (Evidence(union, ", ".join(parts), "Countries of the fact base"),)
    if freed or country.id in parts or not parts:
        return rule.supported(span, evidence=evidence)
    message = rule.message("republic", country=country.id, union=union)
    return rule.contradicted(span, message, evidence=evidence, confidence=0.85)


@cache
def _unions_known() -> frozenset[str]:
    return frozenset(_words.table["unions"].values())


def _ruler_before(sentence: Sentence, at: int) -> tuple[str | None, int]:
    """The ruler in "British colony" or "Soviet republic", and where its word begins."""
    union = _unions().longest(sentence.tokens.lower, at - 1, at) if at > sentence.first else None
    if sentence.tokens.lower[at] == "republic":
        return (union[1], at - 1) if union is not None else (None, at)
    ruler = sentence.entity_at(at - 1) if at > sentence.first else None
    if ruler is None or ruler.mention.type != "country" or ruler.mention.form != "demonym":
        return None, at
    return ruler.mention.entity, ruler.first


def _ends_with_it(
    params: Params, sentence: Sentence, at: int, country: Country, context: Context
) -> bool:
    """Whether a colony is told to have ended at about the time of the independence on record."""
    time = next((one for one in sentence.times if one.first == at + 2), None)
    days = [one.when for one in context.facts.events(subject=country.id, kind="independence")]
    return (
        time is not None
        and time.mention.first is not None
        and any(abs(time.mention.first.year - day.first.year) <= params.slack_years for day in days)
    )


def _judge(
    rule: Rule, sentence: Sentence, state: Name, ruler: Name, context: Context
) -> Outcome | None:
    country = context.facts.country(state.mention.entity or "")
    if country is None or country.status != "un_member" or not country.independence_from:
        return None
    other = context.facts.country(ruler.mention.entity or "")
    early = any(
        one.mention.first is not None and one.mention.first.year < _BEFORE_INDEPENDENCE
        for one in sentence.times
    )
    if other is None or early:
        return None
    span = Span(state.mention.start, ruler.mention.end)
    return _outcome(rule, country, other.id, span, context)


def _outcome(rule: Rule, country: Country, ruler: str, span: Span, context: Context) -> Outcome:
    known = (country.independence_from, *country.independence_from_also)
    evidence = (_evidence(country),)
    names = {context.facts.known_id(one) or one for one in known} | set(known)
    if ruler in names:
        return rule.supported(span, evidence=evidence)
    return rule.contradicted(
        span,
        rule.message(
            "contradicted", country=country.id, stated=ruler, known=" or ".join(known[:2])
        ),
        evidence=evidence,
        confidence=0.8,
    )
