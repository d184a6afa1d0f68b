"""Which wrong values are slips for the right one, and which are of something else."""

from __future__ import annotations

from fractions import Fraction

import pytest

from checkers.model import Range, Truth
from checkers.numeric_consistency.plausible import could_mean
from checkers.ranges import exactly
from checkers.rulebook.values import Amount

MOST = Amount(exactly(3), None, None, 3)


def number(value, unit=None, dimension=None):
    return Amount(exactly(value), unit, dimension, value)


def share(percent, dimension="percent"):
    return number(Fraction(percent, 100), None, dimension)


@pytest.mark.parametrize(
    ("told", "due"),
    [
        (number(450), number(350)),
        (number(9), number(27)),
        (number(5000), number(50)),  # two noughts
        (number(51), number(5)),  # nearly ten times
        (number(1345), number(8345)),  # a digit
        (share(20), share(80)),  # the rest
        (share(50, "multiple"), share(200, "ratio")),  # halved for doubled
        (number(-6, "celsius", "temperature"), number(90, "celsius", "temperature")),
        (number(30, "mile", "length"), number(60, "kilometre", "length")),
        (number(2, "hour", "time"), number(500, "kilometre", "length")),  # not comparable
        (Amount(Range(3, float("inf"))), number(400)),  # more than three
        (Amount(Range(3, float("inf"))), number(2)),
    ],
)
def test_a_slip_may_be_meant(told, due):
    assert could_mean(told, due, MOST) is Truth.TRUE


@pytest.mark.parametrize(
    ("told", "due"),
    [
        (number(9), number(350)),
        (number(6, "day", "time"), number(500, "day", "time")),
        (number(6, "kilometre", "length"), number(500, "mile", "length")),
        (number(42_000, "GBP", "money"), number(1_400, "GBP", "money")),
        (share(20), share(70)),
        (share(200, "multiple"), share(1, "ratio")),
        (Amount(Range(300, float("inf"))), number(2)),
        (number(12, "boat", "count"), number(50)),
    ],
)
def test_what_is_far_off_is_of_something_else(told, due):
    assert could_mean(told, due, MOST) is Truth.FALSE
