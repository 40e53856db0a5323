"""The verbs of a sentence, each with its auxiliaries and the tense that they make.

There is no tagger: a verb is known by its auxiliaries, by lists of irregular forms, by the verbs
of `claims/open.yaml`, and by "-ed" where nothing before it makes it an adjective.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import compress

from msgspec import Struct

from factcheck.extracting.frames.open_words import open_words
from factcheck.extracting.nouns import noun_words, singular
from factcheck.extracting.sentence import Sentence, Tense
from factcheck.extracting.word_lists import WordLists

_ARTICLES = frozenset({"the", "a", "an", "its"})
_DASHES = frozenset("-–—")
_OPENS = frozenset({",", "(", "–", "—", ";", ":", "“", '"'})
_KEPT = 100_000  # words whose form is remembered
_SHORT = 4  # letters of "-ed" words that no rule makes a verb of: "shed", "bred"
clause_words = WordLists("lexicon/clauses").words


class VerbGroup(Struct, frozen=True, gc=False):
    """A verb with its auxiliaries and adverbs at tokens [first, stop); `main` is its last word.

    `form` is "finite"; "weak" where it is that only if its clause has no other ("the show closes
    on"); "either" where it is a past tense or a participle ("signed"); "participle" ("signing", or
    "signed" where it opens a phrase); "infinitive" for "to" and a verb.
    """

    first: int
    stop: int
    form: str
    tense: Tense
    passive: bool = False

    @property
    def main(self) -> int:
        """The token of the verb itself."""
        return self.stop - 1


_AUXILIARIES: tuple[tuple[str, Tense], ...] = (
    ("past_be", "past"),
    ("present_be", "present"),
    ("has", "present"),
    ("had", "past"),
    ("did", "past"),
    ("does", "present"),
    ("future", "future"),
    ("conditionals", "conditional"),
    ("present_modals", "present"),
)


class _Forms(dict[str, str]):
    """Word -> what form of a verb it can be; words in "-ed" that no list has are told by that."""

    def __missing__(self, word: str) -> str:
        form = "ed" if word.endswith("ed") and len(word) > _SHORT else ""
        if len(self) < _KEPT:
            self[word] = form
        return form


@cache
def _forms() -> _Forms:
    forms = _Forms()
    for word, verb in open_words().forms.items():
        if word.endswith("ing"):
            forms[word] = "ing"
        elif word != verb and word.endswith("s"):
            forms[word] = "noun_too" if verb in open_words().nouns_too else "present"
        elif word == verb:
            forms[word] = "base"
    forms |= dict.fromkeys(clause_words("present"), "present")
    forms |= dict.fromkeys(clause_words("present_or_noun"), "noun_too")
    for form in ("past_or_participle", "participle_only", "past_only"):
        forms |= dict.fromkeys(clause_words(form), form)
    forms |= dict.fromkeys(clause_words("not_verbs") | noun_words().ending_in_ed, "")
    for name, _ in _AUXILIARIES:
        forms |= dict.fromkeys(clause_words(name), name)
    forms["to"] = "to"
    return forms


def form_of(word: str) -> str:
    """Return the form of a verb that a lower-case word can be, "" for none."""
    return _forms()[word]


def is_participle(word: str) -> bool:
    """Whether a word can be a past participle."""
    return form_of(word) in {"ed", "past_or_participle", "participle_only"}


def is_adverb(word: str) -> bool:
    """Whether a word may stand within a verb or before it."""
    if word in clause_words("adverbs"):
        return True
    return word.endswith("ly") and word not in clause_words("no_adverbs") and not form_of(word)


_TENSES: dict[str, Tense] = dict(_AUXILIARIES)


def verb_groups(sentence: Sentence) -> Iterator[VerbGroup]:
    """Yield the verbs of a sentence from left to right, none over another."""
    text, free = sentence.tokens.text, sentence.first
    forms = list(map(_forms().__getitem__, sentence.tokens.lower[free : sentence.stop]))
    taken = _taken(sentence)
    if not forms[0] and _opens_in_ing(sentence):
        forms[0] = "ing"
    for at in _after_pronouns(sentence):
        forms[at - free] = forms[at - free] or "present"
    for at in compress(range(free, sentence.stop), forms):
        if at < free or at in taken or (text[at][0].isupper() and at > sentence.first):
            continue
        form = forms[at - sentence.first]
        group = (
            _led(sentence, at, form)
            if form in _TENSES
            else _infinitive(sentence, at)
            if form == "to"
            else _alone(sentence, at, form)
        )
        if group is not None:
            free = group.stop
            yield group


def _opens_in_ing(sentence: Sentence) -> bool:
    """Whether a sentence begins with a participle: "Speaking in Paris", "Citing the law"."""
    opening, following = (
        sentence.tokens.lower[sentence.first],
        sentence.words(sentence.first + 1, sentence.first + 2),
    )
    governs = clause_words("prepositions") | {"the", "a", "its", "his", "her", "their", "that"}
    return opening.endswith("ing") and not governs.isdisjoint(following)


_ALWAYS_SUBJECTS = frozenset({"he", "she", "they", "we", "i"})


def _after_pronouns(sentence: Sentence) -> Iterator[int]:
    """The words after pronouns that are only subjects: whatever they are, they are verbs."""
    lower = sentence.tokens.lower
    for at in sentence.places_of(_ALWAYS_SUBJECTS):
        following = at + 1
        while following < sentence.stop and is_adverb(lower[following]):
            following += 1
        if following >= sentence.stop:
            continue
        word, plural = lower[following], lower[at] in _PLURAL_SUBJECTS
        plain = word.isalpha() and not _is_function(word) and word not in noun_words().stops
        if plain and (plural or word.endswith("s")):
            yield following


def _taken(sentence: Sentence) -> set[int]:
    """The tokens of names, which hold no verb."""
    return {
        at
        for found in (sentence.entities, sentence.times)
        for one in found
        for at in range(one.first, one.stop)
    }


def _led(sentence: Sentence, at: int, form: str) -> VerbGroup | None:
    """A verb that an auxiliary leads: "was formally signed", "is due to open", "has risen"."""
    lower, tense = sentence.tokens.lower, _TENSES[form]
    if form == "future" and lower[at] == "will" and _is_noun(sentence, at):
        return None
    being, stop, passive = form.endswith("_be"), at + 1, False
    ahead = stop
    while ahead < sentence.stop:
        word = lower[ahead]
        if word in {"be", "been", "being", "have"} and form != "does":
            being, ahead = word != "have", ahead + 1
            stop = ahead
            if form == "has" and word == "been":
                tense = "perfect"
            continue
        if is_adverb(word):
            ahead += 1
            continue
        if word == "by" and sentence.words(ahead + 1, ahead + 2) == ["now"]:
            ahead += 2
            continue
        kind = form_of(word)
        if (
            being
            and word in clause_words("coming")
            and sentence.words(ahead + 1, ahead + 2) == ["to"]
        ):
            stop = _over_base(sentence, ahead + 1)
            tense = "future" if tense == "present" else "conditional"
        elif (is_participle(word) and form not in {"did", "does"}) or (
            kind == "past_only" and form in {"has", "had"} and word.endswith("ed")
        ):  # "had died"
            passive = being
            tense = "perfect" if form == "has" else tense
            stop = ahead + 1
        elif being and (kind == "ing" or word.endswith("ing")):
            stop = ahead + 1
        elif word == "to" and being and _is_verb_at(sentence, ahead):
            stop = _over_base(sentence, ahead)
            tense = "future" if tense == "present" else "conditional"
        elif not being and form in _BASE_AFTER and word.isalpha() and not _is_function(word):
            stop = ahead + 1
        break
    return VerbGroup(at, stop, "finite", tense, passive)


def _is_verb_at(sentence: Sentence, to: int) -> bool:
    """Whether a verb follows "to": "is to come", "is to apply"; not "is to the credit of"."""
    following = sentence.words(to + 1, to + 2)
    return bool(following) and (
        bool(form_of(following[0])) or _infinitive(sentence, to) is not None
    )


_BASE_AFTER = frozenset({"future", "conditionals", "present_modals", "did", "does"})


def _is_function(word: str) -> bool:
    return word in clause_words("describing") or word in clause_words("pronouns")


def _is_noun(sentence: Sentence, at: int) -> bool:
    """Whether "will" has an owner or an article: "against its will"."""
    before = sentence.words(at - 1, at)
    return bool(before) and (before[0] in _OWNING or before[0].endswith("'s"))


_OWNING = frozenset({"the", "a", "its", "their", "his", "her", "own", "political", "free", "good"})


def _over_base(sentence: Sentence, to: int) -> int:
    """The token after "to open", "to be held", "to formally open"."""
    lower, at = sentence.tokens.lower, to + 1
    while at < sentence.stop and (is_adverb(lower[at]) or lower[at] in {"be", "have"}):
        at += 1
    return min(at + 1, sentence.stop)


def _infinitive(sentence: Sentence, at: int) -> VerbGroup | None:
    """ "To" before a verb; "to Russia", "to 40 million" and "to the south" have none."""
    lower, ahead = sentence.tokens.lower, at + 1
    while ahead < sentence.stop and is_adverb(lower[ahead]):
        ahead += 1
    if ahead >= sentence.stop:
        return None
    word = lower[ahead]
    plain = sentence.tokens.text[ahead].isalpha() and sentence.tokens.text[ahead].islower()
    if not plain or _is_function(word) or word.endswith(("ing", "s")) or word in noun_words().stops:
        known = word in {"be", "have", "do"} or form_of(word) == "base"
        if not known:
            return None
    if any(one.first <= ahead < one.stop for one in sentence.quantities):
        return None
    planned = at > sentence.first and lower[at - 1] in clause_words("planning")
    if planned and not _describes(sentence, at - 1):
        return VerbGroup(at - 1, ahead + 1, "finite", "future")
    return VerbGroup(at, ahead + 1, "infinitive", "")


def _alone(sentence: Sentence, at: int, form: str) -> VerbGroup | None:
    """A verb without an auxiliary."""
    lower = sentence.tokens.lower
    if form == "ing":
        stop = at + 1
        while lower[at] == "having" and stop < sentence.stop:
            if not (is_participle(lower[stop]) or is_adverb(lower[stop])):
                break
            stop += 1
        return VerbGroup(at, stop, "participle", "")
    planned = lower[at] in clause_words("planning") and sentence.words(at + 1, at + 2) == ["to"]
    if planned and not _describes(sentence, at):
        return VerbGroup(at, _over_base(sentence, at + 1), "finite", "future")
    if form == "present":
        return None if _describes(sentence, at) else VerbGroup(at, at + 1, "finite", "present")
    if form in {"noun_too", "base"}:
        return _present(sentence, at, form)
    if form == "past_only":
        return None if _describes(sentence, at) else VerbGroup(at, at + 1, "finite", "past")
    if _describes(sentence, at):
        return None
    before = sentence.words(at - 1, at)
    if not before or before[0] in _OPENS or form == "participle_only":
        return VerbGroup(at, at + 1, "participle", "")
    if before[0] in _SUBJECTS:
        return VerbGroup(at, at + 1, "finite", "past")
    return VerbGroup(at, at + 1, "either", "past")


_SUBJECTS = frozenset({"he", "she", "it", "they", "who", "which", "we", "i", "that", "there"})
_PLURAL_SUBJECTS = frozenset({"they", "we", "who", "which", "that", "i", "you"})


def _present(sentence: Sentence, at: int, form: str) -> VerbGroup | None:
    """A verb in the present: "Peru exports copper", "banks hold", "they report"; not "Peru's
    exports", "exports of copper"."""
    lower, before = sentence.tokens.lower, at - 1
    while before > sentence.first and is_adverb(lower[before]):
        before -= 1
    if before < sentence.first or _is_verb_ahead(sentence, at):
        return None
    word = lower[before]
    if form == "base":
        fits = lower[at] in clause_words("moving") or lower[at] not in open_words().nouns_too
        if word in _PLURAL_SUBJECTS or (fits and singular(word) != word):
            return VerbGroup(at, at + 1, "finite", "present")
        return None
    if word in _SUBJECTS or (_is_name(sentence, before) and not _is_of(sentence, at)):
        return VerbGroup(at, at + 1, "finite", "present")
    return VerbGroup(at, at + 1, "weak", "present") if _may_act(sentence, before, at) else None


