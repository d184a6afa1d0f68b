"""Quarters and halves of years, and what their accounts are compared with."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from checkers.facts.times.anchor import Anchor, year_for_month
from checkers.facts.times.calendar import day_of, months_days, plus_months, single
from checkers.facts.times.eras import century
from checkers.facts.times.grammar import pattern
from checkers.facts.times.lengths import number_in, unit_name, year_before
from checkers.facts.times.notation import duration_name
from checkers.facts.times.periods import period
from checkers.facts.times.scene import Found, Reading, made
from checkers.facts.times.units import unit_days
from checkers.facts.times.words import VALUES, WORDS, is_a
from checkers.model import Kind, TimeExpression

_ACCOUNT: Final = pattern("account")

_ACCOUNT_OF: Final = pattern("account_of")
_QUARTER: Final = 3  # months


def _quarter(found: Found) -> Reading | None:
    which, letter = _which(found)
    if which is None:
        return None
    stated, way = found.number("year") or found.number("after"), found.word("way")
    anchor = found.scene.anchor
    if way:
        stated = anchor.year + int(VALUES["way"][way]) if anchor.year else None
    bare = stated is None and not way
    if bare and letter == "H" and not _is_half_year(found):
        return None
    if bare and found.scene.tells_of(found.begin, WORDS["playing"]):
        return None  # a quarter of a match
    reading = _part_of_year(found, which, letter, stated, found.begin)
    return replace(reading, begin=_start(found)) if reading else None


def _is_half_year(found: Found) -> bool:
    """Tell "first-half profit" and "H1" from the first half of a match."""
    if found.words("qn"):
        return True
    return bool(_ACCOUNT_OF.match(found.scene.tokens.classes, found.end, concurrent=False))


def _start(found: Found) -> int:
    """Return where it begins: the article of "the third-quarter loss" is the noun's."""
    which, size = found.span("which")[0], found.match.start("size")
    hyphened = size > 0 and found.scene.tokens.classes[size - 1] == "-"
    plain = found.span("the")[0] == found.begin and not found.text("year") and not found.word("way")
    if not hyphened or not plain:
        return found.begin
    return found.place("fiscal") or which


def _part_of_year(
    found: Found, which: int, letter: str, stated: int | None, begin: int
) -> Reading | None:
    """Read the quarter or half of a year, of the likeliest one where none is stated."""
    if not 1 <= which <= (4 if letter == "Q" else 2):
        return None
    months = 3 if letter == "Q" else 6
    year = stated or _likely_year(found.scene.anchor, which, months, found)
    days = None  # a company's quarter need not be the calendar's
    if stated and not _is_fiscal(found):
        days = months_days(stated, (which - 1) * months + 1, months)
    name = "XXXX" if year is None else f"{year:04}"
    return replace(made(found, Kind.DATE, f"{name}-{letter}{which}", days), begin=begin)


def _is_fiscal(found: Found) -> bool:
    """Tell "the first quarter of fiscal 2023" and "of the 2023 fiscal year" from the calendar's."""
    words = found.scene.tokens.parts[found.begin | 1 : found.end : 2]
    return any(is_a("fiscal", word) for word in (*words, found.before(), found.following()))


def _which(found: Found) -> tuple[int | None, str]:
    if sign := found.word("qn"):
        digit = next(char for char in sign if char.isdecimal())
        return int(digit), "Q" if is_a("qn", sign) else "H"
    return found.ordinal("which"), "H" if is_a("half", found.word("size")) else "Q"


def _likely_year(anchor: Anchor, which: int, months: int, found: Found) -> int | None:
    """Choose the one just over, else the last that has begun, or the next if it is to come."""
    if anchor.day is None or anchor.year is None:
        return anchor.year
    now, parts = (anchor.day.month - 1) // months + 1, 12 // months
    ahead = found.heading() > 0
    just_over = which == (now - 2) % parts + 1
    if just_over and (months == _QUARTER or not ahead):
        return anchor.year - (which > now)  # what is expected of it is its report
    return anchor.year + (which < now) if ahead else anchor.year - (which > now)


