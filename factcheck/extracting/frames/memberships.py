"""Memberships: "X, a member of Y", "Y, of which X has been a member since"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from factcheck.extracting.frames.accession_parts import (
    date_after,
    member_phrase,
    names_to,
    organisation_at,
    phrases_of,
    respective_times,
    words_of,
)
from factcheck.extracting.frames.cued import cued_by
from factcheck.extracting.frames.dates import dated_frame, hint_of
from factcheck.extracting.frames.frame import Frame
from factcheck.extracting.frames.modality import modality_of
from factcheck.extracting.frames.periods import period_of
from factcheck.extracting.lexicon import rules_words
from factcheck.extracting.phrases import PhraseTable
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.extracting.word_lists import WordLists
from factcheck.model.claims import Value
from factcheck.model.mentions import EntityMention

ANY = "any"  # status of a state that belongs in one way or another
_PRESENT_REACH = 2  # tokens from the last of the two names to "belongs to"
_BEING = frozenset({"is", "was", "remains"})
_PLURALS = frozenset({"members", "observers"})
_TWO, _PAIR = frozenset({"both", "two"}), 2
_TOGETHER = _TWO | {"all", "each", "three", "four", "of", "them", "which", "are", "now", "full"}
_TOGETHER |= {"founding", "fellow", "permanent", "themselves", "long", "-", "standing"}
_ASIDE = frozenset({",", "(", "-", "–", "—"})
_SKIPPED = frozenset(
    {"both", "all", "also", "now", "today", "already", "still", "each", "which", ","}
)
_BEFORE_PHRASE = frozenset(
    {",", "which", "that", "now", "also", "itself", "long", "since", "already", "still"}
)
_STATUSES = frozenset({"permanent", "member", "members", "observer"})
_PRESENT = frozenset(
    {"is", "are", "belongs", "belong", "sits", "sit", "include", "includes", "remains", "remain"}
)
_phrases = WordLists("claims/events").phrases


@cache
def _member_nouns() -> PhraseTable[str]:
    return PhraseTable.of(rules_words("claims/events")["member_nouns"].items())


@cued_by(lambda: _phrases("being_member").cues)
def membership_frames(sentence: Sentence) -> Iterator[Frame]:
    """ "Belarus, a member of the WTO", "Greece has been a member of the EU since 1981"."""
    for first, stop, _ in sentence.phrases(_phrases("being_member")):
        status = _status(sentence.words(first, stop))
        who = _country_right_before(sentence, first)
        whole = organisation_at(sentence, stop)
        if who is None or whole is None or whole.mention.entity is None or status is None:
            continue
        after = whole.stop
        became = "became" in sentence.words(first, stop)
        since = date_after(sentence, after) if became or _says_since(sentence, after) else None
        if since is not None:
            yield dated_frame(
                sentence,
                "joined",
                first,
                after,
                since,
                hint_of(who.mention),
                organisation=whole.mention.entity,
                status=status,
            )
            continue
        yield present_membership(sentence, who, whole, first, status)


def _belonging_words() -> set[str]:
    phrases = phrases_of("belonging_now"), phrases_of("are_members")
    return {word for table in phrases for word in table.cues} | words_of("member_heads")


@cued_by(_belonging_words)
def belonging_frames(sentence: Sentence) -> Iterator[Frame]:
    """ "Norway and Iceland are members of NATO", "Chile belongs to the OECD", "Samoa is the 54th
    member of ORG", "one of its 164 members": without the date of an accession."""
    for first, stop, _ in sentence.phrases(phrases_of("belonging_now")):
        yield from _belonging(sentence, first, stop, "member")
    for first, stop, _ in sentence.phrases(phrases_of("are_members")):
        status = _status(sentence.words(first, stop)) or "member"
        yield from _belonging(sentence, first, stop, status)
    for at in sentence.places_of(_PLURALS):
        if sentence.words(at + 1, at + 2) == ["of"]:
            yield from _members_in_apposition(sentence, at)
    for at in sentence.places_of(_BEING):
        begin = at + 1
        if sentence.words(begin, begin + 2) == ["one", "of"]:
            begin += 2
        end = member_phrase(sentence, begin)
        if end is not None and end - begin > 1 and sentence.words(end, end + 1) == ["of"]:
            yield from _belonging(sentence, at, end, "member")


def _members_in_apposition(sentence: Sentence, at: int) -> Iterator[Frame]:
    """ "Cuba and Peru, both of them members of the WTO since 1995": of all of the list before."""
    lower, begin = sentence.tokens.lower, at
    while begin > sentence.first and lower[begin - 1] in _TOGETHER:
        begin -= 1
    whole = organisation_at(sentence, at + 1)
    if begin == sentence.first or lower[begin - 1] not in _ASIDE or whole is None:
        return
    names = names_to(sentence, begin - 1)
    two = not _TWO.isdisjoint(lower[begin:at])
    if len(names) < _PAIR or (two and len(names) > _PAIR):
        return
    status = "observer" if lower[at] == "observers" else "member"
    if not _says_since(sentence, whole.stop):
        for who in names:
            yield present_membership(sentence, who, whole, begin, status)
        return
    since = date_after(sentence, whole.stop)
    times = respective_times(sentence, since, len(names)) if since is not None else []
    for who, time in zip(names, times, strict=False):
        organisation = whole.mention.entity or ""
        hint, end = hint_of(who.mention), whole.stop
        yield dated_frame(
            sentence, "joined", at, end, time, hint, organisation=organisation, status=status
        )


