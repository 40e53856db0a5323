"""A length of time beside both its ends, whatever the words between them: "The siege, which had
begun in 2013 and which a convoy broke in 2017, went on for four years"; "a five-year loan granted
in 2014 is to be repaid in 2019".

The order of the pieces tells nothing. A sentence must have one length, two dates or one range, and
no other time; a word that makes the length that of a thing; and with two dates a word of a
beginning at the first and one of an end at the second, both of one thing.
"""

from __future__ import annotations

from factcheck.extracting.frames.clause_lives import is_after_all
from factcheck.extracting.frames.clauses import clause_at, clauses_of, same_clause
from factcheck.extracting.frames.frame import Frame
from factcheck.extracting.frames.reckoned import (
    Time,
    is_range,
    length_value,
    only,
    phrases,
    reckoned_frame,
    within,
    words,
)
from factcheck.extracting.sentence import Clause, Sentence

_NOUN = 3  # tokens from a length to the noun that it is of
_VERB = 5  # tokens from "lasted" to a length
_CUE = 8  # tokens from a word of a beginning or an end to its date
_APPOSED = 9  # tokens of "at the head of the agency" between a length and its range
_GRANTED = 5  # tokens of "on 1 March" between "appointed" and "for ninety days"
_FINE = frozenset({"day", "night", "week", "fortnight"})
_DAYS = frozenset({"day", "weekday"})
_OPENING = frozenset({",", "(", ":", ";", "–", "—"})
_CLOSING = frozenset({",", ")", ".", ";", "–", "—", ":"})
_AHEAD = frozenset({"present", "future", "conditional"})
_FROM = frozenset({"from", "between"})
_ASIDE = frozenset({"before", "after", "later", "earlier", "ago", "since"})
_AUXILIARIES = frozenset({"have", "had", "has", "there"})
_JOINTS = (("between", "and"), ("from", "to"))
_DAY_TEXT = 10  # letters of "2016-05-01"


def ended_frames(sentence: Sentence, length: Time) -> list[Frame]:
    """Return the frame of the only length of a sentence that tells both its ends."""
    ends = [one for one in sentence.times if one is not length]
    if not 0 < len(ends) < 3 or not words("changed").isdisjoint(sentence.vocabulary):
        return []
    ends.sort(key=lambda one: one.mention.edtf)
    found = _is_of_range(sentence, length, ends[0]) if len(ends) == 1 else False
    if len(ends) > 1:
        found = _is_of_life(sentence, length, *ends)
    value = length_value(sentence, length) if found else None
    if value is None:
        return []
    if len(ends) > 1 and _is_between(sentence, *ends) and not _is_passing(sentence, length):
        value = within(
            value
        )  # "between its launch in 1977 and its end in 2012 on air for 30 years"
    last = ends[1].mention if len(ends) > 1 else None
    ahead = last is not None and _is_ahead(sentence, ends[1], _of_end(sentence, ends[1]))
    # From a day or a month on nobody counts both ends of what is granted for years.
    apart = {"granted": "yes"} if ahead and ends[0].mention.grain != "year" else {}
    return [reckoned_frame(sentence, "duration", value, length, ends[0].mention, last, **apart)]


def _of_end(sentence: Sentence, last: Time) -> Clause:
    return _finite(sentence, clause_at(sentence, last.first))


# Of a range


def _is_of_range(sentence: Sentence, length: Time, dates: Time) -> bool:
    """Whether a length is that of a range: the one stands set off by marks behind the other, or
    one noun or verb has both."""
    if not is_range(dates.mention):
        return False
    if length.mention.unit in _FINE and len(dates.mention.edtf.split("/")[0]) < _DAY_TEXT:
        return False
    if _passes(sentence, length, dates):
        return True
    if length.stop <= dates.first:
        return _is_apposed_behind(sentence, length, dates) or _has_noun(sentence, length, dates)
    return _is_apposed_before(sentence, length, dates) or _has_verb(sentence, length, dates)


def _passes(sentence: Sentence, length: Time, dates: Time) -> bool:
    """ "Between 3 May and 8 June lie 36 days", "36 days passed from the one to the other", "there
    are 36 days between": nothing but a verb of passing parts the two."""
    one, other = sorted((length, dates), key=lambda time: time.first)
    between = sentence.words(one.stop, other.first)
    if one is length and sentence.words(one.first - 2, one.first - 1) == ["there"]:
        closed = sentence.words(dates.stop, dates.stop + 1) in ([], ["."])
        return closed and not between and sentence.tokens.lower[dates.first] in _FROM
    told = [word for word in between if word not in _AUXILIARIES]
    return bool(told) and words("passing").issuperset(told)


