"""The states that a verb speaks of: "Austria, Finland and Sweden joined", "it declared"."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from factcheck.extracting.frames.accession_parts import first_of, names_to, words_of
from factcheck.extracting.frames.dates import hint_of
from factcheck.extracting.frames.frame import SubjectHint
from factcheck.extracting.frames.possessors import sentence_subject
from factcheck.extracting.frames.subject_words import subject_words
from factcheck.extracting.lexicon import rules_words
from factcheck.extracting.sentence import Sentence

_ASIDE = 14  # tokens of a phrase between commas after a name
_MOST_ASIDES = 3
_COUNTRY = ("country",)
# What stands between the states and their verb.
BETWEEN = frozenset(
    {"has", "had", "have", "formally", "officially", "also", "then", "finally", "first", "later"}
    | {"only", "itself", "both", "all", "eventually", "soon", "was", "were", "been", "to", "again"}
)
_PLURAL = frozenset({"they", "both", "all"})


class Who(Struct, frozen=True):
    """The states of an accession from token `first`; `several` counts those named before."""

    first: int
    hints: tuple[SubjectHint, ...] = ()
    several: int = 0


def states_before(
    sentence: Sentence, verb: int, before: Sequence[Who] = (), *, listed: bool = False
) -> Who:
    """Return the states before a verb, one or several, or a word that points back to them.

    `before` are those of the verbs before it in the sentence, which hold after "and", and where
    `listed` after a comma too ("left in 1992, came back in 2007").
    """
    lower, at = sentence.tokens.lower, verb
    while at > sentence.first and lower[at - 1] in BETWEEN and lower[at - 1] not in _PLURAL:
        at -= 1
    plural = _several(sentence, at)
    if plural is not None:
        return plural
    while at > sentence.first and lower[at - 1] in BETWEEN:
        at -= 1
    begin = at
    if at > sentence.first and lower[at - 1] == ",":
        at = _over_asides(sentence, at - 1)
    relative = at > sentence.first and lower[at - 1] in {"which", "who", "that"}
    if relative:
        at -= 1 + (at - 2 >= sentence.first and lower[at - 2] == ",")
    if at <= sentence.first:
        return Who(verb)
    names = names_to(sentence, at)
    if relative:  # "seven members: Kenya, Uganda and South Sudan, which joined in 2016"
        names = names[-1:]
    if names:
        return Who(first_of(sentence, names), tuple(hint_of(one.mention) for one in names))
    return _pointing_back(sentence, begin, verb, before, listed)


def _pointing_back(
    sentence: Sentence, at: int, verb: int, before: Sequence[Who], listed: bool
) -> Who:
    """The state of "it joined", "the country joined", "... and joined"."""
    lower, position = sentence.tokens.lower, sentence.tokens.start[verb]
    if lower[at - 1] == "and" or (listed and lower[at - 1] == ","):
        if before:  # "Kyrgyzstan followed and joined"
            return before[-1]
        hint = sentence_subject(sentence, at - 1, position, _COUNTRY)
        return Who(verb) if hint.unknown else Who(verb, (hint,))
    word = lower[at - 1]
    kind = subject_words().descriptions.get(word)
    begin = next((one for one in range(at - 2, at - 5, -1) if _determines(sentence, one)), -1)
    if word != "it" and (kind != "country" or begin < 0):
        return Who(verb)
    hint = SubjectHint(
        anaphor=word,
        description="country" if kind else "",
        position=position,
        sentence_start=sentence.span.start,
        anaphor_at=sentence.tokens.start[at - 1],
        types=_COUNTRY,
    )
    return Who(at - 1 if word == "it" else begin, (hint,))


def _determines(sentence: Sentence, at: int) -> bool:
    """Whether "the" or "this" stands at a token: "the former Soviet republic"."""
    return at >= sentence.first and sentence.tokens.lower[at] in {"the", "this"}


def _several(sentence: Sentence, at: int) -> Who | None:
    """ "All three", "both", "they", "the two neighbours": the states that were named before."""
    lower, table = sentence.tokens.lower, rules_words("claims/memberships")["several"]
    begin = at - (at > sentence.first and lower[at - 1] in words_of("several_nouns"))
    if begin <= sentence.first or lower[begin - 1] not in table:
        return None
    word = lower[begin - 1]
    count, begin = int(table[word]), begin - 1
    if word in _PLURAL and names_to(sentence, begin):
        return None  # "Finland and Sweden both joined"
    while begin > sentence.first and lower[begin - 1] in {"all", "the", "these", "of", "they"}:
        begin -= 1
    before = sentence.tokens.text[begin - 1] if begin > sentence.first else ","
    opens = not before[0].isalpha() or before in {"and", "when", "since", "after", "as"}
    return Who(begin, several=count) if opens else None


def _over_asides(sentence: Sentence, comma: int) -> int:
    """The token after the states that stand before some phrases between commas, the last of which
    ends at a comma; the comma itself if no states do."""
    at = comma
    for _ in range(_MOST_ASIDES):
        if names_to(sentence, at):
            return at
        before = _before_aside(sentence, at)
        if before == at:
            break
        at = before
    return comma if not names_to(sentence, at) else at


def _before_aside(sentence: Sentence, close: int) -> int:
    """The token where a phrase between commas begins that ends at a comma; the comma's own if
    none does."""
    for at in range(close - 1, max(sentence.first, close - _ASIDE), -1):
        if sentence.tokens.text[at] == ",":
            return at
    return close
