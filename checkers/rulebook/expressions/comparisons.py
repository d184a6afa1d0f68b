"""Comparison of dates, texts, people and truths: three-valued, or Unknown with the reason."""

from __future__ import annotations

import calendar
from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from checkers.model import Days, Speaker, TimeExpression, Truth, Unknown
from checkers.rulebook.expressions import amounts
from checkers.rulebook.values import Weekday, describe
from checkers.rulebook.values.typography import folded
from checkers.rulebook.vocabulary import Base

Test: TypeAlias = Callable[[Any, Any], Truth | Unknown]

_LONGEST_MONTH = 31  # days

# --- dates -----------------------------------------------------------------------------------


def no_days(when: TimeExpression) -> Unknown:
    """Say why a date has no calendar days."""
    if is_impossible(when):
        return Unknown(f"there is no {describe(when)}")
    if when.year is None and when.year_from is None:
        return Unknown(f"no reference date gives the year of {describe(when)}")
    return Unknown(f"{describe(when)} names no calendar day")


def is_impossible(when: TimeExpression) -> bool:
    """Tell whether the calendar lacks the stated day of the stated month.

    Without a year 29 February is possible; every other day is the same each year.
    """
    if when.month is None or when.day is None:
        return False
    if not 1 <= when.month <= 12:
        return True
    year = when.year if when.year is not None and 1 <= when.year <= 9999 else 2000
    return not 1 <= when.day <= calendar.monthrange(year, when.month)[1]


def dates_equal(a: TimeExpression, b: TimeExpression) -> Truth | Unknown:
    """FALSE where no day is both; TRUE for one and the same single day.

    Without a year a day of a month can still be told from another, and so can a month or a
    weekday.
    """
    if a.days is None or b.days is None:
        return _without_year(a, b)
    if not _meet(a.days, b.days):
        return Truth.FALSE
    one_day = a.days.first == a.days.last == b.days.first == b.days.last
    return Truth.TRUE if one_day else Truth.MAYBE


def _without_year(a: TimeExpression, b: TimeExpression) -> Truth | Unknown:
    ours, theirs = _day_of_year(a), _day_of_year(b)
    if ours is not None and theirs is not None:
        return Truth.MAYBE if ours == theirs else Truth.FALSE
    for part in (_month_of, _weekday_of):
        one, other = part(a), part(b)
        if one is not None and other is not None and one != other:
            return Truth.FALSE
    return no_days(a if a.days is None else b)


def _day_of_year(when: TimeExpression) -> tuple[int, int] | None:
    """Give month and day where the words or the calendar settle both."""
    if when.days is not None:
        days = {(day.month, day.day) for pair in when.days.intervals for day in pair}
        return days.pop() if len(days) == 1 and _single_days(when.days) else None
    if when.month is None or when.day is None or is_impossible(when):
        return None
    return when.month, when.day


def _month_of(when: TimeExpression) -> int | None:
    """Give the month where the words or the calendar settle it."""
    if when.month is not None or when.days is None:
        return when.month
    ends = {day.month for pair in when.days.intervals for day in pair}
    within = all((last - first).days < _LONGEST_MONTH for first, last in when.days.intervals)
    return ends.pop() if within and len(ends) == 1 else None


def _weekday_of(when: TimeExpression) -> int | None:
    """Give the weekday where the words or the calendar settle it."""
    if when.weekday is not None or when.days is None or not _single_days(when.days):
        return when.weekday
    named = {first.isoweekday() for first, _ in when.days.intervals}
    return named.pop() if len(named) == 1 else None


def _single_days(days: Days) -> bool:
    return all(first == last for first, last in days.intervals)


def _meet(a: Days, b: Days) -> bool:
    """Walk both rows of intervals once and tell whether any two overlap."""
    i = j = 0
    while i < len(a.intervals) and j < len(b.intervals):
        (a_first, a_last), (b_first, b_last) = a.intervals[i], b.intervals[j]
        if a_last < b_first:
            i += 1
        elif b_last < a_first:
            j += 1
        else:
            return True
    return False


def date_before(a: TimeExpression, b: TimeExpression) -> Truth | Unknown:
    """FALSE only if every day of `a` is as late as every day of `b`."""
    if a.days is None or b.days is None:
        return no_days(a if a.days is None else b)
    if a.days.last < b.days.first:
        return Truth.TRUE
    return Truth.FALSE if a.days.first >= b.days.last else Truth.MAYBE


def date_at_most(a: TimeExpression, b: TimeExpression) -> Truth | Unknown:
    """FALSE only if every day of `a` is later than every day of `b`."""
    if a.days is None or b.days is None:
        return no_days(a if a.days is None else b)
    if a.days.last <= b.days.first:
        return Truth.TRUE
    return Truth.FALSE if a.days.first > b.days.last else Truth.MAYBE


# --- words and people --------------------------------------------------------------------------


def texts_equal(a: str, b: str) -> Truth:
    return Truth.TRUE if a == b or folded(a) == folded(b) else Truth.FALSE


def people_equal(a: Speaker, b: Speaker) -> Truth | Unknown:
    """TRUE for one resolved name; FALSE only for two full names that no person bears at once."""
    for one in (a, b):
        if one.name is None:
            return Unknown(f"who {one.text!r} is was not resolved")
    first, second = _name_words(a), _name_words(b)
    if first == second:
        return Truth.TRUE
    if len(first) > 1 and len(second) > 1 and not _may_be_one(first, second):
        return Truth.FALSE
    return Unknown(f"{a.name!r} and {b.name!r} may be one person")


def _name_words(person: Speaker) -> list[str]:
    return folded(person.name or "").replace(".", " ").split()


def _may_be_one(a: list[str], b: list[str]) -> bool:
    """Tell whether one name shortens the other, or the surname is the same."""
    return a[-1] == b[-1] or set(a) <= set(b) or set(b) <= set(a)


def weekdays_equal(a: Weekday, b: Weekday) -> Truth:
    return Truth.TRUE if a == b else Truth.FALSE


def truths_equal(a: Truth, b: Truth) -> Truth:
    if Truth.MAYBE in (a, b):
        return Truth.MAYBE
    return Truth.TRUE if a == b else Truth.FALSE


# --- tables ------------------------------------------------------------------------------------

EQUALITY: Mapping[Base, Test] = {
    Base.NUMBER: amounts.equal,
    Base.DATE: dates_equal,
    Base.WEEKDAY: weekdays_equal,
    Base.TEXT: texts_equal,
    Base.PERSON: people_equal,
    Base.TRUTH: truths_equal,
}
# What can be ordered: (less, at most).
ORDER: Mapping[Base, tuple[Test, Test]] = {
    Base.NUMBER: (amounts.less, amounts.at_most),
    Base.DATE: (date_before, date_at_most),
}
# What to compare of values that cannot be compared themselves.
COMPARABLE_PART: Mapping[Base, str] = {
    Base.QUOTE: "words",
    Base.NAME: "entity",
    Base.PASSAGE: "text",
}
