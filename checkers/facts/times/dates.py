"""Dates with a month or a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from typing import Final

from checkers.facts.times.anchor import Resolved, year_for_day, year_for_month
from checkers.facts.times.calendar import (
    ENGLISH_START,
    day_of,
    joined,
    month_days,
    plus_months,
    single,
    span_of,
    week_name,
)
from checkers.facts.times.figures import full_year, is_plain_year
from checkers.facts.times.grammar import pattern
from checkers.facts.times.periods import cut_to, period
from checkers.facts.times.scene import Found, Reading
from checkers.facts.times.units import Bare
from checkers.facts.times.words import DOUBTFUL, MARKS, VALUES, WORDS, is_a
from checkers.model import Kind, TimeExpression

MONTHS: Final = VALUES["month"]
WEEKDAYS: Final = {**VALUES["weekday"], **VALUES["weekday2"]}
_YEAR_BESIDE: Final = pattern("year_beside")
_MOST_DAYS: Final = 31
_LONGEST_SHORT: Final = 5  # letters of "Thurs."


def _day(found: Found) -> Reading | None:
    month, day = int(MONTHS[found.word("month")]), found.ordinal("day")
    if day is None:
        return None
    return _dated(found, found.number("year"), month, day)


def _dated(found: Found, year: int | None, month: int, day: int) -> Reading:
    stated = year
    near = Resolved(None, None, None)
    other = _year_beside(found) if year is None else None
    if other is not None:
        near = Resolved(other, single(day_of(other, month, day)), found.scene.anchor.origin)
        year = other
    elif year is None:
        near = year_for_day(found.scene.anchor, month, day, found.heading())
        year = near.year
    place = _weekday_place(found)
    if place is not None and _is_of_old_style(found):
        near = replace(near, days=None)
    days = near.days if stated is None else single(day_of(stated, month, day))
    begin, before = found.begin, found.place("weekday")
    if before is not None and _stands_apart(found, before):
        begin, place = before + 2, found.place("after")  # "according to Mo, May 3 was …"
    value = TimeExpression(
        type="DATE",
        timex=f"{_year_text(year)}-{month:02}-{day:02}",
        days=days,
        year=stated,
        month=month,
        day=day,
        weekday=_weekday(found, place),
        year_from=near.origin,
    )
    is_open = near.days is not None and other is None
    in_year = partial(_day_in, month=month, day=day) if is_open else None
    return Reading(Kind.DATE, begin, found.end, value, weekday_place=place, in_year=in_year)


def _year_beside(found: Found) -> int | None:
    """Give the year of "17 December last year"; "last year's" is of what follows."""
    year = found.scene.anchor.year
    beside = _YEAR_BESIDE.match(found.scene.tokens.classes, found.end, concurrent=False)
    if year is None or beside is None:
        return None
    return year + int(VALUES["way"][found.scene.tokens.parts[beside.start("way")].lower()])


def _is_of_old_style(found: Found) -> bool:
    """Tell whether the sentence has told a year before English copy used today's calendar."""
    told = (found.told() or "")[:4]
    return told.isdecimal() and int(told) <= ENGLISH_START.year


def _stands_apart(found: Found, place: int) -> bool:
    """Tell a word that is no weekday, or one that ends the sentence before.

    "Mo" and "We" in running text are none: a weekday so short stands after a dash or the like.
    """
    tokens = found.scene.tokens
    if tokens.classes[place + 1] == "." and is_a("weekday", tokens.parts[place]):
        return len(tokens.parts[place]) > _LONGEST_SHORT  # "on Monday. 14 March is …"
    if not is_a("weekday2", tokens.parts[place]):
        return False
    apart = tokens.parts[place - 1].strip() in MARKS
    return not apart or tokens.classes[place + 1] == " "


def _day_in(year: int, *, month: int, day: int) -> Bare:
    return f"{year:04}-{month:02}-{day:02}", single(day_of(year, month, day))


