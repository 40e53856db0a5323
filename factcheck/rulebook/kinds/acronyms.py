"""Acronyms: one for two things, one thing with two, and the wrong one for a known name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from rapidfuzz.distance import OSA

from factcheck.extracting.sentence import Sentence
from factcheck.model.findings import Evidence, Outcome, Related, Step, Suggestion
from factcheck.model.spans import Span
from factcheck.naming.acronyms import (
    SMALL_WORDS,
    expansions,
    initials,
    initials_fit,
    is_acronym,
    name_form,
)
from factcheck.rulebook.acronym_glosses import after_gloss, gloss_cues, named_before
from factcheck.rulebook.context import Context
from factcheck.rulebook.params import KindParams
from factcheck.rulebook.rule import Outcomes, Rule

_SHORT_FORMS = frozenset({"acronym", "name"})  # "OPEC" is the name of what it stands for
_LANDS = ("country", "territory", "region", "city")
_JOINING = frozenset({",", "-"})  # inside of a name: "Educational, Scientific and Cultural"
_WORDS = 3  # words of a name of which all but one are told right


class Params(KindParams, frozen=True):
    """`against_facts`: whether acronyms are held against the fact base, or against each other."""

    against_facts: bool = False


class _Place(Struct, frozen=True):
    acronym: str
    name: str
    acronym_span: Span
    name_span: Span
    entity: str


def check(rule: Rule, params: Params, context: Context) -> Outcomes:
    """Yield an outcome for every acronym that is expanded wrongly or in two ways."""
    if params.against_facts:
        for sentence in context.sentences_with(gloss_cues()):
            yield from _wrong(rule, sentence, context)
            for place in (*_places(sentence), *_spoken(sentence), *_glossed(sentence)):
                yield _other_words(rule, place, context)
        return
    places = [one for sentence in context.sentences_with({"("}) for one in _places(sentence)]
    yield from _two_names(rule, places)
    yield from _two_acronyms(rule, places)


def _places(sentence: Sentence) -> Iterator[_Place]:
    for found in expansions(sentence.tokens.text, sentence.first, sentence.stop):
        span = sentence.span_of(found.first, found.stop)
        entity = next(
            (
                one.mention.entity
                for one in sentence.entities
                if one.first < found.stop and found.first < one.stop
            ),
            None,
        )
        yield _Place(
            found.acronym.rstrip("s"),
            _printed(sentence, span),
            sentence.span_of(found.at, found.at + 1),
            span,
            entity or "",
        )


def _spoken(sentence: Sentence) -> Iterator[_Place]:
    """Names before acronyms, in brackets where these are not made of their initials: "... Nations
    (UNASUR)", "..., NSFC for short"."""
    text, first = sentence.tokens.text, sentence.first
    for at in sentence.capitals():
        inner = first < at < sentence.stop - 1
        if not inner or not text[at].isupper() or not is_acronym(text[at]):
            continue
        enclosed = text[at - 1] == "(" and text[at + 1] == ")"
        end = at - 1 if enclosed else named_before(sentence, at)
        if end is None:
            continue
        begin = stop = end
        while begin > first and _can_be_named(text[begin - 1]):
            begin -= 1
        while begin < stop and sentence.tokens.lower[begin] in SMALL_WORDS:
            begin += 1
        fits = enclosed and initials_fit(text[at], text[begin:stop])
        if stop - begin >= _WORDS and not fits:
            span = sentence.span_of(begin, stop)
            name = _printed(sentence, span)
            yield _Place(text[at], name, sentence.span_of(at, at + 1), span, "")


def _glossed(sentence: Sentence) -> Iterator[_Place]:
    """Acronyms that are explained in words: "OPEC, short for the Organization of ..."."""
    text = sentence.tokens.text
    for at in sentence.capitals():
        begin = after_gloss(sentence, at) if is_acronym(text[at]) else None
        if begin is None:
            continue
        stop = begin
        while stop < sentence.stop and (_can_be_named(text[stop]) or text[stop] in _JOINING):
            stop += 1
        while stop > begin and not text[stop - 1][0].isupper():
            stop -= 1
        if stop - begin >= _WORDS:
            span = sentence.span_of(begin, stop)
            name = _printed(sentence, span)
            yield _Place(text[at], name, sentence.span_of(at, at + 1), span, "")


def _can_be_named(word: str) -> bool:
    return word[0].isupper() or word in SMALL_WORDS


def _printed(sentence: Sentence, span: Span) -> str:
    """A name as the text prints it, on one line."""
    return " ".join(sentence.tokens.source[span.start : span.end].split())


def _two_names(rule: Rule, places: Sequence[_Place]) -> Iterator[Outcome]:
    """One acronym that is spelt out in two ways."""
    first: dict[str, _Place] = {}
    told: set[str] = set()
    for place in places:
        other = first.setdefault(place.acronym, place)
        if other is place or place.acronym in told or _same(other, place):
            continue
        told.add(place.acronym)
        yield rule.inconsistent(
            place.name_span,
            rule.message("two_names", acronym=place.acronym, first=other.name, second=place.name),
            related=(Related(other.name_span, f"{place.acronym}: {other.name}"),),
            derivation=(
                Step("first", f"{other.acronym} is {other.name!r}"),
                Step("second", f"{place.acronym} is {place.name!r}"),
            ),
            confidence=0.85,
        )


