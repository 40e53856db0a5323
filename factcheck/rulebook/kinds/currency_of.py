"""The currency of a country at a time: "Estonia's currency, the kroon", "adopted the euro in
2011"."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from functools import cache

from factcheck.arithmetic.calendar import Days
from factcheck.extracting.frames.modality import modality_of
from factcheck.extracting.frames.reckoned import Time, is_date
from factcheck.extracting.phrases import PhraseTable
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.extracting.word_lists import WordLists
from factcheck.factbase.land_facts import Tender
from factcheck.model.claims import Modality
from factcheck.model.findings import Evidence, Outcome, Severity
from factcheck.model.mentions import EntityMention
from factcheck.model.spans import Span
from factcheck.rulebook.citing import cite
from factcheck.rulebook.context import Context
from factcheck.rulebook.params import KindParams
from factcheck.rulebook.printing import day_text
from factcheck.rulebook.rule import Outcomes, Rule

_REACH = 8
_PAYING = 8  # tokens from "paid" to the currency: "paid in the"
_TOLD = frozenset({Modality.ASSERTED, Modality.ATTRIBUTED})
_words = WordLists("claims/currency")
_phrases = _words.phrases


class Params(KindParams, frozen=True):
    """`after_days`: how long after its end a currency may still be spoken of as a country's;
    `coins_year`: the year in which the currency `coins_of`, older on paper, had its coins."""

    after_days: int = 366
    coins_of: str = "euro"
    coins_year: int = 2002


def check(rule: Rule, params: Params, context: Context) -> Outcomes:
    """Yield an outcome for every country that is said to have, or to have taken, a currency."""
    names = _names(context.facts.currency_names())
    for at in context.places_with(names.first_words):
        sentence = context.analysis.sentences[at]
        if not any(one.mention.type == "country" for one in sentence.entities):
            yield from _paid_there(rule, params, at, names, context)
            continue
        for first, stop, money in sentence.phrases(names):
            who = _holder(sentence, first, stop, money)
            had = None
            if who is not None:
                had = _had(rule, params, who, sentence, first, stop, money, context)
            yield (
                had
                or _took(rule, params, sentence, first, stop, money, context)
                or _owned(rule, sentence, first, stop, money, context)
            )


@cache
def _names(currencies: tuple[str, ...]) -> PhraseTable[str]:
    """The names of all currencies, and of each its last word ("dinar") to know it by."""
    areas = _words.table["areas"].items()
    alone = ((name, name) for name in _words("alone"))
    whole = ((name, name.split()[-1].lower()) for name in currencies)
    plain = {name.split()[-1].lower() for name in currencies}
    several = ((f"{name}s", name) for name in sorted(plain - _words("never_several")))
    return PhraseTable.of((*whole, *areas, *alone, *several))


def _holder(sentence: Sentence, first: int, stop: int, money: str) -> EntityMention | None:
    """Who has it in "Estonia's currency, the kroon", "the currency of Estonia is the kroon"."""
    country = _owner(sentence, first) or _payer(sentence, sentence, first, money)
    if country is None or modality_of(sentence, first, stop) not in _TOLD:
        return None
    return country.mention


def _had(
    rule: Rule,
    params: Params,
    country: EntityMention,
    sentence: Sentence,
    first: int,
    stop: int,
    money: str,
    context: Context,
) -> Outcome | None:
    tenders = context.facts.currencies(country.entity or "")
    if not tenders or any(not one.name for one in tenders):
        return None
    day = _day(sentence, context)
    span = _span(sentence, country, first, stop)
    own = [one for one in tenders if _is(one, money)]
    late = timedelta(days=params.after_days)
    if any(
        (one.start is None or one.start.first <= day.last)
        and (one.until is None or one.until.last + late >= day.first)
        for one in own
    ):
        return rule.supported(span, evidence=_evidence(own))
    then = [
        one
        for one in tenders
        if (one.start is None or one.start.first <= day.last)
        and (one.until is None or one.until.last >= day.first)
    ]
    if not then or (own and sentence.words(first - 6, first).count("former")):
        return None
    return rule.contradicted(
        span,
        rule.message(
            "had",
            country=country.canonical,
            stated=sentence.tokens.joined(first, stop - 1),
            known=" and ".join(dict.fromkeys(one.name for one in then)),
        ),
        severity=Severity.WARNING,
        evidence=_evidence([*then, *own]),
        confidence=0.85,
    )


def _paid_there(
    rule: Rule, params: Params, at: int, names: PhraseTable[str], context: Context
) -> Outcomes:
    """ "Kazakhstan devalued again. People pay in som": of the one state of the sentence before."""
    sentences = context.analysis.sentences
    sentence, before = sentences[at], sentences[at - 1] if at else None
    if before is None or before.segment != sentence.segment:
        return
    for first, stop, money in sentence.phrases(names):
        country = _payer(sentence, before, first, money)
        if country is not None and modality_of(sentence, first, stop) in _TOLD:
            yield _had(rule, params, country.mention, sentence, first, stop, money, context)


def _payer(
    sentence: Sentence, told: Sentence, first: int, money: str
) -> Placed[EntityMention] | None:
    """The one state that a sentence `told` names, where people pay in a currency: "wages in Peru
    are paid in soles", "to prop up the sol"; what the world holds is paid with in many states."""
    lower, free = sentence.tokens.lower, sentence.first
    begin = max(free, first - _PAYING)
    hits = ((at, _phrases("paying").longest(lower, at, first)) for at in range(begin, first))
    end = next((at + hit[0] for at, hit in hits if hit is not None), -1)
    article = sentence.words(end, first) in ([], ["the"])
    if end < 0 or not article or money in _words("hard_money"):
        return None
    if not _words("other_money").isdisjoint(sentence.vocabulary):
        return None
    named = [one for one in told.entities if one.mention.type in {"country", "territory"}]
    only = len({one.mention.entity for one in named}) == 1
    several = only and named[0].mention.form == "demonym" and named[0].mention.candidates
    return named[0] if only and not several else None


