"""Words that name a measure only beside a percentage: "the economy grew by 3%", "Chile grew by 3%",
and "growth", where what was spoken of before is an economy."""

from __future__ import annotations

from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from factcheck.extracting.frames.dimensions import dimension_of
from factcheck.extracting.frames.frame import Frame
from factcheck.extracting.frames.possessors import pointing_back
from factcheck.extracting.frames.standing import is_possessive
from factcheck.extracting.lexicon import lexicon
from factcheck.extracting.measures import measures
from factcheck.extracting.sentence import Cue, Placed, Sentence
from factcheck.extracting.word_lists import WordLists
from factcheck.model.mentions import EntityMention, Quantity

_OBLIQUE = frozenset({"of", "in", "to", "from", "for", "with", "by", "on", "into", "across"})
_REMEMBERED = 90  # tokens of a paragraph back to what was spoken of
_LEADS_WITHIN = 7  # tokens from a sentence's beginning to what it speaks of
_ENDS = frozenset({".", "!", "?"})
_STATES = frozenset({"country", "organisation", "region"})
_set = WordLists("lexicon/changes").words


class Grown(Struct, frozen=True):
    """A cue for what grew; `guessed` where nothing but the state that grew says that it is its
    economy, `is_verb` where the cue is the verb itself, `told` where it is "the economy"."""

    cue: Cue
    guessed: bool = False
    is_verb: bool = False
    told: bool = False


@cache
def _growing_words() -> frozenset[str]:
    return _set("state_growing").union(lexicon("changes")["growing"])


def growth_cues(sentence: Sentence) -> list[Grown]:
    """Return cues for an economy or its growth, in a sentence that has a percentage."""
    if not sentence.may_have(_growing_words()):
        return []
    if not any(dimension_of(one.mention) == "percent" for one in sentence.quantities):
        return []
    growing: dict[str, str] = lexicon("changes")["growing"]
    lower = sentence.tokens.lower
    found = _grown_states(sentence)
    for at in sentence.places_of(growing.keys()):
        cue = Cue(at, at + 1, growing[lower[at]])
        if sentence.entity_at(at) is not None:
            continue
        if any(one.first <= at < one.stop for one in sentence.cues):
            continue
        if cue.measure == "gdp":
            told = cue.first > sentence.first and lower[cue.first - 1] == "the"
            found += [Grown(one, told=told) for one in _economies(sentence, cue)]
        else:
            guessed = _is_growth_alone(sentence, at)
            found += [Grown(cue, guessed)] if guessed is not None else []
    return found


def as_growth(sentence: Sentence, frame: Frame, grown: Grown) -> Frame | None:
    """The frame of a value that a cue of growth has found; None where it states no growth, or
    where it is only guessed to and nothing says whose it is."""
    if frame.measure != "gdp_growth":
        return None
    hint, at = frame.subject, grown.cue.first
    named = hint.owner is not None or hint.clause is not None or hint.anaphor is not None
    named = named or (grown.guessed and not sentence.entities)  # of what the passage speaks of
    if grown.is_verb and hint.owner is None:
        where = _place_of_it(sentence, at)
        if where is not None:
            return replace(frame, subject=replace(hint, owner=where), guessed=grown.guessed)
    if grown.told and not named and not hint.shared:
        word = sentence.tokens.lower[at]
        hint = pointing_back(sentence, word, at, hint.position, hint.types, "country")
        frame = replace(frame, subject=hint)
    if grown.guessed and not named:
        return None
    return replace(frame, guessed=grown.guessed)


def _place_of_it(sentence: Sentence, at: int) -> EntityMention | None:
    """ "In Costa Rica it grew by 2%": the place right before "it"."""
    before = _before_verb(sentence, at)
    if before <= sentence.first or sentence.tokens.lower[before] != "it":
        return None
    before -= 1
    before -= before > sentence.first and sentence.tokens.text[before] == ","
    named = sentence.entity_at(before)
    if named is None or named.first == sentence.first:
        return None
    return named.mention if sentence.tokens.lower[named.first - 1] == "in" else None


def _economies(sentence: Sentence, cue: Cue) -> list[Cue]:
    """The cue of an economy, and the one for the verb after a clause about it: "the economy,
    which had shrunk by 3%, grew by 2%"."""
    if not _leads(sentence, cue.first):
        return []
    lower = sentence.tokens.lower
    if sentence.words(cue.stop, cue.stop + 2) != [",", "which"]:
        return [cue]
    verbs = (at for at in sentence.places_of(_set("state_growing")) if at > cue.stop + 2)
    resumed = next((at for at in verbs if lower[at - 1] == ","), None)
    return [cue] if resumed is None else [cue, Cue(cue.first, resumed, cue.measure)]


def _grown_states(sentence: Sentence) -> list[Grown]:
    """ "Spain grew by 3%", "it expanded 2%": a state that grew is its economy, where nothing else
    of it was spoken of that can grow."""
    found: list[Grown] = []
    lower = sentence.tokens.lower
    for at in sentence.places_of(_set("state_growing")):
        told = any(cue.first < at and cue.measure != "gdp" for cue in sentence.cues)
        if told or _percentage_after(sentence, at + 1) is None:
            continue
        before = _before_verb(sentence, at)
        if before < sentence.first:
            continue
        if lower[before] == "it":
            guessed = False if _economy_leads(sentence, before) else None
        else:
            guessed = _is_guessed(sentence, at) if _state_at(sentence, before) else None
        if guessed is not None:
            found.append(Grown(Cue(at, at + 1, "gdp"), guessed, is_verb=True))
    return found


