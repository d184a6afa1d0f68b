"""What recurs: "every Tuesday", "each month", "daily", "Mondays"."""

from __future__ import annotations

from typing import Final

from checkers.facts.times.lengths import duration_name, number_in, unit_name
from checkers.facts.times.scene import Found, Reading, recurring
from checkers.facts.times.words import VALUES, WORDS
from checkers.model import Number


def _every(found: Found) -> Reading | None:
    if name := found.word("weekday"):
        return recurring(found, f"XXXX-WXX-{VALUES['weekday'][name]}")
    if name := found.word("part"):
        return recurring(found, f"XXXX-XX-XXT{VALUES['part'][name]}")
    if name := found.word("month"):
        return recurring(found, f"XXXX-{VALUES['month'][name]:02}")
    count: Number | None = 1
    if found.text("count"):
        words = found.words("count")
        known = VALUES["ordinal"].get(words[0])
        count = 2 if words == ["other"] else int(known) if known else number_in(found, "count")
    return recurring(found, duration_name(unit_name(found.word("unit")), count)) if count else None


def _frequency(found: Found) -> Reading:
    return recurring(found, str(VALUES["frequency"][found.word("word")]))


def _weekdays(found: Found) -> Reading | None:
    if found.before()[:1].isupper() and found.before().lower() in WORDS["weekdayname"]:
        return None
    return recurring(found, f"XXXX-WXX-{VALUES['weekdays'][found.word('weekday')]}")


def _weekday_parts(found: Found) -> Reading:
    weekday = VALUES["weekday"][found.word("weekday")]
    return recurring(found, f"XXXX-WXX-{weekday}T{VALUES['part'][found.word('part')]}")


RECURRING: Final = {
    "every": _every,
    "frequency": _frequency,
    "weekdays": _weekdays,
    "weekday_parts": _weekday_parts,
}
