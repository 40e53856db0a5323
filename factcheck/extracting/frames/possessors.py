"""The subject of a verb of having: "Peru has", "the bloc, with", "its economy recorded"."""

from __future__ import annotations

from factcheck.extracting.frames.clause_verbs import clause_words, form_of, is_adverb
from factcheck.extracting.frames.frame import SubjectHint
from factcheck.extracting.frames.standing import (
    LEAD_REACH,
    is_coordinated,
    is_possessive,
    only_subject,
    plain_name,
)
from factcheck.extracting.frames.subject_words import subject_words
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.model.mentions import EntityMention

_VERB_REACH = 6  # tokens from the end of an apposition to the measure
_PLURAL = frozenset({"they", "their", "them", "these", "those"})  # no state alone
_RELATIVE = frozenset({"which", "that", "who", "whose"})
_PUTS_IN = frozenset({"which", "who", "whose", "whom", "where"})
_SHORTEST_ASIDE = 3  # tokens from comma to comma: ", bordering Chad,"
_PLURAL_VERBS = frozenset({"have", "are", "were"})
_ARTICLES = frozenset({"a", "an", "another"})
_TO_ARTICLE = 4  # tokens from a relative pronoun to the article of what it speaks of
# Before an article these say what something named is: "it is a club which".
_TELLING = frozenset(
    {"is", "was", "are", "were", "be", "been", "being", "remains", "became", ",", "(", "–", "—"}
)
_COLLECTIVE = frozenset({"combined", "aggregate", "joint", "collective", "members", "members'"})


def possessor_of(sentence: Sentence, verb: int, types: tuple[str, ...]) -> SubjectHint:
    """Return the hint for what has something: the subject right before the verb at `verb`."""
    words, tokens = subject_words(), sentence.tokens
    position = tokens.start[verb]
    at = verb - 1
    while at >= sentence.first and tokens.lower[at] in words.adverbs:
        at -= 1
    if at < sentence.first:
        return SubjectHint(position=position, types=types)
    region = _region_of_states(sentence, at, types)
    if region is not None:
        return SubjectHint(owner=region.mention, position=position, types=types)
    count = _count_of(sentence, at)
    if count is not None:
        if _is_of_new_body(sentence, count):
            return SubjectHint(position=position, types=types, unknown=True)
        return pointing_back(
            sentence, "they", at, position, types
        )  # "ten states with a population of"
    if tokens.text[at] == ",":
        return _before_comma(sentence, at, verb, types)
    if tokens.lower[at] in {"and", "but"}:
        return sentence_subject(sentence, at, position, types)  # "It lies ... and covers"
    word = tokens.lower[at].removesuffix("'s")
    if word in words.pronouns:
        return pointing_back(sentence, word, at, position, types)
    kind = words.descriptions.get(word)
    if kind is not None and is_determined(sentence, at):
        return pointing_back(sentence, word, at, position, types, kind)
    if word in words.transparent:
        return _clause_of_economy(sentence, at, position, types)
    head = plain_name(sentence, at, types)
    if head is None:
        return SubjectHint(position=position, types=types, unknown=True)
    return SubjectHint(
        clause=head.mention, position=position, types=types, shared=is_coordinated(sentence, head)
    )


def _region_of_states(
    sentence: Sentence, at: int, types: tuple[str, ...]
) -> Placed[EntityMention] | None:
    """A region as its states: "the three Baltic states", "the five Central Asian republics"."""
    placed = sentence.entity_at(at)
    if placed is None and at > sentence.first and _count_of(sentence, at) is not None:
        placed = sentence.entity_at(at - 1)
        if placed is not None and placed.mention.form != "demonym":
            return None
    if placed is None or placed.mention.type != "region" or "region" not in types:
        return None
    before = placed.first - 1
    counted = any(one.stop == placed.first for one in sentence.quantities)
    whole = before >= sentence.first and (
        counted or sentence.tokens.lower[before] in {"the", "all"}
    )
    return placed if whole and not is_coordinated(sentence, placed) else None


def _before_comma(sentence: Sentence, comma: int, verb: int, types: tuple[str, ...]) -> SubjectHint:
    position = sentence.tokens.start[verb]
    opens = sentence.tokens.lower[verb] in subject_words().openings
    head = apposed_subject(sentence, verb, types)
    economy = sentence.tokens.lower[comma - 1] in subject_words().transparent
    if head is None and opens and economy and verb - 1 == comma:
        return _clause_of_economy(sentence, comma - 1, position, types)
    aside = aside_before(sentence, verb) is not None
    if head is None and verb - 1 == comma and not aside:
        # "NATO, with 28 members", but not "the lake, shared by Chad and Niger, covers"
        head = plain_name(sentence, comma - 1, types)
        if head is not None and is_coordinated(sentence, head):
            return SubjectHint(clause=head.mention, position=position, types=types, shared=True)
    if head is None and opens:
        head = only_subject(sentence, comma, types)  # "China is a giant, with a GDP of ..."
    if head is None and opens:
        return sentence_subject(sentence, comma, position, types)
    if head is None:
        described = _described_before(sentence, comma, position, types)
        if described is not None:
            return described
    if head is None:
        return SubjectHint(position=position, types=types, unknown=True)
    shared = is_coordinated(sentence, head)
    return SubjectHint(clause=head.mention, position=position, types=types, shared=shared)


