"""What holds of ranges: every law is tried on values drawn from inside them."""

from __future__ import annotations

import math
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from checkers import ranges
from checkers.model import Quantity, Range, Truth
from checkers.ranges import Rounding, exactly

NUMBERS = st.one_of(
    st.integers(-6, 6),
    st.fractions(min_value=-6, max_value=6, max_denominator=4),
    st.integers(-(10**400), 10**400),
)
SHARES = st.sampled_from([0, Fraction(1, 100), Fraction(1, 20), Fraction(1, 2), Fraction(99, 100)])


@st.composite
def spreads(draw: st.DrawFn) -> Range:
    """Draw a range that holds at least one value."""
    low, high = sorted((draw(NUMBERS), draw(NUMBERS)))
    ends = draw(st.sampled_from(["both", "both", "both", "low", "high", "none"]))
    if ends == "both":
        open_ends = low < high and draw(st.booleans()), low < high and draw(st.booleans())
        return Range(low, high, *open_ends)
    if ends == "low":
        return Range(low, math.inf, draw(st.booleans()), high_open=True)
    if ends == "high":
        return Range(-math.inf, high, low_open=True, high_open=draw(st.booleans()))
    return Range(-math.inf, math.inf, low_open=True, high_open=True)


@st.composite
def values_in(draw: st.DrawFn, spread: Range) -> Fraction:
    """Draw a value inside, often at a closed end or close to an open one."""
    low = spread.low if not isinstance(spread.low, float) else None
    high = spread.high if not isinstance(spread.high, float) else None
    if low is None and high is None:
        return Fraction(draw(NUMBERS))
    distance = draw(st.sampled_from([0, Fraction(1, 10**9), 1, 7, 10**401]))
    if low is None or high is None:
        inside = Fraction(high) - distance if low is None else Fraction(low) + distance
    else:
        part = draw(st.sampled_from([0, 1, Fraction(1, 2), Fraction(1, 10**9)]))
        inside = Fraction(low) + part * (Fraction(high) - Fraction(low))
    assume(holds(spread, inside))
    return inside


def holds(spread: Range, value: Fraction) -> bool:
    above = value > spread.low if spread.low_open else value >= spread.low
    return above and (value < spread.high if spread.high_open else value <= spread.high)


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Range, Range, Fraction, Fraction]:
    a, b = draw(spreads()), draw(spreads())
    return a, b, draw(values_in(a)), draw(values_in(b))


# --- arithmetic ------------------------------------------------------------------------------


@given(pairs())
def test_sums_differences_and_products_stay_inside(drawn):
    a, b, x, y = drawn
    assert holds(ranges.add(a, b), x + y)
    assert holds(ranges.subtract(a, b), x - y)
    assert holds(ranges.multiply(a, b), x * y)
    assert holds(ranges.negate(a), -x)
    assert holds(ranges.absolute(a), abs(x))


@given(pairs())
def test_quotients_stay_inside_and_a_divisor_that_may_be_zero_is_refused(drawn):
    a, b, x, y = drawn
    quotient = ranges.divide(a, b)
    assert (quotient is None) == holds(b, Fraction(0))
    if quotient is not None:
        assert holds(quotient, x / y)


@given(pairs())
def test_relative_change_stays_inside_and_is_no_wider_than_two_steps(drawn):
    a, b, x, y = drawn
    change = ranges.relative_change(a, b)
    stepwise = ranges.divide(ranges.subtract(b, a), a)
    assert (change is None) == (stepwise is None)
    if change is not None and stepwise is not None:
        assert holds(change, (y - x) / x)
        assert change.low >= stepwise.low
        assert change.high <= stepwise.high


@given(pairs(), SHARES)
def test_widened_and_hulled_ranges_cover_what_they_were_made_from(drawn, share):
    a, b, x, y = drawn
    assert holds(ranges.widen(a, share), x)
    hull = ranges.hull([a, b])
    assert holds(hull, x)
    assert holds(hull, y)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (
            Range(1, 2),
            Range(0, 4, low_open=True),
            Range(Fraction(1, 4), math.inf, low_open=False, high_open=True),
        ),
        (
            Range(-1, 2),
            Range(0, 4, low_open=True),
            Range(-math.inf, math.inf, low_open=True, high_open=True),
        ),
        (
            Range(1, 2),
            Range(-4, 0, high_open=True),
            Range(-math.inf, Fraction(-1, 4), low_open=True, high_open=False),
        ),
        (Range(1, 2), Range(0, 4), None),
        (Range(1, 2), Range(-4, 0), None),
        (Range(1, 2), Range(-1, 1), None),
        (Range(0, 0), Range(2, math.inf, low_open=False, high_open=True), Range(0, 0)),
        (
            Range(1, 2),
            Range(2, math.inf, low_open=False, high_open=True),
            Range(0, 1, low_open=True),
        ),
    ],
    ids=[
        "open-zero",
        "open-zero-both-signs",
        "open-zero-below",
        "closed-zero-below",
        "closed-zero-above",
        "zero-inside",
        "nothing-shared",
        "no-upper-end",
    ],
)
def test_division_next_to_zero(a, b, expected):
    assert ranges.divide(a, b) == expected


def test_a_closed_zero_times_an_open_end_is_a_closed_zero():
    assert ranges.multiply(Range(0, 1), Range(2, 3, low_open=True)) == Range(0, 3)


# --- comparison ------------------------------------------------------------------------------


