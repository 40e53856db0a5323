"""How a sentence tells of somebody with an office: whether it says that the office is held then.

"The German chancellor, X, promised support" and "On Monday President X met ministers" say so. "An
appointee of President X", "criticism of President X" and "President X's signature law" only call
somebody by the title that they once had.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from enum import StrEnum

from msgspec import Struct

from factcheck.extracting.frames.clauses import clause_at, same_clause
from factcheck.extracting.lexicon import rules_words
from factcheck.extracting.office_neighbours import told_phrases, told_words
from factcheck.extracting.office_reader import office_words
from factcheck.extracting.sentence import Sentence
from factcheck.model.mentions import OfficeMention
from factcheck.model.spans import Span

_NEAR = 2  # tokens beside a verb
_FRONTED = 6  # tokens of a phrase that opens a sentence without a comma
_REACH = 3  # tokens of a phrase that leads up to a title
_BREAKS = frozenset({",", ";", ":", "-", "–", "—", "“", "”", '"', ")", "and", "but", "while", "or"})
_ENDS = frozenset({";", ":", "“", "”", '"', "(", "–", "—"})
_QUOTES = frozenset('"“”')


class Form(StrEnum):
    """How a person and an office are joined."""

    STATED = "stated"  # by a verb: "X became president"
    APPOSED = "apposed"  # "the president, X,"; "X, the president,"
    TITLED = "titled"  # "President X"


class Tense(StrEnum):
    """What the verb of a person tells of."""

    NOW = "now"
    PAST = "past"
    NONE = ""


class Telling(Struct, frozen=True):
    """How an office is told: `tense` of the verb whose subject, or partner in a meeting, its holder
    is; `loose` for an office that may be anybody's or of any time."""

    form: Form
    tense: Tense
    loose: bool = False


def telling(sentence: Sentence, office: OfficeMention) -> Telling:
    """Return how a sentence tells of an office that stands in it."""
    first, stop = _tokens_of(sentence, office.span)
    form = _form(sentence, office, first, stop)
    if form is Form.STATED:
        words = sentence.words(max(sentence.first, first - _REACH), stop)
        back = not told_words("begun").isdisjoint(words)
        now = not {"is", "has", "have", "remains", "becomes", "will"}.isdisjoint(words)
        now = now or (not office.past and _is_led_by(sentence, office))  # "the bank, led by X,"
        return Telling(form, Tense.NOW if now or not back else Tense.PAST)
    before = _before(sentence, first)
    return Telling(form, _tense(sentence, before, first, stop), _is_loose(sentence, before, first))


def dates_it(sentence: Sentence, office: OfficeMention, time: Span) -> bool:
    """Return whether a time of a sentence is that of the clause whose subject holds an office."""
    first, stop = _tokens_of(sentence, office.span)
    begin, end = _tokens_of(sentence, time)
    if begin >= stop:
        between = _after_aside(sentence.words(stop, begin))
        apart = told_words("leading_elsewhere") | _ENDS
        return apart.isdisjoint(between) and same_clause(sentence, first, begin)
    if begin >= first:
        return True
    between = sentence.words(end, first)
    opens = begin - sentence.first <= _REACH
    return len(between) <= _REACH and (opens or {",", "the"}.issuperset(between))


def _tokens_of(sentence: Sentence, span: Span) -> tuple[int, int]:
    start = sentence.tokens.start
    first = bisect_left(start, span.start, sentence.first, sentence.stop)
    return first, bisect_left(start, span.end, first, sentence.stop)


def _form(sentence: Sentence, office: OfficeMention, first: int, stop: int) -> Form:
    name = _tokens_of(sentence, office.person_span)
    if office.past or office.predecessor:
        return Form.STATED
    if name[0] == first:
        rest = sentence.words(name[1], stop)
        return Form.APPOSED if rest[:1] == [","] else Form.STATED
    rest = sentence.words(first, name[0])
    if rest[-1:] == [","]:
        return Form.APPOSED
    led = {"by", "under", "of", "to"}.intersection(rest[-1:])  # "led by X", "the reign of X"
    return Form.STATED if led or not told_words("joining").isdisjoint(rest) else Form.TITLED


