"""Which entries of a ledger are of one figure, and what a finding tells of that."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from msgspec import Struct

from factcheck.arithmetic.misprints import is_misprint, is_swap
from factcheck.extracting.sentence import Sentence
from factcheck.model.claims import Claim, Modality
from factcheck.model.findings import Step
from factcheck.model.relations import Operand, Relation
from factcheck.model.spans import Span
from factcheck.rulebook.context import Context
from factcheck.rulebook.ledger.entries import Entry, ledger
from factcheck.rulebook.ledger.periods import Told
from factcheck.rulebook.ledger.words import ledger_words

_DIVIDENDS = frozenset({"dividend_per_share", "total_dividends"})


class Account(Struct, frozen=True):
    """What two entries must share to be of one figure."""

    account: str
    narrowed: frozenset[str]
    scope: frozenset[str]
    period: Told
    unit: str

    def lines(self, entries: Iterable[Entry]) -> tuple[str, ...]:
        """Return why entries are taken to be of one figure."""
        title = ledger_words().accounts[self.account].title
        counted = ledger_words().accounts[self.account].unit == "count"
        names = sorted({one.name.lower() for one in entries} if not counted else ())
        called = " and ".join(f"“{name}”" for name in names)
        narrowed = ", ".join(sorted(self.narrowed)).replace("=", ": ")
        whose = ", ".join(sorted(self.scope))
        return (
            f"both are of the {title}" + (f", called {called}" if len(names) > 1 else ""),
            f"both are of: {whose}" if whose else "both are the house's own",
            f"both are of {self.period.text}" if not self.period.now else "both say how it stands",
            f"both are narrowed by: {narrowed}" if narrowed else "nothing narrows either",
        )


def accounts_of(context: Context) -> dict[Account, list[Entry]]:
    """Return the levels of a text by figure; ask for it with `context.once`."""
    found: dict[Account, list[Entry]] = {}
    skipped = _DIVIDENDS if context.once(has_parted_dividends) else frozenset[str]()
    for one in context.once(ledger):
        if not one.change and one.account not in skipped and _is_of_one(one.scope):
            key = Account(one.account, one.narrowed, one.scope, one.period, one.unit)
            found.setdefault(key, []).append(one)
    return found


def _is_of_one(scope: frozenset[str]) -> bool:
    """Whether figures of a scope are of one: "the segment" may be any of them."""
    words = ledger_words()
    parts = words["parts"] | words["others"] | words["neutral_headings"]
    return not scope or "parent" in scope or not scope <= parts


def has_parted_dividends(context: Context) -> bool:
    """Whether a text tells of dividends that are paid in several parts or to several classes."""
    lower = context.document.text.lower()
    return any(phrase in lower for phrase in ledger_words()["parted_dividends"])


def distinct(entries: Sequence[Entry]) -> list[Entry]:
    """Return the first entry of each value."""
    return list({one.spot.interval: one for one in reversed(entries)}.values())


def claims_on(entries: Sequence[Entry], context: Context) -> tuple[Claim, ...]:
    """Return the claims that state one of the figures."""
    starts = {one.spot.quantity.start for one in entries}
    return context.claims_at(starts)


def span_among(claims: Sequence[Claim], entry: Entry) -> Span:
    """Return the words that state an entry: those of its claim, else its figure."""
    start = entry.spot.quantity.start
    stating = (one.span for one in claims if any(m.start == start for m in one.mentions))
    return next(stating, entry.spot.span)


def operand_of(entry: Entry, role: str) -> Operand:
    """Return an entry as an operand of a relation."""
    return Operand(role, entry.spot.quantity, entry.spot.interval, entry.spot.span)


def relation_of(kind: str, entries: Sequence[tuple[str, Entry]]) -> Relation:
    """Return the relation among entries, by role."""
    last = max((one for _, one in entries), key=lambda one: one.spot.span.start)
    return relation_among(kind, [operand_of(one, role) for role, one in entries], last.sentence)


def relation_among(kind: str, operands: Iterable[Operand], sentence: Sentence) -> Relation:
    """Return the relation among operands that stand in several sentences, of which one is given."""
    ordered = sorted(operands, key=lambda one: one.span.start)
    return Relation(
        kind=kind,
        operands=tuple(ordered),
        span=Span(ordered[0].span.start, ordered[-1].span.end),
        sentence=sentence.span,
        segment=sentence.segment,
        modality=Modality.ASSERTED,
    )


def called(entry: Entry) -> str:
    """Return what a message calls the figure of an entry: as the text does, "number of" added."""
    account = ledger_words().accounts[entry.account]
    if account.unit == "count":
        return account.title
    name = entry.name
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]


def step_of(entry: Entry) -> Step:
    """Return the line of a derivation that says where a figure was read."""
    return Step("stated", f"{called(entry)}, {entry.period.text}: {entry.spot.quantity.text}")


def is_one_slip(one: Decimal, other: Decimal) -> bool:
    """Whether two numbers differ by one wrong digit, or by two that changed places."""
    steps = (int(number.normalize().as_tuple().exponent) for number in (one, other))
    step = Decimal(1).scaleb(max(0, min(steps)) // 3 * 3)  # what is in millions is printed so
    return is_misprint(one / step, other / step) or is_swap(one, other, fewest=2)
