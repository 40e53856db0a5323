"""The figure that goes with an account's name, and what narrows or dates it after it."""

from __future__ import annotations

from msgspec import Struct

from factcheck.extracting.frames.open_words import open_words, verb_at
from factcheck.extracting.frames.spots import Spot, relation_words, time_at
from factcheck.extracting.ledger_accounts import Account
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.model.mentions import TimeExpression
from factcheck.rulebook.ledger.names import Named, complement_at
from factcheck.rulebook.ledger.titles import is_money
from factcheck.rulebook.ledger.words import ledger_words

_ZONE = 14  # words between a name and its figure
_POINTS = frozenset({"percentage_point", "basis_point"})
_AFTER_ALL = frozenset({"which", "whom"})
_BY_NUMBER = frozenset({None, "time", "percent"})


class Line(Struct, frozen=True, gc=False):
    """Where figures and names of accounts begin in a sentence, and the names of the house."""

    sentence: Sentence
    starts: dict[int, Spot]
    names: frozenset[int]
    house: frozenset[str]


class Valued(Struct, frozen=True, gc=False):
    """A figure with the changes told before it; `apposed` where a comma stands after the name."""

    spot: Spot
    changes: tuple[Spot, ...]
    apposed: bool = False


def value_after(line: Line, named: Named, accounts: tuple[Account, ...]) -> Valued | None:
    """Return the figure that the words after a name give to it."""
    sentence, lower = line.sentence, line.sentence.tokens.lower
    changes: list[Spot] = []
    at, steps, verb = named.stop, 0, False
    while at < sentence.stop and steps < _ZONE:
        spot = line.starts.get(at)
        if spot is not None:
            if not is_change(spot, accounts):
                beside = line.sentence.words(named.stop, spot.first)
                if beside[-1:] == ["by"] or _is_of_before(beside):
                    break  # how far it moves, or how it once had been
                return Valued(spot, tuple(changes), apposed=beside[:1] == [","])
            changes.append(spot)
            at = spot.stop
            continue
        if at in line.names:
            break
        time = time_at(sentence, at)
        if time is not None:
            named.times.append(time)
            at = time.stop
            continue
        timed = _over_time(line, at, named)
        if timed is not None:
            at, steps = timed, steps + 1
            continue
        if not _is_between(sentence, at, lower[at]):
            break
        if lower[at] in {"and", ","}:
            verb = False
        elif _is_verb(sentence, at, lower[at]):
            if verb and lower[at - 1] != "to":
                break  # "sales lost amounted to": of some only
            verb = True
        at, steps = at + 1, steps + 1
    return Valued(changes[-1], tuple(changes)) if changes else None


def _is_of_before(words: list[str]) -> bool:
    """Whether a verb tells how a figure had been; "had a value of" tells how it was."""
    at = words.index("had") if "had" in words else -1
    return at >= 0 and words[at + 1 : at + 2] not in (["a"], ["an"], ["the"])


def _over_time(line: Line, at: int, named: Named) -> int | None:
    """The token after "during the year", where a preposition at `at` leads to a time only."""
    if line.sentence.tokens.lower[at] not in open_words().complements | {"during"}:
        return None
    told = Named(at, at, (at, at))
    stop = complement_at(line.sentence, at, told, line.starts, line.house)
    if stop is None or told.narrowed or told.house or not (told.times or told.report_time):
        return None
    named.times += told.times
    named.report_time = named.report_time or told.report_time
    return stop


def _is_verb(sentence: Sentence, at: int, word: str) -> bool:
    return word not in ledger_words()["auxiliaries"] and verb_at(sentence, at) is not None


def _is_between(sentence: Sentence, at: int, word: str) -> bool:
    if word in ledger_words()["between"] or word in open_words().between or word.endswith("ly"):
        return True
    return verb_at(sentence, at) is not None


def is_change(spot: Spot, accounts: tuple[Account, ...]) -> bool:
    """Whether a figure is the size of a change and no level of an account."""
    quantity = spot.quantity
    if quantity.unit in _POINTS or quantity.change_form == "by" or spot.marker == "by":
        return True
    units = {one.unit for one in accounts}
    told = quantity.unit == "percent" and quantity.change is not None
    return told and units.isdisjoint({"percent", "multiple"})


def account_of(spot: Spot, named: Named, accounts: tuple[Account, ...]) -> Account | None:
    """Return which of the accounts that a name may mean a figure can state."""
    for one in accounts:
        if states(spot, named, one, alone=len(accounts) == 1):
            return one
    return None


