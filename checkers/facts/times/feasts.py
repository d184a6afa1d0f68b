"""Feast days, with a fixed date, counted from Easter, or the n-th weekday of a month."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Final

import regex

from checkers.facts.times.anchor import Anchor, Resolved, year_for_day
from checkers.facts.times.calendar import day_of, easter, nearest, nth_weekday, shifted, single
from checkers.facts.times.grammar import expand
from checkers.facts.times.scene import Found, Reading
from checkers.facts.times.words import EASTER_DAYS, FEASTS, NTH_DAYS
from checkers.model import Days, Kind, TimeExpression

# "Easter Sunday, 9 April 2023": the date's year is the feast's.
_DATE_AFTER: Final = regex.compile(
    expand(r"[ ,(](?:{weekday}[ ,.!])?(?:{dayno}[ ]{month}|{month}[ .]{dayno})[ ,](?P<year>{y4})"),
    regex.V1,
)
_LONGEST_FEAST = 5  # words


def _feast(found: Found) -> Reading | None:
    """Read the longest feast day's name that begins here."""
    tokens = found.scene.tokens
    for count in range(_LONGEST_FEAST, 0, -1):
        end = found.begin + 2 * count - 1
        if end >= len(tokens.parts):
            continue
        name = "".join(tokens.parts[found.begin : end]).lower().replace("’", "'")
        if name in FEASTS or name in EASTER_DAYS or name in NTH_DAYS:
            return _of_feast(found, name, end)
    return None


def _of_feast(found: Found, name: str, end: int) -> Reading:
    tokens, anchor = found.scene.tokens, found.scene.anchor
    year, stop, in_year = None, end, None
    if tokens.classes[end] == " " and tokens.word(end + 1).isdecimal():
        number = int(tokens.word(end + 1)) if len(tokens.word(end + 1)) == 4 else 0
        year, stop = (number, end + 2) if 1583 <= number <= 2999 else (None, end)
    if year is None and (dated := _DATE_AFTER.match(tokens.classes, end, concurrent=False)):
        year = int(tokens.parts[dated.start("year")])
        days, origin = single(feast_day(name, year)), None
    elif year is None and anchor.year:
        near = feast_near(name, anchor, found.heading())
        origin = near.origin
        year, days = near.year, near.days
        in_year = partial(_feast_in, name=name)
    else:
        days, origin = single(feast_day(name, year)) if year else None, None
    guess = feast_day(name, year) if year else None
    timex = guess.isoformat() if guess else None
    value = TimeExpression("DATE", timex, days=days, year_from=origin)
    return Reading(Kind.DATE, found.begin, stop, value, in_year=in_year)


def _feast_in(year: int, *, name: str) -> Days | None:
    return single(feast_day(name, year))


def feast_day(name: str, year: int) -> date | None:
    if name in FEASTS:
        return day_of(year, FEASTS[name] // 100, FEASTS[name] % 100)
    if name in EASTER_DAYS:
        sunday = easter(year)
        return shifted(sunday, EASTER_DAYS[name]) if sunday else None
    month, weekday, which, later = NTH_DAYS[name]
    day = nth_weekday(year, month, weekday, which)
    return shifted(day, later) if day else None


def feast_near(name: str, anchor: Anchor, heading: int) -> Resolved:
    if name in FEASTS:
        return year_for_day(anchor, FEASTS[name] // 100, FEASTS[name] % 100, heading)
    if anchor.day is None or anchor.year is None:
        days = single(feast_day(name, anchor.year)) if anchor.year else None
        return Resolved(anchor.year, days, anchor.origin)
    days = nearest(
        (single(feast_day(name, year)) for year in range(anchor.year - 1, anchor.year + 2)),
        anchor.day,
    )
    if days is None:
        return Resolved(None, None, None)
    first = days.first if heading < 0 or len(days.intervals) == 1 else days.last
    return Resolved(first.year, days, anchor.origin)


FEAST_DAYS: Final = {"feast": _feast}
