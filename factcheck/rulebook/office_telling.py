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

from factcheck.extracting.frames.clause_verbs import clause_words
from factcheck.extracting.frames.clauses import clause_at, clauses_of
from factcheck.extracting.lexicon import rules_words
from factcheck.extracting.office_neighbours import told_phrases, told_words
from factcheck.extracting.office_words import office_words
from factcheck.extracting.sentence import Clause, Sentence
from factcheck.model.mentions import OfficeMention
from factcheck.model.spans import Span

_NEAR = 2  # tokens beside a verb
_FRONTED = 6  # tokens of a phrase that opens a sentence without a comma
_REACH = 3  # tokens of a phrase that leads up to a title
_BREAKS = frozenset({",", ";", ":", "-", "–", "—", "“", "”", '"', ")", "and", "but", "while", "or"})
_ADVERBIAL = frozenset({"in", "on", "during", "at", "late", "early", ","})
_NAMED = frozenset({"who", "whose", "that", "from", "until", "of"})  # "the president who broke"
_HELPING = frozenset({"is", "was", "has"})
_ENDS = frozenset({";", ":", "“", "”", '"', "(", "–", "—"})


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
    is; `loose` for an office that may be anybody's or of any time; `acts` where a clause in the
    past tells what its holder did, which puts the office at the clause's own time, if any;
    `plain` is false where words behind it say of when it is."""

    form: Form
    tense: Tense
    loose: bool = False
    acts: bool = False
    plain: bool = True


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
    loose, acts = _is_loose(sentence, before, first), _acts(sentence, before, first, stop)
    tense = _tense(sentence, before, first, stop)
    return Telling(form, tense, loose, acts, ends_there(sentence, office))


def dates_it(sentence: Sentence, office: OfficeMention, time: Span) -> bool:
    """Return whether a time of a sentence is that of the clause whose subject holds an office."""
    first, stop = _tokens_of(sentence, office.span)
    begin, end = _tokens_of(sentence, time)
    if begin >= stop:
        between = _after_aside(sentence.words(stop, begin))
        apart = told_words("leading_elsewhere") | _ENDS
        return apart.isdisjoint(between) and _in_clause(sentence, first, begin)
    if begin >= first:
        return True
    between = sentence.words(end, first)
    if _is_adverbial(sentence, begin) and _NAMED.isdisjoint(sentence.words(stop, stop + 2)):
        clause = clause_at(sentence, first)
        if clause is clause_at(sentence, begin) and clause.tense == "past":
            return True
    opens = begin - sentence.first <= _REACH and not _is_before(sentence, first)
    return len(between) <= _REACH and (opens or {",", "the"}.issuperset(between))


def ends_there(sentence: Sentence, office: OfficeMention) -> bool:
    """Return whether nothing behind an office says of when it is: not "the premier of those
    years", "the premier before he was president"."""
    _, stop = _tokens_of(sentence, office.span)
    if office.person_span.end == office.end:
        return True
    behind = sentence.words(stop, stop + 2)
    return behind[:1] == [","] or told_words("of_when").isdisjoint(behind)


def _is_before(sentence: Sentence, office: int) -> bool:
    """Whether an office stands in a clause of what had been before: "the plan that X had begun"."""
    clause = clause_at(sentence, office)
    return "had" in sentence.tokens.lower[clause.verb : clause.verb_stop]


def tells_of_its_time(sentence: Sentence, office: OfficeMention) -> bool:
    """Return whether "then president" can be of the one time that a sentence tells: not where the
    clause is of what had been before, or is told by somebody later."""
    first, _ = _tokens_of(sentence, office.span)
    dated = any(
        clause_at(sentence, one.first) is clause_at(sentence, first) for one in sentence.times
    )
    told_later = clause_at(sentence, first).kind in {"reported", "quoted"}
    loose = told_later or "then" in sentence.words_in(office.span)
    return not _is_before(sentence, first) and (dated or not loose)


