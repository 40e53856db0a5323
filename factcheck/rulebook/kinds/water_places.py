"""Cities on rivers and seas, and what straits join: "Bonn, on the Rhine", "the Danube flows through
Vienna", "the Strait of Hormuz joins the Persian Gulf to the Gulf of Oman"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from factcheck.extracting.frames.clauses import clause_at
from factcheck.extracting.frames.modality import modality_of
from factcheck.extracting.phrases import PhraseTable
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.extracting.word_lists import WordLists
from factcheck.factbase.land_facts import Water
from factcheck.model.claims import Modality
from factcheck.model.findings import Evidence, Outcome
from factcheck.model.mentions import EntityMention
from factcheck.model.spans import Span
from factcheck.rulebook.context import Context
from factcheck.rulebook.params import KindParams
from factcheck.rulebook.river_ends import is_carried, water_names, waters_in
from factcheck.rulebook.rule import Rule

_TOLD = frozenset({Modality.ASSERTED, Modality.ATTRIBUTED})
_JOINTS = frozenset({",", "and", "then", "finally"})
_ENDS = frozenset(
    {",", ".", ";", ")", "and", "is", "was", "has", "in", "to", "which", "where", "coast", "shore"}
)
_LONGEST = 5  # tokens of a water's name
_SEAS = frozenset({"sea", "ocean", "gulf", "strait"})
_Found = tuple[int, int, Water]  # tokens [first, stop) and the water
_words = WordLists("claims/water_places")


@cache
def _phrases() -> PhraseTable[str]:
    words = _words.table
    return PhraseTable.of((one, name) for name in ("on", "course", "joins") for one in words[name])


def check(rule: Rule, params: KindParams, context: Context) -> Iterator[Outcome]:
    """Yield an outcome for every city that a sentence puts on a water, and every strait."""
    for sentence in context.sentences_with(water_names(context).first_words):
        for first, stop, name in sentence.phrases(_phrases()):
            if modality_of(sentence, first, stop) not in _TOLD:
                continue
            if name == "on":
                yield from _on(rule, sentence, first, stop, context)
            elif name == "course":
                yield from _through(rule, sentence, first, stop, context)
            else:
                yield from _joined(rule, sentence, first, stop, context)


def _water_at(sentence: Sentence, at: int, context: Context) -> _Found | None:
    at += sentence.words(at, at + 1) == ["the"]
    name = at + (sentence.words(at, at + 1) == ["river"])  # "the River Elbe"
    if name >= sentence.stop or not sentence.tokens.text[name][0].isupper():
        return None
    table = water_names(context)
    hit = table.longest(sentence.tokens.lower, at, sentence.stop)
    hit = hit or table.longest(sentence.tokens.lower, name, sentence.stop)
    if hit is None and sentence.words(at - 1, at) == ["the"]:  # "on the Congo"
        river = table.longest([sentence.tokens.lower[at], "river"], 0, 2)
        hit = (1, river[1]) if river is not None else None
    if hit is None:
        return None
    end = max(at, name) + hit[0]
    return at, end + (sentence.words(end, end + 1) == ["river"]), hit[1]  # "the Elbe river"


def _water_before(sentence: Sentence, at: int, context: Context) -> _Found | None:
    """The water that ends right before a token, over "which" and the like; without them it leads
    its clause."""
    own = "owned" if sentence.tokens.lower[at] == "," else "of_another"
    while True:
        for first in range(at - 1, max(sentence.first, at - _LONGEST) - 1, -1):
            found = _water_at(sentence, first, context)
            if found is not None and found[1] == at:
                start = first - (sentence.words(first - 1, first) == ["the"])
                before = sentence.words(start - 1, start)
                return None if before and before[0] in _words(own) else found
        if at <= sentence.first or sentence.tokens.lower[at - 1] not in _words("between"):
            return None
        own = "owned" if sentence.tokens.lower[at - 1] == "," else own
        at -= 1


def _city(sentence: Sentence, at: int) -> Placed[EntityMention] | None:
    placed = sentence.entity_at(at) if sentence.first <= at < sentence.stop else None
    whole = placed is not None and placed.mention.type == "city"
    return placed if whole else None


def _on(
    rule: Rule, sentence: Sentence, first: int, stop: int, context: Context
) -> Iterator[Outcome]:
    """ "Hamburg lies on the Elbe", "Vienna, on the banks of the Danube,", "Riga on the Baltic"."""
    found = _water_at(sentence, stop, context)
    if found is None or not (found[2].mouths or found[2].cities):
        return
    following = sentence.words(found[1], found[1] + 1)
    if following and following[0] not in _ENDS:
        return  # "on the Nile dam"
    city = _lying(sentence, first)
    if city is not None:
        bare = city.stop == first or not found[2].mouths
        yield from _judge(rule, sentence, city, found, context, only_known=bare)


def _lying(sentence: Sentence, at: int) -> Placed[EntityMention] | None:
    """The city that lies "on" something at a token: right before it, over what else is said of it,
    or the subject of a verb of lying; no talks "in Geneva on the Nile"."""
    lower, end = sentence.tokens.lower, at - 1
    peoples = {one.first for one in sentence.entities if one.mention.form == "demonym"}
    said = _words("between") | _words("lying")
    while end > sentence.first and (lower[end] in said or end in peoples):
        end -= 1
    city = _city(sentence, end)
    if city is not None and city.stop == end + 1:
        bare = end + 1 == at and not _words("about").isdisjoint(sentence.vocabulary)
        return None if bare else city
    clause = clause_at(sentence, at)
    between = lower[clause.verb : at]
    if not between or not (_words("lying") | _words("between")).issuperset(between):
        return None
    city = _city(sentence, clause.subject)
    return city if city is not None and city.first == clause.subject else None


def _through(
    rule: Rule, sentence: Sentence, first: int, stop: int, context: Context
) -> Iterator[Outcome]:
    """ "The Danube flows through Vienna, Budapest and Belgrade", "on whose banks Hamburg lies"."""
    found = _water_before(sentence, first, context)
    if found is None or not found[2].mouths:
        return
    at = stop
    while (city := _city(sentence, at)) is not None and city.first == at:
        yield from _judge(rule, sentence, city, found, context)
        at = city.stop
        while at < sentence.stop and sentence.tokens.lower[at] in _JOINTS:
            at += 1


def _judge(
    rule: Rule,
    sentence: Sentence,
    city: Placed[EntityMention],
    found: _Found,
    context: Context,
    *,
    only_known: bool = False,
) -> Iterator[Outcome]:
    """A city of a state that a water does not touch, or one that is known to lie on another of the
    kind; `only_known` where nothing else says that it lies there."""
    first, stop, river = found
    name = (city.mention.entity or city.mention.text).partition(" (")[0]
    rivers = [
        one
        for one in context.facts.waters()
        if {name, city.mention.text} & set(one.cities) and bool(one.mouths) == bool(river.mouths)
    ]
    span = sentence.span_of(min(first, city.first), max(stop, city.stop))
    evidence = tuple(Evidence(one.id, ", ".join(one.cities), one.source.title) for one in rivers)
    if river in rivers:
        yield rule.supported(span, evidence=evidence)
        return
    meant = {place.country for place in context.facts.place(city.mention.entity or "")}
    lands = meant | {place.country for place in context.facts.place(city.mention.text)}
    known = ", ".join(river.states)
    away = bool(lands) and lands.isdisjoint(river.states) and not only_known
    if rivers:
        message = rule.message(
            "city", city=name, river=river.id, known=" and the ".join(one.id for one in rivers)
        )
    elif away and all(map(context.facts.country, lands)):
        message = rule.message(
            "state", city=name, country=min(meant or lands), river=river.id, known=known
        )
        evidence = (Evidence(river.id, known, river.source.title),)
    else:
        return
    yield _against(rule, span, message, evidence)


def _joined(
    rule: Rule, sentence: Sentence, first: int, stop: int, context: Context
) -> Iterator[Outcome]:
    """ "The Bosphorus, which joins the Black Sea to the Sea of Marmara"."""
    found = _strait_before(sentence, first, context)
    if found is None:
        return
    named = _two_seas(sentence, stop, context)
    if len(named) != 2:
        return
    strait, known = found[2], {one.lower() for one in found[2].joins}
    for sea in context.facts.waters():
        if sea.id.lower() in known:
            known.update(name.lower() for name in sea.names)
    wrong = [one for one in named if one.lower() not in known]
    span = sentence.span_of(found[0], stop)
    evidence = (Evidence(strait.id, ", ".join(strait.joins), strait.source.title),)
    if not wrong:
        yield rule.supported(span, evidence=evidence)
        return
    message = rule.message(
        "joins", strait=strait.id, stated=" and ".join(wrong), known=", ".join(strait.joins)
    )
    yield _against(rule, span, message, evidence)


def _strait_before(sentence: Sentence, at: int, context: Context) -> _Found | None:
    """The strait or canal that a word of joining is told of: right before it, or before "which" or
    "the waterway that"."""
    straits = [one for one in waters_in(sentence, water_names(context)) if one.water.joins]
    straits = [one for one in straits if one.stop <= at]
    if not straits:
        return None
    one = straits[-1]
    between, before = sentence.words(one.stop, at), sentence.words(one.first - 2, one.first)
    if not _words("between").issuperset(between):
        return None
    before = before[:-1] if before[-1:] == ["the"] else before
    described = not _words("kinds").isdisjoint(between)
    if not described and is_carried(sentence):
        return None  # "a railway past the Suez Canal linking"
    others = () if described else _words("owned" if between[:1] == [","] else "of_another")
    return None if before[-1:] and before[-1] in others else (one.first, one.stop, one.water)


def _two_seas(sentence: Sentence, at: int, context: Context) -> list[str]:
    """The two waters after "joins", by the name of the base or as printed."""
    named: list[str] = []
    while at < sentence.stop and len(named) < 2:
        at += sentence.words(at, at + 1) == ["the"]
        found = _water_at(sentence, at, context)
        placed = sentence.entity_at(at) if at < sentence.stop else None
        if found is not None:
            named.append(found[2].id)
            at = found[1]
        elif placed is not None and placed.first == at and placed.mention.type in _SEAS:
            named.append(placed.mention.entity or placed.mention.text)
            at = placed.stop
        else:
            break
        if at < sentence.stop and sentence.tokens.lower[at] in {"to", "with", "and"}:
            at += 1
    return named


def _against(rule: Rule, span: Span, message: str, evidence: tuple[Evidence, ...]) -> Outcome:
    return rule.contradicted(span, message, evidence=evidence, confidence=0.8)
