"""What a sentence says of a claim's subject.

A wrong subject makes a false alarm, a missing one only a miss: where a noun that is not known
stands in the subject's place, the claim has no subject.
"""

from __future__ import annotations

from functools import cache

from msgspec import Struct

from factcheck.extracting.frames.frame import SubjectHint
from factcheck.extracting.lexicon import lexicon
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.model.mentions import EntityMention

_VERB_REACH = 6  # tokens from the end of an apposition to the measure
_LEAD_REACH = 6  # tokens from a sentence's beginning to the name that leads it
_LEADING_TYPES = frozenset({"country", "organisation", "city", "region"})
_PLURAL = frozenset({"they", "their", "them", "these", "those"})  # no state alone
_COLLECTIVE = frozenset({"combined", "aggregate", "joint", "collective", "members", "members'"})
_WORLD_WORDS = frozenset({"world", "world's", "global"})


class _Words(Struct, frozen=True):
    pronouns: frozenset[str]
    descriptions: dict[str, str]
    determiners: frozenset[str]
    breaks: frozenset[str]
    possessing: frozenset[str]
    adverbs: frozenset[str]
    fillers: frozenset[str]
    owning: frozenset[str]
    placing: frozenset[str]
    oblique: frozenset[str]
    openings: frozenset[str]
    transparent: frozenset[str]


@cache
def _words() -> _Words:
    table = lexicon("discourse")
    sets = {
        name: frozenset(table[name])
        for name in (
            "pronouns",
            "determiners",
            "possessing",
            "adverbs",
            "fillers",
            "owning",
            "placing",
            "oblique",
            "openings",
            "transparent",
        )
    }
    descriptions = {word: kind for kind, words in table["descriptions"].items() for word in words}
    return _Words(descriptions=descriptions, breaks=frozenset(table["clause_breaks"]), **sets)


def subject_of(sentence: Sentence, first: int, stop: int, types: tuple[str, ...]) -> SubjectHint:
    """Return the hint for a claim whose cue (or counted value) covers tokens [first, stop)."""
    position = sentence.tokens.start[first]
    if _is_world(sentence, first):
        return SubjectHint(owner=_world(sentence, first), position=position, types=types)
    if sentence.tokens.lower[first] in _words().possessing:
        return possessor_of(sentence, first, types)  # "covers an area of": it begins with the verb
    before = _owner_before(sentence, first, types)
    after = _owner_after(sentence, stop, types)
    if before is not None and after is not None and before.mention.form == "demonym":
        return SubjectHint(position=position, types=types, unknown=True)  # "Russians of Latvia"
    owner = before or after
    if owner is not None:
        return SubjectHint(
            owner=owner.mention,
            position=position,
            types=types,
            shared=_coordinated(sentence, owner),
        )
    return _clause_subject(sentence, first, types)


def possessor_of(sentence: Sentence, verb: int, types: tuple[str, ...]) -> SubjectHint:
    """Return the hint for what has something: the subject right before the verb at `verb`."""
    words, tokens = _words(), sentence.tokens
    position = tokens.start[verb]
    at = verb - 1
    while at >= sentence.first and tokens.lower[at] in words.adverbs:
        at -= 1
    if at < sentence.first:
        return SubjectHint(position=position, types=types)
    if _is_counted(sentence, at):
        return _pointing(sentence, "they", at, position, types)  # "ten states with a population of"
    if tokens.text[at] == ",":
        head = _apposed_subject(sentence, verb, types)
        if head is None and verb - 1 == at:
            head = _plain_name(sentence, at - 1, types)  # "NATO, with 28 members"
        if head is None and tokens.lower[verb] in words.openings:
            head = _only_subject(sentence, at, types)  # "China is a giant, with a GDP of ..."
        if head is None:
            return SubjectHint(position=position, types=types, unknown=True)
        return SubjectHint(clause=head.mention, position=position, types=types)
    word = tokens.lower[at].removesuffix("'s")
    if word in words.pronouns:
        return _pointing(sentence, word, at, position, types)
    kind = words.descriptions.get(word)
    if kind is not None and _determined(sentence, at):
        return _pointing(sentence, word, at, position, types, kind)
    if word in words.transparent:
        return _clause_of_economy(sentence, at, position, types)
    head = _plain_name(sentence, at, types)
    if head is None:
        return SubjectHint(position=position, types=types, unknown=True)
    return SubjectHint(
        clause=head.mention, position=position, types=types, shared=_coordinated(sentence, head)
    )


