"""Two times of day, and the length that a text gives to what lies between them.

A length near two times may be anything's: a tour's within the opening hours, a delay's, a drive's.
It is theirs only where the grammar makes it so, and each reading below is one way of doing that:
it stands in apposition to both times, is the length of the event that has both times, or is told
to have passed between them.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace

import regex

from checkers.date_agreement.persons import SUBJECT
from checkers.date_agreement.sentences import Line, when
from checkers.date_agreement.sketches import D, H, L, Sketch, T, joined, sketches
from checkers.facts.lexicon import either, load
from checkers.model import Fact, Kind, Quantity, Range, Span
from checkers.model.immutable import dataclass
from checkers.rulebook.vocabulary import Base, Bound, Finder, Scene

_LEXICON = load("calendar")["clocks"]
_DAY = 24 * 60
_HALF_DAY = 12 * 60
_PER = {"minute": 1, "hour": 60}
_LOOSE = 14  # minutes by which a length in whole hours may be off
_CLOSE = 2  # minutes by which any other may be off


def _any_of(key: str) -> str:
    return rf"\b(?:{either(_LEXICON[key])})\b"


# --- the two times ------------------------------------------------------------------------------

_DAY_AFTER = rf"(?:,?\s(?:on\s)?{D})?"
FIRST = rf"(?:(?P<day_a>{D})(?:\sat)?\s)?(?P<a>{T})(?:,?\s(?:on\s)?(?P<a_day>{D}))?"
SECOND = rf"(?:(?P<day_b>{D})(?:\sat)?\s)?(?P<b>{T})(?:,?\s(?:on\s)?(?P<b_day>{D}))?"
_TO = r"(?:\s?[–—-]\s?|\s(?:to|until|till|through)\s)"
FROM = rf"\bfrom\s{FIRST}{_TO}{SECOND}"
BETWEEN = rf"\bbetween\s{FIRST}\sand\s{SECOND}"
_RANGE = rf"(?:\bfrom\s)?{FIRST}{_TO}{SECOND}"
# "… began at 7pm and ended at 9pm": one subject, and no word that sets a time before or after.
# "Brought down by police at noon" is no "by noon".
BY = rf"by(?=\s(?:\p{{L}}+\s)?{T})"
_ROUGHLY = rf"(?!\b(?:before|after|about|around|{BY}|past|until|towards?)\b)[^.;:{T}{L}{H}]"
GOES_ON = (
    r"(?:(?:it|they|he|she|finally|eventually|then|only|was|were|had|has|will|is|are|to|be|due)\s)"
    r"{0,4}"
)
BEGUN = rf"{_any_of('began')}(?:{_ROUGHLY}){{0,40}}?{FIRST}"
ENDED = rf"{_any_of('ended')}(?:{_ROUGHLY}){{0,40}}?{SECOND}"
STORY = rf"{BEGUN}(?:,[^,;:{T}{L}{H}]{{1,40}})?,?\s(?:and|but|before|then)\s{GOES_ON}{ENDED}"
_BOTH = rf"{FIRST}[^.;:{T}]{{1,90}}?{SECOND}"

# --- the length ---------------------------------------------------------------------------------

_APPOSED = r"(?:,|\s\(|\s[–—-])\s?"
_ALL = r"\s(?:in\sall|in\stotal|all\stold|altogether|straight|non-?stop|a\sday)\b"
_STOP = rf"(?=\s?(?:[.;)!?]|\Z)|{_ALL})"
_PAUSE = rf"(?=\s?(?:[.,;)!?–—]|\Z)|{_ALL})"
_OR = r"(?:(?:or|some|that\sis,?|which\sis|making|all\sof|just|only|exactly)\s){0,3}"
_SPELL, _TRIP = _any_of("spells"), _any_of("trips")
_AN = r"\s?(?:(?:in|during|or|making)\s)?an?\s(?:[\p{Ll}-]+\s)?"
_LASTED = r"(?:lasted|lasts|lasting|took|ran\sfor|went\son\sfor|goes\son\sfor)"
# "a three-hour hearing on the pier": no word that has times of its own.
_AT_TIMES = r"\b(?:that|which|who|where|when|open|closed|shut|and)\b"
_PLACE = (
    r"(?:\s(?:of|on|in|at|with|over|into|for|about|against)\s"
    rf"(?:(?!{_AT_TIMES})[^.,;:()–—{T}{L}{H}{D}]){{1,40}}?)?"
)
_HELD = r"ran|runs|was\sheld|took\splace|lasted|will\srun|will\sbe\sheld|is\sscheduled"
_RAN = rf"(?:\s(?:{_HELD})\b|{_DAY_AFTER})?"
_WORDS = r"(?:[\p{Ll}-]+\s){0,2}?"
_WHOLE = rf"(?!-|\s(?:at\sa\stime|each|apiece|excepted|on\s{D}))"
_NAMED, _TRIPPED = (
    rf"(?:{_APPOSED}{_AN}(?:{noun}\sof\s(?P<l>{L}){_PAUSE}|(?P<l>{H})\s{_WORDS}{noun}{_WHOLE}))"
    for noun in (_SPELL, _TRIP)
)
_BARE = rf"{_APPOSED}{_OR}(?P<l>{L}){_STOP}"
_TOTAL = rf"{_APPOSED}(?:or\s)?a\stotal\sof\s(?P<l>{L}){_PAUSE}"
_LASTING = r"(?:lasting|taking|spanning|after)"
_LASTS = r"(?:lasted|lasts|lasting)\s(?:for\s)?"
_ALL_THIS = rf"(?:;|,?\sand|,?\sbut)\sthe\s(?:\p{{Ll}}+\s)?{_any_of('summed_up')}"
_IT = r"(?:;|,?\sand|,?\sbut)\sit\s(?:had\s)?"

_READINGS = tuple(
    regex.compile(pattern, regex.IGNORECASE)
    for pattern in (
        # behind both times
        rf"(?:{FROM}){_BARE}",
        rf"(?:{STORY}){_BARE}",
        rf"(?:{_RANGE}){_TOTAL}",
        rf"(?:{STORY}){_TOTAL}",
        rf"(?:{_RANGE}){_NAMED}",
        rf"(?:{STORY}){_NAMED}",
        rf"(?:{STORY}){_TRIPPED}",
        rf"(?:{STORY}),?\s(?:and\s)?{_LASTING}\s(?:for\s)?(?P<l>{L}){_PAUSE}",
        rf"(?:{_BOTH}){_APPOSED}(?:or\s|some\s|about\s)?(?P<l>{L})\slater{_PAUSE}",
        rf"(?:{FROM}|{STORY}){_IT}lasted\s(?:for\s)?(?P<l>{L}){_PAUSE}",
        rf"(?:{_BOTH}){_ALL_THIS}\s(?:had\s)?lasted\s(?:for\s)?(?P<l>{L}){_PAUSE}",
        # before them
        rf"\b(?:for|{_LASTED})\s(?P<l>{L})(?:{_DAY_AFTER}),?\s(?:{FROM})",
        rf"(?P<l>{H})\s{_WORDS}{_SPELL}(?:{_PLACE})(?:{_RAN}),?\s\(?(?:{FROM})",
        rf"(?P<l>{H})\s(?:[\p{{Ll}}-]+\s){{1,2}}?(?<![^s]s\s)(?:{STORY})",
        # between them
        rf"{BEGUN},?\s(?:and\s)?{_LASTS}(?P<l>{L}),?\s(?:and|before)\s{GOES_ON}{ENDED}",
    )
)
# What lies somewhere between two times can be shorter than they are apart, and no longer.
_WITHIN = tuple(
    regex.compile(pattern, regex.IGNORECASE)
    for pattern in (
        rf"(?:{STORY}),?\safter\s(?P<l>{L})\sof\b",
        rf"\b(?:for|{_LASTED})\s(?P<l>{L}),\s(?:{BETWEEN})",
        rf"(?P<l>{H})\s{_WORDS}{_SPELL}(?:{_PLACE})(?:{_RAN})\s(?:{BETWEEN})",
    )
)
_BARE_READINGS = _READINGS[:2]
# Over two sentences: "It began at 9am. It ended at 11am after three hours."
_NEXT = rf"\.\s(?:{SUBJECT}|The\s(?P<subject>[\p{{Ll}} -]{{1,30}}?))\s"
_OVER_TWO = tuple(
    regex.compile(pattern)
    for pattern in (
        rf"{BEGUN}[^{T}]*?{_NEXT}{GOES_ON}{ENDED},?\s(?:after|lasting)\s(?P<l>{L}){_PAUSE}",
        rf"(?:{FROM}|{STORY})[^.{T}]*{_NEXT}(?:had\s)?{_LASTS}(?P<l>{L}){_PAUSE}",
        rf"{BEGUN}[^.{T}]*\.\s[^.;:{T}]{{1,60}}?{SECOND},\s(?P<l>{L})\slater{_PAUSE}",
    )
)
_LENGTH = regex.compile(rf"[{L}{H}]")
_TRAVEL = regex.compile(_any_of("travel"), regex.IGNORECASE)
# No break: "had lunch brought in".
_WORKED_ON = r"(?!\blunch\s(?:was\s|being\s)?(?:brought|sent|delivered|served)\b)"
_BREAKS = regex.compile(_WORKED_ON + _any_of("breaks"), regex.IGNORECASE)
_RECURRING = regex.compile(_any_of("recurring"), regex.IGNORECASE)
_A_DAY = regex.compile(r"\sa\sday\b")
_OPEN = regex.compile(r"\b(?:open|opens|opening|available|hours|on\sview|on\sshow)\b")
_HEDGED = regex.compile(
    r"(?:about|around|roughly|towards?|nearly|almost|just|shortly)\b", regex.IGNORECASE
)
_NEXT_DAY = regex.compile(r"\b(?:next|following)\s(?:day|morning|evening|afternoon|night)\b")
# A time that can be read in one way: "10pm", "noon", "09:00", "17.30".
_SURE = regex.compile(
    r"[ap]\.?m\b|noon|midnight|midday|\A(?:0\d|1[3-9]|2[0-4])[:.]\d\d", regex.IGNORECASE
)
_UNKNOWN = -1


@dataclass(frozen=True, slots=True)
class Told:
    """Two times, the day that is told beside each, and the length that is theirs."""

    first: Fact
    last: Fact
    days: tuple[Fact | None, Fact | None]
    length: Fact
    within: bool = False  # the length is of something that lies between the times


def find_clock_spans(scene: Scene) -> Iterator[tuple[Bound, ...]]:
    """Pair the time between two times of day with the length that the text gives it."""
    sketched = sketches(scene)
    for at, (line, sketch) in enumerate(sketched):
        told = _told(sketch)
        if told is None and at + 1 < len(sketched) and T in sketch.words:
            following, ahead = sketched[at + 1]
            if following.paragraph == line.paragraph:
                told = _told_over_two(sketch, ahead)
        if told is not None:
            yield from bind_told(line, told)


def _told(sketch: Sketch) -> Told | None:
    """Read two times and their length in one sentence."""
    words = sketch.words
    if words.count(T) < 2 or _LENGTH.search(words) is None or is_of_parts(words):
        return None
    for within, readings in ((False, _READINGS), (True, _WITHIN)):
        for reading in readings:
            match = reading.search(words, concurrent=False)
            if match is not None and not _is_of_parts_of_days(words, match):
                return read_told(sketch, match, within=within)
    return None


def is_of_parts(words: str) -> bool:
    """Tell whether a sentence leaves something out of a time, or tells of one zone's clock."""
    return (_BREAKS.search(words) or _TRAVEL.search(words)) is not None


