"""What a stated number can mean: rounding, hedges, comparison.

Ranges are compared, never points: two statements contradict each other only if no pair of
values inside their ranges agrees.  Arithmetic is interval arithmetic on exact numbers; an
infinite bound is a float infinity and never meets a finite float.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fractions import Fraction

from checkers.model import Bound, Number, Quantity, Range, Truth

EVERYTHING = Range(-math.inf, math.inf, low_open=True, high_open=True)


@dataclass(frozen=True, slots=True)
class Rounding:
    """Which plain integers are approximate: an editorial setting, given in a rule pack.

    An integer of at least `start` that has no more than `digits` significant digits can be
    off by half a unit of its `digits`-th digit: with start 1000 and digits 2, 12,000 is
    11,500 to 12,500, and 12,100 is exact.
    """

    start: int = 1000
    digits: int = 2


def exactly(value: Number) -> Range:
    return Range(value, value)


def rounded(value: Number, unit: Number) -> Range:
    """Spread `value` by half of `unit`, the size of its last written digit."""
    half = Fraction(unit) / 2
    return Range(_simple(value - half), _simple(value + half))


def apply_rounding(quantity: Quantity, rounding: Rounding) -> Range:
    """Widen a plain round integer's range as the editorial setting says; others are unchanged."""
    value = quantity.stated
    if not quantity.round_integer or not isinstance(value, int) or abs(value) < rounding.start:
        return quantity.range
    digits = str(abs(value))
    if len(digits.rstrip("0")) > rounding.digits or len(digits) <= rounding.digits:
        return quantity.range
    half = Fraction(10 ** (len(digits) - rounding.digits), 2)
    low, high = quantity.range.low, quantity.range.high
    return Range(
        _simple(low - half) if not quantity.range.low_open else low,
        _simple(high + half) if not quantity.range.high_open else high,
        quantity.range.low_open,
        quantity.range.high_open,
    )


# --- comparison ------------------------------------------------------------------------------


def equal(a: Range, b: Range) -> Truth:
    """TRUE only for two equal points; FALSE where the ranges cannot meet."""
    if _apart(a, b) or _apart(b, a):
        return Truth.FALSE
    return Truth.TRUE if a.low == a.high == b.low == b.high else Truth.MAYBE


def less(a: Range, b: Range) -> Truth:
    """Compare a < b over every pair of values."""
    if a.high < b.low or (a.high == b.low and (a.high_open or b.low_open)):
        return Truth.TRUE
    return Truth.FALSE if a.low >= b.high else Truth.MAYBE


def at_most(a: Range, b: Range) -> Truth:
    """Compare a <= b over every pair of values."""
    if a.high <= b.low:
        return Truth.TRUE
    if a.low > b.high or (a.low == b.high and (a.low_open or b.high_open)):
        return Truth.FALSE
    return Truth.MAYBE


def _apart(a: Range, b: Range) -> bool:
    """Tell whether every value of `a` lies below every value of `b`."""
    return a.high < b.low or (a.high == b.low and (a.high_open or b.low_open))


# --- arithmetic ------------------------------------------------------------------------------


def add(a: Range, b: Range) -> Range:
    return Range(
        a.low + b.low, a.high + b.high, a.low_open or b.low_open, a.high_open or b.high_open
    )


def negate(a: Range) -> Range:
    return Range(-a.high, -a.low, a.high_open, a.low_open)


def subtract(a: Range, b: Range) -> Range:
    return add(a, negate(b))


def multiply(a: Range, b: Range) -> Range:
    return _corners(a, b, _times)


def divide(a: Range, b: Range) -> Range | None:
    """Divide a by b; None where the divisor may be zero."""
    if (
        b.low <= 0 <= b.high
        and not (b.low == 0 and b.low_open)
        and not (b.high == 0 and b.high_open)
    ):
        return None
    low: tuple[Bound, bool] = (_inverse(b.high, positive=b.high > 0), b.high_open)
    high: tuple[Bound, bool] = (_inverse(b.low, positive=b.low >= 0), b.low_open)
    return multiply(a, Range(low[0], high[0], low[1], high[1]))


def absolute(a: Range) -> Range:
    if a.low >= 0:
        return a
    if a.high <= 0:
        return negate(a)
    if -a.low > a.high:
        return Range(0, -a.low, high_open=a.low_open)
    if a.high > -a.low:
        return Range(0, a.high, high_open=a.high_open)
    return Range(0, a.high, high_open=a.high_open and a.low_open)


def widen(a: Range, share: Number) -> Range:
    """Widen both ends by `share` (0.01 for one percent) of their own size."""
    return Range(_grown(a.low, -share), _grown(a.high, share), a.low_open, a.high_open)


def hull(ranges: Iterable[Range]) -> Range:
    """Cover all `ranges` with one; ValueError for none."""
    items = list(ranges)
    low = min(items, key=lambda r: (r.low, r.low_open))
    high = max(items, key=lambda r: (r.high, not r.high_open))
    return Range(low.low, high.high, low.low_open, high.high_open)


def _grown(bound: Bound, share: Number) -> Bound:
    if isinstance(bound, float):
        return bound
    spread = Fraction(share) * abs(Fraction(bound))
    return _simple(bound + spread)


def _times(a: Bound, b: Bound) -> Bound:
    if a == 0 or b == 0:
        return 0  # also 0 * inf: the finite factor is exactly zero, so every product is
    if isinstance(a, float) or isinstance(b, float):
        return math.inf if (a > 0) == (b > 0) else -math.inf
    return Fraction(a) * b


def _inverse(bound: Bound, *, positive: bool) -> Bound:
    if bound == 0:
        return math.inf if positive else -math.inf
    if isinstance(bound, float):
        return 0
    return _simple(1 / Fraction(bound))


def _corners(a: Range, b: Range, combine: Callable[[Bound, Bound], Bound]) -> Range:
    corners = [
        (combine(x, y), x_open or y_open)
        for x, x_open in ((a.low, a.low_open), (a.high, a.high_open))
        for y, y_open in ((b.low, b.low_open), (b.high, b.high_open))
    ]
    low, low_open = min(corners, key=lambda corner: (corner[0], corner[1]))
    high, high_open = max(corners, key=lambda corner: (corner[0], not corner[1]))
    return Range(_simple(low), _simple(high), low_open, high_open)


def _simple(value: Bound) -> Bound:
    if isinstance(value, Fraction) and value.denominator == 1:
        return value.numerator
    return value