def _clause_of_economy(
    sentence: Sentence, at: int, position: int, types: tuple[str, ...]
) -> SubjectHint:
    """ "India's economy has", "the Chilean economy has": the owner stands for the whole."""
    owner = sentence.entity_at(at - 1) if at > sentence.first else None
    if owner is None or owner.mention.type not in types:
        return SubjectHint(position=position, types=types, unknown=True)
    return SubjectHint(owner=owner.mention, position=position, types=types)


def _is_counted(sentence: Sentence, at: int) -> bool:
    """Whether a token is the noun of a count: "states" in "ten member states"."""
    end = sentence.tokens.end[at]
    return any(one.mention.noun_end == end for one in sentence.quantities)


def _only_subject(
    sentence: Sentence, stop: int, types: tuple[str, ...]
) -> Placed[EntityMention] | None:
    """The one name before a token that can be the subject of its clause."""
    heads = [
        one
        for one in sentence.entities
        if one.stop <= stop and one.mention.type in types and _standing(sentence, one) == "subject"
    ]
    if len({one.mention.entity for one in heads}) != 1 or _coordinated(sentence, heads[0]):
        return None
    return heads[0]


def lead_of(sentence: Sentence) -> EntityMention | None:
    """Return the name that leads a sentence: one near its beginning that can be its subject."""
    for placed in sentence.entities:
        if placed.first - sentence.first > _LEAD_REACH:
            return None
        opening = sentence.words(sentence.first, placed.first)
        if _words().pronouns.intersection(opening):
            return None
        if placed.mention.type in _LEADING_TYPES and _standing(sentence, placed) == "subject":
            return None if _coordinated(sentence, placed) else placed.mention
    return None


def _plain_name(
    sentence: Sentence, at: int, types: tuple[str, ...]
) -> Placed[EntityMention] | None:
    """The name that ends at token `at` and is no part of a longer phrase."""
    placed = sentence.entity_at(at) if at >= sentence.first else None
    if placed is None or placed.mention.type not in types or placed.mention.form == "demonym":
        return None
    if _is_possessive(sentence, placed):
        return None
    before = placed.first - 1
    if before >= sentence.first and sentence.tokens.lower[before] == "the":
        before -= 1
    if before < sentence.first:
        return placed
    word = sentence.tokens.lower[before]
    if word in _words().placing | _words().oblique or sentence.tokens.text[before][0].isupper():
        return None
    return placed


def _is_world(sentence: Sentence, first: int) -> bool:
    """Whether the world is whose measure it is: "the world population", "global GDP"."""
    at = first - 1
    return at >= sentence.first and sentence.tokens.lower[at] in _WORLD_WORDS


def _world(sentence: Sentence, first: int) -> EntityMention:
    start, end = sentence.tokens.start[first - 1], sentence.tokens.end[first - 1]
    return EntityMention(
        start=start,
        end=end,
        text=sentence.tokens.source[start:end],
        entity="World",
        type="world",
        canonical="World",
    )


def _is_possessive(sentence: Sentence, placed: Placed[EntityMention]) -> bool:
    last = placed.stop - 1
    if sentence.tokens.lower[last].endswith("'s"):
        return True
    return placed.stop < sentence.stop and sentence.tokens.text[placed.stop] in {"'", "’"}


