"""Those who are told to stay outside an organisation: "Norway, outside the EU", "non-NATO Sweden",
"Serbia is not a member of the EU"."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.extracting.frames.accession_parts import (
    Names,
    is_state,
    names_from,
    names_to,
    neither_nor,
    organisation_at,
    phrases_of,
    words_of,
)
from factcheck.extracting.frames.cued import cued_by
from factcheck.extracting.frames.dates import hint_of
from factcheck.extracting.frames.frame import Frame
from factcheck.extracting.frames.periods import period_of
from factcheck.extracting.lexicon import rules_words
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.model.claims import Modality, Value
from factcheck.model.mentions import EntityMention

_PAIR = 2


@cued_by(lambda: {*phrases_of("outside").cues, *phrases_of("own_money").cues, "non", "neither"})
def outsider_frames(sentence: Sentence) -> Iterator[Frame]:
    """Yield a frame for each state that a sentence says does not belong to an organisation now."""
    for first, stop, _ in sentence.phrases(phrases_of("outside")):
        whole = organisation_at(sentence, stop)
        after = sentence.words(whole.stop, whole.stop + 1) if whole is not None else []
        if whole is None or (after and after[0] not in words_of("after_inside")):
            continue
        now = not words_of("staying").isdisjoint(sentence.words(first - 1, stop))
        for who in _states_before(sentence, first):
            yield _frame(sentence, who, whole, now=now)
    for at in sentence.places_of({"neither"}):
        yield from _neither(sentence, at)
    for first, stop, _ in sentence.phrases(phrases_of("own_money")):
        yield from _with_own_money(sentence, first, stop)
    for at in sentence.places_of({"non"}):
        whole = _whole_behind(sentence, at)
        named = sentence.entity_at(whole.stop) if whole is not None else None
        beside = whole is not None and named is not None and named.first == whole.stop
        if beside and whole is not None and named is not None and is_state(sentence, named):
            yield _frame(sentence, named, whole)


def _with_own_money(sentence: Sentence, first: int, stop: int) -> Iterator[Frame]:
    """ "Six members of the EU keep their own money: Denmark, Sweden ...", "Outside the euro are":
    they stay outside those who share the one that all members could have."""
    counted = any(one.first < first for one in sentence.quantities)
    opens = first == sentence.first
    sign = sentence.words(stop, stop + 1)
    listed = counted and sign in ([":"], ["–"], ["—"], ["("])
    names = names_from(sentence, stop + listed) if listed or opens else []
    area: str = rules_words("claims/memberships")["currencies"]["euro"]
    if len(names) < (_PAIR if listed else 1):
        return
    for who in names:
        yield Frame(
            measure="not_member_of",
            span=sentence.span_of(min(first, who.first), max(stop, who.stop)),
            sentence=sentence,
            value=Value(text=sentence.quote_of(first, stop), entities=(area,)),
            subject=hint_of(who.mention),
            modality=Modality.ASSERTED,
            period=period_of(sentence, first, who.stop),
            qualifiers={"organisation": area, "tense": "present"},
            mentions=(who.mention,),
        )


def _neither(sentence: Sentence, at: int) -> Iterator[Frame]:
    """ "Neither A nor B uses the euro": both stay outside."""
    both = neither_nor(sentence, at)
    if not both:
        return
    stop = both[-1].stop
    hit = phrases_of("neither_verbs").longest(sentence.tokens.lower, stop, sentence.stop)
    whole = organisation_at(sentence, stop + hit[0]) if hit is not None else None
    if whole is not None:
        for who in both:
            yield _frame(sentence, who, whole, now=True)


def _whole_behind(sentence: Sentence, at: int) -> Placed[EntityMention] | None:
    """The organisation of "non-EU" at a token."""
    if sentence.words(at + 1, at + 2) != ["-"] or at + 2 >= sentence.stop:
        return None
    placed = sentence.entity_at(at + 2)
    whole = placed is not None and placed.first == at + 2 and placed.stop < sentence.stop
    return placed if whole and placed and placed.mention.type == "organisation" else None


def _states_before(sentence: Sentence, at: int) -> Names:
    """The states of "A and B, both", "A, which is", "A is" before a token."""
    lower = sentence.tokens.lower
    while at > sentence.first and lower[at - 1] in words_of("before_outside"):
        at -= 1
    named = names_to(sentence, at)
    if not named:
        return []
    begin = named[0].first
    begin -= sentence.words(begin - 1, begin) == ["the"]
    return [] if sentence.words(begin - 1, begin) in (["of"], ["in"], ["with"]) else named


def _frame(
    sentence: Sentence,
    who: Placed[EntityMention],
    whole: Placed[EntityMention],
    *,
    now: bool = False,
) -> Frame:
    first, stop = min(who.first, whole.first), max(who.stop, whole.stop)
    organisation = whole.mention.entity or ""
    return Frame(
        measure="not_member_of",
        span=sentence.span_of(first, stop),
        sentence=sentence,
        value=Value(text=whole.mention.text, entities=(organisation,)),
        subject=hint_of(who.mention),
        modality=Modality.ASSERTED,
        period=period_of(sentence, first, stop),
        qualifiers={"organisation": organisation, **({"tense": "present"} if now else {})},
        mentions=(who.mention, whole.mention),
    )
