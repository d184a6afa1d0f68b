"""Durations, what is counted from now ("two years ago"), and what recurs."""

from __future__ import annotations

import math
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise
from typing import Final

from checkers.facts.times.calendar import months_days
from checkers.facts.times.figures import VULGAR, from_digits, from_words
from checkers.facts.times.grammar import pattern
from checkers.facts.times.hedges import hedge_before, hedged
from checkers.facts.times.memory import a_year_before, counted_from
from checkers.facts.times.notation import duration_name, sum_name, units_in
from checkers.facts.times.scene import Found, Reading, recurring
from checkers.facts.times.shifting import moved
from checkers.facts.times.words import OR_MORE, OR_SO, VALUES, WORDS, is_a
from checkers.model import Kind, Number, Quantity, Range, TimeExpression

_DAYS_IN: Final = {"day": 1, "week": 7, "fortnight": 14, "month": 30, "year": 365, "decade": 3650}


_OF_YEAR: Final = pattern("of_year")


def unit_name(word: str) -> str:
    for category in ("unit", "units", "shortunit"):
        if word in VALUES[category]:
            return str(VALUES[category][word])
    raise ValueError(word)


def number_in(found: Found, name: str) -> Number | None:
    """Read a group's number in figures or words; None where it took no part."""
    text = found.text(name)
    if not text:
        return None
    return from_digits(text) if text[0].isdecimal() else from_words(found.words(name))


def _duration(found: Found) -> Reading | None:
    """Read a length; two of which the second is no smaller stand beside each other."""
    rest = found.match.starts("more")
    if rest and not _descends(found):  # "12 hours a day, six days a week"
        spans = {name: at for name, at in found.spans.items() if name != "more"}
        alone = _one_length(replace(found, spans=spans))
        return None if alone is None else replace(alone, end=rest[0])
    return _one_length(found)


def _descends(found: Found) -> bool:
    names = [unit_name(found.word("unit"))]
    for _, end in found.match.spans("more"):
        names.append(unit_name(found.scene.tokens.parts[end - 1].lower()))
    return all(
        larger != smaller and units_in(larger, smaller) is not None
        for larger, smaller in pairwise(names)
    )


def _one_length(found: Found) -> Reading | None:
    unit = unit_name(found.word("unit"))
    if _is_age(found) or (unit == "second" and _is_ordinal(found)):
        return None
    if found.text("vague"):
        return _vague(found, unit)
    if found.text("one"):
        return _one(found, unit)
    count = number_in(found, "count")
    if count is None:
        return _last_of_several(found, unit)
    if _is_fraction(found, unit) or _is_year(found, count):
        return None
    if found.text("half") or found.text("plus"):
        count += Fraction(1, 2)
    if sign := found.text("vulgar"):
        count += Fraction(*VULGAR[sign.strip()[0]])  # "5 ½ years" as well
    return _counted_up_to(found, unit, count, number_in(found, "high"))


def _is_age(found: Found) -> bool:
    """Tell what the quantities read as an age: "12 years old", "aged 12 months"."""
    return found.word("tail") in WORDS["old"] or found.before().lower() in WORDS["aged"]


def _counted_up_to(found: Found, unit: str, count: Number, high: Number | None) -> Reading | None:
    if high is not None and high < count:  # "from nine to six months": no range, two lengths
        last = _counted(found, unit, high, None)
        return None if last is None else replace(last, begin=found.match.start("high"))
    if unit == "quarter" and count == 2 and (half := _half_year(found)):
        return half
    return _counted(found, unit, count, high)


def _half_year(found: Found) -> Reading | None:
    """Read "the first two quarters of 1990" as that half of it."""
    match = _OF_YEAR.match(found.scene.tokens.classes, found.end, concurrent=False)
    edges = [way for word in found.words("frame") if (way := VALUES["halfedge"].get(word))]
    if match is None or not edges:
        return None
    year, half = int(found.scene.tokens.parts[match.start("year")]), int(edges[0])
    days = months_days(year, 6 * half - 5, 6)
    value = TimeExpression("DATE", f"{year:04}-H{half}", days=days)
    return Reading(Kind.DATE, found.begin, match.end(), value)


