"""Names of known people that are misspelt."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from msgspec import Struct
from rapidfuzz.distance import OSA

from factcheck.extracting.lexicon import lexicon
from factcheck.extracting.office_neighbours import told_words
from factcheck.extracting.office_words import office_words
from factcheck.extracting.person_names import name_end, particles, printed_name
from factcheck.extracting.sentence import Sentence
from factcheck.extracting.tokens import Tokens
from factcheck.model.claims import Claim
from factcheck.model.findings import Outcome, Repair, Step, Suggestion
from factcheck.model.mentions import OfficeMention
from factcheck.model.spans import Span
from factcheck.naming.folding import fold, fold_umlauts
from factcheck.naming.spelling import Outcome as NameOutcome
from factcheck.rulebook.citing import cite
from factcheck.rulebook.company import is_in_company, slip_in_company
from factcheck.rulebook.context import Context, printed_words
from factcheck.rulebook.other_people import entities_of, is_somebody_else, says_of_whom
from factcheck.rulebook.params import KindParams
from factcheck.rulebook.people import Identity, identify
from factcheck.rulebook.rule import Outcomes, Rule
from factcheck.rulebook.swapped_letters import given_names, spelling_evidence, with_letters_swapped
from factcheck.rulebook.terms import held_terms

# Long names with patronymics have too many accepted forms to call one of them misspelt.
_MOST_WORDS = 4


_GIVEN_AND_FAMILY = 2  # words of a name that can be of two people
_POST = 40  # characters before a name in which its post stands
_LONG = 10  # letters from which a name may differ by two


class Params(KindParams, frozen=True):
    """`sure`: the confidence at which a name alone is judged; `in_office`: the lower one at
    which a name is judged that stands with the office that the person held."""

    sure: float = 0.7
    in_office: float = 0.5


class _Printed(Struct, frozen=True):
    span: Span
    text: str
    claim: Claim | None = None
    sentence: Span | None = None


def _beside(printed: _Printed) -> tuple[Span, Span | None]:
    """A name with its sentence, in which others may keep it company."""
    return printed.span, printed.sentence


def check(rule: Rule, params: Params, context: Context) -> Outcomes:
    """Yield an outcome for every name that misspells a known one."""
    offices = {
        mention.person_span: claim
        for claim in context.claims
        for mention in claim.mentions
        if isinstance(mention, OfficeMention)
    }
    for span, claim in offices.items():
        printed = _Printed(span, context.document.quote(span), claim)
        yield _judge(rule, params, printed, context, _holders(claim, context))
    entities = context.analysis.entities
    taken = [(one.start, one.end) for one in offices]
    taken += [(one.start, one.end) for one in entities]
    # A run of capitals with a word that the text also writes small is a title.
    plain = context.once(printed_words) - particles() | _not_people()
    for printed in _uncovered(context.once(_printed_names), taken):
        if not plain.intersection(printed.text.lower().split()):
            outcome = _judge(rule, params, printed, context, frozenset())
            introduced = outcome is None and _is_introduced(printed, context)
            yield outcome or (
                None if introduced else slip_in_company(rule, *_beside(printed), context)
            )
    yield from _all_mixed_up(rule, context, list(offices))


def _all_mixed_up(rule: Rule, context: Context, offices: list[Span]) -> Outcomes:
    """Look at names that begin with a given name of somebody whom the text names in full; a
    given name may be a town's name as well."""
    entities = context.analysis.entities
    given = {one.entity.split()[0] for one in entities if one.type == "person" and one.entity}
    if not given:
        return
    named = [one for one in context.once(_printed_names) if one.text.split()[0] in given]
    if not named:
        return
    known = (one for one in entities if one.type != "city" or one.text not in given)
    taken = [(one.start, one.end) for one in offices] + [(one.start, one.end) for one in known]
    for printed in _uncovered(named, taken):
        yield _mixed_up(rule, printed, context)


def _mixed_up(rule: Rule, printed: _Printed, context: Context) -> Outcome | None:
    """The rare given name of a person of the text with the family name of a person in office in
    a state that the same paragraph names: two people taken for one."""
    words = printed.text.split()
    if len(words) != _GIVEN_AND_FAMILY or _is_introduced(printed, context):
        return None
    known = context.names.candidates(printed.text)
    givers = {one.id for one in known if any(name.split()[0] == words[0] for name in one.latin())}
    families = {
        one.id for one in known if any(name.split()[-1] == words[1] for name in one.latin())
    }
    if len(givers) != 1 or givers & families:
        return None
    [giver] = givers
    if giver not in context.once(entities_of):
        return None
    states = _named_beside(printed.span, context)
    ruling = {
        family: terms
        for family in sorted(families)
        if (terms := context.facts.terms(person=family))
        and not states.isdisjoint(term.jurisdiction for term in terms)
    }
    if len(ruling) != 1:
        return None
    [(right, terms)] = ruling.items()
    return rule.contradicted(
        printed.span,
        rule.message("mixed_up", printed=printed.text, right=right, other=giver),
        derivation=(
            Step("given name", f"the only known {words[0]} is {giver}, whom the text names"),
            Step("family name", f"the {words[1]} of a state named beside it is {right}"),
        ),
        evidence=tuple(
            cite(f"{term.office}: {term.person}", right, term.source) for term in terms[:2]
        ),
        suggestion=Suggestion(printed.span, right, Repair.SPELLING),
        confidence=0.6,
    )