def _described_before(
    sentence: Sentence, comma: int, position: int, types: tuple[str, ...]
) -> SubjectHint | None:
    """ "The alliance, founded in 1949, has": the description before a phrase between commas."""
    text, lower = sentence.tokens.text, sentence.tokens.lower
    opening = next((at for at in range(comma - 1, sentence.first, -1) if text[at] == ","), None)
    at = opening - 1 if opening is not None else sentence.first
    if at - 1 != sentence.first or lower[sentence.first] != "the":
        return None
    kind = subject_words().descriptions.get(lower[at])
    return pointing_back(sentence, lower[at], at, position, types, kind) if kind else None


def sentence_subject(
    sentence: Sentence, stop: int, position: int, types: tuple[str, ...]
) -> SubjectHint:
    """The subject with which a sentence opens: its only name that can be it, a pronoun or a
    description: "The country lies on the sea, with a coast of ..."."""
    words, lower, first = subject_words(), sentence.tokens.lower, sentence.first
    opening = lower[first]
    if opening in words.pronouns:
        return pointing_back(sentence, opening, first, position, types)
    at = first + 1
    kind = words.descriptions.get(lower[at]) if at < stop else None
    if kind is not None and is_determined(sentence, at):
        return pointing_back(sentence, lower[at], at, position, types, kind)
    head = only_subject(sentence, stop, types)
    if head is None or head.first - first > LEAD_REACH:
        return SubjectHint(position=position, types=types, unknown=True)
    return SubjectHint(clause=head.mention, position=position, types=types)


def _clause_of_economy(
    sentence: Sentence, at: int, position: int, types: tuple[str, ...]
) -> SubjectHint:
    """ "India's economy has", "the Chilean economy has": the owner stands for the whole."""
    owner = sentence.entity_at(at - 1) if at > sentence.first else None
    if owner is None and at > sentence.first and sentence.tokens.lower[at - 1] == "its":
        return pointing_back(sentence, "its", at - 1, position, types)
    if owner is None or owner.mention.type not in types:
        return SubjectHint(position=position, types=types, unknown=True)
    return SubjectHint(owner=owner.mention, position=position, types=types)


def _count_of(sentence: Sentence, at: int) -> int | None:
    """The first token of the count whose noun is at a token: "states" in "ten member states"."""
    end = sentence.tokens.end[at]
    counts = (one.first for one in sentence.quantities if one.mention.noun_end == end)
    return next(counts, None)


def _is_of_new_body(sentence: Sentence, count: int) -> bool:
    """Whether a count at a token is that of something new: "he heads a body of ten states with"."""
    start = max(sentence.first, count - _TO_ARTICLE)
    if "of" not in sentence.words(start, count):
        return False
    lower = sentence.tokens.lower
    article = next((at for at in range(count - 1, start - 1, -1) if lower[at] in _ARTICLES), None)
    return article is not None and not _tells_what(sentence, article)


def apposed_subject(
    sentence: Sentence, first: int, types: tuple[str, ...]
) -> Placed[EntityMention] | None:
    """ "Germany, the largest economy in the EU, has ...": the name before an apposition.

    The apposition is what two commas enclose; the second of them has the verb after it.
    """
    text, lower = sentence.tokens.text, sentence.tokens.lower
    commas = [at for at in range(sentence.first, first) if text[at] == ","]
    if len(commas) < 2:
        return None
    opening, closing = commas[-2], commas[-1]
    if first - closing > _VERB_REACH:
        return None
    if closing + 1 < sentence.stop and sentence.entity_at(closing + 1) is not None:
        return None
    inner = sentence.entity_at(opening + 1)
    if closing - opening < 2 or (inner is not None and not is_possessive(sentence, inner)):
        return None  # a list of names, and not "Peru, Chile's neighbour, has"
    if lower[opening + 1] in {"and", "or", "but"}:
        return None
    at = opening - 1
    if text[at] == ")":  # "the Organisation (ORG), founded in 1960, has"
        at = max((one for one in range(sentence.first, at) if text[one] == "("), default=at + 1) - 1
    return plain_name(sentence, at, types) if at >= sentence.first else None