def _last_of_several(found: Found, unit: str) -> Reading | None:
    """Read the last of two numbers that make none together: "between nine and six months"."""
    words = found.words("count")
    joint = next((word for word in reversed(words) if word in WORDS["and"]), None)
    if joint is None:
        return None
    last = words[len(words) - words[::-1].index(joint) :]
    count = from_words(last) if last else None
    if count is None:
        return None
    first = from_words(words[: -len(last) - 1])
    if first is not None and first < count and is_a("between", found.before()):
        return _counted(found, unit, first, count)
    made = _counted(found, unit, count, None)
    begin = found.match.end("count") - (2 * len(last) - 1)
    return None if made is None else replace(made, begin=begin)


def _is_fraction(found: Found, unit: str) -> bool:
    """Tell "three-quarters of" and "two seconds" (of votes) from a length of time."""
    return unit == "quarter" and found.word("unit") in VALUES["units"] and not found.text("frame")


def _is_ordinal(found: Found) -> bool:
    """Tell "the forty-second president" from "a forty-second delay"."""
    tokens, unit = found.scene.tokens, found.match.start("unit")
    joined = tokens.classes[unit - 1] == "-" and found.word("unit") in VALUES["ordinal"]
    if not joined or not is_a("the", found.word("frame")):
        return False
    tens = from_words(found.words("count"))
    return tens is not None and tens % 10 == 0


def _is_year(found: Found, count: Number) -> bool:
    """Tell "the 1988 quarter" from a count of quarters."""
    return (
        len(found.text("count")) == 4 and 1900 <= count < 2100 and is_a("unit", found.word("unit"))
    )


def _one(found: Found, unit: str) -> Reading | None:
    """Read "a year", "half an hour", "another week"; "a second" is mostly an ordinal."""
    half = any(is_a("half", word) for word in found.words("one"))
    bare = all(is_a("a", word) for word in found.words("one"))
    if bare and unit in ("second", "quarter", "weekend"):
        return None
    if bare and not found.text("tail") and _per(found):
        return recurring(found, duration_name(unit, 1))
    count: Number = Fraction(1, 2) if half else 1
    if found.text("plus"):
        count += Fraction(1, 2)
    return _counted(found, unit, count, 2 if is_a("ortwo", found.word("so")) else None)


def _per(found: Found) -> bool:
    """Tell "$20 a year" and "two flights a week" from a length of time."""
    tokens = found.scene.tokens
    place = found.begin
    if found.text("hedge") or found.text("more") or found.text("so"):
        return False
    if found.before().lower() in WORDS["notnoun"]:
        return False  # "lost three stone in a year"
    for back in (2, 4, 6):
        if place - back < 1 or tokens.classes[place - back + 1] not in " -$":
            return False
        if is_a("digits", tokens.parts[place - back]) or is_a(
            "numword", tokens.parts[place - back]
        ):
            return True
    return False


def _vague(found: Found, unit: str) -> Reading | None:
    if unit == "quarter" and found.word("unit") in VALUES["unit"]:
        return None
    pair = any(word in WORDS["pair"] for word in found.words("vague"))
    if found.text("tail"):
        return _shifted_pair(found, unit) if pair else _shifted_vague(found, unit)
    length = Quantity(
        Range(2, math.inf, high_open=True), None, unit, "time", hedge=found.text("vague")
    )
    value = TimeExpression("DURATION", duration_name(unit, 2 if pair else None), length=length)
    start = found.begin
    if found.scene.tokens.classes[found.match.start("unit") - 1] == "-":
        start = found.match.start("unit") - 2  # "a several-year deal"
    return Reading(Kind.DURATION, start, found.end, value)


