"""Arithmetic and comparison of numbers with units; what cannot be computed is Unknown."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import TypeAlias

from checkers import ranges
from checkers.model import Number, Range, Truth, Unknown
from checkers.ranges import exactly
from checkers.rulebook.values import ANY_UNIT, CALENDAR_YEAR, RATIO, SHARES, Amount

Result: TypeAlias = Amount | Unknown

_DIVISOR_ZERO = Unknown("the divisor may be zero")
_UNCOUNTABLE = SHARES | {CALENDAR_YEAR}  # without unit, and yet never a count of something
_TAKES_PLAIN = frozenset({"count", "age"})  # a bare number can stand for one of these
_PERCENTAGES = frozenset({"percent", "points"})
_BARE_SHARE = Unknown("a percentage cannot be compared with a bare number")
_WITHIN_WEEK = {"day": 1, "week": 7, "fortnight": 14}
_WITHIN_CENTURY = {
    "month": 1,
    "quarter": 3,
    "year": 12,
    "decade": 120,
    "century": 1200,
    "millennium": 12000,
}
_WITHIN_DAY = {"second": 1, "minute": 60, "hour": 3600}
_TIME_SCALES = (_WITHIN_WEEK, _WITHIN_CENTURY, _WITHIN_DAY)
_SINGULARS = {"people": "person", "men": "man", "women": "woman", "children": "child"}


# --- units -----------------------------------------------------------------------------------


def in_one_unit(a: Amount, b: Amount) -> tuple[Amount, Amount] | Unknown:
    """Bring two amounts to the unit in which they add and compare, or say why there is none."""
    if a.unit == b.unit:
        return _BARE_SHARE if a.unit is None and _bare_share(a, b) else (a, b)
    if a.dimension == ANY_UNIT or b.dimension == ANY_UNIT:
        return a, b
    if a.unit is None or b.unit is None:
        return _with_plain(a, b)
    scale = _time_scale(a.unit, b.unit)
    if scale is not None:
        return a, _scaled(b, Fraction(scale[b.unit], scale[a.unit]), a)
    if a.dimension == b.dimension == "count" and _singular(a.unit) == _singular(b.unit):
        return a, b
    return Unknown(_unlike(a, b))


def _bare_share(a: Amount, b: Amount) -> bool:
    """Tell whether one is a percentage and the other a number as the text has it: 20% and 20."""
    if a.dimension is None:
        return b.dimension in _PERCENTAGES
    return b.dimension is None and a.dimension in _PERCENTAGES


def _with_plain(a: Amount, b: Amount) -> tuple[Amount, Amount] | Unknown:
    """Let a number without unit stand for a count; a share or a year cannot."""
    plain, other = (a, b) if a.unit is None else (b, a)
    if plain.dimension in SHARES:
        return Unknown(f"a share cannot be compared with a number of {other.unit!r}")
    if other.dimension in _TAKES_PLAIN and plain.dimension not in _UNCOUNTABLE:
        return a, b
    return Unknown(f"one number is in {other.unit!r}, the other has no unit")


def _time_scale(a: str, b: str) -> dict[str, int] | None:
    return next((scale for scale in _TIME_SCALES if a in scale and b in scale), None)


def _scaled(amount: Amount, factor: Number, like: Amount) -> Amount:
    point = None if amount.point is None else amount.point * factor
    return Amount(ranges.multiply(amount.range, exactly(factor)), like.unit, like.dimension, point)


def _singular(noun: str) -> str:
    if noun in _SINGULARS:
        return _SINGULARS[noun]
    if noun.endswith("ies"):
        return noun[:-3] + "y"
    return noun[:-1] if noun.endswith("s") and not noun.endswith("ss") else noun


def _unlike(a: Amount, b: Amount) -> str:
    if a.dimension == b.dimension == "money":
        return f"{a.unit!r} and {b.unit!r} are different currencies"
    reason = f"{a.unit!r} and {b.unit!r} are different units"
    if a.dimension != b.dimension or a.dimension in (None, "count"):
        return reason
    return f"{reason}; convert(a, b) brings one to the other"


# --- comparison ------------------------------------------------------------------------------


def equal(a: Amount, b: Amount) -> Truth | Unknown:
    """Tell whether the two can be the same number."""
    if a.unit == b.unit and a.unit is not None:
        return ranges.equal(a.range, b.range)
    both = in_one_unit(a, b)
    return both if isinstance(both, Unknown) else ranges.equal(both[0].range, both[1].range)


def less(a: Amount, b: Amount) -> Truth | Unknown:
    both = in_one_unit(a, b)
    return both if isinstance(both, Unknown) else ranges.less(both[0].range, both[1].range)


def at_most(a: Amount, b: Amount) -> Truth | Unknown:
    both = in_one_unit(a, b)
    return both if isinstance(both, Unknown) else ranges.at_most(both[0].range, both[1].range)


def near(slack: Number) -> Callable[[Amount, Amount], Truth | Unknown]:
    """Make the test of `a == b within 5`; the slack is in the unit of `a`."""

    def test(a: Amount, b: Amount) -> Truth | Unknown:
        both = in_one_unit(a, b)
        if isinstance(both, Unknown):
            return both
        return ranges.near(both[0].range, both[1].range, slack)

    return test


def near_share(share: Number) -> Callable[[Amount, Amount], Truth | Unknown]:
    """Make the test of `a == b within 1%`; the share is of the larger of the two."""

    def test(a: Amount, b: Amount) -> Truth | Unknown:
        both = in_one_unit(a, b)
        if isinstance(both, Unknown):
            return both
        return ranges.near_share(both[0].range, both[1].range, share)

    return test


# --- sums ------------------------------------------------------------------------------------


def add(a: Amount, b: Amount) -> Result:
    """Add amounts of one unit; the sum of a count and a bare number is a count."""
    both = in_one_unit(a, b)
    if isinstance(both, Unknown):
        return both
    x, y = both
    like = _like(x, y)
    point = None if x.point is None or y.point is None else x.point + y.point
    return Amount(ranges.add(x.range, y.range), like.unit, like.dimension, point)


def subtract(a: Amount, b: Amount) -> Result:
    """Subtract amounts of one unit; two percentages differ in points, two years in years."""
    both = in_one_unit(a, b)
    if isinstance(both, Unknown):
        return both
    x, y = both
    like = _like(x, y)
    unit, dimension = like.unit, like.dimension
    if x.dimension == y.dimension:
        if dimension == "percent":
            dimension = "points"
        elif dimension == CALENDAR_YEAR:
            unit, dimension = "year", "time"
    point = None if x.point is None or y.point is None else x.point - y.point
    return Amount(ranges.subtract(x.range, y.range), unit, dimension, point)


def negate(a: Amount) -> Amount:
    point = None if a.point is None else -a.point
    return Amount(ranges.negate(a.range), a.unit, a.dimension, point)


def _like(a: Amount, b: Amount) -> Amount:
    """Choose the amount whose unit a sum has: the one with a unit, or with the narrower sense."""
    if a.dimension == ANY_UNIT or (a.unit is None and b.unit is not None):
        return b
    return b if a.unit == b.unit and a.dimension is None else a


# --- products --------------------------------------------------------------------------------


def multiply(a: Amount, b: Amount) -> Result:
    """Multiply by a pure number, or a sum or measure by a count of things that have it each."""
    like = _product_unit(a, b)
    if isinstance(like, Unknown):
        return like
    point = None if a.point is None or b.point is None else a.point * b.point
    return Amount(ranges.multiply(a.range, b.range), like[0], like[1], point)


def _product_unit(a: Amount, b: Amount) -> tuple[str | None, str | None] | Unknown:
    if a.unit is None and b.unit is None:
        return None, _product_sense(a, b)
    if a.unit is None:
        return b.unit, b.dimension
    if b.unit is None or (b.dimension == "count" and a.dimension != "count"):
        return a.unit, a.dimension
    if a.dimension == "count" and b.dimension != "count":
        return b.unit, b.dimension
    return Unknown(f"{a.unit!r} times {b.unit!r} is not computed")


def _product_sense(a: Amount, b: Amount) -> str | None:
    """A percentage times a number of the rule's own, or another percentage, stays one."""
    senses = {a.dimension, b.dimension} - {ANY_UNIT}
    if None in senses:
        return None
    if len(senses) == 1 and senses <= _PERCENTAGES:
        return senses.pop()
    return RATIO if senses else ANY_UNIT


