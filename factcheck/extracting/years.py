"""Years, spans of years in figures, fiscal years, decades and centuries."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from factcheck.extracting import calendar_days as days
from factcheck.extracting.moments import Moment, TimeText
from factcheck.extracting.time_numbers import (
    cardinal,
    era_after,
    is_year_figure,
    ordinal,
    two_digit_year,
    year_beside,
    year_in_words,
)

_DASHES = frozenset({"-", "–", "/"})
_APOSTROPHES = frozenset({"'", "’", "‘"})
_MODERN = (1900, 2100)
_RECENT = 1800
_NEVER_AMOUNTS = frozenset({"in", "since", "during"})
_HEIGHTS = frozenset(
    {"temperature", "temperatures", "highs", "lows", "aged", "his", "her", "their"}
)
# "It resulted in 300." counts.
_RESULTING = frozenset(
    {"resulted", "resulting", "results", "ended", "end", "came", "brought", "every", "ranked"}
)
_CURRENT_CENTURY = 2000
_SCALES = frozenset({"thousand", "thousands", "million", "millions", "billion", "bn", "m", "%"})


def year_led(text: TimeText, index: int, *, sure: bool = False) -> Moment | None:
    """Read a year in figures where the context makes it one: "in 2015", not "2015 people"."""
    words = text.words
    word = words[index].replace(",", "") if "," in words[index] else words[index]
    if not word.isdecimal():
        return None
    if word != words[index]:
        old = era_after(text, index + 1) if len(word) == 5 else None
        return Moment(index, old[1], "year", year=1 - int(word)) if old and old[0] else None
    era = era_after(text, index + 1) if len(word) <= 4 else None
    if era is not None:
        year = 1 - int(word) if era[0] else int(word)
        return Moment(index, era[1], "year", year=year)
    leading = index > 0 and words[index - 1] in text.lexicon.leading_eras
    if leading and text.capital(index - 1) and len(word) <= 4 and int(word):
        return Moment(index - 1, index + 1, "year", year=int(word))
    dotted = index > 3 and words[index - 4 : index] == ["a", ".", "d", "."]
    if dotted and text.capital(index - 4) and len(word) <= 4 and int(word):
        return Moment(index - 4, index + 1, "year", year=int(word))
    if len(word) == 3 and _is_early_year(text, index):
        return Moment(index, index + 1, "year", year=int(word))
    if not is_year_figure(word):
        return None
    if sure or is_year_here(text, index, index + 1):
        return Moment(index, index + 1, "year", year=int(word))
    return None


def _is_early_year(text: TimeText, index: int) -> bool:
    """Whether three figures are a year: "In 788, the ...", "was founded in 930."."""
    words = text.words
    if not index or words[index - 1] != "in" or words[index][0] == "0":
        return False
    before = words[index - 2] if index > 1 else ""
    counted = before[:1].isdecimal() or before in text.lexicon.cardinals or before in _RESULTING
    return not counted and text.closes(index + 1) and words[index + 1] in {",", ".", ";", ""}


def is_year_here(text: TimeText, index: int, stop: int) -> bool:
    """Whether the figure at `index` (with what follows up to `stop`) is a year."""
    words, lexicon = text.words, text.lexicon
    before = words[index - 1] if index else ""
    following = words[stop]
    if before == "." and index > 1 and words[index - 2] in {"no", "nos", "art", "sec"}:
        return False
    if _is_heading_year(text, index, stop):
        return True
    if before in lexicon.label_words or _is_inside_number(text, index, stop):
        return False
    year = int(words[index])
    if text.is_amount(stop):
        told = following in lexicon.counted_nouns and _MODERN[0] <= year <= _MODERN[1]
        return told and before in _NEVER_AMOUNTS
    if before in lexicon.strong_year_prepositions:
        return True
    if not _RECENT <= year <= _MODERN[1]:
        return _is_old_year(text, index, stop)
    if text.closes(stop):
        return True
    return _before_word(text, index, stop)


def _is_heading_year(text: TimeText, index: int, stop: int) -> bool:
    """Whether a unit set off after a modern year makes a column's heading of it: "Population 2020,
    million", "Total 2019 (thousand)"."""
    words = text.words
    if not _MODERN[0] <= int(words[index]) <= _MODERN[1] or words[stop] not in {",", "("}:
        return False
    closing = ")" if words[stop] == "(" else ""
    return words[stop + 1] in _SCALES and words[stop + 2] == closing and not text.touches(index)