def _may_act(sentence: Sentence, before: int, at: int) -> bool:
    """Whether a noun in the singular stands before a word, and what a verb can have after it: "the
    show closes on", "the club turns 125"."""
    word, after = sentence.tokens.lower[before], sentence.words(at + 1, at + 2)
    noun = word.isalpha() and singular(word) == word and not _is_function(word)
    if not (noun or word == ",") or not after or form_of(word) in _TENSES:
        return False
    if sentence.tokens.text[at + 1][0].isupper() or after[0][0].isdigit():
        return True
    return after[0] in clause_words("prepositions") - {"of"} or after[0] in _ARTICLES


def _is_of(sentence: Sentence, at: int) -> bool:
    """Whether what follows makes a noun of a word: "US exports of", "Peru's and Chile's visits"."""
    after = sentence.words(at + 1, at + 2)
    return not after or after[0] in {"of", "to", "from", "and", "or", ","}


def _is_name(sentence: Sentence, at: int) -> bool:
    """Whether a name that can act ends at a token: "Peru", "Ann Lee"; not "Peru's", "Peruvian"."""
    named = sentence.entity_at(at)
    if sentence.tokens.lower[at].endswith(("'s", "s'")):
        return False
    if named is not None:
        return named.mention.form != "demonym"
    return at > sentence.first and sentence.tokens.text[at][0].isupper()


def _is_verb_ahead(sentence: Sentence, at: int) -> bool:
    """Whether a verb follows a word at once, so that it is a noun: "that exports had risen"."""
    after = sentence.words(at + 1, at + 2)
    form = form_of(after[0]) if after else ""
    return form in _TENSES or form in {"past_only", "ed"}


def _describes(sentence: Sentence, at: int) -> bool:
    """Whether a word that could be a verb describes the noun after it, or is one: "the acquired",
    "the recently acquired", "US-backed"."""
    lower, before = sentence.tokens.lower, at - 1
    while before > sentence.first and lower[before].endswith("ly"):
        before -= 1
    if before < sentence.first:
        return False
    word = lower[before]
    if word in _DASHES:
        return sentence.tokens.touches(at)
    return word in clause_words("describing") or word.endswith("'s")
