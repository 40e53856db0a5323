"""Who a state's name ties to: "X of STATE", "STATE's X", "X (STATE)", "X, a Dutch politician", "the
Dutch diplomat X"."""

from __future__ import annotations

from functools import cache

from factcheck.extracting.lexicon import rules_words
from factcheck.extracting.person_names import name_end, name_start, printed_name
from factcheck.extracting.phrases import PhraseTable
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.model.mentions import EntityMention

FULL = 2  # words of a full name
_POSSESSIVES = ("'s", "’s")
_HYPHENS = frozenset("-–/")
_LONGEST = 3  # tokens of "in power in"
_NOUNS = 10  # tokens of "Nigerian former finance minister and World Bank director"

Name = Placed[EntityMention]


def person_tied_to(sentence: Sentence, state: Name, words: str) -> Name | None:
    """Return the person whose state a name is told to be, by the words of a rules file."""
    if state.mention.candidates:
        return None
    if state.mention.form == "demonym":
        return _by_demonym(sentence, state, words)
    return _by_name(sentence, state, words)


@cache
def _words(words: str, name: str) -> frozenset[str]:
    return frozenset(rules_words(words)[name])


@cache
def _phrases(words: str, name: str) -> PhraseTable[bool]:
    return PhraseTable.of((phrase, True) for phrase in rules_words(words)[name])


# By the name of a state


def _by_name(sentence: Sentence, state: Name, words: str) -> Name | None:
    """ "X of STATE", "STATE's X", "X, in power in STATE", "X (STATE)", "X, from STATE,"."""
    lower, text = sentence.tokens.lower, sentence.tokens.text
    if lower[state.stop - 1].endswith(_POSSESSIVES):
        end = name_end(sentence.tokens, state.stop, sentence.stop)
        if lower[end - 1].endswith(_POSSESSIVES) or not _stands(sentence, end, words):
            return None
        if not _words(words, "bywords").isdisjoint(sentence.words(state.first - 1, state.first)):
            return None  # "she wants to be America's Angela Merkel"
        return named_at(sentence, state.stop, end)
    at = state.first - (sentence.words(state.first - 1, state.first) == ["the"])
    after = text[state.stop] if state.stop < sentence.stop else "."
    if after[0].isupper() or after in {"-", "–", "'", "’"}:
        return None
    if sentence.words(at - 1, at) == ["("]:
        return _ending_at(sentence, at - 1, words) if after == ")" else None
    if sentence.words(at - 1, at) == ["of"]:
        end = at - 1
        if not _words(words, "before_of").isdisjoint(sentence.words(sentence.first, end)):
            return None
    elif _ends_with(sentence, at, words, "in_power", _LONGEST):
        end = at - _LONGEST - 1
    elif sentence.words(at - 2, at) == [",", "from"] and after in {",", "."}:
        end = at - 2
    else:
        return None
    end -= sentence.words(end - 1, end) == [","] and after == ","  # "X, of STATE,"
    return _ending_at(sentence, end, words)


def _ending_at(sentence: Sentence, end: int, words: str) -> Name | None:
    """The person whose name ends before a token, and is not a byword."""
    begin = name_start(sentence.tokens, end, sentence.first)
    before = sentence.words(begin - 1, begin)
    if before and before[0] in _words(words, "before_name"):
        return None
    return named_at(sentence, begin, end)


def _ends_with(sentence: Sentence, at: int, words: str, name: str, length: int) -> bool:
    """Whether a phrase of a list, after a comma, ends at a token."""
    first = at - length
    if first <= sentence.first or sentence.tokens.lower[first - 1] != ",":
        return False
    return _phrases(words, name).longest(sentence.tokens.lower, first, at) is not None


def _stands(sentence: Sentence, at: int, words: str) -> bool:
    """Whether what follows a name leaves it a person: not "Japan's Shinzo Abe years"."""
    if at >= sentence.stop:
        return True
    word = sentence.tokens.lower[at]
    return word in _words(words, "after_name") or (word.endswith("ed") and word.isalpha())


# By the word for its people


