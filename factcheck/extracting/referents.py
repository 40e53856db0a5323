"""Pronouns and descriptions that only one name can be meant by, read as that name.

"Uzbekistan floated its money. Its currency, the som, fell." Readers of sentences take the token
"Its" for "Uzbekistan's": the sentence they get has that word in its place, and the name as a
mention there, at the position of the pronoun. Where two names could be meant nothing is put in.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby

from msgspec import Struct

from factcheck.extracting.frames.standing import is_modifier
from factcheck.extracting.frames.succession_people import titles
from factcheck.extracting.gazetteer import Held
from factcheck.extracting.labelled import Headings
from factcheck.extracting.lexicon import lexicon, rules_words
from factcheck.extracting.names_put_in import renamed, with_names
from factcheck.extracting.people_meant import Meant, PeopleMeant
from factcheck.extracting.phrases import PhraseTable
from factcheck.extracting.sentence import Sentence
from factcheck.extracting.short_names import ShortNames
from factcheck.extracting.topics import text_topic
from factcheck.extracting.word_lists import WordLists
from factcheck.model.document import Document, SegmentKind
from factcheck.model.mentions import EntityMention

_KINDS = ("country", "organisation")
_TO_SUBJECT = 2  # tokens before the name with which a sentence opens: "The", "Oil-rich"
_TO_HEAD = 3  # tokens after "its" in which the noun stands: "its only land border"
_TO_VERB = 6  # tokens from a name to what became of them: ", the former mayor,"
_TO_BODY = 4  # tokens from an article to what it brings in: "a new European agency"
_ARTICLES = frozenset({"a", "an"})
_WIDE = 12  # sentences in which another body may have been called so
_FAR = 3  # sentences after which what a paragraph spoke of is no longer meant


_words = WordLists("lexicon/referents").words


@cache
def _heads() -> dict[str, frozenset[str]]:
    return {kind: frozenset(words) for kind, words in lexicon("referents")["heads"].items()}


@cache
def _pointing() -> frozenset[str]:
    described = _words("described")
    return described | {f"{word}'s" for word in described} | {"it", "its"}


@cache
def _pointing_or_called() -> frozenset[str]:
    return _pointing() | _words("called")


class _Topic(Struct, frozen=True):
    """The name that sentences open with, and how many in a row are of it; `about` is whom "the
    capital" may be of, which stays the same over sentences that open with no name."""

    name: EntityMention | None = None
    streak: int = 0
    about: EntityMention | None = None

    def after(self, sentence: Sentence) -> _Topic:
        """What is spoken of after a further sentence."""
        if self.name is not None and _opens_pointing(sentence):
            return _Topic(self.name, self.streak + 1, self.about)
        name = None if _opens_pointing(sentence) else _subject_of(sentence)
        same = self.name is not None and name is not None and name.entity == self.name.entity
        other = _names_other(sentence, self.about) or sentence.places_of(_words("elsewhere"))
        about = name or (None if other else self.about)
        return _Topic(name, self.streak + 1 if same else 1, about)


def _names_other(
    sentence: Sentence, about: EntityMention | None, kinds: Sequence[str] = _KINDS
) -> bool:
    """Whether a sentence names another state or body than the one that is spoken of."""
    return about is None or any(
        one.mention.type in kinds
        and one.mention.form != "demonym"
        and one.mention.entity != about.entity
        for one in sentence.entities
    )


def with_referents(
    document: Document, sentences: Sequence[Sentence], held: Held
) -> tuple[Sentence, ...]:
    """Return the sentences, those with such a word as if the name stood there; `held` tells the
    offices of a known person."""
    read: list[Sentence] = []
    named = [one.mention for each in sentences for one in each.entities]
    headings, topic, short = Headings(), _whole_topic(document, named), ShortNames()
    for (index, _), grouped in groupby(sentences, lambda one: (one.segment, id(one.tokens))):
        segment, group = document.segments[index], tuple(grouped)
        if segment.kind is SegmentKind.HEADING:
            headings.next(group[0], segment.level)
            read += group
            continue
        read += _of_paragraph(group, held, short, _Topic(about=headings.subject or topic))
    return tuple(read)