def _is_apposed_behind(sentence: Sentence, length: Time, dates: Time) -> bool:
    """ "After seven years at the helm, from 2010 until this spring, she"."""
    between = sentence.words(length.stop, dates.first)
    opened = between[-1:] == [","] and "," not in between[:-1]
    closed = sentence.words(dates.stop, dates.stop + 1)
    led = sentence.tokens.lower[dates.first] in _FROM
    plain = len(between) <= _APPOSED and words("parting").isdisjoint(between)
    return (
        opened
        and plain
        and led
        and (not closed or closed[0] in _CLOSING)
        and same_clause(sentence, length.first, dates.first)
    )


def _has_noun(sentence: Sentence, length: Time, dates: Time) -> bool:
    """ "The three-week course ran from 3 to 17 June": nothing else that lasts is between."""
    noun = _noun_of(sentence, length)
    between = sentence.words(noun + 1, dates.first) if noun is not None else []
    return (
        noun is not None
        and sentence.tokens.lower[noun] in words("lasting_nouns")
        and same_clause(sentence, length.first, dates.first)
        and (sentence.tokens.lower[dates.first] in _FROM or not between)
        and words("lasting_nouns").isdisjoint(between)
    )


def _is_apposed_before(sentence: Sentence, length: Time, dates: Time) -> bool:
    """ "From 1993 to 2001, a full twelve years."; "from 3 to 17 May; two weeks, they said"."""
    lower, at = sentence.tokens.lower, dates.stop
    clause = clause_at(sentence, dates.first)
    if length.first != at and clause.stop < length.first and lower[clause.stop] == ";":
        at = clause.stop
    closed = sentence.words(length.stop, length.stop + 1)
    opened = at < length.first and lower[at] in _OPENING
    return (
        opened
        and only("before_length", sentence, at, _before_noun(sentence, length))
        and (not closed or closed[0] in _CLOSING)
    )


def _before_noun(sentence: Sentence, length: Time) -> int:
    """The token before the noun that has a length: "(, a) tenure of eight years"."""
    noun = length.first - 2
    of = sentence.words(noun + 1, length.first) == ["of"]
    known = of and sentence.tokens.lower[noun] in words("lasting_nouns") | words("stretches")
    return noun if known else length.first


def _has_verb(sentence: Sentence, length: Time, dates: Time) -> bool:
    """ "The moratorium (January 2014 to December 2016) covered two years"."""
    inner = sentence.words(dates.first - 1, dates.first), sentence.words(dates.stop, dates.stop + 1)
    enclosed = inner in ((["("], [")"]), ([","], [","]))
    return enclosed and _is_measured(sentence, length) and length.first - dates.stop <= _VERB


# Of two dates


def _is_of_life(sentence: Sentence, length: Time, first: Time, last: Time) -> bool:
    """Whether a length is that of a thing which began at one date and ended at the other."""
    if not _are_ends(length, first, last):
        return False
    begins, ends = clause_at(sentence, first.first), clause_at(sentence, last.first)
    if _is_between(sentence, first, last) and (
        _is_passing(sentence, length) or "between" in sentence.vocabulary
    ):
        led = "for" in sentence.words(length.first - _VERB, length.first)
        return (led and length.first >= last.stop) or _is_passing(sentence, length)
    if not _ASIDE.isdisjoint(sentence.words(length.stop, length.stop + 1)):
        return _is_waited(sentence, length, first, last) or (
            _is_since_its_beginning(sentence, length)
            and _is_begun(sentence, first)
            and _is_told(sentence, "ending", last)
            and _is_one_thing(sentence, begins, ends)
        )
    if not _is_begun(sentence, first) or not _is_told(sentence, "ending", last):
        return False
    measured = _is_measured(sentence, length)
    if measured and sentence.words(length.stop, length.stop + 1) in ([":"], [";"], ["–"]):
        return length.stop <= first.first < last.first  # "It took six years: digging began ..."
    until = sentence.words(last.first - 1, last.first) in (["until"], ["till"])
    if until and _is_granted(sentence, length, first):
        return True  # "imposed on 14 March for fifteen days, that is until 29 March"
    if not _is_one_thing(sentence, begins, ends) and not _is_of_grant(sentence, ends):
        return False
    if measured:
        return _is_one_thing(sentence, clause_at(sentence, length.first), ends)
    if is_after_all(sentence, length):
        return clause_at(sentence, length.first) is ends
    granted = _is_granted(sentence, length, first)
    noun = _noun_of(sentence, length)
    if noun is not None:
        granted = granted or sentence.tokens.lower[noun] in words("granted_nouns")
        if not granted:
            own = clause_at(sentence, noun)
            return any(own is _outer(sentence, one) for one in (begins, ends))
    return granted and _is_ahead(sentence, last, _of_end(sentence, last))


