"""Expressions that count from the reference: weekdays, today, last week, the third quarter."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from checkers.facts.times.anchor import Anchor, year_for_month
from checkers.facts.times.calendar import (
    day_of,
    joined,
    month_days,
    months_days,
    plus_months,
    shifted,
    single,
    span_of,
    week_name,
    years_days,
)
from checkers.facts.times.figures import year_in_words
from checkers.facts.times.lengths import duration_name, number_in, unit_name, year_before
from checkers.facts.times.scene import Found, Reading, way_of
from checkers.facts.times.words import VALUES, WORDS, is_a
from checkers.model import Days, Kind, TimeExpression

_MIDWEEK = 4  # from Thursday on "the weekend" is the coming one

Bare = tuple[str | None, Days | None]  # a TIMEX3 value and the days it can be


def _made(
    found: Found, kind: Kind, timex: str | None, days: Days | None = None, type_: str = "DATE"
) -> Reading:
    origin = found.scene.anchor.origin if days else None
    value = TimeExpression(type_, timex, days=days, year_from=origin)
    return Reading(kind, found.begin, found.end, value)


# --- days ---------------------------------------------------------------------------------------


def _weekday(found: Found) -> Reading | None:
    tokens, place = found.scene.tokens, found.match.start("weekday")
    word = tokens.parts[place]
    if len(word) < 6 or _is_title(found):
        return None
    weekday = int(VALUES["weekday"][word.lower()])
    way = found.word("way")
    step = int(VALUES["way"][way]) if way else None
    tense = found.heading() if step is None else 1
    timex, days = weekday_days(found.scene.anchor, weekday, step, tense)
    value = TimeExpression(
        "DATE",
        timex or f"XXXX-WXX-{weekday}",
        days=days,
        weekday=weekday,
        year_from=found.scene.anchor.origin if days else None,
    )
    return Reading(Kind.WEEKDAY, found.begin, found.end, value, weekday_place=place)


def _is_title(found: Found) -> bool:
    """Tell "the Sunday Sun" and "Black Friday" from a day of the week."""
    before, after = found.before(), found.following()
    if before.lower() in WORDS["weekdayname"]:
        return True
    named = after[:1].isupper() and not is_a("month", after) and not is_a("part", after)
    return named and before.lower() == "the"


@lru_cache(maxsize=512)
def weekday_days(anchor: Anchor, weekday: int, step: int | None, tense: int) -> Bare:
    """Resolve a weekday's name: the likeliest day as TIMEX3, and all that it can be.

    `step` is -1 for "last", 0 for "this", 1 for "next", None without such a word.
    """
    if anchor.day is None:
        return None, None
    back = (anchor.day.isoweekday() - weekday) % 7
    past = anchor.day - timedelta(days=back or (7 if step == -1 else 0))
    ahead = anchor.day + timedelta(days=(7 - back) if back or step == 1 else 0)
    week = timedelta(days=7)
    if step == -1:
        return past.isoformat(), joined([single(past - week), single(past)])
    if step == 1:
        return ahead.isoformat(), joined([single(ahead), single(ahead + week)])
    if not back:
        other = joined([single(anchor.day - week), single(anchor.day), single(anchor.day + week)])
        return anchor.day.isoformat(), other
    if tense < 0:
        return past.isoformat(), single(past)
    both = joined([single(past), single(ahead)])
    if tense > 0:
        return ahead.isoformat(), both
    return (ahead if back == 6 else past).isoformat(), both


def _dayword(found: Found) -> Reading | None:
    if found.before()[:1].isupper() and found.text("dayword")[0].isupper():
        return None  # a name: "News Today"
    step = int(VALUES["dayword"][found.word("dayword")])
    anchor = found.scene.anchor
    day = shifted(anchor.day, step) if anchor.day else None
    timex = day.isoformat() if day else "PRESENT_REF" if step == 0 else None
    if part := found.word("part"):
        name = f"{timex}T{VALUES['part'][part]}" if day else None
        return _made(found, Kind.DATE, name, single(day), "TIME")
    return _made(found, Kind.DATE, timex, single(day))


def _tonight(found: Found) -> Reading:
    day = found.scene.anchor.day
    timex = f"{day.isoformat()}TNI" if day else "TNI"
    return _made(found, Kind.DATE, timex, single(day), "TIME")


# --- last week, this month, next year -----------------------------------------------------------


def _relative(found: Found) -> Reading | None:
    way, unit = found.word("way"), found.word("unit")
    anchor = found.scene.anchor
    if _is_quoted_title(found) or (way, unit) == ("this", "day"):
        return None
    step = VALUES["way"].get(way, 0)
    known = way in VALUES["way"] or way in ("that", "full")
    if unit in VALUES["season"]:
        return _made(found, Kind.DATE, _season_name(anchor, unit, int(step))) if known else None
    if unit in VALUES["part"]:
        return _relative_part(found, way, unit, int(step))
    if unit == "period" or way in ("those", "these", "first"):
        return None
    if unit == "day" and way in WORDS["anaphor"]:
        return _made(found, Kind.DATE, found.memory.day) if found.memory.day else None
    timex, days = unit_days(anchor, unit, int(step))
    kind = {"year": Kind.YEAR, "month": Kind.MONTH}.get(unit, Kind.DATE)
    loose = found.words("fiscal") or way in ("that", "same", "very", "following", "preceding")
    vague = loose or way not in ("last", "this", "next", "current")
    return _made(found, kind, timex, None if vague else days)


def _is_quoted_title(found: Found) -> bool:
    opened = found.scene.tokens.classes[found.begin - 1] == '"'
    return opened and found.text("unit")[0].isupper()


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


def _relative_part(found: Found, way: str, unit: str, step: int) -> Reading | None:
    anchor, part = found.scene.anchor, VALUES["part"][unit]
    if way not in ("this", "last", "that", "next", "following", "previous", "same"):
        return None
    if anchor.day is None or way not in ("this", "last"):
        return _made(found, Kind.TIME, f"XXXX-XX-XXT{part}", None, "TIME")
    there = shifted(anchor.day, step)
    timex = f"{there.isoformat()}T{part}" if there else None
    return _made(found, Kind.TIME, timex, single(there), "TIME")


def _the_unit(found: Found) -> Reading | None:
    unit = found.word("unit")
    if unit not in ("year", "month", "week", "weekend", "quarter"):
        return None
    anchor = found.scene.anchor
    back = unit == "weekend" and _is_weekend_over(found)
    timex, _ = unit_days(anchor, unit, -1 if back else 0)
    if unit == "quarter":
        timex = found.memory.last or _quarter_ended(found) or _finished_quarter(anchor)
    kind = {"year": Kind.YEAR, "month": Kind.MONTH}.get(unit, Kind.DATE)
    return _made(found, kind, timex) if timex else None


# --- quarters, halves and seasons ---------------------------------------------------------------


def _quarter(found: Found) -> Reading | None:
    which, letter = _which(found)
    if which is None or not 1 <= which <= (4 if letter == "Q" else 2):
        return None
    anchor = found.scene.anchor
    stated = found.number("year") or found.number("after")
    year = stated
    if way := found.word("way"):
        year = anchor.year + int(VALUES["way"][way]) if anchor.year else None
    if letter == "H" and year is None and not found.words("qn"):
        return None
    months = 3 if letter == "Q" else 6
    if year is None:
        year = _likely_year(anchor, which, months, found)
    days = months_days(year, (which - 1) * months + 1, months) if year else None
    if found.words("fiscal") or (stated is None and not way):
        days = None  # a company's quarter need not be the calendar's
    name = "XXXX" if year is None else f"{year:04}"
    reading = _made(found, Kind.DATE, f"{name}-{letter}{which}", days)
    which_place, size = found.span("which")[0], found.match.start("size")
    hyphened = size > 0 and found.scene.tokens.classes[size - 1] == "-"
    plain = found.span("the")[0] == found.begin and which_place == found.begin + 2
    return replace(reading, begin=which_place) if hyphened and plain else reading


def _which(found: Found) -> tuple[int | None, str]:
    if sign := found.word("qn"):
        digit = next(char for char in sign if char.isdecimal())
        return int(digit), "Q" if "q" in sign else "H"
    known = VALUES["ordinal"].get(found.word("which"))
    which = int(known) if known is not None else found.number("which")
    return which, "H" if found.word("size") == "half" else "Q"


def _likely_year(anchor: Anchor, which: int, months: int, found: Found) -> int | None:
    """Choose the last one that has begun, the coming one where the clause looks ahead."""
    if anchor.day is None or anchor.year is None:
        return anchor.year
    begun = (which - 1) * months + 1 <= anchor.day.month
    return anchor.year if begun or found.heading() > 0 else anchor.year - 1


def _season(found: Found) -> Reading | None:
    word, year = found.word("season"), found.number("year")
    cue = found.before().lower()
    if (
        year is None
        and not found.words("the")
        and not found.words("words")
        and cue not in WORDS["seasoncue"]
    ):
        return None
    if year is None and word == "fall" and found.following().lower() in ("of", "in", "from"):
        return None
    if words := found.words("words"):
        year = year_in_words(words)
    if year is None:
        timex = _season_name(found.scene.anchor, word, None, found.heading)
    else:
        timex = f"{year:04}-{VALUES['season'][word]}"
    return _made(found, Kind.DATE, timex)


def _season_name(
    anchor: Anchor, word: str, step: int | None, heading: Callable[[], int] | None = None
) -> str:
    code = str(VALUES["season"][word])
    if anchor.day is None:
        return f"{'XXXX' if anchor.year is None else anchor.year}-{code}"
    start = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[code]
    year, month = anchor.day.year, anchor.day.month
    if step is None:
        step = heading() if heading else 0
    begun = month >= start
    if step < 0:
        return f"{year if begun and month > start + 2 else year - 1}-{code}"
    if step > 0:
        return f"{year if not begun else year + 1}-{code}"
    return f"{year}-{code}"


def _year_end(found: Found) -> Reading:
    year = found.scene.anchor.year
    timex = f"{year:04}" if year else None
    return _made(found, Kind.DATE, timex, single(day_of(year, 12, 31)) if year else None)


def _year_ago(found: Found) -> Reading | None:
    """Read "the year-earlier quarter": of the quarter last spoken of, else of the year."""
    if found.text("count"):
        count, unit = number_in(found, "count"), unit_name(found.word("units"))
        value = TimeExpression("DURATION", duration_name(unit, count))
        return Reading(Kind.DURATION, found.begin, found.end, value) if count else None
    timex = year_before(found)
    if timex is None:
        return None
    reading = _made(found, Kind.DATE, timex)
    year = found.match.start("year")
    before_noun = found.scene.tokens.classes[year + 1] == "-" and not found.text("unit")
    return replace(reading, begin=year) if before_noun else reading  # the "year-ago loss"


def _same_period(found: Found) -> Reading | None:
    """Read "the corresponding period last year"."""
    timex = year_before(found)
    return _made(found, Kind.DATE, timex) if timex else None


def _latest(found: Found) -> Reading | None:
    """Read "the latest period": the quarter last spoken of, else the last one that is over."""
    if found.word("unit") == "year":
        timex, _ = unit_days(found.scene.anchor, "year", -1)
        return _made(found, Kind.YEAR, timex)
    timex = found.memory.quarter or _finished_quarter(found.scene.anchor)
    return _made(found, Kind.DATE, timex) if timex else None


def _finished_quarter(anchor: Anchor) -> str | None:
    return _within_year(anchor.day, "quarter", -1)[0] if anchor.day else None


def _is_weekend_over(found: Found) -> bool:
    """Tell whether "the weekend", early in a week, is the one before: by its clause."""
    day = found.scene.anchor.day
    return day is not None and day.isoweekday() < _MIDWEEK and found.heading() <= 0


def _quarter_ended(found: Found) -> str | None:
    """Name the quarter of the calendar that most of "the quarter ended July 31" lies in."""
    month, year = VALUES["month"].get(found.word("month")), found.scene.anchor.year
    if month is None or year is None:
        return None
    near = year_for_month(found.scene.anchor, int(month), -1)
    middle_year, middle = plus_months(near.year or year, int(month), -1)
    return f"{middle_year:04}-Q{(middle + 2) // 3}"


def _soon(found: Found) -> Reading | None:
    if -1 in (way_of(found.before()), way_of(found.following())):
        return None  # "was soon found": told from then, not from now
    return _made(found, Kind.DATE, "FUTURE_REF")


def _reference(found: Found) -> Reading:
    return _made(found, Kind.DATE, str(VALUES["reference"][found.word("word")]))


def _aeon(found: Found) -> Reading:
    way = "FUTURE_REF" if found.word("word") == "future" else "PAST_REF"
    return _made(found, Kind.DATE, way)


RELATIVES: Final = {
    "weekday": _weekday,
    "dayword": _dayword,
    "tonight": _tonight,
    "relative": _relative,
    "latest": _latest,
    "same_period": _same_period,
    "the_unit": _the_unit,
    "quarter": _quarter,
    "season": _season,
    "year_end": _year_end,
    "year_ago": _year_ago,
    "soon": _soon,
    "present": _reference,
    "aeon": _aeon,
}
