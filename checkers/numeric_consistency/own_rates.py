"""Two conversions that give two rates: "€10m ($11m) … €40m ($56m)".

A desk converts all sums of a story at one rate.  Sums of another time, and prices that are asked
abroad, have rates of their own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from checkers.model import TIME_KINDS, Fact
from checkers.numeric_consistency.lines import Found, Line, Lines, phrases
from checkers.numeric_consistency.quantities import quantity_of, size_of, unit_of
from checkers.ranges import divide

_LARGE = 10_000  # smaller sums may be prices, and prices abroad are others
_APART = Fraction(10, 100)  # by which two rates differ that are not of one day


def at_two_rates(lines: Lines, told: Sequence[Found]) -> Iterator[tuple[Found, Found]]:
    """Give each conversion with one before it of the same currencies, at another rate."""
    known: list[Found] = []
    for found in told:
        if not _is_todays(lines, found):
            continue
        alike = [one for one in known if set(_currencies(one)) == set(_currencies(found))]
        known.append(found)
        if alike and all(_differ(one, found) for one in alike):
            yield alike[0], found


def sides_for(one: Found, other: Found) -> tuple[Fact, Fact]:
    """Give the two sums of a conversion in the order of another's currencies."""
    given, made = one["given"], one["made"]
    return (given, made) if _currencies(one) == _currencies(other) else (made, given)


def _currencies(found: Found) -> tuple[str | None, str | None]:
    return unit_of(found["given"]), unit_of(found["made"])


def _is_todays(lines: Lines, found: Found) -> bool:
    """Tell a large sum of the story's own time, by its sentence and the one before."""
    if min(size_of(found["given"]), size_of(found["made"])) < _LARGE:
        return False
    before = lines.beside(found.line, -1)
    rows = [found.line] if before is None else [before, found.line]
    return not any(_is_of_another_time(row) for row in rows)


def _is_of_another_time(line: Line) -> bool:
    times = [fact.text.lower() for fact in line.facts if fact.kind in TIME_KINDS]
    dated = any(text[-4:].isdecimal() or text[-5:-1].isdecimal() for text in times)
    told = (line.text, *times)
    return dated or any(phrases("at_another_rate").stands(text) for text in told)


def _differ(one: Found, other: Found) -> bool:
    """Tell whether two rates are apart even where each sum was rounded."""
    bounds = []
    for found in (one, other):
        given, made = sides_for(found, one)
        ratio = _ratio(made, given)
        if ratio is None:
            return False
        bounds.append(ratio)
    (low, high), (least, most) = sorted(bounds)
    return least > high * (1 + _APART) and most > low


def _ratio(made: Fact, given: Fact) -> tuple[Fraction, Fraction] | None:
    a, b = quantity_of(made), quantity_of(given)
    if a is None or b is None:
        return None
    ratio = divide(a.range, b.range)
    if ratio is None or isinstance(ratio.low, float) or isinstance(ratio.high, float):
        return None
    return Fraction(ratio.low), Fraction(ratio.high)