def _owner(sentence: Sentence, first: int) -> Placed[EntityMention] | None:
    """The country whose currency is named: both the noun and the country stand right before."""
    lower = sentence.tokens.lower
    start = max(sentence.first, first - _REACH)
    nouns = _words("nouns")
    noun = next((at for at in range(first - 1, start - 1, -1) if lower[at] in nouns), None)
    countries = [
        one
        for one in sentence.entities
        if one.mention.type == "country" and start - 2 <= one.first < first
    ]
    if noun is not None and sentence.words(noun - 1, noun) == ["its"]:
        return _leading(sentence, noun, first)
    if len(countries) != 1 or noun is None:
        return None
    country = countries[0]
    gap = sentence.words(min(country.stop, noun + 1), first)
    name = lower[country.first : country.stop]
    allowed = _words("between") | nouns | set(name)
    return country if allowed.issuperset(gap) else None


def _leading(sentence: Sentence, noun: int, first: int) -> Placed[EntityMention] | None:
    """Whose "its currency, the naira" is: of the one state that is named before, as the subject
    that leads the sentence."""
    named = [one for one in sentence.entities if one.stop <= noun]
    if not named or len({one.mention.entity for one in named}) != 1:
        return None
    country, begin = named[0], sentence.first
    begin += sentence.tokens.lower[begin] == "the"
    leads = country.first == begin and country.mention.type == "country"
    owns = sentence.tokens.lower[country.stop - 1].endswith(("'s", "’s"))
    apposed = sentence.words(noun + 1, first) in ([",", "the"], [","], ["(", "the"], ["("])
    plain = country.mention.form != "demonym" and not owns
    return country if leads and plain and apposed else None


def _owned(
    rule: Rule, sentence: Sentence, first: int, stop: int, money: str, context: Context
) -> Outcome | None:
    """ "Belarus's zloty", "the Polish hryvnia": a currency that the country never had.

    Of currencies that the world holds a country may own some ("Russian dollar bonds"), but only
    its own rises and falls.
    """
    if money in _words("held_abroad") and not _moves(sentence, stop):
        return None
    country = next(
        (one for one in sentence.entities if one.stop == first or one.stop == first - 1), None
    )
    if country is None or country.mention.type != "country" or country.mention.candidates:
        return None
    gap = sentence.words(country.stop, first)
    possessive = sentence.tokens.text[country.stop - 1].endswith(("'s", "’s")) or gap == ["'s"]
    if (gap and not possessive) or (country.mention.form != "demonym" and not possessive):
        return None
    tenders = context.facts.currencies(country.mention.entity or "")
    if (
        not tenders
        or any(not one.name for one in tenders)
        or any(_is(one, money) for one in tenders)
    ):
        return None
    return rule.contradicted(
        _span(sentence, country.mention, first, stop),
        rule.message(
            "owned",
            country=country.mention.canonical,
            stated=sentence.tokens.joined(first, stop - 1),
            known=tenders[-1].name,
        ),
        severity=Severity.WARNING,
        evidence=_evidence(tenders),
        confidence=0.8,
    )


