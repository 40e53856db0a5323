"""Counted nouns that state a measure: "18 states" of an organisation, "3 billion people"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from factcheck.extracting.frames.dates import belongs
from factcheck.extracting.frames.frame import Frame, SubjectHint
from factcheck.extracting.frames.joint_subjects import joined
from factcheck.extracting.frames.modality import modality_of
from factcheck.extracting.frames.periods import period_of
from factcheck.extracting.frames.possessors import pointing_back, possessor_of
from factcheck.extracting.frames.subjects import subject_of
from factcheck.extracting.lexicon import rules_words
from factcheck.extracting.measures import counted_nouns, measures
from factcheck.extracting.nouns import noun_words
from factcheck.extracting.phrases import PhraseTable
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.model.claims import Value
from factcheck.model.mentions import EntityMention, Quantity, TimeExpression

_HAVING = frozenset({"has", "had", "with", "have"})
_PAST = frozenset({"had", "included", "united", "comprised", "counted", "grouped", "brought"})
_PERFECT = frozenset({"has", "have"})
_AUXILIARIES = frozenset(
    {"has", "have", "is", "are", "was", "were", "now", "currently", "today", "also", "thus"}
)
_LEADING = frozenset({"all", "its", "the", "their", "some", "about"})
_NARROWING = frozenset(
    {
        "of",
        "from",
        "that",
        "which",
        "who",
        "whose",
        "without",
        "under",
        "aged",
        "living",
        "outside",
        "where",
        "affected",
        "displaced",
        "for",
        "to",
        "per",
    }
)
_PARTS_AFTER = frozenset(
    {"without", "with", "under", "below", "on", "as", "illegally", "legally", "outside", "near"}
)
_DESCRIBING = frozenset({"together", "are", "account", "represent", "jointly", "combined"})
_FEWEST_MEMBERS = 3  # fewer may be any of them
_LONGEST_PHRASE = 6  # tokens of the longest phrase before a count


@cache
def _comprising() -> PhraseTable[bool]:
    return PhraseTable.of((phrase, True) for phrase in rules_words("claims/counts")["comprising"])


@cache
def _statuses() -> dict[str, str]:
    return {
        word: status
        for status, words in rules_words("claims/counts")["statuses"].items()
        for word in words
    }


@cache
def _triggers(measure: str) -> PhraseTable[bool]:
    return PhraseTable.of((phrase, True) for phrase in measures()[measure].counted_after)


def count_frames(sentence: Sentence, used: set[int]) -> Iterator[Frame]:
    """Yield a frame for every counted noun that a measure claims; adds its start to `used`."""
    for placed in sentence.quantities:
        quantity = placed.mention
        numbered = _in_number(sentence, placed)
        if numbered is not None:
            used.add(quantity.start)
            yield _count_frame(sentence, placed, "member_count", numbered)
            continue
        if quantity.unit is None or quantity.start in used or quantity.ordinal:
            continue
        if _is_addition(sentence, placed):
            continue
        for counted in counted_nouns().get(quantity.unit, ()):
            name = counted if quantity.per is None else measures()[counted].per.get(quantity.per)
            if name is None:
                continue
            subject = _subject(sentence, placed, name)
            stop = noun_stop(sentence, placed)
            if subject is not None and _is_whole(sentence, stop, name, subject):
                used.add(quantity.start)
                yield _count_frame(sentence, placed, name, subject)
                break


def _in_number(sentence: Sentence, placed: Placed[Quantity]) -> SubjectHint | None:
    """Whose "members of ORG, 28 in number," a count is of."""
    if sentence.words(placed.stop, placed.stop + 2) != ["in", "number"]:
        return None
    at = hedged_first(sentence, placed)
    at -= at > sentence.first and sentence.tokens.text[at - 1] == ","
    owner = sentence.entity_at(at - 1) if at > sentence.first else None
    types = measures()["member_count"].subjects
    if owner is None or owner.mention.type not in types or belongs(sentence, owner):
        return None
    before = sentence.words(owner.first - 3, owner.first)
    if "of" not in before or _statuses().keys().isdisjoint(before):
        return None
    return SubjectHint(owner=owner.mention, position=placed.mention.start, types=types)


def _is_addition(sentence: Sentence, placed: Placed[Quantity]) -> bool:
    """Whether it counts only some: "5 additional members", "another 12 states"."""
    beside = sentence.words(placed.first - 1, placed.first) + sentence.words(
        placed.stop, placed.stop + 1
    )
    return not noun_words().adding.isdisjoint(beside)


def _is_whole(sentence: Sentence, stop: int, name: str, subject: SubjectHint) -> bool:
    """Whether a count is of all that the subject has: nothing after its noun makes a part of it."""
    if name == "population" and _home_of(sentence, stop, ("country",)) is not None:
        return True
    if name == "member_count" and subject.owner is not None:  # "the ten members of ASEAN"
        at = stop + 1 + (sentence.words(stop + 1, stop + 2) == ["the"])
        owner = sentence.entity_at(at) if at < sentence.stop else None
        if owner is not None and owner.mention.start == subject.owner.start:
            return not _only_some(sentence, owner.stop)
    return not _only_some(sentence, stop)


def _count_frame(
    sentence: Sentence, placed: Placed[Quantity], name: str, subject: SubjectHint
) -> Frame:
    quantity, stop = placed.mention, noun_stop(sentence, placed)
    status = _statuses().get(quantity.unit or "")
    qualifiers = {"status": status} if status else {}
    period = period_of(sentence, placed.first, stop)
    if name == "member_count":
        when = _when(sentence) if period is None else None
        period = when.mention if when is not None else period
        if (quantity.unit or "").startswith(("founding", "original")):
            qualifiers["founding"] = "yes"
    return Frame(
        measure=name,
        span=sentence.span_with(placed, placed.first, placed.stop),
        sentence=sentence,
        value=Value(
            text=quantity.text, interval=quantity.interval, unit=quantity.unit, quantity=quantity
        ),
        subject=joined(sentence, subject, placed.first, stop),
        modality=modality_of(sentence, placed.first, stop),
        period=period,
        qualifiers=qualifiers,
        mentions=(quantity,),
    )


def noun_stop(sentence: Sentence, placed: Placed[Quantity]) -> int:
    """The token after the counted noun, which stands outside the quantity's own tokens."""
    end, stop = placed.mention.noun_end, placed.stop
    while end is not None and stop < sentence.stop and sentence.tokens.start[stop] < end:
        stop += 1
    return stop