def _shared(found: Found) -> Reading | None:
    """Read "the second and fourth quarters" as two, "the 18th to 20th centuries" as a period."""
    (_, first_end), (last, _) = found.span("which"), found.span("last")
    first = _shared_part(found, "which", found.begin, first_end)
    second = _shared_part(found, "last", last, found.end)
    if first is None or second is None:
        return None
    join = (found.words("join") or [""])[0]
    both = period(first, second, found.begin, found.end)
    return replace(both, listed=is_a("and", join) or is_a("or", join))


def _shared_part(found: Found, name: str, begin: int, end: int) -> Reading | None:
    which, size = found.ordinal(name), found.word("size")
    if which is None:
        return None
    if is_a("centuries", size):
        return century(which, begin, end)
    letter = "H" if is_a("halves", size) else "Q"
    stated = found.number("after")
    if letter == "H" and stated is None:
        return None
    part = _part_of_year(found, which, letter, stated, begin)
    return replace(part, end=end) if part else None


def _year_end(found: Found) -> Reading:
    year = found.scene.anchor.year
    timex = f"{year:04}" if year else None
    return made(found, Kind.DATE, timex, single(day_of(year, 12, 31)) if year else None)


def _year_ago(found: Found) -> Reading | None:
    """Read "the year-earlier quarter": of the quarter last spoken of, else of the year."""
    if found.text("count"):
        count, unit = number_in(found, "count"), unit_name(found.word("units"))
        value = TimeExpression("DURATION", duration_name(unit, count))
        return Reading(Kind.DURATION, found.begin, found.end, value) if count else None
    timex = year_before(found)
    if timex is None:
        return None
    reading = made(found, Kind.DATE, timex)
    year = found.match.start("year")
    before_noun = found.scene.tokens.classes[year + 1] == "-" and not found.text("unit")
    return replace(reading, begin=year) if before_noun else reading  # the "year-ago loss"


def _same_period(found: Found) -> Reading | None:
    """Read "the corresponding period last year"."""
    timex = year_before(found)
    return made(found, Kind.DATE, timex) if timex else None


def account_told(found: Found, unit: str, step: int) -> str | None:
    """Name what "last year's results" and "this quarter's loss" are of beside a quarter's."""
    if found.memory.compared is None or (unit, step) not in (("year", -1), ("quarter", 0)):
        return None
    if _ACCOUNT.match(found.scene.tokens.classes, found.end, concurrent=False) is None:
        return None
    return year_before(found) if step else found.memory.compared


def quarter_told(found: Found) -> str | None:
    """Name what "the quarter" is: the one last spoken of, else the last one that is over."""
    return found.memory.last or _quarter_ended(found) or _finished_quarter(found.scene.anchor)


def _latest(found: Found) -> Reading | None:
    """Read "the latest period": the quarter last spoken of, else the last one that is over."""
    unit = VALUES["unit"].get(found.word("unit"))
    if unit in ("year", "month", "week"):
        timex, _ = unit_days(found.scene.anchor, str(unit), -1)
        return made(found, Kind.YEAR if unit == "year" else Kind.DATE, timex)
    timex = found.memory.quarter or _finished_quarter(found.scene.anchor)
    return made(found, Kind.DATE, timex) if timex else None


def _finished_quarter(anchor: Anchor) -> str | None:
    return unit_days(anchor, "quarter", -1)[0] if anchor.day else None


def _quarter_ended(found: Found) -> str | None:
    """Name the quarter of the calendar that most of "the quarter ended July 31" lies in."""
    month, year = VALUES["month"].get(found.word("month")), found.scene.anchor.year
    if month is None or year is None:
        return None
    near = year_for_month(found.scene.anchor, int(month), -1)
    middle_year, middle = plus_months(near.year or year, int(month), -1)
    return f"{middle_year:04}-Q{(middle + 2) // 3}"


QUARTERS: Final = {
    "quarter": _quarter,
    "shared": _shared,
    "latest": _latest,
    "same_period": _same_period,
    "year_end": _year_end,
    "year_ago": _year_ago,
}
