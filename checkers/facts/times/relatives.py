"""Expressions that count from the reference: weekdays, today, last week, the third quarter."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import lru_cache
from typing import Final

from checkers.facts.times.anchor import Anchor
from checkers.facts.times.calendar import (
    day_in,
    joined,
    shifted,
    single,
)
from checkers.facts.times.figures import year_in_words
from checkers.facts.times.lengths import unit_name
from checkers.facts.times.memory import counted_from
from checkers.facts.times.quarters import account_told, quarter_told
from checkers.facts.times.scene import Found, Reading, made, way_of
from checkers.facts.times.units import Bare, unit_days
from checkers.facts.times.words import VALUES, WORDS, is_a
from checkers.model import Kind, TimeExpression

_MIDWEEK = 4  # from Thursday on "the weekend" is the coming one


# --- days ---------------------------------------------------------------------------------------


def _weekday(found: Found) -> Reading | None:
    tokens, place = found.scene.tokens, found.match.start("weekday")
    word = tokens.parts[place]
    if word.lower() in WORDS["weekdayshort"] or _is_title(found):
        return None
    weekday = int(VALUES["weekday"][word.lower()])
    way = found.word("way")
    step = int(VALUES["way"][way]) if way else None
    if way in WORDS["fromtold"]:
        return _weekday_told(found, weekday, step or 1)
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


def _weekday_told(found: Found, weekday: int, step: int) -> Reading:
    """Read "the following Monday", counted from the day last told."""
    base = day_in(found.told_day()) or found.scene.anchor.day
    off = (weekday - base.isoweekday()) % 7 or 7 if base else 0
    off = off if step > 0 else off - 14 if off == 7 else off - 7
    there = shifted(base, off) if base else None
    timex = there.isoformat() if there else f"XXXX-WXX-{weekday}"
    value = TimeExpression("DATE", timex, weekday=weekday)
    place = found.match.start("weekday")
    return Reading(Kind.WEEKDAY, found.begin, found.end, value, weekday_place=place)


def _weekday_week(found: Found) -> Reading | None:
    """Read "Tuesday week": a week after the coming Tuesday."""
    place = found.match.start("weekday")
    weekday = int(VALUES["weekday"][found.word("weekday")])
    _, ahead = weekday_days(found.scene.anchor, weekday, 1, 1)
    there = shifted(ahead.first, 7) if ahead else None
    timex = there.isoformat() if there else f"XXXX-WXX-{weekday}"
    value = TimeExpression("DATE", timex, days=single(there), weekday=weekday)
    return Reading(Kind.WEEKDAY, found.begin, found.end, value, weekday_place=place)


def _is_title(found: Found) -> bool:
    """Tell "the Sunday Sun" and "Black Friday" from a day of the week."""
    before, after = found.before(), found.following()
    if before.lower() in WORDS["weekdayname"]:
        return True
    named = after[:1].isupper() and not is_a("month", after) and not is_a("part", after)
    return named and is_a("the", before)


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
    beside = found.word("beside")
    step = int(VALUES["dayword"][found.word("dayword")])
    step += int(VALUES["shift"][beside]) if beside else 0
    anchor = found.scene.anchor
    day = shifted(anchor.day, step) if anchor.day else None
    timex = day.isoformat() if day else "PRESENT_REF" if step == 0 else None
    if part := found.word("part"):
        name = f"{timex}T{VALUES['part'][part]}" if day else None
        return made(found, Kind.DATE, name, single(day), "TIME")
    return made(found, Kind.DATE, timex, single(day))


def _tonight(found: Found) -> Reading:
    day = found.scene.anchor.day
    timex = f"{day.isoformat()}TNI" if day else "TNI"
    return made(found, Kind.DATE, timex, single(day), "TIME")


# --- last week, this month, next year -----------------------------------------------------------


def _relative(found: Found) -> Reading | None:
    way, unit = found.word("way"), found.word("unit")
    anchor = found.scene.anchor
    if _is_quoted_title(found):
        return None
    step = VALUES["way"].get(way, 0)
    known = way in VALUES["way"] or is_a("that", way) or is_a("full", way)
    if unit in VALUES["season"]:
        return made(found, Kind.DATE, _season_name(anchor, unit, int(step))) if known else None
    if unit in VALUES["part"]:
        return _relative_part(found, way, unit, int(step))
    if is_a("period", unit) or is_a("those", way):
        return None
    return _relative_unit(found, way, unit_name(unit), int(step))


def _relative_unit(found: Found, way: str, unit: str, step: int) -> Reading | None:
    if unit == "day" and is_a("onlythis", way):
        return None  # "this day": a title, or mere solemnity
    if unit == "day" and way in WORDS["anaphor"]:
        return made(found, Kind.DATE, found.memory.day) if found.memory.day else None
    if there := _from_told(found, way, unit, step) or account_told(found, unit, step):
        return made(found, Kind.DATE, there)
    timex, days = unit_days(found.scene.anchor, unit, step)
    kind = {"year": Kind.YEAR, "month": Kind.MONTH}.get(unit, Kind.DATE)
    vague = found.words("fiscal") or way not in WORDS["firmway"]
    return made(found, kind, timex, None if vague else days)


def _from_told(found: Found, way: str, unit: str, step: int) -> str | None:
    """Count "the previous month" and "the next day" from what the text has told."""
    if way not in WORDS["fromtold"] and not (way in WORDS["thenext"] and found.text("the")):
        return None
    base = found.told_day() if unit == "day" else found.told()
    return counted_from(base, unit, step) if base else None


def _is_quoted_title(found: Found) -> bool:
    opened = found.scene.tokens.classes[found.begin - 1] == '"'
    return opened and found.text("unit")[0].isupper()


def _relative_part(found: Found, way: str, unit: str, step: int) -> Reading | None:
    anchor, part = found.scene.anchor, VALUES["part"][unit]
    if way not in WORDS["partway"]:
        return None
    if anchor.day is None or way not in WORDS["firmpart"]:
        return made(found, Kind.TIME, f"XXXX-XX-XXT{part}", None, "TIME")
    there = shifted(anchor.day, step)
    timex = f"{there.isoformat()}T{part}" if there else None
    return made(found, Kind.TIME, timex, single(there), "TIME")


def _the_unit(found: Found) -> Reading | None:
    unit = unit_name(found.word("unit"))
    if unit not in ("year", "month", "week", "weekend", "quarter"):
        return None
    anchor = found.scene.anchor
    back = unit == "weekend" and _is_weekend_over(found)
    timex, _ = unit_days(anchor, unit, -1 if back else 0)
    if unit == "quarter":
        timex = quarter_told(found)
    elif unit in ("month", "year") and (told := found.told()):
        timex = counted_from(told, unit, 0) or timex
    kind = {"year": Kind.YEAR, "month": Kind.MONTH}.get(unit, Kind.DATE)
    return made(found, kind, timex) if timex else None


# --- seasons, and times far off ------------------------------------------------------------------


def _season(found: Found) -> Reading | None:
    word, year = found.word("season"), found.number("year")
    cue = found.before().lower()
    if (
        year is None
        and not found.words("the")
        and not found.words("words")
        and not found.words("of")
        and cue not in WORDS["seasoncue"]
    ):
        return None
    if year is None and is_a("fall", word) and found.following().lower() in WORDS["fallof"]:
        return None
    if words := found.words("words"):
        year = year_in_words(words)
    if way := found.word("of"):
        anchor = found.scene.anchor
        year = anchor.year + int(VALUES["way"][way]) if anchor.year else None
    if year is None:
        timex = _season_name(found.scene.anchor, word, None, found.heading)
    else:
        timex = f"{year:04}-{VALUES['season'][word]}"
    return made(found, Kind.DATE, timex)


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


def _is_weekend_over(found: Found) -> bool:
    """Tell whether "the weekend", early in a week, is the one before: by its clause."""
    day = found.scene.anchor.day
    return day is not None and day.isoweekday() < _MIDWEEK and found.heading() <= 0


def _soon(found: Found) -> Reading | None:
    if -1 in (way_of(found.before()), way_of(found.following())):
        return None  # "was soon found": told from then, not from now
    return made(found, Kind.DATE, "FUTURE_REF")


def _reference(found: Found) -> Reading:
    return made(found, Kind.DATE, str(VALUES["reference"][found.word("word")]))


def _aeon(found: Found) -> Reading:
    way = "FUTURE_REF" if is_a("future", found.word("word")) else "PAST_REF"
    return made(found, Kind.DATE, way)


RELATIVES: Final = {
    "weekday": _weekday,
    "weekday_week": _weekday_week,
    "dayword": _dayword,
    "tonight": _tonight,
    "relative": _relative,
    "the_unit": _the_unit,
    "season": _season,
    "soon": _soon,
    "present": _reference,
    "aeon": _aeon,
}
