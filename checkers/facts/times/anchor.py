"""What relative and year-less expressions are resolved against."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

from checkers.facts.times.calendar import (
    NEAR,
    day_of,
    distance,
    joined,
    month_days,
    nearest,
    single,
)
from checkers.model import Days, Reference


@dataclass(frozen=True, slots=True)
class Anchor:
    """The reference day, or only its year; `origin` names where it comes from."""

    day: date | None = None
    year: int | None = None
    origin: str | None = None


@dataclass(frozen=True, slots=True)
class Resolved:
    """What a year-less date comes to: `year` is the likeliest, `days` all that it can be."""

    year: int | None
    days: Days | None
    origin: str | None


NOWHERE: Final = Anchor()
PUBLISHED: Final = "published"
_FIRST_YEAR, _LAST_YEAR = 1600, 9900  # so that counting from the reference stays in the calendar
# So many days off, a clause's tense counts against the nearest year.
_SAID_PAST: Final = 30  # "was": a plan that has been talked of may lie ahead
_SAID_AHEAD: Final = 7  # "ends": what is to come cannot lie long behind


def anchor_of(reference: Reference | None) -> Anchor:
    if reference is None:
        return NOWHERE
    first, last = reference.days.first, reference.days.last
    if not _FIRST_YEAR <= first.year <= last.year <= _LAST_YEAR:
        return NOWHERE
    if first == last:
        return Anchor(first, first.year, reference.origin)
    year = first.year if first.year == last.year else None
    return Anchor(None, year, reference.origin)


@lru_cache(maxsize=4096)
def year_for_day(anchor: Anchor, month: int, day: int, heading: int) -> Resolved:
    """Resolve a month and day; `heading` is -1 for a past clause, 1 for one that looks ahead.

    It is twice that where the words leave no doubt ("ended").
    """
    if anchor.day is None:
        return _by_year(anchor, single(day_of(anchor.year, month, day)) if anchor.year else None)
    candidates = {
        year: days
        for year in range(anchor.day.year - 1, anchor.day.year + 2)
        if (days := single(day_of(year, month, day)))
    }
    return choose(anchor, anchor.day, candidates, heading, firm=abs(heading) > 1)


@lru_cache(maxsize=512)
def year_for_month(anchor: Anchor, month: int, heading: int) -> Resolved:
    if anchor.day is None:
        return _by_year(anchor, month_days(anchor.year, month) if anchor.year else None)
    candidates = {
        year: days
        for year in range(anchor.day.year - 1, anchor.day.year + 2)
        if (days := month_days(year, month))
    }
    return choose(anchor, anchor.day, candidates, heading, firm=True)


def _by_year(anchor: Anchor, days: Days | None) -> Resolved:
    return Resolved(anchor.year, days, anchor.origin if anchor.year else None)


def choose(
    anchor: Anchor, day: date, candidates: dict[int, Days], heading: int, *, firm: bool
) -> Resolved:
    """Choose the nearest year, or the one on the side that the clause looks to.

    Where that side's is another, both are days it can be; `firm` makes it the likelier as well.
    """
    if not candidates:
        return Resolved(day.year, None, anchor.origin)
    near = min(candidates, key=lambda year: distance(candidates[year], day))
    if not heading and distance(candidates[near], day) > NEAR:
        heading = -1  # news looks back
    days = nearest(candidates.values(), day)
    there = candidates[near]
    slack = 0 if abs(heading) > 1 else _SAID_AHEAD if heading > 0 else _SAID_PAST
    if heading and distance(there, day) > slack and (there.first > day) != (heading > 0):
        wanted = [y for y, days in candidates.items() if (days.last >= day) == (heading > 0)]
        other = min(wanted, key=lambda year: distance(candidates[year], day), default=near)
        days = joined([there, candidates[other]])
        near = other if firm or distance(there, day) > NEAR else near
    return Resolved(near, days, anchor.origin)