def divide(a: Amount, b: Amount) -> Result:
    """Divide; like units cancel, and a count as the divisor leaves the unit as it is."""
    like = _quotient_unit(a, b)
    if isinstance(like, Unknown):
        return like
    x, y, unit, dimension = like
    spread = ranges.divide(x.range, y.range)
    if spread is None:
        return _DIVISOR_ZERO
    return Amount(spread, unit, dimension, _quotient(x.point, y.point))


def _quotient_unit(a: Amount, b: Amount) -> tuple[Amount, Amount, str | None, str | None] | Unknown:
    if b.unit is None:
        return a, b, a.unit, _quotient_sense(a, b) if a.unit is None else a.dimension
    if a.unit == b.unit:
        return a, b, None, RATIO
    if b.dimension == "count":
        counts = a.unit is None or a.dimension == "count"
        return a, b, None if counts else a.unit, RATIO if counts else a.dimension
    both = in_one_unit(a, b)
    if isinstance(both, Unknown) or a.unit is None:
        return Unknown(f"a number of {a.unit or 'no unit'!r} over {b.unit!r} is not computed")
    return (*both, None, RATIO)


def _quotient_sense(a: Amount, b: Amount) -> str | None:
    if b.dimension == ANY_UNIT and (a.dimension in _PERCENTAGES or a.dimension == ANY_UNIT):
        return a.dimension
    return RATIO


def _quotient(x: Number | None, y: Number | None) -> Number | None:
    if x is None or y is None or y == 0:
        return None
    share = Fraction(x) / y
    return share.numerator if share.denominator == 1 else share


def relative_change(before: Amount, after: Amount) -> Result:
    """Compute (after - before) / before with one and the same `before`; a pure number."""
    both = in_one_unit(after, before)
    if isinstance(both, Unknown):
        return both
    x, y = both
    spread = ranges.relative_change(y.range, x.range)
    if spread is None:
        return _DIVISOR_ZERO
    share = _quotient(x.point, y.point)
    return Amount(spread, None, RATIO, None if share is None else share - 1)


def relative_fall(before: Amount, after: Amount) -> Result:
    """Compute (before - after) / before with one and the same `before`; a pure number."""
    change = relative_change(before, after)
    return change if isinstance(change, Unknown) else negate(change)


def literal(value: Number, *, share: bool) -> Amount:
    """Make the value of a number written in a rule."""
    return Amount(Range(value, value), None, "percent" if share else ANY_UNIT, value)
