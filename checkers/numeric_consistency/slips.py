"""Whether a wrong result is one that a writer gets by a slip, or a figure of something else.

A change that does not fit two figures is either wrong or not theirs.  Where only nearness ties it
to them, it is taken to be wrong if a known slip makes it of them: the wrong base, points told as
percent, one digit mistyped or two changed over, a multiple that is one too many.
"""

from __future__ import annotations

from fractions import Fraction

from checkers.model import Fact, Kind
from checkers.numeric_consistency.quantities import size_of

_PERCENT = 100
_FEWEST_DIGITS = 2
_MANY_DIGITS = 4
_TENTH = 10  # percent that a multiple may be off
# What a number is off by where noughts were lost or added.
_NOUGHTS = tuple(Fraction(10) ** power for power in (-3, -2, -1, 1, 2, 3))
_ALIKE = Fraction(2, 100)  # by which two figures may be off a multiple of each other
# What a multiple can truly be where a writer took it for another.
_TRUE = tuple(Fraction(n, 4) for n in (1, 2, 3, 5, 6, 7)) + tuple(
    Fraction(*ratio) for ratio in ((1, 3), (2, 3), (4, 3), (5, 2), *((n, 1) for n in range(2, 13)))
)


def is_slip(before: Fact, after: Fact, by: Fact) -> bool:
    """Tell whether a change is that of two figures, or what a slip makes of it."""
    old, new, told = size_of(before), size_of(after), size_of(by)
    if not old or not new or not told:
        return False
    if by.kind in (Kind.PERCENT, Kind.FRACTION):
        if before.kind is Kind.PERCENT:
            return told == abs(new - old)
        return _is_share_slip(old, new, told * (1 if by.kind is Kind.PERCENT else _PERCENT))
    return told == abs(new - old) or mistyped(told, abs(new - old))


def is_fit(before: Fact, after: Fact, by: Fact) -> bool:
    """Tell whether a change is that of two figures, as they are written."""
    old, new, told = size_of(before), size_of(after), size_of(by)
    if by.kind not in (Kind.PERCENT, Kind.FRACTION) or not old:
        return told == abs(new - old)
    share = told * (1 if by.kind is Kind.PERCENT else _PERCENT)
    return abs(abs(new - old) / old * _PERCENT - share) <= Fraction(1, 2)


def _is_share_slip(old: Fraction, new: Fraction, told: Fraction) -> bool:
    made = abs(new - old) / old * _PERCENT
    of_new = abs(new - old) / new * _PERCENT
    step = Fraction(1) if told.denominator == 1 else Fraction(1, 10)
    near = [round(share / step) * step for share in (made, of_new)]
    near.append(of_new // step * step)  # the wrong base, and cut off instead of rounded
    return told in near or mistyped(told, near[0])


def mistyped(told: Fraction, true: Fraction) -> bool:
    """Tell whether one digit differs, or two neighbours are changed over: 450 for 350."""
    one, other = _significant(told, true)
    if len(one) != len(other) or len(one.strip("0")) < 1 or len(one) < _FEWEST_DIGITS:
        return False
    if len(one) == _FEWEST_DIGITS and abs(int(one[0]) - int(other[0])) > 1:
        return are_turned(one, other)  # of two digits, any two numbers share one by chance
    return len(digits_apart(one, other)) == 1 or are_turned(one, other)


def are_misplaced(told: Fraction, true: Fraction, fewest: int) -> bool:
    """Tell whether two numbers of so many digits or more have two neighbours changed over.

    Of four digits or more one may differ instead.
    """
    one, other = _significant(told, true)
    if len(one) != len(other) or len(one) < fewest:
        return False
    one_differs = len(one) >= _MANY_DIGITS and len(digits_apart(one, other)) == 1
    return one_differs or are_turned(one, other)


def is_noughts_off(ratio: Fraction, *, within: Fraction = Fraction(0)) -> bool:
    """Tell whether noughts lost or added make one number of another, but for a part of it."""
    return any(abs(ratio / power - 1) <= within for power in _NOUGHTS)


def digits_apart(one: str, other: str) -> list[int]:
    """List the places at which two numbers of as many digits differ."""
    return [at for at, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]


def are_turned(one: str, other: str) -> bool:
    """Tell whether two digits beside one another have changed places: 225 for 252."""
    apart = digits_apart(one, other)
    if len(apart) != 2 or apart[1] != apart[0] + 1:
        return False
    first, second = apart
    return one[first] == other[second] and one[second] == other[first]


def _significant(told: Fraction, true: Fraction) -> tuple[str, str]:
    """Write two numbers without the noughts that both end in; "" for both where one is negative.

    £2m and £8m are of one digit each.
    """
    if told < 0 or true < 0:
        return "", ""
    one, other = _digits(told, true), _digits(true, told)
    while one.endswith("0") and other.endswith("0"):
        one, other = one[:-1], other[:-1]
    return one, other


def _digits(number: Fraction, beside: Fraction) -> str:
    """Write a number without its point, as finely as the finer of two."""
    scale = 1
    while scale < 10**6 and ((number * scale).denominator > 1 or (beside * scale).denominator > 1):
        scale *= 10
    return str(round(number * scale))


def is_multiple_slip(before: Fact, after: Fact, by: Fact) -> bool:
    """Tell whether two figures lie as some plain multiple, the same way as the one that is told."""
    old, new, times = size_of(before), size_of(after), size_of(by)
    if not old or not new or not times:
        return False
    ratio = new / old
    if (ratio > 1) != (times > 1):
        return False
    return any(abs(ratio / true - 1) <= _ALIKE for true in _TRUE)


def is_times_slip(change: Fraction, times: Fraction) -> bool:
    """Tell whether a rise in percent fits a multiple, or is what a writer takes for it.

    Three times as much is up 200 percent; many write 300, and some mistype a digit.
    """
    true = (times - 1) * _PERCENT
    if change == times * _PERCENT or mistyped(change, true):
        return True
    return abs(true - change) <= times * _TENTH
