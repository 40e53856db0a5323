"""Comparing two names of organisations, companies or places."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from msgspec import Struct

from factcheck.naming.distance import edits
from factcheck.naming.folding import APOSTROPHES, fold_native
from factcheck.naming.lexicon import lexicon
from factcheck.naming.match import Match, describe, refuse, score_of
from factcheck.naming.pairing import Alignment, align
from factcheck.naming.words import Word, cut, is_roman, word_of

_DOTTED = re.compile(r"\b(?:\w\.\s?){2,}(?:\w\b)?|\b(?:\w\.)+\w\b")
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)$", re.IGNORECASE)
_CO = re.compile(r"\bco-(?=op|or)", re.IGNORECASE)
_LONGEST_FORM = 7
_SHORT = 3  # letters up to which a word must be the same
_PLACE_WORDS = frozenset(
    {"city", "town", "village", "oblast", "region", "province", "district", "state"}
    | {"republic", "county", "prefecture", "of", "the"}
)


class OrganisationName(Struct, frozen=True):
    """The words of a name without its legal form, and the kinds of the forms taken off.

    `initials` are those of all its words, the legal form among them.
    """

    words: tuple[Word, ...]
    kinds: frozenset[str]
    forms: frozenset[int]
    bracketed: frozenset[str]
    initials: str = ""


def match_organisations(a: str, b: str) -> Match:
    """Return whether two names of bodies could be one; see `same_name`."""
    best: Match | None = None
    for left in _alternatives(a):
        for right in _alternatives(b):
            found = _match(parse_organisation(left), parse_organisation(right), light=True)
            if best is None or (found.matched, found.score) > (best.matched, best.score):
                best = found
    assert best is not None  # noqa: S101 - every name has at least one alternative
    return best


def match_places(a: str, b: str) -> Match:
    """Return whether two names of places could be one; see `same_name`."""
    left, right = _plain(a), _plain(b)
    return _match(left, right, light=False)


def _plain(name: str) -> OrganisationName:
    words = [_word(text) for text in cut(name)]
    kept = tuple(word for word in words if word.latin not in _PLACE_WORDS) or tuple(words)
    return OrganisationName(kept, frozenset(), frozenset(), frozenset())


def _alternatives(name: str) -> list[str]:
    """A slash between two names gives the one or the other."""
    if " / " in name or re.search(r"[^\W\d_]{3}/[^\W\d_]{3}", name):
        return [part for part in name.split("/") if part.strip()]
    return [name]


@lru_cache(maxsize=16384)
def parse_organisation(name: str) -> OrganisationName:
    """Cut a name into words, with abbreviations written out and the legal forms taken off."""
    bracketed = frozenset(
        fold_native(t) for part in re.findall(r"\(([^)]*)\)", name) for t in cut(part)
    )
    name = _CO.sub("co", name).replace("%", " percent ").replace("&", " and ")
    name = _DOTTED.sub(lambda run: re.sub(r"[.\s]", "", run.group()).upper() + " ", name)
    texts = _spelled_out(_join_letters(cut(name)))
    words = _numbered([_word(text) for text in texts])
    initials = "".join(word.latin[:1] for word in _telling(words))
    words, kinds, forms = _without_forms(words)
    return OrganisationName(tuple(words), kinds, forms, bracketed, initials)


def _join_letters(texts: Sequence[str]) -> list[str]:
    """Join single letters into the acronym that they spell: "J P" is JP; a numeral stays alone."""
    found: list[str] = []
    run: list[str] = []
    for text in [*texts, ""]:
        if len(text) == 1 and text.isalpha() and text not in "IVX":
            run.append(text)
            continue
        if run:
            found.append("".join(run))
            run = []
        if text:
            found.append(text)
    return found


def _spelled_out(texts: list[str]) -> list[str]:
    """Write "UN" and "EU" in full where other words stand beside them."""
    table = lexicon().spelled_out
    if len(texts) < 2 or table.keys().isdisjoint(texts):
        return texts
    return [word for text in texts for word in table.get(text, (text,))]


def _word(text: str) -> Word:
    for mark in APOSTROPHES:
        if text.lower().endswith(f"{mark}s"):
            text = text[:-2]
    ordinal = _ORDINAL.match(text)
    if ordinal:
        return word_of(ordinal.group(1))
    word = word_of(text)
    standard = lexicon().equal.get(word.latin)
    return word_of(standard) if standard and standard != word.latin else word


def _numbered(words: Sequence[Word]) -> list[Word]:
    """Write number words as digits; "forty 4" is 44."""
    numbers = lexicon().numbers
    found: list[Word] = []
    last = -1
    for word in words:
        value = numbers.get(word.latin, -1)
        if word.latin.isdecimal() and len(word.latin) < 9:
            value = int(word.latin)
        if value >= 0 and last >= 20 and last % 10 == 0 and value < 10:
            found[-1] = word_of(str(last + value))
            last = -1
            continue
        found.append(word_of(str(value)) if value >= 0 and word.latin in numbers else word)
        last = value
    return found


def _without_forms(words: Sequence[Word]) -> tuple[list[Word], frozenset[str], frozenset[int]]:
    table = lexicon().forms
    keys = [fold_native(word.text) for word in words]
    kept: list[Word] = []
    kinds: set[str] = set()
    forms: set[int] = set()
    at = 0
    while at < len(words):
        length, found = _form_at(keys, at)
        edge = at == 0 or at + length == len(words) or _only_forms_after(keys, at + length)
        if found and edge and length != len(words):
            kind, number = table[found]
            kinds.add(kind)
            forms.add(number)
            at += length
            continue
        kept.append(words[at])
        at += 1
    if not kept:
        return list(words), frozenset(), frozenset()
    return kept, frozenset(kinds), frozenset(forms)


def _only_forms_after(keys: Sequence[str], at: int) -> bool:
    while at < len(keys):
        length, found = _form_at(keys, at)
        if not found:
            return False
        at += length
    return True


def _form_at(keys: Sequence[str], at: int) -> tuple[int, tuple[str, ...]]:
    """Return (words, form) of the longest legal form that begins here, (1, ()) without one."""
    table = lexicon()
    for length in range(min(_LONGEST_FORM, len(keys) - at), 0, -1):
        run = tuple(keys[at : at + length])
        if run in table.forms:
            return length, run
        joined = ("".join(run),)
        if length > 1 and all(len(part) == 1 for part in run) and joined in table.forms:
            return length, joined
        text = " ".join(run)
        if len(text) >= 14:
            for form in table.long_forms:
                if len(form) == length and edits(" ".join(form), text, 2) <= 2:
                    return length, form
    return 1, ()


def _match(left: OrganisationName, right: OrganisationName, *, light: bool) -> Match:
    alignment = align(left.words, right.words)
    reasons = describe(alignment, left.words, right.words)
    missing = 0.6 * (len(alignment.left_over) + len(alignment.right_over))
    score = score_of(alignment.pairs, missing)
    acronym = _acronym(left.words, right) or _acronym(right.words, left)
    if acronym:
        return Match(True, 0.6, (*reasons, acronym))
    why = _objection(left, right, alignment, light=light)
    if why:
        return refuse(reasons, why, score)
    if left.forms and right.forms and not left.forms & right.forms:
        score -= 0.02 if left.kinds & right.kinds else 0.1
        reasons.append("legal forms differ")
    elif left.forms != right.forms:
        reasons.append("legal form left out")
        score -= 0.01
    return Match(True, max(round(score, 4), 0.5), tuple(reasons))


def _objection(
    left: OrganisationName, right: OrganisationName, alignment: Alignment, *, light: bool
) -> str:
    commercial = [name.kinds - {"non_commercial"} for name in (left, right)]
    if "non_commercial" in left.kinds | right.kinds and any(commercial):
        return "a company and a non-commercial body"
    if not any(_telling(left.words[pair.left[0] : pair.left[1]]) for pair in alignment.pairs):
        return "no word pairs"
    for pair in alignment.pairs:
        here = [left.words[at] for at in range(*pair.left)]
        there = [right.words[at] for at in range(*pair.right)]
        if pair.bond.typo and _must_be_same(here, there):
            return f"{pair.bond.detail}: a short word, an acronym or a numeral differs"
        shortest = min(len(here[0].latin), len(there[0].latin))
        if pair.bond.typo and len(alignment.pairs) == 1 and shortest < 5:
            return "a lone short name that differs"
    over_left = _telling(left.words[at] for at in alignment.left_over)
    over_right = _telling(right.words[at] for at in alignment.right_over)
    if over_left and over_right:
        return "each has a word that the other lacks"
    return _leftover(over_left + over_right, left.bracketed | right.bracketed, light=light)


def _telling(words: Iterable[Word]) -> list[Word]:
    """Leave out the small words ("of", "the") that tell nothing, unless nothing else is there."""
    return [word for word in words if word.latin not in lexicon().drop]


def _leftover(over: Sequence[Word], bracketed: frozenset[str], *, light: bool) -> str:
    table = lexicon()
    for word in over:
        if light and (word.latin in table.light or fold_native(word.text) in bracketed):
            continue
        return f"{word.text} is left over"
    return ""


def _must_be_same(here: Sequence[Word], there: Sequence[Word]) -> bool:
    for word in (*here, *there):
        short = len(word.latin) <= _SHORT
        if short or word.is_number or (is_roman(word.latin) and word.text.isupper()):
            return True
    return False


def _acronym(short: Sequence[Word], whole: OrganisationName) -> str:
    """Return the reason when the first word of `short` is made of the initials of `whole`."""
    long = whole.words
    if not short or len(long) < 2 or len(short) > 2:
        return ""
    letters = short[0].latin
    spelled = {"".join(word.latin[0] for word in words) for words in (long, _telling(long))}
    spelled.add(whole.initials)  # the C of CNPC is its corporation
    if len(letters) < 2 or letters not in spelled:
        return ""
    return f"{short[0].text} is the initials of the other"