def aside_before(sentence: Sentence, first: int) -> int | None:
    """Return the comma that opens a clause put in before a token: a name in it is not what the
    verb behind it is of ("Nearby Austria, which borders Italy, has")."""
    text, lower = sentence.tokens.text, sentence.tokens.lower
    commas = [at for at in range(sentence.first, first) if text[at] == ","]
    if len(commas) < 2 or first - commas[-1] > _VERB_REACH:
        return None
    opening, closing = commas[-2:]
    word = lower[opening + 1]
    if closing - opening < _SHORTEST_ASIDE or sentence.entity_at(opening + 1) is not None:
        return None
    return opening if word in _PUTS_IN or word.endswith(("ing", "ed")) else None


def pointing_back(
    sentence: Sentence,
    word: str,
    at: int,
    position: int,
    types: tuple[str, ...],
    description: str = "",
) -> SubjectHint:
    """Return the hint of a pronoun or a description at token `at`, for a claim at `position`."""
    described = _description_before(sentence, at) if word in _RELATIVE else None
    if described is not None:
        at, word, description = described
    if word in _RELATIVE and (_speaks_of_another(sentence, at) or _is_of_several(sentence, at)):
        description = "pair"
    if description and sentence.tokens.lower[at - 1] in subject_words().other_kinds:
        description = "pair"  # "the customs union" is none that was named
    if description == "pair":
        return SubjectHint(position=position, types=types, unknown=True)
    if word in _PLURAL or _COLLECTIVE.intersection(sentence.words(at, at + 4)):
        types = tuple(one for one in types if one == "organisation")  # "their combined GDP"
    return SubjectHint(
        anaphor=word,
        description=description,
        position=position,
        sentence_start=sentence.span.start,
        anaphor_at=sentence.tokens.start[at],
        types=types,
    )


def _description_before(sentence: Sentence, at: int) -> tuple[int, str, str] | None:
    """What a relative pronoun takes up, by its token, its word and its type: "the Union, which
    covers"; "pair", which is nobody, for a thing that is no party: "the parliament, which has"."""
    before = at - 1 - (sentence.words(at - 1, at) == [","])
    if before <= sentence.first or sentence.entity_at(before) is not None:
        return None
    word, text = sentence.tokens.lower[before], sentence.tokens.text
    opening = _determiner_before(sentence, before)
    if opening is None:
        return None
    kind = subject_words().descriptions.get(word)
    if kind is None or opening < before - 1:
        another = not _tells_what(sentence, opening)
        return (before, word, "pair") if another else None
    return (before, word, kind) if text[before][0].isupper() else None


def _determiner_before(sentence: Sentence, noun: int) -> int | None:
    """The token of the "the" or "its" that a noun has before it, over a word or two."""
    words, lower = subject_words(), sentence.tokens.lower
    for at in range(noun - 1, max(sentence.first, noun - _TO_ARTICLE) - 1, -1):
        if lower[at] in words.determiners or lower[at] in {"its", "their"}:
            return at
        if not lower[at].isalpha() or lower[at] in clause_words("prepositions"):
            return None
    return None


def _tells_what(sentence: Sentence, article: int) -> bool:
    """Whether a phrase that begins at a token says what something named is: "it is the club"."""
    if article == sentence.first:
        return False
    before = sentence.tokens.lower[article - 1]
    return before in _TELLING or before in subject_words().adverbs


def _speaks_of_another(sentence: Sentence, at: int) -> bool:
    """Whether a relative pronoun speaks of something that no one has named: "a test for a
    community which was launched", but not "it is a community which was launched"."""
    lower = sentence.tokens.lower
    start = max(sentence.first, at - _TO_ARTICLE)
    article = next((one for one in range(at - 1, start - 1, -1) if lower[one] in _ARTICLES), None)
    if article is None or article == sentence.first:
        return False
    return not _tells_what(sentence, article)


def _is_of_several(sentence: Sentence, at: int) -> bool:
    """Whether a relative pronoun can take up all the names before it: "Peru and Chile, which have",
    "Peru and Chile, whose", but not "Peru and Chile, which has"."""
    before = at - (sentence.words(at - 1, at) == [","])
    named = sentence.entity_at(before - 1) if before > sentence.first else None
    if named is None or named.stop != before or not is_coordinated(sentence, named):
        return False
    if sentence.words(at, at + 1) == ["whose"]:
        return True
    verb = at + 1
    while verb < sentence.stop - 1 and is_adverb(sentence.tokens.lower[verb]):
        verb += 1
    word = sentence.tokens.text[min(verb, sentence.stop - 1)]
    plural = form_of(word) in {"base", ""} and word.islower() and not word.endswith("s")
    return word in _PLURAL_VERBS or plural


def is_determined(sentence: Sentence, at: int) -> bool:
    """Whether a description has "the" or "its" before it, over at most one adjective, and is not
    part of a name: "the Soviet Union"."""
    words, lower = subject_words(), sentence.tokens.lower
    named = sentence.entity_at(at)
    return (named is None or named.first == at) and any(
        at - back >= sentence.first
        and (lower[at - back] in words.determiners or lower[at - back] in {"its", "their"})
        for back in (1, 2)
    )
