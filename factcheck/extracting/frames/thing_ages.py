"""Ages of things beside their making: "the 45-year-old ship was built in 1987"."""

from __future__ import annotations

from factcheck.extracting.frames.clauses import clause_at
from factcheck.extracting.frames.reckoned import Time, is_date, phrases, words
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.model.mentions import Quantity

_VERB_TO_DATE = 4  # tokens: "built in Gdansk in 1987"
# What stands before the verb where it is of the thing, and not of what the thing makes.
_PASSIVE = frozenset({"was", "were", ",", "(", "first"})
_WERE, _DATES = frozenset({"was", "were"}), 2
# Between a thing and that verb these bring in another thing or somebody.
_OTHERS = frozenset(
    {"who", "he", "she", "whose", "which", ";", "new", "of", "near", "in", "at", "from", "to", "by"}
    | {"with", "and", "for", "beside"}
)


def made_when(sentence: Sentence, age: Placed[Quantity]) -> Time | None:
    """Return when the thing of an age was built, opened or founded, by the one verb of its
    sentence that says so; None for an age of anything else."""
    turned, known = _turns(sentence, age), _is_of_thing(sentence, age)
    if age.mention.is_range or (age.mention.unit != "year" and not turned):
        return None
    if not (turned or known or _is_years_old(sentence, age)):
        return None
    found = [
        (verb, time)
        for verb, stop, _ in sentence.phrases(phrases("made"))
        if sentence.tokens.lower[verb - 1] in _PASSIVE
        and (time := _date_after(sentence, stop)) is not None
    ]
    if len(found) != 1:
        return None
    verb, time = found[0]
    thing = age.stop if verb > age.first else sentence.first
    if _is_one_thing(sentence, age.first, verb):
        return time  # whatever it is, nobody is built or founded
    if not (turned or known):
        return None
    return time if _OTHERS.isdisjoint(sentence.words(thing, verb)) else None


def _is_one_thing(sentence: Sentence, turned: int, verb: int) -> bool:
    """Whether two clauses speak of one thing: "the club, which turns 90, was set up in 1903"."""
    one, other = clause_at(sentence, turned), clause_at(sentence, verb)
    return (one.subject, one.subject_stop) == (other.subject, other.subject_stop)


def _turns(sentence: Sentence, age: Placed[Quantity]) -> bool:
    """Whether a thing turns an age: "OPEC, founded in 1960, turned 60 last year"; nobody is born
    and nobody is named."""
    before = sentence.words(age.first - 1, age.first)
    people = any(one.mention.type == "person" for one in sentence.entities) or sentence.offices
    bare = age.mention.unit is None and not age.mention.ordinal
    if before in (["turns"], ["turn"]):  # at some day of a year that is told
        bare = bare and any(
            one.first == age.stop + 1 and is_date(one.mention) for one in sentence.times
        )
        before = ["turned"]
    return bare and before == ["turned"] and not people


def _date_after(sentence: Sentence, stop: int) -> Time | None:
    return next(
        (
            one
            for one in sentence.times
            if stop <= one.first <= stop + _VERB_TO_DATE
            and is_date(one.mention)
            and one.mention.grain in {"day", "month", "year"}
            and "," not in sentence.words(stop, one.first)
        ),
        None,
    )


def _is_years_old(sentence: Sentence, age: Placed[Quantity]) -> bool:
    """Whether something "is 140 years old" now, or was at another date than that of its making."""
    old = (age.mention.unit_text or "").split()[-1:] == ["old"]
    before = sentence.words(age.first - 3, age.first)
    dates = [one for one in sentence.times if is_date(one.mention)]
    told = "is" in before or (len(dates) == _DATES and not _WERE.isdisjoint(before))
    return old and told and "-" not in sentence.words(age.first, age.stop)


def _is_of_thing(sentence: Sentence, age: Placed[Quantity]) -> bool:
    """Whether an age is of a thing: "the 45-year-old steel bridge", "the bridge, ..., is 45 years
    old"."""
    if (age.mention.unit_text or "").replace("-", " ").split()[-1:] != ["old"]:
        return False
    if "-" in sentence.words(age.first, age.stop):
        after = sentence.words(age.stop, age.stop + 2)
        return not words("things_with_age").isdisjoint(after)
    before = sentence.words(sentence.first, age.first)
    present = before[-1:] == ["is"] or before[-2:-1] == ["is"]
    return present and not words("things_with_age").isdisjoint(before[:4])
