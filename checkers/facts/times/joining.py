"""Put neighbouring readings together: "Friday night", "9 a.m. Tuesday", "from May to July"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import regex

from checkers.facts.times.calendar import (
    day_in,
    day_of,
    joined,
    month_days,
    shifted,
    single,
    span_of,
)
from checkers.facts.times.grammar import pattern
from checkers.facts.times.periods import period
from checkers.facts.times.scene import Reading, Scene
from checkers.facts.times.words import VALUES, is_a
from checkers.model import Days, Kind, TimeExpression

_DAYED: Final = frozenset({Kind.DATE, Kind.WEEKDAY})
_DATED: Final = frozenset({Kind.DATE, Kind.WEEKDAY, Kind.MONTH, Kind.YEAR})
_STAGED: Final = _DATED | {Kind.TIME}
_REACH: Final = 12  # places to the left that a modifier may take up
_QUALIFIED: Final = ("PRESENT_REF", "PAST_REF", "FUTURE_REF")

_BC: Final = regex.compile(r"\d\s?(?:BCE?|B\.\s?C\.)(?!\p{L})|\bcentury\sBCE?\b")
_STAGE: Final = pattern("stage")
_BESIDE: Final = pattern("beside")
_LEADS: Final = pattern("leads")
_PART: Final = pattern("part")
_OPEN: Final = pattern("open")
_LINK: Final = pattern("link")


def join(scene: Scene, readings: Sequence[Reading]) -> list[Reading]:
    """Join what belongs together, in order of the text."""
    if not readings:
        return []
    clocked = _on_their_days(scene, _with_clocks(scene, readings))
    nexts = [*(reading.begin for reading in clocked[1:]), len(scene.tokens.classes)]
    dayed = [_with_part(scene, *pair) for pair in zip(clocked, nexts, strict=True)]
    staged = [_with_stage(scene, _beside(scene, reading)) for reading in dayed]
    return _periods(scene, _apart(staged))


def _apart(readings: Sequence[Reading]) -> list[Reading]:
    """Leave out what a longer neighbour has swallowed."""
    kept: list[Reading] = []
    for reading in readings:
        if not kept or reading.begin >= kept[-1].end:
            kept.append(reading)
    return kept


# --- a clock time and a day ---------------------------------------------------------------------


def _with_clocks(scene: Scene, readings: Sequence[Reading]) -> list[Reading]:
    kept: list[Reading] = []
    for reading in readings:
        before = kept[-1] if kept else None
        if (
            before
            and _next_to(scene, before, reading)
            and (made := _clocked(before, reading) or _clocked(reading, before))
        ):
            kept[-1] = replace(
                made,
                begin=before.begin,
                end=reading.end,
                weekday_place=before.weekday_place or reading.weekday_place,
            )
        else:
            kept.append(reading)
    return kept


def _on_their_days(scene: Scene, readings: Sequence[Reading]) -> list[Reading]:
    """Give a clock time the day that follows: "at noon on 4 May", "10 a.m. (0900 GMT) Friday"."""
    told: list[Reading] = []
    for reading in reversed(readings):
        after = told[-1] if told else None
        if after and reading.kind == Kind.TIME and _leads_to(scene, reading, after):
            day, time = (after.value.timex or "")[:10], (reading.value.timex or "").partition("T")
            if day_in(day) and time[1]:
                value = replace(reading.value, timex=f"{day}T{time[2]}")
                reading = replace(reading, value=value)
        told.append(reading)
    return told[::-1]


def _leads_to(scene: Scene, before: Reading, after: Reading) -> bool:
    """Tell whether nothing but "on" or a bracket stands between a clock time and what follows."""
    dayed = after.kind in _DAYED or after.value.clock is not None
    return dayed and bool(
        _LEADS.fullmatch(scene.tokens.classes, before.end, after.begin, concurrent=False)
    )


def _next_to(scene: Scene, before: Reading, after: Reading) -> bool:
    between = scene.tokens.classes[before.end : after.begin]
    if not between and before.end == after.begin:
        return before.kind == Kind.TIME
    return between in (" ", ",") or (between in (".", "!") and before.kind == Kind.TIME)


def _clocked(clock: Reading, day: Reading) -> Reading | None:
    """Give a day its time of the day; None unless these are a clock time and a day."""
    if clock.kind != Kind.TIME or clock.value.clock is None or day.kind not in _DAYED:
        return None
    if day.value.type != "DATE" or clock.value.timex is None or day.value.clock:
        return None
    name = day.value.timex
    if name is not None and (name in _QUALIFIED or len(name) != 10):
        return None
    time = clock.value.timex[clock.value.timex.index("T") :]
    timex = f"{name}{time}" if name else time
    value = replace(
        day.value, type="TIME", timex=timex, clock=clock.value.clock, zone=clock.value.zone
    )
    return replace(day, value=value)


def _with_part(scene: Scene, reading: Reading, limit: int) -> Reading:
    """Read "Friday night" as one time, where nothing else is read before `limit`."""
    if reading.kind not in _DAYED or reading.value.type != "DATE" or not reading.value.timex:
        return reading
    match = _PART.match(scene.tokens.classes, reading.end, concurrent=False)
    if match is None or len(reading.value.timex) != 10 or match.end() > limit:
        return reading
    part = VALUES["part"][scene.tokens.parts[match.start("part")].lower()]
    value = replace(reading.value, type="TIME", timex=f"{reading.value.timex}T{part}")
    return replace(reading, end=match.end(), value=value)


# --- early, late, the end of --------------------------------------------------------------------


def _beside(scene: Scene, reading: Reading) -> Reading:
    """Read "the day before last Tuesday" and "the day after Christmas" as that day."""
    day = day_in(reading.value.timex)
    if day is None or reading.kind not in _DAYED or reading.value.type != "DATE":
        return reading
    start = max(1, reading.begin - _REACH)
    match = _BESIDE.search(scene.tokens.classes, start, reading.begin, concurrent=False)
    if match is None:
        return reading
    step = int(VALUES["shift"][scene.tokens.parts[match.start("side")].lower()])
    spans = reading.value.days.intervals if reading.value.days else ()
    days = joined(span_of(shifted(first, step), shifted(last, step)) for first, last in spans)
    there = shifted(day, step)
    value = TimeExpression(
        "DATE", there.isoformat() if there else None, days=days, year_from=reading.value.year_from
    )
    return Reading(Kind.DATE, match.start(), reading.end, value)


def _with_stage(scene: Scene, reading: Reading) -> Reading:
    if reading.kind not in _STAGED or reading.value.timex in _QUALIFIED:
        return reading
    start = max(1, reading.begin - _REACH)
    match = _STAGE.search(scene.tokens.classes, start, reading.begin, concurrent=False)
    if match is None:
        return reading
    value = reading.value
    word = next((w for w in ("edge", "stage") if match.start(w) >= 0), None)
    if word:
        mod = VALUES[word][scene.tokens.parts[match.start(word)].lower()]
        value = replace(value, mod=str(mod))
    elif match.start("half") >= 0:
        value = _halved(value, scene.tokens.parts[match.start("half")].lower())
    elif match.start("about") >= 0:
        value = replace(value, mod="APPROX", days=None)
    else:
        value = replace(value, mod="AFTER", days=None)
    in_year = reading.in_year if value.days else None
    return replace(reading, begin=match.start(), value=value, parts=(), in_year=in_year)


def _halved(value: TimeExpression, which: str) -> TimeExpression:
    number = VALUES["halfedge"].get(which) or VALUES["ordinal"].get(which)
    if value.timex is None or len(value.timex) != 4 or number not in (1, 2):
        return replace(value, mod="START" if number == 1 else "END")
    return replace(value, timex=f"{value.timex}-H{number}", year=None)


# --- from … to … --------------------------------------------------------------------------------


def _periods(scene: Scene, readings: Sequence[Reading]) -> list[Reading]:
    kept: list[Reading] = []
    for reading in readings:
        before = kept[-1] if kept else None
        made = before and _period(scene, before, reading)
        if made:
            kept[-1] = made
        else:
            kept.append(reading)
    return kept


def _period(scene: Scene, before: Reading, after: Reading) -> Reading | None:
    if not _are_ends(before, after):
        return None
    classes = scene.tokens.classes
    link = _LINK.fullmatch(classes, before.end, after.begin, concurrent=False)
    if link is None:
        return None
    opened = _OPEN.search(classes, max(1, before.begin - 4), before.begin, concurrent=False)
    opener = scene.tokens.parts[opened.start()].lower() if opened else ""
    word = scene.tokens.parts[link.start("word")].lower() if link.start("word") >= 0 else ""
    if (
        not word
        and Kind.YEAR in {before.kind, after.kind}
        and (before.value.day or after.value.day)
    ):
        return None  # "Fair 2014 - Monday, 10/31/2014"
    if not word and before.kind == Kind.DATE and before.value.day is None and after.value.day:
        return None  # "yesterday — March 11": the same day told twice
    if is_a("and", word) != is_a("between", opener) or _runs_down_to_christ(scene, before, after):
        return None
    start = opened.start() if opened else before.begin
    before, after = _completed(before, after)
    return period(before, after, start, after.end)


def _runs_down_to_christ(scene: Scene, before: Reading, after: Reading) -> bool:
    """Tell years that run down in a text that counts some before Christ: "from 1279 to 1213"."""
    first, last = before.value.year, after.value.year
    if before.kind != Kind.YEAR or after.kind != Kind.YEAR or first is None or last is None:
        return False
    return first > last and _BC.search(scene.tokens.text, concurrent=False) is not None


def _are_ends(before: Reading, after: Reading) -> bool:
    """Tell whether two readings can be the ends of one period."""
    if before.parts or after.parts:
        return False
    kinds = {before.kind, after.kind}
    if kinds == {Kind.TIME}:
        return before.value.clock is not None and after.value.clock is not None
    if not kinds <= _DATED:
        return False
    if kinds == {Kind.YEAR, Kind.WEEKDAY}:
        return False
    if before.kind == Kind.YEAR and before.value.days is None and after.kind != Kind.YEAR:
        return False  # "the year to March" is a length of time
    return before.value.timex not in _QUALIFIED and after.value.timex not in _QUALIFIED


def _completed(before: Reading, after: Reading) -> tuple[Reading, Reading]:
    """Give "May to July 2024" its year on both sides."""
    first, last = before.value, after.value
    if before.in_year and after.in_year and _is_turned(first, last):
        return before, _moved(after, before, 1)
    if after.in_year and not before.in_year and before.kind != Kind.YEAR:
        return before, _moved(after, before, 1)
    if before.kind == after.kind == Kind.WEEKDAY and _runs_back(first.timex, last.timex):
        end = day_in((last.timex or "")[:10])
        there = shifted(end, 7) if end else None
        timex = there.isoformat() if there else None
        days = joined([last.days, single(there)]) if last.days else None
        return before, replace(after, value=replace(last, timex=timex, days=days))
    if first.year or not last.year or not first.month or not last.month or not first.timex:
        if before.in_year and not after.in_year and after.kind != Kind.YEAR:
            before = _moved(before, after, -1)
        return before, after
    year = last.year - (first.month > last.month)
    timex = f"{year:04}{first.timex[4:]}"
    days = _in_year(first, year)
    value = replace(first, timex=timex, days=days, year_from=None)
    return replace(before, value=value), after


def _is_turned(first: TimeExpression, last: TimeExpression) -> bool:
    if first.days and last.days and last.days.last < first.days.first:
        return True
    return _runs_back(first.timex, last.timex)


def _moved(reading: Reading, fixed: Reading, way: int) -> Reading:
    """Put the end without a year on the nearest day after (1) or before (-1) the other end.

    The days that it could be all along, if they lie on that side, it can still be.
    """
    value, edge, in_year = reading.value, fixed.value.days, reading.in_year
    if edge is None or in_year is None:
        return reading
    year = edge.first.year if way > 0 else edge.last.year
    there = (in_year(other) for other in (year, year + way))
    timex, days = next((one for one in there if _is_beyond(one[1], edge, way)), (None, None))
    known = value.days if _is_beyond(value.days, edge, way) else None
    timex = f"{timex}{(value.timex or '')[10:]}" if timex else value.timex
    return replace(reading, value=replace(value, timex=timex, days=joined([days, known])))


def _is_beyond(days: Days | None, edge: Days, way: int) -> bool:
    """Tell whether days can lie after (1) or before (-1) those of the other end."""
    if days is None:
        return False
    return days.last >= edge.first if way > 0 else days.first <= edge.last


def _runs_back(first: str | None, last: str | None) -> bool:
    """Tell whether two days stand the wrong way round: "from Monday to Friday" of one week."""
    begin, end = day_in(first), day_in(last)
    return bool(begin and end and end < begin)


def _in_year(value: TimeExpression, year: int) -> Days | None:
    if value.month is None:
        return None
    if value.day is not None:
        return single(day_of(year, value.month, value.day))
    return month_days(year, value.month)
