"""Ages beside dates of birth: "born in 1950, he was 60 in 2010", "died in 2004, aged 63"."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.arithmetic.intervals import exactly, interval
from factcheck.extracting.frames.cued import cued_by
from factcheck.extracting.frames.frame import Frame
from factcheck.extracting.frames.marks import PERSON
from factcheck.extracting.frames.reckoned import (
    Time,
    is_date,
    is_range,
    reckoned_frame,
    words,
)
from factcheck.extracting.frames.thing_ages import made_when
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.model.claims import Value
from factcheck.model.interval import Interval
from factcheck.model.mentions import EntityMention, OfficeMention, Quantity

_AGES = range(14, 121)
_BORN = frozenset({"born"})
_BIRTH_REACH = 9  # tokens from "born" to its date: "born in the village of ... in 1950"
_TIME_REACH = 8
# "Turned 70 last autumn", "died on Sunday".
_RECENT = frozenset({"day", "week", "month", "season", "year", "weekday"})
_OPENED, _LIFE = frozenset({"(", ","}), 30  # before the years of a life, and how many are no reign
_LIVED, _WHEN_DIED = frozenset({"lived"}), 4  # "was 60 when she died"
_DEATH_REACH = 9  # tokens from "died" to the bare age: "died on 18 December 2011 at 75"
_OPENING = 3  # tokens before the age in "At the age of 47, "
_WHEN = (["when", "he"], ["when", "she"])
_NAME_REACH = 2  # tokens from an age to the name after it: "aged 36, X", "at 36 Ms X"
_WHEN_REACH = 14  # tokens of "when he was sworn in as president in January 2021"
_APPOSING = [","]  # before a bare age
# What may follow an age that no noun belongs to.
_ENDS = frozenset({".", ",", ";", ")", "–", "—", "in", "on", "when", "at", "and", "this", "last"})
_APPOSED = frozenset({",", "(", "a", "an", "the", "now", "is", "was", "who", "then"})
_BOUNDS = frozenset({"since", "until", "till", "from", "to", "after", "before"})
_CLAUSE_BREAKS = frozenset({"and", "but", "or", ";", ":", ",", "where", "while", "then"})
CUES = frozenset(
    {"when", "old", "aged", "age", "born", "turned", "turns", "turning", "birthday", "died"}
)


@cued_by(lambda: CUES, or_marks=PERSON)
def age_frames(sentence: Sentence) -> Iterator[Frame]:
    """Yield a frame for every age of a person; the rule finds the birth where it is not here."""
    told = birth_of(sentence) or _life(sentence)
    for quantity in sentence.quantities:
        made = made_when(sentence, quantity)
        if made is not None:
            yield _age_of_thing(sentence, quantity, made)
            continue
        birth = told if told is not None and _bound(sentence, told, quantity) else None
        if not _is_age(sentence, quantity, birth is not None):
            continue
        mention = quantity.mention
        value = Value(text=mention.text, interval=_exact(mention), unit="year")
        lived = birth is not None and is_range(birth.mention)
        time = None if lived else _time_of(sentence, quantity, birth)
        person = _person(sentence, quantity)
        if not person and birth is None and _is_of_whom(sentence, quantity):
            continue
        qualifiers = {"person": person} if person else {}
        if birth is None and _apposed_to(sentence, quantity) is not None:
            qualifiers["apposed"] = "yes"  # of the day that is told of, which may be long ago
        now = _is_now(sentence, quantity)
        if lived:
            near = sentence.words(quantity.first - _DEATH_REACH, quantity.stop + _WHEN_DIED)
            if (words("died") | _LIVED).isdisjoint(near):
                continue  # an age at some day of a life
        elif (
            time is None and not now and (_others(sentence, birth) or _is_timed(sentence, quantity))
        ):
            qualifiers["open"] = "yes"  # which of its dates the age belongs to is not clear
        yield reckoned_frame(
            sentence,
            "age",
            value,
            quantity,
            birth.mention if birth is not None else None,
            time.mention if time is not None else None,
            **qualifiers,
        )


def _is_now(sentence: Sentence, age: Placed[Quantity]) -> bool:
    """Whether an age is told of today: "is 47", "is, at 47, the youngest"."""
    before = sentence.words(age.first - 3, age.first)
    if _word_before(sentence, age) == "is":
        return True
    return before[-1:] in (["now"], ["today"]) or (before[-1:] == ["at"] and "is" in before)


def _is_timed(sentence: Sentence, age: Placed[Quantity]) -> bool:
    """Whether a clause tells when somebody had an age: "was 77 when he left"."""
    after = sentence.words(age.stop, age.stop + 1)
    return bool(after) and after[0] in words("timing")


def _age_of_thing(sentence: Sentence, age: Placed[Quantity], made: Time) -> Frame:
    mention = age.mention
    value = Value(text=mention.text, interval=_exact(mention), unit="year")
    time = _time_of(sentence, age, made)
    others = time is None and bool(_others(sentence, made))
    qualifiers = {"open": "yes"} if others else {}
    end = time.mention if time is not None else None
    return reckoned_frame(sentence, "age", value, age, made.mention, end, **qualifiers)


def birth_of(sentence: Sentence) -> Time | None:
    """Return the date after "born", where the sentence tells one birth."""
    found = sentence.places_of(_BORN)
    if len(found) != 1:
        return None
    at = found[0]
    return next(
        (
            one
            for one in sentence.times
            if at < one.first <= at + _BIRTH_REACH
            and is_date(one.mention)
            and one.mention.grain in {"day", "month", "year"}
            and ";" not in sentence.words(at, one.first)
        ),
        None,
    )


def _life(sentence: Sentence) -> Time | None:
    """The years of a life behind a name: "Ada Brun (1880-1940)"; not those of a reign."""
    if sentence.offices or not words("reigning").isdisjoint(sentence.vocabulary):
        return None
    lower, text = sentence.tokens.lower, sentence.tokens.text
    found = [
        one
        for one in sentence.times
        if is_range(one.mention)
        and one.first > sentence.first + 2
        and lower[one.first - 1] in _OPENED
        and text[one.first - 2][0].isupper()
        and text[one.first - 3][0].isupper()
        and one.mention.first is not None
        and one.mention.last is not None
        and one.mention.last.year - one.mention.first.year >= _LIFE
    ]
    return found[0] if len(found) == 1 and len(sentence.times) == 1 else None


def birth_at_opening(sentence: Sentence) -> Time | None:
    """Return the birth of whom the sentence before spoke of: "Born in Leeds in 1931, she ...",
    "She was born in 1931"; not that in "Born in 1931, his successor was ..."."""
    opening, birth = sentence.words(sentence.first, sentence.first + 3), birth_of(sentence)
    if birth is None or opening in (["he", "was", "born"], ["she", "was", "born"]):
        return birth
    told = sentence.words(birth.stop, sentence.stop)
    after = told[told.index(",") + 1 :][:1] if "," in told else []
    return birth if opening[:1] == ["born"] and after in (["he"], ["she"]) else None


def people_of(sentence: Sentence) -> set[str]:
    """Return the last names of the people whom a sentence names."""
    named = [one.mention.canonical for one in sentence.entities if one.mention.type == "person"]
    return {name.split()[-1] for name in (*named, *(o.mention.person for o in sentence.offices))}


def _bound(sentence: Sentence, birth: Time, age: Placed[Quantity]) -> bool:
    """Whether a birth and an age are one person's: nobody else is named between them."""
    first, stop = sorted((birth.first, age.first))
    between = range(first + 1, stop)
    lower, text = sentence.tokens.lower, sentence.tokens.text
    for at in between:
        if lower[at] in {";", ":"} and lower[at + 1] not in {"he", "she"}:
            return False
    changes = not {"he", "she"}.isdisjoint(lower[first:stop])
    for at in range(sentence.first + 1 if changes else first, stop):
        if lower[at] in words("relatives") and lower[at - 1] in {"his", "her", "whose", "their"}:
            return False  # "her husband died at 76; she was born in 1936"
    opens = sentence.tokens.lower[sentence.first] == "born" and lower[birth.stop] == ","
    own = birth.stop + 1 if opens else -1  # "Born in 1952, Vladimir Putin turned 70"
    named = [
        one.first for one in sentence.entities if one.mention.type == "person" and one.first != own
    ]
    if any(one.first == own for one in sentence.entities):
        first = max(first, own + 1)
        between = range(first + 1, stop)
    runs = [at for at in between if text[at][0].isupper() and text[at - 1][0].isupper()]
    return not any(at in between for at in (*named, *runs))