def _is_of_parts_of_days(words: str, match: regex.Match[str]) -> bool:
    """Tell hours that come round: a length is theirs only where it is told to be a day's."""
    if _A_DAY.match(words, match.end()):
        return False
    hours = _OPEN.search(words, 0, match.start("a")) is not None
    return _RECURRING.search(words) is not None or (hours and match.re not in _BARE_READINGS)


def read_told(
    sketch: Sketch,
    match: regex.Match[str],
    lengths: regex.Match[str] | None = None,
    *,
    within: bool = False,
) -> Told:
    """Take the facts that a reading names; the length may be another match's."""

    def fact(*names: str, of: regex.Match[str] = match) -> Fact | None:
        known = of.groupdict()
        return next((sketch.facts[of.start(name)] for name in names if known.get(name)), None)

    first, last, length = fact("a"), fact("b"), fact("l", of=lengths or match)
    assert first is not None
    assert last is not None
    assert length is not None
    return Told(first, last, (fact("day_a", "a_day"), fact("day_b", "b_day")), length, within)


def _told_over_two(sketch: Sketch, ahead: Sketch) -> Told | None:
    """Read the times of two sentences: "It began at 9am. It ended at 11am after three hours."."""
    words = f"{sketch.words} {ahead.words}"
    if not 1 <= sketch.words.count(T) <= 2 or is_of_parts(words) or _RECURRING.search(words):
        return None
    shift = len(sketch.words) + 1
    both = joined(sketch, ahead)
    for reading in _OVER_TWO:
        match = reading.search(words, concurrent=False)
        if match is None or not match.start("a") < shift <= match.start("l"):
            continue
        subject = match.groupdict().get("subject")
        if subject is None or _names(sketch.words, subject):
            return read_told(both, match)
    return None