def _are_ends(length: Time, first: Time, last: Time) -> bool:
    """Whether two dates follow each other, and are as exact as a length in days or weeks."""
    begun, ended = first.mention, last.mention
    if begun.first is None or ended.first is None or begun.last is None:
        return False
    if begun.last >= ended.first or is_range(begun) or is_range(ended):
        return False
    return length.mention.unit not in _FINE or {begun.grain, ended.grain} <= _DAYS


def _is_between(sentence: Sentence, first: Time, last: Time) -> bool:
    """ "Between its signing in 1987 and its end in 2019", "from the one to the other"."""
    before = sentence.words(first.first - _CUE, first.first)
    between = sentence.words(first.stop, last.first)
    return any(one in before and other in between for one, other in _JOINTS)


def _is_passing(sentence: Sentence, length: Time) -> bool:
    """Whether a length is what lay between two dates."""
    around = sentence.words(length.first - _VERB, length.stop + _VERB)
    return not words("passing").isdisjoint(around)


def _is_waited(sentence: Sentence, length: Time, first: Time, last: Time) -> bool:
    """ "After the crash of 1931 the town waited ten years before rebuilding the pier in 1951"."""
    waits = "waited" in sentence.words(length.first - _VERB, length.first)
    before = sentence.words(length.stop, length.stop + 1)
    return (
        waits
        and before in (["before"], ["until"])
        and first.stop <= length.first < last.first
        and sentence.tokens.lower[sentence.first] in {"after", "following", "since"}
    )


def _is_begun(sentence: Sentence, first: Time) -> bool:
    """Whether a beginning is told at a date, or it is that of a thing: "the embargo of 1991"."""
    of = sentence.words(first.first - 2, first.first)
    bears = of[1:] == ["of"] and of[0] in words("lasting_nouns")
    return bears or _is_told(sentence, "beginning", first)


def _is_since_its_beginning(sentence: Sentence, length: Time) -> bool:
    """ "Seven years after they had started"."""
    after = sentence.words(length.stop, length.stop + 2)
    if after[:1] != ["after"] or not words("pronouns").issuperset(after[1:]):
        return False
    at = length.stop + 2
    table = phrases("its_beginning")
    return (
        at < sentence.stop and table.longest(sentence.tokens.lower, at, sentence.stop) is not None
    )


def _is_told(sentence: Sentence, table: str, time: Time) -> bool:
    """Whether a word of a list leads to a date, with no other time or mark between; or follows
    one that opens its clause: "in 2015 it was wound up"."""
    clause, cues = clause_at(sentence, time.first), words(table)
    others = [one for one in sentence.times if one is not time]
    start = max(
        [clause.first, time.first - _CUE, *(o.stop for o in others if o.stop <= time.first)]
    )
    if not cues.isdisjoint(sentence.words(start, time.first)):
        return True
    opens = time.first - clause.first <= 2
    stop = min([clause.stop, *(o.first for o in others if o.first >= time.stop)])
    told = sentence.words(clause.verb, min(clause.verb_stop + 1, stop))
    return opens and not cues.isdisjoint(told)


def _is_one_thing(sentence: Sentence, one: Clause, other: Clause) -> bool:
    """Whether two clauses speak of one thing: they have one subject or a pronoun for it, also as
    what a participle or a relative clause of theirs says of it."""
    own, others = _outer(sentence, one), _outer(sentence, other)
    if own is others or (own.subject, own.subject_stop) == (others.subject, others.subject_stop):
        return True
    return any(
        each.subject_stop - each.subject == 1
        and sentence.tokens.lower[each.subject] in words("pronouns")
        for each in (own, others)
    )