def _exact(mention: Quantity) -> Interval:
    if mention.hedge:
        return interval(mention.number - 2, mention.number + 2)
    return exactly(mention.number)


def _is_age(sentence: Sentence, placed: Placed[Quantity], told_birth: bool) -> bool:
    mention, lower = placed.mention, sentence.tokens.lower
    if mention.number not in _AGES or mention.is_range or mention.change:
        return False
    if mention.ordinal:
        return sentence.words(placed.stop, placed.stop + 1) == ["birthday"]
    before = _word_before(sentence, placed)
    after = lower[placed.stop] if placed.stop < sentence.stop else "."
    if mention.unit == "year":
        aged = words("age_words").intersection((mention.unit_text or "").replace("-", " ").split())
        thing = words("things_with_age").intersection(sentence.words(placed.stop, placed.stop + 2))
        return bool(aged) and not thing and before not in {"ages", "over", "under", "than"}
    if mention.unit is not None:
        return False
    closed = after in _ENDS
    if before in words("turned"):
        return closed
    if before in {"was", ",", "("} and sentence.words(placed.stop, placed.stop + 2) in _WHEN:
        return True  # "Joe Biden was 78 when he took office"
    if before == "at" and closed and (_dies(sentence, placed) or _opens_on(sentence, placed)):
        return True
    if after == "," and sentence.words(placed.first - 3, placed.first) == ["is", ",", "at"]:
        return True
    if after == "," and _apposed_to(sentence, placed) is not None:
        return True
    if not told_birth or not (closed or (before == "at" and after in {"the", "a"})):
        return False
    return before in {"was", "is", "at", "aged"} or (before == "," and after == ",")