def _is_old_year(text: TimeText, index: int, stop: int) -> bool:
    """Whether a figure far from today is a year: "of 1713.", "the 1713 Treaty", "ca. 1450"."""
    words, lexicon = text.words, text.lexicon
    before = words[index - 1] if index else ""
    if before == "as" and index > 1 and words[index - 2] in {"early", "late"}:
        return True
    if words[stop] in {"until", "till"} and before in {"about", "around", "from", "circa"}:
        return True
    shortened = {"c", "ca", *lexicon.strong_year_prepositions}
    if before == "." and index > 1 and words[index - 2] in shortened:
        return True
    if text.closes(stop):
        return before in lexicon.year_prepositions
    return (
        before in {"the", "a", "an"}
        and int(words[index]) <= _MODERN[1]
        and (text.capital(stop) or not _is_plural(words[stop]))
    )


def _is_inside_number(text: TimeText, index: int, stop: int) -> bool:
    """Whether the figure is glued to letters, signs or further digits."""
    words = text.words
    before, following = words[index - 1] if index else "", words[stop]
    if text.touches(index) and (before[:1].isalnum() or before in {".", ",", ":", "_", "\\", "@"}):
        return True
    if text.touches(stop) and following[:1].isalpha() and following not in {"s"}:
        return True
    joined = following in {"-", "/"} and text.touches(stop) and text.touches(stop + 1)
    if joined and words[stop + 1][:1].isdecimal():
        return True  # "2016/679", "2049-3630"
    return before in {"-", "–"} and text.touches(index) and words[index - 2][:1].isdecimal()


def _before_word(text: TimeText, index: int, stop: int) -> bool:
    """Whether a modern figure before a word is a year: "the 2016 budget", "2016 was"."""
    words, lexicon = text.words, text.lexicon
    before, following = words[index - 1] if index else "", words[stop]
    if before in lexicon.determiners or before.endswith(("'s", "’s")):
        return True
    if not _is_plural(following) or following in lexicon.year_nouns:
        return True
    return following in lexicon.year_verbs and before in {"of", "for", "in", "from"}


def _is_plural(word: str) -> bool:
    return word.endswith("s") and not word.endswith(("ss", "us", "is", "as"))


def worded_year(text: TimeText, index: int) -> Moment | None:
    """Read "nineteen seventy eight" where a preposition of time stands before it."""
    found = year_in_words(text, index)
    before = text.words[index - 1] if index else ""
    if found is None or before not in text.lexicon.strong_year_prepositions:
        return None
    if text.is_amount(found[1]) or not text.closes(found[1]):
        return None
    return Moment(index, found[1], "year", year=found[0])


def year_after_word(text: TimeText, index: int) -> Moment | None:
    """Read "year 2016", "the year 2016", "year two hundred and sixty seven"."""
    start = index - 1 if index and text.words[index - 1] == "the" else index
    if index and text.words[index - 1] == "new":
        return None
    found = year_beside(text, index + 1)
    word = text.words[index + 1]
    if found is None and len(word) == 3 and word.isdecimal():
        found = int(word), index + 2
    if found is None:
        number = cardinal(text, index + 1)
        found = number if number and number[0] >= 100 else None
    return Moment(start, found[1], "year", year=found[0]) if found else None


def year_span(text: TimeText, index: int) -> Moment | None:
    """Read "2015/16" (a fiscal year), "1992-98" and "2013-2017"."""
    words = text.words
    first, joint, second = words[index], words[index + 1], words[index + 2]
    if joint not in _DASHES or not second.isdecimal():
        return None
    early = len(first) == 3 and first.isdecimal() and _is_bracketed(text, index) and joint != "/"
    if not (is_year_figure(first) or early) or not _span_is_free(text, index):
        return None
    if early:
        fits = len(second) == 4 and words[index + 3] == ")" and int(second) <= _MODERN[1]
        return _span_of_years(index, int(first), int(second), fiscal=False) if fits else None
    year = int(first)
    if len(second) == 4 and is_year_figure(second):
        last = int(second)
        fiscal = joint == "/" and last == year + 1
    elif len(second) == 2 and text.touches(index + 2):
        last = year // 100 * 100 + int(second)
        last += 100 if last < year else 0
        fiscal = last == year + 1 and joint == "/"
    elif len(second) == 1 and text.touches(index + 2) and int(second) == year % 10 + 1:
        last = year + 1  # "2003-4"
        fiscal = joint == "/"
    else:
        return None
    latest = year + (900 if _is_bracketed(text, index) and len(second) == 4 else 120)
    if not year < last <= latest or (len(second) == 2 and _is_month(text, index, last - year)):
        return None
    return _span_of_years(index, year, last, fiscal=fiscal)