def _shifted_pair(found: Found, unit: str) -> Reading | None:
    """Read "a couple of years ago" as some two years ago."""
    reading = _shifted(found, unit, 2)
    return replace(reading, value=replace(reading.value, days=None)) if reading else None


def _shifted_vague(found: Found, unit: str) -> Reading:
    ref = "PAST_REF" if _direction(found) < 0 else "FUTURE_REF"
    kind_type = "DATE" if unit in _DAYS_IN else "TIME"
    return Reading(Kind.DATE, found.begin, found.end, TimeExpression(kind_type, ref))


def _counted(found: Found, unit: str, count: Number, high: Number | None) -> Reading | None:
    length = _length(found, unit, count, high)
    name = duration_name(unit, None if high is not None else count)
    if found.text("more"):
        summed = _sum(found, unit, count)
        if summed is None:
            return None
        length, name = summed
    mod = _mod(found)
    if found.text("tail"):
        return _shifted(found, unit, count)
    value = TimeExpression("DURATION", name, mod=mod, length=length)
    return Reading(Kind.DURATION, _start(found), found.end, value)


def _start(found: Found) -> int:
    """Return where a duration begins: before a noun ("the 30-day limit") at its number."""
    unit, frame = found.match.start("unit"), found.span("frame")
    hyphened = found.scene.tokens.classes[unit - 1] == "-"
    return frame[1] if hyphened and frame[0] < frame[1] else found.begin


def _term(found: Found) -> Reading | None:
    """Read "a three-year period"."""
    count, unit = number_in(found, "count"), unit_name(found.word("unit"))
    if count is None:
        return None
    length = _length(found, unit, count, None)
    value = TimeExpression("DURATION", duration_name(unit, count), length=length)
    return Reading(Kind.DURATION, found.begin, found.end, value)


def _mod(found: Found) -> str | None:
    words = found.words("hedge")
    if not words:
        return None
    return str(VALUES["hedge"].get(words[0]) or "") or None


def _length(found: Found, unit: str, count: Number, high: Number | None) -> Quantity:
    """Give the range that the wording allows."""
    top = count if high is None else high
    hedge = _hedge(found)
    if found.text("ormore"):
        hedge = OR_MORE
    span = hedged(count, top, hedge) if hedge else Range(count, top)
    stated = count if high is None else None
    plain = isinstance(count, int) and high is None and not hedge
    return Quantity(span, stated, unit, "time", hedge=hedge, round_integer=plain)


def _hedge(found: Found) -> str | None:
    if is_a("so", found.word("so")):
        return OR_SO
    number = next((at for name in ("count", "one") if (at := found.place(name))), None)
    frame = found.span("frame")
    outer = hedge_before(found.scene.tokens, frame[0]) if frame[0] < frame[1] else None
    return outer or (hedge_before(found.scene.tokens, number) if number else None)


def _sum(found: Found, unit: str, count: Number) -> tuple[Quantity, str] | None:
    """Add up "four years, three months and a day" in the smallest unit named."""
    pieces = [(unit, count)]
    for start, end in found.match.spans("more"):
        words = [word.lower() for word in found.scene.tokens.parts[start | 1 : end : 2]]
        small = _plain([word for word in words[:-1] if not is_a("and", word)])
        if small is None:
            return None
        pieces.append((unit_name(words[-1]), small))
    smallest = pieces[-1][0]
    low: Number = 0
    high: Number = 0
    for name, number in pieces:
        factor = units_in(name, smallest)
        if factor is None:
            return None
        low, high = low + number * factor[0], high + number * factor[1]
    hedge = _hedge(found)
    stated = low if low == high else None  # months have no fixed number of days
    span = hedged(low, high, hedge) if hedge else Range(low, high)
    return Quantity(span, stated, smallest, "time", hedge=hedge), sum_name(pieces)