def _word_before(sentence: Sentence, age: Placed[Quantity]) -> str:
    """The word before an age, without an adverb between: "is therefore 47", "was then 47"."""
    at = age.first - 1
    at -= at > sentence.first and sentence.tokens.lower[at] in words("adverbs_before_age")
    return sentence.tokens.lower[at] if at >= sentence.first else ""


def _apposed_to(sentence: Sentence, age: Placed[Quantity]) -> Placed[EntityMention] | None:
    """The known person before a bare number between commas, the only one with such a number:
    "Ada Brun, 57, resigned", "Ada Brun, aged 57,"; not "Brun, 51, Marsh, 47"."""
    at = age.first - (sentence.words(age.first - 1, age.first) == ["aged"])
    if age.mention.unit is not None or sentence.words(at - 1, at) != _APPOSING:
        return None
    people = [
        one
        for one in sentence.entities
        if one.mention.type == "person" and sentence.words(one.stop, one.stop + 1) == _APPOSING
    ]
    touching = [one for one in people if one.stop == at - 1]
    several = (
        sum(
            one.mention.unit is None and sentence.words(one.first - 1, one.first) == _APPOSING
            for one in sentence.quantities
        )
        > 1
    )
    return touching[0] if touching and not several else None


def _opens_on(sentence: Sentence, age: Placed[Quantity]) -> bool:
    """Whether a sentence begins "At 83, " with a person right after it."""
    if age.first != sentence.first + 1 or sentence.words(age.stop, age.stop + 1) != _APPOSING:
        return False
    return any(
        one.mention.type == "person" and 0 < one.first - age.stop <= _NAME_REACH
        for one in sentence.entities
    )


def _dies(sentence: Sentence, age: Placed[Quantity]) -> bool:
    """ "Who died in December 2011 at 75": the words between are a date at most."""
    told = sentence.words(age.first - _DEATH_REACH, age.first - 1)
    if words("died").isdisjoint(told):
        return False
    verb = next(
        at for at in range(age.first - 1, -1, -1) if sentence.tokens.lower[at] in words("died")
    )
    dates = {at for one in sentence.times for at in range(one.first, one.stop)}
    between = [
        sentence.tokens.lower[at] for at in range(verb + 1, age.first - 1) if at not in dates
    ]
    return {"in", "on", "of", ",", "cancer"}.issuperset(between)


