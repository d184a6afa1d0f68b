"""Feast days by name: fixed ones, and those that follow Easter, a weekday or the moon."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import lru_cache, partial
from typing import Any, Final, Literal, NamedTuple, TypeAlias

import regex
from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN, easter

from checkers.facts.lexicon import load
from checkers.facts.times.anchor import PUBLISHED, Anchor, Resolved, choose
from checkers.facts.times.calendar import day_of, joined, nth_weekday, shifted, single, span_of
from checkers.facts.times.grammar import pattern
from checkers.facts.times.scene import Found, Reading
from checkers.facts.times.units import Bare
from checkers.facts.times.words import FEASTS, VALUES, is_a
from checkers.model import Days, Kind, TimeExpression

_DATE_AFTER: Final = pattern("feast_date")
_LONGEST_FEAST: Final = max(len(regex.split(r"\W+", name)) for name in FEASTS)  # words
_FIRST_YEAR, _LAST_YEAR = 1583, 2999
_Method: TypeAlias = Literal[2, 3]
_EASTERS: Final[Mapping[str, _Method]] = {"easter": EASTER_WESTERN, "orthodox": EASTER_ORTHODOX}
_BY_MOON: Final[Mapping[str, list[str]]] = load("feasts", "any")


class Occurrence(NamedTuple):
    """A feast in one year: the day that it is known by, and all days that it can be."""

    day: date
    days: Days | None  # None where nations differ too much


def _feast(found: Found) -> Reading | None:
    """Read the longest feast day's name that begins here."""
    tokens, first = found.scene.tokens, found.match.start("feast")
    for count in range(_LONGEST_FEAST, 0, -1):
        end = first + 2 * count - 1
        if end >= len(tokens.parts):
            continue
        name = "".join(tokens.parts[first:end]).lower().replace("’", "'")
        if name in FEASTS:
            return None if _is_in_name(found, end) else _named(found, name, end)
    return None


def _is_in_name(found: Found, end: int) -> bool:
    """Tell "Christmas Island" and "the Easter Rising" from the feast."""
    tokens = found.scene.tokens
    after = tokens.word(end + 1) if tokens.classes[end] == " " else ""
    return after[:1].isupper() and not is_a("weekday", after) and not is_a("month", after)


def _named(found: Found, name: str, end: int) -> Reading:
    """Resolve a feast: by a year beside it, "last" or "next", else the nearest."""
    tokens = found.scene.tokens
    year, stop = None, end
    if tokens.classes[end] == " " and is_year(tokens.word(end + 1)):
        year, stop = int(tokens.word(end + 1)), end + 2
    elif dated := _DATE_AFTER.match(tokens.classes, end, concurrent=False):
        year = int(tokens.parts[dated.start("year")])
    near = Resolved(year, None, None) if year else _near(found, name)
    there = occurrence(name, near.year) if near.year else None
    value = TimeExpression(
        "DATE",
        there.day.isoformat() if there else None,
        days=there.days if year and there else near.days,
        year_from=near.origin,
    )
    open_year = None if year or found.word("way") else partial(_in_year, name=name)
    return Reading(Kind.DATE, found.begin, stop, value, in_year=open_year)


def is_year(word: str) -> bool:
    return len(word) == 4 and word.isdecimal() and _FIRST_YEAR <= int(word) <= _LAST_YEAR


def _in_year(year: int, *, name: str) -> Bare:
    there = occurrence(name, year)
    return (there.day.isoformat(), there.days) if there else (None, None)


def _near(found: Found, name: str) -> Resolved:
    anchor, way = found.scene.anchor, found.word("way")
    step = int(VALUES["way"][way]) if way else None
    return feast_near(name, anchor, found.heading() if step is None else 0, step)


@lru_cache(maxsize=512)
def feast_near(name: str, anchor: Anchor, heading: int, step: int | None) -> Resolved:
    """Find the year of a feast; `step` is -1 for "last", 0 for "this", 1 for "next"."""
    if anchor.year is None:
        return Resolved(None, None, None)
    if anchor.day is None or step == 0:
        _, days = _in_year(anchor.year, name=name)
        sure = step == 0 or (step is None and anchor.origin == PUBLISHED)
        return Resolved(
            anchor.year, days if sure else _beside(name, anchor.year, days), anchor.origin
        )
    years = range(anchor.year - 2, anchor.year + 3)
    found = {year: there for year in years if (there := occurrence(name, year))}
    if step is not None:
        return _beyond(found, anchor, anchor.day, step)
    known = {year: there.days or single(there.day) for year, there in found.items()}
    near = choose(
        anchor, anchor.day, {y: days for y, days in known.items() if days}, heading, firm=False
    )
    is_open = any(there.days is None for there in found.values())
    return replace(near, days=None) if is_open else near


def _beside(name: str, year: int, days: Days | None) -> Days | None:
    """Add the years on either side: of a text with no day of its own the year may be another's."""
    beside = [_in_year(other, name=name)[1] for other in (year - 1, year + 1)]
    return days and joined([days, *beside])


def _beyond(found: Mapping[int, Occurrence], anchor: Anchor, day: date, step: int) -> Resolved:
    """Choose the nearest on one side: "last Christmas"; "next Easter" can skip one that is near."""
    years = [year for year, there in found.items() if (there.day > day) == (step > 0)]
    if not years:
        return Resolved(None, None, None)
    likely = min(years) if step > 0 else max(years)
    both = [found[year].days for year in (likely, likely + step) if year in found]
    return Resolved(likely, joined(both), anchor.origin)


@lru_cache(maxsize=1024)
def occurrence(name: str, year: int) -> Occurrence | None:
    """Find a feast in a year; None where its day is not known."""
    found = [(row, day) for row in FEASTS[name] for day in _days_of(row, year)]
    if not found:
        return None
    row, first = found[0]
    is_open = any(row.get("open") for row, _ in found)
    days = None if is_open else joined(_spread(row, day) for row, day in found)
    return Occurrence(shifted(first, row.get("day", 0)) or first, days)


def _spread(row: Mapping[str, Any], day: date) -> Days | None:
    if "from" not in row:
        return single(day)
    return span_of(shifted(day, row["from"]), shifted(day, row["to"]))


def _days_of(row: Mapping[str, Any], year: int) -> list[date]:
    if "moon" in row:
        return [date.fromisoformat(d) for d in _BY_MOON[row["moon"]] if d[:4] == f"{year:04}"]
    day = _counted(row, year)
    return [day] if day else []


def _counted(row: Mapping[str, Any], year: int) -> date | None:
    if "on" in row:
        return day_of(year, row["on"] // 100, row["on"] % 100)
    if "nth" in row:
        month, weekday, which, *later = row["nth"]
        day = nth_weekday(year, month, weekday, which)
        return shifted(day, later[0]) if day and later else day
    for key, method in _EASTERS.items():
        if key in row and _FIRST_YEAR <= year <= _LAST_YEAR:
            return shifted(easter(year, method), row[key])
    return None


FEAST_DAYS: Final = {"feast": _feast}
