"""Two figures or times told in the same words but for a number: "more than 40", "more than 60"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from checkers.facts.numbers import Numeral, find_numerals, fold
from checkers.model import Fact, Kind, Number, Quantity, Span
from checkers.ranges import exactly

_GAP = "#"
_REMEMBERED = 1 << 10


@dataclass(frozen=True, slots=True)
class _Told:
    """The words around the numbers, and the numbers."""

    words: str
    numerals: tuple[Numeral, ...]


def differing_numbers(own: Fact, told: Fact) -> tuple[Fact, Fact] | None:
    """Find the first numbers in which two facts in otherwise the same words differ.

    None where the words differ as well, or no number does.  A number that is rounded to its
    last digit, the way its hedge allows, is the same.
    """
    ours, theirs = _told(own.text), _told(told.text)
    if ours.words != theirs.words or len(ours.numerals) != len(theirs.numerals):
        return None
    for mine, other in zip(ours.numerals, theirs.numerals, strict=True):
        if mine.value != other.value and not _rounds(own, mine, other):
            return number_in(own, mine), number_in(told, other)
    return None


@lru_cache(maxsize=_REMEMBERED)
def _told(text: str) -> _Told:
    numerals = find_numerals(text)
    return _Told(_without(fold(text), numerals), numerals)


def _without(text: str, numerals: Sequence[Numeral]) -> str:
    pieces, at = [], 0
    for numeral in numerals:
        pieces.append(text[at : numeral.span.start])
        at = numeral.span.end
    pieces.append(text[at:])
    return " ".join(_GAP.join(pieces).replace("’", "'").split())


def _rounds(own: Fact, mine: Numeral, other: Numeral) -> bool:
    """Tell whether one's own number is the other cut to its last written digit.

    "More than 1,400" is told of 1,409, "fewer than 1,500" of 1,490, "about 1,400" of both.
    """
    value = own.value
    if not isinstance(value, Quantity) or value.hedge is None:
        return False
    step = mine.step if mine.step is not None else _last_digit(mine.value)
    if isinstance(value.range.high, float):
        return mine.value <= other.value < mine.value + step
    if value.range.high_open and not value.range.low_open:
        return mine.value - step < other.value <= mine.value
    return abs(Fraction(other.value) - mine.value) * 2 <= step


def _last_digit(value: Number) -> Number:
    """Give the size of the last digit that is no zero: 100 of 1,400."""
    step: Number = 1
    while value and value % (step * 10) == 0:
        step *= 10
    return step


def number_in(fact: Fact, numeral: Numeral) -> Fact:
    """Give a number within a fact as a fact of its own."""
    start = fact.span.start + numeral.span.start
    span = Span(start, fact.span.start + numeral.span.end)
    text = fact.text[numeral.span.start : numeral.span.end]
    value = Quantity(exactly(numeral.value), numeral.value)
    return Fact(Kind.NUMBER, span, text, fact.sentence, value)
