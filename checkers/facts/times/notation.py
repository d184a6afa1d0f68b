"""How TIMEX3 writes a length of time: P40Y, PT5H30M, PXD."""

from __future__ import annotations

from collections.abc import Sequence
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
_DAYS: Final = {("month", "day"): (28, 31)}


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


def sum_name(pieces: Sequence[tuple[str, Number]]) -> str:
    """Write units with their counts, the largest first, as one duration: P4Y3M, P1DT2H30M."""
    name = "P"
    for unit, count in pieces:
        piece = duration_name(unit, count)[1:]
        name += piece[1:] if "T" in name else piece
    return name


def units_in(unit: str, smaller: str) -> tuple[int, int] | None:
    """Give how many of the smaller unit one of `unit` has: the least and the most.

    None where it has none of them: the "smaller" is larger, or stands beside it.
    """
    low = high = 1
    while unit != smaller:
        step = _SMALLER.get(unit)
        if step is None:
            return None
        least, most = _DAYS.get((unit, step[0]), (step[1], step[1]))
        unit, low, high = step[0], low * least, high * most
    return low, high
