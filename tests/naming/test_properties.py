"""What holds for any names."""

from __future__ import annotations

import unicodedata

from factcheck.naming.distance import FAR, distance, phones
from factcheck.naming.drift import variants
from factcheck.naming.folding import fold
from factcheck.naming.known import KnownName
from factcheck.naming.matching import same_name
from factcheck.naming.spelling import Outcome, judge_spelling
from factcheck.naming.transliteration import accepts, read_latin, spellings
from hypothesis import example, given, settings
from hypothesis import strategies as st

ANY_TEXT = st.text(max_size=40)
KINDS = st.sampled_from(["person", "organisation", "place"])
WORD = st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=12)
CYRILLIC = st.text(alphabet="абвгдежзийклмнопрстуфхцчшщыэюя", min_size=1, max_size=10)
NAME = st.lists(WORD.map(str.capitalize), min_size=2, max_size=4).map(" ".join)


@given(ANY_TEXT, ANY_TEXT, KINDS)
def test_the_order_of_the_names_does_not_matter(a: str, b: str, kind: str) -> None:
    assert same_name(a, b, kind=kind) == same_name(b, a, kind=kind)


@example(":", '"', "person")  # no letters in either
@given(ANY_TEXT, ANY_TEXT, KINDS)
def test_the_score_agrees_with_the_outcome(a: str, b: str, kind: str) -> None:
    match = same_name(a, b, kind=kind)
    assert 0 <= match.score <= 1
    assert bool(match) == (match.score >= 0.5)
    assert match.reasons


@given(ANY_TEXT.filter(str.strip), KINDS)
def test_every_name_is_itself(name: str, kind: str) -> None:
    assert same_name(name, name, kind=kind).score == 1


@given(NAME)
def test_diacritics_and_case_make_no_other_name(name: str) -> None:
    marked = "".join(c + "\u0301" if c in "aeiou" else c for c in name)
    assert same_name(name, unicodedata.normalize("NFC", marked))
    assert fold(marked) == fold(name)


def test_hostile_names_end() -> None:
    long = "ab" * 50_000
    assert not same_name(long, long + "a")
    assert not same_name("a " * 50_000, "b " * 50_000)
    assert variants([long, long + "a"]) == ()
    assert variants([f"Presidium {'xianjiao' * 2}{c}" for c in "abcdefgh"]) is not None
    assert same_name("A.B." * 20_000, "x", kind="organisation").reasons


@given(WORD, WORD)
def test_distance_is_symmetric_and_zero_only_for_the_same_word(a: str, b: str) -> None:
    there = distance(a, b, FAR)
    assert there == distance(b, a, FAR)
    assert (there == 0) == (a == b)


@given(WORD, WORD)
def test_equal_sounds_are_near(a: str, b: str) -> None:
    if phones(a) == phones(b):
        assert distance(a, b, FAR) <= 0.1


@given(CYRILLIC, st.sampled_from(["ru", "uk", "be", "bg", "kk", "tg"]))
@settings(deadline=None)
def test_what_is_offered_is_accepted(native: str, language: str) -> None:
    for spelling in spellings(native, language, 8):
        assert accepts(native, language, spelling)


@given(CYRILLIC)
@settings(deadline=None)
def test_reading_a_russian_word_gives_an_accepted_spelling(native: str) -> None:
    assert accepts(native, "ru", read_latin(native))


@given(NAME, st.booleans())
def test_a_name_judged_against_itself_is_exact(name: str, family_first: bool) -> None:
    known = KnownName(name, family_first=family_first)
    assert judge_spelling(name, known).outcome is Outcome.EXACT


@given(st.lists(NAME, max_size=12))
def test_groups_hold_names_of_the_text_with_their_counts(names: list[str]) -> None:
    for group in variants(names):
        assert len(group.forms) == len(group.counts) >= 2
        assert sum(group.counts) <= len(names)
        assert 0 < group.confidence <= 1


@given(NAME, st.integers(1, 5))
def test_one_form_alone_is_no_variant(name: str, times: int) -> None:
    assert variants([name] * times) == ()