def _same(one: _Place, other: _Place) -> bool:
    """Whether two names are of one thing: the same entity, or words of each other."""
    if one.entity and one.entity == other.entity:
        return True
    words, others = name_form(one.name), name_form(other.name)
    return words <= others or others <= words


def _two_acronyms(rule: Rule, places: Sequence[_Place]) -> Iterator[Outcome]:
    """One name that is given two acronyms."""
    first: dict[frozenset[str], _Place] = {}
    for place in places:
        other = first.setdefault(name_form(place.name), place)
        if other.acronym == place.acronym or place.acronym.upper() == other.acronym.upper():
            continue
        if {place.acronym, other.acronym} <= set(initials(place.name.split())):
            continue
        if _are_of_cut_name(place, other):
            continue
        yield rule.inconsistent(
            place.acronym_span,
            rule.message(
                "two_acronyms", thing=place.name, first=other.acronym, second=place.acronym
            ),
            related=(Related(other.acronym_span, other.acronym),),
            derivation=(Step("acronyms", f"{other.acronym} and {place.acronym}"),),
            confidence=0.85,
        )


def _are_of_cut_name(one: _Place, other: _Place) -> bool:
    """Whether the longer acronym is that of a longer name, of which only the end was read:
    "Command/Service Module (CSM)" and "Service Module (SM)"."""
    short, long = sorted((one.acronym.upper(), other.acronym.upper()), key=len)
    return len(long) > len(short) and long.endswith(short)


def _wrong(rule: Rule, sentence: Sentence, context: Context) -> Iterator[Outcome]:
    """A known organisation with an acronym that it does not have: "... Organisation (SKO)"."""
    text = sentence.tokens.text
    for placed in sentence.entities:
        mention, at = placed.mention, placed.stop + 1
        if mention.type != "organisation" or mention.form == "acronym" or at + 1 >= sentence.stop:
            continue
        if text[at - 1] != "(" or text[at + 1] != ")" or not is_acronym(text[at]):
            continue
        names = context.facts.names(mention.entity or "")
        acronyms = [one.name for one in names if one.form == "acronym"]
        known = {one.name.replace(".", "").upper() for one in names}
        if not acronyms or text[at].upper() in known:
            continue
        if text[at].upper() in initials(text[placed.first : placed.stop]):
            continue
        others = [
            entry.entity
            for entry in context.facts.resolve(text[at], ("organisation",))
            if entry.form == "acronym"
        ]
        near = min(OSA.distance(text[at].upper(), one.upper()) for one in acronyms)
        if not others and (near > 1 or len(text[at]) < 3):
            continue
        span = sentence.span_of(at, at + 1)
        yield rule.contradicted(
            span,
            rule.message(
                "other" if others else "wrong",
                thing=mention.canonical,
                stated=text[at],
                known=" or ".join(acronyms),
                other=others[0] if others else "",
            ),
            derivation=(Step("acronym", f"{mention.canonical}: {', '.join(acronyms)}"),),
            evidence=(Evidence(mention.canonical, acronyms[0], "Names of the fact base"),),
            suggestion=Suggestion(span, acronyms[0]),
            confidence=0.85,
        )


def _other_words(rule: Rule, place: _Place, context: Context) -> Outcome | None:
    """A known acronym whose name has one word of another: "Shanghai Cooperative Organisation
    (SCO)". A name of a place would make it another organisation."""
    entries = context.facts.resolve(place.acronym, ("organisation",))
    named = {one.entity for one in entries if one.form in _SHORT_FORMS}
    printed, near = name_form(place.name), set[str]()
    if not named or context.facts.resolve(place.name):
        return None
    for entity in sorted(named):
        for known in context.facts.names(entity):
            form = name_form(known.name)
            if printed <= form:
                return None
            wanted = form - printed
            if len(form) < _WORDS or len(wanted) != 1 or len(printed - form) != 1:
                continue
            if not context.facts.resolve(
                next(iter(wanted)), _LANDS
            ):  # "Asian" for "Asia" is no slip
                near.add(known.name)
    odd = [
        word
        for word in place.name.split()
        if any(name_form(word) and name_form(word).isdisjoint(name_form(one)) for one in near)
    ]
    words = place.name.split()
    if odd == words[:1] and words[1].islower():
        return None  # "the Commission on ..." beside a Conference on the same is another body
    if not near or len(odd) != 1 or context.facts.resolve(odd[0], _LANDS):
        return None
    right = min(near, key=lambda one: (-len(one), one))
    return rule.contradicted(
        place.name_span,
        rule.message("words", stated=place.name, acronym=place.acronym, known=right),
        derivation=(Step("words", f"{odd[0]} is in no name of {right}"),),
        evidence=(Evidence(right, right, "Names of the fact base"),),
        suggestion=Suggestion(place.name_span, right),
        confidence=0.8,
    )
