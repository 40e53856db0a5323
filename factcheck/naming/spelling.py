"""Judging how a name is printed against the name of a known person."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache

from msgspec import Struct

from factcheck.naming.distance import changes, edits, phones
from factcheck.naming.folding import fold
from factcheck.naming.known import KnownName
from factcheck.naming.lexicon import lexicon
from factcheck.naming.pairing import Pair, align, may_pair
from factcheck.naming.transliteration import accepts_word
from factcheck.naming.words import Word, cut, person_words, word_of

_SURE = 0.9
_FAIR = 0.75
_WEAK = 0.55
_VOWELS = frozenset("aeiouy")
_SHORT_FORM = "short form"


class Outcome(StrEnum):
    """How a printed name stands to a known one, the best first."""

    EXACT = "exact"
    VARIANT = "accepted variant"
    MISSPELT = "misspelling"
    OTHER_GIVEN_NAME = "different given name"
    DIFFERENT = "different person"


class Spelling(Struct, frozen=True):
    """The judgement: `reference` is the accepted spelling nearest to what was printed.

    `confidence` (0 to 1) is how sure the outcome is if nothing but the name is known; a check
    that also has a title or a country may trust less sure ones. `suggestion` is the printed
    name with the misspelt word put right, None where nothing is wrong.
    """

    outcome: Outcome
    reference: str
    reasons: tuple[str, ...] = ()
    confidence: float = 1.0
    suggestion: str | None = None

    @property
    def is_error(self) -> bool:
        """Whether an editor should look at the spelling."""
        return self.outcome in (Outcome.MISSPELT, Outcome.OTHER_GIVEN_NAME)

    @property
    def is_short_form(self) -> bool:
        """Whether a given name is printed in its short form: "Charlie" for "Charles"."""
        return any(reason.endswith(_SHORT_FORM) for reason in self.reasons)


class _WordVerdict(Struct, frozen=True):
    """The same for one word."""

    outcome: Outcome
    reason: str
    confidence: float = 1.0


_ORDER = list(Outcome)


def judge_spelling(printed: str, known: KnownName) -> Spelling:
    """Return how `printed` (with or without titles and a possessive) stands to `known`.

    Transliterations, diacritics, name order, initials, left-out given or middle names and added
    patronymics are accepted variants. A misspelling is one slip in one word while the other
    words are right; a lone family name must be long to count as misspelt.
    """
    words = person_words(printed)
    shown = _printed(words, (0, len(words)))
    references = [(name, person_words(name)) for name in known.latin()]
    for name, target in references:
        if printed == name or _printed(target, (0, len(target))) == shown:
            return Spelling(Outcome.EXACT, name)
    for name, target in references:
        if fold(_printed(target, (0, len(target)))) == fold(shown):
            return Spelling(Outcome.VARIANT, name, ("case, diacritics or hyphens",))
    language = _accepted_by_native(words, known)
    if language:
        reason = f"an accepted transliteration ({language})"
        return Spelling(Outcome.VARIANT, known.latin()[0], (reason,))
    return _nearest(words, known)


def _nearest(words: Sequence[Word], known: KnownName) -> Spelling:
    """Judge against every spelling of the known name and keep the kindest outcome."""
    best = Spelling(Outcome.DIFFERENT, known.latin()[0], ("nothing pairs",))
    usual = frozenset(known.latin())
    for reference in dict.fromkeys((*known.latin(), *known.derived())):
        found = _judge(words, reference, known)
        if _rank(found, usual) < _rank(best, usual):
            best = found
    return best


def _rank(found: Spelling, usual: frozenset[str]) -> tuple[int, float, bool]:
    return (_ORDER.index(found.outcome), -found.confidence, found.reference not in usual)


def _accepted_by_native(words: Sequence[Word], known: KnownName) -> str:
    """Return the language whose systems give every printed word, "" where none does."""
    for language, name in known.native.items():
        native = cut(name)
        if not native or not words:
            continue
        family = 0 if known.family_first else len(native) - 1
        used: list[int] = []
        for at, word in enumerate(words):
            fits = [
                place
                for place, part in enumerate(native)
                if place not in used and accepts_word(part, language, word.text)
            ]
            if fits:
                used.append(fits[0])
            elif not _is_middle_patronymic(words, at):
                break
        else:
            turned = used != sorted(used) and _has_fixed_order(words)
            if family in used and len(words) - len(native) <= 1 and not turned:
                return language
    return ""


def _judge(words: Sequence[Word], reference: str, known: KnownName) -> Spelling:
    """Judge against one spelling."""
    target = person_words(reference)
    different = Spelling(Outcome.DIFFERENT, reference, ("not the same names",))
    if not words or not target:
        return different
    family = _family_at(target, known)
    if not may_pair(words, target, family, joined=len(words) != len(target)):
        return different  # the common case, told without aligning the rest
    alignment = align(words, target)
    named = [pair for pair in alignment.pairs if family in range(*pair.right)]
    if not named or named[0].bond.how == "initial" or _is_turned(alignment.pairs, words, target):
        return different
    verdicts = [(pair, _judge_pair(pair, words, target, family, known)) for pair in alignment.pairs]
    extra = [words[at] for at in alignment.left_over if not _is_middle_patronymic(words, at)]
    lacking = [target[at] for at in alignment.right_over]
    if any(verdict.outcome is Outcome.DIFFERENT for _, verdict in verdicts):
        return different
    if not _may_differ(extra, lacking, [pair for pair, _ in verdicts]):
        return different
    return _conclude(words, target, reference, verdicts, bool(extra or lacking))


def _conclude(
    words: Sequence[Word],
    target: Sequence[Word],
    reference: str,
    verdicts: Sequence[tuple[Pair, _WordVerdict]],
    partial: bool,
) -> Spelling:
    wrong = [
        (pair, verdict)
        for pair, verdict in verdicts
        if verdict.outcome in (Outcome.MISSPELT, Outcome.OTHER_GIVEN_NAME)
    ]
    reasons = tuple(verdict.reason for _, verdict in verdicts if verdict.reason)
    if not wrong:
        return Spelling(Outcome.VARIANT, reference, reasons or ("order or part of the name",))
    right = [pair for pair, verdict in verdicts if _is_support(pair, verdict, words)]
    pair, verdict = wrong[0]
    length = len(_joined(target, pair.right))
    if len(wrong) > 1 or (not right and (length < 7 or verdict.confidence < _FAIR)):
        return Spelling(Outcome.DIFFERENT, reference, ("more than a slip apart",))
    confidence = verdict.confidence if right else _WEAK
    if partial:  # with no word that is the same, it is as likely somebody else
        same = any(not each.reason for _, each in verdicts)
        confidence = min(confidence, _FAIR if same else _WEAK)
    put_right = [word.text for word in words]
    put_right[pair.left[0] : pair.left[1]] = [_printed(target, pair.right)]
    return Spelling(verdict.outcome, reference, reasons, confidence, " ".join(put_right))


def _is_support(pair: Pair, verdict: _WordVerdict, words: Sequence[Word]) -> bool:
    full = any(words[at].particle < 0 and not words[at].initial for at in range(*pair.left))
    return full and verdict.outcome in (Outcome.EXACT, Outcome.VARIANT)


def _is_middle_patronymic(words: Sequence[Word], at: int) -> bool:
    return words[at].patronymic and 0 < at < len(words) - 1


def _is_turned(pairs: Sequence[Pair], words: Sequence[Word], target: Sequence[Word]) -> bool:
    """Whether the order differs in names where it tells who is whose child ("bin", "al")."""
    if not _has_fixed_order((*words, *target)):
        return False
    places = [pair.right[0] for pair in pairs if words[pair.left[0]].particle < 0]
    return places != sorted(places)


def _has_fixed_order(words: Sequence[Word]) -> bool:
    fixed = {lexicon().particles["bin"], lexicon().particles["al"]}
    return any(word.particle in fixed for word in words)


def _family_at(target: Sequence[Word], known: KnownName) -> int:
    return 0 if known.family_first else len(target) - 1


def _may_differ(extra: Sequence[Word], lacking: Sequence[Word], pairs: Sequence[Pair]) -> bool:
    """Whether what is left over on the two sides speaks of the same person."""
    real = [word for word in extra if word.particle < 0]
    missing = [word for word in lacking if word.particle < 0]
    initials = any(word.initial for word in (*real, *missing)) or any(
        pair.bond.how == "initial" and pair.left[0] for pair in pairs
    )
    if (real or missing) and initials and len(pairs) > 2:
        return False  # "George W." and "George H. W." are father and son
    if real and missing:
        return False
    if real:
        return len(real) == 1 and len(pairs) > 1
    return True


def _judge_pair(
    pair: Pair, words: Sequence[Word], target: Sequence[Word], family: int, known: KnownName
) -> _WordVerdict:
    here, there = _joined(words, pair.left), _joined(target, pair.right)
    if here == there:
        return _WordVerdict(Outcome.EXACT, "")
    if pair.bond.how == "initial":
        return _WordVerdict(Outcome.VARIANT, "an initial")
    is_family = family in range(*pair.right)
    one, other = word_of(here), word_of(there)
    text, reference = _printed(words, pair.left), _printed(target, pair.right)
    shown = f"{text} for {reference}"
    for language, name in known.native.items():
        if any(accepts_word(part, language, text) for part in cut(name)):
            return _WordVerdict(Outcome.VARIANT, f"{shown}: transliteration ({language})")
    if not is_family and _is_fathers_name(here, there, known):
        return _WordVerdict(Outcome.VARIANT, f"{shown}: the father's name without its ending")
    if not is_family and one.given and other.given:
        return _judge_given(one, other, known, shown)
    if one.umlauts == there or other.umlauts == here:
        return _WordVerdict(Outcome.VARIANT, f"{shown}: umlaut")
    if pair.bond.how == "particle":
        return _WordVerdict(Outcome.VARIANT, f"{shown}: particle")
    if is_family and _is_gendered(here, there):
        return _WordVerdict(Outcome.DIFFERENT, f"{shown}: the other gender")
    if not known.family_first and not known.native and _same_sound(here, there):
        return _WordVerdict(Outcome.VARIANT, f"{shown}: transliteration")
    return _slip(here, there, shown, known)


def _judge_given(one: Word, other: Word, known: KnownName, shown: str) -> _WordVerdict:
    """Given names of one family are right in the languages of the person, wrong in others."""
    spoken = frozenset(known.native)
    cognate = False
    for here in one.given:
        for there in other.given:
            if here.family != there.family:
                continue
            if "short" in here.languages | there.languages:
                return _WordVerdict(Outcome.VARIANT, f"{shown}: {_SHORT_FORM}")
            common = here.languages & there.languages
            if common and (not spoken or common & spoken or not there.languages & spoken):
                return _WordVerdict(Outcome.VARIANT, f"{shown}: transliteration")
            if here.languages & spoken:
                return _WordVerdict(Outcome.VARIANT, f"{shown}: the same name")
            cognate = True
    if cognate:
        return _WordVerdict(
            Outcome.OTHER_GIVEN_NAME, f"{shown}: the form of another language", _FAIR
        )
    return _WordVerdict(Outcome.DIFFERENT, f"{shown}: another given name")


def _slip(here: str, there: str, shown: str, known: KnownName) -> _WordVerdict:
    """Whether one slip of the pen leads from the right word to the printed one."""
    different = _WordVerdict(Outcome.DIFFERENT, f"{shown}: another name")
    length = min(len(here), len(there))
    count = edits(here, there, 3)
    if count > (2 if length >= 9 else 1) or length < 4 or word_of(here).given:
        return different
    inserted = len(here) != len(there)
    swapped = not inserted and sorted(here) == sorted(there)
    substituted = not inserted and not swapped
    doubled = inserted and _squeezed(here) == _squeezed(there)
    if length == 4 and not (doubled or swapped) and (substituted or known.family_first):
        return different
    if count > 1 and (here[0] != there[0] or known.family_first):
        return different
    if here[0] != there[0] and length < 6:
        return different
    confidence = _SURE
    if substituted and (known.family_first or _differ_by_vowel(here, there)):
        confidence = _WEAK if known.family_first else _FAIR
    if count > 1 or here[0] != there[0] or length < 5:
        confidence = min(confidence, _FAIR if count > 1 else _WEAK)
    if _same_sound(here, there) and not doubled:
        confidence = min(confidence, _WEAK)
    return _WordVerdict(Outcome.MISSPELT, f"{shown}: {changes(there, here)}", confidence)


@lru_cache(maxsize=8192)
def _squeezed(word: str) -> str:
    return "".join(c for at, c in enumerate(word) if at == 0 or word[at - 1] != c)


def _same_sound(here: str, there: str) -> bool:
    """Spellings of one sound; a letter doubled by mistake is no transliteration (but ss is)."""
    if phones(here) != phones(there):
        return False
    return _squeezed(here) != _squeezed(there) or here.replace("ss", "s") == there.replace(
        "ss", "s"
    )


def _differ_by_vowel(here: str, there: str) -> bool:
    pairs = [(a, b) for a, b in zip(here, there, strict=False) if a != b]
    return all(a in _VOWELS and b in _VOWELS for a, b in pairs)


def _is_gendered(here: str, there: str) -> bool:
    """Whether one is the woman's form of the other: Aliyev and Aliyeva."""
    for woman, man in lexicon().gendered:
        for a, b in ((here, there), (there, here)):
            if a.endswith(woman) and a[: -len(woman)] + man == b:
                return True
    return False


def _is_fathers_name(here: str, there: str, known: KnownName) -> bool:
    """Whether a father's name lacks the ending that makes it "of": Tsakhia for Tsakhiagiin; a vowel
    may stand in for it."""
    endings = [
        one
        for language in known.native.keys() & lexicon().genitives.keys()
        for one in lexicon().genitives[language]
    ]
    bare = {here, here[:-1]} if here[-1:] in _VOWELS else {here}
    return any(there.endswith(one) and there[: -len(one)] in bare for one in endings)


def _joined(words: Sequence[Word], span: tuple[int, int]) -> str:
    return "".join(words[at].latin for at in range(*span))


def _printed(words: Sequence[Word], span: tuple[int, int]) -> str:
    return " ".join(words[at].text for at in range(*span))