def _owner_before(
    sentence: Sentence, first: int, types: tuple[str, ...]
) -> Placed[EntityMention] | None:
    """ "Kazakhstan's GDP", "Kazakh GDP", "Kazakhstan's real GDP": a name right before a cue."""
    at = first - 1
    if at >= sentence.first and sentence.tokens.lower[at] in _words().fillers:
        at -= 1
    placed = sentence.entity_at(at) if at >= sentence.first else None
    return placed if placed is not None and placed.mention.type in types else None


def _owner_after(
    sentence: Sentence, stop: int, types: tuple[str, ...]
) -> Placed[EntityMention] | None:
    """ "the GDP of Kazakhstan", "unemployment in the EU": a name that a preposition ties on."""
    at, lower, text = stop, sentence.tokens.lower, sentence.tokens.text
    if at >= sentence.stop or lower[at] not in _words().owning:
        return None
    at += 1
    while at < sentence.stop and lower[at] in _words().fillers:
        at += 1
    placed = sentence.entity_at(at) if at < sentence.stop else None
    if placed is None or placed.mention.type not in types or placed.mention.form == "demonym":
        return None
    after = placed.stop
    if _is_possessive(sentence, placed):
        return None  # "the population of Russia's Far East"
    if after < sentence.stop and (text[after] == "-" or text[after][0].isupper()):
        return None
    return placed


def _clause_subject(sentence: Sentence, first: int, types: tuple[str, ...]) -> SubjectHint:
    """The subject of the clause that a cue stands in, by the words before it."""
    words, tokens = _words(), sentence.tokens
    position = tokens.start[first]
    verb = _possessing_verb(sentence, first)
    if verb is not None:
        if verb == sentence.first:
            return _after_opening(sentence, first, types)
        return possessor_of(sentence, verb, types)
    head = _apposed_subject(sentence, first, types)
    if head is not None:
        return SubjectHint(clause=head.mention, position=position, types=types)
    unknown = False
    at = first - 1
    while at >= sentence.first:
        placed, word = sentence.entity_at(at), tokens.lower[at].removesuffix("'s")
        if placed is not None:
            standing = _standing(sentence, placed) if placed.mention.type in types else "aside"
            if standing == "subject":
                shared = _coordinated(sentence, placed)
                return SubjectHint(
                    clause=placed.mention, position=position, types=types, shared=shared
                )
            unknown = unknown or standing == "part"
            at = placed.first - 1
            continue
        if word in words.pronouns:
            return _pointing(sentence, word, at, position, types)
        kind = words.descriptions.get(word)
        if kind is not None and _determined(sentence, at):
            return _pointing(sentence, word, at, position, types, kind)
        if word in words.breaks:
            break
        at -= 1
    if unknown:
        return SubjectHint(position=position, types=types, unknown=True)
    return _after_opening(sentence, first, types)


def _standing(sentence: Sentence, placed: Placed[EntityMention]) -> str:
    """Whether a name can be the subject, is part of a phrase that is it, or stands aside."""
    lower, before = sentence.tokens.lower, placed.first - 1
    if _is_possessive(sentence, placed) or placed.mention.form == "demonym":
        return "part"
    if _in_longer_name(sentence, placed):
        return "part"  # "the South China Sea"
    if before >= sentence.first and lower[before] == "the":
        before -= 1
    if before < sentence.first:
        return "subject"
    if lower[before] in _words().oblique:
        return "aside"
    if lower[before] in _words().placing:
        opening = before == sentence.first or lower[before - 1] in {",", ";", "that", "and", "but"}
        return "subject" if opening else "part"
    return "subject"


def _in_longer_name(sentence: Sentence, placed: Placed[EntityMention]) -> bool:
    """Whether a word in capitals follows a name at once, so that both are one name."""
    text, at = sentence.tokens.text, placed.stop
    return at < sentence.stop and text[at][0].isupper() and sentence.entity_at(at) is None


def _possessing_verb(sentence: Sentence, first: int) -> int | None:
    """The token of "has", "with" ... when only fillers stand between it and the cue."""
    at, words = first - 1, _words()
    while at >= sentence.first and sentence.tokens.lower[at] in words.fillers:
        at -= 1
    if at >= sentence.first and sentence.tokens.lower[at] in words.possessing:
        return at
    return None


