"""Functions and finders about dates: what `date-agreement` rules may call."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from datetime import date, timedelta

from checkers.model import Fact, Kind, Range, TimeExpression, Truth, Unknown
from checkers.passages import around, candidates, counterpart
from checkers.rulebook.values import Amount, Weekday
from checkers.rulebook.vocabulary import Base, Bound, Finder, Function, Scene, Type

GREGORIAN_START = date(1582, 10, 15)  # earlier weekdays need the Julian calendar

_DATE = Type(Base.DATE)
_NUMBER = Type(Base.NUMBER)
_TRUTH = Type(Base.TRUTH)


def weekday(when: TimeExpression) -> Weekday | Unknown:
    """Name the weekday that every day the date can mean falls on.

    Source: ISO 8601-1:2019 week-day numbering, Monday = 1.
    """
    if when.days is None:
        return Unknown("the year is not known" if when.year is None else "there is no such day")
    if when.days.first < GREGORIAN_START:
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
    if not 1 <= when.month <= 12:
        return Truth.FALSE
    # Without a year 29 February is possible; every other day is the same each year.
    year = when.year if when.year is not None and 1 <= when.year <= 9999 else 2000
    return Truth.TRUE if 1 <= when.day <= calendar.monthrange(year, when.month)[1] else Truth.FALSE


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


def days_between(first: TimeExpression, last: TimeExpression) -> Amount | Unknown:
    """Count the days from one date to another, as the range that both leave open."""
    if first.days is None or last.days is None:
        return Unknown("one of the dates is not known")
    low = (last.days.first - first.days.last).days
    high = (last.days.last - first.days.first).days
    return Amount(Range(low, high), "day", "time")


# --- finders ---------------------------------------------------------------------------------

# Shares of the claim's words that a passage must cover; measured on summaries and stories with
# their sources, where lower values began to pair different events.
_NEAR = 0.3
_CLOSE = 0.5


def find_source_dates(scene: Scene) -> Iterator[tuple[Bound, ...]]:
    """Pair each day that the article states with the day a source gives for the same event."""
    pool = candidates(scene.sources, _is_day)
    article = scene.article
    if not pool:
        return
    for fact in article.items:
        if not _is_day(fact):
            continue
        words = around(article.document, fact.sentence, fact.span)
        found = counterpart(
            words,
            scene.source_passages,
            pool,
            agrees=lambda other, own=fact: _can_meet(own, other),
            near=_NEAR,
            close=_CLOSE,
        )
        if found is not None:
            yield Bound(fact, article.document), Bound(found.fact, found.document)


def _is_day(fact: Fact) -> bool:
    """Tell whether a fact states a day of a month that is known."""
    value = fact.value
    return (
        fact.kind == Kind.DATE
        and isinstance(value, TimeExpression)
        and value.days is not None
        and value.day is not None
        and value.month is not None
    )


def _can_meet(a: Fact, b: Fact) -> bool:
    x = a.value.days if isinstance(a.value, TimeExpression) else None
    y = b.value.days if isinstance(b.value, TimeExpression) else None
    if x is None or y is None:
        return False
    return any(
        low <= other_high and other_low <= high
        for low, high in x.intervals
        for other_low, other_high in y.intervals
    )


FUNCTIONS = (
    Function("weekday", (_DATE,), Type(Base.WEEKDAY), weekday),
    Function("exists", (_DATE,), _TRUTH, exists),
    Function("begins", (_DATE,), _DATE, begins),
    Function("ends", (_DATE,), _DATE, ends),
    Function("years_between", (_DATE, _DATE), _NUMBER, years_between),
    Function("days_between", (_DATE, _DATE), _NUMBER, days_between),
)

FINDERS = (
    Finder(
        "source_date",
        find_source_dates,
        binds=(Base.DATE, Base.DATE),
        needs=(Kind.DATE,),
        sources=True,
    ),
)
