"""Names that the fact base does not know: organisations, their acronyms, and people.

They are looked for only when all mentions of a text are asked for; claims are about known names.
One pass over the capitalised words of each segment, in order: an acronym or a surname counts from
where the text has explained it ("the Northern Trade Council (NTC)", "Anna Berg ... Berg").
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from msgspec import Struct

from factcheck.extracting.lexicon import lexicon
from factcheck.extracting.nouns import noun_words
from factcheck.extracting.person_names import name_end
from factcheck.extracting.sentence import Sentence
from factcheck.extracting.tokens import Tokens
from factcheck.model.mentions import EntityMention, OfficeMention, TimeExpression

_LONGEST_NAME = 12
_LEAST_LETTERS, _MOST_LETTERS = 2, 8
_HYPHENS = frozenset("-‐‑")
_AFTER_A_BODY = frozenset({"of", "for", "and", "in", "on", "the"})
_ROMAN = frozenset("IVX")
_SENTENCE_ENDS = frozenset(".!?:;•\"“”'‘’(*–—")


class _Words(Struct, frozen=True):
    bodies: frozenset[str]
    generic: frozenset[str]
    forms_after: frozenset[str]
    forms_before: frozenset[str]
    links: frozenset[str]
    titles: frozenset[str]
    given_names: frozenset[str]
    owners: frozenset[str]
    features: frozenset[str]


@cache
def _words() -> _Words:
    table = lexicon("unknown_names")
    families = lexicon("given_names")["families"]
    known = lexicon("gazetteer")
    not_people = frozenset(table["not_people"])
    return _Words(
        bodies=frozenset(table["bodies"]),
        generic=frozenset(table["generic"]),
        forms_after=frozenset(table["forms_after"]),
        forms_before=frozenset(table["forms_before"]),
        links=frozenset(table["links"]),
        titles=frozenset(table["titles"]),
        given_names=frozenset(name for one in families for names in one.values() for name in names)
        - frozenset(table["not_given"]),
        owners=frozenset(table["owners"]),
        features=frozenset(known["features"]) | frozenset(known["businesses"]) | not_people,
    )


class _Named(Struct, frozen=True):
    """What a short form stands for."""

    entity: str | None
    type: str
    canonical: str


def unknown_names(
    sentences: Sequence[Sentence],
    entities: Sequence[EntityMention],
    offices: Sequence[OfficeMention],
    times: Sequence[TimeExpression],
) -> list[EntityMention]:
    """Return the mentions of names that are not among `entities` and no `times`, by position."""
    finder = _Finder(entities, offices, times)
    found: list[EntityMention] = []
    segment = -1
    for sentence in sentences:
        if sentence.segment != segment:
            segment = sentence.segment
            found += finder.read(sentence.tokens)
    return found


class _Finder:
    """Reads segments in order and remembers acronyms and surnames."""

    def __init__(
        self,
        entities: Sequence[EntityMention],
        offices: Sequence[OfficeMention],
        times: Sequence[TimeExpression],
    ) -> None:
        known: list[EntityMention | TimeExpression] = [*entities, *times]
        self._known = sorted(known, key=lambda one: one.start)
        self._starts = [one.start for one in self._known]
        self._holders = {office.person_span.start: office.person_span.end for office in offices}
        self._short: dict[str, _Named] = {}

    def read(self, tokens: Tokens) -> Iterator[EntityMention]:
        """Yield the unknown names of one segment."""
        free = 0
        for at in tokens.capitals:
            if at < free:
                continue
            covering = self._covering(tokens.start[at])
            if isinstance(covering, TimeExpression):
                continue  # "May" of a year is not the person of that name
            if covering is not None and covering.type == "person":
                self._remember_person(covering.canonical, covering.entity)
            stop, named = self._name_at(tokens, at, covering)
            if named is None:
                if covering is not None and covering.start == tokens.start[at]:
                    self._acronym_of_known(tokens, at, covering)
                continue
            start, end = tokens.start[at], tokens.end[stop - 1]
            text = tokens.source[start:end]
            if text.endswith(("'s", "’s")):
                end, text = end - 2, text[:-2]
            yield EntityMention(
                start=start,
                end=end,
                text=text,
                entity=named.entity,
                type=named.type,
                canonical=named.canonical or text,
                form="name" if text == named.canonical else "alias",
            )
            free = stop

    def _name_at(
        self, tokens: Tokens, at: int, covering: EntityMention | None
    ) -> tuple[int, _Named | None]:
        """Return the token after the name that begins at `at`, and what it names."""
        inner = covering is not None and _ends_in_body(covering)
        body = at if inner else self._body_end(tokens, at)
        if body > at and not (covering is not None and covering.end >= tokens.end[body - 1]):
            name = _plain(tokens.joined(at, body - 1))
            named = _Named(None, _BODY, name)
            self._define(tokens, body, _initials(tokens, at, body), named)
            if body - at == 2 and tokens.lower[body - 1] in _words().forms_after:
                self._short.setdefault(plain_letters(tokens.text[at]), named)  # "Nordhaven AG"
            return body, named
        if covering is not None:
            return at, None
        spelled = self._spelled_out(tokens, at)
        if spelled > at:
            return spelled, _Named(None, _BODY, _plain(tokens.joined(at, spelled - 1)))
        short = self._short.get(plain_letters(_plain(tokens.text[at])))
        whole = self._holders.get(tokens.start[at], 0) <= tokens.end[at]
        if short is not None and whole and _stands_alone(tokens, at):
            return at + 1, short
        person = self._person_end(tokens, at)
        if person > at:
            name = _plain(tokens.joined(at, person - 1))
            self._remember_person(name, None)
            return person, _Named(None, "person", name)
        return at, None

    def _covering(self, start: int) -> EntityMention | TimeExpression | None:
        """Return the known mention that holds a character."""
        index = bisect_right(self._starts, start) - 1
        if index < 0 or self._known[index].end <= start:
            return None
        return self._known[index]

    # Organisations

    def _body_end(self, tokens: Tokens, at: int) -> int:
        """Return the token after an organisation's name that begins at `at`; `at` if none does."""
        words, text, lower = _words(), tokens.text, tokens.lower
        if _opens_sentence(tokens, at) and lower[at] in noun_words().stops:
            return at
        telling = lower[at] in words.forms_before and text[at].isupper()
        opened = lower[at] in words.bodies and _opens(tokens, at)  # "Bank of Ireland"
        end = last = at
        specific = 0
        for here in range(at, min(at + _LONGEST_NAME, len(text))):
            word = lower[here]
            form = word in words.forms_after and here == last > at
            if text[here][0].isupper() or form:
                specific += word not in words.generic and word not in words.bodies
                last = here + 1
                if form or (here > at and (telling or opened or word in words.bodies)):
                    end = self._dotted(tokens, last)
                opened = opened or (word in words.bodies and _opens(tokens, here))
                if _owns(word):
                    break
            elif here == last and (
                _is_hyphen(tokens, here)
                or (_links(word, opened=opened) and _goes_on(tokens, here - 1))
            ):
                last = here + 1
            else:
                break
        return end if specific and end - at > 1 else at

    def _dotted(self, tokens: Tokens, end: int) -> int:
        """Take the full stop of "Ltd." into the name."""
        short = end > 0 and tokens.lower[end - 1] in _words().forms_after
        dotted = short and end < len(tokens) and tokens.text[end] == "." and tokens.touches(end)
        ends = end + 1 >= len(tokens) or tokens.text[end + 1][0].isupper()
        return end + 1 if dotted and not ends else end

    def _define(self, tokens: Tokens, stop: int, initials: str, named: _Named) -> None:
        """Remember the acronym in "(NTC)" or ", or NTC," after a name, where its letters fit."""
        text = tokens.text
        at = stop + 1
        bracket = text[stop : stop + 1] == ["("] and text[at + 1 : at + 2] == [")"]
        worded = text[stop : stop + 2] == [",", "or"]
        if worded:
            at += 1
        if not (bracket or worded) or at >= len(text):
            return
        if _is_acronym(text[at]) and _fits(text[at], initials):
            self._short.setdefault(plain_letters(text[at]), named)

    def _acronym_of_known(self, tokens: Tokens, at: int, known: EntityMention) -> None:
        """Remember the acronym that the text gives a known name."""
        stop = at
        while stop < len(tokens) and tokens.end[stop] < known.end:
            stop += 1
        if known.type == "organisation":
            named = _Named(known.entity, known.type, known.canonical)
            self._define(tokens, stop + 1, _initials(tokens, at, stop + 1), named)

    def _spelled_out(self, tokens: Tokens, at: int) -> int:
        """Return the token after capitalised words whose initials an acronym in brackets gives."""
        stop = at
        while stop < min(at + _LONGEST_NAME, len(tokens)) and (
            tokens.text[stop][0].isupper()
            or (tokens.lower[stop] in _words().links and _goes_on(tokens, stop - 1))
        ):
            stop += 1
        if stop - at < 2 or tokens.text[stop : stop + 1] != ["("]:
            return at
        before = len(self._short)
        name = _plain(tokens.joined(at, stop - 1))
        self._define(tokens, stop, _initials(tokens, at, stop), _Named(None, _BODY, name))
        return stop if len(self._short) > before else at

    # People

    def _person_end(self, tokens: Tokens, at: int) -> int:
        """Return the token after a person's name that begins at `at`; `at` if none does."""
        words, text = _words(), tokens.text
        holder = self._holders.get(tokens.start[at])
        if holder is not None:
            stop = at
            while stop < len(tokens) and tokens.start[stop] < holder:
                stop += 1
            return stop
        title = text[at - 1] if at and text[at - 1] != "." else text[at - 2] if at > 1 else ""
        titled = title.lower() in words.titles and title[:1].isupper()
        given = text[at] in words.given_names and at + 1 < len(text)
        if not (titled or given):
            return at
        stop = name_end(tokens, at, min(at + 5, len(tokens)))
        inner = tokens.lower[at + 1 : stop]
        if any(word in words.bodies or word in words.features for word in inner):
            return at
        return stop if titled or stop - at > 1 else at

    def _remember_person(self, name: str, entity: str | None) -> None:
        """Remember the words of a name of which one alone may stand for it later."""
        named = _Named(entity, "person", name.partition(" (")[0])
        words = named.canonical.replace("-", " ").split()
        for word in (words[-1], words[0]) if len(words) > 1 else ():
            title = word in _OFFICES or word.lower() in _words().titles
            if len(word) > 1 and word[0].isupper() and not (title or set(word) <= _ROMAN):
                self._short.setdefault(plain_letters(word), named)