def _person(sentence: Sentence, age: Placed[Quantity]) -> str:
    """The name that an age belongs to: the nearest one that it touches or follows."""
    people: list[Placed[EntityMention] | Placed[OfficeMention]] = [
        *(one for one in sentence.entities if one.mention.type == "person"),
        *sentence.offices,
    ]
    if not people:
        return ""
    beside = _apposed_to(sentence, age)
    if beside is not None:
        return beside.mention.entity or beside.mention.text
    if len(people_of(sentence)) > 1:
        return ""
    nearest = min(people, key=lambda one: abs(one.first - age.first))
    when = sentence.words(age.stop, age.stop + 2) in _WHEN
    if nearest.first > age.stop + _NAME_REACH and not when:
        return ""  # "he took office, aged 36, after beating X"
    before = sentence.words(nearest.first - 1, nearest.first)
    if nearest.first > age.first and not words("no_subjects").isdisjoint(before):
        return ""  # "after voting at the age of 55, for X, ..."
    owns = sentence.tokens.lower[nearest.stop - 1].endswith("'s")
    if _describes_another(sentence, age, nearest) or (owns and not age.mention.ordinal):
        return ""  # "Berg's driver, aged 50"
    mention = nearest.mention
    return mention.person if isinstance(mention, OfficeMention) else mention.entity or mention.text


def _describes_another(
    sentence: Sentence,
    age: Placed[Quantity],
    person: Placed[EntityMention] | Placed[OfficeMention],
) -> bool:
    """Whether an age before a noun is not of a person who stands apart from it: "X flew home in a
    50-year-old plane"; not "X, a 50-year-old lawyer" or "the 50-year-old lawyer X"."""
    after = sentence.words(age.stop, age.stop + 1)
    if age.mention.unit != "year" or not after or after[0] in _ENDS:
        return False
    if person.first >= age.stop:
        return person.first > age.stop + _NAME_REACH
    return not _APPOSED.issuperset(sentence.words(person.stop, age.first))


def _is_of_whom(sentence: Sentence, age: Placed[Quantity]) -> bool:
    """Whether an age is that of somebody unknown in a relative clause: "He follows X, who turned
    68", and not of him whose birth another sentence tells."""
    return "who" in sentence.words(age.first - 3, age.first)


def _others(sentence: Sentence, birth: Time | None) -> list[Time]:
    return [
        one
        for one in sentence.times
        if one is not birth and one.mention.first is not None and one.mention.grain != "duration"
    ]


def _parted(sentence: Sentence, age: Placed[Quantity], time: Time) -> bool:
    """Whether another clause begins between an age and a date: "left school at 14 and married in
    1950". "In 2010, he was 60" and "At the age of 60, he left in 2010" are one."""
    between = sentence.words(age.stop, time.first) or sentence.words(time.stop, age.first)
    opens = min(age.first, time.first) - sentence.first <= _OPENING
    if opens and between[:1] == [","]:
        between = between[1:]
    return not _CLAUSE_BREAKS.isdisjoint(between)


def _time_of(sentence: Sentence, age: Placed[Quantity], birth: Time | None) -> Time | None:
    """The date at which somebody had an age: right beside it, or the only other one."""
    if _is_now(sentence, age):
        return None  # on the document's day
    turned = sentence.tokens.lower[age.first - 1] in words("turned")
    others = [
        one
        for one in _others(sentence, birth)
        if (
            is_date(one.mention)
            or ((birth or turned) and one.mention.relative and one.mention.grain in _RECENT)
        )
        and sentence.tokens.lower[one.first - 1] not in _BOUNDS
    ]
    reach = 2 if birth is None or age.mention.ordinal else 1
    beside = [
        one
        for one in others
        if 0 <= one.first - age.stop <= reach or 0 <= age.first - one.stop <= 2
    ]
    if len(beside) == 1:
        return beside[0]
    if len(others) == 1 and len(_others(sentence, birth)) == 1:
        one = others[0]
        if _parted(sentence, age, one):
            return None
        near = min(abs(one.first - age.stop), abs(age.first - one.stop)) <= _TIME_REACH
        when = sentence.words(age.stop, age.stop + 2) in _WHEN
        near = near or (when and age.stop < one.first <= age.stop + _WHEN_REACH)
        opens = one.first <= sentence.first + 1
        return one if near or opens else None
    return None
