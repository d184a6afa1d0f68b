"""Places in a text, and what its words state: figures, times, speech, names."""

from __future__ import annotations

from datetime import date
from enum import IntEnum
from fractions import Fraction
from typing import TypeAlias

from checkers.model.immutable import dataclass

Number: TypeAlias = int | Fraction
Bound: TypeAlias = int | Fraction | float  # a float is only ever +inf or -inf


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open stretch of code points, `start <= end`."""

    start: int
    end: int


class Truth(IntEnum):
    """Three-valued answer about ranges: no pair of values, some pairs, every pair."""

    FALSE = 0
    MAYBE = 1
    TRUE = 2


@dataclass(frozen=True, slots=True)
class Unknown:
    """A value that the text does not decide; makes a verdict `undecided` with this reason."""

    reason: str


@dataclass(frozen=True, slots=True)
class Range:
    """All values that a stated number can mean; an open end excludes its bound."""

    low: Bound
    high: Bound
    low_open: bool = False
    high_open: bool = False


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with what it measures.

    `range` is what the wording allows (rounding of the written digits and hedges; an integer
    in plain digits or words is exact).  `stated` is the value as written, None where no single
    one is ("hundreds", "between 30 and 40").  Percent and points are in percent (20 for "20%").
    `unit` is an ISO 4217 code for money, the lexicon's name for a measure or duration ("mile",
    "year"), the lower-case head noun for a count ("people"), "percent" or "point"; None for a
    bare number.  `per` is what a rate is of ("hour", "person", "100000 people").  A count's
    `modifiers` are the lower-case words between it and its noun.  `refers` tells how a number
    leans on what was told before: "back" ("the 12"), "part" ("four of them"), "more" ("another
    15"); None where it stands for itself.  `dimension` is "money", "count", "percent", "points",
    "length", "time", … or None.  `round_integer` marks a plain integer, to which the pack's
    rounding setting applies.
    """

    range: Range
    stated: Number | None
    unit: str | None = None
    dimension: str | None = None
    unit_span: Span | None = None
    hedge: str | None = None  # the words that moved or opened the range: "about", "more than"
    round_integer: bool = False
    per: str | None = None
    modifiers: tuple[str, ...] = ()
    refers: str | None = None
    middle: Number | None = None  # of a range whose two ends are stated


@dataclass(frozen=True, slots=True)
class Days:
    """Calendar days that a date expression can mean: inclusive intervals in order, no overlap."""

    intervals: tuple[tuple[date, date], ...]

    @property
    def first(self) -> date:
        return self.intervals[0][0]

    @property
    def last(self) -> date:
        return self.intervals[-1][1]


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A TIMEX3 (ISO-TimeML) reading of a time expression.

    `type` is DATE, TIME, DURATION or SET and `timex` its value as TempEval-3 writes it.  `year`,
    `month`, `day` and `weekday` (ISO: Monday = 1) are the parts as stated, None where not stated.
    `days` are the calendar days that it can be, None where the text does not decide (no reference
    date) or no such day exists.  `year_from` names what gave a year that the words do not state:
    "published", "dateline", "stamp".  `length` is a duration's quantity (unit "day", "year", …).
    `clock` is minutes after midnight for a time of day, as a range.
    """

    type: str
    timex: str | None
    mod: str | None = None
    days: Days | None = None
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    year_from: str | None = None
    length: Quantity | None = None
    clock: Range | None = None
    zone: str | None = None
    weekday_span: Span | None = None  # the stated weekday's own words
    begin: TimeExpression | None = None  # of a period: its two ends
    end: TimeExpression | None = None


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says it: the words that name the source, and the person they resolve to, if any."""

    span: Span
    text: str
    name: str | None  # full name as the document gives it; None where unresolved


@dataclass(frozen=True, slots=True)
class Quotation:
    """Reported speech: content, cue and source as in PARC and PolNeAR.

    `segments` are the content's words without quotation marks, one a paragraph or piece, in
    order; the fact's span runs from the first's start to the last's end.  `opening` is the
    opening mark; `closed` is False where a direct quote never gets its closing mark.
    `attributable` is True for speech, False for titles of works, scare quotes and what a headline
    quotes from the text below; these are no more `direct` than a clause that reports what was said.
    """

    direct: bool
    segments: tuple[Span, ...]
    cue: Span | None = None
    speaker: Speaker | None = None
    opening: Span | None = None
    closed: bool = True
    attributable: bool = True


@dataclass(frozen=True, slots=True)
class Name:
    """A proper name: `category` person, organisation, place or unknown; `entity` its full form."""

    category: str
    entity: str
