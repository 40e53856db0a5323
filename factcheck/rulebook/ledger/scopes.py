"""Whose a figure is where its phrase does not say: the house's own, or of what was spoken of."""

from __future__ import annotations

from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from factcheck.extracting.frames.open_words import open_words, verb_at
from factcheck.extracting.frames.spots import relation_words, time_at
from factcheck.extracting.sentence import Sentence
from factcheck.model.document import Segment, SegmentKind
from factcheck.rulebook.context import Context
from factcheck.rulebook.ledger.periods import Told, told_period
from factcheck.rulebook.ledger.titles import house_names, report_period
from factcheck.rulebook.ledger.words import ledger_words

_LABEL = 4  # words of a label with its colon
_SPANS = frozenset({"year", "quarter", "half", "range", "month"})
_TIMELY = frozenset(
    {
        "year",
        "period",
        "quarter",
        "half",
        "end",
        "close",
        "date",
        "total",
        "addition",
        "all",
        "note",
        "table",
        "short",
        "particular",
        "general",
        "sum",
        "view",
        "line",
        "spite",
        "this",
        "result",
        "fact",
    }
)
_SHORT_HEADING, _SHORT_ITEM = 6, 60  # words, and characters, of an item that is a heading


class Heading(Struct, frozen=True):
    """What a heading makes of the figures below it; where it may name a part of the house,
    `unsure` is its place; `period` is that of "Fourth quarter"."""

    scope: frozenset[str] = frozenset()
    ahead: bool = False
    unsure: int = 0
    period: Told | None = None


def headings(context: Context) -> dict[int, Heading]:
    """Return, by segment, the heading under which it stands."""
    found: dict[int, Heading] = {}
    current = Heading()
    house = context.once(house_names)
    for at, segment in enumerate(context.document.segments):
        if _is_heading(segment, context):
            current = _heading(context.document.quote(segment.span), house) if at else Heading()
            current = replace(current, unsure=current.unsure and at)
            times = context.times_in(segment.span.start, segment.span.end) if at else ()
            told = [one for one in times if one.grain in _SPANS]
            if told:
                period = told_period(told[0], False, context.once(report_period))
                unknown = period is None or len(told) > 1
                current = replace(
                    current, ahead=unknown, period=None if unknown else period, unsure=0
                )
        found[at] = current
    return found


def _is_heading(segment: Segment, context: Context) -> bool:
    """Whether a segment is a heading; "3. Capital programme" is read as an item of a list."""
    if segment.kind is SegmentKind.HEADING:
        return True
    text = context.document.quote(segment.span)
    short = len(text) < _SHORT_ITEM and len(text.split()) <= _SHORT_HEADING
    bare = text[-1:].isalpha() and not any(char.isdigit() for char in text)
    return segment.kind is SegmentKind.LIST_ITEM and short and bare


def _heading(text: str, house: frozenset[str]) -> Heading:
    words = [word.strip(".,:;()–-'’").lower() for word in text.split()]
    words = [word.removesuffix("'s").removesuffix("’s") for word in words]
    words = [word for word in words if word.isalpha() or "-" in word]
    table = ledger_words()
    ahead = not table["ahead_headings"].isdisjoint(words)
    own = not table["house"].isdisjoint(words) and table["parts"].isdisjoint(words)
    said = set(words) - open_words().complements - open_words().determiners - {"and"}
    neutral = own or said <= table["neutral_headings"] | table["house"] | house
    if table["parts"].isdisjoint(words) and (neutral or ahead or house.issuperset(words)):
        return Heading(ahead=ahead)
    if not table["parts"].isdisjoint(words):
        return Heading(frozenset({"parent" if "parent" in words else "segment"}), ahead)
    return Heading(ahead=ahead, unsure=1)


def somebody_before(sentence: Sentence, stop: int, house: frozenset[str]) -> frozenset[str]:
    """Return the names, and words for parts and others, that stand before token `stop`."""
    tokens, table = sentence.tokens, ledger_words()
    found = set()
    for at in range(sentence.first, stop):
        word = tokens.lower[at]
        bare = word.removesuffix("'s").removesuffix("’s")
        if bare in house or bare in table["no_names"] or bare in table["house"]:
            continue
        capital = tokens.text[at][0].isupper() and time_at(sentence, at) is None
        if (
            bare in table["parts"]
            or word in table["others"]
            or (capital and _is_name(sentence, at))
        ):
            found.add(bare)
    return frozenset(found)


def others_before(sentence: Sentence, stop: int) -> frozenset[str]:
    """Return the words for others that stand before token `stop`: "the banks' NPL ratio"."""
    words = ledger_words()["others"]
    return words.intersection(sentence.tokens.lower[sentence.first : stop])