def _whole_topic(document: Document, named: Sequence[EntityMention]) -> EntityMention | None:
    """What the text is about, where that is no part of it: not "Peru's east"."""
    topic = text_topic(document, named)
    owns = topic is not None and document.text[topic.end : topic.end + 1] in {"'", "’"}
    return None if owns else topic


def _of_paragraph(
    sentences: Sequence[Sentence], held: Held, short: ShortNames, topic: _Topic
) -> Sequence[Sentence]:
    people = PeopleMeant(held)
    found: dict[int, list[Meant]] = {}
    for number, each in enumerate(sentences):
        told = people.read(each) + short.read(each)
        passage = sentences[max(0, number - _FAR) : number]
        wide = sentences[max(0, number - _WIDE) : number]
        others = [_bridged(each, topic.about), _meant_in(each, passage, wide, topic)]
        if number:
            others.append(_officer(each, sentences[number - 1]))
        taken = {one.at for one in told}
        told += [one for one in others if one is not None and one.at not in taken]
        if told:
            found[number] = told
        topic = topic.after(each)
    every = [one for of_sentence in found.values() for one in of_sentence]
    if not every:
        return sentences
    tokens = renamed(sentences[0].tokens, every)
    return [
        with_names(each, tokens, found[number]) if number in found else each
        for number, each in enumerate(sentences)
    ]


@cache
def _phrases(name: str) -> PhraseTable[bool]:
    """A list of words about terms of office, as phrases."""
    table = rules_words("claims/terms_of_office")
    lists = (table["took"], table["chosen"]) if name == "came" else (table[name],)
    return PhraseTable.of((phrase, True) for words in lists for phrase in words)


def _bridged(sentence: Sentence, about: EntityMention | None) -> Meant | None:
    """The article of "The capital" as "Peru's", where Peru is what is spoken of."""
    words = sentence.words(sentence.first, sentence.first + 1 + _TO_HEAD)
    if about is None or words[:1] != ["the"]:
        return None
    nouns = lexicon("referents")["bridged"].get(about.type, ())
    at = 1
    while at < len(words) and words[at] in _words("bridging"):
        at += 1
    fits = at < len(words) and words[at] in nouns and words[at + 1 : at + 2] != ["of"]
    if not fits or (_names_other(sentence, about) and words[at] not in _words("of_others")):
        return None
    return Meant(sentence.first, about)


def _officer(sentence: Sentence, before: Sentence) -> Meant | None:
    """The name for "The new president" of whom the one before told as the only
    name that they came into an office, or for "The outgoing president" that they left one."""
    opening = sentence.words(sentence.first, sentence.first + 2)
    kind = lexicon("referents")["officers"].get(opening[-1]) if opening[:1] == ["the"] else None
    people = [one for one in before.entities if one.mention.type == "person"]
    if kind is None or len({one.mention.entity for one in people}) != 1 or len(before.offices) > 1:
        return None
    title = titles().longest(sentence.tokens.lower, sentence.first + 2, sentence.stop)
    who, held = people[0], before.offices[0].mention.person_span if before.offices else None
    other = held is not None and not held.overlaps(who.mention.span)
    meant = title is not None and not other and _may_be_of(title[1], before)
    told = before.phrases(_phrases(kind)) if meant else ()
    verbs = [at for at, _, _ in told if who.stop <= at <= who.stop + _TO_VERB]
    if title is None or not verbs or who.first - before.first > _TO_SUBJECT:
        return None
    at = sentence.first + 1 + title[0]
    ends = _ends(sentence, at) and sentence.words(at + 1, at + 2) != ["elect"]
    mine = not any(one.mention.type == "person" for one in sentence.entities)
    return Meant(at, who.mention) if ends and mine else None


