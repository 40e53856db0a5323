"""Which member a state was: "Finland became the 31st member of NATO", "the 17th country to use the
euro", "joined the EU as its 28th member"."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.extracting.frames.accession_parts import (
    names_to,
    organisation_at,
    phrases_of,
    words_of,
)
from factcheck.extracting.frames.accessions import currency_area
from factcheck.extracting.frames.cued import cued_by
from factcheck.extracting.frames.dates import hint_of
from factcheck.extracting.frames.frame import Frame
from factcheck.extracting.frames.modality import modality_of
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.model.claims import Value
from factcheck.model.mentions import EntityMention, Quantity

_FEWEST = 5  # "the first to join" need not count those who founded it
_MONEY = 3  # tokens of "the single currency"
_VERB_REACH = 2  # tokens of "the" and "its" between a verb and an ordinal
_BEING = frozenset({"became", "become", "becomes", "becoming", "is", "was", "as"})
_ENDING = frozenset(
    {",", ".", ";", ")", ":", "in", "on", "and", "when", "after", "last", "this", "but", "–", "—"}
)

Name = Placed[EntityMention]


@cued_by(lambda: {*phrases_of("member_heads").cues, *words_of("nth_nouns")})
def nth_member_frames(sentence: Sentence) -> Iterator[Frame]:
    """Yield a frame for each state that is told to be the nth of an organisation."""
    for placed in sentence.quantities:
        if placed.mention.ordinal and placed.mention.number >= _FEWEST:
            found = _whole(sentence, placed)
            who = _who(sentence, placed) if found is not None else None
            if found is not None and who is not None:
                yield _frame(sentence, placed, who, *found)


def _whole(sentence: Sentence, placed: Placed[Quantity]) -> tuple[str, int] | None:
    """The organisation, by id, and the token after what tells of it."""
    lower, at = sentence.tokens.lower, placed.stop
    while at < sentence.stop and lower[at] in words_of("member_adjectives"):
        at += 1
    head = phrases_of("member_heads").longest(lower, at, sentence.stop)
    noun = at + head[0] if head is not None else at + (lower[at : at + 1] != [])
    if head is not None and sentence.words(noun, noun + 1) == ["of"]:
        whole = organisation_at(sentence, noun)
        if whole is not None:
            return _ended(sentence, whole.mention.entity, whole.stop)
        noun = _over_description(sentence, noun)
    if sentence.words(noun, noun + 1) == ["to"] and lower[noun - 1] in words_of("nth_nouns"):
        verb = phrases_of("nth_verbs").longest(lower, noun + 1, sentence.stop)
        return _after_verb(sentence, noun + 1 + verb[0]) if verb is not None else None
    owner = _owner(sentence, placed) if head is not None else None
    return _ended(sentence, owner, noun) if owner is not None else None


def _after_verb(sentence: Sentence, at: int) -> tuple[str, int] | None:
    area = currency_area(sentence, at)
    if area is not None:
        return _ended(sentence, area[0], area[1])
    whole = organisation_at(sentence, at)
    return _ended(sentence, whole.mention.entity, whole.stop) if whole is not None else None


def _ended(sentence: Sentence, entity: str | None, stop: int) -> tuple[str, int] | None:
    """The same, where no more words narrow it: "the fifth member of the EU to recognise"."""
    after = sentence.words(stop, stop + 1)
    if entity is None or (after and after[0] not in _ENDING):
        return None
    dated = any(one.first == stop + 1 for one in sentence.times)
    return None if after in (["in"], ["on"]) and not dated else (entity, stop)


def _over_description(sentence: Sentence, at: int) -> int:
    """The token after "of the bloc"."""
    end = at + 1 + (sentence.words(at + 1, at + 2) == ["the"])
    while sentence.words(end, end + 1) in (["currency"], ["single"], ["common"]):
        end += 1
    word = sentence.words(end, end + 1)
    clubs = words_of("clubs") | {"area", "zone"}
    return end + 1 if word and word[0] in clubs else at


def _owner(sentence: Sentence, placed: Placed[Quantity]) -> str | None:
    """ "ORG's 31st member", "joined ORG as its 28th member", "adopted the euro as the 19th"."""
    lower, at = sentence.tokens.lower, placed.first
    told_as = sentence.words(at - 2, at) in (["as", "its"], ["as", "the"])
    at -= 2 * told_as
    if told_as:
        for first in range(max(sentence.first, at - _MONEY), at):
            area = currency_area(sentence, first)
            if area is not None and area[1] == at:
                return area[0]
    named = sentence.entity_at(at - 1) if at > sentence.first else None
    if named is None or named.mention.type != "organisation" or named.stop != at:
        return None
    owns = lower[at - 1].endswith(("'s", "’s"))
    return named.mention.entity if owns != told_as else None


def _who(sentence: Sentence, placed: Placed[Quantity]) -> Name | None:
    """The one state of which it is told: before the verb, over its object."""
    lower, at = sentence.tokens.lower, placed.first
    owner = sentence.entity_at(at - 1) if at > sentence.first else None
    if owner is not None and owner.stop == at and owner.mention.type == "organisation":
        at = owner.first
    for _ in range(_VERB_REACH):
        at -= at > sentence.first and lower[at - 1] in {"the", "its", "only", "thus"}
    verb = lower[at - 1] if at > sentence.first else ""
    if verb not in _BEING:
        return None
    if verb == "as":
        states = [
            one
            for one in sentence.entities
            if one.stop < at and one.mention.type == "country" and one.mention.form != "demonym"
        ]
        return states[0] if len(states) == 1 else None
    at -= 1
    while at > sentence.first and lower[at - 1] in {"has", "had", "then", "thus", "which", ","}:
        at -= 1
    named = names_to(sentence, at)
    return named[0] if len(named) == 1 else None


def _frame(
    sentence: Sentence, placed: Placed[Quantity], who: Name, organisation: str, stop: int
) -> Frame:
    quantity = placed.mention
    return Frame(
        measure="nth_member",
        span=sentence.span_of(min(who.first, placed.first), max(stop, placed.stop)),
        sentence=sentence,
        value=Value(text=quantity.text, interval=quantity.interval, quantity=quantity),
        subject=hint_of(who.mention),
        modality=modality_of(sentence, who.first, stop),
        qualifiers={"organisation": organisation},
        mentions=(quantity,),
    )
