"""Parts that nothing can be in two of, by the words beside them: men and women, paid and unpaid,
approved, rejected and pending."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.extracting.frames.spots import Spot, relation_words
from factcheck.extracting.lexicon import rules_words
from factcheck.extracting.sentence import Sentence

_OUTCOME = 4  # tokens after a part in which its outcome is told: "are still pending"


def are_complements(sentence: Sentence, whole: Spot, parts: Sequence[Spot]) -> bool:
    """Whether the parts are a set of which each is told: men and women, urban and rural."""
    table = rules_words("claims/parts")
    for names in table["complements"]:
        if len(names) != len(parts):
            continue
        labels = [_label(sentence, parts, at, names) for at in range(len(parts))]
        if sorted(labels) == sorted(names) and _ends(sentence, parts[-1], labels[-1]):
            needed = table["wholes"].get(names[0])
            before = sentence.words(sentence.first, whole.first)
            return needed is None or not set(needed).isdisjoint(before)
    return False


def _ends(sentence: Sentence, part: Spot, label: str) -> bool:
    """Whether nothing is told of the last part but its name: not "130 men were trained"."""
    after = sentence.words(part.stop, part.stop + 3)
    if label in after:
        after = after[after.index(label) + 1 :]
    return not after or not after[0].isalpha()


def _label(sentence: Sentence, parts: Sequence[Spot], at: int, names: Sequence[str]) -> str:
    """The name of a set that a part bears: after it ("220 women"), else before it."""
    spot = parts[at]
    end = parts[at + 1].first if at + 1 < len(parts) else sentence.stop
    after = sentence.words(spot.first + 1, min(end, spot.stop + 3))
    separators = relation_words("parts")["between_parts"]
    after = after[: next((i for i, word in enumerate(after) if word in separators), len(after))]
    before = sentence.words(spot.first - 3, spot.first)
    found = [word for word in after if word in names] or [
        word for word in reversed(before) if word in names
    ]
    return found[0] if found else ""


def are_opposites(sentence: Sentence, parts: Sequence[Spot]) -> bool:
    """Whether nothing can be in two of the parts: approved, rejected or pending; signed or not."""
    last = sentence.words(parts[-1].stop, parts[-1].stop + 3)
    if len(parts) == 2 and last[:2] in (
        ["have", "not"],
        ["has", "not"],
        ["did", "not"],
        ["do", "not"],
    ):
        return parts[1].stop + 2 >= sentence.stop - 1  # nothing else is denied after it
    ends = [*(spot.first for spot in parts[1:]), parts[-1].stop + _OUTCOME]
    told = [
        set(sentence.words(spot.stop, min(end, spot.stop + _OUTCOME)))
        for spot, end in zip(parts, ends, strict=True)
    ]
    if _are_alone(sentence, parts):
        return True
    first = set(sentence.words(parts[0].stop, parts[1].first)) if len(parts) > 1 else set()
    if len(parts) == 2 and any(f"un{word}" in told[1] for word in first if len(word) > 2):
        return True  # "paid" and "unpaid"
    return len(parts) > 1 and any(
        _are_of_group(set(group), [first, *told[1:]])
        for group in rules_words("claims/parts")["opposites"]
    )


def _are_alone(sentence: Sentence, parts: Sequence[Spot]) -> bool:
    """Whether nothing is told of each part but one word of a set: "18 rose and 14 fell"."""
    between = relation_words("parts")["between_parts"]
    told = []
    for at, part in enumerate(parts):
        last = at + 1 == len(parts)
        words = sentence.words(part.stop, part.stop + 3 if last else parts[at + 1].first)
        words = words[1:] if words[:1] in (["were"], ["are"]) else words
        ending = words[1:2] if last else words[1:]
        if not words or not all(word in between or word == "." for word in ending):
            return False
        told.append(words[0])
    return len(set(told)) == len(told) > 1 and any(
        set(told) <= set(group) for group in rules_words("claims/parts")["opposites_alone"]
    )


def _are_of_group(group: set[str], told: Sequence[set[str]]) -> bool:
    """Whether each part has one word of a group, and each another one."""
    found = [words & group for words in told]
    return all(len(one) == 1 for one in found) and len(set(map(frozenset, found))) == len(found)