_BODY = "organisation"
_OFFICES = frozenset({"President", "Minister", "Chancellor"})


def _ends_in_body(known: EntityMention) -> bool:
    """Whether a known name ends in a word for a body itself: "the Soviet Union", "West Bank"."""
    return known.text.split()[-1].lower() in _words().bodies


def _plain(text: str) -> str:
    return text[:-2] if text.endswith(("'s", "’s")) else text


def _owns(word: str) -> bool:
    """Whether a possessive ends a name: "Peru's Congress", but "People's Party"."""
    return word.endswith("'s") and word not in _words().owners


def _links(word: str, *, opened: bool) -> bool:
    """Whether a word may link the parts of a name; "of" and "and" only after "Ministry of ..."."""
    return word in _words().links and (opened or word not in _AFTER_A_BODY)


def _is_hyphen(tokens: Tokens, at: int) -> bool:
    """Whether token `at` is the hyphen inside "Samruk-Energy"."""
    if tokens.text[at] not in _HYPHENS or at + 1 >= len(tokens):
        return False
    return tokens.touches(at) and tokens.touches(at + 1) and tokens.text[at + 1][0].isupper()


def plain_letters(word: str) -> str:
    """Return a word without accents, as a text may print it the second time."""
    if word.isascii():
        return word
    plain = unicodedata.normalize("NFKD", word.replace("ı", "i").replace("ł", "l"))
    return "".join(char for char in plain if not unicodedata.combining(char))