def states(spot: Spot, named: Named, account: Account, *, alone: bool) -> bool:
    """Return whether a figure is of the unit that an account is told in."""
    quantity = spot.quantity
    per = quantity.per
    if quantity.is_range and not spot.marker:
        return False
    if account.unit == "percent":
        return quantity.unit == "percent" and per is None
    if account.unit == "multiple":
        return quantity.unit in _BY_NUMBER and per is None
    if account.unit == "money":
        return is_money(quantity.unit) and per is None and not named.per_share
    if account.unit == "share":
        told = per == "share" or named.per_share
        return is_money(quantity.unit) and (told or (alone and per is None))
    whole = quantity.number == quantity.number.to_integral_value()
    return whole and (quantity.unit is None or quantity.unit in account.counted)


def tail_of(line: Line, spot: Spot, account: Account) -> tuple[Named, int]:
    """Return what the words right after a figure say of it: times, what narrows it, the house;
    and where they end."""
    sentence, lower = line.sentence, line.sentence.tokens.lower
    tail = Named(spot.stop, spot.stop, (spot.stop, spot.stop))
    at = spot.stop
    while at < sentence.stop and at not in line.starts:
        time = _in_brackets(sentence, at)
        if time is not None:
            tail.times.append(time)
            at = time.stop + 1
            continue
        if lower[at] not in open_words().complements or _is_compared(line, at):
            break
        whole = _after_whole(line, at, account)
        step = whole or complement_at(sentence, at, tail, line.starts, line.house)
        if step is None:
            break
        at = step
    if at < sentence.stop and lower[at] in {"who", "excluding", "including", "attributable"}:
        tail.narrowed.add(lower[at])
    return tail, at


def _in_brackets(sentence: Sentence, at: int) -> Placed[TimeExpression] | None:
    lower = sentence.tokens.lower
    if lower[at] != "(" or at + 1 >= sentence.stop:
        return None
    time = time_at(sentence, at + 1)
    closed = time is not None and time.stop < sentence.stop and lower[time.stop] == ")"
    return time if closed else None


def _is_compared(line: Line, at: int) -> bool:
    """Whether another figure or an account follows: "of which", "from EUR 4 million"."""
    sentence, lower = line.sentence, line.sentence.tokens.lower
    inner = at + 1
    while inner < sentence.stop and lower[inner] in open_words().determiners | {"over", "about"}:
        inner += 1
    if inner >= sentence.stop or lower[inner] in _AFTER_ALL:
        return True
    nearby = range(inner, min(inner + 3, sentence.stop))
    return inner in line.starts or not line.names.isdisjoint(nearby)


def _after_whole(line: Line, at: int, account: Account) -> int | None:
    """The token after "of net profit", the whole that a ratio is always of."""
    lower, sentence = line.sentence.tokens.lower, line.sentence
    if lower[at] != "of" or not account.wholes:
        return None
    inner = at + 1
    while inner < sentence.stop and (
        lower[inner] in open_words().determiners or lower[inner] in {"group's", "company's"}
    ):
        inner += 1
    for length in (4, 3, 2, 1):
        if " ".join(lower[inner : inner + length]) in account.wholes:
            return inner + length
    return None


def counted_at(line: Line, spot: Spot) -> Named | None:
    """Return the phrase of "the Group employed 9,340 people", whose noun names the account."""
    sentence, lower = line.sentence, line.sentence.tokens.lower
    unit = spot.quantity.unit
    if unit is None or unit not in ledger_words().counted:
        return None
    at = spot.first - 1
    while at >= sentence.first and lower[at] in {"a", "total", "of", "some", "about", "around"}:
        at -= 1
    if at == sentence.first and lower[at] == "with":
        return Named(at, spot.first, (spot.first, spot.stop))
    if at <= sentence.first:
        return None
    having = relation_words("same_figures")["having"] | {"with", "totalled", "totals", "reached"}
    there = lower[at] in {"are", "were"} and lower[at - 1] == "there"
    if lower[at] not in having and not there:
        return None
    if unit in {"people", "person", "worker", "man"} and not lower[at].startswith("employ"):
        return None
    named = Named(at, spot.first, (spot.first, spot.stop))
    who = lower[at - 1]
    own = who in ledger_words()["house"] and lower[at - 2 : at - 1] != ["parent"]
    named.house = own or who == "we" or who in line.house
    return named