def _is_introduced(printed: _Printed, context: Context) -> bool:
    """Whether a post before a name tells who it is: "the envoy Nursultan Karimov"."""
    start = printed.span.start
    before = context.document.text[max(0, start - _POST) : start].rsplit(None, 1)[-1:]
    return bool(before) and before[0].lower() in office_words().kin | told_words("other_posts")


def _named_beside(span: Span, context: Context) -> frozenset[str]:
    """What the paragraph around a span names, by id."""
    segments = context.document.segments
    at = bisect_right(segments, span.start, key=lambda one: one.span.start) - 1
    around = segments[at].span if at >= 0 and segments[at].span.contains(span) else span
    named = context.entities_in(around.start, around.end)
    return frozenset(one.entity for one in named if one.entity is not None)


def _holders(claim: Claim, context: Context) -> frozenset[str]:
    """Those who ever held the office of a claim, in any country where the text names none."""
    role = claim.assertion.qualifiers["office"]
    if claim.assertion.subject and "subject" not in claim.inferred:
        return frozenset(one.person for one in held_terms(role, claim.assertion.subject, context))
    known = context.once(_holders_by_role)  # thousands of presidents, asked for again and again
    if role not in known:
        known[role] = frozenset(context.facts.persons(role=role))
    return known[role]


def _holders_by_role(context: Context) -> dict[str, frozenset[str]]:
    return {}


def _judge(
    rule: Rule, params: Params, printed: _Printed, context: Context, holders: frozenset[str]
) -> Outcome | None:
    identity = identify(printed.text, context.names, holders)
    if printed.claim is not None:
        swapped = with_letters_swapped(
            rule, printed.span, printed.claim, identity, holders, context
        )
        if swapped is not None:
            return swapped
    if identity is None:
        return None
    if _writes_umlauts(printed, identity) or _is_plural(printed, identity):
        return None
    letters_off = printed.claim is not None or _is_slip(printed, identity)
    if letters_off and _sounds_only(printed, identity, context):
        return _outcome(rule, printed, identity, context)
    if not identity.spelling.is_error:
        return None
    in_office = identity.person.id in holders
    if printed.claim is not None and not in_office:
        return None
    if identity.spelling.outcome is NameOutcome.OTHER_GIVEN_NAME and not (
        in_office and says_of_whom(printed.claim)
    ):
        return None
    named = identity.person.id in context.once(entities_of)
    beside = in_office or named or is_in_company(*_beside(printed), identity.person, context)
    if not beside and is_somebody_else(printed.text, identity, context):
        return None
    bar = params.in_office if in_office or named else params.sure
    if identity.spelling.confidence < bar or len(printed.text.split()) > _MOST_WORDS:
        return None
    if _numerals(printed.text) != _numerals(identity.spelling.reference):
        return None  # Charles I and Charles III are two kings
    return _outcome(rule, printed, identity, context)


def _numerals(name: str) -> list[str]:
    return [word for word in name.split() if set(word) <= set("IVX")]


def _sounds_only(printed: _Printed, identity: Identity, context: Context) -> bool:
    """Whether a name from a country of Latin script is printed with other letters that sound the
    same: "Angela Merckel" is accepted as a spelling only of names that were transliterated."""
    if identity.spelling.outcome is not NameOutcome.VARIANT or identity.spelling.is_short_form:
        return False
    if len(printed.text.split()) > _MOST_WORDS or particles().intersection(printed.text.split()):
        return False
    jurisdictions = {term.jurisdiction for term in context.facts.terms(person=identity.person.id)}
    if not jurisdictions or jurisdictions & _transliterated():
        return False
    plain = fold(printed.text).split()
    joined = "".join(plain)
    if any(
        "".join(fold(one).replace("-", " ").split()) == joined for one in identity.person.latin()
    ):
        return False  # only a hyphen or a space is other
    if set(fold(identity.person.latin()[0]).split()) <= set(plain):
        return False  # the whole name, with another one of the person's added
    return not any(
        set(plain) <= set(fold(spelling).split()) or _initials_fit(plain, fold(spelling).split())
        for spelling in identity.person.latin()
    )