def _is_of_grant(sentence: Sentence, ends: Clause) -> bool:
    """Whether what ends is what was granted, and no subject of a beginning: "elected for a term of
    six years that ends in"; or does what only a grant does: "sold under a contract that was signed
    in 2001 and expires in"."""
    granted = words("granted_nouns")
    nouns = {sentence.tokens.lower[at] for at in sentence.places_of(granted)}
    subject = sentence.words(ends.subject, ends.subject_stop)
    verb = sentence.words(ends.verb, ends.verb_stop)
    lapses = not words("lapsing").isdisjoint(verb)
    return len(nouns) == 1 and (lapses or not nouns.isdisjoint(subject))


def _finite(sentence: Sentence, clause: Clause) -> Clause:
    """The clause that says when a participle or an infinitive is of: "will have to be repaid"."""
    while not clause.tense and clause.within >= 0:
        clause = clauses_of(sentence)[clause.within]
    return clause


def _outer(sentence: Sentence, clause: Clause) -> Clause:
    """The clause whose subject one speaks of: that around a participle, an infinitive or a
    relative clause right behind that subject, or right behind another such."""
    clauses = clauses_of(sentence)
    while clause.within >= 0:
        outer = clauses[clause.within]
        if clause.kind == "relative":
            siblings = [each for each in clauses if each.stop == clause.first]
            beside = [each for each in siblings if each.kind == "relative"]
            behind = clause.first == outer.subject_stop or bool(beside)
            if not behind and (clause.subject, clause.subject_stop) != (
                outer.subject,
                outer.subject_stop,
            ):
                break
        elif clause.kind not in {"participial", "infinitive"}:
            break
        clause = outer
    return clause


def _is_measured(sentence: Sentence, length: Time) -> bool:
    """Whether a verb such as "lasted" or "went on for" has a length as what it measures."""
    before = sentence.words(length.first - _VERB, length.first)
    marks = [at for at, word in enumerate(before) if word in _OPENING]
    near = before[marks[-1] + 1 :] if marks else before
    if not words("measuring").isdisjoint(near):
        return True
    held = near[: near.index("for")][-1:] if "for" in near else []
    return not words("holding_on").isdisjoint(held)


def _is_granted(sentence: Sentence, length: Time, first: Time) -> bool:
    """ "Named on 2 May for sixty days", "named for sixty days on 2 May",
    "meant for thirty years"."""
    before = sentence.words(length.first - _GRANTED, length.first)
    while before and before[-1] in words("periods_of"):
        del before[-1]
    if before[-1:] in (["for"], ["with"]) and not words("meant").isdisjoint(before):
        return True
    beside = 0 <= length.first - first.stop <= _GRANTED or 0 <= first.first - length.stop <= 1
    return (
        before[-1:] in (["for"], ["with"])
        and beside
        and same_clause(sentence, length.first, first.first)
    )


def _is_ahead(sentence: Sentence, last: Time, ends: Clause) -> bool:
    """Whether an end is told as it is to be: what lasted longer than was meant is no slip."""
    led = sentence.words(last.first - 1, last.first)
    told = sentence.words(max(ends.first, last.first - _CUE), last.first)
    ahead = ends.tense in _AHEAD or ends.kind == "infinitive" or led in (["until"], ["till"])
    return ahead or not words("ahead").isdisjoint(told)


def _noun_of(sentence: Sentence, length: Time) -> int | None:
    """The token of what a length is of: "a three-week consultation", "the sixty years of her
    reign", "a lockdown of eleven weeks", "the summit, two days long"."""
    lower, lasting = sentence.tokens.lower, words("lasting_nouns") | words("granted_nouns")
    if "-" in lower[length.first : length.stop]:
        stop = min(length.stop + _NOUN, sentence.stop)
        for at in range(length.stop, stop):
            if lower[at] in lasting:
                return at
            if not lower[at].isalpha() or lower[at] in words("parting") | words("placing"):
                return None
        return None
    after, before = lower[length.stop : length.stop + _NOUN], lower[length.first - 2 : length.first]
    if before[1:] == ["of"] and before[0] in lasting:
        return length.first - 2
    if after[:1] == ["long"] and before[1:] == [","] and before[0] in lasting:
        return length.first - 2
    if after[:1] == ["of"]:
        return next(
            (length.stop + n for n in (1, 2) if after[n : n + 1] and after[n] in lasting), None
        )
    return None
