"""Whether other figures near a result make it: then it is theirs.

Dense copy tells of several things in a sentence.  What fits two other figures of one kind, and
not the two that nearness gives it, was reckoned from the others.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from fractions import Fraction
from itertools import combinations

from checkers.model import Fact, Kind
from checkers.numeric_consistency.lines import Line
from checkers.numeric_consistency.pairs import alike
from checkers.numeric_consistency.quantities import PLAIN, quantity_of, size_of

_SHARES = frozenset({Kind.PERCENT, Kind.FRACTION})
_MOST = 24  # figures of the sentences in question
_NEARLY = Fraction(1, 10)


def is_difference_elsewhere(rows: Sequence[Line], by: Fact, held: Collection[Fact]) -> bool:
    """Tell whether a change is that of two figures of its unit that it is not held against."""
    told = size_of(by)
    share = by.kind in _SHARES
    for one, other in _pairs(rows, (by,), held):
        apart = abs(size_of(one) - size_of(other))
        if share and one.kind is not Kind.PERCENT:
            if _is_share(apart, (size_of(one), size_of(other)), by):
                return True
        elif apart == told and (by.kind in PLAIN or share or _is_in_unit(one, by)):
            return True
    return False


def is_ratio_elsewhere(rows: Sequence[Line], times: Fact, held: Collection[Fact]) -> bool:
    """Tell whether two other figures lie as a multiple says, or a share of them is that told."""
    told = size_of(times)
    for one, other in _pairs(rows, (times,), held):
        low, high = sorted((size_of(one), size_of(other)))
        if low and told and abs(high / low / max(told, 1 / told) - 1) <= _NEARLY:
            return True
    return False


def is_share_elsewhere(rows: Sequence[Line], share: Fact, held: Collection[Fact]) -> bool:
    """Tell whether a share is that of two other figures, a part and its whole."""
    for one, other in _pairs(rows, (share,), held):
        low, high = sorted((size_of(one), size_of(other)))
        if _is_share(low, (high,), share):
            return True
    return False


def is_share(part: Fact, whole: Fact, share: Fact) -> bool:
    """Tell whether a share is that of a part and its whole, as they are written."""
    return bool(size_of(whole)) and _is_share(size_of(part), (size_of(whole),), share)


def _pairs(
    rows: Sequence[Line], results: Collection[Fact], held: Collection[Fact]
) -> Iterator[tuple[Fact, Fact]]:
    """List the pairs of figures of one kind of which one at least is not among those held."""
    spans = {fact.span for fact in held}
    own = {fact.span for fact in results}
    told = [
        fact
        for row in rows
        for fact in row.facts
        if fact.span not in own and quantity_of(fact) is not None and fact.kind is not Kind.ORDINAL
    ]
    for one, other in combinations(told[:_MOST], 2):
        if {one.span, other.span} <= spans or not size_of(one) or not size_of(other):
            continue
        if alike(one, other, per=False) or (one.kind in PLAIN and other.kind in PLAIN):
            yield one, other


def _is_in_unit(one: Fact, by: Fact) -> bool:
    a, b = quantity_of(one), quantity_of(by)
    return a is not None and b is not None and a.unit == b.unit


def _is_share(part: Fraction, wholes: Sequence[Fraction], share: Fact) -> bool:
    told = size_of(share) * (100 if share.kind is Kind.FRACTION else 1)
    step = Fraction(1) if told.denominator == 1 else Fraction(1, 10)
    return any(abs(part / whole * 100 - told) <= step / 2 for whole in wholes)
