"""What a sentence has beside its words, a bit each: figures of some kind, lengths, kinds of names.

They are worked out once for a sentence. A family of frames that needs some of them says so in
`cued_by`, and is not called where one is missing.
"""

from __future__ import annotations

from typing import Final

from factcheck.extracting.sentence import Sentence

EVERY: Final = 1 << 0  # set for every sentence
PAIR: Final = 1 << 1  # two quantities
THREE: Final = 1 << 2
TWO_ENDS: Final = 1 << 3  # two quantities, or a range
PERCENT: Final = 1 << 4
SHARE: Final = 1 << 5  # a percentage, or a number between 0 and 1 without a unit
FRACTION: Final = 1 << 6  # such a number
SIZE: Final = 1 << 7  # a share or a multiple: what a change can be told in
CHANGE: Final = 1 << 8  # a quantity that tells by how much something changed
RATE: Final = 1 << 9  # a quantity per something
MEASURE: Final = 1 << 10  # the name of a measure
LENGTH: Final = 1 << 11  # a duration
ORGANISATION: Final = 1 << 12
COUNTRY: Final = 1 << 13
PERSON: Final = 1 << 14

_OF_UNITS = {"percent": PERCENT | SHARE | SIZE, "time": SIZE}
_OF_TYPES = {"organisation": ORGANISATION, "country": COUNTRY, "person": PERSON}


def marks_of(sentence: Sentence) -> int:
    """Return the marks of a sentence."""
    marks = EVERY | MEASURE if sentence.cues else EVERY
    if sentence.quantities:
        marks |= _of_quantities(sentence)
    for entity in sentence.entities:
        marks |= _OF_TYPES.get(entity.mention.type, 0)
    for time in sentence.times:
        if time.mention.grain == "duration":
            marks |= LENGTH
    return marks


def _of_quantities(sentence: Sentence) -> int:
    quantities = sentence.quantities
    marks = 0
    if len(quantities) > 1:
        marks = PAIR | TWO_ENDS if len(quantities) == 2 else PAIR | TWO_ENDS | THREE
    for placed in quantities:
        one = placed.mention
        unit = one.unit
        if unit is None:
            if 0 < one.number < 1:
                marks |= FRACTION | SHARE | SIZE
        else:
            marks |= _OF_UNITS.get(unit, 0)
            if "/" in unit:
                marks |= RATE
        if one.per:
            marks |= RATE
        if one.is_range:
            marks |= TWO_ENDS
        if one.change_form == "by":
            marks |= CHANGE
    return marks
