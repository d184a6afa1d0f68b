"""What a stated number can mean: rounding, hedges, comparison.

Ranges are compared, never points: two statements contradict each other only if no pair of
values inside their ranges agrees.  Arithmetic is interval arithmetic on exact numbers; an
infinite bound is a float infinity and never meets a finite float.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from checkers.model import Bound, Number, Quantity, Range, Truth

_LONGEST_ROUNDED = 10**40  # longer integers are identifiers or noise, not rounded figures


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
    if not quantity.round_integer or not isinstance(value, int):
        return quantity.range
    if not rounding.start <= abs(value) < _LONGEST_ROUNDED:
        return quantity.range
    digits = str(abs(value))
    if len(digits.rstrip("0")) > rounding.digits or len(digits) <= rounding.digits:
        return quantity.range
    half = Fraction(10 ** (len(digits) - rounding.digits), 2)
    stated = quantity.range
    return Range(
        stated.low if stated.low_open else _simple(_plus(stated.low, -half)),
        stated.high if stated.high_open else _simple(_plus(stated.high, half)),
        stated.low_open,
        stated.high_open,
    )


# --- comparison ------------------------------------------------------------------------------


def equal(a: Range, b: Range) -> Truth:
    """TRUE only for two equal points; FALSE where the ranges cannot meet."""
    if _apart(a, b) or _apart(b, a):
        return Truth.FALSE
    return Truth.TRUE if a.low == a.high == b.low == b.high else Truth.MAYBE


def less(a: Range, b: Range) -> Truth:
    """Compare a < b over every pair of values."""
    if _apart(a, b):
        return Truth.TRUE
    return Truth.FALSE if a.low >= b.high else Truth.MAYBE


def at_most(a: Range, b: Range) -> Truth:
    """Compare a <= b over every pair of values."""
    if a.high <= b.low:
        return Truth.TRUE
    return Truth.FALSE if _apart(b, a) else Truth.MAYBE


def near(a: Range, b: Range, slack: Number) -> Truth:
    """Compare |a - b| <= slack over every pair of values."""
    distance = absolute(subtract(a, b))
    return at_most(distance, exactly(slack))


def near_share(a: Range, b: Range, share: Number) -> Truth:
    """Compare |a - b| <= share * max(|a|, |b|) over every pair of values, for a share below 1.

    The larger of the two is the measure, so that it does not matter which stands first.
    """
    if equal(a, b) is not Truth.FALSE:
        return Truth.TRUE if a.low == a.high == b.low == b.high else _all_near(a, b, share)
    low, high = (a, b) if _apart(a, b) else (b, a)
    if low.high <= 0 <= high.low:
        return Truth.FALSE  # zero lies between them: they are as far apart as the larger is large
    spare = _spare(low.high, high.low, share)
    if spare < 0 or (spare == 0 and (low.high_open or high.low_open)):
        return Truth.FALSE
    return _all_near(a, b, share)


def _all_near(a: Range, b: Range, share: Number) -> Truth:
    """TRUE where even the farthest pair is near enough; else MAYBE."""
    same_side = (a.low >= 0 and b.low >= 0) or (a.high <= 0 and b.high <= 0)
    if not same_side or any(isinstance(x, float) for x in (a.low, a.high, b.low, b.high)):
        return Truth.MAYBE
    far_apart = min(_spare(a.low, b.high, share), _spare(a.high, b.low, share)) < 0
    return Truth.MAYBE if far_apart else Truth.TRUE


def _spare(x: Bound, y: Bound, share: Number) -> Number:
    """Say by how much two finite values are nearer than `share` of the larger; below 0: not."""
    distance = abs(Fraction(x) - Fraction(y))
    return Fraction(share) * max(abs(Fraction(x)), abs(Fraction(y))) - distance


def _apart(a: Range, b: Range) -> bool:
    """Tell whether every value of `a` lies below every value of `b`."""
    if a.high < b.low:
        return True
    return (a.high_open or b.low_open) and a.high == b.low


# --- arithmetic ------------------------------------------------------------------------------


def add(a: Range, b: Range) -> Range:
    return Range(
        _plus(a.low, b.low),
        _plus(a.high, b.high),
        a.low_open or b.low_open,
        a.high_open or b.high_open,
    )


def negate(a: Range) -> Range:
    return Range(-a.high, -a.low, a.high_open, a.low_open)


def subtract(a: Range, b: Range) -> Range:
    return Range(
        _plus(a.low, -b.high),
        _plus(a.high, -b.low),
        a.low_open or b.high_open,
        a.high_open or b.low_open,
    )


def multiply(a: Range, b: Range) -> Range:
    """Multiply; the product of a closed zero and an open end is a closed zero."""
    if a.low >= 0 and b.low >= 0:
        low, low_open = _times(a.low, b.low, x_open=a.low_open, y_open=b.low_open)
        high, high_open = _times(a.high, b.high, x_open=a.high_open, y_open=b.high_open)
        return Range(low, high, low_open, high_open)
    corners = [
        _times(x, y, x_open=x_open, y_open=y_open)
        for x, x_open in ((a.low, a.low_open), (a.high, a.high_open))
        for y, y_open in ((b.low, b.low_open), (b.high, b.high_open))
    ]
    low, low_open = min(corners)
    high, high_open = max(corners, key=lambda corner: (corner[0], not corner[1]))
    return Range(low, high, low_open, high_open)


def divide(a: Range, b: Range) -> Range | None:
    """Divide a by b; None where the divisor may be zero."""
    if b.high < 0 or (b.high == 0 and b.high_open):
        a, b = negate(a), negate(b)
    if b.low < 0 or (b.low == 0 and not b.low_open):
        return None
    small, small_open = (b.high, b.high_open) if a.low >= 0 else (b.low, b.low_open)
    large, large_open = (b.low, b.low_open) if a.high >= 0 else (b.high, b.high_open)
    low, low_open = _over(a.low, small, x_open=a.low_open, y_open=small_open)
    high, high_open = _over(a.high, large, x_open=a.high_open, y_open=large_open)
    return Range(low, high, low_open, high_open)


def relative_change(before: Range, after: Range) -> Range | None:
    """Bound (after - before) / before exactly; None where `before` may be zero.

    Subtracting first would let `before` be its lowest above the line and its highest below.
    """
    ratio = divide(after, before)
    return None if ratio is None else add(ratio, Range(-1, -1))


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


def _plus(x: Bound, y: Bound) -> Bound:
    """Add; never through a float, which a long integer would overflow."""
    if isinstance(x, float):
        return x
    return y if isinstance(y, float) else x + y


def _times(x: Bound, y: Bound, *, x_open: bool, y_open: bool) -> tuple[Bound, bool]:
    """Multiply two ends; the flag tells whether the product is left out."""
    if x == 0 or y == 0:  # also 0 * inf: the finite factor is exactly zero, so every product is
        return 0, not ((x == 0 and not x_open) or (y == 0 and not y_open))
    if isinstance(x, float) or isinstance(y, float):
        return (math.inf if (x > 0) == (y > 0) else -math.inf), True
    return _simple(x * y), x_open or y_open


def _over(x: Bound, y: Bound, *, x_open: bool, y_open: bool) -> tuple[Bound, bool]:
    """Divide two ends, `y` zero or more; the flag tells whether the quotient is left out."""
    if x == 0:
        return 0, x_open
    if isinstance(x, float) or y == 0:
        return (math.inf if x > 0 else -math.inf), True
    if isinstance(y, float):
        return 0, True
    return _quotient(x, y), x_open or y_open


def _quotient(x: Number, y: Number) -> Number:
    if isinstance(x, int) and isinstance(y, int):
        whole, rest = divmod(x, y)
        return Fraction(x, y) if rest else whole
    share = Fraction(x) / y
    return share.numerator if share.denominator == 1 else share


def _simple(value: Bound) -> Bound:
    if isinstance(value, Fraction) and value.denominator == 1:
        return value.numerator
    return value
