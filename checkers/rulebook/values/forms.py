"""The runtime values of the expression language."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from checkers.model import Days, Number, Range, Speaker, TimeExpression

ANY_UNIT = "any"  # dimension of a number written in a rule: it takes the unit of what it meets
CALENDAR_YEAR = "calendar-year"  # dimension of `d.year`: the difference of two is in years
RATIO = "ratio"  # dimension of a quotient: it meets percentages as well as bare numbers
SHARES = frozenset({"percent", "points", "fraction", "multiple"})


class Weekday(IntEnum):
    """ISO 8601 weekday numbers."""

    MONDAY = 1
    TUESDAY = 2
    WEDNESDAY = 3
    THURSDAY = 4
    FRIDAY = 5
    SATURDAY = 6
    SUNDAY = 7


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its unit.

    Percent and points are shares (0.2 for "20%") without unit, as are fractions and multiples;
    their `dimension` says so, as that of a quotient says RATIO; a bare number in the text has
    none.  `point` is the value as written, or computed from values as written: what a message
    prints.  Only `range` is ever compared.  `per` (of a rate) and `refers` are the figure's own,
    as `model.Quantity` has them: nothing computed has any.
    """

    range: Range
    unit: str | None = None
    dimension: str | None = None
    point: Number | None = None
    per: str | None = None
    refers: str | None = None


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quote's words without marks, paragraphs joined by a space."""

    words: str
    cue: str | None
    speaker: Speaker | None
    direct: bool
    closed: bool
    attributable: bool


@dataclass(frozen=True, slots=True)
class Named:
    text: str
    entity: str
    category: str


def time_of(days: Days, origin: str) -> TimeExpression:
    """Read the days that a document is of as a date; `origin` is where they come from."""
    first = days.first
    timex = first.isoformat() if first == days.last else str(first.year)
    return TimeExpression("DATE", timex, days=days, year=first.year, year_from=origin)
