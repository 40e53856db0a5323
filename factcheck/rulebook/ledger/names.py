"""The noun phrase around an account's name: what narrows it, whose it is, and of when."""

from __future__ import annotations

from msgspec import Struct, field

from factcheck.extracting.frames.open_words import open_words, verb_at
from factcheck.extracting.frames.spots import Spot, time_at
from factcheck.extracting.nouns import singular
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.model.mentions import TimeExpression
from factcheck.rulebook.ledger.words import ledger_words

HOUSE = "house"
_OWNER = 4  # words of an owner
_LONGEST = 8  # words of what narrows a name, on either side


class Named(Struct):
    """An account's name with its surroundings, tokens [first, stop).

    `narrowed` are the words that make it a figure of something narrower, `house` whether the text
    says that it is the house's own, `times` those told inside the phrase.
    """

    first: int
    stop: int
    core: tuple[int, int]
    narrowed: set[str] = field(default_factory=set)
    house: bool = False
    times: list[Placed[TimeExpression]] = field(default_factory=list)
    report_time: str = ""
    after_figure: bool = False
    per_share: bool = False
    names: set[str] = field(default_factory=set)


def named_at(
    sentence: Sentence, first: int, stop: int, starts: dict[int, Spot], house: frozenset[str]
) -> Named | None:
    """Read the phrase around the name at tokens [first, stop); None where it is a part of
    something else ("the growth in net sales")."""
    named = Named(first, stop, (first, stop))
    if not _read_before(sentence, named, starts, house):
        return None
    _read_after(sentence, named, starts, house)
    return named


def _read_before(
    sentence: Sentence, named: Named, starts: dict[int, Spot], house: frozenset[str]
) -> bool:
    lower, words = sentence.tokens.lower, ledger_words()
    at = named.first - 1
    while at >= sentence.first:
        word = lower[at]
        time = time_at(sentence, at)
        if time is not None:
            named.times.append(time)
            named.first = time.first
            return True
        if word.endswith(("'s", "’s", "s'")):
            at = _take_owner(sentence, named, at, house)
            break
        if word == "of" and lower[at - 1] in words["leads"] and at - 1 >= sentence.first:
            at -= 2
            if lower[at] in {"carrying", "book"}:
                at -= 1
            continue
        if _ends(sentence, at, word):
            break
        _take_word(sentence, named, at, house)
        at -= 1
    named.first = at + 1
    return _stands_alone(sentence, named, at, starts)


def _ends(sentence: Sentence, at: int, word: str) -> bool:
    words = open_words()
    if not word[0].isalpha() or word in ledger_words()["breaks"] or word in words.complements:
        return True
    if word in words.determiners or word.endswith("ly"):
        return True
    return word not in ledger_words()["plain"] and verb_at(sentence, at) is not None


def _take_owner(sentence: Sentence, named: Named, at: int, house: frozenset[str]) -> int:
    """Take the owner that ends at token `at`, and return the token before it."""
    text, lower = sentence.tokens.text, sentence.tokens.lower
    word = lower[at].rstrip("s").rstrip("'’")
    owner, first = [word], at - 1
    while (
        first >= sentence.first and len(owner) < _OWNER and not _ends(sentence, first, lower[first])
    ):
        owner.insert(0, singular(lower[first]))
        first -= 1
    if (owner[-1] in ledger_words()["house"] and len(owner) == 1) or house.issuperset(owner):
        named.house = True
    elif text[at][0].isupper():
        named.names.update(owner)
    elif word not in {"year", "today"}:
        named.narrowed.add(" ".join(["of", *owner]))
    return first


def _take_word(sentence: Sentence, named: Named, at: int, house: frozenset[str]) -> None:
    lower, words = sentence.tokens.lower, ledger_words()
    word = lower[at]
    qualifier = open_words().qualifiers.longest(lower, at, at + 1)
    if word in words["house"] or word in words["house_words"] or word in house:
        named.house = True
    elif word in words["plain"]:
        return
    elif qualifier is not None:
        named.narrowed.add(f"{qualifier[1][0]}={qualifier[1][1]}")
    else:
        named.narrowed.add(singular(word))


