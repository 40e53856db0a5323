"""Digits that are no quantities: list markers, "No. 5", "Boeing 737", phone numbers, codes."""

from __future__ import annotations

from factcheck.extracting.nouns import is_plural
from factcheck.extracting.number_tables import number_words
from factcheck.extracting.terms import Term
from factcheck.extracting.tokens import Tokens

_SENTENCE_ENDS = frozenset(".!?:;•\"“”'‘’(*–—")
_MARKER_ENDS = frozenset({".", ")"})
_JOINTS = frozenset("-‑–/.")
_AND = frozenset({",", "and", "or", "to", "-", "–", "&"})
_LONGEST_LABEL = 24
_LONGEST_BRACKET, _LONGEST_YEAR = 60, 4
_PAUSES = frozenset(".,;:—–")
_NO_NAME_ENDINGS = ("ly", "ing", "ed")  # "Officially 40 were", "Killing 12 and", "Killed 12 and"
_WORDS_OF_A_LETTER = frozenset("AIO")
_OF_A_WHOLE = frozenset({"of", "out", "in", "per", "or", "to"})
_CLOSING = {"(": ")", "[": "]"}
_LIST_ENDS = frozenset({",", "and", ".", ";", "or", ")", "in", "while"})
_LIST_LINKS = frozenset({",", "and", ";"})
_PER_CENT, _LONGEST_WHOLE = ["per", "cent"], 3
_LONGEST_LIST, _LONGEST_NAME, _LONGEST_COUNT = 12, 4, 3  # counts, words of a name, digits


def is_label(tokens: Tokens, term: Term) -> bool:
    """Whether the bare digits of `term` name something instead of counting it."""
    number, first, last = term.number, term.number.first, term.number.last
    if not number.plain or number.magnitude != 1 or term.measured:
        return False
    if _is_between_words(tokens, first, last):
        return False
    return (
        _follows_label(tokens, first, counts=term.noun_last is not None)
        or _is_marker(tokens, first, last)
        or _is_note_mark(tokens, first, last)
        or (term.noun_last is None and _is_in_name(tokens, first, last))
        or _runs_into_letters(tokens, last)
        or _is_clause(tokens, last)
        or is_address(tokens, last)
    )


def _is_between_words(tokens: Tokens, first: int, last: int) -> bool:
    """Whether digits stand between plain words, of which the first names nothing: most do."""
    text, after = tokens.text, last + 1
    if not 0 < first <= last < len(text) - 1 or tokens.touches(after):
        return False
    before = text[first - 1]
    plain = before.islower() and text[after].islower()
    return plain and before != "of" and before not in number_words().labels


def label_end(tokens: Tokens, last: int, stop: int) -> int:
    """Return the token after a label whose digits end at token `last`.

    "737-800" and "10b-5" go on while the tokens touch; "Articles 5, 6 and 9" while bare numbers do.
    """
    at, text = last + 1, tokens.text
    several = _is_several(tokens, last)
    while at < min(stop, last + _LONGEST_LABEL):
        joined = text[at] in _JOINTS and at + 1 < len(text) and tokens.touches(at + 1)
        if tokens.touches(at) and (text[at][0].isalnum() or (joined and text[at + 1][0].isalnum())):
            at += 1
        elif several and tokens.lower[at] in _AND and at + 1 < stop and text[at + 1].isdigit():
            at += 2
        else:
            break
    return at


def _is_several(tokens: Tokens, last: int) -> bool:
    """Whether the word before the digits is in the plural: "pages 5", "paras. 5", "nos 5"."""
    at = last - 1
    if at > 0 and tokens.text[at] == ".":
        at -= 1
    return at >= 0 and (tokens.lower[at].endswith("s") or tokens.lower[at] == "pp")


def _follows_label(tokens: Tokens, first: int, *, counts: bool) -> bool:
    """ "Article 5", "no. 7", "page 12", "Regulation (EU) 12"; not "to issue 500 visas"."""
    if first == 0:
        return False
    words, at = number_words(), first - 1
    if tokens.text[at] == "." and at > 0:
        at -= 1
        return tokens.lower[at] in words.labels and len(tokens.lower[at]) <= 5
    if tokens.text[at] == ")" and at > 2 and tokens.text[at - 2] == "(":
        return tokens.lower[at - 3] in words.labels
    if tokens.lower[at] == "of" and at > 0:
        return tokens.lower[at - 1] in words.named_groups and tokens.text[at - 1][0].isupper()
    if tokens.lower[at] not in words.labels:
        return False
    return not (counts and tokens.lower[at] in words.label_verbs and tokens.text[at].islower())