def _month_in(year: int, *, month: int) -> Bare:
    return f"{year:04}-{month:02}", month_days(year, month)


def _year_text(year: int | None) -> str:
    return "XXXX" if year is None else f"{year:04}"


def _weekday(found: Found, place: int | None) -> int | None:
    return int(WEEKDAYS[found.scene.tokens.parts[place].lower()]) if place else None


def _weekday_place(found: Found) -> int | None:
    for name in ("weekday", "after"):
        if (place := found.place(name)) is not None:
            return place
    return None


def _iso_day(found: Found) -> Reading | None:
    year, month, day = found.number("year"), found.number("month"), found.number("day")
    if year is None or month is None or day is None or not 1 <= month <= 12 or not 1 <= day <= 31:
        return None
    return _dated(found, year, month, day)


def _figures(found: Found) -> Reading | None:
    """Read 7/10/2016: one reading where only one is possible, else both candidates."""
    first, second, year = found.number("one"), found.number("two"), found.number("year")
    if first is None or second is None or year is None or min(first, second) > 12:
        return None
    year = year if year > 99 else full_year(year)
    if first == second or max(first, second) > 12:
        return _dated(found, year, min(first, second), max(first, second))
    days = joined([single(day_of(year, first, second)), single(day_of(year, second, first))])
    place = _weekday_place(found)
    weekday = _weekday(found, place)
    value = TimeExpression(type="DATE", timex=None, days=days, year=year, weekday=weekday)
    return Reading(Kind.DATE, found.begin, found.end, value, weekday_place=place)


def _figures_day(found: Found) -> Reading | None:
    """Read "Monday, 31/10" in the year that the sentence states; both months possible: None."""
    first, second = found.number("one"), found.number("two")
    if first is None or second is None or not min(first, second) <= 12 < max(first, second):
        return None
    told = (found.told() or "")[:4]
    year = int(told) if told.isdecimal() else None
    return _dated(found, year, min(first, second), max(first, second))


def _no_day(found: Found) -> Reading | None:
    """Read 6.39.2022, which is a date to look at and no day in either order."""
    first, second, year = found.text("one"), found.text("two"), found.number("year")
    if len(first) > 2 or len(second) > 2 or year is None or not is_plain_year(year):
        return None
    month, day = sorted((int(first), int(second)))
    if not month or (month <= 12 and day <= _MOST_DAYS):
        return None
    value = TimeExpression("DATE", None, year=year, month=month, day=day)
    return Reading(Kind.DATE, found.begin, found.end, value)


def _month(found: Found) -> Reading | None:
    month, year = int(MONTHS[found.word("month")]), found.number("year")
    place, anchor = found.match.start("month"), found.scene.anchor
    way = found.word("way") or found.word("of")
    if year is None and not way and not _is_month(found, place):
        return None
    near = Resolved(year, None, None)
    if year is not None:
        near = replace(near, days=month_days(year, month))
    elif found.place("of") is not None and anchor.year:
        other = anchor.year + int(VALUES["way"][way])
        near = Resolved(other, month_days(other, month), anchor.origin)
    else:
        heading = VALUES["way"].get(way, 0) or found.heading()
        near = _month_by_way(found, month, str(way), int(heading))
    value = TimeExpression(
        type="DATE",
        timex=f"{_year_text(near.year)}-{month:02}",
        days=near.days,
        year=year,
        month=month,
        year_from=near.origin,
    )
    in_year = partial(_month_in, month=month) if near.days and year is None and not way else None
    return Reading(Kind.MONTH, found.begin, found.end, value, in_year=in_year)


