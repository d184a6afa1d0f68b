"""What a figure or a length of time comes to, whatever unit and digits it is told in.

For telling whether a source bears a figure out, not whether it contradicts one: so all is read
as widely as a desk rounds, and what two units share is one thing.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property, lru_cache

from checkers import ranges
from checkers.facts.lexicon import load
from checkers.facts.numbers import find_numerals
from checkers.facts.quantities import to_base
from checkers.model import (
    Bound,
    Document,
    Fact,
    Facts,
    Kind,
    Number,
    Quantity,
    Range,
    TimeExpression,
    Truth,
)
from checkers.ranges import exactly

NUMBER, YEARS, SHARE, MONEY, TIME = "number", "years", "share", "money", "time"
DAYS_OF: Mapping[str, Fraction] = {
    unit: Fraction(days) for unit, days in load("passages")["days_of_units"].items()
}
_HALF = Fraction(49, 100)  # of the last digit, and not the next whole number
_ROUNDED = Fraction(1, 20)  # of a round number, at most
_DEGREE = "degree"
_SCALES = ("degree Celsius", "degree Fahrenheit")  # of which a plain degree can be
_YEARLY = 10  # from it on, an ordinal can be of years
_FROM = 100  # below it a whole number is rounded only from a fraction
_MOST = 200  # facts of about one size; more are the lines of a table
_AS_MUCH_AGAIN = Fraction(3, 2)
_DOLLARS = frozenset(load("passages")["dollars"])
_CENTS = frozenset(load("passages")["cents"])
_SHARES = frozenset({Kind.PERCENT, Kind.POINTS})


@dataclass(frozen=True, slots=True)
class Size:
    """A range of one sort of thing: a share, days, metres, or a plain number.

    `point` is the value as written, where one is.
    """

    of: str
    range: Range
    point: Number | None = None
    currency: str | None = None


@lru_cache(maxsize=1 << 14)
def sizes_of(fact: Fact) -> tuple[Size, ...]:
    """List what a figure or a length of time can be held against; none for a day or a score."""
    own = _sizes(fact)
    return (*own, *(size for other in fact.readings for size in _sizes(other)))


def _sizes(fact: Fact) -> tuple[Size, ...]:
    value = fact.value
    if fact.kind is Kind.SCORE:
        return tuple(_exact(numeral.value) for numeral in find_numerals(fact.text))
    if isinstance(value, TimeExpression):
        return _length(value.length) if fact.kind is Kind.DURATION and value.length else ()
    if not isinstance(value, Quantity):
        return ()
    spread = rounded_as_written(value)
    if fact.kind in _SHARES:
        return (_scaled(SHARE, spread, value, Fraction(1, 100)),)
    if fact.kind is Kind.MONEY:
        cents = not _CENTS.isdisjoint(fact.text.lower().split())
        return (Size(MONEY, spread, value.stated, None if cents else value.unit),)
    if fact.kind is Kind.MEASURE:
        return _measure(value, spread)
    counted = tuple(Size(of, spread, value.stated) for of in _sorts(fact.kind, value))
    unit = (value.unit or "").removesuffix("s")
    return (*counted, *_length(replace(value, unit=unit)))  # "19 rainy days"


def _exact(value: Number) -> Size:
    return Size(NUMBER, exactly(value), value)


def _sorts(kind: Kind, value: Quantity) -> tuple[str, ...]:
    """Name what a bare number can be of: "the 70th anniversary" is of 70 years."""
    if kind in (Kind.FRACTION, Kind.MULTIPLE):
        return (SHARE, NUMBER)
    yearly = kind is Kind.AGE or (kind is Kind.ORDINAL and (value.stated or 0) >= _YEARLY)
    return (NUMBER, YEARS) if yearly else (NUMBER,)


def agree(one: Fact, other: Fact) -> bool:
    """Tell whether two facts can state one size."""
    return any(meet(a, b) for a in sizes_of(one) for b in sizes_of(other))


def meet(a: Size, b: Size) -> bool:
    """Tell whether two sizes are of one sort and can be one, neither only a far bound."""
    if a.of != b.of or not one_currency(a, b) or _is_vague(a) or _is_vague(b):
        return False
    return ranges.equal(a.range, b.range) is not Truth.FALSE and _near(a.point, b.point)


def _is_vague(size: Size) -> bool:
    """Tell "dozens", which bounds a number and states none."""
    return size.point is None and any(
        isinstance(end, float) for end in (size.range.low, size.range.high)
    )


def one_currency(a: Size, b: Size) -> bool:
    """Tell whether two sums can be in one currency, as far as their words tell."""
    codes = {a.currency, b.currency}
    if len(codes) == 1 or any(code is None or code.islower() for code in codes):
        return True
    return "USD" in codes and not codes.isdisjoint(_DOLLARS)


def _near(one: Number | None, other: Number | None) -> bool:
    if not one or not other:
        return one == other or one is None or other is None
    low, high = sorted((abs(Fraction(one)), abs(Fraction(other))))
    return high < low * _AS_MUCH_AGAIN


def rounded_as_written(value: Quantity) -> Range:
    """Widen a figure by what its last written digit leaves open."""
    stated, spread = value.stated, value.range
    if stated is None or not isinstance(stated, int):
        return spread
    half = _HALF * _last_place(stated) if abs(stated) >= _FROM else _HALF
    half = min(half, max(_HALF, _ROUNDED * abs(stated)))
    return Range(
        spread.low if spread.low_open else min(spread.low, _moved(spread.low, stated, -half)),
        spread.high if spread.high_open else max(spread.high, _moved(spread.high, stated, half)),
        spread.low_open,
        spread.high_open,
    )


def _moved(bound: Bound, stated: int, by: Fraction) -> Bound:
    """Move an end that is the number itself; one that words have opened stays."""
    return stated + by if bound == stated else bound


def _last_place(value: int) -> int:
    place = 1
    while value and value % (place * 10) == 0:
        place *= 10
    return place


def _scaled(of: str, spread: Range, value: Quantity, factor: Fraction) -> Size:
    point = None if value.stated is None else value.stated * factor
    return Size(of, ranges.multiply(spread, exactly(factor)), point)


def _measure(value: Quantity, spread: Range) -> tuple[Size, ...]:
    unit = value.unit or ""
    if unit == _DEGREE:
        return tuple(
            size for scale in _SCALES for size in _measure(replace(value, unit=scale), spread)
        )
    if value.per == "hour" and value.dimension == "length":  # "96 miles an hour"
        return _measure(
            replace(value, unit=f"{unit} per hour", dimension="speed", per=None), spread
        )
    written = Size(f"unit {unit}", spread, value.stated)
    based = to_base(spread, unit)
    if based is None:
        return (written,)
    point = None if value.stated is None else to_base(exactly(value.stated), unit)
    middle = point[0].low if point and not isinstance(point[0].low, float) else None
    return (written, Size(based[1], based[0], middle))


def _length(value: Quantity) -> tuple[Size, ...]:
    factor = DAYS_OF.get(value.unit or "")
    spread = rounded_as_written(value)
    if factor is None:
        return ()
    made = [_scaled(TIME, spread, value, factor)]
    if value.unit == "year":
        made.append(Size(YEARS, spread, value.stated))
    return tuple(made)


class BySize:
    """The figures and lengths of time of documents, to be found by what they come to."""

    def __init__(self, documents: Iterable[Facts]) -> None:
        self._documents = documents

    def like(self, claim: Fact) -> Iterator[tuple[Fact, Document]]:
        """List facts that can have a size of a claim, at most so many for each."""
        for size in sizes_of(claim):
            points, facts = self._sorted.get(size.of, ((), ()))
            low, high = _reach(size)
            start, stop = bisect_left(points, low), bisect_right(points, high)
            yield from facts[start : min(stop, start + _MOST)]
            yield from self._pointless.get(size.of, ())[:_MOST]

    @cached_property
    def _all(self) -> list[tuple[Size, Fact, Document]]:
        return [
            (size, fact, facts.document)
            for facts in self._documents
            for fact in facts.items
            for size in sizes_of(fact)
        ]

    @cached_property
    def _sorted(self) -> dict[str, tuple[list[Number], list[tuple[Fact, Document]]]]:
        rows: dict[str, list[tuple[Number, int]]] = defaultdict(list)
        for place, (size, _, _) in enumerate(self._all):
            if size.point is not None:
                rows[size.of].append((size.point, place))
        return {
            of: ([point for point, _ in sorted(row)], [self._all[at][1:] for _, at in sorted(row)])
            for of, row in rows.items()
        }

    @cached_property
    def _pointless(self) -> dict[str, list[tuple[Fact, Document]]]:
        found: dict[str, list[tuple[Fact, Document]]] = defaultdict(list)
        for size, fact, document in self._all:
            if size.point is None:
                found[size.of].append((fact, document))
        return found


def _reach(size: Size) -> tuple[Bound, Bound]:
    """Give the points between which another's range can meet a size."""
    low, high = size.range.low, size.range.high
    if size.point is not None and size.point > 0:
        low = max(low, Fraction(size.point) / _AS_MUCH_AGAIN)
        high = min(high, Fraction(size.point) * _AS_MUCH_AGAIN)
    return _beyond(low, -1), _beyond(high, 1)


def _beyond(end: Bound, way: int) -> Bound:
    return end if isinstance(end, float) else end + way * (1 + _ROUNDED * abs(Fraction(end)))