def _after_opening(sentence: Sentence, first: int, types: tuple[str, ...]) -> SubjectHint:
    coming = _coming_subject(sentence, first, types)
    return SubjectHint(
        clause=coming.mention if coming is not None else None,
        position=sentence.tokens.start[first],
        types=types,
    )


def _pointing(
    sentence: Sentence,
    word: str,
    at: int,
    position: int,
    types: tuple[str, ...],
    description: str = "",
) -> SubjectHint:
    if description == "pair":
        return SubjectHint(position=position, types=types, unknown=True)
    if word in _PLURAL or _COLLECTIVE.intersection(sentence.words(at, at + 4)):
        types = tuple(one for one in types if one == "organisation")  # "their combined GDP"
    return SubjectHint(
        anaphor=word,
        description=description,
        position=position,
        sentence_start=sentence.span.start,
        anaphor_at=sentence.tokens.start[at],
        types=types,
    )


def _coming_subject(
    sentence: Sentence, first: int, types: tuple[str, ...]
) -> Placed[EntityMention] | None:
    """ "With a population of 9.8 million, Azerbaijan is ...": the name after an opening phrase."""
    text, lower = sentence.tokens.text, sentence.tokens.lower
    if lower[sentence.first] not in _words().openings:
        return None
    comma = next((at for at in range(first, sentence.stop) if text[at] == ","), None)
    if comma is None or comma + 1 >= sentence.stop:
        return None
    at = comma + 2 if lower[comma + 1] == "the" else comma + 1
    placed = sentence.entity_at(at) if at < sentence.stop else None
    if placed is None or placed.mention.type not in types or placed.mention.form == "demonym":
        return None
    return None if _is_possessive(sentence, placed) else placed


def _apposed_subject(
    sentence: Sentence, first: int, types: tuple[str, ...]
) -> Placed[EntityMention] | None:
    """ "Germany, the largest economy in the EU, has ...": the name before an apposition.

    The apposition is what two commas enclose; the second of them has the verb after it.
    """
    text, lower = sentence.tokens.text, sentence.tokens.lower
    commas = [at for at in range(sentence.first, first) if text[at] == ","]
    if len(commas) < 2:
        return None
    opening, closing = commas[-2], commas[-1]
    if first - closing > _VERB_REACH:
        return None
    if closing + 1 < sentence.stop and sentence.entity_at(closing + 1) is not None:
        return None
    if closing - opening < 2 or sentence.entity_at(opening + 1) is not None:
        return None  # a list of names
    if lower[opening + 1] in {"and", "or", "but"}:
        return None
    return _plain_name(sentence, opening - 1, types) if opening > sentence.first else None


def _determined(sentence: Sentence, at: int) -> bool:
    """Whether a description has "the" or "its" before it, over at most one adjective."""
    words, lower = _words(), sentence.tokens.lower
    return any(
        at - back >= sentence.first
        and (lower[at - back] in words.determiners or lower[at - back] in {"its", "their"})
        for back in (1, 2)
    )


def _coordinated(sentence: Sentence, placed: Placed[EntityMention]) -> bool:
    """Whether the name is one of several: "Kazakhstan and Uzbekistan", "Iran, Iraq"."""
    lower = sentence.tokens.lower
    before, after = placed.first - 1, placed.stop
    if "together" in lower[sentence.first : placed.first]:
        return True  # "Together with Russia, China ..."
    joined_before = (
        before - 1 >= sentence.first
        and lower[before] in {"and", "or", "&"}
        and sentence.entity_at(before - 1) is not None
    )
    joined_after = (
        after + 1 < sentence.stop
        and lower[after] in {"and", "or", "&"}
        and (sentence.entity_at(after + 1) or sentence.entity_at(after + 2)) is not None
    )
    return joined_before or joined_after
