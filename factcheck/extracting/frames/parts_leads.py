"""How the words between a whole and the first of its parts tie the one to the other."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from factcheck.extracting.frames.spots import Spot, relation_words, spots_of
from factcheck.extracting.lexicon import rules_words
from factcheck.extracting.sentence import Sentence
from factcheck.extracting.word_lists import WordLists

MOST_BETWEEN = 4  # words of a clause between "of which" and the first part
_TO_FIRST = 8  # tokens from a whole to the phrase that leads to its parts
_NOT_AFTER = {"with": "joining", "of": "of_several"}  # what keeps them from leading to parts
_BEHIND = 4  # tokens behind a part that tell what it did
_POINTING = frozenset({"these", "those"})
_DETERMINERS = frozenset({"the", "every", "its", "all", "these", "those", "their", "a", "total"})


phrases = WordLists("claims/parts").phrases


@cache
def names_of_parts() -> frozenset[str]:
    """Return the names of parts that are all there are: "men", "women", "exports"."""
    return frozenset(name for names in rules_words("claims/parts")["complements"] for name in names)


def lead_of(sentence: Sentence, whole: Spot, first: Spot) -> str:
    """Return how the words before its first part tie a whole to it: "closing", "opening", "of"."""
    lower = sentence.tokens.lower
    words = relation_words("parts")
    start = first.first
    if lower[start - 1] == "of" and start - 2 > whole.stop:
        start -= 2  # "including exports of $12 billion"
    elif lower[start - 1] in names_of_parts() and start - 1 > whole.stop:
        start -= 1  # "(exports $12 billion, imports $7 billion)"
    while start > whole.stop and lower[start - 1] in words["before_part"]:
        start -= 1
    for name in ("closing", "opening"):
        table, reach = phrases(name), 3 + (MOST_BETWEEN if name == "opening" else 0)
        first_words = table.first_words
        for back in range(max(whole.stop, start - reach), start + 1):
            if back >= first.first or lower[back] not in first_words:
                continue
            hit = table.longest(lower, back, first.first)
            if hit is None or back - whole.stop > _TO_FIRST:
                continue
            if not _leads(sentence, whole, back, back + hit[0], first):
                continue
            if back + hit[0] < start and not _is_clause_of(sentence, back, back + hit[0], start):
                continue
            if not _is_broken(sentence, whole.stop, back) and not _is_of_name(
                sentence, whole, back
            ):
                return name
    after = sentence.words(whole.stop, start)
    if _is_part_of_them(sentence, first) and (
        after in ([","], ["("], []) or (after[-1] == ";" and spots_of(sentence)[0] is whole)
    ):
        return "opening"
    if is_of_all(sentence, whole) and len(after) <= _TO_FIRST and after[-1:] in ([], [","]):
        return "of"
    return ""


def _is_of_name(sentence: Sentence, whole: Spot, back: int) -> bool:
    """Whether "of whom" is of a name after the figure: "90 guns, until the Danes, of whom 500"."""
    relative = sentence.words(back, back + 2) in (["of", "whom"], ["of", "which"])
    named = any(whole.stop < at < back for at in sentence.capitals())
    return relative and named and "," in sentence.words(whole.stop, back - 1)


def _leads(sentence: Sentence, whole: Spot, back: int, stop: int, first: Spot) -> bool:
    """Whether a phrase can lead to parts where it stands; not the "of these" that a figure of its
    own counts: "12 of these 27 camps"."""
    lower = sentence.tokens.lower
    leading = _NOT_AFTER.get(lower[back])
    if leading is not None and lower[back - 1] in relation_words("parts")[leading]:
        return False
    return lower[stop - 1] not in _POINTING or back > whole.stop or stop < first.first


def _is_part_of_them(sentence: Sentence, spot: Spot) -> bool:
    """Whether a figure is told to be a part of what stands before it: "130 of whom"."""
    after = sentence.words(spot.stop, spot.stop + 2)
    return after[:1] == ["of"] and after[-1] in relation_words("parts")["of_them"]


def _is_clause_of(sentence: Sentence, back: int, first: int, stop: int) -> bool:
    """Whether "of which" begins a clause that leads to a part: "of which the state pays 12", and
    none that "and" ends: "110 of whom are new and 130 of whom are old"."""
    relative = sentence.words(back, first)[-1] in {"which", "whom"}
    clause = sentence.words(first, stop)
    return relative and clause[-1] != "and" and all(word.isalpha() for word in clause)


def apposed(sentence: Sentence, whole: Spot, first: Spot) -> str:
    """Return "apposed" where a comma alone leads from a whole to its part: "90 men, 50 in Bonn".

    Behind "a third of the 90 men" are parts of the third.
    """
    if sentence.words(whole.stop, first.first) != [","]:
        return ""
    shares = [one for one in spots_of(sentence) if one.stop < whole.first and _is_fraction(one)]
    led = sentence.words(shares[-1].stop, whole.first) if shares else []
    return "" if led[:1] == ["of"] and len(led) <= MOST_BETWEEN else "apposed"


def _is_fraction(spot: Spot) -> bool:
    quantity = spot.quantity
    return quantity.unit == "percent" or (quantity.unit is None and 0 < quantity.number < 1)


def of_body(sentence: Sentence, whole: Spot, first: Spot) -> str:
    """Return "body" where seats are the whole: "the 36-member board has 14 ..." """
    text = sentence.words(whole.first, whole.stop)
    body = "-" in text and text[-1] in relation_words("shares_apart")["bodies"]
    led = sentence.words(whole.stop, first.first)
    having = relation_words("parts")["having"]
    fits = body and 1 < len(led) <= MOST_BETWEEN and led[-1] in having
    return "body" if fits and all(word.isalpha() for word in led) else ""


def is_of_all(sentence: Sentence, whole: Spot) -> bool:
    """Return whether a clause begins with "of the" and a figure: "Of the 120 deputies, 70 ..." """
    lower, at = sentence.tokens.lower, whole.first - 1
    while at > sentence.first and (lower[at] in _DETERMINERS or lower[at].endswith("'s")):
        at -= 1
    if at < sentence.first or lower[at] != "of":
        return False
    at -= lower[at - 1] == "out" and at > sentence.first  # "out of 190 countries"
    return at == sentence.first or lower[at - 1] in {",", ";", "("}


def _is_broken(sentence: Sentence, first: int, stop: int) -> bool:
    """Whether a mark between two tokens keeps what stands on either side apart."""
    return not {";", ".", ")", "("}.isdisjoint(sentence.words(first, stop))


def are_done_apart(sentence: Sentence, parts: Sequence[Spot]) -> bool:
    """Return whether something else was done to each part, of what may be done to the same ones:
    "four were built in 1910, and three were renovated in 1990"."""
    told = [sentence.words(one.stop, one.stop + 2) for one in parts]
    passive = [one[1] for one in told if one[:1] in (["were"], ["was"]) and len(one) > 1]
    return len(passive) == len(parts) and len(set(passive)) > 1


def come_and_go(sentence: Sentence, parts: Sequence[Spot]) -> bool:
    """Return whether parts are what came and what went: "60 shops, against 58 in May: five were
    opened and three closed"."""
    words = relation_words("accounts")
    ends = [*(one.first for one in parts[1:]), sentence.stop]
    told = [
        set(sentence.words(one.stop, min(end, one.stop + _BEHIND)))
        for one, end in zip(parts, ends, strict=True)
    ]
    return any(words["coming"] & one for one in told) and any(words["going"] & one for one in told)