def _is_month(text: TimeText, index: int, length: int) -> bool:
    """Whether two figures after a year are its month ("2005-09") rather than another year."""
    if int(text.words[index + 2]) > 12 or length == 1 or text.words[index + 1] == "–":
        return False
    return (text.words[index - 1] if index else "") not in {
        "from",
        "between",
        "period",
        "years",
        "during",
    }


def _span_is_free(text: TimeText, index: int) -> bool:
    """Whether two figures with a dash between them are not part of a longer figure or amount."""
    words, lexicon = text.words, text.lexicon
    before, following = words[index - 1] if index else "", words[index + 3]
    if before in lexicon.label_words or text.is_amount(index + 3):
        return False
    if following in _DASHES and text.touches(index + 3) and words[index + 4][:1].isdecimal():
        return False
    modern = _MODERN[0] <= int(words[index]) <= _MODERN[1]
    bracketed = _is_bracketed(text, index)
    return modern or bracketed or before in (lexicon.year_prepositions | lexicon.determiners)


def _is_bracketed(text: TimeText, index: int) -> bool:
    """Whether a span of two figures stands alone in brackets: "(918-1392)", "(ca. 1220-1450)"."""
    before = text.words[index - 1] if index else ""
    return before in {"(", ";", ",", "."} and text.words[index + 3] in {")", ",", ";"}


def _span_of_years(start: int, first: int, last: int, *, fiscal: bool) -> Moment | None:
    """Return a range of years; a fiscal year is one year of unknown beginning."""
    if fiscal:
        window = days.years(first, last)
        return Moment(start, start + 3, "year", window=window, approximate=True, unit="fiscal_year")
    left = Moment(start, start + 1, "year", year=first)
    right = Moment(start + 2, start + 3, "year", year=last)
    return Moment(start, start + 3, "range", left=left, right=right)


def fiscal_year(text: TimeText, index: int) -> Moment | None:
    """Read "FY2016", "FY 2015/16", "fiscal year 2016", "fiscal 2016"."""
    words, lexicon = text.words, text.lexicon
    at = index + 1
    if words[index] not in lexicon.fiscal_marks and words[at] in {"year", "years"}:
        at += 1
    if words[at] in _APOSTROPHES:
        at += 1
    span = year_span(text, at)
    if span is not None:
        if span.left is not None and span.left.year is not None and len(words[at + 2]) == 2:
            span = _span_of_years(at, span.left.year, span.left.year + 1, fiscal=True)
        return replace(span, start=index) if span else None
    figure = words[at]
    if is_year_figure(figure):
        year = int(figure)
    elif words[index] in lexicon.fiscal_marks and len(figure) == 2 and figure.isdecimal():
        year = two_digit_year(int(figure))
    else:
        return None
    window = days.years(year, year)
    return Moment(index, at + 1, "year", window=window, approximate=True, unit="fiscal_year")


def decade_in_figures(text: TimeText, index: int) -> Moment | None:
    """Read "1990s", "1990's", "90s", "'40s", "2000s" at its figure."""
    words = text.words
    figure = words[index]
    if len(figure) not in {2, 4} or not figure.endswith("0") or not figure.isdecimal():
        return None
    at = index + 1
    if words[at] in _APOSTROPHES and text.touches(at):
        at += 1
    if words[at] != "s" or not text.touches(at):
        return None
    start = index
    if index and words[index - 1] in _APOSTROPHES and text.touches(index):
        start = index - 1
    if len(figure) == 4:
        if not is_year_figure(figure):
            return None
        if figure.endswith("00") and int(figure) < _CURRENT_CENTURY:
            window = days.years(int(figure), int(figure) + 99)
            begin = _with_the(text, start)
            return Moment(begin, at + 1, "century", year=int(figure), window=window)
        return Moment(_with_the(text, start), at + 1, "decade", year=int(figure))
    if start == index and not _before_short_decade(text, index):
        return None
    year = _decade_year(text, int(figure))
    return Moment(_with_the(text, start), at + 1, "decade", year=year)