def _is_led_by(sentence: Sentence, office: OfficeMention) -> bool:
    name = _tokens_of(sentence, office.person_span)[0]
    phrase = " ".join(sentence.words(name - 2, name))
    return phrase in rules_words("claims/offices_told")["led_by"]


def _before(sentence: Sentence, first: int) -> int:
    """The token after what stands before a title and its article."""
    lower = sentence.tokens.lower
    while first > sentence.first and lower[first - 1] == "the":
        first -= 1
    return first


def _is_loose(sentence: Sentence, before: int, first: int) -> bool:
    """Whether the office is not "the": "another Republican president", "his secretary of state"."""
    lower, loose = sentence.tokens.lower, told_words("loose_articles")
    near = lower[max(sentence.first, before - _REACH) : first]
    at = len(near) - 1
    while at >= 0 and near[at][0].isalpha() and near[at] not in office_words().prepositions:
        if near[at] in loose:
            return True
        at -= 1
    return False


def _tense(sentence: Sentence, before: int, first: int, stop: int) -> Tense:
    if sentence.tokens.lower[stop - 1].endswith("'s"):
        return Tense.NONE
    if _begins_clause(sentence, before):
        return _tense_of_subject(sentence, first, stop)
    lower, table = sentence.tokens.lower, told_phrases("encounters")
    if before > sentence.first and lower[before - 1] == "by":
        return Tense.NOW if _is_passive_now(sentence.words(sentence.first, before)) else Tense.NONE
    for at in range(max(sentence.first, before - _REACH), before):
        hit = table.longest(lower, at, before) if lower[at] in table else None
        if hit is not None and at + hit[0] == before:
            now = (lower[at].endswith("s") and lower[at] != "talks") or lower[at] == "will"
            return Tense.NOW if now else Tense.PAST
    return Tense.NONE


def _is_passive_now(words: Sequence[str]) -> bool:
    """Whether "is represented by" stands among the words before an agent."""
    return any(
        words[at] in ("is", "are") and words[at + 1].endswith("ed") and words[at + 2] == "by"
        for at in range(len(words) - 2)
    )


def _begins_clause(sentence: Sentence, before: int) -> bool:
    """Whether a clause that a text tells by itself begins at a token."""
    tokens, at = sentence.tokens, before
    if at <= sentence.first or tokens.text[at - 1] in _BREAKS or tokens.lower[at - 1] in _BREAKS:
        return True
    if any(one.stop == at for one in sentence.times):
        return True
    opens = tokens.lower[sentence.first] in office_words().openings
    return opens and at - sentence.first <= _FRONTED and at - 1 > sentence.first


def _tense_of_subject(sentence: Sentence, first: int, stop: int) -> Tense:
    """What the verb tells of whose subject an office with its holder is, or begins."""
    clause, lower = clause_at(sentence, first), sentence.tokens.lower
    if clause.subject > first or not stop <= clause.verb < clause.verb_stop:
        return Tense.NONE
    if not told_words("endings").isdisjoint(lower[stop : clause.verb_stop + _NEAR]):
        return Tense.NONE  # "X, who died on Friday, will be buried"
    told = lower[clause.verb - _NEAR : clause.verb_stop + 1]
    if not told_words("looking_back").isdisjoint(told):
        return Tense.NONE
    if clause.tense == "past":
        return Tense.PAST
    recalled = clause.passive and lower[clause.verb_stop - 1] in told_words("remembered")
    return Tense.NONE if recalled or clause.tense in {"", "conditional"} else Tense.NOW


def _after_aside(words: Sequence[str]) -> Sequence[str]:
    """The words without an aside between commas at their beginning."""
    if words[:1] == [","] and "," in words[1:]:
        return words[words.index(",", 1) + 1 :]
    return words
