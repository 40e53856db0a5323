"""The things that a text speaks of by a common noun: "the plant", "the village's school".

Two descriptions are of one thing only where the text gives no sign that there are two: one noun of
its class in the singular, no "second" and no "other", and no two names beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from functools import cache

from msgspec import Struct

from factcheck.extracting.frames.clause_verbs import clause_words
from factcheck.extracting.frames.clauses import clauses_of
from factcheck.extracting.lexicon import rules_words
from factcheck.extracting.nouns import noun_words, singular
from factcheck.extracting.sentence import Sentence
from factcheck.extracting.word_patterns import Bound
from factcheck.rulebook.context import Context

_BEFORE = 5  # tokens between a determiner and its noun
_BESIDE = 4  # tokens of a place behind a noun: "at Halden", "in the far north"
_BACK = 4  # sentences over which a pronoun reaches
_ADJECTIVES = 4  # tokens of a determiner, adjectives and a noun of no class
_SHORTEST = 3  # letters of a noun
_DEFINITE = frozenset({"the", "this"})
_ANY = "any:"  # marks a noun of no class
IT = "@it"
_IT = frozenset({"it", "its"})
_INNER = frozenset({"-", "'", "’"})  # marks inside a description: "the dockers' strike"
_NAMING = frozenset({"the", "this", "his", "her", "their"})


class _Words(Struct, frozen=True):
    heads: dict[str, str]
    determiners: frozenset[str]
    indefinite: frozenset[str]
    distinct: frozenset[str]
    ones: frozenset[str]
    of_ones: frozenset[str]
    places: frozenset[str]
    plural: frozenset[str]
    bodies: frozenset[str]


@cache
def _words() -> _Words:
    table = rules_words("claims/things")
    heads = {noun: row[0] for row in table["same"] for noun in row}
    heads |= {noun: noun for noun in table["single"] if noun not in heads}
    keys = (
        "determiners",
        "indefinite",
        "distinct",
        "ones",
        "of_ones",
        "places",
        "plural",
        "bodies",
    )
    return _Words(heads, *(frozenset(table[key]) for key in keys))


def kind_of(noun: str) -> str:
    """Return the class of a noun: of one that no list has, the noun itself, marked."""
    return _words().heads.get(noun) or f"{_ANY}{noun}"


def kinds_in(words: Set[str]) -> frozenset[str]:
    """Return the classes of the listed nouns among some words."""
    heads = _words().heads
    return frozenset(heads[word] for word in words & heads.keys())


def is_listed(noun: str) -> bool:
    """Whether a noun is one of the lists of things."""
    return noun in _words().heads


def is_body(kind: str) -> bool:
    """Whether a class is of bodies of people."""
    return kind in _words().bodies


def distinct_words() -> frozenset[str]:
    """Return the words that tell of more than one thing of a kind."""
    return _words().distinct


class Thing(Struct, frozen=True):
    """A noun of a class at a token, with the words and the names beside it.

    `proper` holds for the last word of a name: "Alder Bank".
    """

    kind: str
    proper: bool
    determiner: str
    modifiers: frozenset[str]
    names: frozenset[str]


def thing_begins(sentence: Sentence) -> list[int]:
    """Return the tokens at which a description may begin, or whose it is."""
    return [sentence.first, *sentence.places_of(_opening())]


@cache
def _opening() -> frozenset[str]:
    return _words().determiners | _IT


def heads_in(sentence: Sentence) -> Sequence[int]:
    """Return the listed nouns of a sentence."""
    return sentence.places_of(_words().heads.keys())


def read_thing(sentence: Sentence, at: int) -> Iterator[Bound]:
    """Yield the descriptions that begin at a token: "the cement works", then with its place."""
    lower, words = sentence.tokens.lower, _words()
    if lower[at] == "it":
        yield Bound(at, at + 1, IT)
        return
    if not _opens(sentence, at):
        return
    for head in range(at, min(at + _BEFORE, sentence.stop)):
        word = lower[head]
        if word in words.heads and _is_of_time(sentence, head):
            break  # "in March"
        if word in words.heads and (
            head + 1 >= sentence.stop or lower[head + 1] not in words.heads
        ):
            stop = head + 1
            beside = _place_after(sentence, stop)
            if beside > stop:
                yield Bound(at, beside, words.heads[word])
            yield Bound(at, stop, words.heads[word])
            return
        if head > at and not word.isalpha() and word not in _INNER and not word[0].isdigit():
            break
    yield from _by_any_noun(sentence, at)


def _is_of_time(sentence: Sentence, at: int) -> bool:
    if not sentence.tokens.text[at][0].isupper():
        return False
    return any(one.first <= at < one.stop for one in sentence.times)


def _by_any_noun(sentence: Sentence, at: int) -> Iterator[Bound]:
    """Yield a description by a noun of no class: "the minaret", "the wooden chapel at Sund"."""
    lower, text = sentence.tokens.lower, sentence.tokens.text
    if lower[at] not in _DEFINITE:
        return
    for head in range(at + 1, min(at + _ADJECTIVES, sentence.stop)):
        word = lower[head]
        if not word.isalpha() or word in noun_words().stops:
            return
        if text[head][0].isupper():
            continue  # "the Orr hut"
        if any(one.first == head for one in sentence.quantities):
            return  # "the second of"
        if len(word) >= _SHORTEST and singular(word) == word and not word.endswith("ed"):
            beside = _place_after(sentence, head + 1)
            if beside > head + 1:
                yield Bound(at, beside, f"{_ANY}{word}")
            yield Bound(at, head + 1, f"{_ANY}{word}")


def read_bare(sentence: Sentence, at: int) -> Iterator[Bound]:
    """Yield a description without the place behind it: "the museum" before "in Linz"."""
    yield from list(read_thing(sentence, at))[-1:]


def read_head(sentence: Sentence, at: int) -> Iterator[Bound]:
    """Yield the noun of a description alone: "line" in "the 340-kilometre line"."""
    kind = _words().heads.get(sentence.tokens.lower[at])
    if kind is not None:
        yield Bound(at, at + 1, kind)


def read_owner(sentence: Sentence, at: int) -> Iterator[Bound]:
    """Yield who owns what follows: "its", "the village's", or "the village" before its noun."""
    lower, words = sentence.tokens.lower, _words()
    if lower[at] == "its":
        yield Bound(at, at + 1, IT)
        return
    if not _opens(sentence, at):
        return
    for head in range(at, min(at + _BEFORE, sentence.stop)):
        word = lower[head]
        plain = word.removesuffix("'s")
        if plain in words.heads and (plain != word or head > at):
            yield Bound(at, head + 1, words.heads[plain])
        elif plain != word and head > at and sentence.tokens.text[head].islower():
            yield Bound(at, head + 1, f"{_ANY}{plain}")
        if head > at and not word.replace("'", "").isalpha():
            return


def _opens(sentence: Sentence, at: int) -> bool:
    lower, words = sentence.tokens.lower, _words()
    if lower[at] in words.determiners:
        return True
    return at == sentence.first and lower[at] not in clause_words("prepositions")


def _place_after(sentence: Sentence, at: int) -> int:
    """The token after a place behind a noun; the same token where there is none."""
    lower, text = sentence.tokens.lower, sentence.tokens.text
    if at + 1 >= sentence.stop or lower[at] not in _words().places:
        return at
    stop = at + 1 + (lower[at + 1] == "the")
    while stop < min(at + _BESIDE, sentence.stop) and text[stop][0].isupper():
        stop += 1
    return stop if text[stop - 1][0].isupper() else at


def is_only_one(context: Context, kind: str) -> bool:
    """Whether the text speaks of one thing of a class only."""
    known: dict[str, bool] = context.once(_judged)
    if kind not in known:
        known[kind] = _only_one(context, kind)
    return known[kind]


def _judged(context: Context) -> dict[str, bool]:
    return {}


def _only_one(context: Context, kind: str) -> bool:
    words = _words()
    nouns = nouns_of(kind)
    plurals = frozenset(_plural(noun) for noun in nouns) - words.plural - nouns
    if context.places_with(plurals):
        return False
    owned = frozenset(f"{noun}'s" for noun in nouns)
    found: list[Thing] = []
    for sentence in context.sentences_with(nouns | owned):
        for at in sentence.places_of(nouns | owned):
            thing = thing_at(sentence, at, kind)
            if thing.determiner in words.distinct or words.distinct & thing.modifiers:
                return False
            if thing.determiner in words.indefinite and any(one.determiner for one in found):
                return False  # a headline has no determiners
            if found and thing.proper and all(one.names != thing.names for one in found):
                return False  # "The bank has 12 branches. Alder Bank has 15."
            found.append(thing)
    return _agree(found) and not _has_another(context)


def nouns_of(kind: str) -> frozenset[str]:
    """Return the nouns of a class."""
    nouns = frozenset(noun for noun, head in _words().heads.items() if head == kind)
    return nouns or frozenset({kind.removeprefix(_ANY)})


def _agree(found: list[Thing]) -> bool:
    """Whether no two of some descriptions have words of their own, or other names."""
    modifiers = {one.modifiers for one in found if one.modifiers}
    names = {one.names for one in found if one.names}
    widest: frozenset[str] = max(modifiers, key=len, default=frozenset())
    named: frozenset[str] = max(names, key=len, default=frozenset())
    return all(one <= widest for one in modifiers) and all(one <= named for one in names)


def _has_another(context: Context) -> bool:
    """Whether "a new one" or "the other one" tells that there are two of something."""
    words = _words()
    for sentence in context.sentences_with(words.ones):
        for at in sentence.places_of(words.ones):
            if not words.of_ones.isdisjoint(sentence.words(at - 1, at)):
                return True
    return False


def thing_at(sentence: Sentence, at: int, kind: str) -> Thing:
    """Return the description that ends with the noun at a token."""
    words, tokens = _words(), sentence.tokens
    modifiers: set[str] = set()
    names: set[str] = set()
    proper = tokens.text[at][0].isupper() and at > sentence.first
    first = at - 1
    while first >= max(sentence.first, at - _BEFORE):
        word = tokens.lower[first]
        if (
            word in words.determiners
            or word.endswith("'s")
            or not (word[0].isalnum() or word == "-")
        ):
            break
        hyphened = "-" in (tokens.lower[first + 1], tokens.lower[first - 1])
        if not word.isalpha() or hyphened or word in words.places:
            if word in words.places:
                break
        elif tokens.text[first][0].isupper() and (proper or first > sentence.first):
            names.add(word)
        else:
            modifiers.add(word)
        first -= 1
    else:
        return Thing(kind, proper, "", frozenset(), frozenset(names))
    determiner = tokens.lower[first]
    if determiner not in words.determiners:
        determiner = "'s" if determiner.endswith("'s") else ""
        modifiers = set()  # a verb and its object: "closed plant" is told from "the closed plant"
    beside = _place_after(sentence, at + 1)
    names |= {tokens.lower[n] for n in range(at + 2, beside) if tokens.text[n][0].isupper()}
    return Thing(kind, proper, determiner, frozenset(modifiers), frozenset(names))


def _plural(noun: str) -> str:
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "sh", "ch", "x")) else "s")


def thing_meant(context: Context, index: int, bound: Bound, *, inert: bool) -> str | None:
    """Return the class of the one thing that a description or "it" means; None if not sure.

    What is `inert` is told of no body of people.
    """
    kind = bound.key
    if kind == IT:
        kind = _antecedent(context, index, bound.first)
        if inert and (not kind or kind in _words().bodies):
            kind = _told_of(context, index)
    if not kind or (inert and kind in _words().bodies):
        return None
    return kind if is_only_one(context, kind) else None


def _told_of(context: Context, index: int) -> str:
    """The one thing that the sentence before tells of beside bodies of people."""
    sentences, words = context.analysis.sentences, _words()
    if index == 0 or sentences[index - 1].segment != sentences[index].segment:
        return ""
    before = sentences[index - 1]
    kinds = {words.heads[before.tokens.lower[at]] for at in before.places_of(words.heads.keys())}
    kinds -= words.bodies
    return kinds.pop() if len(kinds) == 1 else ""


def _antecedent(context: Context, index: int, at: int) -> str:
    """What "it" points to: what opens its own sentence, or the sentences before it."""
    sentences = context.analysis.sentences
    here = sentences[index]
    if at > here.first:
        own = _subject(here)
        if own is not None and own.stop <= at and own.key != IT:
            return own.key
        if own is None and (here.tokens.lower[here.first] in _NAMING or _has_subject(here, at)):
            return ""  # some other subject opens the sentence
    found: set[str] = set()
    for before in range(index - 1, max(index - 1 - _BACK, -1), -1):
        if sentences[before].segment != here.segment:
            break
        subject = _subject(sentences[before])
        if subject is None:
            if before == index - 1 and not _is_idle(sentences[before]):
                return ""
            continue
        if subject.key != IT:
            found.add(subject.key)
            if before == index - 1:
                break
    return found.pop() if len(found) == 1 else ""


def _has_subject(sentence: Sentence, at: int) -> bool:
    """Whether a clause before "it" tells of something in the singular: "growth was 3%, but it"."""
    lower = sentence.tokens.lower
    return any(
        one.subject < one.subject_stop <= one.verb < one.verb_stop <= at
        and one.kind == "main"
        and lower[one.subject] not in _IT
        and singular(lower[one.subject_stop - 1]) == lower[one.subject_stop - 1]
        for one in clauses_of(sentence)
    )


def _subject(sentence: Sentence) -> Bound | None:
    """What opens a sentence, where it is "it" or a thing."""
    if sentence.tokens.lower[sentence.first] in _IT:
        return Bound(sentence.first, sentence.first + 1, IT)
    return next(read_thing(sentence, sentence.first), None)


def _is_idle(sentence: Sentence) -> bool:
    """Whether a sentence opens with people or things in the plural, which "it" cannot mean."""
    word = sentence.tokens.lower[sentence.first]
    return word in {"they", "most", "many", "some", "he", "she"} or singular(word) != word
