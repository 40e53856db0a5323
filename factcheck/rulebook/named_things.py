"""Things with a name beside their noun: "the Borg mill", "the new mill at Borg" are one mill."""

from __future__ import annotations

from itertools import pairwise

from factcheck.extracting.sentence import Sentence
from factcheck.rulebook.context import Context
from factcheck.rulebook.text_things import distinct_words, is_body, kind_of, nouns_of, thing_at


def named_thing(context: Context, sentence: Sentence, head: int) -> str | None:
    """Return the class of a thing with the names beside its noun, "dairy@aalst", where the text
    tells nothing by which there may be two of that name; None without a name."""
    kind = kind_of(sentence.tokens.lower[head])
    names = thing_at(sentence, head, kind).names
    if not names or is_body(kind):
        return None
    known: dict[tuple[str, frozenset[str]], bool] = context.once(_judged_by_name)
    if (kind, names) not in known:
        known[kind, names] = _only_one_of_name(context, kind, names)
    return f"{kind}@{' '.join(sorted(names))}" if known[kind, names] else None


def _judged_by_name(context: Context) -> dict[tuple[str, frozenset[str]], bool]:
    return {}


def _only_one_of_name(context: Context, kind: str, names: frozenset[str]) -> bool:
    """Whether no two things of a class and a name have words of their own: "old" and "new"."""
    by_name = context.once(_described)
    if kind not in by_name:
        by_name[kind] = _by_name(context, kind)
    told = {one for name in ("", *names) for one in by_name[kind].get(name, ())}
    distinct = any(modifiers & distinct_words() for modifiers in told)
    return not distinct and _nest(told)


def _described(context: Context) -> dict[str, dict[str, set[frozenset[str]]]]:
    return {}


def _by_name(context: Context, kind: str) -> dict[str, set[frozenset[str]]]:
    """The words beside the nouns of a class, with "another" among them, by the names beside them;
    "" where there is no name."""
    distinct, nouns = distinct_words(), nouns_of(kind)
    found: dict[str, set[frozenset[str]]] = {}
    for sentence in context.sentences_with(nouns):
        for at in sentence.places_of(nouns):
            thing = thing_at(sentence, at, kind)
            told = thing.modifiers | ({thing.determiner} & distinct)
            for name in thing.names or ("",):
                found.setdefault(name, set()).add(told)
    return found


def _nest(sets: set[frozenset[str]]) -> bool:
    """Whether of any two sets one holds the other."""
    ordered = sorted(sets, key=len)
    return all(one <= other for one, other in pairwise(ordered))
