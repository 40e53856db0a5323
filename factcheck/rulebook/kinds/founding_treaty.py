"""By which treaty an organisation was founded: "Mercosur, born of the Treaty of Asunción"."""

from __future__ import annotations

from factcheck.extracting.frames.accession_parts import only_organisation
from factcheck.extracting.frames.modality import modality_of
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.extracting.word_lists import WordLists
from factcheck.factbase.name_keys import name_key
from factcheck.model.claims import Modality
from factcheck.model.findings import Outcome
from factcheck.model.mentions import EntityMention
from factcheck.model.spans import Span
from factcheck.rulebook.citing import cite
from factcheck.rulebook.context import Context
from factcheck.rulebook.params import KindParams
from factcheck.rulebook.rule import Outcomes, Rule

_TOLD = frozenset({Modality.ASSERTED, Modality.ATTRIBUTED})
Name = Placed[EntityMention]
_REACH = 5  # tokens from "founded" to "the Treaty of"
_words = WordLists("claims/founding_treaties")
_phrases = _words.phrases


def check(rule: Rule, params: KindParams, context: Context) -> Outcomes:
    """Yield an outcome for every treaty that a text says founded a known organisation."""
    nouns = _words("treaties")
    for sentence in context.sentences_with(nouns):
        for at in sentence.places_of(nouns):
            yield _judge(rule, sentence, at, context)


def _judge(rule: Rule, sentence: Sentence, at: int, context: Context) -> Outcome | None:
    named = _named(sentence, at)
    whole = only_organisation(sentence) if named is not None else None
    if named is None or whole is None:
        return None
    verb = _verb(sentence, at)
    if verb is None or not _speaks_of(sentence, whole, verb):
        verb = _active(sentence, whole, at) or _relative(sentence, whole, named[1])
    if verb is None:
        return None
    known = context.facts.traits(whole.mention.entity or "", "treaty")
    if not known or modality_of(sentence, verb, at) not in _TOLD:
        return None
    first, stop, place = named
    listed = " or ".join(one.value for one in known)
    span = Span(sentence.tokens.start[first], sentence.tokens.end[stop - 1])
    evidence = (cite(f"founding treaty of {known[0].subject}", listed, known[0].source),)
    if any(name_key(place) == name_key(one.value.partition(" of ")[2]) for one in known):
        return rule.supported(span, evidence=evidence)
    stated = sentence.tokens.joined(first, stop - 1)
    words = {"organisation": known[0].subject, "stated": stated, "known": listed}
    return rule.contradicted(
        span, rule.message("contradicted", **words), evidence=evidence, confidence=0.75
    )


def _active(sentence: Sentence, whole: Name, treaty: int) -> int | None:
    """ "Six countries founded ORG by signing the Treaty of": the token of the verb."""
    if not whole.stop <= treaty <= whole.stop + _REACH or not _is_led(sentence, treaty):
        return None
    begin = whole.first - (sentence.words(whole.first - 1, whole.first) == ["the"])
    verbs = sentence.phrases(_phrases("verbs"))
    return next((first for first, stop, _ in verbs if stop == begin), None)


def _relative(sentence: Sentence, whole: Name, stop: int) -> int | None:
    """ "The Treaty of Rome, by which ORG was founded": the token of the verb."""
    at = stop + (sentence.words(stop, stop + 1) == [","])
    if sentence.words(at + 1, at + 2) != ["which"] or whole.first not in {at + 2, at + 3}:
        return None
    plain = _words("after_subject")
    for first, _, _ in sentence.phrases(_phrases("verbs")):
        if first >= whole.stop and set(sentence.words(whole.stop, first)) <= plain:
            return first
    return None


def _speaks_of(sentence: Sentence, whole: Name, verb: int) -> bool:
    """Whether an organisation is the subject of a verb: "ORG, which was set up"; not "a court of
    ORG was set up"."""
    begin = whole.first - (sentence.words(whole.first - 1, whole.first) == ["the"])
    before = sentence.words(begin - 1, begin)
    opens = not before or before[0] in _words.table["before_subject"]
    between = set(sentence.words(whole.stop, verb))
    return whole.stop <= verb and opens and between <= _words("after_subject")


def _named(sentence: Sentence, at: int) -> tuple[int, int, str] | None:
    """The tokens of "Treaty of Rome" or "Rome Treaty" and its place."""
    text, stop = sentence.tokens.text, at + 1
    if sentence.words(stop, stop + 1) == ["of"]:
        stop += 1
        while stop < sentence.stop and text[stop][0].isupper():
            stop += 1
        return (at, stop, " ".join(text[at + 2 : stop])) if stop > at + 2 else None
    begin = at
    while begin > sentence.first and text[begin - 1][0].isupper():
        begin -= 1
    place = " ".join(text[begin:at])
    city = sentence.entity_at(begin)
    is_city = city is not None and city.mention.type == "city" and city.stop == at
    return (begin, at + 1, place) if is_city and text[at][0].isupper() else None


def _is_led(sentence: Sentence, treaty: int) -> int | None:
    """The token at which a treaty's name begins that "by" or the like leads to, else None."""
    lower, at = sentence.tokens.lower, treaty
    while at > sentence.first and sentence.tokens.text[at - 1][0].isupper():
        at -= 1
    at -= at > sentence.first and lower[at - 1] == "the"
    led = any(
        (hit := _phrases("leads").longest(lower, one, at)) is not None and one + hit[0] == at
        for one in range(max(sentence.first, at - 4), at)
    )
    return at if led else None


def _verb(sentence: Sentence, treaty: int) -> int | None:
    """The token of "founded" in "founded in 1957 by the Treaty of Rome", else None."""
    at = _is_led(sentence, treaty)
    if at is None:
        return None
    for first, stop, _ in sentence.phrases(_phrases("verbs")):
        if (
            first < at
            and at - stop <= _REACH
            and not sentence.has_between(sentence.entities, stop, at)
        ):
            return first
    return None