def led_in_by(sentence: Sentence, stop: int, house: frozenset[str]) -> frozenset[str]:
    """Return what a sentence opens with where that is no time: "In the corporate book, ..."."""
    lower, table = sentence.tokens.lower, ledger_words()
    at = sentence.first + 1
    if stop <= at or lower[sentence.first] not in table["leading_in"]:
        return frozenset()
    while at < stop and lower[at] in open_words().determiners:
        at += 1
    comma = next((one for one in range(at, stop) if lower[one] == ","), stop)
    if any(at <= one.first < comma for one in sentence.quantities):
        return frozenset()  # "After costs of 40, a profit of 12 was left"
    told = []
    while at < stop and lower[at][0].isalpha() and lower[at] not in open_words().determiners:
        if time_at(sentence, at) is not None or lower[at] in _TIMELY or lower[at] in house:
            return frozenset()
        told.append(lower[at])
        at += 1
    return frozenset(told) - table["house"]


def _is_name(sentence: Sentence, at: int) -> bool:
    """Whether a word in capitals is a name; a sentence's first word is one only as somebody who
    acts ("Tools had a good year") or where it is known."""
    lower, text = sentence.tokens.lower, sentence.tokens.text
    if len(text[at]) < 2 or lower[at] in _common():
        return False
    if at > sentence.first:
        return not _is_marked(text[at - 1])
    if sentence.entity_at(at) is not None or lower[at].endswith(("'s", "’s")):
        return True
    following = lower[at + 1] if at + 1 < sentence.stop else ""
    return following in ledger_words()["acting"] and lower[at] not in _account_words()


def _is_marked(before: str) -> bool:
    return before in {":", ".", "•", "*", ")"} or before.isdigit()


@cache
def _common() -> frozenset[str]:
    table = open_words()
    return table.determiners | table.complements | table.document_pronouns | {"it", "they", "that"}


@cache
def _account_words() -> frozenset[str]:
    """Nouns that accounts are called by: "Sales increased" has no seller named Sales."""
    words = ledger_words()
    named = (word for word in words.names.phrases() if word.split()[-1] not in _counted_nouns())
    return frozenset(name.split()[-1] for name in named)


@cache
def _counted_nouns() -> frozenset[str]:
    counted = ledger_words().counted
    return frozenset(counted) | {f"{noun}s" for noun in counted} | {"branches"}


def label_of(sentence: Sentence) -> frozenset[str]:
    """Return the label with which a paragraph begins: "Pumps: Sales of EUR 4 million were"."""
    lower, words = sentence.tokens.lower, ledger_words()
    told = lower[sentence.first : sentence.first + _LABEL]
    if ":" not in told[1:] or not sentence.tokens.text[sentence.first][0].isupper():
        return frozenset()
    label = told[: told.index(":")]
    common = words["neutral_headings"] | words["no_names"] | _account_words() | words["house"]
    return frozenset() if not common.isdisjoint(label) else frozenset(label)


def maker_of(sentence: Sentence, stop: int, house: frozenset[str]) -> str:
    """Return the noun that has or makes what stands at token `stop`, where it is not the house:
    "the 38 shops had sales of"."""
    table, lower = ledger_words(), sentence.tokens.lower
    making = table["acting"] | relation_words("same_figures")["having"]
    at = stop - 1
    while at > sentence.first and lower[at] not in making:
        if not lower[at][0].isalpha():
            return ""
        at -= 1
    at -= 1
    while at >= sentence.first and (lower[at].endswith("ly") or lower[at] in {"also", "has"}):
        at -= 1
    if at < sentence.first or not lower[at][0].isalpha() or time_at(sentence, at) is not None:
        return ""
    known = table["speakers"] | table["house"] | table["no_names"] | house | _account_words()
    return "" if lower[at] in known else lower[at]


def spoken_of(sentence: Sentence, house: frozenset[str]) -> frozenset[str] | None:
    """Return whom a sentence brings in as what is spoken of after it; None where it does not say,
    nobody where it speaks of the house."""
    table, lower = ledger_words(), sentence.tokens.lower
    if sentence.tokens.text[sentence.stop - 1] == "?":
        return None
    verb = next(
        (
            at
            for at in range(sentence.first, sentence.stop)
            if lower[at] in table["acting"] or verb_at(sentence, at) is not None
        ),
        sentence.stop,
    )
    if sentence.quantities:  # "costs of 40 at the old mill left": of whom it speaks stands before
        verb = min(verb, sentence.quantities[0].first)
    parts = table["parts"] & sentence.vocabulary
    names = somebody_before(sentence, verb, house) | parts
    if names:
        return names
    own = table["house"] | table["house_words"] | house
    return frozenset() if not own.isdisjoint(lower[sentence.first : verb]) else None