def _plain(words: list[str]) -> Number | None:
    if words and words[0][0].isdecimal():
        return from_digits(words[0])
    return from_words(words)


# --- two years ago, three days later ------------------------------------------------------------


def _direction(found: Found) -> int:
    tail = found.word("tail")
    return 1 if is_a("from", tail) else int(VALUES["shift"][tail])


def _shifted(found: Found, unit: str, count: Number) -> Reading | None:
    tail = found.word("tail")
    if tail in WORDS["unshifted"]:
        return _unshifted(found, unit, count)
    step = _direction(found)
    anchor = found.scene.anchor
    timex, days = None, None
    told = found.told() if tail in WORDS["fromtold"] else None
    if unit == "year" and step * count == -1 and (told or found.memory.compared):
        timex = year_before(found)
    elif told and (there := counted_from(told, unit, int(step * Fraction(count)))):
        timex = there
    elif anchor.day is not None:
        timex, days = moved(anchor.day, unit, step * Fraction(count))
        if tail not in WORDS["fromnow"] or found.text("hedge") or found.text("so"):
            days = None  # counted from another day than the reference, or loosely
    elif unit == "year" and anchor.year:
        timex = f"{anchor.year + int(step * Fraction(count)):04}"
    kind_type = "TIME" if unit in ("hour", "minute", "second") else "DATE"
    value = TimeExpression(
        kind_type, timex, mod=_mod(found), days=days, year_from=anchor.origin if days else None
    )
    return Reading(Kind.DATE, found.begin, found.end, value)


def year_before(found: Found) -> str | None:
    """Name what lies a year before: what the sentence has told, the quarter reported, the year."""
    told = (
        None
        if is_a("ago", found.word("tail")) or is_a("ago", found.word("shift"))
        else found.told()
    )
    quarter = found.memory.compared
    if told and len(told) < 10 and (there := a_year_before(told)):
        return there
    if quarter:
        return a_year_before(quarter) or quarter
    if told and told[:4].isdecimal():
        return f"{int(told[:4]) - 1:04}"
    year = found.scene.anchor.year
    return f"{year - 1:04}" if year else None


def _unshifted(found: Found, unit: str, count: Number) -> Reading:
    """Read "two days before (the vote)" as the two days alone."""
    value = TimeExpression(
        "DURATION", duration_name(unit, count), length=_length(found, unit, count, None)
    )
    return Reading(Kind.DURATION, found.begin, found.match.start("tail") - 1, value)


# --- vague lengths ------------------------------------------------------------------------------


def _some_units(found: Found) -> Reading | None:
    unit = unit_name(found.word("unit"))
    before = found.before()
    if is_a("old", found.following()) or is_a("digits", before) or is_a("numword", before):
        return None
    if unit in ("second", "minute", "hour", "quarter", "weekend") and not found.text("frame"):
        return None
    if unit == "hour" and is_a("first", found.word("frame")) and not is_a("of", found.following()):
        return None  # "opening hours" of a shop
    if is_a("these", found.word("frame")) and unit == "day":
        return Reading(Kind.DATE, found.begin, found.end, TimeExpression("DATE", "PRESENT_REF"))
    if found.word("tail") in WORDS["farshift"]:
        return _shifted_vague(found, unit)
    if is_a("past", found.word("frame")) and found.begin == found.place("frame"):
        return Reading(Kind.DATE, found.begin, found.end, TimeExpression("DATE", "PAST_REF"))
    length = Quantity(Range(1, math.inf, low_open=True, high_open=True), None, unit, "time")
    value = TimeExpression("DURATION", duration_name(unit, None), length=length)
    end = found.match.start("tail") - 1 if found.text("tail") else found.end
    return Reading(Kind.DURATION, found.begin, end, value)


LENGTHS: Final = {
    "duration": _duration,
    "term": _term,
    "some_units": _some_units,
}
