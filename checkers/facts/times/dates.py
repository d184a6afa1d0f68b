"""Dates with a month, years, decades and centuries."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from typing import Final

from checkers.facts.times.anchor import Resolved, year_for_day, year_for_month
from checkers.facts.times.calendar import (
    day_of,
    joined,
    month_days,
    plus_months,
    single,
    span_of,
    week_name,
    years_days,
)
from checkers.facts.times.figures import year_in_words
from checkers.facts.times.scene import Found, Reading
from checkers.facts.times.words import DOUBTFUL, VALUES, WORDS, is_a, looks_plural
from checkers.model import Days, Kind, TimeExpression

MONTHS: Final = VALUES["month"]
WEEKDAYS: Final = {**VALUES["weekday"], **VALUES["weekday2"]}
_MOST_DAYS: Final = 31
_FIRST_PLAIN, _LAST_PLAIN = 1700, 2100
_THIS_THOUSAND: Final = 2000
_CENTURY_TURN = 50  # "'49" is 2049, "'50" is 1950


def _day(found: Found) -> Reading | None:
    month, day = int(MONTHS[found.word("month")]), found.ordinal("day")
    if day is None:
        return None
    return _dated(found, found.number("year"), month, day)


def _dated(found: Found, year: int | None, month: int, day: int) -> Reading:
    stated = year
    near = Resolved(None, None, None)
    if year is None:
        near = year_for_day(found.scene.anchor, month, day, found.heading())
        year = near.year
    days = near.days if stated is None else single(day_of(stated, month, day))
    place = _weekday_place(found)
    begin = found.begin
    if place is not None and _is_only_short(found, place):
        begin, place = place + 2, None  # "according to Mo, May 3 was …"
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
    in_year = partial(_day_in, month=month, day=day) if near.days else None
    return Reading(Kind.DATE, begin, found.end, value, weekday_place=place, in_year=in_year)


def _is_only_short(found: Found, place: int) -> bool:
    """Tell "Mo" and "We" in running text from a weekday: that stands alone, with a comma."""
    tokens = found.scene.tokens
    if not is_a("weekday2", tokens.parts[place]):
        return False
    return tokens.classes[place - 1] in "' " or place < 2 or tokens.classes[place + 1] == " "


def _day_in(year: int, *, month: int, day: int) -> Days | None:
    return single(day_of(year, month, day))


def _month_in(year: int, *, month: int) -> Days | None:
    return month_days(year, month)


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
    year = year if year > 99 else year + (2000 if year < _CENTURY_TURN else 1900)
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
    if len(first) > 2 or len(second) > 2 or year is None or not _is_plain(year):
        return None
    month, day = sorted((int(first), int(second)))
    if not month or (month <= 12 and day <= _MOST_DAYS):
        return None
    value = TimeExpression("DATE", None, year=year, month=month, day=day)
    return Reading(Kind.DATE, found.begin, found.end, value)


def _is_plain(year: int) -> bool:
    """Tell a year of which an article speaks from other numbers of four digits."""
    return _FIRST_PLAIN <= year <= _LAST_PLAIN


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


def _year(found: Found) -> Reading | None:
    year = found.number("year")
    if year is None:
        return None
    strict = bool(found.words("the")) or _has_cue(found) or _is_staged(found)
    if not strict and not _may_be_year(found, year):
        return None
    reading = _of_year(found, year)
    counted = found.following()
    doubt = not found.words("the") and (looks_plural(counted) or not strict)
    return replace(reading, count=year if doubt else None)


def _fiscal_year(found: Found) -> Reading | None:
    """Read "fiscal 2019", "FY2020-21": some twelve months that end in the year named last."""
    first, last = found.number("year") or _year_of_fy(found), found.text("last")
    if first is None:
        return None
    year = first if not last else int(last) if len(last) == 4 else first // 100 * 100 + int(last)
    if last and year != first + 1:
        return None
    days = years_days(first if last else first - 1, year if last else year + 1)
    value = TimeExpression("DATE", f"{year:04}", days=days, year=year)
    return Reading(Kind.YEAR, found.begin, found.end, value)


def _year_of_fy(found: Found) -> int | None:
    digits = "".join(filter(str.isdecimal, found.word("fy")))
    if len(digits) != 2:
        return int(digits) if digits else None
    return int(digits) + (2000 if int(digits) < _CENTURY_TURN else 1900)


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


def _year_quarter(found: Found) -> Reading | None:
    """Read "the 1998 period" as the quarter last spoken of, in that year."""
    year = found.number("year")
    if year is None:
        return None
    quarter = (found.memory.quarter or "")[4:]
    days = None if quarter else years_days(year, year)
    value = TimeExpression("DATE", f"{year:04}{quarter}", days=days)
    return Reading(Kind.DATE, found.begin, found.end, value)


def _has_cue(found: Found) -> bool:
    """Tell "in 2016" from "about 2016 (people)"."""
    before = found.before()
    counted = is_a("hedge", before) or before.lower() in WORDS["countcue"]
    return is_a("cue", before) and not (counted and found.following().lower() in WORDS["counted"])


def _is_staged(found: Found) -> bool:
    """Tell "post-1959" and "mid-1996" from other compounds."""
    tokens = found.scene.tokens
    if tokens.classes[found.begin - 1] != "-":
        return False
    word = tokens.word(found.begin - 2)
    return is_a("post", word) or is_a("stage", word)


def _may_be_year(found: Found, year: int) -> bool:
    before, after = found.before().lower(), found.following().lower()
    if not _is_plain(year) or before in WORDS["counter"] or after in WORDS["counted"]:
        return False
    if is_a("hedge", before) or before in WORDS["bound"]:
        return False
    plural = looks_plural(after, surely=True) and not found.before()
    return not plural


def _of_year(found: Found, year: int) -> Reading:
    value = TimeExpression(type="DATE", timex=f"{year:04}", days=years_days(year, year), year=year)
    return Reading(Kind.YEAR, found.begin, found.end, value)


def _short_year(found: Found) -> Reading | None:
    two = found.number("two")
    if two is None:
        return None
    return _of_year(found, two + (2000 if two < _CENTURY_TURN else 1900))


def _spoken_year(found: Found) -> Reading | None:
    words = found.words("words")
    year = year_in_words(words)
    spoken = words[0] in WORDS["hundreds"] and len(words) > 1
    if year is None or not (found.words("the") or spoken):
        return None
    return _of_year(found, year)


def _decade(found: Found) -> Reading | None:
    if decade := found.word("decade"):
        first = int(decade[:4])
        if first % 100 == 0:
            return _hundred(found, first)
    elif short := found.word("short"):
        first = 1900 + int(short[:2]) if short[:2] > "10" else 2000 + int(short[:2])
        if not found.text("short") or found.scene.tokens.classes[found.begin] == "_":
            return None
    else:
        first = 1900 + 10 * int(VALUES["decadeword"][found.word("word")])
    value = TimeExpression(
        type="DATE",
        timex=f"{first // 10}",
        mod=_stage(found),
        days=years_days(first, first + 9),
    )
    return Reading(Kind.DATE, found.begin, found.end, value)


def _hundred(found: Found, first: int) -> Reading:
    """Read "the 1800s" as a century; "the 2000s" may be the decade."""
    name = f"{first // 100:02}" if first < _THIS_THOUSAND else f"{first // 10}"
    value = TimeExpression("DATE", name, mod=_stage(found), days=years_days(first, first + 99))
    return Reading(Kind.DATE, found.begin, found.end, value)


def _stage(found: Found) -> str | None:
    stage = VALUES["stage"].get(found.word("stage"))
    return str(stage) if stage else None


def _century(found: Found) -> Reading | None:
    which = found.ordinal("which")
    if which is None:
        return None
    which += int(VALUES["tens"].get(found.word("tens"), 0))
    reading = century(which, found.begin, found.end)
    if reading is None:
        return None
    if found.text("bc"):
        value = TimeExpression("DATE", f"BC{which - 1:02}", mod=_stage(found))
        return replace(reading, value=value)
    return replace(reading, value=replace(reading.value, mod=_stage(found)))


def century(which: int, begin: int, end: int) -> Reading | None:
    """Make the reading of the `which`-th century between two places."""
    if not 1 <= which <= 30:
        return None
    value = TimeExpression(
        type="DATE",
        timex=f"{which - 1:02}",
        days=years_days(which * 100 - 99, which * 100),
    )
    return Reading(Kind.DATE, begin, end, value)


def _week_of(found: Found) -> Reading | None:
    day = _day(found)
    if day is None or day.value.days is None or day.value.timex is None:
        return None
    first = day.value.days.first
    monday, sunday = first.toordinal() - first.weekday(), first.toordinal() - first.weekday() + 6
    days = span_of(first.fromordinal(monday), first.fromordinal(sunday))
    value = TimeExpression("DATE", week_name(first), days=days, year_from=day.value.year_from)
    return Reading(Kind.DATE, found.begin, found.end, value)


# --- periods written in one piece ------------------------------------------------------------


def _years(found: Found) -> Reading | None:
    first, text = found.number("year"), found.text("last")
    if first is None or not 1000 <= first <= 2100:
        return None
    last = int(text) if len(text) == 4 else first // 100 * 100 + int(text)
    if last < first:
        return None
    begin = _part(_of_year(found, first), found.span("year"))
    end = _part(_of_year(found, last), found.span("last"))
    return period(begin, end, found.begin, found.end)


def _part(reading: Reading, span: tuple[int, int]) -> Reading:
    return replace(reading, begin=span[0], end=span[1])


def period(begin: Reading, end: Reading, start: int, stop: int) -> Reading:
    """Join two ends into the period between them, both ends included."""
    first, last = begin.value, end.value
    days = None
    if first.days and last.days:
        days = span_of(first.days.first, last.days.last)
    both = f"{first.timex}/{last.timex}" if first.timex and last.timex else None
    value = TimeExpression("DURATION", both, days=days, begin=first, end=last)
    return Reading(Kind.PERIOD, start, stop, value, parts=(begin, end))


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
    begin = _part(_dated(found, year, month, first), first_span)
    end = _part(_dated(found, year, month, last), last_span)
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
    "years": _years,
    "year": _year,
    "fiscal_year": _fiscal_year,
    "the_day": _the_day,
    "year_quarter": _year_quarter,
    "short_year": _short_year,
    "spoken_year": _spoken_year,
    "decade": _decade,
    "century": _century,
    "week_of": _week_of,
}
