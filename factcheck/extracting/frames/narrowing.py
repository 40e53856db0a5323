"""Whether words around a measure's name make a narrower measure of it.

"The population of Kazakhstan" is the measure; "the urban population", "exports of oil" and "the
inflation target" are others, and a figure for them must not be held against the whole.
"""

from __future__ import annotations

from factcheck.extracting.frames.cue_labels import words_of
from factcheck.extracting.frames.dimensions import dimension_of
from factcheck.extracting.measures import measures
from factcheck.extracting.sentence import Cue, Placed, Sentence
from factcheck.extracting.word_lists import WordLists
from factcheck.model.mentions import Quantity, TimeExpression

_PARTNERS = frozenset({"to", "with", "from", "into", "against"})


_words = WordLists("lexicon/narrowing").words


def is_narrowed(sentence: Sentence, cue: Cue) -> bool:
    """Whether the cue stands for a part or a kin of its measure only."""
    return _narrowed_before(sentence, cue) or _narrowed_after(sentence, cue)


def is_foretold(sentence: Sentence, cue: Cue) -> bool:
    """Whether the word after a measure's name tells of its future: "a growth target of 6%"."""
    following = sentence.words(cue.stop, cue.stop + 1)
    if not _words("foretelling").isdisjoint(following):
        return True
    # What a state wants to grow by it expects; an inflation target is a norm.
    grows = bool(measures()[cue.measure].changes_of)
    return grows and not _words("foretelling_growth").isdisjoint(following)


def _narrowed_before(sentence: Sentence, cue: Cue) -> bool:
    at = cue.first - 1
    if "among" in sentence.words(cue.first - 6, cue.first):
        return True
    if at < sentence.first:
        return False
    if sentence.tokens.lower[at] in words_of("part_words"):
        return True  # "Male life expectancy", though Male is a city too
    if sentence.entity_at(at) is not None:
        return False
    word = sentence.tokens.lower[at]
    if not word.isalpha() or any(one.first <= at < one.stop for one in sentence.quantities):
        return False
    if any(one.first <= at < one.stop for one in sentence.times):
        return False
    return word not in _words("neutral_before")


def _narrowed_after(sentence: Sentence, cue: Cue) -> bool:
    at, lower = cue.stop, sentence.tokens.lower
    if at >= sentence.stop:
        return False
    if lower[at] == "-" and sentence.tokens.touches(at) and sentence.tokens.touches(at + 1):
        return lower[at + 1].isalpha()  # "inflation-adjusted", "export-led"
    if lower[at] in _words("narrowing_after") or lower[at] in {"between", "with"}:
        return True
    if lower[at] in {"of", "in"} and _has_partner(sentence, at):
        return True
    if lower[at] in {"of", "in"} and any(
        lower[one] in _words("parts_of_places") and sentence.entity_at(one) is None
        for one in range(at + 1, min(at + 3, sentence.stop))
    ):
        return True  # "GDP in northern Mali"
    if lower[at] not in _words("partitive"):
        return False
    preposition = lower[at]
    at += 1
    if preposition == "to" and at < sentence.stop and lower[at] in _words("moving"):
        return False  # "exports to rise by 3%"
    while at < sentence.stop and lower[at] in _words("before_subject"):
        at += 1
    if at >= sentence.stop:
        return True
    named = sentence.entity_at(at) is not None
    if named and preposition in _PARTNERS:
        return True  # "exports to Russia"
    if _is_hedge(sentence, at):
        return False
    valued = any(one.first <= at < one.stop for one in (*sentence.quantities, *sentence.times))
    return not (named or valued or lower[at] in _words("subject_nouns"))


def _is_hedge(sentence: Sentence, at: int) -> bool:
    """Whether a token is of the hedge before a value: "a population of upwards of 5 million"."""
    start = sentence.tokens.start[at]
    return any(
        one.mention.hedge_start is not None and one.mention.hedge_start <= start < one.mention.start
        for one in sentence.quantities
    )


def is_of_another(sentence: Sentence, cue: Cue, value: int) -> bool:
    """Whether a value at token `value` is not of the measure named before it, because that only
    was the whole of a percentage or because another subject came between."""
    if is_whole_of_share(sentence, cue) and sentence.words(cue.stop, value) not in (["of"], ["("]):
        return True
    return _names_another_subject(sentence, cue, value)


