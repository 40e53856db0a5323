"""One name written in two ways inside one text.

Names are bucketed by all their words but one, so only names that already agree in everything
else are compared; lone family names meet the full name through their sounds.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from msgspec import Struct

from factcheck.naming.distance import phones
from factcheck.naming.folding import fold
from factcheck.naming.lexicon import lexicon
from factcheck.naming.word_relation import are_chinese, is_number, relation
from factcheck.naming.words import cut, word_of

_MOST_WORDS = 8
_MOST_LETTERS = 120  # of a name; what is longer is no name, and its keys would cost too much
_SMALL = 12  # words in a bucket that are compared each with each
_LONE = 7  # letters from which a lone family name may be a misspelt one


class VariantGroup(Struct, frozen=True):
    """Forms of one name in one text, the most frequent first, with their counts.

    `kind` is "misspelling", "transliteration", "given name", "diacritics" or "convention"
    (British against American spelling). `differs` are the words that are not the same.
    `confidence` (0 to 1) is high where one form is frequent and another stands once.
    """

    forms: tuple[str, ...]
    counts: tuple[int, ...]
    kind: str
    differs: tuple[str, ...]
    confidence: float

    @property
    def preferred(self) -> str | None:
        """The form that the text uses most, None on a draw."""
        return self.forms[0] if self.counts[0] > self.counts[1] else None


class _Form(Struct, frozen=True, gc=False):
    """A name without titles and possessive: its words, and the keys under which it is compared.

    `rests` are the words without the one at a place, for every place; `sounds` are () for names
    that hold a number and for single words.
    """

    words: tuple[str, ...]
    folded: tuple[str, ...]
    key: str
    rests: tuple[tuple[int, tuple[str, ...]], ...]
    sounds: tuple[str, ...]

    @property
    def text(self) -> str:
        return " ".join(self.words)


class _Name(Struct, frozen=True, gc=False):
    """A distinct form and how often it stands in the text."""

    form: _Form
    count: int


class _Link(Struct, frozen=True):
    left: int
    right: int
    kind: str
    sure: bool = True


def variants(names: Sequence[str]) -> tuple[VariantGroup, ...]:
    """Return the groups of strings that are one name written differently.

    `names` are the proper names and fixed terms of one text, one entry for each time that they
    stand there (the counts matter). Inflected forms, numbered names, words that are both right
    ("Iran", "Iraq") and different people are not grouped. Near linear in the names.
    """
    distinct = _distinct(names)
    links = [*_same_letters(distinct), *_one_word_apart(distinct)]
    links += [*_same_sounds(distinct), *_lone_families(distinct)]
    return tuple(_groups(distinct, links))


def form_key(name: str) -> str:
    """Return a key that is equal for all places of one form ("Hu Jintao’s", "President Hu Jintao")
    and for that form in a group.
    """
    return _form(name).key


def _distinct(names: Sequence[str]) -> list[_Name]:
    """Collect the forms in the order of their first place; letter case makes no new form."""
    counts: Counter[str] = Counter()
    printed: dict[str, _Form] = {}
    for name, count in Counter(names).items():
        form = _form(name)
        if 0 < len(form.words) <= _MOST_WORDS and len(form.key) <= _MOST_LETTERS:
            counts[form.key] += count
            printed.setdefault(form.key, form)
    return [_Name(form, counts[key]) for key, form in printed.items()]


@lru_cache(maxsize=16384)
def _form(name: str) -> _Form:
    words = cut(name)
    table = lexicon()
    titles, particles = table.titles, table.particles
    while len(words) > 2 and fold(words[0]) in titles:
        words = words[1:]
    folded = tuple(fold(word) for word in words)
    places = range(len(folded)) if len(folded) > 1 else ()
    rests = [(at, (*folded[:at], *folded[at + 1 :])) for at in places]
    return _Form(
        words=tuple(words),
        folded=folded,
        key=" ".join(words).casefold().replace("’", "'"),
        rests=tuple(
            rest
            for rest in rests
            if any(len(word) > 1 and word not in particles for word in rest[1])
        ),
        sounds=()
        if len(folded) < 2 or any(is_number(word) for word in folded)
        else tuple(phones(word) for word in folded),
    )


def _same_letters(names: Sequence[_Name]) -> Iterator[_Link]:
    """Names that differ by diacritics, hyphens or spaces only."""
    seen: dict[str, int] = {}
    for at, name in enumerate(names):
        letters = "".join(name.form.folded)
        if len(letters) < 3:
            continue
        first = seen.setdefault(letters, at)
        if first != at:
            yield _Link(first, at, "diacritics")


def _one_word_apart(names: Sequence[_Name]) -> Iterator[_Link]:
    buckets: dict[tuple[int, tuple[str, ...]], dict[str, int]] = {}
    for at, name in enumerate(names):
        for rest in name.form.rests:
            buckets.setdefault(rest, {}).setdefault(name.form.folded[rest[0]], at)
    for (_, others), words in buckets.items():
        if len(words) < 2:
            continue
        for one, other in _close(words):
            kind = relation(one, other)
            if kind == "misspelling" and are_chinese(one, other, others):
                continue
            if kind:  # further forms with the same letters are linked already
                yield _Link(words[one], words[other], kind)


def _close(words: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield the pairs of words worth comparing; in a large bucket those that share a key."""
    listed = list(words)
    if len(listed) <= _SMALL:
        for at, one in enumerate(listed):
            for other in listed[at + 1 :]:
                yield one, other
        return
    by_key: dict[str, list[str]] = defaultdict(list)
    for word in listed:
        families = [f"{given.family}#" for given in word_of(word).given]
        for key in (*_slip_keys(word), *families):
            by_key[key].append(word)
    seen: set[tuple[str, str]] = set()
    for group in by_key.values():
        for at, one in enumerate(group[:_SMALL]):
            for other in group[at + 1 : _SMALL]:
                if one != other and (one, other) not in seen:
                    seen.add((one, other))
                    yield one, other


