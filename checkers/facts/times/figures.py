"""Numbers in words and figures, as far as times need them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Final

from checkers.facts.lexicon import load
from checkers.model import Number

_NUMBERS: Final = load("numbers")
_SMALL: Final[Mapping[str, int]] = {
    **_NUMBERS["units"],
    **_NUMBERS["teens"],
    **_NUMBERS["tens"],
}
_SCALES: Final[Mapping[str, int]] = {**_NUMBERS["scales"], **_NUMBERS["collectives"]}
_HUNDRED: Final[str] = _NUMBERS["words"]["hundred"][0]
_AND: Final[str] = _NUMBERS["words"]["and"][0]
VULGAR: Final[Mapping[str, tuple[int, int]]] = _NUMBERS["vulgar"]
NUMBER_WORDS: Final = frozenset({*_SMALL, *_SCALES, _HUNDRED})
_CENTURY_TURN: Final = 50  # "'49" is 2049, "'50" is 1950
_FIRST_PLAIN, _LAST_PLAIN = 1700, 2100
_MOST_DIGITS = 12
_MOST_WORDS = 12


def from_digits(text: str) -> Number | None:
    """Read "1,200", "3.5" or "5 1/2"."""
    whole, _, part = text.partition(" ")
    plain = whole.replace(",", "")
    if len(plain) > _MOST_DIGITS or not plain.replace(".", "", 1).isdecimal():
        return None
    above, _, below = part.partition("/")
    if part and (not above.isdecimal() or not below.isdecimal() or not int(below)):
        return None
    value = Fraction(plain) + (Fraction(int(above), int(below)) if part else 0)
    return value.numerator if value.denominator == 1 else value


def from_words(words: Sequence[str]) -> int | None:
    """Add up "two hundred and five"; None for words that make no number together."""
    total = block = 0
    if len(words) > _MOST_WORDS:
        return None
    for word in words:
        lower = word.lower()
        if (small := _SMALL.get(lower)) is not None:
            if block % 10 or (small >= 10 and block % 100):
                return None
            block += small
        elif lower == _HUNDRED:
            block = max(block, 1) * 100
        elif (scale := _SCALES.get(lower)) is not None:
            total, block = total + max(block, 1) * scale, 0
        elif lower != _AND:
            return None
    return total + block


def year_in_words(words: Sequence[str]) -> int | None:
    """Read "nineteen ninety-one" and "two thousand"; None for other numbers."""
    plain = [word for word in words if word.lower() != _AND]
    for cut in range(1, len(plain)):
        head, rest = from_words(plain[:cut]), from_words(plain[cut:])
        if head is not None and rest is not None and 11 <= head <= 21 and 10 <= rest <= 99:
            return head * 100 + rest
    value = from_words(plain)
    return value if value is not None and 1900 <= value <= 2099 else None


def full_year(two: int) -> int:
    """Give a year of two figures its century."""
    return two + (2000 if two < _CENTURY_TURN else 1900)


def is_plain_year(year: int) -> bool:
    """Tell a year of which an article speaks from other numbers of four digits."""
    return _FIRST_PLAIN <= year <= _LAST_PLAIN
