"""What two figures of one thing can mean, told by one person twice."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import regex

from checkers.facts.lexicon import load
from checkers.facts.quantities.conversion import to_base
from checkers.model import Fact, Kind, Number, Quantity, Range, TimeExpression
from checkers.ranges import exactly

_KINDS = frozenset(
    {
        Kind.COUNT,
        Kind.NUMBER,
        Kind.MONEY,
        Kind.PERCENT,
        Kind.MEASURE,
        Kind.DURATION,
        Kind.FRACTION,
    }
)
_DAYS = {unit: Fraction(days) for unit, days in load("passages")["days_of_units"].items()}
_RATE = regex.compile(r"(?i)an? \w+")  # "a month": what a sum is of sooner than a length
_COUNTED = frozenset({Kind.COUNT, Kind.NUMBER})
# A number may lean on another and be of the whole: "half of our trees", "another 25 years".
_WHOLE = (None, "back", "part")
_ITSELF = {Kind.DURATION: (None, "back", "more")}
_ROUNDED = Fraction(1, 10)  # of a number, and no more, may be rounded away
_FARTHEST = 3  # times: what is farther apart is hardly one thing


def quantity_of(fact: Fact) -> Quantity | None:
    """Give a figure's number, None where its kind or its words state none."""
    if fact.kind not in _KINDS:
        return None
    if fact.kind is Kind.DURATION and _RATE.fullmatch(fact.text, concurrent=False):
        return None
    value = fact.value
    quantity = value.length if isinstance(value, TimeExpression) else value
    if not isinstance(quantity, Quantity) or quantity.stated is None or quantity.stated <= 0:
        return None
    return quantity if quantity.refers in _ITSELF.get(fact.kind, _WHOLE) else None


def comparable(one: Fact, other: Fact) -> bool:
    """Tell whether two figures are of one dimension and rate, and near enough to be one thing."""
    a, b = quantity_of(one), quantity_of(other)
    if a is None or b is None:
        return False
    if one.kind is not other.kind and not {one.kind, other.kind} <= _COUNTED:
        return False
    if one.kind is Kind.MONEY and a.unit != b.unit:
        return False
    x, y = _size(a), _size(b)
    return x is not None and y is not None and max(x, y) <= _FARTHEST * min(x, y)


def _size(quantity: Quantity) -> Number | None:
    """Give the number in units that compare."""
    assert quantity.stated is not None
    if quantity.unit is None or quantity.dimension in (None, "count", "money", "percent"):
        return quantity.stated
    if quantity.unit in _DAYS:
        return quantity.stated * _DAYS[quantity.unit]
    found = to_base(exactly(quantity.stated), quantity.unit)
    low = None if found is None else found[0].low
    return None if low is None or isinstance(low, float) else low


def held_together(one: Fact, other: Fact) -> tuple[Fact, Fact]:
    """Give two figures as what they are to be compared as.

    One person's "about 400" is no "about 450", though both hedges allow 425: what is told again
    is the same number, or that number rounded.  A bound ("at least 40") stays what it is.
    """
    a, b = quantity_of(one), quantity_of(other)
    assert a is not None
    assert b is not None
    if not (_is_two_sided(a) and _is_two_sided(b)):
        return one, _named(other, a, b)
    spread, other_spread = _spread(a), _spread(b)
    sizes = _size(a), _size(b)
    if None in sizes or _width(a, spread) <= _width(b, other_spread):
        first, second = exactly(a.stated or 0), other_spread
    else:
        first, second = spread, exactly(b.stated or 0)
    return _with(one, replace(a, range=first)), _named(other, a, replace(b, range=second))


def _is_two_sided(quantity: Quantity) -> bool:
    """Tell whether a number is hedged to both sides alike, or not at all."""
    low, high, stated = quantity.range.low, quantity.range.high, quantity.stated
    assert stated is not None
    return (low < stated < high) or low == stated == high


def _spread(quantity: Quantity) -> Range:
    """Give what rounds to a number as it is written: 400 is what lies between 360 and 440."""
    stated = quantity.stated
    if not isinstance(stated, int):
        return quantity.range
    unit = 1
    while stated % (unit * 10) == 0:
        unit *= 10
    half = min(Fraction(unit, 2), stated * _ROUNDED)
    return Range(stated - half, stated + half, low_open=True, high_open=True)


def _width(quantity: Quantity, spread: Range) -> Number:
    size, stated = _size(quantity), quantity.stated
    if size is None or stated is None or isinstance(spread.high, float):
        return 0
    return (Fraction(spread.high) - Fraction(stated)) * Fraction(size) / Fraction(stated)


def _named(fact: Fact, like: Quantity, quantity: Quantity) -> Fact:
    """Give a figure the unit of what it is told for: "boats" for "vessels", months for years."""
    ours, theirs = _DAYS.get(like.unit or ""), _DAYS.get(quantity.unit or "")
    if ours is not None and theirs is not None:
        share, told = theirs / ours, quantity.range
        low, high = (Fraction(bound) * share for bound in (told.low, told.high))
        told = Range(low, high, told.low_open, told.high_open)
        quantity = replace(quantity, range=told, unit=like.unit)
    if fact.kind in _COUNTED:
        quantity = replace(quantity, unit=like.unit, dimension=like.dimension)
    return _with(fact, quantity)


def _with(fact: Fact, quantity: Quantity) -> Fact:
    value = fact.value
    if isinstance(value, TimeExpression):
        return replace(fact, value=replace(value, length=quantity))
    return replace(fact, value=quantity)
