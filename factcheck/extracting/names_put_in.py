"""Names put in the place of words that stand for them: readers of sentences see the name."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from factcheck.extracting.people_meant import Meant
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.extracting.tokens import Tokens
from factcheck.model.mentions import EntityMention

_OWNING = frozenset({"its", "his", "her", "the"})


def renamed(tokens: Tokens, names: Sequence[Meant]) -> Tokens:
    """Return the tokens of a paragraph with names in place of words, one copy for all of it."""
    text, lower = list(tokens.text), list(tokens.lower)
    for one in names:
        owns = lower[one.at] in _OWNING or lower[one.at].endswith("'s")
        person = one.mention.type == "person"  # by the last name, as the text would go on
        people = one.mention.form == "demonym"
        printed = one.mention.canonical if people else one.mention.text
        name = printed.split()[-1] if person else printed.replace(" ", "-")
        name += "'s" if owns else ""
        text[one.at], lower[one.at] = name, name.lower()
    return replace(tokens, text=text, lower=lower, vocabulary=frozenset(lower))


def with_names(sentence: Sentence, tokens: Tokens, names: Sequence[Meant]) -> Sentence:
    """Return a sentence over such tokens, with the names among its own; what was read of it before
    is not kept."""
    start, end = tokens.start, tokens.end
    added = (
        Placed(one.at, one.at + 1, _named_at(one.mention, start[one.at], end[one.at]))
        for one in names
    )
    taken = {one.at for one in names}
    kept = (one for one in sentence.entities if taken.isdisjoint(range(one.first, one.stop)))
    entities = sorted((*kept, *added), key=lambda one: one.first)
    return replace(
        sentence,
        tokens=tokens,
        entities=tuple(entities),
        cued=0,
        clauses=(),
        spots=None,
        known=None,
    )


def _named_at(mention: EntityMention, start: int, end: int) -> EntityMention:
    form = "name" if mention.form == "demonym" else mention.form
    return replace(mention, start=start, end=end, form=form)