def _is_clause(tokens: Tokens, last: int) -> bool:
    """ "401(k)", "12(b)": a letter or digit in brackets touches the digits."""
    text, at = tokens.text, last + 1
    if at + 2 >= len(text) or text[at] != "(" or text[at + 2] != ")":
        return False
    return len(text[at + 1]) == 1 and all(tokens.touches(here) for here in range(at, at + 3))


def is_address(tokens: Tokens, last: int) -> bool:
    """ "14 Harbour Street", "5th Avenue": capitalised words up to a word for a street."""
    text = tokens.text
    for at in range(last + 1, min(last + 4, len(text))):
        if not text[at][0].isupper():
            return False
        if tokens.lower[at] in number_words().streets:
            return True
    return False


def _is_marker(tokens: Tokens, first: int, last: int) -> bool:
    """ "(1)" in a sentence, "[12]", and "1." or "2)" where a line begins."""
    text, source = tokens.text, tokens.source
    after = last + 1
    if len(text[first]) > 3 or first != last:
        return False
    if after < len(text) and first > 0 and _CLOSING.get(text[first - 1]) == text[after]:
        return len(text) > 3
    if after + 1 < len(text) and text[after] in _MARKER_ENDS and tokens.touches(after):
        gap = source[tokens.end[first - 1] : tokens.start[first]] if first else "\n"
        inline = text[after] == ")" and _is_inline_marker(tokens, first)
        return ("\n" in gap or inline) and not tokens.touches(after + 1)
    return False


def _is_inline_marker(tokens: Tokens, first: int) -> bool:
    """ "1) trade; 2) energy": after a pause, with no bracket open."""
    text = tokens.text
    if first and text[first - 1] not in _PAUSES:
        return False
    for at in range(first - 1, max(-1, first - _LONGEST_BRACKET), -1):
        if text[at] in "()":
            return text[at] == ")"
    return True


def _is_note_mark(tokens: Tokens, first: int, last: int) -> bool:
    """ "the treaty.14 It", "[2, 3]": marks of notes and sources."""
    text = tokens.text
    if first == 0 or last != first or len(text[first]) > _LONGEST_COUNT:
        return False
    if text[first - 1] in "[,;–-":
        return _is_among(tokens, first)
    if text[first - 1] != "." or first < 2:
        return False
    word = text[first - 2]
    hangs = tokens.touches(first) and tokens.touches(first - 1)
    if not (hangs and word.isalpha() and word.islower() and len(word) > 3):
        return False
    after = last + 1
    ends = after >= len(text) or (text[after][0].isupper() and not tokens.touches(after))
    return ends and word not in number_words().abbreviations


def _is_among(tokens: Tokens, first: int) -> bool:
    """Whether square brackets hold nothing but the digits and others like them."""
    text = tokens.text
    for step, sign in ((-1, "["), (1, "]")):
        at, stop = first + step, first + step * _LONGEST_LABEL
        while 0 <= at < len(text) and at != stop and (text[at].isdigit() or text[at] in ",;–-"):
            at += step
        if not 0 <= at < len(text) or text[at] != sign:
            return False
    return True


def _is_in_name(tokens: Tokens, first: int, last: int) -> bool:
    """ "Boeing 737", "Agenda 2030", "Windows 10": a capitalised word, then bare digits."""
    if first == 0:
        return False
    before = tokens.text[first - 1]
    if before[0].islower() and before.isalpha() and not before.islower():
        return before not in number_words().not_names  # "iOS 9"
    lower, words = tokens.lower[first - 1], number_words()
    if not before[0].isupper() or lower in words.before_name or lower in words.indicators:
        return False
    if len(before) < 2:
        ampersand = first > 2 and tokens.text[first - 2] == "&" and tokens.touches(first - 2)
        return ampersand or (first > 1 and before not in _WORDS_OF_A_LETTER)
    starts_sentence = first == 1 or tokens.text[first - 2] in _SENTENCE_ENDS
    if starts_sentence and _is_numbered(tokens, first):
        return True
    if before.isupper():
        return not _is_gapped(tokens, first, last, held=True)
    return not (starts_sentence or _is_gapped(tokens, first, last))