def _month_by_way(found: Found, month: int, way: str, heading: int) -> Resolved:
    """Resolve "last October": the one before the reference, or of the year before."""
    anchor = found.scene.anchor
    near = year_for_month(anchor, month, heading)
    step = int(VALUES["way"].get(way, 0))
    if not step or anchor.day is None:
        return near
    # "last February" in March is not the month that has just ended: that is "last month".
    behind = month < anchor.day.month - 1 if step < 0 else month <= anchor.day.month
    likely = anchor.day.year + (0 if behind == (step < 0) else step)
    both = joined([month_days(likely, month), month_days(likely + step, month)])
    return Resolved(likely, both if near.days else None, anchor.origin)


def _is_month(found: Found, place: int) -> bool:
    """Tell a month from a name or an abbreviation that stands alone."""
    tokens = found.scene.tokens
    word = tokens.parts[place]
    if word.lower() in WORDS["monthshort"]:
        return False
    if tokens.classes[found.end : found.end + 1] == "'":
        return word.lower() not in DOUBTFUL
    before, after = found.before(), found.following()
    if word.lower() not in DOUBTFUL:
        return True
    if after[:1].isupper() and not is_a("month", after) and not is_a("weekday", after):
        return False
    paired = is_a("until", after) or is_a("and", after) or is_a("or", after)
    if paired and is_a("month", tokens.word(found.end + 3)):
        return True
    if tokens.classes[found.end] in "-–" and is_a("month", tokens.word(found.end + 1)):
        return True  # "May-July 2020"
    return is_a("cue", before) or is_a("det", before) or tokens.classes[found.begin - 1] == "-"


def _the_day(found: Found) -> Reading | None:
    """Read "on the 5th": of the month last told, else of the nearest one that the clause allows."""
    day, anchor = found.number("day"), found.scene.anchor
    if day is None:
        return None
    month = (found.told() or "")[:7]
    if len(month) < 7 or not month[5:].isdecimal():
        month = _month_of(anchor.day, day, found.heading()) if anchor.day else "XXXX-XX"
    value = TimeExpression("DATE", f"{month}-{day:02}", day=day)
    return Reading(Kind.DATE, found.begin, found.end, value)


def _month_of(now: date, day: int, heading: int) -> str:
    step = 1 if heading > 0 and day < now.day else -1 if heading <= 0 and day > now.day else 0
    year, month = plus_months(now.year, now.month, step)
    return f"{year:04}-{month:02}"


def _week_of(found: Found) -> Reading | None:
    day = _day(found)
    if day is None or day.value.days is None or day.value.timex is None:
        return None
    first = day.value.days.first
    monday, sunday = first.toordinal() - first.weekday(), first.toordinal() - first.weekday() + 6
    days = span_of(first.fromordinal(monday), first.fromordinal(sunday))
    value = TimeExpression("DATE", week_name(first), days=days, year_from=day.value.year_from)
    return Reading(Kind.DATE, found.begin, found.end, value)


def _days_of_month(found: Found) -> Reading | None:
    """Read "Nov. 3-5" and "3 to 9 March": two days of one month."""
    month, year = int(MONTHS[found.word("month")]), found.number("year")
    first, last = found.number("day"), found.number("last")
    if first is None or last is None or first >= last:
        return None
    (first_span, last_span) = found.span("day"), found.span("last")
    month_span = found.span("month")
    if month_span < first_span:
        first_span = (month_span[0], first_span[1])
    else:
        last_span = (last_span[0], month_span[1])
    begin = cut_to(_dated(found, year, month, first), first_span)
    end = cut_to(_dated(found, year, month, last), last_span)
    listed = any(is_a("and", word) for word in found.words("join")) and not is_a(
        "between", found.scene.tokens.parts[found.begin]
    )
    made = period(begin, end, found.begin, found.end)
    return replace(made, listed=listed)


DATES: Final = {
    "month_day": _day,
    "day_month": _day,
    "iso_day": _iso_day,
    "figures": _figures,
    "figures_day": _figures_day,
    "no_day": _no_day,
    "month": _month,
    "month_days": _days_of_month,
    "days_month": _days_of_month,
    "the_day": _the_day,
    "week_of": _week_of,
}
