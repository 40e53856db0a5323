"""Names of countries, cities and organisations that are misspelt."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from factcheck.extracting.frames.terms import capital_runs
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.extracting.word_lists import WordLists
from factcheck.model.findings import Evidence, Outcome, Step, Suggestion
from factcheck.model.mentions import EntityMention
from factcheck.model.spans import Span
from factcheck.naming.lexicon import lexicon
from factcheck.naming.near_names import Near
from factcheck.rulebook.context import Context, printed_words
from factcheck.rulebook.params import KindParams
from factcheck.rulebook.rule import Rule

_PLACES = frozenset({"country", "territory", "city", "region", "sea", "river"})
_NATIONS = frozenset({"country", "sea"})
_OPENING = 8  # letters of a sentence's first word, which is a capital anyway
_words = WordLists("claims/place_names")


def check(rule: Rule, params: KindParams, context: Context) -> Iterator[Outcome]:
    """Yield an outcome for every name of a place or organisation with a slip in it."""
    told: set[str] = set()
    for sentence in context.analysis.sentences:
        capitals = sentence.capitals()
        if not capitals:
            continue
        for first, stop in _unknown(sentence, capitals):
            near = _misspelt(sentence, first, stop, context)
            if near is not None and near.printed not in told:
                told.add(near.printed)
                yield _outcome(rule, sentence, first, stop, near)


def _plain(context: Context) -> frozenset[str]:
    """All words that the text prints small: no names."""
    return frozenset(word for word in context.once(printed_words) if word.islower())


def _unknown(sentence: Sentence, capitals: list[int]) -> Iterator[tuple[int, int]]:
    """Yield capitals that stand alone, and runs of them, that nothing known covers."""
    known = _known(sentence)
    inside: set[int] = set()
    for first, stop in capital_runs(sentence):
        if sentence.tokens.lower[first - 1] in {"the", "a", "an", "this"}:
            inside.add(first - 1)
        joints = [at for at in range(first, stop) if sentence.tokens.lower[at] == "and"]
        for start, end in pairwise((first - 1, *joints, stop)):
            if end - start > 2:  # more than one word between two joints
                inside.update(range(start + 1, end))
        if not any(known.get(at) for at in range(first, stop)):
            yield first, stop
    cities = {one.first for one in sentence.entities if one.mention.type == "city"}
    for at in capitals:
        # A lone city may be a slip for a country among whose cities it stands.
        if at not in inside and (at not in known or (not known[at] and at in cities)):
            yield at, at + 1


def _known(sentence: Sentence) -> dict[int, bool]:
    """The tokens that a known name, an office or a time covers; False for a lone city, which is
    no name of its own where it is part of a longer run."""
    known: dict[int, bool] = {}
    for entity in sentence.entities:
        if entity.stop - entity.first > 1:
            known.update(dict.fromkeys(range(entity.first, entity.stop), True))
        else:
            known[entity.first] = entity.mention.type not in {"city", "region"}
    for other in (*sentence.offices, *sentence.times):
        known.update(dict.fromkeys(range(other.first, other.stop), True))
    return known


def _misspelt(sentence: Sentence, first: int, stop: int, context: Context) -> Near | None:
    text = sentence.tokens.text
    if stop - first > 1:
        near = context.names.near.phrase([_bare(word) for word in text[first:stop]])
    elif types := _listed_with(sentence, first):
        near = context.names.near.word(_bare(text[first]), listed="country" in types)
        near = near if near is not None and near.type in types else None
        if near is not None and any(one.mention.entity == near.entity for one in sentence.entities):
            near = None  # "India and Indira"
    elif _stands_as_place(sentence, first, context) or _is_city(sentence, first):
        near = context.names.near.word(_bare(text[first]))
    elif _stands_as_people(sentence, first):
        near = context.names.near.word(_bare(text[first]))
        near = near if near is not None and _is_of_people(near) else None
    else:
        near = None
    if near is None or near.printed.lower() in context.once(_plain):
        return None
    if stop - first == 1 and _is_among_its_own(sentence, first, near, context):
        return near
    if context.names.has_word(near.printed):
        return None
    if stop - first == 1 and _is_known(near, context):
        return None
    return near


def _listed_with(sentence: Sentence, at: int) -> frozenset[str]:
    """What a lone word is listed with: "Cuba and Yamen", "Antwerp, Roterdam and Hamburg". One that
    a place follows ("Roterdam, in the Netherlands") is listed with that."""
    if sentence.tokens.lower[at - 1 : at] in (["'s"], ["mr"], ["mrs"]) or at == sentence.first:
        return frozenset()
    if sentence.words(at + 1, at + 3) in ([",", "a"], [",", "an"]):
        return frozenset()  # "and Jorden, a firm"
    before = sentence.entity_at(at - 2) if at - 2 >= sentence.first else None
    joined = sentence.tokens.lower[at - 1] in {"and", ",", "or"}
    if joined and before is not None and before.stop == at - 1 and _is_place(before):
        return frozenset({before.mention.type})
    after = at + 1
    while after < sentence.stop and sentence.tokens.lower[after] in {",", "and", "or", "in", "the"}:
        after += 1
    behind = sentence.entity_at(after) if after < sentence.stop else None
    between = sentence.words(at + 1, after)
    if behind is None or behind.first != after or not between or not _is_place(behind):
        return frozenset()
    if "in" in between:
        return frozenset({"city"}) if behind.mention.type == "country" else frozenset()
    return frozenset({behind.mention.type}) if between != ["the"] else frozenset()


def _is_place(placed: Placed[EntityMention]) -> bool:
    mention = placed.mention
    return mention.type in {"country", "city"} and mention.form != "demonym"


def _is_city(sentence: Sentence, at: int) -> bool:
    return any(one.first == at and one.mention.type == "city" for one in sentence.entities)


def _is_among_its_own(sentence: Sentence, at: int, near: Near, context: Context) -> bool:
    """Whether a country's near-miss stands beside a city of that country or its people, and beside
    nothing of where the city of that name lies: "Columbia" beside Bogotá, not beside New York."""
    schooling = _words("schooling")
    if near.type != "country" or sentence.words(at - 1, at) == ["at"]:
        return False
    if not schooling.isdisjoint(sentence.vocabulary):
        return False
    lands: set[str] = set()
    for one in (each.mention for each in sentence.entities if each.mention.text != near.printed):
        if one.entity and one.type == "country":
            lands.add(one.entity)
        elif one.entity and one.type == "city":
            lands |= _lands_of(one.entity, context)
    return near.entity in lands and not lands & _lands_of(near.printed, context)


def _lands_of(city: str, context: Context) -> set[str]:
    return {place.country for place in context.facts.place(city) if place.country}


def _bare(word: str) -> str:
    """A name without the ending of a possessive: "Ukraine's", "the United States'"."""
    return re.sub(r"['’]s?$", "", word)


def _stands_as_place(sentence: Sentence, at: int, context: Context) -> bool:
    """Whether a lone word stands where the name of a place stands, in company of another place;
    what comes "to" or "from" something may be of a person in a text without places."""
    if at == sentence.first:
        return len(sentence.tokens.text[at]) >= _OPENING
    before = sentence.tokens.lower[at - 1]
    if before not in _words("before"):
        return False
    if before == "in" or any(one.mention.type in _PLACES for one in sentence.entities):
        return True
    if before == "of" and sentence.tokens.lower[at - 2] in _words("led"):
        return True
    return before in {"of", "to", "from"} and context.once(_has_places)


def _has_places(context: Context) -> bool:
    return any(one.type in _PLACES for one in context.analysis.entities)


def _stands_as_people(sentence: Sentence, at: int) -> bool:
    """Whether a lone word stands as in "the Ukrainian president" or "the Philippines"."""
    if len(sentence.tokens.text[at]) < _OPENING - 1 or at + 1 >= sentence.stop:
        return False
    return sentence.words(at - 1, at) == ["the"]


def _is_of_people(near: Near) -> bool:
    """Whether a word keeps the ending of the people, country or sea that it misses."""
    return near.type in _NATIONS and near.printed[-2:] == near.right[-2:]


def _is_known(near: Near, context: Context) -> bool:
    """Whether a word is a name of its own: of a person, of another place, or of a people."""
    printed = near.printed
    lower, right = printed.lower(), near.right.lower()
    if any(lower == right + ending for ending in _words("endings")):
        return True
    if lower.rstrip("sn") in _words("lands"):
        return True  # "Styria" and "the Styrians", for Syria
    if lexicon().given.of(lower) or context.facts.resolve(printed):
        return True
    if lower.endswith("s") and context.facts.resolve(printed[:-1]):
        return True
    return any(lower in person.id.lower().split() for person in context.names.candidates(printed))


def _outcome(rule: Rule, sentence: Sentence, first: int, stop: int, near: Near) -> Outcome:
    span = sentence.span_of(first, stop)
    tokens = sentence.tokens
    at = next(one for one in range(first, stop) if _bare(tokens.text[one]) == near.printed)
    wrong = Span(tokens.start[at], tokens.start[at] + len(near.printed))
    return rule.contradicted(
        span,
        rule.message("misspelt", printed=_bare(tokens.joined(first, stop - 1)), right=near.name),
        derivation=(Step("letters", f"{near.printed} for {near.right}"),),
        evidence=(Evidence(near.entity, near.name, "Names of the fact base"),),
        suggestion=Suggestion(wrong, near.right),
        confidence=0.8 if stop - first > 1 else 0.7,
    )
