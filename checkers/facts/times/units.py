"""The week, month, quarter or year that lies so many away from the reference's."""

from __future__ import annotations

from datetime import date
from typing import TypeAlias

from checkers.facts.times.anchor import Anchor
from checkers.facts.times.calendar import (
    month_days,
    months_days,
    plus_months,
    shifted,
    single,
    span_of,
    week_name,
    years_days,
)
from checkers.model import Days

Bare: TypeAlias = tuple[str | None, Days | None]  # a TIMEX3 value and the days it can be


def unit_days(anchor: Anchor, unit: str, step: int) -> Bare:
    """Name the unit `step` away from the one in which the reference lies."""
    year, day = anchor.year, anchor.day
    if year is None:
        return None, None
    if unit == "year":
        return f"{year + step:04}", years_days(year + step, year + step)
    if unit == "decade":
        first = year // 10 + step
        return f"{first}", years_days(first * 10, first * 10 + 9)
    if unit == "century":
        return f"{year // 100 + step}", None
    return _within_year(day, unit, step) if day else (None, None)


def _within_year(day: date, unit: str, step: int) -> Bare:
    if unit == "month":
        year, month = plus_months(day.year, day.month, step)
        return f"{year:04}-{month:02}", month_days(year, month)
    if unit == "quarter":
        year, month = plus_months(day.year, (day.month - 1) // 3 * 3 + 1, 3 * step)
        return f"{year:04}-Q{(month + 2) // 3}", months_days(year, month, 3)
    if unit == "day":
        there = shifted(day, step)
        return (there.isoformat() if there else None), single(there)
    if unit in ("week", "weekend"):
        return _week(day, unit, step)
    return None, None


def _week(day: date, unit: str, step: int) -> Bare:
    """Name a week; its days reach from the Sunday before to the Sunday after.

    Half of the "last weeks" in print are not the calendar's: a talk of "last week" on a Sunday
    means the six days before.
    """
    monday = shifted(day, 7 * step - day.weekday())
    if monday is None:
        return None, None
    if unit == "weekend":
        days = span_of(shifted(monday, 4), shifted(monday, 7))
        return f"{week_name(monday)}-WE", days
    low = shifted(monday, -7 if day.weekday() == 6 and step < 0 else -1)
    return week_name(monday), span_of(low, shifted(monday, 13 if step > 0 else 6))