def _stands_alone(sentence: Sentence, named: Named, at: int, starts: dict[int, Spot]) -> bool:
    """Whether the phrase is no part of another one: "the growth in net sales of"."""
    lower, words = sentence.tokens.lower, ledger_words()
    while at >= sentence.first and lower[at] in open_words().determiners:
        named.house |= lower[at] == "our"
        at -= 1
    if at >= sentence.first and lower[at] == "on":  # "spent EUR 4 million on"
        spent = (one for one in starts.values() if one.stop == at)
        named.after_figure = any(lower[one.first - 1] in words["spending"] for one in spent)
    if at < sentence.first or lower[at] not in words["taking"]:
        return True
    if at == sentence.first:
        return False
    if lower[at - 1 : at + 1] == ["out", "of"]:
        return True
    if any(spot.stop == at for spot in starts.values()) and lower[at] in {"of", "in"}:
        named.after_figure = True
        return True
    if lower[at] == "to":
        return lower[at - 1] in words["led_to"]
    return lower[at] == "for" and lower[at - 1] == ","


def _read_after(
    sentence: Sentence, named: Named, starts: dict[int, Spot], house: frozenset[str]
) -> None:
    at = named.stop
    while at < sentence.stop and at not in starts:
        step = complement_at(sentence, at, named, starts, house)
        if step is None:
            break
        at = step
    named.stop = at


def complement_at(
    sentence: Sentence, at: int, named: Named, starts: dict[int, Spot], house: frozenset[str]
) -> int | None:
    """Take what a preposition, a bracket or a time at token `at` adds to a name, and return where
    it ends; None where nothing does."""
    lower = sentence.tokens.lower
    time = time_at(sentence, at)
    if time is not None:
        named.times.append(time)
        return time.stop
    if lower[at] == "(":
        return _after_bracket(sentence, at, named, starts)
    leads = lower[at] in open_words().complements or lower[at] == "during"
    if not leads or at + 1 >= sentence.stop:
        return None
    return _after_preposition(sentence, at, named, starts, house)


def _after_bracket(
    sentence: Sentence, at: int, named: Named, starts: dict[int, Spot]
) -> int | None:
    lower = sentence.tokens.lower
    stop = min(sentence.stop, at + _LONGEST)
    close = next((one for one in range(at, stop) if lower[one] == ")"), None)
    if close is None or any(one in starts for one in range(at, close)):
        return None
    inside = range(at + 1, close)
    if all(time_at(sentence, one) is not None for one in inside):
        return None
    if close - at > 2 or not sentence.tokens.text[at + 1].isupper():
        named.narrowed.add("(" + " ".join(lower[at + 1 : close]))
    return close + 1


def _after_preposition(
    sentence: Sentence, at: int, named: Named, starts: dict[int, Spot], house: frozenset[str]
) -> int | None:
    lower, words = sentence.tokens.lower, ledger_words()
    inner = at + 1
    while inner < sentence.stop and (lower[inner] in {"at", "of", "end"} or lower[inner] == "to"):
        if lower[at] not in {"as", "at", "up"}:
            break
        inner += 1
    told = words.report_time.longest(lower, inner, sentence.stop)
    if told is not None and time_at(sentence, inner + told[0] - 1) is None:
        named.report_time = told[1]
        return inner + told[0]
    if inner in starts:
        return None
    pointed = ""
    while inner < sentence.stop and lower[inner] in open_words().determiners:
        pointed = lower[inner]
        inner += 1
    time = time_at(sentence, inner) if inner < sentence.stop else None
    if time is not None:
        named.times.append(time)
        return time.stop
    if inner in starts or inner >= sentence.stop:
        return None
    if lower[at : at + 2] == ["per", "share"]:
        named.per_share = True
        return at + 2
    return _take_complement(sentence, at, inner, pointed, named, starts, house)


def _take_complement(
    sentence: Sentence,
    at: int,
    inner: int,
    pointed: str,
    named: Named,
    starts: dict[int, Spot],
    house: frozenset[str],
) -> int | None:
    lower, words = sentence.tokens.lower, ledger_words()
    stop = inner
    while stop < sentence.stop and stop - inner < _LONGEST and stop not in starts:
        word = lower[stop]
        if (
            not word[0].isalpha()
            or word in ledger_words()["breaks"]
            or word in open_words().complements
        ):
            break
        if word in words["between"] or time_at(sentence, stop) is not None:
            break
        if verb_at(sentence, stop) is not None:
            break
        stop += 1
    told = [word for word in lower[inner:stop] if word != "'s"]
    if not told:
        return None
    if all(word in words["house"] or word in house for word in told) and (pointed or house):
        named.house = True
    elif lower[at] in {"of", "at"} and all(
        w[0].isupper() for w in sentence.tokens.text[inner:stop]
    ):
        named.names.update(told)
    else:
        named.narrowed.add(" ".join([lower[at], *map(singular, told)]))
    return stop
