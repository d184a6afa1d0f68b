"""What a story has told so far, for words that refer to it: "the quarter", "a year earlier"."""

from __future__ import annotations

from dataclasses import dataclass, replace

from checkers.facts.times.calendar import day_in, plus_months, shifted, week_name
from checkers.facts.times.words import is_a
from checkers.model import Kind, TimeExpression

_LAST_YEAR = 9999
_LONGEST = 12  # months: "the first nine months" are a period of account, "18 months" are none


@dataclass(frozen=True, slots=True)
class Memory:
    """What was told before the place at which an expression stands.

    `quarter` (TIMEX3: "1998-Q3") is the one that the story reports: the first it names, not one
    that it mentions in passing.  `last` is the one mentioned last, those of earlier years left
    out: they are what is compared.  `longer` tells that the story has gone on to the figures of a
    longer period: what it compares is no quarter now.

    `told` is the date last told in its own right ("in May 1985", not "two years later"), which
    stands at the place `told_at`; `day` is the day last told, at `day_at`.
    """

    quarter: str | None = None
    last: str | None = None
    longer: bool = False
    told: str | None = None
    told_at: int = -1
    day: str | None = None
    day_at: int = -1

    @property
    def compared(self) -> str | None:
        """The quarter whose figures a comparison ("a year earlier") stands beside."""
        return None if self.longer else self.quarter


def remembered(
    memory: Memory, kind: Kind, value: TimeExpression, begin: int, words: list[str]
) -> Memory:
    """Note what was read at the place `begin`; `words` are the expression's own."""
    timex = value.timex or ""
    if timex[5:6] == "Q":
        return _of_quarter(memory, timex, words)
    if kind == Kind.DURATION:
        return replace(memory, longer=True) if _is_account(value) else memory
    told = (value.timex, begin) if _is_told(value) else (memory.told, memory.told_at)
    day = (memory.day, memory.day_at)
    if value.type == "DATE" and day_in(timex):
        day = (timex, begin)
    elif not _is_told(value):
        return memory
    return Memory(memory.quarter, memory.last, memory.longer, *told, *day)


def _is_told(value: TimeExpression) -> bool:
    return bool(value.year or value.month or value.weekday)


def _of_quarter(memory: Memory, timex: str, words: list[str]) -> Memory:
    # "posted net income for the fiscal second quarter": another company's account
    told = memory.quarter is None or any(is_a("fiscal", word) for word in words)
    return replace(
        memory,
        quarter=timex if told else memory.quarter,
        last=timex if told or timex[:4] >= (memory.quarter or "")[:4] else memory.last,
        longer=memory.longer and timex != memory.quarter,
    )


def counted_from(base: str, unit: str, count: int) -> str | None:
    """Count from a date in TIMEX3, as exactly as it is given; None where it is too vague."""
    if not base[:4].isdecimal():
        return None
    year, month = int(base[:4]), int(base[5:7]) if base[5:7].isdecimal() else None
    if unit == "year":
        return _year_name(year + count)
    if unit == "month" and month:
        year, month = plus_months(year, month, count)
        return f"{name}-{month:02}" if (name := _year_name(year)) else None
    if unit in ("day", "week") and (day := day_in(base)):
        there = shifted(day, count * (7 if unit == "week" else 1))
        return None if there is None else there.isoformat() if unit == "day" else week_name(there)
    return None


def _year_name(year: int) -> str | None:
    return f"{year:04}" if 1 <= year <= _LAST_YEAR else None


def a_year_before(base: str) -> str | None:
    """Name the month, quarter or year of a year before: what "a year earlier" compares."""
    if not base[:4].isdecimal():
        return None
    return f"{int(base[:4]) - 1:04}{base[4:7]}" if int(base[:4]) > 1 else None


def _is_account(value: TimeExpression) -> bool:
    """Tell "the nine months" from a length of time of which nobody keeps an account."""
    length = value.length
    return (
        length is not None
        and length.unit == "month"
        and length.stated is not None
        and length.stated % 3 == 0
        and length.stated <= _LONGEST
    )
