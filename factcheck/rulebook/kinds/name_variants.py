"""One name or term written in two ways within one text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from rapidfuzz.distance import OSA

from factcheck.extracting.frames.terms import capital_runs
from factcheck.extracting.sentence import Sentence
from factcheck.model.findings import Outcome, Related, Repair, Severity, Step, Suggestion
from factcheck.model.spans import Span
from factcheck.naming.drift import VariantGroup, form_key, variants
from factcheck.naming.word_relation import is_inflected
from factcheck.rulebook.context import Context
from factcheck.rulebook.odd_spellings import OddSpelling, odd_spellings
from factcheck.rulebook.params import KindParams
from factcheck.rulebook.printing import times_text
from factcheck.rulebook.rule import Outcomes, Rule
from factcheck.rulebook.surname_slips import SurnameSlip, surname_slips

_LONGEST = 6
_POSSESSIVE = ("'s", "’s")
_NAMED = frozenset({"event", "organisation"})
# How long a known name must be, and how far a term may be from it, to be a slip of the pen.
_WORDS, _LETTERS, _SLIPS = 3, 12, 2
_LONG_WORD = 7  # letters
_JOINING = frozenset({"and", "of", "the", "for", "in", "on", "to"})
_ARTICLES = frozenset({"the", "a", "an", "this", "in", "on", "at"})


class Params(KindParams, frozen=True):
    """`sure`: the confidence from which a group is reported; `mild`: kinds of difference that
    are told as info only."""

    sure: float = 0.6
    mild: tuple[str, ...] = ("convention", "diacritics")


def check(rule: Rule, params: Params, context: Context) -> Outcomes:
    """Yield one outcome per name that stands in more than one form."""
    places: dict[str, list[Span]] = {}
    names: list[str] = []
    for sentence in context.analysis.sentences:
        for span in _runs(sentence):
            name = " ".join(context.document.quote(span).split())
            names.append(name)
            places.setdefault(form_key(name), []).append(span)
    near = list(_near_known(rule, context))
    yield from near
    seen = {outcome.span for outcome in near}
    groups = variants(names)
    told = {word for group in groups for form in group.forms for word in form.split()}
    for slip in surname_slips(context):
        if slip.printed not in told:
            yield _misspelt(rule, slip)
    sure = {
        word
        for group in groups
        for form in group.forms
        for word in form.split()
        if group.confidence >= params.sure
    }
    for odd in odd_spellings(context):
        if odd.printed not in sure and not _is_of_place(odd, context):
            yield _odd(rule, odd)
    for group in groups:
        if group.confidence >= params.sure:
            by_form = {form: places.get(form_key(form), []) for form in group.forms}
            outcome = _outcome(rule, params, group, by_form, context)
            if outcome is not None and outcome.span not in seen:
                yield outcome


def _misspelt(rule: Rule, slip: SurnameSlip) -> Outcome:
    counts = f"{slip.full!r} and {slip.printed!r}"
    return rule.inconsistent(
        slip.span,
        rule.message(
            "inconsistent", forms=f"{slip.full} and {slip.printed}", counts=counts, odd=slip.printed
        ),
        related=(Related(slip.first, f"{slip.full!r}"),),
        derivation=(
            Step("difference", f"the text names nobody else whose name is near {slip.printed!r}"),
        ),
        confidence=0.7,
    )


def _is_of_place(odd: OddSpelling, context: Context) -> bool:
    """Whether the name that is missed is one that `place-name` tells of."""
    return any(one.name == odd.right for one in context.names.near.word(odd.printed))


def _odd(rule: Rule, odd: OddSpelling) -> Outcome:
    counts = f"{odd.right!r} {times_text(len(odd.places))}, {odd.printed!r} once"
    return rule.inconsistent(
        odd.span,
        rule.message(
            "inconsistent", forms=f"{odd.right} and {odd.printed}", counts=counts, odd=odd.printed
        ),
        related=tuple(Related(span, f"{odd.right!r}") for span in odd.places),
        derivation=(Step("difference", f"{odd.printed} is no word or name that others use"),),
        suggestion=Suggestion(odd.span, odd.right, Repair.SPELLING),
        confidence=0.8,
    )


def _near_known(rule: Rule, context: Context) -> Iterator[Outcome]:
    """A long term that differs by a letter or two from a known name, or from a term that the
    text uses again and again."""
    runs = _long_runs(context)
    known: dict[str, list[Span]] = {}
    for mention in context.analysis.entities:
        text = " ".join(mention.text.split())
        if mention.type in _NAMED and _is_long(text):
            known.setdefault(text, []).append(mention.span)
    named = frozenset(known)
    known.update({text: spans for text, spans in runs.items() if len(spans) > 1})
    if not known:
        return
    taken = {mention.start for mention in context.analysis.entities}
    by_word = _by_word(known)
    for text, spans in runs.items():
        if len(spans) > 1 or text in known or spans[0].start in taken:
            continue
        near = next((name for name in by_word(text) if _is_slip(text, name, name in named)), None)
        if near is not None:
            yield _drifted(rule, spans[0], text, near, known[near])


def _by_word(names: Iterable[str]) -> Callable[[str], Iterator[str]]:
    """Return what gives the names that share a word in capitals with a text, in their order.

    Of three words, two letters cannot change all: with thousands of names, few are looked at.
    """
    ordered = list(names)
    places: dict[str, list[int]] = {}
    for at, name in enumerate(ordered):
        for word in set(name.split()):
            if word[0].isupper():
                places.setdefault(word, []).append(at)

    def beside(text: str) -> Iterator[str]:
        found = {at for word in set(text.split()) for at in places.get(word, ())}
        return (ordered[at] for at in sorted(found))

    return beside


def _long_runs(context: Context) -> dict[str, list[Span]]:
    runs: dict[str, list[Span]] = {}
    for sentence in context.analysis.sentences:
        for first, stop in capital_runs(sentence):
            span = sentence.span_of(first, stop)
            text = " ".join(context.document.quote(span).split())
            if _is_long(text):
                runs.setdefault(text, []).append(span)
    return runs


def _is_long(text: str) -> bool:
    return len(text) >= _LETTERS and text.count(" ") >= _WORDS - 1


def _is_slip(text: str, name: str, known: bool) -> bool:
    """Whether a term is a known name but for a letter or two; of a term that is only repeated,
    another number ("Model Laws") is no slip."""
    if abs(len(name) - len(text)) > _SLIPS or not 0 < OSA.distance(name, text) <= _SLIPS:
        return False
    pairs = zip(_plain_words(text), _plain_words(name), strict=False)
    differing = [pair for pair in pairs if pair[0] != pair[1]]
    if not differing or _acronyms(text) != _acronyms(name):
        return False
    if known:
        return True
    [*others, (one, other)] = differing
    if others or is_inflected(one, other):
        return False
    # "North" and "South", "Bern" and "Berlin" are two words; of a long one two letters may go.
    return min(len(one), len(other)) >= _LONG_WORD or OSA.distance(one, other) == 1


def _acronyms(name: str) -> frozenset[str]:
    """The acronyms in a name: those that differ in a letter are of two things."""
    return frozenset(word for word in name.split() if len(word) > 1 and word.isupper())


def _plain_words(name: str) -> list[str]:
    """The words of a name without a possessive, the joining ones small ("Law And Order")."""
    words = [word.removesuffix("'s").removesuffix("’s") for word in name.split()]
    return [word.lower() if word.lower() in _JOINING else word for word in words]


def _drifted(rule: Rule, span: Span, text: str, name: str, places: Sequence[Span]) -> Outcome:
    counts = f"{name!r} {times_text(len(places))}, {text!r} once"
    return rule.inconsistent(
        span,
        rule.message("inconsistent", forms=f"{name} and {text}", counts=counts, odd=text),
        related=tuple(Related(place, f"{name!r}") for place in places),
        derivation=(Step("difference", f"{text!r} stands once, {name!r} is the usual form"),),
        suggestion=Suggestion(span, name, Repair.TERM),
        confidence=0.8,
    )


def _outcome(
    rule: Rule,
    params: Params,
    group: VariantGroup,
    by_form: dict[str, list[Span]],
    context: Context,
) -> Outcome | None:
    shown = [form for form in group.forms if by_form.get(form)]
    if len(shown) < 2 or len(set(map(_acronyms, shown))) > 1:
        return None
    odd = shown[-1]
    first = by_form[odd][0]
    related = [
        Related(span, f"{form!r}") for form in shown for span in by_form[form] if span != first
    ]
    words = len(context.document.quote(first).split())
    suggestion = (
        Suggestion(first, group.preferred, Repair.TERM)
        if group.preferred and odd != group.preferred and words == len(group.preferred.split())
        else None  # a title or given name more or less is no part of the slip
    )
    counts = ", ".join(f"{form!r} {times_text(len(by_form[form]))}" for form in shown)
    return rule.inconsistent(
        first,
        rule.message("inconsistent", forms=" and ".join(shown), counts=counts, odd=odd),
        severity=Severity.INFO if group.kind in params.mild else Severity.WARNING,
        related=tuple(sorted(related, key=lambda one: one.span)),
        derivation=(Step("difference", f"{group.kind}: {', '.join(group.differs)}"),),
        suggestion=suggestion,
        confidence=group.confidence,
    )


def _runs(sentence: Sentence) -> Iterator[Span]:
    tokens, free = sentence.tokens, sentence.first
    text = tokens.text
    for at in sentence.capitals():
        if at < free or len(text[at]) == 1:
            continue
        free = _run_end(sentence, at)
        first = at
        if free - at > 1 and tokens.lower[at] in _ARTICLES:
            first += 1
        end = tokens.end[free - 1]
        if text[free - 1].endswith(_POSSESSIVE):
            end -= 2
        yield Span(tokens.start[first], end)


def _run_end(sentence: Sentence, at: int) -> int:
    """The token after the run of capitalised words that begins at `at`; a possessive ends one."""
    text = sentence.tokens.text
    most = min(sentence.stop, at + _LONGEST)
    stop = at + 1
    while stop < most and not text[stop - 1].endswith(_POSSESSIVE):
        if text[stop] == "&" and stop + 1 < most and text[stop + 1][0].isupper():
            stop += 2
            continue
        if not text[stop][0].isupper() or len(text[stop]) == 1:
            break
        stop += 1
    return stop