def _may_be_of(role: str, before: Sentence) -> bool:
    """Whether a sentence names that office and no other, or none and there is but one such."""
    named = {one[2] for one in before.phrases(titles())} | {
        one.mention.office for one in before.offices
    }
    return named == {role} if named else role in _words("sole")


def _opens_pointing(sentence: Sentence) -> bool:
    first = sentence.words(sentence.first, sentence.first + 2)
    if first[0] in {"it", "its"}:
        return True
    named = len(first) > 1 and sentence.entity_at(sentence.first + 1) is not None
    return first[0] == "the" and first[-1] in _pointing_or_called() and not named


def _subject_of(sentence: Sentence) -> EntityMention | None:
    """The name with which a sentence opens, alone."""
    for one in sentence.entities:
        if one.first - sentence.first > _TO_SUBJECT:
            return None
        if one.mention.type in _KINDS and one.mention.form != "demonym":
            joined = sentence.words(one.stop, one.stop + 1) == ["and"]
            return None if joined or is_modifier(sentence, one) else one.mention
    return None


def _meant_in(
    sentence: Sentence, passage: Sequence[Sentence], wide: Sequence[Sentence], topic: _Topic
) -> Meant | None:
    """The first word of a sentence that points back, with the name that it means."""
    if not sentence.may_have(_pointing_or_called()):
        return None
    at, kinds = next(_pointers(sentence), (-1, ()))
    if at < 0 or any(one.first < at and one.mention.type in _KINDS for one in sentence.entities):
        return None  # a name of its own may be meant
    word = sentence.tokens.lower[at].removesuffix("'s")
    if word in _words("called"):
        named = _called(word, passage, wide, topic)
    else:
        named = _meant(kinds, passage, topic)
    if named is None and word in _words("described"):
        named = _about(kinds, passage, topic) or _by_people(kinds, passage[-1:])
    if named is None:
        return None
    if named.type == "organisation" and any(_brings_in(one) for one in passage[-1:]):
        return None
    return Meant(at, named)


def _called(
    word: str, passage: Sequence[Sentence], wide: Sequence[Sentence], topic: _Topic
) -> EntityMention | None:
    """The one body in whose name a word is, of those that a passage names: "the forum", "the fund";
    whatever else may be called so makes it unsure."""
    named = [one.mention for each in passage for one in each.entities]
    bodies = {
        one.entity: one
        for one in (*named, *([topic.about] if topic.about is not None else []))
        if one.type == "organisation" and word in one.canonical.lower().split()
    }
    if len(bodies) != 1:
        return None
    body = next(iter(bodies.values()))
    # "The bank" after "Arl Bank and the Swiss National Bank" may be the one that nobody knows.
    again = any(each.entity_at(at) is None for each in wide for at in each.places_of({word}))
    return None if again else body


def _about(
    kinds: Sequence[str], passage: Sequence[Sentence], topic: _Topic
) -> EntityMention | None:
    """Whom a passage is about that names no other state or body: "the country" means that."""
    about = topic.about
    if about is None or about.type not in kinds:
        return None
    return None if any(_names_other(one, about, kinds) for one in passage) else about


def _by_people(kinds: Sequence[str], passage: Sequence[Sentence]) -> EntityMention | None:
    """The state of the only people that the sentence before names, at its head: "Danish voters
    are calm. The country"."""
    named = [one for each in passage for one in each.entities if one.mention.type in kinds]
    if len(named) != 1 or named[0].mention.form != "demonym" or named[0].mention.candidates:
        return None
    opens = named[0].first - passage[0].first < _TO_SUBJECT
    return named[0].mention if opens and named[0].mention.type == "country" else None


