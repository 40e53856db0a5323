"""Memberships whose organisation comes first or whose verb is loose: "the OECD, to which Chile
belongs", "NATO members such as Norway", "Malta, which is in the EU", "one of the G7 economies"."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.extracting.frames.accession_parts import (
    Names,
    is_state,
    names_from,
    names_to,
    organisation_at,
    phrases_of,
    words_of,
)
from factcheck.extracting.frames.cued import cued_by
from factcheck.extracting.frames.dates import belongs
from factcheck.extracting.frames.frame import Frame
from factcheck.extracting.frames.lists import FEWEST, PARTIAL_REACH
from factcheck.extracting.frames.memberships import ANY, present_membership
from factcheck.extracting.lexicon import rules_words
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.model.mentions import EntityMention

_RELATIVE = frozenset({"which", "that"})
_CLUB_REACH = 12  # tokens of "a club of six oil-rich monarchies that"
_WHOSE_REACH = 6  # tokens of "whose 32 very different members"


def _cues(*names: str) -> set[str]:
    return {word for name in names for word in phrases_of(name).cues}


def _whole_before(sentence: Sentence, at: int) -> Placed[EntityMention] | None:
    """The organisation that a relative clause at a token speaks of: right before it or its comma,
    or before an apposition that says what it is."""
    lower = sentence.tokens.lower
    at -= at > sentence.first and lower[at - 1] == ","
    if at <= sentence.first:
        return None
    placed = sentence.entity_at(at - 1)
    if placed is not None and placed.stop == at:
        is_whole = placed.mention.type == "organisation" and not belongs(sentence, placed)
        return placed if is_whole and not _is_second(sentence, placed) else None
    for begin in range(at - 1, max(sentence.first, at - _CLUB_REACH), -1):
        if lower[begin] != ",":
            continue
        owner = sentence.entity_at(begin - 1)
        if owner is None or owner.stop != begin or owner.mention.type != "organisation":
            return None
        apposed = sentence.words(begin + 1, at)
        is_club = apposed[:1] in (["a"], ["an"], ["the"]) and not words_of("clubs").isdisjoint(
            apposed[1:4]
        )
        named = any(begin < one.first < at for one in sentence.entities)
        return owner if is_club and not named else None
    return None


def _is_second(sentence: Sentence, placed: Placed[EntityMention]) -> bool:
    """Whether a name is the second of two: "the EU and NATO, to which A belongs"."""
    before = placed.first - 1
    before -= before >= sentence.first and sentence.tokens.lower[before] == "the"
    return before >= sentence.first and sentence.tokens.lower[before] in {"and", "or"}


@cued_by(lambda: _cues("including"))
def including_frames(sentence: Sentence) -> Iterator[Frame]:
    """ "ORG, whose members include A", "ORG, a club that includes A", "ORG members such as A"."""
    for first, stop, _ in sentence.phrases(phrases_of("including")):
        named = names_from(sentence, stop)
        behind = not named and first < stop - 1  # "counts 122 states, Jordan among them"
        begin = first
        if behind and (named := names_to(sentence, first)):
            begin = named[0].first
        if not named or sentence.words(named[-1].stop, named[-1].stop + 1) in (["in"], ["as"]):
            continue
        whole = _counted_before(sentence, begin) if behind else _including_whole(sentence, first)
        if whole is None:
            continue
        listed = len(named) >= FEWEST and named[0].first - whole.stop <= PARTIAL_REACH
        if not listed:  # else the list is one statement of its own
            for one in named:
                yield present_membership(sentence, one, whole, first, ANY)


def _counted_before(sentence: Sentence, at: int) -> Placed[EntityMention] | None:
    """The organisation of "ORG counts 122 member states," before a token."""
    at -= sentence.words(at - 1, at) == ["the"]
    if sentence.words(at - 1, at) != [","]:
        return None
    noun = next((one for one in (at - 2, at - 3) if _is_member_noun(sentence, one, at - 1)), None)
    count = next((one for one in sentence.quantities if one.stop == noun), None)
    wholes = [one for one in sentence.entities if one.stop <= (count.first if count else 0)]
    owner = wholes[-1] if wholes else None
    if owner is None or count is None or owner.mention.type != "organisation":
        return None
    near = count.first - owner.stop <= 2 and not belongs(sentence, owner)
    return owner if near else None


def _including_whole(sentence: Sentence, at: int) -> Placed[EntityMention] | None:
    lower = sentence.tokens.lower
    while at > sentence.first and lower[at - 1] in words_of("also_including"):
        at -= 1
    at -= at > sentence.first and lower[at - 1] == ","
    if at <= sentence.first:
        return None
    of_members = _of_members(sentence, at)
    if of_members is not None:
        return of_members
    if lower[at - 1] in _RELATIVE:
        return _whole_before(sentence, at - 1)
    noun = next((one for one in (at - 1, at - 2) if _is_member_noun(sentence, one, at)), None)
    if noun is None:
        return None
    begin = next((one.first for one in sentence.quantities if one.stop == noun), noun)
    owner = sentence.entity_at(begin - 1) if begin > sentence.first else None
    owns = owner is not None and lower[owner.stop - 1].endswith(("'s", "’s"))
    if begin < noun and not owns:
        owner = None
    if owner is not None and owner.stop == begin and owner.mention.type == "organisation":
        return owner if _stay_members(sentence, owner.first) else None
    for begin in range(noun - 1, max(sentence.first, noun - _WHOSE_REACH), -1):
        if lower[begin] == "whose":
            return _whole_before(sentence, begin)
    return None


def _of_members(sentence: Sentence, at: int) -> Placed[EntityMention] | None:
    """The organisation of "the 27 members of the EU" right before a token."""
    owner = sentence.entity_at(at - 1)
    if owner is None or owner.stop != at or owner.mention.type != "organisation":
        return None
    begin = owner.first - (sentence.words(owner.first - 1, owner.first) == ["the"])
    if sentence.words(begin - 1, begin) != ["of"]:
        return None
    noun = next(
        (one for one in (begin - 2, begin - 3) if _is_member_noun(sentence, one, begin - 1)), None
    )
    return owner if noun is not None and _stay_members(sentence, noun) else None


def _is_member_noun(sentence: Sentence, first: int, stop: int) -> bool:
    hit = phrases_of("member_heads").longest(
        sentence.tokens.lower, max(first, sentence.first), stop
    )
    plural = sentence.words(stop - 1, stop)[-1:] != ["member"]
    return hit is not None and first + hit[0] == stop and plural


def _stay_members(sentence: Sentence, at: int) -> bool:
    """Whether what stands before "EU members" does not take the membership back, as "former"."""
    before = sentence.words(at - 1, at)
    counted = any(one.stop == at for one in sentence.quantities)
    allowed = words_of("member_counts") | frozenset(rules_words("claims/events")["before_member"])
    return not before or counted or before[0] in allowed


@cued_by(lambda: _cues("inside", "parts", "one_of", "among_members"))
def inside_frames(sentence: Sentence) -> Iterator[Frame]:
    """ "Malta, which is in the EU,", "Malta, part of the euro area,", "one of the G7 economies"."""
    for first, stop, _ in sentence.phrases(phrases_of("inside")):
        yield from _of_whole(sentence, first, stop)
    for first, stop, _ in sentence.phrases(phrases_of("parts")):
        if sentence.words(first - 1, first) == [","]:
            yield from _of_whole(sentence, first, stop)
    for first, stop, _ in sentence.phrases(phrases_of("one_of")):
        yield from _one_of(sentence, first, stop)
    for first, stop, _ in sentence.phrases(phrases_of("among_members")):
        whole = organisation_at(sentence, stop)
        verb = whole.stop if whole is not None else stop
        if whole is not None and sentence.words(verb, verb + 1) in (["is"], ["are"]):
            for who in names_from(sentence, verb + 1):  # "among the members of NATO are"
                yield present_membership(sentence, who, whole, first, ANY)


def _of_whole(sentence: Sentence, first: int, stop: int) -> Iterator[Frame]:
    whole = organisation_at(sentence, stop)
    after = sentence.words(whole.stop, whole.stop + 1) if whole is not None else []
    ends = not after or after[0] in words_of("after_inside")
    if whole is None or not (ends or sentence.words(whole.stop, whole.stop + 2) == ["as", "well"]):
        return  # "is in NATO talks"
    if after == ["since"]:
        return  # an accession
    for who in _states_before(sentence, first):
        yield present_membership(sentence, who, whole, first, ANY)


def _one_of(sentence: Sentence, first: int, stop: int) -> Iterator[Frame]:
    """ "A, one of the four Visegrad states", "A is one of the OECD members"."""
    at = next((one.stop for one in sentence.quantities if one.first == stop), stop)
    whole = sentence.entity_at(at) if at < sentence.stop else None
    if whole is None or whole.first != at or whole.mention.type != "organisation":
        return
    lower = sentence.tokens.lower
    # "Visegrad states" is a name that has its noun in it
    nouns = [
        phrases_of("state_nouns").longest(lower, place, sentence.stop)
        for place in (whole.stop, whole.stop - 1)
        if place < sentence.stop
    ]
    noun = next((hit for hit in nouns if hit is not None), None)
    if noun is None:
        return
    begin = first
    begin -= sentence.words(begin - 1, begin) in (["is"], ["as"], ["remains"])
    named = _states_before(sentence, begin)
    after = whole.stop + (noun[0] if nouns[0] is not None else 0)
    together = phrases_of("together").longest(lower, after, sentence.stop) if named else None
    if together is not None:  # "one of the four Visegrad states along with Poland and Hungary"
        named = [*named, *names_from(sentence, after + together[0])]
    for who in named:
        yield present_membership(sentence, who, whole, first, ANY)


def _states_before(sentence: Sentence, at: int) -> Names:
    """The states of "A, which", "A and B, both", "A" before a token; none of a list of which only
    the last is meant."""
    lower = sentence.tokens.lower
    comma = False
    while at > sentence.first and lower[at - 1] in {",", "which", "that", "both", "all"}:
        comma = comma or lower[at - 1] == ","
        at -= 1
    named = names_to(sentence, at)
    if not named or not all(is_state(sentence, one) for one in named):
        return []
    if len(named) > 1 and "and" not in sentence.words(named[-2].stop, named[-1].first):
        named = named[-1:]  # "unlike A, B is in ORG"
    begin = named[0].first
    begin -= sentence.words(begin - 1, begin) == ["the"]
    if comma and len(named) == 1 and sentence.words(begin - 1, begin) in (["of"], ["and"]):
        return []  # "the president of A, part of ORG"
    return named if not comma or len(named) == 1 else []
