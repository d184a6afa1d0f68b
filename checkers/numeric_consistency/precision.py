"""How finely two figures of one change are told: the rounder of them is no rounder than the other.

A plain round number may be a rounded one.  Beside a finer one of the same thing it is not: who
writes "from 1,200 to 1,260" counts in tens.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from checkers.model import Fact, Kind
from checkers.numeric_consistency.pairs import Pair
from checkers.numeric_consistency.quantities import quantity_of
from checkers.ranges import exactly, rounded

_PERCENT = 100
_ROUNDED_FROM = 1000  # the least that the rules take for rounded
_MOST_TIMES = 10  # by which two figures of one size differ


def as_fine(pair: Pair, by: Fact) -> Pair:
    """Read two figures as finely as the finer is told; as they stand if the wrong base tells `by`.

    Where a change is exactly that of the later figure, the writer reckoned with these very two.
    """
    if _is_of_the_later(pair, by):
        return replace(pair, before=as_printed(pair.before), after=as_printed(pair.after))
    before, after = pair.before, pair.after
    return replace(pair, before=_beside(before, after), after=_beside(after, before))


def as_printed(fact: Fact) -> Fact:
    """Read a figure that no word moves as exactly what is written."""
    return _read(fact, 1)


def _beside(fact: Fact, other: Fact) -> Fact:
    """Read a plain round number as finely as the one that it stands beside."""
    mine, theirs = _whole(fact), _whole(other)
    if mine is None or theirs is None or mine < _ROUNDED_FROM:
        return fact
    if theirs < _ROUNDED_FROM:  # such a one is not rounded
        return as_printed(fact) if mine < _MOST_TIMES * theirs else fact
    step = _last_digit(theirs)
    return _read(fact, step) if step < _last_digit(mine) else fact


def _read(fact: Fact, step: int) -> Fact:
    value = quantity_of(fact)
    if value is None or value.stated is None or value.hedge is not None:
        return fact
    spread = exactly(value.stated) if step == 1 else rounded(value.stated, step)
    return replace(fact, value=replace(value, range=spread, round_integer=False))


def _whole(fact: Fact) -> int | None:
    """Give a plain whole number; None for another figure."""
    value = quantity_of(fact)
    if value is None or not value.round_integer or not isinstance(value.stated, int):
        return None
    return abs(value.stated) or None


def _last_digit(number: int) -> int:
    """Give the size of the last digit that is not nought: 10 of 1,260."""
    digits = str(number)
    return int("1" + "0" * (len(digits) - len(digits.rstrip("0"))))


def _is_of_the_later(pair: Pair, by: Fact) -> bool:
    values = [quantity_of(fact) for fact in (pair.before, pair.after, by)]
    if by.kind not in (Kind.PERCENT, Kind.FRACTION) or pair.after.kind in (
        Kind.PERCENT,
        Kind.POINTS,
    ):
        return False
    stated = [value.stated for value in values if value is not None and value.hedge is None]
    if len(stated) != len(values) or any(not each for each in stated):
        return False
    before, after, told = (Fraction(each or 1) for each in stated)
    share = told / _PERCENT if by.kind is Kind.PERCENT else told
    return abs(after - before) / after == share
