"""One person's last name spelled in two ways: "Ingrid Halvorsen ... Ms Halvorson"."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from rapidfuzz.distance import OSA

from factcheck.model.spans import Span
from factcheck.naming.folding import fold
from factcheck.naming.word_relation import is_inflected
from factcheck.rulebook.context import Context
from factcheck.rulebook.text_people import Person, is_given_name, people

_SHORTEST, _UNTITLED = 5, 7  # letters of a last name, and of one without "Mr"
_INTRODUCING = frozenset({"a", "an", "the", "who", "his", "her", "another", "whose", "himself"})


class SurnameSlip(Struct, frozen=True):
    """A last name at `span`, and the full name that it is a letter away from."""

    span: Span
    printed: str
    full: str
    first: Span


def surname_slips(context: Context) -> Iterator[SurnameSlip]:
    """Yield the last names that stand alone and are a letter away from the one full name that
    they can mean; one that is introduced on its own is somebody else."""
    named = people(context)
    full = {one.family: one for one in named if one.given}
    by_letter: dict[str, list[Person]] = {}
    for one in full.values():
        by_letter.setdefault(one.family[:1], []).append(one)
    near: dict[tuple[str, bool], list[Person]] = {}
    done: set[str] = set()
    for one in named:
        if one.given or one.family in full or one.family in done or not _is_plain(one, context):
            continue
        key = one.family, bool(one.title)  # a name has the same ones near it at all its places
        if key not in near:
            alike = by_letter.get(one.family[:1], ())
            near[key] = [each for each in alike if _is_slip(one, each)]
        if len(near[key]) == 1 and _is_before(near[key][0], one):
            done.add(one.family)
            if not _has_given_name(one, context):
                yield _slip(one, near[key][0], context)


def _has_given_name(one: Person, context: Context) -> bool:
    """Whether a capital that is no title stands before a last name anywhere in the text."""
    titles = {each.title for each in people(context) if each.family == one.family}
    for sentence in context.sentences_with({one.family}):
        for at in sentence.places_of({one.family}):
            before = sentence.tokens.text[at - 1] if at > sentence.first + 1 else "a"
            if before[0].isupper() and before.lower() not in titles:
                return True
    return False


def _is_before(one: Person, other: Person) -> bool:
    return (one.index, one.first) < (other.index, other.first)


def _is_plain(one: Person, context: Context) -> bool:
    """Whether a last name is used as one that is known by now: not "Mr Orr, a lawyer"."""
    sentence = context.analysis.sentences[one.index]
    if not one.title:
        placed = sentence.entity_at(one.first)
        if len(one.family) < _UNTITLED or (placed is not None and placed.mention.type != "person"):
            return False
        if one.first == sentence.first and one.stop - one.first > 1:
            return False
    after = sentence.words(one.stop, one.stop + 2)
    return not (after[:1] in (["("], [","]) and not _INTRODUCING.isdisjoint(after[1:]))


def _is_slip(one: Person, full: Person) -> bool:
    """Whether two last names of the same first letter are one letter apart, and no forms of one
    name."""
    a, b = one.family, full.family
    if abs(len(a) - len(b)) > 1 or min(len(a), len(b)) < _SHORTEST:
        return False
    if a.startswith(b) or b.startswith(a):
        return False
    if is_given_name(b):
        return False  # what was read of "Secretary David Davis" may be his first name
    if fold(a) == fold(b) or is_inflected(a, b) or OSA.distance(fold(a), fold(b)) != 1:
        return False
    return bool(one.title) or bool(full.title) or is_given_name(full.given.split()[0])


def _slip(one: Person, full: Person, context: Context) -> SurnameSlip:
    here, there = context.analysis.sentences[one.index], context.analysis.sentences[full.index]
    printed = here.tokens.text[one.stop - 1].removesuffix("'s").removesuffix("’s")
    span = here.span_of(one.stop - 1, one.stop)
    return SurnameSlip(
        Span(span.start, span.start + len(printed)),
        printed,
        there.tokens.joined(full.first, full.stop - 1),
        there.span_of(full.first, full.stop),
    )
