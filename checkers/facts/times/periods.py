"""What runs from one date or time to another."""

from __future__ import annotations

from dataclasses import replace

from checkers.facts.times.calendar import span_of
from checkers.facts.times.scene import Reading
from checkers.model import Kind, TimeExpression


def period(begin: Reading, end: Reading, start: int, stop: int) -> Reading:
    """Join two ends into the period between them, both ends included."""
    first, last = begin.value, end.value
    days = None
    if first.days and last.days:
        days = span_of(first.days.first, last.days.last)
    both = f"{first.timex}/{last.timex}" if first.timex and last.timex else None
    value = TimeExpression("DURATION", both, days=days, begin=first, end=last)
    return Reading(Kind.PERIOD, start, stop, value, parts=(begin, end))


def cut_to(reading: Reading, span: tuple[int, int]) -> Reading:
    """Give one end of a period its own places."""
    return replace(reading, begin=span[0], end=span[1])