def _before_verb(sentence: Sentence, at: int) -> int:
    """The token before a verb with its auxiliaries: "has been growing"."""
    at -= 1
    while at >= sentence.first and sentence.tokens.lower[at] in _set("growing_auxiliaries"):
        at -= 1
    return at


def _percentage_after(sentence: Sentence, at: int) -> Placed[Quantity] | None:
    """The percentage that a verb of growth leads to: "by 3%", "at an annual rate of 3%"."""
    placed = next((one for one in sentence.quantities if one.first >= at), None)
    if placed is None or dimension_of(placed.mention) != "percent":
        return None
    words = sentence.words(at, placed.first)
    return placed if all(word in _set("growth_links") for word in words) else None


def _state_at(sentence: Sentence, before: int) -> Placed[EntityMention] | None:
    """The state that ends at a token and stands as the subject; over an apposition in commas."""
    lower, who = sentence.tokens.lower, sentence.entity_at(before)
    if lower[before] == ",":
        the = lower[sentence.first] == "the"
        opens = sentence.entity_at(sentence.first + the)
        aside = sentence.words(opens.stop, before + 1) if opens is not None else []
        who = opens if aside[:1] == [","] and aside.count(",") == 2 else None
    if who is None or who.mention.type not in _STATES or who.mention.form == "demonym":
        return None
    if who.mention.type != "country" and who.mention.form == "region":
        return None
    at = who.first - 1 - (who.first > sentence.first and lower[who.first - 1] == "the")
    if is_possessive(sentence, who) or (at >= sentence.first and lower[at] in _OBLIQUE):
        return None
    return who


def _is_guessed(sentence: Sentence, at: int) -> bool | None:
    """Whether only the state says that an economy grew; None where it can be anything."""
    if sentence.places_of(_set("economies")):
        return False
    theme = _theme_before(sentence, at)
    if theme == "other":
        return None
    if theme == "economy":
        return False
    valued = _percentage_after(sentence, at + 1)
    yearly = valued is not None and valued.mention.per == "year"
    dated = any(one.mention.grain == "year" for one in sentence.times)
    return True if yearly or dated else None


def _theme_before(sentence: Sentence, at: int) -> str:
    """What was last spoken of that can grow, in the paragraph before a token: "economy", "other",
    "several" for more than one measure of an economy, or "" for nothing."""
    lower = sentence.tokens.lower
    others: set[str] = set()
    for spot in range(at - 1, max(-1, at - _REMEMBERED), -1):
        if lower[spot] in _set("economies"):
            return "other" if others else "economy"
        if lower[spot] in _set("other_growers"):
            if lower[spot] not in _set("macro_growers"):
                return "other"
            others.add(lower[spot].removesuffix("s"))
    if not others:
        return ""
    return "several" if len(others) > 1 else "other"


def _economy_leads(sentence: Sentence, at: int) -> bool:
    """Whether "it" at a token can be an economy: the sentence before it is about one."""
    lower = sentence.tokens.lower
    if at - sentence.first > 2:
        return _theme_before(sentence, at) == "economy" and any(
            lower[spot] in _set("economies") for spot in range(sentence.first, at)
        )
    first = sentence.first - 1
    while first > 0 and lower[first - 1] not in _ENDS:
        first -= 1
    leading = lower[max(first, 0) : max(first, 0) + _LEADS_WITHIN]
    return not _set("economies").isdisjoint(leading) and _set("other_growers").isdisjoint(leading)


def _leads(sentence: Sentence, at: int) -> bool:
    """Whether "economy" can be what grew, and is not only what something else is part of:
    "tourism makes up 10% of Spain's economy and grew by 5%"."""
    at -= 1
    owner = sentence.entity_at(at) if at >= sentence.first else None
    at = owner.first - 1 if owner is not None else at
    while at >= sentence.first and sentence.tokens.lower[at] in {"the", "its", "whole", "national"}:
        at -= 1
    return at < sentence.first or sentence.tokens.lower[at] not in _OBLIQUE


def _is_growth_alone(sentence: Sentence, at: int) -> bool | None:
    """Whether "growth" is only guessed to be that of an economy; None where it need not be.

    "India's growth", "growth in Germany" are it. Elsewhere it is the growth of what was spoken of
    before it, and of the state that has it where nothing was.
    """
    if any(cue.first < at and not _leaves_growth(cue) for cue in sentence.cues):
        return None
    lower = sentence.tokens.lower
    alone = at == sentence.first or lower[at - 1] in {",", "and", "but"}
    beside = sentence.entity_at(at - 1) if at > sentence.first else None
    if beside is not None:
        return False
    following = sentence.words(at + 1, at + 2)
    if following and following[0] in {"in", "of"}:
        named = [one for one in sentence.entities if at + 2 <= one.first <= at + 3]
        if named and alone and following == ["in"]:
            return False
        valued = (*sentence.quantities, *sentence.times)
        if not named and not any(at + 2 <= one.first <= at + 4 for one in valued):
            return None  # "growth in exports"
    theme = _theme_before(sentence, at)
    if theme == "economy":
        return False
    if theme == "several":
        return True
    states = any(one.mention.type in _STATES for one in sentence.entities)
    return True if not theme and states else None


def _leaves_growth(cue: Cue) -> bool:
    """Whether a measure named in the sentence is none that "growth" could be of."""
    measure = measures()[cue.measure]
    return measure.id == "gdp" or measure.dimension == "percent"
