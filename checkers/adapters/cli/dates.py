"""What a date, time or period is read as, in words."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import replace
from datetime import date

from checkers.model import Days, Quantity, TimeExpression
from checkers.rulebook.values import Amount, describe

_DAY = 24 * 60
_MOST = 3  # readings of one date that are listed
_REFERENCES = {
    "published": "the publication date",
    "dateline": "the dateline",
    "stamp": "the copyright or date line",
}


def time_words(when: TimeExpression) -> str:
    """Say a time expression as people write it; what the text leaves open is said to be open."""
    if when.length is not None:
        return _length(when.length)
    if when.begin is not None and when.end is not None:
        return _period(when, when.begin, when.end)
    if when.type == "SET":
        return "again and again"
    words = _day_words(when)
    clock = _clock(when)
    if clock:
        return f"{clock} on {words}" if when.days is not None else clock
    return f"{words} (from {_reference(when.year_from)})" if when.year_from else words


def _length(length: Quantity) -> str:
    bounded = not (isinstance(length.range.low, float) or isinstance(length.range.high, float))
    point = length.stated if bounded else None
    return describe(Amount(length.range, length.unit, length.dimension, point))


def _period(when: TimeExpression, begin: TimeExpression, end: TimeExpression) -> str:
    certain = all(day.days is not None and len(day.days.intervals) == 1 for day in (begin, end))
    if when.days is not None and certain:
        return _span(when.days.first, when.days.last)
    years = ", year not known" if end.month is not None and end.days is None else ""
    return f"{_stated(begin) or '…'} to {_stated(end) or '…'}{years}"


def _stated(when: TimeExpression) -> str:
    """Say the parts that the words state; nothing where they state none."""
    parts = (when.year, when.month, when.day, when.weekday)
    return describe(replace(when, days=None)) if any(parts) else ""


def _day_words(when: TimeExpression) -> str:
    if when.days is not None and when.days.intervals:
        return _known(when, when.days)
    words = _stated(when)
    if not words:
        return "no known day"
    if None not in (when.year, when.month, when.day):
        return f"{words}, no such day"
    return f"{words}, year not known" if when.month is not None and when.year is None else words


def _known(when: TimeExpression, days: Days) -> str:
    """Say the days; as the text states them where that says as much."""
    if len(days.intervals) == 1 and (days.first == days.last or when.year is not None):
        return describe(when)
    spans = [_span(first, last) for first, last in days.intervals[:_MOST]]
    more = " or …" if len(days.intervals) > _MOST else ""
    return " or ".join(spans) + more


def _span(first: date, last: date) -> str:
    """Say the days from first to last, shorter where they are a whole month or years."""
    if first == last:
        return _day(first)
    if first.day == 1 and last == last.replace(day=monthrange(last.year, last.month)[1]):
        if (first.month, last.month) == (1, 12):
            return _joined(str(first.year), str(last.year))
        return _joined(_month(first), _month(last))
    return f"{_day(first)} to {_day(last)}"


def _joined(first: str, last: str) -> str:
    return first if first == last else f"{first} to {last}"


def _month(day: date) -> str:
    return describe(TimeExpression("DATE", None, year=day.year, month=day.month))


def _day(day: date) -> str:
    return describe(TimeExpression("DATE", None, year=day.year, month=day.month, day=day.day))


def _clock(when: TimeExpression) -> str:
    if when.clock is None or isinstance(when.clock.low, float):
        return ""
    hours, minutes = divmod(int(when.clock.low) % _DAY, 60)
    zone = f" {when.zone}" if when.zone else ""
    return f"{hours:02}:{minutes:02}{zone}"


def _reference(name: str) -> str:
    return _REFERENCES.get(name, name)