def _in_clause(sentence: Sentence, first: int, time: int) -> bool:
    """Whether a time is that of the clause of an office, or of what its holder "tried to" do."""
    own, other = clause_at(sentence, first), clause_at(sentence, time)
    if own is other:
        return True
    within = other.kind == "infinitive" and clauses_of(sentence)[other.within] is own
    verb = sentence.tokens.lower[own.verb_stop - 1]
    return within and verb in told_words("at_once")


def _is_adverbial(sentence: Sentence, time: int) -> bool:
    """Whether a time dates a clause: "in July 2012", not "the deal of July 2012"."""
    before = sentence.words(time - 1, time)
    return bool(before) and before[0] in _ADVERBIAL


def _acts(sentence: Sentence, before: int, first: int, stop: int) -> bool:
    """Whether a clause in the past tells what a holder did: as its subject, as the one by whom it
    was done, or on whose orders."""
    lower, clause = sentence.tokens.lower, clause_at(sentence, first)
    told = lower[clause.verb : clause.verb_stop]
    if lower[stop - 1].endswith("'s") or clause.tense != "past" or "had" in told:
        return False
    if clause.subject in (before, first) and stop <= clause.verb:
        return _tense_of_subject(sentence, first, stop) is Tense.PAST
    if before - 1 == sentence.first and lower[before - 1] == "under":
        return True
    if clause.passive and before > sentence.first and lower[before - 1] == "by":
        return True
    table = told_phrases("behalf")
    begins = range(max(sentence.first, before - _REACH - 2), before)
    return any((hit := table.longest(lower, at, before)) and at + hit[0] == before for at in begins)


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
        return Form.APPOSED if rest[:1] == [","] and rest[1:2] != ["who"] else Form.STATED
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
        owner = sentence.entity_at(max(sentence.first, before - _REACH) + at)
        of_person = owner is not None and owner.mention.type == "person"
        if near[at] in loose or (of_person and near[at].endswith("'s")):
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
    if not clause_words("prepositions").isdisjoint(lower[clause.subject : first]):
        return Tense.NONE  # "a monument to President X was unveiled"
    main = lower[clause.verb_stop - 1]
    if clause.passive and main not in told_words("received"):
        return Tense.NONE  # "President X was accused in 2016"
    if main in told_words("of_anyone") or _is_planned(sentence, clause):
        return Tense.NONE
    if not told_words("endings").isdisjoint(lower[stop : clause.verb_stop + _NEAR]):
        return Tense.NONE  # "X, who died on Friday, will be buried"
    told = lower[clause.verb - _NEAR : clause.verb_stop + 1]
    if not told_words("looking_back").isdisjoint(told):
        return Tense.NONE
    if clause.tense == "past":
        return Tense.NONE if "had" in lower[clause.verb : clause.verb_stop] else Tense.PAST
    recalled = clause.passive and lower[clause.verb_stop - 1] in told_words("remembered")
    return Tense.NONE if recalled or clause.tense in {"", "conditional"} else Tense.NOW


def _is_planned(sentence: Sentence, clause: Clause) -> bool:
    """Whether what follows a verb is to come: "planned to leave in 2018"; who "wants to" do
    something now is in office now."""
    lower = sentence.tokens.lower
    if lower[clause.verb].endswith("s") and lower[clause.verb] not in _HELPING:
        return False
    to_come = "to" in lower[clause.verb : clause.verb_stop] or any(
        one.kind == "infinitive" and one.first == clause.verb_stop for one in clauses_of(sentence)
    )
    return to_come and told_words("at_once").isdisjoint(lower[clause.verb : clause.verb_stop])


def _after_aside(words: Sequence[str]) -> Sequence[str]:
    """The words without an aside between commas at their beginning."""
    if words[:1] == [","] and "," in words[1:]:
        return words[words.index(",", 1) + 1 :]
    return words
