"""Who belongs, or does not, to the organisation of a sentence before: "Neither Chad nor Mali has
joined", "Kenya, one of its members,", "Peru does not belong to it", "among its members is Iran"."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.extracting.frames.accession_parts import (
    Names,
    names_from,
    names_to,
    neither_nor,
    phrases_of,
    words_of,
)
from factcheck.extracting.frames.clauses import clause_at
from factcheck.extracting.frames.cued import cued_by
from factcheck.extracting.frames.dates import hint_of
from factcheck.extracting.frames.frame import Frame, SubjectHint
from factcheck.extracting.frames.marks import COUNTRY
from factcheck.extracting.frames.memberships import ANY
from factcheck.extracting.frames.modality import modality_of
from factcheck.extracting.frames.periods import period_of
from factcheck.extracting.sentence import Sentence
from factcheck.model.claims import Modality, Value

_PRESENT = frozenset({"is", "are", "belongs", "belong", "has", "have", "sits", "sit"})
_TYPES = ("organisation",)
_BEFORE = 70  # tokens before a sentence, some two or three others
_TENSES = frozenset({"present", "perfect", ""})
_ENDS = frozenset({"and", "but", "while", "though", "although", "because", "since", "nor", "yet"})


def _cues() -> frozenset[str]:
    names = ("pointed_inside", "pointed_outside", "pointed_apposed", "pointed_among")
    return frozenset({"neither"}).union(*(phrases_of(name).cues for name in names))


@cued_by(_cues, needs=COUNTRY)
def pointed_member_frames(sentence: Sentence) -> Iterator[Frame]:
    """Yield memberships in an organisation that the sentence does not name itself."""
    if any(one.mention.type == "organisation" for one in sentence.entities):
        return
    if not words_of("unsure_pointed").isdisjoint(sentence.vocabulary):
        return
    for at in sentence.places_of({"neither"}):
        yield from _neither(sentence, at)
    for name, inside in (("pointed_inside", True), ("pointed_outside", False)):
        for first, stop, _ in sentence.phrases(phrases_of(name)):
            if _ends(sentence, stop) and clause_at(sentence, first).kind != "conditional":
                named = _subjects(sentence, first)
                yield from _frames(sentence, named, first, stop, inside=inside)
    for first, stop, _ in sentence.phrases(phrases_of("pointed_apposed")):
        who = names_to(sentence, first - 1) if sentence.words(first - 1, first) == [","] else []
        if len(who) == 1 and _ends(sentence, stop):
            yield from _frames(sentence, who, first, stop, inside=True)
    for first, stop, _ in sentence.phrases(phrases_of("pointed_among")):
        yield from _frames(sentence, names_from(sentence, stop), first, stop, inside=True)


def _neither(sentence: Sentence, at: int) -> Iterator[Frame]:
    both = neither_nor(sentence, at)
    if not both:
        return
    lower, begin = sentence.tokens.lower, both[-1].stop
    hit = phrases_of("neither_pointed").longest(lower, begin, sentence.stop)
    if hit is None and not words_of("of_membership_before").isdisjoint(_before(sentence)):
        hit = phrases_of("neither_bare").longest(lower, begin, sentence.stop)
    if hit is not None and _ends(sentence, begin + hit[0]):
        yield from _frames(sentence, both, at, begin + hit[0], inside=False)


def _before(sentence: Sentence) -> frozenset[str]:
    """The words of the sentences right before."""
    return frozenset(sentence.tokens.lower[max(0, sentence.first - _BEFORE) : sentence.first])


def _ends(sentence: Sentence, at: int) -> bool:
    """Whether nothing follows which the phrase before would be of."""
    after = sentence.words(at, at + 1)
    return not after or not after[0].isalnum() or after[0] in _ENDS


def _subjects(sentence: Sentence, verb: int) -> Names:
    """The states before a verb, with which its sentence or clause begins."""
    named = names_to(sentence, verb)
    if not named:
        return []
    begin = named[0].first - (sentence.words(named[0].first - 1, named[0].first) == ["the"])
    opens = begin == sentence.first or sentence.tokens.lower[begin - 1] in words_of(
        "before_subject"
    )
    return named if opens and clause_at(sentence, verb).tense in _TENSES else []


def _frames(
    sentence: Sentence, named: Names, first: int, stop: int, *, inside: bool
) -> Iterator[Frame]:
    if not named or not (inside or words_of("things_before").isdisjoint(_before(sentence))):
        return  # a deed that some had no part in, or a thing of the organisation
    begin, end = min(first, named[0].first), max(stop, named[-1].stop)
    pointer = SubjectHint(
        anaphor="it",
        description="only",
        position=sentence.tokens.start[begin],
        sentence_start=sentence.tokens.start[sentence.first],
        types=_TYPES,
    )
    told = {"status": ANY} if inside else {"pointed": "yes"}
    if not _PRESENT.isdisjoint(sentence.words(first, stop)):
        told["tense"] = "present"
    for who in named:
        yield Frame(
            measure="member_of" if inside else "not_member_of",
            span=sentence.span_of(begin, end),
            sentence=sentence,
            value=Value(text=sentence.quote_of(first, stop)),
            subject=hint_of(who.mention),
            modality=modality_of(sentence, begin, end) if inside else Modality.ASSERTED,
            period=period_of(sentence, begin, end),
            qualifiers=told,
            mentions=(who.mention,),
            whole=pointer,
        )