def _by_demonym(sentence: Sentence, state: Name, words: str) -> Name | None:
    lower, before = sentence.tokens.lower, state.first - 1
    if before >= sentence.first and lower[before] in _HYPHENS | _words(words, "wider"):
        return None  # "Latin American", "Austro-Hungarian"
    if state.stop < sentence.stop and lower[state.stop] in _HYPHENS:
        return None  # "Moroccan-born"
    end = _noun_end(sentence, state.stop, words)
    return _named_behind(sentence, state, end, words) or _named_before(sentence, state, end, words)


def _noun_end(sentence: Sentence, at: int, words: str) -> int:
    """The token after "former finance minister", "head of the bank" from a token on."""
    lower, limit = sentence.tokens.lower, min(at + _NOUNS, sentence.stop)
    allowed, end = _words(words, "public_nouns"), at
    while at < limit:
        whole = sentence.entity_at(at)
        if lower[at] in allowed:
            at, end = at + 1, at + 1
        elif lower[at] in {"of", "the", "and", "-"} and end > at - 2:
            at += 1
        elif whole is not None and whole.first == at and whole.mention.type == "organisation":
            at, end = whole.stop, whole.stop
        else:
            break
    return end


def _named_behind(sentence: Sentence, state: Name, end: int, words: str) -> Name | None:
    """ "The Dutch diplomat X", "his Kuwaiti predecessor, X,"."""
    lower = sentence.tokens.lower
    at = end
    if sentence.words(at, at + 1) == [","]:
        opening = sentence.words(state.first - 1, state.first)
        if not opening or opening[0] not in _words(words, "definite"):
            return None  # "a Dutch diplomat, X and others"
        at += 1
    if at >= sentence.stop or not sentence.tokens.text[at][0].isupper():
        return None
    stop = name_end(sentence.tokens, at, sentence.stop)
    told = at > state.stop or _stands(sentence, stop, words)
    if stop == at or not told:
        return None  # "the Danish Jens Stoltenberg fans"
    owned = lower[stop - 1].endswith(_POSSESSIVES)
    return None if owned and at == state.stop else named_at(sentence, at, stop)


def _named_before(sentence: Sentence, state: Name, end: int, words: str) -> Name | None:
    """ "X, a Dutch diplomat,", "X, who is Dutch,", "X is a Dutch diplomat"."""
    lower, at = sentence.tokens.lower, state.first
    following = sentence.words(end, end + 2)
    if following and following[0] not in _words(words, "after_apposed"):
        return None
    if following[:1] == [","] and following[-1] in _words(words, "going_on"):
        return None  # the next of a list
    while at > sentence.first and lower[at - 1] in _words(words, "public_nouns"):
        at -= 1
    article = sentence.words(at - 1, at)
    at -= article in (["a"], ["an"], ["the"])
    at -= sentence.words(at - 1, at) in (["himself"], ["herself"])
    verb = sentence.words(at - 1, at)[-1:] in (["is"], ["was"])
    at -= verb
    at -= verb and sentence.words(at - 1, at) == ["who"]
    if sentence.words(at - 1, at) == [","]:
        at -= 1
    elif not verb:
        return None
    person = _ending_at(sentence, at, words)
    closed = not following or following[0] in _words(words, "closing")
    sure = verb or (closed and article != ["the"])
    # "After a call from X, the Dutch minister in Paris agreed" goes on with another.
    return person if person is not None and (sure or person.first == sentence.first) else None


def named_at(sentence: Sentence, first: int, stop: int) -> Name | None:
    """Return the person of known or other printed name at tokens [first, stop)."""
    known = sentence.entity_at(stop - 1) if stop > first else None
    if known is not None and known.mention.type == "person" and known.mention.entity is not None:
        return known
    other = known is not None and known.mention.type != "person"
    if stop - first < FULL or other:
        return None
    start, end, text = printed_name(sentence.tokens, first, stop)
    mention = EntityMention(
        start=start, end=end, text=text, entity=None, type="person", canonical=text
    )
    return Placed(first, stop, mention)
