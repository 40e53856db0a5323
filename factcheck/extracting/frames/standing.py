"""How a name stands in its sentence: whether it can be the subject of a clause."""

from __future__ import annotations

from functools import cache

from factcheck.extracting.frames.clause_subjects import head_of
from factcheck.extracting.frames.clause_verbs import clause_words, is_adverb
from factcheck.extracting.frames.clauses import clause_at, clauses_of
from factcheck.extracting.frames.name_lists import name_lists
from factcheck.extracting.frames.subject_words import subject_words
from factcheck.extracting.lexicon import lexicon
from factcheck.extracting.nouns import noun_words
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.model.mentions import EntityMention

LEAD_REACH = 6  # tokens from a sentence's beginning to the name that leads it
_JOINTS = frozenset({",", "and", "&", "the", "as", "well"})
_BEFORE_LIST = frozenset(
    {"the", "both", "states", "countries", "republics", "baltic", "of", "in", "neighbours"}
)
_BODIES = frozenset({"region", "province", "republic", "kingdom", "state", "city", "territory"})
_LEADING_TYPES = frozenset({"country", "organisation", "city", "region"})


def standing_of(sentence: Sentence, placed: Placed[EntityMention]) -> str:
    """Whether a name can be the subject, is part of a phrase that is it, or stands aside."""
    lower, before = sentence.tokens.lower, placed.first - 1
    if is_possessive(sentence, placed) or placed.mention.form == "demonym":
        return "part"
    if _in_longer_name(sentence, placed):
        return "part"  # "the South China Sea"
    while before >= sentence.first and lower[before] in _parts():
        before -= 1  # "three times metropolitan France"
    if before < sentence.first:
        return "subject"
    if lower[before] in subject_words().oblique:
        return "aside"
    if lower[before] in subject_words().placing:
        opening = before == sentence.first or lower[before - 1] in {",", ";", "that", "and", "but"}
        return "subject" if opening else "part"
    return "subject"


def _in_longer_name(sentence: Sentence, placed: Placed[EntityMention]) -> bool:
    """Whether a word in capitals follows a name at once, so that both are one name."""
    text, at = sentence.tokens.text, placed.stop
    return at < sentence.stop and text[at][0].isupper() and sentence.entity_at(at) is None


def is_modifier(sentence: Sentence, placed: Placed[EntityMention]) -> bool:
    """Whether a name only tells which of some other things is meant: "the UN mission in Mali",
    but not "the OPEC cartel", which is OPEC."""
    at = placed.stop
    if placed.mention.type != "organisation" or at >= sentence.stop:
        return False
    word = sentence.tokens.lower[at]
    if not word.isalpha() or word in _own_descriptions() or not _is_noun(sentence, at):
        return False
    clause = clause_at(sentence, at)
    return clause.subject <= placed.first and at < clause.subject_stop


@cache
def _own_descriptions() -> frozenset[str]:
    return frozenset(lexicon("discourse")["descriptions"]["organisation"])


def _is_noun(sentence: Sentence, at: int) -> bool:
    word = sentence.tokens.lower[at]
    return not (
        word in noun_words().stops
        or word in clause_words("prepositions")
        or is_adverb(word)
        or sentence.entity_at(at) is not None
    )


def is_possessive(sentence: Sentence, placed: Placed[EntityMention]) -> bool:
    """Whether a name owns what follows it: "Peru's", "the Netherlands'"."""
    last = placed.stop - 1
    if sentence.tokens.lower[last].endswith("'s"):
        return True
    return placed.stop < sentence.stop and sentence.tokens.text[placed.stop] in {"'", "’"}


def plain_name(sentence: Sentence, at: int, types: tuple[str, ...]) -> Placed[EntityMention] | None:
    """The name that ends at token `at` and is no part of a longer phrase."""
    placed = sentence.entity_at(at) if at >= sentence.first else None
    if placed is None or placed.mention.type not in types or placed.mention.form == "demonym":
        return None
    if is_possessive(sentence, placed):
        return None
    before = placed.first - 1
    while before >= sentence.first and sentence.tokens.lower[before] in _parts():
        before -= 1  # ", in northern Mali, has"
    if before < sentence.first:
        return placed
    word = sentence.tokens.lower[before]
    if word == "of" and before > sentence.first and sentence.tokens.lower[before - 1] in _BODIES:
        return placed  # "the region of Catalonia"
    if (
        word in subject_words().placing | subject_words().oblique
        or sentence.tokens.text[before][0].isupper()
    ):
        return None
    return placed