def _before_short_decade(text: TimeText, index: int) -> bool:
    """Whether "90s" stands where a decade does, not an age or a size: "the late 90s"."""
    before = text.words[index - 1] if index else ""
    near = text.words[max(0, index - 6) : index]
    if any(word in _HEIGHTS for word in near):
        return False  # "temperatures in the 30s"
    if before == "-":
        before = text.words[index - 2] if index > 1 else ""
    return before == "the" or before in text.lexicon.stages


def _with_the(text: TimeText, index: int) -> int:
    return index - 1 if index and text.words[index - 1] == "the" else index


def _decade_year(text: TimeText, two_digits: int) -> int:
    """Return the latest decade of these two digits that has begun; the 1900s for most."""
    now = text.anchor.year if text.anchor else _CURRENT_CENTURY + 29
    year = _CURRENT_CENTURY + two_digits
    return year if year <= now and two_digits < 20 else year - 100


def decade_in_words(text: TimeText, index: int) -> Moment | None:
    """Read "the seventies", "nineteen seventies", "the twenty-tens", "the two thousands"."""
    words, lexicon = text.words, text.lexicon
    tens = lexicon.decade_words.get(words[index])
    if words[index] == "thousands" and index and words[index - 1] == "two":
        return Moment(_with_the(text, index - 1), index + 1, "decade", year=2000)
    if tens is None:
        return None
    at = index - 2 if index > 1 and words[index - 1] == "-" else index - 1
    century = lexicon.century_words.get(words[at]) if at >= 0 else None
    if century is not None and words[at] != "two":
        return Moment(_with_the(text, at), index + 1, "decade", year=century + tens)
    if tens == 10 or not index or words[index - 1] not in {"the", *lexicon.stages, "-"}:
        return None
    if any(word in _HEIGHTS for word in words[max(0, index - 3) : index]):
        return None  # "in her late thirties"
    return Moment(_with_the(text, index), index + 1, "decade", year=_decade_year(text, tens))


def _centuries(text: TimeText, index: int, first: tuple[int, int]) -> Moment | None:
    """Read "17th-18th centuries", "the 18th and 19th centuries", "fifth to third century BC"."""
    joint = first[1]
    if text.words[joint] not in {"and", "to", "-", "–", "or"}:
        return None
    second = ordinal(text, joint + 1)
    if second is None or not text.words[second[1]].startswith("centur"):
        return None
    right = century(text, joint + 1)
    if right is None or right.year is None:
        return None
    if right.year < 0:
        return Moment(index, right.stop, "range", edtf=f"-{first[0] - 1:02}XX/{right.edtf}")
    if first[0] >= second[0]:
        return None
    window = days.years(max(100 * (first[0] - 1), 1), right.year + 99)
    return Moment(index, right.stop, "range", window=window)


def _millennium(text: TimeText, index: int, at: int, number: int) -> Moment | None:
    """Read "the third millennium", "second millennium BC"."""
    era = era_after(text, at + 1)
    stop = era[1] if era else at + 1
    if number > 9:
        return None
    if era is not None and era[0]:
        return Moment(index, stop, "range", edtf=f"-{number - 1}XXX")
    first = 1000 * (number - 1)
    return Moment(index, stop, "range", window=days.years(max(first, 1), first + 999))


def century(text: TimeText, index: int) -> Moment | None:
    """Read "19th century", "3rd century B.C.", "the twentieth-century" at its ordinal."""
    number = ordinal(text, index)
    if number is None or not 1 <= number[0] <= 30:
        return None
    at = number[1] + 1 if text.words[number[1]] == "-" else number[1]
    if text.words[at] in {"millennium", "millennia"}:
        return _millennium(text, index, at, number[0])
    if text.words[at] not in {"century", "centuries", "century's"}:
        return _centuries(text, index, number)
    trim = 2 if text.words[at] == "century's" else 0
    era = era_after(text, at + 1)
    stop = era[1] if era else at + 1
    if era is not None and era[0]:
        first = -100 * number[0] + 1
        return Moment(index, stop, "century", year=first, edtf=f"-{number[0] - 1:02}XX")
    year = 100 * (number[0] - 1)
    window = (date(max(year, 1), 1, 1), date(year + 99, 12, 31))
    return Moment(index, stop, "century", year=year, window=window, trim=trim)