def _is_numbered(tokens: Tokens, first: int) -> bool:
    """ "Charter 77 was signed": the word that begins a sentence is a name; not "Total 45"."""
    before, digits = tokens.lower[first - 1], tokens.text[first]
    if not before.isalpha() or is_plural(before) or before.endswith(_NO_NAME_ENDINGS):
        return False
    if before in number_words().before_figures:
        return False
    following = tokens.lower[first + 1] if first + 1 < len(tokens) else ""
    return len(digits) <= _LONGEST_YEAR and following[:1].isalpha() and following not in _OF_A_WHOLE


def _is_gapped(tokens: Tokens, first: int, last: int, *, held: bool = False) -> bool:
    """Whether digits after a name are a count whose verb stands with the first of a list: "Spain
    won 17 medals, Malta 13 and the Greens 8"; not "Boeing 737, Airbus 320". After an acronym the
    verb must be one of having, as "sold 30 tanks, BMP 2 and BTR 80" are no counts."""
    if last + 1 < len(tokens) and tokens.lower[last + 1] not in _LIST_ENDS:
        return False
    at = first
    for _ in range(_LONGEST_LIST):
        at = _before_name(tokens, at - 1)
        if at < 2 or not _is_count(tokens, at):
            return False
        if tokens.lower[max(0, at - 2) : at] == ["of", "the"] and _is_count(tokens, at - 3):
            at -= 3  # "won 118 of the 230 seats, the Socialists 74"
        before = tokens.text[at - 1]
        if before.islower():
            if held:
                return before in number_words().holding
            return before.isalpha() and before not in number_words().before_gap
        if _opens_list(tokens, at):
            return True
    return False


def _opens_list(tokens: Tokens, at: int) -> bool:
    """Whether the first count of a list stands behind a colon and a name, with what it counts:
    "unequal shares: North 34 per cent, South 28"."""
    text, first = tokens.text, at - 1
    while first > 0 and at - first < _LONGEST_NAME and text[first][0].isupper():
        first -= 1
    counted = text[at + 1 : at + 2]
    return text[first] == ":" and (counted == ["%"] or tokens.lower[at + 1 : at + 3] == _PER_CENT)


def _before_name(tokens: Tokens, at: int) -> int:
    """The digits before a name and the comma or "and" before it, where `at` is its last token;
    -1 where there are none. One counted noun may follow them."""
    text, lower = tokens.text, tokens.lower
    name = at
    while at > 0 and name - at < _LONGEST_NAME and text[at][0].isupper():
        at -= 1
    described = lower[max(0, at - _LONGEST_NAME - 1) : at + 1]
    if "the" in described and _LIST_LINKS.isdisjoint(described[described.index("the") :]):
        at -= len(described) - described.index("the") - 1  # "the far-right Vox 33"
    at -= lower[at] == "the"
    if at < 2 or at == name or lower[at] not in _LIST_LINKS:
        return -1
    at -= 1 + (lower[at] == "and" and lower[at - 1] == ",")
    whole = lower[max(0, at - _LONGEST_WHOLE) : at + 1]
    if "of" in whole:  # "21 per cent of the budget, France 18"
        at -= len(whole) - whole.index("of")
    at -= 2 * (lower[max(0, at - 1) : at + 1] == _PER_CENT)
    if text[at] == "%" or (text[at].islower() and text[at].isalpha()):
        at -= 1
    return at


def _is_count(tokens: Tokens, at: int) -> bool:
    text = tokens.text[at]
    return text.replace(".", "", 1).isdigit() and len(text) <= _LONGEST_COUNT + ("." in text)


def _runs_into_letters(tokens: Tokens, last: int) -> bool:
    """ "777F", "24703L202", "3D", "737-MAX": letters that are no unit touch the digits."""
    after = last + 1
    if after >= len(tokens) or not tokens.touches(after):
        return False
    following = tokens.text[after]
    if following[0].isalpha() or following == "_":
        return True
    return (
        following in "-‑"
        and after + 1 < len(tokens)
        and tokens.touches(after + 1)
        and tokens.text[after + 1][0].isupper()
        and (len(tokens.text[after + 1]) <= 4 or tokens.lower[after + 1] in number_words().units)
    )
