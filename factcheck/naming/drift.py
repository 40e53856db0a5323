"""One name written in two ways inside one text.

Names are bucketed by all their words but one, so only names that already agree in everything
else are compared; lone family names meet the full name through their sounds.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from factcheck.naming.distance import edits, phones
from factcheck.naming.folding import fold
from factcheck.naming.lexicon import lexicon
from factcheck.naming.words import Word, cut, is_roman, word_of

# Words that can be read as Chinese syllables: nearly any other letter makes another name of them.
_PINYIN = (
    r"(?:(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])"
    r"(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|ei|ao|ou|an|en|in|un|ia|ie|iu|ua|uo|ui|ue|[aoeiu])"
    r")|ang|eng|ai|ei|ao|ou|an|en|er|[aoe])+$"
)
_MOST_WORDS = 8
_SMALL = 12  # words in a bucket that are compared each with each
_LONE = 7  # letters from which a lone family name may be a misspelt one


@dataclass(frozen=True, slots=True)
class VariantGroup:
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


@dataclass(frozen=True, slots=True)
class _Form:
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


@dataclass(frozen=True, slots=True)
class _Name:
    """A distinct form and how often it stands in the text."""

    form: _Form
    count: int


@dataclass(frozen=True, slots=True)
class _Link:
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


def _distinct(names: Sequence[str]) -> list[_Name]:
    """Collect the forms in the order of their first place; letter case makes no new form."""
    counts: Counter[str] = Counter()
    printed: dict[str, _Form] = {}
    for name, count in Counter(names).items():
        form = _form(name)
        if 0 < len(form.words) <= _MOST_WORDS:
            counts[form.key] += count
            printed.setdefault(form.key, form)
    return [_Name(form, counts[key]) for key, form in printed.items()]


@lru_cache(maxsize=16384)
def _form(name: str) -> _Form:
    words = cut(name)
    titles = lexicon().titles
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
            if any(len(word) > 1 and word_of(word).particle < 0 for word in rest[1])
        ),
        sounds=()
        if len(folded) < 2 or any(_is_number(word) for word in folded)
        else tuple(phones(word) for word in folded),
    )


def _same_letters(names: Sequence[_Name]) -> Iterator[_Link]:
    """Names that differ by diacritics, hyphens or spaces only."""
    seen: dict[str, int] = {}
    for at, name in enumerate(names):
        first = seen.setdefault("".join(name.form.folded), at)
        if first != at:
            yield _Link(first, at, "diacritics")


def _one_word_apart(names: Sequence[_Name]) -> Iterator[_Link]:
    buckets: dict[tuple[int, tuple[str, ...]], dict[str, int]] = {}
    for at, name in enumerate(names):
        for rest in name.form.rests:
            buckets.setdefault(rest, {}).setdefault(name.form.folded[rest[0]], at)
    for words in buckets.values():
        if len(words) < 2:
            continue
        for one, other in _close(words):
            kind = _relation(one, other)
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
        if changed and all(_relation(a, b) for a, b in changed):
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
            kind = _relation(last, word)
            if kind == "transliteration":
                yield _Link(lasts[last], at, kind)
            elif kind == "misspelling" and len(word) >= _LONE and len(word) != len(last):
                yield _Link(lasts[last], at, kind, sure=False)


@lru_cache(maxsize=16384)
def _slip_keys(word: str) -> tuple[str, ...]:
    """Return keys of which two words one slip apart share one: each letter left out in turn."""
    keys = {phones(word), word} | {word[:at] + word[at + 1 :] for at in range(len(word))}
    return tuple(sorted(keys))


@lru_cache(maxsize=32768)
def _relation(one: str, other: str) -> str:
    """Return what makes two words one ("misspelling", ...), "" where they are two words."""
    if _is_number(one) or _is_number(other) or min(len(one), len(other)) < 3:
        return ""
    left, right = word_of(one), word_of(other)
    if left.given and right.given:
        return _given_relation(left, right)
    if _share_row(lexicon().confusions, one, other):
        return "misspelling"
    if _same_convention(one, other):
        return "convention"
    if _share_row(lexicon().distinct_words, one, other) or is_inflected(one, other):
        return ""
    if phones(one) == phones(other) and min(len(one), len(other)) >= 4:
        return "misspelling" if _only_doubled(one, other) else "transliteration"
    return "misspelling" if _is_slip(one, other) else ""


def _given_relation(left: Word, right: Word) -> str:
    for here in left.given:
        for there in right.given:
            if here.family == there.family:
                if "short" in here.languages | there.languages:
                    return ""
                common = here.languages & there.languages
                return "transliteration" if common else "given name"
    return ""


def _is_slip(one: str, other: str) -> bool:
    """One letter too many, too few or swapped in a word of four letters or more; a letter for
    another only in longer words, because short words with another letter are other words, and
    never where both are written in Chinese syllables.
    """
    longest, shortest = max(len(one), len(other)), min(len(one), len(other))
    if shortest < 4 or longest < 5 or one[0] != other[0]:
        return False
    allowed = 2 if shortest >= 10 else 1
    count = edits(one, other, allowed)
    if count > allowed:
        return False
    if longest != shortest or sorted(one) == sorted(other):
        return count == 1 or shortest >= 10
    return shortest >= 6 and not (_is_pinyin(one) and _is_pinyin(other))


@lru_cache(maxsize=16384)
def _is_number(word: str) -> bool:
    return any(c.isdigit() for c in word) or is_roman(word) or word in lexicon().numbers


def _is_pinyin(word: str) -> bool:
    return re.match(_PINYIN, word) is not None  # compiled when first needed, by the re module


def _share_row(table: Mapping[str, frozenset[int]], one: str, other: str) -> bool:
    return bool(table.get(one, frozenset()) & table.get(other, frozenset()))


def _only_doubled(one: str, other: str) -> bool:
    return _squeezed(one) == _squeezed(other)


def _squeezed(word: str) -> str:
    return "".join(c for at, c in enumerate(word) if at == 0 or word[at - 1] != c)


@lru_cache(maxsize=32768)
def is_inflected(one: str, other: str) -> bool:
    """Whether one word is a regular form of the other: plural, demonym, adjective, gender."""
    endings = lexicon().endings
    shared = 0
    while shared < min(len(one), len(other)) and one[shared] == other[shared]:
        shared += 1
    if shared < 3:
        return False
    return one[shared:] in endings and other[shared:] in endings


def _same_convention(one: str, other: str) -> bool:
    equal = lexicon().conventions
    return any(
        one.replace(british, american) == other.replace(british, american)
        for british, american in equal
        if british in one or british in other
    )


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
