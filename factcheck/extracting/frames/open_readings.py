"""The phrase that names the figure of an open measure, by the construction that ties them."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from factcheck.extracting.frames.counts import hedged_first, noun_stop
from factcheck.extracting.frames.dimensions import dimension_of
from factcheck.extracting.frames.noun_phrases import NounPhrase, phrase_after, phrase_before
from factcheck.extracting.frames.open_keys import PREFIX, OpenKey, key_of, normalised
from factcheck.extracting.frames.open_links import Link, link_before
from factcheck.extracting.frames.open_verbs import governing, over_joined, placed_at, predicate
from factcheck.extracting.frames.open_words import open_words, verb_at
from factcheck.extracting.lexicon import lexicon
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.model.claims import Value
from factcheck.model.mentions import Quantity

LABEL = 12  # tokens of a label before its colon
_OWNING = frozenset({"in", "at", "for", "to"})
_NARROWING = frozenset({"for", "among", "in", "at", "on", "to", "from", "of", "with", "by"})
_POINTING = frozenset({"that", "those"})
_COSTING = frozenset({"cost", "costs"})
_SHARES = frozenset({"percent"})


class OpenReading(Struct, frozen=True, gc=False):
    """How a quantity is named: its phrase, the verb whose object it is, and what sets it apart;
    `owner` are the tokens of a name behind the value: "revenue was $3 million in Retail"."""

    phrase: NounPhrase
    verb: int | None = None
    apart: tuple[tuple[str, str], ...] = ()
    link: Link | None = None
    guessed: bool = False
    key: OpenKey | None = None  # of the phrase, where it was asked for
    owner: tuple[int, int] | None = None


def open_value(quantity: Quantity, measure: str) -> Value:
    """Return the value of an open measure; people who are employed are employees."""
    unit = quantity.unit
    head = measure.rpartition(" ")[2].removeprefix(PREFIX)
    if head in open_words().named and unit in (None, "person", *open_words().named[head]):
        unit = head
    return Value(text=quantity.text, interval=quantity.interval, unit=unit, quantity=quantity)


def unit_qualifiers(placed: Placed[Quantity]) -> dict[str, str]:
    """Return what a rate is per, where its unit does not say it."""
    return {"per": placed.mention.per} if placed.mention.per else {}


def open_reading(sentence: Sentence, placed: Placed[Quantity]) -> OpenReading | None:
    """Find the phrase that names a quantity, by the surest construction first."""
    first = hedged_first(sentence, placed)
    return (
        _of(sentence, first)
        or _labelled(sentence, first)
        or _linked(sentence, placed, first)
        or _bracketed(sentence, first)
        or _apposed(sentence, placed, first)
        or _part_of(sentence, placed, first)
        or _counted(sentence, placed, first)
        or _attributive(sentence, placed, first)
    )


def _of(sentence: Sentence, first: int) -> OpenReading | None:
    """ "A net loss of $4 million", "with a workforce of 300"."""
    if first - 1 <= sentence.first or sentence.tokens.lower[first - 1] != "of":
        return None
    phrase = phrase_before(sentence, first - 1)
    key = None if phrase is None else key_of(sentence, phrase)
    if phrase is None or key is None:
        return None
    verb, apart = governing(sentence, phrase.before)
    if verb is not None and sentence.tokens.lower[verb] in {"made", "makes"}:
        apart = ()  # "it made a profit of"
    return OpenReading(phrase, verb, apart, key=key)


def _labelled(sentence: Sentence, first: int) -> OpenReading | None:
    """ "Net revenue: $4 million", a label that is all there is before its value."""
    at = first - 1
    if at <= sentence.first or sentence.tokens.text[at] not in {":", "–", "—"}:
        return None
    phrase = phrase_before(sentence, at)
    if phrase is None or at - sentence.first > LABEL or not _begins(sentence, phrase):
        return None
    return OpenReading(phrase)


def _begins(sentence: Sentence, phrase: NounPhrase) -> bool:
    """Whether nothing but marks and owners stands before a phrase."""
    if phrase.owner is not None or phrase.owner_words is not None:
        return True
    before = sentence.tokens.text[sentence.first : phrase.before + 1]
    return all(not word[0].isalnum() for word in before)


def _linked(sentence: Sentence, placed: Placed[Quantity], first: int) -> OpenReading | None:
    """ "Net revenue was $4 million", "costs rose by 3% to $4 million"."""
    link = link_before(sentence, placed, first)
    if link is None:
        return None
    stop = _antecedent(sentence, link.first)
    phrase = phrase_before(sentence, stop)
    if phrase is None or (stop < link.first and phrase.complements):
        return None  # "the record of the tunnel, which is": of either
    lower = sentence.tokens.lower
    if lower[phrase.before] == "of" and lower[phrase.before - 1] in _POINTING:
        return None  # "those of Ghent were"
    if lower[link.first] in _COSTING and phrase.owner is None and not phrase.determiner:
        return None  # "operating costs below $4 million"
    way = link.change or ("" if link.compared else way_of(sentence, placed))
    change = (("change", way),) if way else ()
    apart, owner = narrowed(sentence, placed)
    return OpenReading(phrase, None, (*change, *apart), link, owner=owner)


def _antecedent(sentence: Sentence, stop: int) -> int:
    """The token after what a relative pronoun before a verb stands for: "reserves, which were"."""
    lower, at = sentence.tokens.lower, stop - 1
    if at > sentence.first + 1 and lower[at] in {"which", "that"}:
        return at - (lower[at - 1] == ",")
    return stop


def way_of(sentence: Sentence, placed: Placed[Quantity]) -> str:
    """Return which way a figure says that another went: "up 5%", "12 fewer"; "" for a level."""
    if placed.mention.change_form == "by":
        return placed.mention.change or ""
    stop = noun_stop(sentence, placed)
    after = "".join(sentence.words(stop, stop + 1))
    table = lexicon("change")
    return next((way for way in ("up", "down") if after in table[way]["comparatives"]), "")


def narrowed(
    sentence: Sentence, placed: Placed[Quantity], *, over_verb: bool = False
) -> tuple[tuple[tuple[str, str], ...], tuple[int, int] | None]:
    """Return what a value holds for, told after it ("20% for small firms", "$3 million in Asia"),
    and the tokens of a name that is not known: "$3 million in Retail".

    A verb may stand between where it is asked for: "$3 million were from firms".
    """
    lower, stop = sentence.tokens.lower, noun_stop(sentence, placed)
    if over_verb and stop + 1 < sentence.stop and verb_at(sentence, stop):
        stop += 1
    if stop + 1 >= sentence.stop or lower[stop] not in _NARROWING:
        return (), None
    if any(one.first <= stop + 2 and stop < one.first for one in sentence.times):
        return (), None
    named = sentence.entity_at(stop + 1)
    if named is not None:
        return ((lower[stop], named.mention.entity or named.mention.text),), None
    phrase = phrase_after(sentence, stop + 1)
    if phrase is None:
        return (), None
    if lower[stop] in _OWNING and is_capital(sentence, phrase.first, phrase.stop):
        return (), (phrase.first, phrase.stop)
    words = normalised(lower[phrase.first : phrase.end])
    return (("limited", " ".join([lower[stop], *words])),), None


def is_capital(sentence: Sentence, first: int, stop: int) -> bool:
    """Whether tokens are all in capitals, and so a name inside a sentence."""
    return all(word[0].isupper() for word in sentence.tokens.text[first:stop] if word.isalpha())


def _bracketed(sentence: Sentence, first: int) -> OpenReading | None:
    """ "Net revenue ($4 million)"."""
    at = first - 1
    if at <= sentence.first or sentence.tokens.text[at] != "(":
        return None
    phrase = phrase_before(sentence, at)
    if phrase is None:
        return None
    verb, apart = governing(sentence, phrase.before)
    return OpenReading(phrase, verb, apart, guessed=True)


def _apposed(sentence: Sentence, placed: Placed[Quantity], first: int) -> OpenReading | None:
    """ "The effective tax rate, 25.3% in 2023, is expected ...": all of an aside is its value."""
    text, stop = sentence.tokens.text, noun_stop(sentence, placed)
    if first - 1 <= sentence.first or text[first - 1] != ",":
        return None
    time = next((one for one in sentence.times if stop <= one.first <= stop + 3), None)
    end = time.stop if time is not None else stop
    if end >= sentence.stop or text[end] != ",":
        return None
    if time is not None and not all(
        word in open_words().complements or word in open_words().determiners
        for word in sentence.words(stop, time.first)
    ):
        return None
    phrase = phrase_before(sentence, first - 1)
    if phrase is None or not _begins(sentence, phrase):
        return None
    return OpenReading(phrase)


def _part_of(sentence: Sentence, placed: Placed[Quantity], first: int) -> OpenReading | None:
    """ "$5 million in fines", "34% of its customers", "40 tonnes of gold"."""
    stop, lower = noun_stop(sentence, placed), sentence.tokens.lower
    at = stop + (stop < sentence.stop and lower[stop] == "worth")
    if at >= sentence.stop or lower[at] not in {"of", "in"} or placed.mention.unit is None:
        return None
    if dimension_of(placed.mention) == "count" or (lower[at] == "in" and _is_share(placed)):
        return None
    if any(one.first <= at + 1 < one.stop for one in sentence.times):
        return None
    phrase = phrase_after(sentence, at + 1)
    key = None if phrase is None else key_of(sentence, phrase)
    if phrase is None or key is None:
        return None  # "300 people in the period"
    verb, apart = governing(sentence, first - 1)
    if _is_share(placed):
        sharing = open_words().sharing.get(verb_at(sentence, verb) or "") if verb else None
        apart = (("action", sharing),) if sharing else apart
        apart = (("share_of", "whole"), *apart, *predicate(sentence, phrase, verb))
    elif verb is None:
        apart = (*apart, *predicate(sentence, phrase, verb))
    return OpenReading(phrase, verb, apart, key=key, guessed=verb is None)


def _is_share(placed: Placed[Quantity]) -> bool:
    return placed.mention.unit in _SHARES


def _counted(sentence: Sentence, placed: Placed[Quantity], first: int) -> OpenReading | None:
    """ "Operates 60 branches", "employs 300 people", "12 passengers were injured"."""
    if placed.mention.noun_end is None or placed.mention.unit is None:
        return None
    phrase = phrase_after(sentence, placed.stop)
    if phrase is None or phrase.stop != noun_stop(sentence, placed):
        return None
    verb, apart = governing(sentence, over_joined(sentence, first) - 1)
    if verb is None:
        apart = (*apart, *(placed_at(sentence, first) or predicate(sentence, phrase, verb)))
    return OpenReading(phrase, verb, (*_summed(placed), *apart), guessed=verb is None)


def _summed(placed: Placed[Quantity]) -> tuple[tuple[str, str], ...]:
    """What "an average of 300" says of a figure besides that it is not exact."""
    said = open_words().summing.keys() & (placed.mention.hedge or "").split()
    return tuple(("average", open_words().summing[word]) for word in said)


def _attributive(sentence: Sentence, placed: Placed[Quantity], first: int) -> OpenReading | None:
    """ "A $3 million loan", "its 12% stake in the mine": one of several it may be."""
    before, lower = first - 1, sentence.tokens.lower
    if before < sentence.first or lower[before] not in open_words().determiners:
        return None
    at = placed.stop
    if placed.mention.noun_end is not None or at >= sentence.stop:
        return None
    phrase = phrase_after(sentence, at)
    if phrase is None:
        return None
    phrase = replace(phrase, determiner=lower[before])
    verb, apart = governing(sentence, before - 1)
    return OpenReading(phrase, verb, (("instance", lower[before]), *apart), guessed=True)
