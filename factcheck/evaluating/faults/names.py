"""Faults in names: a letter, a transliteration, another office holder, another country."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from random import Random

from msgspec.structs import replace

from factcheck.arithmetic.intervals import intersects
from factcheck.evaluating.faults.fault import Decided, Fault, Material
from factcheck.evaluating.faults.words import swaps
from factcheck.extracting.measures import measures
from factcheck.model.claims import Assertion
from factcheck.model.mentions import EntityMention, OfficeMention
from factcheck.model.spans import Span
from factcheck.rulebook.kinds.reference import stated_in
from factcheck.rulebook.readings import candidates_for

# A shorter word has too few letters for a slip to be told from another name.
_LEAST_LETTERS = 6
# How far from true a figure must be once it is told of another country.
_CLEARLY = 2
_VOWELS = frozenset("aeiouy")


def name_letter(material: Material, random: Random) -> Iterator[Fault]:
    """Swap two neighbouring letters inside the name of an office holder."""
    for decided, office in _offices(material):
        word, at = _longest_word(office.person)
        wrong = list(_letters_swapped(word))
        if len(word) >= _LEAST_LETTERS and wrong:
            start = office.person_span.start + at
            place = Span(start, start + len(word))
            yield Fault("name letter", place, random.choice(wrong), decided.claim.sentence)


def transliteration(material: Material, random: Random) -> Iterator[Fault]:
    """Spell a name that occurs several times in another way at one place."""
    offices = list(_offices(material))
    for decided, office in offices:
        surname, at = _longest_word(office.person)
        others = len(re.findall(rf"\b{re.escape(surname)}\b", material.document.text)) - 1
        if len(surname) < _LEAST_LETTERS or others < 1:
            continue
        forms = sorted(
            {
                surname[: -len(one)] + other if surname.endswith(one) else surname
                for one, other in swaps("transliterations")
            }
            | {surname.replace(one, other, 1) for one, other in swaps("transliterations")}
        )
        wrong = [form for form in forms if form != surname]
        if wrong:
            start = office.person_span.start + at
            place = Span(start, start + len(surname))
            yield Fault("transliteration", place, random.choice(wrong), decided.claim.sentence)


def office(material: Material, random: Random) -> Iterator[Fault]:
    """Name the holder of the same office of another country.

    Only where the text itself says of which country: "President X" may be anybody's.
    """
    facts, today = material.context.facts, material.context.today
    for decided, mention in _offices(material):
        if mention.jurisdiction is None:
            continue
        own = set(facts.persons(jurisdiction=decided.claim.assertion.subject))
        others = sorted({term.person for term in facts.terms(role=mention.office, day=today)} - own)
        if others:
            person = random.choice(others).partition(" (")[0]
            yield Fault("office", mention.person_span, person, decided.claim.sentence)


def country(material: Material, random: Random) -> Iterator[Fault]:
    """Tell of another country what is known of this one."""
    named = Counter(
        one.entity for one in material.context.analysis.entities if one.type == "country"
    )
    others = sorted(one for one in named if one)
    for decided in material.of_kind("reference", "membership", "geography"):
        mention = _only_mention(material, decided)
        if mention is None:
            continue
        wrong = [
            other
            for other in others
            if other != mention.entity and _is_untrue_of(material, decided, other)
        ]
        if wrong:
            new = random.choice(wrong).partition(" (")[0]
            yield Fault("country", mention.span, new, decided.claim.sentence)


def _offices(material: Material) -> Iterator[tuple[Decided, OfficeMention]]:
    for decided in material.of_kind("office"):
        for mention in decided.claim.mentions:
            if isinstance(mention, OfficeMention):
                yield decided, mention


def _longest_word(name: str) -> tuple[str, int]:
    words = list(re.finditer(r"[^\W\d_]+", name))
    longest = max(words, key=lambda found: len(found[0]), default=None)
    return (longest[0], longest.start()) if longest else ("", 0)


def _letters_swapped(word: str) -> Iterator[str]:
    """Yield the word with two inner letters in the wrong order, never two vowels or twins."""
    for at in range(1, len(word) - 2):
        one, two = word[at], word[at + 1]
        if one != two and not {one, two} <= _VOWELS:
            yield word[:at] + two + one + word[at + 2 :]


def _only_mention(material: Material, decided: Decided) -> EntityMention | None:
    """Return the one mention in the sentence of the country that a claim is about."""
    about = {decided.claim.assertion.subject, *decided.claim.assertion.value.entities}
    inside = [
        one
        for one in material.context.analysis.entities
        if decided.claim.sentence.contains(one.span) and one.entity in about
        and one.type == "country" and one.form == "name"
    ]  # fmt: skip
    return inside[0] if len(inside) == 1 else None


def _is_untrue_of(material: Material, decided: Decided, other: str) -> bool:
    """Whether the claim is false of another country by what the fact base knows of it."""
    assertion = decided.claim.assertion
    facts = material.context.facts
    if decided.kind == "membership":
        organisation = next((one for one in assertion.value.entities if one != other), "")
        groups = {assertion.subject, organisation}
        return all(not facts.memberships(organisation=one, member=other) for one in groups)
    if decided.kind == "geography":
        return assertion.measure in ("country_of", "capital")
    return _differs(material, assertion, other)


def _differs(material: Material, assertion: Assertion, other: str) -> bool:
    told = replace(assertion, subject=other, subject_type="country")
    measure = measures()[assertion.measure]
    candidates = candidates_for(told, measure, material.context.facts, material.context.today)
    stated = stated_in(told, candidates[0].unit) if candidates else None
    if stated is None:
        return False
    return not any(
        intersects(stated, one.interval)
        or (one.interval.low < stated.high * _CLEARLY and stated.low < one.interval.high * _CLEARLY)
        for one in candidates
    )
