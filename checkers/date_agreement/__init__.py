"""Functions and finders about dates: what `date-agreement` rules may call."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from checkers.date_agreement import (
    age_of_life,
    anniversaries,
    caption_again,
    caption_words,
    certainty,
    clock_pairs,
    clock_spans,
    clocks,
    day_again,
    feast_days,
    life_slips,
    lives,
    modality,
    months,
    one_life,
    opposed_sources,
    order,
    order_story,
    sequence,
    spells,
    stretch_lengths,
    tense,
    twice_by_distance,
    weekday_told,
    zones,
)
from checkers.date_agreement.sources import (
    find_differing_dates,
    find_source_dates,
    find_unsourced_dates,
)
from checkers.facts.times.calendar import ENGLISH_START
from checkers.model import Kind, Range, TimeExpression, Truth, Unknown
from checkers.rulebook.expressions.comparisons import is_impossible
from checkers.rulebook.values import Amount, Weekday
from checkers.rulebook.vocabulary import Base, Finder, Function, Parameter, Type

_DATE = Type(Base.DATE)
_NUMBER = Type(Base.NUMBER)
_TRUTH = Type(Base.TRUTH)
_WEEKS = 100  # days


def weekday(when: TimeExpression) -> Weekday | Unknown:
    """Name the weekday that every day the date can mean falls on.

    Source: ISO 8601-1:2019 week-day numbering, Monday = 1.
    """
    if when.days is None:
        return Unknown("the year is not known" if when.year is None else "there is no such day")
    if when.days.first < ENGLISH_START:
        return Unknown("the day is earlier than the Gregorian calendar")
    named = {
        Weekday(day.isoweekday())
        for first, last in when.days.intervals
        for day in _some_days(first, last)
    }
    return named.pop() if len(named) == 1 else Unknown("the text leaves open which day is meant")


def _some_days(first: date, last: date) -> Iterator[date]:
    """List the days of an interval, at most eight: more cannot share a weekday."""
    for offset in range(min((last - first).days + 1, 8)):
        yield first + timedelta(days=offset)


def exists(when: TimeExpression) -> Truth | Unknown:
    """Tell whether the calendar has the stated day of the stated month."""
    if when.month is None or when.day is None:
        return Unknown("no day of a month is stated")
    return Truth.FALSE if is_impossible(when) else Truth.TRUE


def begins(period: TimeExpression) -> TimeExpression | Unknown:
    """Give the earlier end of a period as worded."""
    return period.begin or Unknown("the period's beginning was not read")


def ends(period: TimeExpression) -> TimeExpression | Unknown:
    """Give the later end of a period as worded."""
    return period.end or Unknown("the period's end was not read")


def years_between(first: TimeExpression, last: TimeExpression) -> Amount | Unknown:
    """Count the full years from one date to another, as the range that both leave open."""
    if first.days is None or last.days is None:
        return Unknown("one of the dates is not known")
    low = _full_years(first.days.last, last.days.first)
    high = _full_years(first.days.first, last.days.last)
    return Amount(Range(low, high), "year", "time")


def _full_years(first: date, last: date) -> int:
    return last.year - first.year - ((last.month, last.day) < (first.month, first.day))


def in_years(age: Amount) -> Amount | Unknown:
    """Read a bare number ("is now 44") as a number of years."""
    if age.unit not in (None, "year"):
        return Unknown(f"the age is given in {age.unit}s")
    return Amount(age.range, "year", "time", age.point)


def roughly(when: TimeExpression) -> TimeExpression:
    """Name a stretch of weeks by the month that it ends in, and a longer one by its year."""
    if when.days is None or when.month is not None or when.days.first == when.days.last:
        return when
    last = when.days.last
    if (last - when.days.first).days <= _WEEKS:
        return TimeExpression("DATE", f"{last:%Y-%m}", year=last.year, month=last.month)
    year = (when.timex or "")[:4]
    return TimeExpression("DATE", year, year=int(year)) if year.isdecimal() and int(year) else when


def days_between(first: TimeExpression, last: TimeExpression) -> Amount | Unknown:
    """Count the days from one date to another, as the range that both leave open."""
    if first.days is None or last.days is None:
        return Unknown("one of the dates is not known")
    low = (last.days.first - first.days.last).days
    high = (last.days.last - first.days.first).days
    return Amount(Range(low, high), "day", "time")


FUNCTIONS = (
    Function("weekday", (_DATE,), Type(Base.WEEKDAY), weekday),
    Function("exists", (_DATE,), _TRUTH, exists),
    Function("begins", (_DATE,), _DATE, begins),
    Function("ends", (_DATE,), _DATE, ends),
    Function("years_between", (_DATE, _DATE), _NUMBER, years_between),
    Function("roughly", (_DATE,), _DATE, roughly),
    Function("in_years", (_NUMBER,), _NUMBER, in_years),
    Function("days_between", (_DATE, _DATE), _NUMBER, days_between),
    *months.FUNCTIONS,
    *order.FUNCTIONS,
    *tense.FUNCTIONS,
    *zones.FUNCTIONS,
)

FINDERS = (
    Finder(
        "source_date",
        find_source_dates,
        binds=(Base.DATE, Base.DATE),
        sources=True,
    ),
    Finder(
        "differing_source_dates",
        find_differing_dates,
        binds=(Base.DATE, Base.DATE, Base.DATE),
        sources=True,
    ),
    Finder(
        "unsourced_date",
        find_unsourced_dates,
        binds=(Base.PASSAGE,),
        parameters={"of": Parameter(binds=Base.DATE, required=True)},
        sources=True,
    ),
    Finder(
        "unsourced_weekday",
        find_unsourced_dates,
        binds=(Base.PASSAGE,),
        parameters={"of": Parameter(binds=Base.WEEKDAY, required=True)},
        needs=(Kind.WEEKDAY,),
        sources=True,
    ),
    *one_life.FINDERS,
    *age_of_life.FINDERS,
    *anniversaries.FINDERS,
    *day_again.FINDERS,
    *caption_words.FINDERS,
    *caption_again.FINDERS,
    *clock_pairs.FINDERS,
    *clock_spans.FINDERS,
    *clocks.FINDERS,
    *feast_days.FINDERS,
    *life_slips.FINDERS,
    *lives.FINDERS,
    *certainty.FINDERS,
    *modality.FINDERS,
    *opposed_sources.FINDERS,
    *months.FINDERS,
    *order_story.FINDERS,
    *sequence.FINDERS,
    *spells.FINDERS,
    *stretch_lengths.FINDERS,
    *tense.FINDERS,
    *twice_by_distance.FINDERS,
    *weekday_told.FINDERS,
    *zones.FINDERS,
)