def _belonging(sentence: Sentence, first: int, stop: int, status: str) -> Iterator[Frame]:
    """The frames of the states before a phrase and the organisation after it."""
    whole = organisation_at(sentence, stop)
    if whole is None or whole.mention.entity is None or _says_since(sentence, whole.stop):
        return
    begin = first
    while begin > sentence.first and sentence.tokens.lower[begin - 1] in _SKIPPED:
        begin -= 1
    dashed = sentence.words(begin - 1, begin) in (["-"], ["–"], ["—"], [")"])
    for who in names_to(sentence, begin - dashed):  # "two of them - A and B - are members of"
        yield present_membership(sentence, who, whole, first, status)


def present_membership(
    sentence: Sentence,
    who: Placed[EntityMention],
    whole: Placed[EntityMention],
    first: int,
    status: str,
) -> Frame:
    """A membership without the date of its beginning, told from token `first` on."""
    organisation = whole.mention.entity or ""
    return Frame(
        measure="member_of",
        span=sentence.span_of(min(who.first, whole.first), max(who.stop, whole.stop)),
        sentence=sentence,
        value=Value(text=whole.mention.text, entities=(organisation,)),
        subject=hint_of(who.mention),
        modality=modality_of(sentence, first, whole.stop),
        period=period_of(sentence, first, whole.stop),
        qualifiers={
            "organisation": organisation,
            "status": status,
            **_tense(sentence, who, whole),
        },
        mentions=(who.mention, whole.mention),
    )


def _tense(
    sentence: Sentence, who: Placed[EntityMention], whole: Placed[EntityMention]
) -> dict[str, str]:
    """Whether a membership is told as one of the present, by a verb beside its parts."""
    first, stop = min(who.first, whole.first), max(who.stop, whole.stop)
    near = sentence.words(first, stop + _PRESENT_REACH)
    return {} if _PRESENT.isdisjoint(near) else {"tense": "present"}


def _status(words: list[str]) -> str | None:
    return next((word.removesuffix("s") for word in words if word in _STATUSES), None)


@cued_by(lambda: _member_nouns().cues)
def named_member_frames(sentence: Sentence) -> Iterator[Frame]:
    """ "Chile, an OECD member", "EU member Hungary", "Iceland is a NATO member"."""
    for first, stop, status in sentence.phrases(_member_nouns()):
        whole = sentence.entity_at(first - 1) if first > sentence.first else None
        if whole is None or whole.stop != first or whole.mention.entity is None:
            continue
        if whole.mention.type != "organisation":
            continue
        found = _who_belongs(sentence, whole.first, stop)
        if found is None:
            continue
        who, dated = found
        qualifiers = {"organisation": whole.mention.entity, "status": status}
        dates = _says_since(sentence, stop) or (dated and _became(sentence, whole.first))
        since = date_after(sentence, stop) if dates else None
        begin, end = min(who.first, whole.first), max(who.stop, stop)
        if since is not None:
            hint = hint_of(who.mention)
            if status == ANY:
                qualifiers.pop("status")
            yield dated_frame(sentence, "joined", begin, stop, since, hint, **qualifiers)
            continue
        yield Frame(
            measure="member_of",
            span=sentence.span_of(begin, end),
            sentence=sentence,
            value=Value(text=whole.mention.text, entities=(whole.mention.entity,)),
            subject=hint_of(who.mention),
            modality=modality_of(sentence, begin, end),
            period=period_of(sentence, begin, end) if dated else None,
            qualifiers=qualifiers,
            mentions=(who.mention, whole.mention),
        )


def _who_belongs(
    sentence: Sentence, first: int, stop: int
) -> tuple[Placed[EntityMention], bool] | None:
    """The state that a phrase "[an] EU member" at tokens [first, stop) speaks of, and whether the
    time of the sentence is that of the membership."""
    lower, words = sentence.tokens.lower, rules_words("claims/events")
    before = lower[first - 1] if first > sentence.first else ""
    if before in {"a", "an"} and first - 2 > sentence.first:
        following = sentence.words(stop, stop + 1)
        verb = lower[first - 2] in words["being"]
        ends = not following or following[0] in words["after_member"]
        if not ends and not _became(sentence, first):
            return None  # "an EU member candidate", "an EU member in all but name"
        at = first - 2 if verb or lower[first - 2] == "," else None
        who = _country_right_before(sentence, at) if at is not None else None
        if who is not None:
            return who, verb
    if before and before not in words["before_member"]:
        return None
    opened = "as" in lower[max(sentence.first, first - 2) : first]  # "As an EU member, Hungary"
    after = stop + (opened and sentence.words(stop, stop + 1) == [","])
    named = sentence.entity_at(after) if after < sentence.stop else None
    if named is None or named.first != after or named.mention.type != "country":
        return None
    return None if named.mention.form == "demonym" else (named, False)


def _country_right_before(sentence: Sentence, at: int) -> Placed[EntityMention] | None:
    """The country that a phrase speaks of: "X is", "X, which is", "X,"."""
    lower = sentence.tokens.lower
    while at > sentence.first and lower[at - 1] in _BEFORE_PHRASE:
        at -= 1
    placed = sentence.entity_at(at - 1) if at > sentence.first else None
    if placed is None or placed.mention.type != "country" or placed.stop != at:
        return None
    if placed.mention.form == "demonym":
        return None
    before = placed.first - 1
    if before >= sentence.first and lower[before] in {"and", "or", "of", "in", ","}:
        return None  # one of several, or part of a longer phrase
    return placed


def _became(sentence: Sentence, at: int) -> bool:
    return sentence.words(max(sentence.first, at - 2), at)[:1] == ["became"]


def _says_since(sentence: Sentence, at: int) -> bool:
    return at < sentence.stop and sentence.tokens.lower[at] == "since"