def _subject(sentence: Sentence, placed: Placed[Quantity], name: str) -> SubjectHint | None:
    """Whose count it is; None where nothing says that it is anyone's."""
    types = measures()[name].subjects
    first, stop = hedged_first(sentence, placed), noun_stop(sentence, placed)
    home = _home_of(sentence, stop, types) if name == "population" else None
    if home is not None:
        return SubjectHint(owner=home.mention, position=placed.mention.start, types=types)
    verb = _verb_before(
        sentence, first, _comprising() if name == "member_count" else _triggers(name)
    )
    if verb is not None:
        return _of_verb(sentence, verb, first, types, name)
    bracketed = _before_bracket(sentence, first, types)
    if bracketed is not None:
        return SubjectHint(owner=bracketed.mention, position=placed.mention.start, types=types)
    before = sentence.entity_at(first - 1) if first > sentence.first else None
    if before is not None and before.mention.type in types and _is_owner(sentence, first - 1):
        return SubjectHint(owner=before.mention, position=placed.mention.start, types=types)
    definite = _all_members(sentence, placed, first, stop) if name == "member_count" else None
    if definite is not None:
        return definite
    if name == "member_count":
        hint = subject_of(sentence, first, stop, types)
        status = _statuses().get(placed.mention.unit or "")
        if hint.owner is None or status is None or hint.owner.start > placed.mention.start:
            return None  # "two members of the union" are only some of them
        return hint
    if sentence.tokens.lower[first - 1] in _HAVING and first > sentence.first:
        return possessor_of(sentence, first - 1, types)
    return None


def _home_of(sentence: Sentence, stop: int, types: tuple[str, ...]) -> Placed[EntityMention] | None:
    """ "the 44 million people who live in Argentina": where all of them live."""
    lower, at = sentence.tokens.lower, stop
    at += at < sentence.stop and lower[at] in {"who", "that"}
    if at + 1 >= sentence.stop or lower[at] not in {"live", "lived", "living"}:
        return None
    at += 1
    at += lower[at] in {"today", "now"}
    if at >= sentence.stop or lower[at] != "in":
        return None
    at += 1
    at += at < sentence.stop and lower[at] == "the"
    placed = sentence.entity_at(at) if at < sentence.stop else None
    if placed is None or placed.mention.type not in types or placed.mention.form == "demonym":
        return None
    after = placed.stop
    return None if after < sentence.stop and lower[after] in _PARTS_AFTER else placed


def _all_members(
    sentence: Sentence, placed: Placed[Quantity], first: int, stop: int
) -> SubjectHint | None:
    """Whose "its five members" and "the ten members of ASEAN" are: all of them."""
    if _statuses().get(placed.mention.unit or "") != "member":
        return None
    leading = sentence.words(first, placed.first)
    types, position = measures()["member_count"].subjects, placed.mention.start
    if "its" in leading:
        at = first + leading.index("its")
        return pointing_back(sentence, "its", at, position, types)
    whole = "the" in leading or "all" in sentence.words(first - 1, placed.first)
    if "the" in leading and sentence.words(stop, stop + 1) != ["of"]:
        return _those_before(sentence, placed, stop)
    if not whole or sentence.words(stop, stop + 1) != ["of"]:
        return None
    at = stop + 1 + (sentence.words(stop + 1, stop + 2) == ["the"])
    owner = sentence.entity_at(at) if at < sentence.stop else None
    if owner is None or owner.mention.type not in types or belongs(sentence, owner):
        return None
    return SubjectHint(owner=owner.mention, position=position, types=types)


