"""How TIMEX3 writes a length of time: P40Y, PT5H30M, PXD."""

from __future__ import annotations

from typing import Final

from checkers.model import Number

# TIMEX3's letter for each unit; hours and less stand after a "T".
LETTERS: Final = {
    "second": "TS",
    "minute": "TM",
    "hour": "TH",
    "day": "D",
    "week": "W",
    "fortnight": "W",
    "month": "M",
    "quarter": "Q",
    "year": "Y",
    "decade": "E",
    "century": "C",
    "millennium": "L",
    "weekend": "WE",
}
_SMALLER: Final = {  # a unit as so many of a smaller one, for fractions and for sums
    "minute": ("second", 60),
    "hour": ("minute", 60),
    "day": ("hour", 24),
    "week": ("day", 7),
    "month": ("day", 30),
    "year": ("month", 12),
    "decade": ("year", 10),
    "century": ("year", 100),
    "millennium": ("year", 1000),
}


def duration_name(unit: str, count: Number | None) -> str:
    """Write a duration as TIMEX3 does: P40Y, PT5H30M, PXD."""
    letters = LETTERS[unit]
    clock, letter = ("T", letters[1:]) if letters[0] == "T" else ("", letters)
    if count is None:
        return f"P{clock}X{letter}"
    if unit == "fortnight":
        count = 2 * count
    if isinstance(count, int) or count.denominator == 1:
        return f"P{clock}{int(count)}{letter}"
    smaller = _SMALLER.get(unit)
    whole, rest = divmod(count, 1)
    if smaller is None or (rest * smaller[1]).denominator != 1:
        return f"P{clock}{float(count):g}{letter}"
    lesser = LETTERS[smaller[0]]
    tail = f"{int(rest * smaller[1])}{lesser.lstrip('T')}"
    if whole:
        return f"P{clock}{int(whole)}{letter}{'' if clock or lesser[0] != 'T' else 'T'}{tail}"
    return f"P{'T' if lesser[0] == 'T' else ''}{tail}"


def in_units(unit: str, smaller: str) -> int | None:
    factor = 1
    while unit != smaller:
        step = _SMALLER.get(unit)
        if step is None:
            return None
        if unit == "month":
            return None  # months have no fixed number of days
        unit, factor = step[0], factor * step[1]
    return factor
