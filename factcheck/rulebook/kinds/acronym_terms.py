"""Acronyms of the trade with a wrong word in what they stand for: "gross domestic profit (GDP)"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from factcheck.extracting.lexicon import lexicon
from factcheck.extracting.sentence import Sentence
from factcheck.model.findings import Evidence, Outcome, Step, Suggestion
from factcheck.model.spans import Span
from factcheck.naming.acronyms import SMALL_WORDS, singular
from factcheck.rulebook.acronym_glosses import after_gloss, gloss_cues
from factcheck.rulebook.context import Context
from factcheck.rulebook.params import KindParams
from factcheck.rulebook.rule import Outcomes, Rule


class Params(KindParams, frozen=True):
    """`least`: words of the shortest name whose one odd word is told."""

    least: int = 3


@cache
def _senses() -> dict[str, list[list[str]]]:
    """What each acronym stands for, each sense by its words."""
    table: dict[str, list[str]] = lexicon("acronyms")["terms"]
    return {acronym: [sense.split() for sense in senses] for acronym, senses in table.items()}


def check(rule: Rule, params: Params, context: Context) -> Outcomes:
    """Yield an outcome for every known acronym that a text spells out with one wrong word."""
    known = _senses()
    for sentence in context.sentences_with(gloss_cues()):
        for at in range(sentence.first, sentence.stop):
            senses = known.get(singular(sentence.tokens.text[at]))
            if senses is not None:
                yield _judge(rule, params, sentence, at, senses)


def _judge(
    rule: Rule, params: Params, sentence: Sentence, at: int, senses: Sequence[list[str]]
) -> Outcome | None:
    told = [_spelt_out(sentence, at, len(sense)) for sense in senses]
    odd = [_odd_words(sentence, words, sense) for words, sense in zip(told, senses, strict=True)]
    if any(not one for one in odd):
        return None
    near = [at for at, one in enumerate(odd) if len(one) == 1 and len(told[at]) >= params.least]
    if not near:
        return None
    words, sense = told[near[0]], " ".join(senses[near[0]])
    tokens, wrong = sentence.tokens, odd[near[0]][0]
    span = Span(tokens.start[words[0]], tokens.end[words[-1]])
    right = senses[near[0]][words.index(wrong)]
    acronym, stated = tokens.text[at], tokens.source[span.start : span.end]
    return rule.contradicted(
        span,
        rule.message("contradicted", stated=stated, acronym=acronym, known=sense),
        derivation=(Step("words", f"{tokens.text[wrong]} for {right}"),),
        evidence=(Evidence(acronym, sense, "Acronyms of the lexicon"),),
        suggestion=Suggestion(Span(tokens.start[wrong], tokens.end[wrong]), right),
        confidence=0.85,
    )


def _spelt_out(sentence: Sentence, at: int, count: int) -> list[int]:
    """The tokens of the `count` words that an acronym is said to stand for; none where none are."""
    text = sentence.tokens.text
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if before == ["("] and after == [")"]:
        every = [one for one in range(sentence.first, at - 1) if _counts(sentence, one)]
        return every[-count:]
    begin = at + 2 if after == ["("] else after_gloss(sentence, at)
    if begin is None:
        return []
    return [one for one in range(begin, sentence.stop) if _counts(sentence, one)][:count]


def _counts(sentence: Sentence, at: int) -> bool:
    return sentence.tokens.lower[at] not in SMALL_WORDS and sentence.tokens.text[at] != "-"


def _odd_words(sentence: Sentence, words: Sequence[int], sense: Sequence[str]) -> list[int]:
    """The tokens that are not the words of a sense; all of them where there are too few."""
    if len(words) != len(sense):
        return list(range(len(sense)))
    lower = sentence.tokens.lower
    return [
        at for at, right in zip(words, sense, strict=True) if singular(lower[at]) != singular(right)
    ]
