"""Times of the day."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from checkers.facts.times.lengths import number_in
from checkers.facts.times.periods import period
from checkers.facts.times.scene import Found, Reading
from checkers.facts.times.words import VALUES, WORDS, figures_of, is_a
from checkers.model import Kind, TimeExpression
from checkers.ranges import exactly

_AFTERNOON: Final = frozenset({"AF", "EV", "NI"})
_FIVES: Final = (5, 10, 20, 25)  # "twenty past four", but not "six to four"
_NOON: Final = 12


def _hour(found: Found, name: str = "hour") -> int | None:
    word = found.word(name)
    digits = figures_of(word)
    known = VALUES["hourword"].get(word)
    return int(digits) if digits else int(known) if known else None


def _minute(found: Found, name: str = "minute") -> int:
    digits = figures_of(found.word(name))
    return int(digits) if digits else 0


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
    """Name the day that the text has just spoken of, else the reference day."""
    day = found.scene.anchor.day
    return found.told_day() or (day.isoformat() if day else "")


def _clock12(found: Found) -> Reading | None:
    if (clock := _twelve(found)) is None:
        return None
    return _made(found, *clock)


def _twelve(found: Found) -> tuple[int, int] | None:
    """Read "9:30 p.m." as hour and minute of the day."""
    hour, half = _hour(found), _half_day(found)
    if hour is None or half is None or not 1 <= hour <= _NOON:
        return None
    spelled = found.word("hour") in VALUES["hourword"]
    if spelled and found.word("half") in WORDS["noclock"]:
        return None  # "the one am I"
    return hour % _NOON + half, _minute(found)


def _half_day(found: Found) -> int | None:
    """Return the hours that "a.m." or "p.m." adds, written apart or at the end of the figures."""
    for name in ("half", "minute", "hour"):
        word = found.word(name)
        if (hours := VALUES["halfday"].get(word[len(figures_of(word)) :])) is not None:
            return int(hours)
    return None


def _clock_span(found: Found) -> Reading | None:
    """Read "10-11 a.m." as the period between two times."""
    last, first = _twelve(found), _hour(found, "first")
    if last is None or first is None:
        return None
    minute = _minute(found, "firstminute")
    hour = first % _NOON + last[0] // _NOON * _NOON
    if (hour, minute) >= last:
        hour = (hour + _NOON) % 24  # "11-1 p.m." begins in the morning
    begin, end = _made(found, hour, minute), _made(found, *last)
    if begin is None or end is None:
        return None
    first_at, hour_at = found.span("first"), found.span("hour")[0]
    minute_at = found.span("firstminute")
    begin = replace(begin, begin=first_at[0], end=max(first_at[1], minute_at[1]))
    return period(begin, replace(end, begin=hour_at), found.begin, found.end)


def _clock24(found: Found) -> Reading | None:
    hour = _hour(found)
    # "at 5.25" is a price or a rate; only a leading zero makes it a time
    if found.text("gap") == "." and not (
        len(found.word("hour")) == 2 and found.word("hour")[0] == "0"
    ):
        return None
    return _made(found, hour, _minute(found))


def _clock_four(found: Found) -> Reading | None:
    four = found.word("four")
    return _made(found, int(four[:2]), int(four[2:]))


def _clock_in(found: Found) -> Reading | None:
    part = VALUES["part"].get(found.word("part"))
    hour = _hour(found)
    if hour is None:
        return None
    minute = _minute(found)
    return _made(found, hour % _NOON + _NOON if part in _AFTERNOON else hour, minute)


def _clock_past(found: Found) -> Reading | None:
    """Read "half past three"; "twenty to four" only where it can be nothing but a time."""
    hour, minutes = _hour(found), _minutes_past(found)
    to = is_a("to", found.word("side"))
    sure = _has_cue(found) or found.text("part") or found.text("half")
    if hour is None or minutes is None or not (sure or (found.text("lead") and not to)):
        return None
    if to and minutes == 30:
        return None
    in_day = (hour * 60 + (-minutes if to else minutes)) % (_NOON * 60)
    after = VALUES["part"].get(found.word("part")) in _AFTERNOON or _half_day(found)
    hour, minute = divmod(in_day + (_NOON * 60 if after else 0), 60)
    if not after and not hour:
        hour = _NOON
    reading = _made(found, hour, minute)
    article = is_a("quarter", found.word("lead")) and is_a("a", found.before())
    return replace(reading, begin=found.begin - 2) if reading and article else reading


def _clock_half(found: Found) -> Reading | None:
    return _made(found, _hour(found), 30)


def _has_cue(found: Found) -> bool:
    """Tell "at a quarter to six" and "until ten to five"."""
    before, tokens = found.before(), found.scene.tokens
    if is_a("a", before) and tokens.classes[found.begin - 3] == " ":
        before = tokens.word(found.begin - 4)
    return is_a("clockcue", before)


def _minutes_past(found: Found) -> int | None:
    if found.text("lead"):
        return 30 if any(is_a("half", word) for word in found.words("lead")) else 15
    count = number_in(found, "count")
    return int(count) if count in _FIVES else None


def _clockword(found: Found) -> Reading | None:
    if is_a("high", found.before()) or (found.before()[:1].isupper() and found.is_capital()):
        return None  # a name: "High Noon"
    minutes = int(VALUES["clockword"][found.word("word")])
    reading = _made(found, minutes // 60, 0)
    spare = found.text("twelve") and found.number("twelve") != _NOON
    return replace(reading, begin=found.begin + 2) if reading and spare else reading


CLOCKS: Final = {
    "clock12": _clock12,
    "clock_span": _clock_span,
    "clock24": _clock24,
    "clock_four": _clock_four,
    "clock_in": _clock_in,
    "clock_past": _clock_past,
    "clock_half": _clock_half,
    "oclock": _clock_in,
    "clockword": _clockword,
}
