"""A sample of all characters, to see by bit sets what two parts of a phrase can both accept.

ASCII stands for itself; every other character is stood for by one of its sort.  So two sets
without a common bit share no character, and a common bit beyond ASCII means that they may.
"""

from __future__ import annotations

from functools import lru_cache

import regex

from checkers.rulebook.masks import MASKS

_MASK = min(MASKS)
_SAMPLE = (*map(chr, range(128)), "é", "٣", "€", _MASK)
_LETTER, _DIGIT, _SYMBOL = (1 << place for place in range(128, 131))
_WORD_CHARACTER = regex.compile(r"\w")
_DIGIT_CHARACTER = regex.compile(r"\d")


def _bits(pattern: str) -> int:
    found = regex.compile(pattern, regex.V1)
    return sum(1 << place for place, mark in enumerate(_SAMPLE) if found.match(mark))


WORD = _bits(r"\w")
DIGITS = _bits(r"\d")
SPACES = _bits(" ")  # folded text has no other white space
MASK = 1 << 131
TEXT = _bits(r"[^\s--[ ]]") & ~_bits("[A-Z]") & ~MASK  # everything but a mask


@lru_cache(maxsize=4096)
def sample_of(character: str) -> int:
    """Name the bit of a folded character."""
    if ord(character) < 128:
        return 1 << ord(character)
    if _DIGIT_CHARACTER.match(character, concurrent=False):
        return _DIGIT
    return _LETTER if is_word(character) else _SYMBOL


@lru_cache(maxsize=4096)
def is_word(character: str) -> bool:
    return _WORD_CHARACTER.match(character, concurrent=False) is not None
