"""Memberships: "X, a member of Y", "Y, of which X has been a member since"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from factcheck.extracting.frames.accessions import date_after, organisation_at
from factcheck.extracting.frames.dates import dated_frame, hint_of
from factcheck.extracting.frames.frame import Frame
from factcheck.extracting.frames.modality import modality_of
from factcheck.extracting.frames.periods import period_of
from factcheck.extracting.lexicon import rules_words
from factcheck.extracting.phrases import PhraseTable
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.model.claims import Value
from factcheck.model.mentions import EntityMention

_WHO_REACH = 5  # tokens from a country to its verb
_DATE_REACH = 3  # tokens from an organisation to the date


def membership_frames(sentence: Sentence) -> Iterator[Frame]:
    """ "Belarus, a member of the WTO", "Greece has been a member of the EU since 1981"."""
    for first, stop, _ in sentence.phrases(_being()):
        status = next(
            (word for word in sentence.words(first, stop) if word in {"member", "observer"}), None
        )
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
        yield Frame(
            measure="member_of",
            span=sentence.span_of(who.first, whole.stop),
            sentence=sentence,
            value=Value(text=whole.mention.text, entities=(whole.mention.entity,)),
            subject=hint_of(who.mention),
            modality=modality_of(sentence, first, whole.stop),
            period=period_of(sentence, first, whole.stop),
            qualifiers={"organisation": whole.mention.entity, "status": status},
            mentions=(who.mention, whole.mention),
        )


@cache
def _being() -> PhraseTable[bool]:
    return PhraseTable.of((phrase, True) for phrase in rules_words("claims/events")["being_member"])


def _country_right_before(sentence: Sentence, at: int) -> Placed[EntityMention] | None:
    """The country that a phrase speaks of: "X is", "X, which is", "X,"."""
    lower = sentence.tokens.lower
    while at > sentence.first and lower[at - 1] in {",", "which", "that", "now", "also", "itself"}:
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


def _says_since(sentence: Sentence, at: int) -> bool:
    return at < sentence.stop and sentence.tokens.lower[at] == "since"