def agrees(answer: Truth, *, of_this_pair: bool) -> bool:
    """FALSE forbids any pair that satisfies, TRUE any pair that does not."""
    return answer is not (Truth.FALSE if of_this_pair else Truth.TRUE)


@given(pairs())
def test_comparisons_are_sound_both_ways(drawn):
    a, b, x, y = drawn
    assert agrees(ranges.equal(a, b), of_this_pair=x == y)
    assert agrees(ranges.less(a, b), of_this_pair=x < y)
    assert agrees(ranges.at_most(a, b), of_this_pair=x <= y)


@given(pairs(), SHARES)
def test_nearness_is_sound_both_ways(drawn, share):
    a, b, x, y = drawn
    near = abs(x - y) <= share * max(abs(x), abs(y))
    assert agrees(ranges.near_share(a, b, share), of_this_pair=near)
    assert ranges.near_share(a, b, share) is ranges.near_share(b, a, share)


@given(pairs(), st.sampled_from([0, 1, Fraction(1, 2), 10**400]))
def test_nearness_by_a_fixed_slack_is_sound_both_ways(drawn, slack):
    a, b, x, y = drawn
    assert agrees(ranges.near(a, b, slack), of_this_pair=abs(x - y) <= slack)


@given(pairs())
def test_a_shared_value_is_never_called_apart(drawn):
    a, _, x, _ = drawn
    assert ranges.equal(a, exactly(x)) is not Truth.FALSE
    assert ranges.near_share(a, exactly(x), 0) is not Truth.FALSE


@pytest.mark.parametrize(
    ("a", "b", "equal", "less", "at_most"),
    [
        (Range(3, 3), Range(3, 3), Truth.TRUE, Truth.FALSE, Truth.TRUE),
        (Range(1, 3), Range(3, 4), Truth.MAYBE, Truth.MAYBE, Truth.TRUE),
        (Range(1, 3, high_open=True), Range(3, 4), Truth.FALSE, Truth.TRUE, Truth.TRUE),
        (Range(3, 4), Range(1, 3), Truth.MAYBE, Truth.FALSE, Truth.MAYBE),
        (Range(3, 4, low_open=True), Range(1, 3), Truth.FALSE, Truth.FALSE, Truth.FALSE),
        (
            Range(5, math.inf, low_open=True, high_open=True),
            Range(5, 5),
            Truth.FALSE,
            Truth.FALSE,
            Truth.FALSE,
        ),
    ],
    ids=["points", "touching", "touching-open", "touching-back", "back-open", "more-than"],
)
def test_touching_ends(a, b, equal, less, at_most):
    assert ranges.equal(a, b) is equal
    assert ranges.less(a, b) is less
    assert ranges.at_most(a, b) is at_most


@pytest.mark.parametrize(
    ("a", "b", "share", "expected"),
    [
        (exactly(100), exactly(99), Fraction(1, 100), Truth.TRUE),
        (exactly(99), exactly(100), Fraction(1, 100), Truth.TRUE),
        (exactly(100), exactly(98), Fraction(1, 100), Truth.FALSE),
        (exactly(0), exactly(1), Fraction(99, 100), Truth.FALSE),
        (Range(90, 99, high_open=True), exactly(100), Fraction(1, 100), Truth.FALSE),
        (Range(90, 99), exactly(100), Fraction(1, 100), Truth.MAYBE),
        (exactly(-100), exactly(-99), Fraction(1, 100), Truth.TRUE),
        (exactly(-1), exactly(1), Fraction(99, 100), Truth.FALSE),
    ],
    ids=["near", "either-way", "far", "zero", "open-end", "closed-end", "below-zero", "opposite"],
)
def test_near_by_a_share_of_the_larger(a, b, share, expected):
    assert ranges.near_share(a, b, share) is expected


# --- rounding --------------------------------------------------------------------------------


@given(st.integers(-(10**50), 10**50), st.integers(0, 10**7), st.integers(1, 5))
def test_rounding_keeps_the_stated_value(value, start, digits):
    quantity = Quantity(exactly(value), value, round_integer=True)
    assert holds(ranges.apply_rounding(quantity, Rounding(start, digits)), Fraction(value))


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (12_000, Range(11_500, 12_500)),
        (12_100, exactly(12_100)),
        (900, exactly(900)),
        (1_000, Range(950, 1_050)),
        (-12_000, Range(-12_500, -11_500)),
        (10**5000, exactly(10**5000)),
    ],
    ids=["round", "three-figures", "below-start", "thousand", "negative", "absurdly-long"],
)
def test_round_integers_are_approximate_as_the_setting_says(value, expected):
    quantity = Quantity(exactly(value), value, round_integer=True)
    assert ranges.apply_rounding(quantity, Rounding(start=1000, digits=2)) == expected


def test_a_hedged_open_end_is_not_widened():
    over = Quantity(
        Range(12_000, math.inf, low_open=True, high_open=True), 12_000, round_integer=True
    )
    assert ranges.apply_rounding(over, Rounding()) == over.range


def test_a_number_that_is_no_plain_integer_is_not_widened():
    scaled = Quantity(Range(2_950_000, 3_050_000), 3_000_000)
    assert ranges.apply_rounding(scaled, Rounding()) == scaled.range


@given(st.integers(-(10**6), 10**6), st.sampled_from([1, 10, Fraction(1, 10), Fraction(1, 100)]))
def test_a_rounded_number_spreads_by_half_its_last_digit(value, unit):
    spread = ranges.rounded(value, unit)
    assert holds(spread, Fraction(value))
    assert Fraction(spread.high) - Fraction(spread.low) == unit