def _moves(sentence: Sentence, stop: int) -> bool:
    """Whether the words after a currency say how its rate moved: "the Polish krone rose"."""
    table = _phrases("moving")
    return (
        stop < sentence.stop
        and table.longest(sentence.tokens.lower, stop, sentence.stop) is not None
    )


def _took(
    rule: Rule,
    params: Params,
    sentence: Sentence,
    first: int,
    stop: int,
    money: str,
    context: Context,
) -> Outcome | None:
    """ "Lithuania adopted the euro in 2015"."""
    time = _dated(sentence, stop)
    country = _adopter(sentence, first)
    if time is None or country is None or modality_of(sentence, first, stop) not in _TOLD:
        return None
    tenders = [
        one for one in context.facts.currencies(country.mention.entity or "") if _is(one, money)
    ]
    mention = time.mention
    assert mention.first is not None  # noqa: S101 - _dated gives placed dates
    stated = Days(mention.first, mention.last or mention.first)
    starts = [one.start for one in tenders if one.start is not None]
    span = Span(country.mention.start, mention.end)
    if any(one.first <= stated.last and stated.first <= one.last for one in starts):
        return rule.supported(span, evidence=_evidence(tenders))
    if tenders and not starts:
        return None
    coins = params.coins_year if money == params.coins_of else 0
    if stated.first.year == coins and any(one.first.year < coins for one in starts):
        return None  # "introduced the euro in 2002": in the hands of people
    if not tenders and money != params.coins_of:
        return None  # only of that one the fact base knows every state that has it
    known = day_text(starts[0].edtf) if starts else ""
    near = min((abs((one.first - stated.first).days) for one in starts), default=9999)
    return rule.contradicted(
        span,
        rule.message(
            "took" if starts else "never",
            country=country.mention.canonical,
            money=sentence.tokens.joined(first, stop - 1),
            stated=mention.text,
            known=known,
        ),
        severity=rule.severity if near > 3 * 366 and starts else Severity.WARNING,
        evidence=_evidence(tenders or context.facts.currencies(country.mention.entity or "")),
        confidence=0.85,
    )


def _adopter(sentence: Sentence, first: int) -> Placed[EntityMention] | None:
    lower, table = sentence.tokens.lower, _phrases("adopted")
    for at in range(max(sentence.first, first - 4), first):
        hit = table.longest(lower, at, first) if lower[at] in table else None
        if hit is None:
            continue
        if not _words("adopting_links").issuperset(lower[at + hit[0] : first]):
            return None
        return next(
            (
                one
                for one in sentence.entities
                if one.mention.type == "country"
                and one.mention.form != "demonym"
                and at - 2 <= one.stop <= at
                and _words("before_adopted").issuperset(lower[one.stop : at])
                and lower[one.first - 1] not in {"and", ","}
            ),
            None,
        )
    return None


def _dated(sentence: Sentence, stop: int) -> Time | None:
    lower = sentence.tokens.lower
    return next(
        (
            one
            for one in sentence.times
            if stop < one.first <= stop + 3
            and lower[one.first - 1] in {"in", "on"}
            and is_date(one.mention)
        ),
        None,
    )


def _day(sentence: Sentence, context: Context) -> Days:
    """When a sentence speaks: at its only date, else on the document's day."""
    dates = [one.mention for one in sentence.times if is_date(one.mention)]
    if dates:
        firsts = [one.first for one in dates if one.first is not None]
        lasts = [one.last for one in dates if one.last is not None]
        return Days(min(firsts), max(lasts))
    return Days(context.today, context.today)


def _is(tender: Tender, money: str) -> bool:
    same = _words.table["same"].get(money, money)
    return not {money, money.rstrip("s"), same}.isdisjoint(tender.name.lower().split())


def _span(sentence: Sentence, country: EntityMention, first: int, stop: int) -> Span:
    """The range of a country and a currency; of the currency alone where it is told elsewhere."""
    inner, whole = sentence.span_of(first, stop), sentence.span
    if not whole.start <= country.start < whole.end:
        return inner
    return Span(min(inner.start, country.start), max(inner.end, country.end))


def _evidence(tenders: Sequence[Tender]) -> tuple[Evidence, ...]:
    return tuple(
        cite(
            f"{one.name} in {one.country}",
            f"{one.start.edtf if one.start else '?'} to {one.until.edtf if one.until else 'now'}",
            one.source,
        )
        for one in tenders[:3]
    )
