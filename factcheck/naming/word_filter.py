"""A large set of words in a small file, a Bloom filter: it forgets none, and takes one in some
hundred for a member that is none."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from hashlib import blake2b

_BITS = 9  # for each word, which with as many places takes one word in seventy for a member
_PLACES = 6


def filter_of(words: Collection[str]) -> bytes:
    """Return the bits of a set of words."""
    bits = bytearray(max(1, (len(words) * _BITS + 7) // 8))
    for word in words:
        for place in _places(word, len(bits) * 8):
            bits[place >> 3] |= 1 << (place & 7)
    return bytes(bits)


def holds(bits: bytes | memoryview, word: str) -> bool:
    """Whether a word is in the set that `filter_of` made the bits of, or seems to be."""
    return all(bits[at >> 3] >> (at & 7) & 1 for at in _places(word, len(bits) * 8))


def _places(word: str, size: int) -> Iterator[int]:
    digest = blake2b(word.encode(), digest_size=16).digest()
    first, step = int.from_bytes(digest[:8], "big"), int.from_bytes(digest[8:], "big") | 1
    return ((first + at * step) % size for at in range(_PLACES))