def _names(words: str, subject: str) -> bool:
    return regex.search(rf"\b{regex.escape(subject.split()[-1])}\b", words) is not None


# --- the sum ------------------------------------------------------------------------------------


def bind_told(line: Line, told: Told) -> Iterator[tuple[Bound, ...]]:
    spans = _minutes_between(told)
    value = when(told.length)
    if not spans or value is None or value.length is None or value.length.unit is None:
        return
    length = value.length
    room = _LOOSE if length.unit == "hour" else _CLOSE
    per = _PER[length.unit or "minute"]
    high = math.inf if told.within else length.range.high * per + room
    stated = Range(length.range.low * per - room, high)
    passed = min(spans, key=lambda minutes: _distance(minutes, stated))
    ran = Quantity(Range(passed, passed), passed, "minute", "time")
    first, last = told.first.span, told.last.span
    apart = last.start < first.end or told.last.sentence != told.first.sentence
    words = last if apart else Span(first.start, last.end)
    text = line.document.text[words.start : words.end]
    stated_length = replace(
        told.length, kind=Kind.DURATION, value=Quantity(stated, None, "minute", "time")
    )
    yield (
        line.bound(Fact(Kind.DURATION, words, text, told.last.sentence, ran)),
        line.bound(stated_length),
    )


def _distance(minutes: int, stated: Range) -> float:
    return max(float(stated.low) - minutes, minutes - float(stated.high), 0.0)


