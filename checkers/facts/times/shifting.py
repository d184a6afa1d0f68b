"""The day or month so many units from a day; the more units, the looser."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from checkers.facts.times.calendar import day_of, plus_months, shifted, span_of, week_name
from checkers.model import Days


def moved(day: date, unit: str, count: Fraction) -> tuple[str | None, Days | None]:
    """Count from `day`; the more units, the looser the day."""
    if unit in ("hour", "minute", "second"):
        return None, None
    if unit in ("day", "weekend"):
        there = shifted(day, int(count)) if abs(count) < 10**6 else None
        return (there.isoformat() if there else None), span_of(there, there)
    if unit in ("week", "fortnight"):
        there = shifted(day, int(7 * count * (2 if unit == "fortnight" else 1)))
        if there is None:
            return None, None
        return week_name(there), span_of(shifted(there, -6), shifted(there, 6))
    return _moved_far(day, unit, count)


def _moved_far(day: date, unit: str, count: Fraction) -> tuple[str | None, Days | None]:
    months = count * {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}.get(
        unit, 12000
    )
    year, month = plus_months(day.year, day.month, int(months))
    there = day_of(year, month, 1)
    if not 1 <= year <= 9999:
        return None, None
    slack = 31 if unit == "month" else 92 if unit == "quarter" else 200
    days = None
    if there is not None:
        days = span_of(shifted(there, -slack), shifted(there, 31 + slack))
    if unit == "month":
        return f"{year:04}-{month:02}", days
    if unit == "quarter":
        return f"{year:04}-Q{(month + 2) // 3}", days
    return f"{year:04}", days
