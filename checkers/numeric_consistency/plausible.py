"""Whether a stated value was meant for the one that other figures make.

Words near two figures can be of something else altogether.  Who reckons wrong is off by a little:
by a wrong base, by one too many, by a digit, by noughts, by a part told for the rest.  A value that
is off by far more than that was hardly meant for this sum, whatever tied the two together.
"""

from __future__ import annotations

from fractions import Fraction

from checkers.facts.quantities import to_base
from checkers.model import Range, Truth
from checkers.numeric_consistency.slips import is_noughts_off, mistyped
from checkers.ranges import exactly
from checkers.rulebook.values import RATIO, SHARES, Amount
from checkers.rulebook.vocabulary import Base, Function, Type

_PLAIN = SHARES | {None, "count", RATIO}  # compared whatever they count or are of
_NEARLY = Fraction(1, 20)
_REST = Fraction(1, 50)  # by which a share may be off the rest of a whole


def could_mean(told: Amount, due: Amount, most: Amount) -> Truth:
    """Tell whether a stated value, if it is wrong, is a slip for another: 450 for 350, not for 9.

    By `most` times it may be too large or too small; more than that is a slip of digits, or none.
    What cannot be compared so (below nothing, in two units) may be one.
    """
    values = _in_one_unit(told, due)
    if values is None or most.point is None:
        return Truth.TRUE
    one, other = values
    apart = max(one / other, other / one)
    slip = (
        apart <= most.point
        or is_noughts_off(one / other, within=_NEARLY)
        or mistyped(one, other)
        or _is_turned_round(told, due, one, other)
    )
    return Truth.TRUE if slip else Truth.FALSE


def _is_turned_round(told: Amount, due: Amount, one: Fraction, other: Fraction) -> bool:
    """Tell 20% for the other 80%, and "halved" for "doubled"."""
    if not {told.dimension, due.dimension} <= SHARES | {RATIO}:
        return False
    return abs(one + other - 1) <= _REST or (
        told.dimension == "multiple" and abs(one * other - 1) <= _NEARLY
    )


def _in_one_unit(told: Amount, due: Amount) -> tuple[Fraction, Fraction] | None:
    """Give the two sizes in one unit, each that of its range which is nearest to the other's."""
    one, other = _as_written(told), _as_written(due)
    if told.unit != due.unit and not {told.dimension, due.dimension} <= _PLAIN:
        here, there = to_base(one, told.unit or ""), to_base(other, due.unit or "")
        if here is None or there is None or here[1] != there[1]:
            return None
        one, other = here[0], there[0]
    if min(one.low, other.low) <= 0:
        return None
    if one.high < other.low:
        return Fraction(one.high), Fraction(other.low)
    return (Fraction(one.low), Fraction(other.high)) if other.high < one.low else None


def _as_written(amount: Amount) -> Range:
    return amount.range if amount.point is None else exactly(amount.point)


_NUMBER = Type(Base.NUMBER)

FUNCTIONS = (Function("could_mean", (_NUMBER, _NUMBER, _NUMBER), Type(Base.TRUTH), could_mean),)