@cache
def _parts() -> frozenset[str]:
    return frozenset(lexicon("narrowing")["parts_of_places"]) | {"the"}


def only_subject(
    sentence: Sentence, stop: int, types: tuple[str, ...]
) -> Placed[EntityMention] | None:
    """The one name before a token that can be the subject of its clause."""
    heads = [
        one
        for one in sentence.entities
        if one.stop <= stop
        and one.mention.type in types
        and standing_of(sentence, one) == "subject"
    ]
    if len({one.mention.entity for one in heads}) != 1 or is_coordinated(sentence, heads[0]):
        return None
    return heads[0]


def lead_of(sentence: Sentence) -> EntityMention | None:
    """Return the name that leads a sentence: one near its beginning that can be its subject."""
    for placed in sentence.entities:
        if placed.first - sentence.first > LEAD_REACH:
            return None
        opening = sentence.words(sentence.first, placed.first)
        if subject_words().pronouns.intersection(opening):
            return None
        if placed.mention.type in _LEADING_TYPES and standing_of(sentence, placed) == "subject":
            if is_modifier(sentence, placed):
                return None
            return None if is_coordinated(sentence, placed) else placed.mention
    return None


def is_led_by_thing(sentence: Sentence) -> bool:
    """Whether a sentence speaks of a thing that has no name and stands for no state or body, so
    that "its" in the next may be of that: "The lake is shallow", not "The economy has grown"."""
    words, main = subject_words(), clauses_of(sentence)[0]
    first, head = main.subject, head_of(sentence, main)
    if head <= first or sentence.tokens.lower[first] not in words.determiners:
        return False
    noun = sentence.tokens.lower[head]
    inside = range(first, main.subject_stop)
    named = any(
        one.first in inside or standing_of(sentence, one) == "subject" for one in sentence.entities
    )
    known = named or any(one.first in inside for one in sentence.cues)
    meant = noun in words.descriptions or noun in words.transparent
    return noun.isalpha() and not known and not meant


def named_together(sentence: Sentence, heading: bool = False) -> tuple[EntityMention, ...]:
    """Return the states with which a sentence begins as one list: "Iran, Iraq and Syria are"; in a
    heading the list may stand anywhere."""
    named: list[Placed[EntityMention]] = []
    for placed in sentence.entities:
        if placed.mention.type != "country" or placed.mention.form == "demonym":
            break
        start = named[-1].stop if named else sentence.first
        between = sentence.words(start, placed.first)
        joints = _JOINTS if named else _BEFORE_LIST
        opens = heading and not named
        if not opens and (len(between) > LEAD_REACH or not joints.issuperset(between)):
            break
        named.append(placed)
    return tuple(one.mention for one in named) if len(named) > 1 else ()


def is_coordinated(sentence: Sentence, placed: Placed[EntityMention]) -> bool:
    """Whether the name is one of several: "Kazakhstan and Uzbekistan", "Iran, Iraq"."""
    lower = sentence.tokens.lower
    before, after = placed.first - 1, placed.stop
    if "together" in lower[sentence.first : placed.first]:
        return True  # "Together with Russia, China ..."
    before -= before > sentence.first and lower[before] == "the"
    joined_before = (
        before - 1 >= sentence.first
        and lower[before] in {"and", "or", "&", "nor"}
        and sentence.entity_at(before - 1) is not None
    )
    joined_after = (
        after + 1 < sentence.stop
        and lower[after] in {"and", "or", "&", "nor"}
        and (sentence.entity_at(after + 1) or sentence.entity_at(after + 2)) is not None
    )
    return joined_before or joined_after or _is_listed(sentence, placed)


def _is_listed(sentence: Sentence, placed: Placed[EntityMention]) -> bool:
    """Whether a name stands before a comma of a list: "Kenya, Uganda and Tanzania"."""
    text, after = sentence.tokens.text, placed.stop
    if after >= sentence.stop or text[after] != "," or sentence.entity_at(after + 1) is None:
        return False
    return any(placed in listed.items for listed in name_lists(sentence))