def _is_plural(printed: _Printed, identity: Identity) -> bool:
    """Whether a name only has an "s" added: "the Donald Trumps of Europe", "Donald Trumps' son"."""
    text = fold(printed.text)
    return text.endswith("s") and any(fold(name) == text[:-1] for name in identity.person.latin())


def _writes_umlauts(printed: _Printed, identity: Identity) -> bool:
    """Whether a name only has its umlauts written out: "Schroeder"."""
    return any(fold_umlauts(name) == fold(printed.text) for name in identity.person.latin())


def _is_slip(printed: _Printed, identity: Identity) -> bool:
    """Whether one word of a name without an office is off by a letter or two, and is no given name
    that another person can have ("Teresa" for "Theresa")."""
    words = fold(printed.text).split()
    for name in identity.person.latin():
        known = fold(name).split()
        if len(known) != len(words) or len(words) < _GIVEN_AND_FAMILY:
            continue
        other = [(one, right) for one, right in zip(words, known, strict=True) if one != right]
        if len(other) == 1 and len(other[0][0]) >= _LONG // 2:
            (wrong, right) = other[0]
            return wrong not in given_names() and OSA.distance(wrong, right) <= 1
    return False


@cache
def _not_people() -> frozenset[str]:
    """Words of the names of bodies, streets and prizes."""
    table = lexicon("unknown_names")
    return frozenset(table["bodies"]) | frozenset(table["not_people"])


def _initials_fit(printed: Sequence[str], known: Sequence[str]) -> bool:
    """Whether every word is one of the known, its initial, or has it: "J. Kerry", "Robert"."""
    return all(
        any(
            word == other or (word[0] == other[0] and 1 in _lengths(word, other)) for other in known
        )
        for word in printed
    )


def _lengths(*words: str) -> set[int]:
    return {len(word.rstrip(".")) for word in words}


@cache
def _transliterated() -> frozenset[str]:
    return frozenset(lexicon("scripts")["transliterated"])


def _outcome(rule: Rule, printed: _Printed, identity: Identity, context: Context) -> Outcome:
    spelling = identity.spelling
    right = spelling.suggestion or spelling.reference
    if not fold(right).isascii():
        right = identity.person.latin()[0]  # a name is put right in the letters of the text
    return rule.contradicted(
        printed.span,
        rule.message("misspelt", printed=printed.text, right=right, person=identity.person.id),
        claims=[printed.claim] if printed.claim is not None else [],
        derivation=tuple(Step("letters", reason) for reason in spelling.reasons),
        evidence=spelling_evidence(identity.person.id, context),
        suggestion=Suggestion(printed.span, right, Repair.SPELLING),
        confidence=spelling.confidence,
    )


def _printed_names(context: Context) -> list[_Printed]:
    """Runs of two to four capitalised words, in the order of the text."""
    names = []
    for sentence in context.analysis.sentences:
        for first, stop in _runs(sentence):
            start, end, text = printed_name(sentence.tokens, first, stop)
            names.append(_Printed(Span(start, end), text, sentence=sentence.span))
    return names


def _uncovered(names: Iterable[_Printed], taken: list[tuple[int, int]]) -> Iterator[_Printed]:
    """The names that no known name or office, from its start up to its end, covers."""
    starts, ends = list[int](), list[int]()
    for start, end in sorted(taken):
        if ends and start < ends[-1]:
            ends[-1] = max(ends[-1], end)
        else:
            starts.append(start)
            ends.append(end)
    for printed in names:
        at = bisect_left(starts, printed.span.end)  # those before it begin before the name ends
        if at == 0 or ends[at - 1] <= printed.span.start:
            yield printed


def _runs(sentence: Sentence) -> Iterator[tuple[int, int]]:
    tokens, free = sentence.tokens, sentence.first
    for at in sentence.capitals():
        if at < free or not _goes_on(tokens, at + 1, sentence.stop):
            continue
        free = name_end(tokens, at, sentence.stop)
        if at == sentence.first and free - at > 2:
            at += 1  # noqa: PLW2901 - the first word of a sentence is a capital anyway
        if free - at >= 2:
            words = sum(1 for index in range(at, free) if tokens.text[index][0].isupper())
            if 2 <= words <= _MOST_WORDS:
                yield at, free


def _goes_on(tokens: Tokens, at: int, stop: int) -> bool:
    """Whether a name can go on with a token; most capitals stand alone."""
    if at >= stop:
        return False
    word = tokens.text[at]
    return word[0].isupper() or not word[0].isalnum() or tokens.lower[at] in particles()
