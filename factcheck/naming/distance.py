"""How far two spellings of a word are apart, weighted by what slips people and machines make."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from itertools import combinations, pairwise

from msgspec import Struct
from rapidfuzz.distance import OSA, Levenshtein

from factcheck.config.compiled import compiled_table
from factcheck.config.locations import rules_directory
from factcheck.naming.lexicon import read_tables

FAR = 99.0
LONGEST = 60  # letters; no word of a name is longer, and the measure is quadratic
_SOUND_STEP = 0.1  # two spellings of one sound still are two spellings


class Sounds(Struct, frozen=True):
    """The tables of `rules/lexicon/spelling_sounds.yaml` in the form that the measure needs."""

    phones: Mapping[str, str]
    longer: Mapping[str, tuple[str, ...]]
    starts: Mapping[str, str]
    near: Mapping[str, float]
    silent: Mapping[str, float]
    look_alike: Mapping[int, str]
    runs: tuple[tuple[str, str], ...]
    substitution: float
    gap: float
    doubled: float
    swapped: float
    first_letter: float


@lru_cache(maxsize=1)
def sounds() -> Sounds:
    """Return the compiled table of sounds, look-alikes and keyboard neighbours."""
    path = rules_directory() / "lexicon" / "spelling_sounds.yaml"
    table = compiled_table("spelling-sounds", [path], lambda: read_tables([path])[path.stem])
    costs = table["costs"]
    near: dict[str, float] = {}
    for row in table["keyboard"]:
        for left, right in pairwise(row):
            near[left + right] = near[right + left] = costs["keyboard"]
    for cost, letters in table["near"]:
        for left, right in combinations(letters, 2):
            for pair in (left + right, right + left):
                near[pair] = min(cost, near.get(pair, FAR))
    return Sounds(
        phones=table["phones"],
        longer=_by_first_letter(table["phones"]),
        starts=table["starts"],
        near=near,
        silent=table["silent"],
        look_alike=str.maketrans(table["look_alike"]),
        runs=tuple((left, right) for left, right in table["look_alike_runs"]),
        substitution=costs["substitution"],
        gap=costs["gap"],
        doubled=costs["doubled"],
        swapped=costs["swapped"],
        first_letter=costs["first_letter"],
    )


def _by_first_letter(runs: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """The runs of two letters or more by their first, the longest first."""
    found: dict[str, list[str]] = {}
    for run in sorted(runs, key=len, reverse=True):
        if len(run) > 1:
            found.setdefault(run[0], []).append(run)
    return {letter: tuple(known) for letter, known in found.items()}


@lru_cache(maxsize=65536)
def phones(word: str) -> str:
    """Return the sounds of a folded Latin word; equal sounds mean spellings of one name.

    Doubled letters count once, and an h between a vowel and a consonant is silent.
    """
    tables = sounds()
    table, longer = tables.phones, tables.longer
    found: list[str] = []
    at = 0
    for start, sign in tables.starts.items():
        if word.startswith(start):
            found.append(sign)
            at = len(start)
            break
    while at < len(word):
        first = word[at]
        for run in longer.get(first, ()):
            if word.startswith(run, at):
                sign, length = table[run], len(run)
                break
        else:
            sign, length = table.get(first, first), 1
            if sign == "h" and _silent_h(word, at):
                sign = ""
        for letter in sign:
            if not found or found[-1] != letter:
                found.append(letter)
        at += length
    return "".join(found)


def _silent_h(word: str, at: int) -> bool:
    after_vowel = at > 0 and word[at - 1] in "aeiou"
    return after_vowel and (at + 1 == len(word) or word[at + 1] not in "aeiouy")


@lru_cache(maxsize=65536)
def distance(a: str, b: str, limit: float) -> float:
    """Return the weighted edit distance of two folded words, FAR above `limit`.

    Symmetric; 0 only for equal words. Letters and sounds are both measured, and the smaller
    distance counts.
    """
    if a == b:
        return 0.0
    if len(a) > LONGEST or len(b) > LONGEST:
        return FAR
    if a > b:
        a, b = b, a
    sound_a, sound_b = phones(a), phones(b)
    if sound_a == sound_b:
        return _SOUND_STEP
    # A plain count from the fast library tells most unrelated pairs at once. The cheapest
    # common edit costs 0.3, so more than three times the limit cannot come back under it.
    cutoff = int(limit / 0.3)
    best = FAR
    if edits(a, b, cutoff) <= cutoff:
        best = _weighted(a, b, limit)
    if edits(sound_a, sound_b, cutoff) <= cutoff:
        best = min(best, _weighted(sound_a, sound_b, limit) + _SOUND_STEP)
    for left, right in sounds().runs:
        if (left in a or left in b) and a.replace(left, right) == b.replace(left, right):
            best = min(best, sounds().near.get(left[:1] + right[:1], 0.4) + _SOUND_STEP)
    return best if best <= limit else FAR


def _weighted(a: str, b: str, limit: float) -> float:
    """Optimal string alignment with the costs of the table; about a microsecond a cell.

    FAR as soon as it must come out above `limit`: no later cell is below both rows before it.
    """
    table = sounds()
    near, substitution, swapped = table.near, table.substitution, table.swapped
    gaps = [_gap(b, at, letter, table) for at, letter in enumerate(b)]
    before: list[float] = []
    above = [0.0]
    for gap in gaps:
        above.append(above[-1] + gap)
    for i, left in enumerate(a):
        gap_a = _gap(a, i, left, table)
        row = [above[0] + gap_a]
        for j, right in enumerate(b):
            if left == right:
                row.append(above[j])
                continue
            change = near.get(left + right, substitution)
            if i == 0 and j == 0:
                change += table.first_letter
            best = min(above[j] + change, above[j + 1] + gap_a, row[j] + gaps[j])
            if i and j and left == b[j - 1] and right == a[i - 1]:
                best = min(best, before[j - 1] + swapped)
            row.append(best)
        if min(row) > limit and min(above) > limit:
            return FAR
        before, above = above, row
    return above[-1]


def _gap(word: str, at: int, letter: str, table: Sounds) -> float:
    """Cost of the letter at `at` being there in one word only."""
    if (at and word[at - 1] == letter) or word[at + 1 : at + 2] == letter:
        return table.doubled
    return table.silent.get(letter, table.gap)


def edits(a: str, b: str, most: int) -> int:
    """Return how many letters are added, left out, changed or swapped; above `most`, most + 1."""
    return int(OSA.distance(a, b, score_cutoff=most))


def undo_look_alikes(word: str) -> str:
    """Read digits and signs inside a word as the letters that they look like ("ig0r")."""
    return word.translate(sounds().look_alike)


def changes(a: str, b: str) -> str:
    """Say which letters differ, for the explanation: "-g", "+h", "e for i"."""
    found: list[str] = []
    for edit in Levenshtein.editops(a, b):
        here, there = a[edit.src_pos : edit.src_pos + 1], b[edit.dest_pos : edit.dest_pos + 1]
        if edit.tag == "delete":
            found.append(f"-{here}")
        elif edit.tag == "insert":
            found.append(f"+{there}")
        else:
            found.append(f"{there} for {here}")
    return ", ".join(found)
