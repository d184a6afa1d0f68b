"""Times of the day."""

from __future__ import annotations

from typing import Final

from checkers.facts.times.scene import Found, Reading
from checkers.facts.times.words import VALUES
from checkers.model import Kind, TimeExpression
from checkers.ranges import exactly

_AFTERNOON: Final = frozenset({"AF", "EV", "NI"})
_SMALL: Final = {
    word: number
    for number, word in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"), start=1
    )
}


def _hour(found: Found) -> int | None:
    word = found.word("hour")
    digits = word.rstrip("apm")
    return int(digits) if digits.isdecimal() else _SMALL.get(word)


def _minute(found: Found) -> int:
    digits = found.word("minute").rstrip("apm")
    return int(digits) if digits.isdecimal() else 0


def _made(found: Found, hour: int | None, minute: int) -> Reading | None:
    if hour is None or not 0 <= hour <= 24 or not 0 <= minute < 60:
        return None
    zone = found.word("zone").upper()
    value = TimeExpression(
        "TIME",
        f"{_day(found)}T{hour:02}:{minute:02}",
        clock=exactly(hour * 60 + minute),
        zone=zone or None,
    )
    return Reading(Kind.TIME, found.begin, found.end, value)


def _day(found: Found) -> str:
    """Name the day that the text last spoke of, else the reference day."""
    day = found.scene.anchor.day
    return found.memory.day or (day.isoformat() if day else "")


def _clock12(found: Found) -> Reading | None:
    hour = _hour(found)
    half = found.word("half") or found.word("minute").lstrip("0123456789")
    half = half or found.word("hour").lstrip("0123456789")
    if hour is None or not half or not 1 <= hour <= 12:
        return None
    if found.word("hour") in _SMALL and len(found.words("half")) == 1 and half == "am":
        return None  # "the one am I"
    return _made(found, hour % 12 + (12 if half[0] == "p" else 0), _minute(found))


def _clock24(found: Found) -> Reading | None:
    hour = _hour(found)
    # "at 5.25" is a price or a rate; only a leading zero makes it a time
    if found.text("gap") == "." and not (
        len(found.word("hour")) == 2 and found.word("hour")[0] == "0"
    ):
        return None
    return _made(found, hour, _minute(found))


def _clock_in(found: Found) -> Reading | None:
    part = VALUES["part"].get(found.word("part"))
    hour = _hour(found)
    if hour is None:
        return None
    minute = _minute(found)
    return _made(found, hour % 12 + 12 if part in _AFTERNOON else hour, minute)


def _clockword(found: Found) -> Reading | None:
    minutes = int(VALUES["clockword"][found.word("word")])
    return _made(found, minutes // 60, 0)


CLOCKS: Final = {
    "clock12": _clock12,
    "clock24": _clock24,
    "clock_in": _clock_in,
    "oclock": _clock_in,
    "clockword": _clockword,
}