def is_whole_of_share(sentence: Sentence, cue: Cue) -> bool:
    """Whether a percentage is told of the measure: "2% of GDP", "a third of its population"."""
    lower, at = sentence.tokens.lower, cue.first - 1
    while at > sentence.first:
        owner = sentence.entity_at(at)
        if owner is None and lower[at] not in _words("before_whole"):
            break
        at = owner.first - 1 if owner is not None else at - 1
    if at <= sentence.first:
        return False
    if lower[at] != "of":  # "half the population"
        at += 1
        return any(one.stop == at and one.mention.number < 1 for one in sentence.quantities)
    return any(
        one.stop == at and dimension_of(one.mention) in ("percent", "number")
        for one in sentence.quantities
    )


def _names_another_subject(sentence: Sentence, cue: Cue, value: int) -> bool:
    """Whether a new subject stands between a measure's name and a value at token `value`: "2% of
    GDP on roads, and Peru $5 billion"."""
    lower = sentence.tokens.lower
    if cue.stop >= sentence.stop or lower[cue.stop] in _PARTNERS | {"of", "in", "for"}:
        return False
    for one in sentence.entities:
        if not cue.stop < one.first < value or one.mention.type != "country":
            continue
        before = one.first - 1 - (lower[one.first - 1] == "the")
        if lower[before] in {"and", "while", "whereas", "but"}:
            return True
    return False


def is_bilateral(sentence: Sentence, cue: Cue) -> bool:
    """Whether the sentence has told of trade with a partner: "the deficit with China was $9
    billion, as exports of $2 billion ...", "its exports to Chile exceed imports"."""
    lower = sentence.tokens.lower
    return any(
        lower[one.first - 1 - (lower[one.first - 1] == "the")] in {"with", "to", "from"}
        and not _words("trade_words").isdisjoint(sentence.words(one.first - 6, one.first))
        for one in sentence.entities
        if sentence.first < one.first < cue.first
        and one.mention.type in ("country", "organisation")
    )


def value_is_narrowed(sentence: Sentence, value: Placed[Quantity]) -> bool:
    """Whether what follows a value makes it one of a part only.

    "1.5 million Russians" are not the population, nor is "42.6 million, without Crimea".
    """
    at = value.stop
    if _counts_others(sentence, value.mention):
        return True
    following = sentence.entity_at(at) if at < sentence.stop else None
    if following is not None and following.mention.form == "demonym":
        return True
    following_words = sentence.words(at, at + 4)
    if following_words[:1] == ["of"] and following_words[1:2] in (["it"], ["them"], ["this"]):
        return True  # "its GDP has tripled, and it spends 4% of it on schools"
    if following_words[:1] in (["for"], ["among"], ["in"]) and words_of("part_words").intersection(
        following_words[:3]
    ):
        return True  # "57 years for men"
    return bool(_words("leaving_out").intersection(following_words))


def _counts_others(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether a value has a plural noun of its own, for a measure that counts people."""
    if dimension_of(quantity) != "count" or quantity.noun_end is None or quantity.per:
        return False
    noun = sentence.tokens.source[quantity.end : quantity.noun_end].strip()
    return noun[:1].isupper() or noun.lower() != quantity.unit


def spans_years(sentence: Sentence, time: TimeExpression | None, at: int) -> bool:
    """Whether a change at token `at` is told of several years: "by 25% since 2008"."""
    if time is not None and time.first and time.last and (time.last - time.first).days > 370:
        return True
    words = sentence.words(at, at + 8)
    if any(word in words for word in ("since", "between", "decade", "decades")):
        return True
    durations = (one for one in sentence.times if one.mention.grain == "duration")
    return any(one.mention.unit == "year" and (one.mention.ordinal or 0) > 1 for one in durations)


def _has_partner(sentence: Sentence, at: int) -> bool:
    """Whether a partner follows the owner: "imports of China from Russia"."""
    at += 1
    at += at < sentence.stop and sentence.tokens.lower[at] == "the"
    owner = sentence.entity_at(at) if at < sentence.stop else None
    if owner is None or owner.stop + 1 >= sentence.stop:
        return False
    if sentence.tokens.lower[owner.stop] not in _PARTNERS:
        return False
    step = 2 if sentence.tokens.lower[owner.stop + 1] == "the" else 1
    at = owner.stop + step
    return at < sentence.stop and sentence.entity_at(at) is not None
