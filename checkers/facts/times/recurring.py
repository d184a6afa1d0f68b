"""What recurs: "every Tuesday", "each month", "daily", "Mondays"."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from checkers.facts.times.lengths import number_in, unit_name
from checkers.facts.times.notation import duration_name
from checkers.facts.times.periods import period
from checkers.facts.times.scene import Found, Reading, recurring
from checkers.facts.times.words import VALUES, WORDS, is_a
from checkers.model import Number


def _every(found: Found) -> Reading | None:
    reading = _of_every(found)
    return replace(reading, begin=_often_before(found, found.begin)) if reading else None


def _of_every(found: Found) -> Reading | None:
    if found.word("weekday"):
        return _every_weekday(found)
    if name := found.word("season"):
        return recurring(found, f"XXXX-{VALUES['season'][name]}")
    if name := found.word("part"):
        return recurring(found, f"XXXX-XX-XXT{VALUES['part'][name]}")
    if name := found.word("month"):
        return recurring(found, f"XXXX-{VALUES['month'][name]:02}")
    count: Number | None = 1
    if found.text("count"):
        words = found.words("count")
        known = VALUES["ordinal"].get(words[0])
        count = 2 if is_a("other", words[0]) else int(known) if known else number_in(found, "count")
    if not count:
        return None
    ranged = number_in(found, "high") is not None
    return recurring(found, duration_name(unit_name(found.word("unit")), None if ranged else count))


def _every_weekday(found: Found) -> Reading:
    """Read "every Monday", "every Monday and Friday"."""
    days = [
        recurring(found, f"XXXX-WXX-{VALUES['weekday'][found.word(name)]}")
        for name in ("weekday", "another")
        if found.word(name)
    ]
    if len(days) == 1:
        return days[0]
    first = replace(days[0], end=found.span("weekday")[1])
    second = replace(days[1], begin=found.span("another")[0])
    return replace(period(first, second, found.begin, found.end), listed=True)


def _so_often(found: Found) -> Reading | None:
    reading = recurring(found, duration_name(unit_name(found.word("unit")), 1))
    begin = _often_before(found, found.begin + 2 if _is_times(found, found.begin) else found.begin)
    if _is_times(found, found.begin) and begin > found.begin:
        return None  # "the times a day brings"
    return replace(reading, begin=begin)


def _is_times(found: Found, place: int) -> bool:
    return is_a("times", found.scene.tokens.word(place))


def _often_before(found: Found, place: int) -> int:
    """Return where "three times" or "once" before `place` begins; `place` where neither stands."""
    tokens = found.scene.tokens
    if is_a("often", tokens.word(place - 2)) and tokens.classes[place - 1] == " ":
        return place - 2
    if not _is_times(found, place - 2):
        return place
    at = place - 2
    while at >= 2 and tokens.classes[at - 1] in " -" and _is_number(tokens.word(at - 2)):
        at -= 2
    return at if at < place - 2 else place


def _is_number(word: str) -> bool:
    return is_a("digits", word) or is_a("numword", word)


def _adverb(found: Found) -> Reading | None:
    if found.is_capital():
        return None  # a title: "the Monthly"
    return recurring(found, str(VALUES["adverb"][found.word("adverb")]))


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
    "so_often": _so_often,
    "frequency": _frequency,
    "adverb": _adverb,
    "weekdays": _weekdays,
    "weekday_parts": _weekday_parts,
}
