"""Calendar days: what a date with or without a year can mean."""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from checkers.model import Days

GREGORIAN_START: Final = date(1582, 10, 15)  # earlier days need the Julian calendar
# English copy gives days up to this one as the Julian calendar had them: Britain changed over then.
ENGLISH_START: Final = date(1752, 9, 14)
NEAR: Final = 120  # a date without a year within so many days of the reference is that one
DAY: Final = timedelta(days=1)
_DAY_LENGTH: Final = len("2024-11-27")


def day_of(year: int, month: int, day: int) -> date | None:
    """Return the calendar day; None where no such day exists or it is Julian."""
    if not (1 <= year <= 9999 and 1 <= month <= 12):
        return None
    if not 1 <= day <= calendar.monthrange(year, month)[1]:
        return None
    found = date(year, month, day)
    return found if found >= GREGORIAN_START else None


def day_in(timex: str | None) -> date | None:
    """Return the day that a TIMEX3 value names; None for "XXXX-WXX-4" and "2023-02-30"."""
    if timex is None or len(timex) != _DAY_LENGTH or "X" in timex:
        return None
    try:
        return date.fromisoformat(timex)
    except ValueError:
        return None


def shifted(day: date, days: int) -> date | None:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def single(day: date | None) -> Days | None:
    return None if day is None else Days(((day, day),))


def span_of(first: date | None, last: date | None) -> Days | None:
    return Days(((first, last),)) if first and last and first <= last else None


def month_days(year: int, month: int) -> Days | None:
    first = day_of(year, month, 1)
    if first is None:
        return None
    return Days(((first, first.replace(day=calendar.monthrange(year, month)[1])),))


def months_days(year: int, month: int, count: int) -> Days | None:
    """Cover `count` whole months from the first one named."""
    last_year, last_month = plus_months(year, month, count - 1)
    first, last = month_days(year, month), month_days(last_year, last_month)
    return span_of(first.first, last.last) if first and last else None


def years_days(first: int, last: int) -> Days | None:
    return span_of(day_of(first, 1, 1), day_of(last, 12, 31))


def plus_months(year: int, month: int, count: int) -> tuple[int, int]:
    total = year * 12 + month - 1 + count
    return total // 12, total % 12 + 1


def joined(days: Iterable[Days | None]) -> Days | None:
    """Put candidates together, in order and without overlap; None for none."""
    spans = sorted(span for found in days if found for span in found.intervals)
    merged: list[tuple[date, date]] = []
    for first, last in spans:
        if merged and first <= merged[-1][1] + DAY:
            merged[-1] = (merged[-1][0], max(last, merged[-1][1]))
        else:
            merged.append((first, last))
    return Days(tuple(merged)) if merged else None


def distance(days: Days, day: date) -> int:
    """Count the days between `day` and the nearest of `days`."""
    return min(max((first - day).days, (day - last).days, 0) for first, last in days.intervals)


def nearest(candidates: Iterable[Days | None], day: date) -> Days | None:
    """Choose the candidate nearest to `day`; both neighbours where none is near."""
    found = sorted((c for c in candidates if c), key=lambda c: distance(c, day))
    if not found:
        return None
    if distance(found[0], day) <= NEAR:
        return found[0]
    return joined(found[:2])


def nth_weekday(year: int, month: int, weekday: int, which: int) -> date | None:
    """Find the `which`-th ISO weekday of a month, from the end where negative."""
    first = day_of(year, month, 1)
    if first is None:
        return None
    last = first.replace(day=calendar.monthrange(year, month)[1])
    if which < 0:
        return last - timedelta(days=(last.isoweekday() - weekday) % 7 + 7 * (-which - 1))
    return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (which - 1))


def week_name(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"
