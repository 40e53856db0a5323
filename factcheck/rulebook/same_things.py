"""Whom or what a noun phrase means over the whole text, as a key by which two can be compared."""

from __future__ import annotations

from factcheck.extracting.frames.clause_verbs import clause_words, is_adverb
from factcheck.extracting.nouns import is_plural, noun_words, singular
from factcheck.extracting.sentence import Sentence
from factcheck.extracting.word_patterns import Bound
from factcheck.rulebook.context import Context, printed_words
from factcheck.rulebook.named_things import named_thing
from factcheck.rulebook.text_people import HE, NAME, SHE, is_human, people, person_meant
from factcheck.rulebook.text_things import IT, is_listed, kind_of, thing_meant
from factcheck.rulebook.told_words import told_words

_PRONOUNS = {
    **dict.fromkeys(("it", "its"), IT),
    **dict.fromkeys(("he", "his", "him"), HE),
    **dict.fromkeys(("she", "her"), SHE),
}
_ARTICLES = frozenset({"the", "this", "that", "a", "an", "its", "his", "her", "their", "our"})
_UNTOLD = frozenset({"they", "them", "their", "who", "which", "that", "we", "i", "you", "there"})
_STOPS = frozenset({",", ".", ";", ":", "(", ")", "!", "?", "–", "—", '"', "“", "”"})
_JOINS = frozenset({"and", "or", "but", "who", "which", "that", "whose", "where", "when"})
_RELATIVE = frozenset({"that", "which", "who", "whose", "where"})
_WHOLE = frozenset({"a", "an", "all", "every", "both"})  # behind a preposition: of no part
_WHOEVER = frozenset(
    {"them", "all", "nobody", "none", "one", "everyone", "everybody", "nothing", "each"}
)
_SHORTEST = 3  # letters of a possessive
_LONGEST = 8  # tokens of a noun phrase
_OF = frozenset({"of", "to", "from", "with", "in", "at", "between", "on", "for"})


def phrase_stop(sentence: Sentence, first: int, stop: int) -> int:
    """Return the token at which the noun phrase that begins at `first` ends."""
    lower, at = sentence.tokens.lower, first
    limit = min(stop, first + _LONGEST)
    while at < limit:
        word = lower[at]
        if word in _STOPS or word in _JOINS or (at > first and word in _ARTICLES):
            break
        if word in clause_words("prepositions") or any(one.first == at for one in sentence.times):
            break
        if at > first and (is_adverb(word) or word in noun_words().stops):
            break
        at += 1
        if word.endswith("'s") and at - first == 1 and word in _PRONOUNS:
            break
    return at


def meaning_of(
    context: Context, index: int, first: int, stop: int, *, narrowed: bool = False
) -> str | None:
    """Return what the phrase that begins at `first` means; None if that is not sure, and "" where
    there is none. `narrowed` is set for what a relative clause itself tells of."""
    sentence = context.analysis.sentences[index]
    lower = sentence.tokens.lower
    while first < stop and (is_adverb(lower[first]) or lower[first] in {'"', "“", ","}):
        first += 1
    end = phrase_stop(sentence, first, stop)
    if first >= end:
        return ""
    if not narrowed and end < sentence.stop and lower[end] in _RELATIVE:
        return None  # "the company that owns it"
    if any(one.mention.ordinal and first <= one.first < end for one in sentence.quantities):
        return None  # "the 14th conference"
    pronoun = _PRONOUNS.get(lower[first])
    if pronoun is not None and end == first + 1:
        bound = Bound(first, first + 1, pronoun)
        if pronoun == IT:
            meant = thing_meant(context, index, bound, inert=False)
            return None if meant is not None and is_human(meant.removeprefix("any:")) else meant
        return _person(context, index, bound)
    if lower[first] in _UNTOLD:
        return None
    if lower[first] in noun_words().stops and lower[first] not in _ARTICLES:
        return None
    return _named(context, index, first, end) or _by_noun(context, index, first, end, stop)


def _named(context: Context, index: int, first: int, end: int) -> str | None:
    """Whom or what a phrase that ends with a name means."""
    sentence = context.analysis.sentences[index]
    head = end - 1
    word = sentence.tokens.lower[head]
    named = sentence.entity_at(head)
    if named is not None and named.stop == end and named.mention.form != "demonym":
        mention = named.mention
        if mention.type == "person":
            return _person(context, index, Bound(named.first, end, NAME + word))
        return mention.entity or mention.canonical.lower()
    if is_listed(word) or sentence.tokens.text[head][0].islower():
        return None
    if head == sentence.first and word.removesuffix("'s") not in context.once(_families):
        return None
    return _person(context, index, Bound(head, end, NAME + word.removesuffix("'s")))


def _families(context: Context) -> frozenset[str]:
    """The last names of those whom the text names in full."""
    return frozenset(one.family for one in people(context) if one.given)


def _by_noun(context: Context, index: int, first: int, end: int, stop: int) -> str | None:
    """What a phrase that ends with a common noun means."""
    sentence = context.analysis.sentences[index]
    lower, text, head = sentence.tokens.lower, sentence.tokens.text, end - 1
    word, opens = lower[head], head == sentence.first
    if is_listed(word) and (text[head][0].islower() or opens):
        return _thing(context, index, first, end, word)
    if text[head][0].isupper() and (not opens or word not in context.once(printed_words)):
        return None  # "Orr", and no noun that opens its sentence
    if is_plural(word):
        return _plural(sentence, first, end, stop)
    if (trade := _trade(sentence, first, end)) is not None:
        return trade
    return _thing(context, index, first, end, word)