def _before_bracket(
    sentence: Sentence, first: int, types: tuple[str, ...]
) -> Placed[EntityMention] | None:
    """ "Mexico (126 million inhabitants)": the name before the bracket that a count opens."""
    if first - 1 <= sentence.first or sentence.tokens.text[first - 1] != "(":
        return None
    named = sentence.entity_at(first - 2)
    if named is None or named.mention.type not in types or named.mention.form == "demonym":
        return None
    return named


def _those_before(sentence: Sentence, placed: Placed[Quantity], stop: int) -> SubjectHint | None:
    """ "The ten members agreed", after a sentence about their organisation."""
    position, types = placed.mention.start, measures()["member_count"].subjects
    named = any(one.mention.type in types for one in sentence.entities)
    few = placed.mention.number < _FEWEST_MEMBERS
    beside = sentence.words(placed.first - 2, placed.first)
    part = not {"of", "among", "other", "remaining"}.isdisjoint(beside)
    if named or few or part or stop >= sentence.stop or sentence.tokens.text[stop] == ",":
        return None
    return pointing_back(sentence, "it", placed.first, position, types)


def _is_owner(sentence: Sentence, at: int) -> bool:
    """Whether the name that ends at a token is in the possessive: "Uzbekistan's 31 million"."""
    return sentence.tokens.lower[at].endswith("'s")


def _of_verb(
    sentence: Sentence, verb: int, first: int, types: tuple[str, ...], name: str
) -> SubjectHint | None:
    """The subject of a verb such as "brings together" or "is home to"."""
    lower = sentence.tokens.lower
    told = lower[verb - 1] in _PERFECT or "founding" in lower[first : first + _LONGEST_PHRASE]
    undated = period_of(sentence, verb, first) is None and not told
    if name == "member_count" and lower[verb] in _PAST and undated and not _when(sentence):
        return None  # it may speak of any day
    at = verb
    while at > sentence.first and lower[at - 1] in _AUXILIARIES:
        at -= 1
    if at == sentence.first:
        return None
    return possessor_of(sentence, at, types)


def _when(sentence: Sentence) -> Placed[TimeExpression] | None:
    """The one date of a sentence that begins with "when": "When it began, in 1967, it had"."""
    opens = sentence.tokens.lower[sentence.first] == "when"
    return sentence.times[0] if opens and len(sentence.times) == 1 else None


def hedged_first(sentence: Sentence, placed: Placed[Quantity]) -> int:
    """The first token of a quantity with its hedge, which may stand outside it."""
    start, first = placed.mention.hedge_start, placed.first
    while start is not None and first > sentence.first and sentence.tokens.start[first] > start:
        first -= 1
    while first > sentence.first and sentence.tokens.lower[first - 1] in _LEADING:
        first -= 1
    return first


def _verb_before(sentence: Sentence, first: int, phrases: PhraseTable[bool]) -> int | None:
    """The first token of one of the phrases that ends right before a count."""
    lower = sentence.tokens.lower
    for at in range(max(sentence.first, first - _LONGEST_PHRASE), first):
        hit = phrases.longest(lower, at, first) if lower[at] in phrases else None
        if hit is not None and at + hit[0] == first:
            return at
    return None


def _only_some(sentence: Sentence, stop: int) -> bool:
    """Whether the words after the noun make it a part or another whole: "people in poverty",
    "countries that use the euro", "states of Africa", "countries and the European Union"."""
    if stop >= sentence.stop:
        return False
    lower, at = sentence.tokens.lower, stop
    if lower[at] == "that" and at + 1 < sentence.stop and lower[at + 1] in _DESCRIBING:
        return False  # "ten states that together make up ..." tells of all of them
    if lower[at] in _NARROWING:
        return True
    if lower[at] in {"in", "on"}:
        dated = any(time.first <= at + 1 < time.stop for time in sentence.times)
        return not dated
    if lower[at] in {"and", "plus"} and at + 1 < sentence.stop:
        step = 2 if lower[at + 1] == "the" else 1
        named = sentence.entity_at(at + step) if at + step < sentence.stop else None
        # "30 million inhabitants and Togo 8 million" goes on with another.
        return named is not None and not any(
            named.stop <= one.first <= named.stop + 2 for one in sentence.quantities
        )
    return False