def _minutes_between(told: Told) -> list[int]:
    """List how many minutes can lie between two times; without a.m. or p.m. there are two."""
    first, last = told.first, told.last
    start, end = _clock(first), _clock(last)
    days = _days_between(told)
    if start is None or end is None or days is None:
        return []
    passed = (end - start) % _DAY or _DAY
    if days:
        return [days * _DAY + end - start]
    if _NEXT_DAY.search(last.text) and end > start:
        return [passed + _DAY]
    sure = all(_SURE.search(fact.text) for fact in (first, last))
    return [passed] if sure else [passed, (passed + _HALF_DAY) % _DAY or _DAY]


def _clock(fact: Fact) -> int | None:
    """Give the minutes after midnight; None where a time is told roughly or by another zone."""
    value = when(fact)
    if value is None or value.clock is None or value.zone is not None:
        return None
    exact = value.clock.low == value.clock.high and not _HEDGED.match(fact.text)
    return int(value.clock.low) if exact else None


def _days_between(told: Told) -> int | None:
    """Count the days from one named weekday to another; zero where only one day is told."""
    named = [
        _weekday(time, day) for time, day in zip((told.first, told.last), told.days, strict=True)
    ]
    if any(day == _UNKNOWN for day in named):
        return None
    a, b = named
    if a is None or b is None:
        return 0
    return (b - a) % 7 or None  # the same weekday may be told twice, or a week lies between


def _weekday(time: Fact, beside: Fact | None) -> int | None:
    """Give the weekday that stands in a time or beside it; none where it is another kind of day."""
    for fact in (time, beside):
        value = when(fact) if fact is not None else None
        if value is not None and value.weekday is not None:
            return value.weekday
    return None if beside is None else _UNKNOWN


FINDERS = (Finder("clock_span", find_clock_spans, binds=(Base.NUMBER,) * 2),)