def _same_sounds(names: Sequence[_Name]) -> Iterator[_Link]:
    """Names in which two words or more are transliterated otherwise."""
    seen: dict[tuple[str, ...], int] = {}
    for at, name in enumerate(names):
        sounds = name.form.sounds
        if not sounds:
            continue
        first = seen.setdefault(sounds, at)
        if first == at:
            continue
        pairs = zip(names[first].form.folded, name.form.folded, strict=True)
        changed = [(a, b) for a, b in pairs if a != b]
        if changed and all(relation(a, b) for a, b in changed):
            yield _Link(first, at, "transliteration")


def _lone_families(names: Sequence[_Name]) -> Iterator[_Link]:
    """A family name standing alone against the last word of a full name."""
    lasts: dict[str, int] = {}
    alone: dict[str, int] = {}
    for at, name in enumerate(names):
        last = name.form.folded[-1]
        if len(last) >= _LONE - 1:
            (lasts if len(name.form.folded) > 1 else alone).setdefault(last, at)
    alone = {word: at for word, at in alone.items() if word not in lasts}
    if not alone:
        return
    by_key: dict[str, list[str]] = defaultdict(list)
    for last in lasts:
        for key in _slip_keys(last):
            by_key[key].append(last)
    for word, at in alone.items():
        if word_of(word).given:
            continue
        near = {last: None for key in _slip_keys(word) for last in by_key.get(key, ())[:_SMALL]}
        for last in near:
            if word_of(last).given:
                continue
            kind = relation(last, word)
            if kind == "transliteration":
                yield _Link(lasts[last], at, kind)
            elif kind == "misspelling" and len(word) >= _LONE and len(word) != len(last):
                yield _Link(lasts[last], at, kind, sure=False)


@lru_cache(maxsize=16384)
def _slip_keys(word: str) -> tuple[str, ...]:
    """Return keys of which two words one slip apart share one: each letter left out in turn."""
    keys = {phones(word), word} | {word[:at] + word[at + 1 :] for at in range(len(word))}
    return tuple(sorted(keys))


def _groups(names: Sequence[_Name], links: Sequence[_Link]) -> Iterator[VariantGroup]:
    """Join what is linked; a group's kind is that of its most telling link."""
    parent = list(range(len(names)))

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    for link in links:
        left, right = sorted((root(link.left), root(link.right)))
        parent[right] = left
    members: dict[int, list[int]] = defaultdict(list)
    kinds: dict[int, set[str]] = defaultdict(set)
    for link in links:
        kinds[root(link.left)].add(link.kind)
    doubtful = {root(link.left) for link in links if not link.sure}
    for at in sorted({at for link in links for at in (link.left, link.right)}):
        members[root(at)].append(at)
    for start, group in members.items():
        yield _group([names[at] for at in group], kinds[start], start not in doubtful)


_TELLING = ("misspelling", "given name", "transliteration", "diacritics", "convention")
_LONE_CONFIDENCE = 0.4
_BASE = {
    "misspelling": 0.6,
    "given name": 0.7,
    "transliteration": 0.7,
    "diacritics": 0.4,
    "convention": 0.3,
}


def _group(group: Sequence[_Name], kinds: set[str], sure: bool) -> VariantGroup:
    ranked = sorted(group, key=lambda name: -name.count)
    kind = next(kind for kind in _TELLING if kind in kinds)
    confidence = _BASE[kind] if sure else _LONE_CONFIDENCE
    if ranked[0].count > 1 and ranked[-1].count == 1:
        confidence += 0.2
    everywhere = set.intersection(*(set(name.form.words) for name in ranked))
    differs = dict.fromkeys(
        word for name in ranked for word in name.form.words if word not in everywhere
    )
    return VariantGroup(
        forms=tuple(name.form.text for name in ranked),
        counts=tuple(name.count for name in ranked),
        kind=kind,
        differs=tuple(differs),
        confidence=round(confidence, 2),
    )