def _opens(tokens: Tokens, at: int) -> bool:
    """Whether "of" or "for" and a name follow a word for a body at token `at`."""
    return tokens.lower[at + 1 : at + 2] in (["of"], ["for"]) and _goes_on(tokens, at)


def _goes_on(tokens: Tokens, at: int) -> bool:
    """Whether a link and a capitalised word follow token `at`: "Bank of Ireland"."""
    after = at + 1
    while after < min(at + 4, len(tokens)) and tokens.lower[after] in _words().links:
        after += 1
    return at + 1 < after < len(tokens) and tokens.text[after][0].isupper()


def _opens_sentence(tokens: Tokens, at: int) -> bool:
    return at == 0 or tokens.text[at - 1] in _SENTENCE_ENDS


def _stands_alone(tokens: Tokens, at: int) -> bool:
    """Whether no capitalised word touches token `at`, so that it is a name of its own."""
    if _is_acronym(tokens.text[at]):
        return True
    before = tokens.text[at - 1] if at and not _opens_sentence(tokens, at) else ""
    after = tokens.text[at + 1] if at + 1 < len(tokens) else ""
    titled = before.lower() in _words().titles or before in _OFFICES
    return (titled or not before[:1].isupper()) and not after[:1].isupper()


def _initials(tokens: Tokens, first: int, stop: int) -> str:
    return "".join(word[0] for word in tokens.text[first:stop] if word[0].isalpha()).upper()


def _is_acronym(word: str) -> bool:
    return _LEAST_LETTERS <= len(word) <= _MOST_LETTERS and word.isalpha() and word.isupper()


def _fits(acronym: str, initials: str) -> bool:
    """Whether the letters of an acronym stand among the initials, in order, the first one first."""
    rest: Iterable[str] = iter(initials)
    return initials[:1] == acronym[0] and all(letter in rest for letter in acronym)
