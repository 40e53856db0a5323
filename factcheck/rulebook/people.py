"""Who a printed name is: the known person that it means, misspells, or none."""

from __future__ import annotations

from collections.abc import Collection

from msgspec import Struct
from rapidfuzz.fuzz import token_sort_ratio

from factcheck.factbase.name_table import NameTable
from factcheck.naming.known import KnownName
from factcheck.naming.spelling import Outcome as NameOutcome
from factcheck.naming.spelling import Spelling, judge_spelling

_RANK = list(NameOutcome)
_REMEMBERED = 20_000  # judgements kept in a long-running process
_ALIKE = 62.0  # share of letters, in percent, below which no spelling is worth a closer look


class Identity(Struct, frozen=True):
    """A known person with how the printed name stands to theirs."""

    person: KnownName
    spelling: Spelling

    @property
    def accepted(self) -> bool:
        """Whether the printed form is the person's name or an accepted variant of it."""
        return self.spelling.outcome in (NameOutcome.EXACT, NameOutcome.VARIANT)


def identify(printed: str, names: NameTable, expected: Collection[str] = ()) -> Identity | None:
    """Return the known person that fits `printed` best; `expected` ids win among equals."""
    found: list[Identity] = []
    candidates = names.candidates(printed, expected)
    for known in candidates:  # printed as it is known, a name needs no closer look at the others
        if (known.id in expected or not expected) and printed in known.latin():
            return Identity(known, _judged(printed, known, names, True))
    for known in candidates:
        spelling = _judged(printed, known, names, known.id in expected)
        if spelling.outcome is NameOutcome.EXACT and (known.id in expected or not expected):
            return Identity(known, spelling)
        if spelling.outcome is not NameOutcome.DIFFERENT:
            found.append(Identity(known, spelling))
    if not found:
        return None
    return min(
        found,
        key=lambda one: (
            _RANK.index(one.spelling.outcome),
            one.person.id not in expected,
            -one.spelling.confidence,
            one.person.id,
        ),
    )


def _judged(printed: str, known: KnownName, names: NameTable, expected: bool) -> Spelling:
    """Judge a spelling, once per pair of names: texts and batches repeat them."""
    key = (printed, known.id)
    spelling = names.judged.get(key)
    if spelling is None:
        if not expected and (key in names.unlike or not _alike(printed, known)):
            if len(names.unlike) >= _REMEMBERED:
                names.unlike.clear()
            names.unlike.add(key)
            return Spelling(NameOutcome.DIFFERENT, known.id)
        spelling = judge_spelling(printed, known)
        if spelling.outcome is NameOutcome.DIFFERENT:
            spelling = _shuffled(printed, known) or spelling
        if len(names.judged) >= _REMEMBERED:
            names.judged.clear()
        names.judged[key] = spelling
    return spelling


def _shuffled(printed: str, known: KnownName) -> Spelling | None:
    """A name with the letters of one word out of order: "Doland" for "Donald"."""
    words = printed.split()
    for reference in known.latin():
        other = reference.split()
        if len(words) != len(other) or len(words) < 2:
            continue
        differing = [pair for pair in zip(words, other, strict=True) if pair[0] != pair[1]]
        if len(differing) == 1 and _same_letters(*differing[0]):
            reason = f"{differing[0][0]} for {differing[0][1]}: letters out of order"
            return Spelling(NameOutcome.MISSPELT, reference, (reason,), 0.75, reference)
    return None


def _same_letters(one: str, other: str) -> bool:
    return len(one) > 4 and one[0] == other[0] and sorted(one.lower()) == sorted(other.lower())


def _alike(printed: str, known: KnownName) -> bool:
    """Whether a printed name has most letters of one of the known spellings, in any word order."""
    return any(
        token_sort_ratio(printed, spelling, score_cutoff=_ALIKE)
        for spelling in (*known.latin(), *known.derived())
    )