def parts_in(sentence: Sentence, first: int, stop: int) -> frozenset[tuple[str, str]]:
    """Return the nouns that prepositions at tokens [first, stop) tie to what is told, but for
    times and figures: "north" in "fell by 3% in the north in May"."""
    lower, found = sentence.tokens.lower, set[tuple[str, str]]()
    for at in sentence.places_of(told_words("restricting")):
        if not first <= at < stop - 1 or any(
            one.first <= at + 1 < one.stop for one in sentence.times
        ):
            continue
        begin = at + 1 + (lower[at + 1] in _ARTICLES)
        if any(one.first <= begin < one.stop for one in sentence.quantities):
            continue
        end = phrase_stop(sentence, begin, stop)
        if end > begin and lower[at + 1] not in _WHOLE:
            found.add((lower[at], singular(lower[end - 1].removesuffix("'s"))))
    return frozenset(found)


def owners_in(sentence: Sentence, first: int, stop: int) -> frozenset[tuple[str, str]]:
    """Return the possessives inside a noun phrase: "the queen's" of "the queen's statue"."""
    words = sentence.tokens.lower[first:stop]
    owned = (word for word in words if word.endswith(("'s", "s'")) and len(word) > _SHORTEST)
    return frozenset(("of", singular(word.rstrip("'").removesuffix("'s"))) for word in owned)


def owner_of(context: Context, index: int, first: int, stop: int) -> str | None:
    """Return whom a possessive at tokens [first, stop) means: "the regulator's", "its", "Orr's"."""
    sentence = context.analysis.sentences[index]
    lower, text = sentence.tokens.lower, sentence.tokens.text
    if stop - first == 1 and lower[first] in _PRONOUNS:
        return meaning_of(context, index, first, stop)
    head = stop - 1
    word = lower[head].removesuffix("'s")
    named = sentence.entity_at(head)
    if named is not None and named.mention.type != "person":
        return named.mention.entity or named.mention.canonical.lower()
    if text[head][0].isupper() and (head > sentence.first or not is_listed(word)):
        return _person(context, index, Bound(head, stop, NAME + word))
    if not is_listed(word) and (trade := _trade(sentence, first, stop)) is not None:
        return trade
    return _thing(context, index, first, stop, word)


def among(sentence: Sentence, first: int, stop: int) -> tuple[str, str]:
    """Return how much of which set a phrase means, "all" or "some" of its singular noun, with what
    the set is narrowed by: "all" of "judge", "all" of "member of"; empty ones for no set."""
    lower = sentence.tokens.lower
    whole = told_words("all_of") | told_words("none")
    if first > sentence.first and lower[first - 1] in whole:
        first -= 1
    if first >= stop:
        return "", ""
    begin = first + (lower[first] in _ARTICLES)
    word = lower[begin] if begin < stop else ""
    if word in _UNTOLD or word in _PRONOUNS:
        return "", ""
    counted = any(one.first == begin for one in sentence.quantities)
    if word in whole:
        much = "all"
    elif counted or word in told_words("some_of"):
        much = "some"
    elif (
        sentence.tokens.text[begin][0].isupper()
        and word.isalpha()
        and begin == first
        and not is_plural(word)
    ):
        return "some", word  # "Judge Hallam"
    else:
        return "", ""
    ahead = begin + 1 + (sentence.words(begin + 1, begin + 2) == ["one"])
    if sentence.words(ahead, ahead + 1) == ["of"]:
        begin = ahead + 1
    end = phrase_stop(sentence, begin, stop)
    if begin >= end:
        return much, ""
    words = [word for word in lower[begin:end] if word not in _ARTICLES and word not in whole]
    if any(one.first == begin + (lower[begin] in _ARTICLES) for one in sentence.quantities):
        words = words[1:]
    if counted and not words and "".join(sentence.words(end, end + 1)).endswith("ed"):
        return "", ""  # "two landlocked states"
    noun = " ".join([*words[:-1], singular(words[-1])]) if words else ""
    if lower[end - 1] in _WHOEVER:
        noun = ""
    narrowed = end < stop and lower[end] in clause_words("prepositions") and lower[end] != "of"
    return much, f"{noun} {lower[end]}" if narrowed else noun


def _thing(context: Context, index: int, first: int, stop: int, word: str) -> str | None:
    sentence = context.analysis.sentences[index]
    if sentence.tokens.lower[first] in {"a", "an", "his", "her", "their", "our"}:
        owned = sentence.tokens.lower[first] not in {"a", "an"}
        if owned and not is_listed(word):
            return None
    kind = kind_of(word)
    only = thing_meant(context, index, Bound(first, stop, kind), inert=False)
    return only or named_thing(context, sentence, stop - 1)


def _trade(sentence: Sentence, first: int, end: int) -> str | None:
    """Who is told of by a trade, with all words of it: "the mayor" is no "deputy mayor"."""
    lower = sentence.tokens.lower
    word = lower[end - 1].removesuffix("'s")
    if lower[first] != "the" or not is_human(word):
        return None
    return f"person:the:{' '.join([*lower[first + 1 : end - 1], word])}"


def _person(context: Context, index: int, bound: Bound) -> str | None:
    meant = person_meant(context, index, bound)
    return None if meant is None else f"person:{meant}"


def _plural(sentence: Sentence, first: int, end: int, stop: int) -> str:
    """Things in the plural are the same where all words are: "exports of copper to China"."""
    lower = sentence.tokens.lower
    words = [word for word in lower[first:end] if word not in _ARTICLES]
    while end < stop and lower[end] in _OF:
        upto = phrase_stop(sentence, end + 1, stop)
        if upto == end + 1:
            break
        words += lower[end:upto]
        end = upto
    return "plural:" + " ".join(words)