def _brings_in(sentence: Sentence) -> bool:
    """Whether a sentence speaks of something new, which may be a body as well: "The Union agreed
    on a new authority. It is based in"."""
    return any(
        not _words("bodies").isdisjoint(sentence.words(at + 1, at + 1 + _TO_BODY))
        for at in sentence.places_of(_ARTICLES)
    )


def _meant(
    kinds: Sequence[str], passage: Sequence[Sentence], topic: _Topic
) -> EntityMention | None:
    """The only name that can be meant: of the sentence before, or, by a club or a state that it
    alone can be, of those before that; else what the sentences have been of all along."""
    spoken = topic.name
    stays = topic.streak > 1 or (
        spoken is not None and any(_is_said_to_be(one, spoken) for one in passage[-1:])
    )
    if spoken is not None and spoken.type in kinds and stays:
        return spoken
    if spoken is None and passage and _opens_pointing(passage[-1]):
        return None  # "The group has 19 members and the Union. Its members": of the group
    far = len(kinds) == 1 and kinds[0] == "organisation"
    named = _only_name(passage if far else passage[-1:], kinds)
    opens = named is not None and spoken is not None and named.entity == spoken.entity
    return named if opens or far else None


def _is_said_to_be(sentence: Sentence, name: EntityMention) -> bool:
    """Whether a sentence says what the name that opens it is, and its other names where that lies:
    "Mongolia is a country between Russia and China"; not "China is a neighbour of Mongolia"."""
    at = next((one.stop for one in sentence.entities if one.mention is name), sentence.first)
    if not _words("being").issuperset(sentence.words(at, at + 1)) or not _ARTICLES.intersection(
        sentence.words(at + 1, at + 2)
    ):
        return False
    others = (one for one in sentence.entities if one.first > at and one.mention.type in _KINDS)
    return all(
        one.mention.form != "demonym" and sentence.words(one.first - 1, one.first) != ["of"]
        for one in others
    )


def _pointers(sentence: Sentence) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yield tokens that point back with the types of what they can mean."""
    lower = sentence.tokens.lower
    for at in sentence.places_of(_pointing_or_called()):
        word = lower[at]
        if word == "it":
            if at == sentence.first and _is_somebody(sentence, at + 1):
                yield at, _KINDS
        elif word == "its":
            after = sentence.words(at + 1, at + 1 + _TO_HEAD)
            kinds = tuple(kind for kind in _KINDS if not _heads()[kind].isdisjoint(after))
            if kinds:
                yield at, kinds
        elif at > sentence.first and lower[at - 1] == "the" and _ends(sentence, at):
            if word in _words("called"):
                yield at, _KINDS[1:]
                continue
            described = lexicon("discourse")["descriptions"]
            yield (
                at,
                tuple(
                    kind for kind in _KINDS if word.removesuffix("'s") in described.get(kind, ())
                ),
            )


def _ends(sentence: Sentence, at: int) -> bool:
    """Whether a description is all that is told: not "the country of", "the state budget"."""
    after = sentence.words(at + 1, at + 2)
    if after and sentence.tokens.text[at + 1][0].isupper():
        return False  # "the Union Jack"
    return after != ["of"] and sentence.entity_at(at) is None


def _is_somebody(sentence: Sentence, at: int) -> bool:
    verb, after = sentence.words(at, at + 1), sentence.words(at + 1, at + 3)
    if _words("nobody").isdisjoint(verb):
        return True
    if after[:1] in (["been"], ["be"], ["also"], ["now"]):
        after = after[1:]
    return not _words("somebody").isdisjoint(after[:1])


def _only_name(passage: Sequence[Sentence], kinds: Sequence[str]) -> EntityMention | None:
    """The only name of some types that the sentences before have."""
    found = {
        one.mention.entity: one.mention
        for sentence in passage
        for one in sentence.entities
        if one.mention.type in kinds and not is_modifier(sentence, one)
    }
    named = [one for key, one in found.items() if key is not None and one.form != "demonym"]
    return named[0] if len(found) == len(named) == 1 else None
