"""Names of countries, peoples, cities and organisations that are misspelt, and words of such names.

A word that nobody uses (`is_known_word`) and that misses a well-known name by a letter is a slip
wherever it stands; no words around it need say that a place is meant.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.extracting.lexicon import rules_words
from factcheck.extracting.sentence import Sentence
from factcheck.extracting.word_lists import WordLists
from factcheck.model.findings import Evidence, Outcome, Step, Suggestion
from factcheck.model.spans import Span
from factcheck.naming.folding import fold, fold_umlauts
from factcheck.naming.known_words import is_known_word
from factcheck.naming.lexicon import lexicon
from factcheck.naming.near_names import Near
from factcheck.naming.word_relation import is_chinese
from factcheck.rulebook.context import Context, printed_words
from factcheck.rulebook.params import KindParams
from factcheck.rulebook.rule import Rule
from factcheck.rulebook.word_counts import bare, is_capitalised, times, unknown_capitals

_LONGEST = 6  # words of a name
_FEW = 6  # letters of a name that another letter makes another name of
_LONG = 8  # letters of a town's name of which one may be wrong
_A_NAME = 3  # times from which a word that the text prints is no slip
_JOINTS = frozenset({"of", "and", "the", "for", "on", "in"})
_ARTICLES = frozenset({"the", "a", "an", "this"})
_words = WordLists("claims/place_names")


def check(rule: Rule, params: KindParams, context: Context) -> Iterator[Outcome]:
    """Yield an outcome for every name of a place or organisation with a slip in it."""
    told: set[str] = set()
    for sentence in context.analysis.sentences:
        for at in sentence.capitals():
            word = bare(sentence.tokens.text[at])
            if word in told or not is_capitalised(word):
                continue
            found = _misspelt(sentence, at, word, context)
            if found is not None:
                told.add(word)
                yield _outcome(rule, sentence, *found)


def _misspelt(
    sentence: Sentence, at: int, word: str, context: Context
) -> tuple[int, int, Near] | None:
    """Return the tokens of a misspelt name and what is meant, for one word of it."""
    if is_known_word(word):
        near = _slip_of_many(word) or _among_its_own(sentence, at, word, context)
        near = near or _listed(sentence, at, word, context)
        return (at, at + 1, near) if near is not None else _whole_run(sentence, at, word, context)
    if word not in context.once(unknown_capitals) or _is_covered(sentence, at):
        return None
    if times(word, context) >= _A_NAME:
        return None
    phrase = _phrase(sentence, at, context)
    if phrase is not None:
        return phrase
    if not _stands_alone(sentence, at, context):
        return None
    for near in _near(word, context):
        if not _is_other_word(near, context) and _is_meant(sentence, at, near, context):
            return at, at + 1, near
    return None


def _slip_of_many(word: str) -> Near | None:
    right = rules_words("claims/place_names")["slips"].get(word.lower())
    return Near(right, "", "word", word, right) if right is not None else None


def _near(word: str, context: Context) -> Iterator[Near]:
    """The names that a word misspells, and the peoples of which it is a misspelt plural."""
    names = context.names.near
    yield from names.word(word)
    if word.endswith("s"):
        for one in names.word(word[:-1]):
            if one.type == "country":
                yield Near(one.name + "s", one.entity, one.type, word, one.right + "s")


def _is_covered(sentence: Sentence, at: int) -> bool:
    """Whether a known name, an office or a time covers a token. A lone city does not: where
    nobody uses its name, it is one of the slips that lists of other names have."""
    entities = [
        one for one in sentence.entities if one.stop - one.first > 1 or one.mention.type != "city"
    ]
    mentions = (*entities, *sentence.offices, *sentence.times)
    return any(one.first <= at < one.stop for one in mentions)


def _whole_run(
    sentence: Sentence, at: int, word: str, context: Context
) -> tuple[int, int, Near] | None:
    """A known name but for one word that is a word of its own: "the Untied States". Only all the
    capitals that stand together, with what joins them or without, are taken for it."""
    low, high = _reach(sentence, at, -1), _reach(sentence, at, 1)
    if low == high or _is_covered(sentence, at) or context.names.has_word(word):
        return None
    first, last = at, at
    while first > low and _is_free(sentence, first - 1):
        first -= 1
    while last < high and _is_free(sentence, last + 1):
        last += 1
    for start, end in {(low, high), (first, last)} - {(at, at)}:
        near = context.names.near.phrase(_bare_words(sentence, start, end + 1), at - start)
        if near is not None and near.printed.lower() not in context.once(_plain):
            return start, end + 1, near
    return None


def _is_free(sentence: Sentence, at: int) -> bool:
    return sentence.tokens.text[at][0].isupper() and not _is_covered(sentence, at)


def _phrase(sentence: Sentence, at: int, context: Context) -> tuple[int, int, Near] | None:
    """The name of several words that the words around a token are but for that one."""
    low, high = _reach(sentence, at, -1), _reach(sentence, at, 1)
    for size in range(min(_LONGEST, high - low + 1), 1, -1):
        for first in range(max(low, at - size + 1), min(at, high - size + 1) + 1):
            words = _bare_words(sentence, first, first + size)
            near = context.names.near.phrase(words, at - first)
            if near is not None and not _is_other_word(near, context):
                return first, first + size, near
    return None


def _reach(sentence: Sentence, at: int, step: int) -> int:
    """The last token of a name that goes on from a token to one side: capitals and the small words
    that join them, but for an article before it."""
    tokens, end, last = sentence.tokens, at, at
    while abs(end - at) < _LONGEST - 1 and sentence.first <= end + step < sentence.stop:
        end += step
        if tokens.text[end][0].isupper() and tokens.lower[end] not in _ARTICLES:
            last = end
        elif tokens.lower[end] not in _JOINTS:
            break
    return last


def _bare_words(sentence: Sentence, first: int, stop: int) -> list[str]:
    return [bare(word) for word in sentence.tokens.text[first:stop]]


def _stands_alone(sentence: Sentence, at: int, context: Context) -> bool:
    """Whether a word is no part of somebody's name ("Li Zichuan"): no given name, name of a known
    person or other word that nobody uses stands beside it."""
    text = sentence.tokens.text
    sides = [at - 1] if at > sentence.first and not text[at - 1].endswith(("'s", "’s")) else []
    sides += [at + 1] if at + 1 < sentence.stop and text[at].isalpha() else []
    return not any(_is_of_person(sentence, beside, context) for beside in sides)


def _is_of_person(sentence: Sentence, at: int, context: Context) -> bool:
    word = bare(sentence.tokens.text[at])
    if not word[:1].isupper() or _is_covered(sentence, at) or context.names.has_word(word):
        return False
    return (
        len(word) == 1
        or not is_known_word(word)
        or is_chinese(fold(word))
        or bool(lexicon().given.of(fold(word)))
        or context.names.is_of_person(word)
    )


def _plain(context: Context) -> frozenset[str]:
    """All words that the text prints small: no names."""
    return frozenset(word for word in context.once(printed_words) if word.islower())


def _is_other_word(near: Near, context: Context) -> bool:
    """Whether a word that nobody uses is none that is misspelt: one that the text prints small
    too, one with its umlauts written out, or Chinese syllables, of which any may make a name."""
    if near.printed.lower() in context.once(_plain):
        return True
    printed, right = fold(near.printed), fold(near.right)
    if is_chinese(printed) and is_chinese(right):
        return sorted(printed) != sorted(right)
    return fold_umlauts(near.right) == printed


def _is_meant(sentence: Sentence, at: int, near: Near, context: Context) -> bool:
    """Whether a name that a word misses is likely meant. Another letter makes another name of a
    short one, and towns are many: those are taken only behind an article, or in a text that names
    the country or prints the name elsewhere."""
    printed, right = fold(near.printed), fold(near.right)
    swapped, town = sorted(printed) == sorted(right), near.type == "town"
    if town and not swapped and len(right) < _LONG:
        return False
    if not town and (swapped or len(printed) != len(right) or len(right) > _FEW):
        return True
    if sentence.tokens.lower[at - 1] in _ARTICLES and at > sentence.first and not town:
        return True
    return times(near.right, context) > 0 or bool(_homes(near, context) & context.once(_lands))


def _homes(near: Near, context: Context) -> set[str]:
    """The country that a name is of, or where the place of that name lies."""
    return {near.entity} if near.type == "country" else _lands_of(near.right, context)


def _lands(context: Context) -> frozenset[str]:
    """The countries that the text names."""
    named = context.analysis.entities
    return frozenset(one.entity for one in named if one.type == "country" and one.entity)


def _among_its_own(sentence: Sentence, at: int, word: str, context: Context) -> Near | None:
    """A name that is a country's but for a letter, beside a city of that country or its people,
    and beside nothing of where the place of that name lies: "Columbia" beside Bogotá, not beside
    New York."""
    if at == sentence.first or sentence.tokens.lower[at - 1] not in _words("before"):
        return None
    if not _words("schooling").isdisjoint(sentence.vocabulary):
        return None
    lands: set[str] = set()
    named: set[str] = set()
    for one in (each.mention for each in sentence.entities if each.mention.text != word):
        if one.entity and one.type == "country":
            lands.add(one.entity)
            named.update([one.entity] if one.form != "demonym" else [])
        elif one.entity and one.type == "city":
            lands |= _lands_of(one.entity, context)
    for near in context.names.near.word(word) if lands else ():
        if near.type == "country" and near.name == near.entity and near.entity in lands - named:
            return near if not lands & _lands_of(word, context) else None
    return None


def _listed(sentence: Sentence, at: int, word: str, context: Context) -> Near | None:
    """A country that stands in a list behind another: "Ghana, Togo and Kenja"."""
    before = sentence.entity_at(at - 2) if at - 2 >= sentence.first else None
    joined = sentence.tokens.lower[at - 1] in {"and", ",", "or"}
    if not joined or before is None or before.stop != at - 1 or before.mention.type != "country":
        return None
    if before.mention.form == "demonym" or _is_covered(sentence, at) or context.facts.resolve(word):
        return None
    if lexicon().given.of(fold(word)) or context.names.is_of_person(word):
        return None
    if sentence.words(at + 1, at + 3) in ([",", "a"], [",", "an"]):
        return None  # "and Jorden, a firm"
    named = {one.mention.entity for one in sentence.entities}
    near = next((one for one in context.names.near.word(word) if one.type == "country"), None)
    return near if near is not None and near.name == near.entity not in named else None


def _lands_of(city: str, context: Context) -> set[str]:
    return {place.country for place in context.facts.place(city) if place.country}


def _outcome(rule: Rule, sentence: Sentence, first: int, stop: int, near: Near) -> Outcome:
    span = sentence.span_of(first, stop)
    tokens = sentence.tokens
    at = next(one for one in range(first, stop) if bare(tokens.text[one]) == near.printed)
    wrong = Span(tokens.start[at], tokens.start[at] + len(near.printed))
    return rule.contradicted(
        span,
        rule.message("misspelt", printed=bare(tokens.joined(first, stop - 1)), right=near.name),
        derivation=(Step("letters", f"{near.printed} for {near.right}"),),
        evidence=(Evidence(near.entity or near.name, near.name, "Names of the fact base"),),
        suggestion=Suggestion(wrong, near.right),
        confidence=0.8 if stop - first > 1 else 0.7,
    )
